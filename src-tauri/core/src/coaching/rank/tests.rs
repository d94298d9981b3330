use super::*;
use crate::coaching::Budget;
use crate::coaching::OfferKind;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn item(slug: &str, minutes: u32) -> ProgrammeItem {
    ProgrammeItem {
        slug: slug.to_owned(),
        title: slug.to_owned(),
        how: String::new(),
        step: "purpose".to_owned(),
        minutes,
        part: None,
        counted: None,
        smaller: vec![
            SmallerVersion { minutes: 10, text: "Ten".to_owned() },
            SmallerVersion { minutes: 2, text: "Two".to_owned() },
        ],
        too_big: false,
        jump_in: None,
        standing: (1, "Set your purpose".to_owned(), 1, 5),
        is_post: false,
        example: None,
        stop_date_of: None,
    }
}

fn turn(slug: &str, minutes: u32, own_day: bool) -> Turn {
    Turn {
        slug: slug.to_owned(),
        title: slug.to_owned(),
        how: String::new(),
        step: "purpose".to_owned(),
        occurrence_on: date("2026-03-03"),
        own_day,
        minutes,
        part: None,
        count: None,
        example: None,
        stand_in: None,
    }
}

/// A Tuesday on which everything applies at once.
fn everything() -> Situation {
    Situation {
        today: date("2026-03-03"),
        work_day: true,
        reply: Some(WaitingReply { id: 7, name: "Jonas".to_owned(), on: date("2026-02-27") }),
        own_due: vec![OwnDue {
            id: 3,
            title: "Call Ines".to_owned(),
            note: String::new(),
            minutes: Some(10),
            due_on: date("2026-03-02"),
            step: None,
        }],
        offer: Some(Offer::new(
            OfferKind::Weekly,
            "You’ve done it once.".to_owned(),
            "Your first post is out.",
        )),
        post: PostSituation {
            wanted: true,
            in_window: true,
            allowed: true,
            idea: "A metric to retire".to_owned(),
            minutes: 20,
            minutes_left: (20, 15),
            ..PostSituation::default()
        },
        turns: vec![turn("look-back", 5, true), turn("monthly-review", 15, false)],
        programme: vec![item("target-role", 5), item("three-audiences", 15)],
        waited: vec![WaitedTask {
            task: "ask-grey-area".to_owned(),
            title: "Ask about one grey area".to_owned(),
            for_whom: "Tomasz".to_owned(),
            since: date("2026-02-24"),
            step: None,
        }],
        finish: Some(("purpose".to_owned(), 1, "Set your purpose".to_owned())),
        budget: Budget { minutes: 120, steps_open: true, ..Budget::default() },
        ..Situation::default()
    }
}

fn subjects(situation: &Situation) -> Vec<String> {
    rank(situation).into_iter().map(|candidate| candidate.subject.0).collect()
}

#[test]
fn everything_that_applies_at_once_comes_in_the_order_of_the_rules() {
    assert_eq!(
        subjects(&everything()),
        [
            "reply 7",
            "task 3",
            "offer weekly",
            "post",
            "task look-back",
            "task target-role",
            "task three-audiences",
            "waiting ask-grey-area",
            "finish purpose",
            "task monthly-review",
            "rest",
        ]
    );
}

#[test]
fn on_a_break_and_on_hold_nothing_is_suggested_and_it_says_until_when() {
    let quiet = |kind, until: Option<&str>| {
        rank(&Situation { quiet: Some(Quiet { kind, until: until.map(date) }), ..everything() })
    };
    let paused = quiet(QuietKind::Paused, Some("2026-03-15"));
    assert_eq!(
        (paused.len(), paused[0].kind, paused[0].title.as_str()),
        (1, ActionKind::Rest, "You’re on a break until 16 March.")
    );
    assert_eq!(quiet(QuietKind::Held, None)[0].title, "Your voice is on hold until you say so.");
}

#[test]
fn after_a_fortnight_away_the_welcome_comes_first_and_takes_ten_minutes_at_most() {
    let away = Situation { away: true, programme: vec![item("read-policy", 30)], ..everything() };
    let first = &rank(&away)[0];
    assert_eq!((first.kind, first.minutes), (ActionKind::WelcomeBack, Some(10)));
    assert!(first.how.contains("read-policy"), "{}", first.how);
    let begun = Situation {
        just_began_again: true,
        reply: None,
        own_due: vec![],
        offer: None,
        turns: vec![],
        ..away.clone()
    };
    let begun = Situation { away: false, ..begun };
    let first = &rank(&begun)[0];
    assert_eq!((first.is_smaller, first.minutes, first.how.as_str()), (true, Some(10), "Ten"));
}

#[test]
fn what_was_declined_today_is_passed_over() {
    let declined = [Subject::new("reply", 7), Subject::new("post", "")].into();
    let left = subjects(&Situation { declined, ..everything() });
    assert!(!left.contains(&"reply 7".to_owned()) && !left.contains(&"post".to_owned()));
}

#[test]
fn no_post_is_suggested_before_the_policy_is_read_nor_outside_its_window_nor_on_a_free_day() {
    let with = |post: PostSituation, work_day| {
        subjects(&Situation { post, work_day, ..everything() }).contains(&"post".to_owned())
    };
    let post = everything().post;
    assert!(with(post.clone(), true));
    assert!(!with(PostSituation { allowed: false, ..post.clone() }, true));
    let early =
        subjects(&Situation { post: PostSituation { in_window: false, ..post.clone() }, ..everything() });
    assert_eq!(early[early.len() - 2..], ["post", "rest"], "before its slot it comes last of all");
    let at_risk = subjects(&Situation {
        post: PostSituation { in_window: false, at_risk: Some(1), ..post.clone() },
        ..everything()
    });
    assert_eq!(at_risk[3], "post", "at risk it comes all the same");
    assert!(!with(post, false));
}

#[test]
fn what_comes_back_never_takes_more_than_half_and_never_twice_in_a_row() {
    let budget = Budget { minutes: 35, rhythm_done: 13, steps_open: true, ..Budget::default() };
    let tight = Situation { budget, post: PostSituation::default(), ..everything() };
    assert!(
        !subjects(&tight).contains(&"task look-back".to_owned()),
        "5 minutes do not fit into 17 with 13 done"
    );
    let after_rhythm = Situation { last_was_rhythm: true, ..everything() };
    let order = subjects(&after_rhythm);
    let place = |name: &str| order.iter().position(|subject| subject == name).unwrap();
    assert!(place("task look-back") > place("task target-role"));
}

#[test]
fn the_task_that_stands_for_the_post_is_suggested_in_its_place_and_only_once() {
    let mut situation = everything();
    situation.post.stand_in = Some(item("draft-post", 30));
    situation.programme = vec![item("draft-post", 30)];
    let order = subjects(&situation);
    assert_eq!(order.iter().filter(|subject| *subject == "task draft-post").count(), 1);
    assert!(!order.contains(&"post".to_owned()));
    let stand_in =
        rank(&situation).into_iter().find(|candidate| candidate.subject.0 == "task draft-post").unwrap();
    assert_eq!(stand_in.lane, Lane::Rhythm);
}

#[test]
fn rest_is_said_when_nothing_else_applies() {
    let nothing = Situation {
        today: date("2026-03-03"),
        work_day: true,
        more: Some("Read and comment".to_owned()),
        ..Situation::default()
    };
    let only = rank(&nothing);
    assert_eq!(
        (only.len(), only[0].title.as_str()),
        (1, "You’re done for the week. Go and do something else.")
    );
    assert_eq!(only[0].how, "If you like: Read and comment. There’s no need.");
}

#[test]
fn the_reason_is_one_sentence_in_the_coachs_words() {
    let reasons: Vec<_> = rank(&everything()).into_iter().map(|candidate| candidate.reason).collect();
    assert_eq!(reasons[0], "Jonas wrote on Friday. Two minutes are enough.");
    assert_eq!(reasons[1], "You planned this for yesterday. Ten minutes today would do it.");
    assert_eq!(reasons[3], "No post yet this week. One idea: “A metric to retire”.");
    assert_eq!(reasons[4], "Tuesday is the day for it.");
    assert_eq!(reasons[5], "You’ve done 1 of 5 in step 1, “Set your purpose”.");
    assert_eq!(reasons[9], "There’s room for it this week.");
}
