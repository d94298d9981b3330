//! Laws of reminders on traces: whatever happens, in whatever order, beside a tiny reference model.
//!
//! Ten thousand traces in all, the same ones each time; `STANDPOINT_TRACES=N` asks for N of each mix, other ones.

mod reference;
mod scene;
mod step;

use std::cell::Cell;

use chrono::Duration;
use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestError, TestRunner};
use standpoint_core::reminders::{Delivery, Firing, decide, preview};

use reference::Reference;
use scene::{Beginning, Scene, beginning};
use step::{Kind, Mix, Step, steps};

/// Asserts the laws after every step of every trace.
fn the_laws_hold(mix: Mix) {
    let asked_for = std::env::var("STANDPOINT_TRACES").ok().map(|traces| traces.parse().unwrap());
    let rng_seed = if asked_for.is_some() { RngSeed::Random } else { RngSeed::Fixed(1) };
    let config = ProptestConfig {
        cases: asked_for.unwrap_or(2_000),
        failure_persistence: None,
        rng_seed,
        ..ProptestConfig::default()
    };
    let run = TestRunner::new(config).run(&(beginning(), steps(mix)), |(beginning, steps)| {
        lived(&beginning, &steps);
        Ok(())
    });
    settled(run);
}

/// A trace that breaks a law is told in full: its steps are the way to see it again.
fn settled(run: Result<(), TestError<(Beginning, Vec<Step>)>>) {
    match run {
        Ok(()) => {}
        Err(TestError::Fail(why, (beginning, steps))) => panic!("{why}\n{beginning:?}\n{steps:?}"),
        Err(TestError::Abort(why)) => panic!("{why}"),
    }
}

fn lived(beginning: &Beginning, steps: &[Step]) -> Scene {
    let mut scene = Scene::new(beginning);
    let mut reference = Reference::new(&scene);
    for step in steps {
        let outcome = scene.step(*step);
        reference.follow(&outcome, &scene);
    }
    scene
}

#[test]
fn an_ordinary_life_keeps_every_law() {
    the_laws_hold(&[
        (30, Kind::Tick),
        (4, Kind::Suspend),
        (2, Kind::SmallJump),
        (1, Kind::LargeJump),
        (1, Kind::SetRight),
        (1, Kind::Travel),
        (2, Kind::Edit),
        (1, Kind::Turn),
        (2, Kind::Post),
        (2, Kind::Task),
        (2, Kind::Finish),
        (1, Kind::Undo),
        (3, Kind::PutOff),
        (2, Kind::PutAside),
        (1, Kind::Open),
        (1, Kind::Pause),
        (1, Kind::EndPauses),
        (1, Kind::PutAllOff),
        (1, Kind::Hold),
        (1, Kind::EndHold),
        (2, Kind::TickTurn),
        (1, Kind::Crash),
        (1, Kind::Down),
    ]);
}

#[test]
fn rule_3_and_7_travelling_and_changing_rules_fires_nothing_twice_and_nothing_back() {
    the_laws_hold(&[
        (24, Kind::Tick),
        (4, Kind::Suspend),
        (10, Kind::Travel),
        (8, Kind::Edit),
        (4, Kind::Turn),
        (2, Kind::PutOff),
    ]);
}

#[test]
fn rule_6_a_clock_that_is_set_loses_nothing_repeats_nothing_and_silences_nothing() {
    // A year of missed dates is behind anyone who is in 2098: slow to follow, so it is rare.
    the_laws_hold(&[
        (72, Kind::Tick),
        (12, Kind::SmallJump),
        (12, Kind::LargeJump),
        (1, Kind::FarAhead),
        (12, Kind::SetRight),
        (12, Kind::PutAside),
        (9, Kind::PutOff),
        (3, Kind::Open),
        (3, Kind::Edit),
        (3, Kind::Post),
        (3, Kind::Undo),
    ]);
}

#[test]
fn rule_8_what_is_done_paused_or_quiet_stays_silent_and_what_was_held_comes() {
    the_laws_hold(&[
        (24, Kind::Tick),
        (2, Kind::Suspend),
        (4, Kind::Post),
        (3, Kind::Task),
        (4, Kind::Finish),
        (4, Kind::Undo),
        (2, Kind::Pause),
        (2, Kind::EndPauses),
        (2, Kind::PutAllOff),
        (2, Kind::Hold),
        (2, Kind::EndHold),
        (3, Kind::TickTurn),
        (2, Kind::Down),
        (1, Kind::SmallJump),
    ]);
}

#[test]
fn rule_9_and_11_a_crash_gives_one_duplicate_at_most_and_never_none_and_what_nobody_could_show_stays_owed() {
    the_laws_hold(&[
        (16, Kind::Tick),
        (10, Kind::Crash),
        (8, Kind::Down),
        (2, Kind::Suspend),
        (2, Kind::PutOff),
        (1, Kind::PutAside),
        (1, Kind::Edit),
        (1, Kind::SmallJump),
        (1, Kind::Post),
    ]);
}

/// What would really come, asked every minute.
fn minute_by_minute(scene: &Scene, days: i64) -> Vec<Firing> {
    let (mut world, mut now) = (scene.world.clone(), scene.now());
    let end = now.instant + Duration::days(days);
    let mut firings = Vec::new();
    while now.instant <= end {
        let decision = decide(&world, &now, Delivery::Ready { doubt: None });
        world.apply(&now, &decision);
        for popup in decision.popups {
            popup.keys.iter().for_each(|key| world.shown(&now, *key));
            firings.push(Firing { at: now.instant, keys: popup.keys });
        }
        now.instant += Duration::minutes(1);
    }
    firings
}

#[test]
fn the_preview_foretells_what_asking_every_minute_brings() {
    const DAYS: i64 = 3;
    let config = ProptestConfig {
        cases: 24,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(2),
        ..ProptestConfig::default()
    };
    let lives: Mix = &[
        (24, Kind::Tick),
        (4, Kind::Suspend),
        (2, Kind::Down),
        (2, Kind::Travel),
        (2, Kind::Edit),
        (2, Kind::Post),
        (2, Kind::Undo),
        (2, Kind::Task),
        (6, Kind::PutOff),
        (2, Kind::Pause),
        (1, Kind::EndPauses),
        (2, Kind::PutAllOff),
        (2, Kind::Hold),
        (1, Kind::EndHold),
        (2, Kind::TickTurn),
    ];
    let foretold = Cell::new(0);
    let run = TestRunner::new(config).run(&(beginning(), steps(lives)), |(beginning, steps)| {
        let scene = lived(&beginning, &steps);
        let really = minute_by_minute(&scene, DAYS);
        foretold.set(foretold.get() + really.len());
        prop_assert_eq!(preview(&scene.world, &scene.now(), Duration::days(DAYS)), really);
        Ok(())
    });
    settled(run);
    assert!(foretold.get() > 24, "only {} popups were foretold", foretold.get());
}
