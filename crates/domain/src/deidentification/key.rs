//! Control keys. A key that checks raises confidence; a wrong one hides nothing.

/// Whether a national number (NIR) of thirteen characters agrees with its two-digit key: 97 less the rest of the division by 97, where Corsica's
/// departments 2A and 2B count as 19 and 18 (INSEE).
#[must_use]
pub fn nir_checks(compact: &str) -> bool {
    let (Some(number), Some(key)) = (compact.get(..13), compact.get(13..15)) else {
        return false;
    };
    let number = match &number.to_ascii_lowercase()[5..7] {
        "2a" => format!("{}19{}", &number[..5], &number[7..]),
        "2b" => format!("{}18{}", &number[..5], &number[7..]),
        _ => number.to_owned(),
    };
    match (number.parse::<u64>(), key.parse::<u64>()) {
        (Ok(number), Ok(key)) => compact.len() == 15 && 97 - number % 97 == key,
        _ => false,
    }
}

/// Whether digits agree with Luhn's rule, as payment cards, SIREN, SIRET, FINESS and most RPPS numbers do.
#[must_use]
pub fn luhn_checks(digits: &str) -> bool {
    let mut sum = 0;
    for (place, digit) in digits.bytes().rev().enumerate() {
        if !digit.is_ascii_digit() {
            return false;
        }
        let value = u32::from(digit - b'0') * if place % 2 == 1 { 2 } else { 1 };
        sum += if value > 9 { value - 9 } else { value };
    }
    !digits.is_empty() && sum % 10 == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_published_examples() {
        // python-stdnum's examples for NIR and SIREN; Corsica included.
        for (number, checks) in [
            ("295109912611193", true),
            ("295109912611199", false),
            ("253072B07300470", true),
            ("253072A07300443", true),
            ("253072C07300443", false),
            ("2531", false),
            ("", false),
        ] {
            assert_eq!(nir_checks(number), checks, "{number}");
        }
        assert!(luhn_checks("404833048") && !luhn_checks("404833047"));
        assert!(!luhn_checks("") && !luhn_checks("12a"));
    }
}
