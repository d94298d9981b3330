//! macOS: types only. Nothing is linked, so Apple's libraries aren't needed; C sources are compiled with Zig, which knows
//! the headers of macOS's C library. Those of Apple's frameworks can't be had: an Objective-C source becomes an empty object.

use std::fs;
use std::path::Path;

use crate::paths;
use crate::problem::Problem;
use crate::process::call;

use super::sid::Sid;

pub(super) const TARGET: &str = "aarch64-apple-darwin";
/// The Python package that Zig comes in.
const ZIG: &str = "ziglang";
/// Where it is put, and the wrappers beside it, as seen from inside.
const TOOLS: &str = "/standpoint/target/systems/zig";

/// The compiler as the build scripts call it. What they say of Apple's SDK is not for Zig.
const COMPILER: &str = r#"#!/bin/sh
# Arguments are taken from the front and put to the back, one turn round.
count=$#
while [ "$count" -gt 0 ]; do
    argument=$1
    shift
    count=$((count - 1))
    case "$argument" in
        --target=* | -mmacosx-version-min=* | -fobjc-*) ;;
        -isysroot | -arch | -target)
            shift
            count=$((count - 1))
            ;;
        *.m) set -- "$@" "${0%/*}/empty.c" ;;
        *) set -- "$@" "$argument" ;;
    esac
done
exec "${0%/*}/ziglang/zig" cc -target aarch64-macos "$@"
"#;

const ARCHIVER: &str = "#!/bin/sh\nexec \"${0%/*}/ziglang/zig\" ar \"$@\"\n";

/// Checks the types.
pub(super) fn check(sid: &Sid) -> Result<(), Problem> {
    prepare()?;
    let packages = ["-p", "standpoint-core", "-p", "standpoint-cli", "-p", "standpoint"];
    let rest = [packages.as_slice(), &["--features", "standpoint/custom-protocol"]].concat();
    sid.cargo("check", TARGET, &rest)?
        .with("CC_aarch64_apple_darwin", &format!("{TOOLS}/cc"))
        .with("AR_aarch64_apple_darwin", &format!("{TOOLS}/ar"))
        .with("SDKROOT", "/")
        .with("ZIG_GLOBAL_CACHE_DIR", &format!("{TOOLS}/cache"))
        .run()
}

/// Installs Zig under `target/`, and writes the wrappers.
fn prepare() -> Result<(), Problem> {
    let folder = paths::target().join("systems").join("zig");
    if !folder.join(ZIG).join("zig").is_file() {
        let into = folder.to_string_lossy();
        call("python3", &["-m", "pip", "install", "--quiet", "--no-deps", "--target", &into, ZIG]).run()?;
    }
    for (name, text) in [("cc", COMPILER), ("ar", ARCHIVER), ("empty.c", "")] {
        write(&folder.join(name), text)?;
    }
    call("chmod", &["+x", &folder.join("cc").to_string_lossy(), &folder.join("ar").to_string_lossy()]).run()
}

fn write(file: &Path, text: &str) -> Result<(), Problem> {
    fs::write(file, text)
        .map_err(|error| Problem::stopped(format!("Couldn’t write {} ({error}).", file.display())))
}
