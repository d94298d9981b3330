//! Legal forms, by which a firm's name is told and which it is known without.

/// The forms that are one word, as firms write them behind their names.
const FORMS: [&str; 57] = [
    "gGmbH",
    "GmbH",
    "mbH",
    "KGaA",
    "KG",
    "OHG",
    "GbR",
    "UG",
    "AG",
    "SE",
    "Ltd",
    "Ltd.",
    "Limited",
    "LLC",
    "LLP",
    "PLC",
    "plc",
    "Inc",
    "Inc.",
    "Incorporated",
    "Corp",
    "Corp.",
    "Corporation",
    "Co.",
    "Co",
    "Pty",
    "Pte",
    "Pvt",
    "SARL",
    "SAS",
    "SA",
    "SpA",
    "S.p.A.",
    "Srl",
    "S.r.l.",
    "BV",
    "B.V.",
    "NV",
    "N.V.",
    "AB",
    "AS",
    "A/S",
    "Oy",
    "Private",
    "Sàrl",
    "Ltda",
    "ApS",
    "ASA",
    "Oyj",
    "Kft",
    "Zrt",
    "OÜ",
    "UAB",
    "SIA",
    "Holdings",
    "Aktiengesellschaft",
    "Holding",
];

/// Whether a word is a legal form, in just this spelling.
pub(crate) fn is_legal_form(word: &str) -> bool {
    FORMS.contains(&word)
}

/// A firm's name without its legal form.
pub(crate) fn without_legal_form(name: &str) -> &str {
    let mut bare = name;
    while let Some((front, form)) = bare.rsplit_once(' ') {
        if !is_legal_form(form.trim_matches(',')) && form != "&" {
            break;
        }
        bare = front.trim_end_matches([',', ' ']);
    }
    bare
}
