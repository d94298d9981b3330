//! An if-then plan: when and where the user means to do what (implementation intention).

/// A plan of cue, place and action, as the user wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct IfThenPlan {
    pub(crate) cue: String,
    pub(crate) place: String,
    pub(crate) action: String,
}
