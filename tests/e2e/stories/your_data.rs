//! Settings → Your data: a second folder, the check, a passphrase with its recovery key, and the way back with that key.

use std::fs;
use std::path::Path;

use crate::support::{Desktop, Role};

const NOW: &str = "2026-03-03T09:00:00Z";
/// Two hours before.
const EARLIER: &str = "2026-03-03T07:00:00Z";
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

#[tokio::test]
async fn an_encrypted_backup_is_chosen_looked_at_and_restored_beside_a_terminal() {
    let desktop = Desktop::set_up("restore-chosen").await;
    desktop.command_line(EARLIER, &["init", "--name", "Ada", "--zone", "UTC"]);
    desktop.command_line(EARLIER, &["post", "log", "Exit costs"]);
    let secret = desktop.home().join("passphrase");
    fs::write(&secret, PASSPHRASE).expect("the passphrase can be written");
    let secret = secret.to_str().expect("a path in letters");
    desktop.command_line(EARLIER, &["backup", "passphrase", "--passphrase-file", secret]);

    let app = desktop.open(NOW).await;
    let page = app.page();
    page.click(Role::Link, "Settings").await;
    page.click(Role::Link, "Manage your data").await;
    page.find(Role::Heading, "Second folder").await;
    page.click(Role::Button, "Back up").await;
    page.see("Backed up and read back whole").await;

    // Written from the terminal after the backup, while the window has the same data open.
    desktop.command_line(NOW, &["post", "log", "Roadmaps"]);

    page.click(Role::Button, "Show backups").await;
    page.click(Role::Button, "Restore the backup of today 09:00").await;
    page.see("This backup is encrypted.").await;
    assert_eq!(page.shuts_out().await, [""; 0]);
    page.fill_in("Passphrase or recovery key", "another passphrase").await;
    page.click(Role::Button, "Open").await;
    page.see("doesn’t open this file").await;
    page.fill_in("Passphrase or recovery key", PASSPHRASE).await;
    page.click(Role::Button, "Open").await;
    page.see("It holds 1 post").await;
    page.see("It replaces everything here: 2 posts").await;
    assert_eq!(page.shuts_out().await, [""; 0]);
    page.click(Role::Button, "Restore").await;
    page.see("Restored. A backup of what was here").await;
    page.click(Role::Link, "Posts").await;
    page.see("Exit costs").await;
    page.see_no_more("Roadmaps").await;

    // The terminal sees the same, and what was replaced can be brought back.
    let there = desktop.command_line(NOW, &["post", "list"]);
    assert!(there.contains("Exit costs") && !there.contains("Roadmaps"), "{there}");
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
