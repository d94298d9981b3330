//! A past imported from a file, in one transaction and as one level of undo; and taken out again.
//!
//! What happened long ago is no news: nothing is ticked, no moment comes of it and no reminder is due.

use std::collections::HashMap;

use crate::address::canonical;
use crate::calendar::Now;
use crate::changed::Changed;
use crate::coach::Coach;
use crate::error::{Error, Result};
use crate::id::{ConversationId, ImportId, PersonId, PostId, PublicationId};
use crate::import::{
    Bytes, Found, Here, Item, PastChoices, PastKind, PastLook, PastPlan, PastPreview, PastStage,
    PlannedWrite, Progress, Unwatched, What, page_of, plan, read, tell, told,
};
use crate::journal::{HEADLINE, here};
use crate::metrics::{Reading, Source};
use crate::people::conversation::Conversation;
use crate::people::person::Write;
use crate::publishing::post::{Post, Publication, Standing};
use crate::store::{
    BackupReason, Op, Operation, OperationKind, Tx, conversations, feed_entries, imports, metrics, people,
    posts, profiles, publications, recommendations, worksheets,
};
use crate::text::{comparable, grouped};

/// The log of changes is emptied after this many rows: rows an import brings are kept by its batch, not one by one.
const SETTLED_EVERY: usize = 500;

impl Coach {
    /// Imports a file as its preview says. One transaction, one level of undo. A second time nothing is new.
    ///
    /// `looked_at` is the preview's digest: when the file has changed since, nothing is imported.
    ///
    /// # Errors
    /// [`Error::Invalid`] when nothing here reads such a file, or it changed; [`Error::NotOnboarded`] before the first
    /// questions.
    pub fn import_past(
        &mut self,
        now: &Now,
        file: &mut dyn Bytes,
        name: &str,
        choices: &PastChoices,
        looked_at: Option<&str>,
    ) -> Result<(Changed, PastPreview)> {
        self.import_past_watched(now, file, name, choices, looked_at, &Unwatched)
    }

    /// As [`Coach::import_past`], telling how far it is and stopping when told to: then nothing is kept.
    ///
    /// # Errors
    /// As [`Coach::import_past`], and [`Error::Cancelled`] when it is stopped.
    pub fn import_past_watched(
        &mut self,
        now: &Now,
        file: &mut dyn Bytes,
        name: &str,
        choices: &PastChoices,
        looked_at: Option<&str>,
        progress: &dyn Progress,
    ) -> Result<(Changed, PastPreview)> {
        let (_, home) = self.in_user_zone(now)?;
        // Reading takes longest and needs no lock; what is decided is decided inside.
        let found = read(file, name, choices, &home, progress)?;
        if looked_at.is_some_and(|digest| digest != found.sha256) {
            return Err(Error::invalid(
                "The file has changed since you looked at it. Look at it again, then import.",
            ));
        }
        tell(progress, PastStage::BackingUp, 0, 1)?;
        self.backup_before(now, BackupReason::Import)?;
        tell(progress, PastStage::BackingUp, 1, 1)?;
        let ((said, preview), topics) = self.transact_as(now, |tx| {
            let home = profiles::require(tx.conn())?.home(now);
            let here = here(tx.conn())?;
            let plan = plan(&found, &here, choices, &home, progress)?;
            let preview = told(&found, &plan, &here, PastLook::default());
            if !plan.writes() {
                return Ok((("Nothing new".to_owned(), preview), Op::machine()));
            }
            let batch = imports::add(
                tx,
                &imports::NewBatch {
                    source: found.source,
                    file_name: name,
                    sha256: &found.sha256,
                    at: home.instant,
                    from: preview.from,
                    to: preview.to,
                },
            )?;
            let said = said(&plan);
            let of = plan.rows().filter(|row| row.taken).count() as u64;
            Applying { tx, now: &home, file: name, batch, here: &here, rows: 0, done: 0, of, progress }
                .apply(&found, plan)?;
            let mut operation = Operation::new(OperationKind::ImportPast);
            operation.with.about = Some(preview.title.clone());
            Ok(((said, preview), Op::user(operation).of_batch(batch)))
        })?;
        Ok((self.answer(topics, said, None)?, preview))
    }

    /// Removes what an import brought, as far as it is still as it was imported. Undo brings it back.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such import, or what it brought was removed.
    pub fn remove_import(&mut self, now: &Now, import: ImportId) -> Result<Changed> {
        let ImportId(id) = import;
        self.backup_before(now, BackupReason::Delete)?;
        let (said, topics) = self.transact_as(now, |tx| {
            if !imports::is_there(tx.conn(), id)? {
                return Err(import.missing());
            }
            let out = imports::take_out(tx, id)?;
            tx.settle()?;
            let stayed = match out.stayed {
                0 => String::new(),
                1 => ". 1 row changed since and stays".to_owned(),
                rows => format!(". {} rows changed since and stay", grouped(rows)),
            };
            let operation = Operation::new(OperationKind::RemoveImport);
            Ok((format!("Import removed{stayed}"), Op::user(operation).of_batch(id)))
        })?;
        self.answer(topics, said, None)
    }
}

/// What an import brought, in words.
fn said(plan: &PastPlan) -> String {
    let count = |kind: PastKind| plan.rows().filter(|row| row.taken && row.kind == kind).count();
    let told = [
        (PastKind::Posts, "post", "posts"),
        (PastKind::Articles, "article", "articles"),
        (PastKind::Comments, "comment", "comments"),
        (PastKind::Invitations, "invitation", "invitations"),
        (PastKind::People, "person", "people"),
        (PastKind::Recommendations, "recommendation", "recommendations"),
        (PastKind::Headline, "headline", "headlines"),
        (PastKind::Readings, "number", "numbers"),
    ];
    let told =
        told.into_iter().map(|(kind, one, many)| (count(kind), one, many)).filter(|(count, ..)| *count > 0);
    let told: Vec<_> = told
        .map(|(count, one, many)| format!("{} {}", grouped(count), if count == 1 { one } else { many }))
        .collect();
    if told.is_empty() { "Nothing new".to_owned() } else { format!("Imported {}", told.join(", ")) }
}

struct Applying<'a> {
    tx: &'a Tx<'a>,
    now: &'a Now,
    /// The file’s name.
    file: &'a str,
    batch: i64,
    here: &'a Here,
    rows: usize,
    /// How many rows of the file are written so far.
    done: u64,
    /// How many will be.
    of: u64,
    progress: &'a dyn Progress,
}

impl Applying<'_> {
    /// First what is new, which the batch keeps; then what changes of rows that were here, which the level keeps.
    fn apply(&mut self, found: &Found, plan: PastPlan) -> Result<()> {
        let mut ids: Vec<Option<PersonId>> = Vec::with_capacity(plan.people.len());
        let mut changes = Vec::new();
        for person in plan.people {
            let known = person.here.map(|place| self.here.people[place].id);
            if person.planned.write.is_some() {
                self.next()?;
            }
            let (key, since) = (person.planned.row.key, person.since);
            ids.push(match person.planned.write {
                Some(PlannedWrite::Person(Write::Add(new))) => {
                    let id = people::add(self.tx, &new)?;
                    people::put_since(self.tx, id, since)?;
                    self.brought(&[key], "person", id.0)?;
                    Some(id)
                }
                Some(PlannedWrite::Person(Write::Change(place, after))) => {
                    changes.push((place, after, since));
                    known
                }
                _ => known,
            });
        }
        let mut later = Vec::new();
        let mut source = None;
        for write in plan.rest.into_iter().filter_map(|planned| planned.write) {
            self.next()?;
            match write {
                PlannedWrite::Post { item, pillar } => self.post(&item, pillar)?,
                PlannedWrite::Conversation(item) => self.conversation(&item, &ids)?,
                PlannedWrite::Reading(reading) => {
                    let source = self.source(&mut source, found)?;
                    let key = reading.import_key();
                    let id = metrics::add(self.tx, &Reading { source, ..reading })?;
                    self.brought(&[key], "metric_reading", id.0)?;
                }
                PlannedWrite::Confirm { .. } => {
                    self.source(&mut source, found)?;
                    later.push(write);
                }
                PlannedWrite::Recommendation(item) => later.push(PlannedWrite::Recommendation(item)),
                PlannedWrite::Place { item, post } => {
                    if let Some(publication) = publication(&item, post) {
                        let id = publications::add(self.tx, &publication)?;
                        self.brought(&item.keys, "publication", id.0)?;
                    }
                    later.push(PlannedWrite::Place { item, post });
                }
                other => later.push(other),
            }
        }
        let recommended: Vec<&Item> = later
            .iter()
            .filter_map(|write| match write {
                PlannedWrite::Recommendation(item) => Some(item),
                _ => None,
            })
            .collect();
        self.recommendations(&recommended)?;
        self.tx.settle()?;
        for (place, after, since) in changes {
            tell(self.progress, PastStage::Saving, self.of, self.of)?;
            people::change(self.tx, &self.here.people[place], &after)?;
            people::put_since(self.tx, after.id, since)?;
        }
        for write in later {
            tell(self.progress, PastStage::Saving, self.of, self.of)?;
            self.change(write)?;
        }
        self.settle_proposals(found)
    }

    /// Before a row is written: counts it.
    fn next(&mut self) -> Result<()> {
        tell(self.progress, PastStage::Saving, self.done.min(self.of), self.of)?;
        self.done += 1;
        Ok(())
    }

    fn brought(&mut self, keys: &[String], table: &str, row: i64) -> Result<()> {
        imports::brought(self.tx, self.batch, keys, table, row)?;
        self.rows += 1;
        if self.rows.is_multiple_of(SETTLED_EVERY) { self.tx.settle() } else { Ok(()) }
    }

    /// Where the numbers of the file were read, kept at the first of them.
    fn source(&mut self, kept: &mut Option<i64>, found: &Found) -> Result<i64> {
        if let Some(source) = kept {
            return Ok(*source);
        }
        let numbers = &found.numbers;
        let as_of = numbers.as_of.unwrap_or(self.now.today());
        let (from, to) = numbers.window.unwrap_or((as_of, as_of));
        let id = metrics::add_source(
            self.tx,
            &Source {
                kind: found.source.slug().parse()?,
                file_name: Some(self.file.to_owned()),
                file_sha256: Some(found.sha256.clone()),
                from: Some(from),
                to: Some(to),
                read_at: self.now.instant,
            },
        )?;
        self.brought(&[format!("numbers:{}", found.sha256)], "metric_source", id)?;
        *kept = Some(id);
        Ok(id)
    }

    fn post(&mut self, item: &Item, pillar: String) -> Result<()> {
        let What::Post { body, note, network, .. } = &item.what else { return Ok(()) };
        let idea = Post::idea(item.title.clone(), item.on.unwrap_or(self.now.today()));
        let standing = Standing { drafting: item.on.is_none(), ..idea.standing };
        let post = Post {
            body: body.clone(),
            note: note.clone(),
            network: Some(*network),
            pillar,
            standing,
            ..idea
        };
        let id = posts::add(self.tx, &post)?;
        self.brought(&item.keys, "post", id.0)?;
        if let Some(publication) = publication(item, id) {
            let place = publications::add(self.tx, &publication)?;
            self.brought(&item.keys, "publication", place.0)?;
        }
        Ok(())
    }

    fn conversation(&mut self, item: &Item, people: &[Option<PersonId>]) -> Result<()> {
        let What::Conversation { kind, network, link, added, person } = &item.what else { return Ok(()) };
        let conversation = Conversation {
            id: ConversationId(0),
            kind: *kind,
            person: person.and_then(|place| people.get(place).copied().flatten()),
            network: Some(*network),
            link: link.clone(),
            on: item.on.unwrap_or(self.now.today()),
            added: added.clone(),
            replied_on: None,
            answered_on: None,
        };
        let id = conversations::add(self.tx, &conversation)?;
        self.brought(&item.keys, "conversation", id.0)
    }

    /// What others wrote, with who they are where one person alone has the name.
    fn recommendations(&mut self, items: &[&Item]) -> Result<()> {
        if items.is_empty() {
            return Ok(());
        }
        let mut named: HashMap<String, Vec<PersonId>> = HashMap::new();
        for (id, name) in people::names(self.tx.conn())? {
            named.entry(comparable(&name)).or_default().push(id);
        }
        for item in items {
            let What::Recommendation { name, role, text } = &item.what else { continue };
            let person = match named.get(&comparable(name)).map(Vec::as_slice) {
                Some([one]) => Some(*one),
                _ => None,
            };
            let id = recommendations::add(self.tx, name, role, text, item.on, person)?;
            self.brought(&item.keys, "recommendation", id)?;
        }
        Ok(())
    }

    fn change(&self, write: PlannedWrite) -> Result<()> {
        match write {
            PlannedWrite::Place { item, post } => {
                let known = posts::get(self.tx.conn(), post)?;
                if let What::Post { body, .. } = item.what
                    && !known.has_text()
                {
                    posts::put(self.tx, &Post { body, ..known })?;
                }
                Ok(())
            }
            PlannedWrite::Address { item, publication } => {
                let What::Post { url, .. } = &item.what else { return Ok(()) };
                let page = page_of(&item);
                publications::put_address(self.tx, publication, url.as_deref(), page.as_deref())
            }
            PlannedWrite::Headline(words) => {
                let row = match worksheets::first_row(self.tx.conn(), HEADLINE.0)? {
                    Some(row) => row,
                    None => worksheets::add_row(self.tx, HEADLINE.0)?,
                };
                worksheets::put(self.tx, row, HEADLINE.1, &words)
            }
            PlannedWrite::Confirm { id, as_of } => metrics::move_on(self.tx, id, as_of),
            _ => Ok(()),
        }
    }

    /// Feeds' proposals of pages that came along are answered.
    fn settle_proposals(&self, found: &Found) -> Result<()> {
        let waiting = feed_entries::proposed(self.tx.conn())?;
        if waiting.is_empty() {
            return Ok(());
        }
        let pages: std::collections::HashSet<String> = found.items.iter().filter_map(page_of).collect();
        for entry in waiting {
            let page = entry.url.as_deref().map(canonical);
            let is_logged = |page: &String| {
                Ok::<_, Error>(
                    pages.contains(page) && !publications::of_page(self.tx.conn(), page)?.is_empty(),
                )
            };
            if page.as_ref().map(is_logged).transpose()?.unwrap_or_default() {
                super::proposals::put_answer(
                    self.tx,
                    &entry,
                    crate::feeds::subscription::EntryState::Logged,
                )?;
            }
        }
        Ok(())
    }
}

/// Where and when a post of a file was published; none for a draft.
fn publication(item: &Item, post: PostId) -> Option<Publication> {
    let What::Post { network, url, .. } = &item.what else { return None };
    Some(Publication {
        id: PublicationId(0),
        post,
        network: Some(*network),
        url: url.clone(),
        published_on: item.on?,
    })
}
