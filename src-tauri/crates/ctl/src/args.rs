//! The command line.
//!
//! Its shape is a promise to everybody who has put a line of it into a softphone: options are added, never renamed.

use std::path::PathBuf;

use clap::{ArgGroup, Args as Arguments, Parser, Subcommand};

use crate::wire::{Cause, Direction};

/// Tells Callcard about calls, and asks it.
#[derive(Parser)]
#[command(
    name = "callcardctl",
    version,
    about,
    after_help = "Exit codes: 0 done, 1 refused by Callcard (the reason is on stderr), 2 wrong usage, 3 Callcard is not running."
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
    Ring(Ring),
    /// Report that a call was answered here
    Answer(Which),
    /// Report that a call is over
    End(End),
    /// Show how Callcard is doing
    Status,
    /// List the newest calls
    Calls(Calls),
    /// Delete calls that are over from the history
    Delete(Delete),
    /// Connect an account of the CRM; secrets are read from standard input alone
    Login(Login),
    /// Disconnect the account and remove its secrets; calls go to the demo again
    Logout,
    /// Show which account is connected, and who you are in it
    Whoami(Whoami),
    /// Check the set-up, from the settings to the CRM
    Doctor(Doctor),
    /// Send recorded events again, one JSON object a line
    Replay(Replay),
    /// Run the sandbox, a small CRM with the CRM's API, until Ctrl-C
    Sandbox(Sandbox),
    /// Open Callcard's window
    Window {
        /// Which page
        #[arg(default_value = "test-call", value_parser = word)]
        page: String,
    },
}

#[derive(Arguments)]
pub(crate) struct Ring {
    /// A user of the account who gets the call; may be given several times
    #[arg(long = "user", value_name = "ID", value_parser = clap::value_parser!(u64).range(1..))]
    pub(crate) users: Vec<u64>,

    /// The source's own id for the call; answer and end find the call by it
    #[arg(long, value_name = "ID")]
    pub(crate) call_id: Option<String>,

    /// Who reports the call; ids are unique within a source
    #[arg(long, value_name = "NAME")]
    pub(crate) source: Option<String>,

    /// The caller's name, where the telephone system knows it
    #[arg(long)]
    pub(crate) name: Option<String>,

    /// The line or queue that the call came in on
    #[arg(long)]
    pub(crate) line: Option<String>,

    /// The number that was called
    #[arg(long, value_name = "NUMBER")]
    pub(crate) to: Option<String>,

    /// Who calls whom
    #[arg(long, value_name = "DIRECTION", default_value = "in")]
    pub(crate) direction: Direction,

    /// Wait for the CRM's answer and print the card
    #[arg(long)]
    pub(crate) wait: bool,

    /// The number, in any format; everything from its first word on belongs to it. None: the caller hides it
    #[arg(trailing_var_arg = true)]
    pub(crate) number: Vec<String>,
}

/// Which call is meant: by id, else by number, else the only live one.
#[derive(Arguments)]
pub(crate) struct Which {
    /// The id that the call was reported under
    #[arg(long, value_name = "ID")]
    pub(crate) call_id: Option<String>,

    /// The source that the call was reported by
    #[arg(long, value_name = "NAME")]
    pub(crate) source: Option<String>,

    /// Who calls whom, for a call named by its number
    #[arg(long, value_name = "DIRECTION", default_value = "in")]
    pub(crate) direction: Direction,

    /// The number, in any format; everything from its first word on belongs to it
    #[arg(trailing_var_arg = true)]
    pub(crate) number: Vec<String>,
}

#[derive(Arguments)]
pub(crate) struct End {
    /// Why it is over
    #[arg(long)]
    pub(crate) cause: Option<Cause>,

    #[command(flatten)]
    pub(crate) which: Which,
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

/// The name of a page or the id of a call goes into the path of a request as it is.
fn word(name: &str) -> Result<String, &'static str> {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if !name.is_empty() && name.chars().all(plain) {
        Ok(name.to_owned())
    } else {
        Err("it has letters, digits and dashes only")
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_definitions_do_not_contradict_each_other() {
        Args::command().debug_assert();
    }

    #[test]
    fn all_from_the_first_word_of_the_number_belongs_to_it() {
        for (line, expected) in [
            ("ring", ""),
            ("ring +7 999 888-55-33", "+7 999 888-55-33"),
            ("ring --line sales 8 --wait -x", "8 --wait -x"),
            ("ring -- -x", "-x"),
            ("ring -- --wait", "--wait"),
            ("ring -- -5 5", "-5 5"),
            ("ring 1 -- 2", "1 -- 2"),
        ] {
            let words = ["callcardctl"].into_iter().chain(line.split(' '));
            let Command::Ring(ring) = Args::try_parse_from(words).unwrap().command else {
                panic!("{line}");
            };
            assert_eq!(ring.number.join(" "), expected, "{line}");
            assert!(!ring.wait, "{line}");
        }
    }
}
