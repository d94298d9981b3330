//! A text from a file or from standard input.

use std::io::{ErrorKind, Read};
use std::path::Path;

use standpoint_core::{Error, Result};

/// The longest text, in bytes: more than anybody posts.
const LONGEST: u64 = 4 * 1024 * 1024;
/// The longest file whose size the coach judges itself, in bytes: well beyond what it takes.
const LONGEST_READ: u64 = 32 * 1024 * 1024;

/// Reads a text; `-` is standard input.
///
/// # Errors
/// When it cannot be read, is too long, or is no text in UTF-8.
pub(crate) fn read(file: &Path) -> Result<String> {
    let bytes = up_to(file, LONGEST + 1)?;
    if bytes.len() as u64 > LONGEST {
        return Err(Error::Invalid("The text is longer than 4 MB. Split it.".to_owned()));
    }
    let text = String::from_utf8(bytes)
        .map_err(|_| Error::Invalid("Not UTF-8 text. Save it as UTF-8 and try again.".to_owned()))?;
    // Some editors begin a file with a mark that is no part of the text.
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

/// Reads a file as it is; `-` is standard input. Of one that is far too long only the beginning.
///
/// # Errors
/// When it cannot be read.
pub(crate) fn bytes(file: &Path) -> Result<Vec<u8>> {
    up_to(file, LONGEST_READ)
}

fn up_to(file: &Path, most: u64) -> Result<Vec<u8>> {
    let failed = |source: std::io::Error| match source.kind() {
        ErrorKind::NotFound => Error::NotFound(format!("No such file: {}.", file.display())),
        ErrorKind::IsADirectory => {
            Error::Invalid(format!("{} is a folder. Name a file in it.", file.display()))
        }
        _ => Error::Io { doing: "Reading", path: file.to_owned(), source },
    };
    let mut bytes = Vec::new();
    if file == Path::new("-") {
        std::io::stdin().lock().take(most).read_to_end(&mut bytes).map_err(failed)?;
    } else {
        std::fs::File::open(file).and_then(|file| file.take(most).read_to_end(&mut bytes)).map_err(failed)?;
    }
    Ok(bytes)
}
