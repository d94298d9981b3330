//! What posts were about: the pillars by share.

use super::words::{figure, many};
use super::{Mark, MarkLook, MarkShape, Marks, Picture, Series, TELLING, columns};

/// How many posts were about a pillar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PillarCount {
    /// Its name; empty for posts without one.
    pub name: String,
    /// Posts about it.
    pub posts: u32,
}

/// Posts of a `span` ("the last 12 months") by pillar, in the order given. Before there are four posts only a sentence; none
/// without a pillar.
#[must_use]
pub fn pillar_shares(counts: &[PillarCount], span: &str) -> Option<Picture> {
    const CAPTION: &str = "Posts by pillar";
    let all: i64 = counts.iter().map(|count| i64::from(count.posts)).sum();
    let named = || counts.iter().filter(|count| !count.name.is_empty());
    // Of several with as many posts the first is named.
    let most = named().rev().max_by_key(|count| count.posts)?;
    if most.posts == 0 {
        return Some(Picture::sentence_only(CAPTION, format!("No posts about your pillars in {span} yet")));
    }
    let sentence = format!(
        "{} of {} in {span} about {}",
        figure(most.posts.into()),
        many(usize::try_from(all).unwrap_or(usize::MAX), "post"),
        most.name
    );
    if all < i64::try_from(TELLING).unwrap_or(i64::MAX) {
        return Some(Picture::sentence_only(CAPTION, sentence));
    }
    let name = |count: &PillarCount| {
        if count.name.is_empty() { "No pillar".to_owned() } else { count.name.clone() }
    };
    let percent = |count: &PillarCount| (i64::from(count.posts) * 100 + all / 2) / all;
    let mark = |count: &PillarCount| Mark {
        value: Some(count.posts.into()),
        look: if count.name.is_empty() { MarkLook::Pale } else { MarkLook::Full },
        sign: None,
        words: format!(
            "{}, {}, {}%",
            name(count),
            many(usize::try_from(count.posts).unwrap_or(usize::MAX), "post"),
            percent(count)
        ),
    };
    let series = Series {
        name: "Posts".to_owned(),
        column: 1,
        shape: MarkShape::Share,
        marks: counts.iter().map(mark).collect(),
    };
    Some(Picture {
        caption: CAPTION.to_owned(),
        sentence,
        columns: columns("Pillar", &["Posts", "Share"]),
        rows: counts
            .iter()
            .map(|count| vec![name(count), figure(count.posts.into()), format!("{}%", percent(count))])
            .collect(),
        marks: Some(Marks::of(vec![series], Vec::new(), Vec::new(), counts.len())),
    })
}
