//! Tells Tauri where the capability and the permissions are. Both are written from the commands' declarations by a test
//! (`src/contract.rs`): Tauri's own generator would write them at the repository's root.

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
