//! The rows the user decided on, by their keys.

use std::collections::HashSet;

/// The keys, each once.
pub(super) fn key_set(keys: &[String]) -> HashSet<&str> {
    keys.iter().map(String::as_str).collect()
}
