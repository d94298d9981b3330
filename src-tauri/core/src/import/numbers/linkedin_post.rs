//! LinkedIn's export of one post's analytics: labels in the first column, values beside them, in no fixed row.

use super::super::found::{Found, Left, Place};
use super::super::found_numbers::{Days, FoundNumbers, FoundReading};
use super::super::workbook::{Sheet, cell_name};
use super::super::{PastChoices, PastKind, PastSource};
use super::count::{cell_count, not_a_number};
use crate::error::{Error, Result};
use crate::metrics::Metric;
use crate::publishing::network::Network;
use crate::publishing::post_key::{linkedin_id, post_keys};
use crate::text::comparable;

/// The labels of numbers, as LinkedIn writes them in English.
const LABELS: &[(&str, Metric)] = &[
    ("impressions", Metric::Impressions),
    ("members reached", Metric::MembersReached),
    ("reactions", Metric::Reactions),
    ("comments", Metric::Comments),
    ("reposts", Metric::Reposts),
    ("saves", Metric::Saves),
    ("sends on linkedin", Metric::Sends),
];
const ADDRESS: &str = "post url";
/// How many labels are named that aren’t known.
const NAMED: usize = 6;

/// Reads the export. `None` for another workbook.
///
/// # Errors
/// [`Error::Invalid`] when its labels are in another language; it names those found.
pub(super) fn read(sheets: &[Sheet], name: &str, choices: &PastChoices) -> Result<Option<Found>> {
    let Some(sheet) = sheets.first() else { return Ok(None) };
    let labels: Vec<(u32, &str)> =
        sheet.rows_from(0).filter_map(|row| Some((row, sheet.text(row, 0)?))).collect();
    let is_post = |row: &u32| sheet.text(*row, 1).is_some_and(|text| linkedin_id(text).is_some());
    let address = labels.iter().find(|(row, label)| comparable(label) == ADDRESS && is_post(row));
    let Some((row, _)) = address else {
        if labels.iter().any(|(row, _)| is_post(row)) {
            let found: Vec<&str> = labels.iter().take(NAMED).map(|(_, label)| *label).collect();
            return Err(Error::invalid(format!(
                "This looks like the analytics of one post in another language. Export it in English. Found: {}.",
                found.join(", ")
            )));
        }
        return Ok(None);
    };
    let url = sheet.text(*row, 1).unwrap_or_default().to_owned();
    let key = post_keys(Some(Network::Linkedin), &url).into_iter().next();
    let post = key.map(|key| (key, url));
    let mut found = Found::new(PastSource::LinkedinPost);
    let mut numbers = FoundNumbers { as_of: choices.as_of, asks_day: true, ..FoundNumbers::default() };
    for (row, label) in &labels {
        let Some((_, metric)) = LABELS.iter().find(|(known, _)| comparable(label) == *known) else {
            continue;
        };
        let place = Place { file: format!("{name}, “{}”", sheet.name), line: row.saturating_add(1) };
        match cell_count(sheet.cell(*row, 1)) {
            Ok(None) => {}
            Ok(Some(value)) => numbers.readings.push(FoundReading {
                network: Network::Linkedin,
                post: post.clone(),
                metric: *metric,
                days: Days::Total(choices.as_of),
                value,
                place,
            }),
            Err(()) => found.left.push(not_a_number(place, &cell_name(*row, 1))),
        }
    }
    if numbers.readings.is_empty() && found.left.is_empty() {
        let place = Place { file: name.to_owned(), line: 0 };
        found.left.push(Left::skipped(PastKind::Readings, place, "", "It has no numbers."));
    }
    found.numbers = numbers;
    Ok(Some(found))
}
