//! The calendar file's text (RFC 5545): events as lines, and what became of each since the text was made last.
//!
//! It knows nothing of where events come from. An event counts up when its properties change; unchanged ones keep their time
//! stamps, so that the same events give the same bytes.

use std::collections::BTreeMap;

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, Utc};
use icalendar::{Calendar, Class, Component, Event, EventLike, EventStatus, Property};
use sha2::{Digest, Sha256};

use crate::calendar::{Day, WeekStart};
use crate::store::calendar_items::CalendarItem;

/// Who made the file. Without a version: an update must not change the file.
pub(super) const MAKER: &str = "-//Standpoint//Standpoint//EN";
/// What is gone is said to be cancelled for this long.
const CANCELLED_DAYS: i64 = 30;
/// Octets of a line without its end, at most.
const LINE_MAX: usize = 75;

/// What an event is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    /// A post, planned or published.
    Post,
    /// The weekly time to write.
    Slot,
    /// The second one in a week.
    Backup,
    /// The last day to propose something to a venue.
    Deadline,
    /// A task of the user's own.
    Task,
}

impl Subject {
    const ALL: [Self; 5] = [Self::Post, Self::Slot, Self::Backup, Self::Deadline, Self::Task];

    /// The beginning of the names that calendars know such events by.
    fn key(self) -> &'static str {
        match self {
            Self::Post => "post",
            Self::Slot => "slot",
            Self::Backup => "backup",
            Self::Deadline => "deadline",
            Self::Task => "task",
        }
    }

    /// What the event says without any words of the user's.
    fn name(self) -> &'static str {
        match self {
            Self::Post => "Post",
            Self::Slot => "Writing time",
            Self::Backup => "Backup writing time",
            Self::Deadline => "Deadline",
            Self::Task => "Task",
        }
    }

    fn of(uid: &str) -> Option<Self> {
        let key = uid.split('-').next()?;
        Self::ALL.into_iter().find(|subject| subject.key() == key)
    }
}

/// When an event is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum When {
    /// A civil date.
    AllDay(NaiveDate),
    /// Every week from a first time on, by the clock of wherever the reader is, but for some times.
    Weekly {
        first: NaiveDateTime,
        except: Vec<NaiveDateTime>,
    },
    At(DateTime<Utc>),
}

impl When {
    /// As `DTSTART` has it.
    fn starts(&self) -> String {
        match self {
            Self::AllDay(day) => date(*day),
            Self::Weekly { first, .. } => floating(*first),
            Self::At(instant) => utc(*instant),
        }
    }
}

/// An event as it should stand in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CalendarEvent {
    pub(super) subject: Subject,
    /// What tells it from others of its subject.
    pub(super) key: String,
    pub(super) when: When,
    /// The user's words for it; empty where there are none, or they are hidden.
    pub(super) title: String,
    pub(super) description: String,
    pub(super) url: Option<String>,
    pub(super) category: String,
}

impl CalendarEvent {
    /// An event that says no more than what it is.
    pub(super) fn new(subject: Subject, key: impl ToString, when: When) -> Self {
        Self {
            subject,
            key: key.to_string(),
            when,
            title: String::new(),
            description: String::new(),
            url: None,
            category: String::new(),
        }
    }

    /// Says no more than what it is.
    pub(super) fn hidden(self) -> Self {
        Self::new(self.subject, self.key, self.when)
    }

    fn uid(&self, journal: &str) -> String {
        format!("{}-{}-{journal}@standpoint", self.subject.key(), self.key)
    }

    /// Its properties, but for those that say which version of it this is.
    fn event(&self, week_start: WeekStart) -> Event {
        let mut event = Event::new();
        event.class(Class::Private);
        let title = clean(&self.title, false);
        event.summary(&if title.is_empty() {
            self.subject.name().to_owned()
        } else {
            format!("{}: {title}", self.subject.name())
        });
        match &self.when {
            When::AllDay(day) => {
                event.starts(*day).ends(*day + Duration::days(1)).add_property("TRANSP", "TRANSPARENT");
            }
            When::Weekly { first, except } => {
                let day = &Day::of(first.date()).label()[..2].to_uppercase();
                let week = &week_start.label()[..2].to_uppercase();
                event.add_property("RRULE", format!("FREQ=WEEKLY;BYDAY={day};WKST={week}"));
                event.add_property("DTSTART", floating(*first));
                for except in except {
                    event.append_multi_property(Property::new("EXDATE", floating(*except)));
                }
                block(&mut event);
            }
            When::At(instant) => {
                event.starts(*instant);
                block(&mut event);
            }
        }
        let description = clean(&self.description, true);
        if !description.is_empty() {
            event.description(&description);
        }
        if let Some(url) = &self.url {
            event.url(&clean(url, false));
        }
        let category = clean(&self.category, false);
        if !category.is_empty() {
            event.categories([category]);
        }
        event
    }
}

/// Half an hour in which no one else should book the user.
fn block(event: &mut Event) {
    event.add_property("DURATION", "PT30M").add_property("TRANSP", "OPAQUE");
}

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

fn date(day: NaiveDate) -> String {
    day.format("%Y%m%d").to_string()
}

fn floating(time: NaiveDateTime) -> String {
    time.format("%Y%m%dT%H%M%S").to_string()
}

fn utc(instant: DateTime<Utc>) -> String {
    instant.format("%Y%m%dT%H%M%SZ").to_string()
}

/// A text without control characters; line feeds stay where there may be several lines.
fn clean(text: &str, has_lines: bool) -> String {
    let blank = |c: char| if c.is_whitespace() && !(has_lines && c == '\n') { ' ' } else { c };
    let text: String =
        text.replace("\r\n", "\n").chars().map(blank).filter(|c| *c == '\n' || !c.is_control()).collect();
    text.trim().to_owned()
}

/// Folds lines between characters, so that none is longer than 75 octets, and not before a blank: some readers lose one
/// there. The crate's own folding counts the blank that begins a continued line only in its middle lines.
fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.replace("\r\n ", "").split_terminator("\r\n") {
        let mut width = 0;
        for (at, character) in line.char_indices() {
            let size = character.len_utf8();
            let blanks = line[at + size..].bytes().take_while(|byte| *byte == b' ').count();
            let is_full = width + size > LINE_MAX;
            let ends_before_blank =
                character != ' ' && width + size + blanks > LINE_MAX && blanks < LINE_MAX / 2;
            if is_full || ends_before_blank {
                out.push_str("\r\n ");
                width = 1;
            }
            out.push(character);
            width += size;
        }
        out.push_str("\r\n");
    }
    out
}

#[cfg(test)]
mod tests {
    use ical::parser::ical::component::IcalEvent;
    use proptest::prelude::*;

    use super::*;

    const JOURNAL: &str = "0123456789abcdef0123456789abcdef";

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn post(title: &str, on: &str) -> CalendarEvent {
        CalendarEvent {
            title: title.to_owned(),
            ..CalendarEvent::new(Subject::Post, 7, When::AllDay(day(on)))
        }
    }

    fn wrote(events: &[CalendarEvent], last: &[CalendarItem], now: &str) -> Written {
        let now = at(now);
        write(JOURNAL, WeekStart::Monday, events, last, now.date_naive() - Duration::days(90), now)
    }

    /// The events as a second reader sees them. It leaves values escaped.
    fn parsed(text: &str) -> Vec<IcalEvent> {
        let calendars: Vec<_> = ical::IcalParser::new(text.as_bytes()).collect();
        assert_eq!(calendars.len(), 1);
        calendars.into_iter().next().unwrap().unwrap().events
    }

    fn value(event: &IcalEvent, name: &str) -> Option<String> {
        event.properties.iter().find(|property| property.name == name)?.value.clone()
    }

    fn unescaped(text: &str) -> String {
        let mut characters = text.chars();
        let mut out = String::new();
        while let Some(c) = characters.next() {
            out.push(match c {
                '\\' => match characters.next().unwrap() {
                    'n' => '\n',
                    other => other,
                },
                c => c,
            });
        }
        out
    }

    #[test]
    fn the_head_and_an_event_are_as_calendars_want_them() {
        let event = CalendarEvent {
            description: "One; two, three \\ four\nFive".to_owned(),
            url: Some("https://example.org/a,b;c".to_owned()),
            category: "Cloud, cost".to_owned(),
            ..post("Build or buy", "2026-03-10")
        };
        let text = wrote(&[event], &[], "2026-03-03T12:00:00Z").text;
        let expected = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Standpoint//Standpoint//EN\r\nCALSCALE:GREGORIAN\r\nNAME:Standpoint\r\n\
            X-WR-CALNAME:Standpoint\r\nX-PUBLISHED-TTL:PT1H\r\nREFRESH-INTERVAL;VALUE=DURATION:PT1H\r\nBEGIN:VEVENT\r\n\
            CLASS:PRIVATE\r\nDESCRIPTION:One\\; two\\, three \\\\ four\\nFive\r\n\
            DTEND;VALUE=DATE:20260311\r\nDTSTAMP:20260303T120000Z\r\nDTSTART;VALUE=DATE:20260310\r\n\
            LAST-MODIFIED:20260303T120000Z\r\nSEQUENCE:0\r\nSUMMARY:Post: Build or buy\r\nTRANSP:TRANSPARENT\r\n\
            UID:post-7-0123456789abcdef0123456789abcdef@standpoint\r\nURL:https://example.org/a,b;c\r\n\
            CATEGORIES:Cloud\\, cost\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        assert_eq!(text, expected);
    }

    #[test]
    fn a_weekly_slot_floats_and_leaves_out_its_pauses() {
        let first = day("2026-03-10").and_hms_opt(9, 0, 0).unwrap();
        let except = vec![first + Duration::days(7), first + Duration::days(14)];
        let slot = CalendarEvent::new(Subject::Slot, 1, When::Weekly { first, except });
        let text = wrote(&[slot], &[], "2026-03-03T12:00:00Z").text;
        for line in [
            "RRULE:FREQ=WEEKLY;BYDAY=TU;WKST=MO",
            "DTSTART:20260310T090000",
            "EXDATE:20260317T090000",
            "EXDATE:20260324T090000",
            "DURATION:PT30M",
            "TRANSP:OPAQUE",
            "SUMMARY:Writing time",
        ] {
            assert!(text.contains(&format!("\r\n{line}\r\n")), "{line} in {text}");
        }
        assert!(!text.contains("VALARM") && !text.contains("TZID") && !text.contains("METHOD"));
    }

    #[test]
    fn unchanged_events_give_the_same_bytes_and_a_changed_one_counts_up() {
        let first = wrote(&[post("One", "2026-03-10")], &[], "2026-03-03T12:00:00Z");
        let later = wrote(&[post("One", "2026-03-10")], &first.items, "2026-03-04T12:00:00Z");
        assert_eq!((&later.text, &later.items), (&first.text, &first.items));
        let moved = wrote(&[post("One", "2026-03-11")], &later.items, "2026-03-05T12:00:00Z");
        let event = &parsed(&moved.text)[0];
        assert_eq!(value(event, "SEQUENCE").unwrap(), "1");
        assert_eq!(value(event, "DTSTAMP").unwrap(), "20260305T120000Z");
        assert_eq!(value(event, "LAST-MODIFIED").unwrap(), "20260305T120000Z");
    }

    #[test]
    fn what_is_gone_is_cancelled_for_thirty_days_and_says_nothing_of_the_users() {
        let first = wrote(&[post("Secret", "2026-03-10")], &[], "2026-03-03T12:00:00Z");
        let gone = wrote(&[], &first.items, "2026-03-04T12:00:00Z");
        let event = &parsed(&gone.text)[0];
        assert_eq!(value(event, "STATUS").unwrap(), "CANCELLED");
        assert_eq!(value(event, "SEQUENCE").unwrap(), "1");
        assert_eq!(value(event, "DTSTART").unwrap(), "20260310");
        assert!(gone.text.contains("\r\nDTSTART;VALUE=DATE:20260310\r\n") && !gone.text.contains("Secret"));
        let still = wrote(&[], &gone.items, "2026-04-03T12:00:00Z");
        assert_eq!(still.text, gone.text);
        let forgotten = wrote(&[], &still.items, "2026-04-03T12:00:01Z");
        assert!(parsed(&forgotten.text).is_empty() && forgotten.items.is_empty());
        let back = wrote(&[post("Secret", "2026-03-10")], &still.items, "2026-04-03T12:00:00Z");
        let event = &parsed(&back.text)[0];
        assert_eq!((value(event, "STATUS"), value(event, "SEQUENCE").unwrap()), (None, "2".to_owned()));
    }

    #[test]
    fn a_post_that_is_too_old_and_a_time_that_has_passed_are_no_cancelled_ones() {
        let time = CalendarEvent::new(Subject::Slot, "1-20260310", When::At(at("2026-03-10T08:00:00Z")));
        let first = wrote(&[post("One", "2026-03-10"), time], &[], "2026-03-03T12:00:00Z");
        let passed = wrote(&[post("One", "2026-03-10")], &first.items, "2026-03-10T08:00:00Z");
        assert_eq!(passed.items.len(), 1);
        assert_eq!(wrote(&[], &passed.items, "2026-06-08T12:00:00Z").items.len(), 1, "the last of 90 days");
        assert!(wrote(&[], &passed.items, "2026-06-09T12:00:00Z").items.is_empty());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn any_text_is_read_back_and_no_line_is_too_long(
            title in "\\PC{1,200}", description in any::<String>(), category in any::<String>()
        ) {
            // The second reader takes a value that begins with a colon for none.
            let description = format!("Why: {description}");
            let event = CalendarEvent { description, category, ..post(&title, "2026-03-10") };
            let text = wrote(std::slice::from_ref(&event), &[], "2026-03-03T12:00:00Z").text;
            prop_assert!(text.ends_with("\r\n"));
            for line in text.split_terminator("\r\n") {
                prop_assert!(line.len() <= 75 && !line.contains(char::is_control), "{line:?}");
            }
            let events = parsed(&text);
            prop_assert_eq!(events.len(), 1);
            let summary = unescaped(&value(&events[0], "SUMMARY").unwrap());
            let title = clean(&event.title, false);
            let expected = if title.is_empty() { "Post".to_owned() } else { format!("Post: {title}") };
            prop_assert_eq!(summary, expected);
            let description = clean(&event.description, true);
            prop_assert_eq!(value(&events[0], "DESCRIPTION").map(|text| unescaped(&text)).unwrap_or_default(), description);
        }
    }

    #[test]
    fn a_line_of_every_length_folds_within_its_octets() {
        for length in 1..400 {
            let text = wrote(&[post(&"é".repeat(length), "2026-03-10")], &[], "2026-03-03T12:00:00Z").text;
            assert!(text.split("\r\n").all(|line| line.len() <= 75), "{length}");
            let text = wrote(&[post(&"a".repeat(length), "2026-03-10")], &[], "2026-03-03T12:00:00Z").text;
            assert!(text.split("\r\n").all(|line| line.len() <= 75), "{length}");
        }
    }
}
