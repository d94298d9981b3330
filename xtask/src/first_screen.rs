//! Which files the window needs before Today can be drawn.
//!
//! SvelteKit's `index.html` names what every page begins with: the start of the app, the layout, and the style sheets of
//! both. The start page itself comes by a table of pages inside the app's entry. What each of these imports is in the
//! bundler's manifest, which keeps apart what is imported at once and what only when it is wanted, like the dialogs.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::problem::Problem;

/// Where SvelteKit puts what it makes of the routes; the manifest names its entries by these paths.
const APP: &str = ".svelte-kit/generated/client-optimized/app.js";
const NODES: &str = ".svelte-kit/generated/client-optimized/nodes";
/// The error page's node, which is fetched with the layout so that it is there when it is needed.
const ERROR_PAGE: &str = "1";

/// Scripts and styles of the first screen, as paths inside the built folder.
///
/// `page` is the text of `index.html`, `app` that of the app's entry (see [`app_entry`]).
pub(crate) fn files(page: &str, app: &str, manifest: &Value) -> Result<BTreeSet<String>, Problem> {
    let start_page = start_page(app).ok_or_else(|| unknown("which page is the first"))?;
    let mut found = BTreeSet::new();
    for file in named_in(page) {
        if let Some(entry) = entry_of(manifest, &file) {
            follow(entry, manifest, &mut found)?;
        }
        found.insert(file);
    }
    for number in [ERROR_PAGE, start_page] {
        follow(&format!("{NODES}/{number}.js"), manifest, &mut found)?;
    }
    Ok(found)
}

/// The path of the app's entry inside the built folder.
pub(crate) fn app_entry(manifest: &Value) -> Result<&str, Problem> {
    manifest[APP]["file"].as_str().ok_or_else(|| unknown("the app's entry"))
}

/// Adds an entry's file, its styles and everything it imports at once.
fn follow(name: &str, manifest: &Value, found: &mut BTreeSet<String>) -> Result<(), Problem> {
    let entry = &manifest[name];
    let file = entry["file"].as_str().ok_or_else(|| unknown(name))?;
    found.extend(texts(&entry["css"]).map(str::to_owned));
    if found.insert(file.to_owned()) {
        for next in texts(&entry["imports"]) {
            follow(next, manifest, found)?;
        }
    }
    Ok(())
}

/// The name under which the manifest has this file.
fn entry_of<'a>(manifest: &'a Value, file: &str) -> Option<&'a str> {
    let (name, _) = manifest.as_object()?.iter().find(|(_, entry)| entry["file"] == file)?;
    Some(name)
}

/// Scripts and styles whose addresses stand in quotes in a page.
fn named_in(page: &str) -> impl Iterator<Item = String> {
    page.split(['"', '\''])
        .filter(|word| word.ends_with(".js") || word.ends_with(".css"))
        .map(|word| word.trim_start_matches('/').to_owned())
}

/// The number of the start page's node, from the table of pages: `"/":[2],"/posts":[3]`.
fn start_page(app: &str) -> Option<&str> {
    let (_, rest) = app.split_once("\"/\":[")?;
    let end = rest.find(|character: char| !character.is_ascii_digit())?;
    Some(&rest[..end]).filter(|number| !number.is_empty())
}

fn texts(list: &Value) -> impl Iterator<Item = &str> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str)
}

fn unknown(what: &str) -> Problem {
    Problem::stopped(format!(
        "The bundler’s manifest doesn’t name {what}: has SvelteKit changed how it builds? See xtask/src/first_screen.rs."
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const PAGE: &str = r#"<link href="/start.js" rel="modulepreload"><link href="/0.css" rel="stylesheet">
        <script>Promise.all([import("/start.js"), import("/app.js")])</script>"#;
    const TABLE: &str = r#"const pages = {"/":[2],"/posts":[3]};"#;

    fn built() -> Value {
        json!({
            "kit/entry.js": { "file": "start.js", "imports": ["_svelte.js"] },
            APP: { "file": "app.js", "imports": ["_svelte.js"], "dynamicImports": [node(1), node(2), node(3)] },
            node(1): { "file": "1.js", "imports": ["_svelte.js"] },
            node(2): { "file": "2.js", "css": ["2.css"], "imports": ["_ring.js"], "dynamicImports": ["_dialog.js"] },
            node(3): { "file": "3.js", "css": ["3.css"] },
            "_ring.js": { "file": "ring.js", "css": ["ring.css"], "imports": ["_svelte.js"] },
            "_dialog.js": { "file": "dialog.js", "css": ["dialog.css"] },
            "_svelte.js": { "file": "svelte.js", "imports": ["_ring.js"] },
        })
    }

    fn node(number: u8) -> String {
        format!("{NODES}/{number}.js")
    }

    #[test]
    fn the_start_page_counts_with_all_it_imports_at_once_and_nothing_else_does() {
        let files = files(PAGE, TABLE, &built()).expect("the manifest is well formed");
        let expected =
            ["0.css", "1.js", "2.css", "2.js", "app.js", "ring.css", "ring.js", "start.js", "svelte.js"];
        assert_eq!(files.iter().map(String::as_str).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_build_that_looks_different_is_said_and_not_measured_as_small() {
        assert!(files(PAGE, "const pages = [];", &built()).is_err());
        assert!(files(PAGE, TABLE, &json!({})).is_err());
        assert!(app_entry(&json!({})).is_err());
    }
}
