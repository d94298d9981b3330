//! A first sentence to write to someone, ready to copy. It quotes nothing the user noted about them.

use crate::people::conversation::ConversationKind;

/// An opening for someone: after what the last conversation was, or for a first one.
pub(crate) fn opening(name: &str, last: Option<ConversationKind>, topic: Option<&str>) -> String {
    let to = first_name(name);
    match last {
        Some(ConversationKind::Call) => {
            format!("Hi {to}, I’ve thought about our last talk since. How has it gone on your side?")
        }
        Some(ConversationKind::Comment | ConversationKind::Reply) => {
            format!("Hi {to}, something I read today reminded me of your point. How has it gone since?")
        }
        Some(ConversationKind::Invitation) => {
            format!("Hi {to}, shall we find half an hour? I’d like to hear what you’re working on.")
        }
        Some(ConversationKind::Credit) => {
            format!("Hi {to}, I still use what I learned from you. What are you working on now?")
        }
        None => match topic {
            Some(topic) => {
                format!(
                    "Hello {to}, I’m writing about “{topic}” and would like to know how you see it. What do most people get wrong?"
                )
            }
            None => format!("Hello {to}, I’ve followed your work for a while. What are you working on now?"),
        },
    }
}

/// The first word of a name; the whole name where that is a title.
fn first_name(name: &str) -> &str {
    let first = name.split_whitespace().next().unwrap_or(name);
    if first.ends_with('.') { name } else { first }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_greets_by_the_first_name_and_asks_a_question() {
        for last in ConversationKind::ALL.iter().copied().map(Some).chain([None]) {
            for topic in [None, Some("Exit costs")] {
                let said = opening("Ines Marsh", last, topic);
                assert!(said.contains(" Ines, ") && (said.ends_with('?') || said.ends_with('.')), "{said}");
            }
        }
        assert!(opening("Dr. Ines Marsh", None, None).starts_with("Hello Dr. Ines Marsh, "));
        assert!(opening("Ines", None, Some("Exit costs")).contains("“Exit costs”"));
    }
}
