//! What a file of the window shows: text between tags, attributes with a text, and string literals of scripts.
//!
//! It scans, and doesn't parse: enough for sources that Prettier has formatted.

/// A text that the window shows.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Shown {
    /// The first line, from 1.
    pub(super) line: usize,
    /// Values that are filled in are written as `{…}`.
    pub(super) lines: Vec<String>,
    /// Whether it is the text of a button, a heading or a field's label.
    pub(super) is_label: bool,
}

/// Attributes of elements and components that the window shows or a screen reader reads.
const SHOWN_ATTRIBUTES: [&str; 6] = ["label", "title", "placeholder", "aria-label", "help", "none"];
/// The ones whose text is a label.
const LABEL_ATTRIBUTES: [&str; 4] = ["label", "title", "placeholder", "aria-label"];
/// Elements whose text is a label.
const LABEL_ELEMENTS: [&str; 10] =
    ["button", "Button", "h1", "h2", "h3", "h4", "label", "legend", "th", "dt"];
const VOID_ELEMENTS: [&str; 4] = ["br", "hr", "img", "input"];
const FILLED_IN: &str = "{…}";

/// Everything that a `.svelte` file shows.
pub(super) fn in_markup(source: &str) -> Vec<Shown> {
    let mut reader = Reader::new(source, 1);
    let mut found = Vec::new();
    let mut open: Vec<String> = Vec::new();
    let mut text = Pending::default();
    while let Some(c) = reader.peek() {
        let in_label = open.last().is_some_and(|name| LABEL_ELEMENTS.contains(&name.as_str()));
        if reader.starts("<!--") {
            reader.until("-->");
        } else if c == '<' && reader.second().is_some_and(|c| c.is_alphabetic() || c == '/') {
            text.flush(in_label, &mut found);
            tag(&mut reader, &mut open, &mut found);
        } else if c == '{' {
            let line = reader.line;
            let inner = reader.braced();
            match inner.trim_start().chars().next() {
                Some('#' | ':' | '/') => text.flush(in_label, &mut found),
                Some('@') => {
                    text.flush(in_label, &mut found);
                    found.extend(literals(&inner, line, false));
                }
                _ => {
                    found.extend(literals(&inner, line, in_label));
                    text.push_str(FILLED_IN, line);
                }
            }
        } else {
            text.push(c, reader.line);
            reader.next();
        }
    }
    text.flush(false, &mut found);
    found
}

/// Everything that a `.ts` file may show.
pub(super) fn in_script(source: &str) -> Vec<Shown> {
    literals(source, 1, false)
}

/// Reads a tag with its attributes; a script with its literals, and a style not at all.
fn tag(reader: &mut Reader, open: &mut Vec<String>, found: &mut Vec<Shown>) {
    reader.next();
    let closes = reader.peek() == Some('/');
    if closes {
        reader.next();
    }
    let name = reader.take_while(|c| c.is_alphanumeric() || "-:._".contains(c));
    let mut is_single = VOID_ELEMENTS.contains(&name.as_str());
    while let Some(c) = reader.peek() {
        match c {
            '>' => break,
            '/' => {
                is_single = true;
                reader.next();
            }
            '{' => drop(reader.braced()),
            c if c.is_whitespace() => drop(reader.next()),
            _ => attribute(reader, found),
        }
    }
    reader.next();
    if closes {
        if let Some(at) = open.iter().rposition(|one| *one == name) {
            open.truncate(at);
        }
    } else if name == "script" {
        let line = reader.line;
        found.extend(literals(&reader.until("</script>"), line, false));
    } else if name == "style" {
        reader.until("</style>");
    } else if !is_single {
        open.push(name);
    }
}

fn attribute(reader: &mut Reader, found: &mut Vec<Shown>) {
    let name = reader.take_while(|c| !c.is_whitespace() && !"=>/".contains(c));
    if reader.peek() != Some('=') {
        // A sign no attribute begins with would otherwise be read for ever.
        if name.is_empty() {
            reader.next();
        }
        return;
    }
    reader.next();
    let is_shown = SHOWN_ATTRIBUTES.contains(&name.as_str());
    let is_label = LABEL_ATTRIBUTES.contains(&name.as_str());
    let line = reader.line;
    match reader.peek() {
        Some('{') => {
            let inner = reader.braced();
            if is_shown {
                found.extend(literals(&inner, line, is_label));
            }
        }
        Some(quote @ ('"' | '\'')) => {
            reader.next();
            let mut text = Pending::default();
            while let Some(c) = reader.peek().filter(|c| *c != quote) {
                let line = reader.line;
                if c == '{' {
                    let inner = reader.braced();
                    text.push_str(FILLED_IN, line);
                    if is_shown {
                        found.extend(literals(&inner, line, is_label));
                    }
                } else {
                    text.push(c, line);
                    reader.next();
                }
            }
            reader.next();
            if is_shown {
                text.flush(is_label, found);
            }
        }
        _ => drop(reader.take_while(|c| !c.is_whitespace() && c != '>')),
    }
}

/// The string literals of a script or an expression, without imports and names.
fn literals(source: &str, line: usize, is_label: bool) -> Vec<Shown> {
    let mut reader = Reader::new(source, line);
    let mut found = Vec::new();
    // The last word and the last sign before this place: they tell an import, and a pattern from a division.
    let mut word = String::new();
    let mut sign = '(';
    while let Some(c) = reader.peek() {
        if reader.starts("//") {
            reader.take_while(|c| c != '\n');
        } else if reader.starts("/*") {
            reader.until("*/");
        } else if matches!(c, '"' | '\'' | '`') {
            let is_import = matches!(word.as_str(), "from" | "import");
            let before = found.len();
            string(&mut reader, is_label, &mut found);
            if is_import {
                found.truncate(before);
            }
            (word, sign) = (String::new(), c);
        } else if c == '/' && "(,=:[!&|?{};>".contains(sign) {
            pattern(&mut reader);
            sign = '/';
        } else if c.is_alphanumeric() || c == '_' {
            word = reader.take_while(|c| c.is_alphanumeric() || c == '_');
            sign = if word == "return" { '(' } else { 'a' };
        } else {
            if !c.is_whitespace() {
                sign = c;
                word.clear();
            }
            reader.next();
        }
    }
    found
}

/// Reads a string; what a template fills in is read too.
fn string(reader: &mut Reader, is_label: bool, found: &mut Vec<Shown>) {
    let mut text = Pending::default();
    let Some(quote) = reader.next() else { return };
    while let Some(c) = reader.peek().filter(|c| *c != quote) {
        let line = reader.line;
        if quote == '`' && reader.starts("${") {
            reader.next();
            found.extend(literals(&reader.braced(), line, is_label));
            text.push_str(FILLED_IN, line);
        } else if c == '\\' {
            reader.next();
            let escaped = reader.next().map(|c| if c == 'n' { ' ' } else { c });
            escaped.into_iter().for_each(|c| text.push(c, line));
        } else {
            text.push(c, line);
            reader.next();
        }
    }
    reader.next();
    if !text.is_name() {
        text.flush(is_label, found);
    }
}

fn pattern(reader: &mut Reader) {
    reader.next();
    let mut in_class = false;
    while let Some(c) = reader.next() {
        match c {
            '\\' => drop(reader.next()),
            '[' => in_class = true,
            ']' => in_class = false,
            '/' if !in_class => break,
            _ => {}
        }
    }
}

/// A text that is being read.
#[derive(Default)]
struct Pending {
    /// The line and what it says.
    lines: Vec<(usize, String)>,
}

impl Pending {
    fn push(&mut self, c: char, line: usize) {
        match self.lines.last_mut() {
            Some((last, text)) if *last == line => text.push(c),
            _ => self.lines.push((line, String::from(c))),
        }
    }

    fn push_str(&mut self, text: &str, line: usize) {
        text.chars().for_each(|c| self.push(c, line));
    }

    /// One word in small letters, a path, a selector or a number: no text for people.
    fn is_name(&self) -> bool {
        let is_part =
            |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "_-./:#?=&@{…}[]'\"".contains(c);
        self.lines.iter().all(|(_, text)| text.chars().all(is_part))
    }

    /// Adds the text without the blank lines around it, if it has a letter.
    fn flush(&mut self, is_label: bool, found: &mut Vec<Shown>) {
        let lines = std::mem::take(&mut self.lines);
        let is_blank = |(_, text): &&(usize, String)| text.trim().is_empty();
        let before = lines.iter().take_while(is_blank).count();
        let after = lines.iter().rev().take_while(is_blank).count();
        if !lines.iter().any(|(_, text)| text.chars().any(char::is_alphabetic)) {
            return;
        }
        let kept = &lines[before..lines.len() - after];
        found.push(Shown {
            line: kept[0].0,
            lines: kept.iter().map(|(_, text)| text.trim().to_owned()).collect(),
            is_label,
        });
    }
}

struct Reader {
    all: Vec<char>,
    at: usize,
    line: usize,
}

impl Reader {
    fn new(source: &str, line: usize) -> Self {
        Self { all: source.chars().collect(), at: 0, line }
    }

    fn peek(&self) -> Option<char> {
        self.all.get(self.at).copied()
    }

    fn second(&self) -> Option<char> {
        self.all.get(self.at + 1).copied()
    }

    fn next(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += 1;
        self.line += usize::from(c == '\n');
        Some(c)
    }

    fn starts(&self, with: &str) -> bool {
        with.chars().enumerate().all(|(n, c)| self.all.get(self.at + n) == Some(&c))
    }

    fn take_while(&mut self, fits: impl Fn(char) -> bool) -> String {
        let mut taken = String::new();
        while let Some(c) = self.peek().filter(|c| fits(*c)) {
            taken.push(c);
            self.next();
        }
        taken
    }

    /// What is before `end`, which is read too.
    fn until(&mut self, end: &str) -> String {
        let mut taken = String::new();
        while !self.starts(end) {
            let Some(c) = self.next() else { return taken };
            taken.push(c);
        }
        for _ in end.chars() {
            self.next();
        }
        taken
    }

    /// What is between this brace and the one that closes it. Braces in strings don't count.
    fn braced(&mut self) -> String {
        let start = self.at + 1;
        let mut depth = 0;
        while let Some(c) = self.peek() {
            if self.starts("//") {
                self.take_while(|c| c != '\n');
                continue;
            }
            match c {
                '"' | '\'' | '`' => {
                    string(self, false, &mut Vec::new());
                    continue;
                }
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            self.next();
            if depth == 0 {
                break;
            }
        }
        self.all[start..(self.at - 1).max(start)].iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Shown, in_markup, in_script};

    fn texts(found: Vec<Shown>) -> Vec<(usize, String, bool)> {
        found.into_iter().map(|one| (one.line, one.lines.join(" | "), one.is_label)).collect()
    }

    fn shown(line: usize, text: &str) -> (usize, String, bool) {
        (line, text.to_owned(), false)
    }

    fn label(line: usize, text: &str) -> (usize, String, bool) {
        (line, text.to_owned(), true)
    }

    #[test]
    fn text_between_tags_keeps_its_lines_and_what_is_filled_in() {
        let source = "<p>\n\tYou’ve got {count} of\n\t{total} done.\n</p>\n<button>Save</button>";
        assert_eq!(texts(in_markup(source)), [shown(2, "You’ve got {…} of | {…} done."), label(5, "Save")]);
    }

    #[test]
    fn of_attributes_only_those_with_a_text_are_shown() {
        let source = "<Field label=\"Due date\" class=\"Wide Field\" help={late ? 'Use a day' : `In ${n} days`}\n\
                      title='Edit {name}' onclick={() => go('Some Where')} />";
        let all =
            [label(1, "Due date"), shown(1, "Use a day"), shown(1, "In {…} days"), label(2, "Edit {…}")];
        assert_eq!(texts(in_markup(source)), all);
    }

    #[test]
    fn blocks_comments_and_styles_are_not_shown() {
        let source = "<!-- A remark. -->\n{#if kind === 'Old Kind'}No posts yet{:else}{kind ? 'A kind' : ''}{/if}\n\
                      <style>\n\tp { content: 'Some text'; }\n</style>";
        assert_eq!(texts(in_markup(source)), [shown(2, "No posts yet"), shown(2, "A kind")]);
    }

    #[test]
    fn a_script_shows_its_literals_without_imports_names_and_patterns() {
        let source = "import { a } from './A b';\n// Don't read this.\nconst name = 'one-name' + \"[a-b='c']\";\n\
                      const said = \"It’s saved\";\nif (/it's \"so\"/.test(said)) toast(`${n} {days} of 'it'`);";
        assert_eq!(texts(in_script(source)), [shown(4, "It’s saved"), shown(5, "{…} {days} of 'it'")]);
        let markup = format!("<script lang=\"ts\">\n{source}\n</script>");
        assert_eq!(texts(in_markup(&markup)), [shown(5, "It’s saved"), shown(6, "{…} {days} of 'it'")]);
    }
}
