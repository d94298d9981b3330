//! `feed`.

use std::io::Write;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;

use serde::Serialize;
use standpoint_core::calendar::Now;
use standpoint_core::id::{FeedId, PostId, ProposalId};
use standpoint_core::views::FeedRequest;
use standpoint_core::{Coach, FeedAnswer, FeedSettings, Result};
use standpoint_fetch::{PATIENCE, Policy, read};

use crate::answer::{Answer, Output, error_line};
use crate::arguments::{FeedChange, FeedCommand};
use crate::output;

pub(crate) fn feed(coach: &mut Coach, now: &Now, command: FeedCommand, answer: &Answer) -> Result<Output> {
    let changed = match command {
        FeedCommand::List => {
            return coach
                .feeds_page(now)
                .map(|page| answer.view(&page.feeds, |feeds| output::feeds(feeds)).into());
        }
        FeedCommand::Proposals => {
            return coach
                .feeds_page(now)
                .map(|page| answer.view(&page.proposals, |proposals| output::proposals(proposals)).into());
        }
        FeedCommand::Fetch { id, feeds_on_loopback } => {
            return fetch(coach, now, id.map(FeedId), feeds_on_loopback, answer);
        }
        FeedCommand::Entries { id } => return entries(coach, now, id.map(FeedId), answer),
        FeedCommand::Add { address, change } => coach.add_feed(now, &address, &settings(None, change)),
        FeedCommand::Change { id, address, change } => {
            coach.change_feed(now, FeedId(id), &settings(address, change))
        }
        FeedCommand::Remove { id } => coach.remove_feed(now, FeedId(id)),
        FeedCommand::Log { proposal, post } => {
            coach.accept_proposal(now, ProposalId(proposal), post.map(PostId))
        }
        FeedCommand::Propose { entry } => coach.propose_entry(now, ProposalId(entry)),
        FeedCommand::Dismiss { proposal } => coach.dismiss_proposal(now, ProposalId(proposal)),
    }?;
    Ok(answer.changed(&changed).into())
}

fn settings(address: Option<String>, change: FeedChange) -> FeedSettings {
    let (allow_http, automatic) = (change.allow_http(), change.automatic());
    FeedSettings { address, name: change.name, network: change.network, allow_http, automatic }
}

/// What one feed was seen to hold, or each of them.
fn entries(coach: &Coach, now: &Now, id: Option<FeedId>, answer: &Answer) -> Result<Output> {
    let ids = match id {
        Some(id) => vec![id],
        None => coach.feeds_page(now)?.feeds.iter().map(|feed| feed.id).collect(),
    };
    let seen = ids.into_iter().map(|id| coach.feed_entries(id)).collect::<Result<Vec<_>>>()?;
    Ok(answer.view(&seen, |seen| output::feed_entries(seen)).into())
}

/// What reading a feed brought.
#[derive(Debug, Serialize)]
pub(crate) struct Fetched {
    id: FeedId,
    pub(crate) label: String,
    pub(crate) said: String,
    pub(crate) failed: bool,
}

/// Reads a feed for as long as it may take: nothing goes on once the command has ended. Anyone who waits longer than they expect is
/// told so.
fn read_to_the_end(request: &FeedRequest, policy: &Policy) -> FeedAnswer {
    thread::scope(|scope| {
        let (_reading, wait) = mpsc::channel::<()>();
        scope.spawn(move || {
            if wait.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                let said = format!(
                    "Still reading {}; that takes up to {} seconds.\n",
                    request.address,
                    policy.time.as_secs()
                );
                std::io::stderr().write_all(said.as_bytes()).ok();
            }
        });
        read(request, policy)
    })
}

/// Reads one feed, or all of them. One that fails keeps no other from being read.
fn fetch(
    coach: &mut Coach,
    now: &Now,
    id: Option<FeedId>,
    on_loopback: bool,
    answer: &Answer,
) -> Result<Output> {
    let requests = match id {
        Some(id) => vec![coach.feed_request(id)?],
        None => coach.feed_requests()?,
    };
    let policy = Policy { allow_loopback: on_loopback, ..Policy::default() };
    let mut fetched = Vec::new();
    for request in requests {
        let brought = coach.store_feed(now, request.id, &read_to_the_end(&request, &policy))?;
        let line = coach.feeds_page(now)?.feeds.into_iter().find(|line| line.id == request.id);
        let (label, failed) = line.map_or((request.address, false), |line| (line.label, line.failed));
        fetched.push(Fetched { id: request.id, label, said: brought.said, failed });
    }
    let lines = fetched.iter().filter(|feed| feed.failed).map(|feed| error_line(&feed.said));
    Ok(Output {
        errors: lines.collect(),
        failed: fetched.iter().any(|feed| feed.failed),
        text: answer.view(&fetched, |fetched| output::fetched(fetched)),
    })
}
