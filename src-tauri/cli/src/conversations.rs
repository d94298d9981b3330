//! `conversation`.

use standpoint_core::calendar::Now;
use standpoint_core::id::{ConversationId, PersonId};
use standpoint_core::people::conversation::ConversationEntry;
use standpoint_core::views::{ConversationQuery, PeopleQuery};
use standpoint_core::{Coach, Result};

use crate::answer::Answer;
use crate::arguments::{ConversationCommand, ConversationFilter, ConversationWords};
use crate::say;

pub(crate) fn conversation(
    coach: &mut Coach,
    now: &Now,
    command: ConversationCommand,
    answer: &Answer,
) -> Result<String> {
    let changed = match command {
        ConversationCommand::Add { line, on } => {
            let read = coach.read_conversation_on(now, &line, on.as_deref())?;
            let changed = coach.log_conversation_on(now, &line, on.as_deref())?;
            return Ok(answer
                .kept(&changed, &read, || say::understood(&read.understood) + &say::other_readings(&read)));
        }
        ConversationCommand::List(ConversationFilter { search, kind, person, stretch }) => {
            let query = ConversationQuery {
                search,
                kind,
                person: person.map(PersonId),
                offset: stretch.offset,
                limit: stretch.limit,
            };
            let list = coach.conversation_list(now, &query)?;
            return Ok(answer.view(&list, |list| say::conversations(list, stretch.offset.unwrap_or(0))));
        }
        ConversationCommand::ToAnswer => {
            let waiting =
                coach.people_page(now, &PeopleQuery { limit: Some(0), ..PeopleQuery::default() })?.to_answer;
            return Ok(answer.view(&waiting, |waiting| say::to_answer(waiting)));
        }
        ConversationCommand::Log(ConversationWords { kind, person, network, link, on, added }) => coach
            .add_conversation(
                now,
                &ConversationEntry { kind, person: person.map(PersonId), network, link, on, added },
            ),
        ConversationCommand::Replied { id, on, not } => {
            coach.note_reply(now, ConversationId(id), !not, on.as_deref())
        }
        ConversationCommand::Answered { id, on, not } => {
            coach.note_answer(now, ConversationId(id), !not, on.as_deref())
        }
        ConversationCommand::Remove { id } => coach.remove_conversation(now, ConversationId(id)),
    }?;
    Ok(answer.changed(&changed))
}
