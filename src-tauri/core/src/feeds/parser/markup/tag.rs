//! A tag: where it ends, and its attributes, however they are written.

use std::borrow::Cow;

use crate::feeds::parser::{entity, work};

/// The beginning of an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tag<'a> {
    /// As it is written, from `<` to `>`.
    pub(crate) raw: &'a str,
    /// Its name with the prefix.
    pub(crate) name: &'a str,
    /// What stands between name and end.
    pub(crate) attributes: &'a str,
    /// Whether it ends in `/>`.
    pub(crate) is_empty: bool,
}

/// The text up to the next `<` after the one it begins with: no tag reaches further.
pub(super) fn up_to_next_tag(rest: &str) -> &str {
    let within = rest[1..].find('<').map_or(rest, |end| &rest[..=end]);
    work::count(within.len());
    within
}

pub(super) fn is_name(name: &str) -> bool {
    let begins = name.starts_with(|c: char| c.is_alphabetic() || c == '_');
    begins
        && !name.ends_with(':')
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, ':' | '_' | '-' | '.'))
}

pub(super) fn tag(rest: &str) -> Option<Tag<'_>> {
    let within = up_to_next_tag(rest);
    let name_end = within[1..].find(|c: char| c.is_whitespace() || matches!(c, '/' | '>'))? + 1;
    let name = &within[1..name_end];
    if !is_name(name) {
        return None;
    }
    let end = end_of_tag(within, name_end)?;
    let inside = &within[name_end..end];
    let attributes = inside.strip_suffix('/').unwrap_or(inside);
    Some(Tag { raw: &within[..=end], name, attributes, is_empty: inside.ends_with('/') })
}

/// The `>` that ends a tag: the first outside of a quoted value, or the very first where a quote was left open.
fn end_of_tag(tag: &str, from: usize) -> Option<usize> {
    let mut quote = None;
    let mut before = b' ';
    for (at, byte) in tag.bytes().enumerate().skip(from) {
        match (quote, byte) {
            (Some(open), _) if open == byte => quote = None,
            (Some(_), _) => {}
            (None, b'>') => return Some(at),
            (None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
            (None, _) => {}
        }
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
    }
    tag[from..].find('>').map(|at| at + from)
}

impl<'a> Tag<'a> {
    /// The attributes in their order, values as they are written. A name alone has an empty value.
    pub(crate) fn attributes(self) -> impl Iterator<Item = (&'a str, &'a str)> {
        let mut rest = self.attributes;
        std::iter::from_fn(move || {
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '/' | '='));
            let end = rest.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(rest.len());
            let name = &rest[..end];
            let after = rest[end..].trim_start();
            let Some(value) = after.strip_prefix('=') else {
                rest = after;
                return (!name.is_empty()).then_some((name, ""));
            };
            let value = value.trim_start();
            let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
            let (value, after) = match quote.and_then(|quote| value[1..].split_once(quote)) {
                Some(parts) => parts,
                None => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
            };
            rest = after;
            (!name.is_empty()).then_some((name, value))
        })
    }

    /// An attribute's value, with its references resolved.
    pub(crate) fn attribute(self, name: &str) -> Option<Cow<'a, str>> {
        let found = self.attributes().find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| entity::decode(value.trim()))
    }
}
