//! The documents keep their promises: links lead somewhere, files that are named exist, and every table says what the code
//! does. Where the code has a list, it is asked; else its sources are read, so that neither side can move alone.

#![allow(clippy::unwrap_used, reason = "what the tests share panics as tests do")]

mod links;
#[path = "../lists/mod.rs"]
mod lists;
mod settings;
mod socket;

use std::fs;
use std::path::{Path, PathBuf};

/// The repository.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..")
}

/// A file of the repository.
fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The sources of the core under these paths, one after the other, without their tests.
fn sources(paths: &[&str]) -> String {
    let mut text = String::new();
    let mut waiting: Vec<_> =
        paths.iter().map(|path| Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(path)).collect();
    while let Some(path) = waiting.pop() {
        if path.is_dir() {
            waiting.extend(fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|ending| ending == "rs") && !path.ends_with("tests.rs") {
            let source = fs::read_to_string(path).unwrap();
            text += source.split("\n#[cfg(test)]").next().unwrap_or_default();
        }
    }
    text
}

/// The rows of the table whose first column has this heading, cell by cell.
fn table(document: &str, heading: &str) -> Vec<Vec<String>> {
    let text = read(document);
    let lines = text.lines().skip_while(|line| !line.starts_with(&format!("| {heading} |"))).skip(2);
    let rows: Vec<Vec<String>> = lines
        .take_while(|line| line.starts_with('|'))
        .map(|line| line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect())
        .collect();
    assert!(!rows.is_empty(), "{document} has no table of {heading}");
    rows
}

/// What a cell has in code quotes.
fn quoted(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}
