//! The real `callcardctl`, started as a softphone starts it, against a small stand-in for the app.
//!
//! The stand-in listens where the app would and answers as the test says, so that every word on the wire is seen. It is a
//! Unix socket; the named pipe is tried together with the real app.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "what the tests share panics as tests do")]

mod stub;

mod account;
mod docs;
mod door;
mod doctor;
mod failures;
mod language;
mod manual;
mod phases;
mod replay;
mod ring;
mod sandbox;
mod settings;
mod sources;
mod show;
#[cfg(target_os = "linux")]
mod terminal;
mod watch;
