//! The shell: the window, its commands, the notifications and the one timer.
//!
//! It carries questions from the window to the coach and answers back. It must not know a rule of the coach, a line of
//! SQL or how to reckon with dates: all that is `standpoint-core`'s.

mod arguments;
mod clock;
mod commands;
mod data_folder;
mod failure;
mod leaving;
mod logging;
mod notifier;
mod nudging;
mod screen;
mod shared_coach;
mod timer;
mod window;

use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser;
use tauri::{App, AppHandle, Manager, RunEvent, Window, WindowEvent};

use crate::arguments::Arguments;
use crate::clock::Clock;
use crate::data_folder::DataFolder;
use crate::leaving::Leaving;
use crate::shared_coach::SharedCoach;

/// Runs the app until its window is closed or the system asks it to leave.
#[must_use]
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    logging::start();
    if !screen::is_there() {
        log::error!("There is no screen to open a window on. In a terminal, `standpoint-cli` has the same coach.");
        return ExitCode::FAILURE;
    }
    let context = tauri::generate_context!();
    let folder = match DataFolder::find(arguments.data_dir, &context.config().identifier) {
        Ok(folder) => folder,
        Err(error) => {
            log::error!("{error}");
            return ExitCode::FAILURE;
        }
    };
    let clock = arguments.now.map_or_else(Clock::real, Clock::starting_at);

    let built = tauri::Builder::default()
        // First, so that a second start ends before anything else is touched.
        .plugin(window::single(&folder))
        .plugin(window::remembered(&folder))
        .plugin(tauri_plugin_notification::init())
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .invoke_handler(commands::handler())
        .manage(Arc::new(SharedCoach::new(folder, clock)))
        .manage(Leaving::default())
        .setup(|app| Ok(set_up(app)?))
        .on_window_event(answer_window)
        .build(context);
    match built {
        Ok(app) => exit_code(app.run_return(answer_run)),
        Err(error) => {
            log::error!("Standpoint could not start: {error}");
            ExitCode::FAILURE
        }
    }
}

fn set_up(app: &mut App) -> tauri::Result<()> {
    window::create(app.handle())?;
    leaving::on_signals(app.handle());
    nudging::start(app.handle());
    Ok(())
}

fn answer_run(app: &AppHandle, event: RunEvent) {
    if let RunEvent::Exit = event {
        app.state::<Arc<SharedCoach>>().close();
    }
}

fn answer_window(window: &Window, event: &WindowEvent) {
    match event {
        WindowEvent::CloseRequested { api, .. } => {
            api.prevent_close();
            leaving::begin(window.app_handle());
        }
        WindowEvent::Focused(true) => {
            let app = window.app_handle().clone();
            tauri::async_runtime::spawn_blocking(move || shared_coach::look_for_foreign_changes(&app));
        }
        _ => {}
    }
}

fn exit_code(code: i32) -> ExitCode {
    u8::try_from(code).map_or(ExitCode::FAILURE, ExitCode::from)
}
