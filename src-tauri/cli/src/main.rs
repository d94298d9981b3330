//! Standpoint in a terminal.
fn main() {}
