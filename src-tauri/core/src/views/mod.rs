//! What a page, a command or a script reads: one struct a page, filled by one call.
//!
//! These shapes are the contract with the window (their TypeScript is generated from here) and with `--json` (field
//! names are stable, snake_case; dates are civil dates `2026-03-31`; minutes are minutes). They hold no rule: what they
//! show is decided in the rooms beside this one.

mod boot;
mod firings;
mod inbox;
mod overview;
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
mod worksheet_view;

pub use boot::{Boot, OnboardingDefaults, UndoState};
pub use firings::{DueLine, FiringLine, Verdict};
pub use inbox::{Inbox, InboxButton, InboxItem};
pub(crate) use overview::Overview;
pub use posts::{PostLine, PostsPage};
pub use programme_page::{ProgrammePage, ProgrammeStep};
pub use progress::{ProgressPage, WeekBar};
pub use reminders::{PauseLine, ReminderLine, RemindersPage};
pub use settings::SettingsPage;
pub use step_page::{NeighbourStep, StepPage};
pub use task_line::{Lateness, StepTag, TaskLine, TaskOrigin, TaskState};
pub use text_check::TextCheck;
pub use today::{Journey, Today};
pub use worksheet_view::{WorksheetRow, WorksheetView};
