//! A stretch of the text that something was found in.

use super::class::RedLine;

/// A finding in bytes of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) class: RedLine,
    pub(super) from: usize,
    pub(super) to: usize,
}
