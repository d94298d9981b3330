//! The user's pillars: the three topics they chose in the programme.

use rusqlite::Connection;

use crate::error::Result;
use crate::store::worksheets;

/// Where they are in the programme: the step and its questions.
pub(crate) const PILLARS: (&str, [&str; 3]) = ("positioning", ["pillar-1", "pillar-2", "pillar-3"]);

/// The pillars the user named, in order; none before step 4.
pub(crate) fn pillars(conn: &Connection) -> Result<Vec<String>> {
    let (step, fields) = PILLARS;
    let rows = worksheets::rows(conn, step)?;
    let named = rows.iter().flat_map(|row| fields.iter().filter_map(|field| row.answers.get(*field)));
    Ok(named
        .map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|text| !text.is_empty())
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_programme_asks_for_the_pillars_where_they_are_looked_for() {
        let step = crate::programme::Programme::built_in().step(PILLARS.0).unwrap();
        for field in PILLARS.1 {
            step.field(field).unwrap();
        }
    }
}
