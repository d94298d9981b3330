//! A summary as Markdown (CommonMark). What the user wrote is escaped, so that it shows as typed and means nothing.

mod text;

use super::{Answer, Summary, full_date, wording};
use crate::programme::sharing::Part;
use text::{line as escape, quoted};

/// Writes the summary as Markdown.
#[must_use]
pub fn to_markdown(summary: &Summary) -> String {
    let mut out = Out::default();
    head(&mut out, summary);
    posts(&mut out, summary);
    conversations(&mut out, summary);
    worksheets(&mut out, summary);
    steps(&mut out, summary);
    tasks(&mut out, summary);
    for (heading, text) in wording::asks(summary) {
        out.heading(2, heading);
        out.paragraph(&quoted(text));
    }
    if let Some((title, reason)) = &summary.next {
        out.heading(2, "What’s next");
        out.paragraph(&format!("**{}**", escape(title)));
        out.paragraph(&escape(reason));
    }
    out.paragraph("---");
    out.paragraph(&wording::made_by(summary));
    out.0
}

#[derive(Default)]
struct Out(String);

impl Out {
    fn heading(&mut self, level: usize, text: &str) {
        self.paragraph(&format!("{} {text}", "#".repeat(level)));
    }

    fn paragraph(&mut self, text: &str) {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.0.push_str(text);
        self.0.push('\n');
    }

    fn list(&mut self, items: impl IntoIterator<Item = String>) {
        let lines: Vec<_> = items.into_iter().map(|item| format!("- {item}")).collect();
        self.paragraph(&lines.join("\n"));
    }

    fn answer(&mut self, answer: &Answer) {
        self.paragraph(&format!("**{}**", escape(&answer.label)));
        self.paragraph(&quoted(&answer.text));
    }
}

fn head(out: &mut Out, summary: &Summary) {
    out.heading(1, "Progress summary");
    out.paragraph(&format!(
        "{}, {} to {}",
        escape(&wording::who(summary)),
        full_date(summary.from),
        full_date(summary.to)
    ));
    let topic = wording::topic(summary).map(|topic| format!("Writes about: {}", escape(topic)));
    let goal = format!("Goal: {}", wording::goal(summary));
    let weeks = format!("Weekly rhythm: {}", wording::weeks(summary));
    let posts = summary.parts.contains(&Part::Posts).then(|| format!("Posts: {}", summary.posts.len()));
    let steps =
        summary.parts.contains(&Part::Steps).then(|| format!("Programme: {}", wording::steps_done(summary)));
    out.list(topic.into_iter().chain([goal, weeks]).chain(posts).chain(steps));
}

fn steps(out: &mut Out, summary: &Summary) {
    if summary.parts.contains(&Part::Steps) {
        out.heading(2, "Steps");
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
    for step in summary.steps.iter().filter(|step| !step.notes.is_empty()) {
        out.heading(3, &format!("Step {}, {}", step.number, escape(&step.title)));
        step.notes.iter().for_each(|note| out.answer(note));
    }
}

fn worksheets(out: &mut Out, summary: &Summary) {
    if summary.worksheets.is_empty() {
        return;
    }
    out.heading(2, "Worksheets");
    for sheet in &summary.worksheets {
        out.heading(3, &format!("Step {}, {}", sheet.number, escape(&sheet.title)));
        for (index, row) in sheet.rows.iter().enumerate() {
            if !sheet.row_name.is_empty() {
                out.heading(4, &escape(&wording::row_title(&sheet.row_name, index)));
            }
            row.iter().for_each(|answer| out.answer(answer));
        }
    }
}

fn posts(out: &mut Out, summary: &Summary) {
    if !summary.parts.contains(&Part::Posts) {
        return;
    }
    out.heading(2, "Posts");
    if summary.posts.is_empty() {
        out.paragraph("None in this period.");
        return;
    }
    let lines = summary.posts.iter().map(|post| {
        let (first, others) =
            post.places.split_first().map_or((None, [].as_slice()), |(first, others)| (Some(first), others));
        let title = linked(&escape(&post.title), first.and_then(|place| place.url.as_deref()));
        let network = first
            .and_then(|place| place.network)
            .map(|network| format!(", {}", network.label()))
            .unwrap_or_default();
        let others: String = others
            .iter()
            .map(|place| format!(", also {}", linked(wording::place(place), place.url.as_deref())))
            .collect();
        let line = format!("{}, {title}{network}{others}", full_date(post.on));
        match quoted(&post.note).as_str() {
            "" => line,
            // Within the item: its lines are indented as the item's text is.
            note => format!("{line}\n\n  {}\n", note.replace('\n', "\n  ")),
        }
    });
    out.list(lines);
}

fn linked(text: &str, url: Option<&str>) -> String {
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
    out.heading(2, "Tasks done");
    if summary.tasks.is_empty() {
        out.paragraph("None in this period.");
        return;
    }
    out.list(summary.tasks.iter().map(|task| format!("{} ({})", escape(&task.title), wording::times(task))));
}
