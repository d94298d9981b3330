//! Medium's export: a page for each story, draft and response, in `posts/`.

use super::archive::Archive;
use super::found::{Found, Left, Place};
use super::html::{self, Part, Takes};
use super::text::cleaned;
use super::times::{Form, When};
use super::written::{Said, WrittenPost};
use super::{PastChoices, PastKind, PastSource};
use crate::address::link::parse_link;
use crate::calendar::Now;
use crate::error::Result;
use crate::people::conversation::ConversationKind;
use crate::publishing::network::Network;
use crate::publishing::post_key::post_keys;

/// The parts of a page.
const PARTS: [Part; 6] = [
    Part::with("h1", "class", "p-name", Takes::Title),
    Part::with("section", "data-field", "subtitle", Takes::Title),
    Part::with("section", "data-field", "body", Takes::Text),
    Part::with("time", "class", "dt-published", Takes::Attribute("datetime")),
    Part::with("a", "class", "p-canonical", Takes::Attribute("href")),
    // Only a story has a title in its text.
    Part::with("h3", "class", "graf--title", Takes::Title),
];

/// Whether an entry is a page of `posts/`.
pub(super) fn is_wanted(path: &str) -> bool {
    path.strip_prefix("posts/").is_some_and(|name| !name.contains('/') && name.ends_with(".html"))
}

/// Reads the archive.
///
/// # Errors
/// [`crate::Error::Invalid`] when it is damaged.
pub(super) fn read_archive(mut archive: Archive<'_>, choices: &PastChoices, now: &Now) -> Result<Found> {
    let mut found = Found::new(PastSource::Medium);
    let mut paths: Vec<String> = archive.paths().filter(|path| is_wanted(path)).map(str::to_owned).collect();
    paths.sort();
    for path in paths {
        let page = archive.read(&path)?;
        let Some(page) = found.text_or_ask(&page, &path, choices.encoding.as_deref())? else { continue };
        take(&page, &path, choices, now, &mut found);
    }
    found.unread = archive.unread();
    found.sha256 = archive.digest();
    Ok(found)
}

fn take(page: &str, path: &str, choices: &PastChoices, now: &Now, found: &mut Found) {
    let place = Place { file: path.to_owned(), line: 0 };
    let mut parts = html::parts(page, &PARTS).into_iter();
    let mut next = || parts.next().flatten().map(|part| cleaned(&part)).filter(|part| !part.is_empty());
    let (title, subtitle, body, published, link) = (next(), next(), next(), next(), next());
    let is_story = next().is_some() || page.contains("graf--title");
    let name = path.trim_start_matches("posts/").trim_end_matches(".html");
    let Some(body) = body.or_else(|| subtitle.clone().filter(|_| title.is_some())) else {
        let why = "It isn’t a story of Medium’s.";
        return found.left.push(Left::unreadable(PastKind::Posts, place, why));
    };
    let is_draft = name.starts_with("draft_");
    if is_draft && !choices.drafts {
        let title = title.unwrap_or_default();
        return found.left.push(Left::skipped(PastKind::Posts, place, title, "A draft."));
    }
    let when = published.as_deref().and_then(|at| Form::Seconds.read(at)).or_else(|| named_day(name));
    if when.is_none() && !is_draft {
        let why = "Its date can’t be read.";
        return found.left.push(Left::unreadable(PastKind::Posts, place, why));
    }
    let url = link.and_then(|link| parse_link(&link).ok().flatten());
    let number = number(name).map(|number| format!("medium:{number}"));
    if let (false, false, Some(when)) = (is_story, is_draft, when) {
        let number = number.or_else(|| {
            url.as_deref().and_then(|url| post_keys(Some(Network::Medium), url).into_iter().next())
        });
        let keys = number.map(|number| number.replacen(':', ":comment:", 1)).into_iter().collect();
        let kind = ConversationKind::Comment;
        let network = Network::Medium;
        return found.add_said(Said { kind, network, place, when, link: url, added: body, keys }, now);
    }
    // The text begins with its title and subtitle, which are told already.
    let mut text = body.as_str();
    for told in [title.as_deref(), subtitle.as_deref()].into_iter().flatten() {
        text = text.strip_prefix(told).filter(|rest| rest.starts_with('\n')).unwrap_or(text).trim_start();
    }
    let body = match &subtitle {
        Some(subtitle) if !text.starts_with(subtitle.as_str()) => format!("{subtitle}\n\n{text}"),
        _ => text.to_owned(),
    };
    let post = WrittenPost {
        kind: PastKind::Posts,
        network: Network::Medium,
        place,
        when: when.filter(|_| !is_draft),
        title,
        body: body.trim().to_owned(),
        note: String::new(),
        url: url.filter(|_| !is_draft),
        keys: number.into_iter().collect(),
    };
    found.add_post(post, now);
}

/// The number at the end of a name: 10 to 12 hex digits.
fn number(name: &str) -> Option<&str> {
    let digits = name.rsplit(['-', '_']).next()?;
    let is_hex = digits.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    ((10..=12).contains(&digits.len()) && is_hex).then_some(digits)
}

/// The day at the beginning of a name.
fn named_day(name: &str) -> Option<When> {
    Form::IsoDay.read(name.get(..10)?)
}
