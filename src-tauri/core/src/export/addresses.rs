//! Web addresses within what the user wrote: found as a reader would take them, linked, or left out.

use linkify::{LinkFinder, LinkKind};

use super::{Answer, Summary};

/// What stands where an address was left out.
const LEFT_OUT: &str = "(link removed)";

/// A stretch of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stretch<'t> {
    /// Words.
    Words(&'t str),
    /// A web address, with its scheme or without ("example.org/talk").
    Address(&'t str),
}

/// Takes a text apart into words and addresses, in order; together they are the text.
pub(super) fn stretches(text: &str) -> impl Iterator<Item = Stretch<'_>> {
    let mut finder = LinkFinder::new();
    finder.kinds(&[LinkKind::Url]).url_must_have_scheme(false);
    let found: Vec<_> = finder
        .spans(text)
        .map(|span| match span.kind() {
            // A bare "node.js" or "asp.net" is a word; with a path or "www." it is somewhere to go.
            Some(_) if is_somewhere(span.as_str()) => Stretch::Address(span.as_str()),
            _ => Stretch::Words(span.as_str()),
        })
        .collect();
    found.into_iter()
}

fn is_somewhere(found: &str) -> bool {
    has_scheme(found) || found.starts_with("www.") || found.contains('/')
}

/// Whether an address names its scheme.
pub(super) fn has_scheme(address: &str) -> bool {
    address.contains("://")
}

fn without_addresses(text: &str, left_out: impl Fn(&str) -> bool) -> String {
    let kept = stretches(text).map(|stretch| match stretch {
        Stretch::Address(address) if left_out(address) => LEFT_OUT,
        Stretch::Words(text) | Stretch::Address(text) => text,
    });
    kept.collect()
}

impl Summary {
    /// The summary with these addresses left out, also those in the midst of a text.
    pub(super) fn without_addresses(mut self, left_out: impl Fn(&str) -> bool) -> Self {
        for text in self.written_mut() {
            if !text.is_empty() {
                *text = without_addresses(text, &left_out);
            }
        }
        // An answer that was nothing but a link says nothing any more.
        let says_something = |answer: &Answer| answer.text.trim() != LEFT_OUT;
        for sheet in &mut self.worksheets {
            sheet.rows.iter_mut().for_each(|row| row.retain(says_something));
            sheet.rows.retain(|row| !row.is_empty());
        }
        self.worksheets.retain(|sheet| !sheet.rows.is_empty());
        self.looks_back.iter_mut().for_each(|look| look.answers.retain(says_something));
        self.looks_back.retain(|look| !look.answers.is_empty());
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_taken_as_a_reader_takes_them() {
        let found = |text| {
            let all: Vec<_> = stretches(text).collect();
            let whole: String = all
                .iter()
                .map(|one| match one {
                    Stretch::Words(text) | Stretch::Address(text) => *text,
                })
                .collect();
            assert_eq!(whole, text);
            let only = all.into_iter().filter_map(|one| match one {
                Stretch::Address(at) => Some(at),
                Stretch::Words(_) => None,
            });
            only.map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(
            found("The talk (https://example.org/a_talk?x=1) is at www.example.org, too."),
            ["https://example.org/a_talk?x=1", "www.example.org"]
        );
        assert_eq!(found("See example.org/slides~v2."), ["example.org/slides~v2"]);
        assert!(found("node.js, e.g. and 3.5, ada@example.org").is_empty());
    }

    #[test]
    fn what_is_left_out_is_said() {
        assert_eq!(
            without_addresses("See https://example.org/x_y and more", |_| true),
            "See (link removed) and more"
        );
        let secret = |address: &str| !crate::address::link::may_be_shared(address);
        let text = "See https://ada.example/1 and https://user:pw@ada.example/2.";
        assert_eq!(without_addresses(text, secret), "See https://ada.example/1 and (link removed).");
    }
}
