//! The list of the first 30 days: its places, what of it is done, and its dates.

use std::collections::HashMap;

use chrono::{Duration, NaiveDate};

use super::{Journal, count};
use crate::coaching::{JUMP_IN_DAYS, JumpItem, PartOf, jump_in};
use crate::programme::step_record::StepState;

impl Journal {
    /// The places of the first 30 days, while their order holds: until the last is done, 70 days at most.
    pub(crate) fn jump_in(&self) -> Vec<JumpItem> {
        let Some(from) = self.profile.coached_from else { return Vec::new() };
        let items = jump_in(self.programme, &self.profile.situations);
        let open = self.today < from + Duration::days(JUMP_IN_DAYS)
            && items.iter().any(|item| !self.is_jump_item_done(item));
        if open { items } else { Vec::new() }
    }

    /// When the tasks of the first 30 days are to be done: all of the week's minutes go to the list.
    pub(super) fn dates_of_list(&self) -> HashMap<String, NaiveDate> {
        let mut dates = HashMap::new();
        let (mut minutes, from) = (0, self.profile.coached_from.unwrap_or(self.today));
        for item in self.jump_in() {
            let part = item.task.parts.get(item.part).map(|(_, minutes)| *minutes);
            minutes += part.unwrap_or(item.task.minutes);
            let days = i64::from((minutes * 7).div_ceil(self.profile.minutes.max(1)));
            // A task in parts is done with its last one.
            dates.insert(item.task.slug.clone(), from + Duration::days(days));
        }
        dates
    }

    /// The first open place of each task in the first 30 days' list.
    pub(super) fn places_of_list(&self) -> HashMap<String, PartOf> {
        let items = self.jump_in();
        let of = count(items.len());
        let mut places = HashMap::new();
        for (at, item) in items.iter().enumerate().filter(|(_, item)| !self.is_jump_item_done(item)) {
            places.entry(item.task.slug.clone()).or_insert(PartOf { number: count(at) + 1, of });
        }
        places
    }

    pub(crate) fn is_jump_item_done(&self, item: &JumpItem) -> bool {
        let enough = || match item.task.counts {
            Some(counts) if !item.task.parts.is_empty() => {
                let wanted: u32 = item.task.parts.iter().take(item.part + 1).map(|(count, _)| count).sum();
                self.logged(counts) >= wanted
            }
            _ => false,
        };
        // Who finishes a step has done with its tasks, ticked or not.
        self.is_done(&item.task.slug) || self.state(item.step) == StepState::Done || enough()
    }
}
