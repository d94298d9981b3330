//! Pictures of what the log says: one function a picture gives its sentence, its table and its marks, so that what is drawn,
//! what is read aloud and what is handed on cannot differ.
//!
//! Nothing here knows how wide a picture is or what colours it has: the window lays it out.

mod heatmap;
mod metric_lines;
mod pillar_shares;
mod posts_by_month;
mod posts_by_week;
#[cfg(test)]
mod tests;
mod then_and_now;
mod words;

use serde::Serialize;

use crate::rhythm::WeekVerdict;

pub use heatmap::{FillStep, HeatmapSign, HeatmapWeek, HeatmapYear, SignLine, WeekHeatmap};
pub use metric_lines::{MetricLine, MetricPoint, MetricSpan, metric_lines};
pub use pillar_shares::{PillarCount, pillar_shares};
pub use posts_by_month::posts_by_month;
pub(crate) use posts_by_month::this_month_and_last;
pub use posts_by_week::{WeekFacts, posts_by_week};
pub use then_and_now::{Compared, then_and_now};

/// As many places along the axis at least; those to come are outlined.
pub const SLOTS: usize = 12;

/// Before this many weeks a picture tells nothing: there is only its sentence.
pub const TELLING: usize = 4;

/// A picture and the table behind it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Picture {
    /// What the table is called: "Posts a week".
    pub caption: String,
    /// What there is to see, without its full stop: "4 posts in October, 2 in September".
    pub sentence: String,
    /// The table's columns; the first names the row.
    pub columns: Vec<PictureColumn>,
    /// The table's rows, as many cells each as there are columns. Empty where the sentence says it all.
    pub rows: Vec<Vec<String>>,
    /// What is drawn; none where the sentence, or the table, says it better.
    pub marks: Option<Marks>,
}

/// A column of a picture's table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PictureColumn {
    /// What it is called.
    pub name: String,
    /// Whether it holds figures, which line up on the right.
    pub figures: bool,
}

/// How a series is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum MarkShape {
    /// Upright bars, one a slot.
    Bar,
    /// Lying bars, one a row.
    Share,
    /// Dots joined by a line; a gap stays one.
    Line,
    /// A level that holds for the whole slot.
    Step,
}

/// What is drawn: a mark a row of the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Marks {
    /// Places along the axis, at least as many as there are rows: the first row has the first, and the rest is to come.
    pub slots: u32,
    /// The largest value. The axis reaches from 0 to it at least.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub most: i64,
    /// The smallest value where that is below 0, else 0.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub least: i64,
    /// One or two series, on the same scale.
    pub series: Vec<Series>,
    /// What is said along the axis of slots, a slot at most once.
    pub axis: Vec<AxisWord>,
    /// What the looks and signs mean, of those that are there.
    pub legend: Vec<LegendLine>,
}

/// Marks that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Series {
    /// The name of its column.
    pub name: String,
    /// The column whose figures it draws.
    pub column: u32,
    /// How it is drawn.
    pub shape: MarkShape,
    /// A mark a row, in the order of the rows.
    pub marks: Vec<Mark>,
}

/// How one mark looks, told apart without colour too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum MarkLook {
    /// Filled: a week kept, or simply a value.
    Full,
    /// Hatched: a week made up.
    Hatched,
    /// Pale: posts in a week that was not kept or does not count.
    Pale,
    /// Dashed: not over, or not yet complete.
    Dashed,
    /// Hollow: a later file said something else than an earlier one.
    Hollow,
}

/// One point of a picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Mark {
    /// Its value; none is a gap.
    #[cfg_attr(feature = "typescript", ts(type = "number | null"))]
    pub value: Option<i64>,
    /// How it looks.
    pub look: MarkLook,
    /// What became of its week.
    pub sign: Option<WeekVerdict>,
    /// The point in words: "2–8 March 2026, 2 posts, kept".
    pub words: String,
}

/// Something said along the axis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct AxisWord {
    /// The slot it stands under, from 0.
    pub slot: u32,
    /// "2 Mar".
    pub words: String,
}

/// What a look or a sign means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct LegendLine {
    /// The look it explains.
    pub look: Option<MarkLook>,
    /// The sign it explains.
    pub sign: Option<WeekVerdict>,
    /// What it means.
    pub words: String,
}

impl Picture {
    /// A picture that is its sentence alone.
    fn sentence_only(caption: &str, sentence: String) -> Self {
        Self { caption: caption.to_owned(), sentence, columns: Vec::new(), rows: Vec::new(), marks: None }
    }
}

/// The first column, and those of figures after it.
fn columns(first: &str, figures: &[&str]) -> Vec<PictureColumn> {
    let column = |name: &&str, figures| PictureColumn { name: (*name).to_owned(), figures };
    std::iter::once(column(&first, false)).chain(figures.iter().map(|name| column(name, true))).collect()
}

impl Marks {
    /// Marks of these series, with as many slots as they need.
    fn of(series: Vec<Series>, axis: Vec<AxisWord>, legend: Vec<LegendLine>, slots: usize) -> Self {
        let values = || series.iter().flat_map(|series| series.marks.iter().filter_map(|mark| mark.value));
        Self {
            slots: words::small(slots),
            most: values().max().unwrap_or(0).max(1),
            least: values().min().unwrap_or(0).min(0),
            axis,
            legend,
            series,
        }
    }
}
