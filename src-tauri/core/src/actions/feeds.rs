//! The user's own feeds: added, changed, removed, and what a try of reading one brought.

use chrono::Duration;

use super::act::Act;
use super::proposals::log_unasked;
use crate::address::is_one_page;
use crate::address::link::{parse_link, with_scheme};
use crate::calendar::Now;
use crate::changed::Changed;
use crate::coach::Coach;
use crate::error::{Error, Result};
use crate::feeds::parser::{self, FeedAnswer, FeedContent, FeedDocument, FeedFault, FeedSent};
use crate::feeds::subscription::fault_said;
use crate::feeds::subscription::matching::{Known, Reading, judge};
use crate::feeds::subscription::{
    EntryState, FEEDS_MAX, FeedTry, KnownWhy, OfferedFeed, OwnFeed, PROPOSED_DAYS, SeenEntry,
};
use crate::id::FeedId;
use crate::journal::{logged_as_compared, matching_post};
use crate::publishing::network::Network;
use crate::store::{OperationKind, Tx, feed_answers, feed_entries, feeds, profiles};
use crate::text;

/// What the user enters for a feed, new or changed. What is not given stays as it is.
#[derive(Debug, Clone, Default, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(default, deny_unknown_fields)]
pub struct FeedSettings {
    /// Its web address, of a feed that is here already.
    pub address: Option<String>,
    /// What to call it; empty takes its own title.
    pub name: Option<String>,
    /// The slug of the network its entries count for; empty for none.
    pub network: Option<String>,
    /// Whether it may be read without encryption.
    pub allow_http: Option<bool>,
    /// Whether its entries are logged without asking.
    pub automatic: Option<bool>,
}

impl Coach {
    /// Adds a feed of the user's own. It is read when it is next due, which is at once. An address without a scheme gets
    /// `https://`. [`Changed::created`] is its id.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the address does not fit or is here already.
    pub fn add_feed(&mut self, now: &Now, address: &str, settings: &FeedSettings) -> Result<Changed> {
        self.acting(now, |tx, now| {
            let address = parse_address(address)?;
            let known = feeds::all(tx.conn())?;
            refuse_known(&known, &address)?;
            if known.len() >= FEEDS_MAX {
                return Err(Error::invalid(format!(
                    "You can have up to {FEEDS_MAX} feeds. Remove one you no longer write for."
                )));
            }
            let network = Network::of_link(&address);
            let new = OwnFeed {
                id: FeedId(0),
                address,
                name: String::new(),
                network,
                allow_http: false,
                automatic: false,
                added_on: now.today(),
                last_try: None,
            };
            let new = settings.over(new)?;
            refuse_unencrypted(&new)?;
            let id = feeds::add(tx, &new)?;
            Ok(Act::did(OperationKind::AddFeed, "Feed added").created(id.0))
        })
    }

    /// Changes what is given of a feed. At another address it is read at once; what was answered stays answered.
    ///
    /// # Errors
    /// [`Error::Invalid`] when something does not fit, [`Error::NotFound`] when it is gone.
    pub fn change_feed(&mut self, now: &Now, id: FeedId, settings: &FeedSettings) -> Result<Changed> {
        self.acting(now, |tx, _| {
            let before = feeds::get(tx.conn(), id)?;
            let mut changed = settings.over(before.clone())?;
            if let Some(address) = settings.address.as_deref() {
                changed.address = parse_address(address)?;
                let mut others = feeds::all(tx.conn())?;
                others.retain(|feed| feed.id != id);
                refuse_known(&others, &changed.address)?;
                refuse_unencrypted(&changed)?;
            }
            if changed == before {
                return Ok(Act::nothing());
            }
            feeds::put(tx, &changed)?;
            Ok(Act::did(OperationKind::EditFeed, "Saved"))
        })
    }

    /// Removes a feed and what it proposed. What was logged stays, and so does what was answered. Undo brings it back.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is gone.
    pub fn remove_feed(&mut self, now: &Now, id: FeedId) -> Result<Changed> {
        self.acting(now, |tx, _| {
            feeds::remove(tx, id)?;
            Ok(Act::did(OperationKind::RemoveFeed, "Feed removed"))
        })
    }

    /// Takes in what reading a feed brought: new entries become proposals, or are logged when the user chose so. All of it
    /// at once: a state of the server that is noted without what it brought would never be sent again. What was logged is
    /// one level of undo; taken back, it waits as proposals.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the feed is gone.
    pub fn store_feed(&mut self, now: &Now, id: FeedId, answer: &FeedAnswer) -> Result<Changed> {
        // Read before the transaction: it depends on nothing that is kept, and a large one takes its time.
        let content = match answer {
            FeedAnswer::Read(sent) => Some(parser::parse(FeedDocument::from(sent))),
            FeedAnswer::NotModified => None,
            FeedAnswer::Failed(fault) | FeedAnswer::Postponed { fault, .. } => Some(Err(*fault)),
            FeedAnswer::Page(_) => Some(Err(FeedFault::WebPage)),
        };
        self.acting(now, |tx, now| {
            profiles::require(tx.conn())?;
            let own = feeds::get(tx.conn(), id)?;
            let tried = tried(now, &own, answer, content.as_ref());
            feeds::put_try(tx, &own, &tried)?;
            let Some(Ok(content)) = &content else {
                return Ok(Act::bookkeeping(match tried.fault {
                    Some(fault) => format!("{}: {}", own.label(), fault_said(fault, &tried.offers)),
                    None => "No new entries".to_owned(),
                }));
            };
            let new = note(tx, now, &own, content)?;
            let asked: Vec<_> = new
                .iter()
                .filter(|entry| entry.state == EntryState::Proposed && entry.moves.is_none())
                .collect();
            let damage = content.damage.map_or_else(String::new, |damage| format!(". {}", damage.sentence()));
            let known = known_said(&new) + &damage;
            if !own.automatic || asked.is_empty() {
                let said = match asked.len() {
                    0 => "No new entries".to_owned(),
                    1 => "1 new entry".to_owned(),
                    many => format!("{many} new entries"),
                };
                return Ok(Act::bookkeeping(said + &known));
            }
            tx.settle()?;
            for entry in &asked {
                log_unasked(tx, &own, entry, matching_post(tx.conn(), entry)?)?;
            }
            let said = match asked.len() {
                1 => "1 post logged from your feed".to_owned(),
                many => format!("{many} posts logged from your feed"),
            };
            Ok(Act::did(OperationKind::LogFromFeed, format!("{said}{known}")))
        })
    }
}

/// Keeps what a document holds that was not known, and answers with that.
fn note(tx: &Tx<'_>, now: &Now, own: &OwnFeed, content: &FeedContent) -> Result<Vec<SeenEntry>> {
    let today = now.today();
    let reading = Reading {
        feed: own.id,
        zone: now.zone,
        today,
        // A feed may have been added while the clock was ahead.
        since: own.added_on.min(today) - Duration::days(PROPOSED_DAYS),
        is_first: own.last_try.as_ref().is_none_or(|tried| tried.read_at.is_none()),
    };
    let known = Known {
        seen: feed_entries::of_feed(tx.conn(), own.id)?,
        log: logged_as_compared(tx.conn())?,
        answers: feed_answers::all(tx.conn())?,
        others: feed_entries::pages_of_others(tx.conn(), own.id)?,
    };
    let judged = judge(&known, &content.entries, reading);
    judged.changed.iter().try_for_each(|entry| feed_entries::put_facts(tx, entry))?;
    judged
        .new
        .into_iter()
        .map(|entry| Ok(SeenEntry { id: feed_entries::add(tx, &entry)?, ..entry }))
        .collect()
}

/// What was noted without asking: "; 41 older entries are taken as known". Empty when nothing was.
fn known_said(new: &[SeenEntry]) -> String {
    let many = |is_it: &dyn Fn(&SeenEntry) -> bool| new.iter().filter(|entry| is_it(entry)).count();
    let because = |why| many(&|entry| entry.state == EntryState::Earlier && entry.why == Some(why));
    let answered = many(&|entry| matches!(entry.state, EntryState::Dismissed | EntryState::Logged));
    let mut said = String::new();
    for (count, one, more) in [
        (because(KnownWhy::Older), "older entry is taken as known", "older entries are taken as known"),
        (
            because(KnownWhy::Undated),
            "entry without a date is taken as known",
            "entries without dates are taken as known",
        ),
        (because(KnownWhy::InLog), "entry is in your log already", "entries are in your log already"),
        (because(KnownWhy::OtherFeed), "entry came in another feed", "entries came in other feeds"),
        (answered, "entry was answered before", "entries were answered before"),
        (
            many(&|entry| entry.moves.is_some()),
            "post has another address now",
            "posts have other addresses now",
        ),
    ] {
        match count {
            0 => {}
            1 => said.push_str(&format!("; 1 {one}")),
            _ => said.push_str(&format!("; {} {more}", text::grouped(count))),
        }
    }
    said
}

/// A feed's address as entered.
fn parse_address(address: &str) -> Result<String> {
    let address = with_scheme(address);
    let link = parse_link(&address).map_err(|error| match error {
        Error::Invalid(why) if why.contains("password") => Error::Invalid(why),
        _ => Error::invalid("A feed’s address starts with https://, like https://example.org/feed.xml. Copy it from the browser."),
    })?;
    link.ok_or_else(|| Error::invalid("The address is empty. Paste the feed’s web address."))
}

fn refuse_known(known: &[OwnFeed], address: &str) -> Result<()> {
    match known.iter().any(|feed| is_one_page(&feed.address, address)) {
        true => Err(Error::invalid("That feed is here already.")),
        false => Ok(()),
    }
}

fn refuse_unencrypted(feed: &OwnFeed) -> Result<()> {
    match feed.address.starts_with("http://") && !feed.allow_http {
        true => Err(Error::invalid(
            "That address isn’t encrypted. Use https://, or allow this feed without encryption.",
        )),
        false => Ok(()),
    }
}

fn tried(
    now: &Now,
    own: &OwnFeed,
    answer: &FeedAnswer,
    content: Option<&std::result::Result<FeedContent, FeedFault>>,
) -> FeedTry {
    let before = own.last_try.as_ref();
    let (etag, last_modified) = match (answer, content) {
        (FeedAnswer::Read(FeedSent { etag, last_modified, .. }), Some(Ok(_))) => {
            (etag.clone(), last_modified.clone())
        }
        _ => (
            before.and_then(|tried| tried.etag.clone()),
            before.and_then(|tried| tried.last_modified.clone()),
        ),
    };
    let fault = content.and_then(|content| content.as_ref().err().copied());
    let title = content.and_then(|content| content.as_ref().ok()).map(|content| content.title.clone());
    let read = content.and_then(|content| content.as_ref().ok());
    let not_before = match answer {
        FeedAnswer::Postponed { wait, .. } => Some(wait.instant(now.instant)),
        _ => None,
    };
    let damage = match content {
        Some(Ok(content)) => content.damage,
        // What was read last is still what is known of it.
        _ => before.and_then(|tried| tried.damage),
    };
    let times_gone = if fault == Some(FeedFault::Gone) {
        before.map_or(0, |tried| tried.times_gone).saturating_add(1)
    } else {
        0
    };
    FeedTry {
        tried_at: now.instant,
        read_at: if fault.is_none() { Some(now.instant) } else { before.and_then(|tried| tried.read_at) },
        etag,
        last_modified,
        title: title.or_else(|| before.map(|tried| tried.title.clone())).unwrap_or_default(),
        faults: if fault.is_none() { 0 } else { before.map_or(0, |tried| tried.faults).saturating_add(1) },
        fault,
        not_before,
        times_gone,
        damage,
        moved_to: match answer {
            FeedAnswer::Read(sent) => sent.moved_to.clone().filter(|to| {
                !is_one_page(to, &own.address)
                    || to.starts_with("https://") != own.address.starts_with("https://")
            }),
            _ => before.and_then(|tried| tried.moved_to.clone()),
        },
        offers: match answer {
            FeedAnswer::Page(offers) => offers
                .iter()
                .map(|offer| OfferedFeed { address: offer.address.clone(), title: offer.title.clone() })
                .collect(),
            _ => Vec::new(),
        },
        repeated: read
            .map_or_else(|| before.map_or(0, |tried| tried.repeated), |content| count(content.repeated)),
        beyond: read.map_or_else(|| before.map_or(0, |tried| tried.beyond), |content| count(content.beyond)),
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

impl FeedSettings {
    fn over(&self, feed: OwnFeed) -> Result<OwnFeed> {
        let network = match self.network.as_deref().map(str::trim) {
            None => feed.network,
            Some("") => None,
            Some(slug) => Some(slug.parse()?),
        };
        Ok(OwnFeed {
            name: self
                .name
                .as_deref()
                .map_or(Ok(feed.name.clone()), |name| text::one_line("The name", name))?,
            network,
            allow_http: self.allow_http.unwrap_or(feed.allow_http),
            automatic: self.automatic.unwrap_or(feed.automatic),
            ..feed
        })
    }
}
