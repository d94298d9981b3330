//! The Study page: cases by process, places to look, and what became of leaders of old lists.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use crate::calendar::Now;
use crate::coach::Coach;
use crate::error::Result;
use crate::id::CaseId;
use crate::programme::case_study::StudyNote;
use crate::programme::{Exercise, Place};
use crate::store::study;

/// A case older than this many years is history.
const HISTORY_YEARS: i32 = 10;
/// A place that no one looked at for this many days is to be checked.
const STALE_DAYS: i64 = 365;

/// The processes in the order in which they are shown, with what they are called.
const PROCESSES: [(&str, &str); 9] = [
    ("product", "Product development"),
    ("marketing", "Marketing"),
    ("sales", "Sales"),
    ("support", "Customer support"),
    ("employees", "Employees"),
    ("hr", "HR"),
    ("partners", "Partners"),
    ("public-sector", "Public sector"),
    ("failure", "Failures"),
];

/// A case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct CaseLine {
    /// Case key, as accepted by `study …` commands: the slug of a built-in case, or the number of the user’s own.
    pub key: String,
    /// The number, for one of the user's own.
    pub id: Option<CaseId>,
    /// Whether it is the user's own.
    pub mine: bool,
    /// Its process' slug.
    pub process: String,
    /// Whose case it is.
    pub organisation: String,
    /// "2017", "2011–14"; empty when undated.
    pub years: String,
    /// Whether it is older than ten years.
    pub history: bool,
    /// What was stuck.
    pub problem: String,
    /// What freed it.
    pub mechanism: String,
    /// The number claimed.
    pub number: String,
    /// Who claims it, in words.
    pub who_says: String,
    /// What it does not show.
    pub caveat: String,
    /// The source.
    pub source: String,
    /// Its web addresses.
    pub urls: Vec<String>,
    /// The civil date it was marked as studied.
    pub studied_on: Option<NaiveDate>,
}

/// The cases of a process.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct StudyProcess {
    /// Its slug.
    pub slug: String,
    /// What people read.
    pub title: String,
    /// The cases, the user's own first.
    pub cases: Vec<CaseLine>,
    /// What is said where none comes along and the user has none.
    pub none_yet: Option<String>,
}

/// The Study page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct StudyPage {
    /// Cases by process.
    pub processes: Vec<StudyProcess>,
    /// How many are marked as studied.
    pub studied: u32,
    /// How many step 9 asks for.
    pub wanted: u32,
    /// Where to look for people.
    pub places: Vec<Place>,
    /// Slugs of places that no one looked at for a year.
    pub unchecked: Vec<String>,
    /// "What became of them?"
    pub exercise: Exercise,
    /// The user's answers to it, a name each.
    pub notes: Vec<StudyNote>,
}

impl Coach {
    /// The Study page.
    ///
    /// # Errors
    /// [`crate::Error::NotOnboarded`] before the first questions, [`crate::Error::Storage`] when SQLite refuses.
    pub fn study_page(&self, now: &Now) -> Result<StudyPage> {
        let (_, now) = self.in_user_zone(now)?;
        let today = now.today();
        let kept = study::all(self.conn())?;
        let seeds = &self.programme.study;
        let old = |year: Option<i32>| year.is_some_and(|year| today.year() - year > HISTORY_YEARS);
        let processes = PROCESSES.iter().map(|(slug, title)| {
            let own = kept.iter().filter(|case| case.slug.is_none() && case.process == *slug).map(|case| {
                CaseLine {
                    key: case.id.0.to_string(),
                    id: Some(case.id),
                    mine: true,
                    process: case.process.clone(),
                    organisation: case.organisation.clone(),
                    years: case.year.map(|year| year.to_string()).unwrap_or_default(),
                    history: old(case.year),
                    problem: case.problem.clone(),
                    mechanism: case.mechanism.clone(),
                    number: case.number.clone(),
                    who_says: case.who_says.clone(),
                    caveat: case.caveat.clone(),
                    source: case.source.clone(),
                    urls: case.url.iter().cloned().collect(),
                    studied_on: case.studied_on,
                }
            });
            let seeds_of = seeds.cases.iter().filter(|case| case.process == *slug).map(|case| CaseLine {
                key: case.slug.clone(),
                id: None,
                mine: false,
                process: case.process.clone(),
                organisation: case.organisation.clone(),
                years: case
                    .years
                    .clone()
                    .or_else(|| case.year.map(|year| year.to_string()))
                    .unwrap_or_default(),
                history: old(case.year),
                problem: case.problem.clone(),
                mechanism: case.mechanism.clone(),
                number: case.number.clone(),
                who_says: case.who_says_note.clone().unwrap_or_else(|| in_words(&case.who_says)),
                caveat: case.caveat.clone(),
                source: case.source.clone(),
                urls: std::iter::once(&case.url).chain(&case.more_urls).cloned().collect(),
                studied_on: kept
                    .iter()
                    .find(|mark| mark.slug.as_ref() == Some(&case.slug))
                    .and_then(|mark| mark.studied_on),
            });
            let cases: Vec<_> = own.chain(seeds_of).collect();
            let none_yet = (cases.is_empty() && seeds.none_yet.iter().any(|known| known == slug))
                .then(|| seeds.none_yet_text.clone());
            StudyProcess { slug: (*slug).to_owned(), title: (*title).to_owned(), cases, none_yet }
        });
        let stale = |place: &&Place| {
            let checked = place.checked_on.as_deref().and_then(|on| on.parse::<NaiveDate>().ok());
            checked.is_none_or(|on| (today - on).num_days() > STALE_DAYS)
        };
        let processes = processes.collect();
        Ok(StudyPage {
            processes,
            studied: study::studied(self.conn())?,
            wanted: self.programme.task("study-cases").map_or(3, |(_, task)| task.wanted()),
            unchecked: seeds.places.iter().filter(stale).map(|place| place.slug.clone()).collect(),
            places: seeds.places.clone(),
            exercise: seeds.exercise.clone(),
            notes: study::notes(self.conn())?,
        })
    }
}

fn in_words(who_says: &str) -> String {
    let mut letters = who_says.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
