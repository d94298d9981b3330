//! Journals from before the coach's rules: they keep their goals and their history, and what was renamed counts on.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::Duration;
use rusqlite::{Connection, OpenFlags};
use standpoint_core::Coach;
use standpoint_core::calendar::{Now, WeekStart, week_of};
use standpoint_core::export::{ExportFormat, SummaryRequest};
use standpoint_core::programme::sharing::Preset;
use standpoint_core::programme::step_record::StepState;
use standpoint_core::programme::tasks::TaskRef;
use standpoint_core::rhythm::WeekVerdict;
use standpoint_core::store::DATABASE_FILE;
use standpoint_core::views::{PostQuery, TaskState};
use standpoint_tests::at;
use tempfile::TempDir;

/// The schemas that were released before.
const BEFORE: std::ops::RangeInclusive<u32> = 1..=3;

fn fixture(version: u32) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("fixtures/schema-{version}.sqlite3"))
}

/// A copy of a journal in a folder of its own, and rows of it as they were before it was opened.
struct Journal {
    folder: TempDir,
    coach: Coach,
    now: Now,
    before: Connection,
    /// Holds the copy that `before` reads.
    _untouched: TempDir,
}

impl Journal {
    fn open(version: u32) -> Self {
        let (folder, untouched) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        fs::copy(fixture(version), folder.path().join(DATABASE_FILE)).unwrap();
        let copy = untouched.path().join(DATABASE_FILE);
        fs::copy(fixture(version), &copy).unwrap();
        let before = Connection::open(&copy).unwrap();
        let coach = Coach::open(folder.path()).unwrap();
        Self { folder, coach, now: at("2026-03-10T08:00:00Z"), before, _untouched: untouched }
    }

    fn after(&self) -> Connection {
        Connection::open_with_flags(self.folder.path().join(DATABASE_FILE), OpenFlags::SQLITE_OPEN_READ_ONLY)
            .unwrap()
    }
}

/// The rows of a query, each in one line.
fn rows(conn: &Connection, sql: &str) -> Vec<String> {
    let mut statement = conn.prepare(sql).unwrap();
    let columns = statement.column_count();
    let row = |row: &rusqlite::Row<'_>| {
        (0..columns).map(|n| row.get(n)).collect::<rusqlite::Result<Vec<rusqlite::types::Value>>>()
    };
    statement.query_map([], row).unwrap().map(|row| format!("{:?}", row.unwrap())).collect()
}

#[test]
fn goals_completions_and_answers_are_as_they_were() {
    for version in BEFORE {
        let journal = Journal::open(version);
        let after = journal.after();
        let same =
            |sql: &str| assert_eq!(rows(&journal.before, sql), rows(&after, sql), "schema {version}: {sql}");
        same("SELECT from_on, posts FROM weekly_goal ORDER BY id");
        same("SELECT id, step FROM worksheet_row ORDER BY id");
        same("SELECT row_id, field, answer FROM worksheet_answer ORDER BY id");
        same("SELECT step, started_on, done_on, notes, reflection FROM step_record ORDER BY id");
        same("SELECT name, role_wanted, topic, joined_on, start_on FROM profile");
        same(
            "SELECT task, occurrence_on, done_on FROM completion WHERE task NOT IN ('first-post', 'first-export', 'export-reminder', 'read-and-comment', 'weekly-comments') ORDER BY id",
        );
        let before = "SELECT replace(replace(task, 'export-reminder', 'first-export'), 'weekly-comments', 'read-and-comment'), occurrence_on, done_on FROM completion";
        let renamed = rows(
            &journal.before,
            &format!("{before} WHERE task IN ('export-reminder', 'weekly-comments') ORDER BY id"),
        );
        let kept = rows(
            &after,
            "SELECT task, occurrence_on, done_on FROM completion WHERE task IN ('first-export', 'read-and-comment') ORDER BY id",
        );
        assert!(!renamed.is_empty(), "schema {version} has some that were renamed");
        assert_eq!(renamed, kept, "schema {version}");
    }
}

/// What became of every week, by the rules of that time: the goal met, made up for by one post more in the week after, a
/// reserve, a pause of four days and more, or missed. Counted from the rows alone.
fn recount(journal: &Journal, version: u32) -> Vec<WeekVerdict> {
    let conn = &journal.before;
    let dates = |sql: &str| -> Vec<chrono::NaiveDate> {
        conn.prepare(sql)
            .unwrap()
            .query_map([], |row| row.get::<_, String>(0))
            .unwrap()
            .map(|text| text.unwrap().parse().unwrap())
            .collect()
    };
    let out = match version {
        1 | 2 => dates("SELECT posted_on FROM post"),
        _ => dates("SELECT min(published_on) FROM publication GROUP BY post_id"),
    };
    let goals: Vec<(chrono::NaiveDate, usize)> = conn
        .prepare("SELECT from_on, posts FROM weekly_goal ORDER BY from_on")
        .unwrap()
        .query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?)))
        .unwrap()
        .map(|row| row.map(|(on, posts)| (on.parse().unwrap(), usize::try_from(posts).unwrap())).unwrap())
        .collect();
    let pauses: Vec<(chrono::NaiveDate, chrono::NaiveDate)> = if version == 1 {
        Vec::new()
    } else {
        dates("SELECT from_on FROM pause ORDER BY id")
            .into_iter()
            .zip(dates("SELECT to_on FROM pause ORDER BY id"))
            .collect()
    };
    let reserves = if version < 3 { Vec::new() } else { dates("SELECT week_on FROM reserve_week") };
    let monday = |on| week_of(on, WeekStart::Monday);
    let today = journal.now.today();
    let goal = |week: chrono::NaiveDate| {
        let last = week + Duration::days(6);
        goals.iter().rev().find(|(from, _)| *from <= last).or(goals.first()).unwrap().1
    };
    let posts = |week| out.iter().filter(|on| monday(**on) == week).count();
    let joined: chrono::NaiveDate = dates("SELECT joined_on FROM profile")[0];
    let mut first = monday(joined);
    while posts(first - Duration::weeks(1)) >= goal(first - Duration::weeks(1)) {
        first -= Duration::weeks(1);
    }
    let weeks = first.iter_weeks().take_while(|week| *week <= monday(today));
    weeks
        .map(|week| {
            let paused = (0..7)
                .filter(|ahead| {
                    pauses.iter().any(|(from, to)| (*from..=*to).contains(&(week + Duration::days(*ahead))))
                })
                .count();
            let over = week + Duration::days(6) < today;
            let next = week + Duration::weeks(1);
            if posts(week) >= goal(week) {
                WeekVerdict::Kept
            } else if paused >= 4 {
                WeekVerdict::Paused
            } else if over && posts(next) > goal(next) {
                WeekVerdict::MadeUp
            } else if reserves.iter().any(|on| monday(*on) == week) {
                WeekVerdict::Reserve
            } else if over {
                WeekVerdict::Missed
            } else {
                WeekVerdict::Running
            }
        })
        .collect()
}

#[test]
fn the_weeks_are_judged_as_they_were() {
    for version in BEFORE {
        let journal = Journal::open(version);
        let all = recount(&journal, version);
        let shown: Vec<_> = journal
            .coach
            .progress_page(&journal.now)
            .unwrap()
            .weeks
            .iter()
            .map(|week| week.verdict)
            .collect();
        assert_eq!(shown, all[all.len().saturating_sub(26)..], "schema {version}");
        assert!(
            shown.iter().filter(|verdict| **verdict == WeekVerdict::Kept).count() > 10,
            "schema {version}: {shown:?}"
        );
        let today = journal.coach.today(&journal.now).unwrap();
        assert!(today.voice_started && today.week.goal == 1, "schema {version}");
    }
}

#[test]
fn the_first_post_is_ticked_where_one_is_in_the_log_and_its_date_is_that_posts() {
    for version in BEFORE {
        let mut journal = Journal::open(version);
        let line = journal
            .coach
            .step_page(&journal.now, "8")
            .unwrap()
            .tasks
            .into_iter()
            .find(|line| line.id == "first-post")
            .unwrap();
        let earliest = rows(&journal.after(), "SELECT min(published_on) FROM publication");
        assert_eq!(line.state, TaskState::Done, "schema {version}");
        assert!(earliest[0].contains(&line.done_on.unwrap().to_string()), "schema {version}: {earliest:?}");
        journal.coach.undo().expect("the history is there too");
    }
}

#[test]
fn the_order_of_the_first_days_is_not_asked_of_them_and_no_moment_is_made_up() {
    for version in BEFORE {
        let mut journal = Journal::open(version);
        let all = journal.coach.next_actions(&journal.now, usize::MAX).unwrap();
        assert!(all.iter().all(|next| !next.reason.starts_with("First 30 days")), "schema {version}");
        journal.coach.log_conversation(&journal.now, "comment Ines: again").unwrap();
        assert_eq!(journal.coach.today(&journal.now).unwrap().moments, [], "schema {version}");
    }
}

#[test]
fn new_tasks_of_finished_steps_are_extras_and_the_steps_stay_finished() {
    for version in BEFORE {
        let mut journal = Journal::open(version);
        let done = |journal: &Journal| {
            journal
                .coach
                .programme_page(&journal.now)
                .unwrap()
                .steps
                .into_iter()
                .filter(|step| step.state == StepState::Done)
                .collect::<Vec<_>>()
        };
        let finished = done(&journal);
        assert!(!finished.is_empty(), "schema {version}");
        let mut new = Vec::new();
        for step in &finished {
            for line in journal
                .coach
                .step_page(&journal.now, &step.slug)
                .unwrap()
                .tasks
                .into_iter()
                .filter(|line| line.new_since_finished)
            {
                assert!(line.extra && line.state == TaskState::Open, "{}", line.id);
                new.push(line.id);
            }
        }
        assert!(new.contains(&"ai-rules".to_owned()), "schema {version}: {new:?}");
        let subjects: Vec<_> = journal
            .coach
            .next_actions(&journal.now, usize::MAX)
            .unwrap()
            .into_iter()
            .map(|next| next.subject.name().to_owned())
            .collect();
        assert!(new.iter().all(|slug| !subjects.contains(slug)), "schema {version}: {subjects:?}");
        journal.coach.complete_task(&journal.now, &"ai-rules".parse().unwrap()).unwrap();
        assert_eq!(done(&journal).len(), finished.len(), "doing one all the same opens nothing");
        let line = journal
            .coach
            .step_page(&journal.now, "2")
            .unwrap()
            .tasks
            .into_iter()
            .find(|line| line.id == "ai-rules")
            .unwrap();
        assert_eq!((line.state, line.new_since_finished), (TaskState::Done, false));
    }
}

#[test]
fn an_old_slug_is_accepted_and_means_the_new_one() {
    let mut journal = Journal::open(3);
    let old: TaskRef = "export-reminder".parse().unwrap();
    let done = journal.coach.complete_task(&journal.now, &old).unwrap();
    assert_eq!(done.topics, [], "it was done under its old name");
    assert!(journal.coach.reopen_task(&journal.now, &old).unwrap().said.starts_with("Task reopened"));
    let state = |journal: &Journal| {
        journal
            .coach
            .step_page(&journal.now, "5")
            .unwrap()
            .tasks
            .into_iter()
            .find(|line| line.id == "first-export")
            .unwrap()
            .state
    };
    assert_eq!(state(&journal), TaskState::Open);
    journal.coach.undo().unwrap();
    assert_eq!(state(&journal), TaskState::Done);
}

#[test]
fn what_left_the_programme_stays_in_the_summary_under_its_title() {
    for version in BEFORE {
        let journal = Journal::open(version);
        let request = SummaryRequest {
            from: Some("2024-01-01".to_owned()),
            ..SummaryRequest::new(Preset::Me, ExportFormat::Markdown)
        };
        let text = journal.coach.summary_text(&journal.now, &request).unwrap();
        for (title, slug) in [
            ("Hold a monthly review", "first-monthly-review"),
            ("Search for yourself again", "audit-search"),
            ("Check your links", "link-check"),
        ] {
            assert!(text.contains(title) && !text.contains(slug), "schema {version}: {title}");
        }
        assert!(journal.coach.post_list(&PostQuery::default()).unwrap().total > 40);
    }
}

#[test]
fn what_comes_back_goes_on_from_where_it_was() {
    for version in BEFORE {
        let journal = Journal::open(version);
        let latest =
            rows(&journal.after(), "SELECT max(occurrence_on) FROM completion WHERE task = 'monthly-review'");
        let line = journal
            .coach
            .step_page(&journal.now, "12")
            .unwrap()
            .recurring
            .into_iter()
            .find(|line| line.id == "monthly-review")
            .unwrap();
        let due = line.due_on.unwrap();
        assert!(
            !latest[0].contains(&due.to_string()) && due >= journal.now.today() - Duration::days(31),
            "schema {version}: {due} after {latest:?}"
        );
    }
}
