//! A page of titled texts, to be printed or handed over.

/// What was written under a few headings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Paper {
    pub(crate) title: &'static str,
    /// Below the title, in one line.
    pub(crate) about: String,
    /// Headings with what the user wrote; the first may have none, and what is empty is passed over.
    pub(crate) texts: Vec<(&'static str, String)>,
}
