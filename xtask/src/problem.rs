//! Why a command stopped: one clear sentence, with the remedy where there is one.

use std::fmt;

/// The reason a command did not do what it was asked.
#[derive(Debug)]
pub(crate) enum Problem {
    /// The command line made no sense: exit 2 and the usage text.
    WrongUsage(String),
    /// Something is missing, refused or failed: exit 1.
    Stopped(String),
}

impl Problem {
    /// A problem that is told in one sentence.
    pub(crate) fn stopped(sentence: impl Into<String>) -> Self {
        Self::Stopped(sentence.into())
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::WrongUsage(sentence) | Self::Stopped(sentence) => out.write_str(sentence),
        }
    }
}
