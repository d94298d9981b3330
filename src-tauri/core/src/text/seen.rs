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
    // Most names and words are plain, and thousands are compared at once.
    if text.is_ascii() {
        return spaced(&text.to_ascii_lowercase());
    }
    let seen: String = text.chars().filter(|c| !is_ignorable(*c)).collect();
    spaced(&ComposingNormalizerBorrowed::new_nfc().normalize(&seen).to_lowercase())
}

/// The words, with one space between them.
fn spaced(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
    }
    words
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
    fn plain_text_is_compared_as_any_other() {
        let every: String = (0..128_u8).map(char::from).collect();
        for text in [every.as_str(), " Ada\t\tMARSH \u{b}\u{c}x\r\n", "", " \n"] {
            // A letter that is not plain takes the other way, and stands by itself.
            let other = comparable(&format!("{text} é"));
            assert_eq!(other, format!("{} é", comparable(text)).trim_start(), "{text:?}");
        }
    }

    #[test]
    fn every_ignorable_character_is_dropped_and_no_ascii_is() {
        for c in ['\u{ad}', '\u{34f}', '\u{200b}', '\u{2060}', '\u{feff}', '\u{fe0f}', '\u{e0041}'] {
            assert!(is_ignorable(c), "U+{:04X}", u32::from(c));
        }
        assert!((0..128).all(|byte: u8| !is_ignorable(char::from(byte))));
    }
}
