//! An event of the calendar file, and its properties.

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, Utc};
use icalendar::{Class, Component, Event, EventLike, Property};

use super::text::{clean, date, floating, utc};
use crate::calendar::{Day, WeekStart};

/// What an event is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::export) enum Subject {
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
    /// A look back at a week, a month or a quarter.
    LookBack,
}

impl Subject {
    const ALL: [Self; 6] = [Self::Post, Self::Slot, Self::Backup, Self::Deadline, Self::Task, Self::LookBack];

    /// The beginning of the names that calendars know such events by.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Post => "post",
            Self::Slot => "slot",
            Self::Backup => "backup",
            Self::Deadline => "deadline",
            Self::Task => "task",
            Self::LookBack => "review",
        }
    }

    /// What the event says without any words of the user's.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Post => "Post",
            Self::Slot => "Writing time",
            Self::Backup => "Backup writing time",
            Self::Deadline => "Deadline",
            Self::Task => "Task",
            Self::LookBack => "Look back",
        }
    }

    pub(super) fn of(uid: &str) -> Option<Self> {
        let key = uid.split('-').next()?;
        Self::ALL.into_iter().find(|subject| subject.key() == key)
    }
}

/// When an event is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::export) enum When {
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
    pub(super) fn starts(&self) -> String {
        match self {
            Self::AllDay(day) => date(*day),
            Self::Weekly { first, .. } => floating(*first),
            Self::At(instant) => utc(*instant),
        }
    }
}

/// An event as it should stand in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::export) struct CalendarEvent {
    pub(in crate::export) subject: Subject,
    /// What tells it from others of its subject.
    pub(in crate::export) key: String,
    pub(in crate::export) when: When,
    /// The user's words for it; empty where there are none, or they are hidden.
    pub(in crate::export) title: String,
    pub(in crate::export) description: String,
    pub(in crate::export) url: Option<String>,
    pub(in crate::export) category: String,
}

impl CalendarEvent {
    /// An event that says no more than what it is.
    pub(in crate::export) fn new(subject: Subject, key: impl ToString, when: When) -> Self {
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
    pub(in crate::export) fn hidden(self) -> Self {
        Self::new(self.subject, self.key, self.when)
    }

    pub(super) fn uid(&self, journal: &str) -> String {
        format!("{}-{}-{journal}@standpoint", self.subject.key(), self.key)
    }

    /// Its properties, but for those that say which version of it this is.
    pub(super) fn event(&self, week_start: WeekStart) -> Event {
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
