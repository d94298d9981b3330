//! Where everything is kept, and by which name the desktop tells two data folders apart.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf, absolute};

/// The folder that holds the database and the window's place. It need not exist yet: the store makes it.
#[derive(Debug, Clone)]
pub(crate) struct DataFolder {
    path: PathBuf,
    instance: String,
    usual: bool,
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
            .ok_or("This system names no folder for an app's data. Start Standpoint with --data-dir and a folder of your choice.")?;
        let path = absolute(&path).map_err(|_| "The data folder is no path this system understands. Choose another with --data-dir.")?;
        let usual = usual.is_some_and(|usual| same(&usual, &path));
        let instance = if usual { identifier.to_owned() } else { format!("{identifier}.In{:016x}", fingerprint(&path)) };
        Ok(Self { path, instance, usual })
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

fn resolved(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

fn same(one: &Path, other: &Path) -> bool {
    resolved(one) == resolved(other)
}

fn fingerprint(path: &Path) -> u64 {
    let mut hasher = DefaultHasher::new();
    resolved(path).hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_folders_are_two_instances_and_one_folder_is_one() {
        let find = |path: &str| DataFolder::find(Some(path.into()), "org.example.App").unwrap().instance().to_owned();
        assert_eq!(find("/nowhere/one"), find("/nowhere/one"));
        assert_ne!(find("/nowhere/one"), find("/nowhere/two"));
    }

    #[test]
    fn the_usual_folder_goes_by_the_apps_own_name_even_when_it_is_spelled_out() {
        let usual = DataFolder::find(None, "org.example.App").unwrap();
        assert_eq!(usual.instance(), "org.example.App");
        let spelled = DataFolder::find(Some(usual.path().to_owned()), "org.example.App").unwrap();
        assert_eq!(spelled.instance(), usual.instance());
    }
}
