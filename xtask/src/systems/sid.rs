//! The folder with Debian's unstable release, and programs started inside it.
//!
//! Each start has mounts of its own, which go with it: the repository, Cargo's downloads, `/proc` and `/dev`. Nothing of them
//! is left when it ends, however it ends, so the folder can be deleted like any other.

use std::fs;
use std::path::{Path, PathBuf};

use crate::confirm::Consent;
use crate::paths;
use crate::problem::Problem;
use crate::process::{Call, call, find_command};

/// Where the repository is inside.
pub(super) const REPOSITORY: &str = "/standpoint";
/// Where everything built inside goes, as seen from inside.
pub(super) const BUILT: &str = "/standpoint/target/systems/build";

/// What is needed inside: a compiler with the library's sources, and one for Windows' C.
const PACKAGES: [&str; 5] =
    ["cargo", "rustc", "rust-src", "gcc-mingw-w64-x86-64-posix", "g++-mingw-w64-x86-64-posix"];
/// What runs a Windows program.
const WINE: [&str; 2] = ["wine64", "wine"];

/// Certificates of whatever stands between this machine and the network.
const CERTIFICATES: &str = "etc/ssl/certs/ca-certificates.crt";

/// The folder, with everything in it.
pub(crate) struct Sid {
    folder: PathBuf,
}

impl Sid {
    /// Makes it, or finds that it is there.
    ///
    /// # Errors
    /// On another system than Debian, or without root.
    pub(crate) fn prepare(consent: Consent) -> Result<Self, Problem> {
        refuse_elsewhere()?;
        let sid = Self { folder: paths::target().join("systems").join("sid") };
        if sid.has(&PACKAGES) {
            return Ok(sid);
        }
        println!("Making {} (about 2 GB, once).", sid.folder.display());
        if sid.folder.exists() {
            fs::remove_dir_all(&sid.folder).map_err(|error| sid.problem("Couldn’t delete", &error))?;
        }
        if find_command("debootstrap").is_none() {
            if !consent.to("debootstrap is missing. Install it now?")? {
                return Err(Problem::stopped("Nothing was installed. apt-get install debootstrap does it."));
            }
            call("apt-get", &["install", "--yes", "--no-install-recommends", "debootstrap"]).run()?;
        }
        if !answers(&mirror(), "sid") {
            return Err(Problem::stopped(format!(
                "{} doesn’t answer, or has no unstable release.",
                mirror()
            )));
        }
        sid.bootstrap()?;
        Ok(sid)
    }

    /// Has every crate for `target` here, so that what fails later is the code and not the network.
    pub(super) fn fetch(&self, target: &str) -> Result<(), Problem> {
        self.cargo("fetch", target, &[])?.run()
    }

    fn bootstrap(&self) -> Result<(), Problem> {
        let folder = self.folder.to_string_lossy();
        let mirror = mirror();
        call("debootstrap", &["--variant=minbase", "sid", &folder, &mirror]).run_quietly()?;
        self.install(&PACKAGES)
    }

    /// Adds Wine, which types don't need.
    pub(super) fn with_wine(&self) -> Result<(), Problem> {
        if self.has(&WINE) { Ok(()) } else { self.install(&WINE) }
    }

    fn install(&self, packages: &[&str]) -> Result<(), Problem> {
        let install = ["apt-get", "install", "--yes", "--quiet", "--no-install-recommends"];
        // A power cut would leave a folder without its mark, which is made again: nothing has to wait for the disk.
        let unsafe_io = ["-o", "DPkg::Options::=--force-unsafe-io"];
        let line = [install.as_slice(), &unsafe_io, packages].concat();
        self.inside(&line)?.with("DEBIAN_FRONTEND", "noninteractive").run_quietly()?;
        fs::write(self.mark(packages), "").map_err(|error| self.problem("Couldn’t write to", &error))
    }

    fn has(&self, packages: &[&str]) -> bool {
        self.mark(packages).exists()
    }

    /// Says that these were installed to the last. Another list has another mark.
    fn mark(&self, packages: &[&str]) -> PathBuf {
        self.folder.join(format!("installed-{}", packages.join("-")))
    }

    /// Begins a call of a program inside, in the repository.
    pub(super) fn inside<A: AsRef<str>>(&self, line: &[A]) -> Result<Call, Problem> {
        let registry = cargo_home().join("registry");
        for folder in
            [&registry, &self.folder.join(&REPOSITORY[1..]), &self.folder.join("root/.cargo/registry")]
        {
            fs::create_dir_all(folder).map_err(|error| self.problem("Couldn’t write to", &error))?;
        }
        let certificates = self.folder.join(CERTIFICATES);
        if let Some(folder) = certificates.parent() {
            fs::create_dir_all(folder).map_err(|error| self.problem("Couldn’t write to", &error))?;
        }
        // Replaced by a package, it would lack the machine's own.
        let _ = fs::copy(Path::new("/").join(CERTIFICATES), &certificates);
        const ENTER: &str = "set -e
sid=$1; repository=$2; registry=$3; shift 3
mount --bind \"$repository\" \"$sid/standpoint\"
mount --bind \"$registry\" \"$sid/root/.cargo/registry\"
mount -t proc proc \"$sid/proc\"
mount --rbind /dev \"$sid/dev\"
exec chroot \"$sid\" sh -c 'cd /standpoint && exec \"$@\"' sh \"$@\"";
        let root = paths::root();
        let (sid, root, registry) =
            (self.folder.to_string_lossy(), root.to_string_lossy(), registry.to_string_lossy());
        let enter = ["--mount", "--", "sh", "-c", ENTER, "sh", &sid, &root, &registry];
        let line: Vec<&str> = line.iter().map(AsRef::as_ref).collect();
        Ok(call("unshare", &[enter.as_slice(), &line].concat())
            .shown_as(&line.join(" "))
            .without_environment(&["CARGO", "RUST", "STANDPOINT"])
            .with("HOME", "/root")
            .with("PATH", "/usr/sbin:/usr/bin:/sbin:/bin")
            .with("LC_ALL", "C.UTF-8")
            .with("CARGO_TARGET_DIR", BUILT))
    }

    /// Begins a call of cargo that makes the standard library for `target` first.
    pub(super) fn cargo(&self, command: &str, target: &str, rest: &[&str]) -> Result<Call, Problem> {
        let line = ["cargo", command, "--locked", "-Zbuild-std=std,panic_unwind", "--target", target];
        Ok(self.inside(&[line.as_slice(), rest].concat())?.with("RUSTC_BOOTSTRAP", "1"))
    }

    fn problem(&self, what: &str, error: &std::io::Error) -> Problem {
        Problem::stopped(format!("{what} {} ({error}).", self.folder.display()))
    }
}

/// Whether an archive answers and has this release. What asks it is there with what makes the folder.
fn answers(archive: &str, release: &str) -> bool {
    let address = format!("{archive}/dists/{release}/InRelease");
    call("wget", &["--quiet", "--spider", "--tries=2", "--timeout=20", &address]).answer().is_some()
}

fn refuse_elsewhere() -> Result<(), Problem> {
    let release = fs::read_to_string("/etc/os-release").unwrap_or_default();
    if !is_debian(&release) {
        return Err(Problem::stopped(
            "This needs Debian: it makes a folder with Debian’s unstable release. On Windows and macOS, \"cargo xtask test\" \
             checks the system itself.",
        ));
    }
    if call("id", &["-u"]).answer().as_deref() != Some("0") {
        return Err(Problem::stopped(
            "This needs root, for debootstrap and chroot. Run it as root in a container.",
        ));
    }
    if call("unshare", &["--mount", "--", "true"]).answer().is_none() {
        return Err(Problem::stopped(
            "This needs to mount folders, which this container doesn’t allow (Docker: --privileged).",
        ));
    }
    Ok(())
}

/// Whether `/etc/os-release` says Debian itself.
fn is_debian(release: &str) -> bool {
    release.lines().any(|line| line.trim_matches('"') == "ID=debian")
}

fn cargo_home() -> PathBuf {
    let home = || PathBuf::from(std::env::var_os("HOME").unwrap_or_default()).join(".cargo");
    std::env::var_os("CARGO_HOME").map_or_else(home, PathBuf::from)
}

/// What apt reads on this machine.
fn sources() -> String {
    ["/etc/apt/sources.list.d/debian.sources", "/etc/apt/sources.list"]
        .into_iter()
        .filter_map(|file| fs::read_to_string(file).ok())
        .collect::<Vec<_>>()
        .join("\n")
}

/// The mirror this machine uses.
pub(crate) fn mirror() -> String {
    mirror_of(&sources())
}

/// The mirror that apt's settings name, of whichever of apt's two formats; Debian's own when it names none.
fn mirror_of(sources: &str) -> String {
    let addresses = sources.lines().map(str::trim).filter(|line| !line.starts_with('#')).filter_map(|line| {
        let words = line.split_whitespace();
        let listed = line.starts_with("URIs:") || line.starts_with("deb ");
        listed.then(|| words.into_iter().find(|word| word.contains("://"))).flatten()
    });
    addresses
        .filter(|address| !address.contains("security"))
        .map(|address| address.trim_end_matches('/').to_owned())
        .next()
        .unwrap_or_else(|| "http://deb.debian.org/debian".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mirror_is_the_machines_own_in_either_format() {
        let newer = "Types: deb\n# http://old.example/debian\nURIs: http://mirror.example/debian/\nSuites: bookworm\n";
        assert_eq!(mirror_of(newer), "http://mirror.example/debian");
        let older = "# comment\ndeb [signed-by=/k] https://mirror.example/debian bookworm main\n";
        assert_eq!(mirror_of(older), "https://mirror.example/debian");
        let security = "URIs: http://mirror.example/debian-security\n\nURIs: http://mirror.example/debian\n";
        assert_eq!(mirror_of(security), "http://mirror.example/debian", "which has no other releases");
        assert_eq!(mirror_of(""), "http://deb.debian.org/debian");
    }

    #[test]
    fn debian_is_told_from_its_descendants() {
        assert!(is_debian("NAME=\"Debian GNU/Linux\"\nID=debian\n"));
        assert!(!is_debian("ID=ubuntu\nID_LIKE=debian\n"));
        assert!(!is_debian(""));
    }
}
