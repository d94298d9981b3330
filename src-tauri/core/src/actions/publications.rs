//! Where and when posts came out: publishing, logging what is out already, and mending the log.

use chrono::NaiveDate;

use super::brief;
use crate::changed::Changed;
use crate::coach::Coach;
use crate::day_words::{parse_past_day, spoken};
use crate::error::{Error, Result};
use crate::feed::SoughtPage;
use crate::id::{PostId, PublicationId};
use crate::link::parse_link;
use crate::network::Network;
use crate::post::{LogEntry, Post, Publication, PublicationEntry};
use crate::profile::WeekStart;
use crate::red_line::RedLine;
use crate::store::clearances::Clearance;
use crate::store::{Op, Tx, clearances, posts, publications};
use crate::text;
use crate::time::Now;
use crate::views::Check;

/// The most places one post can have come out in.
const PLACES_MAX: usize = 30;

impl Coach {
    /// Notes that a post came out: where, at which address, on which date. It may come out in several places. What the
    /// red-line check finds must have been decided on before; with [`PublicationEntry::cleared`] it is decided here, and
    /// that is kept. [`Changed::created`] is the publication's id.
    ///
    /// # Errors
    /// [`Error::RedLine`] when places of the text wait for a decision, [`Error::Invalid`] when something does not fit,
    /// the date lies ahead or the address is known, [`Error::NotFound`] when it is gone.
    pub fn publish_post(&mut self, now: &Now, id: PostId, entry: &PublicationEntry) -> Result<Changed> {
        let (profile, now) = self.at_home(now)?;
        let post = posts::get(self.store.conn(), id)?;
        let network = entry.network.or_else(|| link_network(entry.url.as_deref())).or(post.network);
        let place = Place { url: entry.url.as_deref(), on: entry.on.as_deref(), network };
        let publication = self.checked(&now, profile.week_start, &of_post(id), &place)?;
        if publications::of(self.store.conn(), id)?.len() >= PLACES_MAX {
            return Err(Error::invalid(format!("A post can be logged in {PLACES_MAX} places at the most.")));
        }
        let waiting = self.undecided(&post)?;
        if !waiting.is_empty() && !entry.cleared {
            return Err(Error::RedLine { found: waiting.len() });
        }
        let day = earlier_day(publication.published_on, now.today());
        let said = match network {
            Some(network) => format!("Published on {}{day}: {}", network.label(), brief(&post.title)),
            None => format!("Published{day}: {}", brief(&post.title)),
        };
        self.act(&Op::user(said.clone()), &now, said, |tx| {
            for (class, words) in waiting {
                clearances::add(tx, id, &Clearance { class, words, at: now.instant })?;
            }
            publish(tx, posts::get(tx.conn(), id)?, publication).map(|id| Some(id.0.to_string()))
        })
    }

    /// Logs a post that is out already. [`Changed::created`] is its id.
    ///
    /// # Errors
    /// [`Error::Invalid`] when something does not fit; a post cannot be published after today.
    pub fn log_post(&mut self, now: &Now, entry: &LogEntry) -> Result<Changed> {
        let (profile, now) = self.at_home(now)?;
        let network = entry.network.or_else(|| link_network(entry.url.as_deref()));
        let place = Place { url: entry.url.as_deref(), on: entry.on.as_deref(), network };
        let publication = self.checked(&now, profile.week_start, &of_post(PostId(0)), &place)?;
        let note = text::free_text("The note", entry.note.as_deref().unwrap_or_default())?;
        let post = Post { note, network, ..Post::idea(text::title("The title", &entry.title)?, publication.published_on) };
        let said = format!("Logged{}: {}", earlier_day(publication.published_on, now.today()), brief(&post.title));
        self.act(&Op::user(said.clone()), &now, said, |tx| log(tx, &post, publication).map(|id| Some(id.0.to_string())))
    }

    /// Mends where and when a post came out. What is not given stays; an empty link takes it away.
    ///
    /// # Errors
    /// [`Error::Invalid`] when something does not fit, [`Error::NotFound`] when it is gone.
    pub fn change_publication(&mut self, now: &Now, id: PublicationId, entry: &PublicationEntry) -> Result<Changed> {
        let (profile, now) = self.at_home(now)?;
        let before = publications::get(self.store.conn(), id)?;
        let post = posts::get(self.store.conn(), before.post)?;
        let on = entry.on.clone().unwrap_or_else(|| before.published_on.to_string());
        let place = Place { url: entry.url.as_deref().or(before.url.as_deref()), on: Some(&on), network: entry.network.or(before.network) };
        let changed = self.checked(&now, profile.week_start, &before, &place)?;
        let said = format!("Changed: {}", brief(&post.title));
        self.act(&Op::user(said.clone()), &now, said, |tx| publications::put(tx, &changed).map(|()| None))
    }

    /// Takes a place a post came out in out of the log. Undo brings it back.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is gone.
    pub fn remove_publication(&mut self, now: &Now, id: PublicationId) -> Result<Changed> {
        let publication = publications::get(self.store.conn(), id)?;
        let post = posts::get(self.store.conn(), publication.post)?;
        let said = format!("Taken out of the log: {}", brief(&post.title));
        self.act(&Op::user(said.clone()), now, said, |tx| publications::remove(tx, id).map(|()| None))
    }

    /// Keeps the decision that a place the red-line check found may stay, or takes it back.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the post is gone, [`Error::Invalid`] when the words are no place of a text.
    pub fn clear_finding(&mut self, now: &Now, id: PostId, class: RedLine, words: &str, may_stay: bool) -> Result<Changed> {
        let post = posts::get(self.store.conn(), id)?;
        let said = format!("{}: {}", if may_stay { "You decided that it may stay" } else { "To be decided again" }, class.label());
        let label = format!("Decided on a red line in: {}", brief(&post.title));
        let words = &text::free_text("The place", words)?;
        if words.trim().is_empty() {
            return Err(Error::invalid("The place is empty. Give the words that the check found."));
        }
        let clearance = Clearance { class, words: words.clone(), at: now.instant };
        self.act(&Op::user(label), now, said, |tx| {
            if may_stay { clearances::add(tx, id, &clearance) } else { clearances::remove(tx, id, class, words) }.map(|()| None)
        })
    }

    /// What the red-line check finds in a post and nobody decided on.
    fn undecided(&self, post: &Post) -> Result<Vec<(RedLine, String)>> {
        let decided = clearances::of(self.store.conn(), post.id)?;
        let check = Check::read(self.store.conn())?;
        let found = check.text(&post.title).findings.into_iter().chain(check.text(&post.body).findings);
        let mut open: Vec<_> = found.map(|finding| (finding.class, finding.words)).collect();
        open.retain(|(class, words)| !decided.iter().any(|known| known.class == *class && known.words == *words));
        open.sort();
        open.dedup();
        Ok(open)
    }

    /// A publication as entered. The same address may stand for one post in several places, and for one post only.
    fn checked(&self, now: &Now, start: WeekStart, this: &Publication, entry: &Place<'_>) -> Result<Publication> {
        let published_on = day(entry.on, now.today(), start)?;
        let url = parse_link(entry.url.unwrap_or_default())?;
        let sought = url.as_deref().map(SoughtPage::of);
        let near = publications::of_or_like(self.store.conn(), this.post, sought.as_ref().map(SoughtPage::telling))?;
        for known in near.iter().filter(|known| known.id != this.id) {
            let same_link = known.url.as_ref().zip(sought.as_ref()).is_some_and(|(known, sought)| sought.is(known));
            if same_link && known.post != this.post {
                return Err(Error::invalid("That address is in the log already, with another post. Each post has addresses of its own."));
            }
            if same_link && known.network == entry.network {
                return Err(Error::invalid("That is logged already: the same address in the same place."));
            }
            let same_day = known.post == this.post && known.network == entry.network && known.published_on == published_on;
            if same_day && (url.is_none() || known.url.is_none()) {
                return Err(Error::invalid(
                    "That is logged already: the same place on the same day. Change that entry, or give both a link.",
                ));
            }
        }
        Ok(Publication { id: this.id, post: this.post, network: entry.network, url, published_on })
    }
}

/// Where and when, as entered.
struct Place<'a> {
    url: Option<&'a str>,
    on: Option<&'a str>,
    network: Option<Network>,
}

/// A publication of a post before anything is known of it.
fn of_post(post: PostId) -> Publication {
    Publication { id: PublicationId(0), post, network: None, url: None, published_on: NaiveDate::default() }
}

/// Adds a publication to a post. One that was put away is taken out again.
pub(super) fn publish(tx: &Tx<'_>, mut post: Post, publication: Publication) -> Result<PublicationId> {
    if post.standing.archived_on.take().is_some() {
        posts::put(tx, &post)?;
    }
    publications::add(tx, &Publication { post: post.id, ..publication })
}

/// Adds a post that is out already.
pub(super) fn log(tx: &Tx<'_>, post: &Post, publication: Publication) -> Result<PostId> {
    let id = posts::add(tx, post)?;
    publications::add(tx, &Publication { post: id, ..publication })?;
    Ok(id)
}

/// " on Friday 6 March" for a day that is not today: what was read from words is said back.
fn earlier_day(on: NaiveDate, today: NaiveDate) -> String {
    if on == today { String::new() } else { format!(" on {}", spoken(on, today)) }
}

fn link_network(url: Option<&str>) -> Option<Network> {
    url.and_then(Network::of_link)
}

fn day(on: Option<&str>, today: NaiveDate, week_start: WeekStart) -> Result<NaiveDate> {
    match on.map(str::trim).filter(|words| !words.is_empty()) {
        None => Ok(today),
        Some(words) => parse_past_day("The date", words, today, week_start),
    }
}
