//! The facts of the scorecard, read from the log.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::Journal;
use crate::error::Result;
use crate::programme::Length;
use crate::programme::tasks::PartKind;
use crate::score::{
    InvitationFact, PilotFact, PilotStage, ProfileFact, ResultsFact, ScoreFacts, ScoreMinutes, StageFact,
    TIES_A_MONTH, quarter_ago,
};
use crate::store::{completions, score_rows, worksheets};

/// The tasks that meet points of the profile checklist, with how many. The last one meets the rest.
const PROFILE: [(&str, u32); 3] = [("headline", 1), ("photo-banner", 2), ("main-profile", 7)];
/// Where a look at the search results is answered: step, field, and the tasks that ask for it.
const RESULTS: [(&str, &str, &[&str]); 2] = [
    ("audit", "results-owned", &["private-search"]),
    ("renew", "results-owned-now", &["first-re-audit", "quarter-day"]),
];
/// The task that brings an initiative to each stage.
const STAGES: [(PilotStage, &str); 4] = [
    (PilotStage::Mapped, "map-processes"),
    (PilotStage::Owner, "pilot-page"),
    (PilotStage::Running, "pilot-start"),
    (PilotStage::Measured, "pilot-count"),
];
/// Minutes of an answer to a reply, of a line of evidence, and of someone new with a reason.
const ANSWER: u32 = 5;
const EVIDENCE: u32 = 2;
const TIE: u32 = 3;

impl Journal {
    /// What the scorecard is counted from.
    pub(crate) fn score_facts(&self, conn: &Connection) -> Result<ScoreFacts> {
        let joined_on = self.profile.joined_on;
        let rhythm = self.rhythm.clone().with_stood_for(self.stood_for(conn)?);
        let posts = score_rows::posts(conn)?;
        let first_week = rhythm.first_week();
        let mut facts = ScoreFacts {
            today: self.today,
            joined_on,
            first_week,
            rhythm: rhythm.with_posts([]).with_conversations([]),
            profile: PROFILE.iter().map(|(task, meets)| self.profile_fact(task, *meets)).collect(),
            results: self.results_facts(conn)?,
            posts,
            talks: Vec::new(),
            replies: Vec::new(),
            ties: Vec::new(),
            first_named_on: score_rows::first_named_on(conn)?,
            pilots: worksheets::rows(conn, "leverage")?.iter().filter_map(pilot).collect(),
            stages: STAGES.iter().map(|(stage, task)| self.stage_fact(*stage, task)).collect(),
            invitations: self.invitations(conn)?,
            ties_a_month: self.profile.ties_a_month.unwrap_or(TIES_A_MONTH),
            minutes: self.score_minutes(),
            task_minutes: PROFILE
                .iter()
                .map(|(task, _)| *task)
                .chain(STAGES.iter().map(|(_, task)| *task))
                .map(|task| (task.to_owned(), self.usual_minutes(task)))
                .collect(),
        };
        let from = facts.looks_back_from(joined_on);
        facts.talks = score_rows::talks(conn, from)?;
        facts.replies = score_rows::replies(conn, from)?;
        facts.ties = score_rows::ties(conn, from)?;
        Ok(facts)
    }

    /// The dates of the tasks that take the place of a week's post, over all years.
    fn stood_for(&self, conn: &Connection) -> Result<Vec<NaiveDate>> {
        let stands = |task: &str| {
            self.programme
                .task(task)
                .is_some_and(|(_, task)| task.stands_for.as_deref() == Some("weekly-post"))
        };
        let done = completions::once(conn)?;
        let done = done.iter().filter(|(task, _)| stands(task)).map(|(_, latest)| latest.done_on);
        let sittings = self.parts.iter().filter(|part| part.kind == PartKind::Sitting && stands(&part.task));
        Ok(done.chain(sittings.map(|part| part.done_on)).collect())
    }

    fn profile_fact(&self, task: &str, meets: u32) -> ProfileFact {
        ProfileFact { task: task.to_owned(), meets, done_on: self.done_on(task) }
    }

    fn stage_fact(&self, stage: PilotStage, task: &str) -> StageFact {
        StageFact { stage, task: task.to_owned(), done_on: self.done_on(task) }
    }

    fn results_facts(&self, conn: &Connection) -> Result<Vec<ResultsFact>> {
        let mut facts = Vec::new();
        for (step, field, tasks) in RESULTS {
            let rows = worksheets::rows(conn, step)?;
            let answer = rows.first().and_then(|row| row.answers.get(field));
            let Some(owned) = answer.and_then(|answer| leading_number(answer)) else { continue };
            facts.push(ResultsFact {
                field: field.to_owned(),
                task: tasks.first().copied().unwrap_or_default().to_owned(),
                owned: owned.min(10),
                on: tasks.iter().filter_map(|task| self.done_on(task)).max(),
            });
        }
        Ok(facts)
    }

    /// Venues that said yes, by their deadline.
    fn invitations(&self, conn: &Connection) -> Result<Vec<InvitationFact>> {
        let rows = worksheets::rows(conn, "stages")?;
        let said_yes = |row: &&worksheets::Row| {
            row.answers.get("status").is_some_and(|status| matches!(status.as_str(), "accepted" | "held"))
        };
        let dated = rows.iter().filter(said_yes).filter_map(|row| {
            let deadline: NaiveDate = row.answers.get("deadline")?.parse().ok()?;
            Some(InvitationFact { row: row.id, on: deadline.min(self.today) })
        });
        let mut dated: Vec<_> = dated.collect();
        dated.sort_by_key(|fact| fact.on);
        Ok(dated)
    }

    fn score_minutes(&self) -> ScoreMinutes {
        let talk = self.programme.recurring("read-and-comment").map_or(8, |(_, task)| {
            let (length, wanted) = (self.length(), task.count);
            task.minutes.at(length) / wanted.map_or(1, |wanted| wanted.at(length)).max(1)
        });
        let talk = if self.length() == Length::Light { talk.max(1) } else { talk };
        ScoreMinutes { post: self.post_minutes(), talk, answer: ANSWER, evidence: EVIDENCE, tie: TIE }
    }

    /// The score of today and the one a quarter ago or at the start, as far as there are.
    pub(crate) fn scores(&self, conn: &Connection) -> Result<(Option<u32>, Option<u32>)> {
        let facts = self.score_facts(conn)?;
        let now = facts.on(self.today);
        let then = quarter_ago(&facts.months(&now)).and_then(|month| month.score);
        Ok((now.total(), then))
    }
}

/// How far an initiative has got, as its row says. One that was stopped before it was counted is on the map and no further.
fn pilot(row: &worksheets::Row) -> Option<PilotFact> {
    let answer = |field: &str| row.answers.get(field).map_or("", String::as_str);
    let status = answer("status");
    let stage = if status == "measured" || !answer("metric-result").is_empty() {
        PilotStage::Measured
    } else if status == "running" {
        PilotStage::Running
    } else if status != "stopped" && (status == "sponsored" || !answer("sponsor").is_empty()) {
        PilotStage::Owner
    } else if !status.is_empty() || !answer("process").is_empty() || !answer("friction").is_empty() {
        PilotStage::Mapped
    } else {
        return None;
    };
    Some(PilotFact { row: row.id, stage })
}

/// The number an answer begins with: "7", "7 of 10".
fn leading_number(answer: &str) -> Option<u32> {
    let digits: String = answer.trim().chars().take_while(char::is_ascii_digit).take(3).collect();
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_what_an_answer_begins_with() {
        assert_eq!(leading_number(" 7 of 10"), Some(7));
        assert_eq!(leading_number("about 7"), None);
    }
}
