//! Tests of the module above.

use proptest::prelude::*;

use super::*;
use crate::id::PauseId;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn weekly(goal: u32, posts: &[&str]) -> Rhythm {
    let joined = date("2026-01-05");
    Rhythm::new(WeekStart::Monday, Goals::new([(joined, goal)]), joined, posts.iter().map(|text| date(text)))
}

#[test]
fn a_forgotten_post_logged_later_repairs_the_streak() {
    let broken = weekly(1, &["2026-01-06", "2026-01-20", "2026-01-27"]);
    assert_eq!(broken.streak(date("2026-01-28")).current, 2);
    let repaired = weekly(1, &["2026-01-06", "2026-01-20", "2026-01-27", "2026-01-14"]);
    assert_eq!(repaired.streak(date("2026-01-28")).current, 4);
}

#[test]
fn the_running_week_does_not_break_a_streak_before_it_is_over() {
    let rhythm = weekly(1, &["2026-01-06", "2026-01-14"]);
    let streak = rhythm.streak(date("2026-01-25"));
    assert_eq!((streak.current, streak.kept, streak.of), (2, 2, 2));
    assert_eq!(rhythm.streak(date("2026-01-26")).current, 0, "now the week is over and was missed");
}

#[test]
fn a_paused_week_neither_breaks_the_streak_nor_counts_unless_it_is_kept() {
    let pause =
        |from, to| Pause { id: PauseId(1), from_on: date(from), to_on: date(to), note: String::new() };
    let rhythm =
        weekly(1, &["2026-01-06", "2026-01-27"]).with_pauses(vec![pause("2026-01-12", "2026-01-22")]);
    let streak = rhythm.streak(date("2026-01-31"));
    assert_eq!(
        (streak.kept, streak.of, streak.current),
        (2, 2, 2),
        "two weeks of vacation: the second one from Monday to Thursday"
    );
    assert_eq!(rhythm.this_week(date("2026-01-14")).state, WeekState::Paused);
    let short = weekly(1, &["2026-01-06", "2026-01-20"]).with_pauses(vec![pause("2026-01-12", "2026-01-14")]);
    assert_eq!(short.streak(date("2026-01-25")).current, 1, "three days are not most of a week");
    let kept = weekly(1, &["2026-01-06", "2026-01-14"]).with_pauses(vec![pause("2026-01-12", "2026-01-18")]);
    assert_eq!(kept.streak(date("2026-01-18")).kept, 2);
}

#[test]
fn one_post_more_than_the_goal_within_seven_days_makes_up_for_a_missed_week() {
    let missed = weekly(1, &["2026-01-06", "2026-01-20"]);
    assert_eq!(missed.verdict(date("2026-01-12"), date("2026-01-21")), WeekVerdict::Missed);
    let card = missed.this_week(date("2026-01-21"));
    let repair = card.repair.expect("last week can be made up for");
    assert_eq!((repair.posts, repair.until), (1, date("2026-01-25")));
    assert_eq!(repair.sentence, "1 more post by Sunday 25 January counts for last week too");
    assert_eq!(
        weekly(1, &["2026-01-06"]).repair(date("2026-01-20")).unwrap().sentence,
        "2 more posts by Sunday 25 January count for last week too"
    );
    let made_up = weekly(1, &["2026-01-06", "2026-01-20", "2026-01-24"]);
    assert_eq!(made_up.verdict(date("2026-01-12"), date("2026-01-24")), WeekVerdict::MadeUp);
    assert_eq!((made_up.streak(date("2026-01-24")).current, made_up.repair(date("2026-01-24"))), (3, None));
    let late = weekly(1, &["2026-01-06", "2026-01-20", "2026-01-27", "2026-01-28"]);
    assert_eq!(
        late.verdict(date("2026-01-12"), date("2026-01-28")),
        WeekVerdict::Missed,
        "seven days and no more"
    );
}

#[test]
fn two_reserve_weeks_a_quarter_leave_the_count_and_a_third_does_not() {
    let rhythm = weekly(1, &["2026-01-06"])
        .with_reserves(["2026-01-14", "2026-01-25", "2026-01-26", "2026-04-02"].map(date));
    let today = date("2026-04-15");
    let verdict = |week: &str| rhythm.verdict(date(week), today);
    assert_eq!((verdict("2026-01-12"), verdict("2026-01-19")), (WeekVerdict::Reserve, WeekVerdict::Reserve));
    assert_eq!(verdict("2026-01-26"), WeekVerdict::Missed, "the quarter's two are spent");
    assert_eq!(
        verdict("2026-03-30"),
        WeekVerdict::Missed,
        "a week belongs to the quarter of its first day, where two are spent"
    );
    assert_eq!(rhythm.streak(date("2026-01-25")).current, 1, "the run goes on behind the reserve weeks");
    let running = weekly(1, &[]).with_reserves([date("2026-01-06")]);
    assert_eq!(running.this_week(date("2026-01-06")).state, WeekState::Reserve);
}

#[test]
fn conversations_count_by_week_and_invitations_for_themselves() {
    let counts = [
        ("2026-01-05", ConversationKind::Comment, 2),
        ("2026-01-11", ConversationKind::Call, 1),
        ("2026-01-07", ConversationKind::Invitation, 3),
        ("2026-01-12", ConversationKind::Reply, 9),
    ];
    let rhythm = weekly(1, &[]).with_conversations(counts.map(|(on, kind, times)| (date(on), kind, times)));
    let card = rhythm.this_week(date("2026-01-08"));
    assert_eq!(
        (card.conversations, card.conversation_goal, card.invitations, card.invitation_goal),
        (3, 0, 3, 0)
    );
}

#[test]
fn the_week_begins_on_the_day_the_user_chose() {
    let sunday = date("2026-03-01");
    assert_eq!(week_of(sunday, WeekStart::Monday), date("2026-02-23"));
    assert_eq!(week_of(sunday, WeekStart::Sunday), sunday);
    assert_eq!(week_of(sunday, WeekStart::Saturday), date("2026-02-28"));
}

#[test]
fn a_week_is_at_risk_on_its_last_work_day_once_both_slots_are_past_and_never_on_a_free_day() {
    let frame = |slots: &[Day]| WeekFrame { slots: slots.iter().copied().collect(), ..WeekFrame::default() };
    let rhythm = weekly(2, &["2026-01-06"]).with_frame(frame(&[Day::Tuesday, Day::Thursday]));
    let card = rhythm.this_week(date("2026-01-08"));
    assert_eq!((card.state, card.sentence.as_str()), (WeekState::OnTrack, "This week: 1 post to go, 4 days"));
    assert_eq!(rhythm.this_week(date("2026-01-09")).state, WeekState::AtRisk, "Friday is the last work day");
    assert_eq!(
        rhythm.this_week(date("2026-01-10")).state,
        WeekState::OnTrack,
        "nobody is warned on a Saturday"
    );
    let early = weekly(1, &[]).with_frame(frame(&[Day::Tuesday]));
    assert_eq!(early.this_week(date("2026-01-08")).state, WeekState::OnTrack, "today and Friday are left");
    let late = weekly(1, &[]).with_frame(frame(&[Day::Friday]));
    assert_eq!(late.this_week(date("2026-01-09")).state, WeekState::OnTrack, "the slot itself is today");
    assert_eq!(weekly(2, &["2026-01-06", "2026-01-06"]).this_week(date("2026-01-09")).state, WeekState::Kept);
}

#[test]
fn before_a_post_is_wanted_no_week_counts_and_the_first_whole_week_is_the_first() {
    let joined = date("2026-01-07");
    let goals = Goals::new([(joined, 0), (date("2026-01-21"), 1)]);
    let posts = ["2026-01-08", "2026-01-22", "2026-01-27"].map(date);
    let rhythm = Rhythm::new(WeekStart::Monday, goals, joined, posts);
    assert_eq!(rhythm.this_week(date("2026-01-08")).state, WeekState::NotYet);
    assert_eq!(
        rhythm.verdict(date("2026-01-19"), date("2026-01-30")),
        WeekVerdict::NotYet,
        "set on a Wednesday"
    );
    assert_eq!(rhythm.voice_from(), Some(date("2026-01-26")));
    assert_eq!((rhythm.streak(date("2026-01-30")).current, rhythm.streak(date("2026-01-30")).of), (1, 1));
    assert_eq!(rhythm.repair(date("2026-01-27")), None, "the week before was none to make up for");
    let none = Rhythm::new(WeekStart::Monday, Goals::new([(joined, 0)]), joined, posts);
    assert_eq!((none.streak(date("2026-03-01")).of, none.weeks(date("2026-03-01"))), (0, vec![]));
}

#[test]
fn the_week_of_joining_is_the_first_only_where_it_counts_and_a_post_was_wanted_of_it() {
    let joined = date("2026-01-07");
    let from = |wanted: &str, counts: bool| {
        let goals = Goals::new([(joined, 0), (date(wanted), 1)]);
        Rhythm::new(WeekStart::Monday, goals, joined, []).counting_joined_week(counts).voice_from()
    };
    assert_eq!(from("2026-01-08", true), Some(date("2026-01-05")));
    assert_eq!(from("2026-01-08", false), Some(date("2026-01-12")));
    assert_eq!(from("2026-01-21", true), Some(date("2026-01-26")), "a later week begins as any does");
    assert_eq!(from("2026-01-19", true), Some(date("2026-01-19")));
    let midweek = Rhythm::new(WeekStart::Monday, Goals::new([(joined, 1)]), joined, [date("2026-01-08")]);
    let verdict = |week: &str| midweek.verdict(date(week), date("2026-01-20"));
    assert_eq!(verdict("2026-01-05"), WeekVerdict::NotYet, "the week of joining");
    assert_eq!(verdict("2026-01-12"), WeekVerdict::Missed);
    assert!(midweek.is_missed(date("2026-01-12"), date("2026-01-20")), "the first that counts");
}

#[test]
fn a_goal_set_back_to_none_ends_the_voice() {
    let joined = date("2026-01-05");
    let goals = Goals::new([(joined, 1), (date("2026-01-21"), 0)]);
    let rhythm = Rhythm::new(WeekStart::Monday, goals, joined, []);
    let started =
        ["2025-12-29", "2026-01-05", "2026-01-12", "2026-01-26"].map(|week| rhythm.voice_started(date(week)));
    assert_eq!(started, [false, true, true, false]);
}

#[test]
fn of_every_second_week_the_weeks_between_are_weeks_off() {
    let joined = date("2026-01-05");
    let goals = Goals::new([(joined, Goal { every_weeks: 2, ..Goal::from(1) })]);
    let rhythm = Rhythm::new(WeekStart::Monday, goals, joined, ["2026-01-06", "2026-01-27"].map(date));
    let today = date("2026-02-10");
    let verdicts: Vec<_> = rhythm.weeks(today).into_iter().map(|week| rhythm.verdict(week, today)).collect();
    use WeekVerdict::{Kept, MadeUp, Missed, Off};
    assert_eq!(
        verdicts,
        [Kept, Off, MadeUp, Kept, Missed, Off],
        "one in a week between makes up for the week before"
    );
}

#[test]
fn a_week_that_a_hold_touches_or_something_stood_for_does_not_count() {
    let hold = Hold { from_on: date("2026-01-14"), until_on: Some(date("2026-01-14")) };
    let rhythm = weekly(1, &["2026-01-06"]).with_holds(vec![hold]).with_stood_for([date("2026-01-20")]);
    let today = date("2026-01-26");
    assert_eq!(rhythm.verdict(date("2026-01-12"), today), WeekVerdict::Held);
    assert_eq!(rhythm.verdict(date("2026-01-19"), today), WeekVerdict::Off);
    assert_eq!(rhythm.streak(today).current, 1);
    assert_eq!(rhythm.this_week(date("2026-01-14")).state, WeekState::Held);
    assert!(Hold { from_on: date("2026-01-14"), until_on: None }.covers(date("2030-01-01")));
    let covered = ["2026-01-13", "2026-01-14", "2026-01-15"].map(|day| hold.covers(date(day)));
    assert_eq!(covered, [false, true, false]);
    let on = |day: &str| rhythm.hold_on(date(day));
    assert_eq!([on("2026-01-13"), on("2026-01-14")], [None, Some(hold)]);
}

#[test]
fn a_reserve_week_on_a_week_that_was_kept_after_all_is_offered_back() {
    let rhythm =
        weekly(1, &["2026-01-06", "2026-01-14"]).with_reserves(["2026-01-12", "2026-01-19"].map(date));
    let reserves = rhythm.reserves(date("2026-01-27"));
    assert_eq!((reserves.not_needed_on, reserves.left), (vec![date("2026-01-12")], 0));
    assert_eq!(
        reserves.not_needed.as_deref(),
        Some("You kept the week of 12 January after all. Its reserve week can be yours again.")
    );
    assert_eq!(rhythm.reserves(date("2026-04-14")).not_needed, None, "after twelve weeks it stays");
}

#[test]
fn a_reserve_week_is_for_this_week_and_the_twelve_before_and_two_a_quarter() {
    let today = date("2026-06-10");
    let rhythm = weekly(1, &["2026-06-02"]);
    let offer = |rhythm: &Rhythm, week: &str| rhythm.reserve_offer(date(week), today);
    use ReserveOffer::{None, Spend, TakeBack};
    assert_eq!(offer(&rhythm, "2026-06-08"), Spend, "this week");
    assert_eq!(offer(&rhythm, "2026-06-15"), None, "next week");
    assert_eq!(offer(&rhythm, "2026-06-01"), None, "it was kept");
    assert_eq!(offer(&rhythm, "2026-03-16"), Spend, "the twelfth before");
    assert_eq!(offer(&rhythm, "2026-03-09"), None, "the thirteenth before");
    let young = Rhythm::new(WeekStart::Monday, Goals::new([(date("2026-05-25"), 1)]), date("2026-05-25"), []);
    assert_eq!([offer(&young, "2026-05-25"), offer(&young, "2026-05-18")], [Spend, None], "its first week");
    let one = weekly(1, &[]).with_reserves([date("2026-05-04")]);
    assert_eq!([offer(&one, "2026-05-04"), offer(&one, "2026-05-11")], [TakeBack, Spend]);
    let both = weekly(1, &[]).with_reserves(["2026-05-04", "2026-05-18"].map(date));
    assert_eq!([offer(&both, "2026-05-11"), offer(&both, "2026-03-23")], [None, Spend], "another quarter’s");
}

#[test]
fn giving_counts_conversations_and_invitations_of_twelve_weeks_beside_posts() {
    let today = date("2026-06-10");
    let counts = [
        ("2026-03-22", ConversationKind::Comment, 9),
        ("2026-03-23", ConversationKind::Comment, 2),
        ("2026-06-08", ConversationKind::Invitation, 3),
    ];
    let rhythm = weekly(1, &["2026-03-22", "2026-06-02"])
        .with_conversations(counts.map(|(on, kind, times)| (date(on), kind, times)));
    let giving = rhythm.giving(today).unwrap();
    assert_eq!((giving.conversations, giving.posts), (5, 1));
    assert_eq!(giving.sentence, "1 post and 5 conversations in the last 12 weeks");
    assert_eq!(weekly(1, &[]).giving(today), None);
    let even =
        weekly(1, &["2026-06-02"]).with_conversations([(date("2026-06-02"), ConversationKind::Call, 1)]);
    assert_eq!(even.giving(today).unwrap().sentence, "1 post and 1 conversation in the last 12 weeks");
}

#[test]
fn a_week_off_says_what_was_given_and_a_full_one_what_is_beyond_its_goal() {
    let joined = date("2026-01-05");
    let goals = Goals::new([(joined, Goal { every_weeks: 2, ..Goal::from(1) })]);
    let given =
        [("2026-01-13", ConversationKind::Comment, 2), ("2026-01-13", ConversationKind::Invitation, 1)];
    let off = Rhythm::new(WeekStart::Monday, goals, joined, [])
        .with_conversations(given.map(|(on, kind, times)| (date(on), kind, times)));
    assert_eq!(off.this_week(date("2026-01-14")).sentence, "This week: 0 minutes, 3 conversations");
    let said = |posts: &[&str]| weekly(1, posts).this_week(date("2026-01-08")).sentence;
    assert_eq!(said(&["2026-01-06"]), "That’s the week done");
    assert_eq!(said(&["2026-01-06", "2026-01-07"]), "2 posts this week. The goal was 1");
}

#[test]
fn weeks_with_posts_are_counted_from_the_first_to_the_last() {
    let rhythm = weekly(1, &["2026-01-06", "2026-01-07", "2026-01-20", "2026-02-03"]);
    assert_eq!(rhythm.weeks_with_posts(date("2026-01-05"), date("2026-01-19")), (2, 3));
}

#[test]
fn a_quarter_begins_in_january_april_july_and_october() {
    for (day, quarter) in [
        ("2026-01-01", "2026-01-01"),
        ("2026-03-31", "2026-01-01"),
        ("2026-04-01", "2026-04-01"),
        ("2026-08-15", "2026-07-01"),
        ("2026-12-31", "2026-10-01"),
    ] {
        assert_eq!(quarter_of(date(day)), date(quarter), "{day}");
    }
}

#[test]
fn a_hold_touches_a_week_by_a_single_day() {
    let touches = |from: &str, until: &str| {
        let hold = Hold { from_on: date(from), until_on: Some(date(until)) };
        hold.touches(date("2026-01-12"), date("2026-01-18"))
    };
    assert_eq!([touches("2026-01-05", "2026-01-11"), touches("2026-01-05", "2026-01-12")], [false, true]);
    assert_eq!([touches("2026-01-18", "2026-01-20"), touches("2026-01-19", "2026-01-20")], [true, false]);
}

#[test]
fn a_day_was_posted_on_when_a_post_was_published_on_it() {
    let rhythm = weekly(1, &["2026-01-06"]);
    assert_eq!(["2026-01-05", "2026-01-06"].map(|day| rhythm.posted_on(date(day))), [false, true]);
    let first = weekly(1, &["2026-01-06", "2025-03-01", "2026-02-01"]).first_posted_on();
    assert_eq!((first, weekly(1, &[]).first_posted_on()), (Some(date("2025-03-01")), None));
}

#[test]
fn a_goal_raised_later_leaves_the_weeks_before_as_they_were() {
    let joined = date("2026-01-05");
    let goals = Goals::new([(joined, 1), (date("2026-01-21"), 2)]);
    let rhythm =
        Rhythm::new(WeekStart::Monday, goals, joined, ["2026-01-06", "2026-01-13", "2026-01-20"].map(date));
    assert!(rhythm.kept(date("2026-01-05")) && rhythm.kept(date("2026-01-12")));
    assert!(!rhythm.kept(date("2026-01-19")), "the goal of two holds for the week it was set in");
}

#[test]
fn weeks_of_others_before_the_user_joined_do_not_count_against_them() {
    let rhythm = weekly(1, &["2024-05-01", "2026-01-06"]);
    assert_eq!(rhythm.streak(date("2026-01-06")).sentence, "1 of 1 week");
    assert_eq!(
        weekly(1, &["2025-12-30", "2026-01-06"]).streak(date("2026-01-06")).current,
        2,
        "a run that leads up to joining counts"
    );
}

proptest! {
    #[test]
    fn the_streak_is_what_a_recount_week_by_week_gives(days in proptest::collection::vec(0i64..400, 0..120), goal in 1u32..4, today in 0i64..400) {
        let joined = date("2025-01-06");
        let posts: Vec<_> = days.iter().map(|d| joined + Duration::days(*d)).collect();
        let rhythm = Rhythm::new(WeekStart::Monday, Goals::new([(joined, goal)]), joined, posts.clone());
        let today = joined + Duration::days(today);
        let posts_at = |k: i64| posts.iter().filter(|p| (**p - joined).num_days() / 7 == k).count();
        let over = |k: i64| joined + Duration::days(7 * k + 6) < today;
        let kept_at = |k: i64| posts_at(k) >= goal as usize || over(k) && posts_at(k + 1) > goal as usize;
        let running = (today - joined).num_days() / 7;
        let last = if kept_at(running) { running } else { running - 1 };
        let expected = (0..=last).rev().take_while(|k| kept_at(*k)).count();
        prop_assert_eq!(rhythm.streak(today).current as usize, expected);
    }
}
