//! Keeps the icon in the tray that is there: one registration for each tray that comes up, tried again until the tray has
//! answered. An icon counts as shown only from that answer on; a program that hides behind a tray that never took its icon
//! could not be reached any more.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use ksni::{Handle, TrayMethods};
use tauri::AppHandle;
use tokio::sync::watch;
use tokio::time::{sleep, timeout};
use zbus::export::ordered_stream::OrderedStreamExt;
use zbus::fdo::DBusProxy;
use zbus::names::BusName;

use super::TrayFacts;
use super::item::Item;
use crate::backoff::Backoff;
use crate::boot_clock;

/// The name under which a tray can be reached.
const WATCHER: &str = "org.kde.StatusNotifierWatcher";
/// A tray that does not answer within this time is asked again later.
const ANSWERS_WITHIN: Duration = Duration::from_secs(10);
/// How long the bus may take to say whether there is a tray.
const BUS_ANSWERS_WITHIN: Duration = Duration::from_secs(1);

/// Whether a tray is on the bus at this moment.
pub(super) fn is_there() -> zbus::Result<bool> {
    let bus = zbus::blocking::connection::Builder::session()?.method_timeout(BUS_ANSWERS_WITHIN).build()?;
    Ok(zbus::blocking::fdo::DBusProxy::new(&bus)?.name_has_owner(BusName::try_from(WATCHER)?)?)
}

/// Keeps the icon up for as long as there is a bus.
///
/// # Errors
/// The bus's, when it cannot be reached or goes.
pub(super) async fn keep(
    app: &AppHandle,
    hosted: &AtomicBool,
    mut facts: watch::Receiver<TrayFacts>,
) -> zbus::Result<()> {
    let bus = zbus::Connection::session().await?;
    let names = DBusProxy::new(&bus).await?;
    // Before the first look: a tray that comes between the two is noticed.
    let mut owners = names.receive_name_owner_changed_with_args(&[(0, WATCHER)]).await?;
    let mut there = names.name_has_owner(BusName::try_from(WATCHER)?).await?;
    let mut icon: Option<Handle<Item>> = None;
    let mut backoff = Backoff::default();
    loop {
        if there && icon.is_none() && backoff.left(boot_clock::now()).is_none() {
            let taken = facts.borrow_and_update().clone();
            icon = register(app, taken).await;
            if icon.is_some() {
                backoff.worked()
            } else {
                backoff.failed(boot_clock::now())
            }
            hosted.store(icon.is_some(), Ordering::Relaxed);
        }
        let wait = backoff.left(boot_clock::now()).filter(|_| there && icon.is_none());
        tokio::select! {
            changed = owners.next() => {
                let Some(changed) = changed else { return Ok(()) };
                hosted.store(false, Ordering::Relaxed);
                there = changed.args()?.new_owner.is_some();
                // A tray that came is asked at once, and gets an icon of its own.
                backoff.worked();
                drop(icon.take().map(|icon| icon.shutdown()));
            }
            Ok(()) = facts.changed() => {
                facts.mark_unchanged();
                if let Some(icon) = icon.clone() {
                    // It is not waited for: a tray that hangs must not keep its own going from being heard.
                    let facts = facts.clone();
                    tauri::async_runtime::spawn(async move { icon.update(|item| item.facts = facts.borrow().clone()).await });
                }
            }
            () = sleep(wait.unwrap_or_default()), if wait.is_some() => {}
        }
    }
}

/// The icon, once the tray has answered that it took it.
async fn register(app: &AppHandle, facts: TrayFacts) -> Option<Handle<Item>> {
    match timeout(ANSWERS_WITHIN, Item::new(app, facts).spawn()).await {
        Ok(Ok(icon)) => Some(icon),
        Ok(Err(error)) => {
            log::info!("tray rejected the icon: {error}");
            None
        }
        Err(_) => {
            log::info!("tray didn’t respond within {} s", ANSWERS_WITHIN.as_secs());
            None
        }
    }
}
