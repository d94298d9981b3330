//! Everything there is, as one JSON document that `import` reads back to the same journal.

use std::io::Write;

use crate::calendar::Now;
use crate::coach::Coach;
use crate::error::{Error, Result};
use crate::store::rows::{count, each_row, exported_tables};
use crate::store::{SCHEMA_VERSION, journal_name};

/// The form of the document. One that readers of today could not read whole gets the next number.
pub const JSON_FORMAT_VERSION: u32 = 1;

impl Coach {
    /// Writes everything as JSON: each table's rows with all their columns, one row a line, with how many there are and their
    /// digests. Two exports of one state differ in `exported_at` alone. Tables are read at one instant, whatever another
    /// process writes meanwhile.
    ///
    /// # Errors
    /// [`Error::Io`] when it cannot be written, [`Error::Storage`] when SQLite refuses.
    pub fn export_json(&self, now: &Now, out: &mut impl Write) -> Result<()> {
        let conn = self.journal();
        let tx = conn.unchecked_transaction()?;
        let tables = exported_tables(&tx)?;
        let mut say = |text: &str| out.write_all(text.as_bytes()).map_err(Error::writing_export);
        say(&format!(
            "{{\"format\":\"standpoint\",\"format_version\":{JSON_FORMAT_VERSION},\"schema\":{SCHEMA_VERSION},\"app_version\":\"{}\",\"exported_at\":\"{}\",\"journal\":{},\n\"counts\":{{",
            env!("CARGO_PKG_VERSION"),
            now.instant.format("%Y-%m-%dT%H:%M:%SZ"),
            serde_json::Value::from(journal_name(&tx)?),
        ))?;
        for (at, table) in tables.iter().enumerate() {
            let comma = if at == 0 { "" } else { "," };
            say(&format!("{comma}\"{}\":{}", table.name, count(&tx, table)?))?;
        }
        say("},\n\"tables\":{")?;
        let mut digests = Vec::with_capacity(tables.len());
        for (at, table) in tables.iter().enumerate() {
            say(&format!("{}\n\"{}\":[", if at == 0 { "" } else { "," }, table.name))?;
            let mut is_first = true;
            let digest = each_row(&tx, table, |row| {
                say(if std::mem::take(&mut is_first) { "\n" } else { ",\n" })?;
                say(row)
            })?;
            say(if is_first { "]" } else { "\n]" })?;
            digests.push(format!("\n\"{}\":\"{}\"", table.name, digest.sha256));
        }
        say(&format!("\n}},\n\"sha256\":{{{}\n}}}}\n", digests.join(",")))
    }
}
