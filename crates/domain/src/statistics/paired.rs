//! The same people seen twice: what changed between two waves.

use super::{Estimate, Impossible, Proportion, counted, mcnemar_mid_p, real, wilson};

/// People with an answer in both waves, by what they did in each. Someone seen once only is in no cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pairs {
    both: u64,
    first_only: u64,
    second_only: u64,
    neither: u64,
}

impl Pairs {
    /// The four cells of the paired table, rows being the first wave: `a` yes then yes, `b` yes then no, `c` no then
    /// yes, `d` no then no. Counts of persons.
    ///
    /// # Errors
    /// [`Impossible::CountTooLarge`] for a cell above 2⁵³, so that no sum of cells overflows.
    pub fn new(a: u64, b: u64, c: u64, d: u64) -> Result<Self, Impossible> {
        Ok(Self { both: counted(a)?, first_only: counted(b)?, second_only: counted(c)?, neither: counted(d)? })
    }

    /// Yes in both waves: `a`.
    #[must_use]
    pub const fn both(&self) -> u64 {
        self.both
    }

    /// Yes first, no later: `b`, those who relapsed.
    #[must_use]
    pub const fn first_only(&self) -> u64 {
        self.first_only
    }

    /// No first, yes later: `c`, those who came to it.
    #[must_use]
    pub const fn second_only(&self) -> u64 {
        self.second_only
    }

    /// No in both waves: `d`.
    #[must_use]
    pub const fn neither(&self) -> u64 {
        self.neither
    }

    /// How many people have both answers.
    #[must_use]
    pub const fn total(&self) -> u64 {
        self.both + self.first_only + self.second_only + self.neither
    }

    /// Those who did it in the first wave, among all pairs: `p1`.
    #[must_use]
    pub const fn first(&self) -> Proportion {
        Proportion::known(self.both + self.first_only, self.total())
    }

    /// Those who did it in the second wave, among all pairs: `p2`.
    #[must_use]
    pub const fn second(&self) -> Proportion {
        Proportion::known(self.both + self.second_only, self.total())
    }

    /// McNemar's mid-P value of the two discordant cells: see [`mcnemar_mid_p`].
    #[must_use]
    pub fn mid_p(&self) -> f64 {
        mcnemar_mid_p(self.first_only, self.second_only)
    }

    /// The correlation of the two waves, shrunk as method 10 asks: with `B = ad - bc`, the numerator is `B - n/2`
    /// when `B > n/2`, 0 when `0 <= B <= n/2`, and `B` itself when negative. It is 0 when a margin is empty.
    ///
    /// `B` and `2B - n` are whole numbers of up to 108 bits, so they are compared exactly, before any rounding.
    #[expect(clippy::cast_precision_loss, reason = "one rounding of an exact numerator")]
    fn shrunk_correlation(&self) -> f64 {
        let (a, b) = (i128::from(self.both), i128::from(self.first_only));
        let (c, d) = (i128::from(self.second_only), i128::from(self.neither));
        let determinant = a * d - b * c;
        let excess = 2 * determinant - i128::from(self.total());
        let numerator = match determinant {
            negative if negative < 0 => negative as f64,
            _ if excess > 0 => excess as f64 / 2.0,
            _ => return 0.0,
        };
        let (first, second) = (self.first(), self.second());
        let spread = |margin: Proportion| real(margin.part()) * real(margin.whole() - margin.part());
        let product = spread(first) * spread(second);
        if product > 0.0 { numerator / product.sqrt() } else { 0.0 }
    }
}

/// The difference `p1 - p2` between two waves of the same people, first minus second, with Newcombe's interval, as
/// fractions from -1 to 1. Reports show the opposite sign: see [`paired_change`].
///
/// With `(l, u)` the Wilson interval of each wave and `phi` the shrunk correlation:
/// `D - sqrt((p1-l1)² - 2phi(p1-l1)(u2-p2) + (u2-p2)²)` to `D + sqrt((u1-p1)² - 2phi(u1-p1)(p2-l2) + (p2-l2)²)`,
/// where `phi = C / sqrt((a+b)(c+d)(a+c)(b+d))`, and `C` is `ad - bc` brought nearer to 0 by `n/2` when positive.
///
/// Source: method 10 of R. G. Newcombe, Stat Med 1998;17:2635-2650.
///
/// `None` when there is no pair.
#[must_use]
pub fn newcombe_paired(pairs: &Pairs) -> Option<Estimate> {
    let (p1, p2) = (wilson(pairs.first())?, wilson(pairs.second())?);
    let phi = pairs.shrunk_correlation();
    let joined = |x: f64, y: f64| (x * x - 2.0 * phi * x * y + y * y).max(0.0).sqrt();
    let below = joined(p1.value - p1.low, p2.high - p2.value);
    let above = joined(p1.high - p1.value, p2.value - p2.low);
    // p1 - p2 = (b - c)/n, without the rounding of either rate.
    let apart = real(pairs.first_only.abs_diff(pairs.second_only)) / real(pairs.total());
    let value = if pairs.first_only < pairs.second_only { -apart } else { apart };
    Some(Estimate::of_difference(value, below, above))
}

/// The change between two waves of the same people, later minus earlier, so that progress is positive: the figure of
/// the reports. It is [`newcombe_paired`] with its sign changed and its ends negated and swapped.
///
/// `None` when there is no pair.
#[must_use]
pub fn paired_change(pairs: &Pairs) -> Option<Estimate> {
    newcombe_paired(pairs).map(|first_minus_second| first_minus_second.reversed())
}

#[cfg(test)]
mod tests;
