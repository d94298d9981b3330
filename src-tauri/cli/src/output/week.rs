//! The week and those before it.

use standpoint_core::rhythm::Reserves;
use standpoint_core::views::{WeekBar, WeekReport};

use super::{date, date_column, lines, plain};

pub(crate) fn week(report: &WeekReport) -> String {
    let week = &report.week;
    let mut out =
        vec![format!("{} to {}", date(week.starts_on), date(week.ends_on)), format!("{}.", week.sentence)];
    out.push(format!("Conversations: {}", against(week.conversations, week.conversation_goal)));
    out.push(format!("Invitations: {}", against(week.invitations, week.invitation_goal)));
    out.extend(report.streak.as_ref().map(|streak| match streak.of {
        0 => format!("Kept: {}", streak.sentence),
        _ => {
            format!(
                "Kept: {}, {} in a row, longest streak {}",
                streak.sentence, streak.current, streak.longest
            )
        }
    }));
    out.extend(week.repair.as_ref().map(|repair| format!("{}.", repair.sentence)));
    out.push(format!("Reserve: {}", reserve(&report.reserves)));
    let back = |words: &String| {
        let dates = report
            .reserves
            .not_needed_on
            .iter()
            .map(|week| format!("`week unreserve {}`", week.format("%-d %b").to_string().to_lowercase()));
        format!("  {words} {}", dates.collect::<Vec<_>>().join(", "))
    };
    out.extend(report.reserves.not_needed.as_ref().map(back));
    out.extend(report.giving.as_ref().map(|giving| format!("Balance: {}", giving.sentence)));
    let mut text = lines(out);
    if !report.planned.is_empty() {
        text += "\nScheduled\n";
        text += &planned(&report.planned);
    }
    text += "\nWeeks\n";
    text += &lines(report.weeks.iter().map(bar));
    text
}

/// What is planned, a line each.
pub(super) fn planned(posts: &[standpoint_core::views::PostLine]) -> String {
    lines(posts.iter().map(|post| {
        let on = date_column(post.planned_on.unwrap_or(post.made_on));
        let network = post.network.map(|network| format!("  {}", network.label())).unwrap_or_default();
        format!("{:>5}  {on}  {}{network}", post.id.0, plain(&post.title))
    }))
}

fn against(number: u32, goal: u32) -> String {
    if goal == 0 { number.to_string() } else { format!("{number} of {goal}") }
}

fn reserve(reserves: &Reserves) -> String {
    let spent: Vec<_> = reserves.spent_on.iter().map(|week| date(*week)).collect();
    let spent = if spent.is_empty() {
        String::new()
    } else {
        format!("; used for the week of {}", spent.join(" and of "))
    };
    reserves.sentence.clone() + &spent
}

fn bar(week: &WeekBar) -> String {
    let many = |n: u32, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
    let posts = format!("{} of {}", week.posts, many(week.goal, "post"));
    format!(
        "  {}  {:14}  {posts:13}  {}",
        date_column(week.starts_on),
        week.verdict.label(),
        many(week.conversations, "conversation")
    )
}
