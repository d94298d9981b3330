//! `post`.

use serde::Serialize;
use standpoint_core::changed::Changed;
use standpoint_core::id::{PostId, PublicationId};
use standpoint_core::post::{LogEntry, PostEntry, PostStage, PublicationEntry};
use standpoint_core::red_line::Finding;
use standpoint_core::time::Now;
use standpoint_core::views::{PlaceLine, PostPage, PostQuery};
use standpoint_core::{Coach, Error, Result};

use crate::answer::{Answer, Output, complaint, json};
use crate::arguments::{PostCommand, PostFilter, PostWords, Stretch};
use crate::{days, say, text_file};

pub(crate) fn post(coach: &mut Coach, now: &Now, command: PostCommand, answer: &Answer) -> Result<Output> {
    let changed = match command {
        PostCommand::List { stage, filter, stretch } => return list(coach, stage, filter, stretch, answer).map(Output::from),
        PostCommand::Show { id } => return coach.post_page(now, PostId(id)).map(|page| answer.view(&page, say::post).into()),
        PostCommand::Copy { id } => return copy(coach, now, PostId(id), answer).map(Output::from),
        PostCommand::Board { filter } => {
            let query = query(None, filter, Stretch { limit: None, offset: None });
            return coach.post_board(&query).map(|board| answer.view(&board, say::board).into());
        }
        PostCommand::Month { date } => {
            let date = date.map(|words| days::in_a_month(coach, now, &words)).transpose()?;
            return coach.post_month(now, date).map(|month| answer.view(&month, say::month).into());
        }
        PostCommand::Publish { id, place, cleared } => {
            let entry = PublicationEntry { network: place.network, url: place.url, on: place.on, cleared };
            return publish(coach, now, PostId(id), &entry, answer);
        }
        PostCommand::Add { title, words } => add(coach, now, title, words),
        PostCommand::Change { id, title, words } => change(coach, now, PostId(id), title, words),
        PostCommand::Plan { id, on, .. } => coach.plan_post(now, PostId(id), on.as_deref()),
        PostCommand::Log { title, url, on, network, note } => coach.log_post(now, &LogEntry { title, url, network, on, note }),
        PostCommand::Mend { publication, url, on, network } => {
            let id = PublicationId(publication);
            let before = place(coach, id)?;
            let network = network.map_or(Ok(before.network), |slug| if slug.is_empty() { Ok(None) } else { slug.parse().map(Some) })?;
            coach.change_publication(now, id, &PublicationEntry { network, url: url.or(before.url), on, cleared: false })
        }
        PostCommand::Unpublish { publication } => coach.remove_publication(now, PublicationId(publication)),
        PostCommand::Archive { id } => coach.archive_post(now, PostId(id), true),
        PostCommand::Unarchive { id } => coach.archive_post(now, PostId(id), false),
        PostCommand::Remove { id } => coach.remove_post(now, PostId(id)),
    }?;
    Ok(answer.changed(&changed).into())
}

/// The posts of a stage that fit, or of all stages but the last.
pub(crate) fn list(coach: &Coach, stage: Option<PostStage>, filter: PostFilter, stretch: Stretch, answer: &Answer) -> Result<String> {
    let list = coach.post_list(&query(stage, filter, stretch))?;
    Ok(answer.view(&list, |list| say::posts(list, stage, stretch.offset.unwrap_or(0))))
}

fn query(stage: Option<PostStage>, filter: PostFilter, stretch: Stretch) -> PostQuery {
    let PostFilter { search, network, pillar } = filter;
    PostQuery { search, pillar, network, stage, offset: stretch.offset, limit: stretch.limit }
}

fn add(coach: &mut Coach, now: &Now, title: String, words: PostWords) -> Result<Changed> {
    let planned_on = words.on.as_deref().map(|on| plannable(coach, now, on)).transpose()?;
    let added = coach.add_post(now, &entry(Some(title), words)?)?;
    let Some(on) = planned_on else { return Ok(added) };
    let id = added.created.as_deref().and_then(|id| id.parse().ok());
    let id = id.ok_or(Error::Unreadable { what: "post number" })?;
    Ok(Changed { created: added.created, ..coach.plan_post(now, PostId(id), Some(&on))? })
}

fn change(coach: &mut Coach, now: &Now, id: PostId, title: Option<String>, words: PostWords) -> Result<Changed> {
    let planned_on = words.on.as_deref().map(|on| plannable(coach, now, on)).transpose()?;
    if planned_on.is_some() && matches!(coach.post_page(now, id)?.stage, PostStage::Published | PostStage::Archived) {
        // Refused with the coach's own reason, before anything else of the post is changed.
        coach.plan_post(now, id, planned_on.as_deref())?;
    }
    let changed = coach.change_post(now, id, &entry(title, words)?)?;
    let Some(on) = planned_on else { return Ok(changed) };
    let planned = coach.plan_post(now, id, Some(&on))?;
    Ok(if planned.topics.is_empty() { changed } else { planned })
}

/// A date a post can be planned for, as `2026-03-31`; told before anything is written, so that a wrong one leaves nothing
/// half done.
fn plannable(coach: &Coach, now: &Now, words: &str) -> Result<String> {
    let date = days::ahead(coach, now, words)?;
    if date < days::today(coach, now)? {
        return Err(Error::Invalid("That date has passed. Plan for today or later; `post log` keeps what is out already.".to_owned()));
    }
    Ok(date.to_string())
}

fn entry(title: Option<String>, words: PostWords) -> Result<PostEntry> {
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
        prompt: None,
    })
}

fn publish(coach: &mut Coach, now: &Now, id: PostId, entry: &PublicationEntry, answer: &Answer) -> Result<Output> {
    match coach.publish_post(now, id, entry) {
        Err(error @ Error::RedLine { .. }) => Ok(red_lines(&coach.post_page(now, id)?, &error, answer)),
        changed => changed.map(|changed| answer.changed(&changed).into()),
    }
}

/// What the red-line check found in a post and nobody decided on.
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
    let decided =
        |found: &Found| page.decisions.iter().any(|known| known.class == found.finding.class && known.words == found.finding.words);
    let in_title = page.check.in_title.findings.iter().map(|finding| Found { part: "title", finding: finding.clone() });
    let in_text = page.check.in_body.findings.iter().map(|finding| Found { part: "text", finding: finding.clone() });
    let id = page.id.0;
    let found = RedLines {
        findings: in_title.chain(in_text).filter(|found| !decided(found)).collect(),
        has_own_list: page.check.in_body.has_own_list,
        remedy: format!("`post change {id}` changes it; `post publish {id} --cleared` says that you looked at each and it may stay."),
    };
    let why = complaint(&format!("{error} {}", found.remedy));
    match answer.json {
        true => Output { text: json(&found), complaint: why, failed: true },
        false => Output { text: String::new(), complaint: say::red_lines(&found) + &why, failed: true },
    }
}

/// A place a post came out in. It is looked for in every post, also in those put away.
fn place(coach: &Coach, id: PublicationId) -> Result<PlaceLine> {
    const STRETCH: u32 = 1_000;
    for stage in [None, Some(PostStage::Archived)] {
        for offset in (0..).step_by(STRETCH as usize) {
            let query = PostQuery { stage, offset: Some(offset), limit: Some(STRETCH), ..PostQuery::default() };
            let posts = coach.post_list(&query)?.posts;
            if posts.is_empty() {
                break;
            }
            if let Some(place) = posts.into_iter().flat_map(|post| post.places).find(|place| place.id == id) {
                return Ok(place);
            }
        }
    }
    Err(Error::NotFound(format!("There is no publication {}. `post show` names those of a post.", id.0)))
}

fn copy(coach: &Coach, now: &Now, id: PostId, answer: &Answer) -> Result<String> {
    #[derive(Serialize)]
    struct Text {
        text: String,
    }
    let page = coach.post_page(now, id)?;
    let body = page.body.trim();
    let text = Text { text: if body.is_empty() { page.title } else { body.to_owned() } };
    Ok(answer.view(&text, |text| format!("{}\n", text.text)))
}
