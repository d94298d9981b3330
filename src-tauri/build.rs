//! Tells Tauri where this house keeps its capabilities and permissions.
//!
//! The permissions are written by hand: letting Tauri generate them would write files at the repository's root, and a
//! command that nobody allowed on purpose should stay out of the window's reach.

use tauri_build::{AppManifest, Attributes};

fn main() {
    pack_relocations();
    for watched in ["src-tauri/capabilities", "src-tauri/permissions"] {
        println!("cargo:rerun-if-changed={watched}");
    }
    let attributes = Attributes::new()
        .capabilities_path_pattern("src-tauri/capabilities/*.json")
        .app_manifest(AppManifest::new().permissions_path_pattern("src-tauri/permissions/*.toml"));
    tauri_build::try_build(attributes).expect("tauri.conf.json, capabilities/ and permissions/ must fit together");
}

/// A release is a twelfth smaller with its relative relocations packed (RELR). The C library it is built against must read
/// them: glibc does from 2.36 on.
fn pack_relocations() {
    let told = |name: &str| std::env::var(name).unwrap_or_default();
    if told("PROFILE") == "release" && told("CARGO_CFG_TARGET_OS") == "linux" && told("CARGO_CFG_TARGET_ENV") == "gnu" && reads_packed() {
        println!("cargo:rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
}

fn reads_packed() -> bool {
    let said = std::process::Command::new("getconf").arg("GNU_LIBC_VERSION").output();
    let said = said.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default();
    let mut numbers = said.trim().trim_start_matches("glibc ").split('.').map_while(|part| part.parse::<u32>().ok());
    matches!((numbers.next(), numbers.next()), (Some(major), Some(minor)) if (major, minor) >= (2, 36))
}
