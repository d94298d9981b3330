//! People and conversations with them.

use standpoint_core::views::{ConversationItem, ConversationList, PeopleImport, PeoplePage, PersonLine, PersonPage};

use super::{lines, plain, rest_of};

pub(crate) fn people(page: &PeoplePage, offset: u32) -> String {
    if page.everybody == 0 {
        return lines(["Nobody here yet. `person add \"A name\"` adds somebody, `person import FILE` takes a CSV file over.".to_owned()]);
    }
    if page.total == 0 {
        return lines(["Nobody fits that.".to_owned()]);
    }
    lines(page.people.iter().map(line)) + &rest_of(page.total, offset, page.people.len())
}

fn line(person: &PersonLine) -> String {
    let role = if person.role.is_empty() { String::new() } else { format!("  {}", plain(&person.role)) };
    format!("{:>5}  {:15}  {}{role}  {}", person.id.0, person.kind.slug(), plain(&person.name), engaged(person))
}

fn engaged(person: &PersonLine) -> String {
    let quiet = if person.quiet { ", not spoken with for 60 days" } else { "" };
    match person.last_engaged_on {
        Some(on) => format!("last on {on}{quiet}"),
        None => format!("no conversation yet{quiet}"),
    }
}

pub(crate) fn person(page: &PersonPage) -> String {
    let person = &page.person;
    let head = [
        format!("{:>5}  {}", person.id.0, plain(&person.name)),
        format!("       {}, added {}, {}", person.kind.label(), page.added_on, engaged(person)),
    ];
    let mut text = lines(head);
    for (name, what) in [
        ("Role", person.role.as_str()),
        ("Where", &person.where_active),
        ("Link", person.link.as_deref().unwrap_or_default()),
        ("Why", &person.why),
        ("Habit", &person.habit),
    ] {
        if !what.trim().is_empty() {
            text += &format!("{name:5}  {}\n", plain(what));
        }
    }
    if !page.conversations.is_empty() {
        text += "\nConversations\n";
        text += &lines(page.conversations.iter().map(conversation));
    }
    if !page.ideas.is_empty() {
        text += "\nIdeas that came up\n";
        text += &lines(page.ideas.iter().map(super::posts::line));
    }
    text
}

pub(crate) fn conversations(list: &ConversationList, offset: u32) -> String {
    if list.total == 0 {
        return lines(["No conversations here. `conversation add \"commented on Ada Marsh: how we measure it\"` logs one.".to_owned()]);
    }
    lines(list.conversations.iter().map(conversation)) + &rest_of(list.total, offset, list.conversations.len())
}

pub(crate) fn to_answer(waiting: &[ConversationItem]) -> String {
    if waiting.is_empty() {
        return lines(["No reply waits for your answer.".to_owned()]);
    }
    lines(waiting.iter().map(conversation))
}

fn conversation(item: &ConversationItem) -> String {
    let parts = [
        plain(&item.name),
        item.network.map(|network| network.label().to_owned()).unwrap_or_default(),
        plain(&item.added),
        item.link.clone().unwrap_or_default(),
        reply(item),
    ];
    let parts = parts.into_iter().filter(|part| !part.is_empty()).map(|part| format!("  {part}"));
    format!("{:>5}  {}  {:12}{}", item.id.0, item.on, item.kind.label(), parts.collect::<String>()).trim_end().to_owned()
}

fn reply(item: &ConversationItem) -> String {
    match (item.waits_days, item.replied_on, item.answered_on) {
        (Some(0), ..) => "(a reply of today waits)".to_owned(),
        (Some(1), ..) => "(a reply waits since yesterday)".to_owned(),
        (Some(days), ..) => format!("(a reply waits for {days} days)"),
        (None, _, Some(on)) => format!("(answered {on})"),
        (None, Some(on), None) => format!("(replied {on})"),
        (None, None, None) => String::new(),
    }
}

pub(crate) fn import(import: &PeopleImport) -> String {
    let mut out = vec![format!("Columns, separated by {}:", plain(&import.separator))];
    out.extend(import.columns.iter().map(|column| format!("  {}", plain(column))));
    out.push(format!("{} new, {} here already, {} that cannot be taken over", import.new, import.known, import.refused_total));
    let names: Vec<_> = import.first.iter().map(|person| plain(&person.name)).collect();
    out.extend((!names.is_empty()).then(|| format!("  The first: {}", names.join(" · "))));
    out.extend(import.refused.iter().map(|refused| format!("  line {}: {}", refused.line, plain(&refused.why))));
    let others = (import.refused_total as usize).saturating_sub(import.refused.len());
    out.extend((others > 0).then(|| format!("  and {others} more")));
    lines(out)
}
