//! Numbers of a person where the text says what they are, and dates of birth.

use std::sync::LazyLock;

use super::everyday::is_everyday;
use super::form::{Form, Found, On};
use super::reading::{Reading, is_capital};
use super::{RedLine, Span};

/// Names of personal numbers that are words.
const NAMED: &str = concat!(
    r"(?i:social (?:security|insurance)(?: (?:number|no|nr))?|(?:nhs|national insurance|ni|insurance|medicare|medicaid|patient|personnel|personal|employee|staff|pension|taxpayer|tax file|tax|identity|id card|identity card|national id|residence permit|visa|health card) (?:number|no|nr|id|identification number|code)|passports?(?: (?:number|no|nr|id))?|driving licen[cs]e(?: (?:number|no))?|driver'?s licen[cs]e(?: (?:number|no))?|nino|national insurance",
    r"|steuer-?id(?:entifikationsnummer)?|steuer-?(?:identifikations)?nummer|steuer-?nr|sozialversicherungsnummer|sv-?nummer|rentenversicherungsnummer|krankenversicherungsnummer|versichertennummer|personalausweis(?:nummer)?|ausweis(?:nummer|-?nr)?|reisepass(?:nummer)?|personalnummer|führerschein(?:nummer)?|ahv(?:-?(?:nummer|nr))?",
    r"|burgerservicenummer|codice fiscale|carta d'identità|numéro de sécurité sociale|sécurité sociale|passeport|numero de seguridad social|pasaporte|paspoort(?:nummer)?|personnummer|fødselsnummer|henkilötunnus|cpr-?(?:nummer|nr|number)|rodné číslo|pesel|aadhaar|personal (?:identification|identity) (?:number|code))",
    r"|\b(?:SSN|NHS|TFN|BSN|NI|NINO|NIF|NIE|DNI|CPF|CURP|SIN|PAN|TIN|ITIN|IdNr|CPR|INSEE|NIR|PPSN?|NRIC|HKID|OIB|EGN|CNP|JMBG|AHV|AVS|SVNR|PESEL|NINO|UTR|ABHA)\b",
);

static NUMBERS: LazyLock<[Form; 2]> = LazyLock::new(|| {
    let value = r"[A-Z]{0,8}[ -]?\d[0-9A-Z]*(?:[ ./-][0-9A-Z]+)*";
    let form = |pattern: &str| Form::new(RedLine::PersonalData, On::Seen, pattern, has_five_digits);
    [
        form(&format!(
            r"\b(?:{NAMED})\b[.:#]*(?: (?:number|no\.?|nr\.?|is|was|lautet|ist|:|#)[.:]?)* ?{value}"
        )),
        form(&format!(
            r"\b\d[0-9A-Z]*(?:[ ./-][0-9A-Z]+)*,? (?i:is|was|ist) (?i:my|his|her|their|the|meine|seine|ihre) (?:{NAMED})"
        )),
    ]
});

const MONTHS: &str = concat!(
    r"(?:jan(?:uary|uar|vier|uari|uary)?|feb(?:ruary|ruar|ruari|braio)?|f[ée]v(?:rier)?|mar(?:ch|s|zo|ço)?|märz|maart|apr(?:il|ile)?|avril|abril|may|mai|mei|mayo|maggio|mag|june?|juni|juin|junio|giugno|july?|juli|juillet|julio|luglio",
    r"|aug(?:ust|ustus)?|août|agosto|sep(?:t|tember|tembre|tiembre)?|settembre|oct(?:ober|obre|ubre)?|okt(?:ober)?|ottobre|nov(?:ember|embre|iembre)?|dec(?:ember)?|dez(?:ember)?|d[ée]c(?:embre)?|dic(?:iembre|embre)?|enero|gennaio|febrero)",
);

static BIRTHS: LazyLock<[Form; 2]> = LazyLock::new(|| {
    let date = format!(
        r"(?:\d{{1,2}}(?:st|nd|rd|th|er|\.|º)? ?(?:of |de |di )?{MONTHS}\.?,?(?: (?:of |de )?\d{{4}})?\b|{MONTHS}\.? \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?\b|\d{{4}}[ ./]\d{{1,2}}[ ./]\d{{1,2}}\b|\d{{1,2}}[ ./]+\d{{1,2}}[ ./]+\d{{2,4}}\b)"
    );
    let born = r"(?:born|geboren|geb\.?|née?|nacid[oa]|nat[oa]|d\.? ?o\.? ?b\.?|date of birth|birth ?dates?|dates? of birth|birth ?day|geburtsdatum|geburtstag|date de naissance|fecha de nacimiento|data di nascita|geboortedatum|b\.)";
    let between = r"[:,]?(?: (?:on|in|the|is|was|am|le|el|il|op|den|ist|at|of))* ?:? ?";
    [
        Form::new(
            RedLine::PersonalData,
            On::Plain,
            &format!(r"\b{born}{between}{date}"),
            super::form::always,
        ),
        Form::new(
            RedLine::PersonalData,
            On::Plain,
            r"\b(?:(?:was|were|is|am|'s) |, )?(?:born|geboren|née?|nacid[oa]|nat[oa])(?: (?:on|in|en|im|nel|back))* (?:19[2-9]\d|20[01]\d)\b",
            is_a_persons,
        ),
    ]
});

/// Where personal numbers and dates of birth are.
pub(super) fn find(reading: &Reading, spans: &mut Vec<Span>) {
    NUMBERS.iter().for_each(|form| form.find(reading, spans));
    if reading.plain().contains(|character: char| character.is_ascii_digit()) {
        BIRTHS.iter().for_each(|form| form.find(reading, spans));
    }
}

fn has_five_digits(found: &Found<'_>) -> bool {
    found.seen().bytes().filter(u8::is_ascii_digit).count() >= 5
}

/// What is born in a year and no person.
const THINGS: [&str; 12] = [
    "internet",
    "linux",
    "unix",
    "git",
    "kubernetes",
    "standpoint",
    "google",
    "amazon",
    "java",
    "python",
    "web",
    "devops",
];

/// Whether a person stands before a year of birth: "He was born in 1981", "Jonas, born in 1990".
fn is_a_persons(found: &Found<'_>) -> bool {
    let first = found.reading.words_in(found.range()).start;
    let number =
        first.checked_sub(1).filter(|number| found.reading.around(found.range(), 1).start == *number);
    number.is_some_and(|number| {
        let word = found.reading.word(number);
        [
            "he",
            "she",
            "they",
            "i",
            "who",
            "er",
            "sie",
            "husband",
            "wife",
            "son",
            "daughter",
            "boss",
            "colleague",
            "mother",
            "father",
        ]
        .contains(&word)
            || (is_capital(found.reading.seen_word(number)) && !is_everyday(word) && !THINGS.contains(&word))
    })
}
