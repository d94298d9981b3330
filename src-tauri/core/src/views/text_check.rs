//! The red-line check of a text, with the user's own never-post list.

use serde::Serialize;

use crate::coach::Coach;
use crate::error::Result;
use crate::person_kind::PersonKind;
use crate::red_line::{Circumstances, Finding, NeverList, check_with};
use crate::situation::Situation;
use crate::store::{people, profiles, worksheets};

/// Where the never-post list stands in the programme: the step and the question.
const NEVER: (&str, &str) = ("guardrails", "never");

/// What the red-line check found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct TextCheck {
    /// In the order of the text.
    pub findings: Vec<Finding>,
    /// Whether there is a never-post list of the user's own; without one only the built-in classes are looked for.
    pub has_own_list: bool,
}

impl Coach {
    /// Looks through a text for what should not leave the house. Nothing is written down.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when SQLite refuses.
    pub fn check_text(&self, text: &str) -> Result<TextCheck> {
        let (step, field) = NEVER;
        let answer = worksheets::rows(self.store.conn(), step)?.into_iter().find_map(|row| row.answers.get(field).cloned());
        let own = answer.as_deref().map(NeverList::read).unwrap_or_default();
        let disclosure = worksheets::rows(self.store.conn(), step)?.into_iter().find_map(|row| row.answers.get("disclosure").cloned());
        let suppliers = people::all(self.store.conn())?.into_iter().filter(|person| person.kind == PersonKind::Partner);
        let profile = profiles::get(self.store.conn())?;
        let circumstances = Circumstances {
            suppliers: suppliers.map(|person| person.name).collect(),
            disclosure: disclosure.unwrap_or_default(),
            listed: profile.is_some_and(|profile| profile.is(Situation::Listed)),
        };
        Ok(TextCheck { findings: check_with(text, &own, &circumstances), has_own_list: answer.is_some() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_programme_asks_for_the_never_post_list_where_the_check_looks_for_it() {
        let (step, field) = NEVER;
        let step = crate::programme::Programme::built_in().step(step).unwrap();
        assert!(step.worksheet.fields.iter().any(|asked| asked.slug == field));
    }
}
