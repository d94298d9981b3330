//! Names instead of their placeholders, in what an assistant answered.

use std::collections::{BTreeMap, BTreeSet};

use super::placeholder::placed;

/// An answer with its names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PutBack {
    pub(crate) text: String,
    /// Placeholders of the table that the answer doesn't hold.
    pub(crate) not_found: Vec<String>,
    /// Placeholders of the answer that no table holds.
    pub(crate) unknown: Vec<String>,
}

/// Puts names back for their placeholders: also "PERSON A", "Person A’s", "**Person A**", "[Person A]".
pub(crate) fn put_back(text: &str, names: &BTreeMap<String, String>) -> PutBack {
    let mut put = String::with_capacity(text.len());
    let (mut found, mut unknown) = (BTreeSet::new(), BTreeSet::new());
    let mut at = 0;
    for place in placed(text) {
        match names.get(&place.placeholder) {
            Some(name) => {
                put.push_str(&text[at..place.at.start]);
                put.push_str(name);
                at = place.at.end;
                found.insert(place.placeholder);
            }
            None => {
                unknown.insert(place.placeholder);
            }
        }
    }
    put.push_str(&text[at..]);
    let not_found = names.keys().filter(|placeholder| !found.contains(*placeholder)).cloned().collect();
    PutBack { text: put, not_found, unknown: unknown.into_iter().collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_gets_its_names_back_in_every_form() {
        let names = BTreeMap::from([
            ("Person A".to_owned(), "Ines Marsh".to_owned()),
            ("Customer B".to_owned(), "Contoso".to_owned()),
            ("Person AA".to_owned(), "Tomás Almeida".to_owned()),
        ]);
        let answer =
            "PERSON A loses me. Person A’s second claim, **Person A**, [Person A]. Person AA? Company Z.";
        let put = put_back(answer, &names);
        assert_eq!(
            put.text,
            "Ines Marsh loses me. Ines Marsh’s second claim, **Ines Marsh**, [Ines Marsh]. Tomás Almeida? Company Z."
        );
        assert_eq!(put.not_found, ["Customer B"]);
        assert_eq!(put.unknown, ["Company Z"]);
    }
}
