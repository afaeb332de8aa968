//! Reads the commands of the window from their own source, `src/commands/`: a function with `#[tauri::command]` is one, and
//! it is written nowhere else.
//!
//! The build makes the handler and the permissions from this, a test the page's client.

use std::fs;
use std::path::Path;

use quote::ToTokens;
use syn::{Attribute, Expr, FnArg, Item, ItemFn, Lit, Meta, Pat, ReturnType, Type};

/// A command.
#[allow(dead_code, reason = "the build and the tests read a part of it each")]
pub(crate) struct Command {
    pub(crate) module: String,
    pub(crate) name: String,
    /// What it does, as its documentation says.
    pub(crate) docs: Vec<String>,
    /// What the page hands over, each with its type; what Tauri adds is left out.
    pub(crate) arguments: Vec<(String, String)>,
    /// What the page gets, without the refusal.
    pub(crate) answer: String,
}

/// The commands in this folder, in the order of its files and of their lines.
pub(crate) fn read(folder: &Path) -> Vec<Command> {
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.iter().flat_map(|file| in_file(file)).collect()
}

fn in_file(file: &Path) -> Vec<Command> {
    let module = file.file_stem().unwrap().to_string_lossy().into_owned();
    let source = fs::read_to_string(file).unwrap();
    let items = syn::parse_file(&source).unwrap_or_else(|error| panic!("{}: {error}", file.display())).items;
    let functions = items.into_iter().filter_map(|item| match item {
        Item::Fn(function) if function.attrs.iter().any(is_command) => Some(function),
        _ => None,
    });
    functions.map(|function| command(&module, &function)).collect()
}

fn is_command(attribute: &Attribute) -> bool {
    written(attribute.path()) == "tauri::command"
}

fn command(module: &str, function: &ItemFn) -> Command {
    let arguments = function.sig.inputs.iter().filter_map(|argument| match argument {
        FnArg::Typed(typed) => match (&*typed.pat, written(&typed.ty)) {
            (_, kind) if is_tauris(&kind) => None,
            (Pat::Ident(name), kind) => Some((name.ident.to_string(), kind)),
            (pattern, _) => panic!("{} needs a name", written(pattern)),
        },
        FnArg::Receiver(_) => None,
    });
    let answer = match &function.sig.output {
        ReturnType::Default => "()".into(),
        ReturnType::Type(_, kind) => without_refusal(kind),
    };
    Command {
        module: module.into(),
        name: function.sig.ident.to_string(),
        docs: function.attrs.iter().filter_map(doc).collect(),
        arguments: arguments.collect(),
        answer,
    }
}

/// What Tauri hands to a command by itself.
fn is_tauris(kind: &str) -> bool {
    kind.starts_with("State<") || ["AppHandle", "WebviewWindow"].contains(&kind)
}

/// A line of documentation.
fn doc(attribute: &Attribute) -> Option<String> {
    match &attribute.meta {
        Meta::NameValue(pair) if pair.path.is_ident("doc") => match &pair.value {
            Expr::Lit(literal) => match &literal.lit {
                Lit::Str(text) => Some(text.value().trim().to_owned()),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    }
}

/// `T` of `Result<T, Refusal>`.
fn without_refusal(kind: &Type) -> String {
    let kind = written(kind);
    match kind.strip_prefix("Result<").and_then(|rest| rest.strip_suffix(",Refusal>")) {
        Some(answer) => answer.to_owned(),
        None => kind,
    }
}

/// A piece of the source without its spaces.
fn written(piece: &impl ToTokens) -> String {
    piece.to_token_stream().to_string().replace(' ', "")
}
