//! What a screen reader says without being asked, and when.

use std::time::Duration;

use serde_json::json;

use super::page::Page;
use super::patience;

/// Notes what live regions say and when a key last changed a field, on the page's own clock.
const LISTEN: &str = r#"
window.heard = { announced: [], typedAt: 0 };
const said = new Map();
const regions = "[aria-live], [role=status], [role=alert], output";
const note = () => {
  for (const region of document.querySelectorAll(regions)) {
    const text = region.textContent;
    if (said.get(region) === text) continue;
    said.set(region, text);
    window.heard.announced.push({ text: text.trim(), at: performance.now() });
  }
};
note();
new MutationObserver(note).observe(document.body, { subtree: true, childList: true, characterData: true });
document.addEventListener("input", () => (window.heard.typedAt = performance.now()), true);
"#;

/// How long after the last key this was announced; null while it was not.
const SAID_AFTER_TYPING: &str = r#"
const { announced, typedAt } = window.heard;
const one = announced.find(({ text, at }) => at >= typedAt && text === arguments[0]);
return one && typedAt > 0 ? one.at - typedAt : null;
"#;

impl Page<'_> {
    /// Begins to listen, until the window is closed.
    pub(crate) async fn listen(&self) {
        self.run(LISTEN, Vec::new()).await;
    }

    /// Waits until this is announced for the last key typed, and answers with how long that took.
    pub(crate) async fn hear_after_typing(&self, text: &str) -> Duration {
        let heard = patience::until(async || {
            let milliseconds = self.run(SAID_AFTER_TYPING, vec![json!(text)]).await.as_f64()?;
            Some(Duration::from_secs_f64(milliseconds / 1000.0))
        })
        .await;
        match heard {
            Some(length) => length,
            None => self.fail(&format!("\"{text}\" to be announced")).await,
        }
    }
}
