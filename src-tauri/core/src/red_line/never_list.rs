//! The user's own never-post list: what they wrote in step 2, item by item.

use super::{RedLine, Span};

/// The longest list that is looked for, in items; more than anybody keeps in mind.
const MOST: usize = 500;
/// A word this long may stand in another form: "vendor price" finds "vendor prices".
const STEM: usize = 4;
/// How many letters an ending may add to a stem.
const ENDING: usize = 3;
/// How many small words may stand between two words of an item.
const GAP: usize = 2;
/// Words that carry no meaning of their own.
const SMALL: [&str; 30] = [
    "a", "about", "an", "and", "any", "anything", "are", "at", "before", "for", "from", "in", "is", "its", "my", "not", "of", "on", "or",
    "our", "that", "the", "their", "this", "to", "until", "with", "without", "yet", "your",
];

/// A never-post list, ready to look for: each item as the words that tell it.
#[derive(Debug, Clone, Default)]
pub struct NeverList(Vec<Vec<Telling>>);

/// A word of an item.
#[derive(Debug, Clone)]
struct Telling {
    stem: String,
    open: bool,
}

/// A word of a text.
struct Word {
    from: usize,
    to: usize,
    lower: String,
}

impl NeverList {
    /// Reads a list as people write it: one item a line, or several with commas or semicolons between them; bullets and
    /// numbers in front are passed over.
    ///
    /// An item of up to three telling words is looked for as those words in their order, small words aside and endings
    /// open. Of a longer one, only the names in it are looked for (words with a capital inside a sentence, words with
    /// digits, what stands in quotation marks): a sentence is a rule for the reader, not something that stands in a text.
    #[must_use]
    pub fn read(text: &str) -> Self {
        Self(text.split(['\n', ',', ';']).flat_map(tellings).filter(|item| !item.is_empty()).take(MOST).collect())
    }

    pub(super) fn find(&self, text: &str) -> Vec<Span> {
        if self.0.is_empty() {
            return Vec::new();
        }
        let words = words(text);
        let starts = (0..words.len()).flat_map(|start| self.0.iter().map(move |item| (start, item)));
        let found = starts.filter_map(|(start, item)| Some((start, match_at(&words, start, item)?)));
        found.map(|(start, end)| Span { class: RedLine::NeverList, from: words[start].from, to: words[end].to }).collect()
    }
}

/// The number of the last word of an item that begins at a word of the text.
fn match_at(words: &[Word], start: usize, item: &[Telling]) -> Option<usize> {
    let (first, rest) = item.split_first()?;
    if !first.is(&words[start]) {
        return None;
    }
    let mut at = start;
    for telling in rest {
        let small = words[at + 1..].iter().take(GAP).take_while(|word| is_small(&word.lower) && !telling.is(word)).count();
        at += small + 1;
        if !words.get(at).is_some_and(|word| telling.is(word)) {
            return None;
        }
    }
    Some(at)
}

impl Telling {
    fn of(word: &str) -> Self {
        let lower = word.to_lowercase();
        let long = |stem: &&str| stem.chars().count() >= STEM;
        let stem = lower.strip_suffix("ies").or_else(|| lower.strip_suffix('s')).filter(long).unwrap_or(&lower);
        Self { stem: stem.to_owned(), open: long(&stem) }
    }

    fn is(&self, word: &Word) -> bool {
        match word.lower.strip_prefix(self.stem.as_str()) {
            Some("") => true,
            Some(ending) => self.open && ending.chars().count() <= ENDING,
            None => false,
        }
    }
}

fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut from = None;
    for (at, character) in text.char_indices().chain([(text.len(), ' ')]) {
        match (from, character.is_alphanumeric()) {
            (None, true) => from = Some(at),
            (Some(start), false) => {
                words.push(Word { from: start, to: at, lower: text[start..at].to_lowercase() });
                from = None;
            }
            _ => {}
        }
    }
    words
}

fn is_small(word: &str) -> bool {
    SMALL.contains(&word)
}

/// What to look for of an item.
fn tellings(item: &str) -> Vec<Vec<Telling>> {
    let item = item.trim().trim_start_matches(['-', '*', '•', '–', ' ']);
    let item = item.trim_start_matches(|character: char| character.is_ascii_digit()).trim_start_matches(['.', ')', ' ']);
    let telling = |text: &str| {
        words(text).iter().filter(|word| !is_small(&word.lower)).map(|word| Telling::of(&text[word.from..word.to])).collect::<Vec<_>>()
    };
    let whole = telling(item);
    if whole.len() <= 3 {
        return vec![whole];
    }
    names(item).into_iter().map(telling).collect()
}

/// The names within a longer item.
fn names(item: &str) -> Vec<&str> {
    let quoted = item.split(['"', '“', '”', '«', '»']).skip(1).step_by(2);
    let capital =
        |word: &&str| word.chars().count() > 1 && word.chars().any(|character| character.is_uppercase() || character.is_ascii_digit());
    let named = words(item).into_iter().skip(1).map(|word| &item[word.from..word.to]).filter(capital);
    named.chain(quoted).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(list: &str, text: &'a str) -> Vec<&'a str> {
        NeverList::read(list).find(text).into_iter().map(|span| &text[span.from..span.to]).collect()
    }

    #[test]
    fn items_stand_on_lines_or_between_commas_with_or_without_bullets() {
        let list = "- Project Falcon\n2. vendor prices; network diagrams, Ines Marsh";
        for text in ["project falcon", "a vendor price", "our network diagram", "INES MARSH"] {
            assert_eq!(found(list, text).len(), 1, "{text}");
        }
        assert_eq!(found(list, "a falcon over the network"), Vec::<&str>::new());
    }

    #[test]
    fn small_words_and_endings_may_differ() {
        assert_eq!(found("terms of vendors", "the terms with that vendor"), ["terms with that vendor"]);
        assert_eq!(found("layoff", "the layoffs"), ["layoffs"]);
        assert_eq!(found("SAP", "we sapped it"), Vec::<&str>::new(), "a short word stands alone");
    }

    #[test]
    fn of_a_long_item_only_the_names_are_looked_for() {
        let list = "Anything that we say in the weekly meeting with Contoso about the \"blue room\"";
        assert_eq!(found(list, "the weekly meeting was long"), Vec::<&str>::new());
        assert_eq!(found(list, "contoso said it in the blue room"), ["contoso", "blue room"]);
    }

    #[test]
    fn an_empty_list_and_odd_characters_find_nothing_and_break_nothing() {
        for list in ["", " ,;\n", "((((", "\\", "[a-", "***"] {
            assert_eq!(found(list, "anything at all ((( [a- \\"), Vec::<&str>::new(), "{list}");
        }
    }
}
