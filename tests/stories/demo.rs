//! The demo journal: large, believable, and only ever in an empty folder.

use standpoint_core::publishing::post::PostStage;
use standpoint_core::views::PostQuery;
use standpoint_tests::{Desk, at, contents};

#[test]
fn ten_years_hold_what_ten_years_bring_and_every_page_opens() {
    let mut desk = Desk::new().on("2026-03-10T08:00:00Z");
    desk.coach.fill_with_demo(&desk.now, 10).unwrap();
    let contents = desk.contents();
    let out = desk
        .coach
        .post_list(&PostQuery { stage: Some(PostStage::Published), ..PostQuery::default() })
        .unwrap()
        .total;
    assert!((510..530).contains(&out), "about a post a week: {out}");
    for (table, least) in [
        ("post", 2_500),
        ("conversation", 2_600),
        ("person", 500),
        ("completion", 1_300),
        ("metric_reading", 25),
        ("look_back", 4),
        ("review", 2),
    ] {
        assert!(contents[table].len() >= least, "{table}: {}", contents[table].len());
    }
    let progress = desk.coach.progress_page(&desk.now).unwrap();
    assert_eq!(progress.weeks.len(), 26);
    assert!(progress.streak.unwrap().longest > 12);
    for step in 1..=12 {
        let worksheet = desk.coach.step_page(&desk.now, &step.to_string()).unwrap().worksheet;
        assert!(worksheet.answered > 0 || worksheet.fields.is_empty(), "step {step} is filled in");
    }
    let numbers = desk.coach.numbers_page(&desk.now).unwrap();
    assert!(!numbers.posts.is_empty() && numbers.unlogged == 0, "{numbers:?}");
    assert!(progress.followers.unwrap().marks.is_some(), "enough months to draw");
    assert!(desk.coach.undo().is_ok(), "there is something to undo");
}

#[test]
fn it_is_the_same_each_time() {
    let fill = || {
        let mut desk = Desk::new().on("2026-03-10T08:00:00Z");
        desk.coach.fill_with_demo(&desk.now, 2).unwrap();
        let mut contents = contents(&desk.database());
        // Every journal has a name of its own.
        contents.remove("journal").unwrap();
        contents
    };
    assert_eq!(fill(), fill());
}

#[test]
fn it_refuses_to_mix_with_a_journal_that_is_there() {
    let mut desk = Desk::new().onboarded();
    let before = desk.contents();
    assert!(
        desk.coach
            .fill_with_demo(&at("2026-03-10T08:00:00Z"), 1)
            .unwrap_err()
            .to_string()
            .contains("Choose an empty one")
    );
    for years in [0, 21, 4_000_000_000] {
        assert!(Desk::new().coach.fill_with_demo(&desk.now, years).is_err(), "{years} years");
    }
    assert_eq!(desk.contents(), before);
}
