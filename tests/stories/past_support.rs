//! What stories of a past that comes along share: fixtures, archives made of them, and a journal to import into.

use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;

use standpoint_core::views::{PastChoices, PastFate, PastKind, PastLook, PastPreview};
use standpoint_tests::Desk;

/// The files of a folder of fixtures, by their paths in it.
pub(crate) fn files(folder: &str) -> Vec<(String, Vec<u8>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/import").join(folder);
    let (mut files, mut folders) = (Vec::new(), vec![root.clone()]);
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
                files.push((name, fs::read(path).unwrap()));
            }
        }
    }
    files.sort();
    files
}

pub(crate) fn zipped(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

pub(crate) fn archive(folder: &str) -> Vec<u8> {
    zipped(&files(folder))
}

pub(crate) fn desk() -> Desk {
    Desk::new().on("2026-10-05T09:00:00Z").onboarded()
}

pub(crate) fn everybody() -> PastChoices {
    PastChoices { people: Some("all".to_owned()), ..PastChoices::default() }
}

pub(crate) fn preview(desk: &Desk, bytes: &[u8], choices: &PastChoices) -> PastPreview {
    let mut file = Cursor::new(bytes.to_vec());
    desk.coach.preview_past(&desk.now, &mut file, "archive.zip", choices, PastLook::default()).unwrap()
}

pub(crate) fn import(desk: &mut Desk, bytes: &[u8], choices: &PastChoices) -> String {
    let mut file = Cursor::new(bytes.to_vec());
    desk.coach.import_past(&desk.now, &mut file, "archive.zip", choices, None).unwrap().0.said
}

pub(crate) fn refusal(desk: &Desk, bytes: &[u8], name: &str) -> String {
    let mut file = Cursor::new(bytes.to_vec());
    let choices = PastChoices::default();
    desk.coach
        .preview_past(&desk.now, &mut file, name, &choices, PastLook::default())
        .unwrap_err()
        .to_string()
}

/// Every row of the user's as text, a line each; not the history, nor what is kept of imports.
pub(crate) fn everything(desk: &Desk) -> String {
    let mut told = String::new();
    for (table, rows) in desk.contents().into_iter().filter(|(table, _)| !table.starts_with("import_")) {
        for row in rows {
            told += &format!("{table}: {row:?}\n");
        }
    }
    told
}

pub(crate) fn fates(preview: &PastPreview, kind: PastKind) -> Vec<(PastFate, u32)> {
    preview
        .counts
        .iter()
        .find(|count| count.kind == kind)
        .map(|count| count.fates.clone())
        .unwrap_or_default()
}

/// How long this thread has worked, where the system tells it.
pub(crate) fn busy() -> std::time::Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = told.split_whitespace().next().and_then(|first| first.parse().ok());
    std::time::Duration::from_nanos(nanoseconds.unwrap_or_default())
}

/// What a byte becomes, is left out or is cut at.
pub(crate) fn damaged(mut bytes: Vec<u8>, at: f64, byte: u8, how: u8) -> Vec<u8> {
    let place = ((bytes.len() - 1) as f64 * at) as usize;
    match how {
        0 => bytes[place] = byte,
        1 => drop(bytes.remove(place)),
        _ => bytes.truncate(place),
    }
    bytes
}
