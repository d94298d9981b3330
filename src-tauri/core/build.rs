//! Puts the files of `programme/` together as one JSON document, so that the program reads them without a TOML library.
//! What they must hold is checked by the tests of `programme.rs`; here only their form is.

#![allow(clippy::disallowed_methods, reason = "cargo tells a build script by its environment where to write")]

use std::path::Path;
use std::{env, fs};

fn main() {
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR").expect("cargo names the folder")).join("programme");
    println!("cargo:rerun-if-changed={}", folder.display());
    let mut files: Vec<_> = fs::read_dir(&folder).expect("there is a programme").flatten().map(|entry| entry.path()).collect();
    files.sort();
    let is_step = |file: &&std::path::PathBuf| file.file_name().is_some_and(|name| name.to_string_lossy().starts_with(char::is_numeric));
    let steps: Vec<_> = files.iter().filter(is_step).map(|file| read(file)).collect();
    let all = serde_json::json!({
        "frame": read(&folder.join("programme.toml")),
        "prompts": read(&folder.join("prompts.toml")),
        "examples": read(&folder.join("examples.toml")),
        "study": read(&folder.join("study.toml")),
        "history": read(&folder.join("history.toml")),
        "situations": read(&folder.join("situations.toml")),
        "first_post": read(&folder.join("first_post.toml")),
        "steps": steps,
    });
    let to = Path::new(&env::var("OUT_DIR").expect("cargo names the folder for what is built")).join("programme.json");
    fs::write(to, all.to_string()).expect("the programme can be written");
}

fn read(file: &Path) -> toml::Value {
    let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}
