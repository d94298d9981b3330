//! `dossier`: claims, what supports them, and the file that is handed over.

use standpoint_core::calendar::Now;
use standpoint_core::changed::Changed;
use standpoint_core::dossier::EvidenceSource;
use standpoint_core::export::DossierRequest;
use standpoint_core::id::{ClaimId, ConversationId, EvidenceId, PostId, RecommendationId};
use standpoint_core::store::write_private;
use standpoint_core::{Coach, Error, Result};

use crate::answer::{Answer, Output};
use crate::arguments::{DossierCommand, EvidenceArguments};
use crate::{output, summary};

pub(crate) fn dossier(
    coach: &mut Coach,
    now: &Now,
    command: DossierCommand,
    answer: &Answer,
) -> Result<Output> {
    let changed = match command {
        DossierCommand::List => {
            return coach.claims().map(|claims| answer.view(&claims, |claims| output::claims(claims)).into());
        }
        DossierCommand::Export { format, out, checked } => {
            let format = summary::written_format(&format)?;
            return export(coach, now, &DossierRequest { format, checked }, out.as_deref(), answer);
        }
        DossierCommand::Add { text, initiative } => {
            let row = initiative.map(|row| initiative_row(coach, row)).transpose()?;
            coach.add_claim(now, &text, row)?
        }
        DossierCommand::Evidence(arguments) => attach(coach, now, arguments)?,
        DossierCommand::RemoveEvidence { evidence } => coach.remove_evidence(now, EvidenceId(evidence))?,
        DossierCommand::Move { claim, to } => coach.move_claim(now, ClaimId(claim), to.parse()?)?,
        DossierCommand::Delete { claim } => coach.delete_claim(now, ClaimId(claim))?,
    };
    Ok(answer.changed(&changed).into())
}

fn initiative_row(coach: &Coach, row: usize) -> Result<standpoint_core::id::WorksheetRowId> {
    let rows = coach.dossier_page()?.initiatives;
    let found = row.checked_sub(1).and_then(|at| rows.get(at));
    found.map(|initiative| initiative.row).ok_or_else(|| {
        Error::NotFound(format!("No initiative {row}. See them with `worksheet show leverage`."))
    })
}

fn talk_row(coach: &Coach, row: usize) -> Result<standpoint_core::id::WorksheetRowId> {
    let rows = coach.worksheet("stages")?.rows;
    let found = row.checked_sub(1).and_then(|at| rows.get(at)).and_then(|row| row.id);
    found.ok_or_else(|| Error::NotFound(format!("No talk {row}. See them with `worksheet show stages`.")))
}

fn attach(coach: &mut Coach, now: &Now, given: EvidenceArguments) -> Result<Changed> {
    let claim = ClaimId(given.claim);
    if let Some(post) = given.post {
        return coach.attach_post(now, claim, PostId(post));
    }
    if let Some(row) = given.talk {
        let row = talk_row(coach, row)?;
        return coach.attach_evidence(now, claim, &EvidenceSource::Talk { row });
    }
    let conversation =
        given.conversation.map(|id| EvidenceSource::Conversation { conversation: ConversationId(id) });
    let recommendation = given
        .recommendation
        .map(|id| EvidenceSource::Recommendation { recommendation: RecommendationId(id) });
    let note = given.note;
    let link = given.link.map(|url| EvidenceSource::Link { url, note });
    let source = conversation.or(recommendation).or(link);
    let source = source.ok_or_else(|| Error::Invalid("Say what to attach.".to_owned()))?;
    coach.attach_evidence(now, claim, &source)
}

/// Prints the dossier, or writes it to a file. What the red-line check finds is said either way; a file waits for `--checked`.
fn export(
    coach: &Coach,
    now: &Now,
    request: &DossierRequest,
    out: Option<&std::path::Path>,
    answer: &Answer,
) -> Result<Output> {
    let found = if request.checked { Vec::new() } else { coach.preview_dossier(now)?.findings };
    let Some(path) = out else {
        return Ok(summary::printed(coach.dossier_text(now, request.format)?, &found, answer));
    };
    if !found.is_empty() {
        return Ok(summary::waits(&found, answer));
    }
    write_private(path, &coach.dossier_to_hand_over(now, request)?)?;
    Ok(summary::written("Dossier", path, answer))
}
