//! `score`.

use standpoint_core::calendar::Now;
use standpoint_core::calendar::natural_date::Direction;
use standpoint_core::profile::ProfileAnswers;
use standpoint_core::{Coach, Result};

use crate::answer::Answer;
use crate::arguments::{ScoreArguments, ScoreCommand};
use crate::output;

pub(crate) fn score(coach: &mut Coach, now: &Now, asked: ScoreArguments, answer: &Answer) -> Result<String> {
    if let Some(ScoreCommand::Target(target)) = asked.command {
        let answers = ProfileAnswers {
            ties_a_month: target.ties,
            weekly_conversations: target.conversations,
            ..ProfileAnswers::default()
        };
        return coach.change_profile(now, &answers).map(|changed| answer.changed(&changed));
    }
    let day = asked.on.map(|words| coach.day(now, &words, Direction::Past)).transpose()?;
    let page = coach.score_page(now, day)?;
    Ok(match asked.why {
        None => answer.view(&page, output::score),
        Some(part) => {
            let line = page.parts.iter().find(|line| line.part == part);
            line.map_or_else(String::new, |line| answer.view(line, output::score_part))
        }
    })
}
