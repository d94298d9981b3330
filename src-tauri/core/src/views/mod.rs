//! What a page, a command or a script reads: one struct a page, filled by one call.
//!
//! These shapes are the contract with the window (their TypeScript is generated from here) and with `--json` (field
//! names are stable, snake_case; dates are civil dates `2026-03-31`; minutes are minutes). They hold no rule: what they
//! show is decided in the rooms beside this one.

mod boot;
mod feeds;
mod firings;
mod idea_offers;
mod inbox;
mod overview;
mod people;
mod post_line;
mod post_page;
mod post_query;
mod posts;
mod programme_page;
mod progress;
mod reminders;
mod settings;
mod step_page;
mod task_line;
mod task_list;
mod text_check;
mod today;
mod week;
mod worksheet_view;

pub use boot::{Boot, OnboardingDefaults, UndoState};
pub use feeds::{FeedLine, FeedRequest, FeedsPage, ProposalLine};
pub(crate) use feeds::{LoggedPages, matching_post, proposal_lines};
pub use firings::{DueLine, FiringLine, Verdict};
pub use idea_offers::IdeaOffer;
pub(crate) use idea_offers::idea_offers;
pub use inbox::{Inbox, InboxButton, InboxItem};
pub(crate) use overview::Overview;
pub(crate) use people::to_answer;
pub use people::{
    ConversationItem, ConversationList, ConversationQuery, KindCount, PeopleImport, PeoplePage, PeopleQuery, PersonLine, PersonPage,
};
pub use post_line::{PlaceLine, PostLine};
pub use post_page::{Decision, DraftCheck, PostPage};
pub use post_query::PostQuery;
pub use posts::{BoardColumn, MonthDay, PostBoard, PostList, PostMonth, PostsPage, StageCount};
pub use programme_page::{ProgrammePage, ProgrammeStep};
pub use progress::{ProgressPage, WeekBar};
pub use reminders::{PauseLine, ReminderLine, RemindersPage};
pub use settings::SettingsPage;
pub use step_page::{NeighbourStep, StepPage};
pub use task_line::{Lateness, StepTag, TaskLine, TaskOrigin, TaskState};
pub use text_check::TextCheck;
pub use today::{Journey, Today};
pub use week::WeekReport;
pub use worksheet_view::{WorksheetRow, WorksheetView};
