//! Pictures of every page, for the README and for anyone who changes how it looks. `cargo xtask pictures` takes them.

use std::path::{Path, PathBuf};

use crate::support::{App, Colours, Desktop, Role};
use crate::tour;

const NOW: &str = "2026-03-03T12:00:00Z";
/// Three weeks and a half before.
const LEFT: &str = "2026-02-06T12:00:00Z";
/// The window as it opens, and as small as it goes.
const SIZES: [(&str, u32, u32); 2] = [("wide", 1100, 760), ("narrow", 720, 540)];

#[tokio::test]
#[ignore = "takes pictures into the folder that STANDPOINT_PICTURES names"]
async fn every_page_has_its_picture_taken() {
    let folder =
        PathBuf::from(std::env::var_os("STANDPOINT_PICTURES").expect("STANDPOINT_PICTURES names a folder"));
    for (colours, shade) in [(Colours::Light, "light"), (Colours::Dark, "dark")] {
        for (size, width, height) in SIZES {
            let desktop = Desktop::in_colours(colours, "pictures-new").await;
            let app = desktop.open(NOW).await;
            app.resize(width, height).await;
            let to = folder.join("new").join(size);
            tour::welcome(&app.page(), async |place| take(&app, &to, place, shade).await).await;
            whole_tour(&app, &to, shade).await;
            app.close().await;

            let desktop = Desktop::in_colours(colours, "pictures-full").await;
            desktop.command_line(NOW, &["demo", "--years", "10"]);
            let app = desktop.open(NOW).await;
            app.resize(width, height).await;
            whole_tour(&app, &folder.join("full").join(size), shade).await;
            app.close().await;

            let desktop = Desktop::in_colours(colours, "pictures-back").await;
            desktop.command_line(LEFT, &["demo", "--years", "1"]);
            let app = desktop.open(NOW).await;
            app.resize(width, height).await;
            app.page().find(Role::Button, "Start again from today").await;
            take(&app, &folder.join("back").join(size), "today-back", shade).await;
            app.close().await;
        }
    }
}

async fn whole_tour(app: &App, to: &Path, shade: &str) {
    tour::pages(&app.page(), async |place| take(app, to, place, shade).await).await;
    tour::dialogs(&app.page(), async |place| take(app, to, place, shade).await).await;
}

async fn take(app: &App, folder: &Path, place: &str, shade: &str) {
    app.page().is_drawn().await;
    app.picture(&folder.join(format!("{place}-{shade}.png"))).await;
}
