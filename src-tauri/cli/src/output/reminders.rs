//! Reminders and pauses.

use chrono::NaiveDateTime;
use standpoint_core::views::{DueLine, FiringLine, Inbox, InboxItem, PauseLine, RemindersPage};

use super::{date, date_column, lines, plain};

pub(crate) fn reminders(page: &RemindersPage) -> String {
    let mut out: Vec<_> = page
        .rules
        .iter()
        .map(|rule| format!("{:>4}  {}: {}. Next: {}", rule.id.0, plain(&rule.name), rule.rhythm, rule.next))
        .collect();
    if out.is_empty() {
        out.push(
            "No reminders. `reminder add --kind weekly_post --day tuesday --at 09:00` adds the weekly one."
                .to_owned(),
        );
    }
    out.extend(page.all_put_off_until.as_ref().map(|until| format!("All snoozed until {until}.")));
    let quiet = page.quiet.iter().filter_map(|quiet| {
        Some(format!("{} {}–{}", quiet.day.label(), quiet.from.as_ref()?, quiet.to.as_ref()?))
    });
    let quiet: Vec<_> = quiet.collect();
    if !quiet.is_empty() {
        out.push(format!("Quiet hours: {}", quiet.join(", ")));
    }
    out.push(format!("Times are in {} unless noted.", page.zone));
    lines(out)
}

pub(crate) fn pauses(pauses: &[PauseLine]) -> String {
    if pauses.is_empty() {
        return lines(["No pauses. `pause add --from DATE --to DATE` adds one.".to_owned()]);
    }
    lines(pauses.iter().map(|pause| {
        let state = match (pause.running, pause.over) {
            (true, _) => "  now",
            (_, true) => "  past",
            _ => "",
        };
        let note = if pause.note.is_empty() { String::new() } else { format!("  {}", plain(&pause.note)) };
        format!("{:>4}  {} to {}{state}{note}", pause.id.0, date(pause.from_on), date(pause.to_on))
    }))
}

pub(crate) fn inbox(inbox: &Inbox) -> String {
    if inbox.items.is_empty() && inbox.put_off.is_empty() {
        return lines(["Inbox empty".to_owned()]);
    }
    let line = |item: &InboxItem, what: &str| {
        let body = if item.body.is_empty() { String::new() } else { format!("  {}", plain(&item.body)) };
        format!("{:>4}  {}{what}  {}{body}", item.key.rule.0, item.when, plain(&item.summary))
    };
    let waiting = inbox.items.iter().map(|item| line(item, ""));
    lines(waiting.chain(inbox.put_off.iter().map(|item| line(item, " (snoozed)"))))
}

pub(crate) fn due(due: &[DueLine]) -> String {
    if due.is_empty() {
        return lines(["Nothing due".to_owned()]);
    }
    lines(due.iter().map(|line| {
        format!(
            "{:>4}  {}  {}  {}",
            line.key.rule.0,
            date_column(line.key.on),
            plain(&line.name),
            line.because
        )
    }))
}

pub(crate) fn preview(firings: &[FiringLine]) -> String {
    if firings.is_empty() {
        return lines(["No notifications in that time.".to_owned()]);
    }
    lines(
        firings
            .iter()
            .map(|firing| format!("{} {}  {}", local(firing), firing.zone, plain(&firing.names.join(" · ")))),
    )
}

/// The local time of a notification, e.g. `Tue 3 Mar 2026, 09:00`.
fn local(firing: &FiringLine) -> String {
    NaiveDateTime::parse_from_str(&firing.local, "%Y-%m-%d %H:%M")
        .map_or_else(|_| firing.local.clone(), |at| at.format("%a %_d %b %Y, %H:%M").to_string())
}
