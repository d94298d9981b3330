//! `week`.

use standpoint_core::calendar::Now;
use standpoint_core::profile::ProfileAnswers;
use standpoint_core::{Coach, Result};

use crate::answer::Answer;
use crate::arguments::WeekCommand;
use crate::{days, output};

pub(crate) fn week(
    coach: &mut Coach,
    now: &Now,
    command: Option<WeekCommand>,
    answer: &Answer,
) -> Result<String> {
    let date = |coach: &Coach, words: Option<String>| match words {
        Some(words) => days::in_a_week(coach, now, &words),
        None => days::today(coach, now),
    };
    let changed = match command {
        None => return coach.week_report(now).map(|report| answer.view(&report, output::week)),
        Some(WeekCommand::Reserve { date: words }) => {
            let date = date(coach, words)?;
            coach.use_reserve_week(now, date)
        }
        Some(WeekCommand::Unreserve { date: words }) => {
            let date = date(coach, words)?;
            coach.return_reserve_week(now, date)
        }
        Some(WeekCommand::Goal(goal)) => {
            let answers = ProfileAnswers {
                weekly_posts: goal.posts,
                every_weeks: goal.every_weeks,
                weekly_conversations: goal.conversations,
                weekly_invitations: goal.invitations,
                ..ProfileAnswers::default()
            };
            coach.change_profile(now, &answers)
        }
    }?;
    Ok(answer.changed(&changed))
}
