//! Where things are in this repository.

use std::path::{Path, PathBuf};

/// The repository's root: the folder that holds the workspace's `Cargo.toml`.
pub(crate) fn root() -> PathBuf {
    // The workspace cannot be built from elsewhere than where this crate was compiled, since both happen in one
    // `cargo xtask`, so the compile-time path is right, whatever folder the command was typed in.
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

/// The window's sources.
pub(crate) fn ui() -> PathBuf {
    root().join("ui")
}

/// The built window, as the app embeds it.
pub(crate) fn ui_dist() -> PathBuf {
    ui().join("dist")
}

/// Cargo's output folder.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// A built program, `profile` being `debug` or `release`.
pub(crate) fn program(profile: &str, name: &str) -> PathBuf {
    target().join(profile).join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}
