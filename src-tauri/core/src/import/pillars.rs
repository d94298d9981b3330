//! Pillars suggested from words really used.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use serde::Serialize;

/// The most that are suggested.
const OFFERS_MAX: usize = 6;
/// In how many posts a hashtag has to stand, and a word.
const TAG_POSTS: u32 = 3;
const WORD_POSTS: u32 = 5;
/// And a word in at least this share of the posts, in percent.
const WORD_PERCENT: usize = 3;
/// The shortest word that says anything, in letters.
const WORD_MIN: usize = 4;

/// Words that say nothing about a subject, in the languages people post in most.
static STOP_WORDS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| include_str!("stop_words.txt").lines().flat_map(str::split_whitespace).collect());

/// A pillar that texts suggest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PillarOffer {
    /// What it could be called.
    pub name: String,
    /// How many posts have it.
    pub posts: u32,
}

/// Up to six pillars: hashtags of several posts first, then words of many.
pub(crate) fn pillar_offers<'t>(texts: impl Iterator<Item = &'t str>) -> Vec<PillarOffer> {
    let (mut tags, mut words): (HashMap<String, (String, u32)>, HashMap<String, u32>) = Default::default();
    let mut posts = 0;
    for text in texts {
        posts += 1;
        let (mut seen_tags, mut seen_words) = (HashSet::new(), HashSet::new());
        let words_of =
            text.split_whitespace().filter(|word| !word.contains("://") && !word.starts_with("www."));
        for piece in
            words_of.flat_map(|word| word.split(|c: char| !(c.is_alphanumeric() || matches!(c, '#' | '_'))))
        {
            if let Some(tag) = piece.strip_prefix('#').filter(|tag| tag.chars().any(char::is_alphabetic)) {
                let tag = tag.trim_matches(['#', '_']);
                if seen_tags.insert(tag.to_lowercase()) {
                    tags.entry(tag.to_lowercase()).or_insert_with(|| (tag.to_owned(), 0)).1 += 1;
                }
            } else {
                let word = piece.to_lowercase();
                let says = word.chars().count() >= WORD_MIN
                    && word.chars().all(char::is_alphabetic)
                    && !STOP_WORDS.contains(word.as_str());
                if says && seen_words.insert(word.clone()) {
                    *words.entry(word).or_default() += 1;
                }
            }
        }
    }
    let mut by_tag: Vec<PillarOffer> = tags
        .into_values()
        .filter(|(_, posts)| *posts >= TAG_POSTS)
        .map(|(tag, posts)| PillarOffer { name: spaced(&tag), posts })
        .collect();
    let mut by_word: Vec<PillarOffer> = words
        .into_iter()
        .filter(|(_, times)| *times >= WORD_POSTS && *times as usize * 100 >= posts * WORD_PERCENT)
        .map(|(word, posts)| PillarOffer { name: begun(&word), posts })
        .collect();
    for offers in [&mut by_tag, &mut by_word] {
        offers.sort_by(|one, other| other.posts.cmp(&one.posts).then_with(|| one.name.cmp(&other.name)));
    }
    let named: HashSet<String> = by_tag.iter().map(|offer| offer.name.to_lowercase()).collect();
    by_word.retain(|offer| !named.contains(&offer.name.to_lowercase()));
    by_tag.into_iter().chain(by_word).take(OFFERS_MAX).collect()
}

/// "CloudCost" as "Cloud cost"; a word in capitals stays.
fn spaced(tag: &str) -> String {
    let mut out = String::new();
    let letters: Vec<char> = tag.chars().collect();
    for (at, c) in letters.iter().enumerate() {
        let next_is_small = letters.get(at + 1).is_some_and(|next| next.is_lowercase());
        let after_small = at > 0 && letters[at - 1].is_lowercase();
        if *c == '_' {
            out.push(' ');
        } else if at > 0 && c.is_uppercase() && (after_small || next_is_small) {
            out.push(' ');
            if next_is_small { out.extend(c.to_lowercase()) } else { out.push(*c) }
        } else {
            out.push(*c);
        }
    }
    begun(&out)
}

fn begun(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Whether a text carries a hashtag that is the pillar's name, case and spaces aside.
pub(crate) fn is_tagged(text: &str, pillar: &str) -> bool {
    let plain = |name: &str| {
        name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>()
    };
    let wanted = plain(pillar);
    !wanted.is_empty()
        && text
            .split(|c: char| !(c.is_alphanumeric() || c == '#' || c == '_'))
            .filter_map(|piece| piece.strip_prefix('#'))
            .any(|tag| plain(tag) == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashtags_of_three_posts_come_first_then_words_of_many() {
        let texts: Vec<String> = (0..6)
            .map(|n| format!("Budgets again {} #CloudCost #cloudcost", if n < 2 { "#Once" } else { "" }))
            .collect();
        let offers = pillar_offers(texts.iter().map(String::as_str));
        let told: Vec<_> = offers.iter().map(|offer| (offer.name.as_str(), offer.posts)).collect();
        assert_eq!(told, [("Cloud cost", 6), ("Budgets", 6)]);
    }

    #[test]
    fn stop_words_of_any_language_and_addresses_are_no_subject() {
        let texts = vec![
            "Because there would weil nicht pourquoi siempre https://budget.example/risk Risk"
                .to_owned();
            6
        ];
        let offers = pillar_offers(texts.iter().map(String::as_str));
        assert_eq!(offers, [PillarOffer { name: "Risk".to_owned(), posts: 6 }]);
        assert!(STOP_WORDS.len() > 800 && STOP_WORDS.iter().all(|word| *word == word.to_lowercase()));
    }

    #[test]
    fn a_hashtag_is_spelled_as_words() {
        for (tag, name) in [
            ("CloudCost", "Cloud cost"),
            ("FinOps", "Fin ops"),
            ("AI", "AI"),
            ("ITStrategy", "IT strategy"),
            ("exit_costs", "Exit costs"),
        ] {
            assert_eq!(spaced(tag), name);
        }
        assert!(is_tagged("So much. #CloudCost!", "Cloud cost") && !is_tagged("Cloud cost", "Cloud cost"));
    }
}
