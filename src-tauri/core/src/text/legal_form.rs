//! Legal forms, which a firm's name is known without.

/// A firm's name without its legal form.
pub(super) fn without_form(name: &str) -> &str {
    const FORMS: [&str; 44] = [
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
        "Holding",
    ];
    let mut bare = name;
    while let Some((front, form)) = bare.rsplit_once(' ') {
        if !FORMS.contains(&form.trim_matches(',')) && form != "&" {
            break;
        }
        bare = front.trim_end_matches([',', ' ']);
    }
    bare
}
