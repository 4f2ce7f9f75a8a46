//! Keys: what is secret is sealed before the store sees it, and references to people are keyed hashes.
//!
//! Each organisation has a key of its own, wrapped by the installation's key file, which lies outside the database
//! (`DIR/keys/installation.key`, left out of backups). Whoever has the database without that file reads no answer and
//! learns not who gave it.

use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock};

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use domain::ids::{EnrolmentKey, OrgId, PersonId};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::error::{Result, broken};
use crate::ports::Chance;

const NONCE: usize = 24;

/// The key of one organisation, and what is derived from it.
pub struct OrgKey {
    sealing: XChaCha20Poly1305,
    referring: Zeroizing<[u8; 32]>,
    journalling: Zeroizing<[u8; 32]>,
}

impl std::fmt::Debug for OrgKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("OrgKey(…)")
    }
}

impl OrgKey {
    fn derive(secret: &[u8]) -> Result<Self> {
        let expand = |info: &[u8]| -> Result<Zeroizing<[u8; 32]>> {
            let mut out = Zeroizing::new([0_u8; 32]);
            Hkdf::<Sha256>::new(None, secret).expand(info, out.as_mut_slice()).map_err(broken)?;
            Ok(out)
        };
        let sealing = expand(b"presque sealing v1")?;
        Ok(Self {
            sealing: XChaCha20Poly1305::new(&Key::from(*sealing)),
            referring: expand(b"presque references v1")?,
            journalling: expand(b"presque journal v1")?,
        })
    }

    /// Seals bytes for one place: `place` names table and row, so that a sealed value cannot be moved to another.
    ///
    /// # Errors
    /// Only if the cipher refuses, which it does for texts of gigabytes.
    pub fn seal(&self, chance: &Chance, place: &str, plain: &[u8]) -> Result<Vec<u8>> {
        seal(&self.sealing, chance, place, plain)
    }

    /// Opens what was sealed for that place.
    ///
    /// # Errors
    /// When it was altered, moved, or sealed with another key.
    pub fn open(&self, place: &str, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
        open(&self.sealing, place, sealed)
    }

    /// The keyed hash by which a person's enrolments are found.
    ///
    /// # Errors
    /// Never in practice: the key has the length it must have.
    pub fn person_key(&self, person: PersonId) -> Result<Vec<u8>> {
        keyed(&self.referring, &[b"person", &person.0.to_be_bytes()])
    }

    /// The keyed hash by which an author finds what they wrote of one kind again.
    ///
    /// # Errors
    /// Never in practice.
    pub fn author_key(&self, kind: &str, author: EnrolmentKey) -> Result<Vec<u8>> {
        let (cohort, enrolment) = (author.cohort.0.to_be_bytes(), author.enrolment.0.to_be_bytes());
        keyed(&self.referring, &[b"author", kind.as_bytes(), &cohort, &enrolment])
    }

    /// The keyed hash by which a doctor finds what they wrote of one kind again, whatever they are enrolled in.
    ///
    /// # Errors
    /// Never in practice.
    pub fn doctor_key(&self, kind: &str, person: PersonId) -> Result<Vec<u8>> {
        keyed(&self.referring, &[b"doctor", kind.as_bytes(), &person.0.to_be_bytes()])
    }

    /// The keyed hash by which the members of a team find what it wrote of one kind.
    ///
    /// # Errors
    /// Never in practice.
    pub fn team_key(&self, kind: &str, team: i64) -> Result<Vec<u8>> {
        keyed(&self.referring, &[b"team", kind.as_bytes(), &team.to_be_bytes()])
    }

    /// The seal of the organisation on a text that it hands out, such as a receipt: whoever has the key can tell that it
    /// is ours and unaltered.
    ///
    /// # Errors
    /// Never in practice.
    pub fn signature(&self, kind: &str, text: &str) -> Result<String> {
        let hash = keyed(&self.referring, &[b"signature", kind.as_bytes(), text.as_bytes()])?;
        Ok(data_encoding::BASE32_NOPAD.encode(&hash[..15]).to_ascii_lowercase())
    }

    /// Makes a data key for one thing, and seals it for its place.
    ///
    /// # Errors
    /// Only if the cipher refuses.
    pub fn new_data_key(&self, chance: &Chance, place: &str) -> Result<(DataKey, Vec<u8>)> {
        let secret = Zeroizing::new(chance.bytes::<32>());
        let sealed = self.seal(chance, place, secret.as_slice())?;
        Ok((DataKey(XChaCha20Poly1305::new(&Key::from(*secret))), sealed))
    }

    /// Opens the data key that was sealed for that place.
    ///
    /// # Errors
    /// When it was altered, moved, or sealed with another key.
    pub fn data_key(&self, place: &str, sealed: &[u8]) -> Result<DataKey> {
        let secret = self.open(place, sealed)?;
        let secret: Zeroizing<[u8; 32]> =
            Zeroizing::new(secret.as_slice().try_into().map_err(|_| broken("a data key has the wrong length"))?);
        Ok(DataKey(XChaCha20Poly1305::new(&Key::from(*secret))))
    }

    /// The pseudonym under which the journal names an actor or an object of something confidential.
    ///
    /// # Errors
    /// Never in practice.
    pub fn journal_pseudonym(&self, kind: &str, of: &[u8]) -> Result<String> {
        let hash = keyed(&self.journalling, &[kind.as_bytes(), of])?;
        Ok(data_encoding::BASE32_NOPAD.encode(&hash[..15]).to_ascii_lowercase())
    }

    /// The opaque reference of an identity in one context, such as an enrolment in the review of one evaluation: always
    /// the same there, and nothing that links it to the reference of the same identity elsewhere. No table holds it:
    /// [`referred`](Self::referred) finds the way back. (A keyed hash hides the identity and vouches for it, as in RFC
    /// 5297.)
    ///
    /// # Errors
    /// Never in practice.
    pub fn reference(&self, context: &str, id: i64) -> Result<String> {
        let id = id.to_be_bytes();
        let tag = keyed(&self.referring, &[b"reference", context.as_bytes(), &id])?;
        let mask = keyed(&self.referring, &[b"reference mask", &tag[..12]])?;
        let mut bytes = tag[..12].to_vec();
        bytes.extend(id.iter().zip(&mask).map(|(byte, mask)| byte ^ mask));
        Ok(data_encoding::BASE32_NOPAD.encode(&bytes).to_ascii_lowercase())
    }

    /// The identity behind a reference made in that context; none if it was not made here.
    #[must_use]
    pub fn referred(&self, context: &str, reference: &str) -> Option<i64> {
        let bytes = data_encoding::BASE32_NOPAD.decode(reference.to_ascii_uppercase().as_bytes()).ok()?;
        let (tag, masked) = bytes.split_at_checked(12)?;
        let mask = keyed(&self.referring, &[b"reference mask", tag]).ok()?;
        let id: Vec<u8> = masked.iter().zip(&mask).map(|(byte, mask)| byte ^ mask).collect();
        let id = i64::from_be_bytes(id.try_into().ok()?);
        (self.reference(context, id).ok()? == reference).then_some(id)
    }
}

/// The key of one thing, such as a near miss: sealed beside it, so that destroying a row destroys what it opens.
pub struct DataKey(XChaCha20Poly1305);

impl std::fmt::Debug for DataKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DataKey(…)")
    }
}

impl DataKey {
    /// Seals bytes for one place.
    ///
    /// # Errors
    /// Only if the cipher refuses.
    pub fn seal(&self, chance: &Chance, place: &str, plain: &[u8]) -> Result<Vec<u8>> {
        seal(&self.0, chance, place, plain)
    }

    /// Opens what was sealed for that place.
    ///
    /// # Errors
    /// When it was altered, moved, or sealed with another key.
    pub fn open(&self, place: &str, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
        open(&self.0, place, sealed)
    }
}

/// The keys of an installation.
#[derive(Debug)]
pub struct Keys {
    installation: Zeroizing<[u8; 32]>,
    opened: RwLock<HashMap<OrgId, Arc<OrgKey>>>,
}

impl Keys {
    /// Makes the installation's key file, readable by its owner alone.
    ///
    /// # Errors
    /// When the folder cannot be written, or a key is there already: a key is never overwritten.
    pub fn create(folder: &Path, chance: &Chance) -> Result<()> {
        fs::create_dir_all(folder)?;
        restrict(folder, 0o700)?;
        let file = folder.join("installation.key");
        let text = data_encoding::HEXLOWER.encode(&chance.bytes::<32>());
        let mut options = fs::OpenOptions::new();
        options.write(true).create_new(true);
        std::io::Write::write_all(&mut options.open(&file)?, format!("{text}\n").as_bytes())?;
        restrict(&file, 0o600)
    }

    /// Reads the installation's key file.
    ///
    /// # Errors
    /// When it is absent or not 32 bytes in hexadecimal.
    pub fn read(folder: &Path) -> Result<Self> {
        let file = folder.join("installation.key");
        let text = Zeroizing::new(fs::read_to_string(&file).map_err(|error| {
            broken(format!("the key file keys/installation.key cannot be read ({error}); restore it from its own copy"))
        })?);
        let bytes = Zeroizing::new(data_encoding::HEXLOWER_PERMISSIVE.decode(text.trim().as_bytes()).map_err(broken)?);
        let installation: [u8; 32] = bytes
            .as_slice()
            .try_into()
            .map_err(|_| broken("keys/installation.key must hold 32 bytes in hexadecimal"))?;
        Ok(Self { installation: Zeroizing::new(installation), opened: RwLock::default() })
    }

    /// Makes and wraps a key for a new organisation.
    ///
    /// # Errors
    /// Only if the cipher refuses.
    pub fn wrap_new(&self, org: OrgId, chance: &Chance) -> Result<Vec<u8>> {
        let secret = Zeroizing::new(chance.bytes::<32>());
        seal(&self.wrapper(), chance, &wrapped_place(org), secret.as_slice())
    }

    /// The key of an organisation, unwrapped once and kept in memory.
    ///
    /// # Errors
    /// When the wrapped key was made by another installation's key file, or altered.
    pub fn of(&self, org: OrgId, wrapped: impl FnOnce() -> Result<Vec<u8>>) -> Result<Arc<OrgKey>> {
        if let Some(key) = self.opened.read().unwrap_or_else(PoisonError::into_inner).get(&org) {
            return Ok(Arc::clone(key));
        }
        let secret = open(&self.wrapper(), &wrapped_place(org), &wrapped()?)?;
        let key = Arc::new(OrgKey::derive(&secret)?);
        self.opened.write().unwrap_or_else(PoisonError::into_inner).insert(org, Arc::clone(&key));
        Ok(key)
    }

    /// The key of what belongs to the installation and to no organisation of it.
    ///
    /// # Errors
    /// Never in practice.
    pub fn own(&self) -> Result<OrgKey> {
        let mut secret = Zeroizing::new([0_u8; 32]);
        let expanded = Hkdf::<Sha256>::new(None, self.installation.as_slice());
        expanded.expand(b"presque installation v1", secret.as_mut_slice()).map_err(broken)?;
        OrgKey::derive(secret.as_slice())
    }

    fn wrapper(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&Key::from(*self.installation))
    }
}

fn wrapped_place(org: OrgId) -> String {
    format!("organisation/{org}")
}

/// Names the place of a sealed column of one enrolment.
#[must_use]
pub fn place(table: &str, key: EnrolmentKey, rest: &str) -> String {
    format!("{table}/{}/{}/{}/{rest}", key.org, key.cohort, key.enrolment)
}

/// The keyed hash of some parts under a secret of their own, such as that of one thread of a forum.
///
/// # Errors
/// When the secret has not 32 bytes.
pub fn tag(secret: &[u8], parts: &[&[u8]]) -> Result<Vec<u8>> {
    let secret: &[u8; 32] = secret.try_into().map_err(|_| broken("a secret has the wrong length"))?;
    keyed(secret, parts)
}

fn seal(cipher: &XChaCha20Poly1305, chance: &Chance, place: &str, plain: &[u8]) -> Result<Vec<u8>> {
    let nonce = chance.bytes::<NONCE>();
    let payload = Payload { msg: plain, aad: place.as_bytes() };
    let mut sealed = nonce.to_vec();
    sealed.extend(cipher.encrypt(&XNonce::from(nonce), payload).map_err(broken)?);
    Ok(sealed)
}

fn open(cipher: &XChaCha20Poly1305, place: &str, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
    let unreadable = || broken("a sealed value cannot be opened: it was altered, or the key file is another one");
    let (nonce, text) = sealed.split_at_checked(NONCE).ok_or_else(unreadable)?;
    let nonce: [u8; NONCE] = nonce.try_into().map_err(|_| unreadable())?;
    let payload = Payload { msg: text, aad: place.as_bytes() };
    cipher.decrypt(&XNonce::from(nonce), payload).map(Zeroizing::new).map_err(|_| unreadable())
}

fn keyed(key: &[u8; 32], parts: &[&[u8]]) -> Result<Vec<u8>> {
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(key).map_err(broken)?;
    for part in parts {
        // The length before each part, so that no two lists of parts read alike.
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part);
    }
    Ok(mac.finalize().into_bytes().to_vec())
}

#[cfg(unix)]
fn restrict(path: &Path, mode: u32) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    Ok(fs::set_permissions(path, fs::Permissions::from_mode(mode))?)
}

#[cfg(not(unix))]
fn restrict(_: &Path, _: u32) -> Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::ids::{CohortId, EnrolmentId};

    fn keys() -> (tempfile::TempDir, Keys, Chance) {
        let folder = tempfile::tempdir().unwrap();
        let chance = Chance::seeded(1);
        Keys::create(folder.path(), &chance).unwrap();
        let keys = Keys::read(folder.path()).unwrap();
        (folder, keys, chance)
    }

    #[test]
    fn a_sealed_answer_opens_only_in_its_own_row_and_organisation() {
        let (_folder, keys, chance) = keys();
        let wrapped = keys.wrap_new(OrgId(1), &chance).unwrap();
        let one = keys.of(OrgId(1), || Ok(wrapped)).unwrap();
        let other_wrapped = keys.wrap_new(OrgId(2), &chance).unwrap();
        let other = keys.of(OrgId(2), || Ok(other_wrapped)).unwrap();
        let row = |enrolment| EnrolmentKey { org: OrgId(1), cohort: CohortId(5), enrolment: EnrolmentId(enrolment) };
        let here = place("draft", row(1), "b1");
        let sealed = one.seal(&chance, &here, "réponse".as_bytes()).unwrap();
        assert!(!sealed.windows(6).any(|window| window == &"réponse".as_bytes()[..6]));
        assert_eq!(one.open(&here, &sealed).unwrap().as_slice(), "réponse".as_bytes());
        assert!(one.open(&place("draft", row(2), "b1"), &sealed).is_err());
        assert!(other.open(&here, &sealed).is_err());
    }

    #[test]
    fn a_person_cannot_be_found_from_their_keyed_hash_in_another_organisation() {
        let (_folder, keys, chance) = keys();
        let one = keys.wrap_new(OrgId(1), &chance).unwrap();
        let two = keys.wrap_new(OrgId(2), &chance).unwrap();
        let person = PersonId(42);
        let first = keys.of(OrgId(1), || Ok(one)).unwrap().person_key(person).unwrap();
        let second = keys.of(OrgId(2), || Ok(two)).unwrap().person_key(person).unwrap();
        assert_ne!(first, second);
    }

    #[test]
    fn a_wrapped_key_of_another_installation_is_refused() {
        let (_folder, keys, chance) = keys();
        let elsewhere = tempfile::tempdir().unwrap();
        Keys::create(elsewhere.path(), &Chance::seeded(2)).unwrap();
        let wrapped = Keys::read(elsewhere.path()).unwrap().wrap_new(OrgId(1), &chance).unwrap();
        assert!(keys.of(OrgId(1), || Ok(wrapped)).is_err());
    }

    #[test]
    fn a_key_file_is_never_overwritten() {
        let (folder, _keys, chance) = keys();
        assert!(Keys::create(folder.path(), &chance).is_err());
    }
}
