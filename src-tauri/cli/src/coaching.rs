//! `next`, `hold`, `start-again` and `study`.

use standpoint_core::calendar::Now;
use standpoint_core::changed::Changed;
use standpoint_core::coaching::ActionKind;
use standpoint_core::programme::case_study::CaseEntry;
use standpoint_core::views::NextAction;
use standpoint_core::{Coach, Error, Result};

use crate::answer::Answer;
use crate::arguments::{CaseArguments, HoldArguments, NextArguments, StudyCommand};
use crate::output;

pub(crate) fn next(coach: &mut Coach, now: &Now, asked: &NextArguments, answer: &Answer) -> Result<String> {
    if asked.other {
        let declined = coach.next_action(now)?.subject;
        coach.decline(now, &declined)?;
        let others = coach.next_actions(now, 2)?;
        return Ok(answer.next(&others[0], |_| output::others(&others)));
    }
    let suggested = coach.next_action(now)?;
    if let Some(changed) = changed(coach, now, asked, &suggested)? {
        return Ok(answer.changed(&changed));
    }
    Ok(match (asked.why, asked.smaller) {
        (true, _) => answer.next(&suggested, output::why),
        (false, Some(_)) => answer.next(&suggested, output::smaller),
        (false, None) => answer.next(&suggested, output::next),
    })
}

/// What was done about the suggestion; nothing when it was only looked at.
fn changed(
    coach: &mut Coach,
    now: &Now,
    asked: &NextArguments,
    suggested: &NextAction,
) -> Result<Option<Changed>> {
    if let Some(whom) = &asked.waiting {
        let task = suggested.task.as_ref().filter(|_| suggested.kind == ActionKind::Task);
        let task = task.ok_or_else(|| {
            Error::Invalid("Only a task can wait for someone, and none is suggested now.".to_owned())
        })?;
        return coach.wait_for(now, &task.id.parse()?, whom).map(Some);
    }
    if asked.not_yet {
        let offer = suggested.offer.ok_or_else(|| Error::Invalid("Nothing is offered now.".to_owned()))?;
        return coach.answer_offer(now, offer, false).map(Some);
    }
    match (asked.done, asked.smaller) {
        (true, Some(most)) => {
            let version = suggested.smaller.iter().find(|version| version.minutes <= most);
            let version = version
                .ok_or_else(|| Error::Invalid("This suggestion has no smaller version.".to_owned()))?;
            coach.complete_smaller(now, suggested.subject.name(), version.minutes).map(Some)
        }
        (true, None) => coach.do_next(now).map(Some),
        (false, _) => Ok(None),
    }
}

pub(crate) fn hold(coach: &mut Coach, now: &Now, asked: &HoldArguments) -> Result<Changed> {
    if asked.off { coach.end_hold(now) } else { coach.hold_voice(now, asked.until.as_deref()) }
}

pub(crate) fn study(coach: &mut Coach, now: &Now, command: StudyCommand, answer: &Answer) -> Result<String> {
    let changed = match command {
        StudyCommand::List => return coach.study_page(now).map(|page| answer.view(&page, output::study)),
        StudyCommand::Mark { case, off } => coach.mark_case(now, &case, !off),
        StudyCommand::Remove { id } => coach.remove_case(now, id),
        StudyCommand::Save(words) => {
            let CaseArguments {
                id,
                process,
                organisation,
                year,
                problem,
                mechanism,
                number,
                who_says,
                caveat,
                source,
                url,
            } = *words;
            let entry = CaseEntry {
                process,
                organisation,
                year,
                problem,
                mechanism,
                number,
                who_says,
                caveat,
                source,
                url,
            };
            coach.save_case(now, id, &entry)
        }
    }?;
    Ok(answer.changed(&changed))
}
