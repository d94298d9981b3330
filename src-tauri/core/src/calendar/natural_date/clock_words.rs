//! Times of day as people say them: "9", "09:30", "9.30", "9am", "half past nine", "noon".

use chrono::NaiveTime;

use super::vocabulary::{is_figures, number, words_of};

/// The time of day that words mean: hours of a 24-hour clock unless they say am, pm or a part of the day.
pub(crate) fn time_of_day(words: &str) -> Option<NaiveTime> {
    let words = words_of(words);
    time_in(&words.iter().map(String::as_str).collect::<Vec<_>>())
}

/// The time that normalised words name.
pub(super) fn time_in(parts: &[&str]) -> Option<NaiveTime> {
    match parts {
        ["at" | "around" | "about", rest @ ..] => time_in(rest),
        ["noon" | "midday"] => at(12, 0),
        ["midnight"] => at(0, 0),
        [rest @ .., "o'clock" | "o’clock" | "oclock"] => on_the_hour(rest),
        [rest @ .., "in", "the", part] | [rest @ .., "at", part] => {
            let half = match *part {
                "morning" => Half::Am,
                "afternoon" | "evening" | "night" => Half::Pm,
                _ => return None,
            };
            twelve_hours(rest, half)
        }
        [rest @ .., "am" | "a.m"] => twelve_hours(rest, Half::Am),
        [rest @ .., "pm" | "p.m"] => twelve_hours(rest, Half::Pm),
        [one] => joined_half(one).or_else(|| figures(one)).or_else(|| on_the_hour(&[one])),
        ["half", "past", hour] => at(hour_of(hour)?, 30),
        ["quarter", "past", hour] | ["a", "quarter", "past", hour] => at(hour_of(hour)?, 15),
        ["quarter", "to", hour] | ["a", "quarter", "to", hour] => at(before(hour_of(hour)?), 45),
        [minutes, "past", hour] | [minutes, "minutes", "past", hour] => {
            at(hour_of(hour)?, number(minutes).filter(|m| *m > 0)?)
        }
        [minutes, "to", hour] | [minutes, "minutes", "to", hour] => {
            at(before(hour_of(hour)?), 60_u32.checked_sub(number(minutes).filter(|m| *m > 0)?)?)
        }
        [hour, minutes] if !is_figures(hour) || !is_figures(minutes) => at(hour_of(hour)?, number(minutes)?),
        _ => None,
    }
}

#[derive(Clone, Copy)]
enum Half {
    Am,
    Pm,
}

fn at(hour: u32, minute: u32) -> Option<NaiveTime> {
    NaiveTime::from_hms_opt(hour, minute, 0)
}

/// The hour before, on a clock that goes round.
fn before(hour: u32) -> u32 {
    (hour + 23) % 24
}

fn hour_of(word: &str) -> Option<u32> {
    match word {
        "noon" | "midday" => Some(12),
        "midnight" => Some(0),
        _ => number(word).filter(|hour| *hour < 24 && word != "a"),
    }
}

fn on_the_hour(parts: &[&str]) -> Option<NaiveTime> {
    match parts {
        [hour] => at(hour_of(hour)?, 0),
        _ => None,
    }
}

/// "9am", "9:30pm".
fn joined_half(word: &str) -> Option<NaiveTime> {
    let halves = [("a.m", Half::Am), ("p.m", Half::Pm), ("am", Half::Am), ("pm", Half::Pm)];
    let (figures, half) =
        halves.iter().find_map(|(ending, half)| word.strip_suffix(ending).map(|figures| (figures, *half)))?;
    figures.starts_with(|c: char| c.is_ascii_digit()).then(|| twelve_hours(&[figures], half)).flatten()
}

/// A time of a half of the day: "9", "half past nine"; 12 is its beginning.
fn twelve_hours(parts: &[&str], half: Half) -> Option<NaiveTime> {
    use chrono::Timelike;
    let time = time_in(parts)?;
    match (time.hour(), half) {
        (12, Half::Am) => time.with_hour(0),
        (1..=11, Half::Am) | (12, Half::Pm) => Some(time),
        (hour @ 1..=11, Half::Pm) => time.with_hour(hour + 12),
        _ => None,
    }
}

/// "9:00", "09.30", "9h30", "14h", "0930".
fn figures(word: &str) -> Option<NaiveTime> {
    let word = word.strip_suffix("hrs").or_else(|| word.strip_suffix("hr")).unwrap_or(word);
    if let Some((hour, minute)) = word.split_once([':', '.', 'h']) {
        let minute = if minute.is_empty() && word.ends_with('h') { "00" } else { minute };
        let fits = is_figures(hour) && hour.len() <= 2 && is_figures(minute) && minute.len() == 2;
        return fits.then(|| at(hour.parse().ok()?, minute.parse().ok()?)).flatten();
    }
    if word.len() == 4 && is_figures(word) {
        let (hour, minute) = word.split_at(2);
        return at(hour.parse().ok()?, minute.parse().ok()?);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_understood_as_people_say_it() {
        for (words, time) in [
            ("9", "09:00"),
            ("09", "09:00"),
            ("9:00", "09:00"),
            ("09:05", "09:05"),
            ("9.30", "09:30"),
            ("9h30", "09:30"),
            ("14h", "14:00"),
            ("0930", "09:30"),
            ("at 9", "09:00"),
            ("9am", "09:00"),
            ("9 am", "09:00"),
            ("9 a.m.", "09:00"),
            ("12am", "00:00"),
            ("12 pm", "12:00"),
            ("9:30pm", "21:30"),
            ("9.30 PM", "21:30"),
            ("noon", "12:00"),
            ("midnight", "00:00"),
            ("nine", "09:00"),
            ("nine thirty", "09:30"),
            ("nine o’clock", "09:00"),
            ("half past nine", "09:30"),
            ("half past nine in the evening", "21:30"),
            ("quarter to ten", "09:45"),
            ("a quarter past 9", "09:15"),
            ("ten to midnight", "23:50"),
            ("twenty-five past 7", "07:25"),
            ("twenty five past 7", "07:25"),
            ("9 in the morning", "09:00"),
            ("8 at night", "20:00"),
            ("23:59", "23:59"),
            ("Half Past Nine", "09:30"),
        ] {
            assert_eq!(
                time_of_day(words).map(|time| time.format("%H:%M").to_string()).as_deref(),
                Some(time),
                "{words}"
            );
        }
    }

    #[test]
    fn what_is_no_time_is_none() {
        for words in [
            "",
            "25:00",
            "24",
            "9:60",
            "9:5",
            "13pm",
            "0am",
            "soon",
            "half nine",
            "09:00:00",
            "9 30 2",
            "-1",
            "a",
            "at",
            "morning",
            "99",
            "930",
        ] {
            assert_eq!(time_of_day(words), None, "{words}");
        }
    }
}
