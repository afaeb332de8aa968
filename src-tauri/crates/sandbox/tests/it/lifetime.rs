//! Starting, stopping, and what survives in between.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::time::Duration;

use callcard_sandbox::{Options, Sandbox, StartError};
use serde_json::json;

use crate::support::{Rig, ring};

fn kept_in(folder: &Path) -> Options {
    Options { data: Some(folder.to_owned()), faults: true, ..Options::default() }
}

#[tokio::test]
async fn contacts_calls_and_records_survive_a_restart_and_the_bearer_does_not() {
    let folder = tempfile::tempdir().unwrap();
    let rig = Rig::with(kept_in(folder.path())).await;
    rig.add_contact("Nora Hill", "+7 999 888-55-00").await;
    rig.ring("+79998885500").await;
    let token = rig.sandbox.token().to_owned();
    rig.sandbox.stop().await;

    let rig = Rig::with(kept_in(folder.path())).await;
    assert_ne!(rig.sandbox.token(), token);
    let item = rig.ring("+79998885500").await;
    let card = rig.page(&format!("/contacts/detail/{}", item["element_id"])).await;
    assert!(card.contains("Nora Hill"));
    assert!(rig.page("/notifications/").await.contains("2 calls"));
    let records = rig.json("/sandbox/requests").await;
    assert_eq!(records["requests"].as_array().unwrap().len(), 2);
    let users = rig.json("/api/v4/users").await;
    assert_eq!(users["_total_items"], 5, "seeded once");
}

#[tokio::test]
async fn a_damaged_database_is_put_aside() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sandbox.db");
    std::fs::write(&file, "this is no database, and long enough to be sure of it".repeat(40)).unwrap();
    let rig = Rig::with(kept_in(folder.path())).await;
    assert_eq!(rig.ring("+79998885533").await["element_id"], 21_000_001);
    let aside = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.to_string_lossy().contains("sandbox.db.damaged-"))
        .unwrap();
    let content = std::fs::read_to_string(aside).unwrap();
    assert!(content.starts_with("this is no database"));
}

#[tokio::test]
async fn an_unusable_folder_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("sandbox.db")).unwrap();
    let options = Options { port: Some(0), ..kept_in(folder.path()) };
    let error = Sandbox::start(options).await.unwrap_err();
    assert!(matches!(error, StartError::Data(_)), "{error}");
}

#[tokio::test]
async fn a_taken_port_is_an_error_only_when_it_was_asked_for() {
    let rig = Rig::open().await;
    let port = rig.sandbox.origin().rsplit_once(':').unwrap().1.parse().unwrap();
    let options = Options { port: Some(port), ..Options::default() };
    let error = Sandbox::start(options).await.unwrap_err();
    assert!(matches!(error, StartError::Listen { .. }), "{error}");

    // Of two that take what they get, at most one has the fixed port.
    let first = Sandbox::start(Options::default()).await.unwrap();
    let second = Sandbox::start(Options::default()).await.unwrap();
    assert_ne!(first.origin(), second.origin());
}

#[tokio::test]
async fn stopping_takes_a_second_at_most_whatever_is_open() {
    let rig = Rig::with_faults().await;
    let fault = json!({"answer": "hang"});
    rig.visit(reqwest::Method::PUT, "/sandbox/faults").json(&fault).send().await.unwrap();
    let hanging = tokio::spawn(rig.event(&ring("+79998885533")).send());
    let recorded = async {
        while rig.json("/sandbox/requests").await["requests"][0]["processed"] != true {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(5), recorded).await.unwrap();
    let origin = rig.sandbox.origin().to_owned();
    // A second by its own clock; a busy machine may take longer to turn it.
    tokio::time::timeout(Duration::from_secs(15), rig.sandbox.stop()).await.unwrap();
    assert!(hanging.await.unwrap().is_err());
    assert!(TcpStream::connect(origin.trim_start_matches("http://")).is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn dropping_it_ends_the_server() {
    let rig = Rig::open().await;
    let address = rig.sandbox.origin().trim_start_matches("http://").to_owned();
    let mut open = TcpStream::connect(&address).unwrap();
    open.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
    write!(open, "GET /style.css HTTP/1.1\r\nHost: {address}\r\n\r\n").unwrap();
    let mut byte = [0];
    open.read_exact(&mut byte).unwrap();
    drop(rig);
    let mut rest = Vec::new();
    open.read_to_end(&mut rest).unwrap();
    let refused = async {
        while TcpStream::connect(&address).is_ok() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(5), refused).await.unwrap();
}
