//! A number in a line: when it was, what it was before, and who says it.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use crate::calendar::Now;
use crate::calendar::natural_date::{days_in_words, spoken_day};
use crate::id::{PostId, PublicationId, ReadingId};
use crate::metrics::{
    About, Figure, Metric, Of, PostJoin, Reading, Source, SourceKind, Span, figures, value_in_words,
};
use crate::publishing::network::Network;
use crate::publishing::post::Publication;

/// A window of about this many days is a year.
const A_YEAR: std::ops::RangeInclusive<i64> = 364..=367;

/// Who says a number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Provenance {
    /// What it was read from.
    pub kind: SourceKind,
    /// Its name, for people.
    pub label: String,
    /// The file’s name; none for what was entered by hand.
    pub file: Option<String>,
    /// The first eight hex digits of the file’s SHA-256.
    pub hash: Option<String>,
    /// The first civil date it covers.
    pub from: Option<NaiveDate>,
    /// The last civil date it covers.
    pub to: Option<NaiveDate>,
    /// When it was read, UTC.
    pub read_at: DateTime<Utc>,
    /// All of it in words.
    pub words: String,
}

/// What was said before about the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct RevisedLine {
    /// Its number, as `metric remove` takes it.
    pub id: ReadingId,
    /// The value.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub value: i64,
    /// The value in words: "1,180".
    pub value_text: String,
    /// The last civil date on which it was said.
    pub as_of: NaiveDate,
    /// In words: "was 1,180 on 2 October".
    pub words: String,
    /// Its source.
    pub source: Provenance,
}

/// A number: the current reading of what it is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct NumberLine {
    /// Its number, as `metric remove` takes it.
    pub id: ReadingId,
    /// The network that shows it.
    pub network: Network,
    /// What is counted.
    pub metric: Metric,
    /// Its name, for people.
    pub label: String,
    /// Which days it counts.
    pub span: Span,
    /// The first civil date it counts.
    pub from: NaiveDate,
    /// The last civil date it counts; of a total the day on which it stood so.
    pub to: NaiveDate,
    /// The value.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub value: i64,
    /// The value in words: "2,571".
    pub value_text: String,
    /// The days in words: "on 2 October", "in the year to 2 October".
    pub when: String,
    /// The last civil date on which a source gave it.
    pub as_of: NaiveDate,
    /// Whether its day was not over when the file was made.
    pub incomplete: bool,
    /// The post it is about, if that is in the log.
    pub post: Option<PostId>,
    /// The post’s title.
    pub post_title: Option<String>,
    /// What a post that is not in the log is known by.
    pub post_key: Option<String>,
    /// Its source.
    pub source: Provenance,
    /// What was said before, the latest first.
    pub revised: Vec<RevisedLine>,
}

/// The figures of a post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PostNumbers {
    /// The post.
    pub post: PostId,
    /// Title of the post.
    pub title: String,
    /// The civil date it was published.
    pub published_on: NaiveDate,
    /// A figure each network and number.
    pub figures: Vec<NumberLine>,
}

/// What numbers are shown with.
pub(super) struct Shown {
    pub(super) today: NaiveDate,
    pub(super) home: Now,
    pub(super) readings: Vec<Reading>,
    pub(super) sources: HashMap<i64, Source>,
    pub(super) join: PostJoin,
    pub(super) posts: HashMap<PublicationId, Publication>,
    pub(super) titles: HashMap<PostId, String>,
}

/// Days in words: "on 2 October", "in the year to 2 October", "3 March to 2 April".
pub(super) fn when(about: &About, today: NaiveDate) -> String {
    if about.span != Span::Window {
        return format!("on {}", spoken_day(about.to, today));
    }
    let days = (about.to - about.from).num_days() + 1;
    if A_YEAR.contains(&days) {
        return format!("in the year to {}", spoken_day(about.to, today));
    }
    days_in_words(about.from, about.to)
}

impl Shown {
    pub(super) fn post_of(&self, about: &About) -> Option<PostId> {
        match &about.of {
            Of::Publication(id) => self.posts.get(id).map(|place| place.post),
            _ => None,
        }
    }

    pub(super) fn post(&self, post: PostId, groups: &BTreeMap<About, Vec<&Reading>>) -> Option<PostNumbers> {
        let published_on =
            self.posts.values().filter(|place| place.post == post).map(|place| place.published_on).min()?;
        Some(PostNumbers {
            post,
            title: self.titles.get(&post).cloned().unwrap_or_default(),
            published_on,
            figures: figures(groups).iter().map(|figure| self.line(figure)).collect(),
        })
    }

    pub(super) fn line(&self, figure: &Figure<'_>) -> NumberLine {
        let Figure { about, reading, revised } = figure;
        let post = self.post_of(about);
        NumberLine {
            id: reading.id,
            network: about.network,
            metric: about.metric,
            label: about.metric.label().to_owned(),
            span: about.span,
            from: about.from,
            to: about.to,
            value: reading.value,
            value_text: value_in_words(reading.value),
            when: when(about, self.today),
            as_of: reading.as_of,
            incomplete: reading.is_incomplete(),
            post,
            post_title: post.and_then(|post| self.titles.get(&post).cloned()),
            post_key: match &about.of {
                Of::Post(key) => Some(key.clone()),
                _ => None,
            },
            source: self.provenance(reading),
            revised: revised.iter().map(|other| self.revised(other)).collect(),
        }
    }

    pub(super) fn revised(&self, reading: &Reading) -> RevisedLine {
        let value_text = value_in_words(reading.value);
        RevisedLine {
            id: reading.id,
            value: reading.value,
            words: format!("was {value_text} on {}", spoken_day(reading.as_of, self.today)),
            value_text,
            as_of: reading.as_of,
            source: self.provenance(reading),
        }
    }

    pub(super) fn provenance(&self, reading: &Reading) -> Provenance {
        let source = self.sources.get(&reading.source).cloned().unwrap_or(Source {
            kind: SourceKind::ByHand,
            file_name: None,
            file_sha256: None,
            from: None,
            to: None,
            read_at: DateTime::default(),
        });
        let read = spoken_day(source.read_at.with_timezone(&self.home.zone).date_naive(), self.today);
        let hash = source.file_sha256.as_deref().map(|hash| hash.chars().take(8).collect::<String>());
        let words = match (&source.file_name, &hash) {
            (Some(file), Some(hash)) => {
                let days = source.from.zip(source.to).map(|(from, to)| days_in_words(from, to));
                let days = days.map(|days| format!(", covers {days}")).unwrap_or_default();
                format!("{}: {file}, {hash}{days}, read on {read}", source.kind.label())
            }
            _ => format!("{} on {read}", source.kind.label()),
        };
        Provenance {
            kind: source.kind,
            label: source.kind.label().to_owned(),
            file: source.file_name,
            hash,
            from: source.from,
            to: source.to,
            read_at: source.read_at,
            words,
        }
    }
}
