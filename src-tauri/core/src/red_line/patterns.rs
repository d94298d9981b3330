//! The built-in classes, each as the forms and words it shows itself by. English words; forms know no language.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use regex::{Match, Regex};

use super::checksum::{is_card, is_iban};
use super::{RedLine, Span, incident};

/// A form, and a closer look where the form alone says too little.
struct Pattern {
    class: RedLine,
    form: Regex,
    really: fn(&str) -> bool,
}

/// A class, a form, and the closer look.
type Form = (RedLine, &'static str, fn(&str) -> bool);

/// The forms. `(?i)` where case carries no meaning.
const FORMS: &[Form] = &[
    // Keys and tokens by the prefixes their issuers gave them so that they can be found.
    (RedLine::Secret, r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b", always),
    (RedLine::Secret, r"\b(?:gh[pousr]_[0-9A-Za-z]{36,}|github_pat_[0-9A-Za-z_]{40,}|glpat-[0-9A-Za-z_-]{20,})", always),
    (RedLine::Secret, r"\bxox[abprs]-[0-9A-Za-z-]{10,}", always),
    (RedLine::Secret, r"\b(?:sk|rk|pk)_(?:live|test)_[0-9A-Za-z]{16,}|\bsk-[0-9A-Za-z_-]{20,}|\bAIza[0-9A-Za-z_-]{35}", always),
    (RedLine::Secret, r"\beyJ[0-9A-Za-z_-]{8,}\.eyJ[0-9A-Za-z_-]{8,}\.[0-9A-Za-z_-]{8,}", always),
    (RedLine::Secret, r"-----BEGIN [A-Z ]*PRIVATE KEY-----", always),
    (RedLine::Secret, r"\b[a-z][a-z0-9+.-]*://[^\s/:@]+:[^\s/@]+@[^\s]+", always),
    (
        RedLine::Secret,
        r#"(?i)\b(?:pass(?:word|phrase|wd)?|secret|api[_ -]?key|access[_ -]?key|auth[_ -]?token|token|bearer)\b\s*(?:[:=]|\bis\b)\s*["']?[^\s"',;]{6,}"#,
        has_digit_or_sign,
    ),
    // People.
    (RedLine::PersonalData, r"(?i)\b[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}\b", always),
    (RedLine::PersonalData, r"\+\d{1,3}[ ()./-]?(?:\d[ ()./-]?){6,13}\d\b", always),
    (RedLine::PersonalData, r"\b(?:\d[ -]?){12,18}\d\b", is_card),
    (RedLine::PersonalData, r"\b[A-Z]{2}\d{2}(?: ?[0-9A-Z]{1,4}){3,8}\b", is_iban),
    (RedLine::PersonalData, r"\b\d{3}-\d{2}-\d{4}\b", always),
    (
        RedLine::PersonalData,
        r"(?i)\b(?:born (?:on|in)|date of birth:?|birthday is)\s+(?:\d{1,2}\.? (?:january|february|march|april|may|june|july|august|september|october|november|december)(?: \d{4})?|\d{4}(?:-\d{2}-\d{2})?|\d{1,2}[./]\d{1,2}[./]\d{2,4})",
        always,
    ),
    (
        RedLine::PersonalData,
        r"(?i)\b(?:sick leave|burn(?:ed)?[- ]?out leave|parental leave of|was (?:fired|laid off)|performance review of|(?:his|her|their) salary)\b",
        always,
    ),
    // The network.
    (
        RedLine::InternalAddress,
        r"(?i)\b(?:https?://)?(?:localhost|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:internal|intranet|corp|lan|local|localdomain|home\.arpa))(?::\d{2,5})?(?:/[^\s]*)?\b",
        is_host,
    ),
    (
        RedLine::InternalAddress,
        r"\b(?:https?://)?(?:10\.\d{1,3}\.\d{1,3}\.\d{1,3}|192\.168\.\d{1,3}\.\d{1,3}|172\.(?:1[6-9]|2\d|3[01])\.\d{1,3}\.\d{1,3}|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|169\.254\.\d{1,3}\.\d{1,3})(?::\d{2,5})?(?:/[^\s]*)?\b",
        always,
    ),
    (RedLine::InternalAddress, r"(?i)\b(?:f[cd][0-9a-f]{2}|fe80)(?::[0-9a-f]{0,4}){2,7}\b", always),
    (RedLine::InternalAddress, r"\\\\[A-Za-z0-9._-]+\\[^\s]+", always),
    // Words.
    (RedLine::Vulnerability, r"(?i)\bCVE-\d{4}-\d{4,}\b", always),
    (
        RedLine::Vulnerability,
        r"(?i)\b(?:zero[- ]day|0-day|unpatched|exploit(?:s|able|ed)?|(?:(?:my|your|their|being|show(?:s|ed|ing)?) )?vulnerabilit(?:y|ies)|pen(?:etration)?[- ]?test (?:finding|report)s?|backdoor|privilege escalation|sql injection|remote code execution)\b",
        is_of_a_system,
    ),
    (
        RedLine::Incident,
        r"(?i)\b(?:data breach|breached|security incident|major incident|ransomware|we (?:were|got) hacked|data (?:loss|leak)|leaked data|sev[- ]?[012]\b|p1 (?:incident|ticket)|root cause of (?:our|last))\b",
        always,
    ),
    (
        RedLine::Customer,
        r"\b(?i:our|my|a|the|for our|one of our) (?i:(?:largest|biggest|key|new|oldest|major) )?(?i:customers?|clients?|accounts?)(?:,? (?i:like |such as |called |named )?[A-Z](?:[.-]?[\w&])+(?: [A-Z&](?:[.-]?[\w&])*)*)",
        always,
    ),
    (
        RedLine::Customer,
        r"\b[A-Z][\w&-]+(?: [A-Z][\w&-]+)* (?:GmbH|AG|Ltd\.?|Inc\.?|LLC|PLC|plc|S\.A\.|SE|BV|B\.V\.|Pty|SpA|Oy|AB)\b",
        always,
    ),
    (
        RedLine::Unreleased,
        r"(?i)\b(?:under nda|nda(?:[- ]protected)|confidential|embargo(?:ed)?|not (?:yet )?(?:announced|public|released)|unannounced|unreleased|internal only|(?:our |the )?q[1-4](?: 20\d\d)? (?:numbers|results|revenue|earnings|figures|forecast)|(?:our|this quarter’s|this year’s) (?:revenue|profit|margin|earnings|layoffs|headcount|forecast)|before (?:the|our) (?:announcement|earnings call|results)|(?:revenue|turnover|profit|ebitda|margin|bookings|earnings)(?: is| are| was| were)? (?:up|down|grew|rose|fell|dropped|increased|decreased)(?: by| to)? [$€£]?\d[\d.,]*(?: ?(?:percent|[kmb]n?|million|billion))?|acquisition of|we are acquiring|merger with|planned layoffs|reorgani[sz]ation plan)\b",
        always,
    ),
];

static PATTERNS: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    let pattern = |(class, form, really): &Form| Pattern {
        class: *class,
        form: Regex::new(form).expect("the forms are constants, and a test compiles each"),
        really: *really,
    };
    FORMS.iter().map(pattern).collect()
});

/// Where the built-in classes show themselves.
pub(super) fn find(text: &str) -> Vec<Span> {
    let seen = Seen::of(text);
    let spans = PATTERNS.iter().flat_map(|pattern| {
        let found = pattern.form.find_iter(&seen.text).filter(|found| (pattern.really)(found.as_str()));
        found.map(|found| seen.span(pattern.class, &found)).collect::<Vec<_>>()
    });
    let near = incident::find(&seen.text).into_iter().map(|found| seen.span_of(RedLine::Incident, found));
    spans.chain(near).collect()
}

/// What somebody of a listed or regulated company should look at twice beside all that.
static OF_LISTED: LazyLock<Regex> = LazyLock::new(|| {
    let form = r"(?i)\b(?:order (?:intake|book)|dividends?|share price|guidance for|profit warning|inside information|(?:sales|earnings|annual|quarterly|half-year) (?:results|figures|forecast|report|outlook)|outlook for (?:the|this|next) (?:year|quarter)|(?:our|the) (?:budget|forecast|outlook|results))\b";
    Regex::new(form).expect("the form is a constant, and a test uses it")
});

/// Where results, forecasts and inside information of a listed company show themselves.
pub(super) fn find_of_listed(text: &str) -> Vec<Span> {
    let seen = Seen::of(text);
    OF_LISTED.find_iter(&seen.text).map(|found| seen.span(RedLine::Unreleased, &found)).collect()
}

/// A text as an eye sees it: without characters that take no room, which would hide a word from the forms.
struct Seen<'a> {
    text: Cow<'a, str>,
    /// For each byte of the seen text, where it stands in the written one; empty when the two are the same.
    written_at: Vec<usize>,
    written_length: usize,
}

impl<'a> Seen<'a> {
    fn of(text: &'a str) -> Self {
        if !text.contains(takes_no_room) {
            return Self { text: Cow::Borrowed(text), written_at: Vec::new(), written_length: text.len() };
        }
        let (mut seen, mut written_at) = (String::with_capacity(text.len()), Vec::with_capacity(text.len()));
        for (at, character) in text.char_indices().filter(|(_, character)| !takes_no_room(*character)) {
            seen.push(character);
            written_at.extend((0..character.len_utf8()).map(|byte| at + byte));
        }
        Self { text: Cow::Owned(seen), written_at, written_length: text.len() }
    }

    fn span(&self, class: RedLine, found: &Match<'_>) -> Span {
        self.span_of(class, found.range())
    }

    fn span_of(&self, class: RedLine, found: Range<usize>) -> Span {
        if self.written_at.is_empty() {
            return Span { class, from: found.start, to: found.end };
        }
        // The end is after the last character found, not before the next one: what hides between them is not part of it.
        let last = self.written_at.get(found.end - 1).map_or(self.written_length, |at| at + 1);
        Span { class, from: self.written_at[found.start], to: last }
    }
}

/// Zero-width and direction marks, soft hyphens, byte order marks.
fn takes_no_room(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

fn always(_: &str) -> bool {
    true
}

/// "Token is valid" is a sentence; "token is x9f-3" is one that should not be said.
fn has_digit_or_sign(text: &str) -> bool {
    let value = text.rsplit([':', '=', ' ', '"', '\'']).find(|part| !part.is_empty()).unwrap_or(text);
    value.chars().any(|character| character.is_ascii_digit()) || value.chars().any(|character| "!@#$%^&*_".contains(character))
}

/// One shows one's own vulnerability; that is no weakness of a system.
fn is_of_a_system(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default().to_lowercase();
    !(["my", "your", "their", "being"].contains(&first.as_str()) || first.starts_with("show"))
}

/// A sentence that ends in "… is local" or "the corp" names no host.
fn is_host(text: &str) -> bool {
    text.contains(['.', ':']) || text.starts_with("localhost")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_compiles() {
        assert_eq!(PATTERNS.len(), FORMS.len());
    }

    #[test]
    fn a_place_in_the_seen_text_is_one_in_the_written_text() {
        let text = "x\u{200b}y CVE-2026-\u{200b}12345.";
        let span = find(text)[0];
        assert_eq!(&text[span.from..span.to], "CVE-2026-\u{200b}12345");
    }
}
