//! One story a file; each has a desktop of its own, so that they depend on nothing but the app.

mod nudge;
mod window_opens;
