//! The score counted a second time, from the tables alone, as docs/score.md says it: loops, no index, nothing shared with
//! the program.

use std::collections::BTreeSet;
use std::path::Path;

use chrono::{Datelike, Duration, Months, NaiveDate};
use rusqlite::{Connection, OpenFlags};

/// What is counted, with its weight, in the program's order.
pub(super) const SIGNALS: [(&str, f64); 10] = [
    ("checklist", 10.0),
    ("results", 10.0),
    ("weeks", 15.0),
    ("substance", 10.0),
    ("talks", 12.0),
    ("replies", 8.0),
    ("ties", 8.0),
    ("groups", 7.0),
    ("pilot", 10.0),
    ("invitations", 10.0),
];

struct Goal {
    from: NaiveDate,
    posts: i64,
    conversations: i64,
    every: i64,
}

/// A journal's tables, with the days as text.
pub(super) struct Tables {
    conn: Connection,
    today: NaiveDate,
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn monday(day: NaiveDate) -> NaiveDate {
    day - Duration::days(day.weekday().num_days_from_monday().into())
}

impl Tables {
    pub(super) fn of(database: &Path, today: NaiveDate) -> Self {
        Self { conn: Connection::open_with_flags(database, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap(), today }
    }

    /// The first column of each row.
    fn all(&self, sql: &str) -> Vec<String> {
        self.rows(sql).into_iter().map(|row| row[0].clone()).collect()
    }

    /// Rows as texts; empty for nothing.
    fn rows(&self, sql: &str) -> Vec<Vec<String>> {
        let mut statement = self.conn.prepare(sql).unwrap();
        let columns = statement.column_count();
        let text = |value: rusqlite::types::Value| match value {
            rusqlite::types::Value::Null => String::new(),
            rusqlite::types::Value::Integer(number) => number.to_string(),
            rusqlite::types::Value::Text(text) => text,
            other => panic!("{other:?}"),
        };
        let rows = statement.query_map([], |row| {
            (0..columns).map(|at| row.get(at).map(text)).collect::<rusqlite::Result<Vec<_>>>()
        });
        rows.unwrap().map(Result::unwrap).collect()
    }

    fn joined(&self) -> NaiveDate {
        date(&self.all("SELECT joined_on FROM profile")[0])
    }

    fn goals(&self) -> Vec<Goal> {
        let rows =
            self.rows("SELECT from_on, posts, conversations, every_weeks FROM weekly_goal ORDER BY from_on");
        let number = |text: &String| text.parse().unwrap();
        let goal = |row: &Vec<String>| Goal {
            from: date(&row[0]),
            posts: number(&row[1]),
            conversations: number(&row[2]),
            every: number(&row[3]),
        };
        rows.iter().map(goal).collect()
    }

    /// First days of posts, up to a day.
    fn posts(&self, day: NaiveDate) -> Vec<NaiveDate> {
        let first = self.all("SELECT min(published_on) FROM publication GROUP BY post_id");
        first.iter().map(|on| date(on)).filter(|on| *on <= day).collect()
    }

    /// When the voice started: the first whole week that a post was wanted of.
    fn voice(&self) -> Option<NaiveDate> {
        let wanted = self.goals().into_iter().find(|goal| goal.posts > 0)?.from;
        Some(if monday(wanted) == wanted { wanted } else { monday(wanted) + Duration::days(7) })
    }

    /// The goal of a week, and the day it holds from.
    fn goal(&self, week: NaiveDate) -> Goal {
        let mut chosen = None;
        for goal in self.goals() {
            if goal.from <= week + Duration::days(6) || chosen.is_none() {
                chosen = Some(goal);
            }
        }
        chosen.unwrap()
    }

    fn before_voice(&self, week: NaiveDate) -> bool {
        let Some(voice) = self.voice() else { return true };
        (week < voice && week >= monday(self.joined())) || self.goal(week).posts == 0
    }

    fn between(&self, week: NaiveDate) -> bool {
        let (goal, Some(voice)) = (self.goal(week), self.voice()) else { return false };
        let first = monday(goal.from).max(voice);
        goal.every == 2 && (week - first).num_weeks().rem_euclid(2) == 1
    }

    fn posts_in(&self, week: NaiveDate, day: NaiveDate) -> i64 {
        self.posts(day).iter().filter(|on| monday(**on) == week).count().try_into().unwrap()
    }

    fn kept(&self, week: NaiveDate, day: NaiveDate) -> bool {
        let wanted = self.goal(week).posts;
        wanted > 0 && !self.before_voice(week) && self.posts_in(week, day) >= wanted
    }

    /// The first week that counts: a run of kept weeks that leads up to joining comes along.
    fn first_week(&self) -> Option<NaiveDate> {
        let mut first = self.voice()?;
        while first <= monday(self.joined()) && self.kept(first - Duration::days(7), self.today) {
            first -= Duration::days(7);
        }
        Some(first)
    }

    fn paused(&self, week: NaiveDate) -> bool {
        let pauses = self.rows("SELECT from_on, to_on FROM pause");
        let covers = |day: NaiveDate| {
            pauses.iter().filter(|pause| date(&pause[0]) <= day && day <= date(&pause[1])).count()
        };
        (0..7).map(|ahead| covers(week + Duration::days(ahead))).sum::<usize>() >= 4
    }

    fn held(&self, week: NaiveDate) -> bool {
        self.rows("SELECT from_on, until_on FROM voice_hold").iter().any(|hold| {
            date(&hold[0]) <= week + Duration::days(6) && (hold[1].is_empty() || week <= date(&hold[1]))
        })
    }

    fn reserved(&self, week: NaiveDate) -> bool {
        let quarter = |day: NaiveDate| (day.year(), day.month0() / 3);
        let spent: BTreeSet<_> =
            self.all("SELECT week_on FROM reserve_week").iter().map(|on| monday(date(on))).collect();
        spent.into_iter().filter(|on| quarter(*on) == quarter(week)).take(2).any(|on| on == week)
    }

    fn stood_for(&self, week: NaiveDate) -> bool {
        self.all(
            "SELECT done_on FROM completion WHERE occurrence_on IS NULL AND task IN ('publish-lesson', 'first-article')
             UNION ALL SELECT done_on FROM task_part WHERE kind = 'sitting' AND task IN ('publish-lesson', 'first-article')",
        )
        .iter()
        .any(|on| monday(date(on)) == week)
    }

    /// What became of a week: one letter each. Kept, made up, missed; not counted: before the voice, paused, on hold,
    /// a week off, a reserve week, not over.
    fn verdict(&self, week: NaiveDate, day: NaiveDate) -> char {
        let over = week + Duration::days(7) <= day;
        let after = week + Duration::days(7);
        let wanted_after =
            if self.before_voice(after) || self.between(after) { 0 } else { self.goal(after).posts };
        if self.kept(week, day) {
            'k'
        } else if self.before_voice(week) {
            'n'
        } else if self.paused(week) {
            'p'
        } else if self.held(week) {
            'h'
        } else if self.between(week) || self.stood_for(week) {
            'o'
        } else if over && self.posts_in(after, day) > wanted_after {
            'm'
        } else if self.reserved(week) {
            'r'
        } else if over {
            'x'
        } else {
            '?'
        }
    }

    /// The twelve weeks before a day's own, and that one, as far as they are on or after the first that counts.
    fn weeks(&self, day: NaiveDate) -> Vec<(NaiveDate, char)> {
        let Some(first) = self.first_week().filter(|first| *first <= day) else { return Vec::new() };
        (0..=12)
            .rev()
            .map(|back| monday(day) - Duration::days(7 * back))
            .filter(|week| *week >= first)
            .map(|week| (week, self.verdict(week, day)))
            .collect()
    }

    /// Every signal, 0 to 1, or nothing where it can't be measured.
    pub(super) fn signals(&self, day: NaiveDate) -> Vec<Option<f64>> {
        vec![
            self.checklist(day),
            self.results(day),
            self.weeks_kept(day),
            self.substance(day),
            self.talks(day),
            self.replies(day),
            self.ties(day),
            self.groups(day),
            self.pilot(day),
            Some(self.invitations(day)),
        ]
    }

    fn done(&self, task: &str) -> Option<NaiveDate> {
        let once = format!("SELECT done_on FROM completion WHERE task = '{task}' AND occurrence_on IS NULL");
        let turns = format!(
            "SELECT done_on FROM completion WHERE task = '{task}' AND occurrence_on IS NOT NULL ORDER BY occurrence_on DESC LIMIT 1"
        );
        self.all(&turns).first().or(self.all(&once).first()).map(|on| date(on))
    }

    fn checklist(&self, day: NaiveDate) -> Option<f64> {
        let done = |task: &str| self.done(task).is_some_and(|on| on <= day);
        let (headline, banner, whole) = (done("headline"), done("photo-banner"), done("main-profile"));
        let points = if whole { 10 } else { i32::from(headline) + 2 * i32::from(banner) };
        (headline || banner || whole).then(|| f64::from(points) / 10.0)
    }

    fn answer(&self, step: &str, field: &str) -> Option<String> {
        let sql = format!(
            "SELECT answer FROM worksheet_answer JOIN worksheet_row ON worksheet_row.id = row_id
             WHERE step = '{step}' AND field = '{field}' ORDER BY position LIMIT 1"
        );
        self.all(&sql).into_iter().next()
    }

    fn results(&self, day: NaiveDate) -> Option<f64> {
        let value = |answer: String| f64::min(answer.parse::<f64>().unwrap().min(10.0) / 6.0, 1.0);
        let counts = |on: Option<NaiveDate>| on.map_or(day == self.today, |on| on <= day);
        let again = self.done("first-re-audit").max(self.done("quarter-day"));
        let second = self.answer("renew", "results-owned-now").filter(|_| counts(again));
        let first = self.answer("audit", "results-owned").filter(|_| counts(self.done("private-search")));
        second.or(first).map(value)
    }

    fn weeks_kept(&self, day: NaiveDate) -> Option<f64> {
        let mut weeks = self.weeks(day);
        if weeks.last().is_some_and(|(_, verdict)| matches!(verdict, 'k' | 'm')) {
            if weeks.len() == 13 {
                weeks.remove(0);
            }
        } else {
            weeks.pop();
        }
        let planned: Vec<_> =
            weeks.iter().filter(|(_, verdict)| matches!(verdict, 'k' | 'm' | 'x')).collect();
        let kept = planned.iter().filter(|(_, verdict)| *verdict != 'x').count();
        (planned.len() >= 4).then(|| kept as f64 / planned.len() as f64)
    }

    /// First days of the weeks that are over and count for conversations and ties.
    fn over(&self, day: NaiveDate) -> Vec<NaiveDate> {
        let mut weeks = self.weeks(day);
        weeks.retain(|(week, verdict)| *week < monday(day) && matches!(verdict, 'k' | 'm' | 'x' | 'o'));
        weeks.into_iter().map(|(week, _)| week).collect()
    }

    /// From when on conversations and ties count: twelve weeks ago, and not before weeks do.
    fn counting_from(&self, day: NaiveDate) -> Option<NaiveDate> {
        let first = self.first_week().filter(|first| *first <= day)?;
        Some(first.max(monday(day) - Duration::days(84)))
    }

    fn brought(&self, table: &str, id: &str) -> bool {
        let sql = format!(
            "SELECT 1 FROM import_row JOIN import_batch ON import_batch.id = batch_id
             WHERE tbl = '{table}' AND row_id = {id} AND undone = 0"
        );
        !self.all(&sql).is_empty()
    }

    fn substance(&self, day: NaiveDate) -> Option<f64> {
        let (mut with, mut all) = (0, 0);
        for post in self.rows("SELECT id, evidence, takeaway, step, conversation_id FROM post") {
            let sql = format!("SELECT min(published_on) FROM publication WHERE post_id = {}", post[0]);
            let first = self.all(&sql).into_iter().next().unwrap_or_default();
            if first.is_empty() || date(&first) > day || date(&first) < monday(day) - Duration::days(84) {
                continue;
            }
            if !self.brought("post", &post[0]) {
                all += 1;
                with += i32::from(post[1..].iter().any(|text| !text.is_empty()));
            }
        }
        (all > 0).then(|| f64::from(with) / f64::from(all))
    }

    fn talks(&self, day: NaiveDate) -> Option<f64> {
        let weeks = self.over(day);
        let from = self.counting_from(day)?;
        let target = |week: &NaiveDate| match self.goal(*week).conversations {
            0 => 3,
            own => own,
        };
        let wanted: i64 = weeks.iter().map(target).sum();
        let all = self.rows("SELECT happened_on, kind FROM conversation");
        let made = all
            .iter()
            .filter(|talk| talk[1] != "invitation" && date(&talk[0]) >= from && date(&talk[0]) <= day)
            .count();
        (weeks.len() >= 4).then(|| f64::min(made as f64 / wanted as f64, 1.0))
    }

    fn replies(&self, day: NaiveDate) -> Option<f64> {
        let (mut answered, mut due) = (0, 0);
        for reply in
            self.rows("SELECT replied_on, answered_on FROM conversation WHERE replied_on IS NOT NULL")
        {
            let on = date(&reply[0]);
            if on > day || on < monday(day) - Duration::days(84) {
                continue;
            }
            let is_answered = !reply[1].is_empty() && date(&reply[1]) <= day;
            answered += i32::from(is_answered);
            due += i32::from(is_answered || (day - on).num_days() >= 2);
        }
        (due > 0).then(|| f64::from(answered) / f64::from(due))
    }

    fn ties(&self, day: NaiveDate) -> Option<f64> {
        let weeks = self.over(day);
        let from = self.counting_from(day)?;
        let mut new = 0;
        for person in self.rows("SELECT id, kind, why, habit, added_on, known_since FROM person") {
            let brought = self.brought("person", &person[0]);
            let since = match (&person[5], brought) {
                (known, _) if !known.is_empty() => known,
                (_, false) => &person[4],
                (_, true) => continue,
            };
            let sql = format!("SELECT happened_on FROM conversation WHERE person_id = {}", person[0]);
            let talked = self.all(&sql).iter().any(|on| date(on) <= day);
            let reason = person[1] != "role_model" && !(person[2].is_empty() && person[3].is_empty());
            if (reason || talked) && date(since) >= from && date(since) <= day {
                new += 1;
            }
        }
        let target = self.all("SELECT ifnull(ties_a_month, 8) FROM profile")[0].parse::<f64>().unwrap();
        let wanted = target * 12.0 / 52.0 * weeks.len() as f64;
        (weeks.len() >= 4).then(|| f64::min(f64::from(new) / wanted, 1.0))
    }

    fn groups(&self, day: NaiveDate) -> Option<f64> {
        let all = self
            .rows("SELECT happened_on, person.kind FROM conversation JOIN person ON person.id = person_id");
        if !all.iter().any(|talk| date(&talk[0]) <= day) {
            return None;
        }
        let recent = |on: &str| date(on) <= day && date(on) >= monday(day) - Duration::days(84);
        let groups: BTreeSet<_> = all
            .iter()
            .filter(|talk| recent(&talk[0]) && talk[1] != "role_model")
            .map(|talk| talk[1].clone())
            .collect();
        Some(groups.len() as f64 / 5.0)
    }

    fn pilot(&self, day: NaiveDate) -> Option<f64> {
        let mut furthest = 0;
        for row in self.all("SELECT id FROM worksheet_row WHERE step = 'leverage'") {
            let answer = |field: &str| {
                let sql =
                    format!("SELECT answer FROM worksheet_answer WHERE row_id = {row} AND field = '{field}'");
                self.all(&sql).into_iter().next().unwrap_or_default()
            };
            let status = answer("status");
            let stage = if status == "measured" || !answer("metric-result").is_empty() {
                4
            } else if status == "running" {
                3
            } else if status == "sponsored" || (status != "stopped" && !answer("sponsor").is_empty()) {
                2
            } else {
                i32::from(
                    !status.is_empty() || !answer("process").is_empty() || !answer("friction").is_empty(),
                )
            };
            furthest = furthest.max(stage);
        }
        if day != self.today {
            let tasks = ["map-processes", "pilot-page", "pilot-start", "pilot-count"];
            let done = (1..=4).rev().find(|at| self.done(tasks[*at - 1]).is_some_and(|on| on <= day));
            furthest = furthest.min(done.map_or(0, |at| i32::try_from(at).unwrap()));
        }
        Some(f64::from(furthest) / 4.0)
    }

    fn invitations(&self, day: NaiveDate) -> f64 {
        let rows = self.rows(
            "SELECT said.answer, due.answer FROM worksheet_row
             JOIN worksheet_answer said ON said.row_id = worksheet_row.id AND said.field = 'status'
             JOIN worksheet_answer due ON due.row_id = worksheet_row.id AND due.field = 'deadline'
             WHERE step = 'stages'",
        );
        let recent = |row: &&Vec<String>| {
            let on = date(&row[1]).min(self.today);
            (row[0] == "accepted" || row[0] == "held") && on <= day && (day - on).num_days() < 90
        };
        [0.0, 0.5, 0.8, 1.0][rows.iter().filter(recent).count().min(3)]
    }

    /// The ends of the months since joining, with today last.
    pub(super) fn month_ends(&self) -> Vec<NaiveDate> {
        let mut ends = Vec::new();
        let mut first = self.joined().with_day(1).unwrap() + Months::new(1);
        while first - Duration::days(1) < self.today {
            ends.push(first - Duration::days(1));
            first = first + Months::new(1);
        }
        ends.push(self.today);
        ends
    }
}
