//! The only place that reads the clock and makes randomness: everything else takes them as arguments.

use std::sync::{Mutex, PoisonError, RwLock};

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// What the time is.
#[derive(Debug)]
pub enum Clock {
    /// The machine's.
    System,
    /// A demonstration's: its own date, with the machine's time of day, so that a page still says when it was saved.
    Demonstration(RwLock<Date>),
    /// Standing still, for tests and for commands that look at one instant.
    Fixed(RwLock<Timestamp>),
}

impl Clock {
    /// The clock of a demonstration that stands on `date`.
    #[must_use]
    pub fn demonstration(date: Date) -> Self {
        Self::Demonstration(RwLock::new(date))
    }

    /// A clock that stands still until it is moved.
    #[must_use]
    pub fn fixed(now: Timestamp) -> Self {
        Self::Fixed(RwLock::new(now))
    }

    /// Now.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "this is the clock that everything else uses")]
    pub fn now(&self) -> Timestamp {
        match self {
            Self::System => Timestamp::now(),
            Self::Demonstration(date) => {
                let date = *date.read().unwrap_or_else(PoisonError::into_inner);
                let zone = demonstration_zone();
                let of_day = Zoned::now().with_time_zone(zone.clone()).time();
                date.to_datetime(of_day).to_zoned(zone).map_or_else(|_| Timestamp::now(), |now| now.timestamp())
            }
            Self::Fixed(now) => *now.read().unwrap_or_else(PoisonError::into_inner),
        }
    }

    /// Moves a demonstration's clock to a date; `false` for a clock that cannot be moved.
    pub fn move_to(&self, to: Date) -> bool {
        let Self::Demonstration(date) = self else {
            return false;
        };
        *date.write().unwrap_or_else(PoisonError::into_inner) = to;
        true
    }

    /// Sets a standing clock, in tests; `false` for any other.
    pub fn set(&self, to: Timestamp) -> bool {
        let Self::Fixed(now) = self else { return false };
        *now.write().unwrap_or_else(PoisonError::into_inner) = to;
        true
    }

    /// The date a demonstration stands on.
    #[must_use]
    pub fn demonstration_date(&self) -> Option<Date> {
        match self {
            Self::Demonstration(date) => Some(*date.read().unwrap_or_else(PoisonError::into_inner)),
            Self::System | Self::Fixed(_) => None,
        }
    }
}

/// The zone in which a demonstration's date is civil.
#[must_use]
pub fn demonstration_zone() -> TimeZone {
    TimeZone::get("Europe/Paris").unwrap_or(TimeZone::UTC)
}

/// A stop watch for log lines and benches; it says nothing of the civil time.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "the one stop watch")]
pub fn stop_watch() -> std::time::Instant {
    std::time::Instant::now()
}

/// Where identities, secrets and nonces come from.
#[derive(Debug)]
pub struct Chance(Mutex<ChaCha20Rng>);

impl Chance {
    /// Chance seeded by the operating system.
    ///
    /// # Errors
    /// When the operating system gives no randomness: then nothing secret can be made.
    #[expect(clippy::disallowed_methods, reason = "this is the randomness that everything else uses")]
    pub fn from_system() -> Result<Self, String> {
        let mut seed = [0_u8; 32];
        getrandom::fill(&mut seed).map_err(|error| format!("the operating system gives no randomness: {error}"))?;
        Ok(Self(Mutex::new(ChaCha20Rng::from_seed(seed))))
    }

    /// Chance that repeats itself: for demonstrations and tests, whose every byte must come out the same.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        Self(Mutex::new(ChaCha20Rng::seed_from_u64(seed)))
    }

    /// Fills a buffer.
    pub fn fill(&self, buffer: &mut [u8]) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).fill_bytes(buffer);
    }

    /// So many random bytes.
    #[must_use]
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut buffer = [0_u8; N];
        self.fill(&mut buffer);
        buffer
    }

    /// A new identity: 63 random bits, never 0.
    #[must_use]
    pub fn id(&self) -> i64 {
        (i64::from_le_bytes(self.bytes()) & i64::MAX).max(1)
    }

    /// A secret of 256 bits, written in 52 letters and digits that survive being read aloud.
    #[must_use]
    pub fn token(&self) -> String {
        data_encoding::BASE32_NOPAD.encode(&self.bytes::<32>()).to_ascii_lowercase()
    }

    /// A random public reference of 80 bits, such as a pseudonym: tells nothing of order or time.
    #[must_use]
    pub fn reference(&self) -> String {
        data_encoding::BASE32_NOPAD.encode(&self.bytes::<10>()).to_ascii_lowercase()
    }
}
