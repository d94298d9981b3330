//! A place in a file.

/// Where something is in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) file: String,
    /// Counted from 1; 0 where the file has no lines.
    pub(crate) line: u32,
}
