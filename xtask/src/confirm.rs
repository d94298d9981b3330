//! Whether something may be installed: asked for once, in words, unless it was given beforehand.

use std::io::{IsTerminal, Write};

use crate::problem::Problem;

/// How the permission to change the system is obtained.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Consent {
    /// `--yes`, or `CI=true`: no one is there to be asked.
    Given,
    /// A person is asked before anything is installed.
    Ask,
}

impl Consent {
    /// Puts the question; an empty answer is a yes.
    ///
    /// Fails when no one can answer: installing unasked would be worse than stopping.
    pub(crate) fn to(self, question: &str) -> Result<bool, Problem> {
        if self == Self::Given {
            return Ok(true);
        }
        if !std::io::stdin().is_terminal() {
            return Err(Problem::stopped(format!("{question} No terminal to ask in. Use --yes.")));
        }
        print!("{question} [Y/n] ");
        let _ = std::io::stdout().flush();
        let mut answer = String::new();
        std::io::stdin()
            .read_line(&mut answer)
            .map_err(|error| Problem::stopped(format!("Couldn’t read the answer ({error}).")))?;
        Ok(means_yes(&answer))
    }
}

fn means_yes(answer: &str) -> bool {
    matches!(answer.trim().to_lowercase().as_str(), "" | "y" | "yes")
}

#[cfg(test)]
mod tests {
    use super::means_yes;

    #[test]
    fn only_a_yes_or_enter_is_a_yes() {
        for yes in ["\n", "y\n", "Yes\n"] {
            assert!(means_yes(yes), "{yes:?} agrees");
        }
        for no in ["n\n", "no\n", "what?\n"] {
            assert!(!means_yes(no), "{no:?} does not agree");
        }
    }
}
