//! A whole desktop for one story: home folder, message bus, screen, notification daemon, and a listener on the bus.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;

use super::app::App;
use super::browser;
use super::bus::Bus;
use super::compositor::Compositor;
use super::daemon::Daemon;
use super::display::Display;
use super::driver::Driver;
use super::monitor::Monitor;
use super::output;
use super::patience;
use super::program::Surroundings;
use super::stand_in::{Manner, StandIn};
use super::system_bus::SystemBus;
use super::tray_host::TrayHost;

/// What the desktop looks like; an app that follows the system looks the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Colours {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// Everything around the app. Dropping it leaves nothing behind but the pictures.
#[derive(Debug)]
pub(crate) struct Desktop {
    pub(super) story: &'static str,
    /// What the notification service was told.
    pub(crate) monitor: Monitor,
    /// The notification service.
    pub(crate) daemon: Daemon,
    /// The system's bus.
    pub(crate) system: SystemBus,
    pub(super) tray: Option<TrayHost>,
    pub(super) compositor: Option<Compositor>,
    pub(super) surroundings: Surroundings,
    _display: Display,
    pub(super) bus: Bus,
    folder: TempDir,
}

impl Desktop {
    /// Sets a light one up; what the story leaves behind goes by its name.
    pub(crate) async fn set_up(story: &'static str) -> Self {
        Self::in_colours(Colours::Light, story).await
    }

    /// Sets one up in these colours.
    pub(crate) async fn in_colours(colours: Colours, story: &'static str) -> Self {
        output::begin(story);
        let folder = TempDir::with_prefix("standpoint-story-").expect("a temporary folder");
        let mut surroundings = in_user_zone(folder.path(), colours);
        browser::stand_in(folder.path(), &mut surroundings);
        let bus = Bus::start(&surroundings, folder.path(), "bus");
        surroundings.set("DBUS_SESSION_BUS_ADDRESS", bus.address());
        let system = SystemBus::start(&surroundings, folder.path());
        surroundings.set("DBUS_SYSTEM_BUS_ADDRESS", system.address());
        let display = Display::start(&surroundings, folder.path());
        surroundings.set("DISPLAY", display.name());
        let daemon = Daemon::start(&surroundings, &bus, folder.path()).await;
        let monitor = Monitor::start(&bus);
        Self {
            story,
            monitor,
            daemon,
            system,
            tray: None,
            compositor: None,
            surroundings,
            _display: display,
            bus,
            folder,
        }
    }

    /// Lets the app and the command line read feeds on this machine.
    pub(crate) fn with_feeds_on_loopback(mut self) -> Self {
        self.surroundings.set("STANDPOINT_FEEDS_ON_LOOPBACK", "1");
        self
    }

    /// The addresses that were opened in the browser, in order.
    pub(crate) fn opened_in_browser(&self) -> Vec<String> {
        browser::opened(self.folder.path())
    }

    /// Puts a service that does not work in the place of the notification daemon, which the story has stopped.
    pub(crate) fn service_that(&self, manner: Manner) -> StandIn {
        StandIn::start(&self.bus, manner)
    }

    /// Opens the app on the story's data folder, its clock starting from this RFC 3339 instant.
    pub(crate) async fn open(&self, now: &str) -> App {
        let driver = Driver::start(&self.surroundings, self.folder.path(), output::log(self.story)).await;
        App::open(self.story, driver, &built("standpoint"), &self.arguments(now)).await
    }

    /// Starts the app without a window under a driver, and takes hold of the window that the hand calls up.
    pub(crate) async fn open_hidden(&self, now: &str, hand: impl AsyncFnOnce()) -> App {
        let driver = Driver::start(&self.surroundings, self.folder.path(), output::log(self.story)).await;
        let mut arguments = self.arguments(now).to_vec();
        arguments.push("--hidden".to_owned());
        let binary = built("standpoint");
        let (app, ()) = tokio::join!(App::open(self.story, driver, &binary, &arguments), hand());
        app
    }

    /// The app as `open` starts it, without a driver to steer it.
    pub(super) fn app_alone(&self, now: &str) -> Command {
        let mut command = self.surroundings.command(built("standpoint"));
        command.args(self.arguments(now));
        command
    }

    fn arguments(&self, now: &str) -> [String; 4] {
        [
            "--data-dir".to_owned(),
            self.data_folder().to_string_lossy().into_owned(),
            "--now".to_owned(),
            now.to_owned(),
        ]
    }

    /// Runs the command line on the same data folder and answers with what it printed.
    pub(crate) fn command_line(&self, now: &str, arguments: &[&str]) -> String {
        let output = self
            .surroundings
            .command(built("standpoint-cli"))
            .arg("--data-dir")
            .arg(self.data_folder())
            .args(["--now", now])
            .args(arguments)
            .output()
            .expect("standpoint-cli is built");
        assert!(
            output.status.success(),
            "standpoint-cli {arguments:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// As `command_line`, its answer as JSON.
    pub(crate) fn json(&self, now: &str, arguments: &[&str]) -> Value {
        let printed = self.command_line(now, &[&["--json"], arguments].concat());
        serde_json::from_str(&printed)
            .unwrap_or_else(|error| panic!("standpoint-cli {arguments:?} printed no JSON: {error}"))
    }

    /// Waits until something that can be looked up outside the window is so.
    pub(crate) async fn eventually(&self, what: &str, is_so: impl Fn() -> bool) {
        patience::expect(what, async || is_so().then_some(())).await;
    }

    /// As `eventually`, for what takes this long by its own rules before the patience begins.
    pub(crate) async fn eventually_after(&self, time: Duration, what: &str, is_so: impl Fn() -> bool) {
        let seen = patience::within(time + patience::PATIENCE, async || is_so().then_some(())).await;
        assert!(seen.is_some(), "waited {} s for {what}", (time + patience::PATIENCE).as_secs());
    }

    /// Types into native dialogs, which WebDriver cannot reach. `None` when what is asked for is not there. A window that goes
    /// while the windows are looked through ends the whole look with an X error, which says nothing: then it looks again.
    pub(crate) fn xdotool(&self, arguments: &[&str]) -> Option<String> {
        const LOOKS: usize = 20;
        for _ in 0..LOOKS {
            let output =
                self.surroundings.command("xdotool").args(arguments).output().expect("xdotool is installed");
            if output.status.success() {
                return Some(String::from_utf8_lossy(&output.stdout).trim().to_owned());
            }
            if !String::from_utf8_lossy(&output.stderr).contains("X Error") {
                return None;
            }
        }
        None
    }

    /// Where the app keeps its data.
    pub(crate) fn data_folder(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// A folder for what the story saves.
    pub(crate) fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }
}

/// A program that cargo built, from the folder that this test was built into.
fn built(name: &str) -> PathBuf {
    let test = std::env::current_exe().expect("a test knows where it is");
    let folder = test.parent().and_then(Path::parent).expect("cargo keeps tests in deps/");
    let program = folder.join(name);
    assert!(program.exists(), "{} is not built: run \"cargo xtask test --only stories\"", program.display());
    program
}

/// A home with nothing in it, and no word of the tester's own session.
fn in_user_zone(folder: &Path, colours: Colours) -> Surroundings {
    let mut surroundings = Surroundings::default();
    for name in ["PATH", "RUST_BACKTRACE", "RUST_LOG"] {
        if let Ok(value) = std::env::var(name) {
            surroundings.set(name, value);
        }
    }
    for (name, place) in [
        ("HOME", "home"),
        ("XDG_CONFIG_HOME", "home/.config"),
        ("XDG_DATA_HOME", "home/.local/share"),
        ("XDG_STATE_HOME", "home/.local/state"),
        ("XDG_CACHE_HOME", "home/.cache"),
        ("XDG_RUNTIME_DIR", "run"),
    ] {
        let place = folder.join(place);
        fs::create_dir_all(&place).expect("a folder of the story's home");
        // What D-Bus and Wayland demand of the runtime folder does no harm to the others.
        fs::set_permissions(&place, fs::Permissions::from_mode(0o700)).expect("a folder of the story's home");
        surroundings.set(name, place.to_string_lossy());
    }
    let gtk = folder.join("home/.config/gtk-3.0");
    fs::create_dir_all(&gtk).expect("a folder for GTK's settings");
    let dark = u8::from(colours == Colours::Dark);
    // The page sees them as "prefers-color-scheme" and "prefers-reduced-motion": no picture catches something in between.
    let settings = format!("[Settings]\ngtk-application-prefer-dark-theme={dark}\ngtk-enable-animations=0\n");
    fs::write(gtk.join("settings.ini"), settings).expect("GTK's settings can be written");
    for (name, value) in [
        ("LANG", "C.UTF-8"),
        ("GDK_BACKEND", "x11"),
        // Settings from files and memory, not from a configuration service that is not there.
        ("GSETTINGS_BACKEND", "memory"),
        // GTK would wait for an accessibility bus.
        ("NO_AT_BRIDGE", "1"),
        // The software renderer has nothing to keep from one story to the next.
        ("MESA_SHADER_CACHE_DISABLE", "true"),
    ] {
        surroundings.set(name, value);
    }
    surroundings
}
