//! A journal that reminds of one post a week, and what is in it afterwards: what the stories of reminders share.

use chrono::{DateTime, Duration, Utc};
use rusqlite::{Connection, OpenFlags};
use serde_json::Value;
use standpoint_core::Coach;
use standpoint_core::calendar::Now;
use standpoint_core::reminders::{OnClose, ReminderSettings};
use standpoint_core::store::DATABASE_FILE;

use crate::support::{Desktop, patience};

/// A Monday.
pub(crate) const BEGIN: &str = "2026-03-02T12:00:00Z";
/// The Tuesday after it; the weekly post's time was at nine.
pub(crate) const NOON: &str = "2026-03-03T12:00:00Z";
/// The headline of the weekly post's popup.
pub(crate) const WEEKLY_POST: &str = "This week’s post";

/// The headline of the popup that [`up_to_a_mark`] has the app show.
pub(crate) const MARK: &str = "A mark";

const SLOT: &str = "2026-03-03T09:00:00Z";

/// Answers the first questions: one post a week, reminded of on Tuesdays at nine.
pub(crate) fn begin(desktop: &Desktop) {
    desktop.command_line(BEGIN, &["init", "--name", "Ada", "--weekly-posts", "1", "--zone", "UTC"]);
}

/// Has the journal remind of tasks that are due, each day at half past eight. None is.
pub(crate) fn remind_of_tasks(desktop: &Desktop) {
    desktop.command_line(BEGIN, &["step", "1", "--mark", "done"]);
    desktop.command_line(BEGIN, &["reminder", "add", "--kind", "task_due", "--at", "08:30"]);
}

/// The command line adds a task of this title that is due on the day of `NOON`.
pub(crate) fn add_due_task(desktop: &Desktop, title: &str) {
    desktop.command_line(NOON, &["task", "add", title, "--due", "2026-03-03"]);
}

/// Has the app show one more popup, the mark, and answers with the headlines of all there were until then. The app looks for
/// everything that is due when the computer wakes, so what had to come by then stands before the mark, and what does not stand
/// there was not shown: nothing is looked on for a while. `now` is the app's present, after nine in the morning.
pub(crate) async fn up_to_a_mark(desktop: &Desktop, now: &str) -> Vec<String> {
    let (date, _) = now.split_once('T').expect("an instant");
    desktop.command_line(BEGIN, &["reminder", "add", "--title", MARK, "--on", date, "--at", "08:59"]);
    patience::expect("the mark", async || {
        desktop.system.falls_asleep();
        desktop.system.wakes();
        let heard: Vec<String> = desktop.monitor.heard().into_iter().map(|one| one.summary).collect();
        heard.iter().any(|summary| summary == MARK).then_some(heard)
    })
    .await
}

/// The instant this long before the weekly post's time.
pub(crate) fn before_the_slot(seconds: i64) -> String {
    let slot: DateTime<Utc> = SLOT.parse().expect("an instant");
    (slot - Duration::seconds(seconds)).to_rfc3339()
}

/// Stores what closing the window does.
pub(crate) fn choose_on_close(desktop: &Desktop, on_close: OnClose) {
    let mut coach = Coach::open(&desktop.data_folder()).expect("the data opens");
    let now = Now::new(BEGIN.parse().expect("an instant"), chrono_tz::Tz::UTC);
    let settings = ReminderSettings { on_close, ..coach.reminder_settings().expect("there are settings") };
    coach.set_reminder_settings(&now, settings).expect("the choice is kept");
}

/// Stores that popups stay until they are answered.
pub(crate) fn keep_on_screen(desktop: &Desktop) {
    let mut coach = Coach::open(&desktop.data_folder()).expect("the data opens");
    let now = Now::new(BEGIN.parse().expect("an instant"), chrono_tz::Tz::UTC);
    let settings =
        ReminderSettings { keep_on_screen: true, ..coach.reminder_settings().expect("there are settings") };
    coach.set_reminder_settings(&now, settings).expect("the choice is kept");
}

/// What closing the window does, as it is stored.
pub(crate) fn chosen_on_close(desktop: &Desktop) -> Value {
    desktop.json(NOON, &["reminder", "list"])["settings"]["on_close"].clone()
}

/// Until when all reminders are snoozed; null if they aren’t.
pub(crate) fn all_put_off_until(desktop: &Desktop) -> Value {
    desktop.json(NOON, &["reminder", "list"])["all_put_off_until"].clone()
}

/// The headlines of what waits in the inbox.
pub(crate) fn inbox(desktop: &Desktop) -> Vec<String> {
    let inbox = desktop.json(NOON, &["reminder", "inbox"]);
    let items = inbox["items"].as_array().into_iter().flatten();
    items.filter_map(|item| Some(item["summary"].as_str()?.to_owned())).collect()
}

/// A rule on a date, as it is in the data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Occurrence {
    /// The rule's number.
    pub(crate) rule: i64,
    /// The civil date.
    pub(crate) on: String,
    /// What became of it.
    pub(crate) state: String,
    /// When it comes back.
    pub(crate) snoozed_until: Option<DateTime<Utc>>,
    /// How often it was handed over to be shown.
    pub(crate) attempts: u32,
}

/// All that is written down of rules and dates.
pub(crate) fn occurrences(desktop: &Desktop) -> Vec<Occurrence> {
    let file = desktop.data_folder().join(DATABASE_FILE);
    let data = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY).expect("the data opens");
    let sql =
        "SELECT rule_id, on_date, state, snoozed_until, attempts FROM occurrence ORDER BY rule_id, on_date";
    let mut statement = data.prepare(sql).expect("a table of occurrences");
    let rows = statement.query_map([], |row| {
        let until: Option<i64> = row.get("snoozed_until")?;
        Ok(Occurrence {
            rule: row.get("rule_id")?,
            on: row.get("on_date")?,
            state: row.get("state")?,
            snoozed_until: until.and_then(|seconds| DateTime::from_timestamp(seconds, 0)),
            attempts: row.get("attempts")?,
        })
    });
    rows.and_then(Iterator::collect).expect("occurrences")
}

/// What became of the one occurrence there is.
pub(crate) fn state(desktop: &Desktop) -> String {
    match occurrences(desktop).as_slice() {
        [one] => one.state.clone(),
        all => format!("{} occurrences", all.len()),
    }
}
