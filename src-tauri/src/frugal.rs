//! A start without a window asks for no graphics driver.
//!
//! On X11 GTK loads the OpenGL driver when it opens the display, to choose its windows' visuals: with a software driver
//! that alone is half of a hidden coach's memory. GTK leaves it out when its environment says so, and an environment is
//! only read at the start, so the program starts itself once more with it. A window that is opened later draws without
//! OpenGL in this process; the page's own process is not concerned.

/// Starts again without a graphics driver, unless that was decided already or is not needed here.
#[cfg(target_os = "linux")]
pub(crate) fn start_again() {
    use std::os::unix::process::CommandExt;
    use std::process::Command;

    const SWITCH: &str = "GDK_GL";
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if is_set(SWITCH) || is_set("WAYLAND_DISPLAY") {
        return;
    }
    let Ok(program) = std::env::current_exe() else { return };
    // It only comes back when it failed; then this start goes on as it is.
    let error = Command::new(program).args(std::env::args_os().skip(1)).env(SWITCH, "disable").exec();
    log::debug!("the graphics driver could not be left out: {error}");
}

/// Elsewhere nothing is loaded early.
#[cfg(not(target_os = "linux"))]
pub(crate) fn start_again() {}
