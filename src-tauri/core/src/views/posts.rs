//! The log of posts.

use chrono::NaiveDate;
use serde::Serialize;

use super::Overview;
use crate::coach::Coach;
use crate::error::Result;
use crate::id::PostId;
use crate::network::Network;
use crate::post::Post;
use crate::rhythm::{Streak, WeekCard};
use crate::store::posts;
use crate::time::Now;

/// One logged post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PostLine {
    /// Its id.
    pub id: PostId,
    /// Its title.
    pub title: String,
    /// Where it appeared.
    pub network: Option<Network>,
    /// Its address, http or https.
    pub url: Option<String>,
    /// The civil date it appeared on.
    pub posted_on: NaiveDate,
    /// The user's note; may be empty.
    pub note: String,
}

/// The Posts page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PostsPage {
    /// The user's civil date.
    pub date: NaiveDate,
    /// The log, latest first.
    pub posts: Vec<PostLine>,
    /// The user's own networks.
    pub networks: Vec<Network>,
    /// This week against the goal.
    pub week: WeekCard,
    /// Weeks kept; none when the user chose not to see it.
    pub streak: Option<Streak>,
    /// The thirty-second check before each post.
    pub before_each_post: String,
    /// An idea to start from.
    pub idea: String,
}

impl Coach {
    /// The Posts page.
    ///
    /// # Errors
    /// [`crate::Error::NotOnboarded`] before the first questions, [`crate::Error::Storage`] when SQLite refuses.
    pub fn posts_page(&self, now: &Now) -> Result<PostsPage> {
        let overview = Overview::read(self, now)?;
        Ok(PostsPage {
            date: overview.today,
            posts: posts::all(self.store.conn())?.into_iter().map(|(id, post)| line(id, post)).collect(),
            networks: overview.profile.networks.clone(),
            week: overview.week(),
            streak: overview.streak(),
            before_each_post: self.programme.before_each_post().to_owned(),
            idea: overview.idea().to_owned(),
        })
    }
}

fn line(id: PostId, post: Post) -> PostLine {
    PostLine { id, title: post.title, network: post.network, url: post.url, posted_on: post.posted_on, note: post.note }
}
