//! Do two coders who read the same texts see the same things in them?

use super::{Estimate, Z95, real};

/// How far two coders agree, beyond what chance alone would give.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Agreement {
    /// How many decisions both of them took.
    pub decisions: u64,
    /// Share of the decisions on which they agree, from 0 to 1.
    pub observed: f64,
    /// Share on which they would agree by chance, each keeping their own habits, from 0 to 1.
    pub expected: f64,
    /// Cohen's kappa with its 95 % interval: 1 for full agreement, 0 for chance, below 0 for less than chance. `None`
    /// when chance alone explains everything, as when both always decide the same.
    pub kappa: Option<Estimate>,
}

/// Cohen's kappa of a square table of counts: `table[i][j]` decisions were `i` for one coder and `j` for the other.
///
/// `None` without a decision, or when the table is not square. The standard error is the large-sample one, so that the
/// interval is wide of the mark under some thirty decisions; it is kept within -1 and 1.
///
/// Sources: J. Cohen, Educ Psychol Meas 1960;20:37-46; J. L. Fleiss, J. Cohen, B. S. Everitt, Psychol Bull
/// 1969;72:323-327.
#[must_use]
pub fn cohen_kappa<const N: usize>(table: &[[u64; N]; N]) -> Option<Agreement> {
    let decisions = table.iter().flatten().try_fold(0_u64, |sum, count| sum.checked_add(*count))?;
    if decisions == 0 {
        return None;
    }
    let total = real(decisions);
    let share = |row: usize, column: usize| real(table[row][column]) / total;
    let rows: [f64; N] = std::array::from_fn(|row| (0..N).map(|column| share(row, column)).sum());
    let columns: [f64; N] = std::array::from_fn(|column| (0..N).map(|row| share(row, column)).sum());
    let observed: f64 = (0..N).map(|code| share(code, code)).sum();
    let expected: f64 = (0..N).map(|code| rows[code] * columns[code]).sum();
    let beyond = 1.0 - expected;
    // Below a millionth, what is left of chance is rounding.
    let kappa = (beyond > 1e-6).then(|| {
        let kappa = (observed - expected) / beyond;
        let missed = 1.0 - kappa;
        let mut sum = -(kappa - expected * missed).powi(2);
        for row in 0..N {
            for column in 0..N {
                let weight = if row == column {
                    1.0 - (rows[row] + columns[row]) * missed
                } else {
                    missed * (columns[row] + rows[column])
                };
                sum += share(row, column) * weight.powi(2);
            }
        }
        let error = (sum.max(0.0) / total).sqrt() / beyond;
        Estimate {
            value: kappa,
            low: Z95.mul_add(-error, kappa).clamp(-1.0, kappa),
            high: Z95.mul_add(error, kappa).clamp(kappa, 1.0),
        }
    });
    Some(Agreement { decisions, observed, expected, kappa })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(left: f64, right: f64, digits: i32) -> bool {
        (left - right).abs() < 0.5 * 10_f64.powi(-digits)
    }

    #[test]
    fn published_tables_give_their_published_kappa() {
        // Fifty grant applications, two readers.
        let grants = cohen_kappa(&[[20, 5], [10, 15]]).unwrap();
        assert!(near(grants.observed, 0.7, 9) && near(grants.expected, 0.5, 9));
        assert!(near(grants.kappa.unwrap().value, 0.4, 9));
        // Diagnoses of a hundred patients (Fleiss, Statistical Methods for Rates and Proportions, chapter 13).
        let diagnoses = cohen_kappa(&[[75, 1, 4], [5, 4, 1], [0, 0, 10]]).unwrap();
        assert!(near(diagnoses.kappa.unwrap().value, 23.0 / 34.0, 9));
        // Eighty-eight skins, two dermatologists (the worked example of the SAS manual): kappa, and its 95 % limits.
        let skins = cohen_kappa(&[[10, 4, 1, 0], [5, 10, 12, 2], [2, 4, 12, 5], [0, 2, 6, 13]]).unwrap();
        let kappa = skins.kappa.unwrap();
        assert_eq!(skins.decisions, 88);
        assert!(near(kappa.value, 0.3449, 4) && near(kappa.low, 0.2030, 4) && near(kappa.high, 0.4868, 4), "{kappa:?}");
    }

    #[test]
    fn full_agreement_is_one_and_its_opposite_minus_one() {
        let value = |table: [[u64; 2]; 2]| cohen_kappa(&table).unwrap().kappa.unwrap().value;
        assert!(near(value([[8, 0], [0, 5]]), 1.0, 12));
        assert!(near(value([[0, 5], [5, 0]]), -1.0, 12));
    }

    #[test]
    fn nothing_to_agree_on_is_no_figure() {
        assert_eq!(cohen_kappa(&[[0, 0], [0, 0]]), None);
        let same = cohen_kappa(&[[0, 0], [0, 12]]).unwrap();
        assert_eq!((same.decisions, same.kappa), (12, None), "both always said no: chance explains it all");
        assert_eq!(cohen_kappa(&[[u64::MAX, 1], [0, 0]]), None);
    }
}
