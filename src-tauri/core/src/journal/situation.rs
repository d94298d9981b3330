//! What the coach's choice depends on, read from the store.

use chrono::{Duration, NaiveDate};
use rusqlite::Connection;

use super::Journal;
use super::count;
use super::milestones::HALFWAY_DAYS;
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
pub(crate) fn situation(conn: &Connection, journal: &Journal) -> Result<Situation> {
    let today = journal.today;
    let said = store::coaching::suggestions(conn)?;
    let offers = store::coaching::offers(conn)?;
    let programme = programme_items(journal, &said);
    let away = (today - journal.last_activity).num_days() >= AWAY_DAYS;
    Ok(Situation {
        today,
        work_day: journal.rhythm.frame().works(today),
        quiet: quiet(journal),
        away,
        just_began_again: journal.fresh_start == Some(today) && !journal.did_something_today,
        reply: waiting_reply(conn, journal)?,
        own_due: own_due(conn, journal)?,
        offer: offer(journal, &offers),
        post: post(conn, journal)?,
        turns: turns(conn, journal, &offers)?,
        last_was_rhythm: journal.last_was_rhythm,
        waited: waited(conn, journal)?,
        finish: finish(journal),
        budget: journal.budget,
        declined: said
            .iter()
            .filter(|(_, said)| said.declined_on == Some(today))
            .map(|(subject, _)| Subject(subject.clone()))
            .collect(),
        more: journal.programme.recurring("read-and-comment").map(|(_, task)| task.title.clone()),
        programme,
    })
}

fn quiet(journal: &Journal) -> Option<Quiet> {
    let pause = journal.pauses.iter().find(|pause| pause.covers(journal.today));
    let hold = || {
        journal
            .rhythm
            .hold_on(journal.today)
            .map(|hold| Quiet { kind: QuietKind::Held, until: hold.until_on })
    };
    pause.map(|pause| Quiet { kind: QuietKind::Paused, until: Some(pause.to_on) }).or_else(hold)
}

/// The reply that waits longest, since a work day or longer, unless one was answered today.
fn waiting_reply(conn: &Connection, journal: &Journal) -> Result<Option<WaitingReply>> {
    if conversations::answered_on(conn, journal.today)? {
        return Ok(None);
    }
    let works = |day: &NaiveDate| journal.rhythm.frame().works(*day);
    let long_enough = |on: NaiveDate| {
        (1..)
            .map(|ahead| on + Duration::days(ahead))
            .take_while(|day| *day <= journal.today)
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

fn own_due(conn: &Connection, journal: &Journal) -> Result<Vec<OwnDue>> {
    let due = own_tasks::open(conn)?.into_iter().filter_map(|task| {
        let due_on = task.due_on.filter(|due| *due <= journal.today)?;
        let waits = journal.waits.contains_key(&task.id.0.to_string());
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
fn offer(journal: &Journal, offers: &[Answered]) -> Option<Offer> {
    let rhythm = &journal.rhythm;
    let this_week = rhythm.week_of(journal.today);
    if offers.iter().any(|answered| answered.on >= this_week && answered.kind.parse::<OfferKind>().is_ok()) {
        return None;
    }
    let answered = |kind: OfferKind| offers.iter().any(|answered| answered.kind == kind.slug());
    let every_other = journal.length() == Length::Light;
    let at = |slug: &str| journal.current().is_some_and(|step| step.slug == slug);
    let wanted = rhythm.goal(this_week);
    if wanted.posts == 0 && rhythm.voice_from().is_none() {
        let monday = next_week(journal);
        let day = if monday == journal.today { "today".to_owned() } else { monday.format("%A").to_string() };
        let rate = if every_other { " (every second week)" } else { "" };
        if at("publish") && !answered(OfferKind::WeeklyAtStep8) {
            let words = format!("Step 8 is one useful post a week. Shall we count from {day}?{rate}");
            return Some(weekly_offer(journal, OfferKind::WeeklyAtStep8, Some(words), "Step 8 begins."));
        }
        if rhythm.last_posted_on().is_some() && !answered(OfferKind::Weekly) {
            return Some(weekly_offer(journal, OfferKind::Weekly, None, "Your first post is out."));
        }
    }
    if journal.offers_halfway(offers) {
        let reason = match journal.halfway_on() {
            on if journal.began() + Duration::days(HALFWAY_DAYS) <= on => "You began 90 days ago.",
            _ => "Step 6 is done.",
        };
        let words = "Still true? What surprised you? What do you want to drop?".to_owned();
        return Some(Offer::new(OfferKind::Halfway, words, reason));
    }
    let comments =
        journal.programme.recurring("read-and-comment").map_or(3, |(_, task)| task.wanted(journal.length()));
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
    fresh_start_offer(journal, offers, this_week)
}

/// The offer of a rhythm, in the words of the first post's last screen where it has none of its own.
fn weekly_offer(journal: &Journal, kind: OfferKind, words: Option<String>, reason: &str) -> Offer {
    let screen = journal.programme.first_post.screen("weekly");
    let (title, text) = screen.map_or((kind.label(), ""), |screen| match &screen.every_other {
        Some(other) if journal.length() == Length::Light => (other.heading.as_str(), other.text.as_str()),
        _ => (screen.heading.as_str(), screen.text.as_str()),
    });
    Offer { title: title.to_owned(), ..Offer::new(kind, words.unwrap_or_else(|| text.to_owned()), reason) }
}

/// After two or three missed weeks, on a Monday or the first of a month.
fn fresh_start_offer(journal: &Journal, offers: &[Answered], this_week: NaiveDate) -> Option<Offer> {
    use chrono::Datelike;
    let fresh_day = journal.today.weekday() == chrono::Weekday::Mon || journal.today.day() == 1;
    let missed = |back: i64| journal.rhythm.is_missed(this_week - Duration::weeks(back), journal.today);
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
pub(crate) fn next_week(journal: &Journal) -> NaiveDate {
    let this_week = journal.rhythm.week_of(journal.today);
    if this_week == journal.today { this_week } else { this_week + Duration::weeks(1) }
}

fn post(conn: &Connection, journal: &Journal) -> Result<PostSituation> {
    let week = journal.week();
    let waits = matches!(week.state, WeekState::OnTrack | WeekState::AtRisk);
    let found = next_post(conn, journal)?;
    let found = found.map(|post| (post.planned_on.is_some(), (post.id.0, post.title)));
    let minutes = journal.post_minutes();
    let left = match journal.post_length() {
        Length::Full => (25, 15),
        Length::Short | Length::Light => (minutes, 15),
    };
    let stand_in = journal.current().and_then(|step| stand_in(journal, step, "weekly-post"));
    let quiet_until = store::quiet_periods::all(conn)?.iter().find_map(|period| period.until(journal.today));
    let (planned, draft) = match found {
        Some((true, post)) => (Some(post), None),
        Some((false, post)) => (None, Some(post)),
        None => (None, None),
    };
    Ok(PostSituation {
        wanted: waits && journal.rhythm.voice_started(week.starts_on),
        in_window: in_window(journal),
        before_window: slots_this_week(journal).first().is_some_and(|slot| journal.today < *slot),
        at_risk: (week.state == WeekState::AtRisk).then_some(1),
        allowed: journal.may_post(),
        planned,
        draft,
        idea: journal.idea().to_owned(),
        minutes,
        minutes_left: (left.0.min(minutes), left.1.min(minutes)),
        quiet_until,
        stand_in,
    })
}

/// From the slot's day to the end of the backup slot's; without a backup to the end of the last work day, without a slot
/// on every day.
fn in_window(journal: &Journal) -> bool {
    let week = journal.rhythm.week_of(journal.today);
    let frame = journal.rhythm.frame();
    let days: Vec<_> = (0..7).map(|ahead| week + Duration::days(ahead)).collect();
    let slots = slots_this_week(journal);
    let last_work_day = days.iter().filter(|day| frame.works(**day)).max();
    match slots.as_slice() {
        [] => true,
        [slot] => {
            journal.today >= *slot && last_work_day.is_none_or(|last| journal.today <= (*last).max(*slot))
        }
        [slot, .., backup] => (*slot..=*backup).contains(&journal.today),
    }
}

/// The days of this week on which a slot is, the first first.
fn slots_this_week(journal: &Journal) -> Vec<NaiveDate> {
    let week = journal.rhythm.week_of(journal.today);
    let days = (0..7).map(|ahead| week + Duration::days(ahead));
    days.filter(|day| journal.rhythm.frame().slots.contains(&crate::calendar::Day::of(*day))).collect()
}

/// The open task of a step that counts as a recurring one, if one doesn’t wait.
fn stand_in(journal: &Journal, step: &'static Step, recurring: &str) -> Option<ProgrammeItem> {
    let task = step.tasks.iter().find(|task| {
        task.stands_for.as_deref() == Some(recurring)
            && is_open(journal, step, task)
            && journal.waiting(task).is_none()
    })?;
    Some(item(journal, step, task, None, 0))
}

fn is_open(journal: &Journal, step: &Step, task: &ProgrammeTask) -> bool {
    !journal.is_done(&task.slug) && !journal.is_extra(step, task)
}

/// The programme's tasks in the order in which they are suggested: the first 30 days', or the current step's; where
/// everything open in it waits, the next step's.
fn programme_items(journal: &Journal, said: &std::collections::HashMap<String, Said>) -> Vec<ProgrammeItem> {
    let rests = |task: &ProgrammeTask| {
        journal
            .smaller_done_on(&task.slug)
            .is_some_and(|on| journal.today < on + Duration::days(SMALLER_RESTS_DAYS))
    };
    let suggested = |step: &Step, task: &ProgrammeTask| {
        is_open(journal, step, task) && journal.waiting(task).is_none() && !rests(task)
    };
    let snoozes =
        |task: &ProgrammeTask| said.get(&Subject::new("task", &task.slug).0).map_or(0, |said| said.snoozes);
    let jump = journal.jump_in();
    let of = count(jump.len());
    let mut items: Vec<ProgrammeItem> = jump
        .iter()
        .enumerate()
        .filter(|(_, place)| !journal.is_jump_item_done(place) && suggested(place.step, place.task))
        .map(|(at, place)| {
            item(journal, place.step, place.task, Some((count(at) + 1, of)), snoozes(place.task))
        })
        .collect();
    for step in journal.order.iter().filter(|step| journal.state(step) != StepState::Done) {
        let open: Vec<_> = step.tasks.iter().filter(|task| is_open(journal, step, task)).collect();
        let ready: Vec<_> = open.iter().copied().filter(|task| suggested(step, task)).collect();
        items.extend(ready.iter().map(|task| item(journal, step, task, None, snoozes(task))));
        // A step whose open tasks all wait, or whose tasks are all done, lets the next one through or is finished first.
        if !ready.is_empty() || open.is_empty() {
            break;
        }
    }
    let mut seen = std::collections::HashSet::new();
    items.retain(|item| seen.insert(item.slug.clone()));
    let idle_since =
        journal.last_programme_on.unwrap_or(journal.profile.coached_from.unwrap_or(journal.today));
    if let Some(first) = items.first_mut() {
        first.too_big |=
            (journal.today - idle_since).num_days() >= DAYS_FOR_SMALLER && !first.smaller.is_empty();
    }
    items
}

fn item(
    journal: &Journal,
    step: &Step,
    task: &ProgrammeTask,
    jump_in: Option<(u32, u32)>,
    snoozes: u32,
) -> ProgrammeItem {
    let (title, how) = journal.words(task);
    let (part, minutes) = journal.next_part(&task.slug, None, task.sittings(), task.minutes);
    let (counted, part_minutes) = counted(journal, task);
    // On the inside-only track the task's own title holds for its parts, too.
    let inside = journal.profile.is(crate::programme::situation::Situation::InsideOnly);
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
        standing: (step.number, step.title.clone(), journal.tasks_done(step), journal.tasks_total(step)),
        is_post: task.counts == Some(Counts::Posts),
        example: journal.programme.example(&task.slug).cloned(),
        stop_date_of: journal.came_back_for(task),
    }
}

/// How many are asked for now, of how many, and how many are in the log; and the minutes of that part.
fn counted(journal: &Journal, task: &ProgrammeTask) -> (Option<(u32, u32, u32)>, Option<u32>) {
    let Some(counts) = task.counts else { return (None, None) };
    let (wanted, logged) = (task.wanted(), journal.logged(counts).min(task.wanted().saturating_sub(1)));
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
fn turns(conn: &Connection, journal: &Journal, offers: &[Answered]) -> Result<Vec<Turn>> {
    let mut turns = Vec::new();
    for step in &journal.programme.steps {
        for task in &step.recurring {
            let Some(occurrence_on) = journal.open_turn(task).filter(|on| *on <= journal.today) else {
                continue;
            };
            let is_wanted = journal.goes_on_with(&task.slug) && !rests(journal, task);
            if task.counts != Some(Counts::Posts) && is_wanted {
                let turn = turn(conn, journal, step, task, occurrence_on)?;
                turns.push(if journal.is_halfway(task, offers) { halfway(turn) } else { turn });
            }
        }
    }
    // The rarer first: a month's turn would otherwise never find room beside the week's.
    turns.sort_by_key(|turn| {
        std::cmp::Reverse(journal.programme.recurring(&turn.slug).map(|(_, task)| task.every))
    });
    Ok(turns)
}

/// The look back halfway, which takes the place of the first quarter day.
fn halfway(turn: Turn) -> Turn {
    Turn {
        title: "Look back halfway".to_owned(),
        how: "Read your first sentence, search again, and name what you drop. Then choose how to go on."
            .to_owned(),
        example: None,
        stand_in: None,
        ..turn
    }
}

/// How long a turn takes: what a week has no room for in full takes its short length.
pub(crate) fn turn_length(journal: &Journal, task: &RecurringTask, occurrence_on: NaiveDate) -> Length {
    let full = journal.length();
    let waits = matches!(journal.week().state, WeekState::OnTrack | WeekState::AtRisk);
    let kept_for_post = if waits && journal.may_post() { journal.post_minutes() } else { 0 };
    let minutes =
        journal.next_part(&task.slug, Some(occurrence_on), task.sittings(), task.minutes.at(full)).1;
    let fits = minutes > 0 && journal.budget.rhythm_fits(minutes, kept_for_post);
    if full == Length::Full && !fits && task.minutes.light > 0 { Length::Light } else { full }
}

/// At 35 minutes a week the look back is every second week: the other one has room for a post and nothing else.
fn rests(journal: &Journal, task: &RecurringTask) -> bool {
    let lately = |on: NaiveDate| (journal.today - on).num_days() < 10;
    task.slug == "look-back"
        && journal.length() == Length::Light
        && journal.done_on(&task.slug).is_some_and(lately)
}

fn turn(
    conn: &Connection,
    journal: &Journal,
    step: &Step,
    task: &RecurringTask,
    occurrence_on: NaiveDate,
) -> Result<Turn> {
    let length = turn_length(journal, task, occurrence_on);
    let (part, minutes) =
        journal.next_part(&task.slug, Some(occurrence_on), task.sittings(), task.minutes.at(length));
    let logged = task.counts.map(|counts| super::logged_of(conn, counts, Some(occurrence_on))).transpose()?;
    let missing = logged.map(|logged| task.wanted(length).saturating_sub(logged).max(1));
    let stand_in = journal.current().and_then(|current| stand_in(journal, current, &task.slug));
    Ok(Turn {
        slug: task.slug.clone(),
        title: task.title.clone(),
        how: task.how.clone(),
        step: step.slug.clone(),
        occurrence_on,
        // A turn that was begun goes on at the next session.
        own_day: journal.is_own_day(occurrence_on) || journal.goes_on(&task.slug, occurrence_on),
        minutes,
        part,
        count: missing,
        example: journal.programme.example(&task.slug).cloned(),
        stand_in,
    })
}

/// Tasks that wait for someone since long enough to ask.
fn waited(conn: &Connection, journal: &Journal) -> Result<Vec<WaitedTask>> {
    let mut found = Vec::new();
    for wait in store::task_waits::all(conn)? {
        if wait.let_go_on.is_some() || (journal.today - wait.counted_from()).num_days() < ASK_AFTER_DAYS {
            continue;
        }
        let (title, step) = match journal.programme.task(&wait.task) {
            Some((_, task))
                if task.waits.as_ref().is_some_and(|waits| waits.days().is_some())
                    || journal.is_done(&wait.task) =>
            {
                continue;
            }
            Some((step, task)) => (journal.words(task).0.to_owned(), Some(step.slug.clone())),
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
        if (journal.today - since).num_days() >= ASK_AFTER_DAYS {
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
fn finish(journal: &Journal) -> Option<(String, u8, String)> {
    let step = journal.current()?;
    let all_done = step.tasks.iter().all(|task| journal.is_done(&task.slug) || journal.is_extra(step, task));
    all_done.then(|| (step.slug.clone(), step.number, step.title.clone()))
}
