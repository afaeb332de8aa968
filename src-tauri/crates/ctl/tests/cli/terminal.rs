//! `login` at a terminal: it asks, shows nothing of what is typed, and gives the terminal back as it was.
//!
//! `setsid` of util-linux makes a pseudo-terminal the one that the program is controlled by, as a terminal's window does.

use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rustix::fs::OFlags;
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{LocalModes, tcgetattr};
use serde_json::{Value, json};

use crate::stub::{Finished, Stub, callcardctl};

const PATIENCE: Duration = Duration::from_secs(20);

/// A terminal with `callcardctl` in it, whose output goes elsewhere.
struct Terminal {
    keyboard: File,
    /// The program's end of the terminal, which tells what state it is in.
    screen: File,
    child: Child,
    /// What was said on standard error so far.
    said: String,
}

impl Terminal {
    fn start(home: &Path, args: &[&str]) -> Self {
        let keyboard = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC).unwrap();
        grantpt(&keyboard).unwrap();
        unlockpt(&keyboard).unwrap();
        let path = ptsname(&keyboard, Vec::new()).unwrap().into_string().unwrap();
        let mut options = OpenOptions::new();
        options.read(true).write(true).custom_flags(OFlags::NOCTTY.bits().cast_signed());
        let screen = options.open(path).unwrap();

        let program = callcardctl(home);
        let mut command = Command::new("setsid");
        // A program that waits for ever is ended, so that its test fails instead of waiting too.
        command.args(["--ctty", "--wait", "timeout", "--foreground"]).arg(PATIENCE.as_secs().to_string());
        command.arg(program.get_program()).args(args);
        command.envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))));
        command.stdin(screen.try_clone().unwrap()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let child = command.spawn().unwrap();
        Self { keyboard: keyboard.into(), screen, child, said: String::new() }
    }

    /// Types once this is asked and nothing that is typed is shown any more.
    fn answer(&mut self, prompt: &str, text: &str) {
        let stderr = self.child.stderr.as_mut().unwrap();
        while !self.said.ends_with(prompt) {
            let mut byte = [0];
            stderr.read_exact(&mut byte).unwrap();
            self.said.push(byte[0].into());
        }
        let deadline = Instant::now() + PATIENCE;
        while self.echoes() {
            assert!(Instant::now() < deadline, "what is typed is shown");
            thread::sleep(Duration::from_millis(5));
        }
        self.keyboard.write_all(text.as_bytes()).unwrap();
    }

    fn echoes(&self) -> bool {
        tcgetattr(&self.screen).unwrap().local_modes.contains(LocalModes::ECHO)
    }

    /// How it ended, which must leave the terminal as it was.
    fn end(mut self) -> Finished {
        let stdout = self.child.stdout.take().unwrap();
        let stdout = std::io::read_to_string(stdout).unwrap();
        self.child.stderr.take().unwrap().read_to_string(&mut self.said).unwrap();
        let code = self.child.wait().unwrap().code();
        assert!(self.echoes());
        Finished { code, stdout, stderr: self.said }
    }
}

fn stub() -> Stub {
    let account = json!({
        "origin": "https://cedar.amocrm.ru", "name": null, "sign_in": "token", "expires_at": null, "state": "ready",
        "detail": null, "me": 88888, "suggested_me": null, "users": null,
    });
    Stub::always("200 OK", account)
}

const WITH_TOKEN: [&str; 4] = ["login", "--host", "cedar", "--token-stdin"];

/// Method, path and body of every request.
fn requests(stub: &Stub) -> Vec<(String, Value)> {
    stub.requests().into_iter().map(|request| (request.line, request.body)).collect()
}

#[test]
fn a_token_is_asked_for_and_not_shown() {
    let stub = stub();
    let mut terminal = Terminal::start(stub.home(), &WITH_TOKEN);
    // Longer than the longest line that terminals give.
    let token = "fictional".repeat(1_000);
    terminal.answer("token (not shown): ", &format!("{token}\r"));
    let Finished { code, stdout, stderr } = terminal.end();
    assert_eq!((code, stderr.as_str()), (Some(0), "token (not shown): \n"));
    assert!(stdout.starts_with("account  cedar.amocrm.ru\n"), "{stdout}");
    let expected = json!({ "host": "cedar", "token": token });
    assert_eq!(requests(&stub), [("GET /account".into(), Value::Null), ("PUT /account".into(), expected)]);
}

#[test]
fn client_secret_and_code_are_asked_for_one_by_one() {
    let stub = stub();
    let args = ["login", "--host", "cedar", "--oauth", "--client-id", "c-1", "--redirect-uri", "https://example.com"];
    let mut terminal = Terminal::start(stub.home(), &args);
    terminal.answer("client secret (not shown): ", "fictional-secret\r");
    terminal.answer("code (not shown): ", "fictional-code\r");
    let Finished { code, stderr, .. } = terminal.end();
    assert_eq!((code, stderr.as_str()), (Some(0), "client secret (not shown): \ncode (not shown): \n"));
    let oauth = &requests(&stub)[1].1["oauth"];
    assert_eq!((&oauth["client_secret"], &oauth["code"]), (&json!("fictional-secret"), &json!("fictional-code")));
}

#[test]
fn who_gives_up_gets_the_terminal_back() {
    for (key, code, complaint) in [
        ("\r", 2, "the token on standard input is empty"),
        ("\u{4}", 2, "the token on standard input is empty"),
        ("fictional\u{3}", 1, "interrupted"),
    ] {
        let stub = stub();
        let mut terminal = Terminal::start(stub.home(), &WITH_TOKEN);
        terminal.answer("token (not shown): ", key);
        let finished = terminal.end();
        assert_eq!(finished.code, Some(code), "{finished:?}");
        assert!(finished.stderr.ends_with(&format!("callcardctl: {complaint}\n")), "{finished:?}");
        assert_eq!(requests(&stub), [("GET /account".into(), Value::Null)]);
    }
}

#[test]
fn nobody_is_asked_while_callcard_is_not_running() {
    let home = tempfile::tempdir().unwrap();
    let Finished { code, stderr, .. } = Terminal::start(home.path(), &WITH_TOKEN).end();
    assert_eq!(code, Some(3));
    assert!(stderr.starts_with("callcardctl: Callcard is not running"), "{stderr}");
}
