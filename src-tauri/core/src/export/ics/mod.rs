//! The calendar file's text (RFC 5545): events as lines, and what became of each since the text was made last.
//!
//! It knows nothing of where events come from. An event counts up when its properties change; unchanged ones keep their time
//! stamps, so that the same events give the same bytes.

mod event;
mod text;

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, NaiveDate, Utc};
use icalendar::{Calendar, Class, Component, Event, EventStatus, Property};
use sha2::{Digest, Sha256};

use crate::calendar::WeekStart;
use crate::store::calendar_items::CalendarItem;

pub(super) use event::{CalendarEvent, Subject, When};
use text::{date, folded, utc};

/// Who made the file. Without a version: an update must not change the file.
pub(super) const MAKER: &str = "-//Standpoint//Standpoint//EN";
/// What is gone is said to be cancelled for this long.
const CANCELLED_DAYS: i64 = 30;

/// The text and what it says of each event, given what the last one said.
pub(super) struct Written {
    pub(super) text: String,
    pub(super) items: Vec<CalendarItem>,
}

/// Writes a journal's events. Posts from before `since` and single times that have passed leave without a word; anything else
/// that is gone stays as cancelled for 30 days.
pub(super) fn write(
    journal: &str,
    week_start: WeekStart,
    events: &[CalendarEvent],
    last: &[CalendarItem],
    since: NaiveDate,
    now: DateTime<Utc>,
) -> Written {
    let mut known: BTreeMap<&str, &CalendarItem> =
        last.iter().map(|item| (item.uid.as_str(), item)).collect();
    let mut written: BTreeMap<String, (CalendarItem, Event)> = BTreeMap::new();
    for event in events {
        let uid = event.uid(journal);
        let mut component = event.event(week_start);
        let digest = digest(&component);
        let item = match known.remove(uid.as_str()) {
            Some(item) if item.digest == digest && item.gone_at.is_none() => item.clone(),
            before => CalendarItem {
                uid: uid.clone(),
                starts: event.when.starts(),
                digest,
                sequence: before.map_or(0, |item| item.sequence + 1),
                changed_at: now,
                gone_at: None,
            },
        };
        stamp(&mut component, &item);
        written.insert(uid, (item, component));
    }
    for item in known.into_values() {
        if let Some(item) = gone(item, since, now) {
            let component = cancelled(&item);
            written.insert(item.uid.clone(), (item, component));
        }
    }
    let mut calendar = Calendar::empty();
    for (name, value) in [
        ("VERSION", "2.0"),
        ("PRODID", MAKER),
        ("CALSCALE", "GREGORIAN"),
        ("NAME", "Standpoint"),
        ("X-WR-CALNAME", "Standpoint"),
        ("X-PUBLISHED-TTL", "PT1H"),
    ] {
        calendar.append_property(Property::new(name, value));
    }
    calendar
        .append_property(Property::new("REFRESH-INTERVAL", "PT1H").add_parameter("VALUE", "DURATION").done());
    let (items, components): (Vec<_>, Vec<_>) = written.into_values().unzip();
    for component in components {
        calendar.push(component);
    }
    Written { text: folded(&calendar.to_string()), items }
}

/// What becomes of an item whose event is no more; none when it is forgotten.
fn gone(item: &CalendarItem, since: NaiveDate, now: DateTime<Utc>) -> Option<CalendarItem> {
    if let Some(at) = item.gone_at {
        return (now - at <= Duration::days(CANCELLED_DAYS)).then(|| item.clone());
    }
    let has_aged = item.starts.len() == "20260310".len() && item.starts < date(since)
        || item.starts.ends_with('Z') && item.starts <= utc(now);
    (!has_aged).then(|| CalendarItem {
        sequence: item.sequence + 1,
        changed_at: now,
        gone_at: Some(now),
        ..item.clone()
    })
}

fn cancelled(item: &CalendarItem) -> Event {
    let mut event = Event::new();
    event.class(Class::Private).summary(Subject::of(&item.uid).map_or("Standpoint", Subject::name));
    event.status(EventStatus::Cancelled).add_property("TRANSP", "TRANSPARENT");
    let mut starts = Property::new("DTSTART", item.starts.as_str());
    if !item.starts.contains('T') {
        starts.add_parameter("VALUE", "DATE");
    }
    event.append_property(starts);
    stamp(&mut event, item);
    event
}

/// Says which version of the event this is.
fn stamp(event: &mut Event, item: &CalendarItem) {
    event.uid(&item.uid).sequence(item.sequence).timestamp(item.changed_at).last_modified(item.changed_at);
}

fn digest(event: &Event) -> String {
    let mut hash = Sha256::new();
    let lists = event.multi_properties().values().flatten();
    for property in event.properties().values().chain(lists) {
        hash.update(format!("{}:{}\n", property.key(), property.value()));
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests;
