//! Quick capture: one line becomes an idea, with its date, its pillar and its network where the line says them.
//!
//! "Roadmaps without system names #platform @linkedin fri". A title keeps its last words unless they are set off as a day:
//! "Exit costs – fri". What is not understood stays in the title, so that nothing a user wrote is lost; what is understood
//! is said back before it is kept, and the other reading is offered.

#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use serde::Serialize;

use crate::calendar::check_date;
use crate::calendar::natural_date::{Calendar, Direction, Ending, Meaning, in_words};
use crate::error::Result;
use crate::publishing::network::Network;
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
    /// The day its last words could mean, which stay in the title.
    pub offer: Option<DayOffer>,
    /// The pillar it belongs to, as the user named it.
    pub pillar: Option<String>,
    /// Where it is to be published.
    pub network: Option<Network>,
    /// What was understood, in short sentences for a preview: "Scheduled for Friday 6 March".
    pub understood: Vec<String>,
}

/// A day at the end of a line that may as well belong to the title.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct DayOffer {
    /// The civil date.
    pub on: NaiveDate,
    /// The words that mean it, as they were written.
    pub words: String,
    /// What taking the offer does: "Schedule for Friday 13 March".
    pub label: String,
    /// The line with the day set off, which reads as planned.
    pub line: String,
}

/// Reads one line of quick capture. `#word` anywhere names a pillar by the beginnings of its words, `@name` a network; a day
/// at the end plans it when a dash, a comma, brackets, "@", "on" or a tag sets it off, and is offered otherwise. A line in
/// quotation marks is taken as it stands, without them.
///
/// # Errors
/// [`crate::Error::Invalid`] when nothing is left for a title, or it does not fit.
pub fn read_capture(line: &str, calendar: Calendar, pillars: &[String]) -> Result<Capture> {
    if let Some(quoted) = within_quotes(line.trim()) {
        let title = text::title(WHAT, quoted)?;
        let understood = vec!["Kept exactly as typed".to_owned()];
        return Ok(Capture { title, planned_on: None, offer: None, pillar: None, network: None, understood });
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    let tags = Tags::read(&words, pillars);
    let text = tags.text(&words);
    let day = calendar.ending(&text, Direction::Future).filter(|ending| !ending.before.is_empty());
    let (title, planned_on, offer, said) = match (tags.day_after(&text, calendar), &day) {
        (Some((title, date)), _) => (title, Some(date), None, vec![scheduled(date, calendar)]),
        (None, Some(ending)) => read_day(&text, ending, &words, &tags, calendar),
        (None, None) => (text.as_str(), None, None, Vec::new()),
    };
    let title_words = title.split_whitespace().count();
    let mut understood = said;
    understood.extend(tags.pillar.as_ref().map(|name| format!("Pillar: {name}")));
    understood.extend(tags.network.map(|network| format!("For {}", network.label())));
    understood.extend(tags.not_understood(&words, title_words, pillars));
    Ok(Capture {
        title: text::title(WHAT, title)?,
        planned_on,
        offer,
        pillar: tags.pillar,
        network: tags.network,
        understood,
    })
}

const WHAT: &str = "The idea";

/// The title, the day it is planned for or could be, and what is to be said of it.
fn read_day<'a>(
    text: &'a str,
    ending: &Ending<'a>,
    words: &[&str],
    tags: &Tags,
    calendar: Calendar,
) -> (&'a str, Option<NaiveDate>, Option<DayOffer>, Vec<String>) {
    let first = text[..ending.at].split_whitespace().count();
    let set_off = ending.set_off || tags.follows_tag(first);
    let hour = ending.hour.map(|hour| format!("Only the day can be scheduled, not “{hour}”"));
    match ending.meaning {
        Meaning::Day(date) if check_date(date).is_err() => (text, None, None, Vec::new()),
        Meaning::Day(date) if date < calendar.today() => {
            (text, None, None, vec!["That day has passed: log it as published, or reschedule it".to_owned()])
        }
        Meaning::Day(date) if set_off => {
            let planned = scheduled(date, calendar);
            (ending.before, Some(date), None, std::iter::once(planned).chain(hour).collect())
        }
        Meaning::Day(on) => {
            // "by fri" gives way to "– fri".
            let day = text[..ending.day_at].split_whitespace().count();
            let (before, after) = (&words[..tags.place(first)], &words[tags.place(day)..]);
            let line = [before, &["–"], after].concat().join(" ");
            let label = format!("Schedule for {}", in_words(on, calendar.today()));
            (
                text,
                None,
                Some(DayOffer { on, words: ending.words.to_owned(), label, line }),
                hour.into_iter().collect(),
            )
        }
        // A month or a week at the end of a title says nothing about a plan.
        Meaning::Span => (text, None, None, Vec::new()),
        meaning => (text, None, None, vec![calendar.why_no_day(meaning, ending.words, Direction::Future)]),
    }
}

fn scheduled(date: NaiveDate, calendar: Calendar) -> String {
    format!("Scheduled for {}", in_words(date, calendar.today()))
}

/// What stands within quotation marks that embrace the whole line.
fn within_quotes(line: &str) -> Option<&str> {
    QUOTES.iter().find_map(|(open, close)| {
        let inner = line.strip_prefix(*open)?.strip_suffix(*close)?;
        // `"One" and "two"` begins and ends with quotation marks, but is not quoted.
        (!inner.contains([*open, *close])).then_some(inner)
    })
}

/// The tags of a line.
struct Tags {
    pillar: Option<String>,
    network: Option<Network>,
    /// A `#word` that more than one pillar fits.
    doubtful: bool,
    /// The places of the words that are no tags, and whether they wanted to be one.
    kept: Vec<(usize, Wanted)>,
}

/// What a word wanted to be that stays text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Nothing,
    APillar,
    ANetwork,
}

impl Tags {
    fn read(words: &[&str], pillars: &[String]) -> Self {
        let mut tags = Self { pillar: None, network: None, doubtful: false, kept: Vec::new() };
        for (place, word) in words.iter().enumerate() {
            match Tag::read(word, pillars) {
                Tag::Pillar(name) if tags.pillar.is_none() => tags.pillar = Some(name.to_owned()),
                Tag::Network(found) if tags.network.is_none() => tags.network = Some(found),
                tag => {
                    tags.doubtful |= matches!(tag, Tag::SeveralPillars);
                    let wanted = match tag {
                        Tag::NoPillar => Wanted::APillar,
                        Tag::NoNetwork => Wanted::ANetwork,
                        _ => Wanted::Nothing,
                    };
                    tags.kept.push((place, wanted));
                }
            }
        }
        tags
    }

    /// The line without its tags, one space apart.
    fn text(&self, words: &[&str]) -> String {
        self.kept.iter().map(|(place, _)| words[*place]).collect::<Vec<_>>().join(" ")
    }

    /// Where the word of the text is in the line.
    fn place(&self, word: usize) -> usize {
        self.kept.get(word).map_or(0, |(place, _)| *place)
    }

    /// The title and the day of a line that ends in nothing but a tag and a day: there the tag says where the title ends,
    /// whatever its last word could introduce. "What we all plan for #costs fri".
    fn day_after<'a>(&self, text: &'a str, calendar: Calendar) -> Option<(&'a str, NaiveDate)> {
        let last = (1..self.kept.len()).rev().find(|word| self.follows_tag(*word))?;
        // The text is its words, one space apart.
        let at = text.split(' ').take(last).map(|word| word.len() + 1).sum::<usize>();
        let day = calendar.ending(&text[at..], Direction::Future)?;
        let Meaning::Day(date) = day.meaning else { return None };
        let whole = day.before.is_empty() && day.hour.is_none();
        (whole && date >= calendar.today() && check_date(date).is_ok()).then(|| (text[..at].trim_end(), date))
    }

    /// Whether a tag stands just before the word of the text.
    fn follows_tag(&self, word: usize) -> bool {
        let before = word.checked_sub(1).map_or(0, |before| self.place(before) + 1);
        self.place(word) > before
    }

    /// What wanted to be a tag among the first words of the text, and why it isn’t one.
    fn not_understood(&self, words: &[&str], title_words: usize, pillars: &[String]) -> Vec<String> {
        let first = |wanted| {
            self.kept
                .iter()
                .take(title_words)
                .find(|(_, known)| *known == wanted)
                .map(|(place, _)| words[*place])
        };
        let mut said = Vec::new();
        if self.doubtful && self.pillar.is_none() {
            said.push("Matches more than one pillar. Type more of the name".to_owned());
        }
        if let Some(word) = first(Wanted::APillar).filter(|_| self.pillar.is_none() && !self.doubtful) {
            let why = if pillars.is_empty() { "step 4 sets them" } else { "it stays in the text" };
            said.push(format!("{word} isn’t one of your pillars: {why}"));
        }
        if let Some(word) = first(Wanted::ANetwork).filter(|_| self.network.is_none()) {
            said.push(format!("{word} isn’t a network Standpoint knows: it stays in the text"));
        }
        said
    }
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
        let begins = |words: &[String]| {
            words.len() >= wanted.len() && words.iter().zip(&wanted).all(|(word, tag)| word.starts_with(tag))
        };
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
    Network::ALL
        .iter()
        .copied()
        .find(|network| letters_of(network.slug()) == wanted || letters_of(network.label()) == wanted)
}

fn words_of(text: &str) -> Vec<String> {
    text.to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

fn letters_of(text: &str) -> String {
    words_of(text).concat()
}
