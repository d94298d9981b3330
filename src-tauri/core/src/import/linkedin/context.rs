//! What reading the archive's files needs to know.

use std::collections::HashSet;

use crate::calendar::Now;
use crate::import::PastChoices;

/// What reading needs to know.
pub(super) struct Context<'a> {
    pub(super) now: &'a Now,
    pub(super) choices: &'a PastChoices,
    /// The numbers of the user's own posts.
    pub(super) own_posts: HashSet<u64>,
}
