//! A stand-in for the app: records each request and answers as it is told.

use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Instant;

use serde_json::{Value, json};
use tempfile::TempDir;

/// A request as it came.
#[derive(Clone)]
pub(crate) struct Request {
    /// As in `POST /api/v2/events`.
    pub(crate) line: String,
    /// In lower case, as in `prefer: respond-async`.
    pub(crate) headers: Vec<String>,
    /// Null when there is none.
    pub(crate) body: Value,
    pub(crate) at: Instant,
}

/// What comes back.
pub(crate) enum Reply {
    /// A status with headers, and a body.
    Answer(&'static str, String),
    /// Nothing, and the connection is closed.
    Cut,
}

/// A listening stand-in in a home of its own. Its thread ends with the test's process.
pub(crate) struct Stub {
    home: TempDir,
    requests: Arc<Mutex<Vec<Request>>>,
}

impl Stub {
    pub(crate) fn start(reply: impl Fn(&Request) -> Reply + Send + 'static) -> Self {
        let home = tempfile::tempdir().unwrap();
        let listener = UnixListener::bind(home.path().join("callcard.sock")).unwrap();
        let requests = Arc::new(Mutex::new(Vec::new()));
        let record = Arc::clone(&requests);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let Some(request) = read(&stream) else { continue };
                let reply = reply(&request);
                record.lock().unwrap().push(request);
                match reply {
                    Reply::Answer(head, body) => {
                        let length = body.len();
                        // The client may be gone already: that is its own affair.
                        write!(stream, "HTTP/1.1 {head}\r\ncontent-length: {length}\r\n\r\n{body}").ok();
                    }
                    Reply::Cut => {}
                }
            }
        });
        Self { home, requests }
    }

    /// A stand-in that accepts every event.
    pub(crate) fn accepting() -> Self {
        Self::start(|request| accepted(request, "pending"))
    }

    /// One that answers everything alike.
    pub(crate) fn always(head: &'static str, body: impl ToString) -> Self {
        let body = body.to_string();
        Self::start(move |_| Reply::Answer(head, body.clone()))
    }

    pub(crate) fn home(&self) -> &Path {
        self.home.path()
    }

    /// Runs `callcardctl` to its end.
    pub(crate) fn run(&self, args: &[&str]) -> Finished {
        Finished::from(callcardctl(self.home()).args(args).output().unwrap())
    }

    /// Runs `callcardctl` to its end with this on standard input.
    pub(crate) fn run_with(&self, args: &[&str], input: impl AsRef<[u8]>) -> Finished {
        let mut command = callcardctl(self.home());
        command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // It may have ended already, without a look at the input: that is for the test to judge.
        child.stdin.take().unwrap().write_all(input.as_ref()).ok();
        Finished::from(child.wait_with_output().unwrap())
    }

    pub(crate) fn requests(&self) -> Vec<Request> {
        self.requests.lock().unwrap().clone()
    }

    /// The events that were reported, in order.
    pub(crate) fn events(&self) -> Vec<Value> {
        let bodies = self.requests().into_iter().map(|request| request.body);
        bodies.filter_map(|body| body.pointer("/add/0").cloned()).collect()
    }
}

/// How a run of `callcardctl` ended.
#[derive(Debug)]
pub(crate) struct Finished {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl From<Output> for Finished {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Finished {
    /// What was printed by a run that must have succeeded.
    pub(crate) fn printed(self) -> String {
        assert_eq!((self.code, self.stderr.as_str()), (Some(0), ""), "{self:?}");
        self.stdout
    }

    /// What was complained about by a run that must have ended with this code and printed nothing.
    pub(crate) fn complained(self, code: i32) -> String {
        assert_eq!((self.code, self.stdout.as_str()), (Some(code), ""), "{self:?}");
        self.stderr
    }
}

/// `callcardctl` with everything of the tester's own environment that matters set aside.
pub(crate) fn callcardctl(home: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_callcardctl"));
    command.env("CALLCARD_HOME", home).env("TZ", "UTC").env("LC_ALL", "C").env("LANGUAGE", "").stdin(Stdio::null());
    command
}

/// The answer to an accepted event, in the CRM's shape.
pub(crate) fn accepted(request: &Request, outcome: &str) -> Reply {
    let item = json!({
        "element_id": null,
        "element_type": null,
        "uid": "0e3455ff-67aa-4779-bebe-66ddc038a4ee",
        "phone_number": request.body.pointer("/add/0/phone_number"),
        "call_id": "0198c0de-0000-7000-8000-000000000001",
        "outcome": outcome,
    });
    Reply::Answer("202 Accepted", json!({ "_embedded": { "items": [item] } }).to_string())
}

/// A call as `GET /calls` tells it, with these fields of its own.
pub(crate) fn call(own: Value) -> Value {
    let mut call = json!({
        "id": "0198c0de-0000-7000-8000-000000000001",
        "number": { "raw": "+79998885533", "e164": "+79998885533", "readable": "+7 999 888-55-33", "kind": "phone" },
        "direction": "in",
        "phase": "ringing",
        "outcome": null,
        "source": "socket",
        "source_call_id": null,
        "line": null,
        "caller_name": null,
        "rang_at": "2026-01-31T12:00:00Z",
        "answered_at": null,
        "ended_at": null,
        "delivery": { "state": "queued", "reason": null },
        "answer": null,
        "card": null,
        "url": null,
        "silence": null,
    });
    for (field, value) in own.as_object().unwrap() {
        call[field] = value.clone();
    }
    call
}

/// `None` when the client hung up without a request.
fn read(stream: &UnixStream) -> Option<Request> {
    let mut reader = BufReader::new(stream);
    let mut head = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok().filter(|length| *length > 0)?;
        match line.trim_end() {
            "" => break,
            line => head.push(line.to_owned()),
        }
    }
    let line = head.remove(0).replace(" HTTP/1.1", "");
    let headers: Vec<String> = head.iter().map(|header| header.to_lowercase()).collect();
    let length = headers.iter().find_map(|header| header.strip_prefix("content-length: ")?.parse().ok());
    let mut body = vec![0; length.unwrap_or(0)];
    reader.read_exact(&mut body).unwrap();
    let body = if body.is_empty() { Value::Null } else { serde_json::from_slice(&body).unwrap() };
    Some(Request { line, headers, body, at: Instant::now() })
}
