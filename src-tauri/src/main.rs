//! Callcard on the desktop: the core, and what an agent sees of it.
//!
//! Thin on purpose: here is how things are shown, opened and started; what is shown and when is decided in the core.
//!
//! Modules stand in reading order; a module imports only what stands above it.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

mod ending;
mod browser;
mod clipboard;
mod file_manager;
mod login;
mod keyring;
mod notifier;
mod demo;
mod suggestions;
mod tray_shown;
mod window;
mod tray;
mod desktop;
mod commands;
mod start;
mod gui;

use std::process::ExitCode;

use callcard_core::app::{self, LockError, Page, Wish};
use callcard_local::Paths;
use clap::Parser;
use tracing_subscriber::EnvFilter;

use crate::ending::Ending;

/// Shows who is calling, and opens their card in the CRM.
#[derive(Debug, Parser)]
#[command(version)]
struct Arguments {
    /// Open this page of the window: welcome, history, test-call, phone, settings or doctor
    #[arg(long, value_name = "PAGE", value_parser = page)]
    window: Option<Page>,
    /// Start in the tray alone, as at login: nothing is opened by itself
    #[arg(long, conflicts_with = "window")]
    background: bool,
    /// Run without tray and window: on servers, and for roll-outs
    #[arg(long, conflicts_with = "window")]
    headless: bool,
    /// Give the demo CRM its fault knobs, for tests
    #[arg(long)]
    faults: bool,
}

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> ExitCode {
    // Before there is another thread, for the environment is everybody's.
    #[cfg(target_os = "linux")]
    window::draw_by_the_processor();
    let arguments = Arguments::parse();
    log_to_stderr();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("callcard: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The core first, so that calls are taken before anything can be drawn; then the desktop, on this thread.
fn run(arguments: &Arguments) -> Outcome<()> {
    let paths = Paths::from_environment()?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let lock = match app::lock(&paths) {
        Ok(lock) => lock,
        Err(LockError::AlreadyRunning) => {
            let wish = if arguments.background { Wish::Nothing } else { Wish::Window(arguments.window) };
            match runtime.block_on(app::hand_over(&paths, wish)) {
                Ok(Some(lock)) => lock,
                Ok(None) => return Ok(()),
                Err(nobody) => {
                    // At login nobody reads what is printed.
                    if arguments.background && !arguments.headless {
                        runtime.block_on(start::tell_of_another(&paths, &nobody));
                    }
                    return Err(nobody.into());
                }
            }
        }
        Err(error) => return Err(error.into()),
    };
    if !arguments.headless {
        gui::needs_display()?;
    }
    let ending = Ending::listen(&runtime)?;
    let started = runtime.block_on(start::start(&paths, lock, arguments.faults, arguments.headless))?;
    if arguments.headless {
        runtime.block_on(started.end_with(ending));
        return Ok(());
    }
    match arguments.window {
        Some(page) => started.show(page),
        None if arguments.background => {}
        None => started.app.office().welcome(),
    }
    gui::run(&runtime, started, ending, &paths, arguments.background)
}

/// What goes wrong is said on the standard error; `CALLCARD_LOG=debug` says more.
fn log_to_stderr() {
    let filter = EnvFilter::try_from_env("CALLCARD_LOG").unwrap_or_else(|_| EnvFilter::new("warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
}

fn page(name: &str) -> Result<Page, String> {
    Page::named(name).ok_or_else(|| "there is no such page".into())
}
