//! What the app may be started with.

use std::ffi::OsString;
use std::path::PathBuf;

use chrono::{DateTime, Utc};
use clap::error::ErrorKind;
use clap::{CommandFactory, Error, Parser};
use standpoint_core::calendar::parse_instant;

use crate::activation;

/// A desktop coach for your online personal brand.
#[derive(Debug, Clone, Default, PartialEq, Eq, Parser)]
#[command(name = "standpoint", version)]
pub(crate) struct Arguments {
    /// Data folder [default: the system’s] [env: STANDPOINT_DATA_DIR]
    #[arg(long, value_name = "DIR")]
    pub(crate) data_dir: Option<PathBuf>,
    /// Start the clock at this time, e.g. 2026-03-31T09:00:00Z [env: STANDPOINT_NOW]
    #[arg(long, value_name = "RFC3339", value_parser = instant)]
    pub(crate) now: Option<DateTime<Utc>>,
    /// Start in the tray, without a window
    #[arg(long)]
    pub(crate) hidden: bool,
    /// Activation token of the desktop, passed on to a running Standpoint
    #[arg(long = activation::ARGUMENT, value_name = "TOKEN")]
    pub(crate) activation_token: Option<String>,
    /// The development switch `STANDPOINT_FEEDS_ON_LOOPBACK=1`: allows feeds on this machine, also without encryption.
    #[arg(skip)]
    pub(crate) feeds_on_loopback: bool,
}

impl Arguments {
    /// What this process was started with: options first, then variables.
    ///
    /// # Errors
    /// Wrong usage, or a text that was asked for (`--help`, `--version`): [`Error::print`] writes either to where it belongs.
    pub(crate) fn read() -> Result<Self, Error> {
        Self::try_parse()?.with_variables(|name| std::env::var_os(name))
    }

    /// Fills what no option says from the environment. An empty variable counts as none.
    fn with_variables(mut self, variable: impl Fn(&str) -> Option<OsString>) -> Result<Self, Error> {
        let set = |name| variable(name).filter(|value| !value.is_empty());
        self.data_dir = self.data_dir.or_else(|| set("STANDPOINT_DATA_DIR").map(PathBuf::from));
        if let Some(text) = set("STANDPOINT_NOW").filter(|_| self.now.is_none()) {
            let now = instant(&text.to_string_lossy()).map_err(|remedy| {
                Self::command().error(ErrorKind::ValueValidation, format!("STANDPOINT_NOW: {remedy}"))
            })?;
            self.now = Some(now);
        }
        self.feeds_on_loopback = set("STANDPOINT_FEEDS_ON_LOOPBACK").is_some_and(|value| value == "1");
        Ok(self)
    }
}

fn instant(text: &str) -> Result<DateTime<Utc>, String> {
    parse_instant(text).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &[&str], variables: &[(&str, &str)]) -> Result<Arguments, Error> {
        let variable = |name: &str| {
            variables.iter().find(|(known, _)| *known == name).map(|(_, value)| OsString::from(value))
        };
        Arguments::try_parse_from([&["standpoint"], words].concat())?.with_variables(variable)
    }

    fn app(words: &[&str], variables: &[(&str, &str)]) -> Arguments {
        read(words, variables).unwrap()
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
        assert_eq!(app(&["--activation-token", "a-1"], &[]).activation_token.as_deref(), Some("a-1"));
        let empty =
            [("STANDPOINT_FEEDS_ON_LOOPBACK", "0"), ("STANDPOINT_NOW", ""), ("STANDPOINT_DATA_DIR", "")];
        assert_eq!(app(&[], &empty), Arguments::default());
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
            for refused in [read(&["--now", text], &[]), read(&[], &[("STANDPOINT_NOW", text)])] {
                let refused = refused.unwrap_err().to_string();
                assert!(refused.contains(remedy), "{refused}");
            }
        }
    }

    #[test]
    fn wrong_usage_points_to_the_help_and_help_and_version_are_printed() {
        for words in [&["--loud"][..], &["journal"], &["--data-dir"], &["--hidden=yes"]] {
            let refused = read(words, &[]).unwrap_err();
            assert_eq!(refused.exit_code(), 2, "{refused}");
            assert!(refused.to_string().contains("'--help'"), "{refused}");
        }
        let help = read(&["--help"], &[]).unwrap_err();
        assert!(help.exit_code() == 0 && help.to_string().contains("--data-dir <DIR>"), "{help}");
        let version = read(&["-V"], &[]).unwrap_err();
        assert!(version.exit_code() == 0 && version.to_string().starts_with("standpoint 0."), "{version}");
    }
}
