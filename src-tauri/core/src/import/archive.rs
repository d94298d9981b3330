//! A ZIP archive from somewhere else: only what is wanted is opened, within bounds that are judged before anything inflates.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::io::{BufReader, Read, Seek};

use zip::ZipReadOptions;
use zip::read::{Config, ZipFileEntry};
use zip::unstable::read::ZipIterable;

use super::digest::Pieces;
use crate::error::{Error, Result};

/// What a file is read from.
pub trait Bytes: Read + Seek {}
impl<T: Read + Seek> Bytes for T {}

/// The most entries an archive may have.
const ENTRIES_MAX: usize = 1_000_000;
/// The most entries that are opened.
const WANTED_MAX: usize = 100_000;
/// The largest entry that is held as a whole, inflated, in bytes.
const ENTRY_MAX: u64 = 64 * MIB;
/// The largest entry that is read piece by piece, inflated, in bytes.
const STREAM_MAX: u64 = 512 * MIB;
/// All entries that are opened, inflated together, in bytes.
const TOGETHER_MAX: u64 = 1024 * MIB;
/// How many times its packed size an entry may be, once it is over 1 MiB.
const RATIO_MAX: u64 = 200;
/// How many names of what is not opened are told, and how many are kept for that.
const UNREAD_TOLD: usize = 60;
const PASSED_OVER_MAX: usize = 20_000;
const MIB: u64 = 1024 * 1024;
/// Entries of the directory are short: a long buffer would be filled again for each.
const BUFFER: usize = 1024;

/// An archive that no program of the kind makes.
pub(super) fn odd() -> Error {
    Error::invalid("This archive isn’t built like an export, so Standpoint won’t open it.")
}

/// An archive that breaks off or is damaged.
pub(super) fn incomplete() -> Error {
    Error::invalid("This archive is incomplete. Download it again.")
}

fn locked() -> Error {
    Error::invalid("This archive has a password. Unpack it, then choose a file from it.")
}

/// An entry that may be opened.
struct Entry {
    path: String,
    /// None once it was read.
    file: Option<ZipFileEntry<'static>>,
}

/// An archive, with what of it may be opened.
pub(super) struct Archive<'f> {
    zip: ZipIterable<BufReader<&'f mut dyn Bytes>>,
    entries: Vec<Entry>,
    /// Where each is among them, by its path.
    places: HashMap<String, usize>,
    /// Paths of what is never opened.
    passed_over: BTreeSet<String>,
    inflated: u64,
    digest: Pieces,
}

impl<'f> Archive<'f> {
    /// Looks through an archive. `is_wanted` tells by an entry's path whether it may be opened.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it is cut off, or not built like an export.
    pub(super) fn open(file: &'f mut dyn Bytes, is_wanted: impl Fn(&str) -> bool) -> Result<Self> {
        let reader = BufReader::with_capacity(BUFFER, file);
        let mut zip = ZipIterable::try_new(reader, Config::default()).map_err(|_| incomplete())?;
        if zip.len() > ENTRIES_MAX {
            return Err(odd());
        }
        let (mut entries, mut passed_over) = (Vec::new(), BTreeSet::new());
        let mut paths = HashSet::new();
        for file in zip.files().map_err(|_| incomplete())? {
            let file = file.map_err(|_| incomplete())?;
            let Some(path) = path_of(&file) else { continue };
            if !is_wanted(&path) {
                if passed_over.len() < PASSED_OVER_MAX {
                    passed_over.insert(path);
                }
                continue;
            }
            // Two readers could see two files.
            if !paths.insert(path.to_lowercase()) || entries.len() >= WANTED_MAX {
                return Err(odd());
            }
            entries.push(Entry { path, file: Some(file) });
        }
        let places = entries.iter().enumerate().map(|(place, entry)| (entry.path.clone(), place)).collect();
        Ok(Self { zip, entries, places, passed_over, inflated: 0, digest: Pieces::default() })
    }

    /// The paths of what may be opened, in the archive's order.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| entry.path.as_str())
    }

    /// Names of what is never opened: of a folder from which nothing is opened its name alone.
    pub(super) fn unread(&self) -> Vec<String> {
        let above =
            |path: &str| path.match_indices('/').map(|(at, _)| path[..=at].to_owned()).collect::<Vec<_>>();
        let opened: HashSet<String> = self.paths().flat_map(above).collect();
        let told = |path: &String| {
            let closed = above(path).into_iter().find(|folder| !opened.contains(folder));
            told(&closed.unwrap_or_else(|| path.clone()))
        };
        let names: BTreeSet<String> = self.passed_over.iter().map(told).collect();
        names.into_iter().take(UNREAD_TOLD).collect()
    }

    /// Leaves unopened what is not wanted after all.
    pub(super) fn keep(&mut self, is_wanted: impl Fn(&str) -> bool) {
        let passed_over = &mut self.passed_over;
        for entry in &mut self.entries {
            if !is_wanted(&entry.path) {
                entry.file = None;
                if passed_over.len() < PASSED_OVER_MAX {
                    passed_over.insert(entry.path.clone());
                }
            }
        }
        self.entries.retain(|entry| entry.file.is_some());
        self.places =
            self.entries.iter().enumerate().map(|(place, entry)| (entry.path.clone(), place)).collect();
    }

    /// The path of the entry that is called so, whatever was added to its name. The one without an addition comes first.
    pub(super) fn named(&self, name: &str) -> Option<String> {
        let fits = |path: &&str| plain_name(path) == name;
        let exact = |path: &&str| stem(path).eq_ignore_ascii_case(name) || !ends_in_number(path);
        let all: Vec<&str> = self.paths().filter(fits).collect();
        all.iter().find(|path| exact(path)).or(all.first()).map(|path| (*path).to_owned())
    }

    /// What an entry holds.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it is damaged, locked, or larger than an export's.
    pub(super) fn read(&mut self, path: &str) -> Result<Vec<u8>> {
        self.opened(path, ENTRY_MAX, |entry| {
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).map_err(|_| incomplete())?;
            Ok(bytes)
        })
    }

    /// Reads an entry piece by piece.
    ///
    /// # Errors
    /// [`Error::Invalid`] when it is damaged, locked, or larger than an export's, and what `read` says.
    pub(super) fn stream<T>(
        &mut self,
        path: &str,
        read: impl FnOnce(&mut dyn Read) -> Result<T>,
    ) -> Result<T> {
        self.opened(path, STREAM_MAX, |entry| {
            let read = read(entry)?;
            // What was not looked at is still checked, and belongs to what was read.
            std::io::copy(entry, &mut std::io::sink()).map_err(|_| incomplete())?;
            Ok(read)
        })
    }

    fn opened<T>(
        &mut self,
        path: &str,
        most: u64,
        read: impl FnOnce(&mut Digested<'_>) -> Result<T>,
    ) -> Result<T> {
        let Self { zip, entries, places, inflated, digest, .. } = self;
        let entry = places.get(path).and_then(|place| entries.get_mut(*place));
        let entry = entry.and_then(|entry| entry.file.take()).ok_or_else(incomplete)?;
        if entry.encrypted() {
            return Err(locked());
        }
        let (size, packed) = (entry.size(), entry.compressed_size());
        *inflated = inflated.saturating_add(size);
        let is_bomb = size > MIB && size / RATIO_MAX > packed;
        if size > most || *inflated > TOGETHER_MAX || is_bomb {
            return Err(odd());
        }
        let reader = zip.files().map_err(|_| incomplete())?.reader_mut();
        let opened = entry.with_reader(reader, ZipReadOptions::new()).map_err(|_| incomplete())?;
        digest.begin(path, size);
        let mut entry = Digested { entry: Box::new(opened.take(size + 1)), read: 0, digest };
        let done = read(&mut entry)?;
        if entry.read == size { Ok(done) } else { Err(incomplete()) }
    }

    /// The SHA-256 of what was read.
    pub(super) fn digest(self) -> String {
        self.digest.done()
    }
}

/// An entry whose bytes are counted and digested as they are read.
struct Digested<'a> {
    entry: Box<dyn Read + 'a>,
    read: u64,
    digest: &'a mut Pieces,
}

impl Read for Digested<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let count = self.entry.read(into)?;
        self.read += count as u64;
        self.digest.go_on(&into[..count]);
        Ok(count)
    }
}

/// The path of an entry that is a file of its own; names are for comparing only.
fn path_of(file: &ZipFileEntry<'_>) -> Option<String> {
    let path = String::from_utf8_lossy(file.name_raw()).replace('\\', "/");
    let is_odd = file.is_dir()
        || file.is_symlink()
        || path.starts_with('/')
        || path.starts_with("__MACOSX/")
        || path.contains(':')
        || path.split('/').any(|part| matches!(part, ".." | "." | ""));
    (!is_odd).then_some(path)
}

/// A name as it is told.
fn told(name: &str) -> String {
    name.chars().filter(|c| !c.is_control()).take(80).collect()
}

fn stem(path: &str) -> &str {
    let base = path.rsplit('/').next().unwrap_or(path);
    base.rsplit_once('.').map_or(base, |(stem, _)| stem)
}

fn ends_in_number(path: &str) -> bool {
    stem(path)
        .rsplit_once('_')
        .is_some_and(|(_, digits)| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

/// A file's name for comparing: in lower case, without folder, ending, a number behind it, spaces, `_` and `-`.
pub(super) fn plain_name(path: &str) -> String {
    let stem = stem(path);
    let stem = if ends_in_number(path) { stem.rsplit_once('_').map_or(stem, |(name, _)| name) } else { stem };
    stem.to_lowercase().chars().filter(|c| !matches!(c, ' ' | '_' | '-')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_compared_without_what_is_added_to_it() {
        for (path, name) in [
            ("Shares_181682616.csv", "shares"),
            ("Complete/Shares.csv", "shares"),
            ("Recommendations_Received.csv", "recommendationsreceived"),
            ("Shares_backup.csv", "sharesbackup"),
            ("Profile Summary.csv", "profilesummary"),
            ("Saved_Items_1.csv", "saveditems"),
        ] {
            assert_eq!(plain_name(path), name, "{path}");
        }
    }
}
