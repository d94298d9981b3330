//! Words that many a harmless text holds and that tell of an incident only near a time or somebody's own: an outage, an
//! incident, a post-mortem, to recover.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

/// How many words away the time or the owner may be.
const NEAR: usize = 6;

static WORD: LazyLock<Regex> = LazyLock::new(|| form(r"[\w-]+"));
static TELLING: LazyLock<Regex> = LazyLock::new(|| form(r"(?i)^(?:outages?|incidents?|post-?mortems?|recover(?:ed|ing)?)$"));
static OWNER_OR_TIME: LazyLock<Regex> = LazyLock::new(|| form(r"(?i)^(?:our|we|my|today|yesterday)$"));
static TIME_OF_TWO: LazyLock<Regex> = LazyLock::new(|| form(r"(?i)^(?:last night|this week)$"));

fn form(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the forms are constants, and a test uses each")
}

/// Where such words are, in bytes.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let words: Vec<_> = WORD.find_iter(text).collect();
    let telling = words.iter().enumerate().filter(|(_, word)| TELLING.is_match(word.as_str()));
    let near = |at: usize| {
        let around = at.saturating_sub(NEAR)..(at + NEAR + 1).min(words.len());
        around.clone().any(|other| OWNER_OR_TIME.is_match(words[other].as_str()))
            || around
                .clone()
                .zip(around.skip(1))
                .any(|(one, two)| TIME_OF_TWO.is_match(&format!("{} {}", words[one].as_str(), words[two].as_str())))
    };
    telling.filter(|(at, _)| near(*at)).map(|(_, word)| word.range()).collect()
}
