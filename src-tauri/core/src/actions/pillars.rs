//! Pillars taken from what imported texts are about.

use super::act::Act;
use crate::calendar::Now;
use crate::changed::Changed;
use crate::coach::Coach;
use crate::error::{Error, Result};
use crate::journal::pillars::PILLARS;
use crate::store::{OperationKind, worksheets};
use crate::text::comparable;

/// The longest name of a pillar, in characters.
const NAME_MAX: usize = 120;

impl Coach {
    /// Makes topics the user's pillars, where pillars are empty. What they wrote there stays; a name that is there already is
    /// passed over.
    ///
    /// # Errors
    /// [`Error::Invalid`] when there are more than there is room for, or a name says nothing.
    pub fn adopt_pillars(&mut self, now: &Now, names: &[String]) -> Result<Changed> {
        let (slug, fields) = PILLARS;
        let step = self.programme.step(slug)?;
        let names: Vec<String> =
            names.iter().map(|name| name.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        if names.iter().any(|name| name.is_empty() || name.chars().count() > NAME_MAX) {
            return Err(Error::invalid("A pillar’s name has 1 to 120 characters. Shorten it."));
        }
        self.acting(now, |tx, now| {
            let row = match worksheets::first_row(tx.conn(), slug)? {
                Some(row) => row,
                None => worksheets::add_row(tx, slug)?,
            };
            let rows = worksheets::rows(tx.conn(), slug)?;
            let answered = rows.first().map(|row| &row.answers);
            let answer = |field: &str| answered.and_then(|answers| answers.get(field)).cloned();
            let mut known: Vec<String> =
                fields.iter().filter_map(|field| answer(field)).map(|name| comparable(&name)).collect();
            let mut open = fields.iter().filter(|field| answer(field).is_none());
            let mut kept = 0;
            for name in &names {
                if known.contains(&comparable(name)) {
                    continue;
                }
                let Some(field) = open.next() else {
                    return Err(Error::invalid("There’s room for three pillars. Choose fewer."));
                };
                worksheets::put(tx, row, field, name)?;
                known.push(comparable(name));
                kept += 1;
            }
            super::tasks::begin_step(tx, step, now.today())?;
            let said = if kept == 1 { "Pillar kept".to_owned() } else { format!("{kept} pillars kept") };
            Ok(Act::did(OperationKind::AdoptPillars, said).in_step(step.number))
        })
    }
}
