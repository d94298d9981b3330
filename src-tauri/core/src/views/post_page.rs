//! One post with everything of it: what the editor shows.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use super::TextCheck;
use super::post_line::PlaceLine;
use crate::calendar::Now;
use crate::coach::Coach;
use crate::error::Result;
use crate::id::{ConversationId, PostId};
use crate::journal::Check;
use crate::journal::pillars::pillars;
use crate::publishing::composer::{Composer, composer_of};
use crate::publishing::network::Network;
use crate::publishing::network_limit::{TextCount, count_for, words};
use crate::publishing::post::{NextMove, Post, PostStage};
use crate::publishing::red_line::RedLine;
use crate::store::{clearances, posts, publications};

/// A decision that a place the red-line check found may stay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Decision {
    /// What it is about.
    pub class: RedLine,
    /// The words that may stay.
    pub words: String,
    /// When it was decided, UTC.
    pub at: DateTime<Utc>,
}

/// One post with everything of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PostPage {
    /// Post id, as accepted by `post …` commands.
    pub id: PostId,
    /// The user's civil date.
    pub date: NaiveDate,
    /// Its title or first line.
    pub title: String,
    /// Where it stands.
    pub stage: PostStage,
    /// What is to be done next with it.
    pub next_move: NextMove,
    /// The text.
    pub body: String,
    /// The pillar it belongs to; may be empty.
    pub pillar: String,
    /// Where it is to be published first.
    pub network: Option<Network>,
    /// The point in one sentence.
    pub claim: String,
    /// What it rests on.
    pub evidence: String,
    /// What a reader can do with it.
    pub takeaway: String,
    /// What it asks its readers.
    pub question: String,
    /// A note; may be empty.
    pub note: String,
    /// Whom the user asked for a nod, while the answer is out.
    pub asked_whom: Option<String>,
    /// The civil date it is planned for.
    pub planned_on: Option<NaiveDate>,
    /// The civil date it was first published on.
    pub published_on: Option<NaiveDate>,
    /// The civil date it was made.
    pub made_on: NaiveDate,
    /// The prompt it began with, in words.
    pub prompt: Option<String>,
    /// The title of the step whose worksheet it began with.
    pub from_step: Option<String>,
    /// The conversation it came up in.
    pub conversation: Option<ConversationId>,
    /// Where it was published, the first day first.
    pub places: Vec<PlaceLine>,
    /// The user's pillars.
    pub pillars: Vec<String>,
    /// The user's own networks.
    pub networks: Vec<Network>,
    /// The check of its text.
    pub check: DraftCheck,
    /// What was decided about places of its text.
    pub decisions: Vec<Decision>,
    /// What "copy text" copies: the text, or the title without one.
    pub text_to_copy: String,
    /// The thirty-second check before each post.
    pub before_each_post: String,
    /// The disclosure sentence saved in step 2, for a post that praises; may be empty.
    pub disclosure: String,
}

/// A text as it is typed: what the red-line check finds, how long it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct DraftCheck {
    /// What is found in the title, places counted in the title.
    pub in_title: TextCheck,
    /// What is found in the text, places counted in the text.
    pub in_body: TextCheck,
    /// Words of the text.
    pub words: u32,
    /// Its length as the network counts it; none when no network is chosen.
    pub count: Option<TextCount>,
}

impl Coach {
    /// One post with everything of it.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] when it is gone, [`crate::Error::NotOnboarded`] before the first questions.
    pub fn post_page(&self, now: &Now, id: PostId) -> Result<PostPage> {
        let conn = self.conn();
        let post = posts::get(conn, id)?;
        let journal = self.read_journal(now)?;
        let decisions = clearances::of(conn, id)?.into_iter();
        Ok(PostPage {
            id,
            asked_whom: posts::asked(conn, id)?.map(|(whom, _)| whom),
            date: journal.today,
            stage: post.stage(),
            next_move: post.next_move(),
            check: self.check_draft(&post.title, &post.body, post.network)?,
            planned_on: post.standing.planned_on,
            published_on: post.standing.published_on,
            made_on: post.made_on,
            prompt: post
                .origin
                .prompt
                .as_deref()
                .and_then(|slug| self.programme.prompt(slug).ok())
                .map(|prompt| prompt.text.clone()),
            from_step: post
                .origin
                .step
                .as_deref()
                .and_then(|slug| self.programme.step(slug).ok())
                .map(|step| step.title.clone()),
            conversation: post.origin.conversation,
            places: publications::of(conn, id)?.iter().map(PlaceLine::from).collect(),
            pillars: pillars(conn)?,
            networks: journal.profile.networks.clone(),
            text_to_copy: text_to_copy(&post),
            decisions: decisions
                .map(|known| Decision { class: known.class, words: known.words, at: known.at })
                .collect(),
            before_each_post: self.programme.before_each_post().to_owned(),
            disclosure: disclosure(conn)?,
            title: post.title,
            body: post.body,
            pillar: post.pillar,
            network: post.network,
            claim: post.claim,
            evidence: post.evidence,
            takeaway: post.takeaway,
            question: post.question,
            note: post.note,
        })
    }

    /// Looks through a text as it is typed. Nothing is written down.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when SQLite refuses.
    pub fn check_draft(&self, title: &str, body: &str, network: Option<Network>) -> Result<DraftCheck> {
        let check = Check::read(self.conn())?;
        Ok(DraftCheck {
            in_title: check.text(title),
            in_body: check.text(body),
            words: words(body),
            count: network.map(|network| count_for(network, body)),
        })
    }

    /// Where a post can be published by hand: the network's own page for writing, with the text in it where that is
    /// possible. None when the network has none that is known.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] when it is gone.
    pub fn composer(&self, id: PostId, network: Network) -> Result<Option<Composer>> {
        let conn = self.conn();
        let post = posts::get(conn, id)?;
        let mastodon = if network == Network::Mastodon { self.mastodon_host()? } else { None };
        Ok(composer_of(network, &text_to_copy(&post), mastodon.as_deref()))
    }

    /// The host of the latest post on Mastodon: each server has a composer of its own.
    fn mastodon_host(&self) -> Result<Option<String>> {
        let logged = publications::all(self.conn())?;
        let latest = logged
            .into_iter()
            .rev()
            .filter(|place| place.network == Some(Network::Mastodon))
            .find_map(|place| place.url);
        Ok(latest
            .and_then(|url| url::Url::parse(&url).ok())
            .and_then(|url| url.host_str().map(str::to_owned)))
    }
}

/// What "copy text" copies: the text, or the title without one.
fn text_to_copy(post: &Post) -> String {
    if post.has_text() { post.body.trim().to_owned() } else { post.title.clone() }
}

/// The disclosure sentence saved in step 2; empty without one.
fn disclosure(conn: &rusqlite::Connection) -> Result<String> {
    let rows = crate::store::worksheets::rows(conn, "guardrails")?;
    Ok(rows.into_iter().find_map(|mut row| row.answers.remove("disclosure")).unwrap_or_default())
}
