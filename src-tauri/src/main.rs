//! The door: everything behind it is in the library, so that tests reach it too.

// A console window beside ours would be noise on Windows; a debug build keeps it for the logs.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> ExitCode {
    standpoint_app::run()
}
