//! Node.js and the npm packages of the window.

use std::fs;

use crate::paths;
use crate::problem::Problem;
use crate::process::call;

/// The oldest major version that the window's tools run on.
const OLDEST: u32 = 20;

/// Reports in one sentence when Node.js is missing or too old.
pub(crate) fn check() -> Result<(), Problem> {
    let Some(version) = call("node", &["--version"]).answer() else {
        return Err(Problem::stopped(format!(
            "Node.js is missing: install version {OLDEST} or newer from https://nodejs.org and try again."
        )));
    };
    match major(&version) {
        Some(major) if major >= OLDEST => {}
        _ => {
            return Err(Problem::stopped(format!(
                "Node.js is {version}, but the window's tools need {OLDEST} or newer: install it from \
                 https://nodejs.org (or with fnm, nvm or volta), see that \"node --version\" says so, and try again."
            )));
        }
    }
    call("npm", &["--version"]).answer().map(drop).ok_or_else(|| {
        Problem::stopped(
            "npm is missing: install Node.js from https://nodejs.org, or as your system's package \"npm\".",
        )
    })
}

/// Brings `ui/node_modules` in line with `ui/package-lock.json`; does nothing when it already is.
pub(crate) fn install_packages() -> Result<(), Problem> {
    let lock = fs::read(paths::ui().join("package-lock.json")).map_err(|error| {
        Problem::stopped(format!("Couldn’t read ui/package-lock.json ({error}): the clone is incomplete."))
    })?;
    // A copy of the lock file that was installed, not a time stamp: a checkout changes times, not what is needed.
    let installed = paths::ui().join("node_modules/.installed-package-lock.json");
    if fs::read(&installed).is_ok_and(|bytes| bytes == lock) {
        return Ok(());
    }
    println!("The window's npm packages are missing or out of date: installing them in ui/node_modules.");
    call("npm", &["ci", "--no-audit", "--no-fund"]).within(&paths::ui()).run()?;
    fs::write(&installed, lock)
        .map_err(|error| Problem::stopped(format!("Couldn’t write {} ({error}).", installed.display())))
}

/// `v20.11.1` → 20.
fn major(version: &str) -> Option<u32> {
    version.trim_start_matches('v').split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn the_major_version_is_read_as_node_prints_it() {
        assert_eq!(major("v20.11.1"), Some(20));
        assert_eq!(major("v9.0.0"), Some(9));
        assert_eq!(major("unknown"), None);
    }
}
