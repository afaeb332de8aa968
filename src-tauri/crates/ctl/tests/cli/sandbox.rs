//! `sandbox`: it starts, says how to use it, and ends on Ctrl-C.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::stub::{Finished, callcardctl};

const PATIENCE: Duration = Duration::from_secs(20);

/// A sandbox that is ended with the test, whatever comes.
struct Running(Child);

impl Running {
    /// Starts it; what comes back is its first line.
    fn start(args: &[&str]) -> (Self, String) {
        let mut command = callcardctl(Path::new("relative: the sandbox needs no home"));
        let mut child = command.arg("sandbox").args(args).stdout(Stdio::piped()).spawn().unwrap();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        let running = Self(child);
        let (sender, first) = mpsc::channel();
        thread::spawn(move || {
            let mut line = String::new();
            stdout.read_line(&mut line).unwrap();
            sender.send(line).unwrap();
            // Reading on keeps the pipe open.
            stdout.read_to_end(&mut Vec::new()).unwrap();
        });
        (running, first.recv_timeout(PATIENCE).unwrap())
    }

    fn interrupt(mut self) -> Option<i32> {
        let process = rustix::process::Pid::from_child(&self.0);
        rustix::process::kill_process(process, rustix::process::Signal::INT).unwrap();
        let deadline = Instant::now() + PATIENCE;
        loop {
            match self.0.try_wait().unwrap() {
                Some(status) => return status.code(),
                None if Instant::now() > deadline => panic!("it does not end"),
                None => thread::sleep(Duration::from_millis(10)),
            }
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

/// The status line of the answer to a request with this path and bearer.
fn get(origin: &str, path: &str, token: &str) -> String {
    let host = origin.strip_prefix("http://").unwrap();
    let mut stream = TcpStream::connect(host).unwrap();
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nhost: {host}\r\nauthorization: Bearer {token}\r\n\r\n").unwrap();
    let mut status = String::new();
    BufReader::new(stream).read_line(&mut status).unwrap();
    status.trim_end().to_owned()
}

#[test]
fn it_runs_until_it_is_interrupted() {
    let data = tempfile::tempdir().unwrap();
    let folder = data.path().join("sandbox");
    let (sandbox, line) = Running::start(&["--port", "0", "--json", "--data", folder.to_str().unwrap()]);
    let told: Value = serde_json::from_str(&line).unwrap();
    let (origin, token) = (told["origin"].as_str().unwrap(), told["token"].as_str().unwrap());
    assert!(told["agent"].as_u64().unwrap() > 0);
    assert_eq!(get(origin, "/api/v4/account", token), "HTTP/1.1 200 OK");
    assert_eq!(get(origin, "/sandbox/requests", token), "HTTP/1.1 404 Not Found");
    assert!(folder.join("sandbox.db").exists());
    assert_eq!(sandbox.interrupt(), Some(0));
    TcpStream::connect(origin.strip_prefix("http://").unwrap()).unwrap_err();
}

#[test]
fn faults_are_there_only_on_request() {
    let (sandbox, line) = Running::start(&["--port", "0", "--json", "--faults"]);
    let told: Value = serde_json::from_str(&line).unwrap();
    assert_eq!(get(told["origin"].as_str().unwrap(), "/sandbox/requests", ""), "HTTP/1.1 200 OK");
    assert_eq!(sandbox.interrupt(), Some(0));
}

#[test]
fn a_person_is_told_that_it_is_up() {
    let (sandbox, line) = Running::start(&["--port", "0"]);
    assert_eq!(line, "The sandbox CRM is up, until Ctrl-C.\n");
    assert_eq!(sandbox.interrupt(), Some(0));
}

#[test]
fn a_taken_port_is_an_error() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let home = tempfile::tempdir().unwrap();
    let output = callcardctl(home.path()).args(["sandbox", "--port", &port]).output().unwrap();
    let complaint = Finished::from(output).complained(1);
    assert!(complaint.contains(&port), "{complaint}");
}
