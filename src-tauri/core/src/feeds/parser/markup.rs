//! The signs of XML and HTML, told from text. Feeds are written by hand and by templates, so whatever is no tag is text: a
//! `<` that begins none, a comment without an end. Nothing is refused here, and every document is read in one go.

use std::borrow::Cow;

use super::{entity, work};

/// A piece of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// Text with its character references.
    Text(&'a str),
    /// Text that means what it says: CDATA.
    Verbatim(&'a str),
    /// `<name …>` or `<name …/>`.
    Open(Tag<'a>),
    /// `</name>`, whole and its name.
    Close(&'a str, &'a str),
    /// `<!DOCTYPE …>`.
    Doctype(Doctype<'a>),
    /// `<?…?>`.
    Instruction(&'a str),
    /// `<!--…-->`.
    Comment,
}

/// The beginning of an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    /// As it is written, from `<` to `>`.
    pub(super) raw: &'a str,
    /// Its name with the prefix.
    pub(super) name: &'a str,
    /// What stands between name and end.
    pub(super) attributes: &'a str,
    /// Whether it ends in `/>`.
    pub(super) is_empty: bool,
}

/// A document type declaration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Doctype<'a> {
    /// As it is written.
    pub(super) raw: &'a str,
    /// What it says that the document is, such as `html`.
    pub(super) name: &'a str,
    /// Whether it declares entities, or seems to.
    pub(super) declares: bool,
}

/// The pieces of a document, one after the other.
#[derive(Debug)]
pub(super) struct Tokens<'a> {
    text: &'a str,
    at: usize,
    /// Where the next ends of CDATA and of comments are; found once, so that many beginnings cost no more than one.
    cdata_end: NextEnd,
    comment_end: NextEnd,
    has_doctype: bool,
    /// Whether something was no markup that looked like it.
    pub(super) is_broken: bool,
}

impl<'a> Tokens<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        Self {
            text,
            at: 0,
            cdata_end: NextEnd::new("]]>"),
            comment_end: NextEnd::new("-->"),
            has_doctype: false,
            is_broken: false,
        }
    }

    /// What begins with the `<` at this place, and how long it is.
    fn markup(&mut self) -> Option<(Token<'a>, usize)> {
        let rest = &self.text[self.at..];
        match rest.as_bytes().get(1)? {
            b'!' if rest.starts_with("<!--") => {
                let end = self.comment_end.after(self.text, self.at + 4)?;
                Some((Token::Comment, end + 3 - self.at))
            }
            b'!' if rest.starts_with(CDATA) => {
                let end = self.cdata_end.after(self.text, self.at + CDATA.len())?;
                let inside = &self.text[self.at + CDATA.len()..end];
                work::count(inside.len());
                // Another beginning before the end: this one was left open.
                (!inside.contains(CDATA)).then_some((Token::Verbatim(inside), end + 3 - self.at))
            }
            b'!' => {
                let doctype = if self.has_doctype { None } else { doctype(rest) };
                self.has_doctype |= is_doctype(rest);
                doctype.map(|doctype| (Token::Doctype(doctype), doctype.raw.len()))
            }
            b'?' => {
                let within = up_to_next_tag(rest);
                let end =
                    within.find("?>").map(|end| end + 2).or_else(|| within.find('>').map(|end| end + 1))?;
                Some((Token::Instruction(&rest[..end]), end))
            }
            b'/' => {
                let end = up_to_next_tag(rest).find('>')? + 1;
                let name = rest[2..end - 1].trim();
                is_name(name).then_some((Token::Close(&rest[..end], name), end))
            }
            _ => tag(rest).map(|tag| (Token::Open(tag), tag.raw.len())),
        }
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        while self.text[self.at..].starts_with('<') {
            if let Some((token, length)) = self.markup() {
                self.at += length;
                return Some(token);
            }
            self.is_broken = true;
            if !self.text[self.at..].starts_with(CDATA) {
                break;
            }
            // Left open: what follows is read as if it had not been there.
            self.at += CDATA.len();
        }
        let rest = &self.text[self.at..];
        if rest.is_empty() {
            return None;
        }
        let skipped = usize::from(rest.starts_with('<'));
        let length = rest[skipped..].find('<').map_or(rest.len(), |end| end + skipped);
        work::count(length);
        self.at += length;
        Some(Token::Text(&rest[..length]))
    }
}

const CDATA: &str = "<![CDATA[";

/// The next place of an end, remembered until it is passed.
#[derive(Debug)]
struct NextEnd {
    end: &'static str,
    at: Option<usize>,
    is_over: bool,
}

impl NextEnd {
    fn new(end: &'static str) -> Self {
        Self { end, at: None, is_over: false }
    }

    fn after(&mut self, text: &str, from: usize) -> Option<usize> {
        if self.at.is_none_or(|at| at < from) && !self.is_over {
            self.at = text[from..].find(self.end).map(|at| at + from);
            work::count(self.at.unwrap_or(text.len()) - from);
            self.is_over = self.at.is_none();
        }
        self.at.filter(|at| *at >= from)
    }
}

/// The text up to the next `<` after the one it begins with: no tag reaches further.
fn up_to_next_tag(rest: &str) -> &str {
    let within = rest[1..].find('<').map_or(rest, |end| &rest[..=end]);
    work::count(within.len());
    within
}

fn is_name(name: &str) -> bool {
    let begins = name.starts_with(|c: char| c.is_alphabetic() || c == '_');
    begins
        && !name.ends_with(':')
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, ':' | '_' | '-' | '.'))
}

fn tag(rest: &str) -> Option<Tag<'_>> {
    let within = up_to_next_tag(rest);
    let name_end = within[1..].find(|c: char| c.is_whitespace() || matches!(c, '/' | '>'))? + 1;
    let name = &within[1..name_end];
    if !is_name(name) {
        return None;
    }
    let end = end_of_tag(within, name_end)?;
    let inside = &within[name_end..end];
    let attributes = inside.strip_suffix('/').unwrap_or(inside);
    Some(Tag { raw: &within[..=end], name, attributes, is_empty: inside.ends_with('/') })
}

/// The `>` that ends a tag: the first outside of a quoted value, or the very first where a quote was left open.
fn end_of_tag(tag: &str, from: usize) -> Option<usize> {
    let mut quote = None;
    let mut before = b' ';
    for (at, byte) in tag.bytes().enumerate().skip(from) {
        match (quote, byte) {
            (Some(open), _) if open == byte => quote = None,
            (Some(_), _) => {}
            (None, b'>') => return Some(at),
            (None, b'"' | b'\'') if before == b'=' => quote = Some(byte),
            (None, _) => {}
        }
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
    }
    tag[from..].find('>').map(|at| at + from)
}

impl<'a> Tag<'a> {
    /// The attributes in their order, values as they are written. A name alone has an empty value.
    pub(super) fn attributes(self) -> impl Iterator<Item = (&'a str, &'a str)> {
        let mut rest = self.attributes;
        std::iter::from_fn(move || {
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '/' | '='));
            let end = rest.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(rest.len());
            let name = &rest[..end];
            let after = rest[end..].trim_start();
            let Some(value) = after.strip_prefix('=') else {
                rest = after;
                return (!name.is_empty()).then_some((name, ""));
            };
            let value = value.trim_start();
            let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
            let (value, after) = match quote.and_then(|quote| value[1..].split_once(quote)) {
                Some(parts) => parts,
                None => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
            };
            rest = after;
            (!name.is_empty()).then_some((name, value))
        })
    }

    /// An attribute's value, with its references resolved.
    pub(super) fn attribute(self, name: &str) -> Option<Cow<'a, str>> {
        let found = self.attributes().find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| entity::decode(value.trim()))
    }
}

fn is_doctype(rest: &str) -> bool {
    rest.get(..9).is_some_and(|word| word.eq_ignore_ascii_case("<!doctype"))
}

/// A document type declaration with its internal subset, if it has one. One that is left open declares what is in it.
fn doctype(rest: &str) -> Option<Doctype<'_>> {
    if !is_doctype(rest) {
        return None;
    }
    let mut scan = Subset { rest, at: 9, is_inside: false, declares: false };
    let is_closed = scan.run();
    work::count(scan.at);
    let raw = &rest[..scan.at];
    let name = raw[9..]
        .trim_start()
        .split(|c: char| c.is_whitespace() || matches!(c, '[' | '>'))
        .next()
        .unwrap_or_default();
    (is_closed || scan.declares).then_some(Doctype { raw, name, declares: scan.declares })
}

struct Subset<'a> {
    rest: &'a str,
    at: usize,
    is_inside: bool,
    declares: bool,
}

impl Subset<'_> {
    /// Goes to the end of the declaration; whether it has one.
    fn run(&mut self) -> bool {
        while let Some(byte) = self.rest.as_bytes().get(self.at) {
            let here = &self.rest.as_bytes()[self.at..];
            let is_whole = match byte {
                b'"' | b'\'' => self.skip_to(std::slice::from_ref(byte), 1),
                b'<' if here.starts_with(b"<!--") => self.skip_to(b"-->", 4),
                _ => true,
            };
            if !is_whole {
                break;
            }
            match byte {
                b'[' => self.is_inside = true,
                b']' => self.is_inside = false,
                b'<' if here.starts_with(b"<!--") => {}
                b'<' if here.len() >= 8 && here[..8].eq_ignore_ascii_case(b"<!entity") => {
                    self.declares = true
                }
                b'<' if !self.is_inside => return false,
                b'>' if !self.is_inside => {
                    self.at += 1;
                    return true;
                }
                _ => {}
            }
            self.at += 1;
        }
        self.at = self.rest.len();
        false
    }

    /// Goes to the last byte of the next `end`; false if it isn’t found.
    fn skip_to(&mut self, end: &[u8], from: usize) -> bool {
        let found = self.rest.as_bytes()[self.at + from..].windows(end.len()).position(|bytes| bytes == end);
        self.at += found.map_or(0, |found| from + found + end.len() - 1);
        found.is_some()
    }
}

/// Which elements are closed: a tag that nothing closes is no element.
#[derive(Debug, Default)]
pub(super) struct Pairs<'a> {
    /// The elements that are open, by their place among all beginnings.
    pub(super) open: Vec<(usize, &'a str)>,
    /// By the place among all beginnings: whether it has an end.
    pub(super) closed: Vec<bool>,
    /// By the place among all ends: whether it ends something.
    pub(super) closes: Vec<bool>,
}

impl<'a> Pairs<'a> {
    /// Takes the beginning of an element that has its end elsewhere.
    pub(super) fn open(&mut self, name: &'a str) {
        self.open.push((self.closed.len(), name));
        self.closed.push(false);
    }

    /// Takes the beginning of an element without contents.
    pub(super) fn empty(&mut self) {
        self.closed.push(true);
    }

    /// Takes an end; whether it closes the innermost element.
    pub(super) fn close(&mut self, name: &str) -> bool {
        work::count(self.open.len());
        let found = self.open.iter().rposition(|(_, open)| open.eq_ignore_ascii_case(name));
        self.closes.push(found.is_some());
        let Some(at) = found else { return false };
        let is_innermost = at + 1 == self.open.len();
        self.closed[self.open[at].0] = true;
        self.open.truncate(at);
        is_innermost
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each piece in a few signs.
    fn read(text: &str) -> Vec<String> {
        let said = |token| match token {
            Token::Text(text) => text.to_owned(),
            Token::Verbatim(text) => format!("[{text}]"),
            Token::Open(tag) => format!("+{}{}", tag.name, if tag.is_empty { "/" } else { "" }),
            Token::Close(_, name) => format!("-{name}"),
            Token::Doctype(doctype) => {
                format!("!{}{}", doctype.name, if doctype.declares { "!" } else { "" })
            }
            Token::Instruction(_) => "?".to_owned(),
            Token::Comment => "#".to_owned(),
        };
        Tokens::of(text).map(said).collect()
    }

    #[test]
    fn markup_is_told_from_text() {
        assert_eq!(
            read("<?xml version='1.0'?><a b='>'>x<!-- <c> --><![CDATA[<d>]]><e/></a >"),
            ["?", "+a", "x", "#", "[<d>]", "+e/", "-a"]
        );
    }

    #[test]
    fn what_is_no_tag_is_text_and_takes_nothing_that_follows_it() {
        for (text, pieces) in [
            ("<t>year: <6 and falling</t>", &["+t", "year: ", "<6 and falling", "-t"][..]),
            ("<t>p99 <s and cost <b</t>", &["+t", "p99 ", "<s and cost ", "<b", "-t"]),
            ("<t><!-- open</t>", &["+t", "<!-- open", "-t"]),
            ("<t><![CDATA[open</t><t><![CDATA[x]]></t>", &["+t", "open", "-t", "+t", "[x]", "-t"]),
            ("<t>What is <?php</t>", &["+t", "What is ", "<?php", "-t"]),
            ("<t>Ada <ada@example.org></t>", &["+t", "Ada ", "<ada@example.org>", "-t"]),
            ("<t>About <!DOCTYPE</t>", &["+t", "About ", "<!DOCTYPE", "-t"]),
            ("a <", &["a ", "<"]),
            ("</>", &["</>"]),
            ("<a href='x>y</a>", &["+a", "y", "-a"]),
        ] {
            let mut tokens = Tokens::of(text);
            assert_eq!(read(text), pieces, "{text}");
            tokens.by_ref().for_each(drop);
            assert!(tokens.is_broken || text.contains("x>y"), "{text}");
        }
    }

    #[test]
    fn attributes_are_read_however_they_are_written() {
        let Some(Token::Open(tag)) =
            Tokens::of("<a href = \"x?a=1&amp;b=2\" Rel='self' hidden type=text/html/>").next()
        else {
            panic!("a tag")
        };
        let all: Vec<_> = tag.attributes().collect();
        assert_eq!(all, [("href", "x?a=1&amp;b=2"), ("Rel", "self"), ("hidden", ""), ("type", "text/html")]);
        assert_eq!(tag.attribute("href").as_deref(), Some("x?a=1&b=2"));
        assert_eq!(tag.attribute("rel").as_deref(), Some("self"));
        assert!(tag.is_empty);
    }

    #[test]
    fn a_document_type_says_whether_it_declares_entities() {
        for (text, pieces) in [
            ("<!DOCTYPE rss>x", &["!rss", "x"][..]),
            ("<!doctype rss PUBLIC \"-//N>//DTD\" \"http://n/rss.dtd\">x", &["!rss", "x"]),
            (
                "<!DOCTYPE rss [ <!ELEMENT a (b)> <!-- <!ENTITY a 'b'> > --> <!ATTLIST a b CDATA ']>'> ]>x",
                &["!rss", "x"],
            ),
            ("<!DOCTYPE rss [<!ENTITY a 'b'>]>x", &["!rss!", "x"]),
            ("<!DOCTYPE rss[<!entity % a SYSTEM 'http://x/'>%a;]>x", &["!rss!", "x"]),
            ("<!DOCTYPE rss [<!ENTITY a 'b'>", &["!rss!"]),
        ] {
            assert_eq!(read(text), pieces, "{text}");
        }
    }
}
