//! What the page is told without having asked: each event with what it carries. The window's side is written from the list
//! (`crate::contract`).

use std::marker::PhantomData;

use serde::Serialize;
use standpoint_core::changed::Changed;
use tauri::{AppHandle, Emitter};

use crate::failure::Failure;
use crate::past_file::PastProgress;

/// An event that carries a `T`.
pub(crate) struct Event<T> {
    name: &'static str,
    carries: PhantomData<fn(T)>,
}

impl<T: Serialize + Clone> Event<T> {
    const fn new(name: &'static str) -> Self {
        Self { name, carries: PhantomData }
    }

    /// Tells the page.
    ///
    /// # Errors
    /// When the payload cannot be sent.
    pub(crate) fn tell(&self, app: &AppHandle, payload: T) -> tauri::Result<()> {
        app.emit(self.name, payload)
    }
}

/// Declares the events and, for the page, lists them with what they mean.
macro_rules! events {
    ($($(#[doc = $what:literal])+ $constant:ident: $payload:ty = $name:literal;)+) => {
        $($(#[doc = $what])+ pub(crate) const $constant: Event<$payload> = Event::new($name);)+

        /// The events with their types, for what is written from them.
        #[cfg(test)]
        pub(crate) fn described(types: &mut crate::contract::Types) -> Vec<crate::contract::Event> {
            vec![$(crate::contract::Event { name: $name, what: &[$($what),+], payload: types.name::<$payload>() }),+]
        }
    };
}

events! {
    /// A change that this window did not make; null when all that is known is that something changed.
    CHANGED: Option<Changed> = "changed";
    /// The shell is about to leave: save what is held, then call `flushed`.
    FLUSH: () = "flush";
    /// The window was closed for the first time and could stay in the tray: the user says which.
    ASK_CLOSE: () = "ask-close";
    /// A page was asked for outside the window, from a notification or the tray: its path.
    GO: &'static str = "go";
    /// A file was dropped on the window and is held: the Import page shows it. Else why it can’t be.
    FILE_DROPPED: Option<Failure> = "file-dropped";
    /// How far reading or importing a file is.
    PAST_PROGRESS: PastProgress = "past-progress";
    /// Logging a post was asked for outside the window.
    LOG_POST: () = "log-post";
    /// Noting an idea was asked for outside the window.
    NEW_IDEA: () = "new-idea";
    /// This page was loaded again because the one before it ended by itself.
    RESUMED: () = "resumed";
    /// The window stayed blank before, and is drawn plainly from now on.
    DRAWN_PLAINLY: () = "drawn-plainly";
}
