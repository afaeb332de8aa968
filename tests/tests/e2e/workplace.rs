//! The workplace itself, with stand-ins for the app: when these fail, no other result says anything about Callcard.

use std::collections::HashMap;
use std::process::Stdio;

use e2e::{Kept, KeyringState, Workplace};
use tokio::io::AsyncReadExt;

/// Shows a notice with a default action and a button, and prints the action that is taken.
const NOTIFY: [&str; 6] = ["-A", "default=Open", "-A", "create=Create contact", "Ring", "&lt;b&gt; &amp;"];

#[tokio::test]
async fn notices_are_seen_clicked_pressed_and_dismissed() {
    let workplace = Workplace::start().await;
    for (act, taken) in [("click", "default\n"), ("press", "create\n"), ("dismiss", "")] {
        let mut sender =
            workplace.command("notify-send").args(NOTIFY).stdout(Stdio::piped()).spawn().expect("it starts");
        let notice = workplace.notifications.wait("Ring").await;
        assert_eq!((notice.body.as_str(), notice.buttons()), ("&lt;b&gt; &amp;", vec!["Open", "Create contact"]));
        match act {
            "click" => workplace.notifications.click(&notice).await,
            "press" => workplace.notifications.press(&notice, "Create contact").await,
            _ => workplace.notifications.dismiss(&notice).await,
        }
        let mut said = String::new();
        let mut output = sender.stdout.take().expect("its output is piped");
        output.read_to_string(&mut said).await.expect("it writes text");
        assert_eq!(said, taken, "{act}");
        workplace.notifications.wait_for_none().await;
    }
}

#[tokio::test]
async fn addresses_reach_the_browser_as_they_are() {
    let workplace = Workplace::start().await;
    let address = "http://127.0.0.1:1/contacts/add/?phone=%2B79998885500&a='$HOME'";
    let opened = workplace.command("xdg-open").arg(address).status().await.expect("it starts");
    assert!(opened.success());
    assert_eq!(workplace.browser.wait_for(1).await, address);
}

#[tokio::test]
async fn a_picture_shows_the_whole_screen() {
    let workplace = Workplace::start().await;
    let picture = std::fs::read(workplace.picture("screen")).expect("a picture was taken");
    // The size of a PNG stands at a fixed place.
    assert_eq!(picture[16..24], [0, 0, 5, 0, 0, 0, 3, 32], "not 1280 × 800");
}

#[tokio::test]
async fn an_unlocked_keyring_keeps_and_gives_and_can_be_locked() {
    let workplace = Workplace::start().await;
    assert_eq!(workplace.keyring.state().await, KeyringState::Unlocked);
    assert_eq!(workplace.keyring.kept().await, []);
    workplace.keyring.keep(&something()).await;
    assert_eq!(workplace.keyring.kept().await, [something()]);
    workplace.keyring.lock().await;
    workplace.keyring.unlock().await;
    assert_eq!(workplace.keyring.kept().await, [something()]);
}

#[tokio::test]
async fn a_locked_keyring_gives_nothing_until_its_password_is_known() {
    let mut workplace = Workplace::with_keyring(KeyringState::Locked).await;
    assert_eq!(workplace.keyring.state().await, KeyringState::Locked);
    workplace.keyring.unlock().await;
    workplace.keyring.keep(&something()).await;
    // It is killed and comes back, on the same day and on another.
    workplace.keyring.kill().await;
    workplace.keyring.start().await;
    assert_eq!(workplace.keyring.kept().await, [something()]);
    workplace.keyring.kill().await;
    workplace.keyring.start_locked().await;
    assert_eq!(workplace.keyring.state().await, KeyringState::Locked);
}

#[tokio::test]
async fn a_locked_keyring_asks_on_the_screen_and_takes_an_answer() {
    let workplace = Workplace::with_keyring(KeyringState::Locked).await;
    workplace.keyring.ask().await;
    workplace.answer_keyring(false).await;
    assert_eq!(workplace.keyring.state().await, KeyringState::Locked);
    workplace.keyring.ask().await;
    workplace.answer_keyring(true).await;
    workplace.keyring.wait_for(KeyringState::Unlocked).await;
}

#[tokio::test]
async fn an_absent_keyring_is_started_by_nobody_until_it_is_started_later() {
    let mut workplace = Workplace::with_keyring(KeyringState::Absent).await;
    assert_eq!(workplace.keyring.state().await, KeyringState::Absent);
    let asked = ["--user", "call", "org.freedesktop.secrets", "/org/freedesktop/secrets"];
    let mut asking = workplace.command("busctl");
    let answered = asking.args(asked).args(["org.freedesktop.DBus.Peer", "Ping"]).status().await;
    assert!(!answered.expect("busctl starts").success(), "somebody started it");
    assert!(!workplace.processes().iter().any(|name| name.starts_with("gnome-keyring")), "{:?}", workplace.processes());
    workplace.keyring.start().await;
    workplace.keyring.keep(&something()).await;
    workplace.keyring.kill().await;
    assert_eq!(workplace.keyring.state().await, KeyringState::Absent);
}

#[tokio::test]
async fn what_lies_about_on_the_workplace_is_found() {
    const SECRET: &str = "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9";
    let workplace = Workplace::start().await;
    assert!(workplace.find_in_files(&[SECRET]).is_empty() && workplace.find_in_processes(&[SECRET]).is_empty());
    let mut kept = something();
    kept.secret = SECRET.to_owned();
    workplace.keyring.keep(&kept).await;
    assert_eq!(workplace.find_in_files(&[SECRET]), Vec::<std::path::PathBuf>::new(), "the keyring keeps it to itself");

    let file = workplace.callcard_home().join("note");
    std::fs::write(&file, format!("token={SECRET}")).expect("it is written");
    assert_eq!(workplace.find_in_files(&[SECRET]), [file]);
    let mut told = workplace.command("sleep").arg("60").env("TOKEN", SECRET).spawn().expect("it starts");
    let found = e2e::until("a process with the secret", e2e::LIMIT, async || {
        let found = workplace.find_in_processes(&[SECRET]);
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
