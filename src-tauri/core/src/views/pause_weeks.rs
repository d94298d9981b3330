//! What a pause would do, before it is planned.

use crate::calendar::natural_date::Calendar;
use crate::calendar::{Now, PauseEntry};
use crate::coach::Coach;
use crate::error::Result;
use crate::rhythm::WeeksOfPause;
use crate::store::pauses;

impl Coach {
    /// Which weeks a pause would leave out, and which would still count. Nothing is written.
    ///
    /// # Errors
    /// As [`Coach::add_pause`].
    pub fn weigh_pause(&self, now: &Now, entry: &PauseEntry) -> Result<String> {
        let (profile, now) = self.in_user_zone(now)?;
        let pause = entry.checked(Calendar::new(&now, profile.week_start))?;
        let known = pauses::all(self.conn())?;
        Ok(WeeksOfPause::new(&pause, &known, profile.week_start).in_words(now.today()))
    }
}
