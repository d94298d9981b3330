//! The window's own life: ready to be seen, saved before leaving, a link opened outside.

use std::sync::Arc;

use super::declare::commands;
use standpoint_core::address::link::parse_link;
use tauri::Manager;
use tauri_plugin_opener::OpenerExt;

use crate::dto::{SpellingLanguage, WindowSettings};
use crate::failure::Failure;
use crate::machine::{Machine, Renderer};
#[cfg(target_os = "linux")]
use crate::renderer;
use crate::save_handshake::SaveHandshake;
use crate::shared_coach::SharedCoach;
use crate::text_size::{self, SizeChange};
use crate::{spelling, window};
commands! {
    window;

    /// The first page is there: show the window.
    run window_ready() -> () |app| {
        window::ready(app).map_err(|error| Failure::desktop(format!("Can’t show the window: {error}")))
    };

    /// The page has painted since the window is shown: from now on something has to be seen in it.
    run window_painted() -> () |app| {
        #[cfg(target_os = "linux")]
        if let Some(window) = app.get_webview_window(window::MAIN) {
            renderer::watch_painted(&window);
        }
        #[cfg(not(target_os = "linux"))]
        let _ = app;
        Ok(())
    };

    /// What is remembered of the window on this machine.
    run window_settings() -> WindowSettings |app| {
        let machine = app.state::<Machine>();
        let remembered = machine.remembered();
        let language = |name: String| SpellingLanguage { chosen: remembered.spelling.contains(&name), name };
        Ok(WindowSettings {
            text_size: remembered.text_size.percent(),
            plain_renderer: remembered.renderer == Renderer::Plain,
            spelling: spelling::dictionaries().into_iter().map(language).collect(),
        })
    };

    /// Makes the text larger or smaller, and answers with its size in percent of the usual one.
    run change_text_size(change: SizeChange) -> u16 |app| {
        Ok(text_size::change(app, change).percent())
    };

    /// Has spelling checked in these languages, as dictionaries are called; none for the desktop's own.
    run set_spelling(languages: Vec<String>) -> () |app| {
        app.state::<Machine>().change(|it| it.spelling = languages);
        let Some(window) = app.get_webview_window(window::MAIN) else { return Ok(()) };
        spelling::apply(&window)
            .map_err(|error| Failure::desktop(format!("Couldn’t change the languages: {error}")))
    };

    /// Turns plain drawing on or off from the next start.
    run set_plain_renderer(plain: bool) -> () |app| {
        let machine = app.state::<Machine>();
        machine.change(|it| it.renderer = if plain { Renderer::Plain } else { Renderer::Usual });
        Ok(())
    };

    /// The page has saved what it held after the event `flush`.
    run flushed() -> () |app| {
        let handshake = app.state::<SaveHandshake>();
        handshake.flushed();
        Ok(())
    };

    /// Opens a web address in the system's browser. Only `http` and `https` are allowed: anything else could run or
    /// read something on this machine.
    run open_link(url: &str) -> () |app| {
        let Some(link) = parse_link(url)? else { return Ok(()) };
        app.opener().open_url(link, None::<&str>).map_err(|_| {
            Failure::desktop("Couldn’t open a browser. Copy the link and open it yourself.")
        })
    };

    /// Opens the folder that holds everything in the system's file manager.
    run open_data_folder() -> () |app| {
        // Also where the data cannot be opened, which is when someone wants to see it; of a folder that is not there, the
        // nearest one around it.
        let coach = Arc::clone(&app.state::<Arc<SharedCoach>>());
        let folder = coach.folder().ancestors().find(|folder| folder.is_dir()).unwrap_or_else(|| coach.folder());
        app.opener().open_path(folder.display().to_string(), None::<&str>).map_err(|_| {
            Failure::desktop(
                "Couldn’t open a file manager. The folder’s path is shown above.",
            )
        })
    };
}
