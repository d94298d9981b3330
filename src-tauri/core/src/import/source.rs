//! Where a past comes from, and what it is made of.

use serde::{Deserialize, Serialize};

use crate::named::named_enum;

named_enum! {
    /// Where a past comes from. The slugs are kept with what was imported.
    pub enum PastSource("source") {
        /// LinkedIn's archive of a member's data, whole or one of its files.
        LinkedinArchive = "linkedin_archive" | "LinkedIn archive",
        /// LinkedIn's export of a creator's analytics.
        LinkedinAnalytics = "linkedin_analytics" | "LinkedIn analytics",
        /// LinkedIn's export of one post's analytics.
        LinkedinPost = "linkedin_post" | "LinkedIn post analytics",
        /// X's archive of a member's posts, whole or its posts alone.
        XArchive = "x_archive" | "X archive",
        /// X's post analytics.
        XPosts = "x_posts" | "X post analytics",
        /// X's overview of an account.
        XOverview = "x_overview" | "X account overview",
        /// Mastodon's archive.
        Mastodon = "mastodon" | "Mastodon archive",
        /// Medium's export.
        Medium = "medium" | "Medium export",
        /// Substack's export.
        Substack = "substack" | "Substack export",
        /// Threads, in its own download or Instagram's.
        Threads = "threads" | "Threads export",
        /// A list of contacts.
        Contacts = "contacts" | "Contact list",
    }
}

named_enum! {
    /// A kind of thing that comes along.
    pub enum PastKind("kind") {
        /// Posts.
        Posts = "posts" | "Posts",
        /// Articles.
        Articles = "articles" | "Articles",
        /// Comments and replies.
        Comments = "comments" | "Comments",
        /// Invitations with a message.
        Invitations = "invitations" | "Invitations",
        /// People.
        People = "people" | "People",
        /// What others wrote about the user.
        Recommendations = "recommendations" | "Recommendations",
        /// The headline of a profile.
        Headline = "headline" | "Headline",
        /// Numbers that networks show.
        Readings = "readings" | "Numbers",
    }
}
