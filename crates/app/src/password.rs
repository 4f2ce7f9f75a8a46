//! Passwords: long, hashed with argon2id, a bounded number at a time.

use std::sync::{Condvar, Mutex, PoisonError};

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};

use crate::error::{Fault, Result, broken};
use crate::ports::Chance;

/// Fewest characters: length is what makes a password hard to guess (OWASP ASVS 5.0, 6.2.1 and 6.2.9; no rule of
/// composition, 6.2.5).
pub const LEAST: usize = 12;
/// Most characters, so that nobody makes the server hash a book.
pub const MOST: usize = 200;

/// Hashes and verifies, at most so many at once: each takes 19 MiB and a core.
#[derive(Debug)]
pub struct Passwords {
    free: Mutex<usize>,
    freed: Condvar,
}

impl Passwords {
    /// At most `at_once` at a time.
    #[must_use]
    pub fn new(at_once: usize) -> Self {
        Self { free: Mutex::new(at_once.max(1)), freed: Condvar::new() }
    }

    /// Hashes a new password.
    ///
    /// # Errors
    /// A fault of the field `password` when it is too short, too long, or among the most used.
    pub fn hash(&self, chance: &Chance, password: &str) -> Result<String> {
        let length = password.chars().count();
        if length < LEAST {
            return Err(Fault::new("password", "fault-password-short").with("least", LEAST).into());
        }
        if length > MOST {
            return Err(Fault::new("password", "fault-password-long").with("most", MOST).into());
        }
        if is_common(password) {
            return Err(Fault::new("password", "fault-password-common").into());
        }
        let salt = chance.bytes::<16>();
        self.in_turn(|| {
            let hash = argon2id()?.hash_password_with_salt(password.as_bytes(), &salt).map_err(broken)?;
            Ok(hash.to_string())
        })
    }

    /// Whether a password is the one that was hashed. Takes as long when there is no hash to compare with, so that
    /// nobody learns which addresses have an account.
    ///
    /// # Errors
    /// When a stored hash cannot be read.
    pub fn verify(&self, password: &str, hash: Option<&str>) -> Result<bool> {
        let cut: String = password.chars().take(MOST).collect();
        self.in_turn(|| {
            let compared = hash.unwrap_or(NOBODY);
            let parsed = PasswordHash::new(compared).map_err(broken)?;
            let same = argon2id()?.verify_password(cut.as_bytes(), &parsed).is_ok();
            Ok(same && hash.is_some())
        })
    }

    fn in_turn<T>(&self, work: impl FnOnce() -> Result<T>) -> Result<T> {
        let mut free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        while *free == 0 {
            free = self.freed.wait(free).unwrap_or_else(PoisonError::into_inner);
        }
        *free -= 1;
        drop(free);
        let answer = work();
        *self.free.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        self.freed.notify_one();
        answer
    }
}

/// A hash of nothing anybody knows, for addresses without an account.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5bm9ib2R5bm8$xMBtCCyHYuT3pDeGgCJUCBwNnN1FZ0ZQ1XzvbhkAsLU";

/// OWASP's recommendation: 19 MiB, two passes, one lane.
fn argon2id() -> Result<Argon2<'static>> {
    let params = Params::new(19_456, 2, 1, None).map_err(broken)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// Long passwords that are still among the first to be tried: one character or one short run repeated, or a run of the
/// keyboard or the alphabet.
fn is_common(password: &str) -> bool {
    let lower = password.to_lowercase();
    let letters: Vec<char> = lower.chars().collect();
    let repeats = (1..=4).any(|period| letters.iter().zip(letters.iter().skip(period)).all(|(a, b)| a == b));
    let runs = [
        "abcdefghijklmnopqrstuvwxyz",
        "azertyuiopqsdfghjklmwxcvbn",
        "qwertyuiopasdfghjklzxcvbnm",
        "01234567890123456789",
    ];
    let known = ["motdepasse", "password", "presque"];
    let rest = known.iter().fold(lower.clone(), |rest, word| rest.replace(word, ""));
    repeats || runs.iter().any(|run| run.contains(&lower)) || rest.chars().count() < 5
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Error;

    fn refused(password: &str) -> &'static str {
        match Passwords::new(1).hash(&Chance::seeded(1), password) {
            Err(Error::Invalid(faults)) => faults[0].message,
            other => panic!("expected a fault, got {other:?}"),
        }
    }

    #[test]
    fn a_password_is_verified_and_another_is_not() {
        let passwords = Passwords::new(2);
        let hash = passwords.hash(&Chance::seeded(1), "trois échographes et un vélo").unwrap();
        assert!(hash.starts_with("$argon2id$"));
        assert!(passwords.verify("trois échographes et un vélo", Some(&hash)).unwrap());
        assert!(!passwords.verify("trois echographes et un vélo", Some(&hash)).unwrap());
    }

    #[test]
    fn an_address_without_account_is_verified_as_slowly_and_never_passes() {
        assert!(!Passwords::new(1).verify("nobody knows this one", None).unwrap());
    }

    #[test]
    fn what_everybody_tries_first_is_refused_with_its_reason() {
        assert_eq!(refused("short"), "fault-password-short");
        assert_eq!(refused(&"é".repeat(MOST + 1)), "fault-password-long");
        assert_eq!(refused("aaaaaaaaaaaaaaaa"), "fault-password-common");
        assert_eq!(refused("motdepasse2008"), "fault-password-common");
        assert_eq!(refused("abcdefghijklmnop"), "fault-password-common");
    }
}
