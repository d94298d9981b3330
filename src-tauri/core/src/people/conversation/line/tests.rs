//! Tests of the module above.

use proptest::prelude::*;

use super::*;
use crate::calendar::WeekStart;

// A Tuesday.
const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 3, 3).expect("3 March 2026 exists");

fn calendar() -> Calendar {
    Calendar::on(TODAY, WeekStart::Monday)
}

/// Noon of that day in London.
fn now() -> Now {
    Now::new("2026-03-03T12:00:00Z".parse().unwrap(), chrono_tz::Europe::London)
}

fn known() -> Vec<(i64, String)> {
    [(1, "Ada Marsh"), (2, "Jonas"), (3, "Reply All"), (4, "Marie Sun")]
        .map(|(id, name)| (id, name.to_owned()))
        .to_vec()
}

fn read(line: &str) -> ConversationLine {
    read_line(line, None, calendar(), &now(), &known()).unwrap()
}

/// Kind, id, name, what was added, day.
fn said(line: &str) -> (&'static str, Option<i64>, Option<String>, String, String) {
    let line = read(line);
    let (id, name) = line.person.map_or((None, None), |person| (person.id, Some(person.name)));
    (line.kind.slug(), id, name, line.added, line.on.to_string())
}

#[test]
fn a_line_says_kind_person_words_link_and_day() {
    let line = read(
        "commented on ada marsh’s post: asked how they measure it https://www.linkedin.com/posts/ada_1 yesterday",
    );
    assert_eq!(line.kind, ConversationKind::Comment);
    assert_eq!(line.person, Some(PersonWord { id: Some(1), name: "Ada Marsh".to_owned() }));
    assert_eq!(line.added, "asked how they measure it");
    assert_eq!(line.link.as_deref(), Some("https://www.linkedin.com/posts/ada_1"));
    assert_eq!(line.network, Some(Network::Linkedin));
    assert_eq!(line.understood, ["Comment", "Ada Marsh", "On LinkedIn", "Yesterday"]);
}

#[test]
fn every_kind_is_said_as_people_say_it() {
    let new = |name: &str| (None, Some(name.to_owned()));
    let old = |id, name: &str| (Some(id), Some(name.to_owned()));
    for (line, kind, (id, name), added, on) in [
        (
            "Ada Marsh: shared our template",
            "comment",
            old(1, "Ada Marsh"),
            "shared our template",
            "2026-03-03",
        ),
        (
            "Ada Marsh shared our template mon",
            "comment",
            old(1, "Ada Marsh"),
            "shared our template",
            "2026-03-02",
        ),
        (
            "comment Ada: shared our template",
            "comment",
            old(1, "Ada Marsh"),
            "shared our template",
            "2026-03-03",
        ),
        ("Comment: Priya: yes, and the budget", "comment", new("Priya"), "yes, and the budget", "2026-03-03"),
        ("reply to @jonas: yes 2 days ago", "reply", old(2, "Jonas"), "yes", "2026-03-01"),
        ("replied to Priya Nair's comment: yes", "reply", new("Priya Nair"), "yes", "2026-03-03"),
        ("invited Bo Chen: wrote why on 1 mar", "invitation", new("Bo Chen"), "wrote why", "2026-03-01"),
        ("invitation to Bo Chen", "invitation", new("Bo Chen"), "", "2026-03-03"),
        (
            "call with Priya Nair about platform teams last fri",
            "call",
            new("Priya Nair"),
            "about platform teams",
            "2026-02-27",
        ),
        ("had lunch with Bo Smith yesterday", "call", new("Bo Smith"), "", "2026-03-02"),
        ("coffee with Bo Smith about budgets", "call", new("Bo Smith"), "about budgets", "2026-03-03"),
        ("called jonas", "call", old(2, "Jonas"), "", "2026-03-03"),
        ("call with Priya Mon", "call", new("Priya"), "", "2026-03-02"),
        ("credited Jonas for the idea", "credit", old(2, "Jonas"), "for the idea", "2026-03-03"),
        ("thanked Jonas today", "credit", old(2, "Jonas"), "", "2026-03-03"),
        ("commented on Priya's post about budgets", "comment", new("Priya"), "about budgets", "2026-03-03"),
        ("comment on @priya's post yesterday", "comment", new("priya"), "", "2026-03-02"),
        ("@priya agreed", "comment", new("priya"), "agreed", "2026-03-03"),
        (
            "comment on the platform post yesterday",
            "comment",
            (None, None),
            "the platform post",
            "2026-03-02",
        ),
    ] {
        assert_eq!(said(line), (kind, id, name, added.to_owned(), on.to_owned()), "{line}");
    }
}

#[test]
fn a_name_is_never_read_as_a_kind_or_a_day() {
    assert_eq!(said("Reply All: nice one").0, "comment");
    assert_eq!(
        said("call with Marie Sun"),
        ("call", Some(4), Some("Marie Sun".to_owned()), String::new(), "2026-03-03".to_owned())
    );
    assert_eq!(said("Marie Sun sun").4, "2026-03-01");
    assert_eq!(said("Marie Sun we meet next fri").3, "we meet next fri", "what lies ahead is text");
}

#[test]
fn a_link_may_stand_anywhere_and_alone() {
    let alone = read("https://github.com/ada/engine/issues/1.");
    assert_eq!(
        (alone.link.as_deref(), alone.network),
        (Some("https://github.com/ada/engine/issues/1"), Some(Network::Github))
    );
    let two = read("Jonas (https://example.org/a) compare HTTPS://example.org/b");
    assert_eq!(
        (two.link.as_deref(), two.added.as_str()),
        (Some("https://example.org/a"), "compare HTTPS://example.org/b")
    );
    assert_eq!(two.network, None);
    assert_eq!(read("Jonas: yesterday https://bsky.app/profile/x").on.to_string(), "2026-03-02");
    assert_eq!(read("Jonas: why https:// and not http://").added, "why https:// and not http://");
    assert!(read_line("Jonas https://[", None, calendar(), &now(), &known()).is_err());
}

#[test]
fn days_are_said_as_people_say_them_and_new_people_are_told() {
    assert_eq!(read("Priya: hello").understood, ["Comment", "Priya (new)", "Today"]);
    assert_eq!(
        read("Jonas: we meet next fri").understood,
        ["Comment", "Jonas", "Friday 13 March hasn’t come yet: logged for today"]
    );
    assert_eq!(read("had lunch with the platform team").understood, ["Call", "No one named", "Today"]);
    assert_eq!(read("Jonas: hello 4 mar").understood, ["Comment", "Jonas", "On Tuesday 4 March 2025"]);
}

#[test]
fn the_link_of_a_comment_tells_the_day_and_that_of_a_post_does_not() {
    let post = "https://www.linkedin.com/feed/update/urn:li:activity:7426412370303913984";
    let comment = format!(
        "{post}?commentUrn=urn%3Ali%3Acomment%3A%28activity%3A7426412370303913984%2C7426675092736139265%29"
    );
    let line = read(&format!("Jonas: well measured {comment}"));
    assert_eq!(line.on.to_string(), "2026-02-09");
    assert_eq!(line.understood, ["Comment", "Jonas", "On LinkedIn", "On Monday 9 February, by the link"]);
    assert_eq!(read(&format!("Jonas: well measured {post}")).on, TODAY);
    assert_eq!(read(&format!("Jonas: well measured {comment} yesterday")).on.to_string(), "2026-03-02");
    let doubtful = read(&format!("Jonas: well measured {comment} last week"));
    assert_eq!((doubtful.on, doubtful.unclear_day.is_some()), (TODAY, true), "the line names a day");
}

#[test]
fn a_line_that_says_nothing_is_refused_with_an_example() {
    for line in ["", " ", "comment", "call yesterday", "replied to"] {
        let error = read_line(line, None, calendar(), &now(), &known()).unwrap_err().to_string();
        assert!(error.starts_with("The line is empty. Write who"), "{line}: {error}");
    }
    let long = read_line(&format!("Jonas: {}", "é".repeat(301)), None, calendar(), &now(), &known())
        .unwrap_err()
        .to_string();
    assert!(long.starts_with("What you added is too long: 301 of 300 characters."), "{long}");
}

#[test]
fn words_for_more_than_one_day_or_none_are_said_and_stay() {
    for (line, words, said) in [
        ("call with Jonas last week", "last week", "“last week” isn’t one day: logged for today"),
        ("Jonas: hello in January", "in January", "“in January” isn’t one day: logged for today"),
        ("Jonas: hello the other day", "the other day", "“the other day” isn’t one day: logged for today"),
        ("Jonas: hello a few days ago", "a few days ago", "“a few days ago” isn’t one day: logged for today"),
        ("Jonas: hello 31 feb", "31 feb", "“31 feb” isn’t a date: logged for today"),
        ("Jonas: hello 1/2", "1/2", "“1/2” can be two days: logged for today"),
        ("Jonas: hello mon 6 mar", "mon 6 mar", "6 March is a Thursday: logged for today"),
    ] {
        let line = read(line);
        assert_eq!((line.on, line.unclear_day.as_deref()), (TODAY, Some(words)));
        assert!(line.added.ends_with(words), "{}", line.added);
        assert_eq!(line.understood.last().unwrap(), said);
    }
    let chosen =
        read_line("call with Jonas last week", TODAY.pred_opt(), calendar(), &now(), &known()).unwrap();
    assert_eq!((chosen.added.as_str(), chosen.unclear_day), ("last week", None));
    assert_eq!(chosen.understood, ["Call", "Jonas", "Yesterday"]);
}

#[test]
fn words_for_one_past_day_are_that_day() {
    for (line, on) in [
        ("replied to Bo last night", "2026-03-02"),
        ("replied to Bo yesterday morning", "2026-03-02"),
        ("replied to Bo yesterday at 9", "2026-03-02"),
        ("replied to Bo 3 days ago", "2026-02-28"),
        ("replied to Bo the day before yesterday", "2026-03-01"),
        ("replied to Bo this morning", "2026-03-03"),
        ("replied to Bo monday last week", "2026-02-23"),
    ] {
        let line = read(line);
        assert_eq!((line.on.to_string().as_str(), line.unclear_day, line.added.as_str()), (on, None, ""));
        assert_eq!(line.person.unwrap().name, "Bo");
    }
    assert_eq!(
        read("replied to Bo yesterday at 9").understood.last().unwrap(),
        "Only the day is kept, not “at 9”"
    );
}

#[test]
fn a_known_first_name_does_not_swallow_a_longer_one() {
    let known = [(1, "Ada".to_owned())];
    for (line, name, added) in [
        ("comment Ada Marsh: nice chart", "Ada Marsh", "nice chart"),
        ("comment ada marsh: nice chart", "ada marsh", "nice chart"),
        ("call with Ada Marsh about costs", "Ada Marsh", "about costs"),
        ("commented on Ada Marsh’s post: nice chart", "Ada Marsh", "nice chart"),
        ("Ada Marsh shared a chart", "Ada Marsh", "shared a chart"),
    ] {
        let read = read_line(line, None, calendar(), &now(), &known).unwrap();
        let person = read.person.unwrap();
        assert_eq!((person.id, person.name.as_str(), read.added.as_str()), (None, name, added), "{line}");
        let other = read.other.unwrap();
        assert_eq!(other.name, "Ada");
        assert!(read.understood.contains(&format!("{name}, or Ada?")));
        let taken = read_line(&other.line, None, calendar(), &now(), &known).unwrap();
        assert_eq!(
            (taken.person.unwrap().id, taken.added.as_str(), taken.other),
            (Some(1), added, None),
            "{}",
            other.line
        );
    }
    assert_eq!(read_line("Ada: hi", None, calendar(), &now(), &known).unwrap().other, None);
    let shorter = read("comment Ada: hi https://example.org/a");
    assert_eq!((shorter.person.unwrap().id, shorter.other.as_ref().unwrap().name.as_str()), (Some(1), "Ada"));
    let new = read(&shorter.other.unwrap().line);
    assert_eq!((new.person.unwrap().id, new.added.as_str(), new.link.is_some()), (None, "hi", true));
}

#[test]
fn every_kind_takes_a_name_with_or_without_a_preposition() {
    for (words, kind) in [
        ("comment|comments|commented|commenting|comment on|commented on|commenting on", "comment"),
        ("dm|dm to|message|messaged|messaged with|wrote to|emailed|dm’d", "comment"),
        ("reply|reply to|replies to|replied|replied to|replying to|answered|answer to", "reply"),
        ("invitation|invitation to|invite|invites|invited|inviting", "invitation"),
        ("call|call with|calls|called|calling|phone|phoned|met|meet|met with|meeting with|meeting", "call"),
        (
            "lunch|lunch with|had lunch with|coffee|coffee with|had a coffee with|chat with|chatted with|talked to|talk with|spoke to|speaking with",
            "call",
        ),
        ("credit|credit to|credited|gave credit to|thank|thanked|thanks|thanks to|credit for", "credit"),
    ] {
        for words in words.split('|') {
            for line in [
                format!("{words} Priya"),
                format!("I {words} Priya yesterday"),
                format!("{words} Priya Nair about budgets"),
            ] {
                let read = read(&line);
                assert_eq!(read.kind.slug(), kind, "{line}");
                assert!(read.person.is_some_and(|person| person.name.starts_with("Priya")), "{line}");
            }
        }
    }
}

#[test]
fn what_may_be_a_thing_can_be_taken_as_one() {
    for line in ["comment on Kubernetes", "comment Great chart"] {
        let read = read(line);
        let other = read.other.unwrap();
        assert_eq!(other.name, "no one", "{line}");
        let taken = self::read(&other.line);
        assert_eq!((taken.kind.slug(), taken.person, taken.other), ("comment", None, None), "{line}");
        assert!(line.ends_with(&taken.added));
    }
}

proptest! {
    #[test]
    fn any_line_is_read_or_refused_and_lies_not_ahead(
        line in "(I |commented on |call with |@)?\\PC{0,12}('s post|’|: | )?\\PC{0,20}( https://x.com/\\PC{0,5})?( yesterday| fri)?",
        name in "\\PC{0,8}",
    ) {
        if let Ok(line) = read_line(&line, None, calendar(), &now(), &[(1, name)]) {
            prop_assert!(line.on <= TODAY);
            prop_assert!(line.person.is_some() || !line.added.is_empty() || line.link.is_some());
        }
    }
}
