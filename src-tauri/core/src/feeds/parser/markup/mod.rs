//! The signs of XML and HTML, told from text. Feeds are written by hand and by templates, so whatever is no tag is text: a
//! `<` that begins none, a comment without an end. Nothing is refused here, and every document is read in one go.

mod doctype;
mod pairs;
mod tag;

pub(super) use doctype::Doctype;
pub(super) use pairs::Pairs;
pub(super) use tag::Tag;

use self::doctype::{doctype, is_doctype};
use self::tag::{is_name, tag, up_to_next_tag};
use super::work;

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
