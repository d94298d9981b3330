//! Which post in the making an entry seems to be, by title or address.

use std::cell::OnceCell;
use std::collections::HashMap;

use crate::address::canonical;
use crate::id::PostId;
use crate::text::comparable;

/// What the posts in the making are called, planned ones before drafts and ideas.
pub(crate) struct Titles {
    all: Vec<Title>,
    /// Where in the list those stand that begin with a letter.
    alike: HashMap<char, Vec<usize>>,
    /// Where those stand that are an address, with its key.
    links: Vec<(usize, String)>,
}

impl Titles {
    /// The titles of posts in the making, in the order in which they count.
    pub(crate) fn new(titles: Vec<(PostId, String)>) -> Self {
        let all: Vec<Title> =
            titles.into_iter().map(|(post, title)| Title { post, title, plain: OnceCell::new() }).collect();
        let mut alike: HashMap<char, Vec<usize>> = HashMap::new();
        let mut links = Vec::new();
        for (place, Title { title, .. }) in all.iter().enumerate() {
            if let Some(letter) = first_letter(title) {
                alike.entry(letter).or_default().push(place);
            }
            if title.starts_with("http") {
                links.push((place, canonical(title)));
            }
        }
        Self { all, alike, links }
    }

    /// The first post whose title is the entry's, or whose title the entry's begins with: networks without titles give the
    /// first words of the text.
    pub(crate) fn best_match(&self, title: &str, url: Option<&str>) -> Option<&Title> {
        const SHORTEST_BEGINNING: usize = 12;
        let wanted = plain(title);
        let alike =
            first_letter(&wanted).and_then(|letter| self.alike.get(&letter)).map_or(&[][..], Vec::as_slice);
        let linked = url.map(canonical).and_then(|url| self.links.iter().find(|(_, link)| *link == url));
        let titled = alike.iter().find(|&&place| self.all[place].plain() == wanted);
        let same = linked.map(|(place, _)| place).into_iter().chain(titled).min();
        let begins = |place: &&usize| {
            let known = self.all[**place].plain();
            known.len().min(wanted.len()) >= SHORTEST_BEGINNING
                && (wanted.starts_with(known) || known.starts_with(&wanted))
        };
        same.or_else(|| alike.iter().find(begins)).map(|&place| &self.all[place])
    }
}

pub(crate) struct Title {
    pub(crate) post: PostId,
    pub(crate) title: String,
    /// For comparing; made when it is first compared, for all proposals.
    plain: OnceCell<String>,
}

impl Title {
    fn plain(&self) -> &str {
        self.plain.get_or_init(|| plain(&self.title))
    }
}

/// The first letter or digit, in lower case; titles that are alike have the same.
fn first_letter(title: &str) -> Option<char> {
    let begin: String = title.chars().skip_while(|c| !c.is_alphanumeric()).take(4).collect();
    comparable(&begin).chars().find(|c| c.is_alphanumeric())
}

/// Letters and digits as texts are compared, one space between words.
fn plain(title: &str) -> String {
    let title = comparable(title);
    let mut plain = String::with_capacity(title.len());
    for word in title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.push_str(word);
    }
    plain
}
