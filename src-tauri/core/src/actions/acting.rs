//! How an action is carried out: read, judged and written within one transaction.

use super::act::Act;
use super::ticks::notice;
use crate::calendar::Now;
use crate::changed::Changed;
use crate::coach::Coach;
use crate::error::Result;
use crate::store::{Tx, profiles};

impl Coach {
    /// A user's action: read, judged and written within one transaction, so that of two processes on one folder only one
    /// wins and the other is told what it finds. `work` gets the present in the user's zone.
    pub(crate) fn acting(
        &mut self,
        now: &Now,
        work: impl FnOnce(&Tx<'_>, &Now) -> Result<Act>,
    ) -> Result<Changed> {
        let programme = self.programme;
        let ((act, noticed), topics) = self.transact_as(now, |tx| {
            let now = profiles::get(tx.conn())?.map_or(*now, |profile| profile.home(now));
            let act = work(tx, &now)?;
            let noticed = notice(tx, programme, &now)?;
            let op = act.op();
            Ok(((act, noticed), op))
        })?;
        Ok(Changed {
            ticked: noticed.ticked,
            moments: noticed.moments,
            ..self.answer(topics, act.said, act.created)?
        })
    }
}
