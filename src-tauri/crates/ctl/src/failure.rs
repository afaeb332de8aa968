//! Why a command did not do what it was asked, in an exit code and in words.

use std::{
    fmt,
    io::{self, Write},
    path::PathBuf,
    process::ExitCode,
    time::Duration,
};

use bytes::Bytes;
use callcard_paths::SocketName;
use serde_json::{Value, json};

use crate::{
    output::harmless,
    wire::{Call, Problem},
};

/// Why a command failed.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The command cannot be carried out as it was given.
    Usage(String),
    /// A file that was named cannot be read.
    Unreadable { file: PathBuf, cause: io::Error },
    /// Nobody listens on the socket.
    NotRunning { socket: SocketName, cause: io::Error },
    /// Callcard says no.
    Refused(Refusal),
    /// Some events of many were refused; each was reported when it happened.
    SomeRefused { refused: usize, events: usize },
    /// Some of the checks found something broken; what, was printed.
    ChecksFailed { failed: usize, checks: usize },
    /// No call was named, and there is none that could be meant.
    NoLiveCall,
    /// No call was named, and these could all be meant.
    SeveralLive(Vec<Call>),
    /// Callcard has not answered in time.
    NoAnswer(Duration),
    /// The connection broke, or what came over it was no answer.
    Garbled(String),
    /// The sandbox could not start.
    Sandbox(String),
    /// The system refused something that has nothing to do with Callcard.
    System(io::Error),
    /// Nobody reads the output any more. All is well.
    NobodyReads,
}

/// An answer that is not a success, as it came.
#[derive(Debug)]
pub(crate) struct Refusal {
    pub(crate) status: u16,
    /// The header of that name: seconds.
    pub(crate) retry_after: Option<String>,
    pub(crate) body: Bytes,
}

impl Failure {
    /// 1: refused, 2: wrong usage, 3: Callcard is not running.
    pub(crate) fn exit_code(&self) -> ExitCode {
        ExitCode::from(match self {
            Self::NobodyReads => 0,
            Self::Usage(_) | Self::Unreadable { .. } => 2,
            Self::NotRunning { .. } => 3,
            _ => 1,
        })
    }

    /// Tells standard error, once. Where nobody reads that either, the exit code must do.
    pub(crate) fn report(&self, json: bool) {
        let text = match self {
            Self::NobodyReads => return,
            _ if json => {
                json!({ "code": self.code(), "detail": self.to_string(), "problem": self.problem() }).to_string()
            }
            _ => format!("callcardctl: {self}"),
        };
        writeln!(io::stderr(), "{text}").ok();
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Usage(_) => "usage",
            Self::Unreadable { .. } => "unreadable",
            Self::NotRunning { .. } => "not_running",
            Self::Refused(_) => "refused",
            Self::SomeRefused { .. } => "some_refused",
            Self::ChecksFailed { .. } => "checks_failed",
            Self::NoLiveCall => "no_live_call",
            Self::SeveralLive(_) => "several_live",
            Self::NoAnswer(_) => "no_answer",
            Self::Garbled(_) => "garbled",
            Self::Sandbox(_) => "sandbox",
            Self::System(_) | Self::NobodyReads => "system",
        }
    }

    /// The refusal exactly as Callcard sent it.
    fn problem(&self) -> Option<Value> {
        match self {
            Self::Refused(refusal) => serde_json::from_slice(&refusal.body).ok(),
            _ => None,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(reason) | Self::Sandbox(reason) => f.write_str(reason),
            Self::Unreadable { file, cause } => write!(f, "cannot read {}: {cause}", file.display()),
            Self::NotRunning { socket, cause } => {
                write!(f, "Callcard is not running; start it and try again ({socket}: {cause})")
            }
            Self::Refused(refusal) => refusal.fmt(f),
            Self::SomeRefused { refused, events } => write!(f, "{refused} of {events} events were refused"),
            Self::ChecksFailed { failed, checks } => write!(f, "{failed} of {checks} checks failed"),
            Self::NoLiveCall => f.write_str("no call is live; name one by its number or --call-id"),
            Self::SeveralLive(calls) => {
                write!(f, "{} calls are live; name one by its number or --call-id:", calls.len())?;
                calls.iter().try_for_each(|call| write!(f, "\n  {}", Named(call)))
            }
            Self::NoAnswer(limit) => write!(f, "Callcard has not answered within {} s", limit.as_secs()),
            Self::Garbled(reason) => write!(f, "Callcard's answer cannot be read: {reason}"),
            Self::System(error) => error.fmt(f),
            Self::NobodyReads => f.write_str("nobody reads the output"),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let problem: Problem = serde_json::from_slice(&self.body).unwrap_or_default();
        let reason = problem.detail.or(problem.title).unwrap_or_else(|| "no reason given".into());
        write!(f, "refused by Callcard: {} ({}", harmless(&reason), self.status)?;
        match &problem.code {
            Some(code) => write!(f, ", {})", harmless(code))?,
            None => f.write_str(")")?,
        }
        if let Some(seconds) = &self.retry_after {
            write!(f, "; try again in {seconds} s")?;
        }
        problem.faults.iter().try_for_each(|fault| {
            write!(f, "\n  {}: {} ({})", harmless(&fault.path), harmless(&fault.detail), harmless(&fault.code))
        })
    }
}

/// A call by all that it can be named by.
struct Named<'a>(&'a Call);

impl fmt::Display for Named<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(call) = self;
        let number = if call.number.raw.is_empty() { "withheld" } else { &call.number.raw };
        write!(f, "{}  {}  --source {}", harmless(number), harmless(&call.phase), harmless(&call.source))?;
        match &call.source_call_id {
            Some(id) => write!(f, " --call-id {}", harmless(id)),
            None => Ok(()),
        }
    }
}
