//! Counts as networks write them.

use super::super::PastKind;
use super::super::found::Left;
use super::super::place::Place;
use super::super::workbook::Cell;

/// About how many numbers are read of a table: as many as are taken of a file, and the rest of a row.
pub(super) const NUMBERS_READ: usize = 100_000;
/// The most digits of a count.
const DIGITS_MAX: usize = 15;

/// What separates groups of three digits somewhere.
const SEPARATORS: [char; 7] = [',', '.', '\'', '’', ' ', '\u{a0}', '\u{202f}'];

/// A count in a text: `1,234`, `1.234`, `−28`. `Ok(None)` for an empty text or a dash, `Err` for anything else.
pub(super) fn count(text: &str) -> Result<Option<i64>, ()> {
    let text = text.trim();
    if matches!(text, "" | "-" | "--" | "–" | "—") {
        return Ok(None);
    }
    let (sign, digits) = match text.strip_prefix(['-', '−']) {
        Some(digits) => (-1, digits),
        None => (1, text),
    };
    let separator = digits.chars().find(|c| SEPARATORS.contains(c));
    let groups: Vec<&str> = match separator {
        Some(separator) => digits.split(separator).collect(),
        None => vec![digits],
    };
    let are_digits = |group: &&str| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit());
    let is_grouped =
        groups.len() == 1 || groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3);
    let joined = groups.concat();
    if !groups.iter().all(are_digits) || !is_grouped || joined.len() > DIGITS_MAX {
        return Err(());
    }
    joined.parse().map(|value: i64| Some(sign * value)).map_err(|_| ())
}

/// A count in a cell.
pub(super) fn cell_count(cell: Option<&Cell>) -> Result<Option<i64>, ()> {
    match cell {
        None => Ok(None),
        Some(Cell::Text(text)) => count(text),
        Some(Cell::Number(number)) if number.fract() == 0.0 && number.abs() < 1e15 => {
            // Whole and below 2^53.
            Ok(Some(*number as i64))
        }
        Some(_) => Err(()),
    }
}

/// A cell that holds no number.
pub(super) fn not_a_number(place: Place, what: &str) -> Left {
    Left::unreadable(PastKind::Readings, place, format!("{what} isn’t a number."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_as_the_world_writes_them() {
        for (text, value) in [
            ("0", 0),
            ("1234", 1_234),
            ("1,234", 1_234),
            ("1.234.567", 1_234_567),
            ("12'345", 12_345),
            ("12’345", 12_345),
            ("1 234", 1_234),
            ("1\u{a0}234", 1_234),
            (" 12\u{202f}345 ", 12_345),
            ("-28", -28),
            ("−1,028", -1_028),
        ] {
            assert_eq!(count(text), Ok(Some(value)), "{text}");
        }
        for text in ["", "-", "--", " "] {
            assert_eq!(count(text), Ok(None), "{text}");
        }
        for text in
            ["2%", "< 1%", "1,23", "1,2345", "1.234,567", "1,,234", "a", "- 5", "1e5", "1234567890123456"]
        {
            assert_eq!(count(text), Err(()), "{text}");
        }
    }

    #[test]
    fn a_cell_may_hold_the_number_itself() {
        assert_eq!(cell_count(Some(&Cell::Number(1_234.0))), Ok(Some(1_234)));
        for odd in [Cell::Number(0.5), Cell::Number(f64::NAN), Cell::Number(1e18), Cell::Date(45_000.0)] {
            assert_eq!(cell_count(Some(&odd)), Err(()), "{odd:?}");
        }
        assert_eq!(cell_count(None), Ok(None));
    }
}
