//! A data folder, the command line that works on it as a process, and copies of both.

use std::fs;
use std::io::{BufRead, BufReader, Cursor, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};

use chrono::{DateTime, Duration, Utc};
use standpoint_core::store::{Backups, DATABASE_FILE};

use crate::chance::Chance;
use crate::state::State;

/// What opens encrypted backups.
pub(crate) const PASSPHRASE: &str = "four words of mine";
/// Files in the second folder that others put there.
const OTHERS: [&str; 2] = ["letter.txt", "standpoint-2020-01-01-080000.sqlite3"];

/// A Tuesday; each scene says for itself how time goes on.
pub(crate) const NOW: &str = "2026-03-10T07:00:00Z";

/// A folder with a journal in it.
#[derive(Debug)]
pub(crate) struct Scene {
    root: PathBuf,
    /// The instant that every command is told.
    pub(crate) now: String,
}

/// How a command ended.
#[derive(Debug)]
pub(crate) struct Ended {
    /// None when it was killed.
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Ended {
    fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Self { code: output.status.code(), stdout: text(&output.stdout), stderr: text(&output.stderr) }
    }

    /// Whether the user was told that it's done.
    pub(crate) fn acknowledged(&self) -> bool {
        !self.stdout.is_empty()
    }

    /// Whether a refusal was one line for people: what is wrong and what to do, or nothing was refused.
    pub(crate) fn is_in_words(&self) -> bool {
        match self.code {
            None | Some(0) => !self.stderr.contains("panicked"),
            Some(1) => {
                self.stderr.lines().all(|line| line.starts_with("standpoint-cli: ") && line.ends_with('.'))
                    && (!self.stderr.is_empty() || !self.stdout.is_empty())
            }
            Some(_) => false,
        }
    }
}

impl Scene {
    /// A folder within `root` where nothing is yet.
    pub(crate) fn empty(root: &Path) -> Self {
        fs::create_dir_all(root).unwrap();
        Self { root: root.to_owned(), now: NOW.to_owned() }
    }

    /// With a profile, a post and a backup; one of three with a second folder, one of three with a passphrase.
    pub(crate) fn begun(root: &Path, chance: &mut Chance) -> Self {
        let scene = Self::empty(root);
        fs::create_dir_all(scene.second()).unwrap();
        OTHERS.iter().for_each(|name| put(&scene.second().join(name), "another’s".as_bytes()));
        put(&scene.passphrase(), PASSPHRASE.as_bytes());
        scene.done(&["init", "--name", "Ada", "--zone", "UTC", "--weekly-posts", "1"]);
        scene.done(&["post", "log", "The first week"]);
        scene.done(&["backup"]);
        put(&scene.archive(), &archive());
        scene.done(&["export", "--format", "json", "--out", &scene.journal().to_string_lossy()]);
        if chance.one_in(3) {
            scene.done(&["backup", "second", &scene.second().to_string_lossy()]);
        }
        if chance.one_in(3) {
            scene.set_passphrase();
        }
        scene
    }

    /// Encrypts backups from now on.
    pub(crate) fn set_passphrase(&self) {
        self.done(&["backup", "passphrase", "--passphrase-file", &self.passphrase().to_string_lossy()]);
    }

    /// Time goes on by less than this, and by a second at least.
    pub(crate) fn goes_on(&mut self, most: Duration, chance: &mut Chance) {
        let now: DateTime<Utc> = self.now.parse().unwrap();
        let on = chance.below(u64::try_from(most.num_seconds()).unwrap());
        let now = now + Duration::seconds(1 + i64::try_from(on).unwrap());
        self.now = now.format("%Y-%m-%dT%H:%M:%SZ").to_string();
    }

    pub(crate) fn data(&self) -> PathBuf {
        self.root.join("data")
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.data().join(DATABASE_FILE)
    }

    /// A folder for copies of the backups, where others keep files too.
    pub(crate) fn second(&self) -> PathBuf {
        self.root.join("second")
    }

    /// A file with the passphrase.
    pub(crate) fn passphrase(&self) -> PathBuf {
        self.root.join("passphrase")
    }

    /// The archive that is imported.
    pub(crate) fn archive(&self) -> PathBuf {
        self.root.join("archive.zip")
    }

    /// An export of everything.
    pub(crate) fn journal(&self) -> PathBuf {
        self.root.join("journal.json")
    }

    /// A file for exports.
    pub(crate) fn export(&self) -> PathBuf {
        self.root.join("export.json")
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(command_line());
        command
            .env_clear()
            .env("HOME", &self.root)
            .arg("--data-dir")
            .arg(self.data())
            .args(["--now", &self.now])
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    /// Runs a command to its end.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ended {
        Ended::of(&self.command(arguments).output().unwrap())
    }

    /// Starts a command.
    pub(crate) fn start(&self, arguments: &[&str]) -> Child {
        self.command(arguments).spawn().unwrap()
    }

    /// Runs what has to work for the scene to go on.
    pub(crate) fn done(&self, arguments: &[&str]) -> String {
        let ended = self.run(arguments);
        assert_eq!(ended.code, Some(0), "{arguments:?}: {}{}", ended.stdout, ended.stderr);
        ended.stdout
    }

    /// What the journal holds.
    pub(crate) fn state(&self) -> Result<State, String> {
        State::of(&self.database())
    }

    /// A copy of the database in a folder of its own, with a second folder of its own; the backups are the same files under
    /// other names.
    pub(crate) fn copy(&self, root: &Path) -> Self {
        fs::remove_dir_all(root).ok();
        let copy = Self { root: root.to_owned(), now: self.now.clone() };
        let backups = copy.data().join("backups");
        fs::create_dir_all(&backups).unwrap();
        fs::create_dir_all(copy.second()).unwrap();
        fs::copy(self.database(), copy.database()).unwrap();
        twins(&self.data().join("backups"), &backups);
        twins(&self.second(), &copy.second());
        let is_set = |name: &str| name.starts_with("backups.") || name.ends_with(".key");
        for path in files(&self.data()).into_iter().filter(|path| is_set(&name_of(path))) {
            fs::copy(&path, copy.data().join(path.file_name().unwrap())).unwrap();
        }
        // Where the copies go is written in two files.
        let (from, to) = (self.second().canonicalize().unwrap(), copy.second().canonicalize().unwrap());
        for path in [copy.data().join("backups.json"), backups.join("copies.json")] {
            if let Ok(text) = fs::read_to_string(&path) {
                let text = text.replace(&*from.to_string_lossy(), &to.to_string_lossy());
                fs::write(&path, text).unwrap();
            }
        }
        copy
    }

    /// The backups of the data folder and the copies of them in the second one.
    pub(crate) fn backups_and_copies(&self) -> Vec<PathBuf> {
        let copies = Backups::list_in(&self.second()).into_iter();
        let lines = Backups::of(&self.data()).list().into_iter().chain(copies);
        lines.map(|line| line.path).filter(|path| !OTHERS.contains(&name_of(path).as_str())).collect()
    }

    /// Whether what others put into the second folder is as they put it there.
    pub(crate) fn has_what_others_put_there(&self) -> bool {
        let there = |name| fs::read_to_string(self.second().join(name));
        OTHERS.iter().all(|name| there(name).is_ok_and(|text| text == "another’s"))
    }

    /// Files that a command leaves only when it's stopped in the middle.
    pub(crate) fn leftovers(&self) -> Vec<PathBuf> {
        let folders = [self.data(), self.data().join("backups"), self.second(), self.root.clone()];
        let names = folders.iter().flat_map(|folder| files(folder));
        let is_left =
            |path: &PathBuf| [".new-", ".part", "salvage-"].iter().any(|mark| name_of(path).contains(mark));
        names.filter(is_left).collect()
    }
}

/// Writes a file that isn't lost when the power is cut.
fn put(path: &Path, bytes: &[u8]) {
    fs::write(path, bytes).unwrap();
    fs::File::open(path).and_then(|file| file.sync_all()).unwrap();
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    entries.filter_map(|entry| Some(entry.ok()?.path())).collect()
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Links to the backups under other names, and copies of everything else.
fn twins(from: &Path, into: &Path) {
    for path in files(from) {
        let name = name_of(&path);
        let is_backup = name.starts_with("standpoint-");
        // On another disk there are no links.
        let linked = is_backup && fs::hard_link(&path, into.join(&name)).is_ok();
        if !linked {
            fs::copy(&path, into.join(&name)).unwrap();
        }
    }
}

/// A command that runs, and what it has printed until now.
#[derive(Debug)]
pub(crate) struct Running {
    child: Child,
    said: Arc<Mutex<String>>,
    reader: JoinHandle<()>,
}

impl Running {
    pub(crate) fn of(mut child: Child) -> Self {
        let said = Arc::<Mutex<String>>::default();
        let (kept, output) = (Arc::clone(&said), child.stdout.take().unwrap());
        let reader = thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                *kept.lock().unwrap() += &(line + "\n");
            }
        });
        Self { child, said, reader }
    }

    pub(crate) fn said_so_far(&self) -> String {
        self.said.lock().unwrap().clone()
    }

    /// Waits for its end.
    pub(crate) fn end(self) -> Ended {
        let ended = end(self.child);
        self.reader.join().unwrap();
        let stdout = self.said.lock().unwrap().clone();
        Ended { stdout, ..ended }
    }
}

/// Waits for a command that was started.
pub(crate) fn end(child: Child) -> Ended {
    Ended::of(&child.wait_with_output().unwrap())
}

/// The command line, built beside this program.
fn command_line() -> PathBuf {
    let here = std::env::current_exe().unwrap();
    here.with_file_name(format!("standpoint-cli{}", std::env::consts::EXE_SUFFIX))
}

/// A LinkedIn archive, from the fixtures.
fn archive() -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/import/linkedin-2026");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = paths.filter(|path| path.is_file()).collect();
    files.sort();
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for path in files {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(&fs::read(&path).unwrap()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}
