//! Fetches the user's feeds: when one is due, and on request.
//!
//! Nothing is fetched unless the user added a feed. A feed that fails keeps its reason and blocks no other.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, mpsc};

use standpoint_core::Error;
use standpoint_core::changed::Changed;
use standpoint_core::id::FeedId;
use standpoint_core::views::FeedRequest;
use standpoint_fetch::{PATIENCE, Policy, read};
use tauri::{AppHandle, Manager};

use crate::failure::Failure;
use crate::shared_coach::{SharedCoach, act, ask, notify_page};
use crate::shutdown::Shutdown;

/// What is said when reading takes longer than someone waits.
const STILL_READING: &str = "Still refreshing, in the background.";

/// Lets one feed be read at a time.
#[derive(Debug)]
pub(crate) struct FeedReader {
    policy: Policy,
    reads: Mutex<()>,
    is_looking: AtomicBool,
}

impl FeedReader {
    /// A reader; `on_loopback` is the development switch that lets feeds on this machine be read.
    pub(crate) fn new(on_loopback: bool) -> Self {
        let policy = Policy { allow_loopback: on_loopback, ..Policy::default() };
        Self { policy, reads: Mutex::default(), is_looking: AtomicBool::default() }
    }
}

/// Reads what is due, on a thread of its own. Does nothing while that still goes on.
pub(crate) fn read_due(app: &AppHandle) {
    let due = app.state::<Arc<SharedCoach>>().ask(|coach, now| coach.due_feeds(now));
    if due.is_ok_and(|due| due.is_empty())
        || app.state::<FeedReader>().is_looking.swap(true, Ordering::AcqRel)
    {
        return;
    }
    let app = app.clone();
    tauri::async_runtime::spawn_blocking(move || {
        if let Err(failure) = read_those(&app, |coach, now| coach.due_feeds(now)) {
            log::warn!("failed to store a feed: {:?}", failure.code);
        }
        app.state::<FeedReader>().is_looking.store(false, Ordering::Release);
    });
}

/// Reads one feed, or all of them, and answers with what the last one brought. Anyone who asks waits [`PATIENCE`]; what takes
/// longer goes on without them, and the page is told of each feed as it comes.
pub(crate) fn read_now(app: &AppHandle, feed: Option<FeedId>) -> Result<Changed, Failure> {
    let (answer, wait) = mpsc::channel();
    let reading = app.clone();
    tauri::async_runtime::spawn_blocking(move || {
        let read = read_those(&reading, |coach, _| match feed {
            Some(feed) => coach.feed_request(feed).map(|request| vec![request]),
            None => coach.feed_requests(),
        });
        if let Err(mpsc::SendError(Err(failure))) = answer.send(read) {
            log::warn!("failed to store a requested feed: {:?}", failure.code);
        }
    });
    match wait.recv_timeout(PATIENCE) {
        Ok(read) => read?.map_or_else(|| ask(app, |coach, _| coach.nothing_changed()), Ok),
        Err(_) => ask(app, |coach, _| coach.nothing_changed())
            .map(|nothing| Changed { said: STILL_READING.to_owned(), ..nothing }),
    }
}

fn read_those(
    app: &AppHandle,
    which: impl FnOnce(
        &mut standpoint_core::Coach,
        &standpoint_core::calendar::Now,
    ) -> Result<Vec<FeedRequest>, Error>,
) -> Result<Option<Changed>, Failure> {
    let reader = app.state::<FeedReader>();
    let _one_at_a_time = reader.reads.lock().unwrap_or_else(PoisonError::into_inner);
    // Asked for only now: what someone else has just read is due no more.
    let requests = ask(app, which)?;
    let mut last: Option<Changed> = None;
    for request in requests {
        if app.state::<Shutdown>().has_begun() {
            break;
        }
        let answer = read(&request, &reader.policy);
        // The data may be closed by now; the feed is due again at the next start.
        if app.state::<Shutdown>().has_begun() {
            break;
        }
        let changed = act(app, |coach, now| coach.store_feed(now, request.id, &answer))?;
        notify_page(app, Some(&changed));
        last = Some(changed);
    }
    Ok(last)
}
