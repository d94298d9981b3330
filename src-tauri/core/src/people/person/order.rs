//! The orders a list of people can have.

use serde::{Deserialize, Serialize};

use crate::named::named_enum;

named_enum! {
    /// The order people are listed in; names decide between equals.
    pub enum PersonOrder("order") {
        /// By name.
        Name = "name" | "Name",
        /// By what they are to the user.
        Kind = "kind" | "Kind",
        /// The closest circle first.
        Circle = "circle" | "Circle",
        /// The one talked with longest ago first; those never talked with are last either way.
        LastContact = "last_contact" | "Last contact",
    }
}

impl Default for PersonOrder {
    /// By name, as people look one up.
    fn default() -> Self {
        Self::Name
    }
}
