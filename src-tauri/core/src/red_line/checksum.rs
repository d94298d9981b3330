//! Check digits, so that a long number is only called a card or an account when it can be one.

/// Whether the digits of a card number fit together (Luhn, ISO/IEC 7812-1); spaces and dashes are passed over.
pub(super) fn is_card(text: &str) -> bool {
    let digits: Vec<u32> = text.chars().filter_map(|character| character.to_digit(10)).collect();
    let doubled = |(index, digit): (usize, &u32)| match index % 2 {
        1 if *digit > 4 => digit * 2 - 9,
        1 => digit * 2,
        _ => *digit,
    };
    let all_the_same = digits.windows(2).all(|pair| pair[0] == pair[1]);
    (13..=19).contains(&digits.len()) && !all_the_same && digits.iter().rev().enumerate().map(doubled).sum::<u32>() % 10 == 0
}

/// Whether an international bank account number fits together (ISO 13616, remainder 97); spaces are passed over.
pub(super) fn is_iban(text: &str) -> bool {
    let letters: Vec<char> = text.chars().filter(|character| !character.is_whitespace()).collect();
    if !(15..=34).contains(&letters.len()) {
        return false;
    }
    let remainder = letters[4..].iter().chain(&letters[..4]).try_fold(0_u32, |rest, character| {
        let value = character.to_digit(36)?;
        Some((rest * if value > 9 { 100 } else { 10 } + value) % 97)
    });
    remainder == Some(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_wrong_digit_makes_it_no_card_and_no_account() {
        assert!(is_card("5500 0000 0000 0004") && !is_card("5500 0000 0000 0005"));
        assert!(!is_card("0000 0000 0000 0000"), "a row of zeros is a placeholder");
        assert!(is_iban("GB82 WEST 1234 5698 7654 32") && !is_iban("GB82 WEST 1234 5698 7654 33"));
    }
}
