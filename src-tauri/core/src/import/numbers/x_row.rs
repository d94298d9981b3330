//! Which rows of X's tables are read.

use super::super::PastKind;
use super::super::found::{Found, Left};
use super::super::found_numbers::FoundNumbers;
use super::super::place::Place;
use super::super::table::Row;
use super::count::NUMBERS_READ;

/// What becomes of a row before it is read.
pub(super) enum Readable {
    /// It is read.
    Yes,
    /// It is damaged, which `found` tells now.
    No,
    /// The table is longer than what is read, which `found` tells now.
    Enough,
}

/// Whether a row at a place is read, after the numbers that are here already.
pub(super) fn readable(row: &Row, place: &Place, numbers: &FoundNumbers, found: &mut Found) -> Readable {
    let is_enough = numbers.readings.len() + found.left.len() > NUMBERS_READ;
    let mut leave = |why| found.left.push(Left::unreadable(PastKind::Readings, place.clone(), why));
    if is_enough {
        leave("Too many numbers: from here on they aren’t read.");
        return Readable::Enough;
    }
    match row.fault {
        Some(fault) => {
            leave(fault);
            Readable::No
        }
        None => Readable::Yes,
    }
}
