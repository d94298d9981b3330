//! The user's own feeds, and what came out in them.

use standpoint_core::views::{FeedLine, ProposalLine};

use super::{lines, plain};
use crate::feeds::Fetched;

const NO_FEEDS: &str = "No feeds. `feed add https://…` adds one of your own.";

pub(crate) fn feeds(feeds: &[FeedLine]) -> String {
    if feeds.is_empty() {
        return lines([NO_FEEDS.to_owned()]);
    }
    lines(feeds.iter().map(|feed| {
        let address = if feed.label == feed.address { String::new() } else { format!("  {}", feed.address) };
        let mut facts = vec![feed.standing.trim_end_matches('.').to_owned()];
        facts.extend(feed.network.map(|network| format!("counts for {}", network.label())));
        facts.extend(feed.automatic.then(|| "logged without asking".to_owned()));
        facts.extend(feed.allow_http.then(|| "may be read without encryption".to_owned()));
        facts.extend((feed.proposals > 0).then(|| format!("{} to look at", feed.proposals)));
        format!("{:>4}  {}{address}\n      {}", feed.id.0, plain(&feed.label), facts.join("; "))
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
        let post = post.map(|(id, title)| {
            format!("\n       seems to be post {}, {}: `feed log {} --post {}`", id.0, plain(title), proposal.id.0, id.0)
        });
        format!("{:>5}  {}  {}{network}{url}{}", proposal.id.0, proposal.published_on, plain(&proposal.title), post.unwrap_or_default())
    }))
}

/// What reading feeds brought; those that failed are complained of elsewhere.
pub(crate) fn fetched(fetched: &[Fetched]) -> String {
    if fetched.is_empty() {
        return lines([NO_FEEDS.to_owned()]);
    }
    lines(fetched.iter().filter(|feed| !feed.failed).map(|feed| format!("{}: {}", plain(&feed.label), plain(&feed.said))))
}
