//! Everything that was typed has a place: it is reached from Today within three steps, also when what it belongs to is over.

use serde::Serialize;
use standpoint_core::calendar::PauseEntry;
use standpoint_core::id::{ConversationId, PersonId, PostId, RuleId};
use standpoint_core::people::conversation::ConversationEntry;
use standpoint_core::people::person::PersonEntry;
use standpoint_core::programme::tasks::OwnTaskEntry;
use standpoint_core::publishing::post::{LogEntry, PostEntry, PostStage};
use standpoint_core::reminders::{Delivery, PopupAction, ReminderEntry, Repeats, RuleKind};
use standpoint_core::views::{ConversationQuery, PeopleQuery, PostQuery};
use standpoint_tests::Desk;

/// Each kind of thing, in a word of its own.
const TYPED: [&str; 13] = [
    "Undatedtask",
    "Steptask",
    "Captured",
    "Drafted",
    "Loggedpost",
    "Postnote",
    "Answerline",
    "Stepnote",
    "Reflected",
    "Inesperson",
    "Saidtoher",
    "Remindme",
    "Holidaynote",
];

fn holds(view: impl Serialize, word: &str) -> bool {
    serde_json::to_string(&view).unwrap().contains(word)
}

/// The ways from Today to a word, each with the steps it takes: pages of the rail are one, what is on them two, what is
/// behind a row three; what is typed into the bar of Ctrl K is two.
fn ways(desk: &Desk, word: &str) -> Vec<(&'static str, u8)> {
    let (coach, now) = (&desk.coach, &desk.now);
    let posts = |stage| coach.post_list(&PostQuery { stage, ..PostQuery::default() }).unwrap();
    let (out, away) = (posts(None), posts(Some(PostStage::Archived)));
    let behind_a_post =
        out.posts.iter().chain(&away.posts).any(|post| holds(coach.post_page(now, post.id).unwrap(), word));
    let sought = PostQuery { search: Some(word.to_owned()), ..PostQuery::default() };
    let people = coach.people_page(now, &PeopleQuery::default()).unwrap();
    let behind_a_person =
        people.people.iter().any(|person| holds(coach.person_page(now, person.id).unwrap(), word));
    let behind_a_step = (1..=12).any(|step| holds(coach.step_page(now, &step.to_string()).unwrap(), word));
    let ways = [
        ("Today", 0, holds(coach.today(now).unwrap(), word)),
        ("Tasks", 1, holds(coach.task_list(now, true).unwrap(), word)),
        ("Posts", 1, holds(&out, word)),
        ("Posts, put away", 2, holds(&away, word)),
        ("a post", 3, behind_a_post),
        ("People", 1, holds(&people, word)),
        (
            "People, conversations",
            2,
            holds(coach.conversation_list(now, &ConversationQuery::default()).unwrap(), word),
        ),
        ("a person", 2, behind_a_person),
        ("a step", 2, behind_a_step),
        ("Reminders", 1, holds(coach.reminders_page(now).unwrap(), word)),
        ("Ctrl K, tasks, people, answers", 2, !coach.find(now, word).unwrap().is_empty()),
        ("Ctrl K, posts", 2, coach.post_list(&sought).unwrap().total > 0),
    ];
    ways.into_iter().filter(|(_, _, leads)| *leads).map(|(name, steps, _)| (name, steps)).collect()
}

fn number(created: Option<String>) -> i64 {
    created.unwrap().parse().unwrap()
}

struct Made {
    undated: String,
    of_the_step: String,
    post: PostId,
    draft: PostId,
    person: PersonId,
    reminder: RuleId,
}

/// One of each kind.
fn typed(desk: &mut Desk) -> Made {
    let now = desk.now;
    let coach = &mut desk.coach;
    let task = |title: &str, step: Option<&str>| OwnTaskEntry {
        title: title.to_owned(),
        step: step.map(str::to_owned),
        ..OwnTaskEntry::default()
    };
    let undated = coach.add_task(&now, &task("Undatedtask", None)).unwrap().created.unwrap();
    let of_the_step = coach.add_task(&now, &task("Steptask", Some("1"))).unwrap().created.unwrap();
    coach.capture_idea(&now, "Captured").unwrap();
    let draft = PostEntry {
        title: Some("Drafted".to_owned()),
        body: Some("Two lines of it.".to_owned()),
        ..PostEntry::default()
    };
    let draft = PostId(number(coach.add_post(&now, &draft).unwrap().created));
    let out = LogEntry {
        title: "Loggedpost".to_owned(),
        url: None,
        on: None,
        network: None,
        note: Some("Postnote".to_owned()),
    };
    let post = PostId(number(coach.log_post(&now, &out).unwrap().created));
    coach.set_answer(&now, "1", None, "change", "Answerline").unwrap();
    coach.set_step_notes(&now, "1", "Stepnote").unwrap();
    coach.set_reflection(&now, "1", "Reflected").unwrap();
    let person = PersonEntry { name: Some("Inesperson".to_owned()), ..PersonEntry::default() };
    let person = PersonId(number(coach.add_person(&now, &person).unwrap().created));
    let said = ConversationEntry {
        person: Some(person),
        added: Some("Saidtoher".to_owned()),
        ..ConversationEntry::default()
    };
    let _: ConversationId = ConversationId(number(coach.add_conversation(&now, &said).unwrap().created));
    let remind = ReminderEntry {
        kind: RuleKind::Custom,
        title: Some("Remindme".to_owned()),
        repeats: Some(Repeats::Once),
        weekdays: None,
        on_date: Some("tomorrow".to_owned()),
        month_day: None,
        lead_days: None,
        time: "10:00".to_owned(),
        zone: None,
        enabled: None,
    };
    let reminder = RuleId(number(coach.add_reminder(&now, &remind).unwrap().created));
    let pause = PauseEntry {
        from_on: "in 2 days".to_owned(),
        to_on: "in 4 days".to_owned(),
        note: Some("Holidaynote".to_owned()),
    };
    coach.add_pause(&now, &pause).unwrap();
    Made { undated, of_the_step, post, draft, person, reminder }
}

fn each_has_a_place(desk: &Desk, when: &str) {
    for word in TYPED {
        let ways = ways(desk, word);
        assert!(ways.iter().any(|(_, steps)| *steps <= 3), "{word} {when} is on no page: {ways:?}");
    }
}

#[test]
fn everything_that_was_typed_is_found_again_within_three_steps() {
    let mut desk = Desk::new().onboarded();
    typed(&mut desk);
    each_has_a_place(&desk, "just typed");
    // What was added on Today without a day is there.
    assert!(ways(&desk, "Undatedtask").contains(&("Today", 0)));
    for task in ["Undatedtask", "Steptask"] {
        assert!(ways(&desk, task).contains(&("Ctrl K, tasks, people, answers", 2)), "{task}");
    }
    for post in ["Captured", "Drafted", "Loggedpost", "Postnote"] {
        assert!(ways(&desk, post).contains(&("Ctrl K, posts", 2)), "{post}");
    }
}

#[test]
fn it_is_found_also_when_what_it_belongs_to_is_over() {
    let mut desk = Desk::new().onboarded();
    let made = typed(&mut desk);
    // The step is finished, its task and the other are done or still open, the post is archived.
    desk.finish(1..=1);
    each_has_a_place(&desk, "after its step");
    assert!(
        ways(&desk, "Steptask").iter().any(|(way, _)| *way == "Tasks"),
        "an open task of a finished step is in sight"
    );
    desk.complete(&made.undated);
    desk.complete(&made.of_the_step);
    desk.coach.archive_post(&desk.now, made.post, true).unwrap();
    desk.coach.archive_post(&desk.now, made.draft, true).unwrap();
    each_has_a_place(&desk, "done or put away");
    for task in ["Undatedtask", "Steptask"] {
        assert!(
            ways(&desk, task).contains(&("Ctrl K, tasks, people, answers", 2)),
            "{task} is done and found"
        );
    }

    // The reminder came and was answered.
    desk = desk.on("2026-01-06T09:30:00Z");
    let due = desk.coach.take_due(&desk.now, Delivery::Ready { doubt: None }).unwrap().popups;
    let keys: Vec<_> = due
        .iter()
        .flat_map(|popup_text| popup_text.keys.clone())
        .filter(|key| key.rule == made.reminder)
        .collect();
    assert_eq!(keys.len(), 1, "it came");
    desk.coach.answer_popup(&desk.now, &keys, PopupAction::Done).unwrap();
    each_has_a_place(&desk, "answered");

    // The week is over, and the pause; a quarter later nothing of it is this week's.
    for later in ["2026-01-20T08:00:00Z", "2026-04-20T08:00:00Z", "2027-03-01T08:00:00Z"] {
        desk = desk.on(later);
        each_has_a_place(&desk, later);
    }

    // The person is removed: what was said stays said.
    desk.coach.remove_person(&desk.now, made.person).unwrap();
    for word in TYPED.into_iter().filter(|word| *word != "Inesperson") {
        assert!(!ways(&desk, word).is_empty(), "{word}");
    }
}
