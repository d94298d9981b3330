//! What a Rust file shows: its string literals outside tests, logs, SQL and messages for developers.

use proc_macro2::{Delimiter, Literal, TokenStream, TokenTree};

/// A string literal.
pub(super) struct Shown {
    /// From 1.
    pub(super) line: usize,
    pub(super) text: String,
    pub(super) role: Role,
}

/// What a literal is for, as far as the source tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The label of a value of a `named_enum!`.
    Label,
    /// The doc comment of an argument, which the terminal shows as help.
    Help,
    /// The sentence or toast of an action.
    Toast,
    Other,
}

/// Macros whose text developers read.
const NOT_SHOWN: [&str; 8] =
    ["assert", "assert_eq", "assert_ne", "debug_assert", "panic", "unreachable", "include_str", "env"];
/// Attributes with texts for people.
const SHOWN_ATTRIBUTES: [&str; 3] = ["error", "arg", "command"];
/// Arguments of these attributes that the terminal shows.
const HELP: [&str; 5] = ["help", "long_help", "about", "long_about", "after_help"];
/// Words of SQL that no other text has in capitals.
const SQL: [&str; 9] = ["SELECT", "INSERT", "UPDATE", "DELETE", "CREATE", "NULL", "ORDER", "WHERE", "PRAGMA"];

/// Everything the file shows. `with_help` takes doc comments too, as a file of arguments has them.
pub(super) fn shown(source: &str, with_help: bool) -> Vec<Shown> {
    let tokens: TokenStream = source.parse().unwrap();
    let mut found = Vec::new();
    walk(tokens, with_help, &mut found);
    found.retain(is_sentence);
    found
}

fn walk(tokens: TokenStream, with_help: bool, found: &mut Vec<Shown>) {
    let all: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while at < all.len() {
        match &all[at] {
            TokenTree::Punct(sign) if sign.as_char() == '#' => at = attribute(&all, at, with_help, found),
            TokenTree::Ident(name)
                if is_macro(&all, at) && (name_is(name, &NOT_SHOWN) || is_log(&all, at)) =>
            {
                at += 3
            }
            TokenTree::Ident(name)
                if name == "expect" && matches!(all.get(at + 1), Some(TokenTree::Group(_))) =>
            {
                at += 2
            }
            TokenTree::Group(group) => {
                let before = found.len();
                walk(group.stream(), with_help, found);
                if matches!(at.checked_sub(1).map(|n| &all[n]), Some(TokenTree::Ident(name)) if name == "said")
                    && is_sign(at.checked_sub(2).map(|n| &all[n]), ':')
                {
                    found[before..].iter_mut().take(1).for_each(|first| first.role = Role::Toast);
                }
                at += 1;
            }
            TokenTree::Literal(literal) => {
                // `Kept = "kept" | "Week kept"`: the first is stored, the second is shown.
                if !(is_sign(all.get(at + 1), '|') && at > 0 && is_sign(all.get(at - 1), '=')) {
                    push(literal, role(&all, at), found);
                }
                at += 1;
            }
            _ => at += 1,
        }
    }
}

/// Reads an attribute, and the item behind it if that is a test. Answers with what comes next.
fn attribute(all: &[TokenTree], at: usize, with_help: bool, found: &mut Vec<Shown>) -> usize {
    let inner = usize::from(is_sign(all.get(at + 1), '!'));
    let Some(TokenTree::Group(group)) = all.get(at + 1 + inner) else { return at + 1 };
    let next = at + 2 + inner;
    let parts: Vec<TokenTree> = group.stream().into_iter().collect();
    let Some(TokenTree::Ident(name)) = parts.first() else { return next };
    if name == "doc" {
        if let (true, 0, false, Some(TokenTree::Literal(literal))) =
            (with_help, inner, is_type(all, next), parts.get(2))
        {
            push(literal, Role::Help, found);
        }
    } else if name_is(name, &SHOWN_ATTRIBUTES) {
        if let Some(TokenTree::Group(arguments)) = parts.get(1) {
            attribute_texts(arguments.stream(), name == "error", found);
        }
    } else if name == "test"
        || (name == "cfg" && group.stream().to_string().replace(' ', "").starts_with("cfg(test)"))
    {
        return after_item(all, next);
    }
    next
}

/// The message of an error, or what stands behind `help =` and the like.
fn attribute_texts(arguments: TokenStream, all_of_it: bool, found: &mut Vec<Shown>) {
    let parts: Vec<TokenTree> = arguments.into_iter().collect();
    for (n, part) in parts.iter().enumerate() {
        let TokenTree::Literal(literal) = part else { continue };
        let named = n >= 2 && matches!(&parts[n - 2], TokenTree::Ident(name) if name_is(name, &HELP));
        if all_of_it || named {
            push(literal, if named { Role::Help } else { Role::Other }, found);
        }
    }
}

/// Whether a type follows, whose doc comment no help shows.
fn is_type(all: &[TokenTree], from: usize) -> bool {
    let words = all[from..].iter().filter_map(|token| match token {
        TokenTree::Ident(name) => Some(name.to_string()),
        _ => None,
    });
    words
        .skip_while(|word| word == "pub")
        .take(1)
        .any(|word| matches!(word.as_str(), "struct" | "enum" | "fn" | "impl" | "const"))
}

fn after_item(all: &[TokenTree], from: usize) -> usize {
    let ends = |token: &TokenTree| match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        token => is_sign(Some(token), ';'),
    };
    all[from..].iter().position(ends).map_or(all.len(), |n| from + n + 1)
}

fn push(literal: &Literal, role: Role, found: &mut Vec<Shown>) {
    let Ok(text) = syn::parse_str::<syn::LitStr>(&literal.to_string()) else { return };
    found.push(Shown { line: literal.span().start().line, text: text.value(), role });
}

fn role(all: &[TokenTree], at: usize) -> Role {
    let is_label = at > 2 && is_sign(all.get(at - 1), '|') && is_sign(all.get(at - 3), '=');
    if is_label { Role::Label } else { Role::Other }
}

/// One lower-case word is a name (a slug, a field, an argument), and what holds words of SQL is a query.
fn is_sentence(shown: &Shown) -> bool {
    let text = shown.text.trim();
    let is_name = !text.is_empty()
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "_-./:".contains(c));
    let is_sql = text.split(|c: char| !c.is_alphanumeric()).any(|word| SQL.contains(&word));
    !(text.is_empty() || (is_name && shown.role != Role::Label) || is_sql)
}

fn is_macro(all: &[TokenTree], at: usize) -> bool {
    is_sign(all.get(at + 1), '!') && matches!(all.get(at + 2), Some(TokenTree::Group(_)))
}

fn is_log(all: &[TokenTree], at: usize) -> bool {
    at >= 3
        && is_sign(all.get(at - 1), ':')
        && matches!(&all[at - 3], TokenTree::Ident(name) if name == "log")
}

fn is_sign(token: Option<&TokenTree>, sign: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == sign)
}

fn name_is(name: &proc_macro2::Ident, names: &[&str]) -> bool {
    names.iter().any(|one| name == one)
}
