//! Environment variables the program needs from its start. Libraries read them once, so the program starts itself again
//! when one is missing.
//!
//! - A start without a window loads no graphics driver. On X11 GTK loads the OpenGL driver when it opens the display:
//!   with a software driver that alone is half of a hidden coach's memory. A window that is opened later is drawn
//!   without OpenGL in this process; the page's own process isn't affected.
//! - On a machine whose window stayed blank, the window is drawn plainly (`renderer`).
//! - A start that was given an activation token passes it on in its arguments (`activation`).

use crate::machine::Renderer;

/// Starts the program again with the missing variables, if there are any. If that fails, this start goes on without them.
#[cfg(target_os = "linux")]
pub(crate) fn complete(hidden: bool, renderer: Renderer, told_of_activation: bool) {
    use std::ffi::OsString;

    use crate::activation;

    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let wanted = variables(hidden && !is_set("WAYLAND_DISPLAY"), renderer);
    let missing: Vec<_> = wanted.into_iter().filter(|(name, _)| !is_set(name)).collect();
    let mut arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    let token = activation::of_this_start().filter(|_| !told_of_activation);
    if missing.is_empty() && token.is_none() {
        return;
    }
    if let Some(token) = token {
        arguments.extend([format!("--{}", activation::ARGUMENT).into(), token.into()]);
    }
    let error = exec(&arguments, &missing);
    log::debug!("the program cannot be started again with its environment: {error}");
}

/// Starts the program again with a window, drawn plainly. Returns only if that fails.
#[cfg(target_os = "linux")]
pub(crate) fn start_plainly() -> std::io::Error {
    let arguments: Vec<_> = std::env::args_os().skip(1).filter(|argument| argument != "--hidden").collect();
    exec(&arguments, &variables(false, Renderer::Plain))
}

#[cfg(target_os = "linux")]
fn variables(without_driver: bool, renderer: Renderer) -> Vec<(&'static str, &'static str)> {
    let driver = without_driver.then_some(("GDK_GL", "disable"));
    let plain = [("WEBKIT_DISABLE_DMABUF_RENDERER", "1"), ("WEBKIT_DISABLE_COMPOSITING_MODE", "1")];
    driver.into_iter().chain(plain.into_iter().filter(|_| renderer == Renderer::Plain)).collect()
}

#[cfg(target_os = "linux")]
fn exec(arguments: &[std::ffi::OsString], variables: &[(&str, &str)]) -> std::io::Error {
    use std::os::unix::process::CommandExt;
    use std::process::Command;

    match std::env::current_exe() {
        Ok(program) => Command::new(program).args(arguments).envs(variables.iter().copied()).exec(),
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
        let names = |hidden, renderer| {
            variables(hidden, renderer).into_iter().map(|(name, _)| name).collect::<Vec<_>>()
        };
        assert_eq!(names(false, Renderer::Usual), Vec::<&str>::new());
        assert_eq!(names(true, Renderer::Usual), ["GDK_GL"]);
        assert_eq!(
            names(false, Renderer::Plain),
            ["WEBKIT_DISABLE_DMABUF_RENDERER", "WEBKIT_DISABLE_COMPOSITING_MODE"]
        );
    }
}
