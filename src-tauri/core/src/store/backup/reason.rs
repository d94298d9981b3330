//! Why a backup was made.

use serde::{Deserialize, Serialize};

use crate::named::named_enum;

named_enum! {
    /// Why a backup was made.
    pub enum BackupReason("reason for a backup") {
        /// The last one was older than a day.
        Daily = "daily" | "Daily",
        /// Someone asked for it.
        Asked = "asked" | "On demand",
        /// A newer version was about to change the schema.
        Update = "update" | "Before an update",
        /// A backup was about to be restored.
        Restore = "restore" | "Before a restore",
        /// A file was about to be imported.
        Import = "import" | "Before an import",
        /// Many things were about to be deleted at once.
        Delete = "delete" | "Before a delete",
    }
}
