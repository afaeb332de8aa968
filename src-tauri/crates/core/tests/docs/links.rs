//! Links, and names of files and of commands.

use std::fs;

use regex::Regex;

use crate::{read, root};

/// All documents.
fn documents() -> Vec<String> {
    let mut documents: Vec<String> =
        ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "src-tauri/ARCHITECTURE.md"].map(str::to_owned).into();
    for entry in fs::read_dir(root().join("docs")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if name.ends_with(".md") {
            documents.push(format!("docs/{name}"));
        }
    }
    documents
}

/// The anchor of a heading, as GitHub makes it.
fn anchor(heading: &str) -> String {
    let kept = |c: &char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_');
    heading.trim_matches(['#', ' ']).to_lowercase().chars().filter(kept).collect::<String>().replace(' ', "-")
}

#[test]
fn every_link_leads_somewhere() {
    let link = Regex::new(r"\]\(([^)#\s]*)(?:#([^)\s]*))?\)").unwrap();
    let mut dead = Vec::new();
    for document in documents() {
        let here = root().join(&document);
        for found in link.captures_iter(&read(&document)).filter(|found| !found[1].contains("://")) {
            let target = if found[1].is_empty() { here.clone() } else { here.parent().unwrap().join(&found[1]) };
            let anchors =
                |text: String| text.lines().filter(|line| line.starts_with('#')).map(anchor).collect::<Vec<_>>();
            let leads = match found.get(2) {
                None => target.exists(),
                Some(part) => {
                    fs::read_to_string(&target).is_ok_and(|text| anchors(text).iter().any(|it| it == part.as_str()))
                }
            };
            if !leads {
                dead.push(format!("{document}: {}", &found[0]));
            }
        }
    }
    assert!(dead.is_empty(), "{dead:#?}");
}

/// A path is written from the repository, from `src-tauri`, from its `crates`, or from the sources of the core or the shell.
#[test]
fn every_file_that_a_developer_is_sent_to_exists() {
    let places = ["", "src-tauri", "src-tauri/crates", "src-tauri/crates/core/src", "src-tauri/src", "ui"];
    let path = Regex::new(r"^[\w./-]+(?:\.(?:rs|ts|svelte|sql|txt|ftl|md|json|js)|/)$").unwrap();
    let mut missing = Vec::new();
    for document in ["src-tauri/ARCHITECTURE.md", "CONTRIBUTING.md"] {
        let text = read(document);
        let is_named = |name: &&str| path.is_match(name) && (name.contains('/') || name.ends_with(".rs"));
        for name in text.split('`').skip(1).step_by(2).filter(is_named) {
            if !places.iter().any(|place| root().join(place).join(name).exists()) {
                missing.push(format!("{document}: {name}"));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn every_make_target_exists() {
    let named = Regex::new(r"`?make ([a-z]+)").unwrap();
    let makefile = read("Makefile");
    for document in ["README.md", "CONTRIBUTING.md", "docs/style.md"] {
        let text = read(document);
        // Only in code: prose may say that somebody can make something.
        let code = text.split('`').skip(1).step_by(2).chain(text.split("```").skip(1).step_by(2));
        for target in
            code.flat_map(|code| named.captures_iter(code).map(|found| found[1].to_owned()).collect::<Vec<_>>())
        {
            let exists = makefile.lines().any(|line| line.starts_with(&format!("{target}:")));
            assert!(exists || target == "ui", "{document}: make {target}");
        }
    }
}
