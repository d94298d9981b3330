//! The system's package manager: which one it is, and how it installs.

use crate::problem::Problem;
use crate::process::{call, find_command};

/// The package managers whose names for things we know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PackageManager {
    /// Debian, Ubuntu and their relatives.
    Apt,
    /// Fedora and its relatives.
    Dnf,
    /// Arch and its relatives.
    Pacman,
    /// openSUSE.
    Zypper,
}

impl PackageManager {
    /// All of them, in the order they are looked for.
    pub(crate) const ALL: [Self; 4] = [Self::Apt, Self::Dnf, Self::Pacman, Self::Zypper];

    /// The one this machine has.
    pub(crate) fn of_this_machine() -> Option<Self> {
        Self::ALL.into_iter().find(|manager| find_command(manager.program()).is_some())
    }

    fn program(self) -> &'static str {
        match self {
            Self::Apt => "apt-get",
            Self::Dnf => "dnf",
            Self::Pacman => "pacman",
            Self::Zypper => "zypper",
        }
    }

    /// The lines that install these packages, in order.
    fn lines(self, packages: &[&str]) -> Vec<Vec<String>> {
        let (refresh, install): (Option<&[&str]>, &[&str]) = match self {
            // A fresh machine's package lists are empty or old; without this the install names nothing useful.
            Self::Apt => {
                (Some(&["apt-get", "update"]), &["apt-get", "install", "--yes", "--no-install-recommends"])
            }
            Self::Dnf => (None, &["dnf", "install", "--assumeyes"]),
            Self::Pacman => (None, &["pacman", "--sync", "--refresh", "--needed", "--noconfirm"]),
            Self::Zypper => (None, &["zypper", "--non-interactive", "install"]),
        };
        let owned = |line: &[&str]| line.iter().map(ToString::to_string).collect::<Vec<_>>();
        refresh.map(owned).into_iter().chain([owned(&[install, packages].concat())]).collect()
    }

    /// What a person would type, on one line.
    pub(crate) fn as_typed(self, packages: &[&str]) -> String {
        let lines: Vec<String> = self.lines(packages).iter().map(|line| as_root(line).join(" ")).collect();
        lines.join(" && ")
    }

    /// Installs them.
    pub(crate) fn install(self, packages: &[&str]) -> Result<(), Problem> {
        for line in self.lines(packages) {
            let line = as_root(&line);
            let Some((program, arguments)) = line.split_first() else {
                continue;
            };
            call(program, arguments).with("DEBIAN_FRONTEND", "noninteractive").run()?;
        }
        Ok(())
    }
}

/// The line, with `sudo` in front if we aren’t root.
fn as_root(line: &[String]) -> Vec<String> {
    let root = call("id", &["-u"]).answer().as_deref() == Some("0");
    if root {
        line.to_vec()
    } else {
        // sudo drops the environment, and with it the promise not to ask.
        ["sudo", "env", "DEBIAN_FRONTEND=noninteractive"]
            .into_iter()
            .map(str::to_owned)
            .chain(line.iter().cloned())
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn apt_refreshes_its_lists_before_it_installs() {
        let lines = PackageManager::Apt.lines(&["xvfb", "dunst"]);
        assert_eq!(lines[0], ["apt-get", "update"]);
        assert_eq!(lines[1].last().map(String::as_str), Some("dunst"));
    }

    #[test]
    fn nobody_is_asked_twice() {
        for (manager, answer) in
            PackageManager::ALL.into_iter().zip(["--yes", "--assumeyes", "--noconfirm", "--non-interactive"])
        {
            let lines = manager.lines(&["dunst"]);
            let install = lines.last().expect("there is a line that installs");
            assert!(
                install.iter().any(|word| word == answer),
                "{manager:?} was agreed to before, so it must not ask again"
            );
        }
    }
}
