//! Turns on Tauri's own tray icon on Windows and macOS, and holds nothing else.
//!
//! Asked for in the app's own manifest, even for these systems alone, it would have Tauri's bundler add AppIndicator to what
//! the Linux packages depend on. They don't use it.
