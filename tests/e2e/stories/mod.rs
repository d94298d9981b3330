//! One story a file; each has a desktop of its own, so that they depend on nothing but the app.

mod answers;
mod closing;
mod crash;
mod export;
mod first_run_by_keyboard;
mod hidden;
mod hostile_text;
mod in_time;
mod leaving;
mod logged_post;
mod looks;
mod newer_version;
mod no_service;
mod nobody_shut_out;
mod nudge;
mod onboarding;
mod other_hands;
mod refused;
mod settled_elsewhere;
mod three_weeks_off;
mod ticked_task;
mod tray;
mod two_starts;
mod undo;
mod window_opens;
mod worksheet;
