//! The popup of the weekly slot: what it says, when it keeps quiet, and what its buttons do.

use super::*;

#[test]
fn it_comes_at_its_time_once_with_something_to_begin_with() {
    let mut desk = Desk::new().onboarded();
    desk.coach.finish_step(&desk.now, "guardrails").unwrap();
    let early = ask(&mut desk, "2026-01-06T07:59:59Z");
    assert_eq!(early.popups, []);
    assert_eq!(early.next_wake.unwrap().to_string(), "2026-01-06 08:00:00 UTC", "nine in Berlin");
    let due = shown(&mut desk, "2026-01-06T08:00:00Z").remove(0);
    assert!(
        due.body.starts_with("One idea for today: “") && due.body.ends_with("”. Four lines are enough."),
        "{}",
        due.body
    );
    assert_eq!((due.summary.as_str(), due.buttons), ("This week’s post", PopupButtons::Post));
    assert_eq!(shown(&mut desk, "2026-01-06T08:00:30Z"), [], "once");
    let again = shown(&mut desk, "2026-01-13T08:00:00Z").remove(0);
    assert_eq!(again.keys[0].on.to_string(), "2026-01-13", "and again next week");
    assert_eq!(
        again.body, "Since 6 January: This week’s post. Still worth doing.",
        "and counts nothing that was missed"
    );
}

#[test]
fn it_advises_the_policy_first_while_that_is_unread() {
    let mut desk = Desk::new().onboarded();
    let due = shown(&mut desk, "2026-01-06T08:00:00Z").remove(0);
    assert_eq!(due.body, "First, your employer’s policy: half an hour in step 2.");
    desk.coach.complete_task(&desk.now, &"read-policy".parse().unwrap()).unwrap();
    assert!(
        desk.coach.inbox(&desk.now).unwrap().items[0].body.starts_with("First, your employer’s policy"),
        "a never-post list is wanted, too"
    );
    desk.coach.complete_task(&desk.now, &"never-post-list".parse().unwrap()).unwrap();
    assert!(desk.coach.inbox(&desk.now).unwrap().items[0].body.starts_with("One idea for today: “"));
}

#[test]
fn before_the_voice_starts_the_slot_names_the_next_action_and_done_ticks_it() {
    let mut desk = Desk::new().answered(&ProfileAnswers::default());
    let due = shown(&mut desk, "2026-01-06T08:00:00Z").remove(0);
    assert_eq!(
        (due.summary.as_str(), due.buttons),
        ("Choose your target role and a date", PopupButtons::One)
    );
    assert_eq!(due.body, "5 minutes, Tuesday, 09:00: Choose your target role and a date.");
    let said = desk.coach.answer_popup(&desk.now, &due.keys, PopupAction::Done).unwrap().said;
    assert_eq!((said.as_str(), desk.next().subject.0.as_str()), ("Task done", "task read-policy"));
    desk.coach.undo().unwrap();
    assert_eq!(desk.next().subject.0, "task target-role");
    // What was left over from a week that no post was wanted of asks for none later either.
    desk.now = at("2026-01-14T08:00:00Z");
    for item in desk.coach.inbox(&desk.now).unwrap().items {
        assert!(
            !item.summary.contains("post") && item.buttons.iter().all(|button| button.label != "I posted"),
            "{}",
            item.summary
        );
    }
}

#[test]
fn an_offer_is_no_next_action_of_the_slot() {
    let mut desk = Desk::new().answered(&ProfileAnswers::default());
    desk.log("First", "2026-01-05");
    assert_eq!(desk.next().kind, ActionKind::Offer);
    assert_eq!(
        shown(&mut desk, "2026-01-06T08:00:00Z").remove(0).summary,
        "Choose your target role and a date"
    );
}

#[test]
fn in_a_week_between_the_slot_asks_for_no_post() {
    let answers = ProfileAnswers {
        minutes: Some(35),
        weekly_posts: Some(1),
        every_weeks: Some(2),
        ..ProfileAnswers::default()
    };
    let mut desk = Desk::new().answered(&answers);
    desk.coach.finish_step(&desk.now, "guardrails").unwrap();
    assert_eq!(shown(&mut desk, "2026-01-06T08:00:00Z").remove(0).buttons, PopupButtons::Post);
    desk.log("Out", "2026-01-06");
    let between = shown(&mut desk, "2026-01-13T08:00:00Z").remove(0);
    assert_eq!(
        (between.summary.as_str(), between.buttons),
        ("Choose your target role and a date", PopupButtons::One)
    );
    assert_eq!(shown(&mut desk, "2026-01-20T08:00:00Z").remove(0).buttons, PopupButtons::Post);
}

#[test]
fn the_slot_speaks_in_the_users_own_words_and_the_backup_slot_is_a_second_chance() {
    let mut desk = Desk::new().onboarded();
    desk.coach.finish_step(&desk.now, "guardrails").unwrap();
    assert_eq!(desk.coach.today(&desk.now).unwrap().rehearsal, None);
    for (field, words) in
        [("plan-1-cue", "coffee"), ("plan-1-place", "kitchen table"), ("plan-1-action", "Open my draft.")]
    {
        desk.coach.set_answer(&desk.now, "purpose", None, field, words).unwrap();
    }
    let rehearsal = desk.coach.today(&desk.now).unwrap().rehearsal.unwrap();
    assert_eq!(
        (rehearsal.words.as_str(), rehearsal.evening),
        ("Close your eyes. coffee, kitchen table. You open your draft. What do you see first?", false)
    );
    desk.coach.answer_rehearsal(&desk.now, false, true).unwrap();
    assert_eq!(desk.coach.today(&desk.now).unwrap().rehearsal, None, "offered once");
    desk.now = at("2026-01-05T18:00:00Z");
    let evening = desk.coach.today(&desk.now).unwrap().rehearsal.unwrap();
    assert_eq!(
        (evening.words.as_str(), evening.evening),
        ("Tomorrow: Tuesday, coffee, kitchen table. Run through it once; thirty seconds.", true)
    );
    desk.coach.add_reminder(&desk.now, &slot(Day::Thursday, "09:00")).unwrap();
    let draft = PostEntry {
        title: Some("Roadmaps without system names".to_owned()),
        body: Some("Four lines.".to_owned()),
        ..PostEntry::default()
    };
    desk.coach.add_post(&desk.now, &draft).unwrap();
    let due = shown(&mut desk, "2026-01-06T08:00:00Z").remove(0);
    assert_eq!(due.summary, "Tuesday: coffee, kitchen table");
    assert!(due.body.starts_with("Open “Roadmaps without system names”."), "{}", due.body);
    let second = shown(&mut desk, "2026-01-08T08:00:00Z").remove(0);
    assert_eq!(second.body, "Second chance this week: “Roadmaps without system names”. Or one comment.");
}

#[test]
fn rule_8_it_keeps_quiet_once_the_goal_is_met_and_closes_what_is_still_shown() {
    let mut desk = Desk::new().onboarded();
    let due = shown(&mut desk, "2026-01-06T08:00:00Z").remove(0);
    assert_eq!(desk.coach.inbox(&desk.now).unwrap().items.len(), 1);
    desk.log("Out", "2026-01-06");
    let after = ask(&mut desk, "2026-01-06T09:00:00Z");
    assert_eq!((after.close, after.waiting), (due.keys, 0));
    assert_eq!(shown(&mut desk, "2026-01-08T08:00:00Z"), []);
}

#[test]
fn i_posted_logs_a_post_of_today_and_keeps_the_week_and_undo_takes_it_back() {
    let mut desk = Desk::new().onboarded();
    let due = shown(&mut desk, "2026-01-06T08:00:00Z").remove(0);
    let changed = desk.coach.answer_popup(&desk.now, &due.keys, PopupAction::Done).unwrap();
    assert_eq!(changed.said, "Post logged");
    let page = desk.coach.post_list(&PostQuery::default()).unwrap();
    assert_eq!(desk.coach.posts_page(&desk.now).unwrap().week.state, WeekState::Kept);
    // The title and link are filled in when there is time.
    let entry = PostEntry {
        title: Some("Blameless reviews".to_owned()),
        network: Some("linkedin".to_owned()),
        ..PostEntry::default()
    };
    desk.coach.change_post(&desk.now, page.posts[0].id, &entry).unwrap();
    desk.coach.undo().unwrap();
    desk.coach.undo().unwrap();
    assert_eq!(desk.coach.post_list(&PostQuery::default()).unwrap().posts, []);
}

#[test]
fn rule_12_after_a_month_without_activity_it_comes_twice_a_fortnight_apart_and_then_not_at_all() {
    let mut desk = Desk::new().onboarded();
    let (mut days, mut bodies) = (Vec::new(), Vec::new());
    for week in 0..20 {
        let now = at("2026-01-06T08:00:00Z").instant + chrono::Duration::weeks(week);
        if let Some(popup_text) = shown(&mut desk, &now.to_rfc3339()).pop() {
            days.push(desk.now.today().to_string());
            bodies.push(popup_text.body);
        }
    }
    assert_eq!(bodies.last().unwrap(), "I’ll be quiet now. Everything is here when you want it.");
    assert!(!bodies[bodies.len() - 2].contains("quiet now"), "said with the last one only");
    assert_eq!(
        days,
        ["2026-01-06", "2026-01-13", "2026-01-20", "2026-01-27", "2026-02-03", "2026-02-10", "2026-02-24"]
    );
    desk.coach.finish_step(&desk.now, "purpose").unwrap();
    let now = desk.now.instant + chrono::Duration::weeks(1);
    assert_eq!(shown(&mut desk, &now.to_rfc3339()).len(), 1, "whoever comes back is nudged again");
}

#[test]
fn rule_12_two_nudges_to_post_in_a_week_and_no_more() {
    let mut desk = Desk::new().onboarded();
    desk.coach.add_reminder(&desk.now, &slot(Day::Thursday, "16:00")).unwrap();
    desk.coach.add_reminder(&desk.now, &slot(Day::Friday, "16:00")).unwrap_err();
    assert_eq!(shown(&mut desk, "2026-01-06T08:00:00Z").len(), 1);
    assert_eq!(shown(&mut desk, "2026-01-08T15:00:00Z").len(), 1);
    desk.coach.change_reminder(&desk.now, RuleId(1), &slot(Day::Friday, "09:00")).unwrap();
    assert_eq!(shown(&mut desk, "2026-01-09T08:00:00Z"), [], "moving the slot makes no third one");
    let inbox = desk.coach.inbox(&desk.now).unwrap().items;
    assert_eq!(
        inbox.iter().map(|item| item.key.on.to_string()).collect::<Vec<_>>(),
        ["2026-01-09"],
        "the inbox has it, and one of the week"
    );
}
