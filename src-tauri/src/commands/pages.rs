//! What the pages show: one call a page.

use chrono::NaiveDate;
use standpoint_core::id::{FeedId, PersonId, PostId};
use standpoint_core::views::{
    Boot, ConversationList, ConversationQuery, FeedEntries, FeedsPage, FirstPostPage, FoundLine, PaceCard,
    PeoplePage, PeopleQuery, PersonPage, PostBoard, PostCalendar, PostList, PostPage, PostQuery, PostsPage,
    ProgrammePage, ProgressPage, RemindersPage, SettingsPage, StepPage, StudyPage, TaskLine, Today,
};
use tauri::AppHandle;

use crate::failure::Failure;
use crate::shared_coach::ask;

/// The first screen.
#[tauri::command]
pub(crate) fn boot(app: AppHandle) -> Result<Boot, Failure> {
    ask(&app, |coach, now| coach.boot(now))
}

/// Today.
#[tauri::command]
pub(crate) fn today(app: AppHandle) -> Result<Today, Failure> {
    ask(&app, |coach, now| coach.today(now))
}

/// The programme as a path.
#[tauri::command]
pub(crate) fn programme_page(app: AppHandle) -> Result<ProgrammePage, Failure> {
    ask(&app, |coach, now| coach.programme_page(now))
}

/// One step.
#[tauri::command]
pub(crate) fn step_page(app: AppHandle, step: &str) -> Result<StepPage, Failure> {
    ask(&app, |coach, now| coach.step_page(now, step))
}

/// What surrounds the lists of posts.
#[tauri::command]
pub(crate) fn posts_page(app: AppHandle) -> Result<PostsPage, Failure> {
    ask(&app, |coach, now| coach.posts_page(now))
}

/// Progress.
#[tauri::command]
pub(crate) fn progress_page(app: AppHandle) -> Result<ProgressPage, Failure> {
    ask(&app, |coach, now| coach.progress_page(now))
}

/// Reminders.
#[tauri::command]
pub(crate) fn reminders_page(app: AppHandle) -> Result<RemindersPage, Failure> {
    ask(&app, |coach, now| coach.reminders_page(now))
}

/// Settings.
#[tauri::command]
pub(crate) fn settings_page(app: AppHandle) -> Result<SettingsPage, Failure> {
    ask(&app, |coach, now| coach.settings_page(now))
}

/// The board of posts.
#[tauri::command]
pub(crate) fn post_board(app: AppHandle, query: PostQuery) -> Result<PostBoard, Failure> {
    ask(&app, |coach, _| coach.post_board(&query))
}

/// A stretch of the posts that fit a query.
#[tauri::command]
pub(crate) fn post_list(app: AppHandle, query: PostQuery) -> Result<PostList, Failure> {
    ask(&app, |coach, _| coach.post_list(&query))
}

/// Weeks of the posts' calendar; from this one on when no date is given.
#[tauri::command]
pub(crate) fn post_calendar(
    app: AppHandle,
    from: Option<NaiveDate>,
    weeks: Option<u32>,
) -> Result<PostCalendar, Failure> {
    ask(&app, |coach, now| coach.post_calendar(now, from, weeks))
}

/// Ideas and drafts without a day that fit a query.
#[tauri::command]
pub(crate) fn unplanned_posts(app: AppHandle, query: PostQuery) -> Result<PostList, Failure> {
    ask(&app, |coach, _| coach.unplanned_posts(&query))
}

/// One post.
#[tauri::command]
pub(crate) fn post_page(app: AppHandle, post: PostId) -> Result<PostPage, Failure> {
    ask(&app, |coach, now| coach.post_page(now, post))
}

/// People.
#[tauri::command]
pub(crate) fn people_page(app: AppHandle, query: PeopleQuery) -> Result<PeoplePage, Failure> {
    ask(&app, |coach, now| coach.people_page(now, &query))
}

/// One person.
#[tauri::command]
pub(crate) fn person_page(app: AppHandle, person: PersonId) -> Result<PersonPage, Failure> {
    ask(&app, |coach, now| coach.person_page(now, person))
}

/// A stretch of the conversations that fit a query.
#[tauri::command]
pub(crate) fn conversation_list(
    app: AppHandle,
    query: ConversationQuery,
) -> Result<ConversationList, Failure> {
    ask(&app, |coach, now| coach.conversation_list(now, &query))
}

/// The user’s own feeds.
#[tauri::command]
pub(crate) fn feeds_page(app: AppHandle) -> Result<FeedsPage, Failure> {
    ask(&app, |coach, now| coach.feeds_page(now))
}

/// What one of the user’s own feeds was seen to hold.
#[tauri::command]
pub(crate) fn feed_entries(app: AppHandle, feed: FeedId) -> Result<FeedEntries, Failure> {
    ask(&app, |coach, _| coach.feed_entries(feed))
}

/// Cases to learn from.
#[tauri::command]
pub(crate) fn study_page(app: AppHandle) -> Result<StudyPage, Failure> {
    ask(&app, |coach, now| coach.study_page(now))
}

/// Open tasks, or all there are.
#[tauri::command]
pub(crate) fn task_list(app: AppHandle, all: bool) -> Result<Vec<TaskLine>, Failure> {
    ask(&app, |coach, now| coach.task_list(now, all))
}

/// The first post in 20 minutes, screen by screen.
#[tauri::command]
pub(crate) fn first_post(app: AppHandle) -> Result<FirstPostPage, Failure> {
    ask(&app, |coach, now| coach.first_post_page(now))
}

/// The date by which the programme is done at a number of minutes a week.
#[tauri::command]
pub(crate) fn pace_card(app: AppHandle, minutes: u32) -> Result<PaceCard, Failure> {
    ask(&app, |coach, now| coach.pace_card(now, minutes))
}

/// Tasks, people and answers that hold some words.
#[tauri::command]
pub(crate) fn find(app: AppHandle, search: &str) -> Result<Vec<FoundLine>, Failure> {
    ask(&app, |coach, now| coach.find(now, search))
}
