//! Any bytes are a feed or are refused, within the parser's limits.
#![no_main]

use libfuzzer_sys::fuzz_target;
use standpoint_core::feeds::parser::{ENTRIES_MAX, FeedDocument, KEY_MAX, parse};

fuzz_target!(|bytes: &[u8]| {
    let Ok(feed) = parse(FeedDocument::new(bytes, "https://example.org/feed")) else { return };
    assert!(!feed.title.is_empty() && feed.title.chars().count() <= 300);
    assert!(feed.entries.len() <= ENTRIES_MAX);
    for entry in feed.entries {
        assert!(!entry.title.is_empty() && entry.title.chars().count() <= 300);
        assert!(entry.key.chars().count() <= KEY_MAX);
        assert!(entry.url.is_none_or(|url| url.starts_with("http://") || url.starts_with("https://")));
    }
});
