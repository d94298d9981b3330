//! The product's language: no text that people read uses a phrase of `docs/voice/words.txt`.
//!
//! `voice: ok` with a reason, in a comment on the line before, exempts a line.

mod phrases;
mod rust_source;
mod sources;
mod window_source;

use phrases::{Phrases, Text};
use sources::{comments, documents, helps, labels, shown, toasts};

#[test]
fn comments_and_documents_are_in_plain_english() {
    let phrases = Phrases::of("docs");
    let texts = comments().into_iter().chain(documents());
    assert_none(texts.flat_map(|text| phrases.within(&text)).collect());
}

#[test]
fn doc_comments_name_the_thing_they_document() {
    let phrases = Phrases::of("starts");
    let docs = comments().into_iter().filter(|text| text.is_doc);
    assert_none(docs.flat_map(|text| phrases.at_the_start(&text)).collect());
}

#[test]
fn shown_texts_are_in_plain_english() {
    let phrases = Phrases::of("shown");
    assert_none(shown().iter().flat_map(|text| phrases.within(text)).collect());
}

#[test]
fn nothing_shown_has_an_exclamation_mark() {
    let found = |text: &Text| {
        text.has(|before, c, after| c == '!' && before.is_alphanumeric() && !after.is_alphanumeric())
    };
    assert_none(
        shown().iter().filter(|text| found(text)).map(|text| text.fault("an exclamation mark")).collect(),
    );
}

#[test]
fn dates_are_shown_in_words() {
    let dated = |text: &Text| {
        !text.content().contains("RFC3339") && text.lines.iter().any(|line| phrases::has_iso_date(line))
    };
    assert_none(
        shown()
            .iter()
            .filter(|text| dated(text))
            .map(|text| text.fault("a date that isn’t in words"))
            .collect(),
    );
}

#[test]
fn labels_have_no_full_stop() {
    let stopped =
        |text: &Text| text.content().ends_with('.') && text.content().split_whitespace().count() <= 4;
    let texts = labels().into_iter().chain(helps()).chain(toasts());
    assert_none(
        texts.filter(|text| stopped(text)).map(|text| text.fault("a full stop after a label")).collect(),
    );
}

#[test]
fn every_label_of_an_enum_comes_from_named_enum() {
    assert_none(sources::labels_written_by_hand());
}

fn assert_none(faults: Vec<String>) {
    assert!(
        faults.is_empty(),
        "{} to reword, see docs/voice/README.md:\n{}",
        faults.len(),
        faults.join("\n")
    );
}
