//! The Study page: marking cases as studied, and cases and notes of the user's own.

use super::act::Act;
use crate::address::link::parse_link;
use crate::calendar::Now;
use crate::changed::Changed;
use crate::coach::Coach;
use crate::error::{Error, Result};
use crate::id::{CaseId, StudyNoteId};
use crate::programme::Programme;
use crate::programme::case_study::{CaseEntry, StudyCase, StudyNote};
use crate::store::{OperationKind, Tx, study};
use crate::text;

impl Coach {
    /// Marks a case as studied, or takes the mark away: one that comes along by its slug, one of the user's own by its number.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such case.
    pub fn mark_case(&mut self, now: &Now, case: &str, studied: bool) -> Result<Changed> {
        let case = case.trim();
        let own = case.parse::<i64>().ok().map(CaseId);
        if own.is_none() && !self.programme.study.cases.iter().any(|known| known.slug == case) {
            return Err(Error::not_found("No such case. See the Study page."));
        }
        self.acting(now, |tx, now| {
            let on = studied.then(|| now.today());
            match own {
                Some(id) => study::put(tx, &StudyCase { studied_on: on, ..study::get(tx.conn(), id)? })?,
                None => study::mark(tx, case, on)?,
            }
            Ok(match studied {
                true => Act::did(OperationKind::MarkCase, "Marked as studied"),
                false => Act::did(OperationKind::UnmarkCase, "Not marked any more"),
            })
        })
    }

    /// Adds a case of the user's own, or changes one.
    ///
    /// # Errors
    /// [`Error::Invalid`] when something does not fit, [`Error::NotFound`] when it is gone.
    pub fn save_case(&mut self, now: &Now, id: Option<CaseId>, entry: &CaseEntry) -> Result<Changed> {
        self.acting(now, |tx, _| {
            let before = id.map(|id| study::get(tx.conn(), id)).transpose()?.unwrap_or_else(blank);
            let case = entered(before, entry)?;
            let id = match id {
                Some(id) => study::put(tx, &case).map(|()| id)?,
                None => study::add(tx, &case)?,
            };
            Ok(match case.id {
                CaseId(0) => Act::did(OperationKind::AddCase, "Case added"),
                _ => Act::did(OperationKind::EditCase, "Saved"),
            }
            .created(id.0))
        })
    }

    /// Removes a case of the user's own. Undo brings it back.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is gone.
    pub fn remove_case(&mut self, now: &Now, id: CaseId) -> Result<Changed> {
        self.acting(now, |tx, _| {
            study::remove(tx, id).map(|()| Act::did(OperationKind::DeleteCase, "Case deleted"))
        })
    }

    /// Keeps what became of one leader of an old list; a note with id 0 is added.
    ///
    /// # Errors
    /// [`Error::Invalid`] when there is no name or something does not fit.
    pub fn save_study_note(&mut self, now: &Now, note: &StudyNote) -> Result<Changed> {
        let name = text::title("The name", &note.name)?;
        let answers = note
            .answers
            .iter()
            .map(|answer| text::free_text("The answer", answer))
            .collect::<Result<Vec<_>>>()?;
        let note = StudyNote { id: note.id, name, answers };
        self.acting(now, |tx, _| {
            let id = study::put_note(tx, &note)?;
            let said = Act::did(OperationKind::EditStudyNote, "Saved");
            Ok(said.merging(format!("study note {}", note.id.0)).created(id.0))
        })
    }

    /// Removes such a note. Undo brings it back.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is gone.
    pub fn remove_study_note(&mut self, now: &Now, id: StudyNoteId) -> Result<Changed> {
        self.acting(now, |tx, _| {
            study::remove_note(tx, id).map(|()| Act::did(OperationKind::DeleteStudyNote, "Name deleted"))
        })
    }
}

/// Marks the next cases that are not studied, within a transaction.
pub(super) fn study_next(tx: &Tx<'_>, programme: &Programme, now: &Now, count: u32) -> Result<Act> {
    let marked = study::all(tx.conn())?.into_iter().filter(|case| case.studied_on.is_some());
    let marked: Vec<_> = marked.filter_map(|case| case.slug).collect();
    let open = programme.study.cases.iter().filter(|case| !marked.contains(&case.slug));
    for case in open.take(count as usize) {
        study::mark(tx, &case.slug, Some(now.today()))?;
    }
    Ok(Act::did(OperationKind::FinishTask, "Task done").about("Study three cases"))
}

/// A case as entered over what was known of it.
fn entered(before: StudyCase, entry: &CaseEntry) -> Result<StudyCase> {
    if before.slug.is_some() {
        return Err(Error::invalid("That case comes with Standpoint. Copy it as yours to change it."));
    }
    let line = |what, given: &Option<String>, known: String| {
        given.as_deref().map_or(Ok(known), |text| text::one_line(what, text))
    };
    let free = |what, given: &Option<String>, known: String| {
        given.as_deref().map_or(Ok(known), |text| text::free_text(what, text))
    };
    let case = StudyCase {
        process: line("The process", &entry.process, before.process)?,
        organisation: line("The organisation", &entry.organisation, before.organisation)?,
        // 0 takes it away.
        year: entry.year.or(before.year).filter(|year| *year != 0),
        problem: free("The problem", &entry.problem, before.problem)?,
        mechanism: free("The mechanism", &entry.mechanism, before.mechanism)?,
        number: free("The number", &entry.number, before.number)?,
        who_says: line("Who says so", &entry.who_says, before.who_says)?,
        caveat: free("The caveat", &entry.caveat, before.caveat)?,
        source: line("The source", &entry.source, before.source)?,
        url: entry.url.as_deref().map_or(Ok(before.url), parse_link)?,
        id: before.id,
        slug: None,
        studied_on: before.studied_on,
    };
    if case.organisation.trim().is_empty() && case.problem.trim().is_empty() {
        return Err(Error::invalid("Name the organisation or the problem, so that you find the case again."));
    }
    if case.caveat.trim().is_empty() {
        return Err(Error::invalid("Add the caveat. A case without one is probably an advertisement."));
    }
    Ok(case)
}

fn blank() -> StudyCase {
    StudyCase {
        id: CaseId(0),
        slug: None,
        process: String::new(),
        organisation: String::new(),
        year: None,
        problem: String::new(),
        mechanism: String::new(),
        number: String::new(),
        who_says: String::new(),
        caveat: String::new(),
        source: String::new(),
        url: None,
        studied_on: None,
    }
}
