//! The user's own feeds, and what was published in them.

use standpoint_core::views::{FeedEntries, FeedLine, ProposalLine, SamePost};

use super::{date_column, lines, plain};
use crate::feeds::Fetched;

const NO_FEEDS: &str = "No feeds. `feed add https://…` adds one.";

pub(crate) fn feeds(feeds: &[FeedLine]) -> String {
    if feeds.is_empty() {
        return lines([NO_FEEDS.to_owned()]);
    }
    lines(feeds.iter().map(|feed| {
        let address = if feed.label == feed.address { String::new() } else { format!("  {}", feed.address) };
        let mut facts = vec![feed.standing.trim_end_matches('.').to_owned()];
        facts.extend(feed.network.map(|network| format!("counts for {}", network.label())));
        facts.extend(feed.automatic.then(|| "logged automatically".to_owned()));
        facts.extend(feed.allow_http.then(|| "unencrypted allowed".to_owned()));
        facts.extend(Some(feed.counted.clone()).filter(|counted| !counted.is_empty()));
        let id = feed.id.0;
        let moved = feed
            .moved_to
            .iter()
            .map(|to| format!("\n      has moved for good: `feed edit {id} --address {to}`"));
        let offers = feed.offers.iter().map(|offer| {
            format!(
                "\n      its feed “{}”: `feed edit {id} --address {}`",
                plain(&offer.title),
                offer.address
            )
        });
        let more: String = moved.chain(offers).collect();
        format!("{id:>4}  {}{address}\n      {}{more}", plain(&feed.label), facts.join("; "))
    }))
}

pub(crate) fn proposals(proposals: &[ProposalLine]) -> String {
    if proposals.is_empty() {
        return lines(["Nothing new in your feeds.".to_owned()]);
    }
    lines(proposals.iter().map(|proposal| {
        let network = proposal.network.map(|network| format!("  {}", network.label())).unwrap_or_default();
        let url = proposal.url.as_deref().map(|url| format!("  {url}")).unwrap_or_default();
        let post = proposal.post.zip(proposal.post_title.as_deref());
        let post = post.map(|(id, title)| match proposal.same_post {
            Some(SamePost::Moved) => {
                format!(
                    "\n       the same post as {}, moved: `feed log {}` changes its link",
                    id.0, proposal.id.0
                )
            }
            Some(SamePost::AnotherPlace) => {
                format!(
                    "\n       the same post as {}, on another network: `feed log {}` adds it there",
                    id.0, proposal.id.0
                )
            }
            None => format!(
                "\n       matches post {}, {}: `feed log {} --post {}`",
                id.0,
                plain(title),
                proposal.id.0,
                id.0
            ),
        });
        let day =
            if proposal.day_known { date_column(proposal.published_on) } else { "day unknown".to_owned() };
        format!(
            "{:>5}  {day}  {}{network}{url}{}",
            proposal.id.0,
            plain(&proposal.title),
            post.unwrap_or_default()
        )
    }))
}

/// What reading feeds brought; those that failed are complained of elsewhere.
pub(crate) fn fetched(fetched: &[Fetched]) -> String {
    if fetched.is_empty() {
        return lines([NO_FEEDS.to_owned()]);
    }
    lines(
        fetched
            .iter()
            .filter(|feed| !feed.failed)
            .map(|feed| format!("{}: {}", plain(&feed.label), plain(&feed.said))),
    )
}

/// What feeds were seen to hold, each under its feed.
pub(crate) fn feed_entries(feeds: &[FeedEntries]) -> String {
    if feeds.is_empty() {
        return lines([NO_FEEDS.to_owned()]);
    }
    lines(feeds.iter().flat_map(|feed| {
        let counted = if feed.counted.is_empty() { "nothing yet" } else { feed.counted.as_str() };
        let head = format!("{}: {counted}", plain(&feed.label));
        let entries = feed.entries.iter().map(|entry| {
            let day = entry.published_on.map_or_else(|| "day unknown".to_owned(), date_column);
            let url = entry.url.as_deref().map(|url| format!("  {url}")).unwrap_or_default();
            format!(
                "{:>5}  {day:<11}  {}  ({}){url}",
                entry.id.0,
                plain(&entry.title),
                entry.standing.to_lowercase()
            )
        });
        let unnamed =
            (feed.unnamed > 0).then(|| format!("       and {} more, known by number alone", feed.unnamed));
        let may = feed.entries.iter().find(|entry| entry.may_be_proposed);
        let remedy =
            may.map(|entry| format!("       `feed propose {}` suggests one of them again.", entry.id.0));
        std::iter::once(head).chain(entries).chain(unnamed).chain(remedy).collect::<Vec<_>>()
    }))
}
