//! The programme and one step.

use standpoint_core::programme::step_record::StepState;
use standpoint_core::views::{ProgrammePage, ProgrammeStep, StepPage};

use super::{date, date_column, lines, plain};

pub(crate) fn steps(page: &ProgrammePage) -> String {
    let head = [page.title.clone(), String::new()].into_iter();
    lines(head.chain(page.steps.iter().map(line)).chain([String::new(), page.origin.trim().to_owned()]))
}

fn line(step: &ProgrammeStep) -> String {
    let mark = match step.state {
        StepState::Done => "x",
        StepState::Started => "-",
        StepState::Ahead => " ",
    };
    let date = step.done_on.map_or_else(
        || format!("due  {}", date_column(step.target_on)),
        |done| format!("done {}", date_column(done)),
    );
    let here = if step.current { "  <- here" } else { "" };
    format!(
        "[{mark}] {:2} {:14} {date}  {} of {}  {}{here}",
        step.number, step.slug, step.tasks_done, step.tasks_total, step.title
    )
}

pub(crate) fn step(page: &StepPage) -> String {
    let step = &page.step;
    let mut out = vec![
        format!("{}. {}", step.number, step.title),
        step.promise.clone(),
        String::new(),
        page.purpose.clone(),
        String::new(),
    ];
    out.extend(page.evidence.iter().map(|evidence| {
        format!(
            "Evidence: {} ({}; {}). Caveat: {}",
            evidence.fact,
            evidence.source,
            evidence.kind_place_year(),
            evidence.caveat
        )
    }));
    out.push(format!(
        "Planned {} to {}; {} of {} tasks done",
        date(step.planned_from),
        date(step.target_on),
        step.tasks_done,
        step.tasks_total
    ));
    out.extend(page.advice.clone());
    let mut text = lines(out);
    for (title, tasks) in [("Tasks", &page.tasks), ("Recurring", &page.recurring), ("Your own", &page.own)] {
        if !tasks.is_empty() {
            text += &format!("\n{title}\n{}", super::tasks(tasks));
        }
    }
    text += "\nPitfalls\n";
    text += &lines(page.pitfalls.iter().map(|pitfall| format!("- {pitfall}")));
    if !page.worksheet.fields.is_empty() {
        text += "\nWorksheet\n";
        text += &super::worksheet(&page.worksheet);
    }
    for (title, written) in [("Notes", &page.notes), ("Look back", &page.reflection)] {
        if !written.is_empty() {
            text += &format!("\n{title}: {}\n", plain(written));
        }
    }
    text
}
