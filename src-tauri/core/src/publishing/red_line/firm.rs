//! Customers, partners and suppliers by name, and firms by their legal form.

use std::sync::LazyLock;

use super::form::{Form, Found, On, is_name};
use super::reading::{Reading, is_capital};
use super::{RedLine, Span};
use crate::text::legal_form::is_legal_form;

const WHO: &str = r"(?i:customers?|clients?|key accounts?|accounts?|partners?|suppliers?|vendors?|resellers?|distributors?|(?:service )?providers?|contractors?|subcontractors?|outsourcers?|kunden?|lieferanten?|dienstleister)";
/// A word with a capital and those behind it. Beyond ASCII every letter fits: which is a capital, the closer look says.
const NAME: &str = r"[A-Z\x{c0}-\x{2fff}](?:[.&'-]?[A-Za-z\d\x{c0}-\x{ffff}])+(?: (?:(?:&|and|und|of|de|van|von) )?[A-Z\x{c0}-\x{2fff}](?:[.&'-]?[A-Za-z\d\x{c0}-\x{ffff}])*)*";
/// Legal forms no one takes for anything else behind a name.
const PLAIN_FORMS: &str = concat!(
    r"(?:gGmbH|GmbH(?: & Co\.? KG(?:aA)?)?|mbH|AG & Co\.? KG(?:aA)?|KGaA|KG|OHG|GbR|UG(?: \(haftungsbeschränkt\))?|e\. ?V\.|e\. ?K\.|e\. ?G\.|Ltd\b\.?|Limited|L\.L\.C\.|LLC|L\.L\.P\.|LLP|P\.L\.C\.|PLC|plc|Inc\b\.?|Incorporated|Corp\b\.?|Corporation|Co\., Ltd\b\.?|Co\. Ltd\b\.?|Pty\.? Ltd\b\.?|Pte\.? Ltd\b\.?|Pvt\.? Ltd\b\.?|Private Limited|Sdn\.? Bhd\.?",
    r"|S\. ?A\. ?S\.|S\. ?A\. ?R\. ?L\.|SARL|Sàrl|S\.à ?r\.l\.|SASU|EURL|S\. ?A\.|s\. ?a\.|S\. ?p\. ?A\.|SpA|S\. ?r\. ?l\.|Srl|S\. ?L\.(?: ?U\.)?|S\. ?L\. ?L\.|S\.A\. de C\.V\.|SA de CV|Ltda\b\.?|B\. ?V\.|N\. ?V\.|V\.O\.F\.|A/S|ApS|ASA|OyJ|Oyj|Oy|Ab Oy|Sp\. ?z ?o\. ?o\.|sp\. z o\.o\.|s\. ?r\. ?o\.|a\. ?s\.|d\. ?o\. ?o\.|d\. ?d\.|Kft\b\.?|Zrt\b\.?|Nyrt\b\.?|K\. ?K\.|G\. ?K\.|OÜ|UAB|SIA|EOOD|OOD|OOO|PJSC|JSC|WLL|W\.L\.L\.|FZE|FZ-LLC|A\.Ş\.|Holdings?|Aktiengesellschaft)",
);
/// Legal forms that are words or abbreviations of their own as well.
const SHORT_FORMS: &str = r"(?:AG|SE|AB|SA|BV|NV|AS|SL|SAS|SC|LP|PT|RT|EG|eG|Co\b\.?)";

static FORMS: LazyLock<Vec<Form>> = LazyLock::new(|| {
    let form =
        |pattern: &str, is: fn(&Found<'_>) -> bool| Form::new(RedLine::Customer, On::Seen, pattern, is);
    let owner =
        r"\b(?i:our|my|a|an|the|this|your|one of (?:our|my|the)|for our|with our|their|unser\w*|mein\w*)";
    vec![
        form(
            &format!(
                r"{owner} (?i:[a-z\x{{c0}}-\x{{ffff}}-]+ ){{0,2}}?{WHO}(?:,? (?i:like|such as|called|named|namely|at|including|is|are|was|were|wie),?|,|:)? \(?{NAME}"
            ),
            is_named_behind,
        ),
        form(&format!(r"\b{WHO},? (?i:like|such as|called|named|including) {NAME}"), is_named_behind),
        form(&format!(r"\b{WHO} \({NAME}\)"), is_named_behind),
        form(
            &format!(
                r"\b{NAME}(?:,| is| was| are| were| became| has become| remains|, now|, once) (?i:(?:also|still|now|once) )?(?i:our|my|a|an|one of (?:our|my)) (?i:[a-z\x{{c0}}-\x{{ffff}}-]+ ){{0,2}}?{WHO}\b(?i: of (?:ours|mine))?"
            ),
            is_named_before,
        ),
        form(&format!(r"\b{NAME},? {PLAIN_FORMS}"), is_firm),
        form(&format!(r"\b{NAME},? {SHORT_FORMS}\b"), is_firm_with_short_form),
    ]
});

/// Where they are.
pub(super) fn find(reading: &Reading, spans: &mut Vec<Span>) {
    FORMS.iter().for_each(|form| form.find(reading, spans));
}

/// The number of the word that names someone: the first with a capital behind who it is.
fn is_named_behind(found: &Found<'_>) -> bool {
    let reading = found.reading;
    let within = reading.words_in(found.range());
    let who = within.clone().find(|number| is_who(reading.word(*number)));
    // "customers, Monday to Friday": no name; "Customer Contoso" in a heading: no sentence.
    let Some(who) = who else { return false };
    let name = (who + 1..within.end).find(|number| is_capital(reading.seen_word(*number)));
    let heading = is_capital(reading.seen_word(who)) && !reading.opens_sentence(who);
    let plural_alone = found.plain().starts_with("a ") && reading.word(who).ends_with('s');
    name.is_some_and(|number| is_name(reading, number))
        && !heading
        && !plural_alone
        && !reading.is_title_case(found.from)
}

fn is_who(word: &str) -> bool {
    let word = word.strip_suffix('s').unwrap_or(word);
    [
        "customer",
        "client",
        "account",
        "partner",
        "supplier",
        "vendor",
        "reseller",
        "distributor",
        "provider",
        "contractor",
        "subcontractor",
        "outsourcer",
        "kunde",
        "kunden",
        "lieferant",
        "lieferanten",
        "dienstleister",
    ]
    .contains(&word)
}

fn is_named_before(found: &Found<'_>) -> bool {
    let reading = found.reading;
    let first = reading.words_in(found.range()).start;
    is_name(reading, first) && !reading.is_title_case(found.from)
}

/// A legal form behind a name: not behind a word that any sentence begins with.
fn is_firm(found: &Found<'_>) -> bool {
    let reading = found.reading;
    let within = reading.words_in(found.range());
    let goes_on = found.after().starts_with(|after: char| after.is_alphanumeric())
        || (found.after().starts_with(' ')
            && found.seen().ends_with("Limited")
            && found.after().trim_start().starts_with(char::is_lowercase)
            && within.len() == 2
            && reading.opens_sentence(within.start));
    // "Read PLC basics", "A Limited offer": one everyday word alone is no name.
    let form_at = (within.start + 1..within.end)
        .find(|number| is_form(reading.seen_word(*number)))
        .unwrap_or(within.end);
    !goes_on && (within.start..form_at).any(|number| is_name(reading, number))
}

fn is_form(word: &str) -> bool {
    is_legal_form(word) || word.chars().count() <= 2
}

/// Words that such a sentence goes on with.
const DOES: [&str; 33] = [
    "agreed",
    "announced",
    "acquired",
    "launched",
    "merged",
    "plans",
    "reported",
    "won",
    "asked",
    "bought",
    "called",
    "complained",
    "does",
    "failed",
    "has",
    "hired",
    "is",
    "left",
    "paid",
    "pays",
    "said",
    "says",
    "sells",
    "signed",
    "sold",
    "sued",
    "told",
    "uses",
    "wanted",
    "wants",
    "was",
    "went",
    "will",
];

/// What is behind a name of two words, or one that does not open its sentence, or does something as only firms do.
fn is_firm_with_short_form(found: &Found<'_>) -> bool {
    let reading = found.reading;
    let within = reading.words_in(found.range());
    let form = within.end - 1;
    let names = || within.start..form;
    let known = names().any(|number| is_name(reading, number))
        && !names().any(|number| STANDARDS.contains(&reading.word(number)));
    let second = within.len() > 2 || !reading.opens_sentence(within.start);
    let does = DOES.contains(&reading.word(form + 1)) && reading.around(found.range(), 1).end > form + 1;
    let ends = reading.around(found.range(), 1).end == within.end;
    known
        && (second || does || (ends && found.seen().ends_with("AG")))
        && !found.after().starts_with(|after: char| after.is_alphanumeric() || after == '-')
}

/// Names that the two letters belong to and that are no firms.
const STANDARDS: [&str; 14] = [
    "java",
    "jakarta",
    "iphone",
    "windows",
    "pocket",
    "principal",
    "senior",
    "staff",
    "junior",
    "lead",
    "sql",
    "in",
    "macos",
    "pc",
];
