//! What a file of an unknown encoding would read like, so that anyone who knows the names can say which it is.

use std::borrow::Cow;
use std::collections::HashSet;

use serde::Serialize;

use super::ColumnChoice;
use super::csv_text::read_text;
use super::decode::{self, Decoded};
use crate::text::encoding::Encoding;

/// One way to read a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct FileReading {
    /// What to call it: "windows-1250".
    pub encoding: String,
    /// The first names that differ between the readings, as it has them.
    pub names: Vec<String>,
}

/// The encodings files come in, those met most often first: of equally likely ones this order is shown.
const ENCODINGS: [&str; 15] = [
    "windows-1252",
    "windows-1250",
    "macintosh",
    "windows-1251",
    "shift_jis",
    "gb18030",
    "big5",
    "euc-kr",
    "windows-1253",
    "windows-1254",
    "koi8-r",
    "ibm866",
    "utf-16le",
    "utf-16be",
    "utf-8",
];
/// How many readings are shown, and how many names of each.
const SHOWN: (usize, usize) = (6, 3);
/// How many characters beyond ASCII are looked at to tell how likely a reading is.
const LOOKED_AT: usize = 2_000;

/// The readings that hold people, the likeliest first.
pub(super) fn likely(bytes: &[u8], choices: &[ColumnChoice]) -> Vec<FileReading> {
    let sample = sample(bytes);
    let bytes = sample.as_ref();
    let mut read: Vec<(i64, FileReading)> = Vec::new();
    for encoding in ENCODINGS.into_iter().filter_map(Encoding::labelled) {
        let Decoded { text, damaged } = decode::decoded(bytes, encoding);
        if damaged && encoding != Encoding::UTF_8 {
            continue;
        }
        let Ok(csv) = read_text(&text, damaged, choices) else { continue };
        let telling = |name: &&String| !name.is_ascii();
        let names = csv.people.iter().map(|person| &person.name);
        let mut shown: Vec<String> = names.clone().filter(telling).take(SHOWN.1).cloned().collect();
        // The names are plain and only their roles differ.
        if shown.is_empty() {
            let people = csv.people.iter().filter(|person| !person.role.is_ascii());
            shown = people.map(|person| format!("{} ({})", person.name, person.role)).take(SHOWN.1).collect();
        }
        if shown.is_empty() {
            shown = names.take(SHOWN.1).cloned().collect();
        }
        if !shown.is_empty() {
            read.push((
                likelihood(&text),
                FileReading { encoding: encoding.name().to_lowercase(), names: shown },
            ));
        }
    }
    // Stable: of equals the one met more often.
    read.sort_by_key(|(likely, _)| -likely);
    let mut seen = HashSet::new();
    read.into_iter()
        .map(|(_, reading)| reading)
        .filter(|reading| seen.insert(reading.names.clone()))
        .take(SHOWN.0)
        .collect()
}

/// The ways any text may read, the likeliest first, each with up to two lines that tell them apart.
pub(crate) fn likely_lines(bytes: &[u8]) -> Vec<FileReading> {
    const LINES: usize = 2;
    let sample = sample(bytes);
    let mut read: Vec<(i64, FileReading)> = Vec::new();
    for encoding in ENCODINGS.into_iter().filter_map(Encoding::labelled) {
        let Decoded { text, damaged } = decode::decoded(sample.as_ref(), encoding);
        if damaged && encoding != Encoding::UTF_8 {
            continue;
        }
        let lines = text.lines().filter(|line| !line.is_ascii()).map(telling).take(LINES).collect();
        let encoding = encoding.name().to_lowercase();
        read.push((likelihood(&text), FileReading { encoding, names: lines }));
    }
    // Stable: of equals the one met more often.
    read.sort_by_key(|(likely, _)| -likely);
    let mut seen = HashSet::new();
    let readings = read.into_iter().map(|(_, reading)| reading);
    readings.filter(|reading| seen.insert(reading.names.clone())).take(SHOWN.0).collect()
}

/// What of a line is told: what stands around the first letter that differs.
fn telling(line: &str) -> String {
    const BEFORE: usize = 30;
    const SHOWN: usize = 80;
    let place = line.chars().position(|c| !c.is_ascii()).unwrap_or_default();
    let shown = line.chars().skip(place.saturating_sub(BEFORE)).filter(|c| !c.is_control());
    shown.take(SHOWN).collect::<String>().trim().to_owned()
}

/// Of a long file the lines that may name its columns, and those the readings differ in.
fn sample(bytes: &[u8]) -> Cow<'_, [u8]> {
    const MOST: usize = 256 * 1024;
    const FIRST: usize = 40;
    if bytes.len() <= MOST {
        return Cow::Borrowed(bytes);
    }
    let is_end = |byte: &u8| matches!(byte, b'\n' | b'\r');
    let lines =
        bytes.split_inclusive(is_end).enumerate().filter(|(place, line)| *place < FIRST || !line.is_ascii());
    let mut sample = Vec::new();
    for (_, line) in lines.filter(|(_, line)| line.len() < MOST) {
        if sample.len() + line.len() > MOST {
            break;
        }
        sample.extend_from_slice(line);
    }
    Cow::Owned(sample)
}

/// How much a text looks like one: letters among letters of their own script count for it, signs within words, capitals
/// after small letters and control characters against it.
fn likelihood(text: &str) -> i64 {
    let mut points = 0;
    let mut before = ' ';
    let mut looked_at = 0;
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        if !c.is_ascii() {
            let after = letters.peek().copied().unwrap_or(' ');
            points += points_of(before, c, after);
            looked_at += 1;
            if looked_at == LOOKED_AT {
                break;
            }
        }
        before = c;
    }
    // The mean, in hundredths: a reading of two bytes a letter has half as many of them.
    points * 100 / i64::try_from(looked_at.max(1)).unwrap_or(1)
}

fn points_of(before: char, c: char, after: char) -> i64 {
    if c.is_control() || c == char::REPLACEMENT_CHARACTER || ('\u{e000}'..='\u{f8ff}').contains(&c) {
        return -8;
    }
    if !c.is_alphabetic() {
        return if before.is_alphabetic() || after.is_alphabetic() { -3 } else { -1 };
    }
    let own = script(c);
    let strange =
        [before, after].into_iter().filter(|other| other.is_alphabetic()).any(|other| script(other) != own);
    if strange {
        return -3;
    }
    // Half-width katakana and letters of few languages occur more in wrong readings than in right ones.
    if ('\u{ff61}'..='\u{ff9f}').contains(&c) {
        return -1;
    }
    if c.is_uppercase() && before.is_lowercase() {
        return -3;
    }
    if matches!(c, 'ª' | 'º' | 'ƒ' | 'Þ' | 'þ' | 'Ð' | 'ð' | 'ÿ' | 'Ÿ') { 1 } else { 2 }
}

fn script(c: char) -> u8 {
    match c {
        'a'..='z' | 'A'..='Z' | '\u{aa}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => 0,
        '\u{370}'..='\u{3ff}' => 1,
        '\u{400}'..='\u{52f}' => 2,
        '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7af}' => 3,
        '\u{3040}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' => 4,
        _ => 5,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_right_reading_is_among_those_shown_and_mostly_the_first() {
        for (encoding, names) in [
            (encoding_rs::WINDOWS_1252, "Jörg Bäcker\nAimée Dubois\nÅsa Öberg"),
            (encoding_rs::WINDOWS_1250, "Łucja Żaba\nŻaneta Łęcka\nJiří Dvořák"),
            (encoding_rs::WINDOWS_1251, "Анна Каренина\nПётр Безухов"),
            (encoding_rs::MACINTOSH, "Jörg Müßig\nAimée Dubois"),
            (encoding_rs::SHIFT_JIS, "山田 太郎\n鈴木 花子"),
            (encoding_rs::GB18030, "陈 伟\n王 小明"),
            (encoding_rs::EUC_KR, "김 민수\n이 서연"),
            (encoding_rs::WINDOWS_1253, "Νίκος Παπαδόπουλος\nΕλένη"),
        ] {
            let (bytes, _, unmappable) = encoding.encode(names);
            assert!(!unmappable, "{names}");
            let file = [b"Name\n".as_slice(), &bytes].concat();
            let readings = likely(&file, &[]);
            let right = readings.iter().position(|reading| reading.names[0] == names.lines().next().unwrap());
            assert!(right.is_some_and(|place| place < 3), "{} among {readings:?}", encoding.name());
            assert!(readings.len() > 1, "there is something to choose from: {readings:?}");
        }
    }
}
