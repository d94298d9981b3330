//! The user’s own feeds, and what they propose.

use super::declare::commands;
use standpoint_core::FeedSettings;
use standpoint_core::changed::Changed;
use standpoint_core::id::{FeedId, PostId, ProposalId};

use crate::feed_refresh;
commands! {
    feeds;

    /// Adds a feed.
    act add_feed(address: &str, settings: FeedSettings) |coach, now| coach.add_feed(now, address, &settings);

    /// Changes what is given of a feed.
    act change_feed(feed: FeedId, settings: FeedSettings) |coach, now| coach.change_feed(now, feed, &settings);

    /// Removes a feed and what it proposed.
    act remove_feed(feed: FeedId) |coach, now| coach.remove_feed(now, feed);

    /// Puts a proposal into the log.
    act accept_proposal(proposal: ProposalId, post: Option<PostId>) |coach, now| coach.accept_proposal(now, proposal, post);

    /// Leaves a proposal out.
    act dismiss_proposal(proposal: ProposalId) |coach, now| coach.dismiss_proposal(now, proposal);

    /// Asks about an entry after all that was taken as known or left out.
    act propose_entry(entry: ProposalId) |coach, now| coach.propose_entry(now, entry);

    /// Reads one feed over the network now, or all of them.
    run read_feeds(feed: Option<FeedId>) -> Changed |app| {
        feed_refresh::read_now(app, feed)
    };
}
