//! The classes of what the content check finds.

use serde::{Deserialize, Serialize};

use crate::named::named_enum;

impl RedLine {
    /// Whether publishing waits until someone decided on it. Praise is fine once the post says how one is connected: that is
    /// said, and blocks nothing.
    #[must_use]
    pub fn blocks(self) -> bool {
        self != Self::Praise
    }

    /// Why it is worth a second thought, as a sentence.
    #[must_use]
    pub fn why(self) -> &'static str {
        match self {
            Self::NeverList => "This is on the never-post list you wrote in step 2.",
            Self::Customer => "Naming a customer, or hinting at one, usually needs their approval.",
            Self::Incident => "Don’t write about an incident until it’s closed, reviewed and cleared.",
            Self::Vulnerability => "If it isn’t fixed everywhere, this could help an attacker.",
            Self::Unreleased => {
                "This looks like news that isn’t public yet. Let the people who announce it go first."
            }
            Self::PersonalData => "This may identify someone. Ask them first, or remove it.",
            Self::Secret => "This looks like a key, token or password. If it’s public, replace it.",
            Self::InternalAddress => "This tells strangers about your organisation’s network.",
            Self::Praise => "You praise your employer or a supplier. Say in the post how you’re connected.",
        }
    }
}

named_enum! {
    /// What a finding is about.
    pub enum RedLine("class") {
        /// Something on the user's own never-post list.
        NeverList = "never_list" | "On your never-post list",
        /// A customer or client.
        Customer = "customer" | "A customer",
        /// An incident, an outage, a breach.
        Incident = "incident" | "An incident",
        /// A vulnerability.
        Vulnerability = "vulnerability" | "A vulnerability",
        /// Results or plans that are not public yet.
        Unreleased = "unreleased" | "Not public yet",
        /// Something about a person.
        PersonalData = "personal_data" | "Personal data",
        /// A key, a token, a password.
        Secret = "secret" | "A key or password",
        /// A host or address inside the organisation's network.
        InternalAddress = "internal_address" | "An internal address",
        /// Praise for the employer or a supplier, without saying how the user is connected.
        Praise = "praise" | "Praise without saying how you’re connected",
    }
}
