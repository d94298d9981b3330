//! `setup`: finds what is missing, names it, and installs it after asking.

use crate::confirm::Consent;
use crate::node;
use crate::package_manager::PackageManager;
use crate::prerequisites::{self, Need, Purpose};
use crate::problem::Problem;
use crate::rust_tools;

/// Leaves a machine that can do what is asked, or says in one sentence what it still lacks.
///
/// On a machine that has everything it prints nothing and takes a moment.
pub(crate) fn set_up(purpose: Purpose, consent: Consent) -> Result<(), Problem> {
    if cfg!(target_os = "linux") {
        install_system_packages(purpose, consent)?;
    } else {
        elsewhere(purpose)?;
    }
    if purpose == Purpose::Core {
        return Ok(());
    }
    if purpose == Purpose::Test {
        rust_tools::check()?;
    }
    node::check()?;
    node::install_packages()
}

fn install_system_packages(purpose: Purpose, consent: Consent) -> Result<(), Problem> {
    let missing = prerequisites::missing(purpose);
    if missing.is_empty() {
        return Ok(());
    }
    println!("Missing on this machine:");
    for need in &missing {
        println!("  - {}", need.what);
    }
    let Some(manager) = PackageManager::of_this_machine() else {
        return Err(Problem::stopped(format!(
            "None of apt, dnf, pacman and zypper is here: install {} yourself and try again.",
            listed(&missing)
        )));
    };
    let packages: Vec<&str> = missing.iter().map(|need| need.package(manager)).collect();
    let line = manager.as_typed(&packages);
    println!("This installs it:\n  {line}");
    if !consent.to("Install it now?")? {
        return Err(Problem::stopped(format!("Nothing was installed. Run this when you’re ready: {line}")));
    }
    manager.install(&packages)?;
    let still = prerequisites::missing(purpose);
    if still.is_empty() {
        Ok(())
    } else {
        Err(Problem::stopped(format!(
            "The installation went through, but this machine still lacks {}: your distribution may call it \
             differently; install it and try again.",
            listed(&still)
        )))
    }
}

/// macOS and Windows bring their own webview; what else they need has its own installers.
fn elsewhere(purpose: Purpose) -> Result<(), Problem> {
    if purpose == Purpose::Test {
        println!(
            "The stories in the real window run on Linux only (WebKitWebDriver, Xvfb, D-Bus); everything else is tested."
        );
    }
    let remedy = if cfg!(target_os = "macos") {
        "the Xcode command line tools (\"xcode-select --install\")"
    } else {
        "the Microsoft C++ build tools and, before Windows 11, the WebView2 runtime"
    };
    let node = if purpose == Purpose::Core { "" } else { "Node.js and " };
    println!("This system needs {node}{remedy}.");
    Ok(())
}

fn listed(needs: &[&Need]) -> String {
    let names: Vec<&str> = needs.iter().map(|need| need.what).collect();
    names.join(", ")
}
