//! Content check ("red-line check"): finds text that may be confidential, personal or unsafe to publish.
//!
//! It looks for the user's own never-post list (step 2) and for classes of things that get people into trouble. It decides
//! nothing and sends nothing anywhere: each finding says where and why, and the user answers. It must not know posts or the
//! store; takes a text and a list, returns findings.

mod account;
mod checksum;
mod class;
mod colleague;
mod credentials;
mod everyday;
mod firm;
mod form;
mod incident;
mod internal_host;
mod issued_token;
mod labelled;
mod mail_address;
mod named_secret;
mod never_list;
mod not_public;
mod personal_number;
mod praise;
mod reading;
mod span;
mod surroundings;
mod telephone;
#[cfg(test)]
mod tests;
mod weakness;

use serde::{Deserialize, Serialize};

pub use class::RedLine;
pub(crate) use everyday::is_everyday;
pub use never_list::{NeverList, Unsought};

use reading::Reading;
use span::Span;

/// One finding in a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Finding {
    /// What it is about.
    pub class: RedLine,
    /// Where it begins, in characters (Unicode scalar values) from the beginning of the text.
    pub from: u32,
    /// Where it ends, in characters; not included.
    pub to: u32,
    /// The line it is on, counted from 1.
    pub line: u32,
    /// The words found. Never logged.
    pub words: String,
    /// Why it is worth a second thought, as a sentence.
    pub why: String,
    /// Whether publishing waits until someone decided on it.
    pub blocks: bool,
}

/// What the check has to know of the user's surroundings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Circumstances {
    /// Names of suppliers and partners, from People.
    pub suppliers: Vec<String>,
    /// The disclosure sentence saved in step 2; may be empty.
    pub disclosure: String,
    /// Whether the employer is listed or regulated: results, forecasts and inside information are looked for harder.
    pub listed: bool,
}

/// Looks through a text. What is on the never-post list comes first, then the built-in classes, each in the order of the
/// text. Neither hides the other: who lets a customer's name stay has not said that their own line may. Among the built-in
/// ones, where one lies within another only the longer is given; a secret is always given.
#[must_use]
pub fn check(text: &str, never: &NeverList) -> Vec<Finding> {
    check_with(text, never, &Circumstances::default())
}

/// Checks a text for someone whose circumstances are known.
#[must_use]
pub fn check_with(text: &str, never: &NeverList, circumstances: &Circumstances) -> Vec<Finding> {
    let reading = Reading::of(text);
    let mut spans = outermost(never.find(&reading));
    spans.extend(outermost(built_in(&reading, circumstances)));
    findings(text, &spans)
}

/// Where the built-in classes show themselves.
fn built_in(reading: &Reading, circumstances: &Circumstances) -> Vec<Span> {
    let mut spans = circumstances.praise(reading);
    issued_token::find(reading, &mut spans);
    named_secret::find(reading, &mut spans);
    credentials::find(reading, &mut spans);
    mail_address::find(reading, &mut spans);
    telephone::find(reading, &mut spans);
    account::find(reading, &mut spans);
    personal_number::find(reading, &mut spans);
    colleague::find(reading, &mut spans);
    internal_host::find(reading, &mut spans);
    weakness::find(reading, &mut spans);
    incident::find(reading, &mut spans);
    firm::find(reading, &mut spans);
    not_public::find(reading, &mut spans);
    if circumstances.listed {
        not_public::find_of_listed(reading, &mut spans);
    }
    spans
}

/// Without those that lie within another.
fn outermost(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_by_key(|span| (span.from, std::cmp::Reverse(span.to), span.class));
    let mut kept: Vec<Span> = Vec::new();
    for span in spans {
        let tells = |other: &Span| other.class == span.class || span.class != RedLine::Secret;
        if !kept.iter().any(|other| other.from <= span.from && span.to <= other.to && tells(other)) {
            kept.push(span);
        }
    }
    kept
}

/// The spans as findings, in their order. Characters and lines are counted on one way through the text.
fn findings(text: &str, spans: &[Span]) -> Vec<Finding> {
    let mut in_text: Vec<usize> = (0..spans.len()).collect();
    in_text.sort_by_key(|number| spans[*number].from);
    let (mut at, mut characters, mut line) = (0, 0, 1);
    let mut found: Vec<(usize, Finding)> = Vec::with_capacity(spans.len());
    for number in in_text {
        let span = spans[number];
        let before = &text[at..span.from];
        characters += count(before.chars().count());
        line += count(before.matches('\n').count());
        at = span.from;
        let words = &text[span.from..span.to];
        let to = characters + count(words.chars().count());
        let why = span.class.why().to_owned();
        found.push((
            number,
            Finding {
                class: span.class,
                from: characters,
                to,
                line,
                words: words.to_owned(),
                why,
                blocks: span.class.blocks(),
            },
        ));
    }
    found.sort_by_key(|(number, _)| *number);
    found.into_iter().map(|(_, finding)| finding).collect()
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
