//! Looks back at a month and a quarter, halfway and at the end, and the letter.

use standpoint_core::look_back::{ReviewAnswers, ReviewField, ReviewKind};
use standpoint_core::views::{GraduationPage, HalfwayPage, LetterLine, ReviewPage, ThenAndNow};

use super::{date, lines, plain};

pub(crate) fn review(page: &ReviewPage) -> String {
    let mut out = vec![page.title.clone()];
    out.extend(page.weeks.clone());
    out.extend(page.giving.clone());
    out.extend(page.pillars.iter().map(|share| {
        let pillar = if share.pillar.is_empty() { "No pillar".to_owned() } else { plain(&share.pillar) };
        format!("{pillar}: {} ({}%)", share.posts, share.percent)
    }));
    out.extend(page.posts.iter().map(|post| format!("Post: {}", plain(&post.title))));
    out.extend(page.decisions.iter().map(|decision| {
        let outcome = decision.outcome.map_or("not answered", |outcome| outcome.label());
        format!("Decided: {} ({outcome})", plain(&decision.decision))
    }));
    out.extend(page.stuck.iter().map(|note| format!("Stuck: {}", plain(&note.text))));
    if let Some(quarter) = &page.quarter {
        out.extend(quarter.months.iter().flat_map(|month| {
            month
                .answers
                .iter()
                .map(move |(field, text)| format!("{}, {}: {}", month.title, field.label(), plain(text)))
        }));
        out.extend(quarter.results_then.iter().map(|number| format!("Results owned in step 3: {number}")));
        out.extend(quarter.promise.iter().map(|promise| format!("Promise: {}", plain(promise))));
        out.extend((1..).zip(&quarter.initiatives).map(|(place, row)| {
            format!(
                "Initiative {place}: {} (was {}, is {}, to be {})",
                plain(&row.name),
                or_dash(&row.baseline),
                or_dash(&row.now),
                or_dash(&row.target)
            )
        }));
    }
    out.extend(answers(page.kind, &page.answers));
    out.push(match page.finished_on {
        Some(on) => format!("Finished {}", date(on)),
        None => open_questions(page.kind, &page.answers),
    });
    lines(out)
}

pub(crate) fn halfway(page: &HalfwayPage) -> String {
    if !page.is_open {
        return format!("Halfway opens on {}, or when step 6 is finished.\n", date(page.opens_on));
    }
    let mut out = then_and_now(&page.then_and_now);
    out.extend(
        page.best_conversation_in_words.iter().map(|talk| format!("Best conversation: {}", plain(talk))),
    );
    out.extend(answers(ReviewKind::Halfway, &page.answers));
    out.extend(page.direction.map(|direction| format!("From here: {}", direction.label())));
    out.push(match page.finished_on {
        Some(on) => format!("Finished {}", date(on)),
        None => open_questions(ReviewKind::Halfway, &page.answers),
    });
    lines(out)
}

pub(crate) fn graduation(page: &GraduationPage) -> String {
    if !page.is_open {
        return "Graduation opens when the other tasks of step 12 are done.\n".to_owned();
    }
    let mut out = vec![page.sum.clone(), "What you can say now:".to_owned()];
    out.extend(page.can_say.lines().map(|line| format!("  {}", plain(line))));
    out.extend(then_and_now(&page.then_and_now));
    out.push("A page for a newcomer:".to_owned());
    out.extend(page.starter.lines().map(|line| format!("  {}", plain(line))));
    out.extend(
        page.keeping
            .iter()
            .map(|line| format!("{} {}: {}", if line.kept { "[x]" } else { "[ ]" }, line.every, line.title)),
    );
    out.extend(page.letter.iter().map(|letter| match letter.opened_on {
        Some(on) => format!("Your letter was opened {}", date(on)),
        None => format!("Your letter opens {}", date(letter.opens_on)),
    }));
    out.push(match page.finished_on {
        Some(on) => format!("Finished {}", date(on)),
        None => "Write your letter, then finish: review set --graduation --answer letter=…".to_owned(),
    });
    lines(out)
}

pub(crate) fn letter(letter: &LetterLine) -> String {
    let text = letter.text.as_deref().unwrap_or_default();
    let mut out = vec![format!("To yourself, {}", date(letter.written_on))];
    out.extend(text.lines().map(plain));
    lines(out)
}

fn then_and_now(both: &ThenAndNow) -> Vec<String> {
    let mut out = Vec::new();
    out.extend(both.sentence.iter().map(|text| format!("Your first sentence: {}", plain(text))));
    out.extend(both.promise.iter().map(|text| format!("Your promise now: {}", plain(text))));
    if both.results_then.is_some() || both.results_now.is_some() {
        let number = |number: &Option<String>| number.as_deref().map_or_else(|| "–".to_owned(), plain);
        let (then, now) = (number(&both.results_then), number(&both.results_now));
        out.push(format!("Results owned, of ten: {then} then, {now} now"));
    }
    if !both.words_then.is_empty() || !both.words_now.is_empty() {
        let words = |words: &[String]| match words {
            [] => "–".to_owned(),
            words => words.iter().map(|word| plain(word)).collect::<Vec<_>>().join(", "),
        };
        out.push(format!("Heard then: {}; now: {}", words(&both.words_then), words(&both.words_now)));
    }
    out
}

/// What was answered, in the order in which it is asked.
fn answers(kind: ReviewKind, answers: &ReviewAnswers) -> Vec<String> {
    let written = kind.fields().iter().filter(|field| **field != ReviewField::Direction);
    written.filter_map(|field| Some(format!("{}: {}", field.label(), plain(answers.get(field)?)))).collect()
}

/// The questions that are left, by the names that `--answer` takes.
fn open_questions(kind: ReviewKind, answers: &ReviewAnswers) -> String {
    let left: Vec<_> = kind
        .fields()
        .iter()
        .filter(|field| !answers.contains_key(field) && **field != ReviewField::Direction)
        .map(|field| field.slug())
        .collect();
    if left.is_empty() {
        "Everything is answered.".to_owned()
    } else {
        format!("Still open: {}", left.join(", "))
    }
}

fn or_dash(text: &str) -> String {
    if text.is_empty() { "–".to_owned() } else { plain(text) }
}
