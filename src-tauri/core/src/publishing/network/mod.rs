//! The places where the public conversation happens.

mod host;

use serde::{Deserialize, Serialize};

use crate::named::named_enum;

named_enum! {
    /// A network or channel a post can appear on. The names in the database and in JSON are these slugs.
    pub enum Network("network") {
        /// LinkedIn.
        Linkedin = "linkedin" | "LinkedIn",
        /// X.
        X = "x" | "X",
        /// Bluesky.
        Bluesky = "bluesky" | "Bluesky",
        /// Threads.
        Threads = "threads" | "Threads",
        /// Mastodon.
        Mastodon = "mastodon" | "Mastodon",
        /// Substack.
        Substack = "substack" | "Substack",
        /// Medium.
        Medium = "medium" | "Medium",
        /// dev.to.
        Devto = "devto" | "dev.to",
        /// GitHub.
        Github = "github" | "GitHub",
        /// YouTube.
        Youtube = "youtube" | "YouTube",
        /// A podcast.
        Podcast = "podcast" | "Podcast",
        /// A community of peers.
        Community = "community" | "CIO community",
        /// The user's own site or newsletter.
        OwnSite = "own_site" | "Own site",
        /// A shared channel inside the organisation: an open note.
        Inside = "inside" | "Inside",
        /// Anywhere else.
        Other = "other" | "Elsewhere",
    }
}
