//! The parts of the Rust toolchain that a minimal one leaves out.

use crate::problem::Problem;
use crate::process::call;

/// Reports in one sentence when rustfmt or clippy is missing.
pub(crate) fn check() -> Result<(), Problem> {
    for tool in ["fmt", "clippy"] {
        if call("cargo", &[tool, "--version"]).answer().is_none() {
            return Err(Problem::stopped(format!(
                "\"cargo {tool}\" is missing from this Rust toolchain: run \"rustup component add rustfmt clippy\" \
                 (or install your system's package of it) and try again."
            )));
        }
    }
    Ok(())
}
