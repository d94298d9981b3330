//! One story a file; each has a desktop of its own, so that they depend on nothing but the app.

mod logged_post;
mod nudge;
mod onboarding;
mod ticked_task;
mod window_opens;
mod worksheet;
