//! All weeks by year, and the posts of this month and the last in words.

use chrono::{Datelike, Duration, Months, NaiveDate};
use serde::Serialize;

use crate::journal::count;
use crate::rhythm::{Rhythm, WeekVerdict};

/// As many weeks the bars show; from one more on there is a heatmap.
const BARS: usize = 12;

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
    /// What became of it; "not yet" before the first week that counts.
    pub verdict: WeekVerdict,
}

/// One year of the heatmap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct HeatmapYear {
    /// The year. A week belongs to the one most of its days lie in, as in ISO 8601.
    pub year: i32,
    /// Posts of its weeks.
    pub posts: u32,
    /// Its weeks, earliest first.
    pub weeks: Vec<HeatmapWeek>,
}

/// All weeks from the first post or from joining on, by year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct WeekHeatmap {
    /// "480 posts since March 2016, in 402 of 522 weeks".
    pub sentence: String,
    /// The latest year first.
    pub years: Vec<HeatmapYear>,
}

impl WeekHeatmap {
    /// The heatmap as of `today`; `None` while there is no post, or no more weeks than the bars show.
    pub(crate) fn of(rhythm: &Rhythm, joined_on: NaiveDate, today: NaiveDate) -> Option<Self> {
        let counts_from = rhythm.first_week();
        let posted = rhythm.first_posted_on()?;
        let (running, first) = (rhythm.week_of(today), rhythm.week_of(posted.min(joined_on)));
        let starts = first.iter_weeks().take_while(|week| *week <= running);
        let week = |starts_on: NaiveDate| {
            let counts = counts_from.is_some_and(|from| from <= starts_on);
            let verdict = if counts { rhythm.verdict(starts_on, today) } else { WeekVerdict::NotYet };
            let column = middle(starts_on).ordinal0() / 7;
            HeatmapWeek { starts_on, column, posts: rhythm.posts_in(starts_on), verdict }
        };
        let weeks: Vec<_> = starts.map(week).collect();
        if weeks.len() <= BARS {
            return None;
        }
        let posts: u32 = weeks.iter().map(|week| week.posts).sum();
        let with_posts = weeks.iter().filter(|week| week.posts > 0).count();
        let since = first.max(posted.min(joined_on)).format("%B %Y");
        let sentence = format!(
            "{} since {since}, in {} of {} weeks",
            said(posts),
            grouped(count(with_posts)),
            grouped(count(weeks.len()))
        );
        let mut years: Vec<HeatmapYear> = Vec::new();
        for week in weeks {
            let year = middle(week.starts_on).year();
            match years.last_mut() {
                Some(last) if last.year == year => {
                    last.posts += week.posts;
                    last.weeks.push(week);
                }
                _ => years.push(HeatmapYear { year, posts: week.posts, weeks: vec![week] }),
            }
        }
        years.reverse();
        Some(Self { sentence, years })
    }
}

/// The day in the middle of a week, which says what year it belongs to.
fn middle(starts_on: NaiveDate) -> NaiveDate {
    starts_on + Duration::days(3)
}

/// Posts of this month and the one before: "4 posts in October, 2 in September".
pub(crate) fn months(posted_on: &[NaiveDate], today: NaiveDate) -> String {
    let in_month = |month: NaiveDate| {
        count(posted_on.iter().filter(|on| (on.year(), on.month()) == (month.year(), month.month())).count())
    };
    let before =
        today.with_day(1).and_then(|first| first.checked_sub_months(Months::new(1))).unwrap_or(today);
    let (here, there) = (today.format("%B"), before.format("%B"));
    match (in_month(today), in_month(before)) {
        _ if posted_on.is_empty() => "No posts yet".to_owned(),
        (0, 0) => format!("No posts in {here} yet"),
        (0, last) => format!("No posts in {here} yet, {last} in {there}"),
        (this, 0) => format!("{} in {here}", said(this)),
        (this, last) => format!("{} in {here}, {last} in {there}", said(this)),
    }
}

fn said(posts: u32) -> String {
    if posts == 1 { "1 post".to_owned() } else { format!("{} posts", grouped(posts)) }
}

/// With commas: "1,204".
fn grouped(number: u32) -> String {
    let digits = number.to_string();
    let starts = |at: &usize| (digits.len() - at).is_multiple_of(3) && *at > 0;
    digits
        .char_indices()
        .flat_map(|(at, digit)| starts(&at).then_some(',').into_iter().chain([digit]))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::WeekStart;
    use crate::rhythm::Goals;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn weekly(start: WeekStart, joined: &str, posts: &[&str]) -> Rhythm {
        Rhythm::new(start, Goals::new([(date(joined), 1)]), date(joined), posts.iter().map(|on| date(on)))
    }

    #[test]
    fn every_week_from_the_first_post_on_stands_once_in_the_year_most_of_it_lies_in() {
        for start in [WeekStart::Monday, WeekStart::Sunday, WeekStart::Saturday] {
            let rhythm = weekly(start, "2016-03-01", &["2015-12-30", "2020-12-31", "2026-01-02"]);
            let heatmap = WeekHeatmap::of(&rhythm, date("2016-03-01"), date("2026-03-03")).unwrap();
            let mut weeks: Vec<_> = heatmap.years.iter().rev().flat_map(|year| &year.weeks).collect();
            assert!(weeks.is_sorted_by_key(|week| week.starts_on));
            assert!(
                weeks.windows(2).all(|pair| pair[1].starts_on - pair[0].starts_on == Duration::days(7)),
                "none is left out"
            );
            for year in &heatmap.years {
                assert!(
                    year.weeks.windows(2).all(|pair| pair[1].column == pair[0].column + 1),
                    "{}: a column each",
                    year.year
                );
                assert!(year.weeks.iter().all(|week| week.column <= 52));
            }
            weeks.retain(|week| week.posts > 0);
            assert_eq!(weeks.iter().map(|week| week.posts).sum::<u32>(), 3);
            assert!(
                heatmap.sentence.starts_with("3 posts since December 2015, in 3 of "),
                "{}",
                heatmap.sentence
            );
        }
    }

    #[test]
    fn weeks_before_the_first_that_counts_are_held_against_nobody_and_few_weeks_make_no_heatmap() {
        let rhythm = weekly(WeekStart::Monday, "2026-01-05", &["2025-10-01", "2026-01-06"]);
        let heatmap = WeekHeatmap::of(&rhythm, date("2026-01-05"), date("2026-01-07")).unwrap();
        assert_eq!(heatmap.years.iter().map(|year| year.year).collect::<Vec<_>>(), [2026, 2025]);
        assert!(heatmap.years[1].weeks.iter().all(|week| week.verdict == WeekVerdict::NotYet));
        assert_eq!(heatmap.years[0].weeks.last().map(|week| week.verdict), Some(WeekVerdict::Kept));
        let young = weekly(WeekStart::Monday, "2026-01-05", &["2026-01-06"]);
        assert_eq!(
            WeekHeatmap::of(&young, date("2026-01-05"), date("2026-03-29")),
            None,
            "twelve weeks fit into the bars"
        );
        assert!(WeekHeatmap::of(&young, date("2026-01-05"), date("2026-03-30")).is_some());
        assert_eq!(
            WeekHeatmap::of(
                &weekly(WeekStart::Monday, "2020-01-06", &[]),
                date("2020-01-06"),
                date("2026-03-30")
            ),
            None
        );
    }

    #[test]
    fn this_month_and_the_last_are_said_in_the_right_form_across_the_year_too() {
        let posted = |on: &[&str]| on.iter().map(|on| date(on)).collect::<Vec<_>>();
        let today = date("2026-01-31");
        assert_eq!(months(&[], today), "No posts yet");
        assert_eq!(months(&posted(&["2025-01-15"]), today), "No posts in January yet");
        assert_eq!(months(&posted(&["2025-12-15"]), today), "No posts in January yet, 1 in December");
        assert_eq!(months(&posted(&["2026-01-01"]), today), "1 post in January");
        assert_eq!(
            months(&posted(&["2026-01-01", "2026-01-02", "2025-12-31"]), today),
            "2 posts in January, 1 in December"
        );
        assert_eq!(
            (grouped(7), grouped(1204), grouped(1_000_000)),
            ("7".into(), "1,204".into(), "1,000,000".into())
        );
    }
}
