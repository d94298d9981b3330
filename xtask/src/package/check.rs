//! `package --check`: what validators say of the packages, and whether they work on a Debian that never saw this project.

use std::fs;
use std::path::Path;
use std::time::Instant;

use crate::confirm::Consent;
use crate::paths;
use crate::problem::Problem;
use crate::process::{call, find_command};
use crate::systems::mirror;

use super::Parts;

/// The Debian that the packages promise to work on.
const RELEASE: &str = "bookworm";

/// What the trial needs beside the package: a screen, a message bus, and a look at the screen.
const TRIAL: [&str; 7] = ["dbus-x11", "xvfb", "xauth", "xdotool", "x11-utils", "ca-certificates", "rpm"];

/// Programs that check, and their packages.
const CHECKERS: [(&str, &str); 4] = [
    ("appstreamcli", "appstream"),
    ("desktop-file-validate", "desktop-file-utils"),
    ("lintian", "lintian"),
    ("debootstrap", "debootstrap"),
];

/// Installs, starts and removes it: see the script's own lines.
const SCRIPT: &str = include_str!("try.sh");

/// Checks the packages.
pub(super) fn check(parts: &Parts, consent: Consent) -> Result<(), Problem> {
    refuse_elsewhere()?;
    install_checkers(consent)?;
    let [deb, rpm] = [parts.bundle("deb")?, parts.bundle("rpm")?];
    call("appstreamcli", &["validate", "--no-net", &parts.metainfo().to_string_lossy()]).run()?;
    let entry = paths::root().join("packaging/linux/standpoint.desktop");
    call("desktop-file-validate", &[entry.to_string_lossy()]).run()?;
    call("lintian", &["--fail-on", "error", "--tag-display-limit", "0", &deb.to_string_lossy()]).run()?;
    on_fresh_debian(&deb, &rpm)
}

fn refuse_elsewhere() -> Result<(), Problem> {
    if call("id", &["-u"]).answer().as_deref() == Some("0") && find_command("apt-get").is_some() {
        return Ok(());
    }
    Err(Problem::stopped("package --check needs Debian and root: it makes a fresh Debian to install into."))
}

fn install_checkers(consent: Consent) -> Result<(), Problem> {
    let missing: Vec<&str> = CHECKERS
        .iter()
        .filter(|(program, _)| find_command(program).is_none())
        .map(|(_, package)| *package)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let line = [["install", "--yes", "--no-install-recommends"].as_slice(), &missing].concat();
    if !consent.to(&format!("Missing: {}. Install it now?", missing.join(", ")))? {
        return Err(Problem::stopped(format!("Nothing was installed. apt-get {} does it.", line.join(" "))));
    }
    call("apt-get", &line).run()
}

/// Makes a fresh Debian, and tries the packages in it. The folder goes afterwards.
fn on_fresh_debian(deb: &Path, rpm: &Path) -> Result<(), Problem> {
    let start = Instant::now();
    let folder = paths::target().join("package").join(RELEASE);
    let at = folder.to_string_lossy();
    call("debootstrap", &["--variant=minbase", RELEASE, &at, &mirror()]).run_quietly()?;
    for (from, name) in [(deb, "standpoint.deb"), (rpm, "standpoint.rpm")] {
        let to = folder.join(name);
        fs::copy(from, &to).map_err(|error| super::about(&to, &error))?;
    }
    let inside = folder.join("try.sh");
    fs::write(&inside, SCRIPT).map_err(|error| super::about(&inside, &error))?;
    let certificates = Path::new("etc/ssl/certs/ca-certificates.crt");
    let _ = fs::create_dir_all(folder.join("etc/ssl/certs"));
    let _ = fs::copy(Path::new("/").join(certificates), folder.join(certificates));
    // Mounts and processes of its own, which end with it.
    const ENTER: &str = "set -e
mount -t proc proc \"$1/proc\"
mount --rbind /dev \"$1/dev\"
mount -t tmpfs tmpfs \"$1/dev/shm\" 2>/dev/null || true
exec chroot \"$@\"";
    let enter =
        ["--mount", "--pid", "--fork", "--kill-child", "--", "sh", "-c", ENTER, "sh", &at, "sh", "/try.sh"];
    let tried = call("unshare", &[enter.as_slice(), &TRIAL].concat())
        .shown_as(&format!("sh try.sh, in a fresh {RELEASE}"))
        .without_environment(&["CARGO", "RUST", "STANDPOINT", "DISPLAY", "WAYLAND", "XDG", "DBUS"])
        .with("PATH", "/usr/sbin:/usr/bin:/sbin:/bin")
        .with("LC_ALL", "C.UTF-8")
        .run();
    fs::remove_dir_all(&folder).map_err(|error| super::about(&folder, &error))?;
    tried?;
    println!("Both work on a fresh Debian, tried in {:.1} s.", start.elapsed().as_secs_f64());
    Ok(())
}
