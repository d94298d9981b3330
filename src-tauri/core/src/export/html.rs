//! A summary as one self-contained HTML file: no script, nothing loaded, everything escaped, fit to be printed.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::{Answer, Summary, full_date, wording};
use crate::programme::sharing::Part;
use crate::programme::step_record::StepState;

const STYLE: &str = include_str!("summary.css");
/// The file loads nothing and runs nothing, whatever a browser is told later.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// Writes the summary as HTML.
#[must_use]
pub fn to_html(summary: &Summary) -> String {
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { "Progress summary" }
                style { (PreEscaped(STYLE)) }
            }
            body {
                main { (body(summary)) }
            }
        }
    };
    page.into_string()
}

/// What the summary says, without the frame of a file.
pub(super) fn body(summary: &Summary) -> Markup {
    html! {
        (head(summary))
        (posts(summary))
        (conversations(summary))
        (worksheets(summary))
        (steps(summary))
        (tasks(summary))
        @for (heading, text) in wording::asks(summary) {
            section {
                h2 { (heading) }
                p.note dir="auto" { (text.trim_end()) }
            }
        }
        @if let Some((title, reason)) = &summary.next {
            section {
                h2 { "What’s next" }
                p { strong { (title) } }
                p { (reason) }
            }
        }
        footer { (wording::made_by(summary)) }
    }
}

fn head(summary: &Summary) -> Markup {
    html! {
        header {
            h1 { "Progress summary" }
            p.who dir="auto" { (wording::who(summary)) }
            p.range { (full_date(summary.from)) " to " (full_date(summary.to)) }
            @if let Some(topic) = wording::topic(summary) { p dir="auto" { "Writes about: " (topic) } }
            dl.figures {
                div { dt { "Goal" } dd { (wording::goal(summary)) } }
                div { dt { "Weekly rhythm" } dd { (wording::weeks(summary)) } }
                @if summary.parts.contains(&Part::Posts) { div { dt { "Posts" } dd { (summary.posts.len()) } } }
                @if summary.parts.contains(&Part::Steps) { div { dt { "Programme" } dd { (wording::steps_done(summary)) } } }
            }
        }
    }
}

fn steps(summary: &Summary) -> Markup {
    let noted = || summary.steps.iter().filter(|step| !step.notes.is_empty());
    html! {
        @if summary.parts.contains(&Part::Steps) { (step_table(summary)) }
        @if noted().next().is_some() {
            section {
                @for step in noted() {
                    h3 { "Step " (step.number) ", " (step.title) }
                    (answers(&step.notes))
                }
            }
        }
    }
}

fn step_table(summary: &Summary) -> Markup {
    html! {
        section {
            h2 { "Steps" }
            table {
                thead { tr { th scope="col" { "Step" } th scope="col" { "State" } th.number scope="col" { "Tasks" } } }
                tbody {
                    @for step in &summary.steps {
                        tr.done[step.state == StepState::Done] {
                            th scope="row" { (step.number) ". " (step.title) }
                            td { (wording::state(step)) }
                            td.number { (step.tasks.0) " of " (step.tasks.1) }
                        }
                    }
                }
            }
        }
    }
}

fn worksheets(summary: &Summary) -> Markup {
    html! {
        @if !summary.worksheets.is_empty() {
            section {
                h2 { "Worksheets" }
                @for sheet in &summary.worksheets {
                    h3 { "Step " (sheet.number) ", " (sheet.title) }
                    @for (index, row) in sheet.rows.iter().enumerate() {
                        @if !sheet.row_name.is_empty() { h4 { (wording::row_title(&sheet.row_name, index)) } }
                        (answers(row))
                    }
                }
            }
        }
    }
}

fn answers(answers: &[Answer]) -> Markup {
    html! {
        dl.answers {
            @for answer in answers {
                dt { (answer.label) }
                dd dir="auto" { (as_typed(&answer.text)) }
            }
        }
    }
}

/// A text without the empty lines around it: the blanks that its first line begins with mean something.
fn as_typed(text: &str) -> &str {
    let text = text.trim_end();
    let first = text.find(|c: char| !c.is_whitespace()).unwrap_or(text.len());
    &text[text[..first].rfind('\n').map_or(0, |end| end + 1)..]
}

fn posts(summary: &Summary) -> Markup {
    html! {
        @if summary.parts.contains(&Part::Posts) {
            section {
                h2 { "Posts" }
                @if summary.posts.is_empty() { p { "None in this period." } } @else { (post_list(summary)) }
            }
        }
    }
}

fn post_list(summary: &Summary) -> Markup {
    html! {
            ul.posts {
                @for post in &summary.posts {
                    li {
                        span.on { (full_date(post.on)) } " "
                        @match post.places.first().and_then(|place| place.url.as_ref()) {
                            Some(url) => a href=(url) rel="noreferrer" dir="auto" { (post.title) },
                            None => bdi { (post.title) },
                        }
                        @for (index, place) in post.places.iter().enumerate() {
                            @if index == 0 && place.network.is_some() { span.network { ", " (wording::place(place)) } }
                            @if index > 0 { span.network { ", also " (wording::place(place)) } }
                        }
                        @for url in post.places.iter().filter_map(|place| place.url.as_ref()) { div.address { (url) } }
                        @if !post.note.trim().is_empty() { div.note dir="auto" { (as_typed(&post.note)) } }
                    }
                }
            }
    }
}

fn conversations(summary: &Summary) -> Markup {
    html! {
        @if !summary.given.kinds.is_empty() {
            section {
                h2 { "Conversations" }
                p { (wording::given(summary)) }
                ul {
                    @for (kind, times) in &summary.given.kinds { li { (wording::kind(*kind)) ": " (times) } }
                }
            }
        }
    }
}

fn tasks(summary: &Summary) -> Markup {
    html! {
        @if summary.parts.contains(&Part::Tasks) {
            section {
                h2 { "Tasks done" }
                @if summary.tasks.is_empty() {
                    p { "None in this period." }
                } @else {
                    ul {
                        @for task in &summary.tasks {
                            li { bdi { (task.title) } span.on { " (" (wording::times(task)) ")" } }
                        }
                    }
                }
            }
        }
    }
}
