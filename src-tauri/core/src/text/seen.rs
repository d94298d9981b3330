//! Text as a reader sees it: the one table of characters that show nothing, and the one form in which texts are compared.

use icu_normalizer::ComposingNormalizerBorrowed;
use icu_properties::props::DefaultIgnorableCodePoint;
use icu_properties::{CodePointSetData, CodePointSetDataBorrowed};

/// Unicode's `Default_Ignorable_Code_Point`: soft hyphens, zero-width spaces and joiners, variation selectors and their like.
static IGNORABLE: CodePointSetDataBorrowed<'static> = CodePointSetData::new::<DefaultIgnorableCodePoint>();

/// Whether a character is drawn as nothing at all, not even as a blank.
#[must_use]
pub fn is_ignorable(c: char) -> bool {
    !c.is_ascii() && IGNORABLE.contains(c)
}

/// Whether a character shows nothing: white space, or one that is drawn as nothing.
#[must_use]
pub fn is_unseen(c: char) -> bool {
    c.is_whitespace() || is_ignorable(c)
}

/// The form in which two texts are the same to a reader: composed (NFC), lower case, without characters that show nothing,
/// each run of white space one blank, trimmed. For comparing and finding only; never shown, never kept instead of the text.
#[must_use]
pub fn comparable(text: &str) -> String {
    let seen: String = text.chars().filter(|c| !is_ignorable(*c)).collect();
    let lower = ComposingNormalizerBorrowed::new_nfc().normalize(&seen).to_lowercase();
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_the_same_compares_the_same() {
        for (one, other) in [
            ("Jörg", "Jo\u{308}rg"),
            ("Con\u{ad}toso", "contoso"),
            (" Ada \u{a0} Marsh\n", "ada marsh"),
            ("Ac\u{200b}me", "acme"),
        ] {
            assert_eq!(comparable(one), comparable(other), "{one:?} and {other:?}");
        }
        assert_ne!(comparable("Müller"), comparable("Muller"), "a bare letter is another letter");
    }

    #[test]
    fn every_ignorable_character_is_dropped_and_no_ascii_is() {
        for c in ['\u{ad}', '\u{34f}', '\u{200b}', '\u{2060}', '\u{feff}', '\u{fe0f}', '\u{e0041}'] {
            assert!(is_ignorable(c), "U+{:04X}", u32::from(c));
        }
        assert!((0..128).all(|byte: u8| !is_ignorable(char::from(byte))));
    }
}
