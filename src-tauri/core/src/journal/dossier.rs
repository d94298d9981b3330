//! The dossier as it is read: each claim with its initiative's figures and what supports it, and what else the journal has that
//! could.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use rusqlite::Connection;
use serde::Serialize;

use crate::dossier::{Claim, Evidence, EvidenceSource, ProofKind};
use crate::error::Result;
use crate::id::{ClaimId, EvidenceId, PersonId, WorksheetRowId};
use crate::people::conversation::Conversation;
use crate::programme::{Programme, Step};
use crate::publishing::network::Network;
use crate::store::worksheets::Row;
use crate::store::{claims, conversations, people, posts, publications, recommendations, worksheets};
use crate::text::{comparable, sha256_of};

/// The step whose worksheet lists initiatives.
const LEVERAGE: &str = "leverage";
/// The step whose worksheet lists talks, and what of a row tells one.
const STAGES: &str = "stages";
/// A talk supports something once it was accepted.
const TOLD: [&str; 2] = ["accepted", "held"];
/// How many things are suggested for a claim.
const SUGGESTIONS: usize = 5;
/// How many of a kind are offered for choosing, the latest.
const CHOICES: usize = 200;
/// Words shorter than this say nothing of what a text is about.
const SHORTEST: usize = 4;

/// A claim with all that supports it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ClaimLine {
    /// Its number.
    pub id: ClaimId,
    /// What it says.
    pub text: String,
    /// The initiative it's about.
    pub initiative: Option<InitiativeLine>,
    /// What supports it: posts, talks, conversations, recommendations, links.
    pub evidence: Vec<EvidenceLine>,
}

/// An initiative with its figures, as far as they're known and not private.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct InitiativeLine {
    /// The row of the worksheet.
    pub row: WorksheetRowId,
    /// The process it's about; the row's number when that isn't known.
    pub title: String,
    /// Where it was before anything changed; may be empty.
    pub baseline: String,
    /// Where it should be; may be empty.
    pub target: String,
    /// What was counted; may be empty.
    pub measured: String,
}

/// A thing that supports a claim, or could.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct EvidenceLine {
    /// What it's removed by; none for a thing that isn't attached.
    pub id: Option<EvidenceId>,
    /// What is attached.
    pub source: EvidenceSource,
    /// What kind of thing it is.
    pub kind: ProofKind,
    /// A post's title, a person's name, what a link is.
    pub title: String,
    /// More of it in a few words: the network, what was said, who wrote it; may be empty.
    pub detail: String,
    /// Its address.
    pub link: Option<String>,
    /// The day it's of.
    pub on: Option<NaiveDate>,
    /// The day someone replied, of a conversation.
    pub replied_on: Option<NaiveDate>,
    /// SHA-256 of the text in UTF-8, in hexadecimal; none where Standpoint has no text.
    pub sha256: Option<String>,
    /// Whether the text is the one that was published or received then; any other is as it is today.
    pub as_received: bool,
    /// Whether the text was changed here since it was published.
    pub edited: bool,
}

/// All claims, in the user's order.
pub(crate) fn claim_lines(conn: &Connection, programme: &Programme) -> Result<Vec<ClaimLine>> {
    let initiatives = initiative_lines(conn, programme)?;
    let evidence = claims::evidence(conn)?;
    let all = claims::all(conn)?.into_iter();
    all.map(|claim| line(conn, programme, claim, &initiatives, &evidence)).collect()
}

fn line(
    conn: &Connection,
    programme: &Programme,
    claim: Claim,
    initiatives: &[InitiativeLine],
    evidence: &[Evidence],
) -> Result<ClaimLine> {
    let attached = evidence.iter().filter(|one| one.claim == claim.id);
    let mut evidence = attached
        .map(|one| Ok(EvidenceLine { id: Some(one.id), ..evidence_line(conn, programme, &one.source)? }))
        .collect::<Result<Vec<_>>>()?;
    evidence.sort_by_key(|one| (one.kind, one.on.is_none(), one.on));
    let initiative = initiatives.iter().find(|one| Some(one.row) == claim.initiative).cloned();
    Ok(ClaimLine { id: claim.id, text: claim.text, initiative, evidence })
}

/// The initiatives of step 9, in order. What is private stays out.
pub(crate) fn initiative_lines(conn: &Connection, programme: &Programme) -> Result<Vec<InitiativeLine>> {
    let step = programme.step(LEVERAGE)?;
    let rows = worksheets::rows(conn, &step.slug)?;
    Ok(rows.iter().enumerate().map(|(at, row)| initiative(step, at, row)).collect())
}

fn initiative(step: &Step, at: usize, row: &Row) -> InitiativeLine {
    let text = |slug: &str| {
        let is_private =
            step.worksheet.fields.iter().any(|field| field.slug == slug && field.is_private(&row.marks));
        row.answers.get(slug).filter(|_| !is_private).cloned().unwrap_or_default()
    };
    let process = text("process");
    InitiativeLine {
        row: row.id,
        title: if process.is_empty() { format!("Initiative {}", at + 1) } else { process },
        baseline: text("metric-baseline"),
        target: text("metric-target"),
        measured: text("metric-result"),
    }
}

/// What a thing is, with its day, link and digest.
fn evidence_line(conn: &Connection, programme: &Programme, source: &EvidenceSource) -> Result<EvidenceLine> {
    let blank = EvidenceLine {
        id: None,
        source: source.clone(),
        kind: ProofKind::Link,
        title: String::new(),
        detail: String::new(),
        link: None,
        on: None,
        replied_on: None,
        sha256: None,
        as_received: false,
        edited: false,
    };
    Ok(match source {
        EvidenceSource::Post { publication } => {
            let place = publications::get(conn, *publication)?;
            let post = posts::get(conn, place.post)?;
            let (then, today) = (publications::text_sha256(conn, *publication)?, sha256_of(&post.body));
            EvidenceLine {
                as_received: then.is_some(),
                edited: then.is_some() && then != today,
                kind: ProofKind::Post,
                title: post.title,
                detail: place.network.map(Network::label).unwrap_or_default().to_owned(),
                link: place.url,
                on: Some(place.published_on),
                sha256: then.or(today),
                ..blank
            }
        }
        EvidenceSource::Talk { row } => {
            let step = programme.step(STAGES)?;
            let found = worksheets::rows(conn, STAGES)?.into_iter().find(|known| known.id == *row);
            let found = found.ok_or_else(|| row.missing())?;
            let text = |slug: &str| told(step, &found, slug);
            let title = [text("title"), text("venue")].into_iter().find(|text| !text.is_empty());
            let places =
                [text("venue"), text("status")].into_iter().filter(|one| Some(one) != title.as_ref());
            EvidenceLine {
                kind: ProofKind::Talk,
                detail: places.filter(|one| !one.is_empty()).collect::<Vec<_>>().join(", "),
                title: title.unwrap_or_else(|| "A talk".to_owned()),
                ..blank
            }
        }
        EvidenceSource::Conversation { conversation } => {
            let found = conversations::get(conn, *conversation)?;
            let name = found.person.map(|person| people::get(conn, person)).transpose()?;
            let name = name.map_or_else(|| "Someone".to_owned(), |person| person.name);
            EvidenceLine { sha256: sha256_of(&found.added), ..of_conversation(found, name, blank) }
        }
        EvidenceSource::Recommendation { recommendation } => {
            let found = recommendations::get(conn, *recommendation)?;
            EvidenceLine {
                kind: ProofKind::Recommendation,
                title: if found.role.is_empty() {
                    found.name
                } else {
                    format!("{}, {}", found.name, found.role)
                },
                sha256: sha256_of(&found.text),
                detail: found.text,
                on: found.received_on,
                as_received: true,
                ..blank
            }
        }
        EvidenceSource::Link { url, note } => EvidenceLine {
            title: if note.is_empty() { url.clone() } else { note.clone() },
            link: Some(url.clone()),
            ..blank
        },
    })
}

fn of_conversation(found: Conversation, name: String, blank: EvidenceLine) -> EvidenceLine {
    EvidenceLine {
        kind: ProofKind::Conversation,
        title: name,
        detail: found.added,
        link: found.link,
        on: Some(found.on),
        replied_on: found.replied_on,
        ..blank
    }
}

/// An answer of a talk's row as people read it; empty where it is private.
fn told(step: &Step, row: &Row, slug: &str) -> String {
    let Some(field) = step.worksheet.fields.iter().find(|field| field.slug == slug) else {
        return String::new();
    };
    let answer = row.answers.get(slug).filter(|_| !field.is_private(&row.marks));
    let answer = answer.map(String::as_str).unwrap_or_default().trim();
    let label = field.options.iter().find(|option| option.slug == answer).map(|option| option.label.as_str());
    label.unwrap_or(answer).to_owned()
}

/// A thing that could support a claim, with the words it's found by.
struct Candidate {
    source: EvidenceSource,
    label: String,
    words: BTreeSet<String>,
}

/// A thing that can be attached, as a choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct EvidenceChoice {
    /// What is attached when it's chosen.
    pub source: EvidenceSource,
    /// What kind of thing it is.
    pub kind: ProofKind,
    /// What people read.
    pub label: String,
}

/// What the journal has that could support claims: published posts, talks that were accepted, conversations someone replied to,
/// recommendations.
pub(crate) struct Candidates(Vec<(ProofKind, Candidate)>);

impl Candidates {
    /// Reads them, the latest of each kind first.
    pub(crate) fn read(conn: &Connection, programme: &Programme) -> Result<Self> {
        let mut all = Vec::new();
        let mut known = publications::known(conn)?;
        known.reverse();
        let texts: HashMap<_, _> = publications::with_texts(conn)?
            .into_iter()
            .map(|(publication, _, body)| (publication.id, body))
            .collect();
        for one in known {
            let source = EvidenceSource::Post { publication: one.publication.id };
            let body = texts.get(&one.publication.id).map(String::as_str).unwrap_or_default();
            let words = words(&[&one.title, body]);
            all.push((ProofKind::Post, Candidate { source, label: one.title, words }));
        }
        let step = programme.step(STAGES)?;
        for row in worksheets::rows(conn, STAGES)?.into_iter().rev() {
            let is_told = row.answers.get("status").is_some_and(|status| TOLD.contains(&status.as_str()));
            let [title, venue, takeaways] =
                ["title", "venue", "takeaways"].map(|slug| told(step, &row, slug));
            let label = [&title, &venue].into_iter().find(|text| !text.is_empty()).cloned();
            if let Some(label) = label.filter(|_| is_told) {
                let words = words(&[&title, &venue, &takeaways]);
                all.push((
                    ProofKind::Talk,
                    Candidate { source: EvidenceSource::Talk { row: row.id }, label, words },
                ));
            }
        }
        let names: HashMap<PersonId, String> = people::names(conn)?.into_iter().collect();
        for found in conversations::with_reply(conn)? {
            let name = found.person.and_then(|person| names.get(&person)).map_or("Someone", String::as_str);
            let label =
                if found.added.is_empty() { name.to_owned() } else { format!("{name}: {}", found.added) };
            let words = words(&[&found.added]);
            let source = EvidenceSource::Conversation { conversation: found.id };
            all.push((ProofKind::Conversation, Candidate { source, label, words }));
        }
        for found in recommendations::all(conn)? {
            let words = words(&[&found.text, &found.role]);
            let source = EvidenceSource::Recommendation { recommendation: found.id };
            all.push((ProofKind::Recommendation, Candidate { source, label: found.name, words }));
        }
        Ok(Self(all))
    }

    /// What fits a claim best by the words they share, and isn't attached to it yet.
    pub(crate) fn suggested(&self, claim: &ClaimLine) -> Vec<EvidenceChoice> {
        let process = claim.initiative.as_ref().map_or("", |initiative| &initiative.title);
        let wanted = words(&[&claim.text, process]);
        let is_new = |source: &EvidenceSource| claim.evidence.iter().all(|one| one.source != *source);
        let mut found: Vec<_> = self
            .0
            .iter()
            .filter(|(_, one)| is_new(&one.source))
            .map(|one| (one.1.words.intersection(&wanted).count(), one))
            .filter(|(shared, _)| *shared > 0)
            .collect();
        // The latest first among those that fit as well.
        found.sort_by_key(|(shared, _)| std::cmp::Reverse(*shared));
        found.into_iter().take(SUGGESTIONS).map(|(_, one)| choice(one)).collect()
    }

    /// The latest of each kind, for choosing.
    pub(crate) fn choices(&self) -> Vec<EvidenceChoice> {
        let of = |kind| self.0.iter().filter(move |(other, _)| *other == kind).take(CHOICES);
        ProofKind::ALL.iter().flat_map(|kind| of(*kind)).map(choice).collect()
    }
}

fn choice((kind, one): &(ProofKind, Candidate)) -> EvidenceChoice {
    EvidenceChoice { source: one.source.clone(), kind: *kind, label: one.label.clone() }
}

/// The words that say what texts are about.
fn words(texts: &[&str]) -> BTreeSet<String> {
    let all = texts.iter().flat_map(|text| {
        let text = comparable(text);
        text.split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect::<Vec<_>>()
    });
    all.filter(|word| word.chars().count() >= SHORTEST).collect()
}
