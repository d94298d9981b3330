//! A summary as Markdown (CommonMark). What the user wrote is escaped, so that it shows as typed and means nothing.

use super::{Answer, Summary, wording};

/// Writes the summary as Markdown.
#[must_use]
pub fn to_markdown(summary: &Summary) -> String {
    let mut out = Out::default();
    head(&mut out, summary);
    steps(&mut out, summary);
    worksheets(&mut out, summary);
    posts(&mut out, summary);
    conversations(&mut out, summary);
    tasks(&mut out, summary);
    out.heading(2, "What is next");
    out.paragraph(&format!("**{}** {}", escape(&summary.next.0), escape(&summary.next.1)));
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
    out.paragraph(&format!("{}, {} to {}", escape(&wording::who(summary)), wording::date(summary.from), wording::date(summary.to)));
    let topic = wording::topic(summary).map(|topic| format!("Known for: {}", escape(topic)));
    let goal = format!("Goal: {}", wording::goal(summary));
    let weeks = format!("Weekly rhythm: {}", wording::weeks(summary));
    let posts = format!("Posts: {}", summary.posts.len());
    let steps = format!("Programme: {}", wording::steps_done(summary));
    out.list(topic.into_iter().chain([goal, weeks, posts, steps]));
}

fn steps(out: &mut Out, summary: &Summary) {
    out.heading(2, "Steps");
    let lines = summary.steps.iter().map(|step| {
        format!("{}\\. {}: {}, {} of {} tasks", step.number, escape(&step.title), wording::state(step), step.tasks.0, step.tasks.1)
    });
    out.list(lines);
    for step in summary.steps.iter().filter(|step| !step.notes.is_empty()) {
        out.heading(3, &format!("On step {}, {}", step.number, escape(&step.title)));
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
    out.heading(2, "Posts");
    if summary.posts.is_empty() {
        out.paragraph("None in these weeks.");
        return;
    }
    let lines = summary.posts.iter().map(|post| {
        let (first, others) = post.places.split_first().map_or((None, [].as_slice()), |(first, others)| (Some(first), others));
        let title = linked(&escape(&post.title), first.and_then(|place| place.url.as_deref()));
        let network = first.and_then(|place| place.network).map(|network| format!(", {}", network.label())).unwrap_or_default();
        let others: String = others.iter().map(|place| format!(", also {}", linked(wording::place(place), place.url.as_deref()))).collect();
        let note = if post.note.trim().is_empty() {
            String::new()
        } else {
            format!(": {}", escape(&post.note.split_whitespace().collect::<Vec<_>>().join(" ")))
        };
        format!("{}, {title}{network}{others}{note}", wording::date(post.on))
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
    out.heading(2, "Tasks done");
    if summary.tasks.is_empty() {
        out.paragraph("None in these weeks.");
        return;
    }
    out.list(summary.tasks.iter().map(|task| format!("{} ({})", escape(&task.title), wording::times(task))));
}

/// Several lines as a quotation, line breaks kept.
fn quoted(text: &str) -> String {
    let lines: Vec<_> = text.trim().lines().map(|line| escape(line.trim())).collect();
    let mut out = String::new();
    for (index, line) in lines.iter().enumerate() {
        let breaks = !line.is_empty() && lines.get(index + 1).is_some_and(|next| !next.is_empty());
        out.push_str(if line.is_empty() { ">" } else { "> " });
        out.push_str(line);
        out.push_str(if breaks { "\\\n" } else { "\n" });
    }
    out.trim_end().to_owned()
}

/// Escapes every character that can mean something in CommonMark or in HTML within it. What could begin a block (a list,
/// a rule, a heading) is escaped at the start of the line.
fn escape(text: &str) -> String {
    const ANYWHERE: &str = "\\`*_[]<>#|~!&";
    const AT_START: &str = "+-=";
    let mut out = String::with_capacity(text.len());
    let number_end = text.find(|c: char| !c.is_ascii_digit()).filter(|end| *end > 0 && text[*end..].starts_with(['.', ')']));
    for (index, c) in text.char_indices() {
        let begins_block = index == 0 && AT_START.contains(c) || Some(index) == number_end;
        if ANYWHERE.contains(c) || begins_block {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_user_wrote_shows_as_typed_and_means_nothing() {
        assert_eq!(escape("<script>alert(1)</script>"), r"\<script\>alert(1)\</script\>");
        assert_eq!(escape("=cmd() | [x](y) *bold* &copy;"), r"\=cmd() \| \[x\](y) \*bold\* \&copy;");
        assert_eq!(escape("1. first"), r"1\. first");
        assert_eq!(escape("a - b + 2.5"), "a - b + 2.5");
    }

    #[test]
    fn lines_and_paragraphs_of_an_answer_are_kept() {
        assert_eq!(quoted("one\ntwo\n\n# three\n"), "> one\\\n> two\n>\n> \\# three");
    }
}
