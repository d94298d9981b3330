//! People and conversations: logged in a line, taken over from a file, never lost.

use standpoint_core::conversation::{ConversationEntry, ConversationKind};
use standpoint_core::id::{ConversationId, PersonId};
use standpoint_core::network::Network;
use standpoint_core::person::PersonEntry;
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
        .log_conversation(&desk.now, "commented on ines marsh: asked about exit costs https://www.linkedin.com/posts/x yesterday")
        .unwrap();
    let list = desk.coach.conversation_list(&desk.now, &ConversationQuery::default()).unwrap();
    let logged = &list.conversations[0];
    assert_eq!((logged.person, logged.kind, logged.network), (Some(ines), ConversationKind::Comment, Some(Network::Linkedin)));
    assert_eq!((logged.added.as_str(), logged.on.to_string().as_str()), ("asked about exit costs", "2026-01-13"));
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
    desk.coach.note_reply(&desk.now, id, true, None).unwrap();
    desk.now = at("2026-01-08T10:00:00Z");
    let waiting = desk.coach.today(&desk.now).unwrap().to_answer;
    assert_eq!((waiting[0].name.as_str(), waiting[0].waits_days), ("Ines", Some(3)));
    let early = desk.coach.note_answer(&desk.now, id, true, Some("2026-01-04")).unwrap_err();
    assert!(early.to_string().contains("before the conversation"), "{early}");
    desk.coach.note_answer(&desk.now, id, true, None).unwrap();
    assert_eq!(desk.coach.today(&desk.now).unwrap().to_answer, []);
    desk.coach.undo().unwrap();
    assert_eq!(page(&desk).to_answer.len(), 1);
}

#[test]
fn somebody_not_spoken_with_for_sixty_days_is_named_and_conversations_outlive_a_person() {
    let mut desk = Desk::new().onboarded();
    let ines = person(&mut desk, "Ines Marsh");
    person(&mut desk, "Tomás Almeida");
    desk.now = at("2026-03-05T10:00:00Z");
    let entry = ConversationEntry { person: Some(ines), kind: Some(ConversationKind::Call), ..ConversationEntry::default() };
    desk.coach.add_conversation(&desk.now, &entry).unwrap();
    desk.now = at("2026-03-06T10:00:00Z");
    let quiet = desk.coach.people_page(&desk.now, &PeopleQuery { quiet: Some(true), ..PeopleQuery::default() }).unwrap();
    assert_eq!((quiet.quiet, quiet.people[0].name.as_str()), (1, "Tomás Almeida"));
    desk.coach.remove_person(&desk.now, ines).unwrap();
    let list = desk.coach.conversation_list(&desk.now, &ConversationQuery::default()).unwrap();
    assert_eq!((list.total, list.conversations[0].person), (1, None));
    desk.coach.undo().unwrap();
    let back = desk.coach.person_page(&desk.now, ines).unwrap();
    assert_eq!(back.conversations.len(), 1, "and know them again when they are back");
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
        (list.total, list.conversations.into_iter().map(|known| known.added.replace("number ", "")).collect::<Vec<_>>().join(""))
    };
    let all = ConversationQuery::default;
    assert_eq!(found(all()), (7, "6543210".to_owned()));
    assert_eq!(found(ConversationQuery { offset: Some(2), limit: Some(3), ..all() }), (7, "432".to_owned()));
    assert_eq!(found(ConversationQuery { offset: Some(9), ..all() }), (7, String::new()));
    assert_eq!(found(ConversationQuery { kind: Some(ConversationKind::Reply), limit: Some(2), ..all() }), (3, "53".to_owned()));
    assert_eq!(found(ConversationQuery { search: Some("TOMÁS number".to_owned()), offset: Some(1), ..all() }), (3, "31".to_owned()));
    assert_eq!(found(ConversationQuery { person: Some(PersonId(1)), search: Some("4".to_owned()), ..all() }), (1, "4".to_owned()));
}
