//! The one coach behind the window, the timer and the notifications. Each uses it from its own thread.

use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use standpoint_core::calendar::Now;
use standpoint_core::changed::{Changed, Topic};
use standpoint_core::{Coach, Error, ErrorCode};
use tauri::{AppHandle, Manager};
use tokio::sync::Notify;

use crate::checkpoint::CheckpointTimer;
use crate::clock::Clock;
use crate::data_folder::DataFolder;
use crate::failure::Failure;
use crate::{events, window};

/// A coach that is opened when it is first asked, so that a data folder that cannot be used is an answer to the window
/// and not the end of the app; and again after the disk or the database failed.
#[derive(Debug)]
pub(crate) struct SharedCoach {
    folder: DataFolder,
    clock: Clock,
    coach: Mutex<Option<Coach>>,
    acted: Arc<Notify>,
    changed: Arc<Notify>,
    actions: AtomicU64,
    checkpoint_timer: Mutex<CheckpointTimer>,
}

impl SharedCoach {
    /// The coach of a data folder, with the clock it is told the time by.
    pub(crate) fn new(folder: DataFolder, clock: Clock) -> Self {
        Self {
            folder,
            clock,
            coach: Mutex::default(),
            acted: Arc::default(),
            changed: Arc::default(),
            actions: AtomicU64::default(),
            checkpoint_timer: Mutex::default(),
        }
    }

    /// Where everything is kept, whether or not it can be opened.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The present.
    pub(crate) fn now(&self) -> Now {
        self.clock.now()
    }

    /// Is notified after each action.
    pub(crate) fn acted(&self) -> Arc<Notify> {
        Arc::clone(&self.acted)
    }

    /// Is notified after each change, by whomever; for one who waits besides the timer.
    pub(crate) fn changed(&self) -> Arc<Notify> {
        Arc::clone(&self.changed)
    }

    /// Counts what was changed, by whomever: what was read at the same count is still so.
    pub(crate) fn actions_so_far(&self) -> u64 {
        self.actions.load(Ordering::Relaxed)
    }

    fn something_changed(&self) {
        // The first answers have made the data.
        if self.actions_so_far() == 0 {
            self.folder.remember();
        }
        self.actions.fetch_add(1, Ordering::Relaxed);
        self.acted.notify_one();
        self.changed.notify_one();
    }

    /// Asks the coach. One question at a time; not for the main thread.
    pub(crate) fn ask<T>(&self, work: impl FnOnce(&mut Coach, &Now) -> Result<T, Error>) -> Result<T, Error> {
        let mut lent = self.lend()?;
        let answer = work(&mut lent.coach, &self.now());
        lent.give_back(answer.as_ref().err());
        answer
    }

    fn lend(&self) -> Result<Lent<'_>, Error> {
        let mut place = self.coach.lock().unwrap_or_else(PoisonError::into_inner);
        let coach = match place.take() {
            Some(coach) => coach,
            None => self.open()?,
        };
        Ok(Lent { coach, place })
    }

    /// Opens what is in the folder. One that held data before and is empty now, or not there, is not begun again: its disk may
    /// not be connected.
    fn open(&self) -> Result<Coach, Error> {
        match Coach::open(self.folder.path()) {
            Ok(coach) => {
                self.folder.remember();
                Ok(coach)
            }
            Err(Error::NoData { folder }) if self.folder.was_used() => Err(Error::UnusableData(format!(
                "Your data isn’t in {} any more. If it’s on another disk or a network, connect that and try again. Otherwise put a backup there.",
                folder.display()
            ))),
            Err(Error::NoData { .. }) => Coach::open_or_blank(self.folder.path()),
            Err(error) => Err(error),
        }
    }

    /// Runs what replaces the data while no one else here has them open.
    pub(crate) fn while_closed<T>(
        &self,
        work: impl FnOnce(&Path, &Now) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let mut place = self.coach.lock().unwrap_or_else(PoisonError::into_inner);
        *place = None;
        work(self.folder.path(), &self.now())
    }

    /// Asks a coach of its own: long work keeps no page waiting.
    pub(crate) fn ask_apart<T>(
        &self,
        work: impl FnOnce(&mut Coach, &Now) -> Result<T, Error>,
    ) -> Result<T, Error> {
        work(&mut Coach::open(self.folder.path())?, &self.now())
    }

    /// Runs an action that takes long with a coach of its own, as another program would, then wakes the timer.
    pub(crate) fn act_apart(
        &self,
        work: impl FnOnce(&mut Coach, &Now) -> Result<Changed, Error>,
    ) -> Result<Changed, Error> {
        let changed = self.ask_apart(work)?;
        self.something_changed();
        Ok(changed)
    }

    /// Runs what replaces the data, as [`Self::while_closed`], then wakes the timer.
    pub(crate) fn replaced<T>(&self, work: impl FnOnce(&Path, &Now) -> Result<T, Error>) -> Result<T, Error> {
        let answer = self.while_closed(work)?;
        self.something_changed();
        Ok(answer)
    }

    /// Moves the database's log into the database once no one has written for a while.
    pub(crate) fn rest(&self, steady: Duration) {
        let mut place = self.coach.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(coach) = place.as_mut()
            && self
                .checkpoint_timer
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .is_time(coach.log_state(), steady)
            && let Err(error) = coach.checkpoint()
        {
            log::debug!("the log stays beside the database: {:?}", error.code());
        }
    }

    /// Closes the data, so that it is left as one file.
    pub(crate) fn close(&self) {
        let coach = self.coach.lock().unwrap_or_else(PoisonError::into_inner).take();
        // Another program may hold the data, so closing alone would leave the log.
        if let Some(Err(error)) = coach.map(|coach| coach.checkpoint()) {
            log::debug!("the log stays beside the database: {:?}", error.code());
        }
    }
}

/// The coach while a question is asked, and the place where it belongs, which a panic leaves empty.
struct Lent<'a> {
    coach: Coach,
    place: MutexGuard<'a, Option<Coach>>,
}

impl Lent<'_> {
    /// After a failure of the disk or the database the connection is not trusted any more.
    fn give_back(mut self, failed: Option<&Error>) {
        if !failed.is_some_and(|error| matches!(error.code(), ErrorCode::Storage | ErrorCode::Damaged)) {
            *self.place = Some(self.coach);
        }
    }
}

/// Asks the coach of `app`.
pub(crate) fn ask<T>(
    app: &AppHandle,
    work: impl FnOnce(&mut Coach, &Now) -> Result<T, Error>,
) -> Result<T, Failure> {
    Ok(app.state::<Arc<SharedCoach>>().ask(work)?)
}

/// Runs an action, then wakes the timer and updates the window theme.
pub(crate) fn act(
    app: &AppHandle,
    work: impl FnOnce(&mut Coach, &Now) -> Result<Changed, Error>,
) -> Result<Changed, Failure> {
    let changed = ask(app, work)?;
    app.state::<Arc<SharedCoach>>().something_changed();
    if changed.topics.contains(&Topic::Preferences) {
        window::follow_theme(app);
    }
    Ok(changed)
}

/// Tells the page of a change it did not make itself.
pub(crate) fn notify_page(app: &AppHandle, changed: Option<&Changed>) {
    // Without a page there is no one to tell: the next one reads everything again.
    if app.get_webview_window(window::MAIN).is_none() {
        return;
    }
    if let Err(error) = events::CHANGED.tell(app, changed.cloned()) {
        log::warn!("failed to notify page: {error}");
    }
}

/// Looks whether another program, the command line say, has changed the data, and tells the page.
pub(crate) fn look_for_foreign_changes(app: &AppHandle) {
    match app.state::<Arc<SharedCoach>>().ask(|coach, _| coach.changed_elsewhere()) {
        Ok(true) => {
            app.state::<Arc<SharedCoach>>().something_changed();
            window::follow_theme(app);
            notify_page(app, None);
        }
        Ok(false) => {}
        Err(error) => log::debug!("the data cannot be looked at: {:?}", error.code()),
    }
}
