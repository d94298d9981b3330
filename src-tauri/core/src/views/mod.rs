//! What a page, a command or a script reads: one struct a page, filled by one call.
//!
//! These shapes are the contract with the window (their TypeScript is generated from here) and with `--json` (field
//! names are stable, snake_case; dates are civil dates `2026-03-31`; minutes are minutes). They hold no rule: what they
//! show is decided in the domain modules.

mod backups;
mod boot;
mod calendar;
mod critique;
mod data;
mod data_page;
mod dossier_page;
mod feed_requests;
mod feed_standing;
mod feeds;
mod firings;
mod first_post_page;
mod found;
mod imports;
mod inbox;
mod look_back_page;
mod milestone_pages;
mod milestone_paper;
mod news;
mod next_action;
mod number_line;
mod numbers;
mod pause_weeks;
mod people;
mod people_preview;
mod post_line;
mod post_page;
mod post_query;
mod posts;
mod programme_page;
mod progress;
mod prompt_suggestions;
mod read_lines;
mod rehearsal;
mod reminders;
mod review_page;
mod score_lines;
mod score_page;
mod settings;
mod share_page;
mod step_page;
mod study_page;
mod task_list;
mod text_check;
mod today;
mod week;
mod who_next;
mod worksheet_view;

use rusqlite::Connection;

use crate::coach::{Coach, MayRead};

pub use crate::import::{
    DateOrder, PastAnswer, PastChoices, PastCount, PastFate, PastKind, PastLook, PastPreview, PastQuestion,
    PastQuestionKind, PastRow, PastRows, PastRowsQuery, PastSource, PastStage, PastYear, PillarOffer,
    Progress, Unwatched,
};
pub use crate::journal::{
    ClaimLine, EvidenceChoice, EvidenceLine, InPlace, InitiativeLine, Journey, Lateness, MomentLine,
    NextAction, ProgrammeStep, PromptFinding, PromptFindingState, PromptName, PromptPartLine, PromptPiece,
    PromptPlace, PromptPreview, SamePost, StepTag, TaskCount, TaskLine, TaskOrigin, TaskState, TaskWaiting,
    TextCheck, WorksheetRow,
};
pub use crate::metrics::SeriesPoint;
pub use crate::people::person::{
    ImportFate, ImportOffer, ImportRow, PeopleChoices, PeopleFile, PeopleImport, RowChoice, SameName,
};
pub use crate::score::ScoreMonth;
pub use crate::store::UndoState;
pub use backups::{SecondFolderLine, moment_in_words, second_folder_line, try_newest_backup};
pub use boot::{Boot, OnboardingDefaults};
pub use calendar::{CalendarDay, CalendarSlot, CalendarWeek, PostCalendar};
pub use critique::{AnswerRead, CritiqueLine, PostCritique, PromptCopyLine};
pub use data::{DataFacts, SyncNotice};
pub use data_page::DataPage;
pub use dossier_page::{DossierPage, OfferedClaim};
pub(crate) use feeds::proposal_lines;
pub use feeds::{FeedEntries, FeedEntryLine, FeedLine, FeedRequest, FeedsPage, ProposalLine};
pub use firings::{DueLine, FiringLine, Verdict};
pub use first_post_page::FirstPostPage;
pub use found::{FoundKind, FoundLine};
pub use imports::{ImportLine, PastFile, PastLooked};
pub use inbox::{Inbox, InboxButton, InboxItem};
pub use look_back_page::{AnsweredLine, EarlierDecision, LookBackPage, LookBackPost, TalkLine};
pub use milestone_pages::{GraduationPage, HalfwayPage, KeepLine, LetterLine, SaidLine, ThenAndNow};
pub use news::{NewsKind, NewsLine};
pub use number_line::{NumberLine, PostNumbers, Provenance, RevisedLine};
pub use numbers::{AccountNumber, NetworkNumbers, NumberList, NumberQuery, NumbersPage};
pub(crate) use people::to_answer;
pub use people::{
    ConversationItem, ConversationList, ConversationQuery, KindCount, PeoplePage, PeopleQuery, PersonLine,
    PersonPage,
};
pub use post_line::{PlaceLine, PostLine};
pub use post_page::{Decision, DraftCheck, PostPage};
pub use post_query::PostQuery;
pub use posts::{BoardColumn, MonthDay, PostBoard, PostList, PostMonth, PostsPage, StageCount};
pub use programme_page::{PaceCard, ProgrammePage};
pub use progress::{ProgressPage, WeekBar};
pub use prompt_suggestions::PromptSuggestion;
pub(crate) use prompt_suggestions::prompt_suggestions;
pub use read_lines::{LinkRead, LinkTime};
pub use rehearsal::Rehearsal;
pub use reminders::{PauseLine, ReminderLine, RemindersPage};
pub use review_page::{EarlierReview, PillarShare, QuarterFacts, QuarterInitiative, ReviewPage, WeekNote};
pub use score_lines::{ScorePartLine, ScorePlace, ScoreRowLine, ScoreSignalLine};
pub use score_page::{NextPointLine, ScorePage, ScoreReading, ScoreSentence, ScoreTargets};
pub use settings::{SettingsPage, SituationLine};
pub use share_page::SharePage;
pub use step_page::{NeighbourStep, StepPage, TaskFields};
pub use study_page::{CaseLine, StudyPage, StudyProcess};
pub use today::{ComingUp, ComingUpKind, HoldLine, MissedQuestion, Today, TodayState};
pub use week::WeekReport;
pub use who_next::WhoNext;
pub use worksheet_view::WorksheetView;

/// What is shown is read as it is; what is judged is read by the transaction that acts on it.
struct Shows;

impl MayRead for Shows {}

impl Coach {
    /// What there is, for showing it.
    pub(in crate::views) fn conn(&self) -> &Connection {
        self.reading(&Shows)
    }
}
