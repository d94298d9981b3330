//! `conversation`.

use standpoint_core::calendar::Now;
use standpoint_core::id::{ConversationId, PersonId};
use standpoint_core::people::conversation::ConversationEntry;
use standpoint_core::views::{ConversationQuery, PeopleQuery};
use standpoint_core::{Coach, Result};

use crate::answer::Answer;
use crate::arguments::{ConversationArguments, ConversationCommand, ConversationFilter};
use crate::output;

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
            return Ok(answer.kept(&changed, &read, || {
                output::understood(&read.understood) + &output::other_readings(&read)
            }));
        }
        ConversationCommand::List(ConversationFilter { search, kind, person, paging }) => {
            let query = ConversationQuery {
                search,
                kind,
                person: person.map(PersonId),
                offset: paging.offset,
                limit: paging.limit,
            };
            let list = coach.conversation_list(now, &query)?;
            return Ok(answer.view(&list, |list| output::conversations(list, paging.offset.unwrap_or(0))));
        }
        ConversationCommand::ToAnswer => {
            let waiting =
                coach.people_page(now, &PeopleQuery { limit: Some(0), ..PeopleQuery::default() })?.to_answer;
            return Ok(answer.view(&waiting, |waiting| output::to_answer(waiting)));
        }
        ConversationCommand::Log(ConversationArguments { kind, person, network, link, on, added }) => coach
            .add_conversation(
                now,
                &ConversationEntry { kind, person: person.map(PersonId), network, link, on, added },
            ),
        ConversationCommand::Replied { id, on, not } => {
            coach.record_their_reply(now, ConversationId(id), !not, on.as_deref())
        }
        ConversationCommand::Answered { id, on, not } => {
            coach.record_my_reply(now, ConversationId(id), !not, on.as_deref())
        }
        ConversationCommand::Remove { id } => coach.remove_conversation(now, ConversationId(id)),
    }?;
    Ok(answer.changed(&changed))
}
