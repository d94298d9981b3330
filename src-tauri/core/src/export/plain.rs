//! The first page of a summary as plain text, for an e-mail. The appendix stays in the file.

use super::{Summary, first_page, full_date, full_range, wording};
use crate::programme::sharing::Part;

/// Writes the first page as plain text.
#[must_use]
pub(super) fn to_plain(summary: &Summary) -> String {
    let mut out = Vec::new();
    head(&mut out, summary);
    for (heading, text) in wording::asks(summary) {
        part(&mut out, heading, [text.trim_end().to_owned()]);
    }
    let initiatives = first_page::initiatives(summary).into_iter().map(|one| {
        let [_, labels @ ..] = wording::INITIATIVE_HEADINGS;
        let facts = labels.iter().zip([one.baseline, one.target, one.result, one.status]);
        let facts: Vec<_> = facts
            .filter(|(_, text)| !text.is_empty())
            .map(|(label, text)| format!("{}: {text}", label.to_lowercase()))
            .collect();
        let process = if one.process.is_empty() { "Initiative".to_owned() } else { one.process };
        if facts.is_empty() { format!("- {process}") } else { format!("- {process}, {}", facts.join(", ")) }
    });
    part(&mut out, "Initiatives", initiatives);
    let then_and_now = first_page::then_and_now(summary).into_iter();
    part(&mut out, "Then and now", then_and_now.map(|(label, text)| format!("- {label}: {text}")));
    posts(&mut out, summary);
    if !summary.given.kinds.is_empty() {
        let kinds = summary.given.kinds.iter();
        let kinds = kinds.map(|(kind, times)| format!("- {}: {times}", wording::kind(*kind)));
        part(&mut out, "Conversations", std::iter::once(wording::given(summary)).chain(kinds));
    }
    if let Some((title, reason)) = &summary.next {
        part(&mut out, "What’s next", [title.clone(), reason.clone()]);
    }
    out.join("\n") + "\n"
}

fn head(out: &mut Vec<String>, summary: &Summary) {
    out.push(wording::who(summary));
    out.push(full_range(summary.from, summary.to));
    if let Some(topic) = wording::topic(summary) {
        out.push(format!("Writes about: {topic}"));
    }
    if let Some(promise) = first_page::promise(summary) {
        out.push(format!("\n{promise}"));
    }
    out.push(format!("\nGoal: {}", wording::goal(summary)));
    out.push(format!("Weekly rhythm: {}", wording::weeks(summary)));
    if summary.parts.contains(&Part::Steps) {
        out.push(format!("Programme: {}", wording::steps_done(summary)));
    }
}

fn posts(out: &mut Vec<String>, summary: &Summary) {
    let lines = first_page::newest(summary).map(|post| {
        let place = post.places.first();
        let network = place.and_then(|place| place.network).map(|network| format!(", {}", network.label()));
        let url = place.and_then(|place| place.url.as_ref()).map(|url| format!("\n  {url}"));
        format!(
            "- {}, {}{}{}",
            full_date(post.on),
            post.title,
            network.unwrap_or_default(),
            url.unwrap_or_default()
        )
    });
    let more = summary.posts.len().saturating_sub(first_page::newest(summary).count());
    let more = (more > 0).then(|| format!("And {more} more."));
    part(out, "Posts", lines.chain(more));
}

/// A heading with its lines; nothing without lines.
fn part(out: &mut Vec<String>, heading: &str, lines: impl IntoIterator<Item = String>) {
    let mut lines = lines.into_iter().peekable();
    if lines.peek().is_some() {
        out.push(format!("\n{heading}"));
        out.extend(lines);
    }
}
