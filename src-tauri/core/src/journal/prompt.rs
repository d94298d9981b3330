//! A prompt about a post, put together from what there is: exactly the text that would be copied.

use std::collections::BTreeMap;
use std::ops::Range;

use rusqlite::Connection;
use serde::Serialize;

use super::text_check::Check;
use crate::critique::{
    CritiqueQuestion, KeptName, Material, PlaceholderKind, PromptPart, PromptRequest, Replaced, Replacing,
    Sought, SoughtBuilder, Stands, customer_names, kind_of,
};
use crate::error::{Error, Result};
use crate::id::PostId;
use crate::import::sha256;
use crate::publishing::post::Post;
use crate::publishing::red_line::{Finding, RedLine};
use crate::store::{people, posts, profiles, prompt_copies, worksheets};
use crate::text;

/// Where the audience is in the programme: the step and the question.
const AUDIENCE: (&str, &str) = ("positioning", "audience");

/// A prompt as it would be copied. Nothing of it is kept before it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PromptPreview {
    /// The post.
    pub post: PostId,
    /// The question in words.
    pub question: String,
    /// The exact text.
    pub text: String,
    /// The SHA-256 of the text, in hexadecimal digits.
    pub sha256: String,
    /// The pieces of the text, in order: together they are the text, byte for byte.
    pub pieces: Vec<PromptPiece>,
    /// The placeholders with their names.
    pub names: Vec<PromptName>,
    /// What can go along, and what does.
    pub parts: Vec<PromptPartLine>,
    /// What the red-line check found, in what would be copied and in what it was made of.
    pub findings: Vec<PromptFinding>,
    /// Marked words that stand nowhere in the text as whole words.
    pub not_found: Vec<String>,
    /// Whether it can be copied as it is.
    pub can_copy: bool,
}

/// A piece of the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PromptPiece {
    /// Its part of the text.
    pub text: String,
    /// The name that was found there.
    pub place: Option<PromptPlace>,
}

/// A place where a name was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PromptPlace {
    /// What is written there, and which of these places it is.
    pub written: KeptName,
    /// Whether a placeholder stands there now; else the user put the name back.
    pub replaced: bool,
}

/// A placeholder and its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PromptName {
    /// "Person A".
    pub placeholder: String,
    /// The name.
    pub name: String,
    /// What kind of thing it is.
    pub kind: PlaceholderKind,
}

/// A part of the post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PromptPartLine {
    /// Which.
    pub part: PromptPart,
    /// Whether there is anything in it.
    pub filled: bool,
    /// Whether it goes along.
    pub taken: bool,
}

/// What the red-line check found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PromptFinding {
    /// What it is about.
    pub class: RedLine,
    /// The words found. Never logged.
    pub words: String,
    /// Why it is worth a second thought, as a sentence.
    pub why: String,
    /// What has to happen before it is copied.
    pub state: PromptFindingState,
}

/// What has to happen with a finding before a text is copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum PromptFindingState {
    /// It has to leave the draft: it can't be decided on.
    MustLeave,
    /// It waits for a decision about copying.
    Waits,
    /// The user decided that it may be copied.
    Decided,
    /// It is said and stops nothing.
    Said,
}

impl PromptPreview {
    /// Puts a prompt together.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the post is gone, [`Error::Invalid`] when there is no question or nothing to copy.
    pub(crate) fn read(conn: &Connection, id: PostId, request: &PromptRequest) -> Result<Self> {
        let material = material(conn, posts::get(conn, id)?)?;
        let question = question(request)?;
        let all = PromptPart::ALL.to_vec();
        let parts = request.parts.as_ref().unwrap_or(&all);
        if parts.iter().all(|part| material.of(*part).is_empty()) {
            return Err(Error::invalid("There’s nothing to copy. Tick a part that holds a text."));
        }
        let check = Check::read(conn)?;
        let known = prompt_copies::names_of(conn, id)?;
        let mut written = material.prompt(&question, parts, false);
        let sought = sought(conn, request, &check.text(&written).findings, &known)?;
        let replacing = Replacing { sought: &sought, kept: &request.kept, known: &known };
        let mut replaced = replacing.replace(&written)?;
        if !replaced.names.is_empty() {
            written = material.prompt(&question, parts, true);
            replaced = replacing.replace(&written)?;
        }
        let findings = findings(request, &check, &written, &replaced);
        let can_copy = !findings
            .iter()
            .any(|found| matches!(found.state, PromptFindingState::MustLeave | PromptFindingState::Waits));
        Ok(Self {
            post: id,
            question,
            sha256: sha256(replaced.text.as_bytes()),
            pieces: pieces(&replaced),
            names: names(&replaced.names),
            parts: PromptPart::ALL
                .iter()
                .map(|part| PromptPartLine {
                    part: *part,
                    filled: !material.of(*part).is_empty(),
                    taken: parts.contains(part),
                })
                .collect(),
            not_found: request
                .marked
                .iter()
                .filter(|marked| !sought.stands(&written, &marked.words))
                .map(|marked| marked.words.clone())
                .collect(),
            findings,
            can_copy,
            text: replaced.text,
        })
    }

    /// Whether it may be copied.
    ///
    /// # Errors
    /// [`Error::Invalid`] when something has to leave the draft first, [`Error::RedLine`] when findings wait for a decision.
    pub(crate) fn check_copying(&self) -> Result<()> {
        let count = |state| self.findings.iter().filter(|found| found.state == state).count();
        if count(PromptFindingState::MustLeave) > 0 {
            return Err(Error::invalid(
                "The draft holds a key, a password or something on your never-post list. Remove it first.",
            ));
        }
        match count(PromptFindingState::Waits) {
            0 => Ok(()),
            found => Err(Error::RedLine { found }),
        }
    }
}

/// Names by placeholder, for showing them: A before B, Z before AA.
pub(crate) fn names(names: &BTreeMap<String, String>) -> Vec<PromptName> {
    let mut names: Vec<_> = names
        .iter()
        .map(|(placeholder, name)| PromptName {
            placeholder: placeholder.clone(),
            name: name.clone(),
            kind: kind_of(placeholder),
        })
        .collect();
    let letters = |name: &PromptName| name.placeholder.rsplit(' ').next().unwrap_or_default().to_owned();
    names.sort_by_key(|name| (letters(name).len(), letters(name), name.placeholder.clone()));
    names
}

fn question(request: &PromptRequest) -> Result<String> {
    match request.question {
        CritiqueQuestion::Own => text::title("Your question", request.own.as_deref().unwrap_or_default()),
        asked => Ok(asked.label().to_owned()),
    }
}

fn material(conn: &Connection, post: Post) -> Result<Material> {
    Ok(Material {
        audience: audience(conn)?,
        title: post.title,
        body: post.body,
        claim: post.claim,
        evidence: post.evidence,
        takeaway: post.takeaway,
        question: post.question,
        pillar: post.pillar,
    })
}

/// Whom the user writes for; nothing where they marked it as private.
fn audience(conn: &Connection) -> Result<String> {
    let (step, field) = AUDIENCE;
    let rows = worksheets::rows(conn, step)?;
    let shared = rows.into_iter().filter(|row| !row.marks.get(field).copied().unwrap_or(false));
    Ok(shared.into_iter().find_map(|mut row| row.answers.remove(field)).unwrap_or_default())
}

/// The names that are sought: the user's own, everybody's on People, customers, companies, and what the user marked now or
/// before.
fn sought(
    conn: &Connection,
    request: &PromptRequest,
    found: &[Finding],
    known: &BTreeMap<String, String>,
) -> Result<Sought> {
    let mut sought = SoughtBuilder::default();
    let (profile, people) = (profiles::get(conn)?, people::all(conn)?);
    if let Some(profile) = &profile {
        sought.person(&profile.name, None);
    }
    for person in &people {
        sought.person(&person.name, person.link.as_deref());
    }
    for finding in found.iter().filter(|finding| finding.class == RedLine::Customer) {
        for name in customer_names(&finding.words) {
            sought.customer(&name);
        }
    }
    for role in profile.iter().flat_map(|profile| [&profile.role_now, &profile.role_wanted]) {
        sought.role(role);
    }
    for person in &people {
        sought.role(&person.role);
    }
    for marked in &request.marked {
        sought.marked(marked.kind, &marked.words);
    }
    for (placeholder, name) in known {
        sought.marked(kind_of(placeholder), name);
    }
    sought.build()
}

fn pieces(replaced: &Replaced) -> Vec<PromptPiece> {
    let place = |stands: &Stands| match stands {
        Stands::AsWritten => None,
        Stands::Kept(written) => Some(PromptPlace { written: written.clone(), replaced: false }),
        Stands::Replaced { written, .. } => Some(PromptPlace { written: written.clone(), replaced: true }),
    };
    replaced
        .pieces
        .iter()
        .map(|piece| PromptPiece {
            text: replaced.text[piece.now.clone()].to_owned(),
            place: place(&piece.stands),
        })
        .collect()
}

/// What the check finds in the text before names are replaced, and what it finds only afterwards; each once.
fn findings(
    request: &PromptRequest,
    check: &Check,
    written: &str,
    replaced: &Replaced,
) -> Vec<PromptFinding> {
    let before = check.text(written).findings;
    let places: Vec<_> = in_bytes(written, &before);
    let after = check.text(&replaced.text).findings;
    let new = after.iter().zip(in_bytes(&replaced.text, &after)).filter(|(finding, now)| {
        let was = replaced.before(now);
        !before
            .iter()
            .zip(&places)
            .any(|(known, at)| known.class == finding.class && at.start < was.end && was.start < at.end)
    });
    let mut findings: Vec<PromptFinding> = Vec::new();
    for finding in before.iter().chain(new.map(|(finding, _)| finding)) {
        let (class, words) = (finding.class, &finding.words);
        if findings.iter().any(|known| known.class == class && known.words == *words) {
            continue;
        }
        let decided = request.decided.iter().any(|decided| decided.class == class && decided.words == *words);
        let state = match class {
            RedLine::NeverList | RedLine::Secret => PromptFindingState::MustLeave,
            _ if !finding.blocks => PromptFindingState::Said,
            _ if decided => PromptFindingState::Decided,
            _ => PromptFindingState::Waits,
        };
        findings.push(PromptFinding { class, words: words.clone(), why: finding.why.clone(), state });
    }
    findings
}

/// Where findings are, in bytes.
fn in_bytes(text: &str, findings: &[Finding]) -> Vec<Range<usize>> {
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let byte = |character: u32| starts.get(character as usize).copied().unwrap_or(text.len());
    findings.iter().map(|finding| byte(finding.from)..byte(finding.to)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_programme_asks_for_the_audience_where_it_is_looked_for() {
        let step = crate::programme::Programme::built_in().step(AUDIENCE.0).unwrap();
        step.field(AUDIENCE.1).unwrap();
    }
}
