//! Files that are damaged, or something else: what can't be read is named, and nothing is taken on trust.

use std::io::Cursor;

use proptest::prelude::*;
use standpoint_core::views::{PastChoices, PastFate, PastKind, PastLook};

use super::{english, preview_of, refused};
use crate::past_support::{desk, fates, zipped};
use crate::workbook::{Cell, Era, parts, workbook};

#[test]
fn what_can_not_be_read_is_named_by_its_cell() {
    let desk = desk();
    let set = |cell: &str, sheet: usize, text: &str| {
        let mut sheets = english(Era::Of2026).sheets();
        let held = sheets[sheet].1.iter_mut().find(|(name, _)| name == cell).unwrap();
        held.1 = Cell::Inline(text.to_owned());
        workbook(&sheets)
    };
    let preview = preview_of(&desk, &set("B3", 1, "1,34"), "x.xlsx", &PastChoices::default());
    let bad: Vec<_> = preview.rows.iter().filter(|row| row.fate == PastFate::Unreadable).collect();
    assert_eq!(bad.len(), 1);
    assert_eq!(
        (bad[0].why.as_str(), bad[0].file.as_str(), bad[0].line),
        ("B3 isn’t a number.", "x.xlsx, “ENGAGEMENT”", 3)
    );
    assert_eq!(fates(&preview, PastKind::Readings), [(PastFate::New, 18), (PastFate::Unreadable, 1)]);
    let dash = preview_of(&desk, &set("B3", 1, "-"), "x.xlsx", &PastChoices::default());
    assert_eq!(fates(&dash, PastKind::Readings), [(PastFate::New, 18)], "none is no zero");
    assert_eq!(
        refused(&desk, &set("A4", 1, "13/13/2026"), &PastChoices::default()),
        "The date in A4 of “ENGAGEMENT” can’t be read: “13/13/2026”."
    );
    let post = preview_of(&desk, &set("E4", 2, "a post"), "x.xlsx", &PastChoices::default());
    let bad: Vec<_> = post.rows.iter().filter(|row| row.fate == PastFate::Unreadable).collect();
    assert_eq!(bad[0].why, "E4 isn’t the address of a post.");
    let mut sheets = english(Era::Of2026).sheets();
    sheets[1].1.retain(|(cell, _)| cell != "B1");
    let note = preview_of(&desk, &workbook(&sheets), "x.xlsx", &PastChoices::default());
    assert_eq!(
        note.notes,
        ["The sheet “ENGAGEMENT” isn’t built like one of LinkedIn’s analytics, so it isn’t read."]
    );
    assert_eq!(fates(&note, PastKind::Readings), [(PastFate::New, 9)]);
    sheets.remove(1);
    assert_eq!(
        preview_of(&desk, &workbook(&sheets), "x.xlsx", &PastChoices::default()).notes,
        Vec::<String>::new()
    );
}

#[test]
fn a_workbook_that_is_no_export_is_not_opened() {
    let desk = desk();
    let at = |cell: &str, text: &str| (cell.to_owned(), Cell::Inline(text.to_owned()));
    let other = workbook(&[("Budget".to_owned(), vec![at("A1", "Cost"), at("B1", "12")])]);
    assert_eq!(
        refused(&desk, &other, &PastChoices::default()),
        "This is a workbook. Save it as CSV, then import that."
    );
    // A cell at the far end, a million shared texts, and parts that are far larger than they say.
    let mut sheets = english(Era::Of2026).sheets();
    sheets[0].1.push(at("XFD1048576", "1"));
    let far = preview_of(&desk, &workbook(&sheets), "x.xlsx", &PastChoices::default());
    assert_eq!(fates(&far, PastKind::Readings), [(PastFate::New, 19)]);
    let mut bomb = parts(&english(Era::Of2026).sheets());
    for (path, bytes) in &mut bomb {
        if path == "xl/sharedStrings.xml" {
            *bytes = format!("<sst>{}</sst>", "<si/>".repeat(4_000_000)).into_bytes();
        }
    }
    assert_eq!(
        refused(&desk, &zipped(&bomb), &PastChoices::default()),
        "This archive isn’t built like an export, so Standpoint won’t open it."
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn any_byte_changed_leaves_rows_out_or_says_a_sentence(
        part in 0_usize..11,
        place in any::<proptest::sample::Index>(),
        byte in any::<u8>(),
        way in 0_u8..3,
    ) {
        let desk = desk();
        let mut parts = parts(&english(Era::Of2026).sheets());
        let part = part % parts.len();
        let bytes = &mut parts[part].1;
        let place = place.index(bytes.len());
        match way {
            0 => bytes[place] = byte,
            1 => _ = bytes.remove(place),
            _ => bytes.truncate(place),
        }
        let mut file = Cursor::new(zipped(&parts));
        let choices = PastChoices::default();
        match desk.coach.preview_past(&desk.now, &mut file, "x.xlsx", &choices, PastLook::default()) {
            Ok(preview) => prop_assert!(preview.rows.len() <= 24, "{}", preview.rows.len()),
            Err(error) => prop_assert!(error.to_string().ends_with(['.', '?', '”']), "{error}"),
        }
    }

    #[test]
    fn a_file_cut_or_flipped_anywhere_is_refused_or_read(place in any::<proptest::sample::Index>(), bit in 0_u8..9) {
        let desk = desk();
        let mut bytes = english(Era::Of2025).bytes();
        let place = place.index(bytes.len());
        match bit {
            8 => bytes.truncate(place),
            bit => bytes[place] ^= 1 << bit,
        }
        let mut file = Cursor::new(bytes);
        _ = desk.coach.preview_past(&desk.now, &mut file, "x.xlsx", &PastChoices::default(), PastLook::default());
    }
}
