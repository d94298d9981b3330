//! Praise for the employer or a supplier: fine once the post says how the user is connected.

use std::sync::LazyLock;

use regex::Regex;

use super::{Circumstances, RedLine, Span};

/// Words of praise.
static PRAISE: LazyLock<Regex> =
    LazyLock::new(|| form(r"(?i)\b(?:proud|best|love|loves|recommend(?:ed)?|great team at|amazing|fantastic)\b"));
/// The employer, as somebody speaks of it who works there.
static OURS: LazyLock<Regex> = LazyLock::new(|| {
    form(
        r"(?i)\b(?:we (?:make|build|sell|offer|ship|are|have)|our (?:product|products|platform|company|employer|service|services)|my (?:company|employer))\b",
    )
});

fn form(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the forms are constants, and a test uses each")
}

impl Circumstances {
    /// Where a sentence praises the employer or a supplier; nowhere once the text holds the disclosure sentence.
    pub(super) fn praise(&self, text: &str) -> Vec<Span> {
        let disclosure = self.disclosure.trim().trim_end_matches('.');
        if !disclosure.is_empty() && text.contains(disclosure) {
            return Vec::new();
        }
        let mut spans = Vec::new();
        let mut from = 0;
        for sentence in text.split_inclusive(['.', '!', '?', '\n']) {
            if let Some(praise) = PRAISE.find(sentence)
                && (OURS.is_match(sentence) || self.names_supplier(sentence))
            {
                spans.push(Span { class: RedLine::Praise, from: from + praise.start(), to: from + praise.end() });
            }
            from += sentence.len();
        }
        spans
    }

    fn names_supplier(&self, sentence: &str) -> bool {
        let is_word = |name: &String| {
            let name = name.trim();
            !name.is_empty()
                && sentence.match_indices(name).any(|(at, found)| {
                    let before = sentence[..at].chars().next_back();
                    let after = sentence[at + found.len()..].chars().next();
                    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
                })
        };
        self.suppliers.iter().any(is_word)
    }
}
