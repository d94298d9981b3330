//! One line about a conversation, read into what is kept: "replied to Ada: how we measure it https://… yesterday".
//!
//! A kind, a person, what was added, a link, a day; each may be left out but for something to remember. What is understood
//! is said back before it is kept, and so is what could be meant instead.

#[cfg(test)]
mod tests;

use chrono::{Duration, NaiveDate};
use serde::Serialize;

use super::ConversationKind;
use super::opening::{LeadsTo, Opening, opening};
use super::person::{
    Named, PersonWord, bare_name, before_colon, begins_like_known, has_owner, known_at_start, stands_alone,
};
use crate::address::link::parse_link;
use crate::calendar::Now;
use crate::calendar::natural_date::{Calendar, Direction, Ending, Meaning, in_words};
use crate::error::{Error, Result};
use crate::publishing::network::Network;
use crate::publishing::post_time::said_on;
use crate::text;

/// What a line about a conversation says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ConversationLine {
    /// What kind of conversation it was; a comment when the line does not say.
    pub kind: ConversationKind,
    /// Whom it was with, when the line says.
    pub person: Option<PersonWord>,
    /// Who else could be meant.
    pub other: Option<OtherReading>,
    /// What the user added to it; may be empty.
    pub added: String,
    /// Where it can be read.
    pub link: Option<String>,
    /// The network the link belongs to.
    pub network: Option<Network>,
    /// The civil date it happened on.
    pub on: NaiveDate,
    /// The words at the end that name no one day: the date is today's until another is chosen.
    pub unclear_day: Option<String>,
    /// What was understood, in short sentences for a preview: "Reply", "Ada Marsh", "Yesterday".
    pub understood: Vec<String>,
}

/// Another reading of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct OtherReading {
    /// Whom it would be with: a name, or "no one".
    pub name: String,
    /// The line that reads so.
    pub line: String,
}

/// Reads one line about a conversation. It may begin with its kind ("commented on", "call with"); then whom it was with: a
/// name of `known` (their id and name), whom the text before the first colon names, or the capitalised words after the kind; then
/// what was added. A web address may stand anywhere, words for a day at the end; without them it was the day that the address of
/// a comment or a reply tells, else today, and on a `chosen` day whatever the line says.
///
/// # Errors
/// [`Error::Invalid`] when the line says neither whom it was with, nor what was added, nor where; or when a part does not
/// fit.
pub fn read_line(
    line: &str,
    chosen: Option<NaiveDate>,
    calendar: Calendar,
    now: &Now,
    known: &[(i64, String)],
) -> Result<ConversationLine> {
    let (words, link) = without_link(line)?;
    let day_at = |text: &str| ending_of(calendar, text).map_or(text.len(), |ending| ending.before.len());
    // A known name goes first: someone may be called like a kind.
    if let Some(named) = known_at_start(&words, known, day_at) {
        return Reading {
            kind: ConversationKind::Comment,
            with: Some((named, false)),
            rest: "",
            words: &words,
            link,
        }
        .finish(chosen, calendar, now);
    }
    let Opening { kind, leads_to, rest } = opening(&words);
    let sure =
        known_at_start(rest, known, day_at).or_else(|| before_colon(rest, known)).map(|named| (named, false));
    // Without a colon the day goes first: "call with Priya Mon" was with Priya.
    let with = sure.or_else(|| {
        let name_in = &rest[..day_at(rest)];
        let named = bare_name(name_in, known)?;
        let marked = name_in.starts_with(['@', '"', '“']);
        let alone = stands_alone(named.rest);
        let (is_somebody, doubtful) = match leads_to {
            _ if marked => (true, false),
            LeadsTo::Somebody => (true, !alone),
            LeadsTo::AThing => (alone || has_owner(name_in), !has_owner(name_in)),
            LeadsTo::Anything => (begins_like_known(name_in, known), false),
        };
        let rest = &rest[name_in.len() - named.rest.len()..];
        is_somebody.then_some((Named { rest, ..named }, doubtful))
    });
    Reading { kind, with, rest, words: &words, link }.finish(chosen, calendar, now)
}

/// A day at the end of a line.
fn ending_of(calendar: Calendar, text: &str) -> Option<Ending<'_>> {
    calendar.ending(text, Direction::Past)
}

/// A line with its kind, its person and its link apart.
struct Reading<'a> {
    kind: ConversationKind,
    /// Whom it names, and whether it may as well name a thing.
    with: Option<(Named<'a>, bool)>,
    /// The line after its kind.
    rest: &'a str,
    /// The line without its link.
    words: &'a str,
    link: Option<String>,
}

impl Reading<'_> {
    /// Takes the day off the end of what was added, and checks the parts.
    fn finish(self, chosen: Option<NaiveDate>, calendar: Calendar, now: &Now) -> Result<ConversationLine> {
        let other = self.other();
        let Self { kind, with, rest, link, .. } = self;
        let (person, rest) = with.map_or((None, rest), |(named, _)| (Some(named.person), named.rest));
        let person = person
            .map(|person| {
                Ok::<_, Error>(PersonWord { name: text::title("The name", &person.name)?, ..person })
            })
            .transpose()?;
        let mut day = DayOfLine::read(rest, calendar);
        if let Some(on) = chosen {
            day = DayOfLine { on, unclear: None, said: vec![day_said(on, calendar.today())], ..day };
        } else if day.unsaid
            && let Some(on) = link.as_deref().and_then(|link| said_on(link, now))
        {
            let said = format!("{}, by the link", day_said(on, calendar.today()));
            day = DayOfLine { on, said: vec![said], ..day };
        }
        let added = text::one_line("What you added", day.text)?;
        if person.is_none() && added.is_empty() && link.is_none() {
            return Err(Error::invalid(
                "The line is empty. Write who it was with and what you said: “Ada Marsh: how we measure it”.",
            ));
        }
        let network = link.as_deref().and_then(Network::of_link);
        let mut understood = vec![kind.label().to_owned()];
        understood.push(match (&person, &other) {
            (Some(person), Some(other)) => format!("{}, or {}?", person.name, other.name),
            (Some(PersonWord { id: Some(_), name }), None) => name.clone(),
            (Some(PersonWord { id: None, name }), None) => format!("{name} (new)"),
            (None, _) => "No one named".to_owned(),
        });
        understood.extend(network.map(|network| format!("On {}", network.label())));
        understood.extend(day.said);
        Ok(ConversationLine {
            kind,
            person,
            other,
            added,
            link,
            network,
            on: day.on,
            unclear_day: day.unclear,
            understood,
        })
    }

    /// Who else could be meant, and the sentence about it.
    fn other(&self) -> Option<OtherReading> {
        let (named, doubtful) = self.with.as_ref()?;
        let (name, line) = match &named.or {
            Some(or) => {
                let written = if or.id.is_some() { or.name.clone() } else { format!("\"{}\"", or.name) };
                (or.name.clone(), self.words.replacen(named.written, &written, 1))
            }
            None if *doubtful && named.person.id.is_none() => {
                ("no one".to_owned(), format!("{}: {}", self.kind.slug(), self.rest))
            }
            None => return None,
        };
        let line = self.link.iter().fold(line, |line, link| format!("{line} {link}"));
        Some(OtherReading { name, line })
    }
}

/// When a line says that it was.
struct DayOfLine<'a> {
    on: NaiveDate,
    /// The line without its day.
    text: &'a str,
    /// The words that mean no one day that has come.
    unclear: Option<String>,
    /// Whether the line names no day at all.
    unsaid: bool,
    said: Vec<String>,
}

impl<'a> DayOfLine<'a> {
    fn read(line: &'a str, calendar: Calendar) -> Self {
        let today = calendar.today();
        let Some(ending) = ending_of(calendar, line) else {
            let said = vec![day_said(today, today)];
            return Self { on: today, text: line, unclear: None, unsaid: true, said };
        };
        let why = match ending.meaning {
            Meaning::Day(on) if on <= today => {
                let hour = ending.hour.map(|hour| format!("Only the day is kept, not “{hour}”"));
                return Self {
                    on,
                    text: ending.before,
                    unclear: None,
                    unsaid: false,
                    said: std::iter::once(day_said(on, today)).chain(hour).collect(),
                };
            }
            Meaning::Day(on) => format!("{} hasn’t come yet", in_words(on, today)),
            Meaning::Span => format!("“{}” isn’t one day", ending.words),
            Meaning::EitherWay(..) => format!("“{}” can be two days", ending.words),
            Meaning::OtherWeekday(date) => format!("{} is a {}", date.format("%-d %B"), date.format("%A")),
            Meaning::NoSuchDay => format!("“{}” isn’t a date", ending.words),
        };
        Self {
            on: today,
            text: line,
            unclear: Some(ending.words.to_owned()),
            unsaid: false,
            said: vec![format!("{why}: logged for today")],
        }
    }
}

fn day_said(on: NaiveDate, today: NaiveDate) -> String {
    match today - on {
        ago if ago == Duration::zero() => "Today".to_owned(),
        ago if ago == Duration::days(1) => "Yesterday".to_owned(),
        _ => format!("On {}", in_words(on, today)),
    }
}

/// The words of a line, one space apart, and its first web address.
fn without_link(line: &str) -> Result<(String, Option<String>)> {
    let mut link = None;
    let mut words = Vec::new();
    for word in line.split_whitespace() {
        let address = word.trim_start_matches(['(', '<', '[']);
        let is_address = ["http://", "https://"].iter().any(|scheme| {
            address.get(..scheme.len()).is_some_and(|head| head.eq_ignore_ascii_case(scheme))
                && address.len() > scheme.len()
        });
        if is_address && link.is_none() {
            link = parse_link(address.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '>', ']']))?;
        } else {
            words.push(word);
        }
    }
    Ok((words.join(" "), link))
}
