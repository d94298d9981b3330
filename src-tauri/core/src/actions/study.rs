//! The Study page: marking cases as studied, and cases and notes of the user's own.

use crate::changed::Changed;
use crate::coach::Coach;
use crate::error::{Error, Result};
use crate::id::{CaseId, StudyNoteId};
use crate::link::parse_link;
use crate::store::{Op, study};
use crate::study::{CaseEntry, StudyCase, StudyNote};
use crate::text;
use crate::time::Now;

impl Coach {
    /// Marks a case as studied, or takes the mark away: one that comes along by its slug, one of the user's own by its number.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such case.
    pub fn mark_case(&mut self, now: &Now, case: &str, studied: bool) -> Result<Changed> {
        let (_, now) = self.at_home(now)?;
        let on = studied.then(|| now.today());
        let said = if studied { "Marked as studied" } else { "No longer marked as studied" };
        if let Ok(number) = case.trim().parse::<i64>() {
            let known = study::get(self.store.conn(), CaseId(number))?;
            return self
                .act(&Op::user(said), &now, said.to_owned(), |tx| study::put(tx, &StudyCase { studied_on: on, ..known }).map(|()| None));
        }
        if !self.programme.study.cases.iter().any(|known| known.slug == case.trim()) {
            return Err(Error::not_found("There is no such case. The Study page lists them."));
        }
        self.act(&Op::user(said), &now, said.to_owned(), |tx| study::mark(tx, case.trim(), on).map(|()| None))
    }

    /// Marks the next cases that are not studied.
    pub(super) fn study_next(&mut self, now: &Now, count: u32) -> Result<Changed> {
        let (_, now) = self.at_home(now)?;
        let marked: Vec<_> =
            study::all(self.store.conn())?.into_iter().filter(|case| case.studied_on.is_some()).filter_map(|case| case.slug).collect();
        let open = self.programme.study.cases.iter().filter(|case| !marked.contains(&case.slug));
        let slugs: Vec<_> = open.map(|case| case.slug.clone()).take(count as usize).collect();
        let said = "Done: Study three cases".to_owned();
        self.act(&Op::user(said.clone()), &now, said, |tx| {
            slugs.iter().try_for_each(|slug| study::mark(tx, slug, Some(now.today()))).map(|()| None)
        })
    }

    /// Adds a case of the user's own, or changes one.
    ///
    /// # Errors
    /// [`Error::Invalid`] when something does not fit, [`Error::NotFound`] when it is gone.
    pub fn save_case(&mut self, now: &Now, id: Option<CaseId>, entry: &CaseEntry) -> Result<Changed> {
        let (_, now) = self.at_home(now)?;
        let before = id.map(|id| study::get(self.store.conn(), id)).transpose()?;
        let before = before.unwrap_or_else(blank);
        if before.slug.is_some() {
            return Err(Error::invalid("That case comes with Standpoint. Copy it as yours to change it."));
        }
        let line = |what, given: &Option<String>, known: String| given.as_deref().map_or(Ok(known), |text| text::one_line(what, text));
        let free = |what, given: &Option<String>, known: String| given.as_deref().map_or(Ok(known), |text| text::free_text(what, text));
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
        let said = if id.is_some() { "Changed the case" } else { "Added the case" };
        self.act(&Op::user(said), &now, said.to_owned(), |tx| match id {
            Some(id) => study::put(tx, &case).map(|()| Some(id.0.to_string())),
            None => study::add(tx, &case).map(|id| Some(id.0.to_string())),
        })
    }

    /// Removes a case of the user's own. Undo brings it back.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is gone.
    pub fn remove_case(&mut self, now: &Now, id: CaseId) -> Result<Changed> {
        self.act(&Op::user("Removed the case"), now, "Removed the case".to_owned(), |tx| study::remove(tx, id).map(|()| None))
    }

    /// Keeps what became of one leader of an old list; a note with id 0 is added.
    ///
    /// # Errors
    /// [`Error::Invalid`] when there is no name or something does not fit.
    pub fn save_study_note(&mut self, now: &Now, note: &StudyNote) -> Result<Changed> {
        let name = text::title("The name", &note.name)?;
        let answers = note.answers.iter().map(|answer| text::free_text("The answer", answer)).collect::<Result<Vec<_>>>()?;
        let note = StudyNote { id: note.id, name, answers };
        let op = Op::user("Wrote what became of them").merging(format!("study note {}", note.id.0));
        self.act(&op, now, "Saved".to_owned(), |tx| study::put_note(tx, &note).map(|id| Some(id.0.to_string())))
    }

    /// Removes such a note. Undo brings it back.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is gone.
    pub fn remove_study_note(&mut self, now: &Now, id: StudyNoteId) -> Result<Changed> {
        self.act(&Op::user("Removed the name"), now, "Removed the name".to_owned(), |tx| study::remove_note(tx, id).map(|()| None))
    }
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
