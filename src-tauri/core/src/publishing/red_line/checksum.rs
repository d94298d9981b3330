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

    /// The number with one digit put in the place of another, in every way there is.
    fn with_one_wrong_digit(number: &str) -> impl Iterator<Item = String> + '_ {
        number.char_indices().filter(|(_, digit)| digit.is_ascii_digit()).flat_map(move |(at, digit)| {
            ('0'..='9')
                .filter(move |other| *other != digit)
                .map(move |other| format!("{}{other}{}", &number[..at], &number[at + 1..]))
        })
    }

    #[test]
    fn one_wrong_digit_makes_it_no_card_and_no_account() {
        // Among them every digit stands at both kinds of place, doubled and as it is.
        for card in [
            "5500000000000004",
            "4111111111111111",
            "6011000990139424",
            "3530111333300000",
            "371449635398431",
        ] {
            assert!(is_luhn(card), "{card}");
            assert_eq!(with_one_wrong_digit(card).find(|wrong| is_luhn(wrong)), None, "{card}");
        }
        assert!(!is_luhn("0000000000000000"), "a row of zeros is a placeholder");
        for account in ["GB82WEST12345698765432", "DE89370400440532013000", "FR1420041010050500013M02606"] {
            assert!(is_iban(account), "{account}");
            assert_eq!(with_one_wrong_digit(account).find(|wrong| is_iban(wrong)), None, "{account}");
        }
        assert!(!is_iban("GB8") && !is_iban("GB82-WEST-1234"), "too short, or with a sign in it");
    }
}
