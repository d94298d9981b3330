//! Progress on a real journal: what the page tells in the first week and later, and what its pictures are made of.

use standpoint_core::look_back::{ReviewField, ReviewKind};
use standpoint_core::metrics::{Metric, NumberEntry};
use standpoint_core::pictures::{FillStep, MarkLook};
use standpoint_core::publishing::network::Network;
use standpoint_core::publishing::post::{LogEntry, PostEntry};
use standpoint_tests::Desk;

fn answer(desk: &mut Desk, step: &str, field: &str, text: &str) {
    desk.coach.set_answer(&desk.now, step, None, field, text).unwrap();
}

fn log_about(desk: &mut Desk, pillar: &str, on: &str) {
    let entry =
        LogEntry { title: format!("About {pillar}, {on}"), on: Some(on.to_owned()), ..LogEntry::default() };
    let post = desk.coach.log_post(&desk.now, &entry).unwrap().created.unwrap().parse().unwrap();
    let entry = PostEntry { pillar: Some(pillar.to_owned()), ..PostEntry::default() };
    desk.coach.change_post(&desk.now, standpoint_core::id::PostId(post), &entry).unwrap();
}

#[test]
fn the_first_week_is_sentences_alone() {
    let desk = Desk::new().onboarded();
    let page = desk.coach.progress_page(&desk.now).unwrap();
    assert_eq!(page.story, "Your story starts here");
    assert!(page.by_week.sentence.starts_with("No posts yet. "), "{}", page.by_week.sentence);
    assert_eq!((page.by_week.marks, page.by_week.rows.len()), (None, 0));
    assert_eq!((page.heatmap, page.by_pillar, page.followers, page.then_and_now), (None, None, None, None));
}

#[test]
fn pillars_are_counted_over_twelve_months_by_the_first_day_of_each_post() {
    let mut desk = Desk::new().onboarded().on("2026-10-05T09:00:00Z");
    answer(&mut desk, "positioning", "pillar-1", "Cloud  cost");
    answer(&mut desk, "positioning", "pillar-2", "Trust");
    for on in ["2026-02-02", "2026-03-02", "2026-04-02"] {
        log_about(&mut desk, "cloud cost", on);
    }
    log_about(&mut desk, "Hiring", "2026-05-02");
    log_about(&mut desk, "", "2026-06-02");
    log_about(&mut desk, "Trust", "2025-10-05");
    let picture = desk.coach.progress_page(&desk.now).unwrap().by_pillar.unwrap();
    assert_eq!(picture.sentence, "3 of 5 posts in the last 12 months about Cloud cost");
    assert_eq!(
        picture.rows,
        [["Cloud cost", "3", "60%"], ["Trust", "0", "0%"], ["Hiring", "1", "20%"], ["No pillar", "1", "20%"]]
    );
}

#[test]
fn then_and_now_are_the_users_words_and_the_numbers_entered() {
    let mut desk = Desk::new().onboarded().on("2026-10-05T09:00:00Z");
    answer(&mut desk, "purpose", "change", "Business leaders bring IT in early.");
    answer(&mut desk, "audit", "results-owned", "4");
    answer(&mut desk, "audit", "heard-1", "Calm");
    answer(&mut desk, "audit", "heard-2", "Thorough");
    answer(&mut desk, "renew", "results-owned-now", "7");
    for (value, on) in
        [(980, "2026-01-12"), (1_100, "2026-06-01"), (1_150, "2026-06-30"), (1_204, "2026-10-02")]
    {
        let entry = NumberEntry {
            what: Metric::Followers,
            network: Some(Network::Linkedin),
            value,
            on: Some(on.to_owned()),
            post: None,
        };
        desk.coach.add_number(&desk.now, &entry).unwrap();
    }
    let page = desk.coach.progress_page(&desk.now).unwrap();
    let told = page.then_and_now.unwrap();
    assert_eq!(told.sentence, "You set out for this: Business leaders bring IT in early");
    assert_eq!(
        told.rows,
        [
            ["Search results of mine, of 10", "4", "7"],
            ["Three words people use", "Calm, Thorough", "not yet"],
            ["Followers on LinkedIn", "980 in January 2026", "1,204 in October 2026"]
        ]
    );
    // The words and results of the latest look back that has any are those of now.
    for (field, text) in
        [(ReviewField::WordOne, "Clear"), (ReviewField::WordTwo, "Brave"), (ReviewField::ResultsOwned, "8")]
    {
        desk.coach.write_review(&desk.now, ReviewKind::Halfway, None, field, text).unwrap();
    }
    let told = desk.coach.progress_page(&desk.now).unwrap().then_and_now.unwrap();
    assert_eq!(
        told.rows[..2],
        [
            ["Search results of mine, of 10", "4", "8"],
            ["Three words people use", "Calm, Thorough", "Clear, Brave"]
        ]
    );
    // Three months have a number: not enough to draw.
    let followers = page.followers.unwrap();
    assert_eq!(followers.sentence, "LinkedIn: 1,204 in October 2026, 980 in January 2026");
    assert_eq!(followers.marks, None);
}

#[test]
fn years_are_shown_ten_at_a_time_and_none_is_skipped() {
    let mut desk = Desk::new().on("2026-03-03T09:00:00Z");
    desk.coach.fill_with_demo(&desk.now, 12).unwrap();
    let page = desk.coach.progress_page(&desk.now).unwrap();
    let latest = page.heatmap.unwrap();
    assert_eq!(latest.years.len(), 10);
    let earlier = desk.coach.years_of_weeks(&desk.now, latest.earlier.unwrap()).unwrap().unwrap();
    assert_eq!((earlier.sentence.as_str(), earlier.earlier), (latest.sentence.as_str(), None));
    let years: Vec<_> = latest.years.iter().chain(&earlier.years).collect();
    assert!(years.windows(2).all(|pair| pair[0].year == pair[1].year + 1));
    assert_eq!(years.iter().map(|year| year.posts).sum::<u32>(), page.posts_total);
    let weeks = || years.iter().flat_map(|year| &year.weeks);
    assert!(weeks().all(|week| (week.fill == FillStep::None) == (week.posts == 0)));
    assert!(
        weeks()
            .filter(|week| week.opens)
            .all(|week| { desk.coach.look_back_page(&desk.now, Some(week.starts_on)).is_ok() })
    );
    // The bars are the last weeks of the same log.
    let marks = page.by_week.marks.unwrap();
    let last = latest.years[0].weeks.last().unwrap();
    assert_eq!(marks.series[0].marks.last().unwrap().value, Some(last.posts.into()));
    assert!(marks.series[0].marks.iter().any(|mark| mark.look == MarkLook::Full));
}
