//! Feeds as requests to be sent.

use super::FeedRequest;
use crate::calendar::Now;
use crate::coach::Coach;
use crate::error::Result;
use crate::id::FeedId;
use crate::store::feeds;

impl Coach {
    /// The feeds it is time to read, as requests; none when there are none.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when SQLite refuses.
    pub fn due_feeds(&self, now: &Now) -> Result<Vec<FeedRequest>> {
        let due = feeds::all(self.conn())?.into_iter().filter(|feed| feed.is_due(now.instant));
        Ok(due.map(FeedRequest::from).collect())
    }

    /// One feed as a request, due or not.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] when it is gone.
    pub fn feed_request(&self, id: FeedId) -> Result<FeedRequest> {
        Ok(FeedRequest::from(feeds::get(self.conn(), id)?))
    }

    /// Every feed as a request, due or not.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when SQLite refuses.
    pub fn feed_requests(&self) -> Result<Vec<FeedRequest>> {
        Ok(feeds::all(self.conn())?.into_iter().map(FeedRequest::from).collect())
    }
}
