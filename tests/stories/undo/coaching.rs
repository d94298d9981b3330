//! What a user does with what the coach suggests, and on the Study page.

use chrono::Duration;
use proptest::prelude::*;
use standpoint_core::MissedReason;
use standpoint_core::calendar::{Day, WeekStart, week_of};
use standpoint_core::changed::Changed;
use standpoint_core::coaching::{OfferKind, Subject};
use standpoint_core::error::Result;
use standpoint_core::id::{CaseId, PostId, StudyNoteId};
use standpoint_core::profile::ProfileAnswers;
use standpoint_core::programme::case_study::{CaseEntry, StudyNote};
use standpoint_core::programme::situation::Situation;
use standpoint_core::programme::tasks::TaskRef;
use standpoint_core::publishing::quiet_period::{QuietEvery, QuietPeriod};
use standpoint_tests::Desk;

use super::text;

/// Tasks of every kind: with fields, parts and sittings, one that waits for days, one that is counted, one that comes back,
/// and one of the user's own.
const TASKS: [&str; 9] = [
    "target-role",
    "read-policy",
    "home-page",
    "open-thread",
    "five-comments",
    "build-talk",
    "look-back",
    "quarter-day",
    "1",
];

#[derive(Debug, Clone)]
pub(super) enum Action {
    DoNext,
    Decline(usize),
    Offer(OfferKind, bool),
    StartAgain,
    Hold(Option<i64>),
    EndHold,
    Rehearsal(bool, bool),
    Missed(i64, MissedReason),
    BackupSlot,
    Part(usize),
    Smaller(usize, u32),
    Wait(usize, String),
    StopWaiting(usize),
    Remind(usize),
    Start(usize),
    QuietPeriods(i64),
    Situations(Vec<Situation>),
    Week(u32, u32, Day),
    Sentence(String),
    AskForNod(i64, String),
    PlannedInStep8(bool),
    Study(usize, bool),
    SaveCase(Option<i64>, String),
    RemoveCase(i64),
    Note(i64, String),
    RemoveNote(i64),
}

pub(super) fn action() -> impl Strategy<Value = Action> {
    let task = || 0..TASKS.len();
    prop_oneof![
        Just(Action::DoNext),
        Just(Action::DoNext),
        Just(Action::DoNext),
        (0usize..4).prop_map(Action::Decline),
        (proptest::sample::select(OfferKind::ALL), any::<bool>())
            .prop_map(|(kind, yes)| Action::Offer(kind, yes)),
        Just(Action::StartAgain),
        proptest::option::of(1i64..20).prop_map(Action::Hold),
        Just(Action::EndHold),
        (any::<bool>(), any::<bool>()).prop_map(|(evening, done)| Action::Rehearsal(evening, done)),
        (0i64..3, proptest::sample::select(MissedReason::ALL))
            .prop_map(|(back, reason)| Action::Missed(back, reason)),
        Just(Action::BackupSlot),
        task().prop_map(Action::Part),
        (task(), proptest::sample::select(&[2u32, 10][..]))
            .prop_map(|(n, minutes)| Action::Smaller(n, minutes)),
        (task(), text()).prop_map(|(n, whom)| Action::Wait(n, whom)),
        task().prop_map(Action::StopWaiting),
        task().prop_map(Action::Remind),
        task().prop_map(Action::Start),
        (0i64..60).prop_map(Action::QuietPeriods),
        proptest::sample::subsequence(Situation::ALL, 0..4).prop_map(Action::Situations),
        (15u32..200, 1u32..3, proptest::sample::select(Day::ALL))
            .prop_map(|(minutes, every, day)| Action::Week(minutes, every, day)),
        text().prop_map(Action::Sentence),
        (1i64..4, text()).prop_map(|(post, whom)| Action::AskForNod(post, whom)),
        any::<bool>().prop_map(Action::PlannedInStep8),
        (0usize..8, any::<bool>()).prop_map(|(n, studied)| Action::Study(n, studied)),
        (proptest::option::of(1i64..4), text()).prop_map(|(id, text)| Action::SaveCase(id, text)),
        (1i64..4).prop_map(Action::RemoveCase),
        (0i64..3, text()).prop_map(|(id, text)| Action::Note(id, text)),
        (1i64..3).prop_map(Action::RemoveNote),
    ]
}

impl Action {
    pub(super) fn act(&self, desk: &mut Desk) -> Result<Changed> {
        let (now, today) = (desk.now, desk.now.today());
        let task = |n: &usize| TASKS[*n].parse::<TaskRef>().unwrap();
        let coach = &mut desk.coach;
        match self {
            Self::DoNext => coach.do_next(&now),
            Self::Decline(n) => {
                let subject = coach
                    .next_actions(&now, 4)?
                    .get(*n)
                    .map_or(Subject::new("", ""), |next| next.subject.clone());
                coach.decline(&now, &subject)
            }
            Self::Offer(kind, accepted) => coach.answer_offer(&now, *kind, *accepted),
            Self::StartAgain => coach.start_again(&now),
            Self::Hold(days) => {
                coach.hold_voice(&now, days.map(|days| (today + Duration::days(days)).to_string()).as_deref())
            }
            Self::EndHold => coach.end_hold(&now),
            Self::Rehearsal(evening, done) => coach.answer_rehearsal(&now, *evening, *done),
            Self::Missed(back, reason) => coach.answer_missed_week(
                &now,
                week_of(today, WeekStart::Monday) - Duration::weeks(*back),
                *reason,
            ),
            Self::BackupSlot => coach.add_backup_slot(&now),
            Self::Part(n) => coach.complete_part(&now, &task(n)),
            Self::Smaller(n, minutes) => coach.complete_smaller(&now, TASKS[*n], *minutes),
            Self::Wait(n, whom) => coach.wait_for(&now, &task(n), whom),
            Self::StopWaiting(n) => coach.stop_waiting(&now, &task(n)),
            Self::Remind(n) => coach.remind_waiting(&now, &task(n)),
            Self::Start(n) => coach.start_task(&now, &task(n)),
            Self::QuietPeriods(days) => {
                let period = QuietPeriod {
                    from_on: today,
                    to_on: today + Duration::days(*days),
                    every: QuietEvery::Quarter,
                };
                coach.set_quiet_periods(&now, &[period])
            }
            Self::AskForNod(post, whom) => coach.ask_for_nod(&now, PostId(*post), whom),
            Self::PlannedInStep8(make) => coach.answer_planned_in_step_8(&now, *make),
            Self::Situations(_) | Self::Week(..) | Self::Sentence(_) => {
                coach.change_profile(&now, &self.answers())
            }
            _ => self.study(desk),
        }
    }

    fn answers(&self) -> ProfileAnswers {
        match self {
            Self::Situations(situations) => {
                ProfileAnswers { situations: Some(situations.clone()), ..ProfileAnswers::default() }
            }
            Self::Week(minutes, every, day) => {
                let days = vec![*day, Day::Tuesday];
                ProfileAnswers {
                    minutes: Some(*minutes),
                    every_weeks: Some(*every),
                    work_days: Some(days),
                    ..ProfileAnswers::default()
                }
            }
            Self::Sentence(text) => {
                ProfileAnswers { sentence: Some(text.clone()), ..ProfileAnswers::default() }
            }
            other => unreachable!("{other:?} answers nothing"),
        }
    }

    /// What concerns the Study page.
    fn study(&self, desk: &mut Desk) -> Result<Changed> {
        let now = desk.now;
        match self {
            Self::Study(n, studied) => {
                let page = desk.coach.study_page(&now)?;
                let keys: Vec<_> = page
                    .processes
                    .into_iter()
                    .flat_map(|process| process.cases)
                    .map(|case| case.key)
                    .collect();
                desk.coach.mark_case(&now, &keys[n % keys.len()], *studied)
            }
            Self::SaveCase(id, words) => {
                let entry = CaseEntry {
                    process: Some("support".to_owned()),
                    organisation: Some(words.clone()),
                    caveat: Some("One team".to_owned()),
                    ..CaseEntry::default()
                };
                desk.coach.save_case(&now, id.map(CaseId), &entry)
            }
            Self::RemoveCase(id) => desk.coach.remove_case(&now, CaseId(*id)),
            Self::Note(id, name) => {
                let note = StudyNote {
                    id: StudyNoteId(*id),
                    name: name.clone(),
                    answers: vec!["Still there".to_owned()],
                };
                desk.coach.save_study_note(&now, &note)
            }
            Self::RemoveNote(id) => desk.coach.remove_study_note(&now, StudyNoteId(*id)),
            other => unreachable!("{other:?} is not the Study page’s"),
        }
    }
}

/// Each of them, one after the other, where it has something to change.
fn each() -> Vec<Action> {
    let whom = || "Tomasz".to_owned();
    vec![
        Action::DoNext,
        Action::Decline(0),
        Action::Smaller(1, 10),
        Action::Wait(1, whom()),
        Action::Remind(1),
        Action::StopWaiting(1),
        Action::Wait(8, whom()),
        Action::Start(3),
        Action::Part(2),
        Action::Part(2),
        Action::Part(7),
        Action::BackupSlot,
        Action::Offer(OfferKind::Weekly, false),
        Action::Offer(OfferKind::WeeklyAtStep8, true),
        Action::Offer(OfferKind::Conversations, true),
        Action::Offer(OfferKind::FreshStart, true),
        Action::Rehearsal(false, true),
        Action::Rehearsal(true, false),
        Action::Missed(1, MissedReason::Time),
        Action::Hold(Some(9)),
        Action::EndHold,
        Action::Hold(None),
        Action::EndHold,
        Action::QuietPeriods(20),
        Action::Situations(vec![Situation::Listed, Situation::QuietSearch]),
        Action::Week(35, 2, Day::Saturday),
        Action::Sentence("I help plant managers do their own recovery plans".to_owned()),
        Action::AskForNod(1, whom()),
        Action::AskForNod(1, String::new()),
        Action::PlannedInStep8(true),
        Action::Study(0, true),
        Action::Study(0, false),
        Action::SaveCase(None, "Tidewater".to_owned()),
        Action::SaveCase(Some(2), "Tidewater & Co".to_owned()),
        Action::RemoveCase(2),
        Action::Note(0, "Somebody of 2012".to_owned()),
        Action::Note(1, "Somebody else of 2012".to_owned()),
        Action::RemoveNote(1),
        Action::StartAgain,
        Action::DoNext,
    ]
}

#[test]
fn each_of_them_is_one_level_that_leads_back_and_forward_again() {
    let mut desk = Desk::new().onboarded().on("2026-02-16T08:00:00Z");
    let late = standpoint_core::programme::tasks::OwnTaskEntry {
        title: "Overdue".to_owned(),
        due_on: Some("2026-02-10".to_owned()),
        ..standpoint_core::programme::tasks::OwnTaskEntry::default()
    };
    desk.add_task("Ask Ines");
    desk.coach.capture_idea(&desk.now, "The meeting I cancelled").unwrap();
    let mut states = vec![desk.contents()];
    for action in each() {
        desk.now.instant += Duration::hours(1);
        if matches!(action, Action::StartAgain) {
            // Something is there to clear.
            desk.coach.add_task(&desk.now, &late).unwrap();
            states.push(desk.contents());
        }
        let levels = desk.coach.history().unwrap().len();
        let before = desk.contents();
        let changed = action.act(&mut desk).unwrap_or_else(|error| panic!("{action:?}: {error}"));
        let after = desk.contents();
        assert!(!changed.topics.is_empty() && after != before, "{action:?} changes something");
        assert_eq!(desk.coach.history().unwrap().len(), levels + 1, "{action:?} is one level");
        let (name, line) = (changed.undo.undo.unwrap(), &desk.coach.history().unwrap()[0].label);
        assert!(
            line.starts_with(&name),
            "{action:?}: undo takes back {name}, and the history begins with {line}"
        );
        desk.coach.undo().unwrap();
        assert_eq!(desk.contents(), before, "undo({action:?})");
        desk.coach.redo().unwrap();
        assert_eq!(desk.contents(), after, "redo({action:?})");
        states.push(after);
    }
    desk.restart();
    for state in states.iter().rev().skip(1) {
        desk.coach.undo().unwrap();
        assert_eq!(&desk.contents(), state);
    }
}

#[test]
fn a_moment_that_was_shown_keeps_nobody_from_undoing_what_gave_it() {
    let mut desk = Desk::new().onboarded();
    let before = desk.contents();
    desk.log("Out", "2026-01-05");
    desk.coach.see_moments(&desk.now).unwrap();
    desk.coach.undo().expect("that it was shown is the machine’s part");
    assert_eq!(desk.contents(), before);
    desk.coach.redo().unwrap();
    assert_eq!(desk.contents()["moment"].len(), 1);
    desk.coach.undo().unwrap();
    assert_eq!(desk.contents(), before);
}
