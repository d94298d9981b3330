//! A file of the past, and what was imported.

use standpoint_core::views::{
    ImportLine, PastAnswer, PastCount, PastFate, PastKind, PastPreview, PastQuestion, PastRow,
};

use super::{date, lines, plain};

/// How many rows that are no plain addition are listed.
const ROWS_SHOWN: usize = 20;

pub(crate) fn past(preview: &PastPreview) -> String {
    let span = match (preview.from, preview.to) {
        (Some(from), Some(to)) if from == to => format!(", {}", date(from)),
        (Some(from), Some(to)) => format!(", {} to {}", date(from), date(to)),
        _ => String::new(),
    };
    let mut text = lines([format!("{}{span}", plain(&preview.title))]);
    text += &lines(preview.counts.iter().map(|of| count(of, &preview.rows)));
    if !preview.counted.is_empty() {
        text += &lines([format!("Not kept: {}", preview.counted.join(", "))]);
    }
    text += &lines(preview.notes.iter().map(|note| plain(note)));
    text += &lines(preview.questions.iter().map(question));
    if !preview.unread.is_empty() {
        text += &lines([format!(
            "Not opened: {}",
            preview.unread.iter().map(|name| plain(name)).collect::<Vec<_>>().join(", ")
        )]);
    }
    if !preview.pillars.is_empty() {
        let offers = preview.pillars.iter().map(|offer| format!("{} ({})", plain(&offer.name), offer.posts));
        text += &lines([format!("Your posts are often about: {}", offers.collect::<Vec<_>>().join(", "))]);
    }
    let told: Vec<&PastRow> = preview.rows.iter().filter(|row| !row.why.is_empty()).collect();
    text += &lines(told.iter().take(ROWS_SHOWN).map(|row| said(row)));
    if told.len() > ROWS_SHOWN {
        text += &lines([format!("… {} more; `--json` lists them", told.len() - ROWS_SHOWN)]);
    }
    text
}

fn count(count: &PastCount, rows: &[PastRow]) -> String {
    let fates = count.fates.iter().map(|(fate, rows)| format!("{rows} {}", fate.label().to_lowercase()));
    let skipped =
        rows.iter().filter(|row| row.kind == count.kind && row.fate == PastFate::New && !row.taken).count();
    let skipped = match (skipped, count.kind) {
        (0, _) => String::new(),
        (skipped, PastKind::People) => {
            format!(
                "; {skipped} of the new skipped, as nothing else in the file names them: `--people all` takes them"
            )
        }
        (skipped, _) => {
            format!("; {skipped} of the new skipped: `--take KEY` takes one, and `--json` has the keys")
        }
    };
    format!("{:16} {}{skipped}", count.label, fates.collect::<Vec<_>>().join(", "))
}

/// A question, with what answers it.
fn question(question: &PastQuestion) -> String {
    let option = question.kind.slug();
    let answer = |answer: &PastAnswer| {
        let sample = answer.sample.iter().map(|line| format!("“{}”", plain(line))).collect::<Vec<_>>();
        format!("\n  `--{option} {}`: {}", plain(&answer.value), sample.join(", "))
    };
    let answers: String = question.answers.iter().map(answer).collect();
    let answers = if answers.is_empty() { format!(" `--{option}` says it.") } else { answers };
    format!("{}{answers}", plain(&question.text))
}

fn said(row: &PastRow) -> String {
    let place = match row.line {
        0 => plain(&row.file),
        line => format!("{} line {line}", plain(&row.file)),
    };
    let title = if row.title.is_empty() { String::new() } else { format!(" “{}”", plain(&row.title)) };
    let take = if row.fate == PastFate::Ask {
        let separately = if matches!(row.kind, PastKind::Posts | PastKind::Articles) && row.why.ends_with('?')
        {
            format!(" `--separate \"{}\"` adds it separately.", plain(&row.key))
        } else {
            String::new()
        };
        format!(" `--take \"{}\"` takes it.{separately}", plain(&row.key))
    } else {
        String::new()
    };
    format!("  {}:{title} {}{take}", place, plain(&row.why))
}

pub(crate) fn imports(imports: &[ImportLine]) -> String {
    if imports.is_empty() {
        return lines([
            "Nothing imported yet. `import FILE` takes an archive, such as LinkedIn’s.".to_owned()
        ]);
    }
    lines(imports.iter().map(|line| {
        let removed = if line.removed { ", removed" } else { "" };
        format!(
            "{:>5}  {}  {}  {}  {}{removed}",
            line.id.0,
            date(line.at.date_naive()),
            line.source.label(),
            plain(&line.file),
            line.brought
        )
    }))
}
