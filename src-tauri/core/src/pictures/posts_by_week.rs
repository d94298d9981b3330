//! Posts of the last twelve weeks as bars, with the goal as a line.

use chrono::NaiveDate;

use super::words::{large, short, small, week, week_and_posts};
use super::{
    AxisWord, LegendLine, Mark, MarkLook, MarkShape, Marks, Picture, PictureColumn, SLOTS, Series, TELLING,
    columns,
};
use crate::rhythm::WeekVerdict;
use crate::text::grouped;

/// What the table is called.
const CAPTION: &str = "Posts a week";

/// Every how many weeks the axis says a date.
const EVERY: usize = 3;

/// What the log says of one week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WeekFacts {
    /// Its first day.
    pub starts_on: NaiveDate,
    /// Posts logged in it.
    pub posts: u32,
    /// Posts wanted of it; none where nothing is.
    pub goal: u32,
    /// Comments, replies, calls and credit given in it.
    pub conversations: u32,
    /// Tasks done in it.
    pub tasks: u32,
    /// What became of it.
    pub verdict: WeekVerdict,
}

/// The latest twelve of the weeks that count, which are given oldest first; `months` says what they come to. Only that
/// before there are four.
#[must_use]
pub fn posts_by_week(weeks: &[WeekFacts], months: &str) -> Picture {
    if weeks.len() < TELLING {
        let more = if weeks.is_empty() {
            "Your weeks appear here once you have a weekly goal"
        } else {
            "After 4 weeks you’ll see your rhythm here"
        };
        return Picture::sentence_only(CAPTION, format!("{months}. {more}"));
    }
    let weeks = &weeks[weeks.len().saturating_sub(SLOTS)..];
    let number = |count: u32| grouped(large(count));
    let row = |facts: &WeekFacts| {
        let wanted = if facts.verdict.is_left_out() { "–".to_owned() } else { number(facts.goal) };
        let result = facts.verdict.label().to_owned();
        vec![
            week(facts.starts_on),
            number(facts.posts),
            wanted,
            number(facts.conversations),
            number(facts.tasks),
            result,
        ]
    };
    let mut columns = columns("Week", &["Posts", "Goal", "Conversations", "Tasks"]);
    columns.push(PictureColumn { name: "Result".to_owned(), figures: false });
    Picture {
        caption: CAPTION.to_owned(),
        sentence: format!("{months}{}", kept(weeks)),
        columns,
        rows: weeks.iter().map(row).collect(),
        marks: Some(Marks::of(vec![posts(weeks), goals(weeks)], axis(weeks), legend(weeks), SLOTS)),
    }
}

/// How many of the weeks that count were kept; nothing where none counts yet.
fn kept(weeks: &[WeekFacts]) -> String {
    let counted = weeks
        .iter()
        .filter(|week| !week.verdict.is_left_out() && week.verdict != WeekVerdict::Running)
        .count();
    let kept = weeks.iter().filter(|week| week.verdict.is_kept()).count();
    match counted {
        0 => String::new(),
        _ => format!(". {kept} of the last {} kept", super::words::many(counted, "week")),
    }
}

fn posts(weeks: &[WeekFacts]) -> Series {
    let mark = |facts: &WeekFacts| Mark {
        value: Some(facts.posts.into()),
        look: look(facts.verdict),
        sign: Some(facts.verdict),
        words: week_and_posts(facts.starts_on, facts.posts, Some(facts.verdict)),
    };
    Series {
        name: "Posts".to_owned(),
        column: 1,
        shape: MarkShape::Bar,
        marks: weeks.iter().map(mark).collect(),
    }
}

/// Of a week that is left out nothing is wanted: the line has a gap there.
fn goals(weeks: &[WeekFacts]) -> Series {
    let mark = |facts: &WeekFacts| {
        let value = (!facts.verdict.is_left_out()).then_some(i64::from(facts.goal));
        let words = match value {
            None => format!("{}, no goal", week(facts.starts_on)),
            Some(_) => {
                format!(
                    "{}, a goal of {}",
                    week(facts.starts_on),
                    super::words::many(large(facts.goal), "post")
                )
            }
        };
        Mark { value, look: MarkLook::Dashed, sign: None, words }
    };
    Series {
        name: "Goal".to_owned(),
        column: 2,
        shape: MarkShape::Step,
        marks: weeks.iter().map(mark).collect(),
    }
}

fn look(verdict: WeekVerdict) -> MarkLook {
    match verdict {
        WeekVerdict::Kept => MarkLook::Full,
        WeekVerdict::MadeUp => MarkLook::Hatched,
        WeekVerdict::Running => MarkLook::Dashed,
        WeekVerdict::Paused
        | WeekVerdict::Reserve
        | WeekVerdict::Held
        | WeekVerdict::Off
        | WeekVerdict::NotYet
        | WeekVerdict::Missed => MarkLook::Pale,
    }
}

fn axis(weeks: &[WeekFacts]) -> Vec<AxisWord> {
    let word =
        |(slot, facts): (usize, &WeekFacts)| AxisWord { slot: small(slot), words: short(facts.starts_on) };
    weeks.iter().enumerate().step_by(EVERY).map(word).collect()
}

/// The signs that are there, and the line of the goal.
fn legend(weeks: &[WeekFacts]) -> Vec<LegendLine> {
    let there = WeekVerdict::ALL.iter().filter(|verdict| weeks.iter().any(|week| week.verdict == **verdict));
    let sign = |verdict: &WeekVerdict| LegendLine {
        look: None,
        sign: Some(*verdict),
        words: verdict.label().to_owned(),
    };
    let goal = LegendLine { look: Some(MarkLook::Dashed), sign: None, words: "Your goal".to_owned() };
    there.map(sign).chain([goal]).collect()
}
