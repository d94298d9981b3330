//! People and conversations: logged in a line, imported from a file, never lost.

use standpoint_core::id::{ConversationId, PersonId};
use standpoint_core::people::conversation::{ConversationEntry, ConversationKind};
use standpoint_core::people::kind::PersonKind;
use standpoint_core::people::person::{Circle, PersonEntry, PersonOrder};
use standpoint_core::publishing::network::Network;
use standpoint_core::views::{ConversationQuery, PeoplePage, PeopleQuery};
use standpoint_tests::{Desk, at};

fn person(desk: &mut Desk, name: &str) -> PersonId {
    let entry = PersonEntry { name: Some(name.to_owned()), ..PersonEntry::default() };
    PersonId(desk.coach.add_person(&desk.now, &entry).unwrap().created.unwrap().parse().unwrap())
}

fn page(desk: &Desk) -> PeoplePage {
    desk.coach.people_page(&desk.now, &PeopleQuery::default()).unwrap()
}

#[test]
fn one_line_logs_a_conversation_with_somebody_known_or_new() {
    let mut desk = Desk::new().onboarded().on("2026-01-14T10:00:00Z");
    let ines = person(&mut desk, "Ines Marsh");
    desk.coach
        .log_conversation(
            &desk.now,
            "commented on ines marsh: asked about exit costs https://www.linkedin.com/posts/x yesterday",
        )
        .unwrap();
    let list = desk.coach.conversation_list(&desk.now, &ConversationQuery::default()).unwrap();
    let logged = &list.conversations[0];
    assert_eq!(
        (logged.person, logged.kind, logged.network),
        (Some(ines), ConversationKind::Comment, Some(Network::Linkedin))
    );
    assert_eq!(
        (logged.added.as_str(), logged.on.to_string().as_str()),
        ("asked about exit costs", "2026-01-13")
    );
    desk.coach.log_conversation(&desk.now, "invited Tomás Almeida: to the guild's meetup").unwrap();
    let names: Vec<_> = page(&desk).people.into_iter().map(|line| (line.name, line.conversations)).collect();
    assert_eq!(names, [("Ines Marsh".to_owned(), 1), ("Tomás Almeida".to_owned(), 1)]);
    desk.coach.undo().unwrap();
    assert_eq!(page(&desk).everybody, 1, "one undo takes both back");
}

#[test]
fn a_reply_waits_until_it_is_answered_and_today_says_whom_to_answer() {
    let mut desk = Desk::new().onboarded();
    let logged = desk.coach.log_conversation(&desk.now, "comment Ines: where does it end").unwrap();
    let id = ConversationId(logged.created.unwrap().parse().unwrap());
    desk.coach.record_their_reply(&desk.now, id, true, None).unwrap();
    desk.now = at("2026-01-08T10:00:00Z");
    let waiting = desk.coach.today(&desk.now).unwrap().to_answer;
    assert_eq!((waiting[0].name.as_str(), waiting[0].waits_days), ("Ines", Some(3)));
    let early = desk.coach.record_my_reply(&desk.now, id, true, Some("2026-01-04")).unwrap_err();
    assert!(early.to_string().contains("before the conversation"), "{early}");
    desk.coach.record_my_reply(&desk.now, id, true, None).unwrap();
    assert_eq!(desk.coach.today(&desk.now).unwrap().to_answer, []);
    desk.coach.undo().unwrap();
    assert_eq!(page(&desk).to_answer.len(), 1);
}

/// Has a call with someone, today.
fn call(desk: &mut Desk, person: PersonId) {
    let entry = ConversationEntry {
        person: Some(person),
        kind: Some(ConversationKind::Call),
        ..ConversationEntry::default()
    };
    desk.coach.add_conversation(&desk.now, &entry).unwrap();
}

#[test]
fn only_who_is_close_or_warm_goes_quiet_and_conversations_outlive_a_person() {
    let mut desk = Desk::new().onboarded();
    let ines = person(&mut desk, "Ines Marsh");
    let grace = person(&mut desk, "Grace");
    person(&mut desk, "Tomás Almeida");
    desk.now = at("2026-03-05T10:00:00Z");
    call(&mut desk, ines);
    call(&mut desk, grace);
    call(&mut desk, grace);
    let lines =
        |desk: &Desk| page(desk).people.into_iter().map(|line| (line.circle, line.quiet)).collect::<Vec<_>>();
    let circles = |quiet| [(Circle::Close, quiet), (Circle::Warm, quiet), (Circle::Rest, false)];
    desk.now = at("2026-05-03T10:00:00Z");
    assert_eq!(lines(&desk), circles(false), "59 days");
    desk.now = at("2026-05-04T10:00:00Z");
    assert_eq!(lines(&desk), circles(true), "nobody the user never talked with goes quiet");
    let quiet = desk
        .coach
        .people_page(&desk.now, &PeopleQuery { quiet: Some(true), ..PeopleQuery::default() })
        .unwrap();
    assert_eq!((quiet.quiet, quiet.total), (2, 2));
    desk.now = at("2027-03-06T10:00:00Z");
    assert_eq!(lines(&desk), [(Circle::Rest, false); 3], "after a year without a word it is nobody's turn");
    desk.now = at("2026-05-04T10:00:00Z");
    desk.coach.remove_person(&desk.now, ines).unwrap();
    let list = desk.coach.conversation_list(&desk.now, &ConversationQuery::default()).unwrap();
    assert_eq!((list.total, list.conversations[2].person), (3, None));
    desk.coach.undo().unwrap();
    let back = desk.coach.person_page(&desk.now, ines).unwrap();
    assert_eq!(back.conversations.len(), 1, "and know them again when they are back");
}

#[test]
fn who_next_names_three_with_a_reason_and_an_opening_and_nobody_twice() {
    let mut desk = Desk::new().onboarded();
    assert_eq!(page(&desk).who_next, []);
    let entry = |name: &str, why: &str| PersonEntry {
        name: Some(name.to_owned()),
        why: Some(why.to_owned()),
        ..PersonEntry::default()
    };
    desk.coach.add_person(&desk.now, &entry("Imported Contact", "")).unwrap();
    desk.coach.add_person(&desk.now, &entry("Leila Haddad", "Writes about failures")).unwrap();
    let grace = person(&mut desk, "Grace Mori");
    call(&mut desk, grace);
    call(&mut desk, grace);
    let waiting = desk
        .coach
        .log_conversation(&desk.now, "comment Ines Marsh: where does it end")
        .unwrap()
        .created
        .unwrap();
    let told =
        |desk: &Desk| page(desk).who_next.into_iter().map(|one| (one.name, one.reason)).collect::<Vec<_>>();
    let told_of = |name: &str, reason: &str| (name.to_owned(), reason.to_owned());
    assert_eq!(
        told(&desk),
        [told_of("Leila Haddad", "You haven’t talked yet.")],
        "who was talked with today can wait"
    );
    desk.now = at("2026-01-20T10:00:00Z");
    let close = told_of("Grace Mori", "You last talked 2 weeks ago.");
    assert_eq!(told(&desk), [told_of("Leila Haddad", "You haven’t talked yet."), close]);
    desk.now = at("2026-03-10T10:00:00Z");
    let ago = "You last talked 9 weeks ago.";
    assert_eq!(
        told(&desk),
        [
            told_of("Grace Mori", ago),
            told_of("Ines Marsh", ago),
            told_of("Leila Haddad", "You haven’t talked yet.")
        ]
    );
    let cards = page(&desk).who_next;
    assert_eq!([&cards[1].note, &cards[2].note], ["where does it end", "Writes about failures"]);
    assert!(
        cards[1].opening.starts_with("Hi Ines, ") && !cards[1].opening.contains("where does it end"),
        "a note is the user's own"
    );
    desk.coach.record_their_reply(&desk.now, ConversationId(waiting.parse().unwrap()), true, None).unwrap();
    assert!(
        !told(&desk).iter().any(|(name, _)| name == "Ines Marsh"),
        "the page asks for that reply already"
    );
}

#[test]
fn people_are_listed_by_name_kind_circle_or_last_contact() {
    let mut desk = Desk::new().onboarded();
    for (name, times) in [("Ada", 0), ("Bo", 1), ("Cem", 3)] {
        let id = person(&mut desk, name);
        for _ in 0..times {
            call(&mut desk, id);
        }
        desk.now = at("2026-01-08T10:00:00Z");
    }
    let bo = page(&desk).people[1].id;
    desk.coach
        .change_person(
            &desk.now,
            bo,
            &PersonEntry { kind: Some(PersonKind::Customer), ..PersonEntry::default() },
        )
        .unwrap();
    let listed = |order, descending| {
        let query =
            PeopleQuery { order: Some(order), descending: Some(descending), ..PeopleQuery::default() };
        desk.coach
            .people_page(&desk.now, &query)
            .unwrap()
            .people
            .into_iter()
            .map(|line| line.name)
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(
        [listed(PersonOrder::Name, false), listed(PersonOrder::Name, true)],
        ["Ada Bo Cem", "Cem Bo Ada"]
    );
    assert_eq!(
        [listed(PersonOrder::Kind, false), listed(PersonOrder::Kind, true)],
        ["Bo Ada Cem", "Ada Cem Bo"]
    );
    assert_eq!(
        [listed(PersonOrder::Circle, false), listed(PersonOrder::Circle, true)],
        ["Cem Bo Ada", "Ada Bo Cem"]
    );
    let contact = [listed(PersonOrder::LastContact, false), listed(PersonOrder::LastContact, true)];
    assert_eq!(
        contact,
        ["Bo Cem Ada", "Bo Cem Ada"],
        "of one day by name; whoever was never talked with is last either way"
    );
}

#[test]
fn conversations_come_in_stretches_latest_first_with_how_many_there_are() {
    let mut desk = Desk::new().onboarded();
    for number in 0..7 {
        let (kind, whom) = if number % 2 == 0 { ("comment", "Ines") } else { ("reply", "Tomás") };
        desk.coach.log_conversation(&desk.now, &format!("{kind} {whom}: number {number}")).unwrap();
    }
    let found = |query: ConversationQuery| {
        let list = desk.coach.conversation_list(&desk.now, &query).unwrap();
        (
            list.total,
            list.conversations
                .into_iter()
                .map(|known| known.added.replace("number ", ""))
                .collect::<Vec<_>>()
                .join(""),
        )
    };
    let all = ConversationQuery::default;
    assert_eq!(found(all()), (7, "6543210".to_owned()));
    assert_eq!(found(ConversationQuery { offset: Some(2), limit: Some(3), ..all() }), (7, "432".to_owned()));
    assert_eq!(found(ConversationQuery { offset: Some(9), ..all() }), (7, String::new()));
    assert_eq!(
        found(ConversationQuery { kind: Some(ConversationKind::Reply), limit: Some(2), ..all() }),
        (3, "53".to_owned())
    );
    assert_eq!(
        found(ConversationQuery { search: Some("TOMÁS number".to_owned()), offset: Some(1), ..all() }),
        (3, "31".to_owned())
    );
    assert_eq!(
        found(ConversationQuery { person: Some(PersonId(1)), search: Some("4".to_owned()), ..all() }),
        (1, "4".to_owned())
    );
}
