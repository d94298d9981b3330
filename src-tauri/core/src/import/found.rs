//! What was read from a file, before it is held against what is here.

use chrono::{DateTime, Duration, NaiveDate, Utc};

use super::found_numbers::FoundNumbers;
pub(crate) use super::place::Place;
use super::preview::PastQuestion;
use super::times::When;
use super::{PastKind, PastSource};
use crate::calendar::{FIRST_DATE, Now};
use crate::people::contacts_csv::{PersonDraft, RefusedLine, Repeated};
use crate::people::conversation::ConversationKind;
use crate::people::person::PEOPLE_MAX;
use crate::publishing::network::Network;
use crate::text::grouped;

/// The most posts and conversations that are taken of a file.
const ITEMS_MAX: usize = 100_000;

/// What is said of people beyond those that are read.
pub(super) const BEYOND: (&str, &str) =
    ("person beyond the 50,000 that fit", "people beyond the 50,000 that fit");

/// Which are among the newest; of one day the earlier ones in the file.
fn newest(days: impl Iterator<Item = Option<NaiveDate>>, most: usize) -> Vec<bool> {
    let days: Vec<Option<NaiveDate>> = days.collect();
    let mut order: Vec<usize> = (0..days.len()).collect();
    order.sort_by_key(|place| std::cmp::Reverse(days[*place]));
    let mut is_late = vec![false; days.len()];
    order.into_iter().take(most).for_each(|place| is_late[place] = true);
    is_late
}

/// What a file holds.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) source: PastSource,
    /// Whose it is, as the file says.
    pub(crate) account: Option<String>,
    pub(crate) items: Vec<Item>,
    pub(crate) people: Vec<FoundPerson>,
    /// What it says of numbers.
    pub(crate) numbers: FoundNumbers,
    /// Rows that are not taken whatever is here.
    pub(crate) left: Vec<Left>,
    /// What was only counted, and how often.
    pub(crate) counted: Vec<(Counted, usize)>,
    /// What is said of the file as a whole.
    pub(crate) notes: Vec<String>,
    /// What only the user can say.
    pub(crate) questions: Vec<PastQuestion>,
    /// Names of what was not opened.
    pub(crate) unread: Vec<String>,
    pub(crate) sha256: String,
}

impl Found {
    pub(super) fn new(source: PastSource) -> Self {
        Self {
            source,
            account: None,
            items: Vec::new(),
            people: Vec::new(),
            numbers: FoundNumbers::default(),
            left: Vec::new(),
            counted: Vec::new(),
            notes: Vec::new(),
            questions: Vec::new(),
            unread: Vec::new(),
            sha256: String::new(),
        }
    }

    /// Keeps the newest where a file has more than fit; the others are told.
    pub(super) fn keep_newest(&mut self) {
        self.keep_newest_of(ITEMS_MAX, PEOPLE_MAX);
    }

    fn keep_newest_of(&mut self, items_max: usize, people_max: usize) {
        let is_late = newest(self.items.iter().map(|item| item.on), items_max);
        let mut place = is_late.iter();
        let items = std::mem::take(&mut self.items);
        for item in items {
            if place.next().copied().unwrap_or_default() {
                self.items.push(item);
            } else {
                let why = format!("Too many: the newest {} of a file are taken.", grouped(items_max));
                self.left.push(Left::skipped(item.kind, item.place, item.title, why));
            }
        }
        for reading in self.numbers.take_oldest(items_max) {
            let why = format!("Too many: the newest {} of a file are taken.", grouped(items_max));
            self.left.push(Left::skipped(PastKind::Readings, reading.place, reading.metric.label(), why));
        }
        let is_late = newest(self.people.iter().map(|person| person.since), people_max);
        if is_late.iter().all(|is_late| *is_late) {
            return;
        }
        let (mut places, mut kept) = (Vec::with_capacity(is_late.len()), Vec::new());
        for (person, is_late) in std::mem::take(&mut self.people).into_iter().zip(is_late) {
            places.push(is_late.then_some(kept.len()));
            if is_late {
                kept.push(person);
            } else {
                let why = format!("Too many: the newest {} of a file are taken.", grouped(people_max));
                self.left.push(Left::skipped(PastKind::People, person.place, person.draft.name, why));
            }
        }
        self.people = kept;
        for item in &mut self.items {
            if let What::Conversation { person, .. } = &mut item.what {
                *person = person.and_then(|place| places.get(place).copied().flatten());
            }
        }
    }

    /// The lines of a list of people that are not taken: what can't be read, and who stands there again.
    pub(super) fn leave_lines(&mut self, file: &str, refused: Vec<RefusedLine>, repeated: Vec<Repeated>) {
        let place = |line: u32| Place { file: file.to_owned(), line };
        self.left.extend(
            refused.into_iter().map(|line| Left::unreadable(PastKind::People, place(line.line), line.why)),
        );
        self.left.extend(repeated.into_iter().map(|line| {
            let why = format!("Same person as in line {}.", line.of);
            Left::skipped(PastKind::People, place(line.line), line.name, why)
        }));
    }

    /// Adds to what was only counted.
    pub(super) fn count(&mut self, one: &'static str, many: &'static str, times: usize) {
        match self.counted.iter_mut().find(|(known, _)| known.one == one) {
            Some((_, count)) => *count += times,
            None if times > 0 => self.counted.push((Counted { one, many }, times)),
            None => {}
        }
    }
}

/// Something that is only counted, as one and as many of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Counted {
    pub(crate) one: &'static str,
    pub(crate) many: &'static str,
}

/// Something to keep.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    pub(crate) kind: PastKind,
    /// By what it is known again; others it is known by too follow.
    pub(crate) keys: Vec<String>,
    pub(crate) place: Place,
    /// The civil date, in the user's zone.
    pub(crate) on: Option<NaiveDate>,
    pub(crate) title: String,
    pub(crate) what: What,
}

/// What it is.
#[derive(Debug, Clone)]
pub(crate) enum What {
    /// A post that is out, or a draft when it has no day.
    Post { body: String, note: String, network: Network, url: Option<String> },
    /// A conversation; with whom by their place among the people found.
    Conversation {
        kind: ConversationKind,
        network: Network,
        link: Option<String>,
        added: String,
        person: Option<usize>,
    },
    /// What someone wrote about the user.
    Recommendation { name: String, role: String, text: String },
    /// The headline of a profile.
    Headline(String),
}

/// Someone a file names.
#[derive(Debug, Clone)]
pub(crate) struct FoundPerson {
    /// The line is theirs alone among all people found.
    pub(crate) draft: PersonDraft,
    pub(crate) place: Place,
    /// Since when they are known.
    pub(crate) since: Option<NaiveDate>,
    /// Whether the file tells of more than that they are there.
    pub(crate) met: bool,
}

/// A row that is not taken.
#[derive(Debug, Clone)]
pub(crate) struct Left {
    pub(crate) kind: PastKind,
    pub(crate) place: Place,
    pub(crate) title: String,
    pub(crate) why: String,
    /// Whether it could not be read, rather than is not wanted.
    pub(crate) unreadable: bool,
}

impl Left {
    pub(super) fn skipped(
        kind: PastKind,
        place: Place,
        title: impl Into<String>,
        why: impl Into<String>,
    ) -> Self {
        Self { kind, place, title: title.into(), why: why.into(), unreadable: false }
    }

    pub(super) fn unreadable(kind: PastKind, place: Place, why: impl Into<String>) -> Self {
        Self { kind, place, title: String::new(), why: why.into(), unreadable: true }
    }
}

/// The civil date of something in the user's zone; none when it lies before our calendars or ahead of now.
pub(super) fn day(when: When, now: &Now) -> Option<NaiveDate> {
    let on = match when {
        When::At(at) if at > now.instant + Duration::hours(24) => return None,
        When::At(at) => at.with_timezone(&now.zone).date_naive(),
        When::On(on) => on,
    };
    // What was written an hour ahead of this clock was written today.
    let on = if on == now.today().succ_opt()? { now.today() } else { on };
    (FIRST_DATE..=now.today()).contains(&on).then_some(on)
}

/// The Unix second, or `-` where only a day is known.
pub(super) fn second(when: Option<When>) -> String {
    match when {
        Some(When::At(at)) => unix(at),
        Some(When::On(on)) => on.to_string(),
        None => "-".to_owned(),
    }
}

fn unix(at: DateTime<Utc>) -> String {
    at.timestamp().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_too_many_the_newest_are_kept_and_the_others_told() {
        let mut found = Found::new(PastSource::LinkedinArchive);
        for day in [3, 1, 2] {
            let on = NaiveDate::from_ymd_opt(2026, 1, day);
            let draft = PersonDraft {
                line: day,
                name: format!("Person {day}"),
                kind: None,
                role: String::new(),
                where_active: String::new(),
                link: None,
                why: String::new(),
                habit: String::new(),
                left_out: Vec::new(),
            };
            let place = Place { file: "a.csv".to_owned(), line: day };
            found.people.push(FoundPerson { draft, place: place.clone(), since: on, met: false });
            let what = What::Conversation {
                kind: ConversationKind::Invitation,
                network: Network::Linkedin,
                link: None,
                added: String::new(),
                person: Some(found.people.len() - 1),
            };
            let title = format!("To person {day}");
            found.items.push(Item { kind: PastKind::Invitations, keys: Vec::new(), place, on, title, what });
        }
        found.keep_newest_of(2, 1);
        let kept: Vec<_> = found.items.iter().map(|item| item.title.as_str()).collect();
        assert_eq!(kept, ["To person 3", "To person 2"]);
        assert_eq!(found.people.len(), 1);
        let with = |item: &Item| match item.what {
            What::Conversation { person, .. } => person,
            _ => None,
        };
        assert_eq!(found.items.iter().map(with).collect::<Vec<_>>(), [Some(0), None]);
        let told: Vec<_> = found.left.iter().map(|left| (left.kind, left.title.as_str())).collect();
        assert_eq!(
            told,
            [
                (PastKind::Invitations, "To person 1"),
                (PastKind::People, "Person 1"),
                (PastKind::People, "Person 2")
            ]
        );
    }
}
