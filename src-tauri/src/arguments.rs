//! What the app may be started with. Four words need no library for commands: that would be a thirtieth of the program.

use std::ffi::OsString;
use std::path::PathBuf;

use chrono::{DateTime, Utc};
use lexopt::{Arg, Parser, ValueExt};
use standpoint_core::calendar::parse_instant;

use crate::activation;

/// What `--help` prints.
const USAGE: &str = "A desktop coach for your online personal brand.

Usage: standpoint [--data-dir DIR] [--now RFC3339] [--hidden]

  --data-dir DIR  The folder that holds everything; by default the platform's data folder [env: STANDPOINT_DATA_DIR]
  --now RFC3339   The instant the clock starts from, like 2026-03-31T09:00:00Z; it ticks on [env: STANDPOINT_NOW]
  --hidden        Starts without a window: reminders come, and the tray or a second start opens it
  --activation-token TOKEN  The desktop's leave to come to the front, for a Standpoint that runs already
  --help          Prints this
  --version       Prints the version
";

/// What was asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Arguments {
    /// The folder that holds everything; by default the platform's data folder.
    pub(crate) data_dir: Option<PathBuf>,
    /// The instant the clock starts from; it ticks on.
    pub(crate) now: Option<DateTime<Utc>>,
    /// Starts without a window.
    pub(crate) hidden: bool,
    /// Whether the desktop's leave to come to the front is among the arguments, where a second start's is looked for.
    pub(crate) told_of_activation: bool,
    /// For development: feeds on this machine may be read, also without encryption.
    pub(crate) feeds_on_loopback: bool,
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// The app.
    App(Arguments),
    /// A text on standard output, and nothing else.
    Text(String),
}

impl Arguments {
    /// What this process was started with.
    ///
    /// # Errors
    /// A sentence, when it means nothing.
    pub(crate) fn read() -> Result<Wanted, String> {
        Self::parse(Parser::from_env(), |name| std::env::var_os(name))
    }

    fn parse(mut parser: Parser, variable: impl Fn(&str) -> Option<OsString>) -> Result<Wanted, String> {
        let given = |name: &str| variable(name).filter(|value| !value.is_empty());
        let mut arguments = Self {
            data_dir: given("STANDPOINT_DATA_DIR").map(PathBuf::from),
            feeds_on_loopback: given("STANDPOINT_FEEDS_ON_LOOPBACK").is_some_and(|value| value == "1"),
            ..Self::default()
        };
        let mut now = given("STANDPOINT_NOW");
        while let Some(argument) = parser.next().map_err(in_words)? {
            match argument {
                Arg::Long("data-dir") => arguments.data_dir = Some(parser.value().map_err(in_words)?.into()),
                Arg::Long("now") => now = Some(parser.value().map_err(in_words)?),
                Arg::Long("hidden") => arguments.hidden = true,
                Arg::Long(activation::ARGUMENT) => {
                    parser.value().map_err(in_words)?;
                    arguments.told_of_activation = true;
                }
                Arg::Long("help") | Arg::Short('h') => return Ok(Wanted::Text(USAGE.to_owned())),
                Arg::Long("version") | Arg::Short('V') => {
                    return Ok(Wanted::Text(format!("standpoint {}\n", env!("CARGO_PKG_VERSION"))));
                }
                other => return Err(in_words(other.unexpected())),
            }
        }
        let instant = |text: OsString| {
            parse_instant(&text.string().map_err(in_words)?).map_err(|error| error.to_string())
        };
        arguments.now = now.map(instant).transpose()?;
        Ok(Wanted::App(arguments))
    }
}

fn in_words(error: lexopt::Error) -> String {
    format!("{error}. See standpoint --help.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &[&str], variables: &[(&str, &str)]) -> Result<Wanted, String> {
        let variable = |name: &str| {
            variables.iter().find(|(known, _)| *known == name).map(|(_, value)| OsString::from(value))
        };
        Arguments::parse(Parser::from_args(words), variable)
    }

    fn app(words: &[&str], variables: &[(&str, &str)]) -> Arguments {
        match read(words, variables) {
            Ok(Wanted::App(arguments)) => arguments,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn words_win_over_variables() {
        let variables = [
            ("STANDPOINT_DATA_DIR", "/a"),
            ("STANDPOINT_NOW", "2026-03-31T07:00:00Z"),
            ("STANDPOINT_FEEDS_ON_LOOPBACK", "1"),
        ];
        let both = app(&["--data-dir", "/b", "--hidden"], &variables);
        assert_eq!(
            (both.data_dir, both.hidden, both.feeds_on_loopback),
            (Some(PathBuf::from("/b")), true, true)
        );
        assert_eq!(both.now.unwrap().to_string(), "2026-03-31 07:00:00 UTC");
        assert!(app(&["--activation-token", "a-1"], &[]).told_of_activation);
        assert_eq!(
            app(&[], &[("STANDPOINT_FEEDS_ON_LOOPBACK", "0"), ("STANDPOINT_NOW", "")]),
            Arguments::default()
        );
    }

    #[test]
    fn an_instant_is_read_with_its_offset_and_anything_else_is_refused_in_words() {
        assert_eq!(
            app(&["--now=2026-03-31T09:00:00+02:00"], &[]).now.unwrap().to_string(),
            "2026-03-31 07:00:00 UTC"
        );
        let form = "Use a time like 2026-03-31T09:00:00Z.";
        for (text, remedy) in [
            ("tomorrow", form),
            ("2026-03-31", form),
            ("2026-02-30T09:00:00Z", form),
            ("+262142-12-31T23:59:59Z", "Choose a year from 1970 to 2199."),
        ] {
            let refused = read(&["--now", text], &[]).unwrap_err();
            assert!(refused.contains(remedy), "{refused}");
        }
    }

    #[test]
    fn what_means_nothing_is_refused_and_help_and_version_are_said() {
        for words in [&["--loud"][..], &["journal"], &["--data-dir"], &["--hidden=yes"]] {
            let refused = read(words, &[]).unwrap_err();
            assert!(refused.ends_with("See standpoint --help."), "{refused}");
        }
        assert!(matches!(read(&["--help"], &[]), Ok(Wanted::Text(text)) if text.contains("--data-dir DIR")));
        assert!(matches!(read(&["-V"], &[]), Ok(Wanted::Text(text)) if text.starts_with("standpoint 0.")));
    }
}
