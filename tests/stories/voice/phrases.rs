//! The phrases to avoid, and where a text has one.

use std::path::{Path, PathBuf};

/// One list of `docs/voice/words.txt`, in the form for comparing.
pub(super) struct Phrases(Vec<String>);

impl Phrases {
    /// The list under a heading in brackets; phrases are between slashes.
    pub(super) fn of(heading: &str) -> Self {
        let all = std::fs::read_to_string(root().join("docs/voice/words.txt")).unwrap();
        let list = all
            .lines()
            .skip_while(|line| *line != format!("[{heading}]"))
            .skip(1)
            .take_while(|line| !line.starts_with('['))
            .flat_map(|line| line.split(" / "))
            .map(|phrase| folded(phrase.trim()))
            .filter(|phrase| !phrase.is_empty())
            .collect::<Vec<_>>();
        assert!(!list.is_empty(), "docs/voice/words.txt has no list [{heading}]");
        Self(list)
    }

    /// A fault for each phrase in the text, as whole words.
    pub(super) fn within(&self, text: &Text) -> Vec<String> {
        let (plain, lines) = text.folded_with_lines();
        let mut faults = Vec::new();
        for phrase in &self.0 {
            for (at, _) in plain.match_indices(phrase.as_str()) {
                let line =
                    lines.iter().rev().find(|(from, _)| *from <= at).map_or(text.line, |(_, line)| *line);
                if is_whole(&plain, at, phrase) && !text.exempt.contains(&line) {
                    faults.push(text.fault_at(line, &format!("“{phrase}”")));
                }
            }
        }
        faults
    }

    /// A fault when the text begins with a phrase, in this case.
    pub(super) fn at_the_start(&self, text: &Text) -> Vec<String> {
        let plain = folded(text.content());
        let begins = |phrase: &&String| plain.starts_with(phrase.as_str()) && is_whole(&plain, 0, phrase);
        let exempt = text.exempt.contains(&text.line);
        self.0
            .iter()
            .filter(begins)
            .filter(|_| !exempt)
            .map(|phrase| text.fault(&format!("begins with “{phrase}”")))
            .collect()
    }
}

/// A text people read, with its place in the repository.
pub(super) struct Text {
    pub(super) file: PathBuf,
    /// The first line, from 1.
    pub(super) line: usize,
    pub(super) lines: Vec<String>,
    /// Lines that the line before exempts.
    pub(super) exempt: Vec<usize>,
    /// Whether it is a `///` comment.
    pub(super) is_doc: bool,
}

impl Text {
    /// The first line, without the blanks around it.
    pub(super) fn content(&self) -> &str {
        self.lines.first().map_or("", |line| line.trim())
    }

    /// Whether any character, with its neighbours, fits in a line that isn't exempt.
    pub(super) fn has(&self, fits: impl Fn(char, char, char) -> bool) -> bool {
        let shown = self.lines.iter().enumerate().filter(|(n, _)| !self.exempt.contains(&(self.line + n)));
        shown.flat_map(|(_, line)| around(line)).any(|(before, c, after)| fits(before, c, after))
    }

    pub(super) fn fault(&self, what: &str) -> String {
        self.fault_at(self.line, what)
    }

    fn fault_at(&self, line: usize, what: &str) -> String {
        let shown = self.lines.get(line.saturating_sub(self.line)).map_or("", String::as_str);
        format!("{}:{line}: {what} in “{}”", self.file.display(), shown.trim())
    }

    /// The text in one line, with the place at which each of its lines begins. Code between backticks is dropped.
    fn folded_with_lines(&self) -> (String, Vec<(usize, usize)>) {
        let mut plain = String::new();
        let mut lines = Vec::new();
        for (n, line) in self.lines.iter().enumerate() {
            lines.push((plain.len(), self.line + n));
            plain += &folded(&without_code(line));
            plain.push(' ');
        }
        (plain, lines)
    }
}

/// Whether a date like 2026-03-31 is in the text. With a time behind it (`T09:00`) it is an instant, which only programs write.
pub(super) fn has_iso_date(text: &str) -> bool {
    let shape = |part: &[u8]| {
        part.iter()
            .enumerate()
            .all(|(n, byte)| if n == 4 || n == 7 { *byte == b'-' } else { byte.is_ascii_digit() })
    };
    let bytes = text.as_bytes();
    bytes.windows(10).enumerate().any(|(at, part)| shape(part) && bytes.get(at + 10) != Some(&b'T'))
}

/// The repository's folder.
pub(super) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// Small letters, straight apostrophes, single blanks.
fn folded(text: &str) -> String {
    let plain = text.to_lowercase().replace('’', "'");
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn without_code(line: &str) -> String {
    line.split('`').enumerate().map(|(n, part)| if n % 2 == 0 { part } else { "code" }).collect()
}

fn is_whole(text: &str, at: usize, phrase: &str) -> bool {
    let in_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    let wordlike = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let end = at + phrase.len();
    let joined_before = wordlike(phrase.chars().next()) && in_word(text[..at].chars().next_back());
    let joined_after = wordlike(phrase.chars().next_back()) && in_word(text[end..].chars().next());
    !joined_before && !joined_after
}

fn around(line: &str) -> impl Iterator<Item = (char, char, char)> {
    let all: Vec<char> = std::iter::once(' ').chain(line.chars()).chain(std::iter::once(' ')).collect();
    (1..all.len() - 1).map(move |n| (all[n - 1], all[n], all[n + 1])).collect::<Vec<_>>().into_iter()
}
