//! The coach: a programme and a store. What it can do is in `actions`, what it can show in `views`.

use std::path::Path;
use std::time::SystemTime;

use chrono::{DateTime, NaiveDate, Utc};

use chrono_tz::Tz;
use rusqlite::Connection;

use crate::calendar::natural_date::{Calendar, DayRead, Direction, parse_moment};
use crate::calendar::{Now, WeekStart};
use crate::changed::Changed;
use crate::error::Result;
use crate::journal::Journal;
use crate::profile::{Profile, parse_zone};
use crate::programme::Programme;
use crate::store::Topic;
use crate::store::UndoState;
use crate::store::staging::Staging;
use crate::store::{
    Backup, BackupLine, BackupReason, Backups, CheckReport, Contents, DataCopy, HistoryLine, Salvaged, Tx,
};
use crate::store::{Op, Store, profiles};

/// Who may read outside a transaction: what shows things, and never what acts on them.
pub(crate) trait MayRead {}

/// The coach of one data folder.
#[derive(Debug)]
pub struct Coach {
    store: Store,
    pub(crate) programme: &'static Programme,
}

impl Coach {
    /// Opens the data that is in a folder. Makes nothing.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open(folder: &Path) -> Result<Self> {
        Ok(Self::of(Store::open(folder)?))
    }

    /// Opens the data folder, making it if it is missing.
    ///
    /// # Errors
    /// As [`Store::create`].
    pub fn create(folder: &Path) -> Result<Self> {
        Ok(Self::of(Store::create(folder)?))
    }

    /// Opens what is in the folder; where there is nothing, the first thing written makes it.
    ///
    /// # Errors
    /// As [`Store::open_or_blank`].
    pub fn open_or_blank(folder: &Path) -> Result<Self> {
        Ok(Self::of(Store::open_or_blank(folder)?))
    }

    /// A backup opened as a journal in memory, with what it holds. Nothing of it is kept.
    ///
    /// # Errors
    /// As [`Store::of_backup`].
    pub fn of_backup(backups: &Backups, backup: &BackupLine) -> Result<(Self, Contents)> {
        let (store, contents) = Store::of_backup(backups, backup)?;
        Ok((Self::of(store), contents))
    }

    /// What can be read of a damaged journal, in memory, with what that is. Nothing in the folder is changed.
    ///
    /// # Errors
    /// As [`Store::of_damaged`].
    pub fn of_damaged(folder: &Path) -> Result<(Self, Salvaged)> {
        let (store, salvaged) = Store::of_damaged(folder)?;
        Ok((Self::of(store), salvaged))
    }

    fn of(store: Store) -> Self {
        Self { store, programme: Programme::built_in() }
    }

    /// Moves what the database's log holds into the database, as [`Store::checkpoint`] says.
    ///
    /// # Errors
    /// As [`Store::checkpoint`].
    pub fn checkpoint(&self) -> Result<bool> {
        self.store.checkpoint()
    }

    /// As [`Store::log_state`].
    #[must_use]
    pub fn log_state(&self) -> Option<(u64, SystemTime)> {
        self.store.log_state()
    }

    /// Makes a verified copy of everything, as [`Store::backup`] says.
    ///
    /// # Errors
    /// As [`Store::backup`].
    pub fn backup(&self, now: &Now, out: Option<&Path>) -> Result<Backup> {
        self.store.backup(&self.by_the_users_clock(now), out)
    }

    /// Makes the daily backup when the newest one is older than a day, as [`Store::backup_when_due`] says.
    ///
    /// # Errors
    /// As [`Store::backup`].
    pub fn backup_when_due(&self, now: &Now) -> Result<Option<Backup>> {
        self.store.backup_when_due(&self.by_the_users_clock(now))
    }

    /// Makes a backup before something that changes much at once: an import, many deletions. When it can't be made, what
    /// was about to happen must not.
    ///
    /// # Errors
    /// As [`Store::backup`].
    pub fn backup_before(&self, now: &Now, reason: BackupReason) -> Result<Option<Backup>> {
        self.store.backup_before(&self.by_the_users_clock(now), reason)
    }

    /// Checks the journal and its newest backups, as [`Store::check`] says.
    ///
    /// # Errors
    /// As [`Store::check`].
    pub fn check(&self) -> Result<CheckReport> {
        self.store.check()
    }

    /// Whether this coach has changed anything since it was opened.
    #[must_use]
    pub fn has_written(&self) -> bool {
        self.store.has_written()
    }

    /// The present in the zone that the user chose, where they did.
    #[must_use]
    pub fn by_the_users_clock(&self, now: &Now) -> Now {
        self.in_user_zone(now).map_or(*now, |(_, home)| home)
    }

    /// The folder that holds everything.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.store.folder()
    }

    /// Whether the first questions were answered.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when SQLite refuses.
    pub fn is_onboarded(&self) -> Result<bool> {
        Ok(profiles::get(self.store.conn())?.is_some())
    }

    /// Whether another process wrote since this was last asked.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when SQLite refuses.
    pub fn changed_elsewhere(&mut self) -> Result<bool> {
        self.store.changed_elsewhere()
    }

    /// The latest user actions, latest first.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when SQLite refuses.
    pub fn history(&self) -> Result<Vec<HistoryLine>> {
        self.store.history()
    }

    /// The civil date that words mean to the user now: ahead, as for plans, or back, as for logs.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] when they mean none, [`crate::Error::NotOnboarded`] before the first questions.
    pub fn day(&self, now: &Now, words: &str, direction: Direction) -> Result<NaiveDate> {
        let (profile, now) = self.in_user_zone(now)?;
        Calendar::new(&now, profile.week_start).day(words, direction)
    }

    /// The instant that words for a day and a time mean to the user now: "tomorrow 9am", "in 2 hours".
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] when they mean none, [`crate::Error::NotOnboarded`] before the first questions.
    pub fn moment(&self, now: &Now, words: &str) -> Result<DateTime<Utc>> {
        let (profile, now) = self.in_user_zone(now)?;
        parse_moment(words, &now, profile.week_start)
    }

    /// The civil date that words mean to someone who has no profile yet, in the zone they are about to choose.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] when they mean none or there is no such zone.
    pub fn first_day(&self, now: &Now, words: &str, zone: Option<&str>) -> Result<NaiveDate> {
        let zone = zone.map_or(Ok(None), parse_zone)?;
        Calendar::new(&now.in_zone(zone.unwrap_or(now.zone)), WeekStart::default())
            .day(words, Direction::MostlyFuture)
    }

    /// How words in a field for a day are understood while they are typed. Works before the first questions too.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when SQLite refuses.
    pub fn read_day(&self, now: &Now, words: &str, direction: Direction) -> Result<DayRead> {
        Ok(self.calendar(now)?.read(words, direction))
    }

    /// What words for days are read with: the user's zone and weeks, or the computer's and Mondays before the first
    /// questions.
    pub(crate) fn calendar(&self, now: &Now) -> Result<Calendar> {
        Ok(match profiles::get(self.store.conn())? {
            Some(profile) => Calendar::new(&profile.home(now), profile.week_start),
            None => Calendar::new(now, WeekStart::default()),
        })
    }

    /// The answer to a call that had nothing to write.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when SQLite refuses.
    pub fn nothing_changed(&self) -> Result<Changed> {
        self.answer(Vec::new(), "No changes".to_owned(), None)
    }

    /// What there is, for callers that read outside a transaction.
    pub(crate) fn reading(&self, _: &impl MayRead) -> &Connection {
        self.store.conn()
    }

    /// The read model of the domain now, read outside a transaction.
    pub(crate) fn read_journal(&self, now: &Now) -> Result<Journal> {
        Journal::read(self.store.conn(), self.programme, now)
    }

    /// One transaction, of which `work` says what it was once it is done.
    pub(crate) fn transact_as<T>(
        &mut self,
        now: &Now,
        work: impl FnOnce(&Tx<'_>) -> Result<(T, Op)>,
    ) -> Result<(T, Vec<Topic>)> {
        self.store.transact_as(now, work)
    }

    /// What undo and redo would do now.
    pub(crate) fn undo_state(&self) -> Result<UndoState> {
        self.store.undo_state()
    }

    /// When the file was last written, in the user's zone, and the copies of it beside it.
    pub(crate) fn file_and_copies(&self, zone: Tz) -> Result<(Option<NaiveDate>, Vec<DataCopy>)> {
        Ok((self.store.last_used_on(zone)?, self.store.copies(zone)))
    }

    /// Replaces everything by what is staged, as [`Store::replace_all`] says.
    pub(crate) fn replace_all(&mut self, staged: &Staging) -> Result<()> {
        self.store.replace_all(staged)
    }

    /// The machine's own bookkeeping, in one transaction.
    pub(crate) fn keeping<T>(
        &mut self,
        now: &Now,
        work: impl FnOnce(&Tx<'_>) -> Result<T>,
    ) -> Result<(T, Vec<Topic>)> {
        self.store.transact(&Op::machine(), now, work)
    }

    /// Takes the last action back, or does the last one taken back again. Answers with its label.
    pub(crate) fn travel(&mut self, back: bool) -> Result<(String, Vec<Topic>)> {
        if back { self.store.undo() } else { self.store.redo() }
    }

    /// The profile, and the present in the zone the user chose.
    pub(crate) fn in_user_zone(&self, now: &Now) -> Result<(Profile, Now)> {
        let profile = profiles::require(self.store.conn())?;
        let now = profile.home(now);
        Ok((profile, now))
    }

    pub(crate) fn answer(
        &self,
        topics: Vec<Topic>,
        said: String,
        created: Option<String>,
    ) -> Result<Changed> {
        Ok(Changed {
            topics,
            undo: self.store.undo_state()?,
            said,
            created,
            ticked: Vec::new(),
            moments: Vec::new(),
        })
    }
}
