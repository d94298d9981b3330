//! A past that comes along: LinkedIn's archive, looked at, imported, imported again, taken back and removed.

use std::io::{Cursor, Read, Seek, SeekFrom};

use proptest::prelude::*;
use standpoint_core::dossier::EvidenceSource;
use standpoint_core::id::{ClaimId, RecommendationId};
use standpoint_core::people::person::PersonEntry;
use standpoint_core::publishing::network::Network;
use standpoint_core::publishing::post::LogEntry;
use standpoint_core::views::{PastChoices, PastFate, PastKind, PastLook};
use standpoint_tests::Desk;

use crate::past_support::{
    archive, desk, everybody, everything, fates, files, import, preview, refusal, zipped,
};

#[test]
fn a_complete_archive_is_looked_at_row_by_row() {
    let desk = desk();
    let preview = preview(&desk, &archive("linkedin-2026"), &PastChoices::default());
    assert_eq!(preview.title, "LinkedIn archive of Ada Marsh");
    use PastFate::{Ask, New, Skipped, Unreadable};
    for (kind, fates_wanted) in [
        (PastKind::Posts, vec![(New, 3), (Skipped, 2), (Unreadable, 1)]),
        (PastKind::Articles, vec![(New, 1), (Skipped, 1)]),
        (PastKind::Comments, vec![(New, 4), (Skipped, 1)]),
        (PastKind::Invitations, vec![(New, 1)]),
        (PastKind::People, vec![(New, 3)]),
        (PastKind::Recommendations, vec![(New, 1), (Skipped, 1)]),
        (PastKind::Headline, vec![(Ask, 1)]),
    ] {
        assert_eq!(fates(&preview, kind), fates_wanted, "{kind:?} of {:#?}", preview.rows);
    }
    assert_eq!(
        preview.counted,
        [
            "1 member who hides their profile",
            "1 invitation received",
            "1 invitation sent without a message",
            "2 reactions"
        ]
    );
    assert_eq!(preview.unread, ["Email Addresses.csv", "messages.csv"]);
    let taken: Vec<_> = preview
        .rows
        .iter()
        .filter(|row| row.kind == PastKind::People && row.taken)
        .map(|row| row.title.as_str())
        .collect();
    assert_eq!(taken, ["Ines Feld, PhD", "Jonas Okoro"], "those the archive tells more of");
    assert_eq!(
        preview.pillars.first().map(|offer| (offer.name.as_str(), offer.posts)),
        Some(("Cloud cost", 3))
    );
    let lines: Vec<u32> =
        preview.rows.iter().filter(|row| row.fate == Unreadable).map(|row| row.line).collect();
    assert_eq!(lines, [9], "each with the line it stands in");
}

#[test]
fn what_is_ticked_is_written_and_a_second_time_nothing_is() {
    let mut desk = desk();
    let bytes = archive("linkedin-2026");
    let said = import(&mut desk, &bytes, &everybody());
    assert_eq!(said, "Imported 3 posts, 1 article, 4 comments, 1 invitation, 3 people, 1 recommendation");
    let after = everything(&desk);
    for text in [
        "in one table.\\n\\nNobody asks \\\"why\\\" #CloudCost",
        "Exit costs & the board",
        "Plain words about budgets",
        "We measured it: \\\"exit\\\" costs\\nare a line",
    ] {
        assert!(after.contains(text), "{text} in {after}");
    }
    assert!(!after.to_lowercase().contains("sentinel"), "nothing that is never read is kept");
    assert_eq!(import(&mut desk, &bytes, &everybody()), "Nothing new");
    assert_eq!(everything(&desk), after);
    let again = preview(&desk, &bytes, &everybody());
    assert!(again.rows.iter().all(|row| !row.taken), "{:#?}", again.rows);
}

#[test]
fn a_day_is_the_users_own() {
    let mut desk = desk();
    import(&mut desk, &archive("linkedin-2026"), &PastChoices::default());
    assert!(everything(&desk).contains("2026-03-09"), "23:30 in London is the next day, and week, in Berlin");
}

#[test]
fn undo_takes_all_of_it_back_and_redo_brings_every_row_again() {
    let mut desk = desk();
    let entry = PersonEntry {
        name: Some("Ines Feld, PhD".to_owned()),
        role: Some("CIO, City Hospital".to_owned()),
        ..PersonEntry::default()
    };
    desk.coach.add_person(&desk.now, &entry).unwrap();
    let logged = LogEntry {
        title: "Late on a Sunday in London #CloudCost".to_owned(),
        network: Some(Network::Linkedin),
        on: Some("2026-03-09".to_owned()),
        ..LogEntry::default()
    };
    desk.coach.log_post(&desk.now, &logged).unwrap();
    let before = everything(&desk);
    let bytes = archive("linkedin-2026");
    let preview = preview(&desk, &bytes, &everybody());
    assert_eq!(fates(&preview, PastKind::Posts)[1], (PastFate::Joins, 1), "{:#?}", preview.rows);
    import(&mut desk, &bytes, &everybody());
    let after = everything(&desk);
    assert_ne!(after, before);
    for _ in 0..2 {
        assert_eq!(desk.coach.undo().unwrap().undo.redo.as_deref(), Some("import"));
        assert_eq!(everything(&desk), before);
        assert_eq!(desk.coach.imports().unwrap(), []);
        desk.coach.redo().unwrap();
        assert_eq!(everything(&desk), after);
        assert_eq!(desk.coach.imports().unwrap().len(), 1);
    }
    desk.coach.undo().unwrap();
    import(&mut desk, &bytes, &everybody());
    assert_eq!(everything(&desk), after, "after undo it is new again");
}

#[test]
fn what_an_import_brought_is_removed_long_after_and_what_changed_stays() {
    let mut desk = desk();
    let before = everything(&desk);
    let bytes = archive("linkedin-2026");
    import(&mut desk, &bytes, &everybody());
    let id = desk.coach.imports().unwrap()[0].id;
    let person = desk.coach.people_page(&desk.now, &Default::default()).unwrap().people[2].id;
    desk.coach
        .change_person(
            &desk.now,
            person,
            &PersonEntry { why: Some("Asks well".to_owned()), ..PersonEntry::default() },
        )
        .unwrap();
    let changed = everything(&desk);
    assert_eq!(
        desk.coach.remove_import(&desk.now, id).unwrap().said,
        "Import removed. 1 row changed since and stays"
    );
    assert_eq!(everything(&desk).lines().count(), before.lines().count() + 1);
    assert!(desk.coach.imports().unwrap()[0].removed);
    let again = preview(&desk, &bytes, &everybody());
    assert!(fates(&again, PastKind::Posts).contains(&(PastFate::Removed, 3)), "{:#?}", again.counts);
    assert!(again.rows.iter().all(|row| !row.taken || row.fate == PastFate::Fills), "{:#?}", again.rows);
    desk.coach.undo().unwrap();
    assert_eq!(everything(&desk), changed);
    desk.coach.redo().unwrap();
    assert_eq!(everything(&desk).lines().count(), before.lines().count() + 1);
}

#[test]
fn what_supports_a_claim_stays_when_its_import_is_removed() {
    let mut desk = desk();
    import(&mut desk, &archive("linkedin-2026"), &everybody());
    let claim = desk.coach.add_claim(&desk.now, "Peers ask for my advice", None).unwrap();
    let claim = ClaimId(claim.created.unwrap().parse().unwrap());
    let recommendation = RecommendationId(
        rusqlite::Connection::open(desk.database())
            .unwrap()
            .query_row("SELECT min(id) FROM recommendation", [], |row| row.get(0))
            .unwrap(),
    );
    desk.coach.attach_evidence(&desk.now, claim, &EvidenceSource::Recommendation { recommendation }).unwrap();
    let id = desk.coach.imports().unwrap()[0].id;
    desk.coach.remove_import(&desk.now, id).unwrap();
    let kept = desk.contents();
    assert_eq!((kept["claim_evidence"].len(), kept["recommendation"].len()), (1, 1));
}

#[test]
fn years_of_posts_are_history_and_no_missed_weeks() {
    let mut desk = desk();
    let before = desk.coach.today(&desk.now).unwrap();
    import(&mut desk, &archive("linkedin-2026"), &everybody());
    let after = desk.coach.today(&desk.now).unwrap();
    assert_eq!((&after.streak, &after.week), (&before.streak, &before.week));
    assert_eq!((&after.done_today, &after.inbox), (&before.done_today, &before.inbox));
    let kept = desk.contents();
    assert!(kept["moment"].is_empty() && kept["completion"].is_empty() && kept["profile_network"].len() < 2);
}

#[test]
fn the_quick_archive_and_single_files_are_taken_too() {
    let desk = desk();
    let all = files("linkedin-2026");
    let quick: Vec<_> =
        all.iter().filter(|(name, _)| name.starts_with("Conn") || name.starts_with("Inv")).cloned().collect();
    let preview_quick = preview(&desk, &zipped(&quick), &PastChoices::default());
    assert!(
        preview_quick.notes[0].starts_with("This is LinkedIn’s quick archive"),
        "{:?}",
        preview_quick.notes
    );
    for (name, kind, rows) in [
        ("Shares", PastKind::Posts, 6),
        ("Comments", PastKind::Comments, 5),
        ("Connections", PastKind::People, 3),
    ] {
        let (_, bytes) = all.iter().find(|(file, _)| file.starts_with(name)).unwrap();
        let total = preview(&desk, bytes, &PastChoices::default())
            .counts
            .iter()
            .find(|count| count.kind == kind)
            .map(|count| count.total);
        assert_eq!(total, Some(rows), "{name}");
    }
    let old = preview(&desk, &archive("linkedin-2022"), &everybody());
    let titles: Vec<_> = old.rows.iter().map(|row| row.title.as_str()).collect();
    assert_eq!(titles, ["\"To be\", said somebody", "Ines Feld", "Ines Feld"]);
}

#[test]
fn only_what_is_wanted_is_ever_inflated() {
    let desk = desk();
    let mut bytes = archive("linkedin-2026");
    let plain = preview(&desk, &bytes, &PastChoices::default());
    // The packed contents of the messages are spoiled; they lie behind the name in their local header.
    let at = bytes.windows(12).position(|window| window == b"messages.csv").unwrap() + 12;
    bytes[at..at + 60].fill(0xFF);
    assert_eq!(preview(&desk, &bytes, &PastChoices::default()), plain);
}

#[test]
fn what_is_no_export_is_refused_in_words() {
    let desk = desk();
    let odd = "This archive isn’t built like an export, so Standpoint won’t open it.";
    let bomb = zipped(&[("Shares.csv".to_owned(), vec![b'a'; 8 * 1024 * 1024])]);
    assert_eq!(refusal(&desk, &bomb, "archive.zip"), odd);
    let mut twice =
        zipped(&[("Shares.csv".to_owned(), b"a".to_vec()), ("sharez.csv".to_owned(), b"b".to_vec())]);
    for at in 0..twice.len() - 6 {
        if &twice[at..at + 6] == b"sharez" {
            twice[at..at + 6].copy_from_slice(b"Shares");
        }
    }
    assert_eq!(refusal(&desk, &twice, "archive.zip"), odd);
    let whole = archive("linkedin-2026");
    assert_eq!(
        refusal(&desk, &whole[..whole.len() / 2], "archive.zip"),
        "This archive is incomplete. Download it again."
    );
    let outside = zipped(&[
        ("../Shares.csv".to_owned(), b"Date,ShareLink,ShareCommentary\n".to_vec()),
        ("/etc/Shares.csv".to_owned(), b"a".to_vec()),
    ]);
    assert!(refusal(&desk, &outside, "archive.zip").starts_with("Standpoint doesn’t recognise this file."));
    assert!(refusal(&desk, b"", "x.csv").starts_with("The file is empty."));
    assert!(refusal(&desk, b"just words", "x.txt").starts_with("Standpoint doesn’t recognise this file."));
}

#[test]
fn a_file_that_changed_since_it_was_looked_at_is_not_imported() {
    let mut desk = desk();
    let digest = preview(&desk, &archive("linkedin-2026"), &PastChoices::default()).sha256;
    let mut other = Cursor::new(archive("linkedin-2022"));
    let choices = PastChoices::default();
    let error = desk
        .coach
        .import_past(&desk.now, &mut other, "a.zip", &choices, Some(&digest))
        .unwrap_err()
        .to_string();
    assert!(error.starts_with("The file has changed since you looked at it."), "{error}");
    let mut same = Cursor::new(archive("linkedin-2026"));
    desk.coach.import_past(&desk.now, &mut same, "a.zip", &choices, Some(&digest)).unwrap();
}

/// A reader whose disk fails at one byte.
struct Failing(Cursor<Vec<u8>>, u64);

impl Read for Failing {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        if self.0.position() >= self.1 {
            return Err(std::io::Error::other("failing disk"));
        }
        let most = usize::try_from(self.1 - self.0.position()).unwrap().min(into.len());
        self.0.read(&mut into[..most])
    }
}

impl Seek for Failing {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        self.0.seek(to)
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    /// A byte changed, a cut, a disk that fails: rows left out or a sentence, never a panic.
    #[test]
    fn a_damaged_archive_is_read_or_refused(at in 0.0f64..1.0, byte: u8, what in 0..3u8) {
        let desk = standing();
        let mut bytes = archive("linkedin-2026");
        let place = ((bytes.len() - 1) as f64 * at) as usize;
        match what {
            0 => bytes[place] = byte,
            1 => bytes.truncate(place),
            _ => {}
        }
        let until = if what == 2 { place as u64 } else { u64::MAX };
        let mut file = Failing(Cursor::new(bytes), until);
        let read = desk.coach.preview_past(&desk.now, &mut file, "a.zip", &everybody(), PastLook::default());
        if let Err(error) = read {
            prop_assert!(error.to_string().ends_with('.'));
        }
    }

    /// A byte changed in any file that stands alone: rows left out or a sentence.
    #[test]
    fn a_damaged_file_is_read_or_refused(at in 0.0f64..1.0, byte: u8, which in 0..9usize) {
        let desk = standing();
        let all = files("linkedin-2026");
        let (name, mut bytes) = all[which % all.len()].clone();
        let place = ((bytes.len() - 1) as f64 * at) as usize;
        bytes[place] = byte;
        let mut file = Cursor::new(bytes);
        let read = desk.coach.preview_past(&desk.now, &mut file, &name, &everybody(), PastLook::default());
        if let Err(error) = read {
            prop_assert!(error.to_string().ends_with('.'));
        }
    }
}

thread_local! {
    static STANDING: std::cell::RefCell<Option<std::rc::Rc<Desk>>> = const { std::cell::RefCell::new(None) };
}

/// One journal for many readings: nothing is written to it.
fn standing() -> std::rc::Rc<Desk> {
    STANDING.with(|desk| {
        desk.borrow_mut().get_or_insert_with(|| std::rc::Rc::new(crate::past_support::desk())).clone()
    })
}
