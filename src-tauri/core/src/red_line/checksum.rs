//! Check digits, so that a long number is only called a card or an account when it can be one.

/// Whether the digits of a card number fit together (Luhn, ISO/IEC 7812-1). A row of one digit is a placeholder.
pub(super) fn is_luhn(digits: &str) -> bool {
    let digits: Vec<u32> = digits.chars().filter_map(|character| character.to_digit(10)).collect();
    let doubled = |(index, digit): (usize, &u32)| match index % 2 {
        1 if *digit > 4 => digit * 2 - 9,
        1 => digit * 2,
        _ => *digit,
    };
    let all_the_same = digits.windows(2).all(|pair| pair[0] == pair[1]);
    !all_the_same && digits.iter().rev().enumerate().map(doubled).sum::<u32>().is_multiple_of(10)
}

/// Whether an international bank account number fits together (ISO 13616, remainder 97); capitals and digits, no blanks.
pub(super) fn is_iban(number: &str) -> bool {
    let Some((country, rest)) = number.split_at_checked(4) else { return false };
    let remainder = rest.chars().chain(country.chars()).try_fold(0_u32, |left, character| {
        let value = character.to_digit(36)?;
        Some((left * if value > 9 { 100 } else { 10 } + value) % 97)
    });
    remainder == Some(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_wrong_digit_makes_it_no_card_and_no_account() {
        assert!(is_luhn("5500000000000004") && !is_luhn("5500000000000005"));
        assert!(!is_luhn("0000000000000000"), "a row of zeros is a placeholder");
        assert!(is_iban("GB82WEST12345698765432") && !is_iban("GB82WEST12345698765433"));
    }
}
