//! A look back, and the note for a partner.

use standpoint_core::coaching::MissedReason;
use standpoint_core::look_back::{LookBackField, NoteLine};
use standpoint_core::views::LookBackPage;

use super::{date, lines, plain};

pub(crate) fn look_back(page: &LookBackPage) -> String {
    let mut out =
        vec![format!("{} to {}", date(page.week), date(page.ends_on)), format!("{}.", page.sentence)];
    out.extend(page.earlier.as_ref().map(|earlier| {
        let outcome = earlier.outcome.map_or("not answered", |outcome| outcome.label());
        format!("Decided in the week of {}: {} ({outcome})", date(earlier.week), plain(&earlier.decision))
    }));
    if page.minutes > 0 {
        out.push(format!("Minutes: {}", page.minutes));
    }
    out.extend(page.posts.iter().map(|post| format!("Post: {}", plain(&post.title))));
    out.extend(page.talks.iter().map(|talk| {
        let name = talk.name.as_deref().map(|name| format!(" {}", plain(name))).unwrap_or_default();
        format!("{}:{name}", talk.kind.label())
    }));
    out.extend(page.tasks.iter().map(|task| format!("Done: {}", plain(task))));
    out.extend(page.answered.iter().map(|line| format!("Answered: {}", plain(&line.name))));
    out.extend(page.got_in_the_way.map(|reason: MissedReason| format!("In the way: {}", reason.label())));
    let entry = &page.entry;
    let written = [
        (LookBackField::Decision, &entry.decision),
        (LookBackField::FirstMove, &entry.first_move),
        (LookBackField::Stuck, &entry.stuck),
        (LookBackField::Question, &entry.question),
    ];
    out.extend(
        written
            .iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(field, text)| format!("{}: {}", field.label(), plain(text))),
    );
    if entry.first_move.is_empty() {
        out.push("Set your first move: review set --first-move \"…\"".to_owned());
    }
    lines(out)
}

pub(crate) fn note(note: &[NoteLine]) -> String {
    lines(note.iter().map(|line| plain(&line.text).to_string()))
}
