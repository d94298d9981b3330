//! Which C library the built app needs, read from the program itself, against what its packages say.
//!
//! A program that was linked on a newer system can install on an older one and not start there. What it needs is in its
//! own list of versions; relative relocations in packed form would need a newer library than any function does.

use std::fs;

use crate::paths;
use crate::problem::Problem;
use crate::table::Row;

/// A version of glibc: 2.34 as (2, 34).
type Version = (u32, u32);

/// What the release build needs, and whether its packages say so.
pub(crate) fn figure() -> Result<Row, Problem> {
    let app = paths::program("release", "standpoint");
    let program = fs::read(&app)
        .map_err(|error| Problem::stopped(format!("{} is missing ({error}).", app.display())))?;
    let settings = paths::root().join("tauri.conf.json");
    let settings = fs::read_to_string(&settings)
        .map_err(|error| Problem::stopped(format!("Couldn’t read tauri.conf.json ({error}).")))?;
    let stated =
        stated(&settings).ok_or_else(|| Problem::stopped("tauri.conf.json states no version of libc6."))?;
    let needed = needed(&program).unwrap_or_default();
    let packed = has_packed_relocations(&program);
    let in_words = |(major, minor): Version| format!("glibc {major}.{minor}");
    let measured =
        if packed { format!("{}, packed relocations", in_words(needed)) } else { in_words(needed) };
    Ok(Row {
        figure: "C library the app needs".into(),
        limit: in_words(stated),
        measured,
        within: needed <= stated && !packed,
    })
}

/// The newest version of glibc that a program asks for.
pub(crate) fn needed(program: &[u8]) -> Option<Version> {
    after(program, b"GLIBC_").filter_map(version).max()
}

/// Whether a program asks for a library that reads packed relocations (glibc 2.36 and later).
fn has_packed_relocations(program: &[u8]) -> bool {
    after(program, b"GLIBC_").any(|rest| rest.starts_with(b"ABI_DT_RELR"))
}

/// The version that the Debian package states.
fn stated(settings: &str) -> Option<Version> {
    let (_, rest) = settings.split_once("libc6 (>= ")?;
    version(rest.as_bytes())
}

fn after<'a>(program: &'a [u8], word: &'a [u8]) -> impl Iterator<Item = &'a [u8]> {
    program
        .windows(word.len())
        .enumerate()
        .filter(move |(_, found)| *found == word)
        .map(move |(at, _)| &program[at + word.len()..])
}

/// The version that a text begins with.
fn version(text: &[u8]) -> Option<Version> {
    let end = text.iter().position(|byte| !byte.is_ascii_digit() && *byte != b'.').unwrap_or(text.len());
    let (major, minor) = std::str::from_utf8(&text[..end]).ok()?.split_once('.')?;
    Some((major.parse().ok()?, minor.split('.').next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_version_counts_and_not_the_one_that_sorts_last_as_text() {
        let program = b"\0GLIBC_2.9\0GLIBC_2.34\0GLIBC_2.3.4\0GLIBC_PRIVATE\0";
        assert_eq!(needed(program), Some((2, 34)));
        assert_eq!(needed(b"a program without a C library"), None);
    }

    #[test]
    fn packed_relocations_are_noticed() {
        assert!(has_packed_relocations(b"\0GLIBC_2.2.5\0GLIBC_ABI_DT_RELR\0"));
        assert!(!has_packed_relocations(b"\0GLIBC_2.34\0"));
    }

    #[test]
    fn the_packages_state_a_version_and_the_readme_says_the_same() {
        let read = |name: &str| fs::read_to_string(paths::root().join(name)).unwrap();
        let settings = read("tauri.conf.json");
        let (major, minor) = stated(&settings).expect("the Debian package states it");
        assert!(
            settings.contains(&format!("libc.so.6(GLIBC_{major}.{minor})(64bit)")),
            "the RPM package states the same"
        );
        assert!(read("README.md").contains(&format!("glibc {major}.{minor}")), "README.md says it");
    }
}
