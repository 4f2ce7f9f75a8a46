//! Could the people who changed have changed by chance alone?

use std::f64::consts::{LN_2, PI, SQRT_2};

use super::real;

/// Up to here the whole sum fits exactly in 128 bits: the numerator stays under 2¹²¹.
const EXACT: u64 = 120;

/// From here on the sum would take more than about a million terms and the saddlepoint tail is closer than 1e-9.
const LONG: u64 = 1 << 36;

/// McNemar's mid-P value (two-sided, from 0 to 1) for `b` people who changed one way and `c` the other.
///
/// Under no change `X ~ Bin(N, 1/2)` with `N = b + c`; with `m = min(b, c)` it is `2·P(X <= m) - P(X = m)` when
/// `b != c`, and `1 - P(X = b)/2` when `b = c`. With nobody discordant (`N = 0`) nothing speaks against chance: 1.
/// It is always defined. An interval is printed before it, and no star follows it.
///
/// Source: M. W. Fagerland, S. Lydersen, P. Laake, BMC Med Res Methodol 2013;13:91.
///
/// It is computed exactly in whole numbers up to N = 120; then as a sum of ratios from the largest term, itself
/// taken in log-space; and beyond 2³⁶ by the saddlepoint tail of R. Lugannani and S. Rice, Adv Appl Prob
/// 1980;12:475-490, whose relative error there is under 1e-9.
#[must_use]
pub fn mcnemar_mid_p(b: u64, c: u64) -> f64 {
    let m = b.min(c);
    let apart = b.abs_diff(c);
    let n = apart.saturating_add(m).saturating_add(m);
    let p = match n {
        0 => 1.0,
        _ if apart == 0 => 1.0 - 0.5 * probability(m, apart),
        n if n <= EXACT => exact(m, n),
        n if n <= LONG => summed(m, n),
        n => saddlepoint(apart, n),
    };
    p.clamp(0.0, 1.0)
}

/// `2·P(X < m) + P(X = m)` in whole numbers, divided once by 2ᴺ, for `m < n/2` and `n <= 120`.
#[expect(clippy::cast_precision_loss, reason = "the only rounding of an exact sum")]
fn exact(m: u64, n: u64) -> f64 {
    let mut ways: u128 = 1;
    let mut below: u128 = 0;
    for taken in 0..m {
        below += ways;
        ways = ways * u128::from(n - taken) / u128::from(taken + 1);
    }
    (2 * below + ways) as f64 / (1_u128 << n) as f64
}

/// `2·P(X < m) + P(X = m)` as `P(X = m)·(1 + 2·(r1 + r1·r2 + …))`, where each ratio is `P(X = k-1)/P(X = k)`. The
/// terms fall steadily, so the sum stops when one no longer changes it.
fn summed(m: u64, n: u64) -> f64 {
    let mut term = 1.0;
    let mut below = 0.0;
    for k in (1..=m).rev() {
        term *= real(k) / real(n - k + 1);
        below += term;
        if term < below * 1e-18 {
            break;
        }
    }
    probability(m, n - 2 * m) * 2.0f64.mul_add(below, 1.0)
}

/// `P(X = m)` for `X ~ Bin(N, 1/2)`, given `m` and how far apart the two cells are, `N = 2m + apart`.
///
/// The logarithm is Stirling's series for the three factorials plus the deviance, each precise on its own, since
/// logarithms of factorials would cancel away the digits at large N (C. Loader's way, 2000).
fn probability(m: u64, apart: u64) -> f64 {
    let other = m.saturating_add(apart);
    let n = m.saturating_add(other);
    if m == 0 {
        return (-real(n) * LN_2).exp();
    }
    let (m, other, size) = (real(m), real(other), real(n));
    let log = stirling_rest(size)
        - stirling_rest(m)
        - stirling_rest(other)
        - deviance(m, real(apart), size)
        - 0.5 * (2.0 * PI * m * (other / size)).ln();
    log.exp()
}

/// `ln 2·N + m·ln(m/N) + (N-m)·ln(1 - m/N)`: how unlikely the imbalance is, at least 0. Near balance it is written
/// with `u = apart/N` so that the first-order terms, which cancel, never appear.
fn deviance(m: f64, apart: f64, n: f64) -> f64 {
    let u = apart / n;
    let each = if u < 0.5 {
        0.5f64.mul_add((-u * u).ln_1p(), u * u.atanh())
    } else {
        if m == 0.0 {
            return n * LN_2;
        }
        let q = m / n;
        LN_2 + q * q.ln() + (1.0 - q) * (-q).ln_1p()
    };
    n * each
}

/// `ln(n!) - ((n + 1/2)·ln n - n + ln(2π)/2)`: what Stirling's formula leaves, for `n >= 1`. Factorials up to 15 are
/// exact in an `f64`; above, four terms of the series leave less than 1e-15.
fn stirling_rest(n: f64) -> f64 {
    if n < 15.5 {
        let mut factorial = 1.0;
        let mut factor = 2.0;
        while factor <= n {
            factorial *= factor;
            factor += 1.0;
        }
        return f64::ln(factorial) - (n + 0.5) * n.ln() + n - 0.5 * (2.0 * PI).ln();
    }
    let square = n * n;
    (1.0 / 12.0 - (1.0 / 360.0 - (1.0 / 1260.0 - 1.0 / 1680.0 / square) / square) / square) / n
}

/// The mid-P tail for very large N: `2·(Φ(-w) + φ(w)·(1/v - 1/w))` with `w² = 2·deviance` and `v = u·sqrt(N(1-u²))`,
/// the form in which half of the boundary point counts. Since u is tiny wherever the result is above 0,
/// `1/v - 1/w` is written as its first term, `7u²/(12w)`, instead of a difference of two near-equal numbers.
fn saddlepoint(apart: u64, n: u64) -> f64 {
    let size = real(n);
    let u = real(apart) / size;
    let w = (2.0 * deviance((size - real(apart)) / 2.0, real(apart), size)).sqrt();
    let density = (-0.5 * w * w).exp() / (2.0 * PI).sqrt();
    let tail = 0.5 * libm::erfc(w / SQRT_2);
    if density == 0.0 {
        return 0.0;
    }
    2.0 * (7.0 / 12.0 * u * u / w).mul_add(density, tail)
}

#[cfg(test)]
mod tests;
