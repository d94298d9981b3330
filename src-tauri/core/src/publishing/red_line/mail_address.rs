//! Mail addresses, also written so that machines do not read them. A handle, a file, a repository, a version are none.

use std::sync::LazyLock;

use super::form::{Form, Found, On};
use super::reading::Reading;
use super::{RedLine, Span};

static FORMS: LazyLock<[Form; 3]> = LazyLock::new(|| {
    let form =
        |pattern: &str, is: fn(&Found<'_>) -> bool| Form::new(RedLine::PersonalData, On::Seen, pattern, is);
    [
        form(
            r"[A-Za-z\x{c0}-\x{ffff}\d._%+'-]+@[A-Za-z\x{c0}-\x{ffff}\d-]+(?:\.[A-Za-z\x{c0}-\x{ffff}\d-]+)+",
            is_address,
        ),
        form(
            r"[A-Za-z\x{c0}-\x{ffff}\d._%+-]+ ?[\[({<] ?(?i:at|ät) ?[\])}>] ?[A-Za-z\x{c0}-\x{ffff}\d-]+(?: ?(?:\.|[\[({<] ?(?i:dot|punkt) ?[\])}>]) ?[A-Za-z\x{c0}-\x{ffff}\d-]+)+",
            has_real_ending,
        ),
        form(
            r"[A-Za-z\x{c0}-\x{ffff}\d._%+-]+ (?i:at) [A-Za-z\x{c0}-\x{ffff}\d-]+(?: (?i:dot) [A-Za-z\x{c0}-\x{ffff}\d-]+)+",
            has_known_ending,
        ),
    ]
});

/// Endings of files, which are no endings of hosts.
const FILES: [&str; 36] = [
    "avi", "avif", "bmp", "cfg", "conf", "css", "csv", "doc", "docx", "exe", "gif", "heic", "html", "ico",
    "ini", "jpeg", "jpg", "js", "json", "log", "md", "mp", "pdf", "png", "pptx", "py", "scss", "svg", "toml",
    "ts", "tsx", "txt", "webp", "xlsx", "xml", "yaml",
];
/// The commonest endings, for addresses written in words.
const KNOWN: [&str; 34] = [
    "app", "at", "be", "biz", "ch", "com", "cz", "de", "dev", "dk", "edu", "es", "eu", "example", "fi", "fr",
    "gov", "ie", "info", "io", "it", "me", "net", "nl", "no", "org", "pl", "pt", "se", "si", "test", "uk",
    "us", "xyz",
];

/// Where mail addresses are.
pub(super) fn find(reading: &Reading, spans: &mut Vec<Span>) {
    // Most texts hold neither sign.
    if reading.seen().contains('@') {
        FORMS[0].find(reading, spans);
    }
    if reading.plain().contains("at") || reading.plain().contains('ä') {
        FORMS[1].find(reading, spans);
        FORMS[2].find(reading, spans);
    }
}

fn is_address(found: &Found<'_>) -> bool {
    let local = found.seen().split('@').next().unwrap_or_default().trim_matches('\'');
    let before = found.before();
    let is_handle = before.ends_with('@')
        || (found.is_in_address()
            && before.rsplit(['/', ' ']).next().is_some_and(|joined| joined.starts_with('@')));
    let is_login = ["git", "hg", "svn"].contains(&local)
        || ["ssh ", "scp ", "sftp ", "rsync "].iter().any(|command| before.contains(command));
    let is_repository = found.after().starts_with(':')
        && found.after()[1..].starts_with(|next: char| next.is_alphanumeric() || next == '~' || next == '/');
    let goes_on = before.ends_with(|sign: char| sign.is_alphanumeric() || "._%+-".contains(sign));
    !goes_on
        && !local.is_empty()
        && !local.starts_with('.')
        && !is_handle
        && !is_login
        && !is_repository
        && has_real_ending(found)
}

fn has_real_ending(found: &Found<'_>) -> bool {
    let ending = ending(found);
    ending.chars().count() >= 2
        && ending.chars().all(char::is_alphabetic)
        && !FILES.contains(&ending.as_str())
}

fn has_known_ending(found: &Found<'_>) -> bool {
    KNOWN.contains(&ending(found).as_str())
}

fn ending(found: &Found<'_>) -> String {
    let ending = found.seen().rsplit(['.', ' ', ']', ')', '}', '>']).find(|part| !part.is_empty());
    ending.unwrap_or_default().to_lowercase()
}
