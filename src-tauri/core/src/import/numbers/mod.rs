//! Numbers that networks show, as their exports hold them: LinkedIn's workbooks and X's tables.

mod count;
mod linkedin_creator;
mod linkedin_post;
mod sheet_dates;
mod x_overview;
mod x_posts;
mod x_row;

use super::archive::Archive;
use super::found::Found;
use super::{PastChoices, workbook};
use crate::calendar::Now;
use crate::error::{Error, Result};

/// What is said of a workbook of another kind.
pub(super) const OTHER_WORKBOOK: &str = "This is a workbook. Save it as CSV, then import that.";

/// Reads a workbook of LinkedIn's.
///
/// # Errors
/// [`Error::Invalid`] when it's another workbook, damaged, or a cell that all others depend on can't be read.
pub(super) fn read_workbook(
    archive: Archive<'_>,
    name: &str,
    choices: &PastChoices,
    now: &Now,
) -> Result<Found> {
    let (sheets, digest) = workbook::sheets(archive)?;
    let mut found = match linkedin_creator::read(&sheets, name, choices, now)? {
        Some(found) => found,
        None => match linkedin_post::read(&sheets, name, choices)? {
            Some(found) => found,
            None => return Err(Error::invalid(OTHER_WORKBOOK)),
        },
    };
    found.sha256 = digest;
    Ok(found)
}

/// Reads a table of X's. `None` for any other file.
pub(super) fn read_table(text: &str, name: &str, choices: &PastChoices, now: &Now) -> Option<Found> {
    x_posts::read(text, name, choices, now).or_else(|| x_overview::read(text, name, choices, now))
}
