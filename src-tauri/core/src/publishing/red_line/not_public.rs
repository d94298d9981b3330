//! Results and plans that are not public yet: figures, budgets, staff, deals, and what is marked as secret.

use std::sync::LazyLock;

use super::form::{Form, Found, On, always};
use super::reading::{Reading, is_capital};
use super::{RedLine, Span};

const FIGURE: &str = r"(?:(?:net|gross|operating|annual|monthly|recurring|quarterly|total) )?(?:revenues?|turnover|profits?|ebitda?(?: margin)?|margins?|bookings|earnings|sales|arr|mrr|churn(?: rate)?|income|loss(?:es)?|cash flow|burn(?: rate)?|(?:cash )?runway|order (?:intake|book|backlog)|headcount|market share|valuation|debt)";
const PERIOD: &str = r"(?:q[1-4]|h[12]|fy ?\d{2,4}|first quarter|second quarter|third quarter|fourth quarter|first half|second half|half year|full year|year end|quarterly|annual|monthly)";
const AMOUNT: &str = r"(?:[$€£¥] ?\d[\d.,]*(?: ?(?:k|m|mn|bn|b|million|billion|thousand))?|\d[\d.,]* ?(?:k|m|mn|bn|million|billion|thousand|percent|%|points?|months?|euros?|dollars?|pounds?|eur|usd|gbp|chf)|\d[\d.,]*%|(?:a|one) (?:third|quarter|half)|half|(?:two|three|four|five|six|seven|eight|nine|ten|twelve|\d+) (?:million|billion|percent|months|points))";
const MOVED: &str = r"(?:grew|grow|grows|growing|rose|rise|rises|fell|fall|falls|dropped|drops?|declined|declines?|increased?|increases|decreased?|decreases|doubled|halved|tripled|shrank|shrinks?|slipped|jumped|sank|slid|climbed|went|goes|going|go|is|are|was|were|hit|reached|reach|came in|comes|stands|stood|collapsed|improved|missed|beat)";

static FORMS: LazyLock<Vec<Form>> = LazyLock::new(|| {
    let form =
        |pattern: &str, is: fn(&Found<'_>) -> bool| Form::new(RedLine::Unreleased, On::Plain, pattern, is);
    vec![
        // Figures.
        form(
            &format!(
                r"\b{FIGURE},?(?: (?:has|have|had|will|would|is|are|was|were))?(?: {MOVED})?(?: (?:up|down|off|flat|by|to|at|of|over|under|about|around|nearly|almost|only|just|below|above|more|than|short)){{0,4}} (?:by )?{AMOUNT}"
            ),
            always,
        ),
        form(
            &format!(
                r"\b(?:our|the company's|my company's) (?:\w+ ){{0,2}}?{FIGURE} (?:(?:has|have|had|will|is|are|was|were) )?(?:grew|grow|grows|growing|rose|rising|fell|falling|fall|dropped|dropping|declined|declining|shrank|shrinking|doubled|halved|tripled|collapsed|missed|down|up|flat|slipped|jumped|sank|improved|negative|short)\b"
            ),
            always,
        ),
        form(
            &format!(
                r"\b(?:(?:our|the|last|this|next|strong|weak|record|poor|bad|good) )?{PERIOD}(?: (?:20)?\d\d)? (?:numbers?|results?|figures?|{FIGURE}|forecasts?|outlook|report|targets?|guidance|budget|close)\b"
            ),
            is_period,
        ),
        form(
            &format!(
                r"\b(?:this|last|next|the) (?:quarter|year|month|half year)'s (?:\w+ )?(?:{FIGURE}|numbers|results|figures|forecasts?|budgets?|layoffs|lay offs|bonus(?:es)?|targets? (?:is|are)|outlook|plan is)\b"
            ),
            always,
        ),
        form(
            &format!(
                r"\bwe (?:\w+ )?(?:made|lost|earned|turned over|booked|raised|saved|closed|billed|invoiced|burn(?:ed)?|owe)(?: a (?:loss|profit) of| over| about| only| just)? {AMOUNT}"
            ),
            is_money,
        ),
        form(
            &format!(
                r"\bour (?:\w+ ){{0,2}}?(?:budgets?|forecast|spend(?:ing)?|costs?|licen[cs]e costs?|debts?|capex|opex|investment)(?: for \w+)? (?:is|was|are|were|of|will be|has been|have been|had been|for|grew|fell|rose|shrank|got|gets)(?: (?:cut|reduced|frozen|halved|slashed|raised|increased|doubled))?(?: (?:\w+))?(?: by| to| at)? ?(?:{AMOUNT}|frozen|cut|slashed|halved)"
            ),
            always,
        ),
        form(
            &format!(
                r"\bwe (?:\w+ )?(?:expect|forecast|plan|project|guide) (?:\w+ ){{0,2}}?{AMOUNT} (?:\w+ )?(?:growth|revenue|profit|margin|sales|decline|less|more|loss)\b"
            ),
            always,
        ),
        form(r"\b(?:our|a|the) profit warning\b", always),
        // Staff and sites.
        form(
            r"\b(?:a|our|the|another|next) (?:company wide |global )?hiring (?:freeze|stop)s?\b|\bhiring (?:freeze|stop)$",
            is_not_defined,
        ),
        form(
            r"\b(?:planned|coming|upcoming|next|second|another|our|announced|more|further) (?:round of )?(?:layoffs?|lay offs?|redundanc(?:y|ies)|job cuts?|dismissals|downsizing|site closures?)\b|\b(?:layoffs?|lay offs?|redundancies|job cuts?) (?:are |is |will be )?(?:planned|coming|next|in (?:january|february|march|april|may|june|july|august|september|october|november|december|q[1-4])|on the way|ahead|starting|start)\b",
            always,
        ),
        form(
            r"\b(?:we|we're|they|they're|management|the company|the board|i) (?:\w+ ){0,3}?(?:lay(?:ing)? off|cut(?:ting)?|shed(?:ding)?|let(?:ting)? go(?: of)?|reduc(?:e|ing)|dismiss(?:ing)?|outsourc(?:e|ing)|offshor(?:e|ing)) (?:\w+ ){0,2}?(?:\d[\d.,]*(?: ?%)?|ten|twenty|thirty|fifty|hundred|a third|half|a quarter)(?: percent)?(?: of)? ?(?:our |the )?(?:people|jobs|staff|positions|roles|employees|workforce|headcount|team|colleagues|workers|it)\b",
            always,
        ),
        form(
            r"\b(?:will|going to|plan(?:s|ning)? to|about to|want(?:s)? to|have to|intend(?:s)? to|decided to|we're|we are) (?:\w+ )?(?:clos(?:e|ing)|shut(?:ting)?(?: down)?|sell(?:ing)?|relocat(?:e|ing)|mov(?:e|ing)) (?:down )?(?:the |our |two |three |four |five |one |another |all |its |a |\d+ )(?:\w+ ){0,2}?(?:plants?|sites?|offices?|branch(?:es)?|factor(?:y|ies)|locations?|subsidiar(?:y|ies)|division|business unit|data ?cent(?:re|er)s?|unit)\b",
            always,
        ),
        form(
            r"\b(?:reorgani[sz]ation|restructuring|redundancy|downsizing|cost cutting|severance|turnaround) (?:plans?|programmes?|programs?|scheme|package)\b",
            is_reorganised,
        ),
        form(
            r"\b(?:our|the|a) (?:\w+ )?(?:reorgani[sz]ation|restructuring|reorg) (?:starts|begins|will|is planned|is coming|next|in (?:january|february|march|april|may|june|july|august|september|october|november|december|q[1-4])|hits)\b",
            always,
        ),
        // Deals.
        form(
            r"\b(?:we|we're|they|to|will|about to|company|being|be|are|is|in talks to|plan to|want to) (?:\w+ ){0,2}?(?:acquir(?:e|ed|ing)|buy(?:ing)?|bought|merg(?:e|ed|ing)(?: with)?|tak(?:e|en|ing) over|sell(?:ing)?|sold|bid(?:ding)? for)(?: by| to)? \w+",
            is_deal,
        ),
        form(
            r"\b(?:acquisition|takeover|take over|buyout|merger|purchase|sale|divestment|carve out|spin off|due diligence|negotiations?|talks) (?:of|with|on|for|by) \w+",
            is_deal,
        ),
        form(
            r"\b(?:our|the|a|planned) (?:\w+ )?(?:ipo|carve out|spin off|divestment|divestiture|merger|takeover|acquisition|buyout|stock market listing|listing|funding round|series [a-e])\b(?: (?:next|in|this|is|will|of|with|starts|by|before|plans?|talks))?",
            is_our_deal,
        ),
        form(
            r"\b(?:we are|we're|company is|are being) (?:\w+ )?(?:up for sale|being sold|for sale|in talks with|insolvent|bankrupt|going public|filing for)\b|\bcarve out (?:next|this|in)\b",
            always,
        ),
        form(
            r"\b(?:talks|negotiations?|negotiating|talking) with \w+ (?:\w+ )?(?:about|on|over) (?:an?|the|our|its) (?:\w+ )?(?:takeover|merger|acquisition|sale|deal|buyout|purchase|joint venture)\b",
            always,
        ),
        // Contracts.
        form(
            &format!(
                r"\b(?:discounts?|rebates?)(?: \w+){{0,3}}? (?:of|is|was|at|by|are) {AMOUNT}|\b(?:gave|gives?|offer(?:s|ed)?|got|gets?|getting|negotiated|grant(?:s|ed)?) (?:us |me |a |an |our |another )*{AMOUNT} (?:\w+ )?(?:discount|off|rebate|cheaper|reduction)\b"
            ),
            always,
        ),
        form(
            &format!(
                r"\b(?:contract|deal|order|project|licen[cs]e|tender|bid)s?(?:'s)? (?:value|volume|worth|price|sum|is worth|was worth|of|costs?|is|was for)(?: (?:of|is|was|about|over|around))* {AMOUNT}"
            ),
            is_money,
        ),
        form(&format!(r"\bwe (?:\w+ )?(?:pay|paid|spend|spent|owe) (?:\w+ ){{0,3}}?{AMOUNT}"), is_money),
        form(
            r"\bour (?:\w+ )?(?:contract|deal|agreement|licen[cs]e) with \w+ (?:ends?|ended|expires?|expired|runs?|costs?|will|is (?:up|due|ending|over|terminated)|was terminated|terminates?)\b",
            always,
        ),
        // Marked as secret.
        form(
            r"\b(?:strictly|company|commercially|commercial in|highly|business|most|still|treat as|it's|this is|is) confiden(?:tial|ce)\b|\bstrictly (?:internal|private|personal|secret)\b|\btop secret\b|\b(?:for )?(?:internal|official|company) (?:use )?only\b|\binternal use\b|\bstreng vertraulich\b|\bnur für den (?:internen|dienst)\w*",
            always,
        ),
        form(r"\bconfidential\b", is_marked),
        form(
            r"\bunder (?:an? )?(?:strict )?(?:nda|embargo|non disclosure)\b|\bnda (?:protected|covered|restricted|with|until|applies)\b|\b(?:signed|sign|have|has|covered by|bound by|breaks?|violat\w+|despite) (?:an?|the|our)? ?ndas?\b|\bembargoed\b|\bembargo (?:until|till|ends|lifts|lifted|is lifted|date)\b",
            always,
        ),
        form(
            r"\b(?:not|never) (?:for|meant for|intended for) (?:external |public |further |general )?(?:distribution|publication|circulation|release|sharing|disclosure|forwarding|attribution|external use|the public|the press|outside)\b|\bdo not (?:forward|distribute|circulate|publish|disclose|quote|share externally)\b|\boff the record\b|\bkeep (?:it|this) (?:quiet|confidential|secret|to yourself|between us|under wraps|internal)\b|\bbetween you and me\b|\bunder wraps\b|\bhush hush\b",
            always,
        ),
        form(
            r"\b(?:we'll|we will|they'll|they will) (?:\w+ )?(?:announce|unveil|reveal|publish) (?:it|this|that|them|the \w+) (?:on|next|in|soon|tomorrow|later|after|at)\b|\b(?:don't|do not) tell (?:anyone|anybody|a soul)\b",
            always,
        ),
        form(r"\b(?:is|are|was) not public\b", is_alone),
        form(r"\bdo not share\b", is_alone),
        form(
            r"\b(?:not|isn't|aren't|wasn't) (?:been )?(?:yet )?(?:announced|public|released|published|official|launched|disclosed|communicated|known)(?: yet| until| before| externally)\b|\b(?:not yet|yet to be|still to be|not officially|not publicly) (?:been )?(?:announced|public|released|published|official|launched|disclosed|communicated|known)\b|\b(?:hasn't|haven't|hadn't|has not|have not|had not) (?:yet )?(?:been )?(?:officially |publicly )?(?:announced|released|published|made public|disclosed|gone public|communicated|told anyone)\b",
            always,
        ),
        form(
            r"\b(?:will be|to be|is being|is going to be|gets) (?:officially |publicly )?(?:announced|made public|unveiled|revealed|communicated) (?:on|next|in|at|tomorrow|soon|by|later|this|after|before)\b|\bbefore (?:it(?:'s| is)?|we|they|this is|that is) (?:officially |publicly )?(?:announced?|public|official|goes? public|published?)\b|\bbefore (?:the|our) (?:official )?(?:announcement|earnings call|results|press release|launch date)\b",
            is_ahead,
        ),
        form(
            r"\b(?:unannounced|unreleased|unpublished) (?:\w+ )?(?:products?|features?|versions?|figures|numbers|results?|plans?|roadmap|release|acquisition|deal|news|project|merger)\b|\bunannounced\b",
            always,
        ),
        form(
            r"\b(?:our|the|a) (?:\w+ )?(?:secret|confidential|internal|unannounced|non public) (?:\w+ )?(?:roadmap|plan|project|product|strategy|deal|launch|acquisition|figures|memo|report|document|price list)\b|\b(?:roadmap|plan|project|product|strategy|launch) (?:\w+ ){0,3}?(?:is|are|stays|remains) (?:still )?(?:secret|confidential|internal|not public)\b",
            is_secret,
        ),
    ]
});

/// Where they are.
pub(super) fn find(reading: &Reading, spans: &mut Vec<Span>) {
    FORMS.iter().for_each(|form| form.find(reading, spans));
}

/// What someone of a listed or regulated company should look at twice beside all that.
static OF_LISTED: LazyLock<Form> = LazyLock::new(|| {
    let form = r"\b(?:order (?:intake|book)|dividends?|share price|guidance for|profit warning|inside information|(?:sales|earnings|annual|quarterly|half year) (?:results|figures|forecasts?|report|outlook)|outlook for (?:the|this|next) (?:year|quarter)|(?:our|the) (?:budget|forecast|outlook|results))\b";
    Form::new(RedLine::Unreleased, On::Plain, form, always)
});

/// Where results, forecasts and inside information of a listed company show themselves.
pub(super) fn find_of_listed(reading: &Reading, spans: &mut Vec<Span>) {
    OF_LISTED.find(reading, spans);
}

/// "our Q3 numbers", "q2 2026 results"; "annual report" alone is a thing everybody can read.
fn is_period(found: &Found<'_>) -> bool {
    let text = found.plain();
    let named = text.starts_with("our ")
        || text.starts_with("last ")
        || text.starts_with("this ")
        || text.starts_with("next ");
    let quarter = text
        .split(' ')
        .any(|word| matches!(word, "q1" | "q2" | "q3" | "q4" | "h1" | "h2") || word.starts_with("fy"));
    named || quarter
}

fn is_money(found: &Found<'_>) -> bool {
    let text = found.plain();
    let money = text.contains(['$', '€', '£'])
        || ["million", "billion", "euro", "dollar", "pound", "eur", "usd", "gbp", "thousand"]
            .iter()
            .any(|word| text.contains(word));
    let short = text
        .rsplit(|character: char| character.is_ascii_digit())
        .next()
        .is_some_and(|rest| matches!(rest.trim(), "k" | "m" | "mn" | "bn"));
    money || short
}

/// "a hiring freeze next quarter"; not "a hiring freeze is a signal".
fn is_not_defined(found: &Found<'_>) -> bool {
    !found.after().starts_with(" is ")
        && !found.after().starts_with(" of ")
        && !found.after().starts_with(" means")
        || found.plain().starts_with("our")
}

fn is_reorganised(found: &Found<'_>) -> bool {
    found.words_before(3).any(|word| ["a", "our", "the", "this", "next", "new", "big"].contains(&word))
}

/// A deal is one with a name: "we are acquiring Litware", "acquisition of Litware"; not "acquisition of skills".
fn is_deal(found: &Found<'_>) -> bool {
    let reading = found.reading;
    let last = reading.words_in(found.range()).end - 1;
    let named = is_capital(reading.seen_word(last))
        && !super::everyday::is_everyday(reading.word(last))
        && !reading.is_title_case(found.from);
    let firm = ["our", "a"].contains(&reading.word(last))
        && ["competitor", "supplier", "rival", "company", "startup", "business", "division"]
            .contains(&reading.word(last + 1));
    named && !is_shopping(found) || firm
}

/// Buying and selling is a deal where a firm is bought: who does it is "we" or it is being done.
fn is_shopping(found: &Found<'_>) -> bool {
    let text = found.plain();
    let buys = ["buy", "bought", "sell", "sold", "purchase", "sale ", "talks", "negotiation"]
        .iter()
        .any(|word| text.contains(word));
    buys && !["we ", "we're ", "company", "being"].iter().any(|who| text.starts_with(who))
        && !found.words_before(3).any(|word| ["we", "our", "being", "company"].contains(&word))
}

/// "our carve-out next year", "our IPO"; "a merger of two ideas" isn’t a match.
fn is_our_deal(found: &Found<'_>) -> bool {
    let text = found.plain();
    let tail = ["next", "in", "this", "is", "will", "starts", "before", "plans", "plan", "talks", "by"]
        .iter()
        .any(|word| text.ends_with(&format!(" {word}")));
    let named = (text.ends_with(" of") || text.ends_with(" with")) && {
        let behind = found.reading.words_in(found.range()).end;
        is_capital(found.reading.seen_word(behind))
    };
    (text.starts_with("our ") && !text.contains("listing"))
        || text.starts_with("planned ")
        || (text.starts_with("the ") && tail && !text.ends_with(" is") && !text.ends_with(" in"))
        || named
}

/// "CONFIDENTIAL", "Confidential: …", "(confidential)": a marking; not "confidential conversations".
fn is_marked(found: &Found<'_>) -> bool {
    let after = found.after().trim_start();
    let alone = after.is_empty() || after.starts_with([':', '!', ')', ']', '-', '.', ';', '\u{2014}']);
    let until = ["until", "till", "for now"].iter().any(|word| after.starts_with(word));
    let opens = found.before().trim().is_empty() || found.before().ends_with(['(', '[']);
    let noun = [
        "information",
        "document",
        "documents",
        "figures",
        "data",
        "client",
        "customer",
        "material",
        "report",
        "memo",
        "plan",
        "plans",
        "project",
        "numbers",
        "contract",
        "agreement",
    ];
    let ours = after.split(' ').next().is_some_and(|word| noun.contains(&word.trim_end_matches(['.', ','])))
        && super::surroundings::is_ours(found);
    found.seen() == "CONFIDENTIAL"
        || until
        || (alone && opens)
        || ours
        || (alone
            && found
                .words_before(2)
                .any(|word| ["is", "are", "this", "remains", "stays", "was"].contains(&word)))
}

fn is_alone(found: &Found<'_>) -> bool {
    let after = found.after().trim_start();
    after.is_empty()
        || after.starts_with(['.', '!', ')', ',', '-', ';'])
        || ["this", "it", "outside", "further", "externally", "with anyone"]
            .iter()
            .any(|word| after.starts_with(word))
}

/// "before the announcement" of something, not "the before the announcement effect".
fn is_ahead(found: &Found<'_>) -> bool {
    let after = found.after();
    after.is_empty()
        || after.starts_with(['.', ',', '!', '?', ':', ';', ')'])
        || !found.plain().ends_with("announcement")
        || [" of", " on", " in", " next", " is"].iter().any(|word| after.starts_with(word))
}

fn is_secret(found: &Found<'_>) -> bool {
    found.plain().starts_with("our")
        || found.plain().contains("confidential")
        || found.plain().contains("unannounced")
        || found.plain().ends_with("secret") && found.words_before(3).any(|word| word == "our")
        || found.plain().starts_with("the ") && found.plain().contains("secret")
        || found.plain().ends_with("not public")
        || super::surroundings::is_ours(found) && found.plain().ends_with("secret")
}
