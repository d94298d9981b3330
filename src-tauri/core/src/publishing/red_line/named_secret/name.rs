//! The names secrets go by.

use std::sync::LazyLock;

use regex::Regex;

use crate::publishing::red_line::form::compiled;
use crate::publishing::red_line::reading::Reading;

/// What kind of secret a name announces, and with it what its value looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A password, in any of six languages.
    Password,
    /// A word that is one only as a name of its own: pass, pw, psk.
    Short,
    /// A key, a token, a secret.
    Key,
    /// A number to tap in.
    Pin,
    /// A code that is given once.
    Code,
}

/// A name of a secret in a text.
#[derive(Debug)]
pub(super) struct Name {
    pub(super) kind: Kind,
    /// The whole name as programs write it: `DB_PASSWORD`, `clientSecret`, `--api-key`.
    pub(super) from: usize,
    pub(super) to: usize,
    /// Whether it is one that only a program writes: with an underscore, a hump, a stop within.
    pub(super) is_written_by_programs: bool,
    /// Whether it begins with a hyphen, as options do.
    pub(super) is_option: bool,
    /// Whether `<` stands before it.
    pub(super) is_tag: bool,
    /// More than one: "passwords".
    pub(super) is_plural: bool,
    /// Whether it is in capitals.
    pub(super) is_great: bool,
}

static WORDS: LazyLock<Regex> = LazyLock::new(|| {
    compiled(concat!(
        r"(?P<code>(?:recovery|back ?up|security|one time|alarm|door|gate|entry|unlock|safe|access|verification|confirmation|activation|auth(?:entication|enticator)?|log ?in|reset|2fa|mfa|sms|pin|zugangs|tür|code d'accès|code) ?codes?\b|\botp\b|\btan\b|code pin\b|codice di accesso|código de acceso|zugangscode|toegangscode)",
        r"|(?P<pin>\bpins?\b|geheimzahl)",
        r"|(?P<password>pass ?_?words?|passwds?|pass ?_?phrases?|pass ?codes?|\bpwd|pwd\b|_pwd|kennw(?:o|ö)rt(?:er|es)?|passw(?:o|ö)rt(?:er|es)?|contrase(?:n|ñ)as?|mots? de passe|motdepasse|senhas?|hasło|hasla|lösenord|losenord|parol[ae] d'ordine|parol[ae] chiave|wachtwoord(?:en)?|clave de acceso|(?:wlan|wifi|wi fi|netzwerk|wpa2?) ?(?:schlüssel|key)|pre ?shared key)",
        r"|(?P<key>(?:api|access|private|account|encryption|signing|auth|shared|master|storage|subscription|host|deploy|service|ssh|hmac|aes|admin|app|application|consumer|license|licence|product|function|cosmos|webhook|client)[ _.]?keys?|(?:access|secret|encrypt|sign)[ _.]?key|secrets?|tokens?|credentials?|session[ _.]?id|\bsas\b)",
        r"|(?P<short>\bpw\b|_pw\b|\bpass\b|_pass\b|\bpsk\b|\bclave\b)",
    ))
});

/// Parts of a name behind its word with which it names something about a secret.
const ABOUT: [&str; 46] = [
    "age",
    "attempts",
    "count",
    "endpoint",
    "enabled",
    "error",
    "expires",
    "expiry",
    "field",
    "file",
    "format",
    "generator",
    "header",
    "hint",
    "input",
    "label",
    "len",
    "length",
    "limit",
    "limits",
    "manager",
    "managers",
    "max",
    "min",
    "name",
    "names",
    "path",
    "policy",
    "prefix",
    "provider",
    "required",
    "reset",
    "ring",
    "rotation",
    "rules",
    "size",
    "store",
    "strength",
    "ttl",
    "type",
    "uri",
    "url",
    "usage",
    "vault",
    "version",
    "window",
];

/// The next name of a secret at or behind a place.
pub(super) fn next(reading: &Reading, mut at: usize) -> Option<Name> {
    while at < reading.plain().len() {
        // Which of the words it is costs more than where one is.
        let found = WORDS.find_at(reading.plain(), at)?;
        if let Some(name) = named(reading, found.start(), found.end()) {
            return Some(name);
        }
        at = found.end();
    }
    None
}

fn named(reading: &Reading, from: usize, to: usize) -> Option<Name> {
    let groups = WORDS.captures_at(reading.plain(), from)?;
    let kinds = [
        ("code", Kind::Code),
        ("pin", Kind::Pin),
        ("password", Kind::Password),
        ("key", Kind::Key),
        ("short", Kind::Short),
    ];
    let kind = kinds.into_iter().find(|(group, _)| groups.name(group).is_some())?.1;
    let seen = reading.seen();
    // "_pw" is found with the sign that makes it a part of a name.
    let from = from + usize::from(seen[from..].starts_with('_'));
    let is_part = |character: char| character.is_alphanumeric() || matches!(character, '_' | '.' | '$' | '-');
    let start = from
        - seen[..from]
            .chars()
            .rev()
            .take_while(|character| is_part(*character))
            .map(char::len_utf8)
            .sum::<usize>();
    let rest =
        seen[to..].chars().take_while(|character| is_part(*character)).map(char::len_utf8).sum::<usize>();
    let end = to + seen[to..to + rest].trim_end_matches(['.', '-']).len();
    let whole = &seen[start..end];
    let is_plural = reading.plain()[from..to].ends_with('s') && !reading.plain()[from..to].ends_with("pass");
    let front = &seen[start..from];
    let ahead = whole[from - start..].get(to - from..).unwrap_or_default();
    if !begins_part(front, &seen[from..to], kind)
        || !ends_part(&seen[from..to], ahead, kind)
        || is_about(ahead)
    {
        return None;
    }
    let bare = whole.trim_start_matches(['-', '$', '.']);
    let hump =
        bare.as_bytes().windows(2).any(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase());
    Some(Name {
        kind,
        from: start,
        to: end,
        is_written_by_programs: hump
            || bare.contains(['_', '.', '$'])
            || (bare.contains('-') && !bare.contains(' '))
            || whole.starts_with('$'),
        is_option: whole.starts_with('-'),
        is_tag: seen[..start].ends_with(['<', '/', ':']) && seen[..start].contains('<'),
        is_plural,
        is_great: reading.seen()[from..to].chars().all(|character| !character.is_lowercase()),
    })
}

/// Whether the word begins a part of the name: behind a sign, at a hump, or joined to what is before it ("dbpassword").
fn begins_part(front: &str, word: &str, kind: Kind) -> bool {
    let Some(before) = front.chars().next_back() else { return true };
    !before.is_alphanumeric()
        || before.is_ascii_digit()
        || (before.is_lowercase() && word.starts_with(char::is_uppercase))
        || matches!(kind, Kind::Password | Kind::Key)
}

/// Whether the word ends a part of the name: "secretary" and "tokenizer" go on.
fn ends_part(word: &str, ahead: &str, kind: Kind) -> bool {
    let Some(after) = ahead.chars().next() else { return true };
    !after.is_alphanumeric()
        || after.is_ascii_digit()
        || (after.is_uppercase() && word.ends_with(char::is_lowercase) && kind != Kind::Pin)
}

/// Whether what follows the word says that it is something about a secret: its length, its file, its policy.
fn is_about(ahead: &str) -> bool {
    let mut parts = String::new();
    for character in ahead.chars() {
        if character.is_uppercase() || !character.is_alphanumeric() {
            parts.push(' ');
        }
        parts.extend(character.to_lowercase().filter(|small| small.is_alphanumeric()));
    }
    // Names in capitals are parted by their underscores alone.
    let great = ahead.to_lowercase();
    let great = great.split(['_', '.', '-', '$']);
    parts.split_whitespace().chain(great).any(|part| ABOUT.contains(&part))
}
