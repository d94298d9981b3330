//! Whether what stands behind the name of a secret is one.

use super::name::{Kind, Name};
use super::separator::Joint;

/// What stands where a value is expected.
#[derive(Debug)]
pub(super) struct Value<'a> {
    text: &'a str,
    is_quoted: bool,
    /// In bytes, with its quotation marks.
    pub(super) length: usize,
}

/// Names of products that look like passwords.
const PRODUCTS: [&str; 22] = [
    "1password",
    "bitwarden",
    "dashlane",
    "fido2",
    "github",
    "gitlab",
    "icloud",
    "ios",
    "ipad",
    "iphone",
    "keepass",
    "keepassxc",
    "lastpass",
    "linkedin",
    "macos",
    "oauth2",
    "openid",
    "powershell",
    "webauthn",
    "whatsapp",
    "yubikey",
    "youtube",
];
/// Words that stand for a value.
const STAND_INS: [&str; 28] = [
    "changeme",
    "default",
    "dummy",
    "empty",
    "enabled",
    "encrypted",
    "env",
    "example",
    "false",
    "hidden",
    "masked",
    "missing",
    "none",
    "null",
    "optional",
    "password",
    "passwort",
    "placeholder",
    "redacted",
    "removed",
    "required",
    "sample",
    "secret",
    "string",
    "token",
    "true",
    "undefined",
    "unknown",
];
/// What begins as an expression of a program begins.
const EXPRESSIONS: [&str; 18] = [
    "$",
    "%",
    "<",
    "{",
    "[",
    "@",
    "&",
    "os.",
    "process.",
    "env.",
    "config.",
    "settings.",
    "request.",
    "self.",
    "this.",
    "secrets.",
    "var.",
    "vault:",
];

/// Reads the value at the beginning of what is left of a line.
pub(super) fn read(rest: &str, joint: Joint) -> Option<Value<'_>> {
    let quote = rest.chars().next().filter(|first| matches!(first, '"' | '\'' | '`'));
    if let Some(quote) = quote {
        let text = &rest[1..];
        let end = text.find(quote)?;
        return Some(Value { text: &text[..end], is_quoted: true, length: end + 2 });
    }
    let end = rest.find([' ', '"', '\'', '<', '>', ',', ';', ')', ']', '}', '`', '|']).unwrap_or(rest.len());
    let text = if joint == Joint::Assigned {
        rest[..end].split('&').next().unwrap_or_default()
    } else {
        rest[..end].trim_end_matches(['.', ':', '!', '?', '\u{2026}'])
    };
    Some(Value { text, is_quoted: false, length: text.len() }).filter(|value| !value.text.is_empty())
}

impl Value<'_> {
    /// Whether it is the secret of a name, joined to it so.
    pub(super) fn is_secret(&self, name: &Name, joint: Joint) -> bool {
        if self.stands_in()
            || (name.is_plural
                && name.kind != Kind::Code
                && !matches!(joint, Joint::Assigned | Joint::QuotedColon))
        {
            return false;
        }
        let by_programs = matches!(joint, Joint::Assigned | Joint::Option)
            || (joint == Joint::QuotedColon && self.is_quoted);
        let (length, digit) = (self.text.chars().count(), self.has(|c| c.is_ascii_digit()));
        let letter = self.has(char::is_alphabetic);
        match name.kind {
            Kind::Pin | Kind::Code => self.is_code(name, joint),
            _ if name.is_plural => length >= 6 && digit && letter,
            Kind::Password if by_programs || joint == Joint::Equals => length >= 6,
            Kind::Password | Kind::Short if joint == Joint::Bare => {
                !name.is_option && length >= 6 && digit && letter && !self.is_product()
            }
            Kind::Password => length >= 6 && (self.is_telling() || self.is_phrase()),
            Kind::Short if by_programs => length >= 6,
            Kind::Short => length >= 6 && digit && letter && !self.is_product(),
            Kind::Key if joint == Joint::Option => length >= 6 && (digit || self.is_telling()),
            Kind::Key if by_programs => {
                length >= 6 && (name.is_written_by_programs || self.is_telling()) && (letter || length >= 12)
            }
            Kind::Key if joint == Joint::Bare => length >= 16 && digit && letter && !self.is_counted(),
            Kind::Key if name.is_written_by_programs => {
                length >= 6 && letter && (self.is_telling() || self.is_quoted)
            }
            Kind::Key => length >= 8 && digit && letter && !self.is_counted() && !self.is_product(),
        }
    }

    fn is_code(&self, name: &Name, joint: Joint) -> bool {
        let digits = self.text.bytes().filter(u8::is_ascii_digit).count();
        let only_digits = self.text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b' '));
        let (least, most) = if joint == Joint::Bare { (4, 8) } else { (3, 64) };
        match name.kind {
            Kind::Pin if joint == Joint::Bare => name.is_great && only_digits && (4..=8).contains(&digits),
            Kind::Pin => only_digits && (4..=8).contains(&digits),
            _ if joint == Joint::Bare => only_digits && (least..=most).contains(&digits),
            _ => digits >= least && self.text.len() >= 4 && !self.is_counted(),
        }
    }

    fn has(&self, is: impl Fn(char) -> bool) -> bool {
        self.text.chars().any(is)
    }

    /// A digit, a sign or a capital within: "Summer2026", "autumnLeaf", "leaf!fall". No name of a product, no "10-character".
    fn is_telling(&self) -> bool {
        let signs = self.has(|c| "!@#$%^&*_+=~?|\\".contains(c));
        let small_before_great = self
            .text
            .chars()
            .zip(self.text.chars().skip(1))
            .any(|(one, two)| one.is_lowercase() && two.is_uppercase());
        let digit = self.has(|c| c.is_ascii_digit())
            && self.has(|c| !c.is_ascii_digit() && c != '-' && c != '.' && c != '/');
        let long_number = self.text.len() >= 6 && self.text.bytes().all(|byte| byte.is_ascii_digit());
        (signs || small_before_great || digit || long_number) && !self.is_counted() && !self.is_product()
    }

    /// Four words or more, joined: "correct-horse-battery-staple".
    fn is_phrase(&self) -> bool {
        self.text.split(['-', '_', '.']).filter(|word| word.len() >= 3).count() >= 4
    }

    /// A number with its noun: "10-character", "360-degree", "80/20".
    fn is_counted(&self) -> bool {
        let rest = self.text.trim_start_matches(|c: char| c.is_ascii_digit());
        rest.len() < self.text.len()
            && rest.strip_prefix(['-', '/', '.', ',', '%', '+']).is_some_and(|noun| {
                noun.chars().all(|c| {
                    c.is_lowercase() || c == '-' || c.is_ascii_digit() && rest.starts_with(['/', '.', ','])
                })
            })
            && self.text.len() - rest.len() <= 3
    }

    fn is_product(&self) -> bool {
        PRODUCTS.contains(&self.text.to_lowercase().as_str())
    }

    /// Whether it’s only a placeholder for a value: `<your password>`, `${DB_PASSWORD}`, `********`, `getpass()`.
    fn stands_in(&self) -> bool {
        let lower = self.text.to_lowercase();
        let is_expression = EXPRESSIONS.iter().any(|begin| lower.starts_with(begin))
            && !(lower.starts_with(['$', '%', '@', '&'])
                && self.has(|c| c.is_ascii_digit())
                && !self.text.contains(['{', '(']));
        STAND_INS.contains(&lower.as_str())
            || lower.starts_with("your")
            || self
                .text
                .chars()
                .all(|c| matches!(c, '*' | '.' | 'x' | 'X' | '_' | '-' | '#' | '?' | '\u{2022}' | '\u{2026}'))
            || is_expression
            || (!self.is_quoted
                && self.text.contains('(')
                && !self.text.contains(|c: char| c.is_ascii_digit()))
    }
}
