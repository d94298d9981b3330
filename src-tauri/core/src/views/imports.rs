//! A file of the user's past, looked at before anything of it is kept; and what was imported.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use crate::calendar::Now;
use crate::coach::Coach;
use crate::error::Result;
use crate::import::{Bytes, PastChoices, PastLook, PastPreview, PastSource, plan, read, told};
use crate::journal::here;
use crate::store::imports;

/// Something that was imported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ImportLine {
    /// Its number.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub id: i64,
    /// What it was.
    pub source: PastSource,
    /// The file's name.
    pub file: String,
    /// When, UTC.
    pub at: DateTime<Utc>,
    /// The first civil date in it.
    pub from: Option<NaiveDate>,
    /// The last civil date in it.
    pub to: Option<NaiveDate>,
    /// What it brought, in words: "12 posts, 30 conversations".
    pub brought: String,
    /// Whether what it brought was removed.
    pub removed: bool,
}

impl Coach {
    /// What importing a file would do. Nothing is written.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] when nothing here reads such a file, [`crate::Error::NotOnboarded`] before the first questions.
    pub fn preview_past(
        &self,
        now: &Now,
        file: &mut dyn Bytes,
        name: &str,
        choices: &PastChoices,
        look: PastLook,
    ) -> Result<PastPreview> {
        let (_, now) = self.in_user_zone(now)?;
        let found = read(file, name, choices, &now)?;
        let here = here(self.conn())?;
        let plan = plan(&found, &here, choices, now.today())?;
        Ok(told(&found, &plan, &here, look))
    }

    /// What was imported, the latest first.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when SQLite refuses.
    pub fn imports(&self) -> Result<Vec<ImportLine>> {
        let line = |batch: imports::Batch| ImportLine {
            id: batch.id,
            source: batch.source,
            file: batch.file_name,
            at: batch.imported_at,
            from: batch.from,
            to: batch.to,
            brought: brought(&batch.rows),
            removed: batch.undone,
        };
        Ok(imports::all(self.conn())?.into_iter().map(line).collect())
    }
}

fn brought(rows: &[(String, u32)]) -> String {
    let words = |table: &str| match table {
        "post" => Some(("post", "posts")),
        "conversation" => Some(("conversation", "conversations")),
        "person" => Some(("person", "people")),
        "recommendation" => Some(("recommendation", "recommendations")),
        _ => None,
    };
    let told = rows.iter().filter_map(|(table, rows)| {
        let (one, many) = words(table)?;
        Some(format!("{} {}", crate::text::grouped(*rows as usize), if *rows == 1 { one } else { many }))
    });
    let told: Vec<_> = told.collect();
    if told.is_empty() { "Links of posts that were here".to_owned() } else { told.join(", ") }
}
