//! A password, key or code that stands behind its name: as programs write it, in a header, on a command line, or said in
//! words.

mod name;
mod separator;
mod value;

use super::reading::Reading;
use super::{RedLine, Span};

/// Where named secrets are. A name and its value stand on one line.
pub(super) fn find(reading: &Reading, spans: &mut Vec<Span>) {
    let mut at = 0;
    while let Some(name) = name::next(reading, at) {
        at = name.to;
        let line_end = reading.seen()[name.to..].find('\n').map_or(reading.seen().len(), |end| name.to + end);
        let behind = separator::behind(reading, &name, line_end);
        let found = behind.iter().find_map(|(joint, value_at)| {
            let value = value::read(&reading.seen()[*value_at..line_end], *joint)?;
            value.is_secret(&name, *joint).then_some(*value_at..*value_at + value.length)
        });
        if let Some(value) = found {
            spans.push(reading.span(RedLine::Secret, name.from..value.end));
            at = value.end;
        }
    }
}
