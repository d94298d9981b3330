//! Steps: begun, finished, written about.

use super::declare::commands;

commands! {
    steps;

    /// Begins a step.
    act start_step(step: &str) |coach, now| coach.start_step(now, step);

    /// Finishes a step.
    act finish_step(step: &str) |coach, now| coach.finish_step(now, step);

    /// Takes a step up again.
    act reopen_step(step: &str) |coach, now| coach.reopen_step(now, step);

    /// Keeps the notes on a step.
    act set_step_notes(step: &str, text: &str) |coach, now| coach.set_step_notes(now, step, text);

    /// Keeps the reflection on a step.
    act set_reflection(step: &str, text: &str) |coach, now| coach.set_reflection(now, step, text);
}
