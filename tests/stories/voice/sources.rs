//! The files whose language is looked at.

use std::path::{Path, PathBuf};

use super::phrases::{Text, root};
use super::rust_source::{self, Role};
use super::window_source;

/// Folders with code whose comments are looked at.
const CODE: [&str; 6] =
    ["src-tauri/core", "src-tauri/cli", "src-tauri/src", "src-tauri/fetch", "xtask", "tests"];
/// Folders with code that shows something.
const SHOWING: [&str; 4] = ["src-tauri/core/src", "src-tauri/cli/src", "src-tauri/src", "xtask/src"];
/// Folders whose doc comments are a command's help.
const ARGUMENTS: [&str; 2] = ["src-tauri/cli/src/arguments", "src-tauri/src/arguments.rs"];
/// What isn't shown, and why.
const NOT_SHOWN: [(&str, &str); 8] = [
    ("src-tauri/core/src/demo", "sample data: an author’s own words"),
    ("src-tauri/core/src/bindings", "text of generated code"),
    ("src-tauri/src/contract.rs", "text of generated code"),
    ("src-tauri/core/src/publishing/red_line", "patterns to look for; what it says is in class.rs"),
    ("src-tauri/core/src/calendar/natural_date/grammar.rs", "words to understand"),
    ("src-tauri/core/src/people/conversation/opening.rs", "words to understand"),
    ("src-tauri/core/src/people/contacts_csv/columns.rs", "words to understand"),
    ("src-tauri/core/src/text/encoding.rs", "names of encodings"),
];
/// Files within those that are shown after all.
const SHOWN_ALL_THE_SAME: [&str; 1] = ["src-tauri/core/src/publishing/red_line/class.rs"];

/// Comments on lines of their own; neighbouring lines are one text.
pub(super) fn comments() -> Vec<Text> {
    let files = CODE
        .iter()
        .flat_map(|folder| files(folder, "rs"))
        .filter(|file| !is_voice(file) && !is_argument(file));
    files.flat_map(|file| comments_of(&file, &read(&file))).collect()
}

/// README, CONTRIBUTING and the like, and `docs/`, without their blocks of code.
pub(super) fn documents() -> Vec<Text> {
    let top = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md"].map(PathBuf::from);
    let docs = files("docs", "md").into_iter().filter(|file| !file.starts_with("docs/voice"));
    top.into_iter().chain(docs).flat_map(|file| prose_of(&file, &read(&file))).collect()
}

/// Every text that the core, the terminal, the shell, xtask and the window show, and the exports as they are written.
pub(super) fn shown() -> Vec<Text> {
    let goldens = ["md", "html"].into_iter().flat_map(|ending| files("tests/golden", ending));
    let exports = goldens.flat_map(|file| prose_of(&file, &read(&file)));
    literals(|_| true).into_iter().chain(window(|_| true)).chain(exports).collect()
}

/// The labels of enums, and those of the window's buttons, headings and fields.
pub(super) fn labels() -> Vec<Text> {
    literals(|role| role == Role::Label).into_iter().chain(window(|shown| shown.is_label)).collect()
}

/// What the terminal's help says about an argument or a command.
pub(super) fn helps() -> Vec<Text> {
    literals(|role| role == Role::Help)
}

/// What is said of an action that is done.
pub(super) fn toasts() -> Vec<Text> {
    literals(|role| role == Role::Toast)
}

/// Functions that write labels of an enum without `named_enum!`.
pub(super) fn labels_written_by_hand() -> Vec<String> {
    let mut faults = Vec::new();
    for file in SHOWING
        .iter()
        .flat_map(|folder| files(folder, "rs"))
        .filter(|file| !file.ends_with("core/src/named.rs"))
    {
        let source = read(&file);
        let lines: Vec<&str> = source.lines().collect();
        for (n, line) in lines.iter().enumerate() {
            let names_label =
                line.contains("fn label(") || line.contains("fn word(") || line.contains("fn to_label(");
            let body = lines[n..].iter().take_while(|line| !matches!(line.trim_end(), "}" | "    }"));
            let writes = body.clone().filter(|line| line.contains("=> \"")).count() > 1;
            let exempt = n > 0 && lines[n - 1].contains("voice: ok");
            if names_label && writes && !exempt {
                faults.push(format!("{}:{}: labels without named_enum!", file.display(), n + 1));
            }
        }
    }
    faults
}

fn literals(of: impl Fn(Role) -> bool) -> Vec<Text> {
    let mut texts = Vec::new();
    for file in SHOWING.iter().flat_map(|folder| files(folder, "rs")).filter(|file| is_shown(file)) {
        let source = read(&file);
        let exempt = exempted(&source);
        for shown in rust_source::shown(&source, is_argument(&file)) {
            if of(shown.role) {
                let lines = vec![shown.text.replace('\n', " ")];
                texts.push(Text {
                    file: file.clone(),
                    line: shown.line,
                    lines,
                    exempt: exempt.clone(),
                    is_doc: false,
                });
            }
        }
    }
    texts
}

fn window(of: impl Fn(&window_source::Shown) -> bool) -> Vec<Text> {
    let mut texts = Vec::new();
    let files = ["svelte", "ts"].into_iter().flat_map(|ending| files("ui/src", ending));
    for file in files.filter(|file| !file.starts_with("ui/src/lib/generated")) {
        let source = read(&file);
        let is_markup = file.extension().is_some_and(|ending| ending == "svelte");
        let all =
            if is_markup { window_source::in_markup(&source) } else { window_source::in_script(&source) };
        let exempt = exempted(&source);
        for shown in all.into_iter().filter(|shown| of(shown)) {
            let (file, exempt) = (file.clone(), exempt.clone());
            texts.push(Text { file, line: shown.line, lines: shown.lines, exempt, is_doc: false });
        }
    }
    texts
}

fn comments_of(file: &Path, source: &str) -> Vec<Text> {
    let exempt = exempted(source);
    let mut texts: Vec<Text> = Vec::new();
    let mut before = "";
    for (n, line) in source.lines().enumerate() {
        let line = line.trim();
        let kind = ["///", "//!", "//"].into_iter().find(|kind| line.starts_with(kind)).unwrap_or("");
        let text = line[kind.len()..].trim().to_owned();
        match texts.last_mut() {
            Some(last) if !kind.is_empty() && kind == before => last.lines.push(text),
            _ if !kind.is_empty() => {
                let exempt = exempt.clone();
                texts.push(Text {
                    file: file.into(),
                    line: n + 1,
                    lines: vec![text],
                    exempt,
                    is_doc: kind == "///",
                });
            }
            _ => {}
        }
        before = kind;
    }
    texts
}

/// The lines of a document; blocks of code are left empty.
fn prose_of(file: &Path, source: &str) -> Vec<Text> {
    let mut in_code = false;
    let lines = source.lines().map(|line| {
        let fence = line.trim_start().starts_with("```");
        in_code ^= fence;
        if in_code || fence { String::new() } else { line.to_owned() }
    });
    vec![Text { file: file.into(), line: 1, lines: lines.collect(), exempt: exempted(source), is_doc: false }]
}

/// Lines behind one that says `voice: ok` and why.
fn exempted(source: &str) -> Vec<usize> {
    let says_why = |line: &str| {
        line.split_once("voice: ok").is_some_and(|(_, why)| why.chars().any(char::is_alphabetic))
    };
    source.lines().enumerate().filter(|(_, line)| says_why(line)).map(|(n, _)| n + 2).collect()
}

fn is_shown(file: &Path) -> bool {
    let text = file.to_string_lossy().replace('\\', "/");
    let is_test = text.contains("/tests/") || text.ends_with("/tests.rs");
    let excepted = NOT_SHOWN.iter().any(|(start, _)| text.starts_with(start));
    !is_test && (!excepted || SHOWN_ALL_THE_SAME.contains(&text.as_str()))
}

fn is_argument(file: &Path) -> bool {
    ARGUMENTS.iter().any(|start| file.starts_with(start))
}

fn is_voice(file: &Path) -> bool {
    file.starts_with("tests/stories/voice")
}

fn read(file: &Path) -> String {
    std::fs::read_to_string(root().join(file)).unwrap()
}

/// Files with an ending below a folder, by path from the repository's root.
fn files(below: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from(below)];
    while let Some(folder) = folders.pop() {
        if folder.extension().is_some() {
            found.push(folder);
            continue;
        }
        for entry in std::fs::read_dir(root().join(&folder)).unwrap().flatten() {
            let path = folder.join(entry.file_name());
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            if is_folder && entry.file_name() != "target" {
                folders.push(path);
            } else if path.extension().is_some_and(|one| one == ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}
