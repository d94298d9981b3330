//! Numbers that a network showed, entered by hand and deleted.

use super::act::Act;
use crate::calendar::natural_date::Calendar;
use crate::calendar::{Now, WeekStart};
use crate::changed::Changed;
use crate::coach::Coach;
use crate::error::{Error, Result};
use crate::id::{PostId, PublicationId, ReadingId};
use crate::journal::chosen_day;
use crate::metrics::{
    Judged, Metric, NumberEntry, PostJoin, Reading, Said, Source, SourceKind, Span, judge, own_key,
    value_in_words,
};
use crate::publishing::network::Network;
use crate::publishing::post::Publication;
use crate::publishing::post_key::post_keys;
use crate::store::{OperationKind, Tx, metrics, posts, profiles, publications};

impl Coach {
    /// Adds a number that a network showed on a day. Another number of the same day corrects it; what was said before is
    /// kept. [`Changed::created`] is its id.
    ///
    /// # Errors
    /// [`Error::Invalid`] when something does not fit or the day has not come yet, [`Error::NotFound`] when the post is gone.
    pub fn add_number(&mut self, now: &Now, entry: &NumberEntry) -> Result<Changed> {
        entry.check()?;
        self.acting(now, |tx, now| {
            let calendar = Calendar::new(
                now,
                profiles::get(tx.conn())?.map_or(WeekStart::default(), |who| who.week_start),
            );
            let on = chosen_day(entry.on.as_deref(), calendar)?.unwrap_or(calendar.today());
            let whose = entry.post.map(|post| place(tx, post, entry.network)).transpose()?;
            let network = network(entry, whose.as_ref())?;
            let (publication, post_key) = match &whose {
                Some(place) => (Some(place.id), Some(key(place))),
                None => (None, None),
            };
            let mut reading = Reading {
                id: ReadingId(0),
                network,
                publication,
                post_key,
                metric: entry.what,
                span: Span::Total,
                from: on,
                to: on,
                value: entry.value,
                first_as_of: on,
                as_of: on,
                source: 0,
                by_hand: true,
            };
            let known = same(tx, now, &reading)?;
            let said = Said { value: entry.value, as_of: on, by_hand: true };
            if judge(&known, said) == Judged::Known {
                return Ok(Act::bookkeeping("You’ve entered this already"));
            }
            reading.source = metrics::add_source(
                tx,
                &Source {
                    kind: SourceKind::ByHand,
                    file_name: None,
                    file_sha256: None,
                    from: Some(on),
                    to: Some(on),
                    read_at: now.instant,
                },
            )?;
            let id = metrics::add(tx, &reading)?;
            let what = what(&reading);
            Ok(Act::did(OperationKind::AddNumber, format!("{what} added")).about(&what).created(id.0))
        })
    }

    /// Deletes a number, of a file or by hand. Undo brings it back.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is gone.
    pub fn remove_number(&mut self, now: &Now, id: ReadingId) -> Result<Changed> {
        self.acting(now, |tx, _| {
            let reading = metrics::get(tx.conn(), id)?;
            metrics::remove(tx, &reading)?;
            Ok(Act::did(OperationKind::DeleteNumber, "Number deleted").about(&what(&reading)))
        })
    }
}

/// "2,571 followers on LinkedIn".
fn what(reading: &Reading) -> String {
    let value = value_in_words(reading.value);
    match reading.metric {
        Metric::Ssi => format!("{} {value}", Metric::Ssi.label()),
        other => {
            format!("{value} {} on {}", crate::text::mid_sentence(other.label()), reading.network.label())
        }
    }
}

fn network(entry: &NumberEntry, place: Option<&Publication>) -> Result<Network> {
    let by_itself = if entry.what == Metric::Ssi { Some(Network::Linkedin) } else { None };
    let found = entry.network.or(by_itself).or(place.and_then(|place| place.network));
    found.ok_or_else(|| Error::invalid("Choose the network that shows it."))
}

/// Where the post is published that a number is about.
fn place(tx: &Tx<'_>, post: PostId, network: Option<Network>) -> Result<Publication> {
    posts::get(tx.conn(), post)?;
    let mut places = publications::of(tx.conn(), post)?;
    if let Some(network) = network {
        places.retain(|place| place.network == Some(network));
    }
    let networks: std::collections::BTreeSet<_> = places.iter().map(|place| place.network).collect();
    match (places.into_iter().next(), networks.len(), network) {
        (Some(place), 1, _) => Ok(place),
        (Some(_), ..) => {
            Err(Error::invalid("This post is on several networks. Choose the one that shows it."))
        }
        (None, _, Some(network)) => Err(Error::invalid(format!(
            "This post isn’t published on {} yet. Add its link first.",
            network.label()
        ))),
        (None, ..) => Err(Error::invalid("This post isn’t published yet. Add its link first.")),
    }
}

fn key(place: &Publication) -> String {
    let by_address = place.url.as_deref().and_then(|url| post_keys(place.network, url).into_iter().next());
    by_address.unwrap_or_else(|| own_key(PublicationId(place.id.0)))
}

/// What is kept about the same.
fn same(tx: &Tx<'_>, now: &Now, reading: &Reading) -> Result<Vec<crate::metrics::Standing>> {
    let all = match reading.post_key {
        Some(_) => metrics::of_posts(tx.conn())?,
        None => metrics::of_accounts(tx.conn())?,
    };
    let keys = all.iter().filter_map(|known| known.post_key.as_deref());
    let join = PostJoin::new(&publications::all(tx.conn())?, keys, now);
    let about = reading.about(&join);
    Ok(all.iter().filter(|known| known.about(&join) == about).map(Reading::standing).collect())
}
