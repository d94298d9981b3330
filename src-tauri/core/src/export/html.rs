//! A summary as one self-contained HTML file: no script, nothing loaded, everything escaped, fit to be printed.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::{Answer, Summary, SummaryPost, first_page, full_date, full_range, wording};
use crate::programme::sharing::Part;
use crate::programme::step_record::StepState;

const STYLE: &str = include_str!("summary.css");
/// The file loads nothing and runs nothing, whatever a browser is told later.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// Writes the summary as HTML.
#[must_use]
pub fn to_html(summary: &Summary) -> String {
    frame("Progress summary", &body(summary))
}

/// A file of its own, with its title and its style.
pub(super) fn frame(title: &str, body: &Markup) -> String {
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                main { (body) }
            }
        }
    };
    page.into_string()
}

/// What the summary says, without the frame of a file: one page, and an appendix after it.
pub(super) fn body(summary: &Summary) -> Markup {
    html! {
        (head(summary))
        (asks(summary))
        (initiatives(summary))
        (then_and_now(summary))
        (newest_posts(summary))
        (conversations(summary))
        @if let Some((title, reason)) = &summary.next {
            section {
                h2 { "What’s next" }
                p { strong { (title) } }
                p { (reason) }
            }
        }
        footer { (wording::made_by(summary)) }
        @if first_page::has_appendix(summary) {
            div.appendix {
                h2 { "Appendix" }
                (tables(summary))
                (all_posts(summary))
                (worksheets(summary))
                (looks_back(summary))
                (steps(summary))
                (tasks(summary))
            }
        }
    }
}

fn head(summary: &Summary) -> Markup {
    html! {
        header {
            h1 { "Progress summary" }
            p.who dir="auto" { (wording::who(summary)) }
            p.range { (full_range(summary.from, summary.to)) }
            @if let Some(topic) = wording::topic(summary) { p dir="auto" { "Writes about: " (topic) } }
            @if let Some(promise) = first_page::promise(summary) { p.promise dir="auto" { (promise) } }
            dl.figures {
                div { dt { "Goal" } dd { (wording::goal(summary)) } }
                div { dt { "Weekly rhythm" } dd { (wording::weeks(summary)) } }
                @if summary.parts.contains(&Part::Posts) { div { dt { "Posts" } dd { (summary.posts.len()) } } }
                @if summary.parts.contains(&Part::Steps) { div { dt { "Programme" } dd { (wording::steps_done(summary)) } } }
            }
        }
    }
}

fn asks(summary: &Summary) -> Markup {
    html! {
        @for (heading, text) in wording::asks(summary) {
            section {
                h2 { (heading) }
                p.note dir="auto" { (text.trim_end()) }
            }
        }
    }
}

fn initiatives(summary: &Summary) -> Markup {
    let initiatives = first_page::initiatives(summary);
    html! {
        @if !initiatives.is_empty() {
            section {
                h2 { "Initiatives" }
                table {
                    thead { tr { @for heading in wording::INITIATIVE_HEADINGS { th scope="col" { (heading) } } } }
                    tbody {
                        @for one in &initiatives {
                            tr {
                                th scope="row" dir="auto" { (one.process) }
                                td dir="auto" { (one.baseline) }
                                td dir="auto" { (one.target) }
                                td dir="auto" { (one.result) }
                                td { (one.status) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn then_and_now(summary: &Summary) -> Markup {
    let lines = first_page::then_and_now(summary);
    html! {
        @if !lines.is_empty() {
            section {
                h2 { "Then and now" }
                dl.answers {
                    @for (label, text) in &lines {
                        dt { (label) }
                        dd dir="auto" { (text) }
                    }
                }
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
                h3 { "Notes" }
                @for step in noted() {
                    h4 { "Step " (step.number) ", " (step.title) }
                    (answers(&step.notes))
                }
            }
        }
    }
}

fn step_table(summary: &Summary) -> Markup {
    html! {
        section {
            h3 { "Steps" }
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
                h3 { "Worksheets" }
                @for sheet in &summary.worksheets {
                    h4 { "Step " (sheet.number) ", " (sheet.title) }
                    @for (index, row) in sheet.rows.iter().enumerate() {
                        @if !sheet.row_name.is_empty() { h5 { (wording::row_title(&sheet.row_name, index)) } }
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
pub(super) fn as_typed(text: &str) -> &str {
    let text = text.trim_end();
    let first = text.find(|c: char| !c.is_whitespace()).unwrap_or(text.len());
    &text[text[..first].rfind('\n').map_or(0, |end| end + 1)..]
}

fn newest_posts(summary: &Summary) -> Markup {
    html! {
        @if summary.parts.contains(&Part::Posts) {
            section {
                h2 { "Posts" }
                @if summary.posts.is_empty() {
                    p { "None in this period." }
                } @else {
                    ul.posts { @for post in first_page::newest(summary) { li { (post_line(post)) } } }
                    @if let Some(more) = wording::more_posts(summary) { p.more { (more) } }
                }
            }
        }
    }
}

fn tables(summary: &Summary) -> Markup {
    html! {
        @for table in &summary.tables {
            section {
                h3 { (table.caption) }
                p { (table.sentence) "." }
                table {
                    thead { tr { @for column in &table.columns { th.number[column.figures] scope="col" { (column.name) } } } }
                    tbody {
                        @for row in &table.rows {
                            tr {
                                @for (index, cell) in row.iter().enumerate() {
                                    @if index == 0 { th scope="row" { (cell) } } @else { td.number { (cell) } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn looks_back(summary: &Summary) -> Markup {
    html! {
        @if !summary.looks_back.is_empty() {
            section {
                h3 { (Part::LooksBack.label()) }
                @for look in &summary.looks_back {
                    h4 { (look.title) }
                    (answers(&look.answers))
                }
            }
        }
    }
}

fn all_posts(summary: &Summary) -> Markup {
    html! {
        @if first_page::lists_all_posts(summary) {
            section {
                h3 { "All posts" }
                @for (heading, posts) in first_page::by_time(summary) {
                    @if let Some(heading) = heading { h4 { (heading) } }
                    ul.posts {
                        @for post in posts {
                            li {
                                (post_line(post))
                                @for place in post.places.iter().skip(1) {
                                    span.network { ", also " }
                                    (linked(wording::place(place), place.url.as_deref()))
                                }
                                @if !post.note.trim().is_empty() { div.note dir="auto" { (as_typed(&post.note)) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Day, title and the first place.
fn post_line(post: &SummaryPost) -> Markup {
    let place = post.places.first();
    html! {
        span.on { (full_date(post.on)) } " "
        (linked(&post.title, place.and_then(|place| place.url.as_deref())))
        @if let Some(network) = place.and_then(|place| place.network) { span.network { ", " (network.label()) } }
    }
}

fn linked(text: &str, url: Option<&str>) -> Markup {
    html! {
        @match url {
            Some(url) => a href=(url) rel="noreferrer" dir="auto" { (text) },
            None => bdi { (text) },
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
                h3 { "Tasks done" }
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
