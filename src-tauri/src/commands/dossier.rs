//! The dossier: claims, what supports them, and the file that is handed over.

use std::path::PathBuf;

use standpoint_core::dossier::{ClaimMove, EvidenceSource};
use standpoint_core::export::{DossierPreview, DossierRequest};
use standpoint_core::id::{ClaimId, EvidenceId, WorksheetRowId};
use standpoint_core::views::DossierPage;
use tauri::Manager;

use super::declare::commands;
use super::summary::{SavedSummary, chosen_place, write_page};
use crate::shared_coach::ask;

commands! {
    dossier;

    /// The dossier: claims with what supports them, and what could.
    ask dossier_page() -> DossierPage |coach, _| coach.dossier_page();

    /// Adds a claim after the others.
    act add_claim(text: &str) |coach, now| coach.add_claim(now, text, None);

    /// Changes what a claim says.
    act write_claim(claim: ClaimId, text: String) |coach, now| coach.write_claim(now, claim, &text);

    /// Says which initiative a claim is about; none takes it away.
    act choose_initiative(claim: ClaimId, initiative: Option<WorksheetRowId>) |coach, now| coach.choose_initiative(now, claim, initiative);

    /// Moves a claim one place up or down.
    act move_claim(claim: ClaimId, to: ClaimMove) |coach, now| coach.move_claim(now, claim, to);

    /// Deletes a claim with what was attached to it.
    act delete_claim(claim: ClaimId) |coach, now| coach.delete_claim(now, claim);

    /// Attaches something to a claim.
    act attach_evidence(claim: ClaimId, source: EvidenceSource) |coach, now| coach.attach_evidence(now, claim, &source);

    /// Removes something from a claim.
    act remove_evidence(evidence: EvidenceId) |coach, now| coach.remove_evidence(now, evidence);

    /// What the dossier would show, and what to look at in it.
    ask preview_dossier() -> DossierPreview |coach, now| coach.preview_dossier(now);

    /// Writes the dossier to a file the user chooses and answers its path; none when they chose none.
    run save_dossier(request: DossierRequest) -> Option<PathBuf> |app| {
        // Before the dialog: a request that is refused should not ask for a file first.
        let (text, today) =
            ask(app, |coach, now| Ok((coach.dossier_to_hand_over(now, &request)?, now.today())))?;
        let name = format!("standpoint-dossier-{today}");
        let format = request.format;
        let Some(path) = chosen_place(app, "Save dossier", &name, format.label(), format.slug()) else {
            return Ok(None);
        };
        write_page(app, format, &path, text)?;
        app.state::<SavedSummary>().keep(path.clone());
        Ok(Some(path))
    };
}
