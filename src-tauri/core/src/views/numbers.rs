//! Numbers that networks show: the page, a post's figures, the list of readings, and an account's series.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::calendar::Now;
use crate::calendar::natural_date::{days_in_words, spoken_day};
use crate::coach::Coach;
use crate::error::Result;
use crate::id::{PostId, PublicationId, ReadingId};
use crate::metrics::{
    About, Figure, Metric, Of, PostJoin, Reading, SeriesPoint, Source, SourceKind, Span, by_about, figures,
    is_standing, series, value_in_words,
};
use crate::publishing::network::Network;
use crate::publishing::post::Publication;
use crate::store::{metrics, posts, publications};

/// A window of about this many days is a year.
const A_YEAR: std::ops::RangeInclusive<i64> = 364..=367;
/// How many posts the page shows.
const POSTS_SHOWN: usize = 50;
/// How many readings a list shows unless it is asked for more.
const LINES_SHOWN: u32 = 100;

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

/// A number of an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct AccountNumber {
    /// The latest.
    pub current: NumberLine,
    /// The one before it in words: "2,512 on 2 September"; none if it’s the first.
    pub earlier: Option<String>,
    /// How many days or windows there are of it.
    pub readings: u32,
}

/// The numbers of an account on a network.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct NetworkNumbers {
    /// The network.
    pub network: Network,
    /// Its name, for people.
    pub label: String,
    /// Its numbers, in the order in which they are offered.
    pub numbers: Vec<AccountNumber>,
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

/// Numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct NumbersPage {
    /// The user’s civil date.
    pub date: NaiveDate,
    /// The account’s numbers by network.
    pub accounts: Vec<NetworkNumbers>,
    /// Posts with figures, the latest first.
    pub posts: Vec<PostNumbers>,
    /// How many posts with figures there are altogether.
    pub posts_total: u32,
    /// How many posts have figures and are not in the log.
    pub unlogged: u32,
    /// The networks to choose from, the user’s own first.
    pub networks: Vec<Network>,
}

/// Which readings are listed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(default, deny_unknown_fields)]
pub struct NumberQuery {
    /// Only this number.
    pub what: Option<Metric>,
    /// Only on this network.
    pub network: Option<Network>,
    /// Only about this post.
    pub post: Option<PostId>,
    /// Only about accounts.
    pub account: bool,
    /// How many are passed over.
    pub offset: Option<u32>,
    /// How many at most; 100 when none is given.
    pub limit: Option<u32>,
}

/// Some readings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct NumberList {
    /// How many fit altogether.
    pub total: u32,
    /// Those asked for, the latest days first.
    pub lines: Vec<NumberLine>,
}

/// What numbers are shown with.
struct Shown {
    today: NaiveDate,
    home: Now,
    readings: Vec<Reading>,
    sources: HashMap<i64, Source>,
    join: PostJoin,
    posts: HashMap<PublicationId, Publication>,
    titles: HashMap<PostId, String>,
}

impl Coach {
    /// Numbers.
    ///
    /// # Errors
    /// [`crate::Error::NotOnboarded`] before the first questions.
    pub fn numbers_page(&self, now: &Now) -> Result<NumbersPage> {
        let shown = self.shown_numbers(now)?;
        let own = self.in_user_zone(now)?.0.networks;
        let groups = by_about(&shown.readings, &shown.join);
        let mut by_post: BTreeMap<PostId, BTreeMap<About, Vec<&Reading>>> = BTreeMap::new();
        let mut unlogged = std::collections::BTreeSet::new();
        for (about, rows) in &groups {
            match &about.of {
                Of::Account => {}
                Of::Post(key) => _ = unlogged.insert(key.clone()),
                Of::Publication(id) => {
                    if let Some(post) = shown.posts.get(id).map(|place| place.post) {
                        by_post.entry(post).or_default().insert(about.clone(), rows.clone());
                    }
                }
            }
        }
        let mut posts: Vec<PostNumbers> =
            by_post.iter().filter_map(|(post, groups)| shown.post(*post, groups)).collect();
        posts.sort_by_key(|post| std::cmp::Reverse((post.published_on, post.post)));
        let posts_total = u32::try_from(posts.len()).unwrap_or(u32::MAX);
        posts.truncate(POSTS_SHOWN);
        let others = Network::ALL.iter().filter(|network| !own.contains(network));
        Ok(NumbersPage {
            date: shown.today,
            accounts: accounts(&shown, &groups),
            posts,
            posts_total,
            unlogged: u32::try_from(unlogged.len()).unwrap_or(u32::MAX),
            networks: own.iter().chain(others).copied().collect(),
        })
    }

    /// The figures of a post: of each network and number the latest total, else the largest of a window.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] when it is gone, [`crate::Error::NotOnboarded`] before the first questions.
    pub fn post_numbers(&self, now: &Now, post: PostId) -> Result<Vec<NumberLine>> {
        posts::get(self.conn(), post)?;
        let shown = self.shown_numbers(now)?;
        let mut groups = by_about(&shown.readings, &shown.join);
        groups.retain(|about, _| shown.post_of(about) == Some(post));
        Ok(figures(&groups).iter().map(|figure| shown.line(figure)).collect())
    }

    /// Readings that fit, each with its current value and what was said before; the latest days first.
    ///
    /// # Errors
    /// [`crate::Error::NotOnboarded`] before the first questions.
    pub fn number_list(&self, now: &Now, query: &NumberQuery) -> Result<NumberList> {
        let shown = self.shown_numbers(now)?;
        let groups = by_about(&shown.readings, &shown.join);
        let fits = |about: &About| {
            query.what.is_none_or(|what| about.metric == what)
                && query.network.is_none_or(|network| about.network == network)
                && query.post.is_none_or(|post| shown.post_of(about) == Some(post))
                && (!query.account || about.of == Of::Account)
        };
        let mut found: Vec<Figure<'_>> = groups
            .iter()
            .filter(|(about, _)| fits(about))
            .filter_map(|(about, rows)| Figure::of(about, rows))
            .collect();
        found.sort_by_key(|figure| (std::cmp::Reverse(figure.about.to), figure.about.clone()));
        let most = query.limit.unwrap_or(LINES_SHOWN) as usize;
        let some = found.iter().skip(query.offset.unwrap_or(0) as usize).take(most);
        Ok(NumberList {
            total: u32::try_from(found.len()).unwrap_or(u32::MAX),
            lines: some.map(|figure| shown.line(figure)).collect(),
        })
    }

    /// An account’s number over time, the earliest day first. Days without a value are not in it. Earlier followers are
    /// walked back from later ones by the new followers of the days between.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when SQLite refuses.
    pub fn metric_series(&self, network: Network, metric: Metric) -> Result<Vec<SeriesPoint>> {
        Ok(series(&metrics::of_accounts(self.conn())?, network, metric))
    }

    fn shown_numbers(&self, now: &Now) -> Result<Shown> {
        let (_, home) = self.in_user_zone(now)?;
        let conn = self.conn();
        let readings = metrics::all(conn)?;
        let known = publications::known(conn)?;
        let titles = known.iter().map(|known| (known.publication.post, known.title.clone())).collect();
        let all: Vec<Publication> = known.into_iter().map(|known| known.publication).collect();
        let keys = readings.iter().filter_map(|reading| reading.post_key.as_deref());
        Ok(Shown {
            today: home.today(),
            home,
            sources: metrics::sources(conn)?,
            join: PostJoin::new(&all, keys, &home),
            readings,
            posts: all.into_iter().map(|place| (place.id, place)).collect(),
            titles,
        })
    }
}

/// The account’s numbers: of each the latest, and the one before it of the same kind of days.
fn accounts(shown: &Shown, groups: &BTreeMap<About, Vec<&Reading>>) -> Vec<NetworkNumbers> {
    let mut kept: BTreeMap<(Network, Metric, Span), Vec<Figure<'_>>> = BTreeMap::new();
    for (about, rows) in groups.iter().filter(|(about, _)| about.of == Of::Account) {
        let place = (about.network, about.metric, about.span);
        kept.entry(place).or_default().extend(Figure::of(about, rows));
    }
    let mut networks: BTreeMap<Network, Vec<AccountNumber>> = BTreeMap::new();
    for ((network, ..), mut figures) in kept {
        figures.sort_by_key(|figure| (figure.about.to, figure.about.from));
        let earlier = figures.iter().rev().nth(1).map(|figure| {
            format!("{} {}", value_in_words(figure.reading.value), when(&figure.about, shown.today))
        });
        let readings = u32::try_from(figures.len()).unwrap_or(u32::MAX);
        networks.entry(network).or_default().extend(figures.last().map(|figure| AccountNumber {
            current: shown.line(figure),
            earlier,
            readings,
        }));
    }
    let order = |number: &AccountNumber| (!is_standing(number.current.metric), number.current.metric);
    networks
        .into_iter()
        .map(|(network, mut numbers)| {
            numbers.sort_by_key(order);
            NetworkNumbers { network, label: network.label().to_owned(), numbers }
        })
        .collect()
}

/// Days in words: "on 2 October", "in the year to 2 October", "3 March to 2 April".
fn when(about: &About, today: NaiveDate) -> String {
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
    fn post_of(&self, about: &About) -> Option<PostId> {
        match &about.of {
            Of::Publication(id) => self.posts.get(id).map(|place| place.post),
            _ => None,
        }
    }

    fn post(&self, post: PostId, groups: &BTreeMap<About, Vec<&Reading>>) -> Option<PostNumbers> {
        let published_on =
            self.posts.values().filter(|place| place.post == post).map(|place| place.published_on).min()?;
        Some(PostNumbers {
            post,
            title: self.titles.get(&post).cloned().unwrap_or_default(),
            published_on,
            figures: figures(groups).iter().map(|figure| self.line(figure)).collect(),
        })
    }

    fn line(&self, figure: &Figure<'_>) -> NumberLine {
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

    fn revised(&self, reading: &Reading) -> RevisedLine {
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

    fn provenance(&self, reading: &Reading) -> Provenance {
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
