//! Which beginnings and ends of elements belong together.

use crate::feeds::parser::work;

/// Which elements are closed: a tag that nothing closes is no element.
#[derive(Debug, Default)]
pub(crate) struct Pairs<'a> {
    /// The elements that are open, by their place among all beginnings.
    pub(crate) open: Vec<(usize, &'a str)>,
    /// By the place among all beginnings: whether it has an end.
    pub(crate) closed: Vec<bool>,
    /// By the place among all ends: whether it ends something.
    pub(crate) closes: Vec<bool>,
}

impl<'a> Pairs<'a> {
    /// Takes the beginning of an element that has its end elsewhere.
    pub(crate) fn open(&mut self, name: &'a str) {
        self.open.push((self.closed.len(), name));
        self.closed.push(false);
    }

    /// Takes the beginning of an element without contents.
    pub(crate) fn empty(&mut self) {
        self.closed.push(true);
    }

    /// Takes an end; whether it closes the innermost element.
    pub(crate) fn close(&mut self, name: &str) -> bool {
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
