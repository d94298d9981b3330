//! Opening, and the read behind each page.

use std::path::Path;

use standpoint_core::Coach;
use standpoint_core::time::Now;

use crate::journal;
use crate::sample::{Sample, time, within};

const RUNS: usize = 500;

fn sample(mut work: impl FnMut()) -> Sample {
    work();
    Sample::new((0..RUNS).map(|_| time(&mut work)).collect())
}

/// The day after the journal's last post: the bench reads no clock for the coach.
fn now(coach: &Coach) -> Now {
    let far = Now::new("2099-06-01T09:00:00Z".parse().unwrap(), chrono_tz::Europe::Berlin);
    let last = coach.post_list(&standpoint_core::views::PostQuery::default()).unwrap().posts[0].published_on.unwrap();
    Now::new(last.and_hms_opt(12, 0, 0).unwrap().and_utc() + chrono::Duration::days(1), chrono_tz::Europe::Berlin)
}

pub(crate) fn rows(folder: &Path) -> Vec<String> {
    let copy = journal::copy(folder);
    let coach = Coach::open(copy.path()).unwrap();
    let now = now(&coach);
    let page = |what: &str, read: &dyn Fn()| within(what, &sample(read), 10);
    let mut rows = vec![within(
        "Open and first snapshot for Today",
        &sample(|| {
            Coach::open(copy.path()).unwrap().boot(&now).unwrap();
        }),
        15,
    )];
    rows.extend([
        page("Read: Today", &|| drop(coach.today(&now).unwrap())),
        page("Read: Programme", &|| drop(coach.programme_page(&now).unwrap())),
        page("Read: a step", &|| drop(coach.step_page(&now, "leverage").unwrap())),
        page("Read: Posts", &|| drop(coach.posts_page(&now).unwrap())),
        page("Read: Progress", &|| drop(coach.progress_page(&now).unwrap())),
        page("Read: Reminders", &|| drop(coach.reminders_page(&now).unwrap())),
        page("Read: Settings", &|| drop(coach.settings_page(&now).unwrap())),
        page("Read: all tasks", &|| drop(coach.task_list(&now, true).unwrap())),
        page("Read: history", &|| drop(coach.history().unwrap())),
        page("Read: what is due", &|| drop(coach.due_reminders(&now).unwrap())),
    ]);
    rows
}
