//! The document type declaration, which may declare entities.

use crate::feeds::parser::work;

/// A document type declaration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Doctype<'a> {
    /// As it is written.
    pub(crate) raw: &'a str,
    /// What it says that the document is, such as `html`.
    pub(crate) name: &'a str,
    /// Whether it declares entities, or seems to.
    pub(crate) declares: bool,
}

pub(super) fn is_doctype(rest: &str) -> bool {
    rest.get(..9).is_some_and(|word| word.eq_ignore_ascii_case("<!doctype"))
}

/// A document type declaration with its internal subset, if it has one. One that is left open declares what is in it.
pub(super) fn doctype(rest: &str) -> Option<Doctype<'_>> {
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
