//! The built app in its real window: WebKitWebDriver steers it, on a display, a message bus and a home folder of its
//! own, with a real notification daemon listening.
//!
//! `cargo xtask test` builds the app first and leaves `window_stories` out of the quick tests, by that name.

mod journal;
mod measures;
mod pictures;
mod support;
mod tour;
mod ways;

#[path = "stories/mod.rs"]
mod window_stories;
