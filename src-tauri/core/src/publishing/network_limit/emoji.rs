//! What is an emoji: a grapheme cluster that is shown as a picture, however many code points it is made of.
//!
//! By Unicode's own properties and UTS #51: characters shown as emoji by themselves, others with the variation selector for
//! emoji, keycaps, flags, and what is joined of these.

use icu_properties::props::{Emoji, EmojiModifier, EmojiPresentation, RegionalIndicator};
use icu_properties::{CodePointSetData, CodePointSetDataBorrowed};

const TEXT_STYLE: char = '\u{fe0e}';
const EMOJI_STYLE: char = '\u{fe0f}';
const JOINER: char = '\u{200d}';
const KEYCAP: char = '\u{20e3}';

static MAY_BE_EMOJI: CodePointSetDataBorrowed<'static> = CodePointSetData::new::<Emoji>();
static EMOJI_ALONE: CodePointSetDataBorrowed<'static> = CodePointSetData::new::<EmojiPresentation>();
static SKIN_TONE: CodePointSetDataBorrowed<'static> = CodePointSetData::new::<EmojiModifier>();
static FLAG_LETTER: CodePointSetDataBorrowed<'static> = CodePointSetData::new::<RegionalIndicator>();

/// Whether a grapheme cluster is shown as an emoji.
pub(super) fn is_emoji(cluster: &str) -> bool {
    let mut characters = cluster.chars();
    let Some(first) = characters.next() else { return false };
    // Most text ends here.
    if first < '\u{203c}' && !matches!(first, '\u{a9}' | '\u{ae}' | '#' | '*' | '0'..='9') {
        return false;
    }
    let mut rest = characters.clone();
    if matches!(first, '#' | '*' | '0'..='9') {
        return rest.any(|c| c == KEYCAP);
    }
    if FLAG_LETTER.contains(first) {
        return rest.any(|c| FLAG_LETTER.contains(c));
    }
    if !MAY_BE_EMOJI.contains(first) || rest.clone().any(|c| c == TEXT_STYLE) {
        return false;
    }
    EMOJI_ALONE.contains(first) || rest.any(|c| c == EMOJI_STYLE || c == JOINER || SKIN_TONE.contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_as_a_picture_is_an_emoji() {
        for cluster in ["🚀", "👍🏽", "👨‍👩‍👧‍👦", "🇩🇪", "1️⃣", "#⃣", "☺️", "©️", "❤️‍🔥", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "⌚", "☝🏽"]
        {
            assert!(is_emoji(cluster), "{cluster}");
        }
        for cluster in [
            "",
            "a",
            "é",
            "1",
            "#",
            "©",
            "™",
            "☺",
            "☺\u{fe0e}",
            "の",
            "ש",
            "→",
            "🇩",
            "a\u{fe0f}",
            "\u{200d}",
            "𝒜",
            "—",
        ] {
            assert!(!is_emoji(cluster), "{cluster}");
        }
    }

    #[test]
    fn every_character_there_is_counts_as_unicode_says() {
        let keycap = |c: char| matches!(c, '#' | '*' | '0'..='9');
        for c in '\0'..=char::MAX {
            let flag = FLAG_LETTER.contains(c);
            let alone = c.to_string();
            assert_eq!(is_emoji(&alone), EMOJI_ALONE.contains(c) && !flag, "U+{:04X} alone", u32::from(c));
            let styled = format!("{c}{EMOJI_STYLE}");
            assert_eq!(
                is_emoji(&styled),
                MAY_BE_EMOJI.contains(c) && !flag && !keycap(c),
                "U+{:04X} as emoji",
                u32::from(c)
            );
        }
        // Neighbours of emoji that a range typed in by hand took along.
        for c in ['\u{1f02b}', '\u{1f0a1}', '\u{1f200}', '\u{1f322}', '\u{1fa00}', '\u{2607}'] {
            assert!(!is_emoji(&format!("{c}{EMOJI_STYLE}")), "U+{:04X}", u32::from(c));
        }
    }
}
