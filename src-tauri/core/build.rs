//! Writes the data of `programme/` and `red_line/` as JSON, so that the program reads them without a TOML library. What they
//! must hold is checked by the tests of `programme.rs` and `red_line`; here only their form is.

#![allow(clippy::disallowed_methods, reason = "cargo tells a build script by its environment where to write")]

use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let crate_folder = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo names the folder"));
    let to = PathBuf::from(env::var("OUT_DIR").expect("cargo names the folder for what is built"));
    for (from, file, made) in [
        ("programme", "programme.json", programme as fn(&Path) -> serde_json::Value),
        ("red_line", "tokens.json", tokens),
    ] {
        let folder = crate_folder.join(from);
        println!("cargo:rerun-if-changed={}", folder.display());
        fs::write(to.join(file), made(&folder).to_string()).expect("the data can be written");
    }
}

/// The whole programme as one document.
fn programme(folder: &Path) -> serde_json::Value {
    let mut files: Vec<_> =
        fs::read_dir(folder).expect("there is a programme").flatten().map(|entry| entry.path()).collect();
    files.sort();
    let is_step = |file: &&std::path::PathBuf| {
        file.file_name().is_some_and(|name| name.to_string_lossy().starts_with(char::is_numeric))
    };
    let steps: Vec<_> = files.iter().filter(is_step).map(|file| read(file)).collect();
    serde_json::json!({
        "frame": read(&folder.join("programme.toml")),
        "prompts": read(&folder.join("prompts.toml")),
        "examples": read(&folder.join("examples.toml")),
        "study": read(&folder.join("study.toml")),
        "history": read(&folder.join("history.toml")),
        "situations": read(&folder.join("situations.toml")),
        "first_post": read(&folder.join("first_post.toml")),
        "steps": steps,
    })
}

/// The forms of tokens, without the examples that only the tests read.
fn tokens(folder: &Path) -> serde_json::Value {
    let all = read(&folder.join("tokens.toml"));
    let listed = all["token"].as_array().expect("a list of tokens");
    let form = |token: &toml::Value| {
        let alone = token.get("letters_alone").is_some();
        serde_json::json!({ "begins": token["begins"], "form": token["form"], "letters_alone": alone })
    };
    listed.iter().map(form).collect()
}

fn read(file: &Path) -> toml::Value {
    let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}
