//! The words that open a line and say what kind of conversation it was: "replied to", "call with".

use super::ConversationKind::{self, Call, Comment, Credit, Invitation, Reply};

/// The words each kind is known by, in every tense, those of several words before their beginnings.
const OPENINGS: &[(ConversationKind, &[&str])] = &[
    (Credit, &["gave credit", "give credit", "giving credit", "credit given"]),
    (
        Call,
        &[
            "had lunch",
            "had coffee",
            "had a coffee",
            "had a call",
            "had a chat",
            "had a lunch",
            "had a meeting",
            "video call",
            "caught up",
        ],
    ),
    (Comment, &["comment", "comments", "commented", "commenting"]),
    (
        Comment,
        &[
            "dm",
            "dms",
            "dmed",
            "dm'd",
            "dm’d",
            "message",
            "messages",
            "messaged",
            "messaging",
            "wrote",
            "emailed",
            "mailed",
            "pinged",
        ],
    ),
    (
        Reply,
        &[
            "reply",
            "replies",
            "replied",
            "replying",
            "answer",
            "answers",
            "answered",
            "answering",
            "respond",
            "responded",
        ],
    ),
    (Invitation, &["invitation", "invitations", "invite", "invites", "invited", "inviting"]),
    (
        Call,
        &[
            "call", "calls", "called", "calling", "phone", "phones", "phoned", "phoning", "meet", "meets",
            "met", "meeting",
        ],
    ),
    (
        Call,
        &[
            "lunch", "lunched", "coffee", "chat", "chats", "chatted", "chatting", "talk", "talks", "talked",
            "talking",
        ],
    ),
    (Call, &["speak", "speaks", "spoke", "spoken", "speaking"]),
    (Credit, &["credit", "credits", "credited", "crediting", "thank", "thanks", "thanked", "thanking"]),
];

/// Words that lead from the kind to the person.
const LEADING_TO: [&str; 6] = ["on", "to", "with", "from", "for", "at"];

/// What the opening words lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LeadsTo {
    /// Someone: "call with …", "invited …", "call …".
    Somebody,
    /// Someone, or a thing, which may be someone's: "comment on …".
    AThing,
    /// Either, or nothing: the line goes on after a colon or says no kind.
    Anything,
}

/// How a line opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Opening<'a> {
    /// What kind of conversation the words say.
    pub(super) kind: ConversationKind,
    /// What the words lead to.
    pub(super) leads_to: LeadsTo,
    /// The line after the words.
    pub(super) rest: &'a str,
}

/// Takes the opening words off a line; a line without them is a comment.
pub(super) fn opening(line: &str) -> Opening<'_> {
    let line = line.trim_start();
    let start = ["i've", "i’ve", "i", "we"].iter().find_map(|word| after_word(line, word)).unwrap_or(line);
    let openings = OPENINGS.iter().flat_map(|(kind, forms)| forms.iter().map(move |form| (*kind, *form)));
    for (kind, form) in openings {
        let words: Vec<&str> = form.split(' ').collect();
        let Some((rest, closed)) = after_words(start, &words) else { continue };
        if closed {
            return Opening { kind, leads_to: LeadsTo::Anything, rest };
        }
        let led = LEADING_TO.iter().find_map(|word| after_word(rest, word).map(|rest| (*word, rest)));
        let leads_to = match led {
            Some(("on" | "at", _)) => LeadsTo::AThing,
            _ => LeadsTo::Somebody,
        };
        return Opening { kind, leads_to, rest: led.map_or(rest, |(_, rest)| rest) };
    }
    Opening { kind: Comment, leads_to: LeadsTo::Anything, rest: line }
}

/// The line after these words, and whether a colon closed them: "Comment: …".
fn after_words<'a>(line: &'a str, words: &[&str]) -> Option<(&'a str, bool)> {
    let (last, first) = words.split_last()?;
    let mut rest = line;
    for word in first {
        rest = after_word(rest, word)?;
    }
    let rest = starting_with(rest, last)?;
    match rest.trim_start().strip_prefix(':') {
        Some(rest) => Some((rest.trim_start(), true)),
        None => whole_word(rest).map(|rest| (rest, false)),
    }
}

/// The line after a whole word, however it is capitalised; None when the line does not begin with it.
fn after_word<'a>(line: &'a str, word: &str) -> Option<&'a str> {
    whole_word(starting_with(line, word)?)
}

fn whole_word(rest: &str) -> Option<&str> {
    (rest.is_empty() || rest.starts_with(char::is_whitespace)).then(|| rest.trim_start())
}

fn starting_with<'a>(line: &'a str, word: &str) -> Option<&'a str> {
    let (head, rest) = line.split_at_checked(word.len())?;
    head.eq_ignore_ascii_case(word).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opening_words_say_the_kind_and_lead_to_the_person() {
        for (line, kind, rest) in [
            ("comment Ada", Comment, "Ada"),
            ("I commented on Ada", Comment, "Ada"),
            ("Comment: nice", Comment, "nice"),
            ("dm Ada: nice", Comment, "Ada: nice"),
            ("messaged Ada", Comment, "Ada"),
            ("Reply to Ada", Reply, "Ada"),
            ("replied", Reply, ""),
            ("invited Ada", Invitation, "Ada"),
            ("invitation from Ada", Invitation, "Ada"),
            ("CALL WITH Ada", Call, "Ada"),
            ("called Ada", Call, "Ada"),
            ("gave credit to Ada", Credit, "Ada"),
            ("Credit given : to Ada", Credit, "to Ada"),
            ("thanked Ada", Credit, "Ada"),
            ("Ada: nice", Comment, "Ada: nice"),
            ("commentary on Ada", Comment, "commentary on Ada"),
            ("é", Comment, "é"),
        ] {
            let opening = opening(line);
            assert_eq!((opening.kind, opening.rest), (kind, rest), "{line}");
        }
        for (line, leads_to) in [
            ("call with Ada", LeadsTo::Somebody),
            ("met Ada", LeadsTo::Somebody),
            ("comment on Kubernetes", LeadsTo::AThing),
            ("call Ada", LeadsTo::Somebody),
            ("comment: Ada", LeadsTo::Anything),
            ("Ada", LeadsTo::Anything),
        ] {
            assert_eq!(opening(line).leads_to, leads_to, "{line}");
        }
    }
}
