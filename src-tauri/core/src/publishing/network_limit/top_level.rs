//! Which endings of a host's name exist.

use std::collections::HashSet;
use std::sync::LazyLock;

/// The whole list, generated.
const LIST: &str = include_str!("top_level_domains.txt");

static KNOWN: LazyLock<HashSet<&'static str>> = LazyLock::new(|| names().collect());

fn names() -> impl Iterator<Item = &'static str> {
    LIST.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace)
}

/// Whether an ending, as written or as encoded, is one.
pub(super) fn is_top_level(ending: &str) -> bool {
    let ending = ending.to_lowercase();
    // Encoded names are made of written ones; no one writes another word like that.
    ending.strip_prefix("xn--").is_some_and(|rest| !rest.is_empty()) || KNOWN.contains(ending.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_whole_and_in_order() {
        let (ascii, written): (Vec<&str>, Vec<&str>) = names().partition(|name| name.is_ascii());
        assert!(ascii.len() > 1_200 && written.len() > 100, "{} and {}", ascii.len(), written.len());
        for list in [ascii, written] {
            assert!(list.windows(2).all(|two| two[0] < two[1]), "sorted, each once");
            assert!(list.iter().all(|name| name.to_lowercase() == **name));
        }
    }

    #[test]
    fn rare_endings_are_known_and_words_are_none() {
        for ending in
            ["com", "COM", "de", "exchange", "inc", "law", "earth", "テスト", "みんな", "рф", "xn--p1ai"]
        {
            assert!(is_top_level(ending), "{ending}");
        }
        for word in ["js", "thing", "example", "txt", "xn--", "は", ""] {
            assert!(!is_top_level(word), "{word}");
        }
    }
}
