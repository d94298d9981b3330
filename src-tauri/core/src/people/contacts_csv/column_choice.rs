//! Which column the user wants a field read from.

use serde::{Deserialize, Serialize};

use super::PersonField;
use crate::text::comparable;

/// A column the user wants a field read from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct ColumnChoice {
    /// The field.
    pub field: PersonField,
    /// The column's name as the file has it; empty reads the field from none.
    pub column: String,
}

impl ColumnChoice {
    pub(super) fn is_of(&self, name: &str) -> bool {
        !self.column.is_empty() && comparable(&self.column) == comparable(name)
    }
}
