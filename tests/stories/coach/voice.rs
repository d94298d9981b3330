//! How the voice starts: what the coach offers, what a yes sets, and what is said before.

use super::*;

fn offers(desk: &Desk) -> Vec<OfferKind> {
    desk.coach
        .next_actions(&desk.now, usize::MAX)
        .unwrap()
        .into_iter()
        .filter_map(|next| next.offer)
        .collect()
}

#[test]
fn a_weekly_post_is_offered_after_the_first_one_and_not_yet_sets_nothing_and_is_asked_again_at_step_8() {
    let mut desk = desk(75);
    assert_eq!(offers(&desk), []);
    desk.log("First", "2026-01-05");
    let next = desk.next();
    assert_eq!(
        (next.kind, next.offer, next.title.as_str()),
        (ActionKind::Offer, Some(OfferKind::Weekly), "Make it weekly?")
    );
    assert_eq!(next.how, "You’ve done it once. One useful post a week is the whole plan.");
    assert_eq!(desk.coach.today(&desk.now).unwrap().week.goal, 0, "logging a post sets nothing");
    desk.coach.answer_offer(&desk.now, OfferKind::Weekly, false).unwrap();
    let goals = |desk: &Desk| desk.coach.settings_page(&desk.now).unwrap().weekly_posts;
    assert_eq!((offers(&desk), goals(&desk)), (vec![], 0));
    desk.finish(1..=7);
    assert_eq!(offers(&desk), [], "one offer a week at the most");
    desk.now = at("2026-01-12T08:00:00Z");
    let next = desk.next();
    assert_eq!(
        (next.offer, next.how.as_str()),
        (Some(OfferKind::WeeklyAtStep8), "Step 8 is one useful post a week. Shall we count from today?")
    );
    desk.coach.answer_offer(&desk.now, OfferKind::WeeklyAtStep8, false).unwrap();
    desk.now = at("2026-02-02T08:00:00Z");
    assert_eq!((offers(&desk), goals(&desk)), (vec![OfferKind::Halfway], 0), "twice is enough");
}

#[test]
fn a_yes_counts_from_the_next_whole_week_and_is_not_asked_again() {
    let mut desk = desk(75).on("2026-01-07T08:00:00Z");
    desk.log("First", "2026-01-07");
    let said = desk.coach.do_next(&desk.now).unwrap().said;
    assert_eq!(said, "1 post a week, from Monday 12 January");
    assert_eq!(
        desk.coach.settings_page(&desk.now).unwrap().weekly_posts,
        1,
        "what was decided, before it holds"
    );
    let comments = ProfileAnswers { weekly_conversations: Some(2), ..ProfileAnswers::default() };
    desk.coach.change_profile(&desk.now, &comments).unwrap();
    let page = desk.coach.settings_page(&desk.now).unwrap();
    assert_eq!((page.weekly_posts, page.weekly_conversations), (1, 2), "neither goal undoes the other");
    assert_eq!((offers(&desk), desk.coach.today(&desk.now).unwrap().week.state), (vec![], WeekState::NotYet));
    desk.now = at("2026-01-12T08:00:00Z");
    let today = desk.coach.today(&desk.now).unwrap();
    assert_eq!(
        (today.week.goal, today.week.state, today.streak.unwrap().sentence.as_str()),
        (1, WeekState::OnTrack, "This is your first week")
    );
    desk.finish(1..=7);
    desk.now = at("2026-01-20T08:00:00Z");
    assert_eq!(offers(&desk), [OfferKind::Halfway], "no goal again");
}

#[test]
fn at_35_minutes_a_post_every_second_week_is_offered_and_the_weeks_between_are_off() {
    let mut desk = desk(35);
    desk.log("First", "2026-01-05");
    assert_eq!(desk.next().title, "Make it every second week?");
    assert!(desk.next().how.contains("Twenty-six a year is plenty."), "{}", desk.next().how);
    let said = desk.coach.do_next(&desk.now).unwrap().said;
    assert_eq!(said, "1 post every second week, from Monday 5 January");
    assert_eq!(desk.coach.settings_page(&desk.now).unwrap().every_weeks, 2);
    for (day, state) in [("05", WeekState::Kept), ("14", WeekState::Off), ("21", WeekState::OnTrack)] {
        desk.now = at(&format!("2026-01-{day}T08:00:00Z"));
        assert_eq!(desk.coach.today(&desk.now).unwrap().week.state, state, "{day}");
    }
}

#[test]
fn comments_are_offered_with_step_7_and_no_goal_is_set_without_a_yes() {
    let mut desk = desk(75);
    desk.finish(1..=6);
    assert_eq!(offers(&desk), [OfferKind::Halfway], "which comes once, on its day");
    desk.coach.answer_offer(&desk.now, OfferKind::Halfway, false).unwrap();
    assert_eq!(offers(&desk), [], "one a week");
    desk.now.instant += Duration::weeks(1);
    assert_eq!(offers(&desk), [OfferKind::Conversations]);
    desk.coach.answer_offer(&desk.now, OfferKind::Conversations, true).unwrap();
    let week = desk.coach.today(&desk.now).unwrap().week;
    assert_eq!((week.conversation_goal, week.invitation_goal, week.goal), (1, 1, 0));
}

#[test]
fn before_the_voice_starts_there_is_no_streak_no_risk_and_nothing_to_make_up_for() {
    let mut desk = desk(75);
    desk.log("Early", "2026-01-05");
    for day in 0..40 {
        desk.now.instant += Duration::days(1);
        let today = desk.coach.today(&desk.now).unwrap();
        assert_eq!(
            (today.streak, today.week.state, today.week.repair, today.question),
            (None, WeekState::NotYet, None, None),
            "{day}"
        );
        assert!(desk.coach.use_reserve_week(&desk.now, desk.now.today()).is_err());
        assert!(desk.coach.week_report(&desk.now).unwrap().weeks.is_empty());
    }
}
