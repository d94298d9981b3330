//! What the menu of the tray says, on every system.

use super::TrayFacts;
use super::actions::TrayAction;

/// The longest title in the menu, in characters.
const TITLE_MAX: usize = 48;

/// A line of the menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Line {
    /// A label, and what choosing it does.
    Entry(String, TrayAction),
    /// A label, and the menu beside it.
    Menu(String, Vec<Line>),
    /// A line between groups.
    Separator,
}

/// The whole menu.
pub(super) fn lines(facts: &TrayFacts) -> Vec<Line> {
    let next = if facts.next.is_empty() {
        "Next action".to_owned()
    } else {
        format!("Next action: {}", short(&facts.next))
    };
    let until = if facts.snooze_until.is_empty() { "tomorrow" } else { &facts.snooze_until };
    let snooze = if facts.all_snoozed {
        Line::Entry("Resume reminders".to_owned(), TrayAction::Resume)
    } else {
        Line::Entry(format!("Snooze all until {until}"), TrayAction::SnoozeAll)
    };
    vec![
        entry("Open Standpoint", TrayAction::Open),
        Line::Entry(next, TrayAction::Today),
        entry("New idea…", TrayAction::NewIdea),
        entry("Log a post…", TrayAction::LogPost),
        Line::Separator,
        snooze,
        hold(facts),
        entry("Add a pause…", TrayAction::Reminders),
        Line::Separator,
        entry("Quit", TrayAction::Quit),
    ]
}

/// How many reminders are due, in words.
pub(super) fn reminders_in_words(facts: &TrayFacts) -> String {
    match facts.waiting {
        0 => "No reminders".to_owned(),
        1 => "1 reminder".to_owned(),
        more => format!("{more} reminders"),
    }
}

/// Holding the voice, or ending that.
fn hold(facts: &TrayFacts) -> Line {
    if facts.held {
        return entry("End the hold on your voice", TrayAction::EndHold);
    }
    Line::Menu(
        "Hold my voice".to_owned(),
        vec![
            entry("Until tomorrow", TrayAction::HoldUntilTomorrow),
            entry("Until Monday", TrayAction::HoldUntilMonday),
            entry("Until I say so", TrayAction::Hold),
        ],
    )
}

fn entry(label: &str, action: TrayAction) -> Line {
    Line::Entry(label.to_owned(), action)
}

fn short(text: &str) -> String {
    match text.char_indices().nth(TITLE_MAX) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(facts: &TrayFacts) -> Vec<String> {
        let mut labels = Vec::new();
        for line in lines(facts) {
            match line {
                Line::Entry(label, _) | Line::Menu(label, _) => labels.push(label),
                Line::Separator => {}
            }
        }
        labels
    }

    #[test]
    fn the_menu_says_what_is_next_and_what_can_be_ended() {
        let usual = labels(&TrayFacts { next: "Write the hook".to_owned(), ..TrayFacts::default() });
        assert_eq!(usual[1], "Next action: Write the hook");
        assert!(usual.contains(&"Snooze all until tomorrow".to_owned()), "{usual:?}");
        assert!(usual.contains(&"Hold my voice".to_owned()), "{usual:?}");
        let quiet = labels(&TrayFacts { all_snoozed: true, held: true, ..TrayFacts::default() });
        assert_eq!(quiet[1], "Next action");
        assert!(quiet.contains(&"Resume reminders".to_owned()), "{quiet:?}");
        assert!(quiet.contains(&"End the hold on your voice".to_owned()), "{quiet:?}");
    }

    #[test]
    fn every_line_is_known_by_a_name_of_its_own() {
        fn actions(lines: Vec<Line>) -> Vec<TrayAction> {
            let each = |line| match line {
                Line::Entry(_, action) => vec![action],
                Line::Menu(_, lines) => actions(lines),
                Line::Separator => Vec::new(),
            };
            lines.into_iter().flat_map(each).collect()
        }
        let ended = TrayFacts { all_snoozed: true, held: true, ..TrayFacts::default() };
        for action in [lines(&TrayFacts::default()), lines(&ended)].into_iter().flat_map(actions) {
            assert_eq!(TrayAction::named(action.name()), Some(action));
        }
        assert_eq!(TrayAction::named("explode"), None);
    }

    #[test]
    fn a_long_title_is_shortened_between_characters() {
        assert_eq!(short("Short"), "Short");
        assert_eq!(short(&"ä".repeat(60)), format!("{}…", "ä".repeat(48)));
    }
}
