//! Each kind of write, in turns with a bare transaction that writes the same rows to another copy of the journal. What
//! the coach adds (its reads, checks, change log and undo history) is what is measured.

use std::path::Path;

use rusqlite::{Connection, params};
use standpoint_core::Coach;
use standpoint_core::id::PostId;
use standpoint_core::post::{LogEntry, PostEntry};
use standpoint_core::preferences::{Preferences, Theme};
use standpoint_core::task::OwnTaskEntry;
use standpoint_core::time::Now;

use crate::journal;
use crate::sample::{Sample, against, time};

const RUNS: usize = 500;

struct Pair {
    coach: Coach,
    bare: Connection,
    now: Now,
}

impl Pair {
    fn row(&mut self, what: &str, ours: impl FnMut(&mut Coach, &Now, usize), bare: impl FnMut(&Connection, usize)) -> String {
        self.row_within(2, what, ours, bare)
    }

    fn row_within(
        &mut self,
        times: u32,
        what: &str,
        mut ours: impl FnMut(&mut Coach, &Now, usize),
        mut bare: impl FnMut(&Connection, usize),
    ) -> String {
        let (mut our_times, mut bare_times) = (Vec::new(), Vec::new());
        for run in 0..RUNS {
            our_times.push(time(|| ours(&mut self.coach, &self.now, run)));
            bare_times.push(time(|| {
                let tx = self.bare.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate).unwrap();
                bare(&tx, run);
                tx.commit().unwrap();
            }));
            // Two saves of the same text a moment apart are one level of undo; a minute apart still, three are not.
            self.now.instant += chrono::Duration::seconds(1);
        }
        against(times, what, &Sample::new(our_times), &Sample::new(bare_times))
    }
}

pub(crate) fn rows(folder: &Path) -> Vec<String> {
    let (ours, theirs) = (journal::copy(folder), journal::copy(folder));
    let now = Now::new("2098-06-01T09:00:00Z".parse().unwrap(), chrono_tz::Europe::Berlin);
    let mut pair = Pair { coach: Coach::open(ours.path()).unwrap(), bare: journal::bare(theirs.path()), now };
    let today = now.today().to_string();
    let draft = crate::reads::draft(&pair.coach);
    let text = "An answer of a few lines, typed over some minutes and saved again and again. ".repeat(12);
    let run = |conn: &Connection, sql: &str, values: &[&dyn rusqlite::ToSql]| {
        conn.prepare_cached(sql).unwrap().execute(values).unwrap();
    };
    vec![
        pair.row(
            "Write: log a post",
            |coach, now, run| {
                let entry = LogEntry { title: format!("Post {run}"), url: Some(format!("https://example.org/p/{run}")), ..LogEntry::default() };
                coach.log_post(now, &entry).unwrap();
            },
            |conn, n| {
                run(conn, "INSERT INTO post (title, made_on) VALUES (?1, ?2)", params![format!("Post {n}"), today]);
                let sql = "INSERT INTO publication (post_id, network, url, published_on) VALUES (last_insert_rowid(), 'own_site', ?1, ?2)";
                run(conn, sql, params![format!("https://example.org/p/{n}"), today]);
            },
        ),
        pair.row(
            "Write: capture an idea",
            |coach, now, run| {
                coach.capture_idea(now, &format!("Three questions about the night shift {run} @linkedin fri")).unwrap();
            },
            |conn, n| {
                let sql = "INSERT INTO post (title, network, planned_on, made_on) VALUES (?1, 'linkedin', ?2, ?2)";
                run(conn, sql, params![format!("Three questions about the night shift {n}"), today]);
            },
        ),
        // The history keeps the text as it was and as it is: three times the bytes of the bare write.
        pair.row_within(
            3,
            "Write: a draft of 10,000 characters as it is typed",
            |coach, now, run| {
                let body = Some(format!("{draft}{run}"));
                coach.change_post(now, PostId(1), &PostEntry { body, ..PostEntry::default() }).unwrap();
            },
            |conn, n| run(conn, "UPDATE post SET body = ?1 WHERE id = 1", params![format!("{draft}{n}")]),
        ),
        // Whom the line means is looked for among five hundred people first.
        pair.row_within(
            3,
            "Write: log a conversation in one line",
            |coach, now, run| {
                coach.log_conversation(now, &format!("commented on Ines Marsh: asked about exit costs {run}")).unwrap();
            },
            |conn, n| {
                let sql = "INSERT INTO conversation (kind, person_id, happened_on, added) VALUES ('comment', 1, ?1, ?2)";
                run(conn, sql, params![today, format!("asked about exit costs {n}")]);
            },
        ),
        pair.row(
            "Write: add a task",
            |coach, now, run| {
                coach.add_task(now, &OwnTaskEntry { title: format!("Task {run}"), ..OwnTaskEntry::default() }).unwrap();
            },
            |conn, n| run(conn, "INSERT INTO own_task (title) VALUES (?1)", params![format!("Task {n}")]),
        ),
        pair.row(
            "Write: complete a recurring task",
            |coach, now, _| {
                coach.complete_task(now, &"weekly-comments".parse().unwrap()).unwrap();
            },
            |conn, n| {
                let on = now.today() + chrono::Duration::weeks(i64::try_from(n).unwrap());
                let sql = "INSERT INTO completion (task, occurrence_on, done_on) VALUES ('weekly-comments', ?1, ?2)";
                run(conn, sql, params![on, today]);
            },
        ),
        pair.row(
            "Write: worksheet text as it is typed",
            |coach, now, run| {
                coach.set_answer(now, "purpose", None, "change", &format!("{text}{run}")).unwrap();
            },
            |conn, n| {
                let sql = "UPDATE worksheet_answer SET answer = ?1 WHERE field = 'change' AND row_id = (SELECT id FROM worksheet_row WHERE step = 'purpose')";
                run(conn, sql, params![format!("{text}{n}")]);
            },
        ),
        pair.row(
            "Write: notes as they are typed",
            |coach, now, run| {
                coach.set_step_notes(now, "purpose", &format!("{text}{run}")).unwrap();
            },
            |conn, n| run(conn, "UPDATE step_record SET notes = ?1 WHERE step = 'purpose'", params![format!("{text}{n}")]),
        ),
        pair.row(
            "Write: change the theme",
            |coach, now, run| {
                let theme = if run % 2 == 0 { Theme::Dark } else { Theme::Light };
                coach.set_preferences(now, Preferences { theme, show_streak: true }).unwrap();
            },
            |conn, n| {
                let sql = "INSERT INTO preference (id, theme, show_streak) VALUES (1, ?1, 1) ON CONFLICT (id) DO UPDATE SET theme = ?1";
                run(conn, sql, params![if n % 2 == 0 { "dark" } else { "light" }]);
            },
        ),
        pair.row(
            "Write: undo and redo",
            |coach, _, run| {
                if run % 2 == 0 { coach.undo().unwrap() } else { coach.redo().unwrap() };
            },
            |conn, n| run(conn, "UPDATE preference SET theme = ?1 WHERE id = 1", params![if n % 2 == 0 { "dark" } else { "light" }]),
        ),
    ]
}
