//! Two claims of the dossier: one with evidence about the first initiative, and one that still needs some.

use crate::dossier::EvidenceSource;
use crate::error::Result;
use crate::store::{Tx, claims, conversations, publications, worksheets};

pub(super) fn write(tx: &Tx<'_>) -> Result<()> {
    let initiative = worksheets::first_row(tx.conn(), "leverage")?;
    let proven = claims::add(tx, "I cut repeat questions in support by a third", initiative)?;
    for place in publications::all(tx.conn())?.iter().rev().take(2) {
        claims::attach(tx, proven, &EvidenceSource::Post { publication: place.id })?;
    }
    if let Some(talk) = conversations::with_reply(tx.conn())?.first() {
        claims::attach(tx, proven, &EvidenceSource::Conversation { conversation: talk.id })?;
    }
    claims::add(tx, "I grow technical people into leaders", None)?;
    Ok(())
}
