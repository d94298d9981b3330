//! What a week holds: its minutes, its post, and what comes back.

use super::*;

#[test]
fn a_long_task_is_suggested_in_sittings_and_the_last_one_ticks_it() {
    let mut desk = desk(75);
    desk.finish(1..=4);
    for slug in ["headline", "choose-networks", "main-profile", "photo-banner"] {
        desk.complete(slug);
    }
    // The first 30 days stand aside.
    let home_page = |desk: &Desk| {
        desk.coach
            .next_actions(&desk.now, 50)
            .unwrap()
            .into_iter()
            .find(|next| next.subject.0 == "task home-page")
            .unwrap()
    };
    let first = home_page(&desk);
    assert_eq!((first.minutes, first.part), (Some(30), Some(PartOf { number: 1, of: 2 })));
    let before = desk.coach.today(&desk.now).unwrap().week.minutes_done;
    let said = desk.coach.complete_part(&desk.now, &task("home-page")).unwrap().said;
    assert!(said.starts_with("Part 1 of 2 done"), "{said}");
    let second = home_page(&desk);
    assert_eq!(
        (second.minutes, second.part, state(&desk, "5", "home-page")),
        (Some(30), Some(PartOf { number: 2, of: 2 }), TaskState::Open)
    );
    desk.coach.complete_part(&desk.now, &task("home-page")).unwrap();
    assert_eq!(state(&desk, "5", "home-page"), TaskState::Done);
    assert_eq!(desk.coach.today(&desk.now).unwrap().week.minutes_done - before, 60, "each minute once");
}

#[test]
fn nothing_asks_for_more_minutes_at_a_time_than_a_week_has() {
    let mut desk = desk(35);
    desk.finish(1..=4);
    for next in desk.coach.next_actions(&desk.now, usize::MAX).unwrap() {
        assert!(next.minutes.unwrap_or(0) <= 35, "{}", next.subject.0);
    }
    let profile = desk
        .coach
        .next_actions(&desk.now, 50)
        .unwrap()
        .into_iter()
        .find(|next| next.subject.0 == "task main-profile")
        .unwrap();
    assert_eq!(
        (profile.minutes, profile.part),
        (Some(20), Some(PartOf { number: 1, of: 2 })),
        "forty minutes are two weeks’"
    );
}

#[test]
fn a_week_is_at_risk_on_its_last_work_day_only_and_the_post_comes_first_then() {
    let mut desk = Desk::new().onboarded();
    desk.complete("read-policy");
    desk.complete("never-post-list");
    let state = |desk: &Desk| desk.coach.today(&desk.now).unwrap().week.state;
    for (day, expected) in [
        ("06", WeekState::OnTrack),
        ("08", WeekState::OnTrack),
        ("09", WeekState::AtRisk),
        ("10", WeekState::OnTrack),
        ("11", WeekState::OnTrack),
    ] {
        desk.now = at(&format!("2026-01-{day}T08:00:00Z"));
        assert_eq!(state(&desk), expected, "{day}");
    }
    desk.now = at("2026-01-09T08:00:00Z");
    let next = desk.next();
    assert_eq!(next.kind, ActionKind::Post);
    assert!(
        next.reason.starts_with("No post yet this week, and one day left. One idea: “"),
        "{}",
        next.reason
    );
    desk.now = at("2026-01-10T08:00:00Z");
    let of_the_week =
        |next: &standpoint_core::views::NextAction| next.kind == ActionKind::Post && next.task.is_none();
    assert!(
        !desk.coach.next_actions(&desk.now, usize::MAX).unwrap().iter().any(of_the_week),
        "nobody is asked for it on a Saturday"
    );
}

#[test]
fn from_its_slot_to_the_backup_slot_the_post_comes_first_and_before_it_last() {
    let mut desk = Desk::new().onboarded();
    desk.complete("read-policy");
    desk.complete("never-post-list");
    desk.coach.add_backup_slot(&desk.now).unwrap();
    let place = |desk: &Desk, day: &str| {
        let now = at(&format!("2026-01-{day}T08:00:00Z"));
        let all = desk.coach.next_actions(&now, usize::MAX).unwrap();
        (all.iter().position(|next| next.kind == ActionKind::Post && next.task.is_none()), all.len())
    };
    let (monday, all) = place(&desk, "05");
    assert_eq!(monday, Some(all - 2), "only rest comes after it");
    assert_eq!((place(&desk, "06").0, place(&desk, "08").0), (Some(0), Some(0)));
    desk.log("Out", "2026-01-05");
    assert_eq!(place(&desk, "08").0, None, "the week is kept");
}

#[test]
fn what_comes_back_gets_half_of_the_week_at_the_most_and_never_becomes_a_pile() {
    let mut desk = desk(75).on("2026-02-13T08:00:00Z");
    desk.complete("private-list");
    desk.now = at("2026-02-20T08:00:00Z");
    let rhythm = |desk: &Desk| -> Vec<u32> {
        desk.coach
            .next_actions(&desk.now, usize::MAX)
            .unwrap()
            .iter()
            .filter(|next| next.lane == Lane::Rhythm)
            .filter_map(|next| next.minutes)
            .collect()
    };
    let mut taken = 0;
    while let Some(next) = desk
        .coach
        .next_actions(&desk.now, usize::MAX)
        .unwrap()
        .into_iter()
        .find(|next| next.lane == Lane::Rhythm)
    {
        taken += next.minutes.unwrap();
        desk.coach.complete_part(&desk.now, &task(next.subject.name())).unwrap();
        assert!(taken <= 37, "{taken} minutes of 75");
    }
    assert!(taken > 20, "some of it has room: {taken}");
    assert_eq!(rhythm(&desk), [] as [u32; 0]);
    for day in 0..21 {
        desk.now.instant += Duration::days(day);
        let today = desk.coach.today(&desk.now).unwrap();
        let late = |line: &standpoint_core::views::TaskLine| line.lateness == Lateness::Overdue;
        assert!(
            !today.coming_up.iter().filter_map(|item| item.task.as_ref()).any(late)
                && today.coming_up.len() <= 8
        );
        assert!(
            !desk.coach.task_list(&desk.now, true).unwrap().iter().any(late),
            "nothing of the programme is ever late"
        );
    }
}

#[test]
fn a_task_that_stands_for_something_that_comes_back_settles_its_turn() {
    let mut desk = Desk::new().onboarded();
    desk.finish(1..=7);
    desk.coach.answer_offer(&desk.now, OfferKind::Halfway, false).unwrap();
    desk.complete("first-post");
    desk.now = at("2026-01-06T08:00:00Z");
    let next = desk.next();
    assert_eq!(
        (next.subject.0.as_str(), next.lane),
        ("task assistant-interview", Lane::Rhythm),
        "in the place of the week’s post"
    );
    desk.coach.do_next(&desk.now).unwrap();
    assert_eq!(
        desk.coach.today(&desk.now).unwrap().week.state,
        WeekState::Off,
        "a week without a post does not count then"
    );
    assert!(
        !desk
            .coach
            .next_actions(&desk.now, usize::MAX)
            .unwrap()
            .iter()
            .any(|next| next.kind == ActionKind::Post)
    );
}

/// Minutes of a week in which everything that is suggested is done on Tuesday and Thursday.
fn minutes_of_week(desk: &mut Desk, monday: NaiveDate) -> u32 {
    let mut minutes = 0;
    for ahead in [1, 3] {
        desk.now = at(&format!("{}T08:00:00Z", monday + Duration::days(ahead)));
        for turn in 0.. {
            let next = desk.next();
            if next.kind == ActionKind::Rest {
                break;
            }
            minutes += next.minutes.unwrap_or(0);
            obey(desk);
            assert!(turn < 30, "a day has an end: {}", next.subject.0);
        }
    }
    minutes
}

#[test]
fn after_step_12_a_week_needs_no_more_than_its_minutes() {
    for minutes in [35, 75, 120] {
        let mut desk = Desk::new().answered(&ProfileAnswers {
            minutes: Some(minutes),
            weekly_posts: Some(1),
            ..ProfileAnswers::default()
        });
        for slug in ["private-list", "move-to-call", "internal-talk", "three-words", "first-post"] {
            desk.complete(slug);
        }
        desk.finish(1..=12);
        for week in 1..=28 {
            let monday = "2026-01-05".parse::<NaiveDate>().unwrap() + Duration::weeks(week);
            let needed = minutes_of_week(&mut desk, monday);
            assert!(needed <= minutes, "{needed} minutes in week {week} of {minutes}");
        }
    }
}
