//! What a machine must have to build and test Standpoint, how each thing is noticed, and what it is called where.

use crate::package_manager::PackageManager;
use crate::process::{call, find_command};

/// What the machine shall be able to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Purpose {
    /// Build and test the core, which needs no system library.
    Core,
    /// Build the app and open it.
    Run,
    /// Run every check too, the stories in a real window included.
    Test,
}

/// How a thing is noticed.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Sign {
    /// A program in `PATH`.
    Command(&'static str),
    /// A library's development files, by any of its pkg-config names.
    Library(&'static [&'static str]),
}

/// One thing that comes from the system's package manager.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Need {
    /// What it is, in words.
    pub(crate) what: &'static str,
    sign: Sign,
    purpose: Purpose,
    apt: &'static str,
    dnf: &'static str,
    pacman: &'static str,
    zypper: &'static str,
}

impl Need {
    /// Its package's name for this package manager.
    pub(crate) fn package(&self, manager: PackageManager) -> &'static str {
        match manager {
            PackageManager::Apt => self.apt,
            PackageManager::Dnf => self.dnf,
            PackageManager::Pacman => self.pacman,
            PackageManager::Zypper => self.zypper,
        }
    }

    fn is_met(&self) -> bool {
        match self.sign {
            Sign::Command(name) => find_command(name).is_some(),
            Sign::Library(names) => {
                names.iter().any(|name| call("pkg-config", &["--exists", name]).answer().is_some())
            }
        }
    }
}

/// What is not there yet for this purpose.
pub(crate) fn missing(purpose: Purpose) -> Vec<&'static Need> {
    missing_where(purpose, Need::is_met)
}

/// What is needed for this purpose on a machine that has what `is_there` says.
fn missing_where(purpose: Purpose, is_there: impl Fn(&Need) -> bool) -> Vec<&'static Need> {
    NEEDS.iter().filter(|need| need.purpose <= purpose && !is_there(need)).collect()
}

// dnf and zypper find a package by what it provides, so libraries are named by their pkg-config name there.
const NEEDS: &[Need] = &[
    Need {
        what: "a C compiler (for the bundled SQLite)",
        sign: Sign::Command("cc"),
        purpose: Purpose::Core,
        apt: "build-essential",
        dnf: "gcc",
        pacman: "base-devel",
        zypper: "gcc",
    },
    Need {
        what: "pkg-config (finds the libraries below)",
        sign: Sign::Command("pkg-config"),
        purpose: Purpose::Run,
        apt: "pkg-config",
        dnf: "pkgconf-pkg-config",
        pacman: "pkgconf",
        zypper: "pkgconf-pkg-config",
    },
    Need {
        what: "WebKitGTK 4.1 (the window)",
        sign: Sign::Library(&["webkit2gtk-4.1"]),
        purpose: Purpose::Run,
        apt: "libwebkit2gtk-4.1-dev",
        dnf: "pkgconfig(webkit2gtk-4.1)",
        pacman: "webkit2gtk-4.1",
        zypper: "pkgconfig(webkit2gtk-4.1)",
    },
    Need {
        what: "Ayatana AppIndicator (the tray)",
        sign: Sign::Library(&["ayatana-appindicator3-0.1", "appindicator3-0.1"]),
        purpose: Purpose::Run,
        apt: "libayatana-appindicator3-dev",
        dnf: "pkgconfig(ayatana-appindicator3-0.1)",
        pacman: "libayatana-appindicator",
        zypper: "pkgconfig(ayatana-appindicator3-0.1)",
    },
    Need {
        what: "librsvg (icons)",
        sign: Sign::Library(&["librsvg-2.0"]),
        purpose: Purpose::Run,
        apt: "librsvg2-dev",
        dnf: "pkgconfig(librsvg-2.0)",
        pacman: "librsvg",
        zypper: "pkgconfig(librsvg-2.0)",
    },
    Need {
        what: "OpenSSL (encrypted connections to feeds)",
        sign: Sign::Library(&["openssl"]),
        purpose: Purpose::Run,
        apt: "libssl-dev",
        dnf: "pkgconfig(openssl)",
        pacman: "openssl",
        zypper: "pkgconfig(openssl)",
    },
    Need {
        what: "Node.js (builds the window's pages)",
        sign: Sign::Command("node"),
        purpose: Purpose::Run,
        apt: "nodejs",
        dnf: "nodejs",
        pacman: "nodejs",
        zypper: "nodejs",
    },
    Need {
        what: "npm (fetches what the pages are made of)",
        sign: Sign::Command("npm"),
        purpose: Purpose::Run,
        apt: "npm",
        dnf: "npm",
        pacman: "npm",
        zypper: "npm",
    },
    Need {
        what: "WebKitWebDriver (steers the window in tests)",
        sign: Sign::Command("WebKitWebDriver"),
        purpose: Purpose::Test,
        apt: "webkit2gtk-driver",
        dnf: "/usr/bin/WebKitWebDriver",
        pacman: "webkitgtk-6.0",
        zypper: "/usr/bin/WebKitWebDriver",
    },
    Need {
        what: "Xvfb (a screen of the tests' own)",
        sign: Sign::Command("Xvfb"),
        purpose: Purpose::Test,
        apt: "xvfb",
        dnf: "/usr/bin/Xvfb",
        pacman: "xorg-server-xvfb",
        zypper: "/usr/bin/Xvfb",
    },
    Need {
        what: "Openbox (a window manager for that screen)",
        sign: Sign::Command("openbox"),
        purpose: Purpose::Test,
        apt: "openbox",
        dnf: "openbox",
        pacman: "openbox",
        zypper: "openbox",
    },
    Need {
        what: "xdotool (types into native dialogs)",
        sign: Sign::Command("xdotool"),
        purpose: Purpose::Test,
        apt: "xdotool",
        dnf: "xdotool",
        pacman: "xdotool",
        zypper: "xdotool",
    },
    Need {
        what: "Poppler (reads the PDFs)",
        sign: Sign::Command("pdftotext"),
        purpose: Purpose::Test,
        apt: "poppler-utils",
        dnf: "poppler-utils",
        pacman: "poppler",
        zypper: "poppler-tools",
    },
    Need {
        what: "dbus-daemon (a message bus of the tests' own)",
        sign: Sign::Command("dbus-daemon"),
        purpose: Purpose::Test,
        apt: "dbus",
        dnf: "dbus-daemon",
        pacman: "dbus",
        zypper: "/usr/bin/dbus-daemon",
    },
    Need {
        what: "dunst (a real notification service)",
        sign: Sign::Command("dunst"),
        purpose: Purpose::Test,
        apt: "dunst",
        dnf: "dunst",
        pacman: "dunst",
        zypper: "dunst",
    },
    Need {
        what: "sway (a Wayland compositor of the tests' own)",
        sign: Sign::Command("sway"),
        purpose: Purpose::Test,
        apt: "sway",
        dnf: "sway",
        pacman: "sway",
        zypper: "sway",
    },
    Need {
        what: "setpriv (runs it as someone else where the tests run as root)",
        sign: Sign::Command("setpriv"),
        purpose: Purpose::Test,
        apt: "util-linux",
        dnf: "/usr/bin/setpriv",
        pacman: "util-linux",
        zypper: "/usr/bin/setpriv",
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    fn installed_on_an_empty_machine(purpose: Purpose) -> Vec<&'static str> {
        missing_where(purpose, |_| false).into_iter().map(|need| need.apt).collect()
    }

    #[test]
    fn a_machine_set_up_for_tests_lacks_nothing_to_run_the_app() {
        let installed = installed_on_an_empty_machine(Purpose::Test);
        let lacking = missing_where(Purpose::Run, |need| installed.contains(&need.apt));
        assert!(lacking.is_empty(), "{lacking:?}");
        assert!(NEEDS.iter().any(|need| need.purpose == Purpose::Run), "there is something to look for");
    }

    #[test]
    fn whoever_only_runs_the_app_is_spared_what_tests_need() {
        let installed = installed_on_an_empty_machine(Purpose::Run);
        assert!(
            !installed.is_empty() && !installed.contains(&"xvfb") && !installed.contains(&"dunst"),
            "{installed:?}"
        );
    }

    #[test]
    fn the_core_needs_a_c_compiler_and_no_library() {
        assert_eq!(installed_on_an_empty_machine(Purpose::Core), ["build-essential"]);
    }

    #[test]
    fn every_need_has_a_name_everywhere() {
        for need in NEEDS {
            for manager in PackageManager::ALL {
                assert!(!need.package(manager).is_empty(), "{} has a name for {manager:?}", need.what);
            }
        }
    }
}
