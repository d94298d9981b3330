//! Settings of this machine, not of the user's data: text size, how the window is drawn, and the languages for
//! spelling. They depend on the screen, its driver and the installed dictionaries, so they don't move with the data
//! folder and undo doesn't cover them.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use crate::text_size::TextSize;

/// What is remembered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Remembered {
    /// How large the text is.
    pub(crate) text_size: TextSize,
    /// How the window is drawn.
    pub(crate) renderer: Renderer,
    /// Whether the user still has to be told that the renderer was changed for them.
    pub(crate) renderer_to_be_said: bool,
    /// The languages that spelling is checked in, as dictionaries are called (`en_GB`); none for the desktop's.
    pub(crate) spelling: Vec<String>,
}

/// How the window is drawn.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Renderer {
    /// As the webview would by itself.
    #[default]
    Usual,
    /// Without what some graphics drivers and desktops show nothing of.
    Plain,
}

/// The file, and what it last said.
#[derive(Debug)]
pub(crate) struct Machine {
    path: Option<PathBuf>,
    known: Mutex<Remembered>,
}

impl Machine {
    /// What is remembered on this machine for the app with this identifier. Reading makes no folder and no file.
    pub(crate) fn read(identifier: &str) -> Self {
        let state = dirs::state_dir().or_else(dirs::data_local_dir);
        Self::at(state.map(|state| state.join(identifier).join("machine.json")))
    }

    fn at(path: Option<PathBuf>) -> Self {
        let known = path.as_deref().map(read).unwrap_or_default();
        Self { path, known: Mutex::new(known) }
    }

    /// The folder of what is remembered; it need not exist yet.
    pub(crate) fn folder(&self) -> Option<PathBuf> {
        self.path.as_deref().and_then(Path::parent).map(Path::to_owned)
    }

    /// What is remembered.
    pub(crate) fn remembered(&self) -> Remembered {
        self.known.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Changes what is remembered, and answers with it. What another start wrote meanwhile stays; a disk that takes nothing
    /// costs only the memory of it.
    pub(crate) fn change(&self, change: impl FnOnce(&mut Remembered)) -> Remembered {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(path) = self.path.as_deref().filter(|path| path.exists()) {
            *known = read(path);
        }
        let before = known.clone();
        change(&mut known);
        if let Some(path) = self.path.as_deref().filter(|_| *known != before)
            && let Err(error) = write(path, &known)
        {
            log::warn!("failed to save this machine’s settings: {error}");
        }
        known.clone()
    }
}

/// What the file says; nothing where it says nothing that can be read.
fn read(path: &Path) -> Remembered {
    fs::read(path).ok().and_then(|text| serde_json::from_slice(&text).ok()).unwrap_or_default()
}

/// As a whole or nothing.
fn write(path: &Path, remembered: &Remembered) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let beside = path.with_extension("new");
    fs::write(&beside, serde_json::to_vec_pretty(remembered)?)?;
    fs::rename(beside, path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reading_makes_nothing_and_what_was_changed_is_there_at_the_next_start() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("app/machine.json");
        let machine = Machine::at(Some(path.clone()));
        assert_eq!(machine.remembered(), Remembered::default());
        machine.change(|_| {});
        assert!(!path.parent().unwrap().exists(), "nothing changed");

        machine.change(|it| it.renderer = Renderer::Plain);
        let other = Machine::at(Some(path.clone()));
        other.change(|it| it.spelling = vec!["en_GB".to_owned()]);
        machine.change(|it| it.renderer_to_be_said = true);
        let expected = Remembered {
            renderer: Renderer::Plain,
            renderer_to_be_said: true,
            spelling: vec!["en_GB".to_owned()],
            ..Remembered::default()
        };
        assert_eq!(Machine::at(Some(path)).remembered(), expected, "both starts' changes are kept");
    }

    #[test]
    fn a_file_that_makes_no_sense_is_as_good_as_none_and_an_older_one_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("machine.json");
        fs::write(&path, "{\"text_size\": \"huge\"").unwrap();
        assert_eq!(Machine::at(Some(path.clone())).remembered(), Remembered::default());
        fs::write(&path, "{\"text_size\": 150, \"later\": true}").unwrap();
        assert_eq!(Machine::at(Some(path)).remembered().text_size.percent(), 150);
    }
}
