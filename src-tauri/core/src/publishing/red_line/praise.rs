//! Praise for the employer or a supplier: fine once the post says how the user is connected.

use std::sync::LazyLock;

use regex::Regex;

use super::form::compiled;
use super::reading::Reading;
use super::{Circumstances, RedLine, Span};
use crate::text::{SeenText, comparable};

/// Words of praise.
static PRAISE: LazyLock<Regex> = LazyLock::new(|| {
    compiled(
        r"\b(?:proud|best|love|loves|loved|recommend(?:ed|s)?|great (?:team|place|company|product|platform|service|employer)|amazing|fantastic|awesome|outstanding|excellent|brilliant|world class|unbeatable|game changer|thrilled with)\b",
    )
});
/// The employer, as someone speaks of it who works there.
static OURS: LazyLock<Regex> = LazyLock::new(|| {
    compiled(
        r"\b(?:we (?:make|build|sell|offer|ship|are|have)|our (?:\w+ )?(?:products?|platform|company|employer|services?|app|software|solution)|my (?:company|employer))\b",
    )
});

impl Circumstances {
    /// Where a sentence praises the employer or a supplier; nowhere once the text holds the disclosure sentence.
    pub(super) fn praise(&self, reading: &Reading) -> Vec<Span> {
        let disclosure = comparable(self.disclosure.trim().trim_end_matches('.'));
        if !disclosure.is_empty()
            && comparable(reading.seen()).contains(&comparable(SeenText::of(&disclosure).as_str()))
        {
            return Vec::new();
        }
        let suppliers: Vec<_> = self
            .suppliers
            .iter()
            .map(|name| comparable(SeenText::of(name).as_str()))
            .filter(|name| !name.is_empty())
            .collect();
        let mut spans = Vec::new();
        let mut from = 0;
        for sentence in reading.plain().split_inclusive(['.', '!', '?', '\n']) {
            if let Some(praise) = PRAISE.find(sentence)
                && (OURS.is_match(sentence) || names_supplier(sentence, &suppliers))
            {
                spans.push(reading.span(RedLine::Praise, from + praise.start()..from + praise.end()));
            }
            from += sentence.len();
        }
        spans
    }
}

/// Whether a sentence names one of them; hyphens are blanks in it already.
fn names_supplier(sentence: &str, suppliers: &[String]) -> bool {
    suppliers.iter().any(|name| {
        let name = name.replace('-', " ");
        sentence.match_indices(name.as_str()).any(|(at, found)| {
            let before = sentence[..at].chars().next_back();
            let after = sentence[at + found.len()..].chars().next();
            !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
        })
    })
}
