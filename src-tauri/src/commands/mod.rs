//! What the window may ask. A command unwraps its arguments, asks the coach and hands back the answer.
//!
//! To add one, declare it in its area (`declare` says how); what the window sees of it is written from there.

mod calendar;
mod coaching;
mod critique;
mod data;
mod days;
mod declare;
mod desktop;
mod dossier;
mod feeds;
mod history;
mod ideas;
mod numbers;
mod pages;
mod past;
mod people;
mod posts;
mod profile;
mod publications;
mod recovery;
mod reminders;
mod review;
mod score;
mod steps;
mod study;
mod summary;
mod tasks;
mod weeks;
mod window;
mod worksheets;

use tauri::Wry;
use tauri::ipc::Invoke;

use declare::Area;
pub(crate) use summary::SavedSummary;

/// All areas, in the order in which the window's file has them.
const AREAS: &[Area] = &[
    window::AREA,
    pages::AREA,
    profile::AREA,
    reminders::AREA,
    desktop::AREA,
    steps::AREA,
    coaching::AREA,
    tasks::AREA,
    worksheets::AREA,
    study::AREA,
    posts::AREA,
    critique::AREA,
    ideas::AREA,
    publications::AREA,
    days::AREA,
    weeks::AREA,
    review::AREA,
    score::AREA,
    numbers::AREA,
    people::AREA,
    feeds::AREA,
    past::AREA,
    history::AREA,
    summary::AREA,
    dossier::AREA,
    calendar::AREA,
    recovery::AREA,
    data::AREA,
];

/// Answers the window's calls, each on a thread where it may wait.
pub(crate) fn handler() -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
    |invoke| {
        let command = invoke.message.command();
        let Some(area) = AREAS.iter().find(|area| area.commands.contains(&command)) else { return false };
        tauri::async_runtime::spawn_blocking(|| (area.answer)(invoke));
        true
    }
}

/// All areas with their commands' types.
#[cfg(test)]
pub(crate) fn described(types: &mut crate::contract::Types) -> Vec<crate::contract::Area> {
    AREAS.iter().map(|area| (area.described)(types)).collect()
}
