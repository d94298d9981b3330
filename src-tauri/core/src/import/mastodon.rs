//! Mastodon's archive: `outbox.json`, alone or at the root of a ZIP. Only what everyone may see is kept.

use std::collections::HashMap;

use serde_json::Value;

use super::archive::Archive;
use super::found::{Found, Left, Place};
use super::json::{each, text_at};
use super::text::cleaned;
use super::times::{Form, When};
use super::written::{Said, WrittenPost, threads};
use super::{PastKind, PastSource, html};
use crate::address::link::parse_link;
use crate::calendar::Now;
use crate::error::Result;
use crate::people::conversation::ConversationKind;
use crate::publishing::network::Network;
use crate::publishing::post_key::post_keys;

/// The file that is opened; nothing else is.
pub(super) const OUTBOX: &str = "outbox.json";
const ITEMS: &str = "orderedItems";

/// Reads the archive.
///
/// # Errors
/// [`crate::Error::Invalid`] when it is damaged.
pub(super) fn read_archive(mut archive: Archive<'_>, now: &Now) -> Result<Found> {
    let mut reading = Reading::new(OUTBOX);
    archive.stream(OUTBOX, |from| each(from, Some(ITEMS), &mut |item, line| reading.take(&item, line)))?;
    let mut found = reading.done(now);
    found.unread = archive.unread();
    found.sha256 = archive.digest();
    Ok(found)
}

/// Reads the file alone. `None` for any other file.
///
/// # Errors
/// [`crate::Error::Invalid`] when it is damaged.
pub(super) fn read_file(bytes: &[u8], name: &str, now: &Now) -> Result<Option<Found>> {
    let mut reading = Reading::new(name);
    let is_one = each(&mut &bytes[..], Some(ITEMS), &mut |item, line| reading.take(&item, line))?;
    Ok(is_one.then(|| reading.done(now)))
}

/// What was written, before it is known what it is part of.
struct Note {
    id: String,
    when: When,
    published: String,
    parent: Option<String>,
    is_to_own: bool,
    url: Option<String>,
    text: String,
    place: Place,
}

struct Reading {
    file: String,
    found: Found,
    notes: Vec<Note>,
}

impl Reading {
    fn new(file: &str) -> Self {
        Self { file: file.to_owned(), found: Found::new(PastSource::Mastodon), notes: Vec::new() }
    }

    fn take(&mut self, item: &Value, line: u32) {
        let actor = text_at(item, &["actor"]);
        if self.found.account.is_none() {
            self.found.account = account(actor);
        }
        let Some(note) = item.get("object").filter(|note| note.is_object()) else {
            return self.found.count("boost", "boosts", 1);
        };
        if text_at(item, &["type"]) != "Create" {
            return self.found.count("other entry", "other entries", 1);
        }
        // What not everyone may see is not looked at.
        if !is_public(note) {
            return self.found.count("post that isn’t public", "posts that aren’t public", 1);
        }
        let place = Place { file: self.file.clone(), line };
        let published = text_at(note, &["published"]);
        let (id, when) = (text_at(note, &["id"]), Form::Seconds.read(published));
        let (Some(when), false) = (when, id.is_empty()) else {
            let why = "Its number or date can’t be read.";
            return self.found.left.push(Left::unreadable(PastKind::Posts, place, why));
        };
        let mut text = cleaned(&html::text(text_at(note, &["content"])));
        let warning = cleaned(text_at(note, &["summary"]));
        if !warning.is_empty() {
            text = format!("CW: {warning}\n{text}");
        }
        let parent = Some(text_at(note, &["inReplyTo"])).filter(|parent| !parent.is_empty());
        let is_own = |parent: &str| {
            !actor.is_empty() && parent.strip_prefix(actor).is_some_and(|rest| rest.starts_with('/'))
        };
        let url = [text_at(note, &["url"]), id].into_iter().find_map(|url| parse_link(url).ok().flatten());
        self.notes.push(Note {
            id: id.to_owned(),
            when,
            published: published.to_owned(),
            is_to_own: parent.is_some_and(is_own),
            parent: parent.map(str::to_owned),
            url,
            text,
            place,
        });
    }

    fn done(self, now: &Now) -> Found {
        let Self { mut found, mut notes, .. } = self;
        notes.sort_by(|one, other| (&one.published, &one.id).cmp(&(&other.published, &other.id)));
        let places: HashMap<&str, usize> =
            notes.iter().enumerate().map(|(place, note)| (note.id.as_str(), place)).collect();
        let parent = |note: &Note| note.parent.as_deref().and_then(|parent| places.get(parent)).copied();
        let parents: Vec<Option<usize>> = notes.iter().map(parent).collect();
        for thread in threads(&parents) {
            let parts: Vec<&Note> = thread.iter().map(|place| &notes[*place]).collect();
            let Some(root) = parts.first() else { continue };
            let texts: Vec<&str> = parts.iter().map(|part| part.text.as_str()).collect();
            let text = texts.join("\n\n").trim().to_owned();
            let (place, when, url) = (root.place.clone(), root.when, root.url.clone());
            let numbers = parts.iter().filter_map(|part| part.url.as_deref());
            let numbers =
                numbers.filter_map(|url| post_keys(Some(Network::Mastodon), url).into_iter().next());
            if root.parent.is_some() && !root.is_to_own {
                let said = |key: String| format!("mastodon:comment:{}", key.trim_start_matches("mastodon:"));
                let keys = numbers.map(said).collect();
                let kind = ConversationKind::Reply;
                let network = Network::Mastodon;
                found.add_said(Said { kind, network, place, when, link: url, added: text, keys }, now);
            } else {
                let post = WrittenPost {
                    kind: PastKind::Posts,
                    network: Network::Mastodon,
                    place,
                    when: Some(when),
                    title: None,
                    body: text,
                    note: String::new(),
                    keys: numbers.collect(),
                    url,
                };
                found.add_post(post, now);
            }
        }
        found
    }
}

/// Whether everyone may see it.
fn is_public(note: &Value) -> bool {
    const EVERYONE: [&str; 3] = ["https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public"];
    let names = |to: &str| match note.get(to) {
        Some(Value::Array(all)) => all.iter().filter_map(Value::as_str).any(|one| EVERYONE.contains(&one)),
        Some(Value::String(one)) => EVERYONE.contains(&one.as_str()),
        _ => false,
    };
    names("to") || names("cc")
}

/// `https://social.example/users/ada` as `@ada@social.example`.
fn account(actor: &str) -> Option<String> {
    let url = url::Url::parse(actor).ok()?;
    let name = url.path_segments()?.next_back()?.trim_start_matches('@').to_owned();
    (!name.is_empty()).then(|| format!("@{name}@{}", url.host_str().unwrap_or_default()))
}
