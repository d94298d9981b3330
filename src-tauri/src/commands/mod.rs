//! What the window may ask. A command unwraps its arguments, asks the coach and hands back the answer.
//!
//! To add one: write it in its area, name it in the list below, allow it in `src-tauri/permissions/<area>.toml`. A test
//! fails while the list and the permissions differ.

mod coaching;
mod days;
mod desktop;
mod feeds;
mod history;
mod ideas;
mod pages;
mod people;
mod posts;
mod profile;
mod publications;
mod reminders;
mod steps;
mod study;
mod summary;
mod tasks;
mod weeks;
mod window;
mod worksheets;

use std::sync::Arc;

pub(crate) use summary::SavedSummary;
use tauri::Wry;
use tauri::ipc::Invoke;

type Answer = dyn Fn(Invoke<Wry>) -> bool + Send + Sync;

/// Makes the handler of all commands and, for the test, their names by area.
macro_rules! commands {
    ($($area:ident: $($name:ident),+;)+) => {
        /// Answers the window's calls, each on a thread that may block: commands read and write the database.
        pub(crate) fn handler() -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
            let answer: Arc<Answer> = Arc::new(tauri::generate_handler![$($($area::$name),+),+]);
            move |invoke| {
                let answer = Arc::clone(&answer);
                // A name that is none of ours does not come this far: it is in no permission.
                tauri::async_runtime::spawn_blocking(move || answer(invoke));
                true
            }
        }

        #[cfg(test)]
        const REGISTERED: &[(&str, &[&str])] = &[$((stringify!($area), &[$(stringify!($name)),+])),+];
    };
}

commands! {
    window: window_ready, window_painted, window_settings, change_text_size, set_spelling, set_plain_renderer, flushed, open_link, open_data_folder;
    pages: boot, today, programme_page, step_page, posts_page, progress_page, reminders_page, settings_page, post_board, post_list, post_calendar, unplanned_posts, post_page, people_page, person_page, conversation_list, feeds_page, feed_entries, study_page, task_list, first_post, pace_card, find;
    profile: onboard, change_profile, plan_from_today, set_preferences, set_quiet_periods;
    reminders: add_reminder, change_reminder, turn_reminder, remove_reminder, set_quiet_hours, set_reminder_settings, add_pause, remove_pause, weigh_pause, answer_nudge, snooze_all, wake_all;
    desktop: desktop_state, set_start_at_login, send_test_nudge, choose_on_close;
    steps: start_step, finish_step, reopen_step, set_step_notes, set_reflection;
    coaching: do_next, decline, answer_offer, start_again, hold_voice, end_hold, see_moments, answer_missed_week, answer_rehearsal, add_backup_slot;
    tasks: complete_task, complete_part, complete_smaller, start_task, wait_for, stop_waiting, remind_waiting, let_go, reopen_task, add_task, change_task, remove_task;
    worksheets: set_answer, mark_answer, add_worksheet_row, remove_worksheet_row;
    study: mark_case, save_case, remove_case, save_study_note, remove_study_note;
    posts: add_post, capture_idea, read_capture, change_post, plan_post, archive_post, remove_post, check_draft, ask_for_nod, answer_planned_in_step_8;
    ideas: idea_from_prompt, idea_from_worksheet, idea_from_conversation;
    publications: publish_post, log_post, change_publication, remove_publication, clear_finding, open_composer;
    days: read_day, read_time;
    weeks: spend_reserve, take_reserve_back;
    people: add_person, change_person, remove_person, person_from_worksheet, add_conversation, read_conversation, log_conversation, change_conversation, note_reply, note_answer, remove_conversation, choose_people_file, preview_people, import_people;
    feeds: add_feed, change_feed, remove_feed, accept_proposal, dismiss_proposal, propose_entry, read_feeds;
    history: undo, redo;
    summary: preview_summary, save_summary, open_saved_summary;
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};
    use std::path::Path;

    use super::REGISTERED;

    fn shell() -> &'static Path {
        Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src-tauri"))
    }

    fn allowed(area: &str) -> BTreeSet<String> {
        let text = std::fs::read_to_string(shell().join(format!("permissions/{area}.toml"))).unwrap();
        let file: toml::Value = toml::from_str(&text).unwrap();
        let [permission] = file["permission"].as_array().unwrap().as_slice() else {
            panic!("permissions/{area}.toml holds one permission");
        };
        assert_eq!(permission["identifier"].as_str(), Some(area));
        let commands = permission["commands"]["allow"].as_array().unwrap();
        commands.iter().map(|name| name.as_str().unwrap().to_owned()).collect()
    }

    #[test]
    fn every_command_is_allowed_by_its_areas_permission_and_nothing_else_is() {
        for (area, commands) in REGISTERED {
            let registered: BTreeSet<_> = commands.iter().map(ToString::to_string).collect();
            assert_eq!(allowed(area), registered, "permissions/{area}.toml and the list of commands differ");
        }
        let files = std::fs::read_dir(shell().join("permissions")).unwrap().count();
        assert_eq!(files, REGISTERED.len(), "one file an area");
    }

    /// The names of what the window hands to each command, as the commands take it.
    fn taken() -> BTreeMap<String, BTreeSet<String>> {
        let mut all = BTreeMap::new();
        for (area, commands) in REGISTERED {
            let source = std::fs::read_to_string(shell().join(format!("src/commands/{area}.rs"))).unwrap();
            for command in *commands {
                let (_, after) = source.split_once(&format!("fn {command}(")).unwrap();
                let (parameters, _) = after.split_once(") ").unwrap();
                let named = parameters.split(',').filter_map(|parameter| parameter.trim().split_once(": "));
                let ours = named.filter(|(_, kind)| *kind != "AppHandle" && !kind.starts_with("State<"));
                all.insert((*command).to_owned(), ours.map(|(name, _)| name.to_owned()).collect());
            }
        }
        all
    }

    /// The same, as the page hands it over.
    fn given() -> BTreeMap<String, BTreeSet<String>> {
        let platform = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/src/lib/platform.ts");
        let source = std::fs::read_to_string(platform).unwrap();
        let calls = source.split("invoke<").skip(1).map(|rest| {
            let (_, call) = rest.split_once("(\"").unwrap();
            let (name, arguments) = call.split_once('"').unwrap();
            let list = arguments.strip_prefix(", {").map_or("", |rest| rest.split_once('}').unwrap().0);
            (
                name.to_owned(),
                list.split(',').map(|one| one.trim().to_owned()).filter(|one| !one.is_empty()).collect(),
            )
        });
        calls.collect()
    }

    #[test]
    fn the_page_calls_every_command_by_its_name_with_the_arguments_it_takes() {
        assert_eq!(given(), taken(), "ui/src/lib/platform.ts and src-tauri/src/commands differ");
    }

    #[test]
    fn the_window_may_use_our_areas_and_listen_to_events_and_nothing_else() {
        let text = std::fs::read_to_string(shell().join("capabilities/main.json")).unwrap();
        let file: serde_json::Value = serde_json::from_str(&text).unwrap();
        let granted: BTreeSet<_> =
            file["permissions"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect();
        let wanted = REGISTERED
            .iter()
            .map(|(area, _)| *area)
            .chain(["core:event:allow-listen", "core:event:allow-unlisten"]);
        assert_eq!(granted, wanted.collect());
    }
}
