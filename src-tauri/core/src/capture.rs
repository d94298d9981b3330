//! Quick capture: one line becomes an idea, with its date, its pillar and its network where the line says them.
//!
//! "Roadmaps without system names #platform @linkedin fri". What is not understood stays in the title, so that nothing a
//! user wrote is lost; what is understood is said back before it is kept.

use chrono::NaiveDate;
use serde::Serialize;

use crate::day_words::{Sense, before_day, no_date_at_end, spoken, trailing_day};
use crate::error::Result;
use crate::network::Network;
use crate::profile::WeekStart;
use crate::text;

/// Quotation marks that make a line literal: the one that opens and the one that closes.
const QUOTES: [(char, char); 6] = [('"', '"'), ('“', '”'), ('„', '“'), ('„', '”'), ('«', '»'), ('»', '«')];

/// What a line of quick capture says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Capture {
    /// The idea, without what was understood as something else.
    pub title: String,
    /// The civil date it is planned for.
    pub planned_on: Option<NaiveDate>,
    /// The pillar it belongs to, as the user named it.
    pub pillar: Option<String>,
    /// Where it is to come out.
    pub network: Option<Network>,
    /// The same in short sentences, for a preview: "Planned for Friday 6 March".
    pub understood: Vec<String>,
}

/// Reads one line of quick capture. `#word` anywhere names a pillar by the beginnings of its words, `@name` a network,
/// date words at the end plan it. A line in quotation marks is taken as it stands, without them.
///
/// # Errors
/// [`crate::Error::Invalid`] when nothing is left for a title, or it does not fit.
pub fn read_capture(line: &str, today: NaiveDate, week_start: WeekStart, pillars: &[String]) -> Result<Capture> {
    if let Some(quoted) = within_quotes(line.trim()) {
        let title = text::title(WHAT, quoted)?;
        return Ok(Capture { title, planned_on: None, pillar: None, network: None, understood: vec!["Taken as it stands".to_owned()] });
    }
    let (mut pillar, mut network, mut doubtful) = (None, None, false);
    let (mut words, mut unknown, mut elsewhere) = (Vec::new(), None, None);
    for word in line.split_whitespace() {
        match Tag::read(word, pillars) {
            Tag::Pillar(name) if pillar.is_none() => pillar = Some(name.to_owned()),
            Tag::Network(found) if network.is_none() => network = Some(found),
            tag => {
                doubtful |= matches!(tag, Tag::SeveralPillars);
                if matches!(tag, Tag::NoPillar) {
                    unknown.get_or_insert(word);
                }
                if matches!(tag, Tag::NoNetwork) {
                    elsewhere.get_or_insert(word);
                }
                words.push(word);
            }
        }
    }
    let mut line = words.join(" ");
    let planned = trailing_day(&line, today, week_start, Sense::Ahead);
    if let Some((at, _)) = planned {
        line.truncate(before_day(&line, at).len());
    }
    let planned_on = planned.map(|(_, date)| date);
    let mut understood = Vec::new();
    understood.extend(planned_on.map(|date| format!("Planned for {}", spoken(date, today))));
    understood.extend(pillar.as_ref().map(|name| format!("Pillar: {name}")));
    understood.extend(network.map(|network| format!("For {}", network.label())));
    if doubtful && pillar.is_none() {
        understood.push("More than one pillar fits: write more of its name".to_owned());
    }
    if let Some(word) = unknown.filter(|_| pillar.is_none() && !doubtful) {
        let why = if pillars.is_empty() { "step 4 of the programme names them" } else { "it stays in the line" };
        understood.push(format!("{word} is none of your pillars: {why}"));
    }
    if let Some(word) = elsewhere.filter(|_| network.is_none()) {
        understood.push(format!("{word} is no network we know: it stays in the line"));
    }
    if let Some(words) = no_date_at_end(&line).filter(|_| planned_on.is_none()) {
        understood.push(format!("{words} is no date we know: write it like 3 mar or 2026-03-31"));
    }
    Ok(Capture { title: text::title(WHAT, &line)?, planned_on, pillar, network, understood })
}

const WHAT: &str = "The idea";

/// What stands within quotation marks that embrace the whole line.
fn within_quotes(line: &str) -> Option<&str> {
    QUOTES.iter().find_map(|(open, close)| {
        let inner = line.strip_prefix(*open)?.strip_suffix(*close)?;
        // `"One" and "two"` begins and ends with quotation marks, but is not quoted.
        (!inner.contains([*open, *close])).then_some(inner)
    })
}

/// What a word of the line is.
enum Tag<'a> {
    Pillar(&'a str),
    Network(Network),
    SeveralPillars,
    /// `#` and a word that no pillar begins with.
    NoPillar,
    /// `@` and a word that is no network.
    NoNetwork,
    Word,
}

impl<'a> Tag<'a> {
    fn read(word: &str, pillars: &'a [String]) -> Self {
        let name = word.trim_end_matches([',', ';', '.', ':', '!', '?', ')']);
        if let Some(name) = name.strip_prefix('#') {
            return Self::pillar(name, pillars);
        }
        match name.strip_prefix('@').map(|name| (network_named(name), name)) {
            Some((Some(network), _)) => Self::Network(network),
            Some((None, name)) if name.starts_with(char::is_alphabetic) => Self::NoNetwork,
            _ => Self::Word,
        }
    }

    /// The pillar whose words begin as those of `name` do. The whole name goes before its first words, and these before
    /// words in its middle.
    fn pillar(name: &str, pillars: &'a [String]) -> Self {
        let wanted = words_of(name);
        if wanted.is_empty() {
            return Self::Word;
        }
        let begins = |words: &[String]| words.len() >= wanted.len() && words.iter().zip(&wanted).all(|(word, tag)| word.starts_with(tag));
        let rank = |pillar: &String| match words_of(pillar) {
            words if words == wanted => Some(0),
            words if begins(&words) => Some(1),
            words if (1..words.len()).any(|from| begins(&words[from..])) => Some(2),
            _ => None,
        };
        let Some(best) = pillars.iter().filter_map(rank).min() else {
            return if name.starts_with(char::is_alphabetic) { Self::NoPillar } else { Self::Word };
        };
        let mut found = pillars.iter().filter(|pillar| rank(pillar) == Some(best));
        match (found.next(), found.next()) {
            (Some(pillar), None) => Self::Pillar(pillar),
            _ => Self::SeveralPillars,
        }
    }
}

fn network_named(name: &str) -> Option<Network> {
    let wanted = letters_of(name);
    if wanted == "twitter" {
        return Some(Network::X);
    }
    Network::ALL.iter().copied().find(|network| letters_of(network.slug()) == wanted || letters_of(network.label()) == wanted)
}

fn words_of(text: &str) -> Vec<String> {
    text.to_lowercase().split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn letters_of(text: &str) -> String {
    words_of(text).concat()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    // A Tuesday.
    const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 3, 3).expect("3 March 2026 exists");

    fn pillars() -> Vec<String> {
        ["Platform engineering", "People & teams", "Money in IT", "Platform costs"].map(str::to_owned).to_vec()
    }

    fn read(line: &str) -> Capture {
        read_capture(line, TODAY, WeekStart::Monday, &pillars()).unwrap()
    }

    #[test]
    fn a_line_says_its_date_its_pillar_and_its_network() {
        let capture = read("Roadmaps without #people system names @linkedin, fri");
        assert_eq!(capture.title, "Roadmaps without system names");
        assert_eq!(capture.planned_on.map(|date| date.to_string()).as_deref(), Some("2026-03-06"));
        assert_eq!(capture.pillar.as_deref(), Some("People & teams"));
        assert_eq!(capture.network, Some(Network::Linkedin));
        assert_eq!(capture.understood, ["Planned for Friday 6 March", "Pillar: People & teams", "For LinkedIn"]);
        assert_eq!(read("Budgets 3 jan").understood, ["Planned for Sunday 3 January 2027"]);
    }

    #[test]
    fn the_date_may_stand_before_the_tags() {
        let capture = read("Roadmaps by 3 apr #money @dev.to");
        assert_eq!((capture.title.as_str(), capture.network), ("Roadmaps", Some(Network::Devto)));
        assert!(capture.planned_on.is_some() && capture.pillar.as_deref() == Some("Money in IT"));
    }

    #[test]
    fn a_pillar_is_named_by_the_beginnings_of_its_words() {
        for (tag, pillar) in [
            ("#PEOPLE", "People & teams"),
            ("#people-t", "People & teams"),
            ("#teams", "People & teams"),
            ("#platform-eng", "Platform engineering"),
            ("#eng", "Platform engineering"),
            ("#plat-costs.", "Platform costs"),
            ("#in_it", "Money in IT"),
        ] {
            assert_eq!(read(&format!("Idea {tag}")).pillar.as_deref(), Some(pillar), "{tag}");
        }
    }

    #[test]
    fn what_is_not_understood_stays_in_the_title() {
        for line in ["Why C# and #cloud", "Ask @ada about it", "Mail ada@linkedin today we wrote", "We are # 1", "@ home", "#people @x"] {
            let expected = if line == "#people @x" { None } else { Some(line) };
            let capture = read_capture(line, TODAY, WeekStart::Monday, &pillars()).ok();
            assert_eq!(capture.as_ref().map(|capture| capture.title.as_str()), expected, "{line}");
        }
        let doubtful = read("Idea #plat");
        assert_eq!((doubtful.title.as_str(), doubtful.pillar), ("Idea #plat", None));
        assert_eq!(doubtful.understood, ["More than one pillar fits: write more of its name"]);
        let unknown = read_capture("Exit costs #Cloud and reason #1", TODAY, WeekStart::Monday, &[]).unwrap();
        assert_eq!(unknown.understood, ["#Cloud is none of your pillars: step 4 of the programme names them"]);
        assert_eq!(read("One #money #people @x @bluesky").title, "One #people @bluesky", "an idea has one pillar and one network");
    }

    #[test]
    fn every_network_is_named_by_its_slug_and_by_its_label() {
        for network in Network::ALL {
            assert_eq!(read(&format!("Idea @{}", network.slug())).network, Some(*network));
            assert_eq!(read(&format!("Idea @{}", network.label().replace(' ', "-"))).network, Some(*network));
        }
        assert_eq!(read("@twitter Idea").network, Some(Network::X));
    }

    #[test]
    fn a_line_in_quotation_marks_is_taken_as_it_stands() {
        for line in
            ["\"What I learned on Friday\"", "“What I learned on Friday”", " „What I learned on Friday“ ", "«What I learned on Friday»"]
        {
            let capture = read(line);
            assert_eq!((capture.title.as_str(), capture.planned_on), ("What I learned on Friday", None), "{line}");
        }
        assert_eq!(read("\"Yes\" or \"no\" fri").title, "\"Yes\" or \"no\"");
        assert_eq!(read("\"Yes\" and \"no\"").title, "\"Yes\" and \"no\"");
    }

    #[test]
    fn what_was_meant_otherwise_and_not_understood_is_said() {
        for (line, said) in [
            ("Budgets 31 feb", "31 feb is no date we know: write it like 3 mar or 2026-03-31"),
            ("Budgets @mastadon", "@mastadon is no network we know: it stays in the line"),
        ] {
            let capture = read(line);
            assert_eq!((capture.title.as_str(), capture.understood), (line, vec![said.to_owned()]));
        }
        assert!(read("What @ada said @linkedin").understood.iter().all(|said| !said.contains("no network")));
    }

    #[test]
    fn a_line_without_an_idea_is_refused_with_the_remedy() {
        for line in ["", "  ", "\"\"", "#people", "@linkedin #money"] {
            let error = read_capture(line, TODAY, WeekStart::Monday, &pillars()).unwrap_err().to_string();
            assert_eq!(error, "The idea is empty. Write a few words.", "{line}");
        }
        assert_eq!(read("fri").title, "fri", "a lone date is a title: there is nothing to plan");
        assert!(read_capture(&"é".repeat(301), TODAY, WeekStart::Monday, &[]).is_err());
    }

    proptest! {
        #[test]
        fn any_line_is_read_or_refused(line in "(#|@|\")?\\PC{0,30}( #people| @x| fri|\")?", pillar in "\\PC{0,12}") {
            if let Ok(capture) = read_capture(&line, TODAY, WeekStart::Saturday, &[pillar]) {
                prop_assert!(!capture.title.trim().is_empty());
            }
        }
    }
}
