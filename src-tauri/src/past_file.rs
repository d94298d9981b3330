//! The file of a past that is looked at: held as a path with length and time of change, and read again when it's imported.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use serde::Serialize;
use standpoint_core::Error;
use standpoint_core::store::{Secret, is_encrypted, is_encrypted_export, open_encrypted_export};
use standpoint_core::views::{PastChoices, PastFile, PastLooked, PastStage, Progress};
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::DialogExt;

use crate::events;
use crate::failure::Failure;
use crate::window;

/// How often the page hears how far it is.
const TOLD_EVERY: Duration = Duration::from_millis(100);
/// How much of a file tells what it is, in bytes.
const HEAD: u64 = 4096;
/// What every SQLite database begins with.
const DATABASE_MARK: &[u8] = b"SQLite format 3\0";

/// What a chosen file is, as far as its beginning tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub(crate) enum ChosenKind {
    /// Something to import, or nothing Standpoint knows: looking at it tells.
    Past,
    /// Everything, exported from Standpoint.
    Journal,
    /// A backup of Standpoint’s, or a copy of its database.
    Backup,
}

/// A file that was chosen or dropped.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct ChosenPast {
    /// Its name, without its folder.
    pub(crate) name: String,
    /// What it is.
    pub(crate) kind: ChosenKind,
    /// Whether it’s encrypted, so that it needs its passphrase or the recovery key.
    pub(crate) locked: bool,
}

/// How far an import or a look is.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub(crate) struct PastProgress {
    /// What is done.
    stage: PastStage,
    /// How much of it is done.
    #[cfg_attr(test, ts(type = "number"))]
    done: u64,
    /// How much there is.
    #[cfg_attr(test, ts(type = "number"))]
    of: u64,
}

/// The file that is held, what was read of it, and whether work on it goes on.
#[derive(Debug, Default)]
pub(crate) struct PastInHand {
    held: Mutex<Held>,
    /// The number of the work that may go on.
    turn: Arc<AtomicU64>,
    importing: AtomicBool,
}

#[derive(Debug, Default)]
struct Held {
    file: Option<Arc<HeldFile>>,
    read: Option<(PastChoices, Arc<PastFile>)>,
    looked: Option<Arc<PastLooked>>,
}

/// A file as it was when it was chosen.
#[derive(Debug)]
pub(crate) struct HeldFile {
    path: PathBuf,
    /// What the page sees of it.
    pub(crate) chosen: ChosenPast,
    length: u64,
    modified: Option<SystemTime>,
}

impl HeldFile {
    fn of(path: PathBuf) -> Result<Self, Failure> {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let unread = |error: std::io::Error| Failure::desktop(format!("Couldn’t read that file: {error}"));
        let about = std::fs::metadata(&path).map_err(unread)?;
        if about.is_dir() {
            return Err(Error::Invalid("That’s a folder. Choose the file in it.".to_owned()).into());
        }
        let (kind, locked) = kind_of(&path).map_err(unread)?;
        let chosen = ChosenPast { name, kind, locked };
        Ok(Self { path, chosen, length: about.len(), modified: about.modified().ok() })
    }

    fn is_as_it_was(&self) -> bool {
        std::fs::metadata(&self.path)
            .is_ok_and(|about| about.len() == self.length && about.modified().ok() == self.modified)
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// What Standpoint exported, opened: with its passphrase or the recovery key where it’s encrypted.
    pub(crate) fn open_export(&self, secret: Option<&Secret>) -> Result<Box<dyn Read>, Failure> {
        if self.chosen.locked {
            return Ok(Box::new(open_encrypted_export(&self.path, secret)?));
        }
        Ok(Box::new(BufReader::new(self.open()?)))
    }

    /// The file, opened.
    pub(crate) fn open(&self) -> Result<File, Failure> {
        File::open(&self.path)
            .map_err(|_| Error::NotFound("The file isn’t there any more. Choose it again.".to_owned()).into())
    }
}

/// Our own exports and backups tell by how they begin; everything else is looked at. With whether it’s encrypted.
fn kind_of(path: &Path) -> std::io::Result<(ChosenKind, bool)> {
    let mut head = Vec::new();
    File::open(path)?.take(HEAD).read_to_end(&mut head)?;
    if is_encrypted(path) {
        let kind = if is_encrypted_export(path) { ChosenKind::Journal } else { ChosenKind::Backup };
        return Ok((kind, true));
    }
    let text = String::from_utf8_lossy(&head);
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let kind = if head.starts_with(DATABASE_MARK) {
        ChosenKind::Backup
    } else if plain.starts_with('{') && plain.contains("\"format\":\"standpoint\"") {
        ChosenKind::Journal
    } else {
        ChosenKind::Past
    };
    Ok((kind, false))
}

impl PastInHand {
    /// Lets the user choose a file; none when they chose none.
    pub(crate) fn ask(app: &AppHandle) -> Option<PathBuf> {
        let mut dialog = app.dialog().file().set_title("Choose a file to import");
        if let Some(window) = app.get_webview_window(window::MAIN) {
            dialog = dialog.set_parent(&window);
        }
        dialog.blocking_pick_file()?.into_path().ok()
    }

    /// Holds a file in place of the one before. While one is imported, no other is taken.
    pub(crate) fn hold(&self, path: PathBuf) -> Result<ChosenPast, Failure> {
        if self.importing.load(Ordering::Relaxed) {
            return Err(Error::Invalid("An import is running. Wait for it, or cancel it.".to_owned()).into());
        }
        let file = HeldFile::of(path)?;
        let chosen = file.chosen.clone();
        self.cancel();
        *self.slot() = Held { file: Some(Arc::new(file)), ..Held::default() };
        Ok(chosen)
    }

    /// The file that is held.
    pub(crate) fn file(&self) -> Result<Arc<HeldFile>, Failure> {
        self.slot().file.clone().ok_or_else(nothing_chosen)
    }

    /// What the page sees of the file that is held.
    pub(crate) fn chosen(&self) -> Option<ChosenPast> {
        self.slot().file.as_ref().map(|file| file.chosen.clone())
    }

    /// What was read of the held file with the same choices about reading; none when it changed since.
    pub(crate) fn read_before(&self, choices: &PastChoices) -> Option<Arc<PastFile>> {
        let held = self.slot();
        let (read_with, read) = held.read.as_ref()?;
        let file = held.file.as_ref()?;
        (*read_with == about_reading(choices) && file.is_as_it_was()).then(|| Arc::clone(read))
    }

    /// Keeps what was read of a file, if it’s still the one that is held.
    pub(crate) fn keep_read(&self, of: &Arc<HeldFile>, choices: &PastChoices, read: &Arc<PastFile>) {
        let mut held = self.slot();
        if held.file.as_ref().is_some_and(|file| Arc::ptr_eq(file, of)) {
            held.read = Some((about_reading(choices), Arc::clone(read)));
        }
    }

    /// Keeps what was made of a file, if it’s still the one that is held.
    pub(crate) fn keep_looked(&self, of: &Arc<HeldFile>, looked: Arc<PastLooked>) {
        let mut held = self.slot();
        if held.file.as_ref().is_some_and(|file| Arc::ptr_eq(file, of)) {
            held.looked = Some(looked);
        }
    }

    /// What was made of the file when it was looked at last.
    pub(crate) fn looked(&self) -> Result<Arc<PastLooked>, Failure> {
        self.slot().looked.clone().ok_or_else(nothing_chosen)
    }

    /// Lets go of the file.
    pub(crate) fn forget(&self) {
        self.cancel();
        *self.slot() = Held::default();
    }

    /// Stops what is going on.
    pub(crate) fn cancel(&self) {
        self.turn.fetch_add(1, Ordering::Relaxed);
    }

    /// Begins long work, which stops what was going on before.
    pub(crate) fn begin(&self, app: &AppHandle) -> Work {
        let number = self.turn.fetch_add(1, Ordering::Relaxed) + 1;
        Work { app: app.clone(), number, turn: Arc::clone(&self.turn), told: Mutex::default() }
    }

    /// Runs an import: meanwhile no other file is taken.
    pub(crate) fn importing<T>(&self, work: impl FnOnce() -> T) -> T {
        self.importing.store(true, Ordering::Relaxed);
        let _ends = Ends(&self.importing);
        work()
    }

    fn slot(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Clears the mark, whatever the work ends in.
struct Ends<'a>(&'a AtomicBool);

impl Drop for Ends<'_> {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Relaxed);
    }
}

fn nothing_chosen() -> Failure {
    Failure::desktop("Choose the file again.")
}

/// What of the choices decides how a file is read.
fn about_reading(choices: &PastChoices) -> PastChoices {
    PastChoices {
        only: Vec::new(),
        from: None,
        to: None,
        people: None,
        same_name: Default::default(),
        take: Vec::new(),
        leave: Vec::new(),
        separate: Vec::new(),
        ..choices.clone()
    }
}

/// Work that tells the page how far it is, and stops when it’s cancelled.
pub(crate) struct Work {
    app: AppHandle,
    number: u64,
    turn: Arc<AtomicU64>,
    told: Mutex<Option<(PastStage, Instant)>>,
}

impl Progress for Work {
    fn goes_on(&self, stage: PastStage, done: u64, of: u64) -> bool {
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        if told.is_none_or(|(before, at)| before != stage || at.elapsed() >= TOLD_EVERY) {
            *told = Some((stage, Instant::now()));
            if let Err(error) = events::PAST_PROGRESS.tell(&self.app, PastProgress { stage, done, of }) {
                log::warn!("failed to tell how far an import is: {error}");
            }
        }
        self.turn.load(Ordering::Relaxed) == self.number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(text: &str) -> tempfile::NamedTempFile {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), text).unwrap();
        file
    }

    #[test]
    fn our_own_exports_are_known_by_their_first_words() {
        for (text, kind) in [
            ("{\"format\":\"standpoint\",\"format_version\":1}", ChosenKind::Journal),
            ("{\n  \"format\": \"standpoint\"", ChosenKind::Journal),
            ("SQLite format 3\0\u{10}", ChosenKind::Backup),
            ("{\"@context\":\"https://www.w3.org/ns/activitystreams\"}", ChosenKind::Past),
            ("Date,ShareLink,ShareCommentary\n", ChosenKind::Past),
            ("", ChosenKind::Past),
        ] {
            assert_eq!(kind_of(file(text).path()).unwrap(), (kind, false), "{text}");
        }
    }

    #[test]
    fn a_file_is_held_until_another_is_and_not_replaced_during_an_import() {
        let hand = PastInHand::default();
        let (one, two) = (file("a"), file("b"));
        hand.hold(one.path().to_owned()).unwrap();
        let refused = hand.importing(|| hand.hold(two.path().to_owned()));
        assert!(refused.unwrap_err().message.starts_with("An import is running"));
        let broken =
            std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| hand.importing(|| panic!("a fault"))));
        assert!(broken.is_err());
        hand.hold(one.path().to_owned()).expect("a fault in one import doesn’t block the next");
        assert!(hand.file().unwrap().is_as_it_was());
        std::fs::write(one.path(), "longer").unwrap();
        assert!(!hand.file().unwrap().is_as_it_was());
        hand.forget();
        assert!(hand.chosen().is_none());
        let folder = tempfile::tempdir().unwrap();
        assert!(hand.hold(folder.path().to_owned()).unwrap_err().message.starts_with("That’s a folder"));
    }
}
