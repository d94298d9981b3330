//! Incidents: words that many a harmless text holds and that tell of one only near a time or someone's own.

use std::sync::LazyLock;

use super::form::{Form, Found, On, always};
use super::reading::Reading;
use super::surroundings::{is_ours, is_ours_or_counted};
use super::{RedLine, Span};

static FORMS: LazyLock<Vec<Form>> = LazyLock::new(|| {
    let form =
        |pattern: &str, is: fn(&Found<'_>) -> bool| Form::new(RedLine::Incident, On::Plain, pattern, is);
    vec![
        form(
            r"\b(?:sev(?:erity)? ?[0-3]|(?:p|prio(?:rity)?) ?[0-2] (?:incident|ticket|outage|alert)|(?:incident|ticket|outage) (?:p|prio(?:rity)? )[0-2])s?\b",
            always,
        ),
        form(r"\b(?:we|we're|our \w+) (?:are |were |is |was |came |have been )?under attack\b", always),
        form(
            r"\b(?:outages?|down ?times?|incidents?|post ?mortems?|break ?downs?|breach(?:es)?|data (?:loss(?:es)?|leaks?)|leaks?|ransomware|malware|viruses|trojan|phishing|ddos|cyber ?attacks?|hacks?|black ?outs?|near miss(?:es)?|root causes?|recover(?:ed|ing)?|intrusions?|intruders?|hackers|attackers|ransom|botnet|wiper)\b",
            is_told,
        ),
        form(
            r"\bbreached\b|\b(?:was|were|got|been|get|being) (?:\w+ )?(?:hacked|breached|attacked|compromised|defaced|encrypted|leaked|stolen|phished|hijacked|infected|blackmailed|extorted|taken (?:down|over|offline)|wiped|exfiltrated)\b",
            is_suffered,
        ),
        form(
            r"\b(?:attack\w*|hackers?|intruders?|criminals|someone|somebody|thieves|they|ransomware|malware|a virus|the virus|an employee|a colleague|insiders?) (?:\w+ ){0,2}?(?:encrypted|stole|leaked|took|wiped|breached|hacked|got into|broke into|came in|entered|published|sold|deleted|copied|downloaded|exfiltrated|defaced|clicked|hit|reached|blackmailed|spread|infected)\b",
            is_against_us,
        ),
        form(
            r"\b(?:attacks?|assault|attempt|ransomware attack|intrusion) (?:\w+ )?(?:on|against|into|at) (?:our|us|the|my|one of our)\b",
            is_attack,
        ),
        form(
            r"\b(?:we|someone|somebody|they|i|it|our \w+) (?:\w+ )?(?:leaked|lost|deleted|wiped|exposed|published|emailed|mailed|sent) (?:\w+ ){0,3}?(?:data|addresses|records|files|customers?|e ?mails?|passwords?|backups?|database|laptops?|credentials|invoices|documents|tables?|devices?)\b",
            always,
        ),
        form(
            r"\b(?:went|was|were|are|is|been|stayed|goes|go|gone|wasn't|weren't) (?:\w+ ){0,2}?(?:down|offline|off line|unavailable|unreachable|dark|out of service|not available|at a standstill)\b|\bstood still\b|\b(?:crashed|collapsed|fell over|broke down|shut down|failed over|failed(?: (?:on|last|again|at|for|yesterday|this|twice|completely)))\b",
            is_of_systems,
        ),
        form(
            r"\b(?:stole|stolen|lost) (?:\w+ ){0,2}?(?:data|laptops?|records|files|devices?|credentials|backups?)\b",
            is_ours,
        ),
        form(
            r"\b(?:reported|notified|informed|told|report|notify) (?:\w+ ){0,4}?(?:regulators?|data protection (?:\w+)|supervisory authority|authorit(?:y|ies)|bafin|bsi|ico|cnil|police|affected customers|cert)\b",
            is_reported,
        ),
        form(
            r"\b(?:restore[ds]?|restoring|recover(?:ed|ing)?) (?:\w+ ){0,3}?from (?:\w+ )?(?:backups?|tapes?)\b|\bpaid (?:the|a) ransom\b|\bfail(?:ed|ure) (?:over|of) (?:to )?(?:our|the) (?:data ?cent(?:re|er)|backup|cluster|network)\b",
            is_ours,
        ),
        form(
            r"\b(?:clicked|fell for|opened) (?:\w+ ){0,3}?(?:phishing|malicious|infected|fake) (?:\w+)\b",
            always,
        ),
        form(
            r"\b(?:root cause|causes?) (?:of|for|was|analysis of) (?:our|last|yesterday|the (?:outage|incident|failure|crash|breach))\w*\b",
            always,
        ),
        form(
            r"\b(?:major|critical|security|serious|significant|severe) (?:incident|outage|breach|disruption)s?\b",
            is_ours_or_counted,
        ),
    ]
});

/// Where incidents are told.
pub(super) fn find(reading: &Reading, spans: &mut Vec<Span>) {
    FORMS.iter().for_each(|form| form.find(reading, spans));
}

fn has(words: &[&str], word: &str) -> bool {
    words.contains(&word)
}

/// Words that take an incident as a subject to talk about.
const TALK: [&str; 20] = [
    "trust",
    "confidence",
    "faith",
    "culture",
    "management",
    "manager",
    "managers",
    "explained",
    "training",
    "playbook",
    "sense",
    "humour",
    "humor",
    "balance",
    "energy",
    "voice",
    "motivation",
    "courage",
    "calm",
    "time",
];

fn is_told(found: &Found<'_>) -> bool {
    let reading = found.reading;
    let behind = reading.words_in(found.range()).end;
    let same = reading.around(found.range(), 2).end;
    let talk = (behind..same).any(|number| has(&TALK, reading.word(number)));
    let word = found.plain();
    // Words with another sense of their own are counted by owner and time alone.
    let counted = word.starts_with("outage")
        || word.starts_with("incident")
        || word.contains("breach")
        || word.contains("attack")
        || word.contains("leak")
        || word.contains("ddos");
    !talk && (if counted { is_ours_or_counted(found) } else { is_ours(found) }) && !is_hack_of_life(found)
}

/// "my favourite hack", "we recover from failure", "a hack for your calendar".
fn is_hack_of_life(found: &Found<'_>) -> bool {
    let word = found.plain();
    let of_oneself = found
        .words_before(2)
        .any(|before| has(&["i", "my", "your", "life", "favourite", "favorite", "best"], before));
    (word.starts_with("hack") && !word.starts_with("hackers") && of_oneself)
        || (word.starts_with("recover") && of_oneself && found.after().starts_with(" from burn"))
}

fn is_suffered(found: &Found<'_>) -> bool {
    let subjects = [
        "we",
        "our",
        "us",
        "network",
        "server",
        "servers",
        "website",
        "site",
        "account",
        "accounts",
        "data",
        "systems",
        "system",
        "company",
        "supplier",
        "customer",
        "customers",
        "database",
        "mailbox",
        "laptop",
        "laptops",
    ];
    let subject = found.words_before(4).any(|word| has(&subjects, word));
    let topic = found.after().starts_with(" the topic")
        || found.after().starts_with(" the subject")
        || found.after().starts_with(" our trust");
    let harmless = found.plain().ends_with("encrypted") && !found.after().contains("by");
    !topic && !harmless && (subject || is_ours(found))
}

fn is_against_us(found: &Found<'_>) -> bool {
    let reading = found.reading;
    let behind = reading.words_in(found.range()).end;
    let after = reading.around(found.range(), 6).end;
    let ours = (behind..after).any(|number| has(&["our", "us", "my", "production"], reading.word(number)));
    let strong =
        ["attackers", "hackers", "ransomware", "malware"].iter().any(|who| found.plain().starts_with(who));
    let clicked = found.plain().ends_with("clicked")
        && (behind..after).any(|number| reading.word(number) == "phishing");
    let harmless = found.plain().starts_with("they ")
        && !found.plain().contains("stole")
        && !found.plain().contains("hacked");
    let weak = (found.plain().starts_with("someone")
        || found.plain().starts_with("somebody")
        || found.plain().starts_with("a colleague")
        || found.plain().starts_with("an employee"))
        && ["took", "published", "sold", "hit", "reached", "came in", "entered", "clicked", "copied"]
            .iter()
            .any(|verb| found.plain().ends_with(verb));
    clicked || (!harmless && !weak && (ours || (strong && is_ours(found))))
}

fn is_attack(found: &Found<'_>) -> bool {
    let last = found.plain().rsplit(' ').next().unwrap_or_default();
    has(&["our", "us"], last)
        || is_ours(found)
        || (last == "the"
            && has(
                &["network", "servers", "system", "company", "hospital", "plant"],
                found.reading.word(found.reading.words_in(found.range()).end),
            ))
}

/// What goes down: systems, with a time or an owner.
fn is_of_systems(found: &Found<'_>) -> bool {
    let things = [
        "system",
        "systems",
        "server",
        "servers",
        "site",
        "website",
        "shop",
        "network",
        "database",
        "erp",
        "sap",
        "vpn",
        "mail",
        "email",
        "platform",
        "service",
        "services",
        "cluster",
        "portal",
        "app",
        "application",
        "production",
        "plant",
        "store",
        "gateway",
        "firewall",
        "line",
        "lines",
        "payments",
        "payment",
        "checkout",
        "backup",
        "crm",
        "intranet",
        "wifi",
        "telephony",
        "phones",
        "we",
        "everything",
        "datacentre",
        "datacenter",
        "centre",
        "center",
        "api",
        "host",
        "storage",
        "switch",
        "router",
    ];
    // People fail and learn; systems fail and stop.
    let people_too = found.plain().starts_with("failed ");
    let subject = found.words_before(4).any(|word| has(&things, word) && !(people_too && word == "we"));
    let steps = found.after().starts_with(" to ")
        || found.after().starts_with(" by ")
        || found.after().starts_with(" from ")
        || found.after().starts_with(" and ");
    subject && !steps && is_ours(found)
}

fn is_reported(found: &Found<'_>) -> bool {
    found.words_before(2).any(|word| has(&["we", "had", "have", "to"], word)) && is_ours(found)
}
