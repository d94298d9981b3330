//! `systems`: whether Standpoint compiles for Windows and macOS, and runs as a Windows program, told on a Debian machine.
//!
//! The toolchain has the standard library of its own system only. Debian's unstable release has a compiler and the library's
//! sources beside it, so a folder with that release, under `target/`, makes the library for another system and checks against
//! it. Wine runs what was made for Windows. The window on Windows and macOS isn't opened by this: docs/systems.md.

mod macos;
mod sid;
mod windows;

use std::collections::BTreeSet;
use std::time::Instant;

use crate::confirm::Consent;
use crate::prerequisites::Purpose;
use crate::problem::Problem;
use crate::{setup, ui};

use sid::Sid;
pub(crate) use sid::mirror;

/// One part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// Types for Windows: the core, the command line and the app.
    Windows,
    /// Types for macOS: the core, the command line and the app.
    Macos,
    /// The command line built for Windows, and a profile made with it under Wine.
    Program,
    /// The tests of the core and the command line, as Windows programs under Wine.
    Wine,
}

impl Part {
    /// All of them, the quickest to fail first.
    pub(crate) const ALL: [Self; 4] = [Self::Windows, Self::Macos, Self::Program, Self::Wine];

    /// The part of this name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.name() == name)
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Windows => "windows",
            Self::Macos => "macos",
            Self::Program => "program",
            Self::Wine => "wine",
        }
    }

    fn heading(self) -> &'static str {
        match self {
            Self::Windows => "types of the core, the command line and the app for Windows",
            Self::Macos => "types of the core, the command line and the app for macOS",
            Self::Program => "standpoint-cli.exe under Wine",
            Self::Wine => "the tests of the core and the command line, under Wine",
        }
    }

    /// What the compiler calls the system.
    fn target(self) -> &'static str {
        match self {
            Self::Windows | Self::Program | Self::Wine => windows::TARGET,
            Self::Macos => macos::TARGET,
        }
    }

    fn carry_out(self, sid: &Sid) -> Result<(), Problem> {
        match self {
            Self::Windows => windows::check(sid),
            Self::Macos => macos::check(sid),
            Self::Program => sid.with_wine().and_then(|()| windows::run_program(sid)),
            Self::Wine => sid.with_wine().and_then(|()| windows::test(sid)),
        }
    }
}

/// What is asked of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Wanted {
    /// One part, or all of them.
    pub(crate) only: Option<Part>,
    /// Where the folder can't be made, that is said and is no problem. What fails in the folder is one anywhere.
    pub(crate) where_possible: bool,
}

/// Makes or reuses the folder, then carries out one part, or all of them.
pub(crate) fn systems(wanted: Wanted, consent: Consent) -> Result<(), Problem> {
    let parts = wanted.only.map_or_else(|| Part::ALL.to_vec(), |part| vec![part]);
    let start = Instant::now();
    let sid = match prepare(&parts, consent) {
        Err(problem) if wanted.where_possible => {
            println!("\nThe other systems weren’t checked. {problem}");
            return Ok(());
        }
        outcome => outcome?,
    };
    println!("{:<8} {:>6.1} s", "ready", start.elapsed().as_secs_f64());
    // The app embeds the pages, for whatever system it is built.
    setup::set_up(Purpose::Run, consent)?;
    ui::build_if_stale()?;
    let mut taken = Vec::new();
    for part in parts {
        println!("\n== {}: {}", part.name(), part.heading());
        let start = Instant::now();
        part.carry_out(&sid).map_err(|problem| {
            Problem::stopped(format!(
                "Part \"{name}\" didn’t pass: {problem}\nTo run it alone: cargo xtask systems --only {name}",
                name = part.name()
            ))
        })?;
        taken.push((part, start.elapsed()));
    }
    println!("\nAll passed:");
    for (part, time) in taken {
        println!("  {:<8} {:>6.1} s", part.name(), time.as_secs_f64());
    }
    Ok(())
}

/// The folder, with all that has to come over the network for these parts.
fn prepare(parts: &[Part], consent: Consent) -> Result<Sid, Problem> {
    let sid = Sid::prepare(consent)?;
    let targets: BTreeSet<&str> = parts.iter().map(|part| part.target()).collect();
    for target in targets {
        sid.fetch(target)?;
    }
    Ok(sid)
}

#[cfg(test)]
mod tests {
    use super::Part;
    use crate::arguments::USAGE;

    #[test]
    fn the_usage_text_names_every_part_in_order() {
        let names: Vec<&str> = Part::ALL.iter().map(|part| part.name()).collect();
        assert!(USAGE.contains(&names.join(", ")), "it lists {names:?}");
    }
}
