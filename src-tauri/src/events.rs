//! What the page is told without having asked: each event by its name. The page's own list is in `ui/src/lib/platform.ts`.

/// A change that the page did not make itself. Its payload is what a write answers, or null when all that is known is that
/// something changed.
pub(crate) const CHANGED: &str = "changed";
/// Save what you hold, and then call `flushed`.
pub(crate) const FLUSH: &str = "flush";
/// Ask what closing the window means.
pub(crate) const ASK_CLOSE: &str = "ask-close";
/// Go to this path.
pub(crate) const GO: &str = "go";
/// Open the dialog that logs a post.
pub(crate) const LOG_POST: &str = "log-post";
/// Open the line that takes an idea.
pub(crate) const NEW_IDEA: &str = "new-idea";
/// Say that the page stopped and was loaded again.
pub(crate) const RESUMED: &str = "resumed";
/// Say that the window stayed blank and is drawn plainly from now on.
pub(crate) const DRAWN_PLAINLY: &str = "drawn-plainly";

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_page_listens_for_every_event_by_its_name_and_for_nothing_else() {
        let told = [CHANGED, FLUSH, ASK_CLOSE, GO, LOG_POST, NEW_IDEA, RESUMED, DRAWN_PLAINLY];
        let platform = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/src/lib/platform.ts");
        let source = std::fs::read_to_string(platform).unwrap();
        let calls =
            source.split("listen").filter_map(|rest| rest.split_once("(\"").filter(|(kind, _)| kind.is_empty() || kind.starts_with('<')));
        let heard: BTreeSet<&str> = calls.filter_map(|(_, rest)| rest.split('"').next()).collect();
        assert_eq!(heard, told.into());
    }
}
