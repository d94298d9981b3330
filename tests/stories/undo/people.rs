//! What a user does with people and conversations.

use proptest::prelude::*;
use standpoint_core::changed::Changed;
use standpoint_core::error::Result;
use standpoint_core::id::{ConversationId, PersonId};
use standpoint_core::people::conversation::{ConversationEntry, ConversationKind};
use standpoint_core::people::kind::PersonKind;
use standpoint_core::people::person::PersonEntry;
use standpoint_core::views::{ConversationQuery, PeopleChoices, PeopleQuery};
use standpoint_tests::Desk;

use super::text;

#[derive(Debug, Clone)]
pub(super) enum Action {
    AddPerson(String, PersonKind),
    ChangePerson(usize, String),
    RemovePerson(usize),
    Import(usize),
    Add(usize, ConversationKind, String),
    Log(usize, String),
    Change(usize, String),
    Remove(usize),
    Reply(usize, bool),
    Answer(usize, bool),
}

pub(super) fn action() -> impl Strategy<Value = Action> {
    let one = || 0usize..4;
    prop_oneof![
        (text(), proptest::sample::select(PersonKind::ALL))
            .prop_map(|(name, kind)| Action::AddPerson(name, kind)),
        (one(), text()).prop_map(|(n, text)| Action::ChangePerson(n, text)),
        one().prop_map(Action::RemovePerson),
        one().prop_map(Action::Import),
        (one(), proptest::sample::select(ConversationKind::ALL), text())
            .prop_map(|(n, kind, text)| Action::Add(n, kind, text)),
        (one(), text()).prop_map(|(n, text)| Action::Log(n, text)),
        (one(), text()).prop_map(|(n, text)| Action::Change(n, text)),
        one().prop_map(Action::Remove),
        (one(), any::<bool>()).prop_map(|(n, replied)| Action::Reply(n, replied)),
        (one(), any::<bool>()).prop_map(|(n, answered)| Action::Answer(n, answered)),
    ]
}

impl Action {
    pub(super) fn act(&self, desk: &mut Desk) -> Result<Changed> {
        let now = desk.now;
        let coach = &mut desk.coach;
        let people = coach.people_page(&now, &PeopleQuery::default()).unwrap().people;
        let known = coach.conversation_list(&now, &ConversationQuery::default()).unwrap().conversations;
        let person = |n: &usize| people.get(*n).map_or(PersonId(999), |person| person.id);
        let conversation =
            |n: &usize| known.get(*n).map_or(ConversationId(999), |conversation| conversation.id);
        match self {
            Self::AddPerson(name, kind) => coach.add_person(
                &now,
                &PersonEntry { name: Some(name.clone()), kind: Some(*kind), ..PersonEntry::default() },
            ),
            Self::ChangePerson(n, text) => coach.change_person(
                &now,
                person(n),
                &PersonEntry { why: Some(text.clone()), ..PersonEntry::default() },
            ),
            Self::RemovePerson(n) => coach.remove_person(&now, person(n)),
            Self::Import(n) => {
                let file = format!("name,role\nPerson {n},CIO\nPerson {},CIO\n", n + 1);
                coach.import_people(&now, file.as_bytes(), &PeopleChoices::default())
            }
            Self::Add(n, kind, added) => {
                let person = people.get(*n).map(|person| person.id);
                let added = Some(added.clone());
                coach.add_conversation(
                    &now,
                    &ConversationEntry { kind: Some(*kind), person, added, ..ConversationEntry::default() },
                )
            }
            // Someone known, or someone new who is added in the same level.
            Self::Log(n, text) => coach.log_conversation(&now, &format!("comment Person {n}: {text}")),
            Self::Change(n, text) => {
                let entry = ConversationEntry { added: Some(text.clone()), ..ConversationEntry::default() };
                coach.change_conversation(&now, conversation(n), &entry)
            }
            Self::Remove(n) => coach.remove_conversation(&now, conversation(n)),
            Self::Reply(n, replied) => coach.record_their_reply(&now, conversation(n), *replied, None),
            Self::Answer(n, answered) => coach.record_my_reply(&now, conversation(n), *answered, None),
        }
    }
}
