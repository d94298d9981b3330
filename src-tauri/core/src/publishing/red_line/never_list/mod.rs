//! The user's own never-post list: what they wrote in step 2, item by item.

mod item;
mod matching;

use std::collections::HashMap;

use super::reading::Reading;
use super::{RedLine, Span};
use item::{Item, Read};
use matching::{Letters, bare};

/// The longest list that is looked for, in items; more than anybody keeps in mind.
const MOST: usize = 500;

/// A never-post list, ready to look for.
#[derive(Debug, Clone, Default)]
pub struct NeverList {
    items: Vec<Item>,
    /// The items by the plain letter they begin with.
    by_letter: HashMap<char, Vec<usize>>,
    unsought: Vec<Unsought>,
}

/// An item that nothing can be looked for of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unsought {
    /// A letter, a digit, or nothing but small words.
    TooShort(String),
    /// A sentence that names nothing: a rule for the reader.
    NamesNothing(String),
}

impl std::fmt::Display for Unsought {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::TooShort(item) => write!(to, "“{item}” is too short to look for."),
            Self::NamesNothing(item) => {
                write!(to, "“{item}” has no name to look for. Add one, or the two or three words to find.")
            }
        }
    }
}

impl NeverList {
    /// Reads a list as people write it: one item a line, or several with commas or semicolons between them; bullets and
    /// list numbers ("1. ", "2) ") in front are passed over.
    ///
    /// An item of up to three telling words is looked for as those words in their order, joined or apart, small words
    /// aside and endings open. Of a longer one, only the names in it are looked for (words with a capital inside a
    /// sentence, with digits or signs, what is in quotation marks): a sentence is a rule for the reader, not something
    /// that is in a text.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut list = Self::default();
        for written in text.split(['\n', ',', ';']) {
            match item::read(written) {
                Read::Nothing => {}
                Read::TooShort(item) => list.unsought.push(Unsought::TooShort(item)),
                Read::NamesNothing(item) => list.unsought.push(Unsought::NamesNothing(item)),
                Read::Items(items) => list.items.extend(items),
            }
        }
        list.items.truncate(MOST);
        for (number, item) in list.items.iter().enumerate() {
            if let Some(first) = item.first_letter() {
                list.by_letter.entry(bare(first)).or_default().push(number);
            }
        }
        list
    }

    /// What cannot be looked for, for the place where the list is written.
    #[must_use]
    pub fn unsought(&self) -> &[Unsought] {
        &self.unsought
    }

    /// Where items are, in the text as written.
    pub(super) fn find(&self, reading: &Reading) -> Vec<Span> {
        if self.items.is_empty() {
            return Vec::new();
        }
        let letters = Letters::of(reading.seen());
        let mut spans = Vec::new();
        for start in 0..letters.len() {
            if !letters.may_begin(start) {
                continue;
            }
            let items = self.by_letter.get(&bare(letters.small(start))).into_iter().flatten();
            let ends = items.filter_map(|number| letters.end_of(&self.items[*number], start));
            if let Some(end) = ends.max() {
                spans.push(reading.span(RedLine::NeverList, letters.bytes(start, end)));
            }
        }
        spans
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(list: &str, text: &'a str) -> Vec<&'a str> {
        NeverList::read(list)
            .find(&Reading::of(text))
            .into_iter()
            .map(|span| &text[span.from..span.to])
            .collect()
    }

    #[test]
    fn items_stand_on_lines_or_between_commas_with_or_without_bullets_and_numbers() {
        let list = "- Project Falcon\n2. vendor prices; network diagrams, Ines Marsh\n3) Kestrel";
        for text in ["project falcon", "a vendor price", "our network diagram", "INES MARSH", "kestrel"] {
            assert_eq!(found(list, text).len(), 1, "{text}");
        }
        assert_eq!(found(list, "a falcon over the network, 2 of 3"), Vec::<&str>::new());
    }

    #[test]
    fn small_words_and_endings_may_differ() {
        assert_eq!(found("terms of vendors", "the terms with that vendor"), ["terms with that vendor"]);
        assert_eq!(found("layoff", "the layoffs"), ["layoffs"]);
        assert_eq!(found("SAP", "we sapped it"), Vec::<&str>::new(), "a short word stands alone");
        assert_eq!(found("SAP", "two SAPs, SAP’s and sap"), ["SAPs", "SAP", "sap"]);
    }

    #[test]
    fn a_name_is_found_joined_with_signs_between_and_in_compounds() {
        for text in [
            "#ProjectFalcon",
            "ProjectFalcon is late",
            "project-falcon",
            "project_falcon",
            "Project\u{a0}Falcon",
            "PROJECT FALCON’s end",
            "#projectfalcon2026",
            "projectFalconTeam",
            "our Projectfalcons",
            "the Project  Falcon",
            "Project \"Falcon\"",
        ] {
            assert_eq!(found("Project Falcon", text).len(), 1, "{text}");
        }
        for text in [
            "#ContosoCloud",
            "contosos",
            "Contoso’s",
            "the Contoso-Cloud",
            "Contosokunde",
            "myContoso",
            "contoso_cloud",
            "ContosoGPT",
        ] {
            assert_eq!(found("Contoso", text).len(), 1, "{text}");
        }
        for text in ["a contour", "Conto so-so", "con to so", "the falcon of a project", "neocontoso"] {
            assert_eq!(found("Contoso, Project Falcon", text), Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn letters_may_be_bare_or_spelt_out_on_either_side() {
        for (list, text) in [
            ("Müller", "Mueller"),
            ("Müller", "Muller"),
            ("Mueller", "Müller"),
            ("Muller", "Müller"),
            ("Bäcker", "Baeckers"),
            ("Bjørn", "Bjoern"),
            ("Ångström", "Aangstroem"),
            ("Weiß", "WEISS"),
            ("Weiss", "Weiß"),
            ("Café Noir", "cafe-noir"),
            ("Łódź Works", "#LodzWorks"),
            ("Æro", "aero"),
            ("Mu\u{308}ller", "M\u{fc}ller"),
        ] {
            assert_eq!(found(list, text).len(), 1, "{list} in {text}");
        }
        for (list, text) in
            [("Dos", "it does"), ("Blu", "a blue sky"), ("Müller", "a miller"), ("Sven", "seven")]
        {
            assert_eq!(found(list, text), Vec::<&str>::new(), "{list} in {text}");
        }
    }

    #[test]
    fn digits_and_signs_belong_to_a_name_and_must_be_there() {
        for (list, text) in [
            ("365 Harrow", "365 Harrow"),
            ("4V", "4V"),
            ("F#", "F#"),
            ("C++", "C++"),
            ("B&T", "B&T"),
            ("B&T", "B & T"),
            ("Harrow & Pike", "Harrow and Pike"),
            (".NET", ".NET"),
            ("Node.js", "Node.js"),
            ("K+N", "K+N"),
            ("O'Neil", "O’Neil"),
            ("O’Neil", "ONeil"),
            ("Coca-Cola", "Coca Cola"),
            ("7-Eleven", "7Eleven"),
            ("3M", "3M"),
            ("2. 4V", "4V"),
        ] {
            assert_eq!(found(list, &format!("We left {text}.")), [text], "{list} in {text}");
        }
        for (list, text) in [
            ("365 Harrow", "Harrow is a village"),
            ("4V", "Plan V is a 14V line of 4 V"),
            ("F#", "The F word"),
            ("C++", "Plan C"),
            ("B&T", "the T of B"),
            ("Node.js", "a node js"),
            ("K+N", "K N"),
            ("AI", "ai and said"),
            ("IT", "it works"),
        ] {
            assert_eq!(found(list, text), Vec::<&str>::new(), "{list} in {text}");
        }
    }

    #[test]
    fn of_a_long_item_only_the_names_are_looked_for() {
        let list = "Anything that we say in the weekly meeting with Contoso Bank about the \"blue room\"";
        assert_eq!(found(list, "the weekly meeting was long"), Vec::<&str>::new());
        assert_eq!(found(list, "contoso bank said it in the blue room"), ["contoso bank", "blue room"]);
    }

    #[test]
    fn what_cannot_be_looked_for_is_said() {
        let said =
            |list: &str| NeverList::read(list).unsought().iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(
            said("X, Contoso, 4V\n- the"),
            ["“X” is too short to look for.", "“the” is too short to look for."]
        );
        assert_eq!(
            said("whatever somebody says in private meetings"),
            [
                "“whatever somebody says in private meetings” has no name to look for. Add one, or the two or three words to find."
            ]
        );
        assert_eq!(
            said("Incidents\nAnything that Ines Marsh says in the weekly meeting"),
            Vec::<String>::new()
        );
    }

    #[test]
    fn an_empty_list_and_odd_characters_find_nothing_and_break_nothing() {
        for list in ["", " ,;\n", "((((", "\\", "[a-", "***", "&", "#", "'"] {
            assert_eq!(found(list, "anything at all ((( [a- \\ & # '"), Vec::<&str>::new(), "{list}");
        }
    }
}
