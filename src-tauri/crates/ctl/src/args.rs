//! The command line.
//!
//! Its shape is a promise to everybody who has put a line of it into a softphone: options are added, never renamed.

mod examples;
mod senders;
mod sources;
mod told;

use std::path::PathBuf;

use clap::{ArgGroup, Args as Arguments, Parser, Subcommand};
use clap_complete::Shell;

pub(crate) use senders::{AddSender, Sender};
pub(crate) use sources::{AddSource, Cloud, Keeping, Sources};
pub(crate) use told::{End, Ring, Which};

/// Tells Callcard about calls, and asks it.
#[derive(Parser)]
#[command(
    name = "callcardctl",
    version,
    about,
    after_help = examples::ALL
)]
pub(crate) struct Args {
    /// Print JSON, for machines; errors on stderr are JSON too
    #[arg(long, global = true)]
    pub(crate) json: bool,

    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Report that a phone rings; returns as soon as Callcard has written it down
    #[command(after_help = examples::RING)]
    Ring(Ring),
    /// Report that a call was answered here
    #[command(after_help = examples::ANSWER)]
    Answer(Which),
    /// Report that a call is over
    #[command(after_help = examples::END)]
    End(End),
    /// Show how Callcard is doing
    #[command(after_help = examples::STATUS)]
    Status,
    /// List the newest calls
    #[command(after_help = examples::CALLS)]
    Calls(Calls),
    /// Show calls live, a line for each change, until Ctrl-C
    #[command(after_help = examples::WATCH)]
    Watch,
    /// Delete calls that are over from the history
    #[command(after_help = examples::DELETE)]
    Delete(Delete),
    /// Connect an account of the CRM; secrets are read from standard input alone
    #[command(after_help = examples::LOGIN)]
    Login(Login),
    /// Disconnect the account and remove its secrets; calls go to the demo again
    #[command(after_help = examples::LOGOUT)]
    Logout,
    /// Show which account is connected, and who you are in it
    #[command(after_help = examples::WHOAMI)]
    Whoami(Whoami),
    /// Check the set-up, from the settings to the CRM
    #[command(after_help = examples::DOCTOR)]
    Doctor(Doctor),
    /// Show or change the settings
    #[command(subcommand, after_help = examples::SETTINGS)]
    Settings(Settings),
    /// Show or change which telephone systems Callcard listens to
    #[command(subcommand, after_help = examples::SOURCES)]
    Sources(Sources),
    /// Send recorded events again, one JSON object a line
    #[command(after_help = examples::REPLAY)]
    Replay(Replay),
    /// Run the sandbox, a small CRM with the CRM's API, until Ctrl-C
    #[command(after_help = examples::SANDBOX)]
    Sandbox(Sandbox),
    /// Open Callcard's window
    #[command(after_help = examples::WINDOW)]
    Window {
        /// Which page; without one, the page that fits
        #[arg(value_parser = word)]
        page: Option<String>,
    },
    /// End Callcard, and wait until it has
    #[command(after_help = examples::QUIT)]
    Quit,
    /// Print what makes a shell complete the commands and options
    #[command(after_help = examples::COMPLETIONS)]
    Completions {
        /// For which shell
        shell: Shell,
    },
    /// Print the manual page, of the whole or of a command
    #[command(after_help = examples::MAN)]
    Man {
        /// Which command
        #[arg(value_name = "COMMAND")]
        command: Option<String>,
    },
}

#[derive(Arguments)]
pub(crate) struct Calls {
    /// How many
    #[arg(long, value_name = "COUNT", default_value_t = 20)]
    pub(crate) limit: u32,

    /// Only those in which these words or digits occur: names, line, number
    #[arg(long, value_name = "TEXT")]
    pub(crate) search: Option<String>,

    /// Print the whole history as CSV, for spreadsheets
    #[arg(long, conflicts_with_all = ["limit", "search", "json"])]
    pub(crate) csv: bool,
}

#[derive(Arguments)]
#[group(required = true, multiple = false)]
pub(crate) struct Delete {
    /// The id that `calls --json` prints
    #[arg(value_name = "ID", value_parser = word)]
    pub(crate) id: Option<String>,

    /// The whole history
    #[arg(long)]
    pub(crate) all: bool,
}

#[derive(Arguments)]
#[command(group(ArgGroup::new("sign_in").args(["token_stdin", "oauth", "kept"]).required(true)))]
pub(crate) struct Login {
    /// The account, as in company.amocrm.ru or an address copied from the browser
    #[arg(long)]
    pub(crate) host: String,

    /// Sign in with a long-lived token, which is all of standard input
    #[arg(long)]
    pub(crate) token_stdin: bool,

    /// Sign in with OAuth: on standard input are two lines, the integration's client secret and its 20-minute code
    #[arg(long, requires_all = ["client_id", "redirect_uri"])]
    pub(crate) oauth: bool,

    /// The integration's id
    #[arg(long, value_name = "ID", requires = "oauth")]
    pub(crate) client_id: Option<String>,

    /// The integration's redirect address, to the letter
    #[arg(long, value_name = "URI", requires = "oauth")]
    pub(crate) redirect_uri: Option<String>,

    /// Keep the OAuth sign-in: the account was renamed, and this is its new address
    #[arg(long)]
    pub(crate) kept: bool,

    /// The user of the account who you are
    #[arg(long, value_name = "ID", value_parser = clap::value_parser!(u64).range(1..))]
    pub(crate) me: Option<u64>,
}

#[derive(Arguments)]
pub(crate) struct Whoami {
    /// Say first that you are this user of the account
    #[arg(long, value_name = "ID", value_parser = clap::value_parser!(u64).range(1..))]
    pub(crate) me: Option<u64>,
}

#[derive(Arguments)]
pub(crate) struct Doctor {
    /// Tell the CRM about a test call too
    #[arg(long)]
    pub(crate) test_call: bool,

    /// Print only the report for support, which holds no secrets
    #[arg(long)]
    pub(crate) report: bool,
}

#[derive(Subcommand)]
pub(crate) enum Settings {
    /// List the settings, their values, and what else they may be
    List,
    /// Print the value of a setting, or all of them
    Get {
        /// Which setting
        #[arg(value_parser = word)]
        name: Option<String>,
    },
    /// Change a setting; it is in force at once
    Set {
        /// Which setting
        #[arg(value_parser = word)]
        name: String,

        /// Its new value; of a list, each of its entries. One empty text empties a list
        #[arg(value_name = "VALUE", required = true, allow_hyphen_values = true)]
        values: Vec<String>,
    },
}

#[derive(Arguments)]
pub(crate) struct Replay {
    /// Do not wait between events
    #[arg(long)]
    pub(crate) fast: bool,

    /// The file, or - for standard input. Each line is an item of the request's "add" list; "after_ms" in it is the pause
    /// since the line before, "at" the time (RFC 3339) it was recorded, and neither is sent
    #[arg(value_name = "FILE|-")]
    pub(crate) file: PathBuf,
}

#[derive(Arguments)]
pub(crate) struct Sandbox {
    /// Listen on this port of 127.0.0.1, or on any free one for 0 [default: 27277, or any free one if it is taken]
    #[arg(long)]
    pub(crate) port: Option<u16>,

    /// Let requests to /sandbox/faults make it fail on purpose, and record every request to the API
    #[arg(long)]
    pub(crate) faults: bool,

    /// Keep the data in this folder instead of in memory
    #[arg(long, value_name = "DIR")]
    pub(crate) data: Option<PathBuf>,
}

/// The name of a page or a setting, or the id of a call, goes into the path of a request as it is. Dots alone would be a
/// way up in that path.
pub(super) fn word(name: &str) -> Result<String, &'static str> {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    if name.chars().all(plain) && name.contains(|c| c != '.') {
        Ok(name.to_owned())
    } else {
        Err("it has letters, digits and dashes, and dots between them")
    }
}
