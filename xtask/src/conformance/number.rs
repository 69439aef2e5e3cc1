//! Comparison of numbers in different notations.

/// Returns true if both strings are JSON numbers with exactly the same value, such as `1000`, `1000.0` and `1E3`.
pub(super) fn same_decimal(before: &str, after: &str) -> bool {
    let (before, after) = (Decimal::parse(before), Decimal::parse(after));
    before.is_some() && before == after
}

/// Returns true if the second number is the closest double to the first one. An integer must be equal to the last digit.
pub(super) fn same_double(before: &str, after: &str) -> bool {
    if same_decimal(before, after) {
        return true;
    }
    let is_double = |number: &str| Decimal::parse(number).is_some() && number.contains(['.', 'e', 'E']);
    let bits = |number: &str| number.parse::<f64>().ok().filter(|double| double.is_finite()).map(f64::to_bits);
    is_double(before) && Decimal::parse(after).is_some() && bits(before).is_some() && bits(before) == bits(after)
}

/// A number as digits without leading and trailing zeros, and a power of ten.
#[derive(PartialEq, Eq)]
struct Decimal {
    negative: bool,
    digits: String,
    exponent: i64,
}

impl Decimal {
    fn parse(number: &str) -> Option<Self> {
        let negative = number.starts_with('-');
        let unsigned = number.strip_prefix('-').unwrap_or(number);
        let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
        let (integer, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits = format!("{integer}{fraction}");
        if integer.is_empty() || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
            return None;
        }
        let exponent: i64 = exponent.parse().ok()?;
        let significant = digits.trim_end_matches('0');
        let trailing_zeros = i64::try_from(digits.len() - significant.len()).ok()?;
        let exponent = exponent.checked_sub(i64::try_from(fraction.len()).ok()?)?.checked_add(trailing_zeros)?;
        let significant = significant.trim_start_matches('0');
        // Zero has one notation, except for its sign.
        let exponent = if significant.is_empty() { 0 } else { exponent };
        Some(Self { negative, digits: significant.to_owned(), exponent })
    }
}

#[cfg(test)]
mod tests {
    use super::{same_decimal, same_double};

    #[test]
    fn notations_of_one_number_are_equal() {
        for (before, after) in [("1.0", "1"), ("1E3", "1000"), ("0.50", "5e-1"), ("0.0", "0"), ("-1.20", "-1.2")] {
            assert!(same_decimal(before, after), "{before} {after}");
        }
    }

    #[test]
    fn other_numbers_differ() {
        for (before, after) in [
            ("1", "1.0000000000000001"),
            ("18446744073709551615", "18446744073709551616"),
            ("-0.0", "0.0"),
            ("1", "-1"),
            ("1", "10"),
            ("", ""),
            ("a", "a"),
        ] {
            assert!(!same_decimal(before, after), "{before} {after}");
        }
    }

    #[test]
    fn a_double_may_have_more_digits_than_necessary() {
        assert!(same_double("0.1000000000000000055511", "0.1"));
        assert!(!same_double("31.599999999999998", "31.6"));
        assert!(!same_double("9007199254740993", "9007199254740992"));
        assert!(!same_double("1e999", "1e998"));
    }
}
