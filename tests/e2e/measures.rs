//! What a coach that lives quietly in the tray costs. Prints, and judges nothing: the figures depend on the build and
//! the machine.
//!
//! `cargo test --workspace --features custom-protocol,standpoint-tests/e2e --test e2e -- --ignored --nocapture measures::`

#![expect(clippy::print_stdout, reason = "figures are what it is for")]

use std::time::{Duration, Instant};

use standpoint_core::reminders::OnClose;

use crate::journal::{NOON, begin, choose_on_close};
use crate::support::{Background, Desktop, patience};

const A_MINUTE: Duration = Duration::from_secs(60);

#[tokio::test]
#[ignore = "takes a minute and a half and prints figures"]
async fn what_a_coach_in_the_tray_costs() {
    let desktop = Desktop::set_up("measures").await.with_tray_host();
    begin(&desktop);
    choose_on_close(&desktop, OnClose::Stay);

    let app = desktop.start_hidden(NOON);
    desktop.monitor.wait_for_number(1).await;
    app.settles().await;
    report("hidden start, come to rest", &app);
    let (before, start) = (app.processor_time(), Instant::now());
    patience::throughout("the app to run", A_MINUTE, async || app.is_running()).await;
    let took = app.processor_time() - before;
    println!(
        "a minute at rest, hidden: {:.2} s of processor time in {:.1} s",
        took.as_secs_f64(),
        start.elapsed().as_secs_f64()
    );
    assert!(app.close().await.success());

    let app = desktop.start(NOON);
    desktop.sees_window().await;
    let item = desktop.tray_item().await;
    app.settles().await;
    report("window open, come to rest", &app);
    desktop.close_window().await;
    desktop.sees_no_window().await;
    app.settles().await;
    report("closed to the tray", &app);
    item.click("Open Standpoint").await;
    desktop.sees_window().await;
    app.settles().await;
    report("opened again from the tray", &app);
    desktop.close_window().await;
    desktop.sees_no_window().await;
    app.settles().await;
    report("closed to the tray again", &app);
    assert!(app.close().await.success());
}

fn report(when: &str, app: &Background) {
    let each = app
        .process()
        .family()
        .into_iter()
        .map(|one| format!("{} {:.1}", one.name(), mebibytes(one.memory())));
    println!("{when}: {:.1} MiB ({})", mebibytes(app.memory()), each.collect::<Vec<_>>().join(", "));
}

#[expect(clippy::cast_precision_loss, reason = "nobody's memory is that large")]
fn mebibytes(kibibytes: u64) -> f64 {
    kibibytes as f64 / 1024.0
}
