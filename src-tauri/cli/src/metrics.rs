//! `metric`.

use standpoint_core::calendar::Now;
use standpoint_core::id::{PostId, ReadingId};
use standpoint_core::metrics::NumberEntry;
use standpoint_core::views::{NumberQuery, PastKind};
use standpoint_core::{Coach, Result};

use crate::answer::Answer;
use crate::arguments::{MetricCommand, NumberArguments, NumberFilter, PastArguments};
use crate::{output, past};

pub(crate) fn metric(
    coach: &mut Coach,
    now: &Now,
    command: MetricCommand,
    answer: &Answer,
) -> Result<String> {
    let changed = match command {
        MetricCommand::Add(NumberArguments { what, network, value, on, post }) => {
            let post = post.map(PostId);
            coach.add_number(now, &NumberEntry { what, network, value, on, post })?
        }
        MetricCommand::Import(asked) => {
            return past::import(
                coach,
                now,
                PastArguments { only: vec![PastKind::Readings], ..*asked },
                answer,
            );
        }
        MetricCommand::Remove { id } => coach.remove_number(now, ReadingId(id))?,
        MetricCommand::List(NumberFilter { what, network, post, revisions, paging }) => {
            let query = NumberQuery {
                what,
                network,
                post: post.map(PostId),
                account: false,
                offset: paging.offset,
                limit: paging.limit,
            };
            let list = coach.number_list(now, &query)?;
            return Ok(answer
                .view(&list, |list| output::numbers(list, revisions, paging.offset.unwrap_or_default())));
        }
    };
    Ok(answer.changed(&changed))
}
