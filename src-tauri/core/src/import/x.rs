//! X's archive: a ZIP of scripts, each an array behind a `=`; before 2018 a table, `tweets.csv`. All numbers in them are text.

use std::collections::{HashMap, HashSet};
use std::io::Read;

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::archive::{Archive, incomplete};
use super::found::{Found, Left, Place};
use super::found_numbers::{Days, FoundReading};
use super::json::{each, text_at};
use super::table::Table;
use super::text::{cleaned, cleaned_with_references};
use super::times::When;
use super::written::{Said, WrittenPost, threads};
use super::{PastChoices, PastKind, PastSource};
use crate::calendar::Now;
use crate::error::{Error, Result};
use crate::metrics::Metric;
use crate::people::conversation::ConversationKind;
use crate::publishing::network::Network;

/// Replies begin with names; so does everything that is no reply but was written to someone.
const REPOST: &str = "RT @";
/// Of how many characters a long text and its short form agree.
const NOTE_AGREES: usize = 100;
/// How much of the manifest is looked at, in bytes.
const MANIFEST_READ: u64 = 256 * 1024;
/// How far into a script its `=` stands.
const PREAMBLE_MAX: usize = 1024;

/// What a file of the archive holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holds {
    Manifest,
    Account,
    Tweets,
    Notes,
}

/// What an entry holds, by its name; none for everything that is never opened.
fn holds(path: &str) -> Option<Holds> {
    let name = path.strip_prefix("data/")?.strip_suffix(".js")?;
    let name = match name.rsplit_once("-part") {
        Some((name, part)) if !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => name,
    };
    match name {
        "manifest" => Some(Holds::Manifest),
        "account" => Some(Holds::Account),
        "tweet" | "tweets" => Some(Holds::Tweets),
        "note-tweet" | "note-tweets" => Some(Holds::Notes),
        _ => None,
    }
}

pub(super) fn is_wanted(path: &str) -> bool {
    holds(path).is_some() || path == "tweets.csv"
}

pub(super) fn is_archive(archive: &Archive<'_>) -> bool {
    archive.paths().any(|path| holds(path) == Some(Holds::Tweets) || path == "tweets.csv")
}

/// A post, before it is known what it is part of.
struct Tweet {
    id: u64,
    at: DateTime<Utc>,
    text: String,
    parent: Option<u64>,
    /// It answers the user's own.
    to_own: bool,
    /// It answers someone.
    answers: bool,
    /// How many liked and reposted it, as the archive says.
    likes: Option<i64>,
    reposts: Option<i64>,
    place: Place,
}

/// A long text without the number of its post.
struct Note {
    at: DateTime<Utc>,
    text: String,
    place: Place,
}

#[derive(Default)]
struct Account {
    id: String,
    name: String,
}

/// Reads the archive.
///
/// # Errors
/// [`Error::Invalid`] when it is damaged.
pub(super) fn read_archive(mut archive: Archive<'_>, choices: &PastChoices, now: &Now) -> Result<Found> {
    let mut found = Found::new(PastSource::XArchive);
    let mut paths: Vec<String> = archive.paths().map(str::to_owned).collect();
    paths.sort_by_key(|path| (holds(path).map(|holds| holds as u8), path.clone()));
    let (mut account, mut tweets, mut notes) = (Account::default(), Vec::new(), Vec::new());
    for path in paths.iter().filter(|path| is_wanted(path)) {
        match holds(path) {
            // Its names say which files there are; those that are opened are known by theirs.
            Some(Holds::Manifest) => found.numbers.as_of = archive.stream(path, generated_on)?,
            Some(Holds::Account) => {
                archive.stream(path, |from| elements(from, &mut |value, _| account = account_of(&value)))?
            }
            Some(Holds::Tweets) => archive.stream(path, |from| {
                elements(from, &mut |value, line| {
                    take_tweet(&value, path, line, &account, &mut tweets, &mut found)
                })
            })?,
            Some(Holds::Notes) => archive.stream(path, |from| {
                elements(from, &mut |value, line| take_note(&value, path, line, &mut notes, &mut found))
            })?,
            None => {
                let bytes = archive.read(path)?;
                if let Some(text) = found.text_or_ask(&bytes, path, choices.encoding.as_deref())? {
                    take_table(&text, path, &mut tweets, &mut found);
                }
            }
        }
    }
    finish(tweets, notes, &account, now, &mut found);
    found.unread = archive.unread();
    found.sha256 = archive.digest();
    Ok(found)
}

/// Reads one file of an archive. `None` for any other file.
///
/// # Errors
/// [`Error::Invalid`] when it is damaged.
pub(super) fn read_file(bytes: &[u8], name: &str, now: &Now) -> Result<Option<Found>> {
    let mut found = Found::new(PastSource::XArchive);
    let (account, mut tweets) = (Account::default(), Vec::new());
    let head = &bytes[..bytes.len().min(PREAMBLE_MAX)];
    if ["window.YTD.tweets.", "window.YTD.tweet."].iter().any(|begin| head.starts_with(begin.as_bytes())) {
        elements(&mut &bytes[..], &mut |value, line| {
            take_tweet(&value, name, line, &account, &mut tweets, &mut found);
        })?;
    } else if !std::str::from_utf8(bytes).is_ok_and(|text| take_table(text, name, &mut tweets, &mut found)) {
        return Ok(None);
    }
    finish(tweets, Vec::new(), &account, now, &mut found);
    Ok(Some(found))
}

/// The elements of a script's array.
fn elements(from: &mut dyn Read, take: &mut dyn FnMut(Value, u32)) -> Result<()> {
    let mut byte = [0];
    for _ in 0..PREAMBLE_MAX {
        from.read_exact(&mut byte).map_err(|_| incomplete())?;
        if byte[0] == b'=' {
            return each(from, None, take).map(drop);
        }
    }
    Err(Error::invalid("A file of this archive isn’t what its name says. Download it again."))
}

/// The civil date in UTC on which the archive was made; none when its manifest doesn’t say so within its first part.
fn generated_on(from: &mut dyn Read) -> Result<Option<chrono::NaiveDate>> {
    let mut head = Vec::new();
    from.take(MANIFEST_READ).read_to_end(&mut head).map_err(|_| incomplete())?;
    let head = String::from_utf8_lossy(&head);
    let said =
        head.split_once("\"generationDate\"").map(|(_, rest)| rest.trim_start_matches([' ', ':', '"', '\n']));
    Ok(said.and_then(|said| said.get(..10)).and_then(|day| day.parse().ok()))
}

fn account_of(value: &Value) -> Account {
    let text = |name| text_at(value, &["account", name]).to_owned();
    Account { id: text("accountId"), name: text("username") }
}

fn take_tweet(
    value: &Value,
    path: &str,
    line: u32,
    account: &Account,
    tweets: &mut Vec<Tweet>,
    found: &mut Found,
) {
    // Before 2019 nothing was wrapped around it.
    let tweet = value.get("tweet").unwrap_or(value);
    let place = Place { file: path.to_owned(), line };
    let id = number(tweet, "id_str").or_else(|| number(tweet, "id"));
    let (Some(id), Some(at)) = (id, instant(text_at(tweet, &["created_at"]))) else {
        let why = "Its number or date can’t be read.";
        return found.left.push(Left::unreadable(PastKind::Posts, place, why));
    };
    let raw = [text_at(tweet, &["full_text"]), text_at(tweet, &["text"])];
    let raw = raw.into_iter().find(|text| !text.is_empty()).unwrap_or_default();
    if raw.starts_with(REPOST) {
        return found.count("repost", "reposts", 1);
    }
    let mut text = cleaned_with_references(raw);
    let (mut links, mut pictures) = (HashMap::new(), HashSet::new());
    for entities in ["entities", "extended_entities"] {
        let list = |name| tweet.get(entities).and_then(|all| all.get(name)).and_then(Value::as_array);
        for link in list("urls").into_iter().flatten() {
            links.insert(text_at(link, &["url"]), text_at(link, &["expanded_url"]));
        }
        pictures.extend(list("media").into_iter().flatten().map(|one| text_at(one, &["url"])));
    }
    while let Some(rest) = pictures.iter().find_map(|url| text.strip_suffix(url)).filter(|rest| *rest != text)
    {
        text = rest.trim_end().to_owned();
    }
    for (short, long) in links.iter().filter(|(short, long)| !short.is_empty() && !long.is_empty()) {
        text = text.replace(short, long);
    }
    let parent =
        number(tweet, "in_reply_to_status_id_str").or_else(|| number(tweet, "in_reply_to_status_id"));
    let to = text_at(tweet, &["in_reply_to_user_id_str"]);
    let to = if to.is_empty() { text_at(tweet, &["in_reply_to_user_id"]) } else { to };
    tweets.push(Tweet {
        id,
        at,
        parent,
        to_own: !account.id.is_empty() && to == account.id,
        answers: parent.is_some() || is_to_someone(&text),
        text,
        likes: number(tweet, "favorite_count").and_then(|count| count.try_into().ok()),
        reposts: number(tweet, "retweet_count").and_then(|count| count.try_into().ok()),
        place,
    });
}

/// A number that is written as text, or as a number small enough not to have lost anything.
fn number(value: &Value, name: &str) -> Option<u64> {
    let found = value.get(name)?;
    found.as_str().map_or_else(|| found.as_u64(), |text| text.parse().ok())
}

fn is_to_someone(text: &str) -> bool {
    let name = text.strip_prefix('@');
    name.and_then(|name| name.chars().next()).is_some_and(|c| c.is_ascii_alphanumeric() || c == '_')
}

fn instant(text: &str) -> Option<DateTime<Utc>> {
    let read = DateTime::parse_from_str(text, "%a %b %d %H:%M:%S %z %Y")
        .or_else(|_| DateTime::parse_from_rfc3339(text))
        .or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S %z"));
    read.ok().map(|read| read.to_utc())
}

fn take_note(value: &Value, path: &str, line: u32, notes: &mut Vec<Note>, found: &mut Found) {
    let note = value.get("noteTweet").unwrap_or(value);
    let place = Place { file: path.to_owned(), line };
    let Some(at) = instant(text_at(note, &["createdAt"])) else {
        let why = "The date of a long text can’t be read.";
        return found.left.push(Left::unreadable(PastKind::Posts, place, why));
    };
    let mut text = cleaned(text_at(note, &["core", "text"]));
    let links = note.get("core").and_then(|core| core.get("urls")).and_then(Value::as_array);
    for link in links.into_iter().flatten() {
        let (short, long) = (text_at(link, &["shortUrl"]), text_at(link, &["expandedUrl"]));
        if !short.is_empty() && !long.is_empty() {
            text = text.replace(short, long);
        }
    }
    notes.push(Note { at, text, place });
}

/// The table of archives before 2018. Whether it is one.
fn take_table(text: &str, file: &str, tweets: &mut Vec<Tweet>, found: &mut Found) -> bool {
    let optional = ["inreplytostatusid", "inreplytouserid", "retweetedstatusid", "expandedurls"];
    let Some(table) = Table::read(text, &["tweetid", "timestamp", "text"], &optional) else { return false };
    let column = |name| table.column(name);
    for row in &table.rows {
        let place = Place { file: file.to_owned(), line: row.line };
        if let Some(fault) = row.fault {
            found.left.push(Left::unreadable(PastKind::Posts, place, fault));
            continue;
        }
        let id: Option<u64> = row.cell(column("tweetid")).parse().ok();
        let (Some(id), Some(at)) = (id, instant(row.cell(column("timestamp")))) else {
            let why = "Its number or date can’t be read.";
            found.left.push(Left::unreadable(PastKind::Posts, place, why));
            continue;
        };
        if !row.cell(column("retweetedstatusid")).is_empty() || row.whole(column("text")).starts_with(REPOST)
        {
            found.count("repost", "reposts", 1);
            continue;
        }
        let text = cleaned_with_references(row.whole(column("text")));
        let parent = row.cell(column("inreplytostatusid")).parse().ok();
        let answers = parent.is_some() || is_to_someone(&text);
        tweets.push(Tweet {
            id,
            at,
            text,
            parent,
            to_own: false,
            answers,
            likes: None,
            reposts: None,
            place,
        });
    }
    true
}

/// Joins what belongs together, and adds it.
fn finish(mut tweets: Vec<Tweet>, notes: Vec<Note>, account: &Account, now: &Now, found: &mut Found) {
    tweets.sort_by_key(|tweet| tweet.id);
    tweets.dedup_by_key(|tweet| tweet.id);
    take_long_texts(&mut tweets, notes, found);
    if !account.name.is_empty() {
        found.account = Some(format!("@{}", cleaned(&account.name)));
    }
    let places: HashMap<u64, usize> =
        tweets.iter().enumerate().map(|(place, tweet)| (tweet.id, place)).collect();
    let parents: Vec<Option<usize>> =
        tweets.iter().map(|tweet| tweet.parent.and_then(|parent| places.get(&parent)).copied()).collect();
    for thread in threads(&parents) {
        let Some(root) = thread.first().map(|place| &tweets[*place]) else { continue };
        let texts: Vec<&str> = thread.iter().map(|place| tweets[*place].text.as_str()).collect();
        let text = texts.join("\n\n").trim().to_owned();
        let name = if account.name.is_empty() { "i/web" } else { account.name.as_str() };
        let url = Some(format!("https://x.com/{name}/status/{}", root.id));
        let url = url.and_then(|url| crate::address::link::parse_link(&url).ok().flatten());
        let (when, place) = (When::At(root.at), root.place.clone());
        if root.answers && !root.to_own {
            let keys = thread.iter().map(|place| format!("x:comment:{}", tweets[*place].id)).collect();
            let kind = ConversationKind::Reply;
            let said = Said { kind, network: Network::X, place, when, link: url, added: text, keys };
            found.add_said(said, now);
        } else {
            let keys = thread.iter().map(|place| format!("x:{}", tweets[*place].id)).collect();
            let own = url.clone().unwrap_or_default();
            for (metric, value) in [(Metric::Likes, root.likes), (Metric::Reposts, root.reposts)] {
                let as_of = found.numbers.as_of;
                found.numbers.readings.extend(value.map(|value| FoundReading {
                    network: Network::X,
                    post: Some((format!("x:{}", root.id), own.clone())),
                    metric,
                    days: Days::Total(as_of),
                    value,
                    place: place.clone(),
                }));
            }
            let post = WrittenPost {
                kind: PastKind::Posts,
                network: Network::X,
                place,
                when: Some(when),
                title: None,
                body: text,
                note: String::new(),
                url,
                keys,
            };
            found.add_post(post, now);
        }
    }
}

/// Long texts take the place of the beginnings that stand in their posts.
fn take_long_texts(tweets: &mut [Tweet], notes: Vec<Note>, found: &mut Found) {
    let mut by_second: HashMap<i64, Vec<usize>> = HashMap::new();
    for (place, tweet) in tweets.iter().enumerate() {
        by_second.entry(tweet.at.timestamp()).or_default().push(place);
    }
    let beginning =
        |text: &str| text.chars().filter(|c| !c.is_whitespace()).take(NOTE_AGREES).collect::<String>();
    for note in notes {
        let begins = beginning(&note.text);
        let candidates = by_second.get(&note.at.timestamp()).map(Vec::as_slice).unwrap_or_default();
        let whose = candidates.iter().find(|place| {
            let short = beginning(&tweets[**place].text);
            // A short form may end before, with a sign that it goes on.
            let short = short.trim_end_matches('…');
            !short.is_empty() && begins.starts_with(short)
        });
        match whose {
            Some(place) => tweets[*place].text = note.text,
            None => found.left.push(Left::skipped(
                PastKind::Posts,
                note.place,
                super::text::title_of(&note.text).unwrap_or_default(),
                "A long text whose post isn’t in the archive.",
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_named_is_opened() {
        for (path, wanted) in [
            ("data/tweets.js", true),
            ("data/tweets-part12.js", true),
            ("data/tweet.js", true),
            ("data/note-tweet.js", true),
            ("data/account.js", true),
            ("data/manifest.js", true),
            ("tweets.csv", true),
            ("data/deleted-tweets.js", false),
            ("data/deleted-note-tweet.js", false),
            ("data/direct-messages.js", false),
            ("data/twitter-circle-tweet.js", false),
            ("data/tweet-headers.js", false),
            ("data/like.js", false),
            ("data/tweets_media/tweets.js", false),
        ] {
            assert_eq!(is_wanted(path), wanted, "{path}");
        }
    }

    #[test]
    fn instants_are_read_as_each_era_wrote_them() {
        let at = "2024-03-05T14:02:11Z".parse().ok();
        assert_eq!(instant("Tue Mar 05 14:02:11 +0000 2024"), at);
        assert_eq!(instant("2024-03-05 14:02:11 +0000"), at);
        assert_eq!(instant("2024-03-05T14:02:11.000Z"), at);
        assert_eq!(instant("Wed Mar 05 14:02:11 +0000 2024"), None);
    }
}
