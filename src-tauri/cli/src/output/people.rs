//! People and conversations with them.

use standpoint_core::people::contacts_csv::FileReading;
use standpoint_core::views::{
    ConversationItem, ConversationList, ImportFate, ImportRow, PeopleImport, PeoplePage, PersonLine,
    PersonPage,
};

use super::{date, date_column, lines, plain, rest_of};

pub(crate) fn people(page: &PeoplePage, offset: u32) -> String {
    if page.everybody == 0 {
        return lines([
            "No people yet. `person add \"A name\"` adds one, `person import FILE` imports a CSV file."
                .to_owned(),
        ]);
    }
    if page.total == 0 {
        return lines(["No matches".to_owned()]);
    }
    lines(page.people.iter().map(line)) + &rest_of(page.total, offset, page.people.len())
}

fn line(person: &PersonLine) -> String {
    let role = if person.role.is_empty() { String::new() } else { format!("  {}", plain(&person.role)) };
    format!(
        "{:>5}  {:15}  {}{role}  {}",
        person.id.0,
        person.kind.slug(),
        plain(&person.name),
        engaged(person)
    )
}

fn engaged(person: &PersonLine) -> String {
    let quiet = if person.quiet { ", no contact in 60 days" } else { "" };
    match person.last_engaged_on {
        Some(on) => format!("last contact {}{quiet}", date(on)),
        None => format!("no contact yet{quiet}"),
    }
}

pub(crate) fn person(page: &PersonPage) -> String {
    let person = &page.person;
    let head = [
        format!("{:>5}  {}", person.id.0, plain(&person.name)),
        format!("       {}, added {}, {}", person.kind.label(), date(page.added_on), engaged(person)),
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
        text += "\nIdeas from conversations\n";
        text += &lines(page.ideas.iter().map(super::posts::line));
    }
    text
}

pub(crate) fn conversations(list: &ConversationList, offset: u32) -> String {
    if list.total == 0 {
        return lines(["No conversations here. `conversation add \"commented on Ada Marsh: how we measure it\"` logs one.".to_owned()]);
    }
    lines(list.conversations.iter().map(conversation))
        + &rest_of(list.total, offset, list.conversations.len())
}

pub(crate) fn to_answer(waiting: &[ConversationItem]) -> String {
    if waiting.is_empty() {
        return lines(["No replies due".to_owned()]);
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
    format!(
        "{:>5}  {}  {:12}{}",
        item.id.0,
        date_column(item.on),
        item.kind.label(),
        parts.collect::<String>()
    )
    .trim_end()
    .to_owned()
}

fn reply(item: &ConversationItem) -> String {
    match (item.waits_days, item.replied_on, item.answered_on) {
        (Some(0), ..) => "(replied today)".to_owned(),
        (Some(1), ..) => "(replied yesterday)".to_owned(),
        (Some(days), ..) => format!("(replied {days} days ago)"),
        (None, _, Some(on)) => format!("(you replied {})", date(on)),
        (None, Some(on), None) => format!("(they replied {})", date(on)),
        (None, None, None) => String::new(),
    }
}

/// How many lines of a file are told one by one.
const TOLD: usize = 100;

pub(crate) fn import(import: &PeopleImport) -> String {
    let mut out =
        vec![format!("Columns, separated by {} (line {}):", plain(&import.separator), import.header_line)];
    out.extend(import.columns.iter().map(|column| format!("  {}", plain(column))));
    let choices = import.fields.iter().filter(|field| field.columns.len() > 1);
    out.extend(choices.map(|field| {
        let columns = field.columns.iter().map(|column| plain(column)).collect::<Vec<_>>().join(", then ");
        format!("  {} from {columns}; `--column {}=COLUMN` chooses another", field.label, field.field.slug())
    }));
    out.push(counted(import));
    let named = import.rows.iter().filter(|row| !row.name.is_empty() && row.fate != ImportFate::Twice);
    let names: Vec<_> = named.take(10).map(|row| plain(&row.name)).collect();
    out.extend((!names.is_empty()).then(|| format!("  The first: {}", names.join(" · "))));
    let told: Vec<String> = import.rows.iter().flat_map(row).collect();
    let others = told.len().saturating_sub(TOLD);
    out.extend(told.into_iter().take(TOLD));
    out.extend((others > 0).then(|| format!("  and {others} more")));
    if import.damaged {
        out.push("  Some bytes of the file fit no character; they’re shown as “�”.".to_owned());
    }
    lines(out)
}

/// "1 new, 2 filled in, 3 here already"
fn counted(import: &PeopleImport) -> String {
    let unreadable = import.refused_total - import.nameless;
    let parts = [
        (import.filled, "filled in"),
        (import.known, "here already"),
        (import.asked, "left for you to decide"),
        (import.twice, "more than once in the file"),
        (import.nameless, "without a person’s name"),
        (unreadable, "that can’t be imported"),
    ];
    let parts =
        parts.into_iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!(", {count} {what}"));
    format!("{} new{}", import.new, parts.collect::<String>())
}

/// What is to be said of one line of the file; most say nothing.
fn row(row: &ImportRow) -> Vec<String> {
    let line = row.line;
    let name = if row.name.is_empty() { String::new() } else { format!("{}: ", plain(&row.name)) };
    let mut said = Vec::new();
    if !row.why.is_empty() {
        said.push(format!("  line {line}: {name}{}", plain(&row.why)));
    }
    if row.fate == ImportFate::Ask {
        said.push(
            "    `--same-name add` adds them as someone else; `person edit` fills in the one here."
                .to_owned(),
        );
    }
    if let (Some(id), false) = (row.person, row.offers.is_empty()) {
        let offers =
            row.offers.iter().map(|offer| format!(" --{} {:?}", offer.field.slug(), plain(&offer.value)));
        said.push(format!("    `person edit {}{}` takes that.", id.0, offers.collect::<String>()));
    }
    said.extend(row.left_out.iter().map(|what| format!("  line {line}: {name}{}.", plain(what))));
    said
}

/// The question which reading of a file is right.
pub(crate) fn which_encoding(readings: &[FileReading]) -> String {
    let readings = readings.iter().map(|reading| {
        let names = reading.names.iter().map(|name| plain(name)).collect::<Vec<_>>().join(", ");
        format!("`--encoding {}` ({names})", reading.encoding)
    });
    format!(
        "This file doesn’t say its encoding. Give the one whose names are right: {}.",
        readings.collect::<Vec<_>>().join(", ")
    )
}
