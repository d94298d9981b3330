//! What is in progress when something goes wrong, and the law it keeps: afterwards the journal is the one before or the one
//! after, and the one after once the user was told so.

use std::path::Path;
use std::time::{Duration, Instant};

use standpoint_core::store::Backups;

use crate::chance::Chance;
use crate::copies::{self, Looked};
use crate::report::Report;
use crate::scene::{Ended, Scene};
use crate::state::State;

const SET_SECOND: &str = "set the second folder";
const CLEAR_SECOND: &str = "clear the second folder";
const ENCRYPT: &str = "encrypt backups";
const DECRYPT: &str = "stop encrypting";

/// A command with its arguments.
#[derive(Debug, Clone)]
pub(crate) struct Act {
    pub(crate) name: &'static str,
    arguments: Vec<String>,
}

/// The journal before a command, and what it is after one that ran to its end.
#[derive(Debug)]
pub(crate) struct Sides {
    before: State,
    after: State,
    /// How long the command took to get there.
    pub(crate) took: Duration,
}

impl Sides {
    /// Which side the journal is on.
    fn found(&self, state: &State, acknowledged: bool) -> Result<&'static str, String> {
        let (new, old) = (state.differs_in(&self.after), state.differs_in(&self.before));
        match (new.is_empty(), old.is_empty()) {
            (true, _) => Ok("after"),
            (false, true) if !acknowledged => Ok("before"),
            (false, true) => Err(format!("it was acknowledged and isn’t there: {new} are as before")),
            (false, false) => Err(format!(
                "it’s neither the old nor the new: {new} differ from it, {old} from what was before"
            )),
        }
    }
}

impl Act {
    fn new(name: &'static str, arguments: &[&str]) -> Self {
        Self { name, arguments: arguments.iter().map(|argument| (*argument).to_owned()).collect() }
    }

    /// One by chance; `number` makes what it writes its own.
    pub(crate) fn by_chance(scene: &Scene, number: u64, chance: &mut Chance) -> Self {
        let text =
            format!("Note {number}: „quotes“, \u{202e}עברית, \u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}");
        match chance.below(16) {
            0..=2 => Self::new("write an idea", &["idea", "add", &text]),
            3 => Self::new("log a post", &["post", "log", &text]),
            4 => Self::new("undo", &["undo"]),
            5 => Self::new("redo", &["redo"]),
            6 | 7 => Self::new("back up", &["backup"]),
            8 => Self::new(
                "export everything",
                &["export", "--format", "json", "--out", &text_of(&scene.export())],
            ),
            9 | 10 => {
                Self::new("import an archive", &["import", &text_of(&scene.archive()), "--people", "all"])
            }
            11 => Self::new("restore an export", &["restore", &text_of(&scene.journal())]),
            12 | 13 => {
                let path = chance.of_these(&scene.backups_and_copies()).map(|path| text_of(path));
                let (path, opener) = (path.unwrap_or_default(), text_of(&scene.passphrase()));
                if path.ends_with(".age") {
                    Self::new(
                        "restore an encrypted backup",
                        &["restore", &path, "--passphrase-file", &opener],
                    )
                } else {
                    Self::new("restore a backup", &["restore", &path])
                }
            }
            14 if chance.one_in(3) => Self::new(CLEAR_SECOND, &["backup", "second", "--off"]),
            14 => Self::new(SET_SECOND, &["backup", "second", &text_of(&scene.second())]),
            _ if chance.one_in(3) => Self::new(DECRYPT, &["backup", "passphrase", "--off"]),
            _ => {
                let file = text_of(&scene.passphrase());
                Self::new(ENCRYPT, &["backup", "passphrase", "--passphrase-file", &file])
            }
        }
    }

    /// The arguments, for the command line.
    pub(crate) fn arguments(&self) -> Vec<&str> {
        self.arguments.iter().map(String::as_str).collect()
    }

    /// Does it on a copy in a folder of its own, undisturbed.
    pub(crate) fn sides(&self, scene: &Scene, copy: &Path) -> Result<Sides, String> {
        let before = scene.state()?;
        let copy = scene.copy(copy);
        let started = Instant::now();
        let ended = copy.run(&self.arguments());
        let took = started.elapsed();
        if !ended.is_in_words() {
            return Err(format!("undisturbed, “{}” said: {}", self.name, ended.stderr));
        }
        let after = copy.state()?;
        Ok(Sides { before, after, took })
    }

    /// Holds what became of it against the law.
    pub(crate) fn judge(
        &self,
        scene: &Scene,
        sides: &Sides,
        ended: &Ended,
        looked: &mut Looked,
        round: u64,
        report: &mut Report,
    ) {
        let name = self.name;
        if ended.acknowledged() {
            report.count("acknowledged");
        }
        if !ended.is_in_words() {
            report.fault(round, format!("“{name}” ended with {:?}: {}", ended.code, ended.stderr));
        }
        let status = scene.run(&["status"]);
        if status.code != Some(0) {
            report.fault(round, format!("after “{name}” the journal doesn’t open: {}", status.stderr));
            return;
        }
        match scene.state().map(|state| sides.found(&state, ended.acknowledged())) {
            Ok(Ok(side)) => report.count(format!("the journal {side}: {name}")),
            Ok(Err(wrong)) | Err(wrong) => report.fault(round, format!("after “{name}”: {wrong}")),
        }
        if name == "export everything" && ended.acknowledged() && !scene.export().exists() {
            report.fault(round, "an export that was acknowledged isn’t there");
        }
        if name == "export everything" && scene.export().exists() {
            let looked = scene.run(&["restore", &text_of(&scene.export()), "--dry-run"]);
            if looked.code != Some(0) {
                report.fault(round, format!("half an export was left: {}", looked.stderr));
            }
        }
        self.judge_what_is_set(scene, ended, round, report);
        copies::judge(scene, name, looked, round, report);
    }

    /// What is set for backups is as it was or as it was to be, and as it was to be once the user was told so.
    fn judge_what_is_set(&self, scene: &Scene, ended: &Ended, round: u64, report: &mut Report) {
        let backups = Backups::of(&scene.data());
        let second = match backups.second_folder() {
            Ok(second) => second,
            Err(wrong) => {
                report.fault(round, format!("after “{}” what is set can’t be read: {wrong}", self.name));
                return;
            }
        };
        let encrypts = backups.has_passphrase();
        if second.is_some() {
            report.count("with a second folder");
        }
        if encrypts {
            report.count("with a passphrase");
        }
        if !ended.acknowledged() {
            return;
        }
        let holds = match self.name {
            SET_SECOND => second.is_some(),
            CLEAR_SECOND => second.is_none(),
            ENCRYPT => encrypts,
            DECRYPT => !encrypts,
            _ => true,
        };
        if !holds {
            report.fault(round, format!("“{}” was acknowledged and isn’t set", self.name));
        }
        let newest = backups.list().into_iter().next();
        if self.name == "back up" && newest.as_ref().is_none_or(|newest| newest.encrypted != encrypts) {
            report.fault(round, "the newest backup isn’t encrypted as is set");
        }
        // What kept it from being copied was said then.
        let has_trouble = second.as_ref().is_none_or(|second| second.trouble.is_some());
        if let Some(newest) = newest.filter(|_| self.name == "back up" && !has_trouble)
            && !copies::is_copied(scene, &newest.path)
        {
            report.fault(round, "a backup that was acknowledged isn’t in the second folder");
        }
    }
}

/// At the end of a proof: every backup is whole, the check is content, and nothing half done is left lying about.
pub(crate) fn judge_the_end(scene: &Scene, looked: &mut Looked, round: u64, report: &mut Report) {
    copies::judge(scene, "everything", looked, round, report);
    scene.run(&["idea", "add", "At the end"]);
    scene.run(&["backup"]);
    scene.run(&["restore", &text_of(&scene.journal())]);
    scene.run(&["export", "--format", "json", "--out", &text_of(&scene.export())]);
    let check = scene.run(&["check"]);
    if check.code != Some(0) {
        report.fault(round, format!("the check says: {}{}", check.stdout, check.stderr));
    }
    for path in scene.leftovers() {
        report.fault(round, format!("{} was left behind", path.display()));
    }
}

fn text_of(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A journal of these notes.
    fn state(notes: &[&str]) -> State {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("notes.sqlite3");
        let conn = rusqlite::Connection::open(&path).unwrap();
        conn.execute_batch("CREATE TABLE note (text)").unwrap();
        for note in notes {
            conn.execute("INSERT INTO note VALUES (?1)", [note]).unwrap();
        }
        State::of(&path).unwrap()
    }

    #[test]
    fn the_law_knows_the_old_the_new_what_was_lost_and_what_is_neither() {
        let (before, after) = (state(&["one"]), state(&["one", "two"]));
        let sides = Sides { before: before.clone(), after: after.clone(), took: Duration::ZERO };
        assert_eq!(sides.found(&after, true).unwrap(), "after");
        assert_eq!(sides.found(&after, false).unwrap(), "after");
        assert_eq!(sides.found(&before, false).unwrap(), "before");
        assert!(sides.found(&before, true).unwrap_err().contains("acknowledged"));
        for neither in [state(&["one", "tw"]), state(&[]), state(&["one", "two", "two"])] {
            assert!(sides.found(&neither, false).unwrap_err().contains("neither"));
        }
    }
}
