//! How whole a feed was when it was read.

use serde::{Deserialize, Serialize};

use crate::named::named_enum;

named_enum! {
    /// What is wrong with a feed of which something could be read all the same.
    pub enum DamageKind("kind of damage") {
        /// Something in it is broken, left open or missing, and no entry was lost by it.
        Mended = "mended" | "Damaged, but all could be read",
        /// Entries of it are broken, or it breaks off.
        Damaged = "damaged" | "Damaged",
        /// It is larger than what is read of one.
        Cut = "cut" | "Only its first part was read",
    }
}

/// What could not be read of a feed. Whole entries are kept wherever they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FeedDamage {
    /// What is wrong.
    pub kind: DamageKind,
    /// How many of its entries were read.
    pub entries: u32,
}

impl FeedDamage {
    /// What people are told beside the feed.
    #[must_use]
    pub fn sentence(self) -> String {
        match (self.kind, self.entries) {
            (DamageKind::Mended, 0) => "The feed is damaged, and has no entries.".to_owned(),
            (DamageKind::Mended, 1) => "The feed is damaged, but its 1 entry could be read.".to_owned(),
            (DamageKind::Mended, many) => {
                format!("The feed is damaged, but all its {many} entries could be read.")
            }
            (DamageKind::Damaged, 0) => {
                "The feed is damaged, and none of its entries could be read.".to_owned()
            }
            (DamageKind::Damaged, 1) => "The feed is damaged: 1 of its entries was read.".to_owned(),
            (DamageKind::Damaged, many) => format!("The feed is damaged: {many} of its entries were read."),
            (DamageKind::Cut, 1) => {
                "The feed is very large: only its first part was read, with 1 entry.".to_owned()
            }
            (DamageKind::Cut, many) => {
                format!("The feed is very large: only its first part was read, with {many} entries.")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damage_is_said_with_what_was_read_all_the_same() {
        let said = |kind, entries| FeedDamage { kind, entries }.sentence();
        assert_eq!(said(DamageKind::Damaged, 12), "The feed is damaged: 12 of its entries were read.");
        assert_eq!(said(DamageKind::Damaged, 1), "The feed is damaged: 1 of its entries was read.");
        assert_eq!(
            said(DamageKind::Damaged, 0),
            "The feed is damaged, and none of its entries could be read."
        );
        assert_eq!(said(DamageKind::Mended, 2), "The feed is damaged, but all its 2 entries could be read.");
        assert_eq!(
            said(DamageKind::Cut, 80),
            "The feed is very large: only its first part was read, with 80 entries."
        );
        assert_eq!(
            said(DamageKind::Cut, 1),
            "The feed is very large: only its first part was read, with 1 entry."
        );
    }
}
