//! What an assistant is asked, and what of a post goes along.

use serde::{Deserialize, Serialize};

use crate::named::named_enum;

named_enum! {
    /// A question about a draft. All of them ask for critique; none asks for a text.
    pub enum CritiqueQuestion("question") {
        /// Where it becomes dull for someone who pays.
        StopsReading = "stops_reading" | "Where would a finance director stop reading?",
        /// What is said and not shown.
        Evidence = "evidence" | "Which claim has no evidence?",
        /// What isn't the user's own.
        Anyone = "anyone" | "Which sentence could anyone have written?",
        /// The other side.
        Disagrees = "disagrees" | "What would someone who disagrees say first?",
        /// What readers are asked.
        ReaderQuestion = "reader_question" | "What is the one question a reader can answer?",
        /// A question the user wrote.
        Own = "own" | "Your own question",
    }
}

named_enum! {
    /// A part of a post that can go into a prompt. People, worksheets, notes, other posts and numbers are none.
    pub enum PromptPart("part") {
        /// Title and text.
        Draft = "draft" | "Draft",
        /// The point in one sentence.
        Claim = "claim" | "Claim",
        /// What it rests on.
        Evidence = "evidence" | "Evidence",
        /// What a reader can do with it.
        Takeaway = "takeaway" | "Takeaway",
        /// What it asks its readers.
        Question = "question" | "Question to readers",
        /// The pillar it belongs to.
        Pillar = "pillar" | "Pillar",
        /// Whom the user writes for, from step 4.
        Audience = "audience" | "Audience",
    }
}
