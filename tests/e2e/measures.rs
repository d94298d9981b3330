//! What a coach that lives quietly in the tray costs, and how typing feels in a long post. Prints, and judges nothing: the
//! figures depend on the build and the machine.
//!
//! `cargo test --workspace --features custom-protocol,standpoint-tests/e2e --test e2e -- --ignored --nocapture measures::`

#![expect(clippy::print_stdout, reason = "figures are what it is for")]

use std::time::{Duration, Instant};

use serde_json::json;
use standpoint_core::reminders::OnClose;

use crate::journal::{NOON, begin, choose_on_close};
use crate::support::{Background, Desktop, Role, patience};

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

/// How long from a key to the next picture of the page, in milliseconds: by turns a few keys in the field of this name and a
/// few in a plain one with the same text beside it, so that whatever else the machine does meets both. One median a turn.
const KEY_TO_PAINT: &str = r"
const [id, done] = [arguments[0], arguments[arguments.length - 1]];
const [TURNS, KEYS] = [20, 3];
const painted = () => new Promise((painted) => {
  // The first task after the picture was made.
  requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = painted;
    channel.port2.postMessage(null);
  });
});
const rest = () => new Promise((rested) => setTimeout(rested, 30));
const stroke = async (field) => {
  const start = performance.now();
  field.setRangeText('x', field.value.length, field.value.length, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: 'x' }));
  await painted();
  const took = performance.now() - start;
  await rest();
  return took;
};
const turn = async (field) => {
  field.focus();
  // The first key pays for the change of fields.
  await stroke(field);
  const times = [];
  for (let key = 0; key < KEYS; key += 1) times.push(await stroke(field));
  return times.sort((one, other) => one - other)[Math.floor(KEYS / 2)];
};
const field = document.getElementById(id);
const plain = document.createElement('textarea');
plain.className = field.className;
plain.value = field.value;
field.after(plain);
(async () => {
  const [ours, others] = [[], []];
  for (let at = 0; at < TURNS; at += 1) {
    ours.push(await turn(field));
    others.push(await turn(plain));
  }
  plain.remove();
  done({ ours, plain: others });
})();
";

#[tokio::test]
#[ignore = "takes half a minute and prints figures"]
async fn how_long_a_key_takes_in_ten_thousand_characters() {
    const TITLE: &str = "The meeting I cancelled";
    let desktop = Desktop::set_up("typing").await;
    begin(&desktop);
    desktop.command_line(NOON, &["idea", "add", TITLE]);
    let body = "We asked ines@example.org about the outage on db01.prod.internal. It took a week, and nobody missed it. ".repeat(100);
    desktop.command_line(NOON, &["post", "change", "1", "--body", &body[..10_000]]);
    let app = desktop.open(NOON).await;
    let page = app.page();
    page.click(Role::Link, "Posts").await;
    page.click(Role::Link, TITLE).await;
    page.see("things to check").await;
    print_ratio_to_a_plain_field(&page.run_and_wait(KEY_TO_PAINT, vec![json!("post-body")]).await);
    app.close().await;
}

/// How many times as long as in a plain field a key takes in the editor: the median over the pairs of turns. What the check
/// and the saving add to a plain field is what counts: a busy machine makes any field slow.
fn print_ratio_to_a_plain_field(answer: &serde_json::Value) {
    let of = |field: &str| -> Vec<f64> {
        answer[field].as_array().into_iter().flatten().filter_map(serde_json::Value::as_f64).collect()
    };
    let (ours, plain) = (of("ours"), of("plain"));
    assert!(ours.len() == plain.len() && ours.len() >= 20, "{answer}");
    let middle = |mut values: Vec<f64>| {
        values.sort_by(f64::total_cmp);
        (values[values.len() / 2], values[values.len() / 4], values[values.len() * 3 / 4])
    };
    let (ratio, low, high) = middle(ours.iter().zip(&plain).map(|(ours, plain)| ours / plain).collect());
    println!(
        "key to paint in 10,000 characters: {:.1} ms, in a plain field {:.1} ms; ratio {ratio:.2} (quartiles {low:.2} to {high:.2})",
        middle(ours).0,
        middle(plain).0,
    );
}
