//! One story a file; each has a desktop of its own, so that they depend on nothing but the app.

mod export;
mod first_run_by_keyboard;
mod hostile_text;
mod leaving;
mod logged_post;
mod looks;
mod newer_version;
mod nobody_shut_out;
mod nudge;
mod onboarding;
mod other_hands;
mod refused;
mod ticked_task;
mod undo;
mod window_opens;
mod worksheet;
