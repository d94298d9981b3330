//! `post`.

use chrono::Duration;
use serde::Serialize;
use standpoint_core::calendar::Now;
use standpoint_core::calendar::natural_date::Direction;
use standpoint_core::id::{PostId, PublicationId};
use standpoint_core::publishing::post::{LogEntry, PostEntry, PostStage, PublicationEntry};
use standpoint_core::publishing::red_line::Finding;
use standpoint_core::views::{PostPage, PostQuery};
use standpoint_core::{Coach, Error, Result};

use crate::answer::{Answer, Output, error_line, json};
use crate::arguments::{Paging, PostArguments, PostCommand, PostFilter};
use crate::{days, output, text_file};

pub(crate) fn post(coach: &mut Coach, now: &Now, command: PostCommand, answer: &Answer) -> Result<Output> {
    let changed = match command {
        PostCommand::List { stage, filter, paging } => {
            return list(coach, stage, filter, paging, answer).map(Output::from);
        }
        PostCommand::Show { id } => {
            return coach.post_page(now, PostId(id)).map(|page| answer.view(&page, output::post).into());
        }
        PostCommand::Copy { id } => return copy(coach, now, PostId(id), answer).map(Output::from),
        PostCommand::Board { filter } => {
            let query = query(None, filter, Paging { limit: None, offset: None });
            return coach.post_board(&query).map(|board| answer.view(&board, output::board).into());
        }
        PostCommand::Month { date } => {
            let date = date.map(|words| days::in_a_month(coach, now, &words)).transpose()?;
            return coach.post_month(now, date).map(|month| answer.view(&month, output::month).into());
        }
        PostCommand::Calendar { words, weeks } => {
            let from = match words.join(" ").as_str() {
                "" => days::today(coach, now)? - Duration::weeks(1),
                words => coach.day(now, words, Direction::MostlyFuture)?,
            };
            return coach
                .post_calendar(now, Some(from), Some(weeks))
                .map(|calendar| answer.view(&calendar, output::calendar).into());
        }
        PostCommand::Publish { id, place, cleared } => {
            let entry = PublicationEntry { network: place.network, url: place.url, on: place.on, cleared };
            return publish(coach, now, PostId(id), &entry, answer);
        }
        PostCommand::Add { title, words } => coach.add_post(now, &entry(Some(title), words)?),
        PostCommand::Change { id, title, words } => coach.change_post(now, PostId(id), &entry(title, words)?),
        PostCommand::Plan { id, words, on, no_date: _ } => {
            let on = on.or_else(|| (!words.is_empty()).then(|| words.join(" ")));
            coach.plan_post(now, PostId(id), on.as_deref())
        }
        PostCommand::Unschedule { id } => coach.plan_post(now, PostId(id), None),
        PostCommand::Log { title, url, on, network, note } => {
            coach.log_post(now, &LogEntry { title, url, network, on, note })
        }
        PostCommand::Mend { publication, url, on, network } => coach.change_publication(
            now,
            PublicationId(publication),
            &PublicationEntry { network, url, on, cleared: false },
        ),
        PostCommand::Unpublish { publication } => coach.remove_publication(now, PublicationId(publication)),
        PostCommand::Archive { id } => coach.archive_post(now, PostId(id), true),
        PostCommand::Unarchive { id } => coach.archive_post(now, PostId(id), false),
        PostCommand::Remove { id } => coach.remove_post(now, PostId(id)),
    }?;
    Ok(answer.changed(&changed).into())
}

/// The posts of a stage that fit, or of all stages but the last.
pub(crate) fn list(
    coach: &Coach,
    stage: Option<PostStage>,
    filter: PostFilter,
    paging: Paging,
    answer: &Answer,
) -> Result<String> {
    let list = coach.post_list(&query(stage, filter, paging))?;
    Ok(answer.view(&list, |list| output::posts(list, stage, paging.offset.unwrap_or(0))))
}

fn query(stage: Option<PostStage>, filter: PostFilter, paging: Paging) -> PostQuery {
    let PostFilter { search, network, pillar } = filter;
    PostQuery { search, pillar, network, stage, offset: paging.offset, limit: paging.limit }
}

fn entry(title: Option<String>, words: PostArguments) -> Result<PostEntry> {
    let from_file = words.text.body_file.map(|file| text_file::read(&file)).transpose()?;
    Ok(PostEntry {
        title,
        body: words.text.body.or(from_file),
        pillar: words.pillar,
        network: words.network,
        claim: words.claim,
        evidence: words.evidence,
        takeaway: words.takeaway,
        question: words.question,
        note: words.note,
        drafting: words.draft.then_some(true),
        planned_on: words.on,
        prompt: None,
    })
}

fn publish(
    coach: &mut Coach,
    now: &Now,
    id: PostId,
    entry: &PublicationEntry,
    answer: &Answer,
) -> Result<Output> {
    match coach.publish_post(now, id, entry) {
        Err(error @ Error::RedLine { .. }) => Ok(red_lines(&coach.post_page(now, id)?, &error, answer)),
        changed => changed.map(|changed| answer.view(&changed, output::published).into()),
    }
}

/// What the red-line check found in a post and no one decided on.
#[derive(Debug, Serialize)]
pub(crate) struct RedLines {
    pub(crate) findings: Vec<Found>,
    has_own_list: bool,
    remedy: String,
}

/// A finding, and in which part of the post it is.
#[derive(Debug, Serialize)]
pub(crate) struct Found {
    /// title or text.
    pub(crate) part: &'static str,
    #[serde(flatten)]
    pub(crate) finding: Finding,
}

fn red_lines(page: &PostPage, error: &Error, answer: &Answer) -> Output {
    let decided = |found: &Found| {
        page.decisions
            .iter()
            .any(|known| known.class == found.finding.class && known.words == found.finding.words)
    };
    let in_title =
        page.check.in_title.findings.iter().map(|finding| Found { part: "title", finding: finding.clone() });
    let in_text =
        page.check.in_body.findings.iter().map(|finding| Found { part: "text", finding: finding.clone() });
    let id = page.id.0;
    let found = RedLines {
        findings: in_title.chain(in_text).filter(|found| found.finding.blocks && !decided(found)).collect(),
        has_own_list: page.check.in_body.has_own_list,
        remedy: format!(
            "`post edit {id}` changes it; `post publish {id} --keep-all` keeps them all and publishes."
        ),
    };
    let why = error_line(&format!("{error} {}", found.remedy));
    match answer.json {
        true => Output { text: json(&found), errors: why, failed: true },
        false => Output { text: String::new(), errors: output::red_lines(&found) + &why, failed: true },
    }
}

fn copy(coach: &Coach, now: &Now, id: PostId, answer: &Answer) -> Result<String> {
    #[derive(Serialize)]
    struct Text {
        text: String,
    }
    let text = Text { text: coach.post_page(now, id)?.text_to_copy };
    Ok(answer.view(&text, |text| format!("{}\n", text.text)))
}
