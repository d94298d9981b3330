//! What is snoozed, done in a smaller version, or waits for someone.

use super::*;

#[test]
fn something_else_is_passed_over_today_and_comes_back_tomorrow() {
    let mut desk = desk(75);
    let today = desk.coach.today(&desk.now).unwrap();
    let others: Vec<_> = today.others.iter().map(|next| next.subject.0.as_str()).collect();
    assert_eq!(
        (today.next.subject.0.as_str(), others),
        ("task target-role", vec!["task read-policy", "task five-comments"])
    );
    let said = desk.coach.decline(&desk.now, &today.next.subject).unwrap().said;
    assert_eq!((said.as_str(), desk.next().subject.0.as_str()), ("Fine. One of these?", "task read-policy"));
    desk.restart();
    desk.now = at("2026-01-05T22:30:00Z");
    assert!(!desk.subjects().contains(&"task target-role".to_owned()), "half past eleven in Berlin");
    desk.now = at("2026-01-05T23:30:00Z");
    assert_eq!(desk.next().subject.0, "task target-role", "and it is tomorrow");
}

#[test]
fn a_smaller_version_counts_and_the_task_stays_open_and_rests_for_three_days() {
    let mut desk = desk(75);
    desk.complete("target-role");
    let next = desk.next();
    assert_eq!(next.smaller.iter().map(|smaller| smaller.minutes).collect::<Vec<_>>(), [10, 2]);
    let done = desk.coach.complete_smaller(&desk.now, "read-policy", 10).unwrap();
    assert_eq!((done.said.as_str(), state(&desk, "2", "read-policy")), ("That counts.", TaskState::Open));
    assert_eq!(
        desk.coach.today(&desk.now).unwrap().week.minutes_done,
        15,
        "five for the role, ten for the policy"
    );
    for day in ["05", "06", "07"] {
        desk.now = at(&format!("2026-01-{day}T08:00:00Z"));
        assert_eq!(desk.next().subject.0, "task five-comments", "{day}");
    }
    desk.now = at("2026-01-08T08:00:00Z");
    assert_eq!(desk.next().subject.0, "task read-policy");
    assert!(
        desk.coach.complete_smaller(&desk.now, "read-policy", 5).is_err()
            && desk.coach.complete_smaller(&desk.now, "look-back", 2).is_err()
    );
}

#[test]
fn after_two_snoozes_the_smaller_version_is_offered_by_itself() {
    let mut desk = desk(75).on("2026-01-06T08:00:00Z");
    let popup_text =
        desk.coach.take_due(&desk.now, Delivery::Ready { doubt: None }).unwrap().popups.remove(0);
    assert_eq!(popup_text.body, "5 minutes, Tuesday, 09:00: Choose your target role and a date.");
    for (times, action) in [PopupAction::Tomorrow, PopupAction::Snooze].into_iter().enumerate() {
        assert!(!desk.next().too_big, "after {times}");
        desk.coach.answer_popup(&desk.now, &popup_text.keys, action).unwrap();
    }
    let next = desk.next();
    assert_eq!((next.subject.0.as_str(), next.too_big, next.smaller.len()), ("task target-role", true, 1));
    desk.coach.undo().unwrap();
    assert!(!desk.next().too_big);
}

#[test]
fn what_came_first_for_seven_days_offers_its_smaller_version_by_itself() {
    let mut desk = desk(75);
    for (day, too_big) in [("11", false), ("12", true)] {
        desk.now = at(&format!("2026-01-{day}T08:00:00Z"));
        let next = desk.next();
        assert_eq!((next.subject.0.as_str(), next.too_big), ("task target-role", too_big), "{day}");
    }
    desk.complete("target-role");
    assert!(!desk.next().too_big, "something was done, so the next one is not too big yet");
}

#[test]
fn what_waits_for_somebody_is_passed_over_and_asked_about_after_five_days() {
    let mut desk = desk(75);
    desk.complete("target-role");
    desk.coach.wait_for(&desk.now, &task("read-policy"), "Tomasz").unwrap();
    assert_eq!(desk.next().subject.0, "task five-comments");
    let asked = |desk: &Desk| {
        desk.coach
            .next_actions(&desk.now, 50)
            .unwrap()
            .into_iter()
            .find(|next| next.kind == ActionKind::Waiting)
    };
    desk.now = at("2026-01-09T08:00:00Z");
    assert_eq!(asked(&desk), None, "four days");
    desk.now = at("2026-01-10T08:00:00Z");
    let question = asked(&desk).unwrap();
    assert_eq!((question.title.as_str(), question.lane), ("Heard back from Tomasz?", Lane::People));
    assert_eq!(question.reason, "“Read your employer’s policy” has waited since Monday.");
    assert_ne!(desk.next().kind, ActionKind::Waiting, "what can be done goes first");
    assert_eq!(desk.coach.today(&desk.now).unwrap().news.unwrap().text, "Heard back from Tomasz?");

    desk.coach.remind_waiting(&desk.now, &task("read-policy")).unwrap();
    assert_eq!(asked(&desk), None, "reminded just now");
    desk.now = at("2026-01-15T08:00:00Z");
    assert!(asked(&desk).is_some(), "and asked again after five more days");
    desk.coach.stop_waiting(&desk.now, &task("read-policy")).unwrap();
    assert_eq!(
        (asked(&desk), desk.next().subject.0.as_str()),
        (None, "task read-policy"),
        "let go, it is suggested again"
    );
    assert!(
        desk.coach.stop_waiting(&desk.now, &task("read-policy")).is_err()
            && desk.coach.remind_waiting(&desk.now, &task("read-policy")).is_err()
    );
    assert!(
        desk.coach.wait_for(&desk.now, &task("look-back"), "").is_err(),
        "what comes back lapses instead"
    );
    assert!(
        desk.coach.wait_for(&desk.now, &task("target-role"), "").is_err(),
        "and what is done does not wait"
    );
}

#[test]
fn an_answer_that_came_ticks_what_waited_for_it() {
    let mut desk = desk(75);
    let own = desk.add_task("Ask Ines for the numbers");
    desk.coach.wait_for(&desk.now, &task(&own), "Ines").unwrap();
    desk.now = at("2026-01-10T08:00:00Z");
    let all = desk.coach.next_actions(&desk.now, 50).unwrap();
    let question = all.iter().find(|next| next.kind == ActionKind::Waiting).unwrap();
    assert_eq!(
        (question.title.as_str(), question.how.as_str()),
        ("Heard back from Ines?", "Ask Ines for the numbers")
    );
    for other in all.iter().take_while(|next| next.kind != ActionKind::Waiting) {
        desk.coach.decline(&desk.now, &other.subject).unwrap();
    }
    desk.coach.do_next(&desk.now).unwrap();
    let line =
        desk.coach.task_list(&desk.now, true).unwrap().into_iter().find(|line| line.id == own).unwrap();
    assert_eq!((line.state, line.waiting), (TaskState::Done, None));
}

#[test]
fn what_takes_a_fortnight_by_itself_comes_back_after_it_and_is_not_asked_about() {
    let mut desk = desk(75);
    desk.finish(1..=9);
    desk.coach.answer_offer(&desk.now, OfferKind::Halfway, false).unwrap();
    desk.complete("open-note");
    desk.complete("collaboration-gaps");
    assert_eq!(desk.next().subject.0, "task open-thread");
    desk.coach.start_task(&desk.now, &task("open-thread")).unwrap();
    let line = desk
        .coach
        .step_page(&desk.now, "10")
        .unwrap()
        .tasks
        .into_iter()
        .find(|line| line.id == "open-thread")
        .unwrap();
    assert_eq!(line.waiting.unwrap().until_on.unwrap().to_string(), "2026-01-19");
    for day in ["05", "10", "18"] {
        desk.now = at(&format!("2026-01-{day}T08:00:00Z"));
        assert!(desk.subjects().iter().all(|subject| !subject.contains("open-thread")), "{day}");
    }
    desk.now = at("2026-01-19T08:00:00Z");
    assert!(desk.subjects().contains(&"task open-thread".to_owned()));
}

#[test]
fn a_pilot_comes_back_on_its_stop_date_and_until_then_the_next_step_goes_on() {
    let mut desk = desk(120);
    desk.finish(1..=8);
    desk.coach.answer_offer(&desk.now, OfferKind::Halfway, false).unwrap();
    let row = row(&mut desk, "leverage");
    answer_row(&mut desk, "leverage", row, "process", "Support answers");
    assert!(desk.subjects().contains(&"task pilot-count".to_owned()), "without a date it does not wait");
    answer_row(&mut desk, "leverage", row, "stop-date", "2026-02-02");
    assert!(!desk.subjects().contains(&"task pilot-count".to_owned()));
    let page = desk.coach.step_page(&desk.now, "9").unwrap();
    for line in page.tasks.iter().filter(|line| !["pilot-count", "pilot-decide"].contains(&line.id.as_str()))
    {
        desk.complete(&line.id);
    }
    desk.coach.wait_for(&desk.now, &task("pilot-decide"), "").unwrap();
    assert_eq!(desk.next().step.unwrap().number, 10, "everything open in step 9 waits");
    desk.now = at("2026-02-02T08:00:00Z");
    let all = desk.coach.next_actions(&desk.now, 50).unwrap();
    let pilot = all.iter().find(|next| next.subject.0 == "task pilot-count").unwrap();
    assert_eq!(pilot.reason, "Today’s the stop date of “Support answers”. Time to count.");
}

#[test]
fn a_post_that_needs_a_nod_waits_like_a_task_and_is_asked_about_after_five_days() {
    let mut desk = Desk::new().onboarded();
    let entry = standpoint_core::publishing::post::PostEntry {
        title: Some("Roadmaps without system names".to_owned()),
        body: Some("We tried something dull.".to_owned()),
        ..Default::default()
    };
    let id: i64 = desk.coach.add_post(&desk.now, &entry).unwrap().created.unwrap().parse().unwrap();
    let id = standpoint_core::id::PostId(id);
    desk.coach.ask_for_nod(&desk.now, id, "Tomasz").unwrap();
    let list = desk.coach.post_list(&standpoint_core::views::PostQuery::default()).unwrap();
    assert_eq!(list.posts[0].asked_whom.as_deref(), Some("Tomasz"));
    assert_eq!(desk.coach.today(&desk.now).unwrap().next_post, None, "it is not what the week waits for");
    let asks = |desk: &Desk| {
        desk.coach
            .next_actions(&desk.now, 40)
            .unwrap()
            .into_iter()
            .find(|action| action.kind == ActionKind::Waiting)
    };
    assert_eq!(asks(&desk), None);
    desk.now = at("2026-01-10T08:00:00Z");
    let asked = asks(&desk).unwrap();
    assert_eq!((asked.title.as_str(), asked.post), ("Heard back from Tomasz?", Some(id)));
    desk.coach.ask_for_nod(&desk.now, id, "").unwrap();
    assert_eq!(asks(&desk), None);
}
