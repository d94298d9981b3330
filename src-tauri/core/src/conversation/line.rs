//! One line about a conversation, read into what is kept: "replied to Ada: how we measure it https://… yesterday".
//!
//! A kind, a person, what was added, a link, a day; each may be left out but for something to remember. What is understood
//! is said back before it is kept.

use chrono::{Duration, NaiveDate};
use serde::Serialize;

use super::ConversationKind;
use super::opening::{LeadsTo, Opening, opening};
use super::person::{PersonWord, bare_name, bare_owner, before_colon, known_at_start};
use crate::day_words::{Sense, before_day, closing_day, spoken};
use crate::error::{Error, Result};
use crate::link::parse_link;
use crate::network::Network;
use crate::profile::WeekStart;
use crate::text;

/// What a line about a conversation says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ConversationLine {
    /// What kind of conversation it was; a comment when the line does not say.
    pub kind: ConversationKind,
    /// Whom it was with, when the line says.
    pub person: Option<PersonWord>,
    /// What the user added to it; may be empty.
    pub added: String,
    /// Where it can be read.
    pub link: Option<String>,
    /// The network the link belongs to.
    pub network: Option<Network>,
    /// The civil date it happened on.
    pub on: NaiveDate,
    /// The same in short sentences, for a preview: "Reply", "Ada Marsh", "Yesterday".
    pub understood: Vec<String>,
}

/// Reads one line about a conversation. It may begin with its kind ("commented on", "call with"); then whom it was with: a
/// name of `known` (their id and name) or whoever stands before the first colon; then what was added. A web address may
/// stand anywhere, words for a day at the end; without them it was today.
///
/// # Errors
/// [`Error::Invalid`] when the line says neither whom it was with, nor what was added, nor where; or when a part does not
/// fit.
pub fn read_line(line: &str, today: NaiveDate, week_start: WeekStart, known: &[(i64, String)]) -> Result<ConversationLine> {
    let (words, link) = without_link(line)?;
    let days = Days { today, week_start };
    // A known name goes first: somebody may be called like a kind.
    if let Some((person, rest)) = known_at_start(&words, known) {
        return finish(ConversationKind::Comment, Some(person), rest, link, days);
    }
    let Opening { kind, leads_to, rest } = opening(&words);
    if let Some((person, rest)) = known_at_start(rest, known).or_else(|| before_colon(rest, known)) {
        return finish(kind, Some(person), rest, link, days);
    }
    // Without a colon the day goes first: "call with Priya Mon" was with Priya.
    let name_in = days.text_before(rest);
    let bare = match leads_to {
        _ if name_in.starts_with('@') => bare_name(name_in, known),
        LeadsTo::Somebody => bare_name(name_in, known),
        LeadsTo::AThing => bare_owner(name_in, known),
        LeadsTo::Anything => None,
    };
    match bare {
        Some((person, after)) => finish(kind, Some(person), &rest[name_in.len() - after.len()..], link, days),
        None => finish(kind, None, rest, link, days),
    }
}

/// The days that words at the end of a line are read with.
#[derive(Debug, Clone, Copy)]
struct Days {
    today: NaiveDate,
    week_start: WeekStart,
}

impl Days {
    fn at_end_of(self, text: &str) -> Option<(usize, NaiveDate)> {
        closing_day(text, self.today, self.week_start, Sense::Past)
    }

    fn text_before(self, text: &str) -> &str {
        self.at_end_of(text).map_or(text, |(at, _)| before_day(text, at))
    }
}

/// Takes the day off the end of what was added, and checks the parts.
fn finish(kind: ConversationKind, person: Option<PersonWord>, rest: &str, link: Option<String>, days: Days) -> Result<ConversationLine> {
    let today = days.today;
    let person = person.map(|person| Ok::<_, Error>(PersonWord { name: text::title("The name", &person.name)?, ..person })).transpose()?;
    let added = text::one_line("What you added", days.text_before(rest))?;
    if person.is_none() && added.is_empty() && link.is_none() {
        return Err(Error::invalid("The line is empty. Write whom it was with and what you added, like: Ada Marsh: how we measure it."));
    }
    let network = link.as_deref().and_then(Network::of_link);
    let on = days.at_end_of(rest).map_or(today, |(_, date)| date);
    let mut understood = vec![kind.label().to_owned()];
    understood.extend(person.as_ref().map(|person| match person.id {
        Some(_) => person.name.clone(),
        None => format!("{}, a new person", person.name),
    }));
    understood.extend(network.map(|network| format!("On {}", network.label())));
    if person.is_none() {
        understood.push("Nobody named".to_owned());
    }
    understood.push(day_said(on, today));
    let ahead = closing_day(rest, today, days.week_start, Sense::Ahead).filter(|(_, date)| *date > today);
    understood.extend(ahead.filter(|_| on == today).map(|(_, date)| format!("{} lies ahead: it stays in the line", spoken(date, today))));
    Ok(ConversationLine { kind, person, added, link, network, on, understood })
}

fn day_said(on: NaiveDate, today: NaiveDate) -> String {
    match today - on {
        ago if ago == Duration::zero() => "Today".to_owned(),
        ago if ago == Duration::days(1) => "Yesterday".to_owned(),
        _ => format!("On {}", spoken(on, today)),
    }
}

/// The words of a line, one space apart, and its first web address.
fn without_link(line: &str) -> Result<(String, Option<String>)> {
    let mut link = None;
    let mut words = Vec::new();
    for word in line.split_whitespace() {
        let address = word.trim_start_matches(['(', '<', '[']);
        let is_address = ["http://", "https://"].iter().any(|scheme| {
            address.get(..scheme.len()).is_some_and(|head| head.eq_ignore_ascii_case(scheme)) && address.len() > scheme.len()
        });
        if is_address && link.is_none() {
            link = parse_link(address.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '>', ']']))?;
        } else {
            words.push(word);
        }
    }
    Ok((words.join(" "), link))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    // A Tuesday.
    const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 3, 3).expect("3 March 2026 exists");

    fn known() -> Vec<(i64, String)> {
        [(1, "Ada Marsh"), (2, "Jonas"), (3, "Reply All"), (4, "Marie Sun")].map(|(id, name)| (id, name.to_owned())).to_vec()
    }

    fn read(line: &str) -> ConversationLine {
        read_line(line, TODAY, WeekStart::Monday, &known()).unwrap()
    }

    /// Kind, id, name, what was added, day.
    fn said(line: &str) -> (&'static str, Option<i64>, Option<String>, String, String) {
        let line = read(line);
        let (id, name) = line.person.map_or((None, None), |person| (person.id, Some(person.name)));
        (line.kind.slug(), id, name, line.added, line.on.to_string())
    }

    #[test]
    fn a_line_says_kind_person_words_link_and_day() {
        let line = read("commented on ada marsh’s post: asked how they measure it https://www.linkedin.com/posts/ada_1 yesterday");
        assert_eq!(line.kind, ConversationKind::Comment);
        assert_eq!(line.person, Some(PersonWord { id: Some(1), name: "Ada Marsh".to_owned() }));
        assert_eq!(line.added, "asked how they measure it");
        assert_eq!(line.link.as_deref(), Some("https://www.linkedin.com/posts/ada_1"));
        assert_eq!(line.network, Some(Network::Linkedin));
        assert_eq!(line.understood, ["Comment", "Ada Marsh", "On LinkedIn", "Yesterday"]);
    }

    #[test]
    fn every_kind_is_said_as_people_say_it() {
        let new = |name: &str| (None, Some(name.to_owned()));
        let old = |id, name: &str| (Some(id), Some(name.to_owned()));
        for (line, kind, (id, name), added, on) in [
            ("Ada Marsh: shared our template", "comment", old(1, "Ada Marsh"), "shared our template", "2026-03-03"),
            ("Ada Marsh shared our template mon", "comment", old(1, "Ada Marsh"), "shared our template", "2026-03-02"),
            ("comment Ada: shared our template", "comment", old(1, "Ada Marsh"), "shared our template", "2026-03-03"),
            ("Comment: Priya: yes, and the budget", "comment", new("Priya"), "yes, and the budget", "2026-03-03"),
            ("reply to @jonas: yes 2 days ago", "reply", old(2, "Jonas"), "yes", "2026-03-01"),
            ("replied to Priya Nair's comment: yes", "reply", new("Priya Nair"), "yes", "2026-03-03"),
            ("invited Bo Chen: wrote why on 1 mar", "invitation", new("Bo Chen"), "wrote why", "2026-03-01"),
            ("invitation to Bo Chen", "invitation", new("Bo Chen"), "", "2026-03-03"),
            ("call with Priya Nair about platform teams last fri", "call", new("Priya Nair"), "about platform teams", "2026-02-27"),
            ("had lunch with Bo Smith yesterday", "call", new("Bo Smith"), "", "2026-03-02"),
            ("coffee with Bo Smith about budgets", "call", new("Bo Smith"), "about budgets", "2026-03-03"),
            ("called jonas", "call", old(2, "Jonas"), "", "2026-03-03"),
            ("call with Priya Mon", "call", new("Priya"), "", "2026-03-02"),
            ("credited Jonas for the idea", "credit", old(2, "Jonas"), "for the idea", "2026-03-03"),
            ("thanked Jonas today", "credit", old(2, "Jonas"), "", "2026-03-03"),
            ("commented on Priya's post about budgets", "comment", new("Priya"), "about budgets", "2026-03-03"),
            ("comment on @priya's post yesterday", "comment", new("priya"), "", "2026-03-02"),
            ("@priya agreed", "comment", new("priya"), "agreed", "2026-03-03"),
            ("comment on the platform post yesterday", "comment", (None, None), "the platform post", "2026-03-02"),
        ] {
            assert_eq!(said(line), (kind, id, name, added.to_owned(), on.to_owned()), "{line}");
        }
    }

    #[test]
    fn a_name_is_never_read_as_a_kind_or_a_day() {
        assert_eq!(said("Reply All: nice one").0, "comment");
        assert_eq!(said("call with Marie Sun"), ("call", Some(4), Some("Marie Sun".to_owned()), String::new(), "2026-03-03".to_owned()));
        assert_eq!(said("Marie Sun sun").4, "2026-03-01");
        assert_eq!(said("Marie Sun we meet next fri").3, "we meet next fri", "what lies ahead is text");
    }

    #[test]
    fn a_link_may_stand_anywhere_and_alone() {
        let alone = read("https://github.com/ada/engine/issues/1.");
        assert_eq!((alone.link.as_deref(), alone.network), (Some("https://github.com/ada/engine/issues/1"), Some(Network::Github)));
        let two = read("Jonas (https://example.org/a) compare HTTPS://example.org/b");
        assert_eq!((two.link.as_deref(), two.added.as_str()), (Some("https://example.org/a"), "compare HTTPS://example.org/b"));
        assert_eq!(two.network, None);
        assert_eq!(read("Jonas: yesterday https://bsky.app/profile/x").on.to_string(), "2026-03-02");
        assert_eq!(read("Jonas: why https:// and not http://").added, "why https:// and not http://");
        assert!(read_line("Jonas https://[", TODAY, WeekStart::Monday, &known()).is_err());
    }

    #[test]
    fn days_are_said_as_people_say_them_and_new_people_are_told() {
        assert_eq!(read("Priya: hello").understood, ["Comment", "Priya, a new person", "Today"]);
        assert_eq!(
            read("Jonas: we meet next fri").understood,
            ["Comment", "Jonas", "Today", "Friday 13 March lies ahead: it stays in the line"]
        );
        assert_eq!(read("had lunch with the platform team").understood, ["Call", "Nobody named", "Today"]);
        assert_eq!(read("Jonas: hello 4 mar").understood, ["Comment", "Jonas", "On Tuesday 4 March 2025"]);
    }

    #[test]
    fn a_line_that_says_nothing_is_refused_with_an_example() {
        for line in ["", " ", "comment", "call yesterday", "replied to"] {
            let error = read_line(line, TODAY, WeekStart::Monday, &known()).unwrap_err().to_string();
            assert!(error.starts_with("The line is empty. Write whom"), "{line}: {error}");
        }
        let long = read_line(&format!("Jonas: {}", "é".repeat(301)), TODAY, WeekStart::Monday, &known()).unwrap_err().to_string();
        assert!(long.starts_with("What you added may have 300 characters"), "{long}");
    }

    proptest! {
        #[test]
        fn any_line_is_read_or_refused_and_lies_not_ahead(
            line in "(I |commented on |call with |@)?\\PC{0,12}('s post|’|: | )?\\PC{0,20}( https://x.com/\\PC{0,5})?( yesterday| fri)?",
            name in "\\PC{0,8}",
        ) {
            if let Ok(line) = read_line(&line, TODAY, WeekStart::Monday, &[(1, name)]) {
                prop_assert!(line.on <= TODAY);
                prop_assert!(line.person.is_some() || !line.added.is_empty() || line.link.is_some());
            }
        }
    }
}
