//! The week: pace, reserve weeks, repair, and a log that always gives what a recount gives.

use chrono::{Duration, NaiveDate};
use proptest::prelude::*;
use standpoint_core::ErrorCode;
use standpoint_core::calendar::{PauseEntry, WeekStart, week_of};
use standpoint_core::id::{PostId, PublicationId};
use standpoint_core::profile::ProfileAnswers;
use standpoint_core::publishing::network::Network;
use standpoint_core::publishing::post::{LogEntry, PublicationEntry};
use standpoint_core::rhythm::{ReserveOffer, Streak, WeekState, WeekVerdict};
use standpoint_core::views::PostQuery;
use standpoint_tests::{Desk, at};

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn verdicts(desk: &Desk) -> Vec<WeekVerdict> {
    desk.coach.week_report(&desk.now).unwrap().weeks.into_iter().map(|week| week.verdict).collect()
}

#[test]
fn a_reserve_week_is_spent_deliberately_twice_a_quarter_and_can_be_taken_back() {
    let mut desk = Desk::new().onboarded();
    desk.log("One", "2026-01-05");
    desk.now = at("2026-01-28T10:00:00Z");
    assert_eq!(
        verdicts(&desk),
        [WeekVerdict::Kept, WeekVerdict::Missed, WeekVerdict::Missed, WeekVerdict::Running]
    );
    let said = desk.coach.use_reserve_week(&desk.now, date("2026-01-14")).unwrap().said;
    assert_eq!(said, "Reserve week used for 12–18 January 2026");
    desk.coach.use_reserve_week(&desk.now, date("2026-01-28")).unwrap();
    assert_eq!(desk.coach.today(&desk.now).unwrap().week.state, WeekState::Reserve);
    let refused = desk.coach.use_reserve_week(&desk.now, date("2026-01-21")).unwrap_err();
    assert!(refused.to_string().starts_with("You’ve used both reserve weeks of that quarter."), "{refused}");
    let report = desk.coach.week_report(&desk.now).unwrap();
    assert_eq!(report.reserves.sentence, "No reserve weeks left this quarter");
    assert_eq!(report.streak.unwrap().sentence, "1 of 2 weeks", "two of four weeks do not count");
    assert_eq!(report.weeks[2].reserve, ReserveOffer::None);
    desk.coach.return_reserve_week(&desk.now, date("2026-01-30")).unwrap();
    assert_eq!(desk.coach.use_reserve_week(&desk.now, date("2026-01-21")).unwrap().topics.len(), 1);
    desk.coach.undo().unwrap();
    assert_eq!(verdicts(&desk)[2], WeekVerdict::Missed);
    assert_eq!(
        desk.coach.return_reserve_week(&desk.now, date("2026-01-06")).unwrap_err().code(),
        ErrorCode::NotFound
    );
    for (week, why) in
        [("2026-01-07", "kept"), ("2025-12-30", "the 12 before it"), ("2026-02-03", "the 12 before it")]
    {
        let refused = desk.coach.use_reserve_week(&desk.now, date(week)).unwrap_err().to_string();
        assert!(refused.contains(why), "{week}: {refused}");
    }
}

#[test]
fn a_reserve_week_silences_the_nudge_of_its_week() {
    let mut desk = Desk::new().onboarded();
    desk.coach.use_reserve_week(&desk.now, date("2026-01-05")).unwrap();
    desk.now = at("2026-01-06T08:00:00Z");
    let taken =
        desk.coach.take_due(&desk.now, standpoint_core::reminders::Delivery::Ready { doubt: None }).unwrap();
    assert_eq!(taken.popups, []);
    desk.coach.return_reserve_week(&desk.now, date("2026-01-05")).unwrap();
    let taken =
        desk.coach.take_due(&desk.now, standpoint_core::reminders::Delivery::Ready { doubt: None }).unwrap();
    assert_eq!(taken.popups.len(), 1);
}

#[test]
fn a_missed_week_is_made_up_for_by_one_post_more_within_seven_days() {
    let mut desk = Desk::new().onboarded();
    desk.log("One", "2026-01-05");
    desk.now = at("2026-01-20T10:00:00Z");
    desk.log("Two", "2026-01-20");
    let today = desk.coach.today(&desk.now).unwrap();
    assert_eq!(
        today.week.repair.unwrap().sentence,
        "1 more post by Sunday 25 January counts for last week too"
    );
    assert_eq!(today.streak.unwrap().current, 1);
    desk.log("Three", "2026-01-20");
    let today = desk.coach.today(&desk.now).unwrap();
    assert_eq!((today.week.repair, today.streak.unwrap().current), (None, 3));
    assert_eq!(verdicts(&desk)[1], WeekVerdict::MadeUp);
}

#[test]
fn goals_of_conversations_are_counted_beside_and_never_keep_or_lose_a_week() {
    let mut desk = Desk::new().onboarded();
    for line in ["comment Ines: a", "call with Ines: b", "invited Tomás"] {
        desk.coach.log_conversation(&desk.now, line).unwrap();
    }
    let week = desk.coach.today(&desk.now).unwrap().week;
    assert_eq!(
        (week.conversations, week.conversation_goal, week.invitations, week.invitation_goal),
        (2, 0, 1, 0),
        "there is no such goal before the user sets one"
    );
    assert_eq!(week.state, WeekState::OnTrack);
    let none = ProfileAnswers {
        weekly_conversations: Some(0),
        weekly_invitations: Some(1),
        ..ProfileAnswers::default()
    };
    desk.coach.change_profile(&desk.now, &none).unwrap();
    let week = desk.coach.today(&desk.now).unwrap().week;
    assert_eq!((week.goal, week.conversation_goal, week.invitation_goal), (1, 0, 1));
    let many = ProfileAnswers { weekly_conversations: Some(51), ..ProfileAnswers::default() };
    assert_eq!(desk.coach.change_profile(&desk.now, &many).unwrap_err().code(), ErrorCode::Invalid);
}

#[test]
fn the_ratio_of_giving_to_posting_is_said_in_words() {
    let mut desk = Desk::new().onboarded();
    assert_eq!(desk.coach.week_report(&desk.now).unwrap().giving, None);
    desk.log("One", "2026-01-05");
    for _ in 0..3 {
        desk.coach.log_conversation(&desk.now, "comment Ines: a").unwrap();
    }
    let giving = desk.coach.week_report(&desk.now).unwrap().giving.unwrap();
    assert_eq!(giving.sentence, "1 post and 3 conversations in the last 12 weeks");
}

/// What a user may do to the log, in any order.
#[derive(Debug, Clone)]
enum Step {
    Log(i64),
    AlsoOut(usize, i64),
    Backdate(usize, i64),
    TakeOut(usize),
    Remove(usize),
    Archive(usize),
    Undo,
    Redo,
}

fn step() -> impl Strategy<Value = Step> {
    let ago = 0i64..120;
    prop_oneof![
        4 => ago.clone().prop_map(Step::Log),
        2 => (0usize..20, ago.clone()).prop_map(|(n, ago)| Step::AlsoOut(n, ago)),
        2 => (0usize..20, ago).prop_map(|(n, ago)| Step::Backdate(n, ago)),
        1 => (0usize..20).prop_map(Step::TakeOut),
        1 => (0usize..20).prop_map(Step::Remove),
        1 => (0usize..20).prop_map(Step::Archive),
        2 => Just(Step::Undo),
        1 => Just(Step::Redo),
    ]
}

fn take(desk: &mut Desk, step: &Step) {
    let now = desk.now;
    let coach = &mut desk.coach;
    let posts: Vec<PostId> = coach
        .post_list(&PostQuery { limit: Some(1_000), ..PostQuery::default() })
        .unwrap()
        .posts
        .iter()
        .map(|post| post.id)
        .collect();
    let pick = |n: usize| posts.get(n % posts.len().max(1)).copied().unwrap_or(PostId(99));
    let day = |ago: i64| Some((now.today() - Duration::days(ago)).to_string());
    let entry = |ago, network| PublicationEntry {
        on: day(ago),
        network: Some(network),
        ..PublicationEntry::default()
    };
    let place = |coach: &standpoint_core::Coach, n| {
        let places = coach.post_page(&now, pick(n)).map(|page| page.places).unwrap_or_default();
        places.get(n % places.len().max(1)).map_or(PublicationId(99), |place| place.id)
    };
    // What finds nothing to act on is refused, and changes nothing.
    let _ = match step {
        Step::Log(ago) => coach
            .log_post(&now, &LogEntry { title: format!("Post {ago}"), on: day(*ago), ..LogEntry::default() }),
        Step::AlsoOut(n, ago) => coach.publish_post(&now, pick(*n), &entry(*ago, Network::ALL[n % 13])),
        Step::Backdate(n, ago) => {
            let place = place(coach, *n);
            coach.change_publication(&now, place, &entry(*ago, Network::ALL[n % 13]))
        }
        Step::TakeOut(n) => {
            let place = place(coach, *n);
            coach.remove_publication(&now, place)
        }
        Step::Remove(n) => coach.remove_post(&now, pick(*n)),
        Step::Archive(n) => coach.archive_post(&now, pick(*n), true),
        Step::Undo => coach.undo(),
        Step::Redo => coach.redo(),
    };
}

/// Counts the weeks from the database alone, by a rule written down once more and as simply as it goes.
fn recount(desk: &Desk, start: WeekStart) -> (Vec<WeekVerdict>, Streak) {
    let conn = rusqlite::Connection::open(desk.database()).unwrap();
    let column = |sql: &str| -> Vec<NaiveDate> {
        conn.prepare(sql)
            .unwrap()
            .query_map([], |row| row.get::<_, String>(0))
            .unwrap()
            .map(|text| date(&text.unwrap()))
            .collect()
    };
    let out = column("SELECT min(published_on) FROM publication GROUP BY post_id");
    let today = desk.now.today();
    let posts = |week: NaiveDate| out.iter().filter(|on| (0..7).contains(&(**on - week).num_days())).count();
    let running = week_of(today, start);
    // The first whole week: the one joined in only where it begins on that day.
    let joined = date("2026-01-05");
    let mut first = week_of(joined, start);
    if first < joined {
        first += Duration::weeks(1);
    }
    while first <= joined && posts(first - Duration::weeks(1)) > 0 {
        first -= Duration::weeks(1);
    }
    let weeks: Vec<_> = first.iter_weeks().take_while(|week| *week <= running).collect();
    let judge = |week: &NaiveDate| match (posts(*week), *week == running) {
        (1.., _) => WeekVerdict::Kept,
        (0, true) => WeekVerdict::Running,
        (0, false) if posts(*week + Duration::weeks(1)) > 1 => WeekVerdict::MadeUp,
        (0, false) => WeekVerdict::Missed,
    };
    let all: Vec<_> = weeks.iter().map(judge).collect();
    let kept: Vec<_> = all
        .iter()
        .filter(|verdict| **verdict != WeekVerdict::Running)
        .map(|verdict| verdict.is_kept())
        .collect();
    let current = kept.iter().rev().take_while(|kept| **kept).count() as u32;
    let longest = kept.split(|kept| !kept).map(<[bool]>::len).max().unwrap_or(0) as u32;
    let recent = &kept[kept.len().saturating_sub(12)..];
    let (n, of) = (recent.iter().filter(|kept| **kept).count() as u32, recent.len() as u32);
    let sentence = match of {
        0 => "This is your first week".to_owned(),
        1 => format!("{n} of 1 week"),
        _ => format!("{n} of {of} weeks"),
    };
    (all, Streak { kept: n, of, current, longest, sentence })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn logging_backdating_removing_and_undoing_in_any_order_give_what_a_recount_gives(
        steps in proptest::collection::vec(step(), 1..40),
        start in proptest::sample::select(WeekStart::ALL),
    ) {
        let mut desk = Desk::new();
        let answers = ProfileAnswers { week_start: Some(start), weekly_posts: Some(1), ..ProfileAnswers::default() };
        desk.coach.onboard(&desk.now, &answers, None).unwrap();
        desk.now = at("2026-04-08T10:00:00Z");
        for step in &steps {
            desk.now.instant += Duration::minutes(5);
            take(&mut desk, step);
            let (verdicts, streak) = recount(&desk, start);
            let progress = desk.coach.progress_page(&desk.now).unwrap();
            let shown: Vec<_> = progress.weeks.iter().map(|week| week.verdict).collect();
            prop_assert_eq!(&shown[..], &verdicts[verdicts.len().saturating_sub(26)..], "after {:?}", step);
            prop_assert_eq!(progress.streak.unwrap(), streak, "after {:?}", step);
        }
    }
}

#[test]
fn a_reserve_week_that_was_not_needed_after_all_is_offered_back_and_undone() {
    let mut desk = Desk::new().onboarded().on("2026-01-21T08:00:00Z");
    desk.coach.use_reserve_week(&desk.now, date("2026-01-14")).unwrap();
    assert_eq!(desk.coach.week_report(&desk.now).unwrap().reserves.not_needed, None);
    desk.log("Found again", "2026-01-15");
    let reserves = desk.coach.progress_page(&desk.now).unwrap().reserves;
    assert_eq!(
        reserves.not_needed.as_deref(),
        Some("You kept the week of 12 January after all. Its reserve week can be yours again.")
    );
    assert_eq!((reserves.not_needed_on, reserves.left), (vec![date("2026-01-12")], 1));
    desk.coach.return_reserve_week(&desk.now, date("2026-01-12")).unwrap();
    let reserves = desk.coach.week_report(&desk.now).unwrap().reserves;
    assert_eq!((reserves.not_needed, reserves.left), (None, 2));
    desk.coach.undo().unwrap();
    assert_eq!(desk.coach.week_report(&desk.now).unwrap().reserves.left, 1);
}

#[test]
fn planning_a_pause_says_which_weeks_still_count_before_and_after() {
    let mut desk = Desk::new().onboarded().on("2026-03-03T08:00:00Z");
    let pause = PauseEntry { from_on: "2026-03-06".to_owned(), to_on: "2026-03-11".to_owned(), note: None };
    let words = "3 days of each week are paused, so both weeks still count.";
    assert_eq!(desk.coach.weigh_pause(&desk.now, &pause).unwrap(), words);
    assert_eq!(
        desk.coach.add_pause(&desk.now, &pause).unwrap().said,
        format!("Paused 6–11 March 2026. {words}")
    );
}
