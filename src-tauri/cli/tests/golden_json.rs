//! What `--json` prints of a journal of ten years, fact by fact: scripts rely on names, numbers, dates and stored words.
//!
//! Sentences and labels may be reworded, so every string that isn't a number, a date, an instant or a stored word is left out.
//! Of a long list the golden file shows the beginning; a checksum covers the whole.
//!
//! `UPDATE_GOLDENS=1 cargo test -p standpoint-cli --test golden_json` writes them. Read the difference before committing it.

#![allow(clippy::unwrap_used, reason = "a story that cannot set its scene has failed")]

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// The present, and how long the journal is.
const NOW: &str = "2026-03-31T09:00:00Z";
const YEARS: &str = "10";

/// How much of a list the golden file shows.
const SHOWN: usize = 3;

/// What is asked, and the name of its golden file.
const ASKED: &[(&str, &[&str])] = &[
    ("status", &["status"]),
    ("next", &["next"]),
    ("study", &["study", "list"]),
    ("steps", &["steps"]),
    ("step", &["step", "1"]),
    ("step-of-rows", &["step", "12"]),
    ("tasks", &["task", "list", "--all"]),
    ("worksheet", &["worksheet", "show", "3"]),
    ("posts", &["post", "list"]),
    ("post", &["post", "show", "1"]),
    ("board", &["post", "board"]),
    ("calendar", &["post", "calendar"]),
    ("ideas", &["idea", "list"]),
    ("people", &["person", "list"]),
    ("person", &["person", "show", "1"]),
    ("conversations", &["conversation", "list"]),
    ("replies", &["conversation", "to-answer"]),
    ("feeds", &["feed", "list"]),
    ("week", &["week"]),
    ("reminders", &["reminder", "list"]),
    ("inbox", &["reminder", "inbox"]),
    ("pauses", &["pause", "list"]),
    ("history", &["history"]),
];

#[test]
fn the_facts_in_json_stay_as_scripts_know_them() {
    let folder = tempfile::tempdir().unwrap();
    asked(folder.path(), &["demo", "--years", YEARS]);
    let goldens = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/golden/json"));
    let mut changed = Vec::new();
    for (name, arguments) in ASKED {
        let printed: Value = serde_json::from_str(&asked(folder.path(), arguments)).unwrap();
        let facts = facts(&printed);
        let whole = Sha256::digest(facts.to_string());
        let golden = json!({ "sha256": format!("{whole:x}"), "begins": beginning(&facts) });
        let golden = serde_json::to_string_pretty(&golden).unwrap() + "\n";
        let file = goldens.join(format!("{name}.json"));
        if std::env::var_os("UPDATE_GOLDENS").is_some() {
            fs::write(&file, &golden).unwrap();
        }
        if fs::read_to_string(&file).ok().as_deref() != Some(&golden) {
            changed.push(*name);
        }
    }
    assert!(changed.is_empty(), "what scripts read has changed: {changed:?} in tests/golden/json");
}

/// What the command line prints.
fn asked(folder: &Path, arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_standpoint-cli"))
        .env("TZ", "Europe/Berlin")
        .arg("--data-dir")
        .arg(folder)
        .args(["--now", NOW, "--json"])
        .args(arguments)
        .output()
        .unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The printed document without words for people.
fn facts(value: &Value) -> Value {
    match value {
        Value::String(text) if !is_fact(text) => Value::String("…".to_owned()),
        Value::Array(items) => items.iter().map(facts).collect(),
        Value::Object(fields) => fields.iter().map(|(name, value)| (name.clone(), facts(value))).collect(),
        other => other.clone(),
    }
}

/// A number, a date, an instant, or a word that is stored: none of these has a space or a capital letter but an instant's T and Z.
fn is_fact(text: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_.:+".contains(c);
    let is_instant = text.starts_with(|c: char| c.is_ascii_digit()) && text.contains('T');
    text.chars().all(|c| is_plain(c) || (is_instant && matches!(c, 'T' | 'Z')))
}

/// Long lists cut short, with how many they hold.
fn beginning(value: &Value) -> Value {
    match value {
        Value::Array(items) if items.len() > SHOWN => {
            let mut shown: Vec<_> = items.iter().take(SHOWN).map(beginning).collect();
            shown.push(json!({ "of": items.len() }));
            Value::Array(shown)
        }
        Value::Array(items) => items.iter().map(beginning).collect(),
        Value::Object(fields) => {
            fields.iter().map(|(name, value)| (name.clone(), beginning(value))).collect()
        }
        other => other.clone(),
    }
}
