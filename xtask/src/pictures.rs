//! `pictures`: every page as it looks now, light and dark, taken in the real window.
//!
//! All of them stay in `target/pictures`, in both sizes and with and without data; those that the README and a reader of
//! the sources want are kept in `docs/pictures`.

use std::fs;
use std::path::Path;

use crate::confirm::Consent;
use crate::paths;
use crate::prerequisites::Purpose;
use crate::problem::Problem;
use crate::process::{call, find_command};
use crate::{setup, test, ui};

/// The folder that the test writes to, by this variable.
const FOLDER: &str = "STANDPOINT_PICTURES";
/// Which pictures are kept: their folder below the one with all, and the pages.
const KEPT: [(&str, &[&str]); 3] = [
    (
        "full/wide",
        &[
            "today",
            "tasks",
            "programme",
            "step-1",
            "step-7",
            "step-9",
            "study",
            "posts",
            "calendar",
            "post",
            "people",
            "progress",
            "settings",
            "reminders",
            "feeds",
        ],
    ),
    (
        "new/wide",
        &[
            "welcome-1",
            "welcome-2",
            "welcome-3",
            "welcome-4",
            "welcome-sentence",
            "today-first-day",
            "first-post",
        ],
    ),
    ("back/wide", &["today-back"]),
];
/// A printed page, which the story that shares one keeps.
const PRINTED: &str = "manager.png";
const SHADES: [&str; 2] = ["light", "dark"];
/// What the kept ones may weigh together, in bytes: everybody who clones the project fetches them.
const MOST: u64 = 2_500_000;

/// Takes them all and keeps some.
pub(crate) fn pictures(consent: Consent) -> Result<(), Problem> {
    setup::set_up(Purpose::Test, consent)?;
    ui::build_if_stale()?;
    let all = paths::target().join("pictures");
    emptied(&all)?;
    test::take_pictures(FOLDER, &all)?;
    let kept = paths::root().join("docs/pictures");
    cleared(&kept)?;
    let mut weight = 0;
    for (taken, name) in wanted() {
        weight += keep(&all.join(taken).join(&name), &kept.join(&name))?;
    }
    println!(
        "{} pictures are in docs/pictures, {} kB together; all are in {}.",
        wanted().count(),
        weight / 1000,
        all.display()
    );
    if weight <= MOST { Ok(()) } else { Err(Problem::stopped(format!("The limit is {} kB.", MOST / 1000))) }
}

fn wanted() -> impl Iterator<Item = (&'static str, String)> {
    KEPT.into_iter().flat_map(|(folder, pages)| {
        pages.iter().flat_map(move |page| {
            SHADES.into_iter().map(move |shade| (folder, format!("{page}-{shade}.png")))
        })
    })
}

/// Copies a picture, with fewer colours where the program for that is there, and answers with its length in bytes.
fn keep(from: &Path, to: &Path) -> Result<u64, Problem> {
    let copied = || {
        fs::copy(from, to)
            .map_err(|error| Problem::stopped(format!("Couldn’t keep {} ({error}).", from.display())))
    };
    if find_command("pngquant").is_none() {
        return copied();
    }
    let words = ["128", "--strip", "--output"].map(str::to_owned);
    let arguments: Vec<String> =
        words.into_iter().chain([to, from].map(|file| file.to_string_lossy().into_owned())).collect();
    match call("pngquant", &arguments).answer() {
        Some(_) => fs::metadata(to).map(|about| about.len()).or_else(|_| copied()),
        // It refuses what it cannot make good enough.
        None => copied(),
    }
}

/// Removes the pictures that are taken again and those that aren’t any more; what a story printed stays.
fn cleared(folder: &Path) -> Result<(), Problem> {
    let failed = |error| Problem::stopped(format!("Couldn’t clear {} ({error}).", folder.display()));
    fs::create_dir_all(folder).map_err(failed)?;
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        if entry.file_name() != PRINTED {
            fs::remove_file(entry.path()).map_err(failed)?;
        }
    }
    Ok(())
}

fn emptied(folder: &Path) -> Result<(), Problem> {
    if folder.exists() {
        fs::remove_dir_all(folder)
            .map_err(|error| Problem::stopped(format!("Couldn’t empty {} ({error}).", folder.display())))?;
    }
    fs::create_dir_all(folder)
        .map_err(|error| Problem::stopped(format!("Couldn’t create {} ({error}).", folder.display())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_picture_in_the_readme_is_among_the_kept_ones() {
        let readme = fs::read_to_string(paths::root().join("README.md")).expect("there is a README");
        let names: Vec<&str> =
            readme.split("docs/pictures/").skip(1).filter_map(|rest| rest.split(')').next()).collect();
        assert!(!names.is_empty(), "the README shows what it is");
        for name in names {
            assert!(wanted().any(|(_, kept)| kept == name), "{name} is taken by \"cargo xtask pictures\"");
        }
    }
}
