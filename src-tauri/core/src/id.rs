//! Typed row ids: a post's id cannot be handed in where a task's is wanted.

macro_rules! row_id {
    ($(#[$doc:meta])* $name:ident, $thing:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(type = "number"))]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl $name {
            /// The error for an id that no row has.
            pub(crate) fn missing(self) -> crate::error::Error {
                crate::error::Error::not_found(format!(concat!("No ", $thing, " with number {}. It may have been deleted."), self.0))
            }
        }

        impl rusqlite::types::ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
                Ok(self.0.into())
            }
        }

        impl rusqlite::types::FromSql for $name {
            fn column_result(value: rusqlite::types::ValueRef<'_>) -> rusqlite::types::FromSqlResult<Self> {
                value.as_i64().map(Self)
            }
        }
    };
}

row_id!(
    /// A task of the user's own.
    OwnTaskId,
    "task"
);
row_id!(
    /// A post.
    PostId,
    "post"
);
row_id!(
    /// A place a post was published in.
    PublicationId,
    "link"
);
row_id!(
    /// A prompt that was copied.
    PromptCopyId,
    "copied prompt"
);
row_id!(
    /// An assistant's answer about a post.
    CritiqueId,
    "critique"
);
row_id!(
    /// A person.
    PersonId,
    "person"
);
row_id!(
    /// A conversation.
    ConversationId,
    "conversation"
);
row_id!(
    /// Something that was imported.
    ImportId,
    "import"
);
row_id!(
    /// A number that a network showed.
    ReadingId,
    "reading"
);
row_id!(
    /// A feed of the user's own.
    FeedId,
    "feed"
);
row_id!(
    /// A proposal from a feed.
    ProposalId,
    "feed entry"
);
row_id!(
    /// A row of a worksheet.
    WorksheetRowId,
    "worksheet row"
);
row_id!(
    /// A reminder rule.
    RuleId,
    "reminder"
);
row_id!(
    /// A pause.
    PauseId,
    "pause"
);
row_id!(
    /// A case of the user's own on the Study page.
    CaseId,
    "case"
);
row_id!(
    /// A claim of the dossier.
    ClaimId,
    "claim"
);
row_id!(
    /// Something that supports a claim.
    EvidenceId,
    "evidence"
);
row_id!(
    /// A recommendation someone wrote.
    RecommendationId,
    "recommendation"
);
row_id!(
    /// What became of one leader of an old list.
    StudyNoteId,
    "note"
);
row_id!(
    /// A letter to oneself.
    LetterId,
    "letter"
);
