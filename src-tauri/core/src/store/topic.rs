//! The parts of the data that pages show, and that writes name.

use serde::Serialize;

/// A part of the data that a page shows. Writes answer with the topics they touched, so that the window refreshes what
/// changed and nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// Who the user is; pace, week, goal.
    Profile,
    /// Theme and the like.
    Preferences,
    /// Steps begun and finished, notes, reflections.
    Steps,
    /// Tasks and their completions.
    Tasks,
    /// Answers on worksheets.
    Worksheets,
    /// Posts, where they were published, and the weeks they count for.
    Posts,
    /// People and conversations with them.
    People,
    /// The user's own feeds and what they propose.
    Feeds,
    /// What the coach suggests: what was declined, offers, moments, holds, fresh starts.
    Coaching,
    /// Cases studied.
    Study,
    /// Numbers read from networks.
    Metrics,
    /// Claims with their evidence.
    Claims,
    /// Rules and what became of their occurrences.
    Reminders,
}
