//! What is no one's business about a colleague: health, pay, dismissal, warnings, home. Only where it is said of someone.

use std::sync::LazyLock;

use super::everyday::is_everyday;
use super::form::{Form, Found, On, always};
use super::reading::{Reading, is_capital};
use super::{RedLine, Span};

/// How many words before it the someone may stand.
const NEAR: usize = 7;

const LEAVE: &str = concat!(
    r"\b(?:(?:on|took|takes|taking|has|had|went on|is on|return\w* from|back from|start\w*) (?:\w+ ){0,2}?(?:sick|parental|maternity|paternity|medical|stress|disability|bereavement|compassionate|garden(?:ing)?|mental health) leave",
    r"|off sick|called in sick|(?:been|was|is|were|are) (?:off )?(?:sick|ill|seriously ill|terminally ill|signed off)\b(?! of)",
    r"|(?:has|had|have|got|with|from|suffer\w*|recover\w*|battl\w*|fight\w*) (?:\w+ ){0,3}?(?:burn ?out|cancer|depression|anxiety|adhd|autism|a stroke|a heart attack|a miscarriage|an addiction|long covid|covid|epilepsy|diabetes|dementia|ptsd|multiple sclerosis|panic attacks|a breakdown|a tumou?r|an eating disorder)",
    r"|diagnosed with|(?:is|was|are|were|been|went|taken) (?:in|in the|to|to the|into|back in) (?:hospital|rehab|therapy|psychiatric\w*|clinic)|(?:had|has|needs|after|undergo\w*) (?:\w+ ){0,2}(?:surgery|chemo\w*)",
    r"|(?:is|was|are|'s) (?:an |a )?(?:alcoholic|addict(?:s|ed)?|drunk|suicidal|depressed|burn(?:ed|t) out|disabled|gay|lesbian|trans|bipolar|autistic|bankrupt|in debt)|burn(?:ed|t) out (?:last|in|this|again)",
    r"|(?:is|was|got|gets|be|are) (?:\w+ )?pregnant|(?:is|was|are|'s) expecting (?:(?:a|an|her|their) (?:\w+ )?(?:baby|child|daughter|son|girl|boy|first|second|third)|twins|triplets)|(?:going|goes|went|gone) through (?:a|an|his|her|their) (?:\w+ )?(?:divorce|separation|custody)|(?:getting|got|is|filed for) (?:a )?divorced?\b",
);
const WORK: &str = concat!(
    r"|(?:was|were|got|gets|been|being|is being|are being|be|has been|have been) (?:\w+ly )?(?:fired|sacked|dismissed|laid off|let go|made redundant|terminated|suspended|demoted|furloughed|escorted out|walked out|asked to (?:leave|resign)|put on (?:a |an )?(?:pip|performance|garden\w*|leave|probation))\b(?! up)",
    r"|(?:got|received|has|had|given|gave|give|issue\w*|was given) (?:\w+ ){0,4}?(?:formal|written|final|verbal|first|second|official) warning|(?:a|an|the|his|her|their) (?:formal|written|final) warning",
    r"|(?:handed|hands|handing) in (?:his|her|their|the) notice|(?:gave|given|gives) (?:his|her|their|in) notice|(?:has|just|suddenly) (?:resigned|quit)|(?:resigned|quit) (?:last|on|in|this|yesterday|today|over|after|because)",
    r"|(?:failed|fail|fails|did not pass|didn't pass) (?:his|her|their|the) (?:probation\w*|background check)|performance improvement plan|\bpip\b|disciplinary (?:hearing|action|proceeding\w*|meeting|procedure|measure\w*)|under investigation|hr (?:complaint|case|investigation)|complaint against",
    r"|(?:performance|annual|appraisal|yearly) (?:review|appraisal|rating)|(?:was|were|got|been) (?:arrested|convicted|caught stealing|caught sleeping|drunk|harassed)|sexual harassment|criminal record|underperform\w*|low performer|salary (?:is|of|was)\b",
    r")\b",
);

static FORMS: LazyLock<Vec<Form>> = LazyLock::new(|| {
    let form =
        |pattern: &str, is: fn(&Found<'_>) -> bool| Form::new(RedLine::PersonalData, On::Plain, pattern, is);
    let happened = without_lookahead(&format!("{LEAVE}{WORK}"));
    vec![
        form(&happened, is_of_somebody),
        // We did it to someone.
        form(
            r"\b(?:let|letting) (?:him|her|them|\w+) go\b|\b(?:fired|sacked|dismissed|firing|sacking|dismissing|laid off|laying off|suspended|demoted|had to (?:fire|sack|dismiss|let go)) (?:him|her|them|our|my|two|three|four|five|six|\d+|[\w]+)\b",
            is_done_to_somebody,
        ),
        // Pay.
        form(
            r"\b(?:his|her|their|'s|s') (?:\w+ )?(?:salary|pay|bonus|wages?|compensation|day rate|pay ?(?:check|cheque|rise|raise)|severance|package)\b",
            is_pay,
        ),
        form(
            r"\b(?:earns?|earned|makes|made|gets|got|is paid|was paid|are paid|is on|costs us|asked for|wants) (?:about |around |over |only |just |almost |nearly )?[$€£]?\d[\d.,]*(?: ?(?:k|thousand|000|euros?|dollars?|pounds?|eur|usd|gbp))*",
            is_earned,
        ),
        // Home.
        form(
            r"\b(?:(?:home|private|personal|postal) address|privatanschrift|wohnhaft|lives at|living at|lives in|adresse privée)\b[^\n.]{0,30}\d",
            always,
        ),
    ]
});

/// The regular expressions know no looking ahead: what the patterns rule out is looked at after.
fn without_lookahead(pattern: &str) -> String {
    pattern.replace("(?! of)", "").replace("(?! up)", "")
}

/// Where something is said of someone.
pub(super) fn find(reading: &Reading, spans: &mut Vec<Span>) {
    FORMS.iter().for_each(|form| form.find(reading, spans));
}

const PRONOUNS: [&str; 8] = ["he", "she", "they", "his", "her", "their", "him", "them"];
const ROLES: [&str; 46] = [
    "admin",
    "admins",
    "administrator",
    "analyst",
    "apprentice",
    "architect",
    "assistant",
    "boss",
    "ceo",
    "cfo",
    "chief",
    "cio",
    "ciso",
    "coach",
    "colleague",
    "colleagues",
    "consultant",
    "controller",
    "cto",
    "deputy",
    "developer",
    "developers",
    "director",
    "employee",
    "employees",
    "engineer",
    "engineers",
    "head",
    "intern",
    "lead",
    "leader",
    "manager",
    "member",
    "members",
    "officer",
    "operator",
    "owner",
    "people",
    "person",
    "predecessor",
    "report",
    "secretary",
    "specialist",
    "teammate",
    "trainee",
    "vp",
];

fn is_of_somebody(found: &Found<'_>) -> bool {
    let text = found.plain();
    let ruled_out = (text.ends_with("sick") || text.ends_with("ill")) && found.after().starts_with(" of")
        || text.ends_with("fired") && (found.after().starts_with(" up") || found.after().starts_with(" by"))
        || text.ends_with("sick") && found.after().starts_with(" and");
    let reading = found.reading;
    let around = reading.around(found.range(), NEAR);
    let within = reading.words_in(found.range());
    let before = || around.start..within.start;
    let somebody = before().any(|number| is_somebody(reading, number))
        || within.clone().any(|number| PRONOUNS.contains(&reading.word(number)))
        || (text.ends_with("review") || text.ends_with("leave") || text.ends_with("complaint against"))
            && (within.end..around.end.min(within.end + 3))
                .any(|number| is_somebody(reading, number) && reading.word(number) != "their");
    let myself = before().next_back().is_some_and(|number| reading.word(number) == "i");
    !ruled_out && somebody && !myself
}

/// A name, a pronoun, or "our" with who it is.
fn is_somebody(reading: &Reading, number: usize) -> bool {
    let word = reading.word(number);
    let named = is_capital(reading.seen_word(number))
        && reading.seen_word(number).chars().count() > 1
        && !is_everyday(word);
    named || PRONOUNS.contains(&word) || (ROLES.contains(&word) && is_somebodys(reading, number))
}

/// "our head of ops", "my boss", "one of my colleagues", "the intern".
fn is_somebodys(reading: &Reading, number: usize) -> bool {
    let from = number.saturating_sub(4);
    (from..number).any(|before| {
        ["our", "my", "of", "the", "a", "an", "his", "her", "two", "three", "four"]
            .contains(&reading.word(before))
    })
}

fn is_done_to_somebody(found: &Found<'_>) -> bool {
    let reading = found.reading;
    let within = reading.words_in(found.range());
    let whom = if found.plain().ends_with(" go") { within.end - 2 } else { within.end - 1 };
    let word = reading.word(whom);
    if word == "them" || word == "him" || word == "her" {
        return true;
    }
    let named = is_capital(reading.seen_word(whom)) && !is_everyday(word);
    let counted = super::surroundings::is_number(word) || word == "our" || word == "my";
    let ours =
        found.words_before(3).any(|before| ["we", "i", "they", "to", "company", "boss"].contains(&before));
    let people = (within.end..within.end + 3).any(|number| {
        ROLES.contains(&reading.word(number)) || ["staff", "jobs"].contains(&reading.word(number))
    });
    named || (counted && (people || ours))
}

/// "Jonas's pay", "their salary": not "it's pay day" and not "today's bonus".
fn is_pay(found: &Found<'_>) -> bool {
    let pronoun = PRONOUNS.iter().any(|pronoun| found.plain().starts_with(&format!("{pronoun} ")));
    let reading = found.reading;
    let first = reading.words_in(found.range()).start;
    let pay_alone = found.plain().ends_with(" pay") && found.after().starts_with(" attention");
    let named = is_capital(reading.seen_word(first)) && !is_everyday(reading.word(first));
    !pay_alone && (named || (pronoun && !found.after().starts_with(" off")))
}

fn is_earned(found: &Found<'_>) -> bool {
    let text = found.plain();
    let money = text.contains(['$', '€', '£'])
        || text.ends_with('k')
        || ["euro", "dollar", "pound", "thousand", "eur", "usd", "gbp"]
            .iter()
            .any(|money| text.contains(money))
        || text.contains(",000")
        || text.contains(".000");
    let reading = found.reading;
    let first = reading.words_in(found.range()).start;
    let who = first.checked_sub(1).filter(|number| reading.around(found.range(), 1).start == *number);
    money
        && who.is_some_and(|number| {
            let word = reading.word(number);
            ["he", "she", "they", "who"].contains(&word)
                || (is_somebody(reading, number) && !["his", "her", "their"].contains(&word))
        })
}
