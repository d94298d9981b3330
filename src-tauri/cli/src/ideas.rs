//! `idea`.

use standpoint_core::calendar::Now;
use standpoint_core::id::{ConversationId, WorksheetRowId};
use standpoint_core::publishing::post::PostStage;
use standpoint_core::{Coach, Result};

use crate::answer::Answer;
use crate::arguments::IdeaCommand;
use crate::{output, posts};

pub(crate) fn idea(coach: &mut Coach, now: &Now, command: IdeaCommand, answer: &Answer) -> Result<String> {
    let changed = match command {
        IdeaCommand::Add { line } => {
            let read = coach.read_idea(now, &line)?;
            let changed = coach.capture_idea(now, &line)?;
            let said = || {
                output::understood(&read.understood) + &output::offered_day(&read, changed.created.as_deref())
            };
            return Ok(answer.kept(&changed, &read, said));
        }
        IdeaCommand::List { filter, paging } => {
            return posts::list(coach, Some(PostStage::Idea), filter, paging, answer);
        }
        IdeaCommand::Prompts => {
            return coach.prompts().map(|prompts| answer.view(&prompts, |prompts| output::prompts(prompts)));
        }
        IdeaCommand::Offers => {
            return coach
                .prompt_suggestions(now)
                .map(|offers| answer.view(&offers, |offers| output::prompts(offers)));
        }
        IdeaCommand::Use { prompt, pillar } => coach.idea_from_prompt(now, &prompt, pillar.as_deref()),
        IdeaCommand::FromWorksheet { row, field, line } => {
            coach.idea_from_worksheet(now, WorksheetRowId(row), &field, line.as_deref())
        }
        IdeaCommand::FromConversation { id } => coach.idea_from_conversation(now, ConversationId(id)),
    }?;
    Ok(answer.changed(&changed))
}
