//! Whether the machine has a graphics processor that programs may use. Virtual machines and servers often have none; OpenGL
//! is then a program like any other, on the main processor.

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::path::Path;

/// Devices that stand for one outside `/dev/dri`: NVIDIA's own driver, and Linux within Windows.
const OTHERS: [&str; 2] = ["/dev/nvidiactl", "/dev/dxg"];

/// Whether there is one. No driver is loaded to find out.
pub(crate) fn has_processor() -> bool {
    !in_software(env::var_os("LIBGL_ALWAYS_SOFTWARE").as_deref())
        && (renders(Path::new("/dev/dri")) || OTHERS.iter().any(|path| Path::new(path).exists()))
}

/// Whether the user wants none used, by the variable that drivers know.
fn in_software(asked: Option<&OsStr>) -> bool {
    asked.is_some_and(|asked| asked == "1" || asked.eq_ignore_ascii_case("true"))
}

/// Whether a device in this folder renders. One that only shows pictures does not (`card0` without `renderD128`).
fn renders(folder: &Path) -> bool {
    let names = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.file_name());
    names.into_iter().any(|name| name.to_str().is_some_and(|name| name.starts_with("renderD")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_that_only_shows_pictures_renders_nothing() {
        let folder = tempfile::tempdir().unwrap();
        assert!(!renders(&folder.path().join("dri")), "there is none");
        fs::write(folder.path().join("card0"), "").unwrap();
        assert!(!renders(folder.path()));
        fs::write(folder.path().join("renderD128"), "").unwrap();
        assert!(renders(folder.path()));
    }

    #[test]
    fn the_variable_of_the_drivers_is_followed() {
        let asked = |word: &str| in_software(Some(OsStr::new(word)));
        assert_eq!([asked("1"), asked("true"), asked("0"), asked("")], [true, true, false, false]);
        assert!(!in_software(None));
    }
}
