//! An account's number over time.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use super::figures::Figure;
use super::post_join::{Of, PostJoin};
use super::reading::{About, Metric, Reading, Span, by_about};
use crate::publishing::network::Network;

/// A number on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SeriesPoint {
    /// The civil date: of a count the day it counts, of followers and the like the day on which it stood so.
    pub on: NaiveDate,
    /// The current value.
    pub value: i64,
    /// Whether the day was not over when its file was made.
    pub incomplete: bool,
    /// Whether it said something else before.
    pub revised: bool,
    /// Whether no source said it: followers of a day, walked back from a later total by the new followers between.
    pub derived: bool,
}

/// Whether a number stands at a level, like followers, rather than counting what happened on a day.
pub(crate) fn is_standing(metric: Metric) -> bool {
    matches!(metric, Metric::Followers | Metric::Ssi)
}

/// The account’s series of a number, the earliest day first; days without a value are not in it. Counts are those of days,
/// or totals where no day was ever read: the two are never mixed.
pub(crate) fn series(readings: &[Reading], network: Network, metric: Metric) -> Vec<SeriesPoint> {
    let days = of_span(readings, network, metric, Span::Day);
    if !is_standing(metric) && !days.is_empty() {
        return days.into_values().collect();
    }
    let mut totals = of_span(readings, network, metric, Span::Total);
    if metric == Metric::Followers {
        let come = of_span(readings, network, Metric::NewFollowers, Span::Day);
        let gone = of_span(readings, network, Metric::Unfollows, Span::Day);
        for point in walked_back(&totals, &come, &gone) {
            totals.insert(point.on, point);
        }
    }
    totals.into_values().collect()
}

fn of_span(
    readings: &[Reading],
    network: Network,
    metric: Metric,
    span: Span,
) -> BTreeMap<NaiveDate, SeriesPoint> {
    let fits = |reading: &&Reading| {
        (reading.network, reading.metric, reading.span) == (network, metric, span)
            && reading.publication.is_none()
            && reading.post_key.is_none()
    };
    let own: Vec<Reading> = readings.iter().filter(fits).cloned().collect();
    let groups = by_about(&own, &PostJoin::default());
    let point = |(about, rows): (&About, &Vec<&Reading>)| {
        debug_assert_eq!(about.of, Of::Account);
        let figure = Figure::of(about, rows)?;
        let revised = figure.revised.iter().any(|other| other.value != figure.reading.value);
        Some((
            about.from,
            SeriesPoint {
                on: about.from,
                value: figure.reading.value,
                incomplete: figure.reading.is_incomplete(),
                revised,
                derived: false,
            },
        ))
    };
    groups.iter().filter_map(point).collect()
}

/// Followers at the end of days before a known total, as long as each day's new followers are known.
fn walked_back(
    totals: &BTreeMap<NaiveDate, SeriesPoint>,
    come: &BTreeMap<NaiveDate, SeriesPoint>,
    gone: &BTreeMap<NaiveDate, SeriesPoint>,
) -> Vec<SeriesPoint> {
    let mut points = Vec::new();
    for known in totals.values() {
        let (mut on, mut value) = (known.on, known.value);
        while let (Some(new), Some(before)) = (come.get(&on), on.pred_opt()) {
            let left = gone.get(&on).map_or(0, |left| left.value);
            value = value.saturating_sub(new.value).saturating_add(left);
            on = before;
            if totals.contains_key(&on) {
                break;
            }
            points.push(SeriesPoint { on, value, incomplete: false, revised: false, derived: true });
        }
    }
    points
}
