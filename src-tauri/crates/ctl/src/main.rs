//! `callcardctl`: tells Callcard about calls, and asks it.
//!
//! Softphones and PBX scripts start this program for every call and wait for it, so it does little: it turns its arguments
//! into one request on the local socket and the answer into text and an exit code. It parses no numbers, keeps no
//! state, opens no file of Callcard's and decides nothing that Callcard can decide.

mod args;

mod text;
mod output;
mod voice;
mod wire;

mod secret;

mod failure;

mod callcard;

mod calls;
mod ring;
mod status;

mod account;
mod doctor;
mod settings;
mod sources;

mod manual;
mod replay;
mod sandbox;
mod watch;

use std::process::ExitCode;

use args::{Args, Command};
use callcard::Callcard;
use clap::Parser;
use failure::Failure;
use voice::Voice;

fn main() -> ExitCode {
    // Ends the process by itself on bad usage (2) and after printing help (0).
    let args = Args::parse();
    let voice = Voice::new(args.json);
    match run(args.command, &voice).and_then(|text| Ok(output::print(&text)?)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) if failure.is_unread_output() => ExitCode::SUCCESS,
        Err(failure) => {
            failure.report(&voice);
            failure.exit_code()
        }
    }
}

/// One thread is enough: there is one thing to wait for.
fn run(command: Command, voice: &Voice) -> Result<String, Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(carry_out(command, voice))
}

/// Carries out a command; what comes back is for standard output.
async fn carry_out(command: Command, voice: &Voice) -> Result<String, Failure> {
    // The sandbox stands on its own: it needs neither Callcard nor a home.
    let callcard = Callcard::from_environment;
    match command {
        Command::Ring(call) => ring::ring(&callcard()?, call, voice).await,
        Command::Answer(which) => ring::answer(&callcard()?, which, voice).await,
        Command::End(end) => ring::end(&callcard()?, end, voice).await,
        Command::Status => status::status(&callcard()?, voice).await,
        Command::Calls(asked) => calls::list(&callcard()?, asked, voice).await,
        Command::Delete(which) => calls::delete(&callcard()?, which, voice).await,
        Command::Login(login) => account::login(&callcard()?, login, voice).await,
        Command::Logout => account::logout(&callcard()?, voice).await,
        Command::Whoami(whoami) => account::whoami(&callcard()?, whoami, voice).await,
        Command::Doctor(doctor) => doctor::doctor(&callcard()?, doctor, voice).await,
        Command::Settings(asked) => settings::settings(&callcard()?, asked, voice).await,
        Command::Sources(asked) => sources::sources(&callcard()?, asked, voice).await,
        Command::Replay(replay) => replay::run(&callcard()?, replay, voice).await,
        Command::Sandbox(options) => sandbox::run(options, voice).await,
        Command::Watch => watch::watch(&callcard()?, voice).await,
        Command::Window { page } => status::window(&callcard()?, page.as_deref(), voice).await,
        Command::Quit => status::quit(&callcard()?, voice).await,
        Command::Completions { shell } => Ok(manual::completions(shell)),
        Command::Man { command } => manual::page(command.as_deref(), voice),
    }
}
