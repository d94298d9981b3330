//! Which value of several is current, and what becomes of one that is said again.
//!
//! The current value depends on what was said and for which day, never on the order in which files were read.

use chrono::NaiveDate;

use crate::id::ReadingId;

/// A row that is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Standing {
    pub(crate) value: i64,
    /// The first and the last civil date on which a source gave the value.
    pub(crate) first_as_of: NaiveDate,
    pub(crate) as_of: NaiveDate,
    pub(crate) by_hand: bool,
    /// Later rows have larger ones.
    pub(crate) id: ReadingId,
}

/// A number that is said now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Said {
    pub(crate) value: i64,
    /// The civil date on which its source gives it.
    pub(crate) as_of: NaiveDate,
    pub(crate) by_hand: bool,
}

/// What becomes of a number that is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Judged {
    /// It is known: nothing is written.
    Known,
    /// The current value still holds: the row’s last day moves on.
    MovesOn(ReadingId),
    /// A row of its own: the first, or a revision.
    Adds,
}

/// The current row: of the latest day; of one day what was entered by hand, the last entry; else the larger value.
pub(crate) fn current(rows: &[Standing]) -> Option<&Standing> {
    rows.iter().max_by_key(|row| {
        // What was corrected by hand counts as it was corrected; files of one day in whatever order.
        let within = if row.by_hand { (row.id.0, 0) } else { (0, row.value) };
        (row.as_of, row.by_hand, within, std::cmp::Reverse(row.id))
    })
}

/// What becomes of a number about which these rows are kept.
pub(crate) fn judge(rows: &[Standing], said: Said) -> Judged {
    let Said { value, as_of, by_hand } = said;
    // What was said within the days of a row is in it. At a row’s last day, where ranks decide, what is entered by hand is
    // in it only if it is the last that was entered.
    let last_by_hand = rows.iter().filter(|row| row.by_hand && row.as_of == as_of).max_by_key(|row| row.id);
    let knows = |row: &Standing| {
        let is_last = || !by_hand || last_by_hand.is_some_and(|last| last.id == row.id);
        row.value == value
            && row.first_as_of <= as_of
            && (as_of < row.as_of || as_of == row.as_of && is_last())
    };
    if rows.iter().any(knows) {
        return Judged::Known;
    }
    match current(rows) {
        Some(now) if now.value == value && now.as_of < as_of && now.by_hand == by_hand => {
            Judged::MovesOn(now.id)
        }
        _ => Judged::Adds,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(number: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + chrono::Days::new(number.into())
    }

    /// Says each in turn, keeping rows as a store does.
    fn say(rows: &mut Vec<Standing>, said: Said) -> Judged {
        let judged = judge(rows, said);
        match judged {
            Judged::Known => {}
            Judged::MovesOn(id) => rows.iter_mut().find(|row| row.id == id).unwrap().as_of = said.as_of,
            Judged::Adds => rows.push(Standing {
                value: said.value,
                first_as_of: said.as_of,
                as_of: said.as_of,
                by_hand: said.by_hand,
                id: ReadingId(i64::try_from(rows.len()).unwrap() + 1),
            }),
        }
        judged
    }

    fn by_file(value: i64, on: u32) -> Said {
        Said { value, as_of: day(on), by_hand: false }
    }

    fn by_hand(value: i64, on: u32) -> Said {
        Said { value, as_of: day(on), by_hand: true }
    }

    #[test]
    fn a_number_said_again_moves_on_and_another_one_revises_it() {
        let mut rows = Vec::new();
        assert_eq!(say(&mut rows, by_file(1_180, 2)), Judged::Adds);
        assert_eq!(say(&mut rows, by_file(1_180, 4)), Judged::MovesOn(ReadingId(1)));
        assert_eq!(say(&mut rows, by_file(1_180, 3)), Judged::Known);
        assert_eq!(say(&mut rows, by_file(1_240, 5)), Judged::Adds);
        assert_eq!(say(&mut rows, by_file(1_180, 2)), Judged::Known, "an older file says nothing new");
        assert_eq!(current(&rows).unwrap().value, 1_240);
        assert_eq!(say(&mut rows, by_file(1_300, 5)), Judged::Adds, "a later download of the same day");
        assert_eq!(current(&rows).unwrap().value, 1_300);
        assert_eq!(say(&mut rows, by_file(1_200, 1)), Judged::Adds, "kept, but not current");
        assert_eq!(current(&rows).unwrap().value, 1_300);
    }

    #[test]
    fn what_is_entered_by_hand_outranks_a_file_of_its_day_and_can_be_corrected_downwards() {
        let mut rows = Vec::new();
        say(&mut rows, by_file(3_000, 2));
        assert_eq!(say(&mut rows, by_hand(25_710, 2)), Judged::Adds);
        assert_eq!(say(&mut rows, by_hand(2_571, 2)), Judged::Adds);
        assert_eq!(current(&rows).unwrap().value, 2_571);
        assert_eq!(say(&mut rows, by_hand(2_571, 2)), Judged::Known);
        assert_eq!(say(&mut rows, by_hand(25_710, 2)), Judged::Adds, "back to the first");
        assert_eq!(current(&rows).unwrap().value, 25_710);
        assert_eq!(say(&mut rows, by_file(1, 3)), Judged::Adds);
        assert_eq!(current(&rows).unwrap().value, 1, "a later file");
    }

    proptest! {
        #[test]
        fn the_current_value_knows_no_order_and_a_second_time_says_nothing_new(
            files in proptest::collection::vec((0_i64..4, 0_u32..6), 1..12),
            hand in proptest::option::of((0_i64..4, 0_u32..6)),
            seed in any::<u64>(),
        ) {
            let mut all: Vec<Said> = files.into_iter().map(|(value, on)| by_file(value, on)).collect();
            all.extend(hand.map(|(value, on)| by_hand(value, on)));
            let wanted = all.iter().max_by_key(|said| (said.as_of, said.by_hand, said.value)).unwrap().value;
            for turn in 0..4_usize {
                let mut order = all.clone();
                let places = order.len();
                order.rotate_left((usize::try_from(seed % 97).unwrap() + turn * 3) % places);
                if turn % 2 == 1 {
                    order.reverse();
                }
                let mut rows = Vec::new();
                for said in &order {
                    say(&mut rows, *said);
                }
                prop_assert_eq!(current(&rows).unwrap().value, wanted);
                let kept = rows.clone();
                for said in &order {
                    prop_assert_eq!(say(&mut rows, *said), Judged::Known, "{:?} of {:?}", said, kept);
                }
            }
        }
    }
}
