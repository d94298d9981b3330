//! The dossier in words.

use standpoint_core::views::{ClaimLine, EvidenceLine};

/// Claims, each with its initiative and what supports it.
pub(crate) fn claims(claims: &[ClaimLine]) -> String {
    if claims.is_empty() {
        return "No claims yet. Add one with `dossier add`.\n".to_owned();
    }
    claims.iter().map(claim).collect()
}

fn claim(claim: &ClaimLine) -> String {
    let mut out = format!("{}. {}\n", claim.id.0, claim.text);
    if let Some(initiative) = &claim.initiative {
        out += &format!("   Initiative: {}\n", initiative.title);
    }
    if claim.evidence.is_empty() {
        out += "   No evidence yet\n";
    }
    for one in &claim.evidence {
        out += &evidence(one);
    }
    out
}

fn evidence(one: &EvidenceLine) -> String {
    let number = one.id.map(|id| format!(" [{}]", id.0)).unwrap_or_default();
    let on = one.on.map(|on| format!(", {}", on.format("%-d %B %Y"))).unwrap_or_default();
    let link = one.link.as_ref().map(|link| format!("\n     {link}")).unwrap_or_default();
    format!("  {number} {}: {}{on}{link}\n", one.kind.label(), one.title)
}
