//! What reading the archive's files needs to know.

use std::collections::HashSet;

use crate::import::dates::Dates;
use crate::import::found::Found;
use crate::import::table::Table;
use crate::import::times::Form;

use crate::calendar::Now;
use crate::import::PastChoices;

/// What reading needs to know.
pub(super) struct Context<'a> {
    pub(super) now: &'a Now,
    pub(super) choices: &'a PastChoices,
    /// The numbers of the user's own posts.
    pub(super) own_posts: HashSet<u64>,
}

impl Context<'_> {
    /// How the dates in a column are read; asked about when they leave it open.
    pub(super) fn dates(
        &self,
        forms: &[Form],
        table: &Table,
        column: Option<usize>,
        file: &str,
        found: &mut Found,
    ) -> Dates {
        let values = table.rows.iter().map(|row| row.cell(column));
        let dates = Dates::of_file(forms, values, self.choices.dates, self.now.today());
        if !dates.open.is_empty() {
            found.ask_dates(file, &dates.open);
        }
        dates
    }
}
