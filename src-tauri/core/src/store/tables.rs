//! Which tables an export holds, and which it leaves out.

/// A table that an export holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Table {
    /// Its name in the schema.
    pub(crate) name: &'static str,
    /// Which of its rows, as a condition; all of them without one.
    pub(crate) only: Option<&'static str>,
}

const fn all(name: &'static str) -> Table {
    Table { name, only: None }
}

const fn some(name: &'static str, only: &'static str) -> Table {
    Table { name, only: Some(only) }
}

/// What the user has, and what keeps things from happening twice; those that others refer to first.
pub(crate) const EXPORTED: &[Table] = &[
    all("journal"),
    all("profile"),
    all("profile_network"),
    all("profile_situation"),
    all("weekly_goal"),
    all("quiet_period"),
    all("preference"),
    all("step_record"),
    all("completion"),
    all("own_task"),
    all("task_part"),
    all("task_wait"),
    all("suggestion"),
    all("coach_offer"),
    all("moment"),
    all("voice_hold"),
    all("fresh_start"),
    all("missed_week"),
    all("look_back"),
    all("review"),
    all("review_answer"),
    all("letter"),
    all("study_case"),
    all("study_note"),
    all("worksheet_row"),
    all("worksheet_answer"),
    all("answer_mark"),
    all("person"),
    all("conversation"),
    all("post"),
    all("publication"),
    all("clearance"),
    all("reserve_week"),
    all("feed"),
    all("feed_try"),
    all("feed_entry"),
    all("feed_answer"),
    all("reminder_rule"),
    all("occurrence"),
    all("pause"),
    all("quiet_hours"),
    all("reminder_setting"),
    all("recommendation"),
    all("metric_source"),
    all("metric_reading"),
    all("claim"),
    all("claim_evidence"),
    all("prompt_copy"),
    all("critique"),
    all("calendar_item"),
    // A batch that was undone is part of what undo could take back.
    some("import_batch", "undone = 0"),
    some("import_row", "batch_id IN (SELECT id FROM import_batch WHERE undone = 0)"),
];

/// The tables that an export leaves out, each with why.
#[cfg(test)]
const LEFT_OUT: &[(&str, &str)] = &[
    ("undo_op", "what undo could take back is no part of what there is"),
    ("undo_change", "the rows of undo_op"),
];

/// The exported table of that name.
pub(crate) fn exported(name: &str) -> Option<&'static Table> {
    EXPORTED.iter().find(|table| table.name == name)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use rusqlite::Connection;

    use super::*;
    use crate::store::migrate;

    fn schema() -> Connection {
        let mut conn = Connection::open_in_memory().unwrap();
        migrate::migrate(&mut conn).unwrap();
        conn
    }

    #[test]
    fn every_table_is_exported_or_left_out_with_a_reason() {
        let conn = schema();
        let mut statement = conn
            .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
            .unwrap();
        let there: BTreeSet<String> =
            statement.query_map([], |row| row.get(0)).unwrap().collect::<rusqlite::Result<_>>().unwrap();
        let exported = EXPORTED.iter().map(|table| table.name);
        let named: BTreeSet<String> =
            exported.chain(LEFT_OUT.iter().map(|(name, _)| *name)).map(str::to_owned).collect();
        assert_eq!(there, named, "name the table above: exported, or left out and why");
        assert_eq!(named.len(), EXPORTED.len() + LEFT_OUT.len(), "no table twice");
    }

    #[test]
    fn a_table_stands_behind_those_it_refers_to() {
        let conn = schema();
        for (at, table) in EXPORTED.iter().enumerate() {
            let mut statement = conn.prepare("SELECT \"table\" FROM pragma_foreign_key_list(?1)").unwrap();
            let parents = statement.query_map([table.name], |row| row.get::<_, String>(0)).unwrap();
            for parent in parents.map(Result::unwrap) {
                let before = EXPORTED[..at].iter().any(|other| other.name == parent);
                assert!(before, "{} refers to {parent}", table.name);
            }
        }
    }
}
