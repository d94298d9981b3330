//! Numbers that networks show.

use super::declare::commands;
use standpoint_core::id::{PostId, ReadingId};
use standpoint_core::metrics::NumberEntry;
use standpoint_core::views::{NumberLine, NumberList, NumberQuery, NumbersPage};

commands! {
    numbers;

    /// The account’s numbers and posts’ figures.
    ask numbers_page() -> NumbersPage |coach, now| coach.numbers_page(now);

    /// A post’s figures.
    ask post_numbers(post: PostId) -> Vec<NumberLine> |coach, now| coach.post_numbers(now, post);

    /// Readings that fit, each with what was said before.
    ask number_list(query: NumberQuery) -> NumberList |coach, now| coach.number_list(now, &query);

    /// Adds a number that a network showed on a day.
    act add_number(entry: NumberEntry) |coach, now| coach.add_number(now, &entry);

    /// Deletes a number.
    act remove_number(number: ReadingId) |coach, now| coach.remove_number(now, number);
}
