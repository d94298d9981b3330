//! A Wayland compositor without a screen, for what only Wayland has: leave to come to the front.

use std::fs;
use std::os::unix::fs::{MetadataExt, chown};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus};

use serde_json::Value;
use tempfile::TempDir;

use super::activation_token;
use super::desktop::Desktop;
use super::output;
use super::patience;
use super::program::{Program, Surroundings};
use super::wayland_log;

/// The user and group it runs as where the tests run as root: it refuses to. `nobody`, on every Linux.
const NOBODY: u32 = 65_534;

/// What it does: a window that may come to the front gets the focus, on whatever workspace it is. Its last line tells us where
/// it can be reached.
const SETTINGS: &str =
    "xwayland disable\nfocus_on_window_activation focus\nexec echo $WAYLAND_DISPLAY $SWAYSOCK\n";

/// sway, with one headless output and no input devices.
#[derive(Debug)]
pub(crate) struct Compositor {
    /// Where programs connect.
    socket: PathBuf,
    /// Where `swaymsg` does.
    control: String,
    surroundings: Surroundings,
    // Dropped in this order: the compositor before its folder.
    _program: Program,
    _folder: TempDir,
}

impl Desktop {
    /// This desktop with a Wayland compositor on which the app opens its window, telling the story's log what it says to it.
    pub(crate) fn with_compositor(mut self) -> Self {
        let compositor = Compositor::start(&self.surroundings, self.story);
        self.surroundings.set("WAYLAND_DISPLAY", compositor.socket.to_string_lossy());
        self.surroundings.set("GDK_BACKEND", "wayland");
        self.surroundings.set("WAYLAND_DEBUG", "client");
        self.compositor = Some(compositor);
        self
    }

    /// A token that the compositor gave for a click somewhere.
    pub(crate) fn activation_token(&self) -> String {
        activation_token::given_by(&self.compositor().socket)
    }

    /// The user goes to an empty workspace, once the window is there.
    pub(crate) async fn look_elsewhere(&self) {
        patience::expect("the window to have the focus", async || self.is_focused().then_some(())).await;
        self.compositor().ask(&["workspace", "elsewhere"]);
        patience::expect("the window to lose it", async || (!self.is_focused()).then_some(())).await;
    }

    /// Waits until the window came to the front: it asked for that with this token, and has the focus.
    pub(crate) async fn came_to_the_front_with(&self, token: &str) {
        patience::expect("the window to use the token", async || {
            let said = fs::read_to_string(output::log_file(self.story)).ok()?;
            wayland_log::activated_the_window(&said, token).then_some(())
        })
        .await;
        patience::expect("the window to have the focus again", async || self.is_focused().then_some(()))
            .await;
    }

    /// Starts the app once more as a launcher does that was given this token, and waits until that start has ended.
    pub(crate) async fn start_again_with_token(&self, now: &str, token: &str) -> ExitStatus {
        let mut second = self.app_alone(now);
        second.env("XDG_ACTIVATION_TOKEN", token).env_remove("WAYLAND_DEBUG");
        Self::ended_by_itself(second).await
    }

    fn is_focused(&self) -> bool {
        has_focused(&self.compositor().ask(&["-t", "get_tree"]))
    }

    fn compositor(&self) -> &Compositor {
        self.compositor.as_ref().expect("the story has a compositor")
    }
}

impl Compositor {
    fn start(surroundings: &Surroundings, story: &str) -> Self {
        let folder = TempDir::with_prefix("standpoint-wayland-").expect("a temporary folder");
        let settings = folder.path().join("config");
        fs::write(&settings, SETTINGS).expect("the compositor's settings can be written");
        let mut command = as_no_root(surroundings, folder.path());
        command
            .arg("sway")
            .arg("--config")
            .arg(&settings)
            .env("XDG_RUNTIME_DIR", folder.path())
            .envs([
                ("WLR_BACKENDS", "headless"),
                ("WLR_LIBINPUT_NO_DEVICES", "1"),
                ("WLR_RENDERER", "pixman"),
            ])
            .stderr(output::log(story));
        let (program, places) = Program::start_and_hear(command);
        let (socket, control) = places.split_once(' ').expect("the compositor tells where it is");
        Self {
            socket: folder.path().join(socket),
            control: control.to_owned(),
            surroundings: surroundings.clone(),
            _program: program,
            _folder: folder,
        }
    }

    fn ask(&self, words: &[&str]) -> Value {
        let mut command = self.surroundings.command("swaymsg");
        let output = command.args(["--raw", "--socket", &self.control]).args(words).output();
        let output = output.expect("swaymsg comes with sway");
        assert!(output.status.success(), "swaymsg {words:?}: {}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice(&output.stdout).expect("swaymsg answers in JSON")
    }
}

/// What runs the program named next as someone who isn't root, and who may use this folder.
fn as_no_root(surroundings: &Surroundings, folder: &Path) -> Command {
    let root = fs::metadata(folder).is_ok_and(|folder| folder.uid() == 0);
    if !root {
        return surroundings.command("env");
    }
    chown(folder, Some(NOBODY), Some(NOBODY)).expect("root can give a folder away");
    let mut command = surroundings.command("setpriv");
    command.arg(format!("--reuid={NOBODY}")).arg(format!("--regid={NOBODY}")).arg("--clear-groups");
    command
}

/// Whether the app's window has the focus in this tree of windows, or in a part of it.
fn has_focused(tree: &Value) -> bool {
    let here = tree["focused"] == true && tree["name"] == "Standpoint" && tree["pid"].is_number();
    let parts = |kind: &str| tree[kind].as_array().map(Vec::as_slice).unwrap_or_default();
    here || parts("nodes").iter().chain(parts("floating_nodes")).any(has_focused)
}
