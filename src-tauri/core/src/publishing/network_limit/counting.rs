//! What every count is made with.

use unicode_segmentation::UnicodeSegmentation;

/// What an address counts for on X and on Mastodon (`transformedURLLength`, `URL_PLACEHOLDER_CHARS`).
pub(super) const ADDRESS_COUNTS: u32 = 23;

pub(super) fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

pub(super) fn graphemes(text: &str) -> u32 {
    // Of plain ASCII every character is a cluster, but for the pair of a line's end.
    if text.is_ascii() && !text.contains('\r') {
        return number(text.len());
    }
    number(text.graphemes(true).count())
}
