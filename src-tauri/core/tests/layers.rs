//! The layout of the crate: which folder may use which, and no file that depends on itself through others.
//!
//! Every path that begins with `crate`, `self` or `super` is followed to the file that declares what it names, through
//! re-exports. Unit tests inside files are left out: they may use anything.

#![allow(clippy::unwrap_used, reason = "a test that cannot read the crate has failed")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use syn::visit::Visit;
use syn::{Item, UseTree};

/// The folders and files of `src`, from the ground up. A line may use the lines above it; what stands on one line may not
/// use its neighbours.
const LAYERS: &[&[&str]] = &[
    &["error", "named", "revised"],
    &["id", "text"],
    &["address"],
    &["calendar"],
    &["programme"],
    &["publishing"],
    &["profile", "people", "feeds", "metrics"],
    &["dossier", "import", "look_back", "critique"],
    &["rhythm", "coaching"],
    &["reminders", "pictures", "score"],
    &["store"],
    &["journal"],
    &["changed"],
    &["coach"],
    &["actions", "views", "export", "journal_file"],
    &["demo"],
    &["bindings"],
];

/// A module: the names on the way to it from the crate's root. The root has none.
type Module = Vec<String>;

/// What a file says about other modules.
#[derive(Default)]
struct Source {
    /// Names that `use` brings in, with the path they stand for.
    imports: BTreeMap<String, Vec<String>>,
    /// Every path that is named, imports among them.
    paths: BTreeSet<Vec<String>>,
}

#[test]
fn folders_use_only_what_stands_below_them() {
    let crate_files = read_crate();
    let mut upward = BTreeSet::new();
    for (module, used) in uses(&crate_files) {
        let from = top(&module);
        for other in used {
            let to = top(&other);
            if from != to && rank(&from) <= rank(&to) {
                upward.insert(format!("{} uses {}", module.join("::"), other.join("::")));
            }
        }
    }
    assert_eq!(upward, BTreeSet::new(), "allowed directions: the table at the head of this file");
}

#[test]
fn no_file_depends_on_itself_through_others() {
    let crate_files = read_crate();
    let mut left = uses(&crate_files);
    // Whatever uses nothing that is left cannot be part of a circle.
    loop {
        let remaining: BTreeSet<_> = left.keys().cloned().collect();
        let before = left.len();
        left.retain(|_, used| used.iter().any(|other| remaining.contains(other)));
        if left.len() == before {
            break;
        }
    }
    // And neither can what nothing that is left uses.
    loop {
        let used: BTreeSet<_> = left.values().flatten().cloned().collect();
        let before = left.len();
        left.retain(|module, _| used.contains(module));
        if left.len() == before {
            break;
        }
    }
    let circle: Vec<_> = left.keys().map(|module| module.join("::")).collect();
    assert!(circle.is_empty(), "these files stand in or between circles: {circle:?}");
}

#[test]
fn every_module_with_children_is_a_folder_with_a_mod_file() {
    let root = source_folder();
    let files = rust_files(&root);
    let doubled: Vec<_> = files.iter().filter(|file| file.with_extension("").is_dir()).collect();
    assert!(doubled.is_empty(), "move into their folder as mod.rs: {doubled:?}");
}

#[test]
fn the_table_of_layers_names_every_module_of_the_crate() {
    let known: BTreeSet<_> = LAYERS.iter().copied().flatten().map(|name| (*name).to_owned()).collect();
    let there: BTreeSet<_> =
        read_crate().keys().filter(|module| !module.is_empty()).map(|module| top(module)).collect();
    assert_eq!(there, known);
}

fn rank(folder: &str) -> usize {
    let at = LAYERS.iter().position(|layer| layer.contains(&folder));
    at.unwrap_or_else(|| panic!("{folder} is missing in the table of layers"))
}

fn top(module: &[String]) -> String {
    module.first().cloned().unwrap_or_default()
}

fn source_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

fn read_crate() -> BTreeMap<Module, Source> {
    let root = source_folder();
    let files = rust_files(&root);
    assert!(files.len() > 100, "the crate was not found at {}", root.display());
    files.iter().map(|file| (module_of(&root, file), read(file))).collect()
}

fn module_of(root: &Path, file: &Path) -> Module {
    let inside = file.strip_prefix(root).unwrap().with_extension("");
    let mut module: Module = inside.iter().map(|part| part.to_str().unwrap().to_owned()).collect();
    if matches!(module.last().map(String::as_str), Some("mod" | "lib")) {
        module.pop();
    }
    module
}

fn read(file: &Path) -> Source {
    let syntax = syn::parse_file(&fs::read_to_string(file).unwrap()).unwrap();
    let mut source = Source::default();
    source.visit_file(&syntax);
    source
}

impl<'ast> Visit<'ast> for Source {
    fn visit_item(&mut self, item: &'ast Item) {
        match item {
            Item::Mod(inner) if is_for_tests(&inner.attrs) => {}
            Item::Use(imported) => self.import(&imported.tree, &[]),
            other => syn::visit::visit_item(self, other),
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let names: Vec<_> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        if names.len() > 1 {
            self.paths.insert(names);
        }
        syn::visit::visit_path(self, path);
    }
}

impl Source {
    fn import(&mut self, tree: &UseTree, before: &[String]) {
        let with = |name: &syn::Ident| [before, &[name.to_string()]].concat();
        match tree {
            UseTree::Path(path) => self.import(&path.tree, &with(&path.ident)),
            UseTree::Group(group) => group.items.iter().for_each(|item| self.import(item, before)),
            UseTree::Name(name) if name.ident == "self" => {
                self.imported(before.last().cloned().unwrap_or_default(), before.to_vec());
            }
            UseTree::Name(name) => self.imported(name.ident.to_string(), with(&name.ident)),
            UseTree::Rename(rename) => self.imported(rename.rename.to_string(), with(&rename.ident)),
            UseTree::Glob(_) => {
                self.paths.insert(before.to_vec());
            }
        }
    }

    fn imported(&mut self, name: String, path: Vec<String>) {
        self.paths.insert(path.clone());
        self.imports.insert(name, path);
    }
}

fn is_for_tests(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute.parse_args::<syn::Path>().is_ok_and(|condition| condition.is_ident("test"))
    })
}

/// By module, the other modules whose declarations it uses.
fn uses(files: &BTreeMap<Module, Source>) -> BTreeMap<Module, BTreeSet<Module>> {
    let mut all = BTreeMap::new();
    for (module, source) in files.iter().filter(|(module, _)| !module.is_empty() && !is_test_file(module)) {
        let mut used: BTreeSet<Module> = BTreeSet::new();
        for path in &source.paths {
            // What a parent hands on from its children is the children's.
            let Some(target) = absolute(files, module, path) else { continue };
            if let Some(declared_in) = resolve(files, &target, 0) {
                let hands_on =
                    source.imports.values().any(|import| import == path) && declared_in.starts_with(module);
                if declared_in != *module && !hands_on {
                    used.insert(declared_in);
                }
            }
        }
        all.insert(module.clone(), used);
    }
    all
}

fn is_test_file(module: &[String]) -> bool {
    module.iter().any(|name| name == "tests")
}

fn absolute(files: &BTreeMap<Module, Source>, module: &[String], path: &[String]) -> Option<Vec<String>> {
    let mut here = module.to_vec();
    let mut rest = path;
    match path.first().map(String::as_str)? {
        "crate" => {
            here.clear();
            rest = &rest[1..];
        }
        "self" => rest = &rest[1..],
        "super" => {
            while rest.first().is_some_and(|name| name == "super") {
                here.pop();
                rest = &rest[1..];
            }
        }
        name => {
            let child = [module, &[name.to_owned()]].concat();
            if !files.contains_key(&child) {
                return None;
            }
        }
    }
    Some([here.as_slice(), rest].concat())
}

/// The module that declares what an absolute path names.
fn resolve(files: &BTreeMap<Module, Source>, path: &[String], depth: usize) -> Option<Module> {
    let known = (0..=path.len()).rev().find(|length| files.contains_key(&path[..*length]))?;
    let (module, rest) = path.split_at(known);
    let Some((name, after)) = rest.split_first() else { return Some(module.to_vec()) };
    let handed_on = files[module].imports.get(name).filter(|_| depth < 8);
    match handed_on.and_then(|import| absolute(files, module, import)) {
        Some(import) => resolve(files, &[import.as_slice(), after].concat(), depth + 1),
        None => Some(module.to_vec()),
    }
}
