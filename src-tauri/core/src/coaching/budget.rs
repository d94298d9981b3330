//! The week's minutes and the two lanes they go to.

/// What a week has minutes for, and what was done of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Budget {
    /// Minutes a week.
    pub minutes: u32,
    /// Minutes done this week, in every lane.
    pub done: u32,
    /// Minutes of rhythm done this week.
    pub rhythm_done: u32,
    /// What went beyond half of the weeks before and comes off this one's half.
    pub carried: u32,
    /// Whether a step is open.
    pub steps_open: bool,
}

impl Budget {
    /// The most minutes of rhythm this week: half while a step is open, all of it afterwards.
    #[must_use]
    pub fn rhythm_share(&self) -> u32 {
        let share = if self.steps_open { self.minutes / 2 } else { self.minutes };
        share.saturating_sub(self.carried)
    }

    /// Whether this many more minutes of rhythm fit, beside some that are kept for the post.
    #[must_use]
    pub fn rhythm_fits(&self, minutes: u32, kept_for_post: u32) -> bool {
        self.rhythm_done + minutes + kept_for_post <= self.rhythm_share()
    }

    /// What goes beyond half of a week and comes off the next one's half.
    #[must_use]
    pub fn carry(minutes_a_week: u32, rhythm_done: u32, carried: u32) -> u32 {
        (rhythm_done + carried).saturating_sub(minutes_a_week / 2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rhythm_has_half_of_the_week_while_a_step_is_open_and_all_of_it_afterwards() {
        let budget = Budget { minutes: 75, rhythm_done: 20, steps_open: true, ..Budget::default() };
        assert!(budget.rhythm_fits(10, 0) && budget.rhythm_fits(17, 0) && !budget.rhythm_fits(18, 0));
        assert!(!budget.rhythm_fits(10, 10), "the post comes first");
        assert!(Budget { steps_open: false, ..budget }.rhythm_fits(55, 0));
    }

    #[test]
    fn what_goes_beyond_half_comes_off_the_next_half() {
        assert_eq!(Budget::carry(35, 30, 0), 13);
        let next = Budget { minutes: 35, carried: 13, steps_open: true, ..Budget::default() };
        assert!(next.rhythm_fits(4, 0) && !next.rhythm_fits(5, 0));
        assert_eq!(Budget::carry(35, 0, 13), 0, "and no further");
    }
}
