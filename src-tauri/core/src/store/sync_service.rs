//! Programs that keep a folder in step between computers. A database in such a folder can be copied half written, or come to
//! be two.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::named::named_enum;

named_enum! {
    /// A program that keeps folders in step.
    pub enum SyncService("service that keeps folders in step") {
        /// Dropbox.
        Dropbox = "dropbox" | "Dropbox",
        /// Microsoft OneDrive.
        OneDrive = "onedrive" | "OneDrive",
        /// Nextcloud.
        Nextcloud = "nextcloud" | "Nextcloud",
        /// Syncthing.
        Syncthing = "syncthing" | "Syncthing",
        /// Apple iCloud Drive.
        ICloud = "icloud" | "iCloud Drive",
    }
}

/// A folder that such a program keeps in step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyncedFolder {
    /// The program.
    pub service: SyncService,
    /// The highest folder of it.
    pub root: PathBuf,
}

impl SyncedFolder {
    /// The synced folder that a path is in. Looks at names and at the marks that the programs leave; opens nothing.
    #[must_use]
    pub fn around(path: &Path) -> Option<Self> {
        // A link into such a folder is in it.
        let resolved = fs::canonicalize(path).ok();
        let paths = resolved.as_deref().into_iter().chain([path]);
        paths
            .flat_map(Path::ancestors)
            .find_map(|folder| service_of(folder).map(|service| Self { service, root: folder.to_owned() }))
    }
}

/// The program that keeps this folder, as its highest one, in step.
fn service_of(folder: &Path) -> Option<SyncService> {
    if folder.join(".stfolder").exists() {
        return Some(SyncService::Syncthing);
    }
    if folder.join(".dropbox").is_file() || folder.join(".dropbox.cache").is_dir() {
        return Some(SyncService::Dropbox);
    }
    let name = folder.file_name()?.to_str()?.to_lowercase();
    // "Dropbox (Personal)", "OneDrive - Example Ltd", "Nextcloud2"
    let is = |service: &str| {
        name.strip_prefix(service).is_some_and(|rest| {
            rest.is_empty()
                || rest.starts_with([' ', '-', '_', '('])
                || rest.chars().all(|c| c.is_ascii_digit())
        })
    };
    let in_mac = |name: &str| folder.ends_with(format!("Library/{name}"));
    if is("dropbox") {
        Some(SyncService::Dropbox)
    } else if is("onedrive") {
        Some(SyncService::OneDrive)
    } else if is("nextcloud") {
        Some(SyncService::Nextcloud)
    } else if is("icloud") || is("iclouddrive") || in_mac("Mobile Documents") {
        Some(SyncService::ICloud)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_within_a_synced_one_is_noticed_by_name_or_by_its_mark() {
        for (path, service) in [
            ("/nowhere/ada/Dropbox/apps/standpoint", SyncService::Dropbox),
            ("/nowhere/ada/Dropbox (Personal)/standpoint", SyncService::Dropbox),
            ("/nowhere/ada/OneDrive - Example Ltd/standpoint", SyncService::OneDrive),
            ("/nowhere/ada/Nextcloud/standpoint", SyncService::Nextcloud),
            ("/nowhere/ada/nextcloud2/standpoint", SyncService::Nextcloud),
            ("/nowhere/ada/iCloudDrive/standpoint", SyncService::ICloud),
            ("/nowhere/ada/Library/Mobile Documents/com~apple~CloudDocs/standpoint", SyncService::ICloud),
        ] {
            assert_eq!(
                SyncedFolder::around(Path::new(path)).map(|found| found.service),
                Some(service),
                "{path}"
            );
        }
        for path in [
            "/nowhere/ada/dropboxes/standpoint",
            "/nowhere/ada/.local/share/standpoint",
            "/nowhere/nextclouds",
        ] {
            assert_eq!(SyncedFolder::around(Path::new(path)), None, "{path}");
        }
        let root = tempfile::tempdir().unwrap();
        let data = root.path().join("shared/data");
        fs::create_dir_all(&data).unwrap();
        fs::create_dir(root.path().join("shared/.stfolder")).unwrap();
        let found = SyncedFolder::around(&data).unwrap();
        assert_eq!(found.service, SyncService::Syncthing);
        assert!(found.root.ends_with("shared"));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_into_a_synced_folder_is_in_it() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join("Nextcloud/data")).unwrap();
        let link = root.path().join("plain");
        std::os::unix::fs::symlink(root.path().join("Nextcloud/data"), &link).unwrap();
        assert_eq!(SyncedFolder::around(&link).unwrap().service, SyncService::Nextcloud);
    }
}
