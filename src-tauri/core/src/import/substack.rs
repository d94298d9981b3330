//! Substack's export: `posts.csv`, and a page for each post in `posts/`. What it holds of readers is never opened.

use std::collections::HashMap;

use super::archive::Archive;
use super::found::{Found, Left, Place};
use super::preview::{PastQuestion, PastQuestionKind};
use super::table::Table;
use super::text::{cleaned, cleaned_with_references};
use super::times::Form;
use super::written::WrittenPost;
use super::{PastChoices, PastKind, PastSource, html};
use crate::address::link::{parse_link, with_scheme};
use crate::calendar::Now;
use crate::error::{Error, Result};
use crate::publishing::network::Network;

const POSTS: &str = "posts.csv";

/// Whether an entry is the list of posts, or the text of one.
pub(super) fn is_wanted(path: &str) -> bool {
    let is_page = |name: &str| {
        let number = name.split('.').next().unwrap_or_default();
        name.ends_with(".html") && !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
    };
    path == POSTS || path.strip_prefix("posts/").is_some_and(is_page)
}

pub(super) fn is_archive(archive: &Archive<'_>) -> bool {
    archive.paths().any(|path| path == POSTS)
}

/// Reads the archive.
///
/// # Errors
/// [`Error::Invalid`] when it is damaged, or the site can’t be read.
pub(super) fn read_archive(mut archive: Archive<'_>, choices: &PastChoices, now: &Now) -> Result<Found> {
    let mut found = Found::new(PastSource::Substack);
    let site = choices.site.as_deref().map(host).transpose()?;
    let list = archive.read(POSTS)?;
    let encoding = choices.encoding.as_deref();
    let Some(text) = found.text_or_ask(&list, POSTS, encoding)? else {
        found.sha256 = archive.digest();
        return Ok(found);
    };
    let optional = ["type", "subtitle", "podcasturl", "audience"];
    let Some(table) = Table::read(&text, &["postid", "postdate", "ispublished", "title"], &optional) else {
        return Err(Error::invalid(
            "This archive’s posts.csv has none of Substack’s columns. Download it again.",
        ));
    };
    let column = |name| table.column(name);
    let pages: HashMap<String, String> = archive
        .paths()
        .filter(|path| is_wanted(path) && *path != POSTS)
        .map(|path| (page_key(path).to_owned(), path.to_owned()))
        .collect();
    let form = Form::of_file(&[Form::Seconds], table.rows.iter().map(|row| row.cell(column("postdate"))));
    for row in &table.rows {
        let place = Place { file: POSTS.to_owned(), line: row.line };
        let kind = PastKind::Posts;
        if let Some(fault) = row.fault {
            found.left.push(Left::unreadable(kind, place, fault));
            continue;
        }
        let said = |name| cleaned_with_references(row.whole(column(name)));
        let (title, subtitle) = (said("title"), said("subtitle"));
        let id = row.cell(column("postid"));
        let (number, slug) = id.split_once('.').unwrap_or((id, ""));
        if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit()) {
            found.left.push(Left::unreadable(kind, place, "Its number can’t be read."));
            continue;
        }
        if row.cell(column("type")).eq_ignore_ascii_case("page") {
            found.left.push(Left::skipped(kind, place, title, "A page of the site, no post."));
            continue;
        }
        let is_published = row.cell(column("ispublished")).eq_ignore_ascii_case("true");
        if !is_published && !choices.drafts {
            found.left.push(Left::skipped(kind, place, title, "A draft."));
            continue;
        }
        let when = form.and_then(|form| form.read(row.cell(column("postdate")))).filter(|_| is_published);
        if is_published && when.is_none() {
            found.left.push(Left::unreadable(kind, place, "Its date can’t be read."));
            continue;
        }
        let page = match pages.get(number) {
            Some(path) => {
                let page = archive.read(path)?;
                let Some(page) = found.text_or_ask(&page, path, encoding)? else { continue };
                html::text(&page)
            }
            None => String::new(),
        };
        let body = cleaned(&format!("{subtitle}\n\n{}", cleaned(&page)));
        let address = site.as_ref().filter(|_| is_published && !slug.is_empty());
        let url = address.and_then(|site| parse_link(&format!("https://{site}/p/{slug}")).ok().flatten());
        let podcast = parse_link(row.cell(column("podcasturl"))).ok().flatten();
        let post = WrittenPost {
            kind,
            network: Network::Substack,
            place,
            when,
            title: Some(title),
            body,
            note: podcast.map(|address| format!("Podcast: {address}")).unwrap_or_default(),
            url,
            keys: vec![format!("substack:{number}")],
        };
        found.add_post(post, now);
    }
    found.account.clone_from(&site);
    if site.is_none() && !found.items.is_empty() {
        found.questions.push(PastQuestion {
            kind: PastQuestionKind::Site,
            file: POSTS.to_owned(),
            text:
                "What’s the site’s address, such as name.substack.com? Without it your posts have no links."
                    .to_owned(),
            answers: Vec::new(),
        });
    }
    found.unread = archive.unread();
    found.sha256 = archive.digest();
    Ok(found)
}

/// The number of the post a page is the text of.
fn page_key(path: &str) -> &str {
    path.trim_start_matches("posts/").split('.').next().unwrap_or_default()
}

/// The host of a site, as people say it.
fn host(site: &str) -> Result<String> {
    let url = url::Url::parse(&with_scheme(site)).ok();
    let host = url.as_ref().and_then(url::Url::host_str).filter(|host| host.contains('.')).map(str::to_owned);
    host.ok_or_else(|| Error::invalid("Enter the site’s address, like name.substack.com."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readers_are_never_looked_at() {
        for (path, wanted) in [
            ("posts.csv", true),
            ("posts/123456.exit-costs.html", true),
            ("posts/123456.html", true),
            ("posts/123456.delivers.csv", false),
            ("posts/123456.opens.csv", false),
            ("email_list.ada.csv", false),
            ("subscribers.csv", false),
            ("posts/about.html", false),
        ] {
            assert_eq!(is_wanted(path), wanted, "{path}");
        }
    }

    #[test]
    fn a_site_is_told_as_people_say_it() {
        for said in ["ada.substack.com", "https://ada.substack.com/", " ADA.substack.com/p/x "] {
            assert_eq!(host(said).unwrap(), "ada.substack.com", "{said}");
        }
        assert!(host("ada").is_err() && host("").is_err());
    }
}
