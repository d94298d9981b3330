//! What is in a cell: a kind, a web address, a salutation, or a text that may not fit.

use crate::address::link::parse_link;
use crate::people::kind::PersonKind;
use crate::people::person::Profile;
use crate::text::{FORMULA_STARTS, TEXT_MAX, TITLE_MAX, is_unseen};

/// What people are called by and not what they do.
const SALUTATIONS: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "prof",
    "sir",
    "dame",
    "lord",
    "lady",
    "rev",
    "hon",
    "herr",
    "hr",
    "frau",
    "fr",
    "fräulein",
    "dipl",
    "ing",
    "mag",
    "med",
    "rer",
    "nat",
    "phil",
    "iur",
    "jur",
    "habil",
    "hc",
    "h",
    "c",
    "m",
    "mme",
    "mlle",
    "mm",
    "me",
    "sr",
    "sra",
    "srta",
    "d",
    "dña",
    "don",
    "doña",
    "dra",
    "lic",
    "sig",
    "sigra",
    "signor",
    "signora",
    "dott",
    "dottssa",
    "ssa",
    "avv",
    "dhr",
    "mevr",
    "mw",
    "drs",
    "ir",
    "de heer",
    "mevrouw",
    "eng",
    "engª",
    "fru",
    "fröken",
    "pan",
    "pani",
    "mgr",
    "inż",
    "hab",
    "inz",
];

/// Cells that say that there is nothing.
const NOTHING: &[&str] =
    &["n/a", "#n/a", "na", "n.a.", "-", "–", "—", "--", "null", "none", "nil", "k.a.", "k. a.", "?", "."];

/// Whether a cell consists of signs that say that there is nothing.
pub(super) fn is_nothing(cell: &str) -> bool {
    let cell = cell.trim();
    cell.chars().all(is_unseen) || NOTHING.iter().any(|nothing| nothing.eq_ignore_ascii_case(cell))
}

/// Whether a title is one in front of a name: "Dr.", "Prof. Dr.", "Frau".
pub(super) fn is_salutation(cell: &str) -> bool {
    // "HR" is a department, "Hr." a gentleman.
    if cell.trim() == "HR" {
        return false;
    }
    let lower = cell.to_lowercase();
    let mut words =
        lower.split(|c: char| !c.is_alphabetic() && c != 'ª').filter(|word| !word.is_empty()).peekable();
    words.peek().is_some() && words.all(|word| SALUTATIONS.contains(&word))
}

/// A kind by its slug or label, also in the plural and with other signs between its words.
pub(super) fn kind_of(cell: &str) -> Option<PersonKind> {
    let slug = cell
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join("_");
    slug.parse().ok().or_else(|| slug.strip_suffix('s').and_then(|one| one.parse().ok()))
}

/// The values of a cell that holds several.
pub(super) fn values(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(":::").map(str::trim).filter(|value| !value.is_empty())
}

/// The web addresses of a cell, as people write them: without "https://", several beside one another.
pub(super) fn links(cell: &str) -> impl Iterator<Item = String> + '_ {
    let signs = |c: char| matches!(c, ',' | ';' | '<' | '>' | '"' | '(' | ')' | '|');
    cell.split_whitespace()
        .flat_map(move |part| part.split([';', '|']))
        .map(move |part| part.trim_matches(signs))
        .filter_map(link_of)
}

fn link_of(text: &str) -> Option<String> {
    let host = text.split(['/', '?', '#']).next().unwrap_or_default();
    let ending = host.rsplit('.').next().unwrap_or_default();
    let bare = host.contains('.')
        && host.split('.').all(|label| !label.is_empty())
        && host.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-'))
        && ending.chars().count() > 1
        && ending.chars().any(char::is_alphabetic);
    if bare { parse_link(&format!("https://{text}")) } else { parse_link(text) }.ok().flatten()
}

/// How well a link shows a person: less is better.
pub(super) fn rank(link: &str) -> u8 {
    match Profile::of(link) {
        Some(profile) if profile.network() == "linkedin" => 0,
        Some(_) => 1,
        None if link.contains("linkedin.com/sales/") || link.contains("linkedin.com/talent/") => 3,
        None => 2,
    }
}

/// A text without what spreadsheets put before it so that it is no formula, and without characters that show nothing and
/// would be refused; whether any were left out.
pub(super) fn cleaned(cell: &str) -> (String, bool) {
    let cell = cell.strip_prefix('\'').filter(|rest| rest.starts_with(FORMULA_STARTS)).unwrap_or(cell);
    let mut left_out = false;
    let text = cell
        .chars()
        .filter_map(|c| match c {
            '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
            '\n' | '\t' => Some(c),
            _ if c.is_control() => {
                left_out = true;
                None
            }
            _ => Some(c),
        })
        .collect();
    (text, left_out)
}

/// One line of at most as many characters as are kept; whether it was cut.
pub(super) fn one_line(text: &str) -> (String, bool) {
    cut(text.split_whitespace().collect::<Vec<_>>().join(" "), TITLE_MAX)
}

/// A text of at most as many characters as are kept; whether it was cut.
pub(super) fn free_text(text: String) -> (String, bool) {
    cut(text, TEXT_MAX)
}

fn cut(text: String, most: usize) -> (String, bool) {
    if text.len() <= most || text.chars().count() <= most {
        return (text, false);
    }
    let kept: String = text.chars().take(most - 1).collect();
    (format!("{}…", kept.trim_end()), true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_read_as_people_write_it() {
        for (text, kind) in [
            ("role_model", PersonKind::RoleModel),
            ("Role models", PersonKind::RoleModel),
            ("CUSTOMER", PersonKind::Customer),
            ("next-generation", PersonKind::NextGeneration),
            ("Business", PersonKind::Business),
        ] {
            assert_eq!(kind_of(text), Some(kind), "{text}");
        }
        assert_eq!(kind_of("friend"), None);
    }

    #[test]
    fn a_title_before_a_name_is_no_role() {
        for title in ["Dr.", "Mr", "Frau", "Prof. Dr.", "Dr. med.", "Sra.", "Mme"] {
            assert!(is_salutation(title), "{title}");
        }
        for title in ["Head of Platform", "HR", "PR", "CIO", "Director", "Professor of Law", "", "-"] {
            assert!(!is_salutation(title), "{title}");
        }
    }

    #[test]
    fn links_are_found_as_people_write_them() {
        let found = |cell: &str| links(cell).collect::<Vec<_>>();
        assert_eq!(found("linkedin.com/in/ada"), ["https://linkedin.com/in/ada"]);
        assert_eq!(found("harrow.example"), ["https://harrow.example/"]);
        assert_eq!(
            found("https://ada.example https://ada.example/blog"),
            ["https://ada.example/", "https://ada.example/blog"]
        );
        assert_eq!(
            found("https://a.example, b.example; (c.example/d)"),
            ["https://a.example/", "https://b.example/", "https://c.example/d"]
        );
        for none in [
            "javascript:alert(1)",
            "mailto:a@example.org",
            "a@example.org",
            "none",
            "=cmd()",
            "n/a",
            "-",
            "@handle",
            "e.V.",
            "v1.2",
        ] {
            assert_eq!(found(none), Vec::<String>::new(), "{none}");
        }
    }

    #[test]
    fn a_profile_shows_a_person_better_than_a_sales_link() {
        let ranks = [
            "https://www.linkedin.com/in/ines",
            "https://www.xing.com/profile/Ines_Marsh",
            "https://ines.example",
            "https://www.linkedin.com/sales/lead/A",
        ];
        assert_eq!(ranks.map(rank), [0, 1, 2, 3]);
    }
}
