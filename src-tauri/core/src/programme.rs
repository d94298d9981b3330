//! The 12 steps as data: read once from the files in `programme/`, which are built into the program.
//!
//! Slugs are stable: the database refers to them, so a text may change at any time and a slug never.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::recurrence::Cadence;

/// The files of `programme/` as one JSON document, made by the build script: the program then needs no TOML of its own.
const BUILT_IN: &str = include_str!(concat!(env!("OUT_DIR"), "/programme.json"));

/// The whole programme.
#[derive(Debug)]
pub struct Programme {
    /// Its title.
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

/// A line to start a post from.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prompt {
    /// Stable slug.
    pub slug: String,
    /// lessons, viewpoints, teach, business or people.
    pub group: String,
    /// The line.
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
    /// Target weeks at a steady pace.
    pub target_weeks: u32,
    /// What goes wrong for others.
    pub pitfalls: Vec<String>,
    /// Slugs of steps to finish first.
    #[serde(default)]
    pub depends_on: Vec<String>,
    /// The check before each post.
    #[serde(default)]
    pub before_each_post: Option<String>,
    /// One fact and its source.
    pub evidence: Evidence,
    /// What to do, in order.
    #[serde(rename = "task")]
    pub tasks: Vec<ProgrammeTask>,
    /// What to write down.
    pub worksheet: Worksheet,
    /// What comes back.
    pub recurring: Vec<RecurringTask>,
    /// Lists it refers to.
    #[serde(default, rename = "reference")]
    pub references: Vec<Reference>,
}

/// One fact and where it can be checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// The fact, no stronger than its source has it.
    pub fact: String,
    /// The source.
    pub source: String,
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

/// A task done once.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProgrammeTask {
    /// Stable slug, unique in the programme.
    pub slug: String,
    /// What to do.
    pub title: String,
    /// Minutes it takes, 3 to 90.
    pub minutes: u32,
    /// How to do it well.
    pub how: String,
    /// The observable result.
    pub done_when: String,
}

/// A task that comes back.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecurringTask {
    /// Stable slug, unique in the programme.
    pub slug: String,
    /// What to do.
    pub title: String,
    /// Minutes it takes, 3 to 90.
    pub minutes: u32,
    /// How often.
    pub every: Cadence,
    /// The observable result.
    pub done_when: String,
    /// What it is counted from, if not from being ticked.
    #[serde(default)]
    pub counts: Option<Counts>,
}

/// A log that stands for a recurring task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counts {
    /// The week's posts against the goal.
    Posts,
}

/// The questions of a step.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Worksheet {
    /// One sheet, or a register of rows.
    pub form: WorksheetForm,
    /// What one row of a register is called.
    #[serde(default)]
    pub row_name: String,
    /// What it is for.
    pub intro: String,
    /// The questions.
    #[serde(rename = "field")]
    pub fields: Vec<Field>,
}

/// How a worksheet holds its answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum WorksheetForm {
    /// Each question once.
    Sheet,
    /// Rows of the same questions.
    Register,
}

/// What an answer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// One line.
    Line,
    /// Several lines.
    Text,
    /// A civil date.
    Date,
    /// A number.
    Number,
    /// A web address.
    Link,
    /// One of the options.
    Choice,
}

/// A question of a worksheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Stable slug, unique in the worksheet.
    pub slug: String,
    /// The question.
    pub label: String,
    /// One line of help.
    pub help: String,
    /// A believable answer.
    pub example: String,
    /// What an answer is.
    pub kind: FieldKind,
    /// The options of a choice; empty otherwise.
    #[serde(default)]
    pub options: Vec<FieldOption>,
}

/// An option of a choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct FieldOption {
    /// Stable slug, what is stored.
    pub slug: String,
    /// What people read.
    pub label: String,
}

/// What the build script puts together.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Files {
    frame: Frame,
    prompts: Prompts,
    steps: Vec<Step>,
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

impl Programme {
    /// The programme built into the program, read at the first call.
    #[must_use]
    pub fn built_in() -> &'static Self {
        static PROGRAMME: OnceLock<Programme> = OnceLock::new();
        PROGRAMME.get_or_init(|| Self::read().expect("the built-in programme parses: a test reads it"))
    }

    fn read() -> serde_json::Result<Self> {
        let Files { frame, prompts, steps } = serde_json::from_str(BUILT_IN)?;
        Ok(Self { title: frame.title, origin: frame.origin, closing: frame.closing, themes: frame.themes, steps, prompts: prompts.prompt })
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
            .ok_or_else(|| Error::not_found("There is no such step. Steps go from 1 to 12; `steps` lists their names."))
    }

    /// The once-only task with this slug and its step.
    #[must_use]
    pub fn task(&self, slug: &str) -> Option<(&Step, &ProgrammeTask)> {
        self.steps.iter().find_map(|step| step.tasks.iter().find(|task| task.slug == slug).map(|task| (step, task)))
    }

    /// The recurring task with this slug and its step.
    #[must_use]
    pub fn recurring(&self, slug: &str) -> Option<(&Step, &RecurringTask)> {
        self.steps.iter().find_map(|step| step.recurring.iter().find(|task| task.slug == slug).map(|task| (step, task)))
    }

    /// A prompt by its slug.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is none of that name.
    pub fn prompt(&self, slug: &str) -> Result<&Prompt> {
        self.prompts
            .iter()
            .find(|prompt| prompt.slug == slug)
            .ok_or_else(|| Error::not_found("There is no such prompt. `standpoint-cli idea prompts` shows their names."))
    }

    /// The check before each post.
    #[must_use]
    pub fn before_each_post(&self) -> &str {
        self.steps.iter().find_map(|step| step.before_each_post.as_deref()).unwrap_or_default()
    }

    /// Number of once-only tasks.
    #[must_use]
    pub fn task_count(&self) -> usize {
        self.steps.iter().map(|step| step.tasks.len()).sum()
    }
}

impl Step {
    /// The field with this slug.
    ///
    /// # Errors
    /// [`Error::NotFound`] that lists the fields there are.
    pub fn field(&self, slug: &str) -> Result<&Field> {
        self.worksheet.fields.iter().find(|field| field.slug == slug.trim()).ok_or_else(|| {
            let known = self.worksheet.fields.iter().map(|field| field.slug.as_str()).collect::<Vec<_>>().join(", ");
            Error::not_found(format!("The worksheet of step {} has no such field. Its fields are: {known}.", self.number))
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn there_are_twelve_steps_in_order_each_with_evidence_worksheet_and_recurrence() {
        let programme = Programme::built_in();
        assert_eq!(programme.steps.len(), 12);
        for (index, step) in programme.steps.iter().enumerate() {
            assert_eq!(usize::from(step.number), index + 1, "{} stands in its place", step.slug);
            assert!(step.target_weeks >= 1 && !step.purpose.trim().is_empty() && !step.promise.trim().is_empty(), "{}", step.slug);
            assert!(!step.evidence.fact.is_empty() && !step.evidence.source.is_empty(), "{} has evidence", step.slug);
            assert!(
                !step.tasks.is_empty() && !step.worksheet.fields.is_empty() && !step.recurring.is_empty() && !step.pitfalls.is_empty(),
                "{}",
                step.slug
            );
            assert!(step.depends_on.iter().all(|slug| programme.step(slug).is_ok_and(|on| on.number < step.number)), "{}", step.slug);
            assert!(step.themes.iter().all(|slug| programme.themes.iter().any(|theme| theme.slug == *slug)), "{}", step.slug);
        }
    }

    #[test]
    fn every_slug_is_unique_and_every_task_takes_three_to_ninety_minutes_and_says_when_it_is_done() {
        let programme = Programme::built_in();
        let mut seen = HashSet::new();
        for step in &programme.steps {
            assert!(seen.insert(step.slug.clone()), "step {}", step.slug);
        }
        let once = programme.steps.iter().flat_map(|s| s.tasks.iter().map(|t| (&t.slug, t.minutes, &t.done_when)));
        let back = programme.steps.iter().flat_map(|s| s.recurring.iter().map(|t| (&t.slug, t.minutes, &t.done_when)));
        let mut tasks = HashSet::new();
        for (slug, minutes, done_when) in once.chain(back) {
            assert!(tasks.insert(slug.clone()), "task {slug} is there twice");
            assert!(slug.parse::<i64>().is_err(), "{slug}: numbers are the user's own tasks");
            assert!((3..=90).contains(&minutes), "{slug} takes {minutes} minutes");
            assert!(!done_when.trim().is_empty(), "{slug} says when it is done");
        }
    }

    #[test]
    fn every_question_has_help_and_an_example_and_choices_have_options() {
        for step in &Programme::built_in().steps {
            let mut slugs = HashSet::new();
            for field in &step.worksheet.fields {
                assert!(slugs.insert(&field.slug), "{}.{} is there twice", step.slug, field.slug);
                assert!(!field.help.is_empty() && !field.example.is_empty(), "{}.{}", step.slug, field.slug);
                assert_eq!(field.kind == FieldKind::Choice, !field.options.is_empty(), "{}.{}", step.slug, field.slug);
            }
            assert_eq!(step.worksheet.form == WorksheetForm::Register, !step.worksheet.row_name.is_empty(), "{}", step.slug);
        }
    }

    #[test]
    fn the_leverage_worksheet_is_a_register_and_the_programme_says_where_it_comes_from() {
        let programme = Programme::built_in();
        let leverage = programme.step("9").unwrap();
        assert_eq!((leverage.slug.as_str(), leverage.worksheet.form), ("leverage", WorksheetForm::Register));
        assert!(programme.origin.contains("Opening The Social Computing Door") && programme.origin.contains("2010"));
        assert_eq!(programme.prompts.len(), 25);
        assert!(!programme.before_each_post().is_empty());
        assert!(programme.step("13").is_err() && programme.step("nonsense").is_err());
    }

    #[test]
    fn the_texts_keep_the_tone() {
        // One long line: what stands around the mark says where it is.
        let marked = BUILT_IN.split('!').next().filter(|before| before.len() < BUILT_IN.len());
        assert_eq!(marked.map(|before| before.chars().rev().take(60).collect::<Vec<_>>()), None, "no exclamation marks");
    }
}
