//! How long a text is on X: twitter-text's weighted length, by the numbers of its config/v3.json.

use icu_normalizer::ComposingNormalizerBorrowed;
use unicode_segmentation::UnicodeSegmentation;

use super::address::{Address, WithoutScheme, find};
use super::counting::{ADDRESS_COUNTS, number};
use super::emoji;

/// What an emoji counts for, and every character that none of the ranges holds (`defaultWeight`).
const HEAVY: u32 = 2;

/// The weighted length of a text.
pub(super) fn of(text: &str) -> u32 {
    of_normalized(&ComposingNormalizerBorrowed::new_nfc().normalize(text))
}

fn of_normalized(text: &str) -> u32 {
    let mut weight = 0;
    let mut rest_at = 0;
    for Address { from, to } in find(text, WithoutScheme::IsAddress) {
        weight += of_words(&text[rest_at..from]) + ADDRESS_COUNTS;
        rest_at = to;
    }
    weight + of_words(&text[rest_at..])
}

fn of_words(text: &str) -> u32 {
    if text.is_ascii() {
        return number(text.len());
    }
    let of_cluster = |cluster: &str| match emoji::is_emoji(cluster) {
        true => HEAVY,
        false => cluster.chars().map(of_character).sum(),
    };
    text.graphemes(true).map(of_cluster).sum()
}

fn of_character(c: char) -> u32 {
    match u32::from(c) {
        0..=4351 | 8192..=8205 | 8208..=8223 | 8242..=8247 => 1,
        _ => HEAVY,
    }
}
