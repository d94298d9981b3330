//! The names of customers, in the words that the red-line check took for one.

use crate::publishing::red_line::is_everyday;
use crate::text::SeenText;

/// The names in the words that the red-line check took for a customer: "our customer Contoso" names Contoso.
pub(crate) fn customer_names(words: &str) -> Vec<String> {
    const JOINING: [&str; 7] = ["&", "and", "und", "of", "de", "van", "von"];
    let seen = SeenText::of(words);
    let tokens: Vec<&str> = seen
        .as_str()
        .split_whitespace()
        .map(|token| token.trim_matches(['(', ')', ',', ':', ';', '"', '\'', '.']))
        .collect();
    let is_capital =
        |token: &str| token.starts_with(|first: char| first.is_uppercase() || first.is_numeric());
    let mut names = Vec::new();
    let mut run: Vec<&str> = Vec::new();
    for (number, token) in tokens.iter().enumerate() {
        let next_is_capital = tokens.get(number + 1).is_some_and(|next| is_capital(next));
        if is_capital(token) || (!run.is_empty() && JOINING.contains(token) && next_is_capital) {
            run.push(token);
        } else {
            names.push(std::mem::take(&mut run));
        }
    }
    names.push(run);
    names.into_iter().filter_map(|run| name_of(&run)).collect()
}

/// A run of words without those in front that any sentence begins with, and without the word for what it is.
fn name_of(run: &[&str]) -> Option<String> {
    let is_small =
        |word: &&&str| is_everyday(&word.trim_end_matches("'s").to_lowercase()) && !word.contains('.');
    let front = run.iter().take_while(is_small).count();
    let name = run.get(front..).filter(|name| !name.is_empty())?.join(" ");
    (name.chars().filter(|sign| sign.is_alphanumeric()).count() > 1).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_customer_is_named_without_what_is_said_of_it() {
        for (words, names) in [
            ("Our customer Contoso", vec!["Contoso"]),
            ("Contoso, one of our largest customers", vec!["Contoso"]),
            ("our client Northwind Traders", vec!["Northwind Traders"]),
            ("Contoso GmbH", vec!["Contoso GmbH"]),
            ("our customer", vec![]),
        ] {
            assert_eq!(customer_names(words), names, "{words}");
        }
    }
}
