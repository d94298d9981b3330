//! A folder that may not be written, a disk that is full, a reader that goes: said, and nothing lost.

#![allow(clippy::unwrap_used, reason = "a story that cannot set its scene has failed")]

mod terminal;

use std::path::Path;
use std::process::Command;

use terminal::{NOW, Terminal};

/// Runs as someone who may read but not write the folder; the tests themselves may run as root, who may do anything.
#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_is_refused_and_left_as_it_was() {
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::process::CommandExt;

    let terminal = Terminal::onboarded();
    let database = terminal.data().join("standpoint.sqlite3");
    let before = std::fs::read(&database).unwrap();
    let set =
        |path: &Path, mode| std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    set(terminal.folder.path(), 0o755);
    set(&terminal.data(), 0o555);
    set(&database, 0o444);
    // A copy of the program where anybody may start it. It's copied by another process: one that this process writes itself can't
    // be started while a child of another test still has it open.
    let program = terminal.folder.path().join("standpoint-cli");
    let copied = Command::new("cp").arg(env!("CARGO_BIN_EXE_standpoint-cli")).arg(&program).status().unwrap();
    assert!(copied.success());
    set(&program, 0o755);
    let mut command = Command::new(&program);
    command
        .env_clear()
        .args(["--data-dir".as_ref(), terminal.data().as_os_str()])
        .args(["--now", NOW, "task", "add", "x"]);
    if std::fs::metadata("/proc/self").is_ok_and(|owner| std::os::unix::fs::MetadataExt::uid(&owner) == 0) {
        const NOBODY: u32 = 65_534;
        command.uid(NOBODY).gid(NOBODY);
    }
    let output = command.output().unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{stderr}");
    assert!(stderr.contains("standpoint.sqlite3") && stderr.contains("permissions"), "{stderr}");
    assert_eq!(std::fs::read(&database).unwrap(), before);
    set(&terminal.data(), 0o755);
}

#[test]
fn a_reader_that_stops_early_is_no_failure() {
    let terminal = Terminal::onboarded();
    let mut child = terminal
        .command(&["step", "publish"])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8(output.stderr).unwrap().as_str()), (Some(0), ""));
}

/// A limit on the size of files imitates a full disk: writing fails in the same place.
#[cfg(unix)]
#[test]
fn a_disk_that_is_full_is_said_and_nothing_is_lost_or_half_written() {
    let terminal = Terminal::onboarded();
    terminal.done(&["task", "add", "Before"]);
    let before = terminal.done(&["task", "list", "--all", "--json"]);
    let text = "x".repeat(90_000);
    // Ignored by the shell, the signal is ignored by the program it becomes, and writing answers with an error instead.
    let script = "trap '' XFSZ; ulimit -f 64; exec \"$0\" --data-dir \"$1\" --now \"$2\" worksheet set purpose change \"$3\"";
    let output = Command::new("sh")
        .env_clear()
        .args(["-c", script, env!("CARGO_BIN_EXE_standpoint-cli")])
        .arg(terminal.data())
        .args([NOW, &text])
        .output()
        .unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{stderr}");
    assert!(stderr.contains("Couldn’t save") && stderr.lines().count() == 1, "{stderr}");
    assert_eq!(terminal.done(&["task", "list", "--all", "--json"]), before);
    assert_eq!(terminal.json(&["worksheet", "show", "purpose"])["answered"], 0);
    terminal.done(&["worksheet", "set", "purpose", "change", &text]);
    assert_eq!(terminal.json(&["worksheet", "show", "purpose"])["answered"], 1);
}
