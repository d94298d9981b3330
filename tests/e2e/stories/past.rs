//! A past that comes along, through the window: an archive chosen, looked at, imported, taken back and removed.

use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use crate::journal::begin;
use crate::support::{App, Colours, Desktop, Page, Role};

/// After everything in the archive.
const NOW: &str = "2026-10-05T09:00:00Z";

/// An archive of this folder of fixtures, in the home of the desktop.
fn archive(desktop: &Desktop, folder: &str) -> PathBuf {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/import").join(folder);
    let mut files = Vec::new();
    collect(&from, "", &mut files);
    files.sort();
    written(desktop, "archive.zip", &zipped(&files))
}

/// The files of a folder and of those in it, each by its path from there.
fn collect(folder: &Path, before: &str, files: &mut Vec<(String, Vec<u8>)>) {
    for entry in fs::read_dir(folder).expect("the fixture is there") {
        let path = entry.expect("a file").path();
        let name = format!("{before}{}", path.file_name().expect("a name").to_string_lossy());
        if path.is_dir() {
            collect(&path, &format!("{name}/"), files);
        } else {
            files.push((name, fs::read(&path).expect("it can be read")));
        }
    }
}

fn zipped(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).expect("an entry");
        zip.write_all(bytes).expect("its bytes");
    }
    zip.finish().expect("a whole archive").into_inner()
}

fn written(desktop: &Desktop, name: &str, bytes: &[u8]) -> PathBuf {
    let path = desktop.home().join(name);
    fs::write(&path, bytes).expect("the home can be written to");
    path
}

/// To the page for importing, from wherever the window is.
async fn to_import(page: &Page<'_>) {
    page.find(Role::Link, "Settings").await;
    page.press("Control+K").await;
    page.type_text("Import").await;
    page.find(Role::Choice, "Import").await;
    page.press("Enter").await;
    page.find(Role::Heading, "How to get the file").await;
}

async fn chosen(desktop: &Desktop, page: &Page<'_>, file: &Path) {
    page.click(Role::Button, "Choose a file…").await;
    desktop.choose_file(file).await;
}

async fn picture(app: &App, name: &str) {
    if let Some(folder) = std::env::var_os("STANDPOINT_PICTURES") {
        app.page().is_drawn().await;
        app.picture(&PathBuf::from(folder).join(format!("import-{name}.png"))).await;
    }
}

#[tokio::test]
async fn a_first_start_brings_years_along_and_one_undo_takes_them_back() {
    let desktop = Desktop::set_up("past-first-start").await;
    let file = archive(&desktop, "linkedin-2026");
    let app = desktop.open(NOW).await;
    let page = app.page();
    for part in 1..=4 {
        page.see(&format!("{part} of 4")).await;
        page.click(Role::Button, "Continue").await;
    }
    page.click(Role::Button, "Bring your LinkedIn archive").await;
    page.find(Role::Heading, "How to get the file").await;
    let before = desktop.json(NOW, &["person", "list"]);
    chosen(&desktop, &page, &file).await;

    page.find(Role::Heading, "LinkedIn archive of Ada Marsh").await;
    page.see("Not opened: Email Addresses.csv, messages.csv.").await;
    page.see("Take it as your headline?").await;
    page.click(Role::Button, "Import").await;
    page.find(Role::Heading, "Imported 3 posts, 1 article, 4 comments").await;
    // What the texts are often about is offered, with nothing chosen.
    page.click(Role::Checkbox, "Cloud cost").await;
    page.click(Role::Button, "Keep as pillars").await;
    page.see("Kept as your pillars.").await;

    page.click(Role::Link, "Progress").await;
    page.find(Role::Heading, "By year").await;
    page.see("4 posts since").await;
    page.click(Role::Link, "People").await;
    page.see("Ines Feld, PhD").await;
    page.click(Role::Link, "Conversations").await;
    page.see("A second one under the same post").await;

    page.press("Control+Z").await;
    page.see("Undone: keep pillars").await;
    page.press("Control+Z").await;
    page.see("Undone: import").await;
    assert_eq!(desktop.json(NOW, &["person", "list"]), before);
    assert_eq!(desktop.json(NOW, &["imports"]), serde_json::json!([]));
    app.close().await;
}

#[tokio::test]
async fn what_an_import_brought_is_removed_in_settings() {
    let desktop = Desktop::set_up("past-removed").await;
    begin(&desktop);
    let file = archive(&desktop, "linkedin-2026");
    desktop.command_line(NOW, &["import", &file.to_string_lossy()]);
    let app = desktop.open(NOW).await;
    let page = app.page();
    page.click(Role::Link, "Settings").await;
    page.click(Role::Link, "Manage your data").await;
    page.see("4 posts").await;
    page.click(Role::Button, "Remove what it brought").await;
    page.see("Import removed").await;
    assert_eq!(desktop.json(NOW, &["imports"])[0]["removed"], true);
    page.press("Control+Z").await;
    page.see("Undone: remove import").await;
    page.find(Role::Button, "Remove what it brought").await;
    app.close().await;
}

#[tokio::test]
async fn a_damaged_file_is_said_to_be_one_and_the_next_is_taken() {
    let desktop = Desktop::set_up("past-damaged").await;
    begin(&desktop);
    let whole = archive(&desktop, "linkedin-2026");
    let bytes = fs::read(&whole).expect("it was written");
    let cut = written(&desktop, "cut-off.zip", &bytes[..bytes.len() / 2]);
    let app = desktop.open(NOW).await;
    let page = app.page();
    to_import(&page).await;
    chosen(&desktop, &page, &cut).await;
    page.see("This archive is incomplete. Download it again.").await;
    page.see("cut-off.zip").await;
    chosen(&desktop, &page, &whole).await;
    page.find(Role::Heading, "LinkedIn archive of Ada Marsh").await;

    // A file that is another one by now is not imported.
    let mut files: Vec<(String, Vec<u8>)> = vec![(
        "Shares.csv".to_owned(),
        b"Date,ShareLink,ShareCommentary\n2026-04-11 19:07:13,,Another text\n".to_vec(),
    )];
    files.push(("Profile.csv".to_owned(), b"First Name,Last Name,Headline\nAda,Marsh,Other\n".to_vec()));
    fs::write(&whole, zipped(&files)).expect("it can be written again");
    page.click(Role::Button, "Import").await;
    page.see("The file has changed since you looked at it.").await;
    page.click(Role::Button, "Look again").await;
    page.see("You’ll import 1 post.").await;
    app.close().await;
}

/// An archive that takes a while: many people and posts.
fn large(people: usize) -> Vec<u8> {
    let mut connections = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n".to_owned();
    for n in 0..people {
        connections += &format!(
            "Ines{n},Feld,https://www.linkedin.com/in/ines-{n},,City Hospital {n},CIO,08 Feb 2026\n"
        );
    }
    zipped(&[("Connections.csv".to_owned(), connections.into_bytes())])
}

#[tokio::test]
async fn a_cancelled_import_leaves_the_journal_as_it_was() {
    let desktop = Desktop::set_up("past-cancelled").await;
    begin(&desktop);
    let file = written(&desktop, "large.zip", &large(20_000));
    let app = desktop.open(NOW).await;
    let page = app.page();
    to_import(&page).await;
    chosen(&desktop, &page, &file).await;
    page.find(Role::Heading, "LinkedIn archive").await;
    page.run("document.querySelector('.kind details').open = true", Vec::new()).await;
    page.click(Role::Radio, "Everyone").await;
    page.see("You’ll import 20,000 people.").await;
    page.see("1 to 50 of 20,000").await;
    page.click(Role::Button, "Import").await;
    page.see("Saving").await;
    // Other pages answer meanwhile.
    page.click(Role::Link, "People").await;
    page.find(Role::Heading, "Your people").await;
    to_import_again(&page).await;
    page.click(Role::Button, "Cancel").await;
    page.find(Role::Button, "Import").await;
    assert_eq!(desktop.json(NOW, &["imports"]), serde_json::json!([]));
    app.close().await;
}

/// To the page while a file is there already.
async fn to_import_again(page: &Page<'_>) {
    page.press("Control+K").await;
    page.type_text("Import").await;
    page.find(Role::Choice, "Import").await;
    page.press("Enter").await;
}

#[tokio::test]
async fn the_page_is_walked_by_keyboard_alone() {
    let desktop = Desktop::set_up("past-keyboard").await;
    begin(&desktop);
    let file = archive(&desktop, "linkedin-2026");
    let app = desktop.open(NOW).await;
    let page = app.page();
    to_import(&page).await;
    page.tab_to(Role::Button, "Choose a file…").await;
    page.press("Enter").await;
    desktop.choose_file(&file).await;
    page.find(Role::Heading, "LinkedIn archive of Ada Marsh").await;
    page.tab_to(Role::Checkbox, "IT that a board understands").await;
    page.press("Space").await;
    page.see("and 1 headline.").await;
    page.tab_to(Role::Button, "Import").await;
    page.press("Enter").await;
    page.find(Role::Heading, "Imported 3 posts").await;
    app.close().await;
}

#[tokio::test]
async fn the_page_looks_right_and_shuts_nobody_out() {
    for (colours, shade) in [(Colours::Light, "light"), (Colours::Dark, "dark")] {
        let desktop = Desktop::in_colours(colours, "past-looks").await;
        begin(&desktop);
        let file = archive(&desktop, "linkedin-2026");
        let app = desktop.open(NOW).await;
        let page = app.page();
        let look = async |place: &str| {
            picture(&app, &format!("{place}-{shade}")).await;
            let theme = page.run("return document.documentElement.dataset.theme", Vec::new()).await;
            assert_eq!(theme, shade, "{place}");
            assert_eq!(page.shuts_out().await, Vec::<String>::new(), "{place} in {shade}");
        };
        to_import(&page).await;
        look("begin").await;
        chosen(&desktop, &page, &file).await;
        page.find(Role::Heading, "LinkedIn archive of Ada Marsh").await;
        page.see("Take it as your headline?").await;
        look("preview").await;
        app.resize(720, 540).await;
        look("preview-narrow").await;
        page.click(Role::Button, "Import").await;
        page.find(Role::Heading, "Imported 3 posts").await;
        look("done-narrow").await;
        app.resize(1100, 760).await;
        look("done").await;
        page.click(Role::Link, "Progress").await;
        page.find(Role::Heading, "By year").await;
        look("progress").await;
        page.click(Role::Link, "Settings").await;
        page.click(Role::Link, "Manage your data").await;
        page.find(Role::Button, "Remove what it brought").await;
        look("settings").await;
        app.close().await;
    }
}
