//! The company in a role: "Head of IT at Contoso", "CIO, Contoso GmbH".

/// What stands between a role and where it is held.
const AT: [&str; 6] = [" at ", " @ ", " bei ", " chez ", " en ", " @"];
/// What may stand there, or between two parts of a role.
const BETWEEN: [&str; 7] = [", ", " | ", " · ", " – ", " — ", " - ", " / "];
/// Roles that are held "of" a company, in small letters.
const OF: [&str; 12] = [
    "ceo",
    "cio",
    "cto",
    "cfo",
    "coo",
    "ciso",
    "cdo",
    "founder",
    "co-founder",
    "owner",
    "president",
    "chair",
];

/// A company that a role names.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct RoleCompany {
    pub(super) name: String,
    /// True for "at Contoso", false for what may be no company: "Head of IT, Europe".
    pub(super) certain: bool,
}

/// The companies in a role, as written.
pub(super) fn companies_of(role: &str) -> Vec<RoleCompany> {
    let role = role.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut found = Vec::new();
    for (number, part) in parts(&role).into_iter().enumerate() {
        if let Some(name) = AT.iter().find_map(|at| part.rsplit_once(at)).map(|(_, name)| name) {
            found.extend(named(name, true));
        } else if let Some((held, name)) = part.split_once(" of ") {
            let held = held.rsplit(' ').next().unwrap_or(held).to_lowercase();
            found.extend(named(name, true).filter(|_| OF.contains(&held.as_str())));
        } else if number > 0 {
            found.extend(named(part, false));
        }
    }
    found
}

/// The parts of a role; a legal form behind a comma stays with its company.
fn parts(role: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = role;
    while let Some((at, between)) =
        BETWEEN.iter().filter_map(|between| rest.find(between).map(|at| (at, between))).min()
    {
        parts.push(rest[..at].trim());
        rest = &rest[at + between.len()..];
    }
    parts.push(rest.trim());
    parts
}

/// A name, if it looks like one: with a capital, or a digit, in front.
fn named(name: &str, certain: bool) -> Option<RoleCompany> {
    let name = name.trim().trim_end_matches(['.', ',', ';', ')']);
    let name = name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(name);
    let begins = name.starts_with(|first: char| first.is_uppercase() || first.is_numeric())
        || name.chars().any(char::is_uppercase) && !name.contains(' ');
    let unspaced = name.chars().next().is_some_and(|first| first.is_alphabetic() && !first.is_lowercase());
    ((begins || unspaced) && name.chars().filter(|sign| sign.is_alphanumeric()).count() > 1)
        .then(|| RoleCompany { name: name.to_owned(), certain })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_names_where_it_is_held() {
        for (role, names) in [
            ("Head of IT at Contoso", vec![("Contoso", true)]),
            ("CIO, Contoso GmbH", vec![("Contoso GmbH", false)]),
            ("CIO of Contoso", vec![("Contoso", true)]),
            ("Head of Platform", vec![]),
            ("Head of operations at a machine builder", vec![]),
            ("Software engineer, first team lead role", vec![]),
            ("CTO @Fabrikam | Speaker", vec![("Fabrikam", true), ("Speaker", false)]),
            ("Head of IT at the Northwind Traders", vec![("Northwind Traders", true)]),
            ("Leitung IT bei Müller & Söhne", vec![("Müller & Söhne", true)]),
            ("", vec![]),
        ] {
            let found: Vec<_> =
                companies_of(role).into_iter().map(|company| (company.name, company.certain)).collect();
            let names: Vec<_> = names.into_iter().map(|(name, certain)| (name.to_owned(), certain)).collect();
            assert_eq!(found, names, "{role}");
        }
    }
}
