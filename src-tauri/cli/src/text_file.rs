//! A text from a file or from standard input.

use std::io::Read;
use std::path::Path;

use standpoint_core::{Error, Result};

/// The longest text, in bytes: more than anybody posts.
const LONGEST: u64 = 4 * 1024 * 1024;

/// Reads a text; `-` is standard input.
///
/// # Errors
/// When it cannot be read, is too long, or is no text in UTF-8.
pub(crate) fn read(file: &Path) -> Result<String> {
    let failed = |source| Error::Io { doing: "Reading", path: file.to_owned(), source };
    let mut bytes = Vec::new();
    if file == Path::new("-") {
        std::io::stdin().lock().take(LONGEST + 1).read_to_end(&mut bytes).map_err(failed)?;
    } else {
        std::fs::File::open(file).and_then(|file| file.take(LONGEST + 1).read_to_end(&mut bytes)).map_err(failed)?;
    }
    if bytes.len() as u64 > LONGEST {
        return Err(Error::Invalid("The text is longer than 4 MiB. Check it in parts.".to_owned()));
    }
    String::from_utf8(bytes).map_err(|_| Error::Invalid("That is no text in UTF-8. Save it as UTF-8 and try again.".to_owned()))
}
