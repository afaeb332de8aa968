//! Starting with the desktop: switched on and off in the window, and what is written then does what it says.

use std::path::PathBuf;

use e2e::{App, LIMIT, Window, Workplace, until};
use serde_json::json;

#[tokio::test]
async fn callcard_starts_with_the_desktop_or_not() {
    let workplace = Workplace::start().await;
    let window = Window::on(&workplace, "settings").await;
    assert_eq!(window.invoke("starts_at_login", json!({})).await, Ok(json!(false)));
    window.invoke("start_at_login", json!({ "on": true })).await.expect("it can be switched on");
    assert_eq!(window.invoke("starts_at_login", json!({})).await, Ok(json!(true)));

    let file = entry(&workplace);
    let entry = std::fs::read_to_string(&file).expect("there is an entry");
    assert!(entry.starts_with("[Desktop Entry]\nType=Application\nName=Callcard\nIcon=callcard\n"), "{entry}");
    let exec = entry.lines().find_map(|line| line.strip_prefix("Exec=")).expect("it says what to start").to_owned();
    assert!(exec.ends_with(" --background"), "{exec}");
    window.invoke("start_at_login", json!({ "on": true })).await.expect("it can be switched on again");
    std::fs::write(&file, entry + "Hidden=true\n").expect("the desktop can switch it off");
    assert_eq!(window.invoke("starts_at_login", json!({})).await, Ok(json!(false)));
    // An image that was renamed since.
    let gone = "[Desktop Entry]\nType=Application\nName=Callcard\nExec=\"/gone/Callcard.AppImage\" --background\n";
    std::fs::write(&file, gone).expect("its program can be gone");
    assert_eq!(window.invoke("starts_at_login", json!({})).await, Ok(json!(false)));
    window.invoke("start_at_login", json!({ "on": false })).await.expect("it can be switched off");
    assert!(!file.exists());
    window.invoke("start_at_login", json!({ "on": false })).await.expect("it can be switched off again");
    assert_eq!(window.invoke("starts_at_login", json!({})).await, Ok(json!(false)));

    workplace.end("callcard");
    let lock = std::fs::File::open(workplace.callcard_home().join("callcard.lock")).expect("the app has a lock");
    until("the app to let its lock go", LIMIT, async || lock.try_lock().ok()).await;
    drop(lock);
    // What a shell and the specification quote alike: this path has none of the rest.
    let mut started = workplace.command("sh").args(["-c", &format!("exec {exec}")]).spawn().expect("a shell starts");
    App::socket_of(&workplace).accepting().await;
    started.kill().await.expect("it runs");
}

fn entry(workplace: &Workplace) -> PathBuf {
    let (_, folder) =
        workplace.environment().iter().find(|(name, _)| *name == "XDG_CONFIG_HOME").expect("the workplace has one");
    PathBuf::from(folder).join("autostart/callcard.desktop")
}
