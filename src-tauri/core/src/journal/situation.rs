//! What the coach's choice depends on, read from the store.

use chrono::{Duration, NaiveDate};
use rusqlite::Connection;

use super::Overview;
use super::count;
use crate::coaching::{
    ASK_AFTER_DAYS, AWAY_DAYS, DAYS_FOR_SMALLER, Offer, OfferKind, OwnDue, PostSituation, ProgrammeItem,
    Quiet, QuietKind, SMALLER_RESTS_DAYS, SNOOZES_FOR_SMALLER, Situation, SmallerVersion, Subject, Turn,
    WaitedTask, WaitingReply,
};
use crate::error::Result;
use crate::journal::next_post;
use crate::programme::step_record::StepState;
use crate::programme::{Counts, Length, ProgrammeTask, RecurringTask, Step};
use crate::rhythm::WeekState;
use crate::store::coaching::{Answered, Said};
use crate::store::{self, conversations, own_tasks, people, posts};

/// Reads what the choice depends on.
pub(crate) fn situation(conn: &Connection, overview: &Overview) -> Result<Situation> {
    let today = overview.today;
    let said = store::coaching::suggestions(conn)?;
    let offers = store::coaching::offers(conn)?;
    let programme = programme_items(overview, &said);
    let away = (today - overview.last_activity).num_days() >= AWAY_DAYS;
    Ok(Situation {
        today,
        work_day: overview.rhythm.frame().works(today),
        quiet: quiet(overview),
        away,
        just_began_again: overview.fresh_start == Some(today) && !overview.did_something_today,
        reply: waiting_reply(conn, overview)?,
        own_due: own_due(conn, overview)?,
        offer: offer(overview, &offers),
        post: post(conn, overview)?,
        turns: turns(conn, overview)?,
        last_was_rhythm: overview.last_was_rhythm,
        waited: waited(conn, overview)?,
        finish: finish(overview),
        budget: overview.budget,
        declined: said
            .iter()
            .filter(|(_, said)| said.declined_on == Some(today))
            .map(|(subject, _)| Subject(subject.clone()))
            .collect(),
        more: overview.programme.recurring("read-and-comment").map(|(_, task)| task.title.clone()),
        programme,
    })
}

fn quiet(overview: &Overview) -> Option<Quiet> {
    let pause = overview.pauses.iter().find(|pause| pause.covers(overview.today));
    let hold = || {
        overview
            .rhythm
            .hold_on(overview.today)
            .map(|hold| Quiet { kind: QuietKind::Held, until: hold.until_on })
    };
    pause.map(|pause| Quiet { kind: QuietKind::Paused, until: Some(pause.to_on) }).or_else(hold)
}

/// The reply that waits longest, since a work day or longer, unless one was answered today.
fn waiting_reply(conn: &Connection, overview: &Overview) -> Result<Option<WaitingReply>> {
    if conversations::answered_on(conn, overview.today)? {
        return Ok(None);
    }
    let works = |day: &NaiveDate| overview.rhythm.frame().works(*day);
    let long_enough = |on: NaiveDate| {
        (1..)
            .map(|ahead| on + Duration::days(ahead))
            .take_while(|day| *day <= overview.today)
            .any(|day| works(&day))
    };
    let found = conversations::to_answer(conn)?.into_iter().find_map(|waiting| {
        let on = waiting.replied_on?;
        long_enough(on).then_some((waiting, on))
    });
    found
        .map(|(waiting, on)| {
            let name = waiting
                .person
                .map(|id| people::get(conn, id))
                .transpose()?
                .map_or(String::new(), |person| person.name);
            Ok(WaitingReply { id: waiting.id.0, name, on })
        })
        .transpose()
}

fn own_due(conn: &Connection, overview: &Overview) -> Result<Vec<OwnDue>> {
    let due = own_tasks::open(conn)?.into_iter().filter_map(|task| {
        let due_on = task.due_on.filter(|due| *due <= overview.today)?;
        let waits = overview.waits.contains_key(&task.id.0.to_string());
        (!waits).then_some(OwnDue {
            id: task.id.0,
            title: task.title,
            note: task.note,
            minutes: task.minutes,
            due_on,
            step: task.step,
        })
    });
    Ok(due.collect())
}

/// What is offered now: at most one a week, each at its occasion, never again once it was answered there.
fn offer(overview: &Overview, offers: &[Answered]) -> Option<Offer> {
    let rhythm = &overview.rhythm;
    let this_week = rhythm.week_of(overview.today);
    if offers.iter().any(|answered| answered.on >= this_week && answered.kind.parse::<OfferKind>().is_ok()) {
        return None;
    }
    let answered = |kind: OfferKind| offers.iter().any(|answered| answered.kind == kind.slug());
    let every_other = overview.length() == Length::Light;
    let at = |slug: &str| overview.current().is_some_and(|step| step.slug == slug);
    let wanted = rhythm.goal(this_week);
    if wanted.posts == 0 && rhythm.voice_from().is_none() {
        let monday = next_week(overview);
        let day = if monday == overview.today { "today".to_owned() } else { monday.format("%A").to_string() };
        let rate = if every_other { " (every second week)" } else { "" };
        if at("publish") && !answered(OfferKind::WeeklyAtStep8) {
            let words = format!("Step 8 is one useful post a week. Shall we count from {day}?{rate}");
            return Some(weekly_offer(overview, OfferKind::WeeklyAtStep8, Some(words), "Step 8 begins."));
        }
        if rhythm.last_posted_on().is_some() && !answered(OfferKind::Weekly) {
            return Some(weekly_offer(overview, OfferKind::Weekly, None, "Your first post is out."));
        }
    }
    let comments = overview
        .programme
        .recurring("read-and-comment")
        .map_or(3, |(_, task)| task.wanted(overview.length()));
    if at("conversations") && wanted.conversations == 0 && !answered(OfferKind::Conversations) {
        let many = if comments == 1 {
            "One comment a week".to_owned()
        } else {
            format!("{comments} comments a week")
        };
        return Some(Offer::new(
            OfferKind::Conversations,
            format!("{many}, beside your posts."),
            "Step 7 begins.",
        ));
    }
    fresh_start_offer(overview, offers, this_week)
}

/// The offer of a rhythm, in the words of the first post's last screen where it has none of its own.
fn weekly_offer(overview: &Overview, kind: OfferKind, words: Option<String>, reason: &str) -> Offer {
    let screen = overview.programme.first_post.screen("weekly");
    let (title, text) = screen.map_or((kind.label(), ""), |screen| match &screen.every_other {
        Some(other) if overview.length() == Length::Light => (other.heading.as_str(), other.text.as_str()),
        _ => (screen.heading.as_str(), screen.text.as_str()),
    });
    Offer { title: title.to_owned(), ..Offer::new(kind, words.unwrap_or_else(|| text.to_owned()), reason) }
}

/// After two or three missed weeks, on a Monday or the first of a month.
fn fresh_start_offer(overview: &Overview, offers: &[Answered], this_week: NaiveDate) -> Option<Offer> {
    use chrono::Datelike;
    let fresh_day = overview.today.weekday() == chrono::Weekday::Mon || overview.today.day() == 1;
    let missed = |back: i64| overview.rhythm.is_missed(this_week - Duration::weeks(back), overview.today);
    let since_two_weeks = this_week - Duration::weeks(4);
    let lately = offers
        .iter()
        .any(|answered| answered.kind == OfferKind::FreshStart.slug() && answered.on >= since_two_weeks);
    (fresh_day && missed(1) && missed(2) && !lately).then(|| {
        let words = "I’ll clear the old list (nothing is deleted) and begin with one thing.".to_owned();
        Offer::new(OfferKind::FreshStart, words, "A new week is a good day to begin.")
    })
}

/// The first day of the first whole week from today on.
pub(crate) fn next_week(overview: &Overview) -> NaiveDate {
    let this_week = overview.rhythm.week_of(overview.today);
    if this_week == overview.today { this_week } else { this_week + Duration::weeks(1) }
}

fn post(conn: &Connection, overview: &Overview) -> Result<PostSituation> {
    let week = overview.week();
    let waits = matches!(week.state, WeekState::OnTrack | WeekState::AtRisk);
    let found = next_post(conn, overview)?;
    let found = found.map(|post| (post.planned_on.is_some(), (post.id.0, post.title)));
    let minutes = overview.post_minutes();
    let left = match overview.post_length() {
        Length::Full => (25, 15),
        Length::Short | Length::Light => (minutes, 15),
    };
    let stand_in = overview.current().and_then(|step| stand_in(overview, step, "weekly-post"));
    let quiet_until = store::quiet_periods::all(conn)?.iter().find_map(|period| period.until(overview.today));
    let (planned, draft) = match found {
        Some((true, post)) => (Some(post), None),
        Some((false, post)) => (None, Some(post)),
        None => (None, None),
    };
    Ok(PostSituation {
        wanted: waits && overview.rhythm.voice_started(week.starts_on),
        in_window: in_window(overview),
        before_window: slots_this_week(overview).first().is_some_and(|slot| overview.today < *slot),
        at_risk: (week.state == WeekState::AtRisk).then_some(1),
        allowed: overview.may_post(),
        planned,
        draft,
        idea: overview.idea().to_owned(),
        minutes,
        minutes_left: (left.0.min(minutes), left.1.min(minutes)),
        quiet_until,
        stand_in,
    })
}

/// From the slot's day to the end of the backup slot's; without a backup to the end of the last work day, without a slot
/// on every day.
fn in_window(overview: &Overview) -> bool {
    let week = overview.rhythm.week_of(overview.today);
    let frame = overview.rhythm.frame();
    let days: Vec<_> = (0..7).map(|ahead| week + Duration::days(ahead)).collect();
    let slots = slots_this_week(overview);
    let last_work_day = days.iter().filter(|day| frame.works(**day)).max();
    match slots.as_slice() {
        [] => true,
        [slot] => {
            overview.today >= *slot && last_work_day.is_none_or(|last| overview.today <= (*last).max(*slot))
        }
        [slot, .., backup] => (*slot..=*backup).contains(&overview.today),
    }
}

/// The days of this week on which a slot is, the first first.
fn slots_this_week(overview: &Overview) -> Vec<NaiveDate> {
    let week = overview.rhythm.week_of(overview.today);
    let days = (0..7).map(|ahead| week + Duration::days(ahead));
    days.filter(|day| overview.rhythm.frame().slots.contains(&crate::calendar::Day::of(*day))).collect()
}

/// The open task of a step that stands for a recurring one, if there is one that does not wait.
fn stand_in(overview: &Overview, step: &'static Step, recurring: &str) -> Option<ProgrammeItem> {
    let task = step.tasks.iter().find(|task| {
        task.stands_for.as_deref() == Some(recurring)
            && is_open(overview, step, task)
            && overview.waiting(task).is_none()
    })?;
    Some(item(overview, step, task, None, 0))
}

fn is_open(overview: &Overview, step: &Step, task: &ProgrammeTask) -> bool {
    !overview.is_done(&task.slug) && !overview.is_extra(step, task)
}

/// The programme's tasks in the order in which they are suggested: the first 30 days', or the current step's; where
/// everything open in it waits, the next step's.
fn programme_items(
    overview: &Overview,
    said: &std::collections::HashMap<String, Said>,
) -> Vec<ProgrammeItem> {
    let rests = |task: &ProgrammeTask| {
        overview
            .smaller_done_on(&task.slug)
            .is_some_and(|on| overview.today < on + Duration::days(SMALLER_RESTS_DAYS))
    };
    let suggested = |step: &Step, task: &ProgrammeTask| {
        is_open(overview, step, task) && overview.waiting(task).is_none() && !rests(task)
    };
    let snoozes =
        |task: &ProgrammeTask| said.get(&Subject::new("task", &task.slug).0).map_or(0, |said| said.snoozes);
    let jump = overview.jump_in();
    let of = count(jump.len());
    let mut items: Vec<ProgrammeItem> = jump
        .iter()
        .enumerate()
        .filter(|(_, place)| !overview.is_jump_item_done(place) && suggested(place.step, place.task))
        .map(|(at, place)| {
            item(overview, place.step, place.task, Some((count(at) + 1, of)), snoozes(place.task))
        })
        .collect();
    for step in overview.order.iter().filter(|step| overview.state(step) != StepState::Done) {
        let open: Vec<_> = step.tasks.iter().filter(|task| is_open(overview, step, task)).collect();
        let ready: Vec<_> = open.iter().copied().filter(|task| suggested(step, task)).collect();
        items.extend(ready.iter().map(|task| item(overview, step, task, None, snoozes(task))));
        // A step whose open tasks all wait, or whose tasks are all done, lets the next one through or is finished first.
        if !ready.is_empty() || open.is_empty() {
            break;
        }
    }
    let mut seen = std::collections::HashSet::new();
    items.retain(|item| seen.insert(item.slug.clone()));
    let idle_since =
        overview.last_programme_on.unwrap_or(overview.profile.coached_from.unwrap_or(overview.today));
    if let Some(first) = items.first_mut() {
        first.too_big |=
            (overview.today - idle_since).num_days() >= DAYS_FOR_SMALLER && !first.smaller.is_empty();
    }
    items
}

fn item(
    overview: &Overview,
    step: &Step,
    task: &ProgrammeTask,
    jump_in: Option<(u32, u32)>,
    snoozes: u32,
) -> ProgrammeItem {
    let (title, how) = overview.words(task);
    let (part, minutes) = overview.next_part(&task.slug, None, task.sittings(), task.minutes);
    let (counted, part_minutes) = counted(overview, task);
    // On the inside-only track the task's own title holds for its parts, too.
    let inside = overview.profile.is(crate::programme::situation::Situation::InsideOnly);
    let title = match (counted, task.part_titles.as_slice()) {
        (Some((1, ..)), [one, ..]) if !inside => one,
        (Some((2, ..)), [_, two, ..]) if !inside => two,
        _ => title,
    };
    ProgrammeItem {
        slug: task.slug.clone(),
        title: title.to_owned(),
        how: how.to_owned(),
        step: step.slug.clone(),
        minutes: part_minutes.unwrap_or(minutes),
        part,
        counted,
        smaller: task
            .smaller()
            .into_iter()
            .map(|(minutes, text)| SmallerVersion { minutes, text: text.to_owned() })
            .collect(),
        too_big: snoozes >= SNOOZES_FOR_SMALLER,
        jump_in,
        standing: (step.number, step.title.clone(), overview.tasks_done(step), overview.tasks_total(step)),
        is_post: task.counts == Some(Counts::Posts),
        example: overview.programme.example(&task.slug).cloned(),
        stop_date_of: overview.came_back_for(task),
    }
}

/// How many are asked for now, of how many, and how many are in the log; and the minutes of that part.
fn counted(overview: &Overview, task: &ProgrammeTask) -> (Option<(u32, u32, u32)>, Option<u32>) {
    let Some(counts) = task.counts else { return (None, None) };
    let (wanted, logged) = (task.wanted(), overview.logged(counts).min(task.wanted().saturating_sub(1)));
    let mut end = 0;
    for (many, minutes) in &task.parts {
        end += many;
        if logged < end {
            return (Some((end - logged, wanted, logged)), Some(*minutes));
        }
    }
    (Some((wanted - logged, wanted, logged)), None)
}

/// Turns of what comes back whose date has come, the weekly post left out.
fn turns(conn: &Connection, overview: &Overview) -> Result<Vec<Turn>> {
    let mut turns = Vec::new();
    for step in &overview.programme.steps {
        for task in &step.recurring {
            let Some(occurrence_on) = overview.open_turn(task).filter(|on| *on <= overview.today) else {
                continue;
            };
            if task.counts != Some(Counts::Posts) && !rests(overview, task) {
                turns.push(turn(conn, overview, step, task, occurrence_on)?);
            }
        }
    }
    // The rarer first: a month's turn would otherwise never find room beside the week's.
    turns.sort_by_key(|turn| {
        std::cmp::Reverse(overview.programme.recurring(&turn.slug).map(|(_, task)| task.every))
    });
    Ok(turns)
}

/// How long a turn takes: what a week has no room for in full takes its short length.
pub(crate) fn turn_length(overview: &Overview, task: &RecurringTask, occurrence_on: NaiveDate) -> Length {
    let full = overview.length();
    let waits = matches!(overview.week().state, WeekState::OnTrack | WeekState::AtRisk);
    let kept_for_post = if waits && overview.may_post() { overview.post_minutes() } else { 0 };
    let minutes =
        overview.next_part(&task.slug, Some(occurrence_on), task.sittings(), task.minutes.at(full)).1;
    let fits = minutes > 0 && overview.budget.rhythm_fits(minutes, kept_for_post);
    if full == Length::Full && !fits && task.minutes.light > 0 { Length::Light } else { full }
}

/// At 35 minutes a week the look back is every second week: the other one has room for a post and nothing else.
fn rests(overview: &Overview, task: &RecurringTask) -> bool {
    let lately = |on: NaiveDate| (overview.today - on).num_days() < 10;
    task.slug == "look-back"
        && overview.length() == Length::Light
        && overview.done_on(&task.slug).is_some_and(lately)
}

fn turn(
    conn: &Connection,
    overview: &Overview,
    step: &Step,
    task: &RecurringTask,
    occurrence_on: NaiveDate,
) -> Result<Turn> {
    let length = turn_length(overview, task, occurrence_on);
    let (part, minutes) =
        overview.next_part(&task.slug, Some(occurrence_on), task.sittings(), task.minutes.at(length));
    let logged = task.counts.map(|counts| super::logged_of(conn, counts, Some(occurrence_on))).transpose()?;
    let missing = logged.map(|logged| task.wanted(length).saturating_sub(logged).max(1));
    let stand_in = overview.current().and_then(|current| stand_in(overview, current, &task.slug));
    Ok(Turn {
        slug: task.slug.clone(),
        title: task.title.clone(),
        how: task.how.clone(),
        step: step.slug.clone(),
        occurrence_on,
        // A turn that was begun goes on at the next session.
        own_day: overview.is_own_day(occurrence_on) || overview.goes_on(&task.slug, occurrence_on),
        minutes,
        part,
        count: missing,
        example: overview.programme.example(&task.slug).cloned(),
        stand_in,
    })
}

/// Tasks that wait for somebody since long enough to ask.
fn waited(conn: &Connection, overview: &Overview) -> Result<Vec<WaitedTask>> {
    let mut found = Vec::new();
    for wait in store::task_waits::all(conn)? {
        if wait.let_go_on.is_some() || (overview.today - wait.counted_from()).num_days() < ASK_AFTER_DAYS {
            continue;
        }
        let (title, step) = match overview.programme.task(&wait.task) {
            Some((_, task))
                if task.waits.as_ref().is_some_and(|waits| waits.days().is_some())
                    || overview.is_done(&wait.task) =>
            {
                continue;
            }
            Some((step, task)) => (overview.words(task).0.to_owned(), Some(step.slug.clone())),
            None => match wait.task.parse::<i64>().map(|id| own_tasks::get(conn, crate::id::OwnTaskId(id))) {
                Ok(Ok(task)) if task.done_on.is_none() => (task.title, task.step),
                _ => continue,
            },
        };
        found.push(WaitedTask {
            task: wait.task,
            title,
            for_whom: wait.for_whom,
            since: wait.since_on,
            step,
        });
    }
    // A post that needs a nod waits like a task.
    for (id, (for_whom, since)) in posts::all_asked(conn)? {
        if (overview.today - since).num_days() >= ASK_AFTER_DAYS {
            found.push(WaitedTask {
                task: format!("post-{}", id.0),
                title: posts::get(conn, id)?.title,
                for_whom,
                since,
                step: None,
            });
        }
    }
    found.sort_by(|one, other| (one.since, &one.task).cmp(&(other.since, &other.task)));
    Ok(found)
}

/// The current step, when everything in it is done.
fn finish(overview: &Overview) -> Option<(String, u8, String)> {
    let step = overview.current()?;
    let all_done =
        step.tasks.iter().all(|task| overview.is_done(&task.slug) || overview.is_extra(step, task));
    all_done.then(|| (step.slug.clone(), step.number, step.title.clone()))
}
