//! Posts of the last twelve months, and of this one and the one before in words.

use chrono::{Datelike, Months, NaiveDate};

use super::words::{figure, many, small};
use super::{AxisWord, LegendLine, Mark, MarkLook, MarkShape, Marks, Picture, SLOTS, Series, columns};

/// Posts of the months up to `today`, from the civil dates on which posts were first published, in any order. Months before
/// `since` are not there; until `since` is four weeks ago there is only the sentence.
#[must_use]
pub fn posts_by_month(posted_on: &[NaiveDate], since: NaiveDate, today: NaiveDate) -> Picture {
    const CAPTION: &str = "Posts a month";
    let sentence = this_month_and_last(posted_on, today);
    let (first, last) = (month_of(since.min(today)), month_of(today));
    if today - since < chrono::Duration::weeks(4) {
        return Picture::sentence_only(CAPTION, sentence);
    }
    let back = |months: u32| last.checked_sub_months(Months::new(months));
    let mut months: Vec<NaiveDate> =
        (0..small(SLOTS)).filter_map(back).filter(|month| *month >= first).collect();
    months.reverse();
    let posts = |month: &NaiveDate| posted_on.iter().filter(|on| month_of(**on) == *month).count();
    let counts: Vec<(NaiveDate, usize)> = months.iter().map(|month| (*month, posts(month))).collect();
    let mark = |(month, posts): &(NaiveDate, usize)| Mark {
        value: i64::try_from(*posts).ok(),
        look: if *month == last { MarkLook::Dashed } else { MarkLook::Full },
        sign: None,
        words: format!("{}, {}", month.format("%B %Y"), said(*posts)),
    };
    let word = |(slot, month): (usize, &NaiveDate)| AxisWord {
        slot: small(slot),
        words: month.format("%b").to_string(),
    };
    let series = Series {
        name: "Posts".to_owned(),
        column: 1,
        shape: MarkShape::Bar,
        marks: counts.iter().map(mark).collect(),
    };
    let running = LegendLine { look: Some(MarkLook::Dashed), sign: None, words: "This month".to_owned() };
    Picture {
        caption: CAPTION.to_owned(),
        sentence,
        columns: columns("Month", &["Posts"]),
        rows: counts
            .iter()
            .map(|(month, posts)| {
                vec![month.format("%B %Y").to_string(), figure(i64::try_from(*posts).unwrap_or(i64::MAX))]
            })
            .collect(),
        marks: Some(Marks::of(
            vec![series],
            months.iter().enumerate().map(word).collect(),
            vec![running],
            SLOTS,
        )),
    }
}

/// Posts of this month and the one before: "4 posts in October, 2 in September".
pub(crate) fn this_month_and_last(posted_on: &[NaiveDate], today: NaiveDate) -> String {
    let this = month_of(today);
    let last = this.checked_sub_months(Months::new(1)).unwrap_or(this);
    let posts = |month: NaiveDate| posted_on.iter().filter(|on| month_of(**on) == month).count();
    let (here, there) = (this.format("%B"), last.format("%B"));
    match (posts(this), posts(last)) {
        _ if posted_on.is_empty() => "No posts yet".to_owned(),
        (0, 0) => format!("No posts in {here} yet"),
        (0, before) => format!(
            "No posts in {here} yet, {} in {there}",
            figure(i64::try_from(before).unwrap_or(i64::MAX))
        ),
        (now, 0) => format!("{} in {here}", many(now, "post")),
        (now, before) => {
            format!(
                "{} in {here}, {} in {there}",
                many(now, "post"),
                figure(i64::try_from(before).unwrap_or(i64::MAX))
            )
        }
    }
}

fn said(posts: usize) -> String {
    if posts == 0 { "no posts".to_owned() } else { many(posts, "post") }
}

/// The first day of a date's month.
fn month_of(date: NaiveDate) -> NaiveDate {
    date.with_day(1).unwrap_or(date)
}
