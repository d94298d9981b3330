//! Threads, in Instagram's or its own download: one JSON file. It tells no addresses.

use chrono::DateTime;
use serde_json::Value;

use super::archive::Archive;
use super::found::{Found, Left, Place};
use super::json::each;
use super::text::cleaned;
use super::times::When;
use super::written::WrittenPost;
use super::{PastKind, PastSource};
use crate::calendar::Now;
use crate::error::{Error, Result};
use crate::publishing::network::Network;

const POSTS: &str = "text_post_app_text_posts";
/// The shortest text that says anything, in characters.
const TEXT_MIN: usize = 2;

/// Whether an entry is the file, in either of its formats: of the other one only its name is needed.
pub(super) fn is_wanted(path: &str) -> bool {
    path == "threads/threads_and_replies.json"
        || path.ends_with("/threads/threads_and_replies.json")
        || is_page(path)
}

fn is_page(path: &str) -> bool {
    path == "threads/threads_and_replies.html" || path.ends_with("/threads/threads_and_replies.html")
}

pub(super) fn is_archive(archive: &Archive<'_>) -> bool {
    archive.paths().any(is_wanted)
}

/// Reads the archive.
///
/// # Errors
/// [`Error::Invalid`] when it is damaged, or in the format for browsers.
pub(super) fn read_archive(mut archive: Archive<'_>, now: &Now) -> Result<Found> {
    let path = archive.paths().find(|path| is_wanted(path) && !is_page(path)).map(str::to_owned);
    let path = path.ok_or_else(|| Error::invalid("Ask for the export in JSON format, not HTML."))?;
    let mut found = Found::new(PastSource::Threads);
    archive.stream(&path, |from| {
        each(from, Some(POSTS), &mut |post, line| take(&post, &path, line, now, &mut found))
    })?;
    found.unread = archive.unread();
    found.sha256 = archive.digest();
    Ok(found)
}

/// Reads the file alone. `None` for any other file.
///
/// # Errors
/// [`Error::Invalid`] when it is damaged.
pub(super) fn read_file(bytes: &[u8], name: &str, now: &Now) -> Result<Option<Found>> {
    let mut found = Found::new(PastSource::Threads);
    let is_one =
        each(&mut &bytes[..], Some(POSTS), &mut |post, line| take(&post, name, line, now, &mut found))?;
    Ok(is_one.then_some(found))
}

fn take(post: &Value, file: &str, line: u32, now: &Now, found: &mut Found) {
    let place = Place { file: file.to_owned(), line };
    let media = post.get("media").and_then(Value::as_array).and_then(|media| media.first());
    let first = |name: &str| {
        let of_post = post.get(name).filter(|value| value.as_str() != Some(""));
        of_post.or_else(|| media.and_then(|media| media.get(name)))
    };
    let app = [Some(post), media].into_iter().flatten().filter_map(|one| one.get("text_app_post"));
    if app.into_iter().any(|app| app.get("is_reply").and_then(Value::as_bool) == Some(true)) {
        return found.count("reply", "replies", 1);
    }
    let second = first("creation_timestamp").and_then(Value::as_i64);
    let Some(at) = second.and_then(|second| DateTime::from_timestamp(second, 0)) else {
        let why = "Its date can’t be read.";
        return found.left.push(Left::unreadable(PastKind::Posts, place, why));
    };
    let body = cleaned(&mended(first("title").and_then(Value::as_str).unwrap_or_default()));
    if body.chars().count() < TEXT_MIN {
        let why = "It has no words, such as a picture alone.";
        return found.left.push(Left::skipped(PastKind::Posts, place, body, why));
    }
    let post = WrittenPost {
        kind: PastKind::Posts,
        network: Network::Threads,
        place,
        when: Some(When::At(at)),
        title: None,
        body,
        note: String::new(),
        url: None,
        keys: Vec::new(),
    };
    found.add_post(post, now);
}

/// A text whose UTF-8 was read as Latin-1, as it was; any other as it is.
fn mended(text: &str) -> String {
    let bytes: Option<Vec<u8>> = text.chars().map(|c| u8::try_from(u32::from(c)).ok()).collect();
    bytes.and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_else(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::mended;

    #[test]
    fn text_read_as_latin_1_is_turned_back() {
        for (written, meant) in [
            ("caf\u{c3}\u{a9}", "café"),
            ("café", "café"),
            ("plain", "plain"),
            ("“\u{c3}\u{a9}", "“\u{c3}\u{a9}"),
        ] {
            assert_eq!(mended(written), meant);
        }
    }
}
