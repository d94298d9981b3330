//! What the app may be started with.

use std::path::PathBuf;

use chrono::{DateTime, Utc};
use clap::Parser;

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
}

fn instant(text: &str) -> Result<DateTime<Utc>, String> {
    DateTime::parse_from_rfc3339(text.trim())
        .map(|at| at.with_timezone(&Utc))
        .map_err(|_| "write an instant like 2026-03-31T09:00:00Z or 2026-03-31T09:00:00+02:00".to_owned())
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
        for text in ["tomorrow", "2026-03-31", "2026-02-30T09:00:00Z"] {
            let refused = Arguments::try_parse_from(["standpoint", "--now", text]).unwrap_err().to_string();
            assert!(refused.contains("write an instant like"), "{refused}");
        }
    }
}
