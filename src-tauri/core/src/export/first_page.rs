//! What the first page of a summary says, whatever it is written as. It's kept to a page: what is longer is cut there and whole
//! in the appendix.

use chrono::NaiveDate;

use super::{Answer, Summary, SummaryPost, WorksheetSummary};
use crate::programme::sharing::{Part, Preset};

/// How many posts are named on the first page, the newest.
const POSTS: usize = 6;
/// How many initiatives.
const INITIATIVES: usize = 4;
/// How many answers of the look at then and now.
const THEN_AND_NOW: usize = 5;
/// The longest text of an answer on the first page, in characters.
const LONGEST: usize = 120;
/// The longest promise; one of 25 words is shorter.
const LONGEST_PROMISE: usize = 240;

/// The steps whose answers are on the first page, and what of them is shown.
const PROMISE: (&str, &str) = ("positioning", "promise");
const LEVERAGE: &str = "leverage";
const RENEW: &str = "renew";

/// An initiative, each text in a line; what isn't known is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Initiative {
    pub(super) process: String,
    pub(super) baseline: String,
    pub(super) target: String,
    pub(super) result: String,
    pub(super) status: String,
}

/// What the user promises the people they write for.
pub(super) fn promise(summary: &Summary) -> Option<String> {
    let (step, field) = PROMISE;
    let answer = sheet(summary, step)?.rows.iter().flatten().find(|answer| answer.field == field)?;
    Some(cut(&answer.text, LONGEST_PROMISE))
}

/// The initiatives that say anything, the first few.
pub(super) fn initiatives(summary: &Summary) -> Vec<Initiative> {
    let rows = sheet(summary, LEVERAGE).map(|sheet| sheet.rows.as_slice()).unwrap_or_default();
    let of = |row: &[Answer]| {
        let text = |slug: &str| {
            let answer = row.iter().find(|answer| answer.field == slug);
            answer.map(|answer| in_a_line(&answer.text)).unwrap_or_default()
        };
        Initiative {
            process: text("process"),
            baseline: text("metric-baseline"),
            target: text("metric-target"),
            result: text("metric-result"),
            status: text("status"),
        }
    };
    rows.iter()
        .map(|row| of(row))
        .filter(|initiative| *initiative != Initiative::default())
        .take(INITIATIVES)
        .collect()
}

/// What is new and what came of it, question and answer; a manager isn't shown it.
pub(super) fn then_and_now(summary: &Summary) -> Vec<(&str, String)> {
    if summary.preset == Preset::Manager {
        return Vec::new();
    }
    let rows = sheet(summary, RENEW).map(|sheet| sheet.rows.as_slice()).unwrap_or_default();
    rows.iter()
        .flatten()
        .take(THEN_AND_NOW)
        .map(|answer| (answer.label.as_str(), in_a_line(&answer.text)))
        .collect()
}

/// The newest posts, the newest first.
pub(super) fn newest(summary: &Summary) -> impl Iterator<Item = &SummaryPost> {
    summary.posts.iter().rev().take(POSTS)
}

/// Whether the appendix lists all posts: when the first page couldn't, or says less of one.
pub(super) fn lists_all_posts(summary: &Summary) -> bool {
    let says_more = |post: &SummaryPost| {
        post.places.len() > 1 || !post.note.trim().is_empty() || post.on < summary.counted_from
    };
    summary.posts.len() > POSTS || summary.posts.iter().any(says_more)
}

/// All posts by when they were: with a heading for those before the weeks that count, and for the others only when both are
/// there.
pub(super) fn by_time(summary: &Summary) -> Vec<(Option<&'static str>, &[SummaryPost])> {
    let is_before = |on: NaiveDate| on < summary.counted_from;
    let split = summary.posts.partition_point(|post| is_before(post.on));
    let (before, since) = summary.posts.split_at(split);
    match (before, since) {
        ([], all) => vec![(None, all)],
        (all, []) => vec![(Some("Before Standpoint"), all)],
        (before, since) => vec![(Some("Before Standpoint"), before), (Some("With Standpoint"), since)],
    }
}

/// Whether there is an appendix at all.
pub(super) fn has_appendix(summary: &Summary) -> bool {
    lists_all_posts(summary)
        || !summary.tables.is_empty()
        || !summary.worksheets.is_empty()
        || !summary.looks_back.is_empty()
        || summary.parts.contains(&Part::Steps)
        || summary.parts.contains(&Part::Tasks)
        || summary.steps.iter().any(|step| !step.notes.is_empty())
}

fn sheet<'s>(summary: &'s Summary, step: &str) -> Option<&'s WorksheetSummary> {
    summary.worksheets.iter().find(|sheet| sheet.step == step)
}

fn in_a_line(text: &str) -> String {
    cut(text, LONGEST)
}

/// A text in one line, cut after a whole word where it has more characters than that.
fn cut(text: &str, longest: usize) -> String {
    let words = text.split_whitespace();
    let mut line = String::new();
    let mut length = 0;
    for word in words {
        let more = word.chars().count() + usize::from(!line.is_empty());
        if length + more > longest {
            if line.is_empty() {
                line.extend(word.chars().take(longest));
            }
            return line + " …";
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
        length += more;
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_after_a_word() {
        assert_eq!(in_a_line("Ask\n\n Ines "), "Ask Ines");
        let long = in_a_line(&"word ".repeat(60));
        assert!(long.ends_with("word …") && long.chars().count() <= LONGEST + 2, "{long}");
        assert_eq!(in_a_line(&"w".repeat(200)), format!("{} …", "w".repeat(LONGEST)));
    }
}
