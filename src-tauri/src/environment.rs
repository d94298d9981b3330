//! Environment variables the program needs from its start, because libraries read them once. They're set before anything
//! else runs.
//!
//! - A machine without a graphics processor paints without OpenGL, which would be a program on its main processor there:
//!   GTK doesn't load it, and the page is painted by the webview itself. The webview still puts its layers together with
//!   it: without that (`WEBKIT_DISABLE_COMPOSITING_MODE`) WebKitGTK 2.50 now and then waits for the next event before it
//!   draws.
//! - A start without a window loads no graphics driver. On X11 GTK loads the OpenGL driver when it opens the display. A
//!   window that is opened later is drawn without OpenGL in this process; the page's own process isn't affected.
//! - On a machine whose window stayed blank, the window is drawn plainly (`renderer`).
//!
//! A start that was given an activation token starts itself again, with the token in its arguments (`activation`).

#[cfg(target_os = "linux")]
use crate::graphics;
use crate::machine::Renderer;

/// Sets what isn't set, and starts the program again if it has to hand on a token. If that fails, this start goes on. Call
/// it first: setting a variable is safe only while no other thread runs.
#[cfg(target_os = "linux")]
pub(crate) fn complete(hidden: bool, renderer: Renderer, told_of_activation: bool) {
    use std::ffi::OsString;

    use crate::activation;

    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let windowless = hidden && !is_set("WAYLAND_DISPLAY");
    for (name, value) in variables(windowless, renderer, graphics::has_processor()) {
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
    exec(&arguments, variables(false, Renderer::Plain, graphics::has_processor()))
}

#[cfg(target_os = "linux")]
fn variables(
    windowless: bool,
    renderer: Renderer,
    graphics_processor: bool,
) -> impl Iterator<Item = (&'static str, &'static str)> {
    let plain = renderer == Renderer::Plain;
    let driver = (windowless || !graphics_processor).then_some(("GDK_GL", "disable"));
    let painting = (!graphics_processor).then_some(("WEBKIT_SKIA_ENABLE_CPU_RENDERING", "1"));
    let buffers = plain.then_some(("WEBKIT_DISABLE_DMABUF_RENDERER", "1"));
    let composing = plain.then_some(("WEBKIT_DISABLE_COMPOSITING_MODE", "1"));
    [driver, painting, buffers, composing].into_iter().flatten()
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
        let names = |windowless, renderer, processor| {
            variables(windowless, renderer, processor).map(|(name, _)| name).collect::<Vec<_>>()
        };
        assert_eq!(names(false, Renderer::Usual, true), Vec::<&str>::new());
        assert_eq!(names(true, Renderer::Usual, true), ["GDK_GL"]);
        assert_eq!(
            names(false, Renderer::Plain, true),
            ["WEBKIT_DISABLE_DMABUF_RENDERER", "WEBKIT_DISABLE_COMPOSITING_MODE"]
        );
        for windowless in [false, true] {
            assert_eq!(
                names(windowless, Renderer::Usual, false),
                ["GDK_GL", "WEBKIT_SKIA_ENABLE_CPU_RENDERING"],
                "without a graphics processor"
            );
        }
    }
}
