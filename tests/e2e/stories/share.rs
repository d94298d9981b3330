//! Sharing one's progress by the keyboard alone: the page beside the switches follows them in its place, and what is printed is
//! a PDF that other programs read.

use std::path::Path;
use std::process::Command;

use serde_json::json;

use crate::support::{Desktop, Page, Role};

const NOW: &str = "2026-03-03T12:00:00Z";
const ADDRESS: &str = "https://blog.example/what-we-learned";
const TITLE: &str = "What we learned from an outage";

/// What the frame shows, and how far it is scrolled.
const SHOWN: &str = r#"
const page = document.querySelector("iframe").contentDocument;
return [page.body.innerText, page.scrollingElement.scrollTop, getComputedStyle(page.body).backgroundColor];
"#;
const SCROLL: &str =
    r#"document.querySelector("iframe").contentDocument.scrollingElement.scrollTop = arguments[0];"#;

#[tokio::test]
async fn a_page_for_a_manager_is_switched_watched_and_saved_as_pdf() {
    let desktop = Desktop::set_up("share").await;
    desktop.command_line(NOW, &["demo", "--years", "1"]);
    desktop.command_line(NOW, &["post", "log", TITLE, "--url", ADDRESS]);
    let app = desktop.open(NOW).await;
    let page = app.page();
    page.see("This week").await;
    page.press("Control+K").await;
    page.has_focus(Role::Textbox, "Search").await;
    page.type_text("share your progress").await;
    page.find(Role::Choice, "Share your progress").await;
    page.press("Enter").await;
    page.find(Role::Heading, "Share your progress").await;
    shows(&page, |text| text.contains(TITLE)).await;
    assert_eq!(page.run(SHOWN, Vec::new()).await[2], "rgb(251, 250, 247)", "the page has its own style");
    let found = page.shuts_out().await;
    assert!(found.is_empty(), "{found:#?}");

    // Without losing its place: what is switched on is further down.
    page.run(SCROLL, vec![json!(200)]).await;
    page.tab_to(Role::Checkbox, "Steps").await;
    page.press("Space").await;
    shows(&page, |text| text.contains("1. Name where you are going") || text.contains("Steps\n")).await;
    assert_eq!(page.run(SHOWN, Vec::new()).await[1], 200);
    page.tab_to(Role::Checkbox, "Links").await;
    page.press("Space").await;
    page.fill_in("What would help you", "An hour a week for the pilot").await;
    shows(&page, |text| text.contains("An hour a week for the pilot")).await;
    if page.there_is(Role::Checkbox, "I’ve checked these and they can stay").await {
        page.tab_to(Role::Checkbox, "I’ve checked these and they can stay").await;
        page.press("Space").await;
    }

    page.choose("Format", "PDF, to send").await;
    page.tab_to(Role::Button, "Save summary…").await;
    page.press("Enter").await;
    let file = desktop.home().join("for my manager.pdf");
    desktop.save_as(&file).await;
    page.see("Summary saved").await;
    page.find(Role::Button, "Show in folder").await;
    app.close().await;

    let text = read(&["pdftotext", "-layout"], &file, &["-"]);
    // Lines, and long addresses, are broken where the paper ends.
    let unbroken = |text: &str| text.split_whitespace().collect::<String>();
    for part in ["Progress summary", TITLE, ADDRESS, "An hour a week for the pilot", "Appendix"] {
        assert!(unbroken(&text).contains(&unbroken(part)), "{part} isn’t in the PDF:\n{text}");
    }
    let pages: Vec<_> = text.split('\u{c}').collect();
    assert!(!pages[0].contains("Appendix") && pages[1].trim_start().starts_with("Appendix"), "{text}");
    let fonts = read(&["pdffonts"], &file, &[]);
    let fonts: Vec<_> = fonts.lines().skip(2).collect();
    // Name, type, encoding, and then whether it is embedded.
    assert!(!fonts.is_empty() && fonts.iter().all(|line| line.contains(" yes ")), "{fonts:?}");
    let picture = desktop.home().join("page");
    read(
        &["pdftoppm", "-png", "-r", "50", "-f", "1", "-l", "1", "-singlefile"],
        &file,
        &[&picture.to_string_lossy()],
    );
    assert!(std::fs::metadata(picture.with_extension("png")).is_ok_and(|about| about.len() > 2_000));
    if let Some(folder) = std::env::var_os("STANDPOINT_PICTURES") {
        std::fs::copy(&file, Path::new(&folder).join("manager.pdf")).expect("the PDF can be kept");
    }
}

async fn shows(page: &Page<'_>, like: impl Fn(&str) -> bool) {
    crate::support::patience::expect("the page beside the switches", async || {
        let shown = page.run(SHOWN, Vec::new()).await;
        shown[0].as_str().is_some_and(&like).then_some(())
    })
    .await;
}

/// What a program of poppler says of a file.
fn read(program: &[&str], file: &Path, after: &[&str]) -> String {
    let output = Command::new(program[0])
        .args(&program[1..])
        .arg(file)
        .args(after)
        .output()
        .unwrap_or_else(|error| panic!("{} doesn’t run: {error}; run \"cargo xtask setup\"", program[0]));
    assert!(output.status.success(), "{}: {}", program[0], String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}
