//! What stands between the name of a secret and the secret.

use std::sync::LazyLock;

use regex::Regex;

use super::name::Name;
use crate::publishing::red_line::form::compiled;
use crate::publishing::red_line::reading::Reading;

/// How a value is joined to its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    /// `=`, `:=`, `=>`, a tag, a quoted name with a colon.
    Assigned,
    /// ` = ` behind a word that may be a sentence's: "Token = trust".
    Equals,
    /// A colon.
    Colon,
    /// A colon behind a quoted name.
    QuotedColon,
    /// A blank behind an option.
    Option,
    /// "is", "lautet", "est" and so on.
    Said,
    /// Nothing but a blank.
    Bare,
}

static SAID: LazyLock<Regex> = LazyLock::new(|| {
    compiled(concat!(
        r"^(?: (?:for|of|to|on|in|at|zum|zur|zu|für|vom|von|de|du|pour|del|della|para|per|voor|van|der|des|our|my|the)(?: [^ \n:=]+){1,5}?)?",
        r" ?,?(?: (?:is|was|has been|are|now|still|remains|set|changed|reset|to|as|lautet|ist|war|heisst|heißt|est|était|es|era|sera|è|e'|será))+:? ",
    ))
});

/// What may stand behind a name, the surest first, each with where the value begins.
pub(super) fn behind(reading: &Reading, name: &Name, line_end: usize) -> Vec<(Joint, usize)> {
    let rest = &reading.seen()[name.to..line_end];
    let closed = rest.trim_start_matches(['"', '\'', '`', ']', ')', '*']);
    let is_quoted = rest.len() > closed.len() && rest.starts_with(['"', '\'', '`', '*']);
    let at = |rest: &str| line_end - rest.len();
    let spaced = closed.trim_start_matches(' ');
    let mut found = Vec::new();
    if let Some(value) =
        spaced.strip_prefix(":=").or_else(|| spaced.strip_prefix("=>")).or_else(|| spaced.strip_prefix("=="))
    {
        found.push((Joint::Assigned, at(value.trim_start_matches([' ', '=']))));
    } else if let Some(value) = spaced.strip_prefix('=') {
        let (before, after) = (spaced.len() < closed.len(), value.starts_with(' '));
        let value = value.trim_start_matches(' ');
        match (before, after) {
            (true, true) if name.is_written_by_programs || is_quoted || value.starts_with(['"', '\'']) => {
                found.push((Joint::Assigned, at(value)))
            }
            (true, true) => found.push((Joint::Equals, at(value))),
            (false, true) if !value.starts_with(['"', '\'']) => {}
            _ => found.push((Joint::Assigned, at(value))),
        }
    } else if let Some(value) = spaced.strip_prefix(':') {
        let joint = if is_quoted && !rest.starts_with('*') { Joint::QuotedColon } else { Joint::Colon };
        found.push((joint, at(value.trim_start_matches([' ', '*']))));
    } else if let Some(value) = rest.strip_prefix('>').filter(|_| name.is_tag) {
        found.push((Joint::Assigned, at(value)));
    } else if let Some(value) = spaced.strip_prefix("value=").filter(|_| is_quoted) {
        found.push((Joint::Assigned, at(value)));
    } else if name.is_option && rest.starts_with(' ') {
        found.push((Joint::Option, at(spaced)));
    } else if is_quoted || rest.starts_with(' ') {
        let plain = &reading.plain()[at(closed)..line_end];
        found.extend(SAID.find(plain).map(|said| (Joint::Said, at(closed) + said.end())));
        found.push((Joint::Bare, at(spaced)));
    }
    found
}
