//! What becomes of each row, held against what is here. The preview and the import make the same plan.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;

use super::found::{Found, FoundPerson, Item, Left};
use super::pillars::is_tagged;
use super::plan_numbers;
use super::planned::{Here, KeyState, Planned, PlannedWrite};
use super::preview::{PastFate, PastRow};
use super::progress::{PastStage, Progress, tell};
use super::text::text_hash;
use super::{PastChoices, PastKind, PastSource, PeopleWanted, What, post_keys};
use crate::address::canonical;
use crate::calendar::Now;
use crate::error::Result;
use crate::feeds::subscription::title_match::Titles;
use crate::people::conversation::ConversationKind;
use crate::people::person::{
    Identity, ImportFate, PEOPLE_MAX, PeopleChoices, RowChoice, Write, plan_watched,
};
use crate::publishing::network::Network;
use crate::publishing::post::Publication;
use crate::publishing::post_key::{linkedin_id, one_linkedin_post};
use crate::text::comparable;

/// Copies of one text lie this many days apart at most.
const SAME_TEXT_DAYS: i64 = 7;

/// What becomes of a file.
#[derive(Debug)]
pub(crate) struct PastPlan {
    /// The people found, in the order in which conversations name them.
    pub(crate) people: Vec<PlannedPerson>,
    pub(crate) rest: Vec<Planned>,
}

impl PastPlan {
    /// Every row.
    pub(crate) fn rows(&self) -> impl Iterator<Item = &PastRow> {
        self.people
            .iter()
            .filter(|person| person.shown)
            .map(|person| &person.planned.row)
            .chain(self.rest.iter().map(|planned| &planned.row))
    }

    /// Whether anything is written.
    pub(crate) fn writes(&self) -> bool {
        self.people.iter().any(|person| person.planned.write.is_some())
            || self.rest.iter().any(|planned| planned.write.is_some())
    }
}

/// Someone found.
#[derive(Debug)]
pub(crate) struct PlannedPerson {
    pub(crate) planned: Planned,
    /// Who of the people here they are.
    pub(crate) here: Option<usize>,
    pub(crate) since: Option<NaiveDate>,
    /// Whether people were asked for, or this one comes along with something that was.
    pub(crate) shown: bool,
}

/// What becomes of each row of a file. `home` is the present in the user’s zone.
///
/// # Errors
/// [`crate::Error::Invalid`] when a choice can't be read, [`crate::Error::Cancelled`] when it is stopped.
pub(crate) fn plan(
    found: &Found,
    here: &Here,
    choices: &PastChoices,
    home: &Now,
    progress: &dyn Progress,
) -> Result<PastPlan> {
    // Each person of the file is looked at twice: who they are, and what becomes of them.
    let of = (2 * found.people.len() + here.people.len() + found.items.len()) as u64;
    let mut done = 0;
    let mut each = || {
        tell(progress, PastStage::Comparing, done, of)?;
        done += 1;
        Ok(())
    };
    let mut people = people(found, here, choices, home.today(), &mut each)?;
    leave_out_beyond(&mut people, PEOPLE_MAX.saturating_sub(here.people.len()));
    let mut judge = Judge::new(found, here, choices);
    let mut rest = Vec::with_capacity(found.items.len());
    for item in found.items.iter().filter(|item| choices.wants(item.kind)) {
        each()?;
        rest.push(judge.planned(item));
    }
    tell(progress, PastStage::Comparing, of, of)?;
    rest.extend(plan_numbers::planned(found, here, choices, home));
    rest.extend(found.left.iter().filter(|left| choices.wants(left.kind)).map(left_out));
    Ok(PastPlan { people, rest })
}

/// Where more new people are taken than there is room for, the ones known longest are left out, and told.
fn leave_out_beyond(people: &mut [PlannedPerson], room: usize) {
    let is_new = |one: &PlannedPerson| matches!(one.planned.write, Some(PlannedWrite::Person(Write::Add(_))));
    let mut new: Vec<usize> = (0..people.len()).filter(|place| is_new(&people[*place])).collect();
    new.sort_by_key(|place| std::cmp::Reverse(people[*place].since));
    for place in new.into_iter().skip(room) {
        let planned = &mut people[place].planned;
        planned.write = None;
        planned.row.fate = PastFate::Skipped;
        planned.row.why = "The limit is 50,000 people. Remove some first.".to_owned();
        (planned.row.taken, planned.row.open) = (false, false);
    }
}

fn left_out(left: &Left) -> Planned {
    let fate = if left.unreadable { PastFate::Unreadable } else { PastFate::Skipped };
    let row = PastRow {
        key: String::new(),
        kind: left.kind,
        fate,
        why: left.why.clone(),
        title: left.title.clone(),
        detail: String::new(),
        on: None,
        file: left.place.file.clone(),
        line: left.place.line,
        taken: false,
        open: false,
    };
    Planned { row, write: None }
}

fn set(keys: &[String]) -> HashSet<&str> {
    keys.iter().map(String::as_str).collect()
}

/// By what someone is known again.
fn person_key(person: &FoundPerson) -> String {
    let identity = Identity::of_draft(&person.draft);
    match identity.link {
        Some(link) => format!("person:{}", link.key()),
        None => format!("person:name:{}:{}", identity.name, identity.role),
    }
}

fn people(
    found: &Found,
    here: &Here,
    choices: &PastChoices,
    today: NaiveDate,
    each: &mut dyn FnMut() -> Result<()>,
) -> Result<Vec<PlannedPerson>> {
    let by_default = if found.source == PastSource::Contacts { PeopleWanted::All } else { PeopleWanted::Met };
    let wanted = choices.people_wanted(by_default)?;
    let (mut take, leave, separate) = (set(&choices.take), set(&choices.leave), set(&choices.separate));
    take.extend(&separate);
    let keys: Vec<String> = found.people.iter().map(person_key).collect();
    let asked = choices.wants(PastKind::People);
    let decided = |(person, key): (&FoundPerson, &String)| {
        let (is_left, anew) = (leave.contains(key.as_str()), separate.contains(key.as_str()));
        (is_left || anew || take.contains(key.as_str())).then(|| RowChoice {
            line: person.draft.line,
            take: !is_left,
            anew,
            ..RowChoice::default()
        })
    };
    let rows = found.people.iter().zip(&keys).filter_map(decided).collect();
    let people_choices = PeopleChoices { same_name: choices.same_name, rows, ..PeopleChoices::default() };
    let drafts: Vec<_> = found.people.iter().map(|person| &person.draft).collect();
    let planned = plan_watched(&drafts, &here.people, &people_choices, today, each)?;
    let places: HashMap<_, _> =
        here.people.iter().enumerate().map(|(place, person)| (person.id, place)).collect();
    let one = |((planned, person), key): ((crate::people::person::Planned, &FoundPerson), String)| {
        let crate::people::person::Planned { row: read, mut write } = planned;
        let (mut taken, mut fate) = (read.taken, fate_of(read.fate));
        let mut why = read.why;
        if fate == PastFate::New && here.keys.get(&key) == Some(&KeyState::Removed) {
            (fate, taken) = (PastFate::Removed, taken && take.contains(key.as_str()));
            why = "You removed them after an earlier import.".to_owned();
        } else if matches!(fate, PastFate::New | PastFate::Ask) && !take.contains(key.as_str()) {
            taken = taken && wanted.takes(person.met, &read.name, &read.role);
        }
        let known = read.person.and_then(|id| places.get(&id)).filter(|_| fate == PastFate::Known).copied();
        if let Some(place) = known
            .filter(|place| person.since.is_some() && !here.known_since.contains(&here.people[*place].id))
        {
            (fate, taken) = (PastFate::Fills, !leave.contains(key.as_str()));
            write = Some(Write::Change(place, here.people[place].clone()));
        }
        let fits = asked || person.met && choices.wants(PastKind::Invitations);
        taken = taken && fits && choices.spans(person.since);
        if !taken {
            write = None;
        }
        let is_here = matches!(read.fate, ImportFate::Known | ImportFate::Fills);
        let row = PastRow {
            key,
            kind: PastKind::People,
            fate,
            why,
            title: read.name,
            detail: read.role,
            on: person.since,
            file: person.place.file.clone(),
            line: person.place.line,
            taken,
            open: fate != PastFate::Known,
        };
        PlannedPerson {
            planned: Planned { row, write: write.map(PlannedWrite::Person) },
            here: read.person.filter(|_| is_here).and_then(|id| places.get(&id).copied()),
            since: person.since,
            shown: asked || taken,
        }
    };
    Ok(planned.into_iter().zip(&found.people).zip(keys).map(one).collect())
}

fn fate_of(fate: ImportFate) -> PastFate {
    match fate {
        ImportFate::New => PastFate::New,
        ImportFate::Fills => PastFate::Fills,
        ImportFate::Known => PastFate::Known,
        ImportFate::Ask => PastFate::Ask,
        ImportFate::Twice => PastFate::Twice,
        ImportFate::LeftOut => PastFate::Skipped,
    }
}

/// What rows are held against.
struct Judge<'a> {
    here: &'a Here,
    choices: &'a PastChoices,
    /// Whether new posts are offered and not taken by themselves: the file is about something else.
    offers_only: bool,
    take: HashSet<&'a str>,
    leave: HashSet<&'a str>,
    separate: HashSet<&'a str>,
    /// Keys of publications entered by hand, and the numbers of those on LinkedIn.
    published: HashSet<String>,
    linkedin: BTreeSet<u64>,
    /// Publications without an address, by network and day.
    bare: BTreeMap<(Option<&'static str>, NaiveDate), Vec<usize>>,
    titles: Titles,
    /// Conversations entered by hand: post, kind and day.
    conversations: HashSet<(String, ConversationKind, NaiveDate)>,
    /// What this file brought so far.
    seen: HashSet<String>,
    seen_linkedin: BTreeSet<u64>,
    /// Posts and publications that a row joins already.
    joined: HashSet<i64>,
}

impl<'a> Judge<'a> {
    fn new(found: &Found, here: &'a Here, choices: &'a PastChoices) -> Self {
        let (mut published, mut linkedin) = (HashSet::new(), BTreeSet::new());
        let mut bare: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        for (place, (publication, _)) in here.publications.iter().enumerate() {
            match &publication.url {
                Some(url) => {
                    published.extend(post_keys(publication.network, url));
                    linkedin.extend(linkedin_id(url));
                }
                None => {
                    let key = (publication.network.map(Network::slug), publication.published_on);
                    bare.entry(key).or_default().push(place);
                }
            }
        }
        let conversations = here.conversations.iter().filter_map(|known| {
            Some((post_key(known.network, known.link.as_deref()?)?, known.kind, known.on))
        });
        Self {
            here,
            choices,
            offers_only: found.source == PastSource::XPosts,
            take: set(&choices.take),
            leave: set(&choices.leave),
            separate: set(&choices.separate),
            published,
            linkedin,
            bare,
            titles: Titles::new(here.unpublished.clone()),
            conversations: conversations.collect(),
            seen: HashSet::new(),
            seen_linkedin: BTreeSet::new(),
            joined: HashSet::new(),
        }
    }

    fn planned(&mut self, item: &Item) -> Planned {
        let key = item.keys.first().cloned().unwrap_or_default();
        let (fate, why, write) = self.judged(item);
        let by_default = matches!(fate, PastFate::New | PastFate::Joins) && !self.offers_only;
        let may = write.is_some();
        let spans = self.choices.spans(item.on);
        let taken = may
            && spans
            && !self.leave.contains(key.as_str())
            && (by_default || self.take.contains(key.as_str()) || self.separate.contains(key.as_str()));
        let why = if may && !spans { "It lies outside the days you chose.".to_owned() } else { why };
        let fate = if may && !spans { PastFate::Skipped } else { fate };
        let row = PastRow {
            key,
            kind: item.kind,
            fate,
            why,
            title: item.title.clone(),
            detail: detail(item),
            on: item.on,
            file: item.place.file.clone(),
            line: item.place.line,
            taken,
            open: may && spans,
        };
        Planned { row, write: write.filter(|_| taken) }
    }

    fn judged(&mut self, item: &Item) -> (PastFate, String, Option<PlannedWrite>) {
        let nothing = |fate: PastFate, why: &str| (fate, why.to_owned(), None);
        let number = match &item.what {
            What::Post { url: Some(url), network: Network::Linkedin, .. } => linkedin_id(url),
            _ => None,
        };
        let near = |known: &BTreeSet<u64>| {
            number.is_some_and(|id| known.range(one_linkedin_post(id)).next().is_some())
        };
        if item.keys.iter().any(|key| self.seen.contains(key)) || near(&self.seen_linkedin) {
            return nothing(PastFate::Twice, "It’s in this file twice.");
        }
        self.seen.extend(item.keys.iter().cloned());
        self.seen_linkedin.extend(number);
        let states: Vec<KeyState> =
            item.keys.iter().filter_map(|key| self.here.keys.get(key)).copied().collect();
        if states.contains(&KeyState::Here) {
            return nothing(PastFate::Known, "");
        }
        if item.keys.iter().any(|key| self.published.contains(key)) || near(&self.linkedin) {
            return nothing(PastFate::Known, "You logged it already.");
        }
        if let Some(known) = self.logged_conversation(item) {
            return nothing(PastFate::Known, known);
        }
        let (fate, why, write) = self.new_or_joins(item);
        if states.contains(&KeyState::Removed) && write.is_some() {
            return (PastFate::Removed, "You removed it after an earlier import.".to_owned(), write);
        }
        (fate, why, write)
    }

    fn logged_conversation(&self, item: &Item) -> Option<&'static str> {
        let What::Conversation { kind, link, network, .. } = &item.what else { return None };
        let known = (post_key(Some(*network), link.as_deref()?)?, *kind, item.on?);
        self.conversations.contains(&known).then_some("You logged it already.")
    }

    fn new_or_joins(&mut self, item: &Item) -> (PastFate, String, Option<PlannedWrite>) {
        match &item.what {
            What::Conversation { .. } => {
                (PastFate::New, String::new(), Some(PlannedWrite::Conversation(item.clone())))
            }
            What::Recommendation { .. } => {
                (PastFate::New, String::new(), Some(PlannedWrite::Recommendation(item.clone())))
            }
            What::Headline(words) if self.here.headline_is_open => {
                let write = PlannedWrite::Headline(words.clone());
                (PastFate::Ask, "Take it as your headline?".to_owned(), Some(write))
            }
            What::Headline(_) => (PastFate::Skipped, "You have written a headline.".to_owned(), None),
            What::Post { body, network, url, .. } => {
                let is_separate = item.keys.first().is_some_and(|key| self.separate.contains(key.as_str()));
                let on = item.on.filter(|_| !is_separate);
                let joined = on.and_then(|on| {
                    self.same_text(item, *network, on)
                        .or_else(|| self.joins(item, *network, url.as_deref(), on))
                });
                joined.unwrap_or_else(|| {
                    let tagged = |pillar: &&String| is_tagged(body, pillar);
                    let pillar = self.here.pillars.iter().find(tagged).cloned().unwrap_or_default();
                    (PastFate::New, String::new(), Some(PlannedWrite::Post { item: item.clone(), pillar }))
                })
            }
        }
    }

    /// The post here that says the same on another network, within days: one post in two places, if the user agrees.
    fn same_text(
        &self,
        item: &Item,
        network: Network,
        on: NaiveDate,
    ) -> Option<(PastFate, String, Option<PlannedWrite>)> {
        let What::Post { body, .. } = &item.what else { return None };
        if body.is_empty() || self.here.texts.is_empty() {
            return None;
        }
        let places = self.here.texts.get(&text_hash(body))?;
        let is_near = |known: &Publication| {
            (known.published_on - on).num_days().abs() <= SAME_TEXT_DAYS && known.network.is_some()
        };
        let (known, title) =
            places.iter().find(|(known, _)| is_near(known) && known.network != Some(network))?;
        // Where the post is on this network too, this is another of it.
        if places.iter().any(|(other, _)| other.post == known.post && other.network == Some(network)) {
            return None;
        }
        let there = known.network.map(Network::label).unwrap_or_default();
        let why = format!("“{title}” on {there} says the same. One post in two places?");
        Some((PastFate::Ask, why, Some(PlannedWrite::Place { item: item.clone(), post: known.post })))
    }

    /// The post or publication here that a post of the file is.
    fn joins(
        &mut self,
        item: &Item,
        network: Network,
        url: Option<&str>,
        on: NaiveDate,
    ) -> Option<(PastFate, String, Option<PlannedWrite>)> {
        let said = |fate: PastFate, title: &str, write: PlannedWrite| {
            let why = match fate {
                PastFate::Joins => format!("It’s “{title}”."),
                _ => format!("Is it “{title}”?"),
            };
            Some((fate, why, Some(write)))
        };
        let title = comparable(&item.title);
        if url.is_some() {
            let bare = self.bare.get(&(Some(network.slug()), on)).map(Vec::as_slice).unwrap_or_default();
            let same = bare
                .iter()
                .map(|place| &self.here.publications[*place])
                .find(|(known, of)| comparable(of) == title && !self.joined.contains(&known.post.0));
            if let Some((known, of)) = same {
                self.joined.insert(known.post.0);
                let write = PlannedWrite::Address { item: item.clone(), publication: known.id };
                return said(PastFate::Joins, of, write);
            }
        }
        let (post, of) =
            self.titles.best_match(&item.title, url).map(|known| (known.post, known.title.clone()))?;
        if !self.joined.insert(post.0) {
            return None;
        }
        let fate = if comparable(&of) == title { PastFate::Joins } else { PastFate::Ask };
        said(fate, &of, PlannedWrite::Place { item: item.clone(), post })
    }
}

/// The number of the post a link leads to; none where it has none.
fn post_key(network: Option<Network>, link: &str) -> Option<String> {
    post_keys(network, link).into_iter().next().filter(|key| !key.starts_with("page:"))
}

fn detail(item: &Item) -> String {
    match &item.what {
        What::Post { url, .. } => url.clone().unwrap_or_default(),
        What::Conversation { link, .. } => link.clone().unwrap_or_default(),
        What::Recommendation { role, .. } => role.clone(),
        What::Headline(_) => String::new(),
    }
}

/// The page a publication of an item is known by.
pub(crate) fn page_of(item: &Item) -> Option<String> {
    match &item.what {
        What::Post { url, .. } => url.as_deref().map(canonical),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::person::PersonEntry;

    fn new(name: &str, since: Option<&str>) -> PlannedPerson {
        let entry = PersonEntry { name: Some(name.to_owned()), ..PersonEntry::default() };
        let since: Option<NaiveDate> = since.map(|day| day.parse().unwrap());
        let row = PastRow {
            key: name.to_owned(),
            kind: PastKind::People,
            fate: PastFate::New,
            why: String::new(),
            title: name.to_owned(),
            detail: String::new(),
            on: since,
            file: String::new(),
            line: 0,
            taken: true,
            open: true,
        };
        let person = entry.checked("2026-03-03".parse().unwrap()).unwrap();
        let write = Some(PlannedWrite::Person(Write::Add(person)));
        PlannedPerson { planned: Planned { row, write }, here: None, since, shown: true }
    }

    #[test]
    fn where_not_everybody_fits_those_known_longest_are_left_out_and_told() {
        let days = [None, Some("2020-01-01"), Some("2026-01-01"), Some("2024-01-01"), Some("2026-01-01")];
        let mut people: Vec<_> = days.iter().map(|day| new("Ines", *day)).collect();
        // Someone who isn't new takes no room.
        people.push(PlannedPerson { here: Some(0), ..new("Jonas", None) });
        people[5].planned.write = None;
        leave_out_beyond(&mut people, 5);
        assert!(people.iter().all(|one| one.planned.row.fate == PastFate::New), "all five fit");
        leave_out_beyond(&mut people, 3);
        let taken: Vec<bool> = people.iter().map(|one| one.planned.write.is_some()).collect();
        assert_eq!(taken, [false, false, true, true, true, false]);
        for left in &people[..2] {
            let row = &left.planned.row;
            assert_eq!((row.fate, row.taken, row.open), (PastFate::Skipped, false, false));
            assert_eq!(row.why, "The limit is 50,000 people. Remove some first.");
        }
        assert_eq!(people[5].planned.row.fate, PastFate::New);
    }
}
