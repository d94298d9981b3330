//! The dossier as Markdown and HTML: each claim, its initiative's figures, and what supports it with link, day and digest.

use maud::{Markup, html};
use serde::{Deserialize, Serialize};

use super::html::frame;
use super::markdown::{Out, escape, linked, quoted};
use super::{ExportFormat, SummaryFinding, full_date};
use crate::address::link::may_be_shared;
use crate::calendar::Now;
use crate::coach::Coach;
use crate::dossier::ProofKind;
use crate::error::{Error, Result};
use crate::journal::{ClaimLine, EvidenceLine, InitiativeLine, claim_lines};
use crate::store::claims;

/// A claim that nothing supports is marked with this.
const UNSUPPORTED: &str = "No evidence yet.";

/// How the dossier is written.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(deny_unknown_fields)]
pub struct DossierRequest {
    /// Markdown, HTML or PDF.
    pub format: ExportFormat,
    /// Whether the user looked at what the red-line check found and lets it stay.
    #[serde(default)]
    #[cfg_attr(feature = "typescript", ts(as = "Option<bool>"))]
    pub checked: bool,
}

/// The dossier on the screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct DossierPreview {
    /// What the reader would see, as HTML without a frame: all that the user wrote is escaped.
    pub html: String,
    /// What to look at before it is handed over.
    pub findings: Vec<SummaryFinding>,
}

/// What a dossier says.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Dossier {
    who: String,
    made_on: String,
    claims: Vec<ClaimLine>,
    /// Posts that support a claim, and how many of them had a critique by an assistant.
    posts: usize,
    assisted: u32,
}

impl Coach {
    /// What the dossier would show, and what the red-line check finds in it. Nothing is written.
    ///
    /// # Errors
    /// [`Error::NotOnboarded`] before the first questions, [`Error::Storage`] when SQLite refuses.
    pub fn preview_dossier(&self, now: &Now) -> Result<DossierPreview> {
        let dossier = self.dossier(now)?;
        let findings = self.dossier_findings(&dossier)?;
        Ok(DossierPreview { html: body(&dossier).into_string(), findings })
    }

    /// The dossier as the text of a file, when the user has looked at what the red-line check finds in it.
    ///
    /// # Errors
    /// [`Error::Invalid`] when there is no claim or something found was not looked at, and as [`Coach::preview_dossier`].
    pub fn dossier_to_hand_over(&self, now: &Now, request: &DossierRequest) -> Result<String> {
        let dossier = self.dossier(now)?;
        if dossier.claims.is_empty() {
            return Err(Error::invalid("Write a claim first."));
        }
        let found = if request.checked { 0 } else { self.dossier_findings(&dossier)?.len() };
        match found {
            0 => Ok(as_file(&dossier, request.format)),
            1 => Err(Error::invalid("There’s 1 thing to check in this dossier. Look at it, then confirm.")),
            found => Err(Error::invalid(format!(
                "There are {found} things to check in this dossier. Look at each, then confirm."
            ))),
        }
    }

    /// The dossier as the text of a file, to be read here.
    ///
    /// # Errors
    /// As [`Coach::preview_dossier`].
    pub fn dossier_text(&self, now: &Now, format: ExportFormat) -> Result<String> {
        Ok(as_file(&self.dossier(now)?, format))
    }

    fn dossier(&self, now: &Now) -> Result<Dossier> {
        let journal = self.read_journal(now)?;
        let conn = self.journal();
        let mut claims = claim_lines(conn, self.programme)?;
        for one in claims.iter_mut().flat_map(|claim| &mut claim.evidence) {
            // One with a password goes nowhere.
            one.link = one.link.take().filter(|link| may_be_shared(link));
        }
        let profile = &journal.profile;
        let role =
            if profile.role_now.is_empty() { String::new() } else { format!(", {}", profile.role_now) };
        let name = if profile.name.is_empty() { "The author" } else { &profile.name };
        let (posts, assisted) = claims::posts_with_critique(conn)?;
        Ok(Dossier {
            who: format!("{name}{role}"),
            made_on: full_date(journal.today),
            claims,
            posts,
            assisted,
        })
    }

    fn dossier_findings(&self, dossier: &Dossier) -> Result<Vec<SummaryFinding>> {
        let texts = dossier.claims.iter().flat_map(|claim| {
            let initiative = claim.initiative.iter();
            let figures = initiative.flat_map(|it| [&it.title, &it.baseline, &it.target, &it.measured]);
            let evidence = claim.evidence.iter().flat_map(|one| [&one.title, &one.detail]);
            std::iter::once(&claim.text).chain(figures).chain(evidence)
        });
        self.look_through(texts.map(String::as_str))
    }
}

fn as_file(dossier: &Dossier, format: ExportFormat) -> String {
    match format {
        ExportFormat::Markdown => markdown(dossier),
        // A PDF is printed from it.
        ExportFormat::Html | ExportFormat::Pdf => frame("Dossier", &body(dossier)),
    }
}

fn heading(kind: ProofKind) -> &'static str {
    match kind {
        ProofKind::Post => "Posts",
        ProofKind::Talk => "Talks",
        ProofKind::Conversation => "Conversations",
        ProofKind::Recommendation => "Recommendations",
        ProofKind::Link => "Elsewhere",
    }
}

/// What supports a claim, by kind.
fn by_kind(claim: &ClaimLine) -> impl Iterator<Item = (&'static str, Vec<&EvidenceLine>)> {
    let of = |kind| claim.evidence.iter().filter(|one| one.kind == kind).collect::<Vec<_>>();
    let all: Vec<_> = ProofKind::ALL.iter().map(|kind| (heading(*kind), of(*kind))).collect();
    all.into_iter().filter(|(_, lines)| !lines.is_empty())
}

/// The initiative's figures, those that are known.
fn figures(initiative: &InitiativeLine) -> impl Iterator<Item = (&'static str, &str)> {
    let all = [
        ("Initiative", &initiative.title),
        ("Where it was", &initiative.baseline),
        ("Target", &initiative.target),
        ("Counted", &initiative.measured),
    ];
    all.into_iter().filter(|(_, text)| !text.is_empty()).map(|(label, text)| (label, text.as_str()))
}

/// "3 March 2026" and when someone replied.
fn days(one: &EvidenceLine) -> String {
    let on = one.on.map(full_date).unwrap_or_default();
    match one.replied_on {
        Some(replied) => format!("{on}, they replied on {}", full_date(replied)),
        None => on,
    }
}

/// Whether what is said of it beside its title fits in its line: where a post or a talk was.
fn is_short(one: &EvidenceLine) -> bool {
    matches!(one.kind, ProofKind::Post | ProofKind::Talk)
}

/// Which text the digest is of.
fn digest(dossier: &Dossier, one: &EvidenceLine) -> Option<String> {
    let sha256 = one.sha256.as_ref()?;
    Some(if one.as_received && one.kind == ProofKind::Post {
        let since = if one.edited { " (changed later)" } else { "" };
        format!("SHA-256 of the text as published: {sha256}{since}")
    } else if one.as_received {
        format!("SHA-256 of the text as received: {sha256}")
    } else {
        format!("SHA-256 of the text as it was on {}: {sha256}", dossier.made_on)
    })
}

fn critique(dossier: &Dossier) -> Option<String> {
    let posts = if dossier.posts == 1 { "1 post".to_owned() } else { format!("{} posts", dossier.posts) };
    (dossier.assisted > 0).then(|| format!("{} of {posts} had a critique by an assistant.", dossier.assisted))
}

fn made_by(dossier: &Dossier) -> String {
    format!(
        "Made with Standpoint on {}. Claims and figures are the author’s own. Standpoint adds nothing to them.",
        dossier.made_on
    )
}

fn body(dossier: &Dossier) -> Markup {
    html! {
        header {
            h1 { "Dossier" }
            p.who dir="auto" { (dossier.who) }
            p.range { (dossier.made_on) }
        }
        @if dossier.claims.is_empty() { p { "No claims yet." } }
        @for claim in &dossier.claims {
            section {
                h2 dir="auto" { (claim.text) }
                @if claim.evidence.is_empty() { p.unsupported { (UNSUPPORTED) } }
                @if let Some(initiative) = &claim.initiative {
                    dl.answers {
                        @for (label, text) in figures(initiative) { dt { (label) } dd dir="auto" { (text) } }
                    }
                }
                @for (heading, lines) in by_kind(claim) {
                    h3 { (heading) }
                    ul.posts { @for one in lines { li { (line(dossier, one)) } } }
                }
            }
        }
        footer {
            @if let Some(critique) = critique(dossier) { p { (critique) } }
            p { (made_by(dossier)) }
        }
    }
}

fn line(dossier: &Dossier, one: &EvidenceLine) -> Markup {
    let days = days(one);
    html! {
        @match &one.link {
            Some(link) => a href=(link) rel="noreferrer" dir="auto" { (one.title) },
            None => bdi { (one.title) },
        }
        @if !days.is_empty() { span.on { ", " (days) } }
        @if is_short(one) && !one.detail.is_empty() { span.network { ", " (one.detail) } }
        @if !is_short(one) && !one.detail.is_empty() { div.note dir="auto" { (one.detail.trim_end()) } }
        @if let Some(digest) = digest(dossier, one) { div.digest { (digest) } }
    }
}

fn markdown(dossier: &Dossier) -> String {
    let mut out = Out::default();
    out.heading(1, "Dossier");
    out.paragraph(&format!("{}, {}", escape(&dossier.who), dossier.made_on));
    if dossier.claims.is_empty() {
        out.paragraph("No claims yet.");
    }
    for claim in &dossier.claims {
        out.heading(2, &escape(&claim.text));
        if claim.evidence.is_empty() {
            out.paragraph(&format!("**{UNSUPPORTED}**"));
        }
        if let Some(initiative) = &claim.initiative {
            out.list(figures(initiative).map(|(label, text)| {
                let text: Vec<_> = text.split_whitespace().collect();
                format!("{label}: {}", escape(&text.join(" ")))
            }));
        }
        for (heading, lines) in by_kind(claim) {
            out.heading(3, heading);
            out.list(lines.into_iter().map(|one| markdown_line(dossier, one)));
        }
    }
    out.paragraph("---");
    if let Some(critique) = critique(dossier) {
        out.paragraph(&critique);
    }
    out.paragraph(&made_by(dossier));
    out.into_text()
}

fn markdown_line(dossier: &Dossier, one: &EvidenceLine) -> String {
    let mut line = linked(&escape(&one.title), one.link.as_deref());
    let days = days(one);
    if !days.is_empty() {
        line += &format!(", {days}");
    }
    let is_short = is_short(one);
    if is_short && !one.detail.is_empty() {
        line += &format!(", {}", escape(&one.detail));
    }
    if !is_short && !one.detail.trim().is_empty() {
        // Within the item: its lines are indented as the item's text is.
        line += &format!("\n\n  {}\n", quoted(&one.detail).replace('\n', "\n  "));
    }
    match digest(dossier, one) {
        Some(digest) if is_short || one.detail.trim().is_empty() => format!("{line}  \n  {digest}"),
        Some(digest) => format!("{line}\n  {digest}"),
        None => line,
    }
}
