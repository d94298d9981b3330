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
        self.steps.iter().find(|step| step.slug == wanted || step.number.to_string() == wanted).ok_or_else(
            || {
                Error::not_found(
                    "There is no such step. There are twelve, known by their number or their name.",
                )
            },
        )
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
        self.prompts.iter().find(|prompt| prompt.slug == slug).ok_or_else(|| {
            Error::not_found("There is no such prompt. `standpoint-cli idea prompts` shows their names.")
        })
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
            Error::not_found(format!(
                "The worksheet of step {} has no such field. Its fields are: {known}.",
                self.number
            ))
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    fn programme() -> &'static Programme {
        Programme::built_in()
    }

    /// Where something stands, as someone who edits it would look for it.
    fn at(step: &Step, key: &str) -> String {
        format!("programme/{:02}-{}.toml, {key}", step.number, step.slug)
    }

    fn once() -> impl Iterator<Item = (&'static Step, &'static ProgrammeTask)> {
        programme().steps.iter().flat_map(|step| step.tasks.iter().map(move |task| (step, task)))
    }

    fn back() -> impl Iterator<Item = (&'static Step, &'static RecurringTask)> {
        programme().steps.iter().flat_map(|step| step.recurring.iter().map(move |task| (step, task)))
    }

    #[test]
    fn there_are_twelve_steps_in_order_each_with_a_promise_evidence_tasks_and_pitfalls() {
        assert_eq!(programme().steps.len(), 12);
        for (index, step) in programme().steps.iter().enumerate() {
            assert_eq!(usize::from(step.number), index + 1, "{}", at(step, "number"));
            assert!(
                !step.purpose.trim().is_empty() && !step.promise.trim().is_empty(),
                "{}",
                at(step, "purpose")
            );
            assert!(
                !step.tasks.is_empty() && !step.pitfalls.is_empty() && !step.evidence.is_empty(),
                "{}",
                at(step, "task")
            );
            for evidence in &step.evidence {
                let told = [&evidence.fact, &evidence.source, &evidence.caveat];
                assert!(
                    told.iter().all(|text| !text.trim().is_empty()) && evidence.year > 1990,
                    "{}",
                    at(step, "evidence")
                );
            }
            assert!(
                step.depends_on
                    .iter()
                    .all(|slug| programme().step(slug).is_ok_and(|on| on.number < step.number)),
                "{}",
                step.slug
            );
            assert!(
                step.themes.iter().all(|slug| programme().themes.iter().any(|theme| theme.slug == *slug)),
                "{}",
                at(step, "themes")
            );
        }
    }

    #[test]
    fn every_slug_is_unique_every_task_is_honest_about_its_minutes_and_says_how_and_when_it_is_done() {
        let mut seen = HashSet::new();
        for step in &programme().steps {
            assert!(seen.insert(step.slug.clone()), "{}", at(step, "slug"));
        }
        for (step, task) in once() {
            assert!(seen.insert(task.slug.clone()), "{} is there twice", at(step, &task.slug));
            assert!(
                task.slug.parse::<i64>().is_err(),
                "{}: numbers are the user's own tasks",
                at(step, &task.slug)
            );
            assert!(
                (3..=90).contains(&task.minutes),
                "{} takes {} minutes",
                at(step, &task.slug),
                task.minutes
            );
            assert!(
                task.minutes <= 50 || task.sittings() >= 2,
                "{}: over 50 minutes it needs sittings",
                at(step, &task.slug)
            );
            assert!(
                !task.how.trim().is_empty() && !task.done_when.trim().is_empty(),
                "{}",
                at(step, &task.slug)
            );
            let smaller = match (task.extra, task.minutes > 10) {
                (true, _) => 0..=2,
                (false, true) => 2..=2,
                (false, false) => 1..=1,
            };
            assert!(
                smaller.contains(&task.smaller.len()),
                "{}: smaller has {}",
                at(step, &task.slug),
                task.smaller.len()
            );
        }
        for (step, task) in back() {
            assert!(seen.insert(task.slug.clone()), "{} is there twice", at(step, &task.slug));
            assert!(
                (5..=120).contains(&task.minutes.steady),
                "{} takes {} minutes",
                at(step, &task.slug),
                task.minutes.steady
            );
            assert!(
                task.minutes.steady <= 50 || task.sittings() >= 2,
                "{}: over 50 minutes it needs sittings",
                at(step, &task.slug)
            );
            assert!(
                !task.how.trim().is_empty() && !task.done_when.trim().is_empty(),
                "{}",
                at(step, &task.slug)
            );
        }
    }

    #[test]
    fn what_is_named_exists_and_the_first_thirty_days_have_twenty_two_places_without_gap() {
        for (step, task) in once() {
            let named = task.fields.iter().all(|name| programme().field(step, name).is_some());
            assert!(named, "{}: fields names what is not there", at(step, &task.slug));
            let stands_for =
                task.stands_for.as_deref().is_none_or(|slug| programme().recurring(slug).is_some());
            assert!(stands_for, "{}: stands_for names what is not there", at(step, &task.slug));
            if let Some(field) = task.waits.as_ref().and_then(Waits::field) {
                assert!(
                    programme().field(step, field).is_some(),
                    "{}: waits names no field",
                    at(step, &task.slug)
                );
            }
            let places = task.jump_in.as_ref().map_or(0, |jump_in| jump_in.places().len());
            assert!(
                task.parts.is_empty() || places == task.parts.len(),
                "{}: parts and jump_in differ",
                at(step, &task.slug)
            );
        }
        for (step, task) in back() {
            let begins =
                matches!(task.begins.as_str(), "start" | "voice") || programme().task(&task.begins).is_some();
            assert!(begins, "{}: begins names what is not there", at(step, &task.slug));
            assert!(
                task.fields.iter().all(|name| programme().field(step, name).is_some()),
                "{}: fields",
                at(step, &task.slug)
            );
        }
        let mut places: Vec<u32> =
            once().flat_map(|(_, task)| task.jump_in.iter().flat_map(JumpIn::places)).copied().collect();
        places.sort_unstable();
        assert_eq!(places, (1..=22).collect::<Vec<_>>());
    }

    #[test]
    fn every_question_has_help_and_an_example_and_choices_have_options() {
        for step in &programme().steps {
            let mut slugs = HashSet::new();
            assert_eq!(
                step.worksheet.form == WorksheetForm::None,
                step.worksheet.fields.is_empty(),
                "{}",
                at(step, "worksheet")
            );
            for field in &step.worksheet.fields {
                let here = at(step, &field.slug);
                assert!(slugs.insert(&field.slug), "{here} is there twice");
                assert!(!field.help.is_empty() && !field.example.is_empty(), "{here}");
                assert_eq!(field.kind == FieldKind::Choice, !field.options.is_empty(), "{here}");
                let known = ["profile.role_wanted", "profile.minutes", "sentence", "text"];
                assert!(field.prefill.as_deref().is_none_or(|key| known.contains(&key)), "{here}: prefill");
                assert_eq!(
                    field.prefill.as_deref() == Some("text"),
                    field.prefill_text.is_some(),
                    "{here}: prefill_text"
                );
            }
            assert!(
                step.worksheet.made.is_empty() || slugs.contains(&step.worksheet.made),
                "{}: made",
                at(step, "worksheet")
            );
            assert_eq!(
                step.worksheet.form == WorksheetForm::Register,
                !step.worksheet.row_name.is_empty(),
                "{}",
                at(step, "row_name")
            );
        }
    }

    #[test]
    fn the_programme_adds_up() {
        let minutes =
            |step: &Step| step.tasks.iter().filter(|task| !task.extra).map(|task| task.minutes).sum::<u32>();
        let by_step: Vec<_> = programme()
            .steps
            .iter()
            .map(|step| (step.tasks.iter().filter(|task| !task.extra).count(), minutes(step)))
            .collect();
        assert_eq!(
            by_step,
            [
                (4, 40),
                (9, 120),
                (4, 55),
                (5, 105),
                (7, 175),
                (5, 60),
                (5, 115),
                (7, 95),
                (10, 270),
                (6, 150),
                (12, 505),
                (6, 135)
            ]
        );
        let rhythm: u32 =
            once().filter(|(_, task)| task.stands_for.is_some()).map(|(_, task)| task.minutes).sum();
        assert_eq!((once().count(), back().count(), rhythm), (83, 8, 380));
        let listed: u32 =
            once().filter(|(_, task)| task.jump_in.is_some()).map(|(_, task)| task.minutes).sum();
        assert_eq!(listed, 270);
    }

    #[test]
    fn examples_belong_to_tasks_and_prompts_say_how_safe_they_are() {
        for example in &programme().examples.examples {
            let known =
                programme().task(&example.task).is_some() || programme().recurring(&example.task).is_some();
            assert!(known && !example.text.trim().is_empty(), "programme/examples.toml, {}", example.task);
        }
        let of = |light| programme().prompts.iter().filter(|prompt| prompt.light == light).count();
        assert_eq!((of(Light::Green), of(Light::Amber), of(Light::Red)), (24, 12, 1));
        for prompt in &programme().prompts {
            assert_eq!(
                prompt.light != Light::Green,
                prompt.care.is_some(),
                "programme/prompts.toml, {}",
                prompt.slug
            );
        }
    }

    #[test]
    fn what_left_the_programme_is_remembered_and_what_was_renamed_is_found() {
        let history = &programme().history;
        assert_eq!(programme().task("export-reminder").unwrap().1.slug, "first-export");
        assert_eq!(programme().recurring("weekly-comments").unwrap().1.slug, "read-and-comment");
        let recurring =
            history.removed.iter().filter(|removed| removed.kind == RemovedKind::Recurring).count();
        assert_eq!((history.removed.len(), recurring, history.new_tasks.len()), (21, 19, 18));
        for removed in &history.removed {
            assert!(
                programme().task(&removed.slug).is_none() && programme().recurring(&removed.slug).is_none(),
                "{}",
                removed.slug
            );
            let becomes = removed
                .becomes
                .as_deref()
                .is_none_or(|slug| programme().recurring(slug).is_some() || programme().task(slug).is_some());
            assert!(becomes, "programme/history.toml, {}: becomes names what is not there", removed.slug);
        }
        assert!(history.new_tasks.iter().all(|slug| programme().task(slug).is_some()));
        assert!(
            history.moved.iter().all(|moved| programme()
                .task(&moved.task)
                .is_some_and(|(step, _)| step.slug == moved.to_step))
        );
    }

    #[test]
    fn the_study_page_has_cases_with_caveats_and_says_where_none_is_good_enough() {
        let study = &programme().study;
        assert_eq!((study.cases.len(), study.places.len(), study.exercise.questions.len()), (9, 7, 4));
        assert!(
            study.cases.iter().all(|case| !case.caveat.trim().is_empty() && !case.source.trim().is_empty())
        );
        assert_eq!(study.none_yet, ["marketing", "sales"]);
        assert_eq!(programme().situations.len(), 6);
        assert_eq!((programme().first_post.screens.len(), programme().first_post.shapes.len()), (11, 4));
    }

    #[test]
    fn the_programme_says_where_it_comes_from() {
        let leverage = programme().step("9").unwrap();
        assert_eq!((leverage.slug.as_str(), leverage.worksheet.form), ("leverage", WorksheetForm::Register));
        let origin = &programme().origin;
        assert!(
            ["Opening the Social Computing Door", "2010", "Bill Chamberlin"]
                .iter()
                .all(|words| origin.contains(words)),
            "{origin}"
        );
        assert_eq!(programme().prompts.len(), 37);
        assert!(!programme().before_each_post().is_empty());
        assert!(programme().step("13").is_err() && programme().step("nonsense").is_err());
    }

    #[test]
    fn the_texts_keep_the_tone() {
        // One long line: what stands around the mark says where it is.
        let marked = BUILT_IN.split('!').next().filter(|before| before.len() < BUILT_IN.len());
        assert_eq!(
            marked.map(|before| before.chars().rev().take(60).collect::<Vec<_>>()),
            None,
            "no exclamation marks"
        );
    }
}
