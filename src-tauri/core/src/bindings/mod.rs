//! The TypeScript of everything the window is told or says, generated from the Rust types, and the words and limits it shows.

mod labels;

use std::path::Path;

use ts_rs::{Config, ExportError, TS};

use crate::calendar::PauseEntry;
use crate::calendar::natural_date::{DayRead, Sense, TimeRead};
use crate::changed::Changed;
use crate::coaching::OfferKind;
use crate::error::ErrorCode;
use crate::export::{SummaryPreview, SummaryRequest};
use crate::people::conversation::{ConversationEntry, ConversationLine};
use crate::people::person::PersonEntry;
use crate::profile::ProfileAnswers;
use crate::profile::preferences::Preferences;
use crate::programme::case_study::{CaseEntry, StudyNote};
use crate::programme::situation::Situation;
use crate::programme::tasks::OwnTaskEntry;
use crate::publishing::capture::Capture;
use crate::publishing::composer::Composer;
use crate::publishing::post::{LogEntry, PostEntry, PublicationEntry};
use crate::publishing::quiet_period::{QuietEvery, QuietPeriod};
use crate::reminders::{QuietDay, ReminderEntry, WeeklySlot};
use crate::views::{
    Boot, ConversationList, ConversationQuery, FeedEntries, FeedsPage, FirstPostPage, FoundLine, PaceCard,
    PeopleChoices, PeopleFile, PeoplePage, PeopleQuery, PersonPage, PostBoard, PostCalendar, PostList,
    PostPage, PostQuery, PostsPage, ProgrammePage, ProgressPage, RemindersPage, SettingsPage, StepPage,
    StudyPage, TaskLine, WeekReport,
};
use crate::{FeedSettings, MissedReason};

/// Writes one `.ts` file a type into `folder`.
///
/// # Errors
/// When a file cannot be written.
pub fn write_to(folder: &Path) -> Result<(), ExportError> {
    // Ids and counts stay far below 2^53, so a plain number holds them.
    let config = Config::new().with_out_dir(folder).with_large_int("number");
    Boot::export_all(&config)?;
    ProgrammePage::export_all(&config)?;
    StepPage::export_all(&config)?;
    PostsPage::export_all(&config)?;
    ProgressPage::export_all(&config)?;
    SettingsPage::export_all(&config)?;
    RemindersPage::export_all(&config)?;
    ReminderEntry::export_all(&config)?;
    PauseEntry::export_all(&config)?;
    QuietDay::export_all(&config)?;
    WeeklySlot::export_all(&config)?;
    Changed::export_all(&config)?;
    ErrorCode::export_all(&config)?;
    Preferences::export_all(&config)?;
    ProfileAnswers::export_all(&config)?;
    OwnTaskEntry::export_all(&config)?;
    PostBoard::export_all(&config)?;
    PostList::export_all(&config)?;
    PostCalendar::export_all(&config)?;
    PostPage::export_all(&config)?;
    PostQuery::export_all(&config)?;
    PeoplePage::export_all(&config)?;
    PeopleQuery::export_all(&config)?;
    PersonPage::export_all(&config)?;
    ConversationList::export_all(&config)?;
    ConversationQuery::export_all(&config)?;
    PeopleChoices::export_all(&config)?;
    PeopleFile::export_all(&config)?;
    FeedEntries::export_all(&config)?;
    FeedsPage::export_all(&config)?;
    FeedSettings::export_all(&config)?;
    WeekReport::export_all(&config)?;
    Capture::export_all(&config)?;
    DayRead::export_all(&config)?;
    Sense::export_all(&config)?;
    TimeRead::export_all(&config)?;
    Composer::export_all(&config)?;
    ConversationEntry::export_all(&config)?;
    ConversationLine::export_all(&config)?;
    PersonEntry::export_all(&config)?;
    LogEntry::export_all(&config)?;
    PostEntry::export_all(&config)?;
    PublicationEntry::export_all(&config)?;
    StudyPage::export_all(&config)?;
    CaseEntry::export_all(&config)?;
    StudyNote::export_all(&config)?;
    QuietPeriod::export_all(&config)?;
    QuietEvery::export_all(&config)?;
    OfferKind::export_all(&config)?;
    MissedReason::export_all(&config)?;
    Situation::export_all(&config)?;
    FirstPostPage::export_all(&config)?;
    PaceCard::export_all(&config)?;
    FoundLine::export_all(&config)?;
    TaskLine::export_all(&config)?;
    SummaryPreview::export_all(&config)?;
    SummaryRequest::export_all(&config)?;
    std::fs::write(folder.join("labels.ts"), labels::labels())?;
    Ok(std::fs::write(folder.join("limits.ts"), labels::limits())?)
}
