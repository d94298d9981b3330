//! Passphrases and recovery keys: from a file or a question without echo, never from an argument, which other programs see.

use std::fs::File;
use std::io::{BufRead, BufReader, IsTerminal, Read};
use std::path::Path;

use standpoint_core::store::Secret;
use standpoint_core::{Error, Result};

/// The longest first line that is read, in bytes.
const LONGEST: u64 = 4_096;

/// A new passphrase: asked for twice, unless a file holds it.
pub(crate) fn new_passphrase(file: Option<&Path>) -> Result<Secret> {
    if let Some(path) = file {
        return first_line(path);
    }
    eprint_warning();
    let (first, again) = (ask("Passphrase: ")?, ask("Passphrase again: ")?);
    if first != again {
        return Err(Error::Invalid("The two passphrases differ. Nothing was changed; try again.".to_owned()));
    }
    Ok(Secret::new(first))
}

/// What opens an encrypted file.
pub(crate) fn opener(file: Option<&Path>) -> Result<Secret> {
    match file {
        Some(path) => first_line(path),
        None => ask("Passphrase or recovery key: ").map(Secret::new),
    }
}

#[allow(clippy::print_stderr, reason = "said before the question, on the same terminal")]
fn eprint_warning() {
    if std::io::stdin().is_terminal() {
        eprintln!(
            "If you forget the passphrase and lose the recovery key, no one can open your encrypted files. That’s final."
        );
    }
}

fn ask(question: &str) -> Result<String> {
    let nobody =
        || Error::Invalid("There’s no terminal to ask in. Name a file with --passphrase-file.".to_owned());
    if !std::io::stdin().is_terminal() {
        return Err(nobody());
    }
    rpassword::prompt_password(question).map_err(|_| nobody())
}

fn first_line(path: &Path) -> Result<Secret> {
    let failed = |source| Error::Io { doing: "Reading", path: path.to_owned(), source };
    let mut line = String::new();
    BufReader::new(File::open(path).map_err(failed)?.take(LONGEST)).read_line(&mut line).map_err(failed)?;
    let secret = Secret::new(line);
    if secret.is_empty() {
        return Err(Error::Invalid(format!(
            "The first line of {} is empty. Write it there.",
            path.display()
        )));
    }
    Ok(secret)
}
