//! Encrypting backups and exports: the passphrase set and removed, and a finished file turned into an encrypted one that was
//! read back.

use std::fs::{self, File};
use std::io::{BufReader, BufWriter, Cursor, Read, Write};
use std::path::Path;

use age::secrecy::SecretString;
use sha2::{Digest, Sha256};

use super::super::encryption::{self, FileKey, MadeKeys, Note, PublicKeys, Secret};
use super::super::{folder, write_private_bytes};
use super::Backups;
use super::contents::hexadecimal;
use super::part::Turn;
use super::seal::file_digest;
use super::settings::BackupSettings;
use crate::error::{Error, Result};

impl Backups {
    /// The keys that new backups are encrypted for. None where they aren't, or where what is set can't be read: then nothing
    /// leaves the data folder either.
    pub(super) fn keys(&self) -> Option<PublicKeys> {
        BackupSettings::read(self.data_folder()).ok()?.encryption
    }

    /// Whether new backups are encrypted.
    #[must_use]
    pub fn has_passphrase(&self) -> bool {
        self.keys().is_some()
    }

    /// Encrypts new backups from now on, so that this passphrase opens them, or the recovery key that is answered: it's kept
    /// nowhere. Files made before stay as they are.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a passphrase that is guessed soon, [`Error::Io`] and [`Error::DiskFull`] when that can't be kept.
    pub fn set_passphrase(&self, passphrase: &Secret) -> Result<SecretString> {
        let MadeKeys { keys, recovery_key } = PublicKeys::make(passphrase)?;
        folder::make_private_folder(self.folder())?;
        // A process that makes a backup removes what is half.
        let _turn = Turn::take(self.folder())?;
        keep_key_file(self.folder(), &keys)?;
        BackupSettings::change(self.data_folder(), |settings| settings.encryption = Some(keys))?;
        Ok(recovery_key)
    }

    /// Makes new backups without encryption again.
    ///
    /// # Errors
    /// [`Error::Io`] and [`Error::DiskFull`] when that can't be kept.
    pub fn remove_passphrase(&self) -> Result<()> {
        BackupSettings::change(self.data_folder(), |settings| settings.encryption = None)?;
        self.forget_kept_key();
        Ok(())
    }

    /// Writes an exported journal encrypted, after it was read back in memory.
    ///
    /// # Errors
    /// [`Error::Invalid`] without a passphrase, [`Error::Io`] and [`Error::DiskFull`] when it can't be written.
    pub fn write_encrypted_export(&self, export: &[u8], path: &Path) -> Result<()> {
        let keys = BackupSettings::read(self.data_folder())?.encryption.ok_or_else(|| {
            Error::invalid(
                "Set a passphrase first: `standpoint-cli backup passphrase`, or Settings → Your data.",
            )
        })?;
        let failed = |source| Error::io("Writing", path, source);
        let mut encrypted = Vec::new();
        let key = encryption::encrypt(&keys, Note::Export, &mut Cursor::new(export), &mut encrypted, failed)?;
        let mut read = Vec::new();
        encryption::open_with_kept_key(encrypted.as_slice(), key)?.read_to_end(&mut read).map_err(failed)?;
        if read != export {
            return Err(unlike());
        }
        write_private_bytes(path, &encrypted)
    }
}

/// Whether a file is an encrypted one.
#[must_use]
pub fn is_encrypted(path: &Path) -> bool {
    encryption::is_encrypted(path)
}

/// Whether a file is an encrypted export.
#[must_use]
pub fn is_encrypted_export(path: &Path) -> bool {
    encryption::note_of(path) == Some(Note::Export)
}

/// Opens an encrypted export. What is read of it is what was exported, or an error.
///
/// # Errors
/// [`Error::Locked`] without a passphrase or recovery key, [`Error::Invalid`] when it isn't the one, [`Error::Damaged`] when
/// the file was changed, [`Error::Io`] when it can't be read.
pub fn open_encrypted_export(path: &Path, secret: Option<&Secret>) -> Result<impl Read + use<>> {
    let file = File::open(path).map_err(|source| Error::io("Reading", path, source))?;
    encryption::open(BufReader::new(file), secret.ok_or(Error::Locked)?)
}

/// Puts the encrypted key beside the backups, so that the program `age` opens them with the passphrase.
pub(super) fn keep_key_file(folder: &Path, keys: &PublicKeys) -> Result<()> {
    let (path, bytes) = (folder.join(keys.key_file_name()), keys.key_file()?);
    if fs::read(&path).is_ok_and(|there| there == bytes) {
        return Ok(());
    }
    write_private_bytes(&path, &bytes)
}

/// Encrypts a finished file into another, reads that back, and removes the first. Answers with the new file's own key and its
/// digest.
pub(super) fn encrypt_file(
    keys: &PublicKeys,
    note: Note,
    plain: &Path,
    into: &Path,
) -> Result<(FileKey, String)> {
    let failed = |source| Error::io("Writing", into, source);
    let reading = |source| Error::io("Reading", into, source);
    folder::make_private_file(into)?;
    let mut from = BufReader::new(File::open(plain).map_err(|source| Error::io("Reading", plain, source))?);
    let mut to = BufWriter::new(fs::OpenOptions::new().write(true).open(into).map_err(failed)?);
    let key = encryption::encrypt(keys, note, &mut from, &mut to, failed)?;
    to.flush().map_err(failed)?;
    to.get_ref().sync_all().map_err(failed)?;
    let file = BufReader::new(File::open(into).map_err(reading)?);
    let mut opened = encryption::open_with_kept_key(file, key.duplicate())?;
    if digest_of(&mut opened).map_err(reading)? != file_digest(plain)? {
        return Err(unlike());
    }
    fs::remove_file(plain).map_err(|source| Error::io("Removing", plain, source))?;
    Ok((key, file_digest(into)?))
}

fn digest_of(from: &mut impl Read) -> std::io::Result<String> {
    let (mut bytes, mut digest) = (vec![0; 64 * 1_024], Sha256::new());
    loop {
        match from.read(&mut bytes)? {
            0 => return Ok(hexadecimal(&digest.finalize())),
            read => digest.update(&bytes[..read]),
        }
    }
}

fn unlike() -> Error {
    Error::UnusableData(
        "Couldn’t read the encrypted file back, so it was deleted. Try again, perhaps on another disk."
            .to_owned(),
    )
}
