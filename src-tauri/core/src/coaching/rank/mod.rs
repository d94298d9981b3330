//! The ranking: of everything that could be suggested, what comes first. Pure: the same situation gives the same order.

mod situation;

use std::collections::HashSet;

use chrono::NaiveDate;

use super::words::{day_in_words, posts_reason, step_reason, turn_reason};
use super::{ActionKind, COMING_BACK_MINUTES, Candidate, Lane, Offer, PartOf, SmallerVersion, Subject};

pub use situation::{
    OwnDue, PostSituation, ProgrammeItem, Quiet, QuietKind, Situation, Turn, WaitedTask, WaitingReply,
};

/// Everything that can be suggested now, what comes first first. Never empty: the last is rest.
#[must_use]
pub fn rank(situation: &Situation) -> Vec<Candidate> {
    if let Some(quiet) = situation.quiet {
        return vec![at_rest_until(quiet, situation.today)];
    }
    let mut found = Vec::new();
    if situation.away {
        found.push(welcome_back(situation));
    }
    found.extend(situation.reply.as_ref().map(|reply| answer(reply, situation.today)));
    found.extend(situation.own_due.iter().map(|task| own(task, situation.today)));
    found.extend(situation.offer.as_ref().map(offer));
    found.extend(this_weeks_post(situation).filter(|_| is_time_to_post(situation)));
    found.extend(turns(situation, true).filter(|_| comes_before_programme(situation)));
    found.extend(situation.programme.iter().enumerate().map(|(at, item)| {
        let first_since = at == 0 && situation.just_began_again;
        programme(item, first_since)
    }));
    found.extend(situation.waited.iter().map(|task| waited(task, situation.today)));
    found.extend(situation.finish.as_ref().map(|(slug, number, title)| finish(slug, *number, title)));
    found.extend(turns(situation, true));
    found.extend(turns(situation, false));
    // No one rests from a post that is still wanted, even before its slot.
    found.extend(this_weeks_post(situation));
    let mut seen = HashSet::new();
    found.retain(|candidate| {
        !situation.declined.contains(&candidate.subject) && seen.insert(candidate.subject.clone())
    });
    if situation.just_began_again
        && let Some(small) = found.iter().position(takes_at_most_ten)
    {
        // Anyone who comes back begins with something small, whatever waits.
        found[..=small].rotate_right(1);
    }
    found.push(rest(situation));
    let facts = facts(situation);
    for candidate in &mut found {
        candidate.facts.extend(facts.iter().cloned());
    }
    found
}

/// Whether a suggestion is small enough for someone who comes back.
#[must_use]
pub fn takes_at_most_ten(candidate: &Candidate) -> bool {
    candidate.minutes.is_none_or(|minutes| minutes <= COMING_BACK_MINUTES)
}

fn at_rest_until(quiet: Quiet, today: NaiveDate) -> Candidate {
    let until = quiet.until.map(|until| day_in_words(until + chrono::Duration::days(1), today));
    let (title, reason) = match (quiet.kind, until) {
        (QuietKind::Paused, Some(until)) => {
            (format!("You’re on a break until {until}."), "Nothing is suggested on a break.".to_owned())
        }
        (QuietKind::Paused, None) => {
            ("You’re on a break.".to_owned(), "Nothing is suggested on a break.".to_owned())
        }
        (QuietKind::Held, Some(until)) => (
            format!("Your voice is on hold until {until}."),
            "Reminders to post stop, and the week doesn’t count.".to_owned(),
        ),
        (QuietKind::Held, None) => (
            "Your voice is on hold until you say so.".to_owned(),
            "Reminders to post stop, and the week doesn’t count.".to_owned(),
        ),
    };
    Candidate { title, reason, ..Candidate::new(ActionKind::Rest, Lane::Own, Subject::new("rest", "")) }
}

fn welcome_back(situation: &Situation) -> Candidate {
    let begin = situation.programme.first().map(|item| programme(item, true));
    let how = begin.as_ref().map_or_else(
        || "One comment, or one idea saved, is a good way back.".to_owned(),
        |first| format!("We begin here: {}. Ten minutes.", first.title.trim_end_matches('.')),
    );
    Candidate {
        title: "Good to have you back. Nothing is lost.".to_owned(),
        how,
        reason: "What you’ve done stays done. Start again from today, or keep your dates.".to_owned(),
        minutes: Some(begin.as_ref().and_then(|first| first.minutes).unwrap_or(5).min(COMING_BACK_MINUTES)),
        task: begin.as_ref().and_then(|first| first.task.clone()),
        step: begin.and_then(|first| first.step),
        ..Candidate::new(ActionKind::WelcomeBack, Lane::Programme, Subject::new("welcome-back", ""))
    }
}

fn answer(reply: &WaitingReply, today: NaiveDate) -> Candidate {
    let who = if reply.name.is_empty() { "someone" } else { &reply.name };
    let name = if reply.name.is_empty() { "Someone" } else { &reply.name };
    Candidate {
        title: format!("Reply to {who}"),
        how: "A thank-you that picks up one point is an answer.".to_owned(),
        reason: format!("{name} wrote on {}. Two minutes are enough.", reply_day(reply.on, today)),
        minutes: Some(2),
        ..Candidate::new(ActionKind::Reply, Lane::People, Subject::new("reply", reply.id))
    }
}

fn reply_day(on: NaiveDate, today: NaiveDate) -> String {
    if (today - on).num_days() < 7 { on.format("%A").to_string() } else { day_in_words(on, today) }
}

fn own(task: &OwnDue, today: NaiveDate) -> Candidate {
    let reason = if task.due_on == today {
        "You set this for today.".to_owned()
    } else {
        format!("You planned this for {}. Ten minutes today would do it.", day_in_words(task.due_on, today))
    };
    Candidate {
        title: task.title.clone(),
        how: task.note.clone(),
        reason,
        minutes: task.minutes,
        task: Some(task.id.to_string()),
        step: task.step.clone(),
        ..Candidate::new(ActionKind::Task, Lane::Own, Subject::new("task", task.id))
    }
}

fn offer(offer: &Offer) -> Candidate {
    Candidate {
        title: offer.title.clone(),
        how: offer.words.clone(),
        reason: offer.reason.clone(),
        minutes: Some(1),
        ..Candidate::new(ActionKind::Offer, Lane::Own, Subject::new("offer", offer.kind.slug()))
    }
}

/// The week's post, or the task of the current step that counts as it.
fn this_weeks_post(situation: &Situation) -> Option<Candidate> {
    let post = &situation.post;
    if !post.wanted || !post.allowed || !situation.work_day {
        return None;
    }
    if let Some(stand_in) = &post.stand_in {
        return Some(Candidate { lane: Lane::Rhythm, ..programme(stand_in, false) });
    }
    let planned = post.planned.as_ref().map(|(_, title)| title.as_str());
    let draft = post.draft.as_ref().map(|(_, title)| title.as_str());
    let (minutes, subject) = match (&post.planned, &post.draft) {
        (Some((id, _)), _) => (post.minutes_left.1, Subject::new("post", id)),
        (None, Some((id, _))) => (post.minutes_left.0, Subject::new("post", id)),
        (None, None) => (post.minutes, Subject::new("post", "")),
    };
    let title = planned
        .or(draft)
        .map_or_else(|| "Write this week’s post".to_owned(), |title| format!("Publish “{title}”"));
    let mut how = "A claim, what it rests on, what a reader can do, a question. Then the check.".to_owned();
    if let Some(until) = post.quiet_until {
        how = format!(
            "Quiet period until {}: thanks, a book or a question. Nothing about results.",
            day_in_words(until, situation.today)
        );
    }
    Some(Candidate {
        title,
        how,
        reason: posts_reason(planned, draft, &post.idea, post.at_risk),
        minutes: Some(minutes),
        smaller: vec![
            SmallerVersion { minutes: 10, text: "A comment with one case.".to_owned() },
            SmallerVersion { minutes: 2, text: "Save one idea.".to_owned() },
        ],
        ..Candidate::new(ActionKind::Post, Lane::Rhythm, subject)
    })
}

/// Whether the week's post goes first: from its slot to the end of the backup slot's day, at risk, and where nothing else
/// would leave it room.
fn is_time_to_post(situation: &Situation) -> bool {
    situation.post.in_window || situation.post.at_risk.is_some() || is_last_room(situation)
}

/// Whether what comes back goes first on its day: never twice in a row, and in the first 30 days only into the room that
/// the list leaves, so that a short week is not spent on looking back at it.
fn comes_before_programme(situation: &Situation) -> bool {
    let left = situation.budget.minutes.saturating_sub(situation.budget.done);
    match situation.programme.first() {
        Some(item) if item.jump_in.is_some() => item.minutes > left,
        _ => !situation.last_was_rhythm,
    }
}

/// Whether what comes next would leave the week no room for its post: someone who does a week's minutes on its first day
/// posts on that day.
fn is_last_room(situation: &Situation) -> bool {
    let left = situation.budget.minutes.saturating_sub(situation.budget.done);
    let next = situation.programme.first().map_or(0, |item| item.minutes);
    situation.post.before_window
        && situation.budget.done > 0
        && left >= situation.post.minutes
        && left < situation.post.minutes + next
}

/// Turns of what comes back that fit into the rhythm's share, those whose day is today or the others.
fn turns(situation: &Situation, own_day: bool) -> impl Iterator<Item = Candidate> {
    let kept_for_post =
        if situation.post.wanted && situation.post.allowed { situation.post.minutes } else { 0 };
    let fits = move |turn: &&Turn| {
        situation.work_day
            && turn.own_day == own_day
            && turn.minutes > 0
            && situation.budget.rhythm_fits(turn.minutes, kept_for_post)
    };
    situation.turns.iter().filter(fits).map(|turn| match &turn.stand_in {
        Some(stand_in) => Candidate { lane: Lane::Rhythm, ..programme(stand_in, false) },
        None => Candidate {
            title: turn.title.clone(),
            how: turn.how.clone(),
            reason: turn_reason(turn.own_day, turn.occurrence_on),
            minutes: Some(turn.minutes),
            part: turn.part,
            count: turn.count,
            task: Some(turn.slug.clone()),
            step: Some(turn.step.clone()),
            example: turn.example.clone(),
            ..Candidate::new(ActionKind::Task, Lane::Rhythm, Subject::new("task", &turn.slug))
        },
    })
}

fn programme(item: &ProgrammeItem, first_since_coming_back: bool) -> Candidate {
    let (number, title, done, total) = &item.standing;
    let reason = match (&item.stop_date_of, item.jump_in, item.counted) {
        (Some(pilot), ..) => format!("Today’s the stop date of “{pilot}”. Time to count."),
        (None, Some((place, of)), _) => format!("First 30 days, {place} of {of}."),
        (None, None, Some((_, wanted, logged))) if logged > 0 => {
            format!("{logged} of {wanted} are in the log. This is the next.")
        }
        _ => step_reason(*number, title, *done, *total),
    };
    let candidate = Candidate {
        title: item.title.clone(),
        how: item.how.clone(),
        reason,
        minutes: Some(item.minutes),
        part: item.part,
        listed: item.jump_in.map(|(number, of)| PartOf { number, of }),
        count: item.counted.map(|(now, ..)| now),
        smaller: item.smaller.clone(),
        too_big: item.too_big,
        task: Some(item.slug.clone()),
        step: Some(item.step.clone()),
        example: item.example.clone(),
        ..Candidate::new(
            if item.is_post { ActionKind::Post } else { ActionKind::Task },
            Lane::Programme,
            Subject::new("task", &item.slug),
        )
    };
    match item.smaller.first() {
        Some(smaller) if first_since_coming_back && item.minutes > COMING_BACK_MINUTES => Candidate {
            kind: ActionKind::Task,
            minutes: Some(smaller.minutes),
            how: smaller.text.clone(),
            reason: format!("We begin here: {}. Ten minutes.", candidate.title.trim_end_matches('.')),
            part: None,
            count: None,
            is_smaller: true,
            ..candidate
        },
        _ => candidate,
    }
}

fn waited(task: &WaitedTask, today: NaiveDate) -> Candidate {
    let title = if task.for_whom.is_empty() {
        "Heard back?".to_owned()
    } else {
        format!("Heard back from {}?", task.for_whom)
    };
    Candidate {
        title,
        how: task.title.clone(),
        reason: format!("“{}” has waited since {}.", task.title, day_in_words(task.since, today)),
        minutes: Some(2),
        task: Some(task.task.clone()).filter(|task| !task.starts_with("post-")),
        step: task.step.clone(),
        ..Candidate::new(ActionKind::Waiting, Lane::People, Subject::new("waiting", &task.task))
    }
}

fn finish(slug: &str, number: u8, title: &str) -> Candidate {
    Candidate {
        title: format!("Finish step {number}"),
        how: "Write two lines: what you learned and what you’ll keep.".to_owned(),
        reason: format!(
            "Every task of step {number} is done. Two lines finish it: what did you learn, and what will you keep?"
        ),
        minutes: Some(2),
        step: Some(slug.to_owned()),
        facts: vec![format!("Step {number}, “{title}”.")],
        ..Candidate::new(ActionKind::FinishStep, Lane::Programme, Subject::new("finish", slug))
    }
}

fn rest(situation: &Situation) -> Candidate {
    Candidate {
        title: "You’re done for the week. Go and do something else.".to_owned(),
        how: situation
            .more
            .as_ref()
            .map(|title| format!("If you like: {title}. There’s no need."))
            .unwrap_or_default(),
        reason: "Nothing needs you now.".to_owned(),
        ..Candidate::new(ActionKind::Rest, Lane::Own, Subject::new("rest", ""))
    }
}

/// What the choice rests on: the week's minutes and its two lanes.
fn facts(situation: &Situation) -> Vec<String> {
    let budget = &situation.budget;
    let mut facts = vec![format!("{} of {} minutes are done this week.", budget.done, budget.minutes)];
    if budget.steps_open {
        facts.push(format!(
            "Recurring tasks have had {} of their {} minutes.",
            budget.rhythm_done,
            budget.rhythm_share()
        ));
    }
    facts
}

#[cfg(test)]
mod tests;
