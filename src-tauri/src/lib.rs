//! The shell: the window, its commands, the notifications and the timer.
//!
//! It passes questions from the window to the coach, and answers back. Rules, SQL and date arithmetic belong to
//! `standpoint-core`.

mod activation;
#[cfg(target_os = "macos")]
mod app_menu;
mod arguments;
mod backoff;
mod backup_worker;
mod boot_clock;
mod calendar_worker;
mod checkpoint;
mod chosen_file;
mod clock;
mod closing;
mod commands;
#[cfg(test)]
mod contract;
mod data_folder;
mod desktop_notifications;
mod display_check;
mod dto;
mod environment;
mod events;
mod failure;
mod feed_refresh;
#[cfg(target_os = "linux")]
mod first_paint;
mod logging;
mod login;
mod machine;
mod past_file;
mod pdf;
mod reminder_worker;
mod renderer;
mod save_handshake;
mod shared_coach;
mod shutdown;
mod spelling;
mod system_events;
mod text_size;
mod timer;
mod tray;
#[cfg(target_os = "linux")]
mod webview_crash;
mod window;
mod window_place;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use tauri::{App, AppHandle, DragDropEvent, Manager, RunEvent, Window, WindowEvent};

use crate::arguments::Arguments;
use crate::chosen_file::ChosenFile;
use crate::clock::Clock;
use crate::data_folder::DataFolder;
use crate::feed_refresh::FeedReader;
use crate::machine::Machine;
use crate::past_file::PastInHand;
use crate::renderer::PageRan;
use crate::save_handshake::SaveHandshake;
use crate::shared_coach::SharedCoach;
use crate::shutdown::Shutdown;
use crate::tray::Tray;
use crate::window::PageRequests;
use crate::window_place::WindowPlace;

/// Runs the app until its window is closed or the system asks it to leave.
#[must_use]
pub fn run() -> ExitCode {
    logging::start();
    let arguments = match Arguments::read() {
        Ok(arguments) => arguments,
        // Wrong usage, the help or the version. A terminal that hung up wants no more.
        Err(text) => {
            let _ = text.print();
            return exit_code(text.exit_code());
        }
    };
    let context = tauri::generate_context!();
    let machine = Machine::read(&context.config().identifier);
    environment::complete(
        arguments.hidden,
        machine.remembered().renderer,
        arguments.activation_token.is_some(),
    );
    if !display_check::is_there() {
        log::error!("No display found. Use `standpoint-cli` in a terminal.");
        return ExitCode::FAILURE;
    }
    let folder = match DataFolder::find(arguments.data_dir, &context.config().identifier) {
        Ok(folder) => folder,
        Err(error) => {
            log::error!("{error}");
            return ExitCode::FAILURE;
        }
    };
    let clock = arguments.now.map_or_else(Clock::real, Clock::starting_at);

    let builder = tauri::Builder::default();
    #[cfg(target_os = "linux")]
    let builder = builder.manage(webview_crash::CrashCount::default());
    #[cfg(target_os = "macos")]
    let builder =
        builder.menu(app_menu::build).on_menu_event(|app, event| app_menu::answer(app, event.id().as_ref()));
    // First, so that a second start ends before anything else is touched.
    let builder = match window::single(&folder) {
        Some(plugin) => builder.plugin(plugin),
        None => builder,
    };
    let built = builder
        .plugin(tauri_plugin_notification::init())
        .plugin(login::plugin(&folder))
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .invoke_handler(commands::handler())
        .manage(WindowPlace::in_folder(&folder))
        .manage(machine)
        .manage(PageRan::default())
        .manage(activation::Leave::default())
        .manage(Arc::new(SharedCoach::new(folder, clock)))
        .manage(Shutdown::default())
        .manage(SaveHandshake::default())
        .manage(PageRequests::default())
        .manage(ChosenFile::default())
        .manage(PastInHand::default())
        .manage(commands::SavedSummary::default())
        .manage(FeedReader::new(arguments.feeds_on_loopback))
        .setup(move |app| Ok(set_up(app, arguments.hidden)?))
        .on_window_event(answer_window)
        .build(context);
    match built {
        Ok(app) => {
            let plainly = app.state::<Shutdown>().plainly();
            let code = app.run_return(answer_run);
            if plainly.load(Ordering::Relaxed) {
                log::error!("Standpoint couldn’t start again: {}", environment::start_plainly());
            }
            exit_code(code)
        }
        Err(error) => {
            log::error!("Standpoint couldn’t start: {error}");
            ExitCode::FAILURE
        }
    }
}

fn set_up(app: &mut App, hidden: bool) -> tauri::Result<()> {
    text_size::follow_desktop(app.handle());
    #[cfg(target_os = "macos")]
    app_menu::stand_in_the_dock(app.handle(), !hidden);
    if !hidden {
        window::create(app.handle())?;
    }
    app.manage(Tray::start(app.handle()));
    shutdown::on_signals(app.handle());
    activation::listen(app.handle());
    reminder_worker::start(app.handle());
    backup_worker::start(app.handle());
    calendar_worker::start(app.handle());
    Ok(())
}

fn answer_run(app: &AppHandle, event: RunEvent) {
    match event {
        // The window is gone and the app was not asked to leave: it lives on in the tray.
        RunEvent::ExitRequested { code: None, api, .. } if !app.state::<Shutdown>().has_begun() => {
            api.prevent_exit()
        }
        // A click in the Dock, or the app opened once more.
        #[cfg(target_os = "macos")]
        RunEvent::Reopen { .. } => window::show_window(app, None),
        RunEvent::Exit => {
            window::keep_place(app);
            // The last few seconds' changes are in it too.
            if let Err(error) = calendar_worker::update(app) {
                log::warn!("the calendar file wasn’t written: {:?}", error.code());
            }
            app.state::<Arc<SharedCoach>>().close();
        }
        _ => {}
    }
}

fn answer_window(window: &Window, event: &WindowEvent) {
    match event {
        WindowEvent::CloseRequested { api, .. } => {
            api.prevent_close();
            closing::on_close_request(window.app_handle());
        }
        WindowEvent::Moved(_) | WindowEvent::Resized(_) => window.state::<WindowPlace>().moved(window),
        // Several files at once: the first is taken.
        WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) => {
            if let Some(path) = paths.first().cloned() {
                let app = window.app_handle().clone();
                tauri::async_runtime::spawn_blocking(move || take_dropped(&app, path));
            }
        }
        WindowEvent::Focused(true) => {
            let app = window.app_handle().clone();
            tauri::async_runtime::spawn_blocking(move || shared_coach::look_for_foreign_changes(&app));
        }
        _ => {}
    }
}

fn take_dropped(app: &AppHandle, path: PathBuf) {
    let refused = app.state::<PastInHand>().hold(path).err();
    if let Err(error) = events::FILE_DROPPED.tell(app, refused) {
        log::warn!("failed to tell the page of a dropped file: {error}");
    }
}

fn exit_code(code: i32) -> ExitCode {
    u8::try_from(code).map_or(ExitCode::FAILURE, ExitCode::from)
}
