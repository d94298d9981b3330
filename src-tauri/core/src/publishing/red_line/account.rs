//! Cards and bank accounts: only where issuer, length and checksum fit together.

use std::sync::LazyLock;

use super::checksum::{is_iban, is_luhn};
use super::form::{Form, Found, On};
use super::labelled;
use super::reading::Reading;
use super::{RedLine, Span};

static CARD: LazyLock<Form> =
    LazyLock::new(|| Form::new(RedLine::PersonalData, On::Seen, r"\b\d(?:[ -]?\d){12,18}\b", is_card));

/// The length of an account number in each country (ISO 13616, registry of 2024).
const IBAN: [(&str, usize); 60] = [
    ("AD", 24),
    ("AE", 23),
    ("AL", 28),
    ("AT", 20),
    ("AZ", 28),
    ("BA", 20),
    ("BE", 16),
    ("BG", 22),
    ("BH", 22),
    ("BR", 29),
    ("BY", 28),
    ("CH", 21),
    ("CY", 28),
    ("CZ", 24),
    ("DE", 22),
    ("DK", 18),
    ("DO", 28),
    ("EE", 20),
    ("EG", 29),
    ("ES", 24),
    ("FI", 18),
    ("FO", 18),
    ("FR", 27),
    ("GB", 22),
    ("GE", 22),
    ("GI", 23),
    ("GL", 18),
    ("GR", 27),
    ("GT", 28),
    ("HR", 21),
    ("HU", 28),
    ("IE", 22),
    ("IL", 23),
    ("IS", 26),
    ("IT", 27),
    ("JO", 30),
    ("KW", 30),
    ("KZ", 20),
    ("LB", 28),
    ("LI", 21),
    ("LT", 20),
    ("LU", 20),
    ("LV", 21),
    ("MC", 27),
    ("MD", 24),
    ("ME", 22),
    ("MK", 19),
    ("MT", 31),
    ("NL", 18),
    ("NO", 15),
    ("PK", 24),
    ("PL", 28),
    ("PT", 25),
    ("QA", 29),
    ("RO", 24),
    ("RS", 22),
    ("SA", 24),
    ("SE", 24),
    ("SI", 19),
    ("SK", 24),
];
const MORE_IBAN: [(&str, usize); 8] =
    [("SM", 27), ("TN", 24), ("TR", 26), ("UA", 29), ("VA", 22), ("VG", 24), ("XK", 20), ("MU", 30)];

/// Where cards and accounts are.
pub(super) fn find(reading: &Reading, spans: &mut Vec<Span>) {
    CARD.find(reading, spans);
    let text = reading.seen();
    let mut at = 0;
    for (start, pair) in text.as_bytes().windows(4).enumerate() {
        let begins = start >= at
            && pair[0].is_ascii_alphabetic()
            && pair[1].is_ascii_alphabetic()
            && pair[2].is_ascii_digit()
            && pair[3].is_ascii_digit();
        let joined = start > 0 && text.as_bytes()[start - 1].is_ascii_alphanumeric();
        if let Some(end) = (begins && !joined).then(|| account_at(text, start)).flatten() {
            spans.push(reading.span(RedLine::PersonalData, start..end));
            at = end;
        }
    }
}

/// Where an account number ends that begins here.
fn account_at(text: &str, start: usize) -> Option<usize> {
    let country = text[start..start + 2].to_uppercase();
    let (_, length) = IBAN.iter().chain(&MORE_IBAN).find(|(code, _)| *code == country)?;
    let mut number = String::with_capacity(*length);
    let mut apart = 0;
    for (at, character) in text[start..].char_indices() {
        match character {
            letter if letter.is_ascii_alphanumeric() => {
                number.push(letter.to_ascii_uppercase());
                apart = 0;
            }
            ' ' | '-' | '.' if apart == 0 => apart = 1,
            _ => return None,
        }
        if number.len() == *length {
            let end = start + at + 1;
            let goes_on = text[end..].starts_with(|after: char| after.is_alphanumeric());
            return (!goes_on && is_iban(&number)).then_some(end);
        }
    }
    None
}

fn is_card(found: &Found<'_>) -> bool {
    let text = found.seen();
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let joined = found.before().ends_with(|before: char| {
        before.is_alphanumeric() || "-_./:,=#".contains(before) && !found.before().ends_with(": ")
    });
    let goes_on =
        found.after().starts_with(|after: char| after.is_alphanumeric() || after == '-' || after == '_')
            || (found.after().starts_with(['.', ','])
                && found.after()[1..].starts_with(|next: char| next.is_ascii_digit()));
    let grouped = text.len() > digits.len();
    !joined
        && !goes_on
        && is_of_issuer(&digits, grouped)
        && is_luhn(&digits)
        && !found.is_in_address()
        && !labelled::is_labelled(found)
}

/// The lengths each issuer gives its numbers, by how they begin; 13 digits in groups only.
fn is_of_issuer(digits: &str, grouped: bool) -> bool {
    let begin = |n: usize| digits.get(..n).and_then(|begin| begin.parse::<u32>().ok()).unwrap_or_default();
    let length = digits.len();
    match begin(4) {
        4000..=4999 => length == 16 || length == 19 || (length == 13 && grouped),
        5100..=5599 | 2221..=2720 => length == 16,
        3400..=3499 | 3700..=3799 => length == 15,
        3000..=3059 | 3600..=3699 | 3800..=3999 => length == 14 || (length == 16 && grouped),
        3528..=3589 => length == 16,
        6011 | 6440..=6599 => length == 16 || length == 19,
        6200..=6299 | 8100..=8199 => length == 16 || length == 19,
        5000..=5099 | 5600..=5899 | 6000..=6999 => grouped && (length == 16 || length == 18 || length == 19),
        2200..=2204 | 9792 => length == 16,
        _ => false,
    }
}
