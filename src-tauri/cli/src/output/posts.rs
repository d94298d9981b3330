//! Posts: the list, one of them, the board, the calendar.

use standpoint_core::publishing::post::PostStage;
use standpoint_core::views::{
    CalendarDay, PlaceLine, PostBoard, PostCalendar, PostLine, PostList, PostMonth, PostPage,
};

use super::{date, date_column, lines, paragraphs, plain, rest_of};
use crate::posts::RedLines;

pub(crate) fn posts(list: &PostList, stage: Option<PostStage>, offset: u32) -> String {
    if list.total == 0 {
        return lines([match stage {
            None => {
                "No posts here. `post add \"Its title\"` adds one, `post log \"Its title\" --url https://…` logs a published one.".to_owned()
            }
            Some(PostStage::Idea) => "No ideas here. `idea add \"A line\"` adds one, `idea suggest` shows prompts.".to_owned(),
            Some(stage) => format!("No posts here that are {}.", said(stage)),
        }]);
    }
    lines(list.posts.iter().map(line)) + &rest_of(list.total, offset, list.posts.len())
}

/// One post, a line.
pub(super) fn line(post: &PostLine) -> String {
    let on = post.published_on.or(post.planned_on).unwrap_or(post.made_on);
    let network = match post.places.as_slice() {
        [] => post.network.map(|network| format!("  {}", network.label())).unwrap_or_default(),
        [only] => where_to(only),
        [first, others @ ..] => format!("{}  and {} more", where_to(first), others.len()),
    };
    format!("{:>5}  {:9}  {}  {}{network}", post.id.0, post.stage.slug(), date_column(on), plain(&post.title))
}

fn where_to(place: &PlaceLine) -> String {
    let network = place.network.map(|network| format!("  {}", network.label())).unwrap_or_default();
    let url = place.url.as_deref().map(|url| format!("  {url}")).unwrap_or_default();
    network + &url
}

pub(crate) fn post(page: &PostPage) -> String {
    let mut facts = vec![page.stage.label().to_owned()];
    facts.extend(page.planned_on.map(|on| format!("for {}", date(on))));
    facts.extend(page.published_on.map(|on| format!("first on {}", date(on))));
    facts.push(format!("added {}", date(page.made_on)));
    facts.extend(page.network.map(|network| format!("for {}", network.label())));
    let mut text =
        lines([format!("{:>5}  {}", page.id.0, plain(&page.title)), format!("       {}", facts.join(", "))]);
    let origin = page.conversation.map(|id| format!("conversation {}", id.0));
    for (name, what) in [
        ("Pillar", Some(page.pillar.as_str())),
        ("Prompt", page.prompt.as_deref()),
        ("From step", page.from_step.as_deref()),
        ("From", origin.as_deref()),
        ("Claim", Some(page.claim.as_str())),
        ("Evidence", Some(page.evidence.as_str())),
        ("Takeaway", Some(page.takeaway.as_str())),
        ("Question", Some(page.question.as_str())),
        ("Note", Some(page.note.as_str())),
    ] {
        if let Some(what) = what.filter(|what| !what.trim().is_empty()) {
            text += &format!("{name:10}  {}\n", plain(what));
        }
    }
    if !page.body.trim().is_empty() {
        let count =
            page.check.count.as_ref().map(|count| format!(", {}", count.sentence)).unwrap_or_default();
        text += &format!(
            "\nText ({} {}{count})\n{}\n",
            page.check.words,
            if page.check.words == 1 { "word" } else { "words" },
            paragraphs(page.body.trim())
        );
    }
    if !page.places.is_empty() {
        text += "\nPublished on\n";
        text += &lines(
            page.places
                .iter()
                .map(|place| format!("{:>5}  {}{}", place.id.0, date_column(place.on), where_to(place))),
        );
    }
    text + &check(page)
}

/// What the red-line check finds; what was kept is marked.
fn check(page: &PostPage) -> String {
    let (title, body) = (&page.check.in_title, &page.check.in_body);
    let parts = title
        .findings
        .iter()
        .map(|finding| ("title", finding))
        .chain(body.findings.iter().map(|finding| ("text", finding)));
    let mut out: Vec<_> = parts
        .map(|(part, finding)| {
            let decided = page
                .decisions
                .iter()
                .find(|known| known.class == finding.class && known.words == finding.words);
            let decided = decided
                .map(|known| format!(" You kept this on {}.", known.at.format("%-d %b %Y")))
                .unwrap_or_default();
            format!("{part}, {}{decided}", super::finding(finding))
        })
        .collect();
    if out.is_empty() {
        out.push("No red lines found. Read it once more yourself.".to_owned());
    }
    if !body.has_own_list {
        out.push(super::NO_OWN_LIST.to_owned());
    }
    "\nBefore you post\n".to_owned()
        + &lines([page.before_each_post.trim().to_owned()].into_iter().chain(out))
}

pub(crate) fn red_lines(found: &RedLines) -> String {
    lines(found.findings.iter().map(|found| format!("{}, {}", found.part, super::finding(&found.finding))))
}

pub(crate) fn board(board: &PostBoard) -> String {
    let mut parts = Vec::new();
    for column in &board.columns {
        let mut text = format!("{} ({})\n", column.stage.label(), column.total);
        text += &lines(column.posts.iter().map(line));
        if (column.posts.len() as u64) < u64::from(column.total) {
            text += &format!("       `post list --stage {}` shows the others.\n", column.stage.slug());
        }
        parts.push(text);
    }
    parts.join("\n")
}

pub(crate) fn month(month: &PostMonth) -> String {
    let mut text = format!("{}\n", month.month.format("%B %Y"));
    let days =
        month.days.iter().filter(|day| day.in_month && (!day.posts.is_empty() || day.date == month.today));
    let mut nothing = true;
    for day in days {
        let today = if day.date == month.today { "  <- today" } else { "" };
        text += &format!("{}{today}\n", day.date.format("%a %-d"));
        text += &lines(day.posts.iter().map(line));
        nothing &= day.posts.is_empty();
    }
    if nothing {
        text += "Nothing published or scheduled.\n";
    }
    if !month.unplanned.is_empty() {
        text += "\nUnscheduled\n";
        text += &lines(month.unplanned.iter().map(line));
    }
    text
}

pub(crate) fn calendar(calendar: &PostCalendar) -> String {
    let mut text = String::new();
    for week in &calendar.weeks {
        let how = match week.verdict {
            Some(_) if week.to_go > 0 => {
                format!("  {} post{} to go", week.to_go, if week.to_go == 1 { "" } else { "s" })
            }
            Some(verdict) => format!("  {}", verdict.label()),
            None => String::new(),
        };
        text += &format!("Week of {}{how}\n", date(week.starts_on));
        let told =
            |day: &&CalendarDay| !day.posts.is_empty() || day.slot.is_some() || day.date == calendar.today;
        for day in week.days.iter().filter(told) {
            let slot = day
                .slot
                .as_ref()
                .map(|slot| format!("  {} {}", if slot.backup { "backup slot" } else { "slot" }, slot.at));
            let today = if day.date == calendar.today { "  <- today" } else { "" };
            text += &format!("  {}{}{today}\n", day.date.format("%a %-d"), slot.unwrap_or_default());
            text += &lines(day.posts.iter().map(line));
        }
    }
    text
}

fn said(stage: PostStage) -> &'static str {
    match stage {
        PostStage::Idea => "ideas",
        PostStage::Draft => "drafts",
        PostStage::Planned => "scheduled",
        PostStage::Published => "published",
        PostStage::Archived => "archived",
    }
}
