//! Encrypting a file for the two public keys, and opening it again.

use std::cell::RefCell;
use std::collections::HashSet;
use std::io::{Read, Write};

use age::secrecy::ExposeSecret;
use age::stream::StreamReader;
use age::{DecryptError, Decryptor, EncryptError, Encryptor, Identity, Recipient};
use age_core::format::Stanza;

use super::header::{KEY_TAG, Note};
use super::keys::{PublicKeys, open_key};
use super::secret::{Kind, Secret};
use crate::error::{Error, Result};

/// An encrypted file, opened: what is read of it is what was encrypted, or an error.
type Opened<R> = StreamReader<R>;

/// The key of one file. It opens this file and no other.
pub(in crate::store) struct FileKey(age_core::format::FileKey);

impl FileKey {
    /// As hexadecimal digits.
    pub(in crate::store) fn to_text(&self) -> age::secrecy::SecretString {
        let digits: String = self.0.expose_secret().iter().map(|byte| format!("{byte:02x}")).collect();
        digits.into()
    }

    pub(in crate::store) fn from_text(text: &str) -> Option<Self> {
        let mut key = Box::new([0; 16]);
        if text.len() != 2 * key.len() || !text.is_ascii() {
            return None;
        }
        for (at, byte) in key.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&text[2 * at..2 * at + 2], 16).ok()?;
        }
        Some(Self(age_core::format::FileKey::new(key)))
    }

    /// A second copy of the key.
    pub(in crate::store) fn duplicate(&self) -> Self {
        Self(Self::copy(&self.0))
    }

    fn copy(key: &age_core::format::FileKey) -> age_core::format::FileKey {
        age_core::format::FileKey::init_with_mut(|into| into.copy_from_slice(key.expose_secret()))
    }
}

/// What Standpoint adds to the header, and how it comes by the file's key.
struct Extra {
    stanzas: RefCell<Vec<Stanza>>,
    file_key: RefCell<Option<FileKey>>,
}

impl Recipient for Extra {
    fn wrap_file_key(
        &self,
        file_key: &age_core::format::FileKey,
    ) -> std::result::Result<(Vec<Stanza>, HashSet<String>), EncryptError> {
        *self.file_key.borrow_mut() = Some(FileKey(FileKey::copy(file_key)));
        Ok((self.stanzas.take(), HashSet::new()))
    }
}

/// Encrypts what is read for both keys. Answers with the file's own key, with which the result can be read back.
///
/// # Errors
/// [`Error::Unreadable`] when the kept keys aren't keys; what `failed` makes of a reader's or writer's refusal.
pub(in crate::store) fn encrypt(
    keys: &PublicKeys,
    note: Note,
    from: &mut impl Read,
    to: &mut impl Write,
    failed: impl Fn(std::io::Error) -> Error,
) -> Result<FileKey> {
    let [first, recovery] = keys.recipients()?;
    let key = Stanza { tag: KEY_TAG.to_owned(), args: Vec::new(), body: keys.key_file()? };
    let extra = Extra { stanzas: RefCell::new(vec![key, note.stanza()]), file_key: RefCell::new(None) };
    let all: [&dyn Recipient; 3] = [&first, &recovery, &extra];
    let encryptor =
        Encryptor::with_recipients(all.into_iter()).map_err(|_| Error::Unreadable { what: "key" })?;
    let mut writer = encryptor.wrap_output(to).map_err(&failed)?;
    std::io::copy(from, &mut writer).map_err(&failed)?;
    writer.finish().map_err(&failed)?;
    extra.file_key.into_inner().ok_or(Error::Unreadable { what: "key" })
}

/// Opens with the key that the passphrase opens, which is in the file itself.
struct ByPassphrase<'a>(&'a Secret);

impl Identity for ByPassphrase<'_> {
    fn unwrap_stanza(
        &self,
        _: &Stanza,
    ) -> Option<std::result::Result<age_core::format::FileKey, DecryptError>> {
        None
    }

    fn unwrap_stanzas(
        &self,
        stanzas: &[Stanza],
    ) -> Option<std::result::Result<age_core::format::FileKey, DecryptError>> {
        let key = stanzas.iter().find(|stanza| stanza.tag == KEY_TAG)?;
        open_key(&key.body, self.0.passphrase())?.unwrap_stanzas(stanzas)
    }
}

/// Opens one file with its own key.
struct ByFileKey(FileKey);

impl Identity for ByFileKey {
    fn unwrap_stanza(
        &self,
        _: &Stanza,
    ) -> Option<std::result::Result<age_core::format::FileKey, DecryptError>> {
        Some(Ok(FileKey::copy(&self.0.0)))
    }
}

/// Opens an encrypted file with its passphrase or recovery key.
///
/// # Errors
/// [`Error::Invalid`] when that isn't the one, [`Error::Damaged`] when the file isn't whole. Later reads fail where the file
/// was changed.
pub(in crate::store) fn open<R: Read>(file: R, secret: &Secret) -> Result<Opened<R>> {
    let decryptor = Decryptor::new(file).map_err(|_| changed())?;
    let scrypt = age::scrypt::Identity::new(secret.passphrase());
    let opened = match secret.kind() {
        Kind::Key(key) => decryptor.decrypt(std::iter::once(&key as &dyn Identity)),
        // What the program `age` encrypted with a passphrase.
        Kind::Passphrase if decryptor.is_scrypt() => {
            decryptor.decrypt(std::iter::once(&scrypt as &dyn Identity))
        }
        Kind::Passphrase => decryptor.decrypt(std::iter::once(&ByPassphrase(secret) as &dyn Identity)),
    };
    opened.map_err(|error| match error {
        DecryptError::NoMatchingKeys | DecryptError::KeyDecryptionFailed | DecryptError::DecryptionFailed => {
            Error::invalid("That passphrase or recovery key doesn’t open this file. Check it and try again.")
        }
        _ => changed(),
    })
}

/// Opens an encrypted file with its own key.
///
/// # Errors
/// [`Error::Damaged`] when the file isn't whole, or isn't the one that the key is of.
pub(in crate::store) fn open_with_kept_key<R: Read>(file: R, key: FileKey) -> Result<Opened<R>> {
    let decryptor = Decryptor::new(file).map_err(|_| changed())?;
    decryptor.decrypt(std::iter::once(&ByFileKey(key) as &dyn Identity)).map_err(|_| changed())
}

fn changed() -> Error {
    Error::Damaged("This file isn’t as it was when it was encrypted. Use another copy of it.".to_owned())
}
