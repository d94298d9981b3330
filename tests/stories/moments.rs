//! Moments of the journey: one sentence each, shown once, kept, and left out when the user does not want them.

use standpoint_core::id::{ConversationId, WorksheetRowId};
use standpoint_core::people::person::PersonEntry;
use standpoint_core::profile::ProfileAnswers;
use standpoint_core::profile::preferences::Preferences;
use standpoint_tests::{Desk, at};

fn words(desk: &Desk) -> Vec<String> {
    desk.coach.today(&desk.now).unwrap().moments.into_iter().map(|moment| moment.words).collect()
}

/// What the user wrote of each moment that was not shown yet.
fn own_words(desk: &Desk) -> Vec<String> {
    desk.coach.today(&desk.now).unwrap().moments.into_iter().map(|moment| moment.own_words).collect()
}

#[test]
fn the_first_comment_reply_and_post_are_kept_once_each() {
    let mut desk = Desk::new().onboarded();
    assert_eq!(words(&desk), [] as [&str; 0]);
    let logged = desk.coach.log_conversation(&desk.now, "comment Ines Marsh: where does it end").unwrap();
    let first = logged.created.unwrap();
    assert_eq!(words(&desk), ["Your first comment. Someone now knows what you think."]);
    assert_eq!(own_words(&desk), ["where does it end"]);
    assert_eq!(logged.moments, desk.coach.today(&desk.now).unwrap().moments, "and said where it was done");
    desk.coach.see_moments(&desk.now).unwrap();
    assert_eq!(words(&desk), [] as [&str; 0], "shown once");
    let second = desk.coach.log_conversation(&desk.now, "comment Grace: b").unwrap();
    assert_eq!(words(&desk), [] as [&str; 0], "the second is no first");
    assert_eq!(second.moments, []);
    desk.coach.record_their_reply(&desk.now, ConversationId(first.parse().unwrap()), true, None).unwrap();
    desk.log("Out", "2026-01-05");
    desk.restart();
    assert_eq!(
        words(&desk),
        ["Your first post. Small, true and yours.", "Ines Marsh answered you. You’d never met."]
    );
    assert_eq!(own_words(&desk), ["Out", "where does it end"]);
}

#[test]
fn a_reply_from_somebody_known_before_is_no_strangers() {
    let mut desk = Desk::new().onboarded();
    let entry = PersonEntry { name: Some("Ines Marsh".to_owned()), ..PersonEntry::default() };
    desk.coach.add_person(&desk.now, &entry).unwrap();
    desk.now = at("2026-01-07T08:00:00Z");
    let reply = |desk: &mut Desk, line: &str| {
        let id = desk.coach.log_conversation(&desk.now, line).unwrap().created.unwrap();
        desk.coach
            .record_their_reply(&desk.now, ConversationId(id.parse().unwrap()), true, None)
            .unwrap()
            .moments
            .len()
    };
    assert_eq!(reply(&mut desk, "reply Ines Marsh: a"), 0, "they were among the user's people");
    desk.coach.log_conversation(&desk.now, "call Grace: hello").unwrap();
    assert_eq!(reply(&mut desk, "reply Grace: b"), 0, "they had talked before");
    assert_eq!(reply(&mut desk, "reply Tomás: c"), 1);
}

#[test]
fn the_fourth_week_kept_is_named() {
    let mut desk = Desk::new().onboarded();
    for (week, day) in ["2026-01-06", "2026-01-13", "2026-01-20", "2026-01-27"].into_iter().enumerate() {
        desk.now = at(&format!("{day}T08:00:00Z"));
        desk.log(&format!("Post {week}"), day);
        assert_eq!(words(&desk).contains(&"Four weeks. It’s becoming yours.".to_owned()), week == 3, "{day}");
    }
}

#[test]
fn an_invitation_a_no_and_a_promise_said_back_are_named() {
    let mut desk = Desk::new().onboarded();
    for (venue, status) in [("Guild day", "accepted"), ("Big summit", "declined")] {
        let row = desk.coach.add_worksheet_row(&desk.now, "stages", None).unwrap().created.unwrap();
        let row = Some(WorksheetRowId(row.parse().unwrap()));
        desk.coach.set_answer(&desk.now, "stages", row, "venue", venue).unwrap();
        desk.coach.set_answer(&desk.now, "stages", row, "status", status).unwrap();
    }
    desk.coach
        .set_answer(&desk.now, "positioning", None, "promise-heard", "So you make migrations boring?")
        .unwrap();
    let own: std::collections::HashSet<_> = own_words(&desk).into_iter().collect();
    assert_eq!(own, ["Guild day", "Big summit", "So you make migrations boring?"].map(str::to_owned).into());
    let mut said = words(&desk);
    said.sort();
    assert_eq!(
        said,
        [
            "Someone asked for you.",
            "Someone said your promise back to you. Write down how they put it.",
            "You asked. Most people don’t."
        ]
    );
}

#[test]
fn a_finished_step_quotes_the_user_and_says_what_opens_next_but_nothing_private() {
    let mut desk = Desk::new().onboarded();
    desk.coach.set_answer(&desk.now, "purpose", None, "target-role", "CIO of a hospital").unwrap();
    desk.coach
        .set_answer(&desk.now, "purpose", None, "first-audience", "Plant managers.\nThey read at night.")
        .unwrap();
    desk.finish(1..=1);
    let promise = desk.coach.programme_page(&desk.now).unwrap().steps[1].promise.clone();
    assert_eq!(words(&desk), [format!("You now have: “Plant managers.” Next: {promise}")]);
    let opens = desk.coach.today(&desk.now).unwrap().moments[0].opens.clone();
    assert_eq!(opens, Some(desk.coach.programme_page(&desk.now).unwrap().steps[1].slug.clone()));
    desk.finish(2..=12);
    let all = words(&desk);
    assert!(all.contains(&"Twelve steps, 1 week, 0 posts.".to_owned()), "{all:?}");
}

#[test]
fn moments_can_be_switched_off_and_are_kept_all_the_same() {
    let mut desk = Desk::new().onboarded();
    let preferences = desk.coach.boot(&desk.now).unwrap().preferences;
    desk.coach.set_preferences(&desk.now, Preferences { show_moments: false, ..preferences }).unwrap();
    assert_eq!(desk.coach.log_conversation(&desk.now, "comment Ines: a").unwrap().moments, []);
    assert_eq!(words(&desk), [] as [&str; 0]);
    assert_eq!(desk.contents()["moment"].len(), 1);
    desk.coach.set_preferences(&desk.now, preferences).unwrap();
    assert_eq!(words(&desk).len(), 1);
}

#[test]
fn what_is_undone_was_no_moment() {
    let mut desk = Desk::new().answered(&ProfileAnswers::default());
    desk.log("Out", "2026-01-05");
    assert_eq!(words(&desk).len(), 1);
    desk.coach.undo().unwrap();
    assert_eq!(words(&desk), [] as [&str; 0]);
}

#[test]
fn the_programme_shows_what_each_finished_step_made_by_the_answer_that_tells_it_best() {
    let mut desk = Desk::new().onboarded();
    desk.coach.set_answer(&desk.now, "positioning", None, "audience", "Plant managers").unwrap();
    desk.coach
        .set_answer(
            &desk.now,
            "positioning",
            None,
            "promise",
            "I help plant managers restart within a shift.",
        )
        .unwrap();
    for leader in ["Ada", "Grace", "Mary", "Ada", "Jean", "Ida"] {
        let row = desk.coach.add_worksheet_row(&desk.now, "role-models", None).unwrap().created.unwrap();
        desk.coach
            .set_answer(
                &desk.now,
                "role-models",
                Some(WorksheetRowId(row.parse().unwrap())),
                "leader",
                leader,
            )
            .unwrap();
    }
    assert!(desk.coach.programme_page(&desk.now).unwrap().made.is_empty(), "nothing is finished");
    desk.finish(1..=6);
    let made: Vec<_> = desk.coach.programme_page(&desk.now).unwrap().made.into_iter().collect();
    let line = |step: &str, words: &str| (step.to_owned(), words.to_owned());
    assert_eq!(
        made,
        [
            line("positioning", "I help plant managers restart within a shift."),
            line("role-models", "Ada, Grace, Mary and 2 more")
        ]
    );
}
