//! The data folder, and the name that tells two of them apart to the desktop.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf, absolute};

use sha2::{Digest, Sha256};

/// Where it is remembered which folders were used, one fingerprint a line, in the app's folder for settings.
const USED: &str = "used-folders";

/// The folder that holds the database and the window's place. It need not exist yet: the first thing written makes it.
#[derive(Debug, Clone)]
pub(crate) struct DataFolder {
    path: PathBuf,
    instance: String,
    usual: bool,
    used: Option<PathBuf>,
}

impl DataFolder {
    /// The folder asked for, or the platform's data folder for `identifier`.
    ///
    /// # Errors
    /// A sentence, when the folder cannot be told.
    pub(crate) fn find(asked: Option<PathBuf>, identifier: &str) -> Result<Self, String> {
        let usual = dirs::data_dir().map(|data| data.join(identifier));
        let path = asked
            .or_else(|| usual.clone())
            .ok_or("No data folder found. Start Standpoint with --data-dir FOLDER.")?;
        let path = absolute(&path)
            .map_err(|_| "That data folder isn’t a valid path. Choose another with --data-dir.")?;
        let usual = usual.is_some_and(|usual| same(&usual, &path));
        let instance =
            if usual { identifier.to_owned() } else { format!("{identifier}.In{:016x}", fingerprint(&path)) };
        let used = dirs::config_dir().map(|settings| settings.join(identifier).join(USED));
        Ok(Self { path, instance, usual, used })
    }

    /// The folder's path, absolute.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Whether it is the one that is used when none is asked for.
    pub(crate) fn is_usual(&self) -> bool {
        self.usual
    }

    /// The name under which the app with this folder is found by a second start.
    pub(crate) fn instance(&self) -> &str {
        &self.instance
    }
}

impl DataFolder {
    /// Remembers, for this account on this computer, that the folder holds data.
    pub(crate) fn remember(&self) {
        let Some(used) = self.used.as_ref().filter(|_| !self.was_used()) else { return };
        let folder = used.parent().map_or(Ok(()), fs::create_dir_all);
        let line = format!("{:016x}\n", fingerprint(&self.path));
        let kept = folder.and_then(|()| {
            fs::OpenOptions::new().create(true).append(true).open(used)?.write_all(line.as_bytes())
        });
        if let Err(error) = kept {
            log::info!("failed to remember the data folder: {error}");
        }
    }

    /// Whether the folder held data at an earlier start.
    pub(crate) fn was_used(&self) -> bool {
        let line = format!("{:016x}", fingerprint(&self.path));
        let used = self.used.as_ref().and_then(|used| fs::read_to_string(used).ok()).unwrap_or_default();
        used.lines().any(|known| known == line)
    }
}

fn resolved(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

fn same(one: &Path, other: &Path) -> bool {
    resolved(one) == resolved(other)
}

/// Two processes, perhaps of two builds, must come to the same: a hash that is the same for ever.
fn fingerprint(path: &Path) -> u64 {
    let digest = Sha256::digest(resolved(path).as_os_str().as_encoded_bytes());
    digest.iter().take(8).fold(0, |number, byte| (number << 8) | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_folders_are_two_instances_and_one_folder_is_one() {
        let find = |path: &str| {
            DataFolder::find(Some(path.into()), "org.example.App").unwrap().instance().to_owned()
        };
        assert_eq!(find("/nowhere/one"), find("/nowhere/one"));
        assert_ne!(find("/nowhere/one"), find("/nowhere/two"));
    }

    #[test]
    fn a_folder_has_the_same_name_in_every_build() {
        let folder = DataFolder::find(Some("/nowhere/one".into()), "org.example.App").unwrap();
        assert_eq!(folder.instance(), "org.example.App.In77c91c3a15682667");
    }

    #[test]
    fn a_folder_that_was_used_is_remembered_and_another_is_not() {
        let settings = tempfile::tempdir().unwrap();
        let at = |path: &str| DataFolder {
            used: Some(settings.path().join("app").join(USED)),
            ..DataFolder::find(Some(path.into()), "org.example.App").unwrap()
        };
        assert!(!at("/nowhere/one").was_used());
        (0..2).for_each(|_| at("/nowhere/one").remember());
        assert!(at("/nowhere/one").was_used() && !at("/nowhere/two").was_used());
        assert_eq!(
            fs::read_to_string(settings.path().join("app").join(USED)).unwrap(),
            "77c91c3a15682667\n",
            "once"
        );
    }

    #[test]
    fn the_usual_folder_goes_by_the_apps_own_name_even_when_it_is_spelled_out() {
        let usual = DataFolder::find(None, "org.example.App").unwrap();
        assert_eq!(usual.instance(), "org.example.App");
        let spelled = DataFolder::find(Some(usual.path().to_owned()), "org.example.App").unwrap();
        assert_eq!(spelled.instance(), usual.instance());
    }
}
