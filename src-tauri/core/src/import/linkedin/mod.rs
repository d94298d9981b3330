//! LinkedIn's archive of a member's data: a ZIP of CSV files, or any of them alone.

mod articles;
mod comments;
mod connections;
mod context;
mod counted;
mod invitations;
mod people;
mod profile;
mod recommendations;
mod shares;

use std::collections::HashSet;

use context::Context;

use super::archive::{Archive, plain_name};
use super::found::Found;
use super::{PastChoices, PastSource};
use crate::calendar::Now;
use crate::error::Result;

/// The files that are opened, by their names for comparing. Messages, contacts' addresses and everything else never are.
const WANTED: &[&str] = &[
    "profile",
    "shares",
    "comments",
    "connections",
    "invitations",
    "notes",
    "recommendationsreceived",
    "reactions",
    "instantreposts",
    "votes",
    "saveditems",
];

/// Whether an entry of an archive may be opened: a CSV file at its root.
pub(super) fn is_wanted(path: &str) -> bool {
    let is_csv = path.len() > 4 && path.to_lowercase().ends_with(".csv");
    is_csv && !path.contains('/') && WANTED.contains(&plain_name(path).as_str()) || articles::is_one(path)
}

/// Whether the archive is one of these.
pub(super) fn is_archive(archive: &Archive<'_>) -> bool {
    archive.paths().any(is_wanted)
}

/// Reads the archive. A file that is missing held nothing.
///
/// # Errors
/// [`crate::Error::Invalid`] when it is damaged.
pub(super) fn read_archive(mut archive: Archive<'_>, choices: &PastChoices, now: &Now) -> Result<Found> {
    let mut found = Found::new(PastSource::LinkedinArchive);
    let mut context = Context { now, choices, own_posts: HashSet::new() };
    let mut people = people::People::default();
    for name in WANTED {
        let Some(path) = archive.named(name) else { continue };
        let bytes = archive.read(&path)?;
        let Some(text) = found.text_or_ask(&bytes, &path, choices.encoding.as_deref())? else { continue };
        drop(bytes);
        if !read_one(name, &text, &path, &mut context, &mut found, &mut people) {
            found.notes.push(format!("{path} isn’t read: none of its lines has the names of its columns."));
        }
    }
    let mut pages: Vec<String> =
        archive.paths().filter(|path| articles::is_one(path)).map(str::to_owned).collect();
    pages.sort();
    for path in &pages {
        let page = archive.read(path)?;
        let Some(page) = found.text_or_ask(&page, path, choices.encoding.as_deref())? else { continue };
        articles::read(&page, path, &context, &mut found);
    }
    let has = |name: &str| archive.named(name).is_some();
    if pages.is_empty() && !has("shares") && !has("comments") {
        found.notes.push(
            "This is LinkedIn’s quick archive: connections and invitations. Your posts and comments come in the complete one, within 24 hours."
                .to_owned(),
        );
    }
    people.into_found(&mut found);
    found.unread = archive.unread();
    found.sha256 = archive.digest();
    Ok(found)
}

/// Reads a single file of the archive. `None` for any other file.
pub(super) fn read_file(text: &str, name: &str, choices: &PastChoices, now: &Now) -> Option<Found> {
    let mut found = Found::new(PastSource::LinkedinArchive);
    let mut context = Context { now, choices, own_posts: HashSet::new() };
    let mut people = people::People::default();
    // The header decides. Shares and Comments share two columns and differ in a third.
    let known = WANTED.iter().find(|kind| {
        // Lists of contacts may have a headline too.
        (**kind != "profile" || plain_name(name) == "profile")
            && !matches!(**kind, "reactions" | "instantreposts" | "votes" | "saveditems")
            && read_one(kind, text, name, &mut context, &mut found, &mut people)
    });
    known?;
    people.into_found(&mut found);
    Some(found)
}

/// Reads a file. Whether its header is what it should be.
fn read_one(
    kind: &str,
    text: &str,
    file: &str,
    context: &mut Context<'_>,
    found: &mut Found,
    people: &mut people::People,
) -> bool {
    match kind {
        "profile" => profile::read(text, file, found),
        "shares" => shares::read(text, file, context, found),
        "comments" => comments::read(text, file, context, found),
        "invitations" => invitations::read(text, file, context, found, people),
        "connections" => connections::read(text, file, context, found, people),
        "notes" => connections::read_notes(text, file, people),
        "recommendationsreceived" => recommendations::read(text, file, context, found),
        counted => counted::read(counted, text, found),
    }
}
