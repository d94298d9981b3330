//! The figures of the core, for `cargo xtask bench`: `standpoint-bench JOURNAL [PART]`, a data folder with ten years in
//! it and, if not everything is to be measured, one part by the name of its file.
//!
//! It prints one figure a line, tab-separated: what, limit, measured, and `ok` or `over`. Only rows go to standard
//! output; xtask puts them into its table. The journal itself is not written to: each part works on a copy.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench that cannot set its scene has failed, and rows are its output"
)]

mod backups;
mod counting;
mod journal;
mod obedient;
mod past;
mod people;
mod reads;
mod sample;
mod writes;

use std::path::{Path, PathBuf};

fn main() {
    let arguments: Vec<_> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let folder = arguments.first().expect("usage: standpoint-bench JOURNAL").clone();
    // How the bench measures its own memory.
    if let [_, memory, archive] = arguments.as_slice()
        && memory == Path::new("--memory")
    {
        past::print_memory(&folder, archive);
        return;
    }
    journal::check_size(&folder);
    let only = arguments.get(1).map(|name| name.to_string_lossy().into_owned());
    for (name, rows) in parts() {
        if only.as_ref().is_none_or(|only| only == name) {
            rows(&folder).iter().for_each(|row| println!("{row}"));
        }
    }
}

type Rows = fn(&Path) -> Vec<String>;

fn parts() -> [(&'static str, Rows); 7] {
    [
        ("reads", reads::rows),
        ("writes", writes::rows),
        ("backups", backups::rows),
        ("obedient", |_| obedient::rows()),
        ("people", people::rows),
        ("past", past::rows),
        ("counting", |_| vec![counting::row()]),
    ]
}
