//! Ways through the window that several stories take.

use crate::support::{Page, Role};

/// From Today, whose action belongs to step 1, to a task on that step's page.
pub(crate) async fn to_task_of_step_1(page: &Page<'_>, task: &str) {
    page.click(Role::Link, "Step 1").await;
    page.click(Role::Button, task).await;
    page.find(Role::Heading, task).await;
}

/// From Today, whose action belongs to step 1, to that step on one page.
pub(crate) async fn to_whole_step_1(page: &Page<'_>) {
    page.click(Role::Link, "Step 1").await;
    page.click(Role::Switch, "The whole step on one page").await;
}
