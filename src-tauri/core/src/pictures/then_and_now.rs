//! Where the user stood when they began, and where they stand now, side by side in their own words.

use super::{Picture, PictureColumn};

/// One thing as it was and as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// "Search results of yours, of 10".
    pub what: String,
    /// As it was; empty while that isn’t known.
    pub then: String,
    /// As it is; empty while that isn’t known.
    pub now: String,
    /// Whether it’s a figure.
    pub is_figure: bool,
}

/// What is known of then or of now, side by side. `wanted` is the change the user set out for, empty where they have not
/// said. None while nothing is known.
#[must_use]
pub fn then_and_now(wanted: &str, compared: &[Compared]) -> Option<Picture> {
    const CAPTION: &str = "Then and now";
    let wanted = wanted.split_whitespace().collect::<Vec<_>>().join(" ");
    let known: Vec<_> = compared.iter().filter(|one| !(one.then.is_empty() && one.now.is_empty())).collect();
    if wanted.is_empty() && known.is_empty() {
        return None;
    }
    let sentence = match wanted.trim_end_matches('.') {
        "" => "Where you stood, and where you stand".to_owned(),
        wanted => format!("You set out for this: {wanted}"),
    };
    if known.is_empty() {
        return Some(Picture::sentence_only(CAPTION, sentence));
    }
    let figures = known.iter().all(|one| one.is_figure);
    let column = |name: &str, figures| PictureColumn { name: name.to_owned(), figures };
    let said = |text: &str| if text.is_empty() { "not yet".to_owned() } else { text.to_owned() };
    Some(Picture {
        caption: CAPTION.to_owned(),
        sentence,
        columns: vec![column("", false), column("Then", figures), column("Now", figures)],
        rows: known.iter().map(|one| vec![one.what.clone(), said(&one.then), said(&one.now)]).collect(),
        marks: None,
    })
}
