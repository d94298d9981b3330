//! What is offered now: a weekly rhythm, the look back halfway, comments, a fresh start.

use chrono::{Duration, NaiveDate};

use crate::coaching::{Offer, OfferKind};
use crate::journal::Journal;
use crate::journal::milestones::HALFWAY_DAYS;
use crate::programme::Length;
use crate::store::coaching::Answered;

/// What is offered now: at most one a week, each at its occasion, never again once it was answered there.
pub(super) fn offer(journal: &Journal, offers: &[Answered]) -> Option<Offer> {
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
