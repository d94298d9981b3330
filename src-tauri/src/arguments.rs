//! What the app may be started with.

use std::path::PathBuf;

use chrono::{DateTime, Utc};
use clap::Parser;
use standpoint_core::time::parse_instant;

/// A desktop coach for your online personal brand.
#[derive(Debug, Parser)]
#[command(name = "standpoint", version)]
pub(crate) struct Arguments {
    /// The folder that holds everything; by default the platform's data folder.
    #[arg(long, value_name = "DIR", env = "STANDPOINT_DATA_DIR")]
    pub(crate) data_dir: Option<PathBuf>,
    /// The instant the clock starts from, like 2026-03-31T09:00:00Z; it ticks on.
    #[arg(long, value_name = "RFC3339", env = "STANDPOINT_NOW", value_parser = instant)]
    pub(crate) now: Option<DateTime<Utc>>,
    /// Starts without a window: reminders come, and the tray or a second start opens it.
    #[arg(long)]
    pub(crate) hidden: bool,
    /// For development: feeds on this machine may be read, also without encryption.
    #[arg(long, hide = true, env = "STANDPOINT_FEEDS_ON_LOOPBACK", value_parser = clap::builder::BoolishValueParser::new())]
    pub(crate) feeds_on_loopback: bool,
}

fn instant(text: &str) -> Result<DateTime<Utc>, String> {
    parse_instant(text).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_arguments_are_well_formed() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn an_instant_is_read_with_its_offset_and_anything_else_is_refused_in_words() {
        let read = Arguments::try_parse_from(["standpoint", "--now", "2026-03-31T09:00:00+02:00"]).unwrap();
        assert_eq!(read.now.unwrap().to_string(), "2026-03-31 07:00:00 UTC");
        for text in ["tomorrow", "2026-03-31", "2026-02-30T09:00:00Z", "+262142-12-31T23:59:59Z"] {
            let refused = Arguments::try_parse_from(["standpoint", "--now", text]).unwrap_err().to_string();
            assert!(refused.contains("An instant"), "{refused}");
        }
    }
}
