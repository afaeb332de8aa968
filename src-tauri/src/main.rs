//! Callcard on the desktop: the core, and what an agent sees of it.
//!
//! Thin on purpose: here is how things are shown, opened and started; what is shown and when is decided in the core.
//!
//! Modules stand in reading order; a module imports only what stands above it.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

mod log;
#[cfg(windows)]
mod win32;
mod ending;
mod browser;
mod clipboard;
mod programs;
mod file_manager;
mod login;
mod keyring;
mod notifier;
mod demo;
mod suggestions;
#[cfg(any(windows, test))]
mod setup;
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
    /// For the setup and its uninstaller
    #[cfg(windows)]
    #[arg(long, hide = true, exclusive = true)]
    setup: Option<setup::Work>,
}

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> ExitCode {
    // Before there is another thread, for the environment is everybody's.
    #[cfg(target_os = "linux")]
    window::draw_by_the_processor();
    let link = link();
    let arguments = match link {
        // Whoever made the link may have given it more arguments.
        Some(_) => Arguments::parse_from(["callcard", "--background"]),
        None => Arguments::try_parse().unwrap_or_else(|help_or_fault| {
            #[cfg(windows)]
            win32::print_to_console();
            help_or_fault.exit()
        }),
    };
    let paths = Paths::from_environment();
    log::begin(paths.as_ref().ok());
    #[cfg(windows)]
    win32::be_callcard();
    match paths.map_err(Into::into).and_then(|paths| run(&arguments, &paths, link)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("callcard: {error}");
            #[cfg(windows)]
            {
                // There may be no console.
                tracing::error!("Callcard does not start: {error}");
                // At login nobody has just started it and waits for it.
                if !arguments.background && !arguments.headless && arguments.setup.is_none() {
                    win32::tell(&error.to_string());
                }
            }
            ExitCode::FAILURE
        }
    }
}

/// The core first, so that calls are taken before anything can be drawn; then the desktop, on this thread.
fn run(arguments: &Arguments, paths: &Paths, link: Option<String>) -> Outcome<()> {
    #[cfg(windows)]
    if let Some(work) = arguments.setup {
        return setup::carry_out(work, paths);
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let lock = match app::lock(paths) {
        Ok(lock) => lock,
        Err(LockError::AlreadyRunning) => {
            let wish = match &link {
                Some(link) => Wish::Press(link.clone()),
                None if arguments.background => Wish::Nothing,
                None => Wish::Window(arguments.window),
            };
            #[cfg(windows)]
            if wish != Wish::Nothing {
                runtime.block_on(win32::hand_foreground_over(paths));
            }
            match runtime.block_on(app::hand_over(paths, wish)) {
                Ok(Some(lock)) => lock,
                Ok(None) => return Ok(()),
                Err(nobody) => {
                    // At login nobody reads what is printed.
                    if arguments.background && !arguments.headless {
                        runtime.block_on(start::tell_of_another(paths, &nobody));
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
    let started = runtime.block_on(start::start(paths, lock, ending.clone(), arguments.faults, arguments.headless))?;
    if arguments.headless {
        runtime.block_on(started.end_with(ending));
        return Ok(());
    }
    match (link, arguments.window) {
        (Some(link), _) => start::follow(&runtime, &started, link),
        (None, Some(page)) => started.show(page),
        (None, None) if arguments.background => {}
        (None, None) => started.app.office().welcome(),
    }
    gui::run(&runtime, started, ending, paths, arguments.background)
}

/// The link that Callcard was started with: the agent has clicked a notice.
#[cfg(windows)]
fn link() -> Option<String> {
    notifier::link_among(std::env::args_os().skip(1))
}

/// Elsewhere a click on a notice comes to the Callcard that shows it.
#[cfg(not(windows))]
fn link() -> Option<String> {
    None
}

fn page(name: &str) -> Result<Page, String> {
    Page::named(name).ok_or_else(|| "there is no such page".into())
}
