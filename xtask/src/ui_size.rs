//! How large the window's pages are, gzipped: a desktop app has no excuse for a slow first screen.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::problem::Problem;
use crate::table::{self, Row};
use crate::{first_screen, paths};

/// JavaScript and CSS of the first screen, in bytes.
const FIRST_SCREEN: u64 = 120_000;
/// All JavaScript and CSS, in bytes. It notices a library that comes in by accident: pages beyond the first are read from the
/// disk when they are opened, and what that costs no one feels.
const ALL: u64 = 450_000;

/// Prints both figures; a problem when one is over.
pub(crate) fn check() -> Result<(), Problem> {
    let rows = measure()?;
    table::print(&rows);
    if rows.iter().all(|row| row.within) {
        Ok(())
    } else {
        Err(Problem::stopped("The window's pages are over their size."))
    }
}

/// Both figures of the built pages.
pub(crate) fn measure() -> Result<Vec<Row>, Problem> {
    let dist = paths::ui_dist();
    let all = scripts_and_styles(&dist);
    if all.is_empty() {
        return Err(Problem::stopped("ui/dist holds no JavaScript: build it with \"npm run build\" in ui/."));
    }
    let first = first_screen(&dist)?;
    Ok(vec![
        row("JavaScript and CSS of the first screen, gzipped", FIRST_SCREEN, gzipped(&first)?),
        row("JavaScript and CSS in all, gzipped", ALL, gzipped(&all)?),
    ])
}

fn row(figure: &str, limit: u64, measured: u64) -> Row {
    let kilobytes = |bytes: u64| format!("{}.{} kB", bytes / 1000, bytes % 1000 / 100);
    Row {
        figure: figure.into(),
        limit: kilobytes(limit),
        measured: kilobytes(measured),
        within: measured <= limit,
    }
}

fn first_screen(dist: &Path) -> Result<BTreeSet<PathBuf>, Problem> {
    let manifest = paths::ui().join(".svelte-kit/output/client/.vite/manifest.json");
    let text = read(&manifest)?;
    let manifest = serde_json::from_str(&text)
        .map_err(|error| Problem::stopped(format!("{} isn’t JSON ({error}).", manifest.display())))?;
    let page = read(&dist.join("index.html"))?;
    let app = read(&dist.join(first_screen::app_entry(&manifest)?))?;
    let files = first_screen::files(&page, &app, &manifest)?;
    Ok(files.into_iter().map(|file| dist.join(file)).collect())
}

fn scripts_and_styles(folder: &Path) -> BTreeSet<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return BTreeSet::new();
    };
    entries
        .flatten()
        .map(|entry| entry.path())
        .flat_map(|path| {
            if path.is_dir() {
                scripts_and_styles(&path)
            } else if path.extension().is_some_and(|ending| ending == "js" || ending == "css") {
                BTreeSet::from([path])
            } else {
                BTreeSet::new()
            }
        })
        .collect()
}

fn gzipped(files: &BTreeSet<PathBuf>) -> Result<u64, Problem> {
    files.iter().try_fold(0, |sum, file| {
        let bytes = fs::read(file).map_err(|error| unreadable(file, &error))?;
        Ok(sum + gzip_length(&bytes))
    })
}

fn gzip_length(bytes: &[u8]) -> u64 {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    // A Vec cannot refuse to be written to.
    let _ = encoder.write_all(bytes);
    encoder.finish().map_or(u64::MAX, |packed| packed.len() as u64)
}

fn read(file: &Path) -> Result<String, Problem> {
    fs::read_to_string(file).map_err(|error| unreadable(file, &error))
}

fn unreadable(file: &Path, error: &std::io::Error) -> Problem {
    Problem::stopped(format!("Couldn’t read {} ({error}).", file.display()))
}
