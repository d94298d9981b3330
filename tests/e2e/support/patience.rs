//! Waiting without sleeping blindly: a condition is asked again and again until it holds or the patience is over.

use std::time::{Duration, Instant};

/// How long anything may take. Generous, since it is only ever waited for in full when a story fails.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

/// The pause between two questions: long enough not to steal the app's processor time.
const PAUSE: Duration = Duration::from_millis(20);

/// Asks until there is an answer; `None` when the patience is over.
pub(crate) async fn until<T>(mut ask: impl AsyncFnMut() -> Option<T>) -> Option<T> {
    let start = Instant::now();
    loop {
        if let Some(answer) = ask().await {
            return Some(answer);
        }
        if start.elapsed() > PATIENCE {
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
