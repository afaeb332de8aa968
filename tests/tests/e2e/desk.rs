//! The desk itself, with stand-ins for the app: when these fail, no other result says anything about Callcard.

use std::process::Stdio;

use e2e::Desk;
use tokio::io::AsyncReadExt;

/// Shows a notice with a default action and a button, and prints the action that is taken.
const NOTIFY: [&str; 6] = ["-A", "default=Open", "-A", "create=Create contact", "Ring", "&lt;b&gt; &amp;"];

#[tokio::test]
async fn notices_are_seen_clicked_pressed_and_dismissed() {
    let desk = Desk::start().await;
    for (act, taken) in [("click", "default\n"), ("press", "create\n"), ("dismiss", "")] {
        let mut sender = desk.command("notify-send").args(NOTIFY).stdout(Stdio::piped()).spawn().expect("it starts");
        let notice = desk.notifications.wait("Ring").await;
        assert_eq!((notice.body.as_str(), notice.buttons()), ("&lt;b&gt; &amp;", vec!["Create contact"]));
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
