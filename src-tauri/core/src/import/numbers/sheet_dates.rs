//! Dates of a workbook, in the order of the language it was exported in: settled once for the whole file.

use std::sync::LazyLock;

use chrono::{Days, NaiveDate};
use regex::Regex;

use super::super::choices::DateOrder;
use super::super::times::{Form, When};
use super::super::workbook::{Cell, Sheet, cell_name};
use crate::error::{Error, Result};

/// A date in figures within a text.
static DATE: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}").ok());
/// The day that a serial number of 0 means.
const SERIAL_ZERO: NaiveDate = NaiveDate::from_ymd_opt(1899, 12, 30).expect("it exists");
/// Serial numbers that are dates of our calendars: from 2000 to 2099.
const SERIALS: std::ops::RangeInclusive<f64> = 36_526.0..=73_050.0;

/// A date where it stands.
#[derive(Debug, Clone)]
pub(super) struct Written<'s> {
    sheet: &'s str,
    row: u32,
    column: u32,
    text: String,
    /// The day, where the cell holds a date and no text.
    serial: Option<NaiveDate>,
}

impl Written<'_> {
    /// The day in an order; none when it can’t be read in it.
    pub(super) fn read(&self, order: DateOrder) -> Option<NaiveDate> {
        self.serial.or_else(|| match Form::Numbers(order).read(&self.text)? {
            When::At(at) => Some(at.date_naive()),
            When::On(on) => Some(on),
        })
    }

    /// As it stands there.
    pub(super) fn written(&self) -> &str {
        &self.text
    }

    /// The cell, as it is named to people.
    pub(super) fn fault(&self) -> Error {
        let cell = cell_name(self.row, self.column);
        Error::invalid(format!("The date in {cell} of “{}” can’t be read: “{}”.", self.sheet, self.text))
    }
}

/// The date a cell holds.
pub(super) fn written(sheet: &Sheet, row: u32, column: u32) -> Option<Written<'_>> {
    let (text, serial) = match sheet.cell(row, column)? {
        Cell::Text(text) => (text.clone(), None),
        Cell::Number(number) | Cell::Date(number) if SERIALS.contains(number) => {
            // Within the bounds above, whole days fit.
            (number.to_string(), SERIAL_ZERO.checked_add_days(Days::new(*number as u64)))
        }
        Cell::Number(number) | Cell::Date(number) => (number.to_string(), None),
    };
    Some(Written { sheet: &sheet.name, row, column, text, serial })
}

/// Whether a cell looks like a date.
pub(super) fn is_date(sheet: &Sheet, row: u32, column: u32) -> bool {
    written(sheet, row, column).is_some_and(|date| date.serial.is_some() || within(&date.text).len() == 1)
}

/// The dates in a cell’s text, in their order.
pub(super) fn dates_in(sheet: &Sheet, row: u32, column: u32) -> Vec<Written<'_>> {
    let Some(text) = sheet.text(row, column) else { return Vec::new() };
    within(text)
        .into_iter()
        .map(|text| Written { sheet: &sheet.name, row, column, text: text.to_owned(), serial: None })
        .collect()
}

/// Whether a cell’s text ends in a date.
pub(super) fn ends_in_date(sheet: &Sheet, row: u32, column: u32) -> bool {
    let Some(text) = sheet.text(row, column) else { return false };
    within(text).last().is_some_and(|date| text.trim_end_matches([':', ' ', ')']).ends_with(date))
}

fn within(text: &str) -> Vec<&str> {
    let Some(pattern) = LazyLock::force(&DATE).as_ref() else { return Vec::new() };
    pattern.find_iter(text).map(|found| found.as_str()).collect()
}

/// The orders in which every date can be read.
///
/// # Errors
/// [`Error::Invalid`] naming a cell when no order fits.
pub(super) fn orders(dates: &[&Written<'_>], said: Option<DateOrder>) -> Result<Vec<DateOrder>> {
    let tried: Vec<DateOrder> = match said {
        Some(order) => vec![order],
        None => DateOrder::ALL.to_vec(),
    };
    let fault = |order: &DateOrder| dates.iter().position(|date| date.read(*order).is_none());
    let fitting: Vec<DateOrder> = tried.iter().copied().filter(|order| fault(order).is_none()).collect();
    if !fitting.is_empty() {
        return Ok(fitting);
    }
    // The order that gets furthest is the file’s; the cell it stops at is the one to look at.
    let furthest = tried.iter().filter_map(fault).max().unwrap_or_default();
    Err(dates.get(furthest).map_or_else(|| Error::invalid("A date can’t be read."), |date| date.fault()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_found_in_texts_of_any_language() {
        assert_eq!(within("10/2/2025 - 10/1/2026"), ["10/2/2025", "10/1/2026"]);
        assert_eq!(within("2025-10-02 – 2026-10-01"), ["2025-10-02", "2026-10-01"]);
        assert_eq!(within("Total de seguidores em 01/10/2026"), ["01/10/2026"]);
        assert_eq!(within("1.10.2026:"), ["1.10.2026"]);
        assert_eq!(within("Total followers"), [""; 0]);
    }
}
