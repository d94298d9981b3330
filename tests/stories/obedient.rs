//! The obedient user, from every weekday, with a holiday and with a lapse: what the coach promises holds.

use standpoint_tests::obedient::{Variant, limits, obey, variants};

fn holds(variant: Variant) {
    let outcome = obey(variant);
    let limits = limits(variant.minutes);
    let within = |week: Option<i64>, limit: i64| week.is_some_and(|week| week <= limit);
    assert!(
        within(outcome.first_comment, limits.first_comment),
        "{variant:?}: first comment in week {:?}",
        outcome.first_comment
    );
    assert!(
        within(outcome.first_post, limits.first_post),
        "{variant:?}: first post in week {:?}",
        outcome.first_post
    );
    assert!(within(outcome.step_8, limits.step_8), "{variant:?}: step 8 in week {:?}", outcome.step_8);
    assert!(within(outcome.step_12, limits.step_12), "{variant:?}: step 12 in week {:?}", outcome.step_12);
    assert!(
        outcome.posts_by_52 >= limits.posts_by_52,
        "{variant:?}: {} posts by week 52",
        outcome.posts_by_52
    );
    assert!(
        outcome.rhythm * 2 <= outcome.all,
        "{variant:?}: what comes back took {} of {}",
        outcome.rhythm,
        outcome.all
    );
    assert!(
        outcome.most_afterwards <= variant.minutes,
        "{variant:?}: a week took {} minutes afterwards",
        outcome.most_afterwards
    );
}

#[test]
fn at_35_minutes_a_week_the_programme_leads_to_a_post_and_to_the_end() {
    variants(35).into_iter().for_each(holds);
}

#[test]
fn at_75_minutes_a_week_the_programme_leads_to_a_post_and_to_the_end() {
    variants(75).into_iter().for_each(holds);
}

#[test]
fn at_120_minutes_a_week_the_programme_leads_to_a_post_and_to_the_end() {
    variants(120).into_iter().for_each(holds);
}
