//! A text in which names are found: as it is seen, case aside, each run of blanks one blank.

use std::ops::Range;

use icu_properties::props::GraphemeExtend;
use icu_properties::{CodePointSetData, CodePointSetDataBorrowed};

use crate::text::SeenText;

static MARKS: CodePointSetDataBorrowed<'static> = CodePointSetData::new::<GraphemeExtend>();

/// Whether two characters that follow one another belong to one word.
pub(super) fn joins(before: char, after: char) -> bool {
    let is_word = |sign: char| sign.is_alphanumeric() || MARKS.contains(sign);
    MARKS.contains(after)
        || (is_word(before) && is_word(after) && !is_unspaced(before) && !is_unspaced(after))
}

/// Letters of scripts that put no blanks between words.
fn is_unspaced(sign: char) -> bool {
    matches!(sign,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{2e80}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// A character without its case: "ß" as "ss", both forms of a sigma as one.
fn without_case(sign: char) -> impl Iterator<Item = char> {
    sign.to_uppercase().flat_map(char::to_lowercase)
}

/// A text ready for finding names in it.
pub(super) struct Folded {
    seen: SeenText,
    text: String,
    /// For each byte of the folded text, where in the seen one the character it came from begins and ends.
    places: Vec<(usize, usize)>,
}

impl Folded {
    pub(super) fn of(written: &str) -> Self {
        let seen = SeenText::of(written);
        let (mut text, mut places) =
            (String::with_capacity(written.len()), Vec::with_capacity(written.len()));
        let shown = seen.as_str();
        let mut at = 0;
        while let Some(sign) = shown[at..].chars().next() {
            let mut end = at + sign.len_utf8();
            let before = text.len();
            if sign.is_whitespace() {
                let run: &str =
                    shown[at..].split(|sign: char| !sign.is_whitespace()).next().unwrap_or_default();
                end = at + run.len();
                // A name goes on behind the end of a line, not behind the end of a paragraph.
                text.push(if run.matches('\n').count() > 1 { '\n' } else { ' ' });
            } else {
                text.extend(without_case(sign));
            }
            places.extend((before..text.len()).map(|_| (at, end)));
            at = end;
        }
        Self { seen, text, places }
    }

    /// What names are sought in.
    pub(super) fn as_str(&self) -> &str {
        &self.text
    }

    /// Where a part of the folded text is in the seen one; none when it begins or ends within a character.
    pub(super) fn seen_range(&self, folded: Range<usize>) -> Option<Range<usize>> {
        let place = |byte: usize| self.places.get(byte).copied();
        let (first, last) = (place(folded.start)?, place(folded.end.checked_sub(1)?)?);
        let begins = folded.start.checked_sub(1).and_then(place).is_none_or(|before| before != first);
        let ends = place(folded.end).is_none_or(|after| after != last);
        (begins && ends).then_some(first.0..last.1)
    }

    /// What is seen there.
    pub(super) fn seen(&self, seen: Range<usize>) -> &str {
        &self.seen.as_str()[seen]
    }

    /// The characters right before and right after a part of the seen text.
    pub(super) fn around(&self, seen: &Range<usize>) -> (Option<char>, Option<char>) {
        let text = self.seen.as_str();
        (text[..seen.start].chars().next_back(), text[seen.end..].chars().next())
    }

    /// Whether a part of the seen text shares what a reader takes for one character with what is around it: its letters can't
    /// be taken apart in the written one.
    pub(super) fn is_cut(&self, seen: &Range<usize>) -> bool {
        let at = self.seen.written(seen.clone());
        let (before, after) = self.around(seen);
        let shares_before = before
            .is_some_and(|sign| self.seen.written(seen.start - sign.len_utf8()..seen.start).end > at.start);
        let shares_after =
            after.is_some_and(|sign| self.seen.written(seen.end..seen.end + sign.len_utf8()).start < at.end);
        shares_before || shares_after
    }

    /// Where a part of the seen text is in the written one.
    pub(super) fn written(&self, seen: Range<usize>) -> Range<usize> {
        self.seen.written(seen)
    }
}

/// A name as it is sought: folded, trimmed.
pub(super) fn fold(name: &str) -> String {
    Folded::of(name).text.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fold_alike_however_they_are_written() {
        for (one, other) in [
            ("Ines  Marsh", "INES\nMARSH"),
            ("Jo\u{308}rg Groß", "JÖRG GROSS"),
            ("Γιώργος", "ΓΙΏΡΓΟΣ"),
            ("I\u{ad}nes\u{200b} Marsh", "ines marsh"),
            ("O’Brien", "O'Brien"),
        ] {
            assert_eq!(fold(one), fold(other), "{one}");
        }
        assert_ne!(fold("Ines\n\nMarsh"), fold("Ines Marsh"), "two paragraphs are no name");
    }

    #[test]
    fn a_part_of_a_character_is_no_place() {
        let text = Folded::of("Straße");
        assert_eq!(text.as_str(), "strasse");
        assert_eq!(text.seen_range(0..5), None, "the first half of an ß");
        assert_eq!(text.seen_range(0..6).map(|seen| text.written(seen)), Some(0..6));
    }
}
