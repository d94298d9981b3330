//! The dossier: writing claims, putting them in order, and attaching what supports them.

use rusqlite::Connection;

use super::act::Act;
use crate::address::link::parse_link;
use crate::calendar::Now;
use crate::changed::Changed;
use crate::coach::Coach;
use crate::dossier::{Claim, ClaimMove, EvidenceSource};
use crate::error::{Error, Result};
use crate::id::{ClaimId, EvidenceId, PostId, WorksheetRowId};
use crate::store::{
    OperationKind, Tx, claims, conversations, posts, publications, recommendations, worksheets,
};
use crate::text;

/// The step whose worksheet lists initiatives.
const LEVERAGE: &str = "leverage";
/// The step whose worksheet lists talks.
const STAGES: &str = "stages";

impl Coach {
    /// Adds a claim after the others. [`Changed::created`] is its number.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the text is empty or too long, [`Error::NotFound`] when there is no such initiative.
    pub fn add_claim(
        &mut self,
        now: &Now,
        text: &str,
        initiative: Option<WorksheetRowId>,
    ) -> Result<Changed> {
        let text = text::title("The claim", text)?;
        self.acting(now, |tx, _| {
            check_initiative(tx.conn(), initiative)?;
            let id = claims::add(tx, &text, initiative)?;
            Ok(Act::did(OperationKind::AddClaim, "Claim added").about(&text).created(id.0))
        })
    }

    /// Changes what a claim says.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the text is empty or too long, [`Error::NotFound`] when the claim is gone.
    pub fn write_claim(&mut self, now: &Now, claim: ClaimId, text: &str) -> Result<Changed> {
        let text = text::title("The claim", text)?;
        self.acting(now, |tx, _| {
            let present = claims::get(tx.conn(), claim)?;
            if present.text == text {
                return Ok(Act::nothing());
            }
            let changed = Claim { text, ..present };
            claims::put(tx, &changed)?;
            Ok(Act::did(OperationKind::EditClaim, "Saved")
                .about(&changed.text)
                .merging(format!("claim {}", claim.0)))
        })
    }

    /// Says which initiative a claim is about; none takes it away.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the claim or the initiative is gone.
    pub fn choose_initiative(
        &mut self,
        now: &Now,
        claim: ClaimId,
        initiative: Option<WorksheetRowId>,
    ) -> Result<Changed> {
        self.acting(now, |tx, _| {
            check_initiative(tx.conn(), initiative)?;
            let present = claims::get(tx.conn(), claim)?;
            if present.initiative == initiative {
                return Ok(Act::nothing());
            }
            let changed = Claim { initiative, ..present };
            claims::put(tx, &changed)?;
            Ok(Act::did(OperationKind::EditClaim, "Saved").about(&changed.text))
        })
    }

    /// Moves a claim one place up or down; at the end of the list it stays.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the claim is gone.
    pub fn move_claim(&mut self, now: &Now, claim: ClaimId, to: ClaimMove) -> Result<Changed> {
        self.acting(now, |tx, _| {
            let text = claims::get(tx.conn(), claim)?.text;
            let mut order: Vec<_> = claims::all(tx.conn())?.into_iter().map(|claim| claim.id).collect();
            let Some(place) = order.iter().position(|id| *id == claim) else { return Err(claim.missing()) };
            let other = match to {
                ClaimMove::Up => place.checked_sub(1),
                ClaimMove::Down => Some(place + 1).filter(|next| *next < order.len()),
            };
            let Some(other) = other else { return Ok(Act::nothing()) };
            order.swap(place, other);
            claims::put_order(tx, &order)?;
            Ok(Act::did(OperationKind::MoveClaim, "Claim moved").about(&text))
        })
    }

    /// Deletes a claim with what was attached to it. Undo brings both back.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it's gone.
    pub fn delete_claim(&mut self, now: &Now, claim: ClaimId) -> Result<Changed> {
        self.acting(now, |tx, _| {
            let text = claims::get(tx.conn(), claim)?.text;
            claims::remove(tx, claim)?;
            Ok(Act::did(OperationKind::DeleteClaim, "Claim deleted").about(&text))
        })
    }

    /// Attaches something to a claim. What is attached to it already stays as it is. [`Changed::created`] is its number.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the claim or the thing is gone, [`Error::Invalid`] for a link that isn't one.
    pub fn attach_evidence(&mut self, now: &Now, claim: ClaimId, source: &EvidenceSource) -> Result<Changed> {
        let source = checked(source)?;
        self.acting(now, |tx, _| attach(tx, claim, &source))
    }

    /// As [`Coach::attach_evidence`], for a post, where it was published first.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the post isn't published, and as [`Coach::attach_evidence`].
    pub fn attach_post(&mut self, now: &Now, claim: ClaimId, post: PostId) -> Result<Changed> {
        self.acting(now, |tx, _| {
            posts::get(tx.conn(), post)?;
            let Some(first) = publications::of(tx.conn(), post)?.into_iter().next() else {
                return Err(Error::invalid("This post isn’t published yet. Publish it, then attach it."));
            };
            attach(tx, claim, &EvidenceSource::Post { publication: first.id })
        })
    }

    /// Removes something from a claim. The thing itself stays.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it's gone.
    pub fn remove_evidence(&mut self, now: &Now, evidence: EvidenceId) -> Result<Changed> {
        self.acting(now, |tx, _| {
            claims::detach(tx, evidence)?;
            Ok(Act::did(OperationKind::RemoveEvidence, "Evidence removed"))
        })
    }
}

fn attach(tx: &Tx<'_>, claim: ClaimId, source: &EvidenceSource) -> Result<Act> {
    let text = claims::get(tx.conn(), claim)?.text;
    check_there(tx.conn(), source)?;
    let known = claims::evidence(tx.conn())?;
    if known.iter().any(|one| one.claim == claim && one.source == *source) {
        return Ok(Act::nothing());
    }
    let id = claims::attach(tx, claim, source)?;
    Ok(Act::did(OperationKind::AttachEvidence, "Evidence attached").about(&text).created(id.0))
}

fn check_initiative(conn: &Connection, initiative: Option<WorksheetRowId>) -> Result<()> {
    match initiative {
        Some(row) if worksheets::step_of(conn, row)? != LEVERAGE => Err(row.missing()),
        _ => Ok(()),
    }
}

fn checked(source: &EvidenceSource) -> Result<EvidenceSource> {
    let EvidenceSource::Link { url, note } = source else { return Ok(source.clone()) };
    let Some(url) = parse_link(url)? else {
        return Err(Error::invalid("Enter a link, like https://example.org."));
    };
    Ok(EvidenceSource::Link { url, note: text::one_line("The description", note)? })
}

fn check_there(conn: &Connection, source: &EvidenceSource) -> Result<()> {
    match source {
        EvidenceSource::Post { publication } => publications::get(conn, *publication).map(drop),
        EvidenceSource::Talk { row } => match worksheets::step_of(conn, *row)?.as_str() {
            STAGES => Ok(()),
            _ => Err(row.missing()),
        },
        EvidenceSource::Conversation { conversation } => conversations::get(conn, *conversation).map(drop),
        EvidenceSource::Recommendation { recommendation } => {
            recommendations::get(conn, *recommendation).map(drop)
        }
        EvidenceSource::Link { .. } => Ok(()),
    }
}
