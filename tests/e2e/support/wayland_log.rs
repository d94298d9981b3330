//! What a program says to a Wayland compositor, as `WAYLAND_DEBUG=client` writes it.
//!
//! Lines are like `[ 123.456]  -> xdg_activation_v1@9.activate("a token", wl_surface@21)`. Newer versions of its library name a
//! queue before the arrow and write `#` for `@`.

use std::collections::HashMap;

/// Whether the app asked the compositor to bring its window to the front, with this token. The lines are followed in order:
/// an object's number is used again when the object is gone.
pub(crate) fn activated_the_window(log: &str, token: &str) -> bool {
    // By the name of each object that of the one it was made for.
    let mut made_for = HashMap::new();
    let mut window = None;
    for line in log.lines() {
        let Some((_, said)) = line.split_once("-> ") else { continue };
        let said = said.replace('#', "@");
        let Some((object, request)) = said.split_once('.') else { continue };
        let words = words(request);
        match (request.split('(').next(), words.as_slice()) {
            (Some("get_xdg_surface"), [new, surface]) => {
                made_for.insert(new.clone(), surface.clone());
            }
            (Some("get_toplevel"), [new]) => {
                made_for.insert(new.clone(), object.to_owned());
            }
            (Some("set_title"), [title]) if title == "\"Standpoint\"" => {
                window = made_for.get(object).and_then(|xdg| made_for.get(xdg)).cloned();
            }
            (Some("activate"), [with, surface]) if *with == format!("\"{token}\"") => {
                return window.as_ref() == Some(surface);
            }
            _ => {}
        }
    }
    false
}

/// What is in the brackets of a request; `new id xdg_surface@31` is `xdg_surface@31`.
fn words(request: &str) -> Vec<String> {
    let inside = request.split_once('(').map_or("", |(_, rest)| rest).trim_end_matches(')');
    inside.split(", ").map(|word| word.trim_start_matches("new id ").to_owned()).collect()
}
