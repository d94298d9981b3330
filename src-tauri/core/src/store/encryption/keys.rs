//! The keys: made with a passphrase, kept without it.

use std::io::{Read, Write};

use age::secrecy::{ExposeSecret, SecretString};
use age::{Decryptor, Encryptor};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::secret::Secret;
use crate::error::{Error, Result};

/// How hard a passphrase is to guess: 2^18 rounds of scrypt, 256 MiB and about a second each.
const WORK: u8 = 18;
/// The longest encrypted key that is read, in bytes.
const LONGEST: u64 = 4_096;

/// What is kept of the keys. Files are encrypted with it, and can't be opened with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::store) struct PublicKeys {
    /// The public half of the key that the passphrase opens, like `age1…`.
    recipient: String,
    /// The public half of the recovery key.
    recovery: String,
    /// The secret half of the first, encrypted with the passphrase: the bytes of an age file as hexadecimal digits.
    key: String,
}

/// Keys that were just made.
#[derive(Debug)]
pub(in crate::store) struct MadeKeys {
    pub(in crate::store) keys: PublicKeys,
    /// The recovery key, to be shown once.
    pub(in crate::store) recovery_key: SecretString,
}

impl PublicKeys {
    /// Makes both keys and encrypts the first with the passphrase.
    ///
    /// # Errors
    /// [`Error::Invalid`] for a passphrase that is guessed soon.
    pub(in crate::store) fn make(passphrase: &Secret) -> Result<MadeKeys> {
        passphrase.refuse_a_weak_one()?;
        let (first, recovery) = (age::x25519::Identity::generate(), age::x25519::Identity::generate());
        let mut recipient = age::scrypt::Recipient::new(passphrase.passphrase());
        recipient.set_work_factor(WORK);
        let encrypted = encrypt_key(&first.to_string(), &recipient).ok_or(cant_make())?;
        let keys = Self {
            recipient: first.to_public().to_string(),
            recovery: recovery.to_public().to_string(),
            key: encrypted.iter().map(|byte| format!("{byte:02x}")).collect(),
        };
        // Read back before anything depends on it.
        open_key(&encrypted, passphrase.passphrase())
            .filter(|opened| opened.to_public().to_string() == keys.recipient)
            .ok_or(cant_make())?;
        Ok(MadeKeys { keys, recovery_key: recovery.to_string() })
    }

    /// Both public halves.
    pub(super) fn recipients(&self) -> Result<[age::x25519::Recipient; 2]> {
        let read = |text: &str| text.parse().map_err(|_| Error::Unreadable { what: "key" });
        Ok([read(&self.recipient)?, read(&self.recovery)?])
    }

    /// The encrypted key: an age file that the passphrase opens.
    pub(in crate::store) fn key_file(&self) -> Result<Vec<u8>> {
        let digits = self.key.as_bytes().chunks(2);
        let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
        digits.map(byte).collect::<Option<_>>().ok_or(Error::Unreadable { what: "key" })
    }

    /// A name for the encrypted key that no other journal's has.
    pub(in crate::store) fn key_file_name(&self) -> String {
        let digest = Sha256::digest(self.recipient.as_bytes());
        let start: String = digest.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
        format!("standpoint-key-{start}.age")
    }
}

fn cant_make() -> Error {
    Error::UnusableData("Couldn’t make the keys. Free some memory, then try again.".to_owned())
}

fn encrypt_key(key: &SecretString, recipient: &age::scrypt::Recipient) -> Option<Vec<u8>> {
    let encryptor = Encryptor::with_recipients(std::iter::once(recipient as &dyn age::Recipient)).ok()?;
    let mut encrypted = Vec::new();
    let mut writer = encryptor.wrap_output(&mut encrypted).ok()?;
    writer.write_all(key.expose_secret().as_bytes()).ok()?;
    writer.write_all(b"\n").ok()?;
    writer.finish().ok()?;
    Some(encrypted)
}

/// The key in an age file that a passphrase opens. None when it doesn't.
pub(super) fn open_key(encrypted: &[u8], passphrase: SecretString) -> Option<age::x25519::Identity> {
    let mut identity = age::scrypt::Identity::new(passphrase);
    // A file that asks for more would take all memory.
    identity.set_max_work_factor(WORK);
    let decryptor = Decryptor::new(encrypted).ok()?;
    let reader = decryptor.decrypt(std::iter::once(&identity as &dyn age::Identity)).ok()?;
    let mut text = String::new();
    let read = reader.take(LONGEST).read_to_string(&mut text);
    let text = SecretString::from(text);
    read.ok()?;
    text.expose_secret().trim().parse().ok()
}
