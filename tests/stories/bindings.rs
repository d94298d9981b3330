//! The window's types are generated from the core's: this fails when they have drifted.
//!
//! `UPDATE_BINDINGS=1 cargo test -p standpoint-tests bindings` writes them anew. The events are the shell's, and its own test
//! looks after them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Of the shell, not of the core.
const EVENTS: &str = "events.ts";

const BINDINGS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../ui/src/lib/generated");

fn files(folder: &Path) -> BTreeMap<String, String> {
    let Ok(entries) = fs::read_dir(folder) else { return BTreeMap::new() };
    entries
        .map(|entry| {
            let path = entry.unwrap().path();
            (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read_to_string(&path).unwrap())
        })
        .collect()
}

#[test]
fn the_windows_types_are_those_the_core_generates() {
    let fresh = tempfile::tempdir().unwrap();
    standpoint_core::bindings::write_to(fresh.path()).unwrap();
    let generated = files(fresh.path());
    if std::env::var_os("UPDATE_BINDINGS").is_some() {
        for name in files(Path::new(BINDINGS)).keys().filter(|name| *name != EVENTS) {
            fs::remove_file(Path::new(BINDINGS).join(name)).unwrap();
        }
        for (name, text) in &generated {
            fs::write(Path::new(BINDINGS).join(name), text).unwrap();
        }
    }
    let mut committed = files(Path::new(BINDINGS));
    committed.remove(EVENTS);
    let drifted: Vec<_> = generated
        .keys()
        .chain(committed.keys())
        .filter(|name| generated.get(*name) != committed.get(*name))
        .collect();
    assert!(
        drifted.is_empty(),
        "these have drifted: {drifted:?}; run UPDATE_BINDINGS=1 cargo test -p standpoint-tests bindings"
    );
}
