//! All weeks by year, as a table of weeks.

use chrono::{Datelike, Duration, NaiveDate};
use serde::{Deserialize, Serialize};

use super::words::{figure, large, many, small, week_and_posts};
use super::{Picture, columns};
use crate::named::named_enum;
use crate::rhythm::{Rhythm, WeekVerdict};
use crate::text::grouped;

/// As many weeks the bars show; from one more on there is a heatmap.
const BARS: usize = super::SLOTS;

/// Years shown at a time, the latest first.
const YEARS: usize = 10;

named_enum! {
    /// How full a week of the heatmap is.
    pub enum FillStep("step") {
        /// No posts: an empty cell.
        None = "none" | "No posts",
        /// One post.
        One = "one" | "1 post",
        /// Two posts.
        Two = "two" | "2 posts",
        /// Three posts.
        Three = "three" | "3 posts",
        /// Four posts or more.
        More = "more" | "4 posts or more",
    }
}

named_enum! {
    /// The mark a week of the heatmap has beside its fill.
    pub enum HeatmapSign("sign") {
        /// From before the user had Standpoint, or before a week counted.
        History = "history" | "Before Standpoint",
        /// Its goal was not met.
        Missed = "missed" | "Not kept",
        /// Most of it was paused.
        Paused = "paused" | "Paused",
        /// A reserve week.
        Reserve = "reserve" | "Reserve week",
        /// The voice was on hold, or no post was wanted.
        Off = "off" | "On hold or off",
    }
}

/// One week of the heatmap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct HeatmapWeek {
    /// Its first civil date.
    pub starts_on: NaiveDate,
    /// Its place in the year, 0 to 52.
    pub column: u32,
    /// Posts logged in it.
    pub posts: u32,
    /// How full it is drawn.
    pub fill: FillStep,
    /// Its mark beside that.
    pub sign: Option<HeatmapSign>,
    /// "2–8 March 2026, 2 posts, kept".
    pub words: String,
    /// Whether it can be looked back at: from the week of joining on.
    pub opens: bool,
}

/// One year of the heatmap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct HeatmapYear {
    /// The year. A week belongs to the one most of its days lie in, as in ISO 8601.
    pub year: i32,
    /// Posts of its weeks.
    pub posts: u32,
    /// Weeks kept, made up ones among them.
    pub kept: u32,
    /// Its weeks, earliest first.
    pub weeks: Vec<HeatmapWeek>,
}

/// What a sign means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SignLine {
    /// The sign.
    pub sign: HeatmapSign,
    /// "Paused".
    pub words: String,
}

/// Weeks from the first post or from joining on, by year: ten years at a time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct WeekHeatmap {
    /// "480 posts since March 2016, in 402 of 522 weeks", of all years.
    pub sentence: String,
    /// The latest year first.
    pub years: Vec<HeatmapYear>,
    /// What the signs mean, of those that are there.
    pub signs: Vec<SignLine>,
    /// The latest year before these; none when there are no earlier ones.
    pub earlier: Option<i32>,
}

impl WeekHeatmap {
    /// The latest ten years as of `today`; `None` while there is no post, or no more weeks than the bars show.
    #[must_use]
    pub fn of(rhythm: &Rhythm, joined_on: NaiveDate, today: NaiveDate) -> Option<Self> {
        Self::up_to(rhythm, joined_on, today, i32::MAX)
    }

    /// As [`WeekHeatmap::of`], the ten years up to and with `last`.
    #[must_use]
    pub fn up_to(rhythm: &Rhythm, joined_on: NaiveDate, today: NaiveDate, last: i32) -> Option<Self> {
        let posted = rhythm.first_posted_on()?;
        let since = posted.min(joined_on);
        let (running, first) = (rhythm.week_of(today), rhythm.week_of(since));
        let weeks = usize::try_from((running - first).num_weeks() + 1).unwrap_or(0);
        if weeks <= BARS {
            return None;
        }
        let last = last.min(middle(running).year());
        let from = last.saturating_sub(i32::try_from(YEARS).unwrap_or(10) - 1).max(middle(first).year());
        let counts_from = rhythm.first_week();
        let week = |starts_on: NaiveDate| {
            let counts = counts_from.is_some_and(|from| from <= starts_on);
            let verdict = counts.then(|| rhythm.verdict(starts_on, today));
            let posts = rhythm.posts_in(starts_on);
            HeatmapWeek {
                starts_on,
                column: middle(starts_on).ordinal0() / 7,
                posts,
                fill: fill(posts),
                sign: sign(verdict),
                words: week_and_posts(starts_on, posts, verdict),
                opens: starts_on >= rhythm.week_of(joined_on),
            }
        };
        let year = |year: i32| {
            let starts = first_week(rhythm, year).max(first).iter_weeks();
            let starts = starts.take_while(|week| *week <= running && middle(*week).year() == year);
            let starts: Vec<NaiveDate> = starts.collect();
            let is_kept = |week: &&NaiveDate| {
                counts_from.is_some_and(|from| from <= **week) && rhythm.verdict(**week, today).is_kept()
            };
            HeatmapYear {
                year,
                posts: starts.iter().map(|week| rhythm.posts_in(*week)).sum(),
                kept: small(starts.iter().filter(is_kept).count()),
                weeks: starts.into_iter().map(week).collect(),
            }
        };
        let (with_posts, posts) = rhythm.weeks_with_posts(first, running);
        let sentence = format!(
            "{} since {}, in {} of {} weeks",
            many(large(posts), "post"),
            first.max(since).format("%B %Y"),
            grouped(large(with_posts)),
            grouped(weeks)
        );
        let earlier = (from > middle(first).year()).then_some(from - 1);
        let years: Vec<HeatmapYear> = (from..=last).rev().map(year).collect();
        Some(Self { sentence, signs: signs(&years), years, earlier })
    }

    /// The years as a table, a row a year, for what is handed on.
    #[must_use]
    pub fn table(&self) -> Picture {
        let row = |year: &HeatmapYear| {
            let with_posts = year.weeks.iter().filter(|week| week.posts > 0).count();
            vec![
                year.year.to_string(),
                grouped(large(year.posts)),
                figure(i64::try_from(with_posts).unwrap_or(i64::MAX)),
                figure(year.kept.into()),
            ]
        };
        Picture {
            caption: "Posts a year".to_owned(),
            sentence: self.sentence.clone(),
            columns: columns("Year", &["Posts", "Weeks with posts", "Weeks kept"]),
            rows: self.years.iter().map(row).collect(),
            marks: None,
        }
    }
}

fn fill(posts: u32) -> FillStep {
    match posts {
        0 => FillStep::None,
        1 => FillStep::One,
        2 => FillStep::Two,
        3 => FillStep::Three,
        _ => FillStep::More,
    }
}

fn sign(verdict: Option<WeekVerdict>) -> Option<HeatmapSign> {
    match verdict {
        None => Some(HeatmapSign::History),
        Some(WeekVerdict::Missed) => Some(HeatmapSign::Missed),
        Some(WeekVerdict::Paused) => Some(HeatmapSign::Paused),
        Some(WeekVerdict::Reserve) => Some(HeatmapSign::Reserve),
        Some(WeekVerdict::Held | WeekVerdict::Off | WeekVerdict::NotYet) => Some(HeatmapSign::Off),
        Some(WeekVerdict::Kept | WeekVerdict::MadeUp | WeekVerdict::Running) => None,
    }
}

fn signs(years: &[HeatmapYear]) -> Vec<SignLine> {
    let there =
        |sign: &&HeatmapSign| years.iter().flat_map(|year| &year.weeks).any(|week| week.sign == Some(**sign));
    let line = |sign: &HeatmapSign| SignLine { sign: *sign, words: sign.label().to_owned() };
    HeatmapSign::ALL.iter().filter(there).map(line).collect()
}

/// The day in the middle of a week, which says what year it belongs to.
fn middle(starts_on: NaiveDate) -> NaiveDate {
    starts_on + Duration::days(3)
}

/// The first day of the first week that belongs to a year.
fn first_week(rhythm: &Rhythm, year: i32) -> NaiveDate {
    let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or(NaiveDate::MIN);
    let week = rhythm.week_of(first);
    if middle(week).year() == year { week } else { week + Duration::weeks(1) }
}
