//! Keeps by the commands what else names them: what the window is permitted, and the page's client.
//!
//! `make bindings` writes both anew.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use source::Command;

#[path = "../../build/commands.rs"]
mod source;

const CLIENT: &str = "../ui/src/lib/commands.ts";
const CAPABILITY: &str = "capabilities/main.json";

fn commands() -> Vec<Command> {
    source::read(Path::new("src/commands"))
}

/// Compares a file with what it ought to be; writes it, when that is asked for.
fn keep(file: &str, expected: &str) {
    if std::env::var_os("CALLCARD_WRITE_BINDINGS").is_some() {
        fs::write(file, expected).unwrap();
    }
    let committed = fs::read_to_string(file).unwrap().replace("\r\n", "\n");
    assert_eq!(committed, expected, "{file} is stale: run `make bindings`");
}

#[test]
fn window_is_permitted_every_command_and_little_else() {
    let mut capability: Value = serde_json::from_str(&fs::read_to_string(CAPABILITY).unwrap()).unwrap();
    let tauris = capability["permissions"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|permission| permission.as_str().is_some_and(|permission| permission.contains(':')));
    let ours = commands().into_iter().map(|command| json!(format!("allow-{}", command.name.replace('_', "-"))));
    capability["permissions"] = ours.chain(tauris.cloned().collect::<Vec<_>>()).collect();
    keep(CAPABILITY, &(serde_json::to_string_pretty(&capability).unwrap() + "\n"));
}

#[test]
fn client_of_the_page_matches_the_commands() {
    let commands = commands();
    let mut types = BTreeSet::new();
    let declared: String = commands.iter().map(|command| declaration(command, &mut types)).collect();
    let calls: String = commands.iter().map(call).collect();
    let types: String = types.iter().map(|name| format!("  {name},\n")).collect();
    keep(
        CLIENT,
        &format!(
            "\
// What the window may ask of the app. Generated from the app's commands by `make bindings`: not to be edited.

import {{ Channel, invoke }} from \"@tauri-apps/api/core\";
import type {{
{types}}} from \"./bindings\";

/** What the window may ask of the app. A promise that rejects does so with a `Refusal`. */
export interface Commands {{
{declared}}}

/** Asks the app. */
export const commands: Commands = {{
{calls}}};
"
        ),
    );
}

/// The command in the page's interface; notes the types that it names.
fn declaration(command: &Command, types: &mut BTreeSet<String>) -> String {
    let docs = match &command.docs[..] {
        [line] => format!("  /** {line} */\n"),
        lines => format!("  /**\n{}   */\n", lines.iter().map(|line| format!("   * {line}\n")).collect::<String>()),
    };
    let arguments: Vec<_> = command
        .arguments
        .iter()
        .map(|(name, kind)| match kind.strip_prefix("Channel<") {
            Some(told) => {
                format!("{}: (news: {}) => void", camel(name), in_the_page(told.trim_end_matches('>'), types))
            }
            None => format!("{}: {}", camel(name), in_the_page(kind, types)),
        })
        .collect();
    let answer = in_the_page(&command.answer, types);
    format!("{docs}  {}({}): Promise<{answer}>;\n", camel(&command.name), arguments.join(", "))
}

/// How the page asks for it.
fn call(command: &Command) -> String {
    let names: Vec<_> = command.arguments.iter().map(|(name, _)| camel(name)).collect();
    let given: Vec<_> = command
        .arguments
        .iter()
        .map(|(name, kind)| match kind.starts_with("Channel<") {
            true => format!("{name}: new Channel({name})", name = camel(name)),
            false => camel(name),
        })
        .collect();
    let given = if given.is_empty() { String::new() } else { format!(", {{ {} }}", given.join(", ")) };
    format!("  {}: ({}) => invoke(\"{}\"{given}),\n", camel(&command.name), names.join(", "), command.name)
}

/// A type of the app as the page writes it; those of our own have the same name in the bindings.
fn in_the_page(kind: &str, types: &mut BTreeSet<String>) -> String {
    if let Some(inner) = kind.strip_prefix("Option<").and_then(|rest| rest.strip_suffix('>')) {
        return format!("{} | null", in_the_page(inner, types));
    }
    match kind {
        "()" => "void".into(),
        "bool" => "boolean".into(),
        "u64" | "usize" => "number".into(),
        "String" | "CallId" => "string".into(),
        own => {
            types.insert(own.into());
            own.into()
        }
    }
}

fn camel(name: &str) -> String {
    let mut words = name.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |name, word| name + &word[..1].to_uppercase() + &word[1..])
}
