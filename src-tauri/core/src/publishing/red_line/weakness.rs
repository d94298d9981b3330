//! Weaknesses of a system, where they are known by number or told of the user’s own organisation.

use std::sync::LazyLock;

use super::form::{Form, Found, On, always};
use super::reading::Reading;
use super::surroundings::{is_ours, is_ours_or_counted};
use super::{RedLine, Span};

const OLD: &str = r"(?:windows (?:server )?(?:nt|xp|vista|7|8|2000|2003|2008|2012)|server 20(?:00|03|08|12)|smb ?v?1|tls 1\.[01]|ssl ?v?[23]|telnet|ftp|internet explorer|python 2|java [678]|php 5|exchange 201\d|centos [67]|debian [789]|flash|log4j 1|sha ?1|md5|ntlm(?:v1)?|lotus notes|esxi [56])";

static FORMS: LazyLock<Vec<Form>> = LazyLock::new(|| {
    let form =
        |pattern: &str, is: fn(&Found<'_>) -> bool| Form::new(RedLine::Vulnerability, On::Plain, pattern, is);
    vec![
        form(r"\bcve ?(?:id )?:? ?\d{4} ?\d{4,}\b", always),
        form(r"\bghsa(?: [a-z0-9]{4}){3}\b", always),
        form(
            r"\b(?:(?:still|yet|remain\w*) (?:\w+ )?(?:vulnerable|unpatched|exposed|open|exploitable)|(?:un|(?:not|haven't|hasn't|didn't|isn't|aren't) (?:yet |been )*|never )patched|(?:behind|late|months?|weeks?|years?) (?:on|with|without) (?:our |the |security |any )?(?:patch\w*|updates?)|patch(?:es|ing)? (?:is |are )?(?:overdue|missing|late))\b",
            is_ours_or_said_still,
        ),
        form(
            &format!(
                r"\bstill (?:\w+ ){{0,3}}?(?:on |runs? |running |uses? |using |have |has |rely on |allow )?{OLD}\b|\b(?:run|runs|running|use|uses|using|have|on) (?:\w+ ){{0,2}}?{OLD} (?:in production|everywhere|on our)"
            ),
            is_ours_or_said_still,
        ),
        form(
            r"\b(?:end of (?:life|support)|eol|unsupported|outdated|obsolete|unmaintained|out of support|out of date)(?: (?:\w+ ){0,3}?\w+)?\b",
            is_near,
        ),
        form(
            r"\b(?:pen(?:etration)? ?tests?|pentest(?:er)?s?|red team(?:ers)?|auditors?|security audit|audit|vulnerability scan\w*|scanner|scan|bug bounty|assessment|security review|ethical hackers?) (?:\w+ ){0,2}?(?:showed|shows|found|finds|got|reported|reveal\w*|uncover\w*|broke|breached|reached|flagged|discover\w*|exposed|took|compromis\w*|owned|pwned|came back|crack\w*|walked|obtained|bypass\w*)\b|\bpen(?:etration)? ?test (?:finding|report|result)s?\b",
            is_of_a_system_review,
        ),
        form(
            r"\b(?:default|weak|shared|hard ?coded|same|guessable|leaked|stolen|plain ?text|unencrypted|blank|empty) (?:\w+ )?(?:credentials?|passwords?|logins?|admin accounts?|keys?|certificates?)\b",
            is_placed,
        ),
        form(
            r"\b(?:without|no|lack\w*|missing|bypass\w*|disabled?|turned off|(?:not|don't|didn't|doesn't|never) (?:have|had|use|used|enforced?)) (?:\w+ )?(?:mfa|2fa|multi ?factor\w*|two factor\w*|encryption|firewalls?|backups?|segmentation|antivirus|edr|logging|access control\w*|passwords?|authentication)\b",
            is_ours_or_admins,
        ),
        form(
            r"\b(?:mfa|2fa|firewall|login|filter|authentication|access control|sandbox|vpn) can be (?:easily )?bypassed\b",
            always,
        ),
        form(
            r"\b(?:xss|csrf|ssrf|sqli|rce|idor|xxe|sql injections?|code injections?|command injections?|cross site \w+|remote code execution|privilege escalations?|buffer overflows?|path traversals?|directory traversals?|deserialization|open redirects?|zero ?days?|0 ?days?|backdoors?|back doors?|exploits?|rootkits?)\b(?: \w+){0,2}? (?:in|on|into|of|at|against|through|for) (?:our|the|my|a|an|this|their|its|production|one of our)\b",
            is_system,
        ),
        form(
            r"\b(?:was|were|been|being|is|are|got|get|gets|actively|easily|be) exploit(?:ed|able)\b|\bexploited (?:last|on|in the|by|yesterday|this|against|our)\b|\bexploit (?:for|against) (?:our|the|a|cve)\b",
            is_exploited,
        ),
        form(
            r"\b(?:security|known|critical|serious|severe|gaping|open|software|design|authentication) (?:hole|flaw|gap|bug|weakness|issue|problem|defect)(?:s|es)?\b",
            is_ours_or_counted,
        ),
        form(r"\bvulnerabilit(?:y|ies)\b", is_of_a_system),
        form(
            r"\bvulnerable (?:to (?:\w+ )?(?:attack\w*|cve|sql|xss|it|ransomware|phishing|injection|exploit\w*|log4\w+|hackers?|this)|(?:version|server|system|system|component|librar|software|device|firewall)\w*)\b",
            is_near_or_still,
        ),
        form(
            r"\b(?:mis ?configured|publicly (?:accessible|readable|reachable)|world readable|unsecured|unprotected|open|exposed|public) (?:\w+ )?(?:buckets?|servers?|shares?|ports?|databases?|storage|s3|rdp|firewalls?|blob|repositor(?:y|ies)|endpoints?|apis?|instances?)\b",
            is_near,
        ),
        form(
            r"\b(?:not|never|isn't|aren't|weren't|wasn't) (?:yet )?(?:encrypted|patched|backed up|segmented|monitored|tested|secured|hardened|password protected)\b|\b(?:un ?encrypted|in plain ?text|in clear ?text|in plain sight)\b",
            is_near,
        ),
        form(
            r"\b(?:open|exposed|visible|reachable|accessible) (?:to|from|on) (?:the (?:whole )?(?:internet|web|world)|everyone|anyone|anybody|outside)\b|\bany(?:one|body) (?:can|could|is able to|was able to) (?:log ?in|read|see|access|download|get in|open|change|delete|enter)\b",
            is_near,
        ),
        form(
            r"\b(?:share|shares|shared|use|uses|reuse|same) (?:one|a single|the same|an?) (?:\w+ )?(?:password|login|account|admin account)\b",
            is_near,
        ),
        form(
            r"\b(?:certificates?|domain|licen[cs]es?) (?:has |have |had )?(?:all )?(?:expired|ran out)\b|\bexpired (?:certificates?|domain)\b",
            is_near,
        ),
        form(
            r"\b(?:bucket|share|database|server|repository|s3|storage account|dashboard|jenkins|folder|drive|wiki|backup)s? (?:was|were|is|are) (?:left )?(?:public|open|exposed|readable|unprotected|unsecured|world readable)\b",
            is_near,
        ),
        form(
            r"\b(?:has|had|have|found|got|fixed|with) (?:an?|the|some|another) (?:\w+ )?(?:xss|csrf|ssrf|sqli|rce|idor|xxe|sql injection|zero day|0 ?day|backdoor|privilege escalation|security (?:hole|flaw|bug))\b",
            is_near,
        ),
        form(
            r"\b(?:passwords?|credentials) (?:is|are|was|were) (?:\w+ )?(?:the same|shared|default|written down|weak|blank|reused)\b",
            is_near,
        ),
        form(r"\b(?:domain admin|root access|admin rights?)\b", is_taken),
    ]
});

/// Where weaknesses are told.
pub(super) fn find(reading: &Reading, spans: &mut Vec<Span>) {
    FORMS.iter().for_each(|form| form.find(reading, spans));
}

fn has_before(found: &Found<'_>, words: &[&str], most: usize) -> bool {
    found.words_before(most).any(|word| words.contains(&word))
}

fn is_near(found: &Found<'_>) -> bool {
    is_ours(found) && !is_felt(found)
}

fn is_near_or_still(found: &Found<'_>) -> bool {
    is_ours(found) || has_before(found, &["still"], 3)
}

/// "We still run …", "still vulnerable to it", "our servers are unpatched", "CVE-… is unpatched here".
fn is_ours_or_said_still(found: &Found<'_>) -> bool {
    let technical = found.plain().contains("vulnerable") || found.plain().contains("patch");
    (found.plain().starts_with("still") && technical && !is_felt(found))
        || is_ours(found)
        || (found.plain() == "unpatched" && has_before(found, &["the", "an", "is", "are"], 1))
}

/// "the pentest showed": of one that is ours, or "the".
fn is_of_a_system_review(found: &Found<'_>) -> bool {
    let ours = ["the", "our", "last", "this", "a", "an", "first", "external", "internal", "annual", "we"];
    let plain_audit = found.plain().starts_with("assessment") || found.plain().starts_with("scan ");
    has_before(found, &ours, 2) && (!plain_audit || is_ours(found))
}

/// "default credentials on our printers", "the same password everywhere".
fn is_placed(found: &Found<'_>) -> bool {
    let showed = has_before(found, &["showed", "found", "revealed", "reported"], 3);
    showed || is_ours(found)
}

fn is_ours_or_admins(found: &Found<'_>) -> bool {
    is_ours(found) || has_before(found, &["admin", "admins", "accounts", "administrators", "servers"], 3)
}

/// "XSS in our portal", "a zero-day in our VPN"; not "a backdoor to promotion", not "exploit for the greater good".
fn is_system(found: &Found<'_>) -> bool {
    let last = found.plain().rsplit(' ').next().unwrap_or_default();
    let strong = [
        "xss",
        "csrf",
        "ssrf",
        "sqli",
        "rce",
        "idor",
        "xxe",
        "sql",
        "remote",
        "privilege",
        "buffer",
        "cross",
        "command",
        "path",
        "directory",
        "code",
    ];
    ["our", "my", "production"].contains(&last)
        || strong.iter().any(|word| found.plain().starts_with(word))
        || is_ours(found)
}

fn is_exploited(found: &Found<'_>) -> bool {
    let felt =
        has_before(found, &["feel", "felt", "feels", "workers", "people", "women", "men", "children"], 4);
    !felt
        && (is_ours(found)
            || found.plain().contains("actively")
            || has_before(found, &["vulnerability", "flaw", "hole", "bug", "cve"], 5))
}

/// Showing vulnerability is a personal strength, not a weakness of a system.
fn is_felt(found: &Found<'_>) -> bool {
    let shown = [
        "show", "shows", "showed", "showing", "being", "feel", "feeling", "your", "their", "my", "his",
        "her", "be", "am", "of",
    ];
    has_before(found, &shown, 2)
}

/// "a critical vulnerability in our ERP", "three critical vulnerabilities", "a vulnerability in the login page".
fn is_of_a_system(found: &Found<'_>) -> bool {
    let after = found.reading.around(found.range(), 3);
    let behind = found.reading.words_in(found.range()).end;
    let word = |number: usize| if number < after.end { found.reading.word(number) } else { "" };
    let placed = ["in", "of", "on", "at", "within", "affecting"].contains(&word(behind))
        && ["our", "the", "a", "an", "this", "my", "production", "one", "its"].contains(&word(behind + 1));
    let kind = [
        "critical",
        "severe",
        "known",
        "new",
        "serious",
        "open",
        "unpatched",
        "security",
        "software",
        "zero",
        "high",
        "medium",
        "unfixed",
        "exploitable",
        "the",
        "this",
        "that",
    ];
    let people = [
        "team",
        "leaders",
        "leader",
        "leadership",
        "room",
        "relationship",
        "person",
        "people",
        "meeting",
        "voice",
        "story",
    ];
    let of_people = (behind..after.end).any(|number| people.contains(&word(number)));
    let quantified = found.words_before(2).any(super::surroundings::is_number);
    !is_felt(found)
        && !of_people
        && ((placed
            && has_before(
                found,
                &["a", "an", "the", "this", "another", "critical", "known", "security", "severe", "serious"],
                2,
            ))
            || quantified
            || (has_before(found, &kind, 1) && is_ours(found)))
}

fn is_taken(found: &Found<'_>) -> bool {
    has_before(
        found,
        &["got", "gained", "became", "become", "obtained", "reached", "stole", "with", "have", "has", "had"],
        3,
    ) && (is_ours(found)
        || has_before(
            found,
            &["team", "tester", "testers", "attacker", "attackers", "hackers", "pentest", "everyone"],
            5,
        ))
}
