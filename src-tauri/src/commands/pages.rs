//! What the pages show: one call a page.

use chrono::NaiveDate;
use standpoint_core::id::{FeedId, PersonId, PostId};
use standpoint_core::pictures::WeekHeatmap;
use standpoint_core::views::{
    Boot, ConversationList, ConversationQuery, FeedEntries, FeedsPage, FirstPostPage, FoundLine, PaceCard,
    PeoplePage, PeopleQuery, PersonPage, PostBoard, PostCalendar, PostList, PostPage, PostQuery, PostsPage,
    ProgrammePage, ProgressPage, RemindersPage, SettingsPage, SharePage, StepPage, StudyPage, TaskLine,
    Today,
};

use super::declare::commands;

commands! {
    pages;

    /// The first screen.
    ask boot() -> Boot |coach, now| coach.boot(now);

    /// Today.
    ask today() -> Today |coach, now| coach.today(now);

    /// The programme as a path.
    ask programme_page() -> ProgrammePage |coach, now| coach.programme_page(now);

    /// One step.
    ask step_page(step: &str) -> StepPage |coach, now| coach.step_page(now, step);

    /// What surrounds the lists of posts.
    ask posts_page() -> PostsPage |coach, now| coach.posts_page(now);

    /// Progress.
    ask progress_page() -> ProgressPage |coach, now| coach.progress_page(now);

    /// Ten years of weeks up to and with a year.
    ask years_of_weeks(last: i32) -> Option<WeekHeatmap> |coach, now| coach.years_of_weeks(now, last);

    /// Sharing your progress.
    ask share_page() -> SharePage |coach, now| coach.share_page(now);

    /// Reminders.
    ask reminders_page() -> RemindersPage |coach, now| coach.reminders_page(now);

    /// Settings.
    ask settings_page() -> SettingsPage |coach, now| coach.settings_page(now);

    /// The board of posts.
    ask post_board(query: PostQuery) -> PostBoard |coach, _| coach.post_board(&query);

    /// A stretch of the posts that fit a query.
    ask post_list(query: PostQuery) -> PostList |coach, _| coach.post_list(&query);

    /// Weeks of the posts' calendar; from this one on when no date is given.
    ask post_calendar(from: Option<NaiveDate>, weeks: u32) -> PostCalendar |coach, now| coach.post_calendar(now, from, Some(weeks));

    /// Ideas and drafts without a day that fit a query.
    ask unplanned_posts(query: PostQuery) -> PostList |coach, _| coach.unplanned_posts(&query);

    /// One post.
    ask post_page(post: PostId) -> PostPage |coach, now| coach.post_page(now, post);

    /// People.
    ask people_page(query: PeopleQuery) -> PeoplePage |coach, now| coach.people_page(now, &query);

    /// One person.
    ask person_page(person: PersonId) -> PersonPage |coach, now| coach.person_page(now, person);

    /// A stretch of the conversations that fit a query.
    ask conversation_list(query: ConversationQuery) -> ConversationList |coach, now| coach.conversation_list(now, &query);

    /// The user’s own feeds.
    ask feeds_page() -> FeedsPage |coach, now| coach.feeds_page(now);

    /// What one of the user’s own feeds was seen to hold.
    ask feed_entries(feed: FeedId) -> FeedEntries |coach, _| coach.feed_entries(feed);

    /// Cases to learn from.
    ask study_page() -> StudyPage |coach, now| coach.study_page(now);

    /// Open tasks, or all there are.
    ask task_list(all: bool) -> Vec<TaskLine> |coach, now| coach.task_list(now, all);

    /// The first post in 20 minutes, screen by screen.
    ask first_post() -> FirstPostPage |coach, now| coach.first_post_page(now);

    /// The date by which the programme is done at a number of minutes a week.
    ask pace_card(minutes: u32) -> PaceCard |coach, now| coach.pace_card(now, minutes);

    /// Tasks, people and answers that hold some words.
    ask find(search: &str) -> Vec<FoundLine> |coach, now| coach.find(now, search);
}
