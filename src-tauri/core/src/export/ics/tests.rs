use ical::parser::ical::component::IcalEvent;
use proptest::prelude::*;

use super::text::clean;
use super::*;

const JOURNAL: &str = "0123456789abcdef0123456789abcdef";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn post(title: &str, on: &str) -> CalendarEvent {
    CalendarEvent { title: title.to_owned(), ..CalendarEvent::new(Subject::Post, 7, When::AllDay(day(on))) }
}

fn wrote(events: &[CalendarEvent], last: &[CalendarItem], now: &str) -> Written {
    let now = at(now);
    write(JOURNAL, WeekStart::Monday, events, last, now.date_naive() - Duration::days(90), now)
}

/// The events as a second reader sees them. It leaves values escaped.
fn parsed(text: &str) -> Vec<IcalEvent> {
    let calendars: Vec<_> = ical::IcalParser::new(text.as_bytes()).collect();
    assert_eq!(calendars.len(), 1);
    calendars.into_iter().next().unwrap().unwrap().events
}

fn value(event: &IcalEvent, name: &str) -> Option<String> {
    event.properties.iter().find(|property| property.name == name)?.value.clone()
}

fn unescaped(text: &str) -> String {
    let mut characters = text.chars();
    let mut out = String::new();
    while let Some(c) = characters.next() {
        out.push(match c {
            '\\' => match characters.next().unwrap() {
                'n' => '\n',
                other => other,
            },
            c => c,
        });
    }
    out
}

#[test]
fn the_head_and_an_event_are_as_calendars_want_them() {
    let event = CalendarEvent {
        description: "One; two, three \\ four\nFive".to_owned(),
        url: Some("https://example.org/a,b;c".to_owned()),
        category: "Cloud, cost".to_owned(),
        ..post("Build or buy", "2026-03-10")
    };
    let text = wrote(&[event], &[], "2026-03-03T12:00:00Z").text;
    let expected = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Standpoint//Standpoint//EN\r\nCALSCALE:GREGORIAN\r\nNAME:Standpoint\r\n\
        X-WR-CALNAME:Standpoint\r\nX-PUBLISHED-TTL:PT1H\r\nREFRESH-INTERVAL;VALUE=DURATION:PT1H\r\nBEGIN:VEVENT\r\n\
        CLASS:PRIVATE\r\nDESCRIPTION:One\\; two\\, three \\\\ four\\nFive\r\n\
        DTEND;VALUE=DATE:20260311\r\nDTSTAMP:20260303T120000Z\r\nDTSTART;VALUE=DATE:20260310\r\n\
        LAST-MODIFIED:20260303T120000Z\r\nSEQUENCE:0\r\nSUMMARY:Post: Build or buy\r\nTRANSP:TRANSPARENT\r\n\
        UID:post-7-0123456789abcdef0123456789abcdef@standpoint\r\nURL:https://example.org/a,b;c\r\n\
        CATEGORIES:Cloud\\, cost\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    assert_eq!(text, expected);
}

#[test]
fn a_weekly_slot_floats_and_leaves_out_its_pauses() {
    let first = day("2026-03-10").and_hms_opt(9, 0, 0).unwrap();
    let except = vec![first + Duration::days(7), first + Duration::days(14)];
    let slot = CalendarEvent::new(Subject::Slot, 1, When::Weekly { first, except });
    let text = wrote(&[slot], &[], "2026-03-03T12:00:00Z").text;
    for line in [
        "RRULE:FREQ=WEEKLY;BYDAY=TU;WKST=MO",
        "DTSTART:20260310T090000",
        "EXDATE:20260317T090000",
        "EXDATE:20260324T090000",
        "DURATION:PT30M",
        "TRANSP:OPAQUE",
        "SUMMARY:Writing time",
    ] {
        assert!(text.contains(&format!("\r\n{line}\r\n")), "{line} in {text}");
    }
    assert!(!text.contains("VALARM") && !text.contains("TZID") && !text.contains("METHOD"));
}

#[test]
fn unchanged_events_give_the_same_bytes_and_a_changed_one_counts_up() {
    let first = wrote(&[post("One", "2026-03-10")], &[], "2026-03-03T12:00:00Z");
    let later = wrote(&[post("One", "2026-03-10")], &first.items, "2026-03-04T12:00:00Z");
    assert_eq!((&later.text, &later.items), (&first.text, &first.items));
    let moved = wrote(&[post("One", "2026-03-11")], &later.items, "2026-03-05T12:00:00Z");
    let event = &parsed(&moved.text)[0];
    assert_eq!(value(event, "SEQUENCE").unwrap(), "1");
    assert_eq!(value(event, "DTSTAMP").unwrap(), "20260305T120000Z");
    assert_eq!(value(event, "LAST-MODIFIED").unwrap(), "20260305T120000Z");
}

#[test]
fn what_is_gone_is_cancelled_for_thirty_days_and_says_nothing_of_the_users() {
    let first = wrote(&[post("Secret", "2026-03-10")], &[], "2026-03-03T12:00:00Z");
    let gone = wrote(&[], &first.items, "2026-03-04T12:00:00Z");
    let event = &parsed(&gone.text)[0];
    assert_eq!(value(event, "STATUS").unwrap(), "CANCELLED");
    assert_eq!(value(event, "SEQUENCE").unwrap(), "1");
    assert_eq!(value(event, "DTSTART").unwrap(), "20260310");
    assert!(gone.text.contains("\r\nDTSTART;VALUE=DATE:20260310\r\n") && !gone.text.contains("Secret"));
    let still = wrote(&[], &gone.items, "2026-04-03T12:00:00Z");
    assert_eq!(still.text, gone.text);
    let forgotten = wrote(&[], &still.items, "2026-04-03T12:00:01Z");
    assert!(parsed(&forgotten.text).is_empty() && forgotten.items.is_empty());
    let back = wrote(&[post("Secret", "2026-03-10")], &still.items, "2026-04-03T12:00:00Z");
    let event = &parsed(&back.text)[0];
    assert_eq!((value(event, "STATUS"), value(event, "SEQUENCE").unwrap()), (None, "2".to_owned()));
}

#[test]
fn a_post_that_is_too_old_and_a_time_that_has_passed_are_no_cancelled_ones() {
    let time = CalendarEvent::new(Subject::Slot, "1-20260310", When::At(at("2026-03-10T08:00:00Z")));
    let first = wrote(&[post("One", "2026-03-10"), time], &[], "2026-03-03T12:00:00Z");
    let passed = wrote(&[post("One", "2026-03-10")], &first.items, "2026-03-10T08:00:00Z");
    assert_eq!(passed.items.len(), 1);
    assert_eq!(wrote(&[], &passed.items, "2026-06-08T12:00:00Z").items.len(), 1, "the last of 90 days");
    assert!(wrote(&[], &passed.items, "2026-06-09T12:00:00Z").items.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_text_is_read_back_and_no_line_is_too_long(
        title in "\\PC{1,200}", description in any::<String>(), category in any::<String>()
    ) {
        // The second reader takes a value that begins with a colon for none.
        let description = format!("Why: {description}");
        let event = CalendarEvent { description, category, ..post(&title, "2026-03-10") };
        let text = wrote(std::slice::from_ref(&event), &[], "2026-03-03T12:00:00Z").text;
        prop_assert!(text.ends_with("\r\n"));
        for line in text.split_terminator("\r\n") {
            prop_assert!(line.len() <= 75 && !line.contains(char::is_control), "{line:?}");
        }
        let events = parsed(&text);
        prop_assert_eq!(events.len(), 1);
        let summary = unescaped(&value(&events[0], "SUMMARY").unwrap());
        let title = clean(&event.title, false);
        let expected = if title.is_empty() { "Post".to_owned() } else { format!("Post: {title}") };
        prop_assert_eq!(summary, expected);
        let description = clean(&event.description, true);
        prop_assert_eq!(value(&events[0], "DESCRIPTION").map(|text| unescaped(&text)).unwrap_or_default(), description);
    }
}

#[test]
fn blanks_of_every_kind_at_a_fold_are_read_back() {
    for blank in [" ", "\u{180f}", "\u{180e}", "\u{a0}", "\u{2003}", "\t"] {
        for length in 50..80 {
            let text = wrote(
                &[post(&format!("{}{blank}b", "a".repeat(length)), "2026-03-10")],
                &[],
                "2026-03-03T12:00:00Z",
            )
            .text;
            let event = &parsed(&text)[0];
            let title = clean(&format!("{}{blank}b", "a".repeat(length)), false);
            assert_eq!(
                unescaped(&value(event, "SUMMARY").unwrap()),
                format!("Post: {title}"),
                "{blank:?} {length}"
            );
        }
    }
}

#[test]
fn a_line_of_every_length_folds_within_its_octets() {
    for length in 1..400 {
        let text = wrote(&[post(&"é".repeat(length), "2026-03-10")], &[], "2026-03-03T12:00:00Z").text;
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "{length}");
        let text = wrote(&[post(&"a".repeat(length), "2026-03-10")], &[], "2026-03-03T12:00:00Z").text;
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "{length}");
    }
}

#[test]
fn no_line_begins_or_ends_with_a_blank_of_the_text() {
    for lead in 1..80 {
        let whole = format!("SUMMARY:{} bb  cc{}\r\n", "a".repeat(lead), " ee".repeat(80));
        let text = folded(&whole);
        for line in text.split_terminator("\r\n") {
            assert!(line.len() <= 75, "{lead}: {line:?}");
            let line = line.strip_prefix(' ').unwrap_or(line);
            assert!(!line.starts_with(' ') && !line.ends_with(' '), "{lead}: {line:?}");
        }
        assert_eq!(text.replace("\r\n ", ""), whole);
    }
}
