//! Each signal on a day.

use std::collections::BTreeMap;

use chrono::{Duration, NaiveDate};

use super::facts::{PilotStage, ScoreFacts, within};
use super::{
    CHECKLIST, CONVERSATIONS_A_WEEK, INVITATION_DAYS, RESULTS_WANTED, Score, ScoreRow, ScoreSignal, Signal,
    Source, WEEKS_NEEDED,
};
use crate::people::kind::PersonKind;
use crate::rhythm::{Rhythm, WeekVerdict};

/// The groups to reach. Role models are whom the user learns from.
pub(super) const GROUPS: [PersonKind; 5] = [
    PersonKind::Peer,
    PersonKind::Business,
    PersonKind::Partner,
    PersonKind::Customer,
    PersonKind::NextGeneration,
];
/// A reply of today or yesterday isn't late yet.
const REPLY_DAYS: i64 = 2;

/// What the signals of a day have in common.
struct Window {
    day: NaiveDate,
    /// The first day that is looked back to.
    from: NaiveDate,
    /// That, or the first week that counts where it is later; `None` before the voice has started.
    counts_from: Option<NaiveDate>,
    rhythm: Rhythm,
    /// The weeks from there on, the running one last, each with what became of it.
    weeks: Vec<(NaiveDate, WeekVerdict)>,
}

impl ScoreFacts {
    /// The score on a day: what was done up to then, and nothing that came later.
    #[must_use]
    pub fn on(&self, day: NaiveDate) -> Score {
        let window = self.window(day);
        let signals = ScoreSignal::ALL.iter().map(|kind| self.signal(*kind, &window)).collect();
        Score { on: day, signals }
    }

    fn window(&self, day: NaiveDate) -> Window {
        let from = self.looks_back_from(day);
        let rhythm = self.weeks_on(from, day);
        let counts_from = self.first_week.filter(|first| *first <= day).map(|first| first.max(from));
        let running = rhythm.week_of(day);
        let starts =
            counts_from.into_iter().flat_map(|first| first.iter_weeks().take_while(|week| *week <= running));
        let weeks = starts.map(|week| (week, rhythm.verdict(week, day))).collect();
        Window { day, from, counts_from, rhythm, weeks }
    }

    fn signal(&self, kind: ScoreSignal, window: &Window) -> Signal {
        match kind {
            ScoreSignal::Checklist => self.checklist(window.day),
            ScoreSignal::Results => self.results(window.day),
            ScoreSignal::Weeks => self.weeks(window),
            ScoreSignal::Substance => self.substance(window),
            ScoreSignal::Talks => self.talks(window),
            ScoreSignal::Replies => self.replies(window),
            ScoreSignal::Ties => self.ties(window),
            ScoreSignal::Groups => self.groups(window),
            ScoreSignal::Pilot => self.pilot(window.day),
            ScoreSignal::Invitations => self.invitations(window.day),
        }
    }

    /// Points of the checklist. The last task is done when all are met, so it meets what the others leave.
    fn checklist(&self, day: NaiveDate) -> Signal {
        let mut met = 0;
        let mut rows = Vec::new();
        let mut since = None;
        for (at, fact) in self.profile.iter().enumerate() {
            let Some(on) = fact.done_on.filter(|on| *on <= day) else { continue };
            let is_last = at + 1 == self.profile.len();
            let meets = if is_last { CHECKLIST - met } else { fact.meets };
            met += meets;
            since = Some(since.map_or(on, |earlier: NaiveDate| earlier.min(on)));
            let share = f64::from(meets) / f64::from(CHECKLIST);
            rows.push(ScoreRow { source: Source::Profile(at), on: Some(on), share });
        }
        let value = since.map(|_| f64::from(met) / f64::from(CHECKLIST));
        Signal { since, rows, ..plain(ScoreSignal::Checklist, value, met, CHECKLIST) }
    }

    /// The latest look at the search results. One without a date counts today.
    fn results(&self, day: NaiveDate) -> Signal {
        let on =
            |at: usize| self.results.get(at).and_then(|fact| fact.on.or((day == self.today).then_some(day)));
        let look = (0..self.results.len()).rfind(|at| on(*at).is_some_and(|on| on <= day));
        let Some(at) = look else { return plain(ScoreSignal::Results, None, 0, RESULTS_WANTED) };
        let owned = self.results.get(at).map_or(0, |fact| fact.owned);
        let value = share(owned, RESULTS_WANTED);
        let row = ScoreRow { source: Source::Results(at), on: on(at), share: value };
        Signal {
            since: on(at),
            rows: if owned > 0 { vec![row] } else { Vec::new() },
            ..plain(ScoreSignal::Results, Some(value), owned, RESULTS_WANTED)
        }
    }

    /// Weeks kept of those planned. The running one counts once it's kept, in place of the oldest.
    fn weeks(&self, window: &Window) -> Signal {
        let weeks = window.judged();
        let planned: Vec<_> = weeks
            .iter()
            .filter(|(_, verdict)| !verdict.is_left_out() && *verdict != WeekVerdict::Running)
            .collect();
        let (of, kept) = (count(planned.len()), planned.iter().filter(|(_, verdict)| verdict.is_kept()));
        let rows =
            rows(kept.map(|(week, verdict)| (self.week_source(window, *week, *verdict), Some(*week))), of);
        let (kept, since) = (count(rows.len()), planned.first().map(|(week, _)| *week));
        let value = (of >= WEEKS_NEEDED).then(|| share(kept, of));
        Signal { weeks: of, ..measured(ScoreSignal::Weeks, value, kept, of, since, rows) }
    }

    /// The post that kept a week; of one that was made up for, the last of the week after.
    fn week_source(&self, window: &Window, week: NaiveDate, verdict: WeekVerdict) -> Source {
        let made_up = verdict == WeekVerdict::MadeUp;
        let first = if made_up { week + Duration::weeks(1) } else { week };
        let posts = within(&self.posts, |post| post.on, first, (first + Duration::days(6)).min(window.day));
        let post = if made_up { posts.last() } else { posts.first() };
        Source::Week(week, post.map(|post| post.id))
    }

    /// Posts with evidence, guidance or a case, of those the user logged in these weeks.
    fn substance(&self, window: &Window) -> Signal {
        let posts = within(&self.posts, |post| post.on, window.from, window.day);
        let known: Vec<_> = posts.iter().filter(|post| post.substance.is_some()).collect();
        let with = known.iter().filter(|post| post.substance == Some(true));
        let of = count(known.len());
        let rows = rows(with.map(|post| (Source::Post(post.id), Some(post.on))), of);
        let value = (of > 0).then(|| share(count(rows.len()), of));
        measured(
            ScoreSignal::Substance,
            value,
            count(rows.len()),
            of,
            known.first().map(|post| post.on),
            rows,
        )
    }

    /// Conversations against what was wanted of the weeks that count and are over.
    fn talks(&self, window: &Window) -> Signal {
        let weeks = window.over();
        let wanted: u32 = weeks.iter().map(|week| wanted_in(&self.rhythm, *week)).sum();
        let found = window.since_counting(&self.talks, |talk| talk.on).iter().filter(|talk| talk.counts);
        let found: Vec<_> = found.map(|talk| (Source::Talk(talk.id), Some(talk.on))).collect();
        window.by_week(ScoreSignal::Talks, &weeks, found, f64::from(wanted))
    }

    /// Replies that were answered, of those that had the time to be.
    fn replies(&self, window: &Window) -> Signal {
        let day = window.day;
        let answered = |answered_on: Option<NaiveDate>| answered_on.is_some_and(|on| on <= day);
        let due: Vec<_> = within(&self.replies, |reply| reply.on, window.from, day)
            .iter()
            .filter(|reply| answered(reply.answered_on) || reply.on + Duration::days(REPLY_DAYS) <= day)
            .collect();
        let of = count(due.len());
        let done = due.iter().filter(|reply| answered(reply.answered_on));
        let rows = rows(done.map(|reply| (Source::Talk(reply.talk), reply.answered_on)), of);
        let value = (of > 0).then(|| share(count(rows.len()), of));
        measured(ScoreSignal::Replies, value, count(rows.len()), of, due.first().map(|reply| reply.on), rows)
    }

    /// People who are new and relevant, against what is aimed at in the weeks that count and are over.
    fn ties(&self, window: &Window) -> Signal {
        let weeks = window.over();
        let wanted = f64::from(self.ties_a_month * 12) * f64::from(count(weeks.len())) / 52.0;
        let new = window.since_counting(&self.ties, |tie| tie.on).iter();
        let new = new.filter(|tie| tie.relevant_on <= window.day);
        let new: Vec<_> = new.map(|tie| (Source::Person(tie.person), Some(tie.on))).collect();
        window.by_week(ScoreSignal::Ties, &weeks, new, wanted)
    }

    /// Groups with whom the user talked in these weeks.
    fn groups(&self, window: &Window) -> Signal {
        let of = count(GROUPS.len());
        let Some(since) = self.first_named_on.filter(|first| *first <= window.day) else {
            return plain(ScoreSignal::Groups, None, 0, of);
        };
        let mut latest = BTreeMap::new();
        for talk in within(&self.talks, |talk| talk.on, window.from, window.day) {
            if let Some(group) = talk.group.filter(|group| GROUPS.contains(group)) {
                latest.insert(group, (talk.id, talk.on));
            }
        }
        let reached = latest.into_iter().map(|(group, (talk, on))| (Source::Group(group, talk), Some(on)));
        let rows = rows(reached, of);
        let value = Some(share(count(rows.len()), of));
        measured(ScoreSignal::Groups, value, count(rows.len()), of, Some(since), rows)
    }

    /// The initiative that has got furthest. On an earlier day it had got no further than the tasks done by then say.
    fn pilot(&self, day: NaiveDate) -> Signal {
        let by_then = self.stages.iter().filter(|stage| stage.done_on.is_some_and(|on| on <= day));
        let by_then = by_then.max_by_key(|stage| stage.stage);
        // Of two that have got equally far the first in the register.
        let furthest = self.pilots.iter().rev().max_by_key(|pilot| pilot.stage);
        let reached = match furthest {
            Some(pilot) if day == self.today => Some((pilot, pilot.stage)),
            Some(pilot) => by_then.map(|stage| (pilot, pilot.stage.min(stage.stage))),
            None => None,
        };
        let quarters = reached.map_or(0, |(_, stage)| stage.quarters());
        let of = count(PilotStage::ALL.len());
        let value = share(quarters, of);
        let on = |stage: PilotStage| self.stages.iter().find(|known| known.stage == stage)?.done_on;
        let row = |(pilot, stage): (&super::PilotFact, PilotStage)| ScoreRow {
            source: Source::Initiative(pilot.row, stage),
            on: on(stage).filter(|on| *on <= day),
            share: value,
        };
        let rows = reached.map(row).into_iter().collect();
        measured(ScoreSignal::Pilot, Some(value), quarters, of, Some(self.joined_on), rows)
    }

    /// Invitations of the last 90 days: the first is worth half, the third makes it whole.
    fn invitations(&self, day: NaiveDate) -> Signal {
        let first = day - Duration::days(INVITATION_DAYS - 1);
        let found = within(&self.invitations, |invitation| invitation.on, first, day);
        let value = match found.len() {
            0 => 0.0,
            1 => 0.5,
            2 => 0.8,
            _ => 1.0,
        };
        let each = value / f64::from(count(found.len()).max(1));
        let row = |fact: &super::InvitationFact| ScoreRow {
            source: Source::Venue(fact.row),
            on: Some(fact.on),
            share: each,
        };
        let rows = found.iter().map(row).collect();
        measured(ScoreSignal::Invitations, Some(value), count(found.len()), 3, Some(self.joined_on), rows)
    }
}

impl Window {
    /// The weeks that are judged: twelve, the running one among them once it's kept.
    fn judged(&self) -> Vec<(NaiveDate, WeekVerdict)> {
        let mut weeks = self.weeks.clone();
        if weeks.last().is_some_and(|(_, verdict)| !verdict.is_kept()) {
            weeks.pop();
        } else if weeks.first().is_some_and(|(week, _)| *week == self.from) {
            weeks.remove(0);
        }
        weeks
    }

    /// The weeks that are over and count, whether a post was planned in them or not.
    fn over(&self) -> Vec<NaiveDate> {
        let counts = |verdict: WeekVerdict| !verdict.is_left_out() || verdict == WeekVerdict::Off;
        let running = self.rhythm.week_of(self.day);
        let weeks = self.weeks.iter().filter(|(week, verdict)| *week < running && counts(*verdict));
        weeks.map(|(week, _)| *week).collect()
    }

    /// Of a sorted list what happened since weeks count.
    fn since_counting<'a, T>(&self, list: &'a [T], on: impl Fn(&T) -> NaiveDate) -> &'a [T] {
        self.counts_from.map_or(&[], |from| within(list, on, from, self.day))
    }

    /// What is counted by week, against what is wanted in the weeks that count.
    fn by_week(
        &self,
        kind: ScoreSignal,
        weeks: &[NaiveDate],
        found: Vec<(Source, Option<NaiveDate>)>,
        wanted: f64,
    ) -> Signal {
        let enough = count(weeks.len()) >= WEEKS_NEEDED && wanted > 0.0;
        let number = count(found.len());
        let value = enough.then(|| (f64::from(number) / wanted).min(1.0));
        let each = value.unwrap_or(0.0) / f64::from(number.max(1));
        let rows = found.into_iter().map(|(source, on)| ScoreRow { source, on, share: each }).collect();
        let of = (0..).find(|whole| f64::from(*whole) >= wanted).unwrap_or(0);
        Signal {
            weeks: count(weeks.len()),
            ..measured(kind, value, number, of, weeks.first().copied(), rows)
        }
    }
}

/// Conversations wanted of a week: the user's own goal, or else three.
pub(super) fn wanted_in(rhythm: &Rhythm, week: NaiveDate) -> u32 {
    match rhythm.goal(week).conversations {
        0 => CONVERSATIONS_A_WEEK,
        own => own,
    }
}

fn plain(kind: ScoreSignal, value: Option<f64>, count: u32, of: u32) -> Signal {
    Signal { kind, value, count, of, weeks: 0, since: None, rows: Vec::new() }
}

/// A signal with its rows, which say nothing while it can't be measured.
fn measured(
    kind: ScoreSignal,
    value: Option<f64>,
    count: u32,
    of: u32,
    since: Option<NaiveDate>,
    rows: Vec<ScoreRow>,
) -> Signal {
    let is_measured = value.is_some();
    Signal {
        since: since.filter(|_| is_measured),
        rows: if is_measured { rows } else { Vec::new() },
        ..plain(kind, value, count, of)
    }
}

/// Rows of equal shares, of as many as there could be.
fn rows(found: impl Iterator<Item = (Source, Option<NaiveDate>)>, of: u32) -> Vec<ScoreRow> {
    let share = 1.0 / f64::from(of.max(1));
    found.map(|(source, on)| ScoreRow { source, on, share }).collect()
}

/// Part of a whole, at most 1.
fn share(part: u32, whole: u32) -> f64 {
    (f64::from(part) / f64::from(whole.max(1))).min(1.0)
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
