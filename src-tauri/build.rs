//! Tells Tauri where this house keeps its capabilities and permissions.
//!
//! The permissions are written by hand: letting Tauri generate them would write files at the repository's root, and a
//! command that nobody allowed on purpose should stay out of the window's reach.

use tauri_build::{AppManifest, Attributes};

fn main() {
    for watched in ["src-tauri/capabilities", "src-tauri/permissions"] {
        println!("cargo:rerun-if-changed={watched}");
    }
    let attributes = Attributes::new()
        .capabilities_path_pattern("src-tauri/capabilities/*.json")
        .app_manifest(AppManifest::new().permissions_path_pattern("src-tauri/permissions/*.toml"));
    tauri_build::try_build(attributes)
        .expect("tauri.conf.json, capabilities/ and permissions/ must fit together");
}
