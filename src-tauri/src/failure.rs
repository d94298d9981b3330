//! An error on its way to the window.

use serde::Serialize;
use standpoint_core::{Error, ErrorCode};

/// What the window gets when a command fails: it branches on the code and shows the sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct Failure {
    /// What the window may branch on.
    pub(crate) code: Code,
    /// What happened and what to do about it.
    pub(crate) message: String,
}

/// The coach's codes and the shell's one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) enum Code {
    /// The coach refused.
    Coach(ErrorCode),
    /// The desktop refused.
    Desktop(Desktop),
}

/// The shell's own code, `"desktop"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) enum Desktop {
    /// A browser, a dialog or the window did not do what was asked.
    Desktop,
}

impl Failure {
    /// The desktop did not do what was asked.
    pub(crate) fn desktop(message: impl Into<String>) -> Self {
        Self { code: Code::Desktop(Desktop::Desktop), message: message.into() }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self { code: Code::Coach(error.code()), message: error.to_string() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_gets_a_code_and_a_sentence() {
        let json = |failure: Failure| serde_json::to_string(&failure).unwrap();
        assert_eq!(json(Failure::desktop("No browser.")), r#"{"code":"desktop","message":"No browser."}"#);
        let refused = standpoint_core::address::link::parse_link("javascript:alert(1)").unwrap_err();
        assert!(json(refused.into()).starts_with(r#"{"code":"invalid","message":"Enter a link"#));
    }
}
