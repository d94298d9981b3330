//! Whatever the text and the never-post list, each finding lies within the text and quotes it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use standpoint_core::publishing::red_line::{NeverList, check};

fuzz_target!(|texts: (&str, &str)| {
    let (text, list) = texts;
    for finding in check(text, &NeverList::read(list)) {
        let (from, to) = (finding.from as usize, finding.to as usize);
        assert!(from < to);
        let words: String = text.chars().skip(from).take(to - from).collect();
        assert_eq!(words, finding.words);
    }
});
