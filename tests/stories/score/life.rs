//! A life at random: posts, people, conversations, answers and imports, in any order.

use std::io::Cursor;

use chrono::Duration;
use proptest::prelude::*;
use standpoint_core::calendar::PauseEntry;
use standpoint_core::id::{ConversationId, PersonId, PostId, WorksheetRowId};
use standpoint_core::people::conversation::{ConversationEntry, ConversationKind};
use standpoint_core::people::kind::PersonKind;
use standpoint_core::people::person::PersonEntry;
use standpoint_core::profile::ProfileAnswers;
use standpoint_core::publishing::post::{LogEntry, PostEntry};
use standpoint_core::views::PastChoices;
use standpoint_tests::{Desk, at};

use crate::past_support::archive;

/// One thing that happens, made of a kind and a figure.
pub(super) type Step = (u8, u32);

/// A life of half a year and more: a number of days, then something that happens, again and again.
pub(super) fn life() -> impl Strategy<Value = (u32, Vec<(u32, Step)>)> {
    let step = (0u32..6, (0u8..32, any::<u32>()));
    (0u32..60, proptest::collection::vec(step, 60..110))
}

/// Someone who began on a day of January or February 2026.
pub(super) struct Life {
    pub(super) desk: Desk,
    people: Vec<PersonId>,
    talks: Vec<ConversationId>,
    posts: Vec<PostId>,
}

impl Life {
    pub(super) fn beginning(day: u32) -> Self {
        let mut desk = Desk::new();
        desk.now = at("2026-01-01T09:00:00Z");
        desk.now.instant += Duration::days(day.into());
        let answers = ProfileAnswers { weekly_posts: Some(1), ..ProfileAnswers::default() };
        let desk = desk.answered(&answers);
        Self { desk, people: Vec::new(), talks: Vec::new(), posts: Vec::new() }
    }

    fn day(&self, back: u32) -> String {
        (self.desk.now.today() - Duration::days(back.into())).to_string()
    }

    /// Something happens. What is refused doesn't happen.
    pub(super) fn step(&mut self, (kind, figure): Step) {
        let back = figure % 9;
        let pick = |many: usize| (many > 0).then(|| figure as usize / 16 % many);
        let now = self.desk.now;
        let on = Some(self.day(back));
        match kind {
            0..=4 => {
                let entry = LogEntry { title: format!("Post {figure}"), on, ..LogEntry::default() };
                let made = self.desk.coach.log_post(&now, &entry).ok().and_then(|changed| changed.created);
                self.posts.extend(made.map(|id| PostId(id.parse().unwrap())));
            }
            5 | 6 => {
                if let Some(at) = pick(self.posts.len()) {
                    let text = Some("From the log of last March".to_owned());
                    let entry = match figure % 3 {
                        0 => PostEntry { takeaway: text, ..PostEntry::default() },
                        1 => PostEntry { claim: text, ..PostEntry::default() },
                        _ => PostEntry { evidence: text, ..PostEntry::default() },
                    };
                    _ = self.desk.coach.change_post(&now, self.posts[at], &entry);
                }
            }
            7..=13 => {
                let kinds = ConversationKind::ALL;
                let entry = ConversationEntry {
                    kind: Some(kinds[figure as usize % kinds.len()]),
                    person: pick(self.people.len()).filter(|_| figure % 4 > 0).map(|at| self.people[at]),
                    on,
                    added: Some("A case of ours".to_owned()),
                    ..ConversationEntry::default()
                };
                let made =
                    self.desk.coach.add_conversation(&now, &entry).ok().and_then(|changed| changed.created);
                self.talks.extend(made.map(|id| ConversationId(id.parse().unwrap())));
            }
            14 | 15 => {
                let kinds = PersonKind::ALL;
                let entry = PersonEntry {
                    name: Some(format!("Person {figure}")),
                    kind: Some(kinds[figure as usize % kinds.len()]),
                    why: (figure.is_multiple_of(2)).then(|| "Knows plants".to_owned()),
                    ..PersonEntry::default()
                };
                let made = self.desk.coach.add_person(&now, &entry).ok().and_then(|changed| changed.created);
                self.people.extend(made.map(|id| PersonId(id.parse().unwrap())));
            }
            16 | 17 => {
                if let Some(at) = pick(self.talks.len()) {
                    _ = self.desk.coach.record_their_reply(&now, self.talks[at], true, on.as_deref());
                }
            }
            18 => {
                if let Some(at) = pick(self.talks.len()) {
                    _ = self.desk.coach.record_my_reply(&now, self.talks[at], true, None);
                }
            }
            19 => {
                let until = now.today() + Duration::days((figure % 16).into());
                let entry =
                    PauseEntry { from_on: self.day(0), to_on: until.to_string(), ..PauseEntry::default() };
                _ = self.desk.coach.add_pause(&now, &entry);
            }
            20 => {
                let until = (figure.is_multiple_of(3)).then_some("in 9 days");
                _ = self.desk.coach.hold_voice(&now, until);
            }
            21 => _ = self.desk.coach.end_hold(&now),
            22 => _ = self.desk.coach.use_reserve_week(&now, now.today() - Duration::days((back * 3).into())),
            23 => {
                let answers = ProfileAnswers {
                    weekly_posts: Some([1, 2, 0, 1][figure as usize % 4]),
                    every_weeks: Some(1 + figure / 4 % 2),
                    weekly_conversations: Some(figure / 8 % 6),
                    ties_a_month: Some(1 + figure / 64 % 12),
                    ..ProfileAnswers::default()
                };
                _ = self.desk.coach.change_profile(&now, &answers);
            }
            24 | 25 => self.tick(figure),
            26 => self.answer(figure),
            27 | 28 => self.fill_register(figure),
            29 | 30 => _ = self.desk.coach.undo(),
            _ => self.import(figure),
        }
    }

    fn tick(&mut self, figure: u32) {
        const TASKS: [&str; 10] = [
            "headline",
            "photo-banner",
            "main-profile",
            "private-search",
            "first-re-audit",
            "map-processes",
            "pilot-page",
            "pilot-start",
            "pilot-count",
            "publish-lesson",
        ];
        let now = self.desk.now;
        let task = TASKS[figure as usize % TASKS.len()].parse().unwrap();
        _ = self.desk.coach.complete_task(&now, &task);
    }

    fn answer(&mut self, figure: u32) {
        let now = self.desk.now;
        let (step, field) = if figure.is_multiple_of(2) {
            ("audit", "results-owned")
        } else {
            ("renew", "results-owned-now")
        };
        let owned = (figure / 2 % 12).to_string();
        _ = self.desk.coach.set_answer(&now, step, None, field, &owned);
    }

    /// A row of a register, with one answer or two.
    fn fill_register(&mut self, figure: u32) {
        let now = self.desk.now;
        let coach = &mut self.desk.coach;
        if figure.is_multiple_of(2) {
            let Ok(row) = coach.add_worksheet_row(&now, "leverage", Some(("process", "Support"))) else {
                return;
            };
            let row = Some(WorksheetRowId(row.created.unwrap().parse().unwrap()));
            let status = ["mapped", "sponsored", "running", "measured", "stopped"][figure as usize / 2 % 5];
            _ = coach.set_answer(&now, "leverage", row, "status", status);
            if figure.is_multiple_of(3) {
                _ = coach.set_answer(&now, "leverage", row, "sponsor", "Ines");
            }
        } else {
            let Ok(row) = coach.add_worksheet_row(&now, "stages", Some(("venue", "Leeds"))) else { return };
            let row = Some(WorksheetRowId(row.created.unwrap().parse().unwrap()));
            let status = ["accepted", "accepted", "held", "submitted"][figure as usize / 2 % 4];
            let deadline = now.today() + Duration::days(i64::from(figure / 8 % 160) - 100);
            _ = coach.set_answer(&now, "stages", row, "status", status);
            _ = coach.set_answer(&now, "stages", row, "deadline", &deadline.to_string());
        }
    }

    fn import(&mut self, figure: u32) {
        let folder = ["linkedin-2026", "mastodon", "x-2025"][figure as usize % 3];
        let now = self.desk.now;
        let choices = PastChoices { people: Some("all".to_owned()), ..PastChoices::default() };
        let mut file = Cursor::new(archive(folder));
        _ = self.desk.coach.import_past(&now, &mut file, "archive.zip", &choices, None);
    }
}
