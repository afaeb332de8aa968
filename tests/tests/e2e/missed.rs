//! Missed calls: quiet notices, the count in the tray, and what ends them.

use std::path::{Path, PathBuf};

use e2e::{App, LIMIT, Notice, Socket, Workplace, until};
use serde_json::json;

use crate::life::tell;
use crate::{HISTORY, IVAN, IVAN_DEAL, UNKNOWN, workplace_with_app};

#[tokio::test]
async fn a_missed_call_stays_as_a_quiet_notice_that_calls_back() {
    let (workplace, app) = workplace_with_app().await;
    let tray = app.tray(&workplace).await;
    miss(&app.socket, IVAN, "a").await;
    let missed = workplace.notifications.wait("Missed · at").await;
    assert_eq!((missed.urgency, missed.category.as_str(), missed.silent), (1, "call.unanswered", true));
    assert_eq!(missed.buttons(), ["Open card", "Call back"]);
    assert_eq!(only(&workplace).await.id, missed.id, "the ringing one is gone");
    tray.row("1 missed call").await;

    miss(&app.socket, IVAN, "b").await;
    let again = workplace.notifications.wait("2 calls, the last at").await;
    assert_eq!(again.id, missed.id, "in place");
    tray.row("2 missed calls").await;

    only(&workplace).await;
    workplace.notifications.press(&again, "Call back").await;
    assert_eq!(workplace.browser.wait_for(1).await, format!("tel:{IVAN}"));
    workplace.notifications.wait_for_none().await;
    no_missed(&app.socket).await;
}

#[tokio::test]
async fn a_call_back_that_no_program_takes_is_told_and_the_call_stays_missed() {
    let (workplace, app) = workplace_with_app().await;
    workplace.browser.uninstall();
    miss(&app.socket, IVAN, "a").await;
    let missed = workplace.notifications.wait("Missed").await;
    only(&workplace).await;
    workplace.notifications.press(&missed, "Call back").await;
    workplace.notifications.wait("No program here can place calls").await;
    assert_eq!(workplace.copied().await, IVAN);
    assert_eq!(app.socket.get("/status").await["calls"]["missed"], 1);
}

#[tokio::test]
async fn a_browser_that_does_not_start_is_told_after_every_way_was_tried() {
    let (workplace, app, tried) = started_with(&[("xdg-open", 3), ("gio", 2), ("x-www-browser", 4)]).await;
    miss(&app.socket, IVAN, "a").await;
    let missed = workplace.notifications.wait("Missed").await;
    only(&workplace).await;
    workplace.notifications.press(&missed, "Open card").await;
    workplace.notifications.wait("The browser did not start").await;
    assert_eq!(all_of(&tried), ["xdg-open", "gio", "x-www-browser"]);
    assert!(workplace.copied().await.contains("/leads/detail/"));
    assert_eq!(app.socket.get("/status").await["calls"]["missed"], 1);
}

#[tokio::test]
async fn a_page_that_the_second_program_takes_is_opened_and_nothing_is_complained_of() {
    let (workplace, app, tried) = started_with(&[("xdg-open", 3), ("gio", 0), ("x-www-browser", 4)]).await;
    miss(&app.socket, IVAN, "a").await;
    let missed = workplace.notifications.wait("Missed").await;
    only(&workplace).await;
    workplace.notifications.press(&missed, "Open card").await;
    no_missed(&app.socket).await;
    workplace.notifications.wait_for_none().await;
    assert_eq!(all_of(&tried), ["xdg-open", "gio"]);
    let shown = workplace.notifications.shown();
    assert!(shown.iter().all(|notice| !notice.says("did not start")), "{shown:#?}");
}

#[tokio::test]
async fn a_ringing_call_whose_page_no_program_takes_is_told_and_rings_on() {
    let (workplace, app, tried) = started_with(&[("xdg-open", 3), ("gio", 2), ("x-www-browser", 4)]).await;
    app.socket.ring(IVAN).await;
    let ringing = workplace.notifications.wait(IVAN_DEAL).await;
    workplace.notifications.click(&ringing).await;
    workplace.notifications.wait("The browser did not start").await;
    assert_eq!(all_of(&tried), ["xdg-open", "gio", "x-www-browser"]);
    assert!(workplace.copied().await.contains("/leads/detail/"));
    let calls = app.socket.get("/calls").await;
    assert_eq!(calls["calls"][0]["phase"], "ringing", "{calls}");
}

#[tokio::test]
async fn what_the_agent_does_ends_a_missed_call() {
    let (workplace, app) = workplace_with_app().await;
    miss(&app.socket, UNKNOWN, "a").await;
    workplace.notifications.wait("Missed").await;
    tell(&app.socket, UNKNOWN, json!({ "call_id": "out", "direction": "out" })).await;
    workplace.notifications.wait_for_none().await;
    no_missed(&app.socket).await;

    miss(&app.socket, UNKNOWN, "b").await;
    let notice = workplace.notifications.wait("Missed").await;
    only(&workplace).await;
    workplace.notifications.dismiss(&notice).await;
    no_missed(&app.socket).await;

    miss(&app.socket, UNKNOWN, "c").await;
    workplace.notifications.wait("Missed").await;
    tell(&app.socket, UNKNOWN, json!({ "call_id": "d" })).await;
    tell(&app.socket, UNKNOWN, json!({ "call_id": "d", "phase": "answered" })).await;
    no_missed(&app.socket).await;
}

#[tokio::test]
async fn more_than_three_callers_are_one_notice_that_opens_the_history() {
    let (workplace, app) = workplace_with_app().await;
    for place in 0..4 {
        miss(&app.socket, &format!("+1555010010{place}"), &place.to_string()).await;
    }
    let all = workplace.notifications.wait("4 missed calls").await;
    assert_eq!(only(&workplace).await.id, all.id);
    workplace.notifications.press(&all, "Open history").await;
    workplace.wait_for_window(HISTORY).await;
    no_missed(&app.socket).await;
    workplace.notifications.wait_for_none().await;
}

#[tokio::test]
async fn missed_calls_outlive_a_pause_and_a_restart() {
    let (workplace, app) = workplace_with_app().await;
    app.tray(&workplace).await.click("Until I resume them").await;
    until("the pause", LIMIT, async || (app.socket.get("/status").await["notifications"] == "paused").then_some(()))
        .await;
    miss(&app.socket, IVAN, "a").await;
    app.kill().await;
    let app = App::start(&workplace).await;
    let status = app.socket.get("/status").await;
    assert_eq!((&status["notifications"], &status["calls"]["missed"]), (&json!("paused"), &json!(1)));
    let tray = app.tray(&workplace).await;
    tray.row("1 missed call").await;
    assert!(workplace.notifications.shown().is_empty(), "{:#?}", workplace.notifications.shown());
    tray.click("Resume notifications").await;
    workplace.notifications.wait("Missed · at").await;
}

#[tokio::test]
async fn a_pause_ends_by_itself() {
    let workplace = Workplace::start().await;
    let end = jiff::Timestamp::now() + jiff::SignedDuration::from_secs(4);
    workplace.settings(&json!({ "paused": end.to_string() }));
    let app = App::start(&workplace).await;
    let status = app.socket.get("/status").await;
    assert_eq!(status["notifications"], "paused");
    assert_eq!(status["paused_until"], end.to_string());
    until("the end of the pause", LIMIT, async || {
        (app.socket.get("/status").await["notifications"] == "on").then_some(())
    })
    .await;
    assert!(jiff::Timestamp::now() >= end, "not before its time");
    tell(&app.socket, IVAN, json!({})).await;
    workplace.notifications.wait(IVAN_DEAL).await;
}

#[tokio::test]
async fn killed_while_it_rings_a_call_is_missed_once() {
    let (workplace, app) = workplace_with_app().await;
    tell(&app.socket, IVAN, json!({ "call_id": "a" })).await;
    workplace.notifications.wait(IVAN_DEAL).await;
    app.kill().await;
    let app = App::start(&workplace).await;
    tell(&app.socket, IVAN, json!({ "call_id": "a", "phase": "ended", "cause": "cancelled" })).await;
    workplace.notifications.wait("Missed").await;
    assert_eq!(app.socket.get("/status").await["calls"]["missed"], 1);
    assert_eq!(app.sandbox().await.events_for(IVAN).await, 1);
}

#[tokio::test]
async fn a_notice_that_expires_leaves_the_call_missed_and_comes_back_for_the_next() {
    let (workplace, app) = workplace_with_app().await;
    let name = |id: &str| json!({ "phone_number": UNKNOWN, "call_id": id, "caller_name": "Expires Soon" });
    for (id, says) in [("a", "at "), ("b", "2 calls, the last")] {
        app.socket.ring_with(name(id)).await;
        tell(&app.socket, UNKNOWN, json!({ "call_id": id, "phase": "ended", "cause": "no_answer" })).await;
        let notice = workplace.notifications.wait("Missed").await;
        assert!(notice.says(says), "{notice:#?}");
        workplace.notifications.wait_for_none().await;
        assert!(!workplace.notifications.close_was_asked(&notice), "it went by itself");
    }
    assert_eq!(app.socket.get("/status").await["calls"]["missed"], 2);
}

/// An app among programs that end with these codes in the place of those that open pages, and where they write that they
/// were tried.
async fn started_with(codes: &[(&str, u8)]) -> (Workplace, App, PathBuf) {
    let workplace = Workplace::start().await;
    let (path, tried) = openers(&workplace, codes);
    let app = App::start_with(&workplace, &["--faults"], &[("PATH", path)]).await;
    (workplace, app, tried)
}

/// Programs that open pages in the place of the system's: each writes down that it was tried, and ends with its code. Returns
/// the path to look for them by, and where they write.
fn openers(workplace: &Workplace, codes: &[(&str, u8)]) -> (String, PathBuf) {
    let (folder, tried) = (workplace.callcard_home().join("openers"), workplace.callcard_home().join("tried"));
    std::fs::create_dir_all(&folder).expect("it can be made");
    for (program, code) in codes {
        let script = format!("#!/bin/sh\necho {program} >> '{}'\nexit {code}\n", tried.display());
        std::fs::write(folder.join(program), script).expect("it can be written");
        let mode = std::os::unix::fs::PermissionsExt::from_mode(0o755);
        std::fs::set_permissions(folder.join(program), mode).expect("it can be run");
    }
    let (_, path) = workplace.environment().iter().find(|(name, _)| *name == "PATH").expect("the workplace has one");
    (format!("{}:{path}", folder.display()), tried)
}

fn all_of(tried: &Path) -> Vec<String> {
    std::fs::read_to_string(tried).unwrap_or_default().lines().map(str::to_owned).collect()
}

/// A call rings and nobody takes it.
async fn miss(socket: &Socket, number: &str, id: &str) {
    let call = json!({ "phone_number": number, "call_id": id });
    let call = socket.ring_with(call).await;
    socket.call_delivered(&call, &["done"]).await;
    tell(socket, number, json!({ "call_id": id, "phase": "ended", "cause": "no_answer" })).await;
}

/// Waits until there is one notice on the screen.
async fn only(workplace: &Workplace) -> Notice {
    until("one notice", LIMIT, async || match &workplace.notifications.open()[..] {
        [one] => Some(one.clone()),
        _ => None,
    })
    .await
}

async fn no_missed(socket: &Socket) {
    until("no missed calls", LIMIT, async || (socket.get("/status").await["calls"]["missed"] == 0).then_some(())).await;
}
