//! The dossier: claims with what supports them, and what could.

use serde::Serialize;

use crate::coach::Coach;
use crate::error::Result;
use crate::journal::{Candidates, ClaimLine, EvidenceChoice, InitiativeLine, claim_lines, initiative_lines};

/// The page about the dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct DossierPage {
    /// The claims in the user's order.
    pub claims: Vec<OfferedClaim>,
    /// The initiatives that a claim can be about.
    pub initiatives: Vec<InitiativeLine>,
    /// What can be attached: the latest 200 of each kind.
    pub choices: Vec<EvidenceChoice>,
}

/// A claim, and what of the journal fits it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct OfferedClaim {
    /// The claim.
    pub claim: ClaimLine,
    /// What fits it best, up to five.
    pub suggested: Vec<EvidenceChoice>,
}

impl Coach {
    /// The page about the dossier.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when SQLite refuses.
    pub fn dossier_page(&self) -> Result<DossierPage> {
        let conn = self.conn();
        let candidates = Candidates::read(conn, self.programme)?;
        let claims = claim_lines(conn, self.programme)?.into_iter();
        let claims = claims.map(|claim| OfferedClaim { suggested: candidates.suggested(&claim), claim });
        Ok(DossierPage {
            claims: claims.collect(),
            initiatives: initiative_lines(conn, self.programme)?,
            choices: candidates.choices(),
        })
    }

    /// The claims in the user's order, each with what supports it.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when SQLite refuses.
    pub fn claims(&self) -> Result<Vec<ClaimLine>> {
        claim_lines(self.conn(), self.programme)
    }
}
