//! Backups and the copies of them: each is as it was made, whether a passphrase opens it or not; in the second folder each is
//! there once, and nothing of others was touched.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};
use standpoint_core::store::{Backups, Sealed, Secret, restore_preview_with};

use crate::report::Report;
use crate::scene::{PASSPHRASE, Scene};

/// What was found whole already, by digest: opening an encrypted backup takes a second.
#[derive(Debug, Default)]
pub(crate) struct Looked {
    whole: BTreeSet<Vec<u8>>,
    /// What was found broken, so that it's told once.
    told: BTreeSet<Vec<u8>>,
}

impl Looked {
    /// Whether every byte of a backup is as it was made.
    fn is_whole(&mut self, scene: &Scene, path: &Path, digest: &[u8]) -> bool {
        if self.whole.contains(digest) {
            return true;
        }
        let is_whole = if path.extension().is_some_and(|end| end == "age") {
            opens(scene, path)
        } else {
            matches!(Sealed::look(path), Ok(Sealed::Whole(_)))
        };
        if is_whole {
            self.whole.insert(digest.to_vec());
        }
        is_whole
    }
}

/// Whether the passphrase opens an encrypted backup, and what is in it is whole.
fn opens(scene: &Scene, path: &Path) -> bool {
    let secret = Secret::new(PASSPHRASE.to_owned());
    restore_preview_with(&scene.data(), path, Some(&secret)).is_ok_and(|preview| preview.sealed)
}

/// Holds all backups and copies against the law.
pub(crate) fn judge(scene: &Scene, after: &str, looked: &mut Looked, round: u64, report: &mut Report) {
    let mut names = BTreeMap::new();
    for path in scene.backups_and_copies() {
        let Ok(digest) = digest_of(&path) else {
            report.fault(round, format!("after “{after}” {} can’t be read", path.display()));
            continue;
        };
        if !looked.is_whole(scene, &path, &digest) && looked.told.insert(digest.clone()) {
            report.fault(round, format!("{} isn’t whole after “{after}”", path.display()));
        }
        if path.starts_with(scene.second())
            && let Some(other) = names.insert(digest, path.clone())
        {
            let (one, other) = (path.display(), other.display());
            report.fault(round, format!("after “{after}” {one} and {other} are the same copy"));
            fs::remove_file(&path).ok();
        }
    }
    if !scene.has_what_others_put_there() {
        report.fault(round, format!("“{after}” touched what is another’s in the second folder"));
    }
}

/// Whether the second folder has a backup, byte by byte.
pub(crate) fn is_copied(scene: &Scene, backup: &Path) -> bool {
    let Ok(bytes) = fs::read(backup) else { return false };
    let copies = Backups::list_in(&scene.second());
    copies.iter().any(|copy| fs::read(&copy.path).is_ok_and(|copied| copied == bytes))
}

fn digest_of(path: &Path) -> std::io::Result<Vec<u8>> {
    fs::read(path).map(|bytes| Sha256::digest(bytes).to_vec())
}
