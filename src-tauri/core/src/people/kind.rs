//! What a person is to the user's brand.

use serde::{Deserialize, Serialize};

use crate::named::named_enum;

named_enum! {
    /// The kind of person someone is to the user. The names in the database and in JSON are these slugs.
    pub enum PersonKind("kind of person") {
        /// Someone who does already what the user wants to do.
        RoleModel = "role_model" | "Role model",
        /// Someone in the same place.
        Peer = "peer" | "Peer",
        /// Someone of the business the user's IT works for.
        Business = "business" | "Business",
        /// Someone of a partner or vendor.
        Partner = "partner" | "Partner",
        /// A customer.
        Customer = "customer" | "Customer",
        /// Someone who wants to be where the user is now.
        NextGeneration = "next_generation" | "Next generation",
    }
}

impl Default for PersonKind {
    /// Most people are peers.
    fn default() -> Self {
        Self::Peer
    }
}
