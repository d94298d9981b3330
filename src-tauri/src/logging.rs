//! What goes to stderr. Never what the user wrote: a message names the kind of thing, not its content.

use log::LevelFilter;

/// Sends our own lines from `info` on and everybody else's from `warn` on to stderr.
pub(crate) fn start() {
    env_logger::Builder::new()
        .filter_level(LevelFilter::Warn)
        .filter_module(env!("CARGO_CRATE_NAME"), LevelFilter::Info)
        .init();
}
