//! What `docs/command-line.md` says of the commands and the exit codes, compared with the program itself.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

const DOCUMENT: &str = include_str!("../../../../../docs/command-line.md");

/// The rows of the table whose first column has this heading.
fn table(heading: &str) -> Vec<Vec<&'static str>> {
    let lines = DOCUMENT.lines().skip_while(|line| !line.starts_with(&format!("| {heading} |"))).skip(2);
    let rows = lines.take_while(|line| line.starts_with('|'));
    rows.map(|line| line.trim_matches('|').split('|').map(|cell| cell.trim().trim_matches('`')).collect()).collect()
}

fn help(words: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_callcardctl")).args(words).arg("--help").output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_table_has_every_command() {
    let help = help(&[]);
    let commands = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let commands: Vec<&str> = commands
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|command| *command != "help")
        .collect();
    let told: Vec<&str> = table("command").iter().map(|row| row[0]).collect();
    assert_eq!(told, commands);
}

#[test]
fn every_option_in_the_table_exists() {
    for row in table("command") {
        let help = help(&[row[0]]);
        for word in row[1].split('`').filter(|word| word.starts_with("--")) {
            assert!(help.contains(word), "{} {word}", row[0]);
        }
    }
}

#[test]
fn the_table_has_every_exit_code() {
    let told: BTreeSet<&str> = table("code").iter().map(|row| row[0]).collect();
    let help = help(&[]);
    let (_, codes) = help.split_once("Exit codes: ").unwrap();
    let codes: BTreeSet<&str> = codes.split(", ").filter_map(|code| code.split_whitespace().next()).collect();
    assert_eq!(told, codes);
}

/// The failures are an enum with contents, so its source is read.
#[test]
fn the_table_has_every_code_of_a_failure() {
    let source = include_str!("../../src/failure.rs");
    let (_, body) = source.split_once("fn code(&self)").unwrap();
    let (body, _) = body.split_once("\n    }\n").unwrap();
    let codes: BTreeSet<&str> = body.lines().filter_map(|line| line.split("=> \"").nth(1)?.split('"').next()).collect();
    let told: BTreeMap<&str, &str> = table("code of a failure").iter().map(|row| (row[0], row[1])).collect();
    assert_eq!(told.keys().copied().collect::<BTreeSet<_>>(), codes);
    let known: BTreeSet<&str> = table("code").iter().map(|row| row[0]).collect();
    assert!(told.values().all(|code| known.contains(code)), "{told:?}");
}
