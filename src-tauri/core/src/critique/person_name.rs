//! The spellings of a person's name.

/// Words in front of a name that are no part of it, in small letters without a full stop.
const TITLES: [&str; 14] =
    ["dr", "prof", "professor", "mr", "mrs", "ms", "mx", "sir", "dame", "herr", "frau", "mme", "sra", "sr"];
/// Words behind a name that are no part of it, in small letters without full stops.
const DEGREES: [&str; 14] =
    ["jr", "sr", "ii", "iii", "iv", "phd", "mba", "msc", "bsc", "ma", "md", "cissp", "pmp", "cism"];

/// The spellings of a whole name, the one in the table first, and the last names that may stand alone.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct PersonName {
    pub(super) whole: Vec<String>,
    /// "van der Berg" and "Berg".
    pub(super) last: Vec<String>,
}

impl PersonName {
    pub(super) fn of(name: &str) -> Self {
        let whole = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let bare = whole.split([',', '(', '|']).next().unwrap_or_default();
        let mut words: Vec<&str> = bare.split_whitespace().collect();
        while words.len() > 1 && words.first().is_some_and(|word| is_title(word)) {
            words.remove(0);
        }
        while words.len() > 1 && words.last().is_some_and(|word| DEGREES.contains(&plain(word).as_str())) {
            words.pop();
        }
        let mut spellings = vec![whole.clone(), words.join(" ")];
        if let [first, _, .., last] = words.as_slice() {
            spellings.push(format!("{first} {last}"));
        }
        let mut last = Vec::new();
        if let [_, .., only] = words.as_slice() {
            let small = |word: &&&str| word.starts_with(char::is_lowercase);
            let particles = words[1..words.len() - 1].iter().rev().take_while(small).count();
            if particles > 0 {
                let with = words[words.len() - 1 - particles..].join(" ");
                spellings.push(format!("{} {with}", words[0]));
                last.push(with);
            }
            last.push((*only).to_owned());
        }
        spellings.retain(|spelling| !spelling.is_empty());
        let mut seen = Vec::new();
        spellings.retain(|spelling| {
            let new = !seen.contains(spelling);
            seen.push(spelling.clone());
            new
        });
        Self { whole: spellings, last }
    }
}

fn is_title(word: &str) -> bool {
    TITLES.contains(&plain(word).as_str()) || (word.ends_with('.') && word.chars().count() > 2)
}

fn plain(word: &str) -> String {
    word.replace('.', "").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_degrees_and_middle_names_are_left_aside() {
        for (name, whole, last) in [
            ("Ines Marsh", vec!["Ines Marsh"], vec!["Marsh"]),
            ("Ines", vec!["Ines"], vec![]),
            ("Dr. Ines Marsh, PhD", vec!["Dr. Ines Marsh, PhD", "Ines Marsh"], vec!["Marsh"]),
            ("Ines Maria Marsh", vec!["Ines Maria Marsh", "Ines Marsh"], vec!["Marsh"]),
            ("Jan van der Berg", vec!["Jan van der Berg", "Jan Berg"], vec!["van der Berg", "Berg"]),
            ("I. Marsh", vec!["I. Marsh"], vec!["Marsh"]),
        ] {
            let read = PersonName::of(name);
            assert_eq!(
                (read.whole, read.last),
                (
                    whole.into_iter().map(str::to_owned).collect(),
                    last.into_iter().map(str::to_owned).collect()
                ),
                "{name}"
            );
        }
    }
}
