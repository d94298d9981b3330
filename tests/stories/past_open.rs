//! What a file of the past leaves open: encodings, dates, joins, copies of one text, too much of it. Contact lists of all
//! programs, and feeds that propose what a file brings.

use std::fs;
use std::path::Path;

use standpoint_core::feeds::parser::FeedSent;
use standpoint_core::id::FeedId;
use standpoint_core::people::person::PersonEntry;
use standpoint_core::publishing::network::Network;
use standpoint_core::publishing::post::LogEntry;
use standpoint_core::views::{
    DateOrder, PastChoices, PastFate, PastKind, PastPreview, PastQuestionKind, PastSource, PeopleQuery,
};
use standpoint_core::{FeedAnswer, FeedSettings};
use standpoint_tests::Desk;

use crate::past_support::{archive, desk, everything, fates, files, import, preview, zipped};

fn choices() -> PastChoices {
    PastChoices::default()
}

fn posts(preview: &PastPreview) -> Vec<(PastFate, u32)> {
    fates(preview, PastKind::Posts)
}

fn shares(rows: &str) -> Vec<u8> {
    format!("Date,ShareLink,ShareCommentary\n{rows}").into_bytes()
}

#[test]
fn an_encoding_is_asked_for_and_nothing_is_taken_before_the_answer() {
    let mut desk = desk();
    let western =
        b"Date,ShareLink,ShareCommentary\n2024-04-11 19:07:13,,J\xF6rg im Caf\xE9: \x93Kosten\x94\n".to_vec();
    let asked = preview(&desk, &western, &choices());
    assert_eq!(asked.source, PastSource::LinkedinArchive);
    assert_eq!(asked.rows, []);
    let question = &asked.questions[0];
    assert_eq!(question.kind, PastQuestionKind::Encoding);
    let values: Vec<_> = question.answers.iter().map(|answer| answer.value.as_str()).collect();
    assert!(values[0] == "windows-1252" && values.contains(&"macintosh"), "{question:?}");
    assert!(question.answers[0].sample[0].contains("Jörg im Café: “Kosten”"), "{question:?}");
    assert_eq!(import(&mut desk, &western, &choices()), "Nothing new");
    let told = PastChoices { encoding: Some("windows-1252".to_owned()), ..choices() };
    assert_eq!(import(&mut desk, &western, &told), "Imported 1 post");
    assert!(everything(&desk).contains("Jörg im Café: “Kosten”"));
}

#[test]
fn one_file_of_an_archive_in_another_encoding_holds_nothing_else_back() {
    let mut desk = desk();
    let roman = b"Date,Link,Message\n2024-04-11 19:07:13,https://www.linkedin.com/feed/update/urn:li:activity:7184270013223116800,J\x9Arg says yes\n";
    let bytes = zipped(&[
        ("Comments.csv".to_owned(), roman.to_vec()),
        ("Shares.csv".to_owned(), shares("2024-04-11 19:07:13,,Jörg schreibt\n")),
    ]);
    let asked = preview(&desk, &bytes, &choices());
    assert_eq!(posts(&asked), [(PastFate::New, 1)]);
    assert_eq!(
        asked.questions.iter().map(|question| question.file.as_str()).collect::<Vec<_>>(),
        ["Comments.csv"]
    );
    let told = PastChoices { encoding: Some("macintosh".to_owned()), ..choices() };
    assert_eq!(import(&mut desk, &bytes, &told), "Imported 1 post, 1 comment");
    let after = everything(&desk);
    assert!(after.contains("Jörg says yes") && after.contains("Jörg schreibt"), "{after}");
}

#[test]
fn a_broken_byte_costs_its_place_and_no_encoding_is_asked_for() {
    let mut desk = desk();
    let mut bytes = shares("2024-04-11 19:07:13,,Jörg müsste über Öl schreiben # \n");
    let at = bytes.iter().position(|byte| *byte == b'#').unwrap();
    bytes[at] = 0xFF;
    assert_eq!(import(&mut desk, &bytes, &choices()), "Imported 1 post");
    assert!(everything(&desk).contains("Jörg müsste über Öl schreiben \u{FFFD}"));
}

#[test]
fn dates_that_can_be_read_two_ways_are_asked_about() {
    let mut desk = desk();
    let bytes = shares("03/04/2025,,One\n05/06/2025,,Two\n");
    let asked = preview(&desk, &bytes, &choices());
    assert_eq!(posts(&asked), [(PastFate::Skipped, 2)]);
    let question = &asked.questions[0];
    assert_eq!(question.kind, PastQuestionKind::Dates);
    let told: Vec<_> =
        question.answers.iter().map(|answer| (answer.value.as_str(), answer.sample[0].as_str())).collect();
    assert_eq!(told, [("mdy", "03/04/2025 is 4 March 2025"), ("dmy", "03/04/2025 is 3 April 2025")]);
    let said = PastChoices { dates: Some(DateOrder::Dmy), ..choices() };
    assert_eq!(import(&mut desk, &bytes, &said), "Imported 2 posts");
    assert!(everything(&desk).contains("2025-04-03"));
    // One date that fits one way alone decides for the file.
    let plain = preview(&desk, &shares("03/04/2025,,Three\n25/06/2025,,Four\n"), &choices());
    assert_eq!((posts(&plain), plain.questions), (vec![(PastFate::New, 2)], Vec::new()));
}

#[test]
fn what_could_join_is_added_separately_if_the_user_says_so() {
    let bytes = shares(
        "2026-03-08 09:00:00,https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A7436338000000000000,What exits cost\n",
    );
    let planned = || {
        let mut desk = desk();
        let entry = LogEntry {
            title: "What exits cost".to_owned(),
            network: Some(Network::Linkedin),
            on: Some("2026-03-08".to_owned()),
            ..LogEntry::default()
        };
        desk.coach.log_post(&desk.now, &entry).unwrap();
        desk
    };
    let mut desk = planned();
    let joins = preview(&desk, &bytes, &choices());
    assert_eq!(posts(&joins), [(PastFate::Joins, 1)], "{:#?}", joins.rows);
    import(&mut desk, &bytes, &choices());
    assert_eq!(desk.contents()["post"].len(), 1);
    let mut desk = planned();
    let separate = PastChoices { separate: vec![joins.rows[0].key.clone()], ..choices() };
    assert_eq!(import(&mut desk, &bytes, &separate), "Imported 1 post");
    assert_eq!(desk.contents()["post"].len(), 2);
    assert_eq!(import(&mut desk, &bytes, &separate), "Nothing new");
}

#[test]
fn someone_of_a_known_name_is_added_separately_if_the_user_says_so() {
    let mut desk = desk();
    let entry = PersonEntry {
        name: Some("Ines Feld".to_owned()),
        role: Some("CIO, City Hospital".to_owned()),
        ..PersonEntry::default()
    };
    desk.coach.add_person(&desk.now, &entry).unwrap();
    let bytes = b"Name,Company,Job Title,Profile URL\nInes Feld,Harbour Bank,CFO,https://www.linkedin.com/in/ines-feld\n";
    let asked = preview(&desk, bytes, &choices());
    assert_eq!(fates(&asked, PastKind::People), [(PastFate::Ask, 1)], "{:#?}", asked.rows);
    let separate = PastChoices { separate: vec![asked.rows[0].key.clone()], ..choices() };
    assert_eq!(import(&mut desk, bytes, &separate), "Imported 1 person");
    let people = desk.coach.people_page(&desk.now, &PeopleQuery::default()).unwrap().people;
    assert_eq!(people.len(), 2);
}

#[test]
fn the_same_text_on_two_networks_within_a_week_is_offered_as_one_post_in_two_places() {
    let text = "What exits cost, in one table.";
    let second = 1_772_960_400; // 2026-03-08 09:00 UTC
    let threads = |second: i64| {
        format!("{{\"text_post_app_text_posts\":[{{\"media\":[{{\"title\":\"{text}\",\"creation_timestamp\":{second}}}]}}]}}")
            .into_bytes()
    };
    let linkedin = shares(&format!(
        "2026-03-06 09:00:00,https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A7435613000000000000,\"{text}\"\n"
    ));
    let mut desk = desk();
    import(&mut desk, &linkedin, &choices());
    let far = preview(&desk, &threads(second + 6 * 86_400), &choices());
    assert_eq!(posts(&far), [(PastFate::New, 1)], "eight days later it is another post");
    let near = preview(&desk, &threads(second), &choices());
    assert_eq!(posts(&near), [(PastFate::Ask, 1)], "{:#?}", near.rows);
    assert!(
        near.rows[0].why.ends_with("on LinkedIn says the same. One post in two places?"),
        "{:?}",
        near.rows
    );
    let key = near.rows[0].key.clone();
    let before = everything(&desk);
    assert_eq!(import(&mut desk, &threads(second), &choices()), "Nothing new", "it is left open");
    let take = PastChoices { take: vec![key.clone()], ..choices() };
    import(&mut desk, &threads(second), &take);
    assert_eq!((desk.contents()["post"].len(), desk.contents()["publication"].len()), (1, 2));
    assert_eq!(import(&mut desk, &threads(second), &take), "Nothing new");
    desk.coach.undo().unwrap();
    assert_eq!(everything(&desk), before);
    let separate = PastChoices { separate: vec![key], ..choices() };
    import(&mut desk, &threads(second), &separate);
    assert_eq!((desk.contents()["post"].len(), desk.contents()["publication"].len()), (2, 2));
}

#[test]
fn a_waiting_proposal_of_the_same_page_is_answered_by_the_import() {
    let mut desk = Desk::new().onboarded().on("2026-10-05T09:00:00Z");
    let site = "https://notes.example.org/feed.xml";
    let settings = FeedSettings::default();
    let feed = desk.coach.add_feed(&desk.now, site, &settings).unwrap().created.unwrap();
    let feed = FeedId(feed.parse().unwrap());
    let rss = "<rss version=\"2.0\"><channel><title>Notes</title><item><title>Maps of paper</title><link>https://notes.example.org/p/maps</link><pubDate>2026-10-01T10:00:00Z</pubDate></item></channel></rss>";
    let sent = FeedSent { bytes: rss.into(), address: site.to_owned(), ..FeedSent::default() };
    desk.coach.store_feed(&desk.now, feed, &FeedAnswer::Read(sent)).unwrap();
    let waiting = |desk: &Desk| desk.coach.feeds_page(&desk.now).unwrap().proposals.len();
    assert_eq!(waiting(&desk), 1);
    let bytes = zipped(&[(
        "posts.csv".to_owned(),
        b"post_id,post_date,is_published,type,title\n7.maps,2026-10-01T10:00:00.000Z,true,newsletter,Maps of paper\n".to_vec(),
    )]);
    let sited = PastChoices { site: Some("notes.example.org".to_owned()), ..choices() };
    assert_eq!(import(&mut desk, &bytes, &sited), "Imported 1 post");
    assert_eq!(waiting(&desk), 0);
    desk.coach.undo().unwrap();
    assert_eq!(waiting(&desk), 1);
}

#[test]
fn contact_lists_of_all_programs_give_the_same_people_as_importing_people_does() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/people-csv");
    let mut names: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.sort();
    let mut compared = 0;
    for path in names {
        let bytes = fs::read(&path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let people = |desk: &Desk| {
            let page = desk.coach.people_page(&desk.now, &PeopleQuery::default()).unwrap();
            let mut people: Vec<_> =
                page.people.into_iter().map(|person| (person.name, person.role, person.link)).collect();
            people.sort();
            people
        };
        let (mut plain, mut past) = (desk(), desk());
        let mut file = std::io::Cursor::new(bytes.clone());
        let all = PastChoices { people: Some("all".to_owned()), ..choices() };
        let taken = past.coach.import_past(&past.now, &mut file, &name, &all, None);
        match plain.coach.import_people(&plain.now, &bytes, &Default::default()) {
            Ok(_) => {
                taken.unwrap();
                assert_eq!(people(&past), people(&plain), "{name}");
                compared += 1;
            }
            Err(_) => {
                let asked = taken.is_ok_and(|(changed, preview)| {
                    changed.said == "Nothing new" && !preview.questions.is_empty()
                });
                assert!(asked || people(&past).is_empty(), "{name}");
            }
        }
    }
    assert!(compared > 25, "{compared}");
}

#[test]
fn our_own_export_is_told_apart_and_other_files_are_refused_with_what_to_choose() {
    let desk = desk();
    let mut own = Vec::new();
    desk.coach.export_json(&desk.now, &mut own).unwrap();
    for (bytes, name, said) in [
        (own, "x.json", "This is a Standpoint export."),
        (b"{\"a\": 1}".to_vec(), "x.json", "Standpoint doesn’t recognise this file. It reads LinkedIn, X,"),
        (
            b"\x1f\x8bxxxx".to_vec(),
            "archive.tar.gz",
            "This is a packed archive. Unpack it and choose outbox.json.",
        ),
        (b"\xD0\xCF\x11\xE0".to_vec(), "x.xls", "This is an old workbook."),
        (b"BEGIN:VCARD\n".to_vec(), "x.vcf", "These are vCards."),
        (
            b"\x3a\xa2roots".to_vec(),
            "repo.car",
            "This is a Bluesky export. Add your profile’s feed in Settings → Your feeds.",
        ),
        (zipped(&[("xl/workbook.xml".to_owned(), b"x".to_vec())]), "x.xlsx", "This workbook is damaged."),
        (zipped(&[("Index/Document.iwa".to_owned(), b"x".to_vec())]), "x.numbers", "This is a Numbers file."),
        (
            zipped(&[("photos/1.jpg".to_owned(), b"x".to_vec())]),
            "x.zip",
            "Standpoint doesn’t recognise this file.",
        ),
    ] {
        let error = crate::past_support::refusal(&desk, &bytes, name);
        assert!(error.starts_with(said), "{name}: {error}");
    }
}

#[test]
fn only_one_source_of_a_mixed_archive_is_read() {
    let desk = desk();
    let mut all = files("linkedin-2022");
    all.extend(files("mastodon"));
    let mixed = preview(&desk, &zipped(&all), &choices());
    let plain = preview(&desk, &archive("linkedin-2022"), &choices());
    assert_eq!((mixed.source, mixed.rows), (plain.source, plain.rows));
    assert!(mixed.unread.contains(&"outbox.json".to_owned()), "{:?}", mixed.unread);
}
