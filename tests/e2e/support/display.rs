//! A screen of the story's own, with a window manager: native dialogs take no focus without one.

use std::path::Path;
use std::process::Stdio;

use super::program::{Program, Surroundings};

/// An X display that no one else sees.
#[derive(Debug)]
pub(crate) struct Display {
    name: String,
    // Dropped in this order: the window manager before the screen it stands on.
    _manager: Program,
    _screen: Program,
}

impl Display {
    /// Starts it on a number that is free.
    pub(crate) fn start(surroundings: &Surroundings, home: &Path) -> Self {
        let mut screen = surroundings.command("Xvfb");
        screen
            .args(["-displayfd", "1", "-screen", "0", "1400x1000x24"])
            .args(["-nolisten", "tcp", "-noreset"])
            .stderr(Stdio::null());
        let (screen, number) = Program::start_and_hear(screen);
        let name = format!(":{number}");
        press_first_key(surroundings, &name);

        let mut manager = surroundings.command("openbox");
        manager.env("DISPLAY", &name).current_dir(home).stdout(Stdio::null()).stderr(Stdio::null());
        Self { name, _manager: Program::start(manager), _screen: screen }
    }

    /// What `DISPLAY` says.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }
}

/// The first key of a new screen changes its keyboard's map, and a window manager that takes in the new map misses the keys
/// pressed meanwhile: of 190 first Alt+F4 it lost 4, also with `xev` instead of the app, and none of 190 after another key.
fn press_first_key(surroundings: &Surroundings, display: &str) {
    let pressed = surroundings.command("xdotool").env("DISPLAY", display).args(["key", "shift"]).status();
    assert!(pressed.is_ok_and(|status| status.success()), "xdotool presses a key");
}
