//! What becomes of each number of a file, held against the readings that are here.

use std::collections::{BTreeMap, HashSet};

use chrono::NaiveDate;

use crate::calendar::Now;
use crate::calendar::natural_date::{days_in_words, spoken_day};
use crate::id::ReadingId;
use crate::import::found_numbers::FoundReading;
use crate::import::planned::{Here, KeyState, Planned, PlannedWrite};
use crate::import::preview::{PastFate, PastRow};
use crate::import::{Found, PastChoices, PastKind};
use crate::metrics::{
    About, Judged, Of, PostJoin, Reading, Said, Span, Standing, by_about, current, judge, value_in_words,
};
use crate::publishing::post::Publication;

/// What becomes of the numbers of a file.
pub(super) fn planned(found: &Found, here: &Here, choices: &PastChoices, home: &Now) -> Vec<Planned> {
    if found.numbers.readings.is_empty() || !choices.wants(PastKind::Readings) {
        return Vec::new();
    }
    let read_on = read_on(found, here, home);
    let as_of = found.numbers.as_of.unwrap_or(read_on);
    let publications: Vec<Publication> =
        here.publications.iter().map(|(publication, _)| publication.clone()).collect();
    let of_file = found.numbers.readings.iter().filter_map(|reading| reading.post.as_ref());
    let keys = here.readings.iter().filter_map(|reading| reading.post_key.as_deref());
    let join = PostJoin::new(&publications, keys.chain(of_file.map(|(key, _)| key.as_str())), home);
    let kept = by_about(&here.readings, &join);
    let standings: BTreeMap<About, Vec<Standing>> = kept
        .into_iter()
        .map(|(about, rows)| (about, rows.into_iter().map(Reading::standing).collect()))
        .collect();
    let set = |keys: &'_ [String]| keys.iter().cloned().collect::<HashSet<String>>();
    let mut judge = Judging {
        here,
        choices,
        take: set(&choices.take),
        leave: set(&choices.leave),
        join,
        standings,
        seen: HashSet::new(),
        read_on,
        as_of,
        today: home.today(),
    };
    found.numbers.readings.iter().map(|reading| judge.planned(reading)).collect()
}

/// The day on which a file that doesn’t say its own is read: the first time it was, so that a second time nothing is new.
fn read_on(found: &Found, here: &Here, home: &Now) -> NaiveDate {
    let before = here.sources.iter().find(|source| {
        source.file_sha256.as_deref() == Some(&found.sha256) && source.kind.slug() == found.source.slug()
    });
    before.and_then(|source| source.to).unwrap_or(home.today())
}

struct Judging<'a> {
    here: &'a Here,
    choices: &'a PastChoices,
    take: HashSet<String>,
    leave: HashSet<String>,
    join: PostJoin,
    /// What is kept and what this file added so far.
    standings: BTreeMap<About, Vec<Standing>>,
    seen: HashSet<String>,
    read_on: NaiveDate,
    as_of: NaiveDate,
    today: NaiveDate,
}

impl Judging<'_> {
    fn planned(&mut self, found: &FoundReading) -> Planned {
        let (span, from, to) = found.days.spelled_out(self.read_on);
        let of = found.post.as_ref().map_or(Of::Account, |(key, _)| self.join.of(key));
        let about = About { network: found.network, of, metric: found.metric, span, from, to };
        let reading = self.reading(found, &about);
        let key = reading.import_key();
        let said = Said { value: found.value, as_of: self.as_of, by_hand: false };
        let known = self.standings.get(&about).map(Vec::as_slice).unwrap_or_default();
        let judged = judge(known, said);
        let was = current(known).map(|standing| standing.value);
        let is_twice = !self.seen.insert(key.clone());
        let was_removed = self.here.keys.get(&key) == Some(&KeyState::Removed);
        let (mut fate, mut why) = match (judged, was) {
            _ if is_twice => (PastFate::Twice, "It’s in this file twice.".to_owned()),
            (Judged::Adds, _) if was_removed => {
                (PastFate::Removed, "You removed it after an earlier import.".to_owned())
            }
            (Judged::Adds, Some(was)) => (PastFate::New, format!("It was {}.", value_in_words(was))),
            (Judged::Adds, None) => (PastFate::New, String::new()),
            (Judged::Known | Judged::MovesOn(_), _) => (PastFate::Known, String::new()),
        };
        let may = matches!(fate, PastFate::New | PastFate::Removed);
        let spans = self.choices.spans(Some(to));
        if may && !spans {
            (fate, why) = (PastFate::Skipped, "It lies outside the days you chose.".to_owned());
        }
        let by_default = fate == PastFate::New || self.take.contains(&key);
        let taken = may && spans && by_default && !self.leave.contains(&key);
        let write = match judged {
            Judged::MovesOn(id) if !is_twice => Some(PlannedWrite::Confirm { id, as_of: self.as_of }),
            Judged::Adds if taken => Some(PlannedWrite::Reading(reading)),
            _ => None,
        };
        if taken {
            self.add(&about, said);
        }
        let row = PastRow {
            key,
            kind: PastKind::Readings,
            fate,
            why,
            title: title(found, &about, self.today),
            detail: value_in_words(found.value),
            on: Some(to),
            file: found.place.file.clone(),
            line: found.place.line,
            taken,
            open: may && spans,
        };
        Planned { row, write }
    }

    /// A number that comes twice in a file is held against the first.
    fn add(&mut self, about: &About, said: Said) {
        let rows = self.standings.entry(about.clone()).or_default();
        let id = rows.iter().map(|row| row.id.0).max().unwrap_or_default() + 1;
        rows.push(Standing {
            value: said.value,
            first_as_of: said.as_of,
            as_of: said.as_of,
            by_hand: said.by_hand,
            id: ReadingId(id),
        });
    }

    fn reading(&self, found: &FoundReading, about: &About) -> Reading {
        Reading {
            id: ReadingId(0),
            network: found.network,
            // Found by its key whenever it is shown.
            publication: None,
            post_key: found.post.as_ref().map(|(key, _)| key.clone()),
            metric: found.metric,
            span: about.span,
            from: about.from,
            to: about.to,
            value: found.value,
            first_as_of: self.as_of,
            as_of: self.as_of,
            source: 0,
            by_hand: false,
        }
    }
}

/// "Impressions on 3 March", "Engagements, 2 October 2025 to 1 October 2026, of https://…".
fn title(found: &FoundReading, about: &About, today: NaiveDate) -> String {
    let days = match about.span {
        Span::Window => format!(", {}", days_in_words(about.from, about.to)),
        Span::Day | Span::Total => format!(" on {}", spoken_day(about.to, today)),
    };
    let post = found.post.as_ref().map(|(_, url)| format!(", {url}")).unwrap_or_default();
    format!("{}{days}{post}", found.metric.label())
}
