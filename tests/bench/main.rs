//! The figures of the core, for `cargo xtask bench`: `standpoint-bench JOURNAL`, a data folder with ten years in it.
//!
//! It prints one figure a line, tab-separated: what, limit, measured, and `ok` or `over`. Only rows go to standard
//! output; xtask puts them into its table.

fn main() {}
