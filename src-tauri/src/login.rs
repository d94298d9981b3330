//! Starting at login: hidden, with the same data folder.

use tauri::Wry;
use tauri::plugin::TauriPlugin;

use crate::data_folder::DataFolder;

/// The plugin that writes and removes the desktop's entry.
pub(crate) fn plugin(folder: &DataFolder) -> TauriPlugin<Wry> {
    tauri_plugin_autostart::Builder::new().app_name("Standpoint").args(arguments(folder)).build()
}

fn arguments(folder: &DataFolder) -> Vec<String> {
    let hidden = "--hidden".to_owned();
    if folder.is_usual() {
        return vec![hidden];
    }
    vec![hidden, "--data-dir".to_owned(), quoted(&folder.path().to_string_lossy())]
}

/// The plugin writes what it is given into the entry's `Exec` line as it is, where the Desktop Entry Specification wants
/// a path with spaces in quotes, and some characters escaped once more.
#[cfg(target_os = "linux")]
fn quoted(path: &str) -> String {
    let mut text = String::from("\"");
    for character in path.chars() {
        match character {
            '"' | '`' | '$' | '\\' => text.extend(['\\', '\\', character]),
            '%' => text.push_str("%%"),
            other => text.push(other),
        }
    }
    text.push('"');
    text
}

/// Elsewhere the plugin quotes by itself.
#[cfg(not(target_os = "linux"))]
fn quoted(path: &str) -> String {
    path.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_folder_is_not_named_and_another_one_is_with_its_spaces() {
        let usual = DataFolder::find(None, "org.example.App").unwrap();
        assert_eq!(arguments(&usual), ["--hidden"]);
        let other = DataFolder::find(Some("/nowhere/my data 100%".into()), "org.example.App").unwrap();
        let named = arguments(&other);
        assert_eq!(named[1], "--data-dir");
        #[cfg(target_os = "linux")]
        assert_eq!(named[2], "\"/nowhere/my data 100%%\"");
    }
}
