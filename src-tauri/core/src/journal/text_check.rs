//! The red-line check of a text, with the user's own never-post list.

use std::collections::BTreeMap;

use rusqlite::Connection;
use serde::Serialize;

use crate::error::Result;
use crate::people::kind::PersonKind;
use crate::programme::situation::Situation;
use crate::publishing::red_line::{Circumstances, Finding, NeverList, check_with};
use crate::store::{people, profiles, worksheets};

/// Where the never-post list is in the programme: the step and the question.
pub(crate) const NEVER: (&str, &str) = ("guardrails", "never");

/// What the red-line check found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct TextCheck {
    /// What is on the never-post list first, then the rest, each in the order of the text.
    pub findings: Vec<Finding>,
    /// Whether there is a never-post list of the user's own; without one only the built-in classes are looked for.
    pub has_own_list: bool,
}

/// What texts are held against: read once, for as many texts as there are.
pub(crate) struct Check {
    never: NeverList,
    has_own_list: bool,
    circumstances: Circumstances,
}

impl Check {
    /// Reads the never-post list, the disclosure sentence, suppliers, and what is true where the user works.
    pub(crate) fn read(conn: &Connection) -> Result<Self> {
        let (step, field) = NEVER;
        let mut answers =
            worksheets::rows(conn, step)?.into_iter().flat_map(|row| row.answers).collect::<BTreeMap<_, _>>();
        let own = answers.remove(field);
        let profile = profiles::get(conn)?;
        Ok(Self {
            never: own.as_deref().map(NeverList::read).unwrap_or_default(),
            has_own_list: own.is_some(),
            circumstances: Circumstances {
                suppliers: people::names_of_kind(conn, PersonKind::Partner)?,
                disclosure: answers.remove("disclosure").unwrap_or_default(),
                listed: profile.is_some_and(|profile| profile.is(Situation::Listed)),
            },
        })
    }

    /// Looks through a text.
    pub(crate) fn text(&self, text: &str) -> TextCheck {
        TextCheck {
            findings: check_with(text, &self.never, &self.circumstances),
            has_own_list: self.has_own_list,
        }
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
