//! What the user wrote, as Markdown that shows it as typed: characters that mean something are escaped, addresses become
//! links with nothing in them changed, and the blanks, lists and paragraphs of a text stay where they were.

use crate::export::addresses::{Stretch, has_scheme, stretches};

/// How far a tab reaches, in blanks.
const TAB: usize = 4;
const NO_BREAK: char = '\u{a0}';

/// One line of text.
pub(in crate::export) fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for stretch in stretches(text) {
        match stretch {
            Stretch::Words(words) => out += &escape(words, out.is_empty()),
            Stretch::Address(address) => out += &link(address, out.is_empty()),
        }
    }
    out
}

/// Lines as a quotation: line ends, empty lines and the blanks that lines begin with are kept. Empty when there is nothing to
/// see.
pub(in crate::export) fn quoted(text: &str) -> String {
    let lines: Vec<_> = text
        .trim_end()
        .lines()
        .skip_while(|line| line.trim().is_empty())
        .map(|one| line(&keeping_blanks(one)))
        .collect();
    let mut out = String::new();
    for (index, line) in lines.iter().enumerate() {
        let breaks = !line.is_empty() && lines.get(index + 1).is_some_and(|next| !next.is_empty());
        out.push_str(if line.is_empty() { ">" } else { "> " });
        out.push_str(line);
        out.push_str(if breaks { "\\\n" } else { "\n" });
    }
    out.trim_end_matches('\n').to_owned()
}

/// The line with its tabs as blanks, and with blanks that Markdown keeps where several stand together or the
/// line begins with one.
fn keeping_blanks(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut column = 0;
    for c in line.trim_end().chars() {
        match c {
            '\t' => {
                let reach = TAB - column % TAB;
                out.extend(std::iter::repeat_n(NO_BREAK, reach));
                column += reach;
                continue;
            }
            ' ' if out.is_empty() || out.ends_with([' ', NO_BREAK]) => out.push(NO_BREAK),
            c => out.push(c),
        }
        column += 1;
    }
    out
}

fn link(address: &str, begins: bool) -> String {
    let is_web = address.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("http"));
    match has_scheme(address) {
        true if is_web && !address.contains(['<', '>']) => format!("<{address}>"),
        // Another scheme may run something: it stays text.
        true => escape(address, begins),
        false => format!("[{}](<https://{address}>)", escape(address, false)),
    }
}

/// Escapes every character that can mean something in CommonMark or in HTML within it. What could begin a block (a list,
/// a rule, a heading) is escaped at the start of the line.
fn escape(text: &str, begins: bool) -> String {
    const ANYWHERE: &str = "\\`*_[]<>#|~!&";
    const AT_START: &str = "+-=";
    let mut out = String::with_capacity(text.len());
    let first = text.find(|c: char| c != NO_BREAK).filter(|_| begins).unwrap_or(0);
    let number_end = text[first..].find(|c: char| !c.is_ascii_digit()).map(|end| first + end);
    let number_end = number_end.filter(|end| begins && *end > first && text[*end..].starts_with(['.', ')']));
    for (index, c) in text.char_indices() {
        let begins_block = begins && index == first && AT_START.contains(c) || Some(index) == number_end;
        if ANYWHERE.contains(c) || begins_block {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_user_wrote_shows_as_typed_and_means_nothing() {
        assert_eq!(line("<script>alert(1)</script>"), r"\<script\>alert(1)\</script\>");
        assert_eq!(line("=cmd() | [x](y) *bold* &copy;"), r"\=cmd() \| \[x\](y) \*bold\* \&copy;");
        assert_eq!(line("1. first"), r"1\. first");
        assert_eq!(line("a - b + 2.5"), "a - b + 2.5");
    }

    #[test]
    fn lines_and_paragraphs_of_an_answer_are_kept() {
        assert_eq!(quoted("one\ntwo\n\n# three\n"), "> one\\\n> two\n>\n> \\# three");
    }

    #[test]
    fn addresses_are_links_with_nothing_changed_in_them() {
        assert_eq!(line("at https://example.org/a_talk_on~v2."), "at <https://example.org/a_talk_on~v2>.");
        assert_eq!(
            line("see www.example.org/a_b"),
            "see [www.example.org/a\\_b](<https://www.example.org/a_b>)"
        );
        assert_eq!(line("javascript://x/%0aalert(1)"), "javascript://x/%0aalert(1)");
    }

    #[test]
    fn blanks_that_mean_something_are_kept() {
        assert_eq!(
            quoted("Plan\n  - first\n\tunder"),
            "> Plan\\\n> \u{a0}\u{a0}\\- first\\\n> \u{a0}\u{a0}\u{a0}\u{a0}under"
        );
    }
}
