//! The dossier for a talk about a promotion or with a sponsor: claims, each with what supports it.

use serde::{Deserialize, Serialize};

use crate::id::{ClaimId, ConversationId, EvidenceId, PublicationId, RecommendationId, WorksheetRowId};
use crate::named::named_enum;

named_enum! {
    /// What kind of thing supports a claim, in the order in which a dossier shows them.
    pub enum ProofKind("kind of evidence") {
        /// A post.
        Post = "post" | "Post",
        /// A talk.
        Talk = "talk" | "Talk",
        /// A conversation, with who replied.
        Conversation = "conversation" | "Conversation",
        /// What someone wrote about the user.
        Recommendation = "recommendation" | "Recommendation",
        /// A link elsewhere.
        Link = "link" | "Link",
    }
}

named_enum! {
    /// Where a claim is moved.
    pub enum ClaimMove("direction") {
        /// One place up.
        Up = "up" | "Move up",
        /// One place down.
        Down = "down" | "Move down",
    }
}

/// What supports a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum EvidenceSource {
    /// A post, where it was published.
    Post {
        /// The place.
        publication: PublicationId,
    },
    /// A talk of step 11.
    Talk {
        /// Its row on the step's worksheet.
        row: WorksheetRowId,
    },
    /// A conversation.
    Conversation {
        /// Which one.
        conversation: ConversationId,
    },
    /// A recommendation.
    Recommendation {
        /// Which one.
        recommendation: RecommendationId,
    },
    /// Something elsewhere.
    Link {
        /// Its address, http or https.
        url: String,
        /// What it is, in the user's words; may be empty.
        note: String,
    },
}

/// A claim of the dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Claim {
    pub(crate) id: ClaimId,
    pub(crate) text: String,
    /// The initiative it's about: a row of step 9's worksheet.
    pub(crate) initiative: Option<WorksheetRowId>,
}

/// Something that supports a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Evidence {
    pub(crate) id: EvidenceId,
    pub(crate) claim: ClaimId,
    pub(crate) source: EvidenceSource,
}
