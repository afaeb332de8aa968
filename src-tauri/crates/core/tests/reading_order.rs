//! The modules of this crate stand in reading order in `lib.rs`, and those of the shell in its `main.rs`: each imports
//! only what stands above it. And only the adapter of a CRM, and the list of adapters, name that CRM.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Imports against the order that have a reason: the file, what it imports, why.
const EXCEPTIONS: [(&str, &str, &str); 0] = [];

/// The files outside of `crm/amo` that may name it.
const WIRING: [&str; 2] = ["crm/adapters.rs", "crm.rs"];

/// The files of production code, and their text without their tests.
fn files(folder: &Path, root: &Path, found: &mut Vec<(String, String)>) {
    let mut entries: Vec<PathBuf> = folder.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
        if path.is_dir() && !name.ends_with("/tests") {
            files(&path, root, found);
        } else if name.ends_with(".rs") && !name.ends_with("/tests.rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            let production = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
            found.push((
                name,
                production.lines().filter(|line| !line.trim().starts_with("//")).collect::<Vec<_>>().join("\n"),
            ));
        }
    }
}

/// The list of the modules of a package, and its files.
fn sources(folder: &str, list: &str) -> (String, Vec<(String, String)>) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut found = Vec::new();
    files(&root, &root, &mut found);
    (std::fs::read_to_string(root.join(list)).unwrap(), found)
}

/// The modules of this crate that a text names by `crate::`.
fn imports(text: &str) -> BTreeSet<String> {
    let word = |rest: &str| {
        rest.trim().split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default().to_owned()
    };
    let named = |rest: &str| match rest.strip_prefix('{') {
        Some(list) => list.split('}').next().unwrap_or_default().split(',').map(word).collect(),
        None => vec![word(rest)],
    };
    text.split("crate::").skip(1).flat_map(named).filter(|name| !name.is_empty()).collect()
}

/// The imports against the order.
fn against(list: &str, sources: &[(String, String)]) -> Vec<String> {
    let modules: Vec<&str> = list
        .lines()
        .filter_map(|line| line.split("mod ").last()?.strip_suffix(';'))
        .filter(|name| !name.contains(' '))
        .collect();
    assert!(modules.len() > 10, "{modules:?}");
    let place = |name: &str| modules.iter().position(|module| *module == name);
    let mut against = Vec::new();
    for (file, text) in sources {
        let own = file.split(['/', '.']).next().unwrap();
        let Some(own) = place(own) else { continue };
        for import in imports(text) {
            let excused = EXCEPTIONS.iter().any(|(name, what, _)| name == file && *what == import);
            if place(&import).is_some_and(|other| other > own) && !excused {
                against.push(format!("{file} imports {import}, which stands below it"));
            }
        }
    }
    against
}

#[test]
fn modules_import_only_what_stands_above_them() {
    for (folder, list) in [("src", "lib.rs"), ("../../src", "main.rs")] {
        let (list, sources) = sources(folder, list);
        assert_eq!(against(&list, &sources), Vec::<String>::new(), "{folder}");
    }
}

#[test]
fn imports_are_found_one_by_one_and_in_braces() {
    let text = "use crate::ending::{self, Ending};\nuse crate::{Outcome, clipboard, tray, window::look};\ncrate::start::start()";
    let found = ["ending", "Outcome", "clipboard", "tray", "window", "start"].map(str::to_owned);
    assert_eq!(imports(text), found.into());
    let files = [("window.rs".to_owned(), "use crate::{ending, tray};".to_owned())];
    let list =
        ["ending", "a", "b", "c", "d", "e", "f", "g", "h", "window", "tray"].map(|name| format!("mod {name};\n"));
    assert_eq!(against(&list.concat(), &files), ["window.rs imports tray, which stands below it"]);
}

#[test]
fn only_the_list_of_adapters_names_a_crm() {
    let (_, sources) = sources("src", "lib.rs");
    let names_it = |text: &str| ["crm::amo", "super::amo", "mod amo"].iter().any(|name| text.contains(name));
    let outside = sources.iter().filter(|(file, _)| !file.starts_with("crm/amo"));
    let named: Vec<&str> = outside.filter(|(_, text)| names_it(text)).map(|(file, _)| file.as_str()).collect();
    assert_eq!(named, WIRING);
}
