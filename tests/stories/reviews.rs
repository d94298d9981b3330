//! Looks back at a month and a quarter, halfway and at the end: filled in beforehand, half done ones stay, each feeds the
//! next, finishing ticks the task it does, and undo takes all of it back.

use chrono::{Duration, NaiveDate};
use proptest::prelude::*;
use standpoint_core::ErrorCode;
use standpoint_core::coaching::OfferKind;
use standpoint_core::export::ExportFormat;
use standpoint_core::look_back::{
    DecisionOutcome, HalfwayDirection, LookBackField, LookBackOf, ReviewField, ReviewKind, ReviewPeriod,
};
use standpoint_core::views::FoundKind;
use standpoint_tests::{Desk, at};

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn write(desk: &mut Desk, kind: ReviewKind, field: ReviewField, text: &str) {
    desk.coach.write_review(&desk.now, kind, None, field, text).unwrap();
}

fn finish(desk: &mut Desk, kind: ReviewKind) {
    desk.coach.finish_review(&desk.now, kind, None).unwrap();
}

/// The answer on the first row of a step's worksheet.
fn sheet(desk: &Desk, step: &str, field: &str) -> Option<String> {
    let rows = desk.coach.step_page(&desk.now, step).unwrap().worksheet.rows;
    rows.first().and_then(|row| row.answers.get(field).cloned())
}

fn is_suggested(desk: &Desk, task: &str) -> bool {
    desk.subjects().contains(&format!("task {task}"))
}

/// Thursday 5 February, a month after the start: two posts and a decision are behind.
fn february() -> Desk {
    let mut desk = Desk::new().onboarded().on("2026-01-30T14:00:00Z");
    desk.coach.set_answer(&desk.now, "positioning", None, "pillar-1", "Roadmaps").unwrap();
    desk.log("Why our roadmap shrank #Roadmaps", "2026-01-06");
    desk.log("What we stopped", "2026-01-13");
    for (week, decision) in [("2026-01-12", "Ask Ines for a call"), ("2026-01-26", "Post on Tuesdays")] {
        let decide = |desk: &mut Desk, field, text| {
            desk.coach.write_look_back(&desk.now, date(week), field, text).unwrap();
        };
        decide(&mut desk, LookBackField::Decision, decision);
        decide(&mut desk, LookBackField::Stuck, "The second paragraph");
    }
    desk.coach.answer_decision(&desk.now, date("2026-01-12"), DecisionOutcome::Done).unwrap();
    desk.on("2026-02-05T08:00:00Z")
}

#[test]
fn a_month_is_filled_in_from_the_log_and_from_its_weeks() {
    let desk = february();
    let page = desk.coach.review_page(&desk.now, ReviewKind::Month, None).unwrap();
    assert_eq!((page.title.as_str(), page.starts_on), ("January 2026", date("2026-01-01")));
    assert_eq!((page.before, page.after), (None, Some(date("2026-02-01"))));
    assert_eq!(page.posts.len(), 2);
    assert_eq!(page.giving.as_deref(), Some("2 posts"));
    assert_eq!(page.weeks.as_deref(), Some("2 of 4 weeks kept"));
    let shares: Vec<_> =
        page.pillars.iter().map(|share| (share.pillar.as_str(), share.posts, share.percent)).collect();
    assert_eq!(shares, [("", 2, 100)], "no post was filed under a pillar");
    let decided: Vec<_> =
        page.decisions.iter().map(|decision| (decision.decision.as_str(), decision.outcome)).collect();
    assert_eq!(decided, [("Ask Ines for a call", Some(DecisionOutcome::Done)), ("Post on Tuesdays", None)]);
    assert_eq!(page.stuck.len(), 2);
    assert!(page.answers.is_empty() && page.taken_on.is_none() && page.finished_on.is_none());
}

#[test]
fn half_done_stays_feeds_the_programme_and_finishing_ticks_the_month_once() {
    let mut desk = february();
    let before = desk.contents();
    assert!(is_suggested(&desk, "monthly-review"), "{:?}", desk.subjects());
    for (field, text) in [
        (ReviewField::Keep, "Tuesday before mail"),
        (ReviewField::Stop, "The second network"),
        (ReviewField::Try, "One post as audio"),
        (ReviewField::Proof, "The controller’s two decisions"),
        (ReviewField::BestPost, "What we stopped"),
        (ReviewField::BestPostWhy, "It was short"),
    ] {
        write(&mut desk, ReviewKind::Month, field, text);
    }
    desk.restart();
    let page = desk.coach.review_page(&desk.now, ReviewKind::Month, None).unwrap();
    assert_eq!(page.answers[&ReviewField::Keep], "Tuesday before mail");
    assert_eq!((page.taken_on, page.finished_on), (Some(date("2026-02-05")), None));
    for (step, field, text) in [
        ("renew", "drop", "The second network"),
        ("renew", "experiment", "One post as audio"),
        ("renew", "best-post", "What we stopped"),
        ("renew", "best-post-why", "It was short"),
        ("positioning", "proof", "The controller’s two decisions"),
    ] {
        assert_eq!(sheet(&desk, step, field).as_deref(), Some(text), "{field}");
    }
    assert!(is_suggested(&desk, "monthly-review"), "half done ticks nothing");

    // Another proof point takes the place of the one that was written here, and of no other.
    write(&mut desk, ReviewKind::Month, ReviewField::Proof, "Two decisions in May");
    assert_eq!(sheet(&desk, "positioning", "proof").as_deref(), Some("Two decisions in May"));

    finish(&mut desk, ReviewKind::Month);
    assert!(!is_suggested(&desk, "monthly-review"));
    let done = desk.coach.progress_page(&desk.now).unwrap().tasks_total;
    finish(&mut desk, ReviewKind::Month);
    assert_eq!(desk.coach.progress_page(&desk.now).unwrap().tasks_total, done, "it counts once");

    while desk.contents() != before {
        assert!(desk.coach.undo().unwrap().undo.undo.is_some() || desk.contents() == before);
    }
}

#[test]
fn an_older_month_neither_ticks_nor_overwrites_what_a_later_one_says() {
    let mut desk = february().on("2026-03-06T08:00:00Z");
    write(&mut desk, ReviewKind::Month, ReviewField::Stop, "In February");
    let january = Some(date("2026-01-20"));
    desk.coach.write_review(&desk.now, ReviewKind::Month, january, ReviewField::Stop, "In January").unwrap();
    desk.coach.write_review(&desk.now, ReviewKind::Month, january, ReviewField::Try, "Audio").unwrap();
    assert_eq!(sheet(&desk, "renew", "drop").as_deref(), Some("In February"));
    assert_eq!(sheet(&desk, "renew", "experiment").as_deref(), Some("Audio"), "no later one says");
    desk.coach.finish_review(&desk.now, ReviewKind::Month, january).unwrap();
    assert!(is_suggested(&desk, "monthly-review"), "the turn of March belongs to February");
    finish(&mut desk, ReviewKind::Month);
    assert!(!is_suggested(&desk, "monthly-review"));

    for (day, code) in [("2026-04-01", ErrorCode::Invalid), ("2025-12-31", ErrorCode::Invalid)] {
        let refused = desk.coach.review_page(&desk.now, ReviewKind::Month, Some(date(day))).unwrap_err();
        assert_eq!(refused.code(), code, "{day}");
    }
    let wrong = desk.coach.write_review(&desk.now, ReviewKind::Month, None, ReviewField::Help, "Priya");
    assert_eq!(wrong.unwrap_err().code(), ErrorCode::Invalid);
}

#[test]
fn a_quarter_reads_its_months_and_is_done_in_three_sittings() {
    let mut desk = february();
    desk.coach.set_answer(&desk.now, "audit", None, "results-owned", "4").unwrap();
    write(&mut desk, ReviewKind::Month, ReviewField::Keep, "Tuesdays");
    finish(&mut desk, ReviewKind::Month);
    let mut desk = desk.on("2026-04-07T08:00:00Z");
    let kind = ReviewKind::Quarter;
    let page = desk.coach.review_page(&desk.now, kind, None).unwrap();
    assert_eq!(page.title, "January to March 2026");
    let facts = page.quarter.unwrap();
    assert_eq!(facts.results_then.as_deref(), Some("4"));
    assert_eq!(facts.months.len(), 1);
    assert_eq!(facts.months[0].title, "January 2026");
    assert_eq!(facts.months[0].answers[&ReviewField::Keep], "Tuesdays");
    assert_eq!(page.sitting.map(|part| (part.number, part.of)), Some((1, 3)));

    write(&mut desk, kind, ReviewField::ResultsOwned, "7");
    write(&mut desk, kind, ReviewField::GoalOne, "Four talks proposed");
    write(&mut desk, kind, ReviewField::MoveOne, "Ask Ines on Tuesday");
    assert_eq!(sheet(&desk, "renew", "next-goals"), None, "step 12 is not begun");
    let refused = desk.coach.write_review(&desk.now, kind, None, ReviewField::ResultsOwned, "eleven");
    assert_eq!(refused.unwrap_err().code(), ErrorCode::Invalid);

    for sitting in [2, 3] {
        desk.coach.finish_review_sitting(&desk.now, None).unwrap();
        let page = desk.coach.review_page(&desk.now, kind, None).unwrap();
        assert_eq!(page.sitting.map(|part| part.number), Some(sitting));
        assert_eq!(page.finished_on, None);
    }
    desk.coach.finish_review_sitting(&desk.now, None).unwrap();
    let page = desk.coach.review_page(&desk.now, kind, None).unwrap();
    assert_eq!((page.finished_on, page.sitting), (Some(date("2026-04-07")), None));
    assert!(!is_suggested(&desk, "quarter-day"));
}

#[test]
fn a_quarters_goals_reach_step_twelve_once_it_is_begun() {
    let mut desk = february();
    desk.coach.start_step(&desk.now, "renew").unwrap();
    let kind = ReviewKind::Quarter;
    write(&mut desk, kind, ReviewField::GoalOne, "Four talks proposed");
    write(&mut desk, kind, ReviewField::MoveOne, "Ask Ines on Tuesday");
    write(&mut desk, kind, ReviewField::GoalTwo, "One pilot measured");
    assert_eq!(
        sheet(&desk, "renew", "next-goals").as_deref(),
        Some("Four talks proposed; first: Ask Ines on Tuesday\nOne pilot measured")
    );
}

fn offers_halfway(desk: &Desk) -> bool {
    desk.subjects().contains(&"offer halfway".to_owned())
}

#[test]
fn halfway_is_offered_on_its_ninetieth_day_and_once() {
    let mut desk = Desk::new().onboarded().on("2026-04-04T08:00:00Z");
    assert!(!offers_halfway(&desk), "the 89th day");
    assert!(!desk.coach.halfway_page(&desk.now).unwrap().is_open);
    let early = desk.coach.write_review(&desk.now, ReviewKind::Halfway, None, ReviewField::StillTrue, "Yes");
    assert_eq!(early.unwrap_err().code(), ErrorCode::Invalid);
    desk.now = at("2026-04-05T08:00:00Z");
    assert!(offers_halfway(&desk), "{:?}", desk.subjects());
    assert!(desk.coach.halfway_page(&desk.now).unwrap().is_open);
    desk.coach.answer_offer(&desk.now, OfferKind::Halfway, false).unwrap();
    for weeks in 0..8 {
        desk.now.instant += Duration::weeks(weeks);
        assert!(!offers_halfway(&desk), "never again, after {weeks} weeks");
    }
}

#[test]
fn halfway_comes_with_step_six_and_takes_the_place_of_the_first_quarter_day() {
    let mut desk = Desk::new().onboarded().on("2026-02-10T08:00:00Z");
    assert!(!offers_halfway(&desk));
    desk.finish(1..=6);
    assert!(offers_halfway(&desk), "{:?}", desk.subjects());
    let before = desk.contents();
    desk.coach.answer_offer(&desk.now, OfferKind::Halfway, true).unwrap();
    write(&mut desk, ReviewKind::Halfway, ReviewField::StillTrue, "Mostly");
    write(&mut desk, ReviewKind::Halfway, ReviewField::Drop, "The newsletter");
    finish(&mut desk, ReviewKind::Halfway);
    let page = desk.coach.halfway_page(&desk.now).unwrap();
    assert_eq!(page.finished_on, Some(date("2026-02-10")));
    assert_eq!(page.answers[&ReviewField::StillTrue], "Mostly");

    let mut later = desk;
    later.now = at("2026-04-07T08:00:00Z");
    assert!(!is_suggested(&later, "quarter-day"), "its place was taken");
    later.now = at("2026-07-07T08:00:00Z");
    assert!(is_suggested(&later, "quarter-day"), "the second one comes");
    for _ in 0..4 {
        later.coach.undo().unwrap();
    }
    assert_eq!(later.contents(), before);
}

#[test]
fn a_first_quarter_day_is_halfway_while_halfway_waits_and_stays_one_after_a_no() {
    let title = |desk: &Desk| {
        let next = desk.coach.next_actions(&desk.now, usize::MAX).unwrap();
        let found = next.into_iter().find(|next| next.subject.0 == "task quarter-day");
        found.map(|next| (next.title, next.look_back.unwrap()))
    };
    let mut desk = Desk::new().onboarded().on("2026-04-07T08:00:00Z");
    assert_eq!(title(&desk), Some(("Look back halfway".to_owned(), LookBackOf::Halfway)));
    desk.coach.answer_offer(&desk.now, OfferKind::Halfway, false).unwrap();
    assert_eq!(title(&desk), Some(("Quarter day".to_owned(), LookBackOf::Quarter)));
}

#[test]
fn the_choice_halfway_turns_the_open_steps_or_begins_a_quiet_season() {
    let mut desk = Desk::new().onboarded().on("2026-02-10T08:00:00Z");
    desk.finish(1..=7);
    let next_step = |desk: &Desk| desk.coach.today(&desk.now).unwrap().journey.current.unwrap().number;
    assert_eq!(next_step(&desk), 8);
    let choose = |desk: &mut Desk, direction, back| desk.coach.choose_direction(&desk.now, direction, back);
    choose(&mut desk, HalfwayDirection::Inside, None).unwrap();
    assert_eq!(next_step(&desk), 9);
    choose(&mut desk, HalfwayDirection::Outside, None).unwrap();
    assert_eq!(next_step(&desk), 8);
    desk.finish(8..=8);
    assert_eq!(next_step(&desk), 11);

    let without = choose(&mut desk, HalfwayDirection::Quiet, None).unwrap_err();
    assert_eq!(without.code(), ErrorCode::Invalid);
    let said = choose(&mut desk, HalfwayDirection::Quiet, Some("2026-05-01")).unwrap().said;
    assert!(said.starts_with("A quiet season until May."), "{said}");
    assert_eq!(desk.coach.today(&desk.now).unwrap().paused_until, Some(date("2026-04-30")));
    assert_eq!(desk.coach.halfway_page(&desk.now).unwrap().direction, Some(HalfwayDirection::Quiet));
    desk.coach.undo().unwrap();
    assert_eq!(desk.coach.today(&desk.now).unwrap().paused_until, None);
    assert_eq!(next_step(&desk), 11, "the direction from before stands");
}

/// Everything of step 12 but its last task is done.
fn graduate(on: &str) -> Desk {
    let mut desk = Desk::new().onboarded().on(on);
    desk.coach.set_answer(&desk.now, "positioning", None, "promise", "I get plants running again").unwrap();
    desk.finish(1..=11);
    for task in ["log-scorecard", "first-re-audit", "refresh-proof", "mentor-newcomer"] {
        desk.complete(task);
    }
    assert!(!desk.coach.graduation_page(&desk.now).unwrap().is_open);
    let early = desk.coach.finish_review(&desk.now, ReviewKind::Graduation, None).unwrap_err();
    assert_eq!(early.code(), ErrorCode::Invalid);
    desk.complete("plan-quarter");
    desk
}

#[test]
fn graduation_needs_a_letter_and_leaves_what_is_kept() {
    let mut desk = graduate("2026-08-31T08:00:00Z");
    let kind = ReviewKind::Graduation;
    let page = desk.coach.graduation_page(&desk.now).unwrap();
    assert!(page.is_open && page.can_say.contains("I get plants running again"), "{}", page.can_say);
    assert!(page.starter.contains("I get plants running again"), "{}", page.starter);
    let kept: Vec<_> = page.keeping.iter().filter(|line| line.kept).map(|line| line.task.as_str()).collect();
    assert_eq!(kept, ["look-back", "read-and-comment", "quarter-day"]);
    let without = desk.coach.finish_review(&desk.now, kind, None).unwrap_err();
    assert_eq!(without.code(), ErrorCode::Invalid, "a letter is wanted");

    // This week has no room left for it; a later one has.
    let month_is_suggested = |desk: &mut Desk| {
        let now = std::mem::replace(&mut desk.now, at("2026-10-06T08:00:00Z"));
        let suggested = is_suggested(desk, "monthly-review");
        desk.now = now;
        suggested
    };
    assert!(month_is_suggested(&mut desk));
    write(&mut desk, kind, ReviewField::Letter, "Is Tuesday still yours?");
    let before = desk.contents();
    finish(&mut desk, kind);
    assert!(!month_is_suggested(&mut desk), "keeping mode");
    assert!(!is_suggested(&desk, "graduation"));
    let page = desk.coach.graduation_page(&desk.now).unwrap();
    assert!(page.keeps);
    let letter = page.letter.unwrap();
    assert_eq!((letter.opens_on, letter.text), (date("2027-02-28"), None));
    assert!(!page.answers.contains_key(&ReviewField::Letter), "it is out of sight");
    assert!(desk.coach.find(&desk.now, "Tuesday").unwrap().is_empty(), "and not found");
    desk.coach.undo().unwrap();
    assert_eq!(desk.contents(), before);
    desk.coach.redo().unwrap();

    // What the user keeps is theirs to say.
    write(&mut desk, kind, ReviewField::Keeping, "look-back\nmonthly-review");
    assert!(month_is_suggested(&mut desk));
    let unknown = desk.coach.write_review(&desk.now, kind, None, ReviewField::Keeping, "nothing-known");
    assert_eq!(unknown.unwrap_err().code(), ErrorCode::Invalid);
}

#[test]
fn the_letter_stands_on_today_from_its_day_on_until_it_is_opened() {
    let mut desk = graduate("2026-08-31T08:00:00Z");
    write(&mut desk, ReviewKind::Graduation, ReviewField::Letter, "Is Tuesday still yours?");
    finish(&mut desk, ReviewKind::Graduation);
    let waits = |desk: &Desk| desk.coach.today(&desk.now).unwrap().letter;
    desk.now = at("2027-02-27T12:00:00Z");
    assert_eq!(waits(&desk), None);
    let id = desk.coach.graduation_page(&desk.now).unwrap().letter.unwrap().id;
    assert_eq!(desk.coach.open_letter(&desk.now, id).unwrap_err().code(), ErrorCode::Invalid);
    // Midnight in Berlin.
    desk.now = at("2027-02-27T23:00:00Z");
    assert_eq!(waits(&desk).map(|letter| letter.id), Some(id));
    desk.coach.open_letter(&desk.now, id).unwrap();
    assert_eq!(waits(&desk), None);
    let letter = desk.coach.graduation_page(&desk.now).unwrap().letter.unwrap();
    assert_eq!(letter.text.as_deref(), Some("Is Tuesday still yours?"));
    assert_eq!(letter.opened_on, Some(date("2027-02-28")));
    desk.coach.undo().unwrap();
    assert_eq!(waits(&desk).map(|letter| letter.id), Some(id), "closed again");
}

#[test]
fn halfway_and_graduation_are_pages_to_hand_over_without_the_letter() {
    let mut desk = graduate("2026-08-31T08:00:00Z");
    write(&mut desk, ReviewKind::Halfway, ReviewField::StillTrue, "Mostly, *less* alone\n<b>");
    write(&mut desk, ReviewKind::Graduation, ReviewField::Letter, "Is Tuesday still yours?");
    let text = |kind, format| desk.coach.milestone_text(&desk.now, kind, format).unwrap();
    let halfway = text(ReviewKind::Halfway, ExportFormat::Markdown);
    assert!(halfway.starts_with("# Halfway\n"), "{halfway}");
    assert!(halfway.contains("## Still true?\n\n> Mostly, \\*less\\* alone"), "{halfway}");
    let page = text(ReviewKind::Graduation, ExportFormat::Html);
    assert!(page.contains("What I can say now") && page.contains("I get plants running again"), "{page}");
    assert!(!page.contains("Is Tuesday still yours"), "the letter stays closed");
    let paper = text(ReviewKind::Halfway, ExportFormat::Html);
    assert!(paper.contains("&lt;b&gt;"));
    assert_eq!(text(ReviewKind::Halfway, ExportFormat::Pdf), paper, "a PDF is printed from the HTML");
    assert!(paper.contains(&desk.coach.preview_milestone(&desk.now, ReviewKind::Halfway).unwrap()));
    let month = desk.coach.milestone_text(&desk.now, ReviewKind::Month, ExportFormat::Html).unwrap_err();
    assert_eq!(month.code(), ErrorCode::Invalid);
}

#[test]
fn what_was_written_is_found_again() {
    let mut desk = february();
    write(&mut desk, ReviewKind::Month, ReviewField::Keep, "Tuesday before mail");
    let found = desk.coach.find(&desk.now, "tuesday").unwrap();
    let lines: Vec<_> = found
        .iter()
        .filter(|line| line.kind == FoundKind::LookBack)
        .map(|line| (line.note.as_str(), line.target.as_str()))
        .collect();
    assert_eq!(
        lines,
        [
            ("Look back, week of 26 January 2026", "week=2026-01-26"),
            ("January 2026, Keep", "month=2026-01-01"),
        ]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn whatever_is_typed_stays_and_undo_takes_each_answer_back(
        answers in proptest::collection::vec((0usize..6, "\\PC{0,12}"), 1..8),
    ) {
        let mut desk = february();
        let before = desk.contents();
        let fields = ReviewKind::Month.fields();
        let mut levels = 0;
        for (field, text) in &answers {
            // Each is a level of its own: what is typed in one go is merged.
            desk.now.instant += Duration::hours(1);
            let changed =
                desk.coach.write_review(&desk.now, ReviewKind::Month, None, fields[*field], text).unwrap();
            levels += usize::from(!changed.topics.is_empty());
        }
        let kept = desk.coach.review_page(&desk.now, ReviewKind::Month, None).unwrap().answers;
        for field in fields {
            let last = answers.iter().rev().find(|(index, _)| fields[*index] == *field);
            let wanted = last.map_or("", |(_, text)| text.as_str()).split_whitespace().collect::<Vec<_>>();
            let found = kept.get(field).map_or("", String::as_str).split_whitespace().collect::<Vec<_>>();
            prop_assert_eq!(found, wanted);
        }
        for _ in 0..levels {
            desk.coach.undo().unwrap();
        }
        prop_assert_eq!(desk.contents(), before);
    }

    #[test]
    fn a_month_belongs_to_its_own_days_alone(offset in 0i64..900) {
        let desk = Desk::new().onboarded().on("2028-06-30T08:00:00Z");
        let day = date("2026-01-05") + Duration::days(offset);
        for kind in [ReviewKind::Month, ReviewKind::Quarter] {
            let page = desk.coach.review_page(&desk.now, kind, Some(day)).unwrap();
            prop_assert!(page.starts_on <= day && day <= page.ends_on);
            prop_assert_eq!(ReviewPeriod::holding(kind, day).unwrap().in_words(), page.title);
        }
    }
}
