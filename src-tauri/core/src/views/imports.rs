//! A file of the user's past, looked at before anything of it is kept; and what was imported.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use crate::calendar::Now;
use crate::coach::Coach;
use crate::error::Result;
use crate::id::ImportId;
use crate::import::{
    Bytes, Found, PastChoices, PastLook, PastPlan, PastPreview, PastRows, PastRowsQuery, PastSource,
    Progress, Unwatched, plan, read, rows_of, told,
};
use crate::journal::here;
use crate::store::imports;

/// Something that was imported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ImportLine {
    /// Its number.
    pub id: ImportId,
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

/// What was read of a file, before it is held against what is here.
#[derive(Debug)]
pub struct PastFile(Found);

impl PastFile {
    /// Reads a file. Takes long for a large one, and needs no journal: `home` is the present in the user's zone.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] when nothing here reads such a file, [`crate::Error::Cancelled`] when it is stopped.
    pub fn read(
        file: &mut dyn Bytes,
        name: &str,
        choices: &PastChoices,
        home: &Now,
        progress: &dyn Progress,
    ) -> Result<Self> {
        read(file, name, choices, home, progress).map(Self)
    }
}

/// A file that was held against what is here: its preview, and its rows as they are asked for.
#[derive(Debug)]
pub struct PastLooked {
    plan: PastPlan,
    /// What importing it would do, without the rows.
    pub preview: PastPreview,
}

impl PastLooked {
    /// Some of its rows.
    #[must_use]
    pub fn rows(&self, query: &PastRowsQuery) -> PastRows {
        rows_of(&self.plan, query)
    }
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
        let found = read(file, name, choices, &now, &Unwatched)?;
        let here = here(self.conn())?;
        let plan = plan(&found, &here, choices, &now, &Unwatched)?;
        Ok(told(&found, &plan, &here, look))
    }

    /// What importing a file would do that was read before. Nothing is written.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] when a choice can't be read, [`crate::Error::NotOnboarded`] before the first questions,
    /// [`crate::Error::Cancelled`] when it is stopped.
    pub fn look_at_past(
        &self,
        now: &Now,
        file: &PastFile,
        choices: &PastChoices,
        progress: &dyn Progress,
    ) -> Result<PastLooked> {
        let (_, now) = self.in_user_zone(now)?;
        let here = here(self.conn())?;
        let plan = plan(&file.0, &here, choices, &now, progress)?;
        let preview = told(&file.0, &plan, &here, PastLook { rows: Some(0) });
        Ok(PastLooked { plan, preview })
    }

    /// What was imported, the latest first.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when SQLite refuses.
    pub fn imports(&self) -> Result<Vec<ImportLine>> {
        let line = |batch: imports::Batch| ImportLine {
            id: ImportId(batch.id),
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
        "metric_reading" => Some(("number", "numbers")),
        "recommendation" => Some(("recommendation", "recommendations")),
        _ => None,
    };
    let told = rows.iter().filter_map(|(table, rows)| {
        let (one, many) = words(table)?;
        Some(format!("{} {}", crate::text::grouped(*rows as usize), if *rows == 1 { one } else { many }))
    });
    let told: Vec<_> = told.collect();
    if !told.is_empty() {
        told.join(", ")
    } else if rows.iter().any(|(table, _)| table == "metric_source") {
        "Numbers that were here".to_owned()
    } else {
        "Links of posts that were here".to_owned()
    }
}
