//! The figures of a post: of each number the latest total, else the largest of a window.

use std::collections::BTreeMap;

use super::current::current;
use super::reading::{About, Metric, Reading, Span};
use crate::publishing::network::Network;

/// A figure: the reading that is current, and what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Figure<'r> {
    pub(crate) about: About,
    pub(crate) reading: &'r Reading,
    /// What was said before about the same, the latest first.
    pub(crate) revised: Vec<&'r Reading>,
}

impl<'r> Figure<'r> {
    /// The current reading of those that are about the same.
    pub(crate) fn of(about: &About, rows: &[&'r Reading]) -> Option<Self> {
        let standings: Vec<_> = rows.iter().map(|reading| reading.standing()).collect();
        let id = current(&standings)?.id;
        let reading = *rows.iter().find(|reading| reading.id == id)?;
        let mut revised: Vec<&Reading> = rows.iter().copied().filter(|other| other.id != id).collect();
        revised.sort_by_key(|other| std::cmp::Reverse((other.as_of, other.id)));
        Some(Self { about: about.clone(), reading, revised })
    }

    /// By what of several figures the one to show is chosen: a total before a window; of totals the latest, of windows the
    /// largest, of equal ones the latest.
    fn rank(&self) -> (bool, chrono::NaiveDate, i64, chrono::NaiveDate) {
        let Reading { to, value, .. } = *self.reading;
        match self.about.span {
            Span::Total => (true, to, value, to),
            Span::Window | Span::Day => (false, chrono::NaiveDate::MIN, value, to),
        }
    }
}

/// The figures of one post, by network and number. Readings of single days are no figures of a post.
pub(crate) fn figures<'r>(groups: &BTreeMap<About, Vec<&'r Reading>>) -> Vec<Figure<'r>> {
    let mut chosen: BTreeMap<(Network, Metric), Figure<'r>> = BTreeMap::new();
    for (about, rows) in groups.iter().filter(|(about, _)| about.span != Span::Day) {
        let Some(figure) = Figure::of(about, rows) else { continue };
        let place = (about.network, about.metric);
        if chosen.get(&place).is_none_or(|known| known.rank() < figure.rank()) {
            chosen.insert(place, figure);
        }
    }
    chosen.into_values().collect()
}
