//! In which order: the steps, and the first 30 days across them.

use crate::look_back::HalfwayDirection;
use crate::programme::situation::Situation;
use crate::programme::{Programme, ProgrammeTask, Step};

/// Tasks that are extras on the inside-only track.
pub(crate) const INSIDE_EXTRAS: [&str; 7] = [
    "home-page",
    "own-domain",
    "first-export",
    "claim-handles",
    "podcast-guest",
    "first-article",
    "jury-seat",
];

/// What comes right after the policy in the public sector or with clearance.
pub(crate) const STRANGERS_FIRST: [&str; 2] = ["stranger-rule", "harden-accounts"];

/// The first tasks of someone who posts already.
const ALREADY_POSTING: [&str; 10] = [
    "target-role",
    "read-policy",
    "never-post-list",
    "ai-rules",
    "draft-disclaimer",
    "proof-points",
    "promise-draft",
    "three-pillars",
    "promise-test",
    "choose-slot",
];

/// Steps that come first after halfway: further inside, and further out.
const INSIDE: [&str; 2] = ["leverage", "open-work"];
const OUTSIDE: [&str; 2] = ["publish", "stages"];

/// One place of the first 30 days.
#[derive(Debug, Clone, Copy)]
pub(crate) struct JumpItem {
    pub(crate) step: &'static Step,
    pub(crate) task: &'static ProgrammeTask,
    /// Which part of a counted task, from 0.
    pub(crate) part: usize,
}

/// The steps in the order in which they are suggested.
pub(crate) fn step_order(programme: &'static Programme, situations: &[Situation]) -> Vec<&'static Step> {
    let mut steps: Vec<_> = programme.steps.iter().collect();
    if situations.contains(&Situation::Speaking) {
        // Stages come before posts.
        let place = |slug: &str, steps: &[&Step]| steps.iter().position(|step| step.slug == slug);
        if let (Some(stages), Some(publish)) = (place("stages", &steps), place("publish", &steps)) {
            let stages = steps.remove(stages);
            steps.insert(publish, stages);
        }
    }
    steps
}

/// The order after halfway: of steps 8 to 11 that are still open those of the direction come first. Nothing else moves.
pub(crate) fn turned(
    mut steps: Vec<&'static Step>,
    direction: Option<HalfwayDirection>,
    is_open: impl Fn(&Step) -> bool,
) -> Vec<&'static Step> {
    let first = match direction {
        Some(HalfwayDirection::Inside) => INSIDE,
        Some(HalfwayDirection::Outside) => OUTSIDE,
        Some(HalfwayDirection::Quiet) | None => return steps,
    };
    let moves = |step: &Step| INSIDE.iter().chain(&OUTSIDE).any(|slug| *slug == step.slug) && is_open(step);
    let places: Vec<_> =
        steps.iter().enumerate().filter(|(_, step)| moves(step)).map(|(place, _)| place).collect();
    let mut moving: Vec<_> = places.iter().map(|place| steps[*place]).collect();
    moving.sort_by_key(|step| !first.contains(&step.slug.as_str()));
    for (place, step) in places.into_iter().zip(moving) {
        steps[place] = step;
    }
    steps
}

/// The first 30 days, in order.
pub(crate) fn jump_in(programme: &'static Programme, situations: &[Situation]) -> Vec<JumpItem> {
    let find = |slug: &str| programme.task(slug).map(|(step, task)| JumpItem { step, task, part: 0 });
    if situations.contains(&Situation::AlreadyPosting) {
        let mut items: Vec<_> = ALREADY_POSTING.iter().filter_map(|slug| find(slug)).collect();
        strangers_first(&mut items, situations, find);
        return items;
    }
    let mut items: Vec<(u32, JumpItem)> = Vec::new();
    for step in &programme.steps {
        for task in &step.tasks {
            let places = task.jump_in.iter().flat_map(|jump_in| jump_in.places());
            items.extend(places.enumerate().map(|(part, place)| (*place, JumpItem { step, task, part })));
        }
    }
    items.sort_by_key(|(place, _)| *place);
    let mut items: Vec<_> = items.into_iter().map(|(_, item)| item).collect();
    strangers_first(&mut items, situations, find);
    items
}

fn strangers_first(
    items: &mut Vec<JumpItem>,
    situations: &[Situation],
    find: impl Fn(&str) -> Option<JumpItem>,
) {
    if !situations.contains(&Situation::PublicSector) {
        return;
    }
    items.retain(|item| !STRANGERS_FIRST.contains(&item.task.slug.as_str()));
    let after = items.iter().position(|item| item.task.slug == "read-policy").map_or(0, |at| at + 1);
    for (offset, item) in STRANGERS_FIRST.iter().filter_map(|slug| find(slug)).enumerate() {
        items.insert(after + offset, item);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slugs(situations: &[Situation]) -> Vec<&'static str> {
        jump_in(Programme::built_in(), situations).iter().map(|item| item.task.slug.as_str()).collect()
    }

    #[test]
    fn the_first_thirty_days_have_twenty_two_places_from_the_role_to_the_fifth_comment() {
        let all = slugs(&[]);
        assert_eq!(
            (all.len(), all[0], all[1], all[2], all[21]),
            (22, "target-role", "read-policy", "five-comments", "five-comments")
        );
        assert_eq!(all[16], "first-post");
    }

    #[test]
    fn what_is_true_where_the_user_works_changes_the_order() {
        assert_eq!(
            slugs(&[Situation::PublicSector])[1..4],
            ["read-policy", "stranger-rule", "harden-accounts"]
        );
        assert_eq!(slugs(&[Situation::AlreadyPosting]), ALREADY_POSTING);
        let order = step_order(Programme::built_in(), &[Situation::Speaking]);
        assert_eq!(
            order.iter().map(|step| step.number).collect::<Vec<_>>(),
            [1, 2, 3, 4, 5, 6, 7, 11, 8, 9, 10, 12]
        );
    }

    #[test]
    fn halfway_turns_the_open_steps_and_leaves_the_others_where_they_are() {
        let numbers = |situations: &[Situation], direction, done: &[u8]| {
            let steps = step_order(Programme::built_in(), situations);
            let steps = turned(steps, direction, |step| !done.contains(&step.number));
            steps.iter().map(|step| step.number).collect::<Vec<_>>()
        };
        let inside = Some(HalfwayDirection::Inside);
        assert_eq!(numbers(&[], inside, &[]), [1, 2, 3, 4, 5, 6, 7, 9, 10, 8, 11, 12]);
        assert_eq!(numbers(&[], inside, &[8]), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
        let outside = Some(HalfwayDirection::Outside);
        assert_eq!(numbers(&[], outside, &[]), [1, 2, 3, 4, 5, 6, 7, 8, 11, 9, 10, 12]);
        assert_eq!(
            numbers(&[Situation::Speaking], outside, &[]),
            [1, 2, 3, 4, 5, 6, 7, 11, 8, 9, 10, 12],
            "stages stay before posts"
        );
        assert_eq!(numbers(&[], Some(HalfwayDirection::Quiet), &[])[7..], [8, 9, 10, 11, 12]);
    }
}
