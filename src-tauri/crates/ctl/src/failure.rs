//! Why a command did not do what it was asked, in an exit code and in words.

use std::io::{self, ErrorKind, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use bytes::Bytes;
use callcard_local::{AskError, HOME_VARIABLE, PathsError, SocketName, Stranger, user};
use serde_json::{Value, json};

use crate::secret::{NoSecret, SecretError};
use crate::text::harmless;
use crate::voice::Voice;
use crate::wire::{Call, Problem};

/// Why a command failed.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The command cannot be carried out as it was given.
    Usage(String),
    /// What was given on standard input is no secret.
    NoSecret(NoSecret),
    /// A line of a recording is no event.
    BadLine { line: usize, why: String },
    /// It cannot be worked out where Callcard listens.
    NoPlace(PathsError),
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
    /// A telephone system does not let Callcard in; why, in Callcard's words.
    NotLetIn(String),
    /// No call was named, and there is none that could be meant.
    NoLiveCall,
    /// No call was named, and these could all be meant.
    SeveralLive(Vec<Call>),
    /// Callcard has not answered in time.
    NoAnswer(Duration),
    /// The connection broke, or what came over it was no answer.
    Garbled(String),
    /// The answer to a reported call says nothing about it.
    NothingAboutTheCall,
    /// The sandbox could not start.
    Sandbox(String),
    /// The system refused something that has nothing to do with Callcard.
    System(io::Error),
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
    /// The reader of our output is gone (`callcardctl calls | head -1`): it has what it wanted, and all is well.
    pub(crate) fn is_unread_output(&self) -> bool {
        matches!(self, Self::System(error) if error.kind() == ErrorKind::BrokenPipe)
    }

    /// 1: refused, 2: wrong usage, 3: Callcard is not running.
    pub(crate) fn exit_code(&self) -> ExitCode {
        ExitCode::from(match self {
            Self::Usage(_) | Self::NoSecret(_) | Self::BadLine { .. } | Self::NoPlace(_) => 2,
            Self::Unreadable { .. } => 2,
            Self::NotRunning { .. } => 3,
            _ => 1,
        })
    }

    /// Prints it to standard error, once. If that fails too, the exit code has to do.
    pub(crate) fn report(&self, voice: &Voice) {
        let text = if voice.is_json() {
            json!({ "code": self.code(), "detail": self.words(voice), "problem": self.problem() }).to_string()
        } else {
            format!("callcardctl: {}", self.words(voice))
        };
        writeln!(io::stderr(), "{text}").ok();
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Usage(_) | Self::NoSecret(_) | Self::BadLine { .. } | Self::NoPlace(_) => "usage",
            Self::Unreadable { .. } => "unreadable",
            Self::NotRunning { .. } => "not_running",
            Self::Refused(_) => "refused",
            Self::SomeRefused { .. } => "some_refused",
            Self::ChecksFailed { .. } => "checks_failed",
            Self::NotLetIn(_) => "not_let_in",
            Self::NoLiveCall => "no_live_call",
            Self::SeveralLive(_) => "several_live",
            Self::NoAnswer(_) => "no_answer",
            Self::Garbled(_) | Self::NothingAboutTheCall => "garbled",
            Self::Sandbox(_) => "sandbox",
            Self::System(_) => "system",
        }
    }

    /// The refusal exactly as Callcard sent it.
    fn problem(&self) -> Option<Value> {
        match self {
            Self::Refused(refusal) => serde_json::from_slice(&refusal.body).ok(),
            _ => None,
        }
    }

    fn words(&self, voice: &Voice) -> String {
        match self {
            Self::Usage(reason) | Self::Sandbox(reason) => reason.clone(),
            Self::NoSecret(why) => why.words(voice),
            Self::BadLine { line, why } => {
                voice.say_with("ctl-bad-line", [("line", line.to_string())]) + &voice.technical(why)
            }
            Self::NoPlace(error) => no_place(error, voice),
            Self::Unreadable { file, cause } => {
                voice.say_with("ctl-unreadable", [("file", file.display().to_string()), ("why", voice.system(cause))])
            }
            Self::NotRunning { socket, cause } => not_running(socket, cause, voice),
            Self::Refused(refusal) => refusal.words(voice),
            Self::SomeRefused { refused, events } => {
                let counts = [("refused", refused), ("events", events)].map(|(name, n)| (name, n.to_string()));
                voice.say_with("ctl-some-refused", counts)
            }
            Self::ChecksFailed { failed, checks } => {
                let counts = [("failed", failed), ("checks", checks)].map(|(name, n)| (name, n.to_string()));
                voice.say_with("ctl-checks-failed", counts)
            }
            Self::NotLetIn(why) => harmless(why),
            Self::NoLiveCall => voice.say("ctl-no-live-call"),
            Self::SeveralLive(calls) => {
                let heading = voice.say_with("ctl-several-live", [("count", calls.len().to_string())]);
                calls.iter().fold(heading, |text, call| format!("{text}\n  {}", named(call, voice)))
            }
            Self::NoAnswer(limit) => voice.say_with("ctl-no-answer", [("seconds", limit.as_secs().to_string())]),
            Self::Garbled(reason) => voice.say("ctl-garbled") + &voice.technical(reason),
            Self::NothingAboutTheCall => voice.say("ctl-garbled-no-call"),
            Self::System(error) => voice.system(error),
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::System(error)
    }
}

impl From<SecretError> for Failure {
    fn from(error: SecretError) -> Self {
        match error {
            SecretError::System(error) => Self::System(error),
            SecretError::NoSecret(why) => Self::NoSecret(why),
        }
    }
}

impl From<AskError> for Failure {
    fn from(error: AskError) -> Self {
        match error {
            AskError::NotRunning { socket, cause } => Self::NotRunning { socket, cause },
            AskError::NoAnswer(limit) => Self::NoAnswer(limit),
            AskError::Broken(error) => Self::Garbled(error.to_string()),
        }
    }
}

impl Refusal {
    /// In the words of Callcard, which say what to change; where it only has its hands full, in ours.
    fn words(&self, voice: &Voice) -> String {
        let problem: Problem = serde_json::from_slice(&self.body).unwrap_or_default();
        let again = self.retry_after.as_ref().map(|seconds| harmless(seconds));
        if let (Some(seconds), None) = (&again, &problem.code) {
            let values = [("seconds", seconds.clone()), ("status", self.status.to_string())];
            return voice.say_with("ctl-refused-for-now", values);
        }
        let code = problem.code.map_or_else(|| self.status.to_string(), |code| format!("{}, {code}", self.status));
        let code = harmless(&code);
        let Some(reason) = problem.detail.or(problem.title).map(|reason| harmless(&reason)) else {
            return voice.say_with("ctl-no-reason", [("status", code)]);
        };
        let again = again.map(|seconds| format!("\n  Retry-After: {seconds} s")).unwrap_or_default();
        problem.faults.iter().fold(format!("{reason} ({code}){again}"), |text, fault| {
            let [path, detail, code] = [&fault.path, &fault.detail, &fault.code].map(|part| harmless(part));
            format!("{text}\n  {path}: {detail} ({code})")
        })
    }
}

/// The sentence, then the socket and the cause, then a hint for people who run this as another user.
fn not_running(socket: &SocketName, cause: &io::Error, voice: &Voice) -> String {
    let is_strange = cause.get_ref().is_some_and(|cause| cause.is::<Stranger>());
    let why = if is_strange { voice.say("ctl-stranger") } else { voice.system(cause) };
    let mut text = format!("{}\n  {socket}: {why}", voice.say("ctl-not-running"));
    let is_denied = cause.kind() == ErrorKind::PermissionDenied;
    if cfg!(unix) && (is_strange || is_denied || user::is_root()) {
        text += &format!("\n  {}", voice.say("ctl-as-user"));
    }
    text
}

fn no_place(error: &PathsError, voice: &Voice) -> String {
    let variable = ("variable", HOME_VARIABLE.to_owned());
    match error {
        PathsError::NoHome => voice.say_with("ctl-no-home", [variable]),
        PathsError::RelativeHome(path) => {
            voice.say_with("ctl-relative-home", [variable, ("path", path.display().to_string())])
        }
        PathsError::User(error) => voice.say_with("ctl-unknown-user", [("why", voice.system(error))]),
    }
}

/// A call by all that it can be named by.
fn named(call: &Call, voice: &Voice) -> String {
    let number = if call.number.raw.is_empty() { voice.say("ctl-withheld") } else { harmless(&call.number.raw) };
    let id = call.source_call_id.as_ref().map(|id| format!(" --call-id={}", harmless(id)));
    let (phase, source) = (voice.word(&call.phase), harmless(&call.source));
    format!("{number}  {phase}  --source={source}{}", id.unwrap_or_default())
}
