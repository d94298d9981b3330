//! A backup of which anything changed.

use std::fs;

use standpoint_core::ErrorCode;
use standpoint_core::store::{self, Sealed};

use super::{titles, with_a_backup};

#[test]
fn every_flip_of_one_bit_in_a_backup_is_noticed_and_nothing_is_restored_from_it() {
    let (desk, backup) = with_a_backup();
    let whole = fs::read(&backup).unwrap();
    let flipped = desk.folder().join("flipped.sqlite3");
    let bits = whole.len() * 8;
    // Spread evenly, with a step that meets every bit of a byte; the header and the seal's first page bit by bit.
    let spread = (0..1_000).map(|number| number * (bits / 1_000) + number % 8);
    let edges = (0..100 * 8).chain(bits - 4_096 * 8..bits - 3_500 * 8).step_by(7);
    for bit in spread.chain(edges) {
        let mut bytes = whole.clone();
        bytes[bit / 8] ^= 1 << (bit % 8);
        fs::write(&flipped, bytes).unwrap();
        assert_eq!(Sealed::look(&flipped).unwrap(), Sealed::Broken, "bit {bit}");
        if bit % 50 == 0 {
            let said = store::restore(desk.folder(), &desk.now, &flipped).unwrap_err();
            assert!(matches!(said.code(), ErrorCode::Invalid), "bit {bit}: {said}");
        }
    }
    assert_eq!(titles(&desk.coach), ["Week one"]);
}

#[test]
fn a_backup_that_was_cut_off_or_added_to_is_noticed() {
    let (desk, backup) = with_a_backup();
    let whole = fs::read(&backup).unwrap();
    for bytes in [&whole[..whole.len() - 4_096 - 512], &whole[..100], &[&whole[..], b"more"].concat()] {
        let path = desk.folder().join("other.sqlite3");
        fs::write(&path, bytes).unwrap();
        assert_eq!(Sealed::look(&path).unwrap(), Sealed::Broken);
        assert_eq!(store::restore_preview(desk.folder(), &path).unwrap_err().code(), ErrorCode::Invalid);
    }
}
