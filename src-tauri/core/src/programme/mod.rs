//! The 12 steps as data: read once from the files in `programme/`, which are built into the program.
//!
//! Slugs are stable: the database refers to them, so a text may change at any time and a slug never.

pub mod case_study;
mod evidence;
mod example;
mod first_post;
mod history;
pub mod plan;
mod prompt;
mod recurring;
pub mod sharing;
pub mod situation;
pub mod step_record;
mod study;
mod task;
pub mod tasks;
#[cfg(test)]
mod tests;
mod worksheet;

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::programme::situation::SituationText;

pub use evidence::{Evidence, EvidenceKind};
pub use example::{Example, Examples};
pub use first_post::{EveryOther, FirstPost, FlowScreen, PostShape};
pub use history::{History, Removed, RemovedKind};
pub use prompt::{Light, Prompt};
pub use recurring::{Length, Lengths, RecurringTask};
pub use study::{Exercise, Place, SeedCase, Study};
pub use task::{Counts, InsideText, JumpIn, ProgrammeTask, Waits};
pub use worksheet::{Field, FieldKind, FieldOption, Worksheet, WorksheetForm};

/// The files of `programme/` as one JSON document, made by the build script: the program then needs no TOML of its own.
const BUILT_IN: &str = include_str!(concat!(env!("OUT_DIR"), "/programme.json"));

/// The whole programme.
#[derive(Debug)]
pub struct Programme {
    /// Title of the programme.
    pub title: String,
    /// Where it comes from, said plainly.
    pub origin: String,
    /// What to expect of it.
    pub closing: String,
    /// The themes of the post that inspired it.
    pub themes: Vec<Theme>,
    /// The steps, in order.
    pub steps: Vec<Step>,
    /// Lines to start a post from.
    pub prompts: Vec<Prompt>,
    /// Worked examples.
    pub examples: Examples,
    /// What the Study page comes with.
    pub study: Study,
    /// What the programme once asked.
    pub history: History,
    /// What can be true where the user works.
    pub situations: Vec<SituationText>,
    /// The first post in 20 minutes.
    pub first_post: FirstPost,
}

/// A theme that several steps serve.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// Stable slug.
    pub slug: String,
    /// What people read.
    pub title: String,
    /// One sentence.
    pub text: String,
}

/// One of the 12 steps.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Stable slug.
    pub slug: String,
    /// 1 to 12.
    pub number: u8,
    /// What people read.
    pub title: String,
    /// Slugs of the themes it serves.
    #[serde(default)]
    pub themes: Vec<String>,
    /// What one has at the end of it.
    pub promise: String,
    /// Why it matters.
    pub purpose: String,
    /// What goes wrong for others.
    pub pitfalls: Vec<String>,
    /// Slugs of steps to finish first.
    #[serde(default)]
    pub depends_on: Vec<String>,
    /// The check before each post.
    #[serde(default)]
    pub before_each_post: Option<String>,
    /// Facts and their sources; the first is shown.
    pub evidence: Vec<Evidence>,
    /// What to do, in order.
    #[serde(rename = "task")]
    pub tasks: Vec<ProgrammeTask>,
    /// What to write down.
    pub worksheet: Worksheet,
    /// What comes back.
    #[serde(default)]
    pub recurring: Vec<RecurringTask>,
    /// Lists it refers to.
    #[serde(default, rename = "reference")]
    pub references: Vec<Reference>,
}

/// A list a step refers to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Reference {
    /// The list's title.
    pub title: String,
    /// Its lines.
    pub items: Vec<String>,
}

/// What the build script puts together.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Files {
    frame: Frame,
    prompts: Prompts,
    steps: Vec<Step>,
    examples: Examples,
    study: Study,
    history: History,
    situations: Situations,
    first_post: FirstPost,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Frame {
    title: String,
    origin: String,
    closing: String,
    #[serde(rename = "theme")]
    themes: Vec<Theme>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Prompts {
    prompt: Vec<Prompt>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Situations {
    situation: Vec<SituationText>,
}

impl Programme {
    /// The programme built into the program, read at the first call.
    #[must_use]
    pub fn built_in() -> &'static Self {
        static PROGRAMME: OnceLock<Programme> = OnceLock::new();
        PROGRAMME.get_or_init(|| Self::read().expect("the built-in programme parses: a test reads it"))
    }

    fn read() -> serde_json::Result<Self> {
        let Files { frame, prompts, steps, examples, study, history, situations, first_post } =
            serde_json::from_str(BUILT_IN)?;
        Ok(Self {
            title: frame.title,
            origin: frame.origin,
            closing: frame.closing,
            themes: frame.themes,
            steps,
            prompts: prompts.prompt,
            examples,
            study,
            history,
            situations: situations.situation,
            first_post,
        })
    }

    /// The step with this slug or number ("8", "publish").
    ///
    /// # Errors
    /// [`Error::NotFound`] with the remedy.
    pub fn step(&self, slug_or_number: &str) -> Result<&Step> {
        let wanted = slug_or_number.trim();
        self.steps
            .iter()
            .find(|step| step.slug == wanted || step.number.to_string() == wanted)
            .ok_or_else(|| Error::not_found("No such step. Use 1 to 12 or a name from `steps`."))
    }

    /// The once-only task with this slug, or an earlier one of it, and its step.
    #[must_use]
    pub fn task(&self, slug: &str) -> Option<(&Step, &ProgrammeTask)> {
        let slug = self.history.current_slug(slug);
        self.steps
            .iter()
            .find_map(|step| step.tasks.iter().find(|task| task.slug == slug).map(|task| (step, task)))
    }

    /// The recurring task with this slug, or an earlier one of it, and its step.
    #[must_use]
    pub fn recurring(&self, slug: &str) -> Option<(&Step, &RecurringTask)> {
        let slug = self.history.current_slug(slug);
        self.steps
            .iter()
            .find_map(|step| step.recurring.iter().find(|task| task.slug == slug).map(|task| (step, task)))
    }

    /// A prompt by its slug.
    ///
    /// # Errors
    /// [`Error::NotFound`] for an unknown name.
    pub fn prompt(&self, slug: &str) -> Result<&Prompt> {
        self.prompts
            .iter()
            .find(|prompt| prompt.slug == slug)
            .ok_or_else(|| Error::not_found("No such prompt. See `idea prompts`."))
    }

    /// The check before each post.
    #[must_use]
    pub fn before_each_post(&self) -> &str {
        self.steps.iter().find_map(|step| step.before_each_post.as_deref()).unwrap_or_default()
    }

    /// The worked example of a task, if there is one.
    #[must_use]
    pub fn example(&self, task: &str) -> Option<&Example> {
        self.examples.examples.iter().find(|example| example.task == task)
    }

    /// A field by its name as a task of `step` gives it: "slug" or "step.slug"; with the step that holds it.
    #[must_use]
    pub fn field(&self, step: &Step, name: &str) -> Option<(&Step, &Field)> {
        let (holder, slug) = match name.split_once('.') {
            Some((holder, slug)) => (self.steps.iter().find(|step| step.slug == holder)?, slug),
            None => (self.steps.iter().find(|known| known.slug == step.slug)?, name),
        };
        holder.worksheet.fields.iter().find(|field| field.slug == slug).map(|field| (holder, field))
    }
}

impl Step {
    /// The field with this slug.
    ///
    /// # Errors
    /// [`Error::NotFound`] that lists the fields there are.
    pub fn field(&self, slug: &str) -> Result<&Field> {
        self.worksheet.fields.iter().find(|field| field.slug == slug.trim()).ok_or_else(|| {
            let known =
                self.worksheet.fields.iter().map(|field| field.slug.as_str()).collect::<Vec<_>>().join(", ");
            Error::not_found(format!("Step {} has no such field. Use one of: {known}.", self.number))
        })
    }
}
