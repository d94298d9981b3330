//! The post the week is waiting for.

use rusqlite::Connection;

use super::Journal;
use crate::error::Result;
use crate::publishing::next_post::{NextPost, choose_next_post};
use crate::store::posts;

/// What is planned up to the end of this week, the earliest first, or else the readiest draft.
pub(crate) fn next_post(conn: &Connection, journal: &Journal) -> Result<Option<NextPost>> {
    Ok(choose_next_post(posts::unpublished(conn)?, journal.today, journal.week().ends_on))
}
