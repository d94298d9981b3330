//! `package`: the deb and rpm packages, built without a network, and with `--check` tried on a fresh Debian.
//!
//! Cargo builds, the programs themselves write their manual and completions, and the Tauri command line from the window's
//! packages bundles it. `packaging/linux` is for both packages.

mod check;
mod releases;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use flate2::write::GzEncoder;
use flate2::{Compression, GzBuilder};
use serde_json::{Map, Value, json};

use crate::confirm::Consent;
use crate::prerequisites::Purpose;
use crate::problem::Problem;
use crate::process::call;
use crate::{libc, paths, setup, test, ui};

/// What is wanted of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Wanted {
    /// Whether the packages are checked, installed, started and removed.
    pub(crate) check: bool,
    /// Whether it is the development build: made in a fraction of the time, for trying the packaging itself.
    pub(crate) debug: bool,
}

/// Where completions go, by shell.
const COMPLETIONS: [(&str, &str); 3] = [
    ("bash", "/usr/share/bash-completion/completions/standpoint-cli"),
    ("zsh", "/usr/share/zsh/vendor-completions/_standpoint-cli"),
    ("fish", "/usr/share/fish/vendor_completions.d/standpoint-cli.fish"),
];

/// The name of the app to software centres.
const APP: &str = "dev.standpoint.Standpoint";

/// Who Debian's changelog names. There is no address to write to: SECURITY.md and the issues are the ways.
const MAINTAINER: &str = "The Standpoint authors <noreply@standpoint.example>";

/// What the packages are made of.
pub(crate) struct Parts {
    /// The folder it is gathered in.
    folder: PathBuf,
    profile: &'static str,
}

impl Parts {
    pub(crate) fn metainfo(&self) -> PathBuf {
        self.folder.join("metainfo.xml")
    }

    /// The packages of one kind, as Tauri names them.
    pub(crate) fn bundle(&self, kind: &str) -> Result<PathBuf, Problem> {
        let folder = paths::target().join(self.profile).join("bundle").join(kind);
        let ending = format!(".{kind}");
        let entries = fs::read_dir(&folder).into_iter().flatten().flatten();
        let found = entries.map(|entry| entry.path()).find(|path| path.to_string_lossy().ends_with(&ending));
        found.ok_or_else(|| Problem::stopped(format!("Found no {ending} in {}.", folder.display())))
    }
}

/// Builds the packages, and checks them if asked.
pub(crate) fn package(wanted: Wanted, consent: Consent) -> Result<(), Problem> {
    if !cfg!(target_os = "linux") {
        return Err(Problem::stopped(
            "This builds packages for Linux. On Windows and macOS: ui/node_modules/.bin/tauri build",
        ));
    }
    setup::set_up(Purpose::Run, consent)?;
    ui::build_if_stale()?;
    let profile = if wanted.debug { "debug" } else { "release" };
    if wanted.debug {
        // As for the tests, so that it's there already.
        test::build()?;
    } else {
        let both = ["-p", "standpoint", "-p", "standpoint-cli", "--features", "standpoint/custom-protocol"];
        call("cargo", &[["build", "--release"].as_slice(), &both].concat()).run()?;
    }
    let parts = Parts { folder: paths::target().join("package"), profile };
    let files = gather(&parts)?;
    bundle(&parts, files)?;
    for kind in ["deb", "rpm"] {
        let file = parts.bundle(kind)?;
        let size = fs::metadata(&file).map_or(0, |about| about.len());
        println!("{} ({:.1} MB)", file.display(), size as f64 / 1_000_000.0);
    }
    if wanted.check { check::check(&parts, consent) } else { Ok(()) }
}

/// Makes what is installed beside the app; answers with where each file goes.
fn gather(parts: &Parts) -> Result<Map<String, Value>, Problem> {
    let folder = &parts.folder;
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(|error| about(folder, &error))?;
    }
    let pages = folder.join("man");
    fs::create_dir_all(&pages).map_err(|error| about(&pages, &error))?;
    let cli = paths::program(parts.profile, "standpoint-cli");
    let mut files = Map::new();
    let mut add = |to: String, from: &Path| files.insert(to, json!(from.to_string_lossy()));
    add("/usr/bin/standpoint-cli".to_owned(), &cli);

    call(&cli.to_string_lossy(), &["manual", &pages.to_string_lossy()]).run()?;
    for entry in fs::read_dir(&pages).map_err(|error| about(&pages, &error))?.flatten() {
        let packed = gzip(&entry.path())?;
        add(format!("/usr/share/man/man1/{}", name_of(&packed)), &packed);
    }
    for (shell, to) in COMPLETIONS {
        let text = call(&cli.to_string_lossy(), &["completions", shell]).answer();
        let text = text.ok_or_else(|| Problem::stopped(format!("No completions for {shell}.")))?;
        let from = folder.join(shell);
        write(&from, format!("{text}\n").as_bytes())?;
        add(to.to_owned(), &from);
    }

    let ours = paths::root().join("packaging").join("linux");
    let releases = read_releases()?;
    let metainfo =
        read(&ours.join("metainfo.xml"))?.replace("{releases}", &releases::as_appstream(&releases));
    write(&parts.metainfo(), metainfo.as_bytes())?;
    add(format!("/usr/share/metainfo/{APP}.metainfo.xml"), &parts.metainfo());
    let day = of_last_commit("%cD")?;
    let changelog = folder.join("changelog");
    write(&changelog, releases::as_debian(&releases, MAINTAINER, &day).as_bytes())?;
    // Tauri would put it into a folder by the product's name, with a capital letter.
    add("/usr/share/doc/standpoint/changelog.gz".to_owned(), &gzip(&changelog)?);
    add("/usr/share/doc/standpoint/copyright".to_owned(), &ours.join("copyright"));
    add("/usr/share/lintian/overrides/standpoint".to_owned(), &ours.join("lintian-overrides"));
    let picture = paths::root().join("icons").join("standpoint.svg");
    add("/usr/share/icons/hicolor/scalable/apps/standpoint.svg".to_owned(), &picture);
    Ok(files)
}

/// Has Tauri bundle it, with what was gathered laid over tauri.conf.json.
fn bundle(parts: &Parts, files: Map<String, Value>) -> Result<(), Problem> {
    let program = paths::program(parts.profile, "standpoint");
    let needed = fs::read(&program).map_err(|error| about(&program, &error))?;
    let (major, minor) = libc::needed(&needed)
        .ok_or_else(|| Problem::stopped("The app asks for no C library: what it needs can't be told."))?;
    let template = paths::root().join("packaging/linux/standpoint.desktop");
    let overlay = overlay(&files, &template, (major, minor));
    let settings = parts.folder.join("tauri.json");
    write(&settings, overlay.to_string().as_bytes())?;
    let tauri = paths::ui().join("node_modules").join(".bin").join("tauri");
    let settings = settings.to_string_lossy();
    let mut line = vec!["bundle", "--ci", "--bundles", "deb,rpm", "--config", &settings];
    if parts.profile == "debug" {
        line.push("--debug");
    }
    call(&tauri.to_string_lossy(), &line).run()
}

fn overlay(files: &Map<String, Value>, template: &Path, libc: (u32, u32)) -> Value {
    let (major, minor) = libc;
    let after_removal = template.with_file_name("after-removal.sh");
    let template = template.to_string_lossy();
    // Debian's alone: its copyright, its overrides and where it looks for completions of zsh.
    let rpm: Map<String, Value> = files
        .iter()
        .filter(|(to, _)| !to.starts_with("/usr/share/lintian"))
        .map(|(to, from)| (to.replace("zsh/vendor-completions", "zsh/site-functions"), from.clone()))
        .collect();
    json!({ "bundle": { "publisher": MAINTAINER, "linux": {
        "deb": {
            "files": files,
            "depends": [format!("libc6 (>= {major}.{minor})"), "libssl3 | libssl3t64", "ca-certificates"],
            "recommends": ["notification-daemon"],
            "section": "utils",
            "desktopTemplate": template,
        },
        "rpm": {
            "files": rpm,
            "depends": [
                format!("libc.so.6(GLIBC_{major}.{minor})(64bit)"), "libssl.so.3()(64bit)", "ca-certificates"
            ],
            "recommends": ["desktop-notification-daemon"],
            "desktopTemplate": template,
            "postRemoveScript": after_removal.to_string_lossy(),
        },
    }}})
}

fn read_releases() -> Result<Vec<releases::Release>, Problem> {
    let changelog = read(&paths::root().join("CHANGELOG.md"))?;
    let releases = releases::read(&changelog, env!("CARGO_PKG_VERSION"), &of_last_commit("%cs")?);
    if releases.is_empty() { Err(Problem::stopped("CHANGELOG.md names no version.")) } else { Ok(releases) }
}

/// A fact of the newest commit: what is built twice from one commit is the same.
fn of_last_commit(format: &str) -> Result<String, Problem> {
    let answer = call("git", &["log", "-1", &format!("--format={format}")]).answer();
    answer.ok_or_else(|| Problem::stopped("Git doesn’t say when the newest commit was made."))
}

/// Packs a file, without its name and time, so that it packs the same each time.
fn gzip(file: &Path) -> Result<PathBuf, Problem> {
    let packed = PathBuf::from(format!("{}.gz", file.display()));
    let text = fs::read(file).map_err(|error| about(file, &error))?;
    let mut encoder: GzEncoder<Vec<u8>> = GzBuilder::new().write(Vec::new(), Compression::best());
    let bytes = encoder.write_all(&text).and_then(|()| encoder.finish());
    write(&packed, &bytes.map_err(|error| about(&packed, &error))?)?;
    Ok(packed)
}

fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn read(file: &Path) -> Result<String, Problem> {
    fs::read_to_string(file).map_err(|error| about(file, &error))
}

fn write(file: &Path, bytes: &[u8]) -> Result<(), Problem> {
    fs::write(file, bytes).map_err(|error| about(file, &error))
}

fn about(path: &Path, error: &std::io::Error) -> Problem {
    Problem::stopped(format!("Couldn’t read or write {} ({error}).", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages_ask_for_the_library_that_the_program_needs() {
        let mut files = Map::new();
        files.insert("/usr/share/zsh/vendor-completions/_x".to_owned(), json!("x"));
        files.insert("/usr/share/lintian/overrides/standpoint".to_owned(), json!("y"));
        let overlay = overlay(&files, Path::new("d"), (2, 34));
        let linux = &overlay["bundle"]["linux"];
        assert_eq!(linux["deb"]["depends"][0], "libc6 (>= 2.34)");
        assert_eq!(linux["rpm"]["depends"][0], "libc.so.6(GLIBC_2.34)(64bit)");
        let rpm = linux["rpm"]["files"].as_object().unwrap();
        assert_eq!(rpm.keys().collect::<Vec<_>>(), ["/usr/share/zsh/site-functions/_x"]);
    }

    #[test]
    fn the_apps_manifest_asks_for_no_tray_that_the_packages_would_depend_on() {
        let manifest = fs::read_to_string(paths::root().join("Cargo.toml")).unwrap();
        assert!(!manifest.contains("tray-icon"), "see src-tauri/tray");
    }

    #[test]
    fn every_file_packs_the_same_each_time() {
        let folder = tempfile::tempdir().unwrap();
        let page = folder.path().join("page.1");
        fs::write(&page, "text").unwrap();
        let once = fs::read(gzip(&page).unwrap()).unwrap();
        assert_eq!(fs::read(gzip(&page).unwrap()).unwrap(), once);
    }

    #[test]
    fn the_entry_the_metainfo_and_the_settings_name_the_same_app() {
        let read = |name: &str| fs::read_to_string(paths::root().join(name)).unwrap();
        let metainfo = read("packaging/linux/metainfo.xml");
        assert!(metainfo.contains(&format!("<id>{APP}</id>")) && read("tauri.conf.json").contains(APP));
        assert!(metainfo.contains("<icon type=\"stock\">standpoint</icon>"));
        assert!(read("packaging/linux/standpoint.desktop").contains("\nIcon=standpoint\n"));
    }
}
