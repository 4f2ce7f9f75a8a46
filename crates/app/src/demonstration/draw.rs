//! Drawing lots from a seed: the same seed draws the same, on any machine.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::ports::Chance;

/// Lots drawn from one seed.
pub(super) struct Draw(Chance);

impl Draw {
    pub(super) fn new(seed: u64) -> Self {
        Self(Chance::seeded(seed))
    }

    /// A seed for a drawing of its own, so that more lots drawn there shift nothing here.
    pub(super) fn seed(&self) -> u64 {
        u64::from_le_bytes(self.0.bytes())
    }

    /// A number from 0 to 1, the end excluded.
    #[expect(clippy::cast_precision_loss, reason = "53 bits are all that an f64 holds")]
    pub(super) fn unit(&self) -> f64 {
        (self.seed() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A number from `low` to `high`.
    pub(super) fn within(&self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }

    /// Whether something with that probability happens.
    pub(super) fn happens(&self, probability: f64) -> bool {
        self.unit() < probability
    }

    /// A place below `n`, which is not 0.
    #[expect(clippy::cast_possible_truncation, reason = "the remainder is below a usize")]
    pub(super) fn below(&self, n: usize) -> usize {
        (self.seed() % n.max(1) as u64) as usize
    }

    /// A whole number between two, both included.
    pub(super) fn between(&self, low: i64, high: i64) -> i64 {
        let span = usize::try_from(high - low).unwrap_or(0) + 1;
        low + i64::try_from(self.below(span)).unwrap_or(0)
    }

    /// One of several, of which there is at least one.
    pub(super) fn one_of<'a, T>(&self, several: &'a [T]) -> &'a T {
        &several[self.below(several.len())]
    }

    /// A number around 0 with standard deviation 1, bell-shaped enough: twelve dice.
    pub(super) fn bell(&self) -> f64 {
        (0..12).map(|_| self.unit()).sum::<f64>() - 6.0
    }

    /// A place in a list of weights.
    pub(super) fn weighted(&self, weights: &[f64]) -> usize {
        let mut lot = self.unit() * weights.iter().sum::<f64>();
        let hit = weights.iter().position(|weight| {
            lot -= weight;
            lot < 0.0
        });
        hit.unwrap_or(weights.len().saturating_sub(1))
    }

    /// Puts a list in an order of chance.
    pub(super) fn shuffle<T>(&self, list: &mut [T]) {
        for end in (1..list.len()).rev() {
            list.swap(end, self.below(end + 1));
        }
    }

    /// A whole number near `exact`, on average exactly it.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few patients")]
    pub(super) fn rounded(&self, exact: f64) -> u32 {
        (exact.max(0.0) + self.unit()).floor() as u32
    }

    /// A day between two, both included; the later ones more often, as people answer when the end is near.
    #[expect(clippy::cast_possible_truncation, reason = "days of a window")]
    pub(super) fn day(&self, first: Date, last: Date) -> Date {
        let days = f64::from(domain::calendar::days_between(first, last).max(0));
        let share = 1.0 - (1.0 - self.unit().max(self.unit())) * 0.95;
        first.checked_add(jiff::Span::new().days((days * share) as i64)).unwrap_or(first)
    }

    /// A moment of that day at which somebody in practice has a quarter of an hour.
    pub(super) fn moment(&self, day: Date, zone: &TimeZone) -> Timestamp {
        let hour = *self.one_of(&[7_i8, 8, 12, 13, 13, 18, 19, 20, 20, 21, 21, 22]);
        let (minute, second) = (self.between(0, 59), self.between(0, 59));
        let small = |n: i64| i8::try_from(n).unwrap_or(0);
        day.at(hour, small(minute), small(second), 0)
            .to_zoned(zone.clone())
            .map_or_else(|_| domain::calendar::day_begins(day, zone), |moment| moment.timestamp())
    }
}
