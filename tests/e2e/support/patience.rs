//! Waiting without sleeping blindly: a condition is asked again and again until it holds or the patience is over.

use std::time::{Duration, Instant};

/// How long anything may take. Generous, since it is only ever waited for in full when a story fails.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

/// The pause between two questions: long enough not to steal the app's processor time.
const PAUSE: Duration = Duration::from_millis(20);

/// Asks until there is an answer; `None` when the patience is over.
pub(crate) async fn until<T>(ask: impl AsyncFnMut() -> Option<T>) -> Option<T> {
    within(PATIENCE, ask).await
}

/// Asks until there is an answer; `None` when there was none within this time.
pub(crate) async fn within<T>(time: Duration, mut ask: impl AsyncFnMut() -> Option<T>) -> Option<T> {
    let start = Instant::now();
    loop {
        if let Some(answer) = ask().await {
            return Some(answer);
        }
        if start.elapsed() > time {
            return None;
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// Asks until there is an answer; fails the story, naming what was waited for, when the patience is over.
pub(crate) async fn expect<T>(what: &str, mut ask: impl AsyncFnMut() -> Option<T>) -> T {
    match until(&mut ask).await {
        Some(answer) => answer,
        None => panic!("waited {} s for {what}", PATIENCE.as_secs()),
    }
}

/// Asks all through this time, where the time itself is what is told of: that something does not happen is shown by a mark that
/// comes after it (`journal::up_to_a_mark`). Fails the story, naming what should have held, as soon as it does not.
pub(crate) async fn throughout(what: &str, time: Duration, mut holds: impl AsyncFnMut() -> bool) {
    let start = Instant::now();
    let ended = within(time, async || (!holds().await).then_some(())).await;
    assert!(
        ended.is_none(),
        "waited for {what} to hold for {} s; after {:?} it did not",
        time.as_secs(),
        start.elapsed()
    );
}
