//! Environment variables the program needs from its start, because libraries read them once. They're set before anything
//! else runs.
//!
//! - A start without a window loads no graphics driver. On X11 GTK loads the OpenGL driver when it opens the display. A
//!   window that is opened later is drawn without OpenGL in this process. WebKitGTK 2.50 then shows what changes, but runs no
//!   animation frames while nothing does, until the pointer moves.
//! - On a machine whose window stayed blank, the window is drawn plainly (`renderer`).
//!
//! A start that was given an activation token starts itself again, with the token in its arguments (`activation`).

use crate::machine::Renderer;

/// Sets what isn't set, and starts the program again if it has to hand on a token. If that fails, this start goes on. Call
/// it first: setting a variable is safe only while no other thread runs.
#[cfg(target_os = "linux")]
pub(crate) fn complete(hidden: bool, renderer: Renderer, told_of_activation: bool) {
    use std::ffi::OsString;

    use crate::activation;

    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let windowless = hidden && !is_set("WAYLAND_DISPLAY");
    for (name, value) in variables(windowless, renderer) {
        if !is_set(name)
            && let Err(error) = gtk::glib::setenv(name, value, true)
        {
            log::debug!("{name} can't be set: {error}");
        }
    }
    if let Some(token) = activation::of_this_start().filter(|_| !told_of_activation) {
        let mut arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
        arguments.extend([format!("--{}", activation::ARGUMENT).into(), token.into()]);
        let error = exec(&arguments, std::iter::empty());
        log::debug!("the program cannot be started again with its token: {error}");
    }
}

/// Starts the program again with a window, drawn plainly. Returns only if that fails.
#[cfg(target_os = "linux")]
pub(crate) fn start_plainly() -> std::io::Error {
    let arguments: Vec<_> = std::env::args_os().skip(1).filter(|argument| argument != "--hidden").collect();
    exec(&arguments, variables(false, Renderer::Plain))
}

#[cfg(target_os = "linux")]
fn variables(windowless: bool, renderer: Renderer) -> impl Iterator<Item = (&'static str, &'static str)> {
    let plain = renderer == Renderer::Plain;
    let driver = windowless.then_some(("GDK_GL", "disable"));
    let buffers = plain.then_some(("WEBKIT_DISABLE_DMABUF_RENDERER", "1"));
    let composing = plain.then_some(("WEBKIT_DISABLE_COMPOSITING_MODE", "1"));
    [driver, buffers, composing].into_iter().flatten()
}

#[cfg(target_os = "linux")]
fn exec(
    arguments: &[std::ffi::OsString],
    variables: impl Iterator<Item = (&'static str, &'static str)>,
) -> std::io::Error {
    use std::os::unix::process::CommandExt;
    use std::process::Command;

    match std::env::current_exe() {
        Ok(program) => Command::new(program).args(arguments).envs(variables).exec(),
        Err(error) => error,
    }
}

/// On other systems nothing is missing.
#[cfg(not(target_os = "linux"))]
pub(crate) fn complete(_: bool, _: Renderer, _: bool) {}

#[cfg(not(target_os = "linux"))]
pub(crate) fn start_plainly() -> std::io::Error {
    std::io::ErrorKind::Unsupported.into()
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_needed_is_set() {
        let names =
            |windowless, renderer| variables(windowless, renderer).map(|(name, _)| name).collect::<Vec<_>>();
        assert_eq!(names(false, Renderer::Usual), Vec::<&str>::new());
        assert_eq!(names(true, Renderer::Usual), ["GDK_GL"]);
        assert_eq!(
            names(false, Renderer::Plain),
            ["WEBKIT_DISABLE_DMABUF_RENDERER", "WEBKIT_DISABLE_COMPOSITING_MODE"]
        );
    }
}
