//! Each kind of write, in turns with a bare transaction that writes the same rows to another copy of the journal. What
//! the coach adds (its reads, checks, change log and undo history) is what is measured.

use std::path::Path;
use std::time::Duration;

use chrono::NaiveDate;
use rusqlite::{Connection, params};
use standpoint_core::Coach;
use standpoint_core::calendar::Now;
use standpoint_core::id::PostId;
use standpoint_core::profile::preferences::{Preferences, Theme};
use standpoint_core::programme::tasks::OwnTaskEntry;
use standpoint_core::publishing::post::{LogEntry, PostEntry};

use crate::journal;
use crate::sample::{Sample, against, time};

/// Writes of each kind in one journal: as many as one writes in ten years, so that it stays a journal of about that size.
const RUNS: usize = 500;
/// How many journals: enough that the slowest hundredth is not a handful of accidents.
const JOURNALS: usize = 4;

type Ours<'a> = Box<dyn Fn(&mut Coach, &Now, usize) + 'a>;
type Bare<'a> = Box<dyn Fn(&Connection, usize) + 'a>;

/// A kind of write, ours and the bare one.
struct Write<'a> {
    what: &'static str,
    /// At most this many times the bare write.
    times: u32,
    ours: Ours<'a>,
    bare: Bare<'a>,
    our_times: Vec<Duration>,
    bare_times: Vec<Duration>,
}

impl<'a> Write<'a> {
    fn new(
        what: &'static str,
        ours: impl Fn(&mut Coach, &Now, usize) + 'a,
        bare: impl Fn(&Connection, usize) + 'a,
    ) -> Self {
        Self {
            what,
            times: 2,
            ours: Box::new(ours),
            bare: Box::new(bare),
            our_times: Vec::new(),
            bare_times: Vec::new(),
        }
    }

    fn within(self, times: u32) -> Self {
        Self { times, ..self }
    }

    fn measure(&mut self, pair: &mut Pair) {
        for run in 0..RUNS {
            self.our_times.push(time(|| (self.ours)(&mut pair.coach, &pair.now, run)));
            self.bare_times.push(time(|| {
                let tx =
                    pair.bare.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate).unwrap();
                (self.bare)(&tx, run);
                tx.commit().unwrap();
            }));
            // Two saves of the same text a moment apart are one level of undo; a minute apart still, three are not.
            pair.now.instant += chrono::Duration::seconds(1);
        }
    }

    fn row(self) -> String {
        against(self.times, self.what, &Sample::new(self.our_times), &Sample::new(self.bare_times))
    }
}

/// Two copies of the journal.
struct Pair {
    coach: Coach,
    bare: Connection,
    now: Now,
}

pub(crate) fn rows(folder: &Path) -> Vec<String> {
    let now = Now::new("2098-06-01T09:00:00Z".parse().unwrap(), chrono_tz::Europe::Berlin);
    let draft = crate::reads::draft(&Coach::open(folder).unwrap());
    let text = "An answer of a few lines, typed over some minutes and saved again and again. ".repeat(12);
    let mut writes = writes(now.today(), &draft, &text);
    for _ in 0..JOURNALS {
        let (ours, theirs) = (journal::copy(folder), journal::copy(folder));
        let mut pair =
            Pair { coach: Coach::open(ours.path()).unwrap(), bare: journal::bare(theirs.path()), now };
        writes.iter_mut().for_each(|write| write.measure(&mut pair));
    }
    writes.into_iter().map(Write::row).collect()
}

fn run(conn: &Connection, sql: &str, values: &[&dyn rusqlite::ToSql]) {
    conn.prepare_cached(sql).unwrap().execute(values).unwrap();
}

fn writes<'a>(today: NaiveDate, draft: &'a str, text: &'a str) -> Vec<Write<'a>> {
    vec![
        Write::new(
            "Write: log a post",
            move |coach, now, run| {
                let entry =
                    LogEntry { title: format!("Post {run}"), url: Some(format!("https://example.org/p/{run}")), ..LogEntry::default() };
                coach.log_post(now, &entry).unwrap();
            },
            move |conn, n| {
                run(conn, "INSERT INTO post (title, made_on) VALUES (?1, ?2)", params![format!("Post {n}"), today]);
                let sql = "INSERT INTO publication (post_id, network, url, published_on) VALUES (last_insert_rowid(), 'own_site', ?1, ?2)";
                run(conn, sql, params![format!("https://example.org/p/{n}"), today]);
            },
        ),
        Write::new(
            "Write: capture an idea",
            move |coach, now, run| {
                coach.capture_idea(now, &format!("Three questions about the night shift {run} @linkedin fri")).unwrap();
            },
            move |conn, n| {
                let sql = "INSERT INTO post (title, network, planned_on, made_on) VALUES (?1, 'linkedin', ?2, ?2)";
                run(conn, sql, params![format!("Three questions about the night shift {n}"), today]);
            },
        ),
        // The history keeps the text as it was and as it is: three times the bytes of the bare write.
        Write::new(
            "Write: a draft of 10,000 characters as it is typed",
            move |coach, now, run| {
                let body = Some(format!("{draft}{run}"));
                coach.change_post(now, PostId(1), &PostEntry { body, ..PostEntry::default() }).unwrap();
            },
            move |conn, n| run(conn, "UPDATE post SET body = ?1 WHERE id = 1", params![format!("{draft}{n}")]),
        )
        .within(3),
        // Whom the line means is looked for among five hundred people first.
        Write::new(
            "Write: log a conversation in one line",
            move |coach, now, run| {
                coach.log_conversation(now, &format!("commented on Ines Marsh: asked about exit costs {run}")).unwrap();
            },
            move |conn, n| {
                let sql = "INSERT INTO conversation (kind, person_id, happened_on, added) VALUES ('comment', 1, ?1, ?2)";
                run(conn, sql, params![today, format!("asked about exit costs {n}")]);
            },
        )
        .within(3),
        Write::new(
            "Write: add a task",
            move |coach, now, run| {
                coach.add_task(now, &OwnTaskEntry { title: format!("Task {run}"), ..OwnTaskEntry::default() }).unwrap();
            },
            move |conn, n| run(conn, "INSERT INTO own_task (title) VALUES (?1)", params![format!("Task {n}")]),
        ),
        Write::new(
            "Write: complete a recurring task",
            move |coach, now, _| {
                coach.complete_task(now, &"weekly-comments".parse().unwrap()).unwrap();
            },
            move |conn, n| {
                let on = today + chrono::Duration::weeks(i64::try_from(n).unwrap());
                let sql = "INSERT INTO completion (task, occurrence_on, done_on) VALUES ('weekly-comments', ?1, ?2)";
                run(conn, sql, params![on, today]);
            },
        ),
        Write::new(
            "Write: worksheet text as it is typed",
            move |coach, now, run| {
                coach.set_answer(now, "purpose", None, "change", &format!("{text}{run}")).unwrap();
            },
            move |conn, n| {
                let sql = "UPDATE worksheet_answer SET answer = ?1 WHERE field = 'change' AND row_id = (SELECT id FROM worksheet_row WHERE step = 'purpose')";
                run(conn, sql, params![format!("{text}{n}")]);
            },
        ),
        Write::new(
            "Write: notes as they are typed",
            move |coach, now, run| {
                coach.set_step_notes(now, "purpose", &format!("{text}{run}")).unwrap();
            },
            move |conn, n| run(conn, "UPDATE step_record SET notes = ?1 WHERE step = 'purpose'", params![format!("{text}{n}")]),
        ),
        Write::new(
            "Write: change the theme",
            move |coach, now, run| {
                let theme = if run % 2 == 0 { Theme::Dark } else { Theme::Light };
                coach.set_preferences(now, Preferences { theme, ..Preferences::default() }).unwrap();
            },
            move |conn, n| {
                let sql = "INSERT INTO preference (id, theme, show_streak) VALUES (1, ?1, 1) ON CONFLICT (id) DO UPDATE SET theme = ?1";
                run(conn, sql, params![if n % 2 == 0 { "dark" } else { "light" }]);
            },
        ),
        Write::new(
            "Write: undo and redo",
            move |coach, _, run| {
                if run % 2 == 0 {
                    coach.undo().unwrap()
                } else {
                    coach.redo().unwrap()
                };
            },
            move |conn, n| run(conn, "UPDATE preference SET theme = ?1 WHERE id = 1", params![if n % 2 == 0 { "dark" } else { "light" }]),
        ),
    ]
}
