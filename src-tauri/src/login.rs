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

/// On Windows the words stand in one line of the registry (`Run`), which the program splits as the C library does: a backslash
/// counts only before a quote, and the quote we close with comes after whatever the path ends in.
#[cfg(any(windows, test))]
fn quoted_for_windows(path: &str) -> String {
    let kept = path.trim_end_matches('\\');
    let ends = path.len() - kept.len();
    format!("\"{kept}{}\"", "\\".repeat(2 * ends))
}

#[cfg(windows)]
fn quoted(path: &str) -> String {
    quoted_for_windows(path)
}

/// On macOS each word is an element of a launch agent's property list, which the plugin writes without escaping.
#[cfg(any(target_os = "macos", test))]
fn quoted_for_macos(path: &str) -> String {
    path.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(target_os = "macos")]
fn quoted(path: &str) -> String {
    quoted_for_macos(path)
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

    #[test]
    fn a_folder_is_written_as_each_system_reads_it() {
        assert_eq!(quoted_for_windows(r"C:\Users\Ada L\data"), r#""C:\Users\Ada L\data""#);
        assert_eq!(quoted_for_windows("D:\\"), r#""D:\\""#, "the quote after a backslash is one still");
        assert_eq!(quoted_for_macos("/Users/ada/R&D <x>"), "/Users/ada/R&amp;D &lt;x&gt;");
    }
}
