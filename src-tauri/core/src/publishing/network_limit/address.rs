//! Web addresses and mentions within a text, as the networks find them.
//!
//! Close to the rules of twitter-text, which Mastodon follows as well. Without a scheme an address ends with a domain that
//! exists, and each part of its name is of one script: `見てtest.com` is a word and an address.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use super::top_level;

/// Characters of a path or a query. Letters of East Asia are none, so that an address ends before them.
const PATH: &str = r"[A-Za-z0-9\x{c0}-\x{24f}\x{400}-\x{4ff}!*'();:=+,.$%#\[\]\-–_~&|@/?]";

static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    let host = r"(?:[A-Za-z0-9_-]+\.)+[A-Za-z]{2,}|(?:[\w-]+\.)+[\w&&[^\d_]]{2,}";
    let latin = r"[A-Za-z0-9\x{c0}-\x{24f}](?:[A-Za-z0-9\x{c0}-\x{24f}-]*[A-Za-z0-9\x{c0}-\x{24f}])?";
    let other = r"[\p{L}\p{N}--\p{Latin}][\p{L}\p{M}\p{N}--\p{Latin}]*";
    let ending =
        r"[Xx][Nn]--[A-Za-z0-9-]+|[A-Za-z\x{c0}-\x{24f}]{2,}|[\p{L}--\p{Latin}][\p{L}\p{M}--\p{Latin}]*";
    let bare = format!(r"(?:(?:{latin}|{other})\.)+(?:{ending})");
    let rest = format!(r"(?::[0-9]+)?(?:[/?#]{PATH}*)?");
    Regex::new(&format!(r"(?:[Hh][Tt][Tt][Pp][Ss]?://(?P<host>{host})|(?P<bare>{bare}))(?P<rest>{rest})"))
        .expect("the pattern is constant and a test uses it")
});

static MENTION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"@[A-Za-z0-9_]+(?:[.-]+[A-Za-z0-9_]+)*(?P<host>@[\w&&[^_]]+(?:[.-]+[\w&&[^_]]+)*)")
        .expect("the pattern is constant and a test uses it")
});

/// An address within a text, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Address {
    pub(super) from: usize,
    pub(super) to: usize,
}

/// Whether "example.org" is an address: it is on X, and is not on Mastodon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WithoutScheme {
    IsAddress,
    IsText,
}

/// The addresses of a text, in its order.
pub(super) fn find(text: &str, without_scheme: WithoutScheme) -> Vec<Address> {
    let mut found = Vec::new();
    // Without a dot there’s no address; most lines of a text end here.
    if !text.contains('.') {
        return found;
    }
    for captures in ADDRESS.captures_iter(text) {
        let (Some(whole), Some(rest)) = (captures.get(0), captures.name("rest")) else { continue };
        let before = text[..whole.start()].chars().next_back();
        let joined =
            before.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '@' | '＠' | '$' | '#' | '＃'));
        if joined {
            continue;
        }
        if let Some(bare) = captures.name("bare") {
            let after = text[bare.end()..].chars().next();
            let joined = before.is_some_and(|c| matches!(c, '-' | '_' | '.' | '/'))
                || after.is_some_and(|c| matches!(c, '@' | '+' | '-' | '0'..='9'));
            if without_scheme == WithoutScheme::IsText || joined || !is_known_domain(bare.as_str()) {
                continue;
            }
        }
        let to = rest.start() + without_closing_marks(rest.as_str()).len();
        found.push(Address { from: whole.start(), to });
    }
    found
}

/// The text with "@name@host" as "@name".
pub(super) fn without_mention_hosts(text: &str) -> Cow<'_, str> {
    if !text.contains('@') {
        return Cow::Borrowed(text);
    }
    MENTION.replace_all(text, |captures: &regex::Captures<'_>| {
        let whole = &captures[0];
        let from = captures.get(0).map_or(0, |found| found.start());
        let joined =
            text[..from].chars().next_back().is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '/'));
        let host = captures.name("host").map_or(0, |host| host.len());
        if joined { whole.to_owned() } else { whole[..whole.len() - host].to_owned() }
    })
}

/// A path without what ends the sentence around it; a closing bracket stays when the path opened one.
fn without_closing_marks(path: &str) -> &str {
    let many = |mark: char| path.matches(mark).count();
    // How many more closing brackets than opening ones are left, of each kind.
    let surplus = |opening: usize, closing: usize| closing.saturating_sub(opening);
    let (mut round, mut square) = (surplus(many('('), many(')')), surplus(many('['), many(']')));
    let mut kept = path;
    while let Some(last) = kept.chars().next_back() {
        match last {
            ')' if round > 0 => round -= 1,
            ']' if square > 0 => square -= 1,
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '–' | '*' | '$' | '%' | '~' | '|' | '@' => {}
            _ => break,
        }
        kept = &kept[..kept.len() - last.len_utf8()];
    }
    kept
}

fn is_known_domain(domain: &str) -> bool {
    top_level::is_top_level(domain.rsplit('.').next().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, without_scheme: WithoutScheme) -> Vec<&str> {
        find(text, without_scheme).into_iter().map(|address| &text[address.from..address.to]).collect()
    }

    #[test]
    fn addresses_are_found_and_the_sentence_around_them_is_not() {
        for (text, addresses) in [
            ("See https://example.org/a?b=c#d.", vec!["https://example.org/a?b=c#d"]),
            ("(HTTP://Example.org/a_(b))", vec!["HTTP://Example.org/a_(b)"]),
            ("https://t.coの https://例え.jp/x", vec!["https://t.co", "https://例え.jp/x"]),
            ("https://example.org/Русские_слова, yes", vec!["https://example.org/Русские_слова"]),
            ("https://localhost and http:// and https://a", vec![]),
        ] {
            assert_eq!(found(text, WithoutScheme::IsText), addresses, "{text}");
        }
    }

    #[test]
    fn without_a_scheme_only_known_domains_are_addresses() {
        for (text, addresses) in [
            ("test.com or sub.test.co.uk/path!", vec!["test.com", "sub.test.co.uk/path"]),
            ("Vue.js, e.g. this.Thing, v1.2.3 and 3.5", vec![]),
            ("ada@example.org and info.de@example.org", vec![]),
            ("@ada.com #b.com $c.com x_d.com", vec![]),
            (
                "nobody-at-all.inc, some.law and plan.earth",
                vec!["nobody-at-all.inc", "some.law", "plan.earth"],
            ),
            ("例え.テスト と пример.рф", vec!["例え.テスト", "пример.рф"]),
            ("bücher.de, xn--e1afmkfd.xn--p1ai", vec!["bücher.de", "xn--e1afmkfd.xn--p1ai"]),
            ("見てtest.comの", vec!["test.com"]),
            ("終わり。次の文.です", vec![]),
        ] {
            assert_eq!(found(text, WithoutScheme::IsAddress), addresses, "{text}");
            assert_eq!(found(text, WithoutScheme::IsText), Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn a_mention_is_counted_without_its_host() {
        for (text, short) in [
            ("@ada@example.social hi", "@ada hi"),
            ("Hi @ada.b@sub.example.social.", "Hi @ada.b."),
            ("@ada and ada@example.org", "@ada and ada@example.org"),
            ("x@ada@example.org", "x@ada@example.org"),
            ("@ada@", "@ada@"),
        ] {
            assert_eq!(without_mention_hosts(text), short, "{text}");
        }
    }
}
