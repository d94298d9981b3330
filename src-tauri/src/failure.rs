//! An error on its way to the window.

use serde::Serialize;

/// What the window gets when a command fails: it branches on the code and shows the sentence.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Failure {
    /// What the window may branch on.
    pub(crate) code: &'static str,
    /// What happened and what to do about it.
    pub(crate) message: String,
}

impl Failure {
    /// The desktop refused something that is not ours to decide.
    pub(crate) fn desktop(message: impl Into<String>) -> Self {
        Self { code: "desktop", message: message.into() }
    }
}
