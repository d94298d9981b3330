//! Fixtures that the stories share: a data folder each, a given present, and a coach in words.

pub mod obedient;
#[cfg(target_os = "linux")]
pub mod processes;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags};
use standpoint_core::Coach;
use standpoint_core::calendar::{Day, Now};
use standpoint_core::changed::Changed;
use standpoint_core::id::PostId;
use standpoint_core::profile::ProfileAnswers;
use standpoint_core::programme::tasks::OwnTaskEntry;
use standpoint_core::publishing::network::Network;
use standpoint_core::publishing::post::LogEntry;
use standpoint_core::reminders::WeeklySlot;
use standpoint_core::store::DATABASE_FILE;
use standpoint_core::views::NextAction;
use tempfile::TempDir;

/// A present in Berlin at an instant like `2026-03-10T08:00:00Z`.
///
/// # Panics
/// When the text is no instant.
#[must_use]
pub fn at(instant: &str) -> Now {
    Now::new(instant.parse().expect("an instant"), chrono_tz::Europe::Berlin)
}

/// The titles of what the program ticked by itself because of a change.
#[must_use]
pub fn titles_ticked(changed: Changed) -> Vec<String> {
    changed.ticked.into_iter().map(|ticked| ticked.title).collect()
}

/// A coach in a data folder of its own, which goes when the fixture goes. Monday 5 January 2026, 09:00 in Berlin.
#[derive(Debug)]
pub struct Desk {
    folder: TempDir,
    /// The coach.
    pub coach: Coach,
    /// The present; stories move it on.
    pub now: Now,
}

impl Default for Desk {
    fn default() -> Self {
        Self::new()
    }
}

impl Desk {
    /// An empty data folder.
    ///
    /// # Panics
    /// When the folder cannot be made.
    #[must_use]
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let coach = Coach::create(folder.path()).expect("data can be made");
        Self { folder, coach, now: at("2026-01-05T08:00:00Z") }
    }

    /// With a profile of one post a week, nudged on Tuesdays at nine.
    ///
    /// # Panics
    /// When the profile is refused.
    #[must_use]
    pub fn onboarded(mut self) -> Self {
        let answers = ProfileAnswers {
            name: Some("Ada".to_owned()),
            role_wanted: Some("CIO".to_owned()),
            weekly_posts: Some(1),
            ..ProfileAnswers::default()
        };
        let slot = WeeklySlot { weekday: Day::Tuesday, time: "09:00".to_owned(), enabled: true };
        self.coach.onboard(&self.now, &answers, Some(&slot)).expect("a profile");
        self
    }

    /// With a profile of these answers, nudged on Tuesdays at nine. Without a goal in them the voice has not started.
    ///
    /// # Panics
    /// When the profile is refused.
    #[must_use]
    pub fn answered(mut self, answers: &ProfileAnswers) -> Self {
        let slot = WeeklySlot { weekday: Day::Tuesday, time: "09:00".to_owned(), enabled: true };
        self.coach.onboard(&self.now, answers, Some(&slot)).expect("a profile");
        self
    }

    /// What the coach suggests first.
    ///
    /// # Panics
    /// When it cannot be read.
    #[must_use]
    pub fn next(&self) -> NextAction {
        self.coach.next_action(&self.now).expect("a suggestion")
    }

    /// What everything that can be suggested is about, what comes first first.
    ///
    /// # Panics
    /// When it cannot be read.
    #[must_use]
    pub fn subjects(&self) -> Vec<String> {
        self.coach
            .next_actions(&self.now, usize::MAX)
            .expect("suggestions")
            .into_iter()
            .map(|next| next.subject.0)
            .collect()
    }

    /// Ticks a task by its slug or number.
    ///
    /// # Panics
    /// When it is refused.
    pub fn complete(&mut self, task: &str) -> Changed {
        self.coach.complete_task(&self.now, &task.parse().expect("a task")).expect("a ticked task")
    }

    /// Finishes steps, the user's own way: whether or not their tasks are done.
    ///
    /// # Panics
    /// When one is refused.
    pub fn finish(&mut self, steps: std::ops::RangeInclusive<u8>) {
        for step in steps {
            self.coach.finish_step(&self.now, &step.to_string()).expect("a finished step");
        }
    }

    /// Moves the present.
    #[must_use]
    pub fn on(mut self, instant: &str) -> Self {
        self.now = at(instant);
        self
    }

    /// The data folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The database.
    #[must_use]
    pub fn database(&self) -> PathBuf {
        self.folder.path().join(DATABASE_FILE)
    }

    /// Closes the coach and opens the folder again, as a restart does.
    ///
    /// # Panics
    /// When the folder no longer opens.
    pub fn restart(&mut self) {
        self.coach = Coach::open(self.folder.path()).expect("the folder opens again");
    }

    /// Logs a post on a civil date.
    ///
    /// # Panics
    /// When the post is refused.
    pub fn log(&mut self, title: &str, on: &str) -> Changed {
        let entry = LogEntry { title: title.to_owned(), on: Some(on.to_owned()), ..LogEntry::default() };
        self.coach.log_post(&self.now, &entry).expect("a post")
    }

    /// Logs a post on LinkedIn on a civil date, with its address if there is one.
    ///
    /// # Panics
    /// When the post is refused.
    pub fn log_on_linkedin(&mut self, title: &str, url: Option<&str>, on: &str) -> PostId {
        let entry = LogEntry {
            title: title.to_owned(),
            network: Some(Network::Linkedin),
            url: url.map(str::to_owned),
            on: Some(on.to_owned()),
            ..LogEntry::default()
        };
        let logged = self.coach.log_post(&self.now, &entry).expect("a post");
        PostId(logged.created.expect("a number").parse().expect("a number"))
    }

    /// Adds a task of the user's own and gives its number.
    ///
    /// # Panics
    /// When the task is refused.
    pub fn add_task(&mut self, title: &str) -> String {
        let entry = OwnTaskEntry { title: title.to_owned(), ..OwnTaskEntry::default() };
        self.coach.add_task(&self.now, &entry).expect("a task").created.expect("a number")
    }

    /// Everything the user has, table by table, row by row: what undo must bring back.
    #[must_use]
    pub fn contents(&self) -> BTreeMap<String, Vec<Vec<Value>>> {
        contents(&self.database())
    }
}

/// Every table of a database but the undo history, row by row.
///
/// # Panics
/// When the database cannot be read.
#[must_use]
pub fn contents(database: &Path) -> BTreeMap<String, Vec<Vec<Value>>> {
    let conn = Connection::open_with_flags(database, OpenFlags::SQLITE_OPEN_READ_ONLY).expect("a database");
    let mut tables = conn
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'undo_%'")
        .expect("a schema");
    let tables: Vec<String> =
        tables.query_map([], |row| row.get(0)).and_then(Iterator::collect).expect("table names");
    let rows = |table: &String| {
        let mut statement = conn.prepare(&format!("SELECT * FROM {table} ORDER BY id")).expect("a table");
        let columns = statement.column_count();
        let rows = statement.query_map([], |row| {
            (0..columns).map(|column| row.get(column)).collect::<rusqlite::Result<Vec<Value>>>()
        });
        rows.and_then(Iterator::collect).expect("rows")
    };
    tables.into_iter().map(|table| (table.clone(), rows(&table))).collect()
}
