//! `run`: from a fresh clone to the open app.

use crate::confirm::Consent;
use crate::paths;
use crate::prerequisites::Purpose;
use crate::problem::Problem;
use crate::process::call;
use crate::{setup, ui};

/// The arguments that select the app with its pages embedded.
///
/// The same everywhere, so that no command rebuilds what another one built: another feature set would compile the
/// whole webview stack a second time.
pub(crate) const THE_APP: [&str; 4] = ["--package", "standpoint", "--features", "custom-protocol"];

/// Sets up, builds and opens the app, and waits until it is closed.
pub(crate) fn run(consent: Consent, app_arguments: &[String]) -> Result<(), Problem> {
    setup::set_up(Purpose::Run, consent)?;
    ui::build_if_stale()?;
    call("cargo", &[&["build"], THE_APP.as_slice()].concat()).run()?;
    let app = paths::program("debug", "standpoint");
    call(&app.to_string_lossy(), app_arguments).run()
}
