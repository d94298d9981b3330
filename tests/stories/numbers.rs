//! Numbers that networks show: entered by hand, corrected, read about posts, taken back.

use chrono::NaiveDate;
use standpoint_core::ErrorCode;
use standpoint_core::id::ReadingId;
use standpoint_core::metrics::{Metric, NumberEntry};
use standpoint_core::publishing::network::Network;
use standpoint_core::views::{NumberQuery, SeriesPoint};
use standpoint_tests::Desk;

fn desk() -> Desk {
    Desk::new().on("2026-10-05T09:00:00Z").onboarded()
}

fn followers(value: i64, on: &str) -> NumberEntry {
    NumberEntry {
        what: Metric::Followers,
        network: Some(Network::Linkedin),
        value,
        on: Some(on.to_owned()),
        post: None,
    }
}

fn add(desk: &mut Desk, entry: &NumberEntry) -> String {
    desk.coach.add_number(&desk.now, entry).unwrap().said
}

fn refusal(desk: &mut Desk, entry: &NumberEntry) -> String {
    desk.coach.add_number(&desk.now, entry).unwrap_err().to_string()
}

#[test]
fn a_number_is_added_in_words_corrected_and_its_former_value_kept() {
    let mut desk = desk();
    assert_eq!(add(&mut desk, &followers(25_710, "fri")), "25,710 followers on LinkedIn added");
    assert_eq!(add(&mut desk, &followers(2_571, "2 october")), "2,571 followers on LinkedIn added");
    assert_eq!(add(&mut desk, &followers(2_571, "2026-10-02")), "You’ve entered this already");
    add(&mut desk, &followers(2_512, "2 sep"));
    let page = desk.coach.numbers_page(&desk.now).unwrap();
    let line = &page.accounts[0].numbers[0];
    assert_eq!(
        (line.current.value_text.as_str(), line.current.when.as_str(), line.earlier.as_deref()),
        ("2,571", "on 2 October", Some("2,512 on 2 September"))
    );
    let revised: Vec<_> = line.current.revised.iter().map(|line| line.words.as_str()).collect();
    assert_eq!(revised, ["was 25,710 on 2 October"]);
    assert_eq!(line.current.source.words, "Entered by hand on 5 October");
    let point = |on: &str, value, revised| SeriesPoint {
        on: on.parse().unwrap(),
        value,
        incomplete: false,
        revised,
        derived: false,
    };
    let series = desk.coach.metric_series(Network::Linkedin, Metric::Followers).unwrap();
    assert_eq!(series, [point("2026-09-02", 2_512, false), point("2026-10-02", 2_571, true)]);
}

#[test]
fn adding_and_deleting_are_undone_row_by_row() {
    let mut desk = desk();
    let nothing = desk.contents();
    add(&mut desk, &followers(2_571, "today"));
    let added = desk.contents();
    let id = desk.coach.number_list(&desk.now, &NumberQuery::default()).unwrap().lines[0].id;
    desk.coach.remove_number(&desk.now, id).unwrap();
    assert_eq!(desk.contents(), nothing, "its source goes with it");
    desk.coach.undo().unwrap();
    assert_eq!(desk.contents(), added);
    desk.coach.undo().unwrap();
    assert_eq!(desk.contents(), nothing);
    desk.coach.redo().unwrap();
    assert_eq!(desk.contents(), added);
    let gone = desk.coach.remove_number(&desk.now, ReadingId(99)).unwrap_err();
    assert_eq!(gone.to_string(), "No reading with number 99. It may have been deleted.");
}

#[test]
fn what_can_not_be_is_refused_with_the_remedy() {
    let mut desk = desk();
    let ssi = |value, network| NumberEntry { what: Metric::Ssi, network, value, on: None, post: None };
    assert_eq!(add(&mut desk, &ssi(64, None)), "Social Selling Index 64 added");
    for value in [-1, 101] {
        let said = refusal(&mut desk, &ssi(value, None));
        assert_eq!(said, "The Social Selling Index goes from 0 to 100.");
    }
    assert_eq!(refusal(&mut desk, &ssi(50, Some(Network::X))), "Only LinkedIn has a Social Selling Index.");
    assert_eq!(refusal(&mut desk, &followers(-4, "today")), "Enter a number, like 2571.");
    let ahead = desk.coach.add_number(&desk.now, &followers(4, "tomorrow")).unwrap_err();
    assert_eq!(ahead.code(), ErrorCode::Invalid);
    let nowhere = NumberEntry { network: None, ..followers(4, "today") };
    assert_eq!(refusal(&mut desk, &nowhere), "Choose the network that shows it.");
    let post = desk.log_on_linkedin("Exit costs", None, "2026-09-01");
    let of_post = NumberEntry { post: Some(post), ..followers(4, "today") };
    assert!(refusal(&mut desk, &of_post).contains("about your account"));
    let elsewhere =
        NumberEntry { what: Metric::Likes, network: Some(Network::X), value: 4, on: None, post: Some(post) };
    assert_eq!(refusal(&mut desk, &elsewhere), "This post isn’t published on X yet. Add its link first.");
}

#[test]
fn a_post_has_the_latest_total_of_each_number_and_an_account_never_has_it() {
    let mut desk = desk();
    let post = desk.log_on_linkedin("Exit costs", None, "2026-09-01");
    let seen = |value, on: &str| NumberEntry {
        what: Metric::Impressions,
        network: None,
        value,
        on: Some(on.to_owned()),
        post: Some(post),
    };
    add(&mut desk, &seen(900, "today"));
    add(&mut desk, &seen(1_240, "2 october"));
    let figures = desk.coach.post_numbers(&desk.now, post).unwrap();
    assert_eq!(figures.len(), 1);
    assert_eq!(
        (figures[0].value, figures[0].when.as_str()),
        (900, "on 5 October"),
        "the latest, not the largest"
    );
    let page = desk.coach.numbers_page(&desk.now).unwrap();
    assert_eq!((page.accounts.len(), page.posts.len(), page.unlogged), (0, 1, 0));
    assert_eq!(desk.coach.metric_series(Network::Linkedin, Metric::Impressions).unwrap(), []);
    let day: NaiveDate = "2026-09-01".parse().unwrap();
    assert_eq!(page.posts[0].published_on, day);
}
