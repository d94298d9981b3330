//! `test`: every check, in the order in which they fail fastest, up to the first that fails.

use std::path::Path;
use std::time::{Duration, Instant};

use crate::confirm::Consent;
use crate::prerequisites::Purpose;
use crate::problem::Problem;
use crate::process::call;
use crate::{commits, rust_tools, setup, ui, ui_size};

/// One named part of the checks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    /// The Rust sources are laid out as rustfmt does it.
    Fmt,
    /// Spelling, and the subjects of the commits.
    Prose,
    /// The window's formatting, lints, types, unit tests, build and size. Before all Rust, because the app embeds the built pages.
    Ui,
    /// The linter, over every target of every crate.
    Clippy,
    /// The one debug build of everything: the app, the command line and the tests.
    Build,
    /// The core's unit tests alone, without a system library. The whole run leaves it out: `Tests` covers it.
    Core,
    /// Unit tests, goldens and laws of every crate, and the drift of the generated types.
    Tests,
    /// The stories in the real window.
    Stories,
}

/// One selection of packages and features for every cargo call.
///
/// Cargo unifies the features of what is selected. Any other selection would give tokio or serde another feature set
/// somewhere, and the webview's bindings would be compiled a second time: most of a cold run.
const EVERYTHING: [&str; 3] = ["--workspace", "--features", "custom-protocol,standpoint-tests/e2e"];

/// The module of the end-to-end stories: they are left out of the quick tests, which need no display, by its name.
const STORIES: &str = "window_stories::";

impl Stage {
    /// The stages of a whole run, in order.
    const WHOLE_RUN: [Self; 7] =
        [Self::Fmt, Self::Prose, Self::Ui, Self::Clippy, Self::Build, Self::Tests, Self::Stories];

    /// The stage of this name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::WHOLE_RUN.into_iter().chain([Self::Core]).find(|stage| stage.name() == name)
    }

    /// What a machine needs to run this stage.
    fn purpose(self) -> Purpose {
        match self {
            Self::Fmt | Self::Core => Purpose::Core,
            Self::Prose | Self::Ui | Self::Clippy | Self::Build | Self::Tests => Purpose::Run,
            Self::Stories => Purpose::Test,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Fmt => "fmt",
            Self::Prose => "prose",
            Self::Ui => "ui",
            Self::Clippy => "clippy",
            Self::Build => "build",
            Self::Core => "core",
            Self::Tests => "tests",
            Self::Stories => "stories",
        }
    }

    fn heading(self) -> &'static str {
        match self {
            Self::Fmt => "the layout of the Rust sources",
            Self::Prose => "spelling, and the subjects of the commits",
            Self::Ui => "the window's formatting, lints, types, unit tests, build and size",
            Self::Clippy => "the linter, warnings denied",
            Self::Build => "the debug build of the app, the command line and the tests",
            Self::Core => "the core's unit tests",
            Self::Tests => "core, store, command line, shell, goldens, and the drift of generated types",
            Self::Stories => "the stories in the real window",
        }
    }

    fn carry_out(self) -> Result<(), Problem> {
        match self {
            Self::Fmt => call("cargo", &["fmt", "--all", "--check"]).run(),
            Self::Prose => {
                commits::check()?;
                ui::npm(&["run", "spell"])
            }
            Self::Ui => {
                ui::npm(&["run", "lint"])?;
                ui::npm(&["run", "check"])?;
                ui::npm(&["test"])?;
                ui::build()?;
                ui_size::check()
            }
            Self::Clippy => {
                ui::build_if_stale()?;
                cargo("clippy", &["--all-targets", "--", "--deny", "warnings"])
            }
            Self::Build => {
                ui::build_if_stale()?;
                build()
            }
            Self::Core => call("cargo", &["test", "--package", "standpoint-core"]).run(),
            Self::Tests => {
                ui::build_if_stale()?;
                cargo("test", &["--", "--skip", STORIES])
            }
            Self::Stories => {
                ui::build_if_stale()?;
                build()?;
                // One at a time: two windows at once on two cores would time each other out.
                cargo("test", &["--test", "e2e", "--", "--test-threads=1"])
            }
        }
    }
}

/// Sets up, then runs one stage, or all of them.
pub(crate) fn test(only: Option<Stage>, consent: Consent) -> Result<(), Problem> {
    setup::set_up(only.map_or(Purpose::Test, Stage::purpose), consent)?;
    rust_tools::check()?;
    let stages: Vec<Stage> = only.map_or_else(|| Stage::WHOLE_RUN.to_vec(), |stage| vec![stage]);
    let mut taken: Vec<(Stage, Duration)> = Vec::new();
    for stage in stages {
        if stage == Stage::Stories && !cfg!(target_os = "linux") {
            println!("\n== {}: skipped, Linux only", stage.name());
            continue;
        }
        println!("\n== {}: {}", stage.name(), stage.heading());
        let start = Instant::now();
        stage.carry_out().map_err(|problem| {
            Problem::stopped(format!(
                "Stage \"{name}\" didn’t pass: {problem}\nTo run it alone: cargo xtask test --only {name}",
                name = stage.name()
            ))
        })?;
        taken.push((stage, start.elapsed()));
    }
    println!("\nAll passed:");
    for (stage, time) in taken {
        println!("  {:<8} {:>6.1} s", stage.name(), time.as_secs_f64());
    }
    Ok(())
}

/// Takes pictures of every page into a folder, which the test is told by this variable.
pub(crate) fn take_pictures(variable: &str, folder: &Path) -> Result<(), Problem> {
    build()?;
    let arguments =
        [&["test"], EVERYTHING.as_slice(), &["--test", "e2e", "--", "--ignored", "pictures::"]].concat();
    call("cargo", &arguments).with(variable, &folder.to_string_lossy()).run()
}

/// The one debug build of everything.
pub(crate) fn build() -> Result<(), Problem> {
    // With the tests in the same call, so that their features are those of the app they drive.
    cargo("build", &["--lib", "--bins", "--tests"])
}

/// A cargo command over the whole workspace.
pub(crate) fn cargo(command: &str, arguments: &[&str]) -> Result<(), Problem> {
    call("cargo", &[&[command], EVERYTHING.as_slice(), arguments].concat()).run()
}

#[cfg(test)]
mod tests {
    use super::Stage;
    use crate::arguments::USAGE;

    #[test]
    fn the_usage_text_names_every_stage_in_order() {
        let names: Vec<&str> = Stage::WHOLE_RUN.iter().map(|stage| stage.name()).collect();
        assert!(USAGE.contains(&names.join(", ")), "it lists {names:?}");
        assert!(Stage::named("core").is_some() && USAGE.contains("core"), "and the part that can run apart");
    }
}
