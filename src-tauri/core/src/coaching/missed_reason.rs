//! What got in the way of a week.

use serde::{Deserialize, Serialize};

use crate::named::named_enum;

impl MissedReason {
    /// The one change that is offered for it.
    #[must_use]
    pub fn offer(self) -> &'static str {
        match self {
            Self::Moment => "Move the slot?",
            Self::Time => "Take the smaller version?",
            Self::NothingToSay => "Here’s a prompt with a green light.",
            Self::Nerves => "Show it to one person first?",
            Self::SomethingBigger => "Shall we pause?",
        }
    }
}

named_enum! {
    /// What got in the way of a week, as the look back asks once.
    pub enum MissedReason("reason") {
        /// The moment did not come.
        Moment = "moment" | "The moment",
        /// There was no time.
        Time = "time" | "Time",
        /// There was nothing to say.
        NothingToSay = "nothing" | "Nothing to say",
        /// Fear of being seen.
        Nerves = "nerves" | "Nerves",
        /// Something that matters more.
        SomethingBigger = "bigger" | "Something bigger",
    }
}
