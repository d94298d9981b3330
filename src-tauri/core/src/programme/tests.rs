//! Tests of the module above.

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
            step.depends_on.iter().all(|slug| programme().step(slug).is_ok_and(|on| on.number < step.number)),
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
        assert!((3..=90).contains(&task.minutes), "{} takes {} minutes", at(step, &task.slug), task.minutes);
        assert!(
            task.minutes <= 50 || task.sittings() >= 2,
            "{}: over 50 minutes it needs sittings",
            at(step, &task.slug)
        );
        assert!(!task.how.trim().is_empty() && !task.done_when.trim().is_empty(), "{}", at(step, &task.slug));
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
        assert!(!task.how.trim().is_empty() && !task.done_when.trim().is_empty(), "{}", at(step, &task.slug));
    }
}

#[test]
fn what_is_named_exists_and_the_first_thirty_days_have_twenty_two_places_without_gap() {
    for (step, task) in once() {
        let named = task.fields.iter().all(|name| programme().field(step, name).is_some());
        assert!(named, "{}: fields names what is not there", at(step, &task.slug));
        let stands_for = task.stands_for.as_deref().is_none_or(|slug| programme().recurring(slug).is_some());
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
        assert!(!step.worksheet.fields.is_empty(), "{}", at(step, "worksheet"));
        for field in &step.worksheet.fields {
            let here = at(step, &field.slug);
            assert!(slugs.insert(&field.slug), "{here} is there twice");
            assert!(!field.help.is_empty() && !field.example.is_empty(), "{here}");
            assert_eq!(field.kind == FieldKind::Choice, !field.options.is_empty(), "{here}");
            let known =
                ["profile.role_wanted", "profile.minutes", "sentence", "text", "score.now", "score.then"];
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
    let listed: u32 = once().filter(|(_, task)| task.jump_in.is_some()).map(|(_, task)| task.minutes).sum();
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
    let recurring = history.removed.iter().filter(|removed| removed.kind == RemovedKind::Recurring).count();
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
        history
            .moved
            .iter()
            .all(|moved| programme().task(&moved.task).is_some_and(|(step, _)| step.slug == moved.to_step))
    );
}

#[test]
fn the_study_page_has_cases_with_caveats_and_says_where_none_is_good_enough() {
    let study = &programme().study;
    assert_eq!((study.cases.len(), study.places.len(), study.exercise.questions.len()), (9, 7, 4));
    assert!(study.cases.iter().all(|case| !case.caveat.trim().is_empty() && !case.source.trim().is_empty()));
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
