//! A disk that does not do its duty: the app starts in any case, shows its calls, and says what is wrong.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use e2e::{App, LIMIT, Socket, StatusCode, Workplace, until};
use serde_json::json;

use crate::{IVAN, IVAN_DEAL, UNKNOWN, workplace_with_app};

#[tokio::test]
async fn a_broken_database_is_kept_aside_and_told_of() {
    let workplace = Workplace::start().await;
    let database = workplace.callcard_home().join("callcard.db");
    fs::write(&database, "no database, though it is long enough to be taken for one".repeat(99))
        .expect("it is written");
    let app = App::start(&workplace).await;
    workplace.notifications.wait("The call history could not be read").await;
    works(&workplace, &app.socket).await;
    let kept = kept_aside(&workplace.callcard_home());
    assert!(fs::read_to_string(&kept[0]).is_ok_and(|text| text.starts_with("no database")), "{kept:?}");
    let history = app.socket.get("/status").await["history"].clone();
    assert_eq!(history["kept"], true);
    assert!(history["trouble"].as_str().is_some_and(|trouble| trouble.contains("unusable")), "{history}");
}

#[tokio::test]
async fn a_database_of_a_newer_version_is_kept_aside() {
    let (workplace, mut app) = workplace_with_app().await;
    app.socket.ring(IVAN).await;
    app.terminate();
    app.ended(LIMIT).await;
    // The version stands in the header of the file, four bytes at a place of their own.
    let database = workplace.callcard_home().join("callcard.db");
    // What the log beside it holds would count for more.
    fs::remove_file(database.with_extension("db-wal")).ok();
    let mut bytes = fs::read(&database).expect("the app has left its database");
    bytes[60..64].copy_from_slice(&99_u32.to_be_bytes());
    fs::write(&database, bytes).expect("it is written");
    let app = App::start(&workplace).await;
    workplace.notifications.wait("The call history could not be read").await;
    assert_eq!(kept_aside(&workplace.callcard_home()).len(), 1);
    assert_eq!(app.socket.get("/calls").await["calls"], json!([]));
}

#[tokio::test]
async fn where_nothing_can_be_written_calls_are_shown_all_the_same() {
    let workplace = Workplace::start().await;
    let variable =
        |name: &str| workplace.environment().iter().find(|(known, _)| *known == name).map(|(_, value)| value);
    let folder = |name: &str| PathBuf::from(variable(name).expect("the workplace has it"));
    let data = folder("XDG_DATA_HOME").join("callcard");
    let Some(_mounted) = Mounted::at(&data, "ro") else { return };
    let socket = folder("XDG_RUNTIME_DIR").join("callcard/callcard.sock");
    let app = App::launch_at_home(&workplace, &["--faults"], socket);
    app.socket.accepting().await;
    workplace.notifications.wait("Calls are not being kept").await;
    works(&workplace, &app.socket).await;
    assert_eq!(app.socket.get("/status").await["history"]["kept"], false);
    assert!(fs::read_dir(&data).expect("it is there").next().is_none(), "nothing was written");
}

#[tokio::test]
async fn a_full_disk_refuses_events_shows_calls_and_recovers() {
    let workplace = Workplace::start().await;
    let Some(_mounted) = Mounted::at(&workplace.callcard_home(), "size=2m") else { return };
    let app = App::start(&workplace).await;
    let filler = workplace.callcard_home().join("filler");
    let full = fs::write(&filler, vec![0_u8; 4 << 20]);
    assert!(full.is_err(), "the disk is not full");
    // What SQLite had reserved before is used up first.
    let event = |number: &str| json!({ "add": [{ "type": "phone_call", "phone_number": number }] });
    let refused = until("the disk to be full for the database too", LIMIT, async || {
        let reply = app.socket.post_async(&event("101")).await;
        (reply.status == StatusCode::SERVICE_UNAVAILABLE).then_some(reply)
    })
    .await;
    assert!(refused.text().contains("could not be written to disk"), "{}", refused.text());
    assert_eq!(app.socket.post_async(&event(UNKNOWN)).await.status, StatusCode::SERVICE_UNAVAILABLE);
    workplace.notifications.wait("The CRM has not been told of this call").await;
    assert_eq!(app.sandbox().await.events_for(UNKNOWN).await, 0);
    fs::remove_file(&filler).expect("it was written");
    until("the disk to be used again", LIMIT, async || {
        app.socket.post_async(&event(IVAN)).await.status.is_success().then_some(())
    })
    .await;
    workplace.notifications.wait(IVAN_DEAL).await;
}

/// A call is taken, reported and shown.
async fn works(workplace: &Workplace, socket: &Socket) {
    let call = socket.ring(IVAN).await;
    socket.call_delivered(&call, &["done"]).await;
    workplace.notifications.wait(IVAN_DEAL).await;
}

fn kept_aside(folder: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(folder).expect("the folder is there").flatten().map(|entry| entry.path());
    files.filter(|path| path.to_string_lossy().contains("unusable")).collect()
}

/// A file system of our own at a folder, until dropped.
pub(crate) struct Mounted(PathBuf);

impl Mounted {
    /// `None`, with a word about it, where one may not be mounted.
    pub(crate) fn at(folder: &Path, options: &str) -> Option<Self> {
        fs::create_dir_all(folder).expect("the folder can be made");
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", options, "tmpfs"]).arg(folder).output();
        if mounted.is_ok_and(|output| output.status.success()) {
            return Some(Self(folder.into()));
        }
        eprintln!("not run: only root may mount a file system to break");
        None
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        // Lazily, for whoever still has a file open on it.
        Command::new("umount").arg("-l").arg(&self.0).status().ok();
    }
}
