//! A passphrase or a recovery key, as someone entered it. It's wiped from memory when it's dropped, and never shown.

use age::secrecy::{ExposeSecret, SecretString};
use icu_normalizer::ComposingNormalizerBorrowed;

use crate::error::{Error, Result};

/// The shortest passphrase that is taken, in characters.
const SHORTEST: usize = 10;
/// How every recovery key begins.
const RECOVERY_KEY: &str = "AGE-SECRET-KEY-1";

/// What opens an encrypted file.
#[derive(Debug, Clone)]
pub struct Secret(SecretString);

/// What was entered, told apart.
pub(super) enum Kind {
    /// The passphrase.
    Passphrase,
    /// A key: the recovery key, or the one that the passphrase opens.
    Key(age::x25519::Identity),
}

impl Secret {
    /// Takes what was entered; line feeds at its end, as files have them, aren't part of it. Letters with accents count as the
    /// same however the keyboard composes them.
    #[must_use]
    pub fn new(entered: String) -> Self {
        let entered = SecretString::from(entered);
        let text = entered.expose_secret().trim_end_matches(['\r', '\n']);
        Self(SecretString::from(ComposingNormalizerBorrowed::new_nfc().normalize(text).into_owned()))
    }

    /// Whether nothing was entered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.expose_secret().is_empty()
    }

    /// Refuses a passphrase that is guessed soon.
    pub(super) fn refuse_a_weak_one(&self) -> Result<()> {
        let text = self.0.expose_secret();
        if text.chars().count() < SHORTEST {
            return Err(Error::invalid("Use at least 10 characters. Four or five words are good."));
        }
        if text.trim().to_uppercase().starts_with(RECOVERY_KEY) {
            return Err(Error::invalid("That’s a recovery key. Choose a passphrase."));
        }
        let mut characters = text.chars();
        let first = characters.next();
        if characters.all(|other| Some(other) == first) {
            return Err(Error::invalid("Use more than one character. Four or five words are good."));
        }
        Ok(())
    }

    pub(super) fn passphrase(&self) -> SecretString {
        self.0.clone()
    }

    /// Tells a key from a passphrase. Spaces and line ends within a key, as paper has them, are left out.
    pub(super) fn kind(&self) -> Kind {
        let text = self.0.expose_secret();
        let packed = SecretString::from(
            text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_uppercase).collect::<String>(),
        );
        match packed.expose_secret().parse::<age::x25519::Identity>() {
            Ok(key) => Kind::Key(key),
            Err(_) => Kind::Passphrase,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_isnt_shown_and_a_short_one_is_refused() {
        let secret = Secret::new("correct horse battery\n".to_owned());
        assert!(!format!("{secret:?}").contains("horse"));
        assert!(secret.refuse_a_weak_one().is_ok());
        for weak in ["", "short", "aaaaaaaaaaaaaaaa", "AGE-SECRET-KEY-1QQQQQQQQQQ"] {
            assert!(Secret::new(weak.to_owned()).refuse_a_weak_one().is_err(), "{weak}");
        }
    }

    #[test]
    fn accents_are_the_same_however_they_were_typed() {
        let one = Secret::new("caf\u{e9} au lait".to_owned());
        let other = Secret::new("cafe\u{301} au lait".to_owned());
        assert_eq!(one.0.expose_secret(), other.0.expose_secret());
    }

    #[test]
    fn a_key_is_told_from_a_passphrase_even_in_lower_case_and_over_two_lines() {
        let key = age::x25519::Identity::generate();
        let text = key.to_string().expose_secret().to_lowercase();
        let (first, second) = text.split_at(30);
        assert!(matches!(Secret::new(format!("{first}\n {second}\n")).kind(), Kind::Key(_)));
        assert!(matches!(Secret::new("age secret key".to_owned()).kind(), Kind::Passphrase));
    }
}
