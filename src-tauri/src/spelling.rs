//! Spell checking in every prose field: in the languages chosen for this machine, or else the desktop's, where a
//! dictionary is installed. The page leaves out fields for addresses and numbers.

use std::collections::BTreeSet;

/// The languages to check in: those chosen that have a dictionary, or else the desktop's own that have one. A desktop that
/// names no language gets English, the window's.
#[cfg(any(test, target_os = "linux"))]
fn languages(chosen: &[String], desktop: &[String], dictionaries: &BTreeSet<String>) -> Vec<String> {
    let there: Vec<String> = chosen.iter().filter(|name| dictionaries.contains(*name)).cloned().collect();
    if !there.is_empty() {
        return there;
    }
    let own: Vec<&str> =
        desktop.iter().map(|name| bare(name)).filter(|name| !matches!(*name, "" | "C" | "POSIX")).collect();
    let own = if own.is_empty() { vec!["en"] } else { own };
    // The desktop lists one language under several names, the most exact one first.
    let mut found: Vec<String> = Vec::new();
    for name in own {
        let known = found.iter().any(|one| language_of(one) == language_of(name));
        let fits = |one: &&String| one.as_str() == name || (!name.contains('_') && language_of(one) == name);
        found.extend(dictionaries.iter().find(fits).filter(|_| !known).cloned());
    }
    found
}

/// Without encoding and modifier: `de_AT` of `de_AT.UTF-8@euro`.
#[cfg(any(test, target_os = "linux"))]
fn bare(locale: &str) -> &str {
    locale.split(['.', '@']).next().unwrap_or_default()
}

/// `de` of `de_AT`.
#[cfg(any(test, target_os = "linux"))]
fn language_of(name: &str) -> &str {
    name.split(['_', '-']).next().unwrap_or_default()
}

#[cfg(target_os = "linux")]
pub(crate) use on_linux::{apply, dictionaries};

#[cfg(target_os = "linux")]
mod on_linux {
    use std::collections::BTreeSet;
    use std::path::PathBuf;

    use tauri::{Manager, WebviewWindow};
    use webkit2gtk::{WebContextExt, WebViewExt};

    use crate::machine::Machine;

    /// Where the checker that the webview uses looks for dictionaries.
    fn folders() -> Vec<PathBuf> {
        let own = dirs::config_dir().map(|config| config.join("enchant/hunspell"));
        let shared = [
            "/usr/share/hunspell",
            "/usr/share/myspell",
            "/usr/share/myspell/dicts",
            "/usr/local/share/hunspell",
        ];
        own.into_iter().chain(shared.map(PathBuf::from)).collect()
    }

    /// The dictionaries that are installed, by name (`en_GB`).
    pub(crate) fn dictionaries() -> BTreeSet<String> {
        let entries =
            folders().into_iter().filter_map(|folder| std::fs::read_dir(folder).ok()).flatten().flatten();
        let paths = entries
            .map(|entry| entry.path())
            .filter(|path| path.extension().is_some_and(|kind| kind == "dic"));
        let names = paths.filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()));
        // Rules for hyphenation lie beside them under names of their own.
        names.filter(|name| !name.starts_with("hyph_")).collect()
    }

    /// Turns it on for the window, or its languages to those that are chosen now.
    pub(crate) fn apply(window: &WebviewWindow) -> tauri::Result<()> {
        let chosen = window.state::<Machine>().remembered().spelling;
        window.with_webview(move |webview| {
            let Some(context) = webview.inner().context() else { return };
            let desktop: Vec<String> = gtk::glib::language_names().iter().map(ToString::to_string).collect();
            let languages = super::languages(&chosen, &desktop, &dictionaries());
            let names: Vec<&str> = languages.iter().map(String::as_str).collect();
            context.set_spell_checking_enabled(!names.is_empty());
            context.set_spell_checking_languages(&names);
        })
    }
}

/// Elsewhere the system checks, in the languages it was told of.
#[cfg(not(target_os = "linux"))]
pub(crate) fn dictionaries() -> BTreeSet<String> {
    BTreeSet::new()
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn apply(_: &tauri::WebviewWindow) -> tauri::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn languages_of(chosen: &[&str], desktop: &[&str]) -> Vec<String> {
        let all = |names: &[&str]| names.iter().map(ToString::to_string).collect::<Vec<_>>();
        let installed = ["de_AT", "de_DE", "en_GB", "en_US", "nl"].map(str::to_owned).into();
        languages(&all(chosen), &all(desktop), &installed)
    }

    #[test]
    fn the_desktops_language_is_taken_as_exactly_as_a_dictionary_is_there() {
        assert_eq!(languages_of(&[], &["de_DE.UTF-8", "de_DE", "de", "C"]), ["de_DE"]);
        assert_eq!(
            languages_of(&[], &["de_CH.UTF-8", "de_CH", "de", "C"]),
            ["de_AT"],
            "a neighbour's rather than none"
        );
        assert_eq!(languages_of(&[], &["nl_BE", "nl", "en_GB", "en", "C"]), ["nl", "en_GB"]);
        assert_eq!(
            languages_of(&[], &["pt_BR.UTF-8", "pt_BR", "pt", "C"]),
            Vec::<String>::new(),
            "nothing is marked wrong by chance"
        );
    }

    #[test]
    fn a_desktop_without_a_language_gets_english() {
        assert_eq!(languages_of(&[], &["C.UTF-8", "C"]), ["en_GB"]);
    }

    #[test]
    fn what_is_chosen_wins_while_it_is_installed() {
        assert_eq!(languages_of(&["en_US", "de_DE"], &["nl", "C"]), ["en_US", "de_DE"]);
        assert_eq!(languages_of(&["fr"], &["nl", "C"]), ["nl"]);
    }
}
