//! The command line of these commands: a few words and a few options need no library.

use crate::bench::Scope;
use crate::confirm::Consent;
use crate::package::Wanted;
use crate::prerequisites::Purpose;
use crate::problem::Problem;
use crate::prove::{Asked, Proof};
use crate::systems::{self, Part};
use crate::test::Stage;

/// What `cargo xtask --help` says.
pub(crate) const USAGE: &str = "\
Usage: cargo xtask COMMAND [OPTIONS]

Commands:
  setup   Find what is missing on this machine, name it, and install it after asking
            --for core|run|test
                              what the machine must be able to do (default: test)
  run     Set up, build the app and open it
            -- ARGUMENTS      are passed to the app, for example: -- --data-dir /tmp/try
  check   Formatting, lints, types and quick tests: what to run before each commit
  test    Set up, then run every check, in this order, up to the first that fails:
          fmt, prose, ui, clippy, build, tests, stories
            --only STAGE      run this one alone, or core: the core's tests, without system libraries
  prove   Kill it, cut its power, fill its disk, flip its bits, restore its backups: the journal is never lost
            --only PROOF      kills, cuts, restores, flips or full, instead of all; cuts and full need root
            --count N         how many, instead of hundreds or thousands
            --seed N          what chance is made from (default: 1)
  bench   Set up, build for release, measure, and print figure, limit and measurement
            --report          the core and the command line alone, and no figure fails it
  pictures
          Set up, then take a picture of every page, light and dark, for docs/pictures
  systems Check that it compiles for Windows and macOS, and try it as a Windows program; needs Debian and root:
          windows, macos, program, wine
            --only PART       this one alone
            --where-possible  where the folder for it can't be made, say so and succeed
  package Build the deb and the rpm, in target/release/bundle
            --check           have them checked, then install, start and remove each on a fresh Debian; needs root
            --debug           from the development build, to try the packaging

Options:
  --yes       Install without asking (CI=true in the environment means the same)
  -h, --help  Print this text";

/// One request, understood.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    /// Print the usage text.
    Help,
    /// Install what is missing.
    Setup {
        /// What the machine shall be able to do.
        purpose: Purpose,
        /// May it be installed unasked?
        consent: Consent,
    },
    /// Build and open the app.
    Run {
        /// May what is missing be installed unasked?
        consent: Consent,
        /// Passed to the app as they are.
        app_arguments: Vec<String>,
    },
    /// Run the quick checks.
    Check {
        /// May what is missing be installed unasked?
        consent: Consent,
    },
    /// Run every check.
    Test {
        /// This stage alone, or all of them.
        only: Option<Stage>,
        /// May what is missing be installed unasked?
        consent: Consent,
    },
    /// Prove that a journal can't be lost.
    Prove {
        /// Which proofs, and how much of them.
        asked: Asked,
        /// May what is missing be installed unasked?
        consent: Consent,
    },
    /// Measure against the limits.
    Bench {
        /// Everything with its limits, or a report of what takes no window.
        scope: Scope,
        /// May what is missing be installed unasked?
        consent: Consent,
    },
    /// Check the other systems.
    Systems {
        /// Which parts, and where.
        wanted: systems::Wanted,
        /// May what is missing be installed unasked?
        consent: Consent,
    },
    /// Build packages for Linux.
    Package {
        /// From which build, and whether they are checked.
        wanted: Wanted,
        /// May what is missing be installed unasked?
        consent: Consent,
    },
    /// Take a picture of every page.
    Pictures {
        /// May what is missing be installed unasked?
        consent: Consent,
    },
}

/// Reads the arguments that follow `cargo xtask`.
pub(crate) fn parse(arguments: impl Iterator<Item = String>) -> Result<Command, Problem> {
    let unattended = std::env::var("CI").is_ok_and(|value| value == "true");
    parse_as(arguments, unattended)
}

fn parse_as(mut arguments: impl Iterator<Item = String>, unattended: bool) -> Result<Command, Problem> {
    let mut consent = if unattended { Consent::Given } else { Consent::Ask };
    let mut words: Vec<String> = Vec::new();
    let mut purpose: Option<Purpose> = None;
    let mut only: Option<String> = None;
    let mut numbers = Asked::default();
    let mut app_arguments: Option<Vec<String>> = None;
    let mut scope = None;
    let mut wanted = Wanted::default();
    let mut where_possible = false;
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "-h" | "--help" => return Ok(Command::Help),
            "--yes" => consent = Consent::Given,
            "--report" => scope = Some(Scope::Report),
            "--check" => wanted.check = true,
            "--debug" => wanted.debug = true,
            "--where-possible" => where_possible = true,
            "--only" => only = Some(value_of("--only", &mut arguments)?),
            "--count" => numbers.count = Some(number_of("--count", &mut arguments)?),
            "--seed" => numbers.seed = Some(number_of("--seed", &mut arguments)?),
            "--for" => purpose = Some(purpose_of(&value_of("--for", &mut arguments)?)?),
            "--" => app_arguments = Some(arguments.by_ref().collect()),
            _ => words.push(argument),
        }
    }
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    if scope.is_some() && words.first() != Some(&"bench") {
        return Err(Problem::WrongUsage("Only \"bench\" has --report.".into()));
    }
    if numbers != Asked::default() && words.first() != Some(&"prove") {
        return Err(Problem::WrongUsage("Only \"prove\" has --count and --seed.".into()));
    }
    if wanted != Wanted::default() && words.first() != Some(&"package") {
        return Err(Problem::WrongUsage("Only \"package\" has --check and --debug.".into()));
    }
    if where_possible && words.first() != Some(&"systems") {
        return Err(Problem::WrongUsage("Only \"systems\" has --where-possible.".into()));
    }
    match (words.as_slice(), purpose, only, app_arguments) {
        (["setup"], purpose, None, None) => {
            Ok(Command::Setup { purpose: purpose.unwrap_or(Purpose::Test), consent })
        }
        (["run"], None, None, app_arguments) => {
            Ok(Command::Run { consent, app_arguments: app_arguments.unwrap_or_default() })
        }
        (["check"], None, None, None) => Ok(Command::Check { consent }),
        (["test"], None, only, None) => {
            Ok(Command::Test { only: only.map(|name| stage(&name)).transpose()?, consent })
        }
        (["prove"], None, only, None) => {
            let only = only.map(|name| proof(&name)).transpose()?;
            Ok(Command::Prove { asked: Asked { only, ..numbers }, consent })
        }
        (["bench"], None, None, None) => {
            Ok(Command::Bench { scope: scope.unwrap_or(Scope::Everything), consent })
        }
        (["systems"], None, only, None) => {
            let only = only.map(|name| part(&name)).transpose()?;
            Ok(Command::Systems { wanted: systems::Wanted { only, where_possible }, consent })
        }
        (["package"], None, None, None) => Ok(Command::Package { wanted, consent }),
        (["pictures"], None, None, None) => Ok(Command::Pictures { consent }),
        ([], ..) => Err(Problem::WrongUsage("No command was given.".into())),
        (
            [
                command @ ("setup" | "run" | "check" | "test" | "prove" | "bench" | "pictures" | "systems"
                | "package"),
                rest @ ..,
            ],
            ..,
        ) => Err(Problem::WrongUsage(match rest {
            [] => format!("\"{command}\" doesn’t have that option."),
            [first, ..] => format!("\"{command}\" doesn’t know \"{first}\"."),
        })),
        ([unknown, ..], ..) => Err(Problem::WrongUsage(format!("No such command: \"{unknown}\"."))),
    }
}

fn value_of(option: &str, arguments: &mut impl Iterator<Item = String>) -> Result<String, Problem> {
    arguments.next().ok_or_else(|| Problem::WrongUsage(format!("{option} needs a value.")))
}

fn number_of(option: &str, arguments: &mut impl Iterator<Item = String>) -> Result<u64, Problem> {
    let value = value_of(option, arguments)?;
    value.parse().map_err(|_| Problem::WrongUsage(format!("{option} takes a number, not \"{value}\".")))
}

fn proof(name: &str) -> Result<Proof, Problem> {
    Proof::named(name).ok_or_else(|| Problem::WrongUsage(format!("No such proof: \"{name}\".")))
}

fn part(name: &str) -> Result<Part, Problem> {
    Part::named(name).ok_or_else(|| Problem::WrongUsage(format!("No such part: \"{name}\".")))
}

fn stage(name: &str) -> Result<Stage, Problem> {
    Stage::named(name).ok_or_else(|| Problem::WrongUsage(format!("No such stage: \"{name}\".")))
}

fn purpose_of(name: &str) -> Result<Purpose, Problem> {
    match name {
        "core" => Ok(Purpose::Core),
        "run" => Ok(Purpose::Run),
        "test" => Ok(Purpose::Test),
        _ => Err(Problem::WrongUsage(format!("--for takes \"core\", \"run\" or \"test\", not \"{name}\"."))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(line: &str) -> Result<Command, Problem> {
        parse_as(line.split_whitespace().map(str::to_owned), false)
    }

    #[test]
    fn what_follows_two_dashes_belongs_to_the_app() {
        let command = given("run --yes -- --data-dir /tmp/try --yes").expect("it is well formed");
        assert_eq!(
            command,
            Command::Run {
                consent: Consent::Given,
                app_arguments: vec!["--data-dir".into(), "/tmp/try".into(), "--yes".into()]
            }
        );
    }

    #[test]
    fn a_proof_is_asked_for_by_name_and_number() {
        let asked = Asked { only: Some(Proof::Cuts), count: Some(60), seed: Some(7) };
        let command = given("prove --only cuts --count 60 --seed 7 --yes").expect("it is well formed");
        assert_eq!(command, Command::Prove { asked, consent: Consent::Given });
    }

    #[test]
    fn the_other_systems_can_be_checked_only_where_that_is_possible() {
        let command = given("systems --only windows --where-possible --yes").expect("it is well formed");
        let wanted = systems::Wanted { only: Some(Part::Windows), where_possible: true };
        assert_eq!(command, Command::Systems { wanted, consent: Consent::Given });
    }

    #[test]
    fn an_unattended_machine_is_never_asked() {
        let command = parse_as(["test".to_owned()].into_iter(), true).expect("it is well formed");
        assert_eq!(command, Command::Test { only: None, consent: Consent::Given });
    }

    #[test]
    fn wrong_usage_names_the_word_that_was_wrong() {
        for (line, named) in [
            ("", "No command"),
            ("tests", "\"tests\""),
            ("test now", "\"now\""),
            ("test --only", "--only needs a value"),
            ("test --only everything", "\"everything\""),
            ("setup --for fun", "\"fun\""),
            ("bench --only fmt", "\"bench\""),
            ("check --only fmt", "\"check\""),
            ("test --report", "--report"),
            ("test --seed 3", "--seed"),
            ("prove --count many", "\"many\""),
            ("prove --only fmt", "\"fmt\""),
            ("test --check", "--check"),
            ("systems --only kills", "\"kills\""),
            ("test --where-possible", "--where-possible"),
        ] {
            let problem = given(line).expect_err("it is wrong usage");
            assert!(
                matches!(&problem, Problem::WrongUsage(sentence) if sentence.contains(named)),
                "{line:?} says {named}: {problem}"
            );
        }
    }
}
