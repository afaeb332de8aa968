//! Declares the commands of the window, so that a capability has to name each one, writes the handler that hands over to
//! them, and embeds what Tauri needs.

#![allow(clippy::unwrap_used, reason = "a build that cannot go on says why and ends")]

use std::path::Path;
use std::{env, fs};

#[path = "build/commands.rs"]
mod commands;

fn main() {
    println!("cargo::rerun-if-changed=src/commands");
    let commands = commands::read(Path::new("src/commands"));
    let paths: Vec<_> = commands.iter().map(|command| format!("{}::{}", command.module, command.name)).collect();
    let handler = Path::new(&env::var_os("OUT_DIR").unwrap()).join("handler.rs");
    fs::write(handler, format!("tauri::generate_handler![{}]", paths.join(", "))).unwrap();

    // Tauri wants names that live as long as the build.
    let names: Vec<&'static str> = commands.into_iter().map(|command| &*command.name.leak()).collect();
    let manifest = tauri_build::AppManifest::new().commands(names.leak());
    println!("cargo::rerun-if-changed=build/callcard.exe.manifest");
    let windows = tauri_build::WindowsAttributes::new().app_manifest(include_str!("build/callcard.exe.manifest"));
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest).windows_attributes(windows))
        .unwrap_or_else(|error| panic!("the shell cannot be built: {error:#}"));
}
