//! The summary from a terminal: on standard output, in a file, and for whom.

#![allow(clippy::unwrap_used, reason = "a story that cannot set its scene has failed")]

mod terminal;

use std::path::Path;

use terminal::Terminal;

#[test]
fn the_summary_goes_to_standard_output_or_to_a_file_for_its_owner_alone() {
    let terminal = Terminal::onboarded();
    assert!(terminal.done(&["export", "--format", "md"]).starts_with("# Progress summary"));
    let path = terminal.folder.path().join("summary.html");
    let said =
        terminal.done(&["export", "--format", "html", "--out", path.to_str().unwrap(), "--without", "notes"]);
    assert!(said.contains("summary.html"));
    assert!(std::fs::read_to_string(&path).unwrap().starts_with("<!DOCTYPE html>"));
    #[cfg(unix)]
    assert_eq!(
        std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(&path).unwrap().permissions()) & 0o777,
        0o600
    );
    let missing = Path::new("/nowhere/at/all/summary.md");
    terminal.refused(&["export", "--format", "md", "--out", missing.to_str().unwrap()]);
    terminal.refused(&["export", "--format", "md", "--from", "2026-02-01", "--to", "2026-01-01"]);
    terminal.refused(&["export", "--format", "md", "--worksheet", "13"]);
    terminal.refused(&["export", "--format", "md", "--with", "reflections"]);
}

#[test]
fn a_summary_is_for_the_manager_unless_said_otherwise_and_a_file_waits_for_a_look() {
    let terminal = Terminal::onboarded();
    terminal.done(&["worksheet", "set", "1", "target-role", "CIO of a hospital"]);
    terminal.done(&["worksheet", "add-row", "9"]);
    terminal.done(&[
        "worksheet",
        "set",
        "9",
        "process",
        "Order intake; the old password = hunter2-and-more",
        "--row",
        "1",
    ]);
    let printed = || String::from_utf8(terminal.run(&["export", "--format", "md"]).stdout).unwrap();
    let manager = printed();
    assert!(manager.contains("Order intake") && !manager.contains("hospital"));
    assert!(terminal.done(&["export", "--format", "md", "--preset", "me"]).contains("hospital"));
    let path = terminal.folder.path().join("summary.md");
    let to_file = ["export", "--format", "md", "--out", path.to_str().unwrap()];
    let refused = terminal.run(&to_file);
    let told = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(
        !refused.status.success() && told.contains("A key or password") && told.contains("--checked"),
        "{told}"
    );
    assert!(!path.exists(), "nothing was written");
    terminal.done(&[&to_file[..], &["--checked"]].concat());
    assert!(path.exists());
    terminal.done(&["worksheet", "private", "9", "process", "--row", "1"]);
    assert!(!printed().contains("Order intake"));
}
