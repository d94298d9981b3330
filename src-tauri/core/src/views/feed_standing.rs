//! How a feed of the user's own stands, in words.

use chrono::{DateTime, Duration, Utc};

use crate::calendar::Now;
use crate::feeds::parser::FeedFault;
use crate::feeds::subscription::fault_said;
use crate::feeds::subscription::{FeedTry, NextRead, OwnFeed};

/// "Refreshed today at 09:00", or why it couldn’t be refreshed; with what was unreadable, and how long the server asks for a
/// break.
pub(super) fn standing(feed: &OwnFeed, now: &Now) -> String {
    let Some(tried) = feed.last_try.as_ref() else { return "Not refreshed yet".to_owned() };
    let Some(fault) = tried.fault else {
        let read = format!("Refreshed {}", said(now, tried.read_at.unwrap_or(tried.tried_at)));
        return match tried.damage {
            Some(damage) => format!("{read}. {}", damage.sentence()),
            None => read,
        };
    };
    let mut parts = vec![fault_in_words(feed, tried, fault, now)];
    if let Some(at) = tried.read_at {
        parts.push(format!("Last refreshed {}.", said(now, at)));
        parts.extend(tried.damage.map(|damage| damage.sentence()));
    }
    parts.join(" ")
}

fn fault_in_words(feed: &OwnFeed, tried: &FeedTry, fault: FeedFault, now: &Now) -> String {
    let sentence = fault_said(fault, &tried.offers);
    match (feed.next_read(), fault) {
        (NextRead::At(at), FeedFault::Gone) => {
            format!("{sentence} Standpoint will try once more {}.", said(now, at))
        }
        (NextRead::Never, _) => format!("{sentence} Standpoint will only try again if you refresh it."),
        (NextRead::At(at), _) if tried.not_before.is_some() => {
            let what =
                sentence.split_once(" Standpoint will try again").map_or(sentence.as_str(), |(what, _)| what);
            format!("{what} The server asks for a break, so Standpoint will try again {}.", said(now, at))
        }
        _ => sentence,
    }
}

/// "today at 09:00", "yesterday at 09:00", "tomorrow at 09:00", "on 3 March at 09:00".
fn said(now: &Now, at: DateTime<Utc>) -> String {
    let local = Now::new(at, now.zone).local();
    let time = local.format("%H:%M");
    match now.today() - local.date() {
        days if days == Duration::zero() => format!("today at {time}"),
        days if days == Duration::days(1) => format!("yesterday at {time}"),
        days if days == Duration::days(-1) => format!("tomorrow at {time}"),
        _ => format!("on {} at {time}", local.format("%-d %B")),
    }
}
