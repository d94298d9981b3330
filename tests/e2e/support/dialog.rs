//! The system's own dialogs. WebDriver does not see them; a hand on the display's keyboard does.

use std::path::Path;

use super::desktop::Desktop;
use super::patience;

impl Desktop {
    /// Saves under this path in the save dialog, waiting for it to come up.
    pub(crate) async fn save_as(&self, path: &Path) {
        let dialog = self.dialog().await;
        self.hand(&["windowactivate", "--sync", &dialog]);
        self.hand(&["key", "--clearmodifiers", "ctrl+a"]);
        self.hand(&["type", "--clearmodifiers", &path.to_string_lossy()]);
        self.hand(&["key", "--clearmodifiers", "Return"]);
        self.eventually("the dialog to close", || !self.dialogs().contains(&dialog)).await;
    }

    /// Chooses this folder in the dialog for folders, waiting for it to come up. A path that is typed opens a field for it.
    pub(crate) async fn choose_folder(&self, path: &Path) {
        let dialog = self.dialog().await;
        self.hand(&["windowactivate", "--sync", &dialog]);
        self.hand(&["type", "--clearmodifiers", &path.to_string_lossy()]);
        self.hand(&["key", "--clearmodifiers", "Return"]);
        self.eventually("the dialog to close", || !self.dialogs().contains(&dialog)).await;
    }

    /// Opens this file in the dialog for choosing one, waiting for it to come up. What is typed before its field is there is
    /// lost, so it is typed until the dialog takes it.
    pub(crate) async fn choose_file(&self, path: &Path) {
        const LOOKS: usize = 40;
        let dialog = self.dialog().await;
        let path = path.to_string_lossy();
        patience::expect("the dialog to take the file", async || {
            // The keys for the field that takes a path.
            let typed = self.xdotool(&["windowactivate", "--sync", &dialog]).is_some()
                && self.xdotool(&["key", "--clearmodifiers", "ctrl+l"]).is_some()
                && self.xdotool(&["key", "--clearmodifiers", "ctrl+a"]).is_some()
                && self.xdotool(&["type", "--clearmodifiers", &path]).is_some()
                && self.xdotool(&["key", "--clearmodifiers", "Return"]).is_some();
            let is_closed = || !self.dialogs().contains(&dialog);
            let looks = if typed { LOOKS } else { 1 };
            (0..looks).any(|_| is_closed()).then_some(())
        })
        .await;
    }

    /// Closes the save dialog without saving.
    pub(crate) async fn dismiss_dialog(&self) {
        let dialog = self.dialog().await;
        self.hand(&["windowactivate", "--sync", &dialog]);
        self.hand(&["key", "--clearmodifiers", "Escape"]);
        self.eventually("the dialog to close", || !self.dialogs().contains(&dialog)).await;
    }

    /// Takes the first choice of the dialog of this title, waiting for it to come up.
    pub(crate) async fn agree_in_dialog(&self, title: &str) {
        let dialog = self.dialog().await;
        assert_eq!(self.xdotool(&["getwindowname", &dialog]).as_deref(), Some(title));
        self.hand(&["windowactivate", "--sync", &dialog]);
        self.hand(&["key", "--clearmodifiers", "Return"]);
        self.eventually("the dialog to close", || !self.dialogs().contains(&dialog)).await;
    }

    /// Presses a key in the window that has the focus.
    pub(crate) fn press_by_hand(&self, key: &str) {
        self.hand(&["key", "--clearmodifiers", key]);
    }

    /// Types into the window that has the focus.
    pub(crate) fn type_by_hand(&self, text: &str) {
        self.hand(&["type", "--clearmodifiers", text]);
    }

    async fn dialog(&self) -> String {
        patience::expect("a dialog of the system", async || self.dialogs().into_iter().next()).await
    }

    /// The app's windows that are not its own one.
    fn dialogs(&self) -> Vec<String> {
        let windows = self.xdotool(&["search", "--onlyvisible", "--class", "standpoint"]).unwrap_or_default();
        let is_dialog =
            |window: &str| self.xdotool(&["getwindowname", window]).is_some_and(|name| name != "Standpoint");
        windows.lines().filter(|window| is_dialog(window)).map(str::to_owned).collect()
    }

    /// A hand on keyboard and frame that must not fail.
    pub(super) fn hand(&self, arguments: &[&str]) {
        assert!(self.xdotool(arguments).is_some(), "xdotool {arguments:?} failed");
    }
}
