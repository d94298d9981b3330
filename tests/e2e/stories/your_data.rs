//! Settings → Your data: a second folder, the check, a passphrase with its recovery key, and the way back with that key.

use std::fs;
use std::path::Path;

use crate::support::{Desktop, Role};

const NOW: &str = "2026-03-03T09:00:00Z";
const PASSPHRASE: &str = "four words of mine";

#[tokio::test]
async fn backups_go_to_a_second_folder_and_come_back_with_the_recovery_key() {
    let desktop = Desktop::set_up("your-data").await;
    desktop.command_line(NOW, &["init", "--name", "Ada", "--zone", "UTC"]);
    desktop.command_line(NOW, &["post", "log", "Exit costs"]);
    let second = desktop.home().join("stick");
    fs::create_dir(&second).expect("the folder can be made");

    let app = desktop.open(NOW).await;
    let page = app.page();
    page.click(Role::Link, "Settings").await;
    page.click(Role::Link, "Manage your data").await;
    page.find(Role::Heading, "Second folder").await;
    assert_eq!(page.shuts_out().await, [""; 0]);

    page.click(Role::Button, "Choose second folder…").await;
    desktop.choose_folder(&second).await;
    page.see("Every backup is copied to").await;
    page.see("Last good copy: the backup of today").await;
    assert_eq!(endings(&second), [".sqlite3"]);

    page.click(Role::Button, "Check").await;
    page.see("Read every row: 1 post").await;
    page.see("Everything is whole.").await;
    page.see("Last proven backup: today").await;

    page.click(Role::Button, "Set passphrase…").await;
    let dialog = page.part(Role::Dialog, "Encrypt backups and exports").await;
    dialog.see("That’s final.").await;
    dialog.fill_in("Passphrase At least", PASSPHRASE).await;
    dialog.fill_in("Passphrase again", PASSPHRASE).await;
    dialog.click(Role::Button, "Set passphrase").await;
    let dialog = page.part(Role::Dialog, "Your recovery key").await;
    dialog.see("AGE-SECRET-KEY-1").await;
    let shown = dialog.text().await.expect("the dialog has words");
    let key = shown
        .split_whitespace()
        .find(|word| word.starts_with("AGE-SECRET-KEY-1"))
        .expect("the key")
        .to_owned();
    assert_eq!(page.shuts_out().await, [""; 0]);
    dialog.click(Role::Checkbox, "I’ve printed it or written it down").await;
    dialog.click(Role::Button, "Done").await;
    page.gone(Role::Dialog, "Your recovery key").await;
    page.see("New backups are encrypted").await;
    page.see_no_more("AGE-SECRET-KEY-1").await;
    assert_eq!(
        endings(&second),
        [".age", ".age", ".sqlite3"],
        "the backup, the encrypted key, and the one before"
    );
    app.close().await;

    // The journal and its backups are lost with the disk; the stick is left.
    fs::remove_dir_all(desktop.data_folder().join("backups")).expect("backups can be removed");
    fs::write(desktop.data_folder().join("standpoint.sqlite3"), "").expect("the data can be emptied");
    let app = desktop.open(NOW).await;
    let page = app.page();
    page.find(Role::Heading, "Standpoint can’t open your data").await;
    page.see("Newest backup: today").await;
    page.fill_in("Passphrase or recovery key", "another passphrase").await;
    page.click(Role::Button, "Restore newest backup").await;
    page.see("doesn’t open this file").await;
    page.fill_in("Passphrase or recovery key", &key).await;
    page.click(Role::Button, "Restore newest backup").await;
    page.click(Role::Link, "Posts").await;
    page.see("Exit costs").await;
    app.close().await;
}

/// How the names in a folder end, in order.
fn endings(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).expect("the folder can be read");
    let mut endings: Vec<_> = names
        .map(|entry| {
            let name = entry.expect("an entry").file_name().into_string().expect("a name");
            name[name.rfind('.').expect("an ending")..].to_owned()
        })
        .collect();
    endings.sort();
    endings
}
