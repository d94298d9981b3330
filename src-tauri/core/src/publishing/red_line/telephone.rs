//! Telephone numbers: with a plus, in a national form, or behind a word for telephone.

use std::sync::LazyLock;

use super::form::{Form, Found, On};
use super::labelled;
use super::reading::Reading;
use super::{RedLine, Span};

static FORMS: LazyLock<[Form; 3]> = LazyLock::new(|| {
    let form =
        |pattern: &str, is: fn(&Found<'_>) -> bool| Form::new(RedLine::PersonalData, On::Seen, pattern, is);
    [
        form(r"\+[1-9]\d{0,2}[ ()./-]{0,3}(?:\d[ ()./-]{0,3}){6,13}\d\b", is_international),
        form(r"(?:\(\d{2,5}\) ?|\b0)\d(?:[ /.()-]{0,2}\d){5,12}\b", is_national),
        form(
            r"(?i)\b(?:call|called|calls|phone|telephone|telefon|teléfono|téléphone|telefono|telefoon|tel|mobile|mobil|handy|cell|fax|whatsapp|ring|text|dial|sms|hotline|signal|landline|extension|pager|number is)\b[.:]*(?: (?:me|us|him|her|them|number|no\.?|nr\.?|is|at|on|under|now|back|to|unter|le|al)[.:]?){0,3} ?:? ?[(]?\d(?:[ /.()-]{0,2}\d){6,13}\b",
            is_called,
        ),
    ]
});

/// Where telephone numbers are.
pub(super) fn find(reading: &Reading, spans: &mut Vec<Span>) {
    FORMS.iter().for_each(|form| form.find(reading, spans));
}

fn digits(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}

fn is_international(found: &Found<'_>) -> bool {
    let joined = found.before().ends_with(|before: char| before.is_alphanumeric() || before == ')');
    !joined
        && (8..=15).contains(&digits(found.seen()))
        && !is_thousands(found.seen())
        && !is_date(found.seen().trim_start_matches('+'))
}

fn is_national(found: &Found<'_>) -> bool {
    let joined =
        found.before().ends_with(|before: char| before.is_alphanumeric() || "+.,:-/=_#".contains(before))
            || found.before().trim_end().ends_with(|before: char| before.is_ascii_digit());
    let goes_on =
        found.after().starts_with(|after: char| after.is_alphanumeric() || after == '-' || after == ':')
            || found.after().starts_with([',', '.'])
                && found.after()[1..].starts_with(|next: char| next.is_ascii_digit());
    (9..=13).contains(&digits(found.seen()))
        && !joined
        && !goes_on
        && !found.is_in_address()
        && !is_date(found.seen())
        && !labelled::is_labelled(found)
}

fn is_called(found: &Found<'_>) -> bool {
    let number =
        found.seen().find(|c: char| c.is_ascii_digit() || c == '(').map_or("", |at| &found.seen()[at..]);
    let apart = number.contains([' ', '-', '/', '.', '(']) || number.starts_with('0') || digits(number) >= 8;
    apart
        && !is_date(number)
        && !is_thousands(number)
        && !found.after().starts_with(|after: char| after.is_alphanumeric() || after == ':')
}

/// "+10 000 000 users".
fn is_thousands(number: &str) -> bool {
    number.ends_with(" 000 000") || number.ends_with(".000.000")
}

/// A number that begins as a date does: "01.02.2026 10", "2026-03-10".
fn is_date(number: &str) -> bool {
    let groups: Vec<_> =
        number.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty()).collect();
    let year = |group: &str| group.len() == 4 && (group.starts_with("19") || group.starts_with("20"));
    match groups.as_slice() {
        [one, two, three, ..] => {
            let short = |group: &str| group.len() <= 2;
            (year(one) && short(two) && short(three))
                || (short(one) && short(two) && year(three))
                || (short(one) && year(two))
        }
        _ => false,
    }
}
