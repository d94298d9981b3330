//! Numbers that networks show, as lines over time.

use std::collections::BTreeMap;

use chrono::{Datelike, Duration, Months, NaiveDate};

use super::words::{figure, short, small, week};
use super::{AxisWord, LegendLine, Mark, MarkLook, MarkShape, Marks, Picture, SLOTS, Series, columns};

/// At most as many lines, on one scale.
const LINES: usize = 2;

/// How many words the axis has at most.
const WORDS: usize = 6;

/// The time one point of a line is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MetricSpan {
    /// A day.
    Day,
    /// Seven days, from the first on.
    Week,
    /// A month, from its first day on.
    Month,
}

/// A value of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MetricPoint {
    /// The first day it is about.
    pub on: NaiveDate,
    /// The value as it was last read.
    pub value: i64,
    /// Whether the source was read before the span was complete.
    pub incomplete: bool,
    /// Whether a later source said something else than an earlier one.
    pub revised: bool,
}

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MetricLine {
    /// What it counts: "Followers".
    pub name: String,
    /// Its values, in any order; of two of the same day the later one holds.
    pub points: Vec<MetricPoint>,
}

impl MetricSpan {
    /// The span after the one that begins on a day; none past the calendar’s end.
    fn next(self, on: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Day => on.checked_add_signed(Duration::days(1)),
            Self::Week => on.checked_add_signed(Duration::days(7)),
            Self::Month => on.checked_add_months(Months::new(1)),
        }
    }

    fn in_words(self, on: NaiveDate) -> String {
        match self {
            Self::Day => on.format("%-d %B %Y").to_string(),
            Self::Week => week(on),
            Self::Month => on.format("%B %Y").to_string(),
        }
    }

    /// Along the axis.
    fn in_short(self, on: NaiveDate) -> String {
        match self {
            Self::Day | Self::Week => short(on),
            Self::Month if on.month() == 1 => on.format("%Y").to_string(),
            Self::Month => on.format("%b").to_string(),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Day => "Day",
            Self::Week => "Week",
            Self::Month => "Month",
        }
    }
}

/// Up to two lines of the same kind of number, on one scale from 0, with a row for every span from the first value to the
/// last: one without a value is a gap. None without a value. With fewer than four values there is only the sentence.
#[must_use]
pub fn metric_lines(caption: &str, span: MetricSpan, lines: &[MetricLine]) -> Option<Picture> {
    let lines: Vec<(&str, BTreeMap<NaiveDate, MetricPoint>)> = lines
        .iter()
        .take(LINES)
        .map(|line| (line.name.as_str(), line.points.iter().map(|point| (point.on, *point)).collect()))
        .collect();
    let days = || lines.iter().flat_map(|(_, points)| points.keys().copied());
    let (first, last) = (days().min()?, days().max()?);
    let sentence = sentence(span, &lines);
    if days().count() < super::TELLING {
        return Some(Picture::sentence_only(caption, sentence));
    }
    let mut spans: Vec<NaiveDate> =
        std::iter::successors(Some(first), |on| span.next(*on)).take_while(|on| *on <= last).collect();
    // A value between two steps has its own place.
    spans.extend(days());
    spans.sort_unstable();
    spans.dedup();
    let name: Vec<&str> = lines.iter().map(|(name, _)| *name).collect();
    let row = |on: &NaiveDate| {
        let cells = lines.iter().map(|(_, points)| cell(points.get(on)));
        std::iter::once(span.in_words(*on)).chain(cells).collect()
    };
    let series: Vec<Series> = lines
        .iter()
        .enumerate()
        .map(|(index, (name, points))| Series {
            name: (*name).to_owned(),
            column: small(index + 1),
            shape: MarkShape::Line,
            marks: spans.iter().map(|on| mark(span, name, *on, points.get(on))).collect(),
        })
        .collect();
    let every = spans.len().div_ceil(WORDS).max(1);
    let word = |(slot, on): (usize, &NaiveDate)| AxisWord { slot: small(slot), words: span.in_short(*on) };
    let axis = spans.iter().enumerate().step_by(every).map(word).collect();
    let legend = legend(&series);
    let slots = spans.len().max(SLOTS);
    Some(Picture {
        caption: caption.to_owned(),
        sentence,
        columns: columns(span.name(), &name),
        rows: spans.iter().map(row).collect(),
        marks: Some(Marks::of(series, axis, legend, slots)),
    })
}

/// The figure as the table has it, with a remark on what is not final.
fn cell(point: Option<&MetricPoint>) -> String {
    match point {
        None => "–".to_owned(),
        Some(point) => format!("{}{}", figure(point.value), remark(point)),
    }
}

fn remark(point: &MetricPoint) -> &'static str {
    match (point.incomplete, point.revised) {
        (false, false) => "",
        (true, false) => " (so far)",
        (false, true) => " (revised)",
        (true, true) => " (revised, so far)",
    }
}

fn mark(span: MetricSpan, name: &str, on: NaiveDate, point: Option<&MetricPoint>) -> Mark {
    let look = match point {
        Some(point) if point.incomplete => MarkLook::Dashed,
        Some(point) if point.revised => MarkLook::Hollow,
        _ => MarkLook::Full,
    };
    let words = match point {
        None => format!("{}, {name}: no number", span.in_words(on)),
        Some(point) => format!("{}, {name}: {}{}", span.in_words(on), figure(point.value), remark(point)),
    };
    Mark { value: point.map(|point| point.value), look, sign: None, words }
}

/// "Followers: 1,204 in March 2026, 980 in April 2025".
fn sentence(span: MetricSpan, lines: &[(&str, BTreeMap<NaiveDate, MetricPoint>)]) -> String {
    let said = |(name, points): &(&str, BTreeMap<NaiveDate, MetricPoint>)| {
        let (first, last) = (points.values().next()?, points.values().next_back()?);
        let at = |point: &MetricPoint| format!("{} {}", figure(point.value), when(span, point.on));
        let before = if first.on == last.on { String::new() } else { format!(", {}", at(first)) };
        Some(format!("{name}: {}{before}", at(last)))
    };
    lines.iter().filter_map(said).collect::<Vec<_>>().join(". ")
}

fn when(span: MetricSpan, on: NaiveDate) -> String {
    let words = span.in_words(on);
    match span {
        MetricSpan::Day => format!("on {words}"),
        MetricSpan::Week | MetricSpan::Month => format!("in {words}"),
    }
}

fn legend(series: &[Series]) -> Vec<LegendLine> {
    let there = |look| {
        series.iter().flat_map(|series| &series.marks).any(|mark| mark.value.is_some() && mark.look == look)
    };
    [(MarkLook::Hollow, "Revised later"), (MarkLook::Dashed, "Not complete yet")]
        .into_iter()
        .filter(|(look, _)| there(*look))
        .map(|(look, words)| LegendLine { look: Some(look), sign: None, words: words.to_owned() })
        .collect()
}
