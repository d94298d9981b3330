//! Tests of the module above.

use chrono::TimeZone;
use chrono_tz::Europe::Berlin;

use super::*;

// A Tuesday.
const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 3, 3).expect("3 March 2026 exists");

fn read(words: &str, direction: Direction) -> String {
    Calendar::on(TODAY, WeekStart::Monday)
        .day(words, direction)
        .map_or_else(|error| error.to_string(), |date| date.to_string())
}

fn meant(words: &str) -> String {
    read(words, Direction::Future)
}

fn happened(words: &str) -> String {
    read(words, Direction::Past)
}

#[test]
fn words_mean_the_date_that_people_mean() {
    for (words, date) in [
        ("today", "2026-03-03"),
        ("tonight", "2026-03-03"),
        ("Tomorrow", "2026-03-04"),
        ("tomorrow!", "2026-03-04"),
        ("(tomorrow)", "2026-03-04"),
        ("the day after tomorrow", "2026-03-05"),
        ("fri", "2026-03-06"),
        ("Friday", "2026-03-06"),
        ("on Friday", "2026-03-06"),
        ("this fri", "2026-03-06"),
        ("tue", "2026-03-10"),
        ("friday week", "2026-03-13"),
        ("a week on friday", "2026-03-13"),
        ("two weeks from monday", "2026-03-23"),
        ("next week", "2026-03-09"),
        ("next monday", "2026-03-09"),
        ("monday next week", "2026-03-09"),
        ("next fri", "2026-03-13"),
        ("this weekend", "2026-03-07"),
        ("next month", "2026-04-01"),
        ("next quarter", "2026-04-01"),
        ("next year", "2027-01-01"),
        ("end of month", "2026-03-31"),
        ("the end of the month", "2026-03-31"),
        ("end of next month", "2026-04-30"),
        ("end of the week", "2026-03-08"),
        ("end of the quarter", "2026-03-31"),
        ("end of the year", "2026-12-31"),
        ("start of april", "2026-04-01"),
        ("beginning of next quarter", "2026-04-01"),
        ("mid april", "2026-04-15"),
        ("end of february", "2027-02-28"),
        ("in 10 days", "2026-03-13"),
        ("in ten days", "2026-03-13"),
        ("10 days from now", "2026-03-13"),
        ("in twenty one days", "2026-03-24"),
        ("in 2 weeks", "2026-03-17"),
        ("in a week", "2026-03-10"),
        ("in a fortnight", "2026-03-17"),
        ("in a couple of weeks", "2026-03-17"),
        ("in a month", "2026-04-03"),
        ("in two months", "2026-05-03"),
        ("in half a year", "2026-09-03"),
        ("in 20 hours", "2026-03-04"),
        ("3 mar", "2026-03-03"),
        ("3mar", "2026-03-03"),
        ("3 dec", "2026-12-03"),
        ("Mar 2", "2027-03-02"),
        ("29 feb", "2028-02-29"),
        ("the 3rd of May", "2026-05-03"),
        ("the third of May", "2026-05-03"),
        ("May the 3rd", "2026-05-03"),
        ("twenty-first of june", "2026-06-21"),
        ("the 15th", "2026-03-15"),
        ("the 1st", "2026-04-01"),
        ("1st May 2027", "2027-05-01"),
        ("1 may 27", "2027-05-01"),
        ("fri 6 mar", "2026-03-06"),
        ("6 march, friday", "2026-03-06"),
        ("Fri, March 6, 2026", "2026-03-06"),
        ("2026-03-31", "2026-03-31"),
        ("2026/3/31", "2026-03-31"),
        ("12.3.", "2026-03-12"),
        ("12.03.2027", "2027-03-12"),
        ("24/12", "2026-12-24"),
        ("12/24/2026", "2026-12-24"),
        ("4/4", "2026-04-04"),
    ] {
        assert_eq!(meant(words), date, "{words}");
    }
}

#[test]
fn the_week_that_comes_begins_on_the_day_the_user_chose() {
    let sunday =
        |words| Calendar::on(TODAY, WeekStart::Sunday).day(words, Direction::Future).unwrap().to_string();
    assert_eq!(sunday("next week"), "2026-03-08");
    assert_eq!(sunday("next sat"), "2026-03-14");
    assert_eq!(sunday("end of the week"), "2026-03-07");
}

#[test]
fn looking_back_words_mean_the_latest_such_day() {
    for (words, date) in [
        ("today", "2026-03-03"),
        ("this morning", "2026-03-03"),
        ("earlier today", "2026-03-03"),
        ("2 hours ago", "2026-03-03"),
        ("15 hours ago", "2026-03-02"),
        ("Yesterday", "2026-03-02"),
        ("yesterday morning", "2026-03-02"),
        ("yesterday at 9", "2026-03-02"),
        ("last night", "2026-03-02"),
        ("the day before yesterday", "2026-03-01"),
        ("mon", "2026-03-02"),
        ("monday evening", "2026-03-02"),
        ("last mon", "2026-03-02"),
        ("monday last week", "2026-02-23"),
        ("tue", "2026-03-03"),
        ("last tue", "2026-02-24"),
        ("fri", "2026-02-27"),
        ("3 mar", "2026-03-03"),
        ("4 mar", "2025-03-04"),
        ("the 4th", "2026-02-04"),
        ("29 feb", "2024-02-29"),
        ("2 days ago", "2026-03-01"),
        ("a couple of days ago", "2026-03-01"),
        ("a week ago", "2026-02-24"),
        ("a week ago today", "2026-02-24"),
        ("a fortnight ago", "2026-02-17"),
        ("1 month ago", "2026-02-03"),
        ("end of last month", "2026-02-28"),
        ("1 may 2024", "2024-05-01"),
        ("2026-02-28", "2026-02-28"),
    ] {
        assert_eq!(happened(words), date, "{words}");
    }
}

#[test]
fn what_is_no_date_is_refused_in_words_with_examples() {
    for words in [
        "someday",
        "31 feb",
        "mo",
        "in days",
        "fri 13",
        "in 99999999999 days",
        "2026-13-01",
        "7",
        "3std mar",
        "40.3.",
    ] {
        assert_eq!(meant(words), format!("“{words}” isn’t a date. Try 3 mar, fri, tomorrow or in 10 days."));
        assert_eq!(
            happened(words),
            format!("“{words}” isn’t a date. Try 3 mar, mon, yesterday or 2 days ago.")
        );
    }
    assert_eq!(meant(" "), "Enter a date. Try 3 mar, fri, tomorrow or in 10 days.");
    assert_eq!(meant("1 may 1990"), "Choose a year from 2000 to 2099.");
    assert!(meant(&"long ".repeat(100)).chars().count() < 130);
}

#[test]
fn what_can_be_two_dates_is_never_guessed() {
    assert_eq!(meant("3/12"), "“3/12” can be 3 December or 12 March. Write the month as a word.");
    assert_eq!(
        meant("3/12/2027"),
        "“3/12/2027” can be 3 December 2027 or 12 March 2027. Write the month as a word."
    );
    assert_eq!(meant("mon 6 mar"), "“mon 6 mar” isn’t a date: 6 March is a Friday. Choose one of the two.");
}

#[test]
fn a_weekday_is_known_by_three_letters() {
    for (word, day) in
        [("mon", Day::Monday), ("Tues", Day::Tuesday), ("Wednesdays", Day::Wednesday), ("fri.", Day::Friday)]
    {
        assert_eq!(parse_weekday(word).unwrap(), day, "{word}");
    }
    for word in ["", "m", "someday", "mon tue"] {
        assert!(parse_weekday(word).unwrap_err().to_string().contains("isn’t a day of the week"), "{word}");
    }
}

#[test]
fn a_span_is_no_day() {
    for words in [
        "last week",
        "last month",
        "the other day",
        "in January",
        "a few days ago",
        "the last 3 weeks",
        "last summer",
        "last weekend",
    ] {
        assert_eq!(
            happened(words),
            format!("“{words}” isn’t one day. Try 3 mar, mon, yesterday or 2 days ago.")
        );
    }
    for words in ["this week", "in April", "april 2026", "next summer", "in a few weeks"] {
        assert_eq!(meant(words), format!("“{words}” isn’t one day. Try 3 mar, fri, tomorrow or in 10 days."));
    }
}

#[test]
fn what_is_planned_in_words_lies_ahead_and_what_is_logged_does_not() {
    for words in ["yesterday", "last mon", "2 days ago", "last night"] {
        assert_eq!(meant(words), "That date has passed. Try today, tomorrow, fri or 3 mar.", "{words}");
    }
    for words in ["tomorrow", "next week", "in 3 days", "4 mar 2026", "2026-03-04", "2099-12-31"] {
        assert_eq!(happened(words), "That date is in the future. Choose today or earlier.", "{words}");
    }
}

#[test]
fn a_mostly_open_sense_reads_the_other_way_what_it_cannot_read_its_own() {
    for (words, ahead, back) in [
        ("fri", "2026-03-06", "2026-02-27"),
        ("yesterday", "2026-03-02", "2026-03-02"),
        ("next fri", "2026-03-13", "2026-03-13"),
        ("1 mar", "2027-03-01", "2026-03-01"),
        ("2026-03-20", "2026-03-20", "2026-03-20"),
    ] {
        assert_eq!(read(words, Direction::MostlyFuture), ahead, "{words}");
        assert_eq!(read(words, Direction::MostlyPast), back, "{words}");
    }
}

#[test]
fn a_time_beside_a_planned_day_is_never_dropped_in_silence() {
    for (words, hour) in [
        ("tomorrow 9am", "9am"),
        ("fri at 10", "at 10"),
        ("fri 13:00", "13:00"),
        ("friday evening", "evening"),
    ] {
        assert_eq!(meant(words), format!("Only the day is kept. Leave out “{hour}”."));
        let read = Calendar::on(TODAY, WeekStart::Monday).read(words, Direction::Future);
        assert_eq!((read.date, read.said), (None, meant(words)));
    }
}

#[test]
fn at_night_tomorrow_is_the_morning_that_comes() {
    let at = |hour, minute| {
        Now::new(Berlin.with_ymd_and_hms(2026, 3, 10, hour, minute, 0).unwrap().to_utc(), Berlin)
    };
    for (hour, minute, tomorrow, after) in [
        (0, 0, "2026-03-10", "2026-03-11"),
        (3, 59, "2026-03-10", "2026-03-11"),
        (4, 0, "2026-03-11", "2026-03-12"),
        (23, 59, "2026-03-11", "2026-03-12"),
    ] {
        let calendar = Calendar::new(&at(hour, minute), WeekStart::Monday);
        assert_eq!(coming_day(&at(hour, minute)).to_string(), tomorrow);
        assert_eq!(
            calendar.day("tomorrow", Direction::Future).unwrap().to_string(),
            tomorrow,
            "{hour}:{minute}"
        );
        assert_eq!(
            calendar.day("the day after tomorrow", Direction::Future).unwrap().to_string(),
            after,
            "{hour}:{minute}"
        );
        assert_eq!(
            calendar.day("in 1 day", Direction::Future).unwrap().to_string(),
            "2026-03-11",
            "days are counted on the calendar"
        );
    }
}
