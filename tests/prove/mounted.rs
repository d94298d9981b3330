//! File systems of their own: small ones that are full soon, and one whose power can be cut. They need root.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};

/// Set in the process that has a space of its own.
const MARK: &str = "STANDPOINT_PROVE_MOUNTS";
/// Why a proof that mounts is skipped.
pub(crate) const NEEDS_ROOT: &str = "It mounts file systems, which needs Linux, root and unshare.";

/// Whether this process may mount.
pub(crate) fn may_mount() -> bool {
    std::env::var_os(MARK).is_some()
}

/// Runs this program again where what it mounts is seen by no other and goes with it. None where that isn't possible, and in
/// the program that was run again.
pub(crate) fn in_a_space_of_its_own() -> Option<ExitCode> {
    if may_mount() || !is_root() {
        return None;
    }
    let ended = Command::new("unshare")
        .args(["--mount", "--propagation", "private"])
        .arg(std::env::current_exe().ok()?)
        .args(std::env::args_os().skip(1))
        .env(MARK, "1")
        .status()
        .ok()?;
    let code = ended.code().and_then(|code| u8::try_from(code).ok());
    code.map(ExitCode::from)
}

fn is_root() -> bool {
    let asked = Command::new("id").arg("-u").output();
    asked.is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

/// Something mounted, until it's dropped.
#[derive(Debug)]
pub(crate) struct Mounted {
    at: PathBuf,
}

impl Mounted {
    /// A file system in memory of this size.
    pub(crate) fn in_memory(at: &Path, bytes: u64) -> Option<Self> {
        Self::mount(at, &["-t", "tmpfs", "-o", &format!("size={bytes},mode=700"), "tmpfs"])
    }

    /// A file with an ext4 file system in it.
    pub(crate) fn image(at: &Path, image: &Path) -> Option<Self> {
        Self::mount(at, &["-o", "loop", &image.to_string_lossy()])
    }

    fn mount(at: &Path, arguments: &[&str]) -> Option<Self> {
        fs::create_dir_all(at).ok()?;
        let done =
            Command::new("mount").args(arguments).arg(at).stderr(Stdio::null()).status().ok()?.success();
        done.then(|| Self { at: at.to_owned() })
    }

    pub(crate) fn at(&self) -> &Path {
        &self.at
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        let unmount = |how: &[&str]| {
            Command::new("umount")
                .args(how)
                .arg(&self.at)
                .stderr(Stdio::null())
                .status()
                .is_ok_and(|done| done.success())
        };
        if !unmount(&[]) {
            unmount(&["--lazy"]);
        }
    }
}

/// Makes a file with an ext4 file system.
pub(crate) fn make_image(path: &Path, bytes: u64) -> bool {
    let sized = fs::File::create(path).and_then(|file| file.set_len(bytes)).is_ok();
    sized
        && Command::new("mkfs.ext4")
            .arg("-q")
            .arg(path)
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|done| done.success())
}

/// A switch that cuts an ext4 file system off at once, without what wasn't written to its disk yet.
///
/// The program is a call of its own language because this workspace has no unsafe code, which an `ioctl` needs.
#[derive(Debug)]
pub(crate) struct Switch(Child);

impl Switch {
    /// Makes ready for `EXT4_IOC_SHUTDOWN` with `EXT4_GOING_FLAGS_NOLOGFLUSH`.
    pub(crate) fn at(mounted: &Mounted) -> Option<Self> {
        const CUT: &str = r#"open(my $at, "<", $ARGV[0]) or die; print "ready\n"; <STDIN>; my $how = pack("L", 2); exit(ioctl($at, 0x8004587d, $how) ? 0 : 1)"#;
        let child = Command::new("perl")
            .args(["-e", &format!("$| = 1; {CUT}")])
            .arg(mounted.at())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .ok()?;
        let mut switch = Self(child);
        let mut ready = [0; 6];
        std::io::Read::read_exact(switch.0.stdout.as_mut()?, &mut ready).ok()?;
        Some(switch)
    }

    /// Cuts. Answers whether it was done.
    pub(crate) fn cut(mut self) -> bool {
        let told = self.0.stdin.take().is_some_and(|mut input| input.write_all(b"\n").is_ok());
        told && self.0.wait().is_ok_and(|ended| ended.success())
    }
}
