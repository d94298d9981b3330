//! The words and numbers a date is written with.

/// What stands between an hour and its minutes, or after both.
pub(super) const UNITS_OF_TIME: &str = "h uhr ч 時 时 点 點 시 分 분 秒 초 min";
/// What makes a number the hour.
pub(super) const HOURS: &str = "h uhr ч 時 时 点 點 시";
/// Units that are written right after their number, and mostly without a gap behind.
const UNITS: &str = "年月日号號時时点點分秒년월일시분초";

/// A word or a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) text: String,
    /// The last sign between it and the piece before, such as `:`.
    pub(super) sign_before: Option<char>,
    /// Whether it follows its sign without a gap.
    pub(super) is_close: bool,
    /// Whether it follows what reads like a clock, without a word between.
    pub(super) after_clock: bool,
}

impl Piece {
    pub(super) fn is_number(&self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_digit())
    }

    /// The number, when it has at most this many digits.
    pub(super) fn number(&self, digits: usize) -> Option<u32> {
        if self.is_number() && self.text.len() <= digits { self.text.parse().ok() } else { None }
    }

    pub(super) fn is_word(&self, word: &str) -> bool {
        self.text == word
    }

    /// Whether it is one of the words in a list.
    pub(super) fn is_one_of(&self, words: &str) -> bool {
        words.split_ascii_whitespace().any(|word| word == self.text)
    }

    pub(super) fn follows(&self, signs: &[char]) -> bool {
        self.sign_before.is_some_and(|sign| signs.contains(&sign))
    }
}

/// Takes a text apart, lower case as it is.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let mut found: Vec<Piece> = Vec::new();
    let mut sign_before = None;
    let mut is_close = false;
    let mut rest = text;
    let mut after_clock = false;
    while let Some(first) = rest.chars().next() {
        let length = if first.is_ascii_digit() {
            rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len())
        } else if UNITS.contains(first) {
            first.len_utf8()
        } else if first.is_alphabetic() {
            rest.find(|c: char| !c.is_alphabetic() || UNITS.contains(c)).unwrap_or(rest.len())
        } else {
            if first != ' ' {
                sign_before = Some(first);
            }
            is_close = first != ' ';
            rest = &rest[first.len_utf8()..];
            continue;
        };
        let piece =
            Piece { text: rest[..length].to_owned(), sign_before: sign_before.take(), is_close, after_clock };
        after_clock = match (piece.is_number(), piece.sign_before) {
            (true, Some(':')) => true,
            (true, _) => after_clock,
            (false, _) => after_clock && piece.text.len() < 4,
        };
        found.push(piece);
        is_close = true;
        rest = &rest[length..];
    }
    found
}
