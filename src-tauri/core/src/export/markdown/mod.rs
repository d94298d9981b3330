//! A summary as Markdown (CommonMark). What the user wrote is escaped, so that it shows as typed and means nothing.

pub(super) mod text;

use super::{Answer, Summary, SummaryPost, first_page, full_date, full_range, wording};
use crate::programme::sharing::Part;
pub(super) use text::{line as escape, quoted};

/// Writes the summary as Markdown.
#[must_use]
pub fn to_markdown(summary: &Summary) -> String {
    let mut out = Out::default();
    head(&mut out, summary);
    for (heading, text) in wording::asks(summary) {
        out.heading(2, heading);
        out.paragraph(&quoted(text));
    }
    initiatives(&mut out, summary);
    then_and_now(&mut out, summary);
    newest_posts(&mut out, summary);
    conversations(&mut out, summary);
    if let Some((title, reason)) = &summary.next {
        out.heading(2, "What’s next");
        out.paragraph(&format!("**{}**", escape(title)));
        out.paragraph(&escape(reason));
    }
    out.paragraph("---");
    out.paragraph(&wording::made_by(summary));
    if first_page::has_appendix(summary) {
        out.heading(2, "Appendix");
        tables(&mut out, summary);
        all_posts(&mut out, summary);
        worksheets(&mut out, summary);
        looks_back(&mut out, summary);
        steps(&mut out, summary);
        tasks(&mut out, summary);
    }
    out.into_text()
}

#[derive(Default)]
pub(super) struct Out(String);

impl Out {
    pub(super) fn heading(&mut self, level: usize, text: &str) {
        self.paragraph(&format!("{} {text}", "#".repeat(level)));
    }

    pub(super) fn paragraph(&mut self, text: &str) {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.0.push_str(text);
        self.0.push('\n');
    }

    pub(super) fn list(&mut self, items: impl IntoIterator<Item = String>) {
        let lines: Vec<_> = items.into_iter().map(|item| format!("- {item}")).collect();
        self.paragraph(&lines.join("\n"));
    }

    pub(super) fn into_text(self) -> String {
        self.0
    }

    fn answer(&mut self, answer: &Answer) {
        self.paragraph(&format!("**{}**", escape(&answer.label)));
        self.paragraph(&quoted(&answer.text));
    }
}

fn head(out: &mut Out, summary: &Summary) {
    out.heading(1, "Progress summary");
    out.paragraph(&format!("{}, {}", escape(&wording::who(summary)), full_range(summary.from, summary.to)));
    let topic = wording::topic(summary).map(|topic| format!("Writes about: {}", escape(topic)));
    let goal = format!("Goal: {}", wording::goal(summary));
    let weeks = format!("Weekly rhythm: {}", wording::weeks(summary));
    let posts = summary.parts.contains(&Part::Posts).then(|| format!("Posts: {}", summary.posts.len()));
    let steps =
        summary.parts.contains(&Part::Steps).then(|| format!("Programme: {}", wording::steps_done(summary)));
    if let Some(promise) = first_page::promise(summary) {
        out.paragraph(&quoted(&promise));
    }
    out.list(topic.into_iter().chain([goal, weeks]).chain(posts).chain(steps));
}

/// A list and no table: a table's cells can't hold every text as typed.
fn initiatives(out: &mut Out, summary: &Summary) {
    let initiatives = first_page::initiatives(summary);
    if initiatives.is_empty() {
        return;
    }
    out.heading(2, "Initiatives");
    let [_, labels @ ..] = wording::INITIATIVE_HEADINGS;
    out.list(initiatives.iter().map(|one| {
        let process = if one.process.is_empty() { "Initiative" } else { &one.process };
        let facts = labels.iter().zip([&one.baseline, &one.target, &one.result, &one.status]);
        let facts: Vec<_> = facts
            .filter(|(_, text)| !text.is_empty())
            .map(|(label, text)| format!("{label}: {}", escape(text)))
            .collect();
        let facts = if facts.is_empty() { String::new() } else { format!(". {}", facts.join(" · ")) };
        format!("**{}**{facts}", escape(process))
    }));
}

fn then_and_now(out: &mut Out, summary: &Summary) {
    let lines = first_page::then_and_now(summary);
    if !lines.is_empty() {
        out.heading(2, "Then and now");
        out.list(lines.iter().map(|(label, text)| format!("{}: {}", escape(label), escape(text))));
    }
}

fn steps(out: &mut Out, summary: &Summary) {
    if summary.parts.contains(&Part::Steps) {
        out.heading(3, "Steps");
        let lines = summary.steps.iter().map(|step| {
            format!(
                "{}\\. {}: {}, {} of {} tasks",
                step.number,
                escape(&step.title),
                wording::state(step),
                step.tasks.0,
                step.tasks.1
            )
        });
        out.list(lines);
    }
    let noted = || summary.steps.iter().filter(|step| !step.notes.is_empty());
    if noted().next().is_some() {
        out.heading(3, "Notes");
    }
    for step in noted() {
        out.heading(4, &format!("Step {}, {}", step.number, escape(&step.title)));
        step.notes.iter().for_each(|note| out.answer(note));
    }
}

fn worksheets(out: &mut Out, summary: &Summary) {
    if summary.worksheets.is_empty() {
        return;
    }
    out.heading(3, "Worksheets");
    for sheet in &summary.worksheets {
        out.heading(4, &format!("Step {}, {}", sheet.number, escape(&sheet.title)));
        for (index, row) in sheet.rows.iter().enumerate() {
            if !sheet.row_name.is_empty() {
                out.heading(5, &escape(&wording::row_title(&sheet.row_name, index)));
            }
            row.iter().for_each(|answer| out.answer(answer));
        }
    }
}

fn newest_posts(out: &mut Out, summary: &Summary) {
    if !summary.parts.contains(&Part::Posts) {
        return;
    }
    out.heading(2, "Posts");
    if summary.posts.is_empty() {
        out.paragraph("None in this period.");
        return;
    }
    out.list(first_page::newest(summary).map(post_line));
    if let Some(more) = wording::more_posts(summary) {
        out.paragraph(&more);
    }
}

/// A list of each table's rows: CommonMark has no tables.
fn tables(out: &mut Out, summary: &Summary) {
    for table in &summary.tables {
        out.heading(3, &table.caption);
        out.paragraph(&format!("{}.", table.sentence));
        out.list(table.rows.iter().map(|row| wording::table_row(table, row)));
    }
}

fn looks_back(out: &mut Out, summary: &Summary) {
    if summary.looks_back.is_empty() {
        return;
    }
    out.heading(3, Part::LooksBack.label());
    for look in &summary.looks_back {
        out.heading(4, &look.title);
        look.answers.iter().for_each(|answer| out.answer(answer));
    }
}

fn all_posts(out: &mut Out, summary: &Summary) {
    if !first_page::lists_all_posts(summary) {
        return;
    }
    out.heading(3, "All posts");
    for (heading, posts) in first_page::by_time(summary) {
        if let Some(heading) = heading {
            out.heading(4, heading);
        }
        out.list(posts.iter().map(|post| {
            let others = post.places.iter().skip(1);
            let others: String = others
                .map(|place| format!(", also {}", linked(wording::place(place), place.url.as_deref())))
                .collect();
            let line = format!("{}{others}", post_line(post));
            match quoted(&post.note).as_str() {
                "" => line,
                // Within the item: its lines are indented as the item's text is.
                note => format!("{line}\n\n  {}\n", note.replace('\n', "\n  ")),
            }
        }));
    }
}

/// Day, title and the first place.
fn post_line(post: &SummaryPost) -> String {
    let place = post.places.first();
    let title = linked(&escape(&post.title), place.and_then(|place| place.url.as_deref()));
    let network = place
        .and_then(|place| place.network)
        .map(|network| format!(", {}", network.label()))
        .unwrap_or_default();
    format!("{}, {title}{network}", full_date(post.on))
}

pub(super) fn linked(text: &str, url: Option<&str>) -> String {
    url.map_or_else(|| text.to_owned(), |url| format!("[{text}](<{url}>)"))
}

fn conversations(out: &mut Out, summary: &Summary) {
    if summary.given.kinds.is_empty() {
        return;
    }
    out.heading(2, "Conversations");
    out.paragraph(&wording::given(summary));
    out.list(summary.given.kinds.iter().map(|(kind, times)| format!("{}: {times}", wording::kind(*kind))));
}

fn tasks(out: &mut Out, summary: &Summary) {
    if !summary.parts.contains(&Part::Tasks) {
        return;
    }
    out.heading(3, "Tasks done");
    if summary.tasks.is_empty() {
        out.paragraph("None in this period.");
        return;
    }
    out.list(summary.tasks.iter().map(|task| format!("{} ({})", escape(&task.title), wording::times(task))));
}
