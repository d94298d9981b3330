//! Numbers that networks show: the page, a post's figures, the list of readings, and an account's series.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::number_line::{NumberLine, PostNumbers, Shown, when};
use crate::calendar::Now;
use crate::coach::Coach;
use crate::error::Result;
use crate::id::PostId;
use crate::metrics::{
    About, Figure, Metric, Of, PostJoin, Reading, SeriesPoint, Span, by_about, figures, is_standing, series,
    value_in_words,
};
use crate::publishing::network::Network;
use crate::publishing::post::Publication;
use crate::store::{metrics, posts, publications};

/// How many posts the page shows.
const POSTS_SHOWN: usize = 50;
/// How many readings a list shows unless it is asked for more.
const LINES_SHOWN: u32 = 100;

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
