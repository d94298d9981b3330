//! The note for a partner: five lines of a week, to be copied or mailed by the user's own hand.

use serde::{Deserialize, Serialize};

use super::LookBackEntry;
use crate::named::named_enum;

named_enum! {
    /// A line of the note; each can be left off.
    pub enum NotePart("line") {
        /// Whether the week was kept.
        Week = "week" | "The week",
        /// The posts of the week.
        Out = "out" | "What’s out",
        /// The best conversation.
        Conversation = "conversation" | "Best conversation",
        /// Where the user is stuck.
        Stuck = "stuck" | "Where I’m stuck",
        /// The one question.
        Question = "question" | "One question",
    }
}

/// A line of the note for a partner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct NoteLine {
    /// Which line it is.
    pub part: NotePart,
    /// What it says.
    pub text: String,
}

/// What happened in the week, as the note tells it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Happened<'a> {
    /// What became of the week, as a sentence without its full stop.
    pub(crate) week: &'a str,
    /// The posts published in it, each with its title and its link if there is one.
    pub(crate) posts: &'a [(String, Option<String>)],
    /// The conversation that went furthest: with whom, and what the user added.
    pub(crate) conversation: Option<(&'a str, &'a str)>,
}

/// A conversation by what the user added, and with whom.
pub(crate) fn conversation_in_words(person: Option<&str>, added: &str) -> String {
    match (added, person) {
        ("", person) => person.unwrap_or_default().to_owned(),
        (added, None) => format!("“{added}”"),
        (added, Some(person)) => format!("“{added}”, with {person}"),
    }
}

/// The lines of the note, those with nothing to say passed over.
pub(crate) fn partner_note(happened: Happened<'_>, entry: &LookBackEntry) -> Vec<NoteLine> {
    let out = match happened.posts {
        [] => String::new(),
        posts => {
            let told: Vec<_> = posts.iter().map(|(title, link)| told(title, link.as_deref())).collect();
            format!("Out: {}", told.join(" · "))
        }
    };
    let conversation = happened.conversation.map_or_else(String::new, |(person, added)| {
        format!("Best conversation: {}", conversation_in_words(Some(person), added))
    });
    let lines = [
        (NotePart::Week, happened.week.to_owned()),
        (NotePart::Out, out),
        (NotePart::Conversation, conversation),
        (NotePart::Stuck, labelled("Stuck", &entry.stuck)),
        (NotePart::Question, labelled("Question", &entry.question)),
    ];
    lines
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(part, text)| NoteLine { part, text })
        .collect()
}

fn told(title: &str, link: Option<&str>) -> String {
    link.map_or_else(|| title.to_owned(), |link| format!("{title} ({link})"))
}

fn labelled(label: &str, text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("{label}: {text}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_has_a_line_for_all_there_is_to_say_and_none_for_the_rest() {
        let entry = LookBackEntry {
            stuck: "The second paragraph is always too long".to_owned(),
            question: "Would you read this to the end?".to_owned(),
            ..LookBackEntry::default()
        };
        let posts = [("Why our roadmap shrank".to_owned(), Some("https://example.org/1".to_owned()))];
        let happened = Happened {
            week: "Week of 2 March: kept, 1 post of 1",
            posts: &posts,
            conversation: Some(("Ines Marsh", "they cross out one item a quarter too")),
        };
        let said: Vec<_> = partner_note(happened, &entry).into_iter().map(|line| line.text).collect();
        assert_eq!(
            said,
            [
                "Week of 2 March: kept, 1 post of 1",
                "Out: Why our roadmap shrank (https://example.org/1)",
                "Best conversation: “they cross out one item a quarter too”, with Ines Marsh",
                "Stuck: The second paragraph is always too long",
                "Question: Would you read this to the end?",
            ]
        );
        let quiet = Happened { week: "Week of 2 March: not kept", posts: &[], conversation: None };
        assert_eq!(partner_note(quiet, &LookBackEntry::default()).len(), 1);
    }
}
