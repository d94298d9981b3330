//! Windows: types, the command line as a program, and the tests, with mingw-w64 and Wine.

use crate::problem::Problem;
use crate::process::Call;

use super::sid::{BUILT, Sid};

pub(super) const TARGET: &str = "x86_64-pc-windows-gnu";
/// Wine's own folder: one that cannot be taken for a person's.
const PREFIX: &str = "/standpoint/target/systems/wine";
/// The data folder that the program is tried on.
const TRIED: &str = "Z:\\standpoint\\target\\systems\\tried data ä";

/// Checks the types.
pub(super) fn check(sid: &Sid) -> Result<(), Problem> {
    let packages = ["-p", "standpoint-core", "-p", "standpoint-cli", "-p", "standpoint"];
    let rest = [packages.as_slice(), &["--features", "standpoint/custom-protocol"]].concat();
    cargo(sid, "check", &rest)?.run()
}

/// Builds the command line, makes a profile with it and asks for the status, in a folder with a blank and an umlaut.
pub(super) fn run_program(sid: &Sid) -> Result<(), Problem> {
    cargo(sid, "build", &["-p", "standpoint-cli"])?.run()?;
    sid.inside(&["rm", "-rf", &TRIED.replace("Z:", "").replace('\\', "/")])?.run()?;
    let program = format!("{BUILT}/{TARGET}/debug/standpoint-cli.exe");
    for words in [["init", "--name", "Zoë"].as_slice(), &["status"], &["check"]] {
        let line = [&["wine", &program, "--data-dir", TRIED], words].concat();
        under_wine(sid.inside(&line)?).run()?;
    }
    Ok(())
}

/// Runs the tests of the core and the command line. Those of what only Linux has are compiled for Linux alone.
pub(super) fn test(sid: &Sid) -> Result<(), Problem> {
    let rest = ["-p", "standpoint-core", "-p", "standpoint-cli", "--no-fail-fast"];
    under_wine(cargo(sid, "test", &rest)?).with("CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUNNER", "wine").run()
}

fn cargo(sid: &Sid, command: &str, rest: &[&str]) -> Result<Call, Problem> {
    let call = sid.cargo(command, TARGET, rest)?;
    Ok(call.with("CARGO_TARGET_X86_64_PC_WINDOWS_GNU_LINKER", "x86_64-w64-mingw32-gcc"))
}

fn under_wine(call: Call) -> Call {
    call.with("WINEPREFIX", PREFIX).with("WINEDEBUG", "-all").with("DISPLAY", "")
}
