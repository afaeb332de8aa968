//! The desk itself, with stand-ins for the app: when these fail, no other result says anything about Callcard.

use std::collections::HashMap;
use std::process::Stdio;

use e2e::{Desk, Kept, KeyringState};
use tokio::io::AsyncReadExt;

/// Shows a notice with a default action and a button, and prints the action that is taken.
const NOTIFY: [&str; 6] = ["-A", "default=Open", "-A", "create=Create contact", "Ring", "&lt;b&gt; &amp;"];

#[tokio::test]
async fn notices_are_seen_clicked_pressed_and_dismissed() {
    let desk = Desk::start().await;
    for (act, taken) in [("click", "default\n"), ("press", "create\n"), ("dismiss", "")] {
        let mut sender = desk.command("notify-send").args(NOTIFY).stdout(Stdio::piped()).spawn().expect("it starts");
        let notice = desk.notifications.wait("Ring").await;
        assert_eq!((notice.body.as_str(), notice.buttons()), ("&lt;b&gt; &amp;", vec!["Open", "Create contact"]));
        match act {
            "click" => desk.notifications.click(&notice).await,
            "press" => desk.notifications.press(&notice, "Create contact").await,
            _ => desk.notifications.dismiss(&notice).await,
        }
        let mut said = String::new();
        let mut output = sender.stdout.take().expect("its output is piped");
        output.read_to_string(&mut said).await.expect("it writes text");
        assert_eq!(said, taken, "{act}");
        desk.notifications.wait_for_none().await;
    }
}

#[tokio::test]
async fn addresses_reach_the_browser_as_they_are() {
    let desk = Desk::start().await;
    let address = "http://127.0.0.1:1/contacts/add/?phone=%2B79998885500&a='$HOME'";
    let opened = desk.command("xdg-open").arg(address).status().await.expect("it starts");
    assert!(opened.success());
    assert_eq!(desk.browser.wait_for(1).await, address);
}

#[tokio::test]
async fn a_picture_shows_the_whole_screen() {
    let desk = Desk::start().await;
    let picture = std::fs::read(desk.picture("screen")).expect("a picture was taken");
    // The size of a PNG stands at a fixed place.
    assert_eq!(picture[16..24], [0, 0, 5, 0, 0, 0, 3, 32], "not 1280 × 800");
}

#[tokio::test]
async fn an_unlocked_keyring_keeps_and_gives_and_can_be_locked() {
    let desk = Desk::start().await;
    assert_eq!(desk.keyring.state().await, KeyringState::Unlocked);
    assert_eq!(desk.keyring.kept().await, []);
    desk.keyring.keep(&something()).await;
    assert_eq!(desk.keyring.kept().await, [something()]);
    desk.keyring.lock().await;
    desk.keyring.unlock().await;
    assert_eq!(desk.keyring.kept().await, [something()]);
}

#[tokio::test]
async fn a_locked_keyring_gives_nothing_until_its_password_is_known() {
    let mut desk = Desk::with_keyring(KeyringState::Locked).await;
    assert_eq!(desk.keyring.state().await, KeyringState::Locked);
    desk.keyring.unlock().await;
    desk.keyring.keep(&something()).await;
    // It is killed and comes back, on the same day and on another.
    desk.keyring.kill().await;
    desk.keyring.start().await;
    assert_eq!(desk.keyring.kept().await, [something()]);
    desk.keyring.kill().await;
    desk.keyring.start_locked().await;
    assert_eq!(desk.keyring.state().await, KeyringState::Locked);
}

#[tokio::test]
async fn a_locked_keyring_asks_on_the_screen_and_takes_an_answer() {
    let desk = Desk::with_keyring(KeyringState::Locked).await;
    desk.keyring.ask().await;
    desk.answer_keyring(false).await;
    assert_eq!(desk.keyring.state().await, KeyringState::Locked);
    desk.keyring.ask().await;
    desk.answer_keyring(true).await;
    desk.keyring.wait_for(KeyringState::Unlocked).await;
}

#[tokio::test]
async fn an_absent_keyring_is_started_by_nobody_until_it_is_started_later() {
    let mut desk = Desk::with_keyring(KeyringState::Absent).await;
    assert_eq!(desk.keyring.state().await, KeyringState::Absent);
    let asked = ["--user", "call", "org.freedesktop.secrets", "/org/freedesktop/secrets"];
    let mut asking = desk.command("busctl");
    let answered = asking.args(asked).args(["org.freedesktop.DBus.Peer", "Ping"]).status().await;
    assert!(!answered.expect("busctl starts").success(), "somebody started it");
    assert!(!desk.processes().iter().any(|name| name.starts_with("gnome-keyring")), "{:?}", desk.processes());
    desk.keyring.start().await;
    desk.keyring.keep(&something()).await;
    desk.keyring.kill().await;
    assert_eq!(desk.keyring.state().await, KeyringState::Absent);
}

#[tokio::test]
async fn what_lies_about_on_the_desk_is_found() {
    const SECRET: &str = "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9";
    let desk = Desk::start().await;
    assert!(desk.find_in_files(&[SECRET]).is_empty() && desk.find_in_processes(&[SECRET]).is_empty());
    let mut kept = something();
    kept.secret = SECRET.to_owned();
    desk.keyring.keep(&kept).await;
    assert_eq!(desk.find_in_files(&[SECRET]), Vec::<std::path::PathBuf>::new(), "the keyring keeps it to itself");

    let file = desk.callcard_home().join("note");
    std::fs::write(&file, format!("token={SECRET}")).expect("it is written");
    assert_eq!(desk.find_in_files(&[SECRET]), [file]);
    let mut told = desk.command("sleep").arg("60").env("TOKEN", SECRET).spawn().expect("it starts");
    let found = e2e::until("a process with the secret", e2e::LIMIT, async || {
        let found = desk.find_in_processes(&[SECRET]);
        found.contains(&"sleep".to_owned()).then_some(found)
    })
    .await;
    assert_eq!(found, ["sleep"]);
    told.kill().await.expect("it ends");
}

fn something() -> Kept {
    let attributes = [("account", "demo")];
    let attributes = HashMap::from(attributes.map(|(name, value)| (name.to_owned(), value.to_owned())));
    Kept { label: "A token".to_owned(), attributes, secret: "secret of a test".to_owned() }
}
