//! The figures of the core, for `cargo xtask bench`: `standpoint-bench JOURNAL`, a data folder with ten years in it.
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

use std::path::PathBuf;

fn main() {
    let folder = PathBuf::from(std::env::args_os().nth(1).expect("usage: standpoint-bench JOURNAL"));
    journal::check_size(&folder);
    let rows = reads::rows(&folder)
        .into_iter()
        .chain(writes::rows(&folder))
        .chain(backups::rows(&folder))
        .chain(obedient::rows())
        .chain(people::rows(&folder))
        .chain(past::rows(&folder))
        .chain([counting::row()]);
    rows.for_each(|row| println!("{row}"));
}
