//! The modules of this crate stand in reading order in `lib.rs`: each imports only what stands above it. And only the
//! adapter of a CRM, and the list of adapters, name that CRM.

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

fn sources() -> (String, Vec<(String, String)>) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    files(&root, &root, &mut found);
    (std::fs::read_to_string(root.join("lib.rs")).unwrap(), found)
}

/// The modules of this crate that a text names by `crate::`.
fn imports(text: &str) -> BTreeSet<String> {
    let word =
        |rest: &str| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default().to_owned();
    text.split("crate::").skip(1).map(word).filter(|name| !name.is_empty()).collect()
}

#[test]
fn modules_import_only_what_stands_above_them() {
    let (lib, sources) = sources();
    let modules: Vec<&str> = lib.lines().filter_map(|line| line.rsplit_once("mod ")?.1.strip_suffix(';')).collect();
    assert!(modules.len() > 20 && modules.contains(&"crm"), "{modules:?}");
    let place = |name: &str| modules.iter().position(|module| *module == name);
    let mut against = Vec::new();
    for (file, text) in &sources {
        let own = file.split(['/', '.']).next().unwrap();
        let Some(own) = place(own) else { continue };
        for import in imports(text) {
            let excused = EXCEPTIONS.iter().any(|(name, what, _)| name == file && *what == import);
            if place(&import).is_some_and(|other| other > own) && !excused {
                against.push(format!("{file} imports {import}, which stands below it"));
            }
        }
    }
    assert!(against.is_empty(), "{against:#?}");
}

#[test]
fn only_the_list_of_adapters_names_a_crm() {
    let (_, sources) = sources();
    let names_it = |text: &str| ["crm::amo", "super::amo", "mod amo"].iter().any(|name| text.contains(name));
    let outside = sources.iter().filter(|(file, _)| !file.starts_with("crm/amo"));
    let named: Vec<&str> = outside.filter(|(_, text)| names_it(text)).map(|(file, _)| file.as_str()).collect();
    assert_eq!(named, WIRING);
}
