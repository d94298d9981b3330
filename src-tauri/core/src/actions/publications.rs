//! Where and when posts were published: publishing, logging published posts, and editing links.

use chrono::NaiveDate;

use super::act::Act;
use crate::address::link::parse_link;
use crate::address::{canonical, is_one_page};
use crate::calendar::natural_date::{Calendar, Direction, in_words};
use crate::calendar::{Now, WeekStart};
use crate::changed::Changed;
use crate::coach::Coach;
use crate::error::{Error, Result};
use crate::id::{PostId, PublicationId};
use crate::journal::Check;
use crate::publishing::network::Network;
use crate::publishing::post::{LogEntry, Post, Publication, PublicationEntry};
use crate::publishing::post_time::posted_on;
use crate::publishing::red_line::RedLine;
use crate::store::clearances::Clearance;
use crate::store::{OperationKind, Tx, clearances, posts, profiles, publications};
use crate::text;

/// Most links a post can have.
const PLACES_MAX: usize = 30;

impl Coach {
    /// Marks a post as published: where, at which address, on which date. It may be published on several networks. What the
    /// red-line check finds must have been decided on before; with [`PublicationEntry::cleared`] it is decided here, and
    /// that is kept. [`Changed::created`] is the publication's id.
    ///
    /// # Errors
    /// [`Error::RedLine`] when places of the text wait for a decision, [`Error::Invalid`] when something does not fit,
    /// the date is in the future or the address is known, [`Error::NotFound`] when it is gone.
    pub fn publish_post(&mut self, now: &Now, id: PostId, entry: &PublicationEntry) -> Result<Changed> {
        self.acting(now, |tx, now| {
            let post = posts::get(tx.conn(), id)?;
            let network = entry.network.or_else(|| link_network(entry.url.as_deref())).or(post.network);
            let by_link = link_day(entry.url.as_deref(), entry.on.as_deref(), now);
            let on = by_link.map(|on| on.to_string()).or_else(|| entry.on.clone());
            let place = Place { url: entry.url.as_deref(), on: on.as_deref(), network };
            let publication = checked(tx, now, &of_post(id), &place)?;
            if publications::of(tx.conn(), id)?.len() >= PLACES_MAX {
                return Err(Error::invalid(format!("A post can be logged in up to {PLACES_MAX} places.")));
            }
            // The text that is judged is the one that is out: no one else can change it meanwhile.
            let waiting = undecided(tx, &post)?;
            if !waiting.is_empty() && !entry.cleared {
                return Err(Error::RedLine { found: waiting.len() });
            }
            let day = match by_link {
                Some(_) => day_by_link(by_link, now.today()),
                None => earlier_day(publication.published_on, now.today()),
            };
            let said = match network {
                Some(network) => format!("Published on {}{day}", network.label()),
                None => format!("Published{day}"),
            };
            for (class, words) in waiting {
                clearances::add(tx, id, &Clearance { class, words, at: now.instant })?;
            }
            let act = Act::did(OperationKind::PublishPost, said).about(&post.title);
            let made = publish(tx, post, publication)?;
            Ok(act.created(made.0))
        })
    }

    /// Logs a post that is out already. [`Changed::created`] is its id.
    ///
    /// # Errors
    /// [`Error::Invalid`] when something does not fit; a post cannot be published after today.
    pub fn log_post(&mut self, now: &Now, entry: &LogEntry) -> Result<Changed> {
        self.acting(now, |tx, now| {
            let network = entry.network.or_else(|| link_network(entry.url.as_deref()));
            let by_link = link_day(entry.url.as_deref(), entry.on.as_deref(), now);
            let on = by_link.map(|on| on.to_string()).or_else(|| entry.on.clone());
            let place = Place { url: entry.url.as_deref(), on: on.as_deref(), network };
            let publication = checked(tx, now, &of_post(PostId(0)), &place)?;
            let note = text::free_text("The note", entry.note.as_deref().unwrap_or_default())?;
            let post = Post {
                note,
                network,
                ..Post::idea(text::title("The title", &entry.title)?, publication.published_on)
            };
            let day = match by_link {
                Some(_) => day_by_link(by_link, now.today()),
                None => earlier_day(publication.published_on, now.today()),
            };
            let said = format!("Post logged{day}");
            let made = log(tx, &post, publication)?;
            Ok(Act::did(OperationKind::LogPost, said).about(&post.title).created(made.0))
        })
    }

    /// Edits where and when a post was published. `None` keeps a value; an empty link clears it.
    ///
    /// # Errors
    /// [`Error::Invalid`] when something does not fit, [`Error::NotFound`] when it is gone.
    pub fn change_publication(
        &mut self,
        now: &Now,
        id: PublicationId,
        entry: &PublicationEntry,
    ) -> Result<Changed> {
        self.acting(now, |tx, now| {
            let before = publications::get(tx.conn(), id)?;
            let post = posts::get(tx.conn(), before.post)?;
            let on = entry.on.clone().unwrap_or_else(|| before.published_on.to_string());
            let url = entry.url.as_deref().or(before.url.as_deref());
            let place = Place { url, on: Some(&on), network: entry.network.or(before.network) };
            let changed = checked(tx, now, &before, &place)?;
            publications::put(tx, &changed)?;
            Ok(Act::did(OperationKind::EditLink, "Saved").about(&post.title))
        })
    }

    /// Removes a link from the log. Undo restores it.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is gone.
    pub fn remove_publication(&mut self, now: &Now, id: PublicationId) -> Result<Changed> {
        self.acting(now, |tx, _| {
            let publication = publications::get(tx.conn(), id)?;
            let post = posts::get(tx.conn(), publication.post)?;
            publications::remove(tx, id)?;
            Ok(Act::did(OperationKind::RemoveLink, "Link removed").about(&post.title))
        })
    }

    /// Keeps the decision that a place the red-line check found may stay, or takes it back.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the post is gone, [`Error::Invalid`] when the words are no place of a text.
    pub fn clear_finding(
        &mut self,
        now: &Now,
        id: PostId,
        class: RedLine,
        words: &str,
        may_stay: bool,
    ) -> Result<Changed> {
        let words = text::free_text("The place", words)?;
        if words.trim().is_empty() {
            return Err(Error::invalid("The place is empty. Give the words that the check found."));
        }
        self.acting(now, |tx, now| {
            let post = posts::get(tx.conn(), id)?;
            if may_stay {
                clearances::add(tx, id, &Clearance { class, words, at: now.instant })?;
            } else {
                clearances::remove(tx, id, class, &words)?;
            }
            let act = match may_stay {
                true => Act::did(OperationKind::KeepFinding, "Kept"),
                false => Act::did(OperationKind::ReconsiderFinding, "To check again"),
            };
            Ok(act.about(&post.title))
        })
    }
}

/// What the red-line check finds in a post that isn’t kept yet.
fn undecided(tx: &Tx<'_>, post: &Post) -> Result<Vec<(RedLine, String)>> {
    let decided = clearances::of(tx.conn(), post.id)?;
    let check = Check::read(tx.conn())?;
    let found = check.text(&post.title).findings.into_iter().chain(check.text(&post.body).findings);
    let mut open: Vec<_> =
        found.filter(|finding| finding.blocks).map(|finding| (finding.class, finding.words)).collect();
    open.retain(|(class, words)| !decided.iter().any(|known| known.class == *class && known.words == *words));
    open.sort();
    open.dedup();
    Ok(open)
}

/// A publication as entered. The same address may stand for one post in several places, and for one post only.
fn checked(tx: &Tx<'_>, now: &Now, this: &Publication, entry: &Place<'_>) -> Result<Publication> {
    let profile = profiles::require(tx.conn())?;
    let published_on = day(entry.on, now.today(), profile.week_start)?;
    // What is there already is not judged again.
    let is_kept = entry.url.is_some() && entry.url == this.url.as_deref();
    let url = if is_kept { this.url.clone() } else { parse_link(entry.url.unwrap_or_default())? };
    let others = |publication: &Publication| publication.id != this.id;
    // What it is known by already stays its own, also where several entries of a feed share a link.
    if let Some(url) = url.as_ref().filter(|url| this.url.as_ref() != Some(*url)) {
        for known in publications::of_page(tx.conn(), &canonical(url))?.into_iter().filter(others) {
            if known.post != this.post {
                return Err(Error::invalid("That link belongs to another post."));
            }
            if known.network == entry.network {
                return Err(Error::invalid("This link is logged already."));
            }
        }
    }
    for known in publications::of(tx.conn(), this.post)?.into_iter().filter(others) {
        let same_page =
            url.as_deref().zip(known.url.as_deref()).is_some_and(|(one, other)| is_one_page(one, other));
        if same_page && known.network == entry.network {
            return Err(Error::invalid("This link is logged already."));
        }
        let same_day = known.network == entry.network && known.published_on == published_on;
        if same_day && (url.is_none() || known.url.is_none()) {
            return Err(Error::invalid(
                "That network has this post on that day already. Edit it, or add a link to both.",
            ));
        }
    }
    Ok(Publication { id: this.id, post: this.post, network: entry.network, url, published_on })
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

/// Adds a publication to a post, known by its address. One that was archived is unarchived.
pub(super) fn publish(tx: &Tx<'_>, post: Post, publication: Publication) -> Result<PublicationId> {
    let Post { id, .. } = post;
    let page = publication.url.as_deref().map(canonical);
    publish_known_by(tx, id, publication, page.as_deref())
}

/// The publication with this page.
pub(super) fn publish_known_by(
    tx: &Tx<'_>,
    post: PostId,
    publication: Publication,
    page: Option<&str>,
) -> Result<PublicationId> {
    posts::unarchive(tx, post)?;
    publications::add_known_by(tx, &Publication { post, ..publication }, page)
}

/// Adds a post that is out already.
pub(super) fn log(tx: &Tx<'_>, post: &Post, publication: Publication) -> Result<PostId> {
    let page = publication.url.as_deref().map(canonical);
    log_known_by(tx, post, publication, page.as_deref())
}

/// The post with this page.
pub(super) fn log_known_by(
    tx: &Tx<'_>,
    post: &Post,
    publication: Publication,
    page: Option<&str>,
) -> Result<PostId> {
    let id = posts::add(tx, post)?;
    publications::add_known_by(tx, &Publication { post: id, ..publication }, page)?;
    Ok(id)
}

/// " for Friday 6 March" for a day that is not today: what was read from words is said back.
fn earlier_day(on: NaiveDate, today: NaiveDate) -> String {
    if on == today { String::new() } else { format!(" for {}", in_words(on, today)) }
}

/// The day that a link tells, where the user left it out. An empty field is no such day: it means today.
fn link_day(url: Option<&str>, on: Option<&str>, now: &Now) -> Option<NaiveDate> {
    url.filter(|_| on.is_none()).and_then(|url| posted_on(url, now)).map(|(on, _)| on)
}

/// " for Friday 6 March, the day in the link", also for today: where a day was taken from is said.
pub(super) fn day_by_link(on: Option<NaiveDate>, today: NaiveDate) -> String {
    let day = |on| if on == today { "today".to_owned() } else { in_words(on, today) };
    on.map(|on| format!(" for {}, the day in the link", day(on))).unwrap_or_default()
}

fn link_network(url: Option<&str>) -> Option<Network> {
    url.and_then(Network::of_link)
}

fn day(on: Option<&str>, today: NaiveDate, week_start: WeekStart) -> Result<NaiveDate> {
    match on.map(str::trim).filter(|words| !words.is_empty()) {
        None => Ok(today),
        Some(words) => Calendar::on(today, week_start).day(words, Direction::Past),
    }
}
