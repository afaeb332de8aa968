//! The tray menu: what it says, and what its rows do.

use e2e::{App, LIMIT, StatusCode, Workplace, until};
use serde_json::json;

use crate::{IVAN, IVAN_DEAL, UNKNOWN, workplace_with_app};

#[tokio::test]
async fn the_menu_says_the_state_and_offers_the_main_things() {
    let (workplace, app) = workplace_with_app().await;
    let tray = app.tray(&workplace).await;
    tray.row("Quit").await;
    let rows = tray.rows().await;
    let labels: Vec<_> = rows.iter().map(|row| row.label.as_str()).filter(|label| !label.is_empty()).collect();
    let place = |text: &str| labels.iter().position(|label| label.starts_with(text));
    let order = ["Demo", "Test call…", "Pause notifications", "Open window", "Quit"].map(place);
    assert!(order.iter().all(Option::is_some) && order.is_sorted(), "{labels:?}");
    assert_eq!(order[0], Some(0), "{labels:?}");
}

#[tokio::test]
async fn a_recent_call_opens_its_card() {
    let (workplace, app) = workplace_with_app().await;
    let tray = app.tray(&workplace).await;
    let event = |phase: &str| json!({ "phone_number": IVAN, "call_id": "a", "phase": phase });
    app.socket.ring_with(event("ringing")).await;
    workplace.notifications.wait(IVAN_DEAL).await;
    app.socket.ring_with(event("answered")).await;
    app.socket.ring_with(event("ended")).await;
    workplace.notifications.wait_for_none().await;

    tray.click("Ivan Petrov").await;
    let url = workplace.browser.wait_for(1).await;
    assert!(url.contains("/leads/detail/"), "{url}");
    assert_eq!(app.sandbox().await.page(&url).await.0, StatusCode::OK);
}

#[tokio::test]
async fn the_status_row_follows_the_calls() {
    let (workplace, app) = workplace_with_app().await;
    let tray = app.tray(&workplace).await;
    tray.row("Ready for calls").await;
    app.socket.ring(IVAN).await;
    tray.row("1 call is ringing").await;
    app.socket.ring(UNKNOWN).await;
    tray.row("2 calls are ringing").await;
}

#[tokio::test]
async fn paused_notifications_show_nothing_and_lose_nothing() {
    let (workplace, app) = workplace_with_app().await;
    let tray = app.tray(&workplace).await;
    tray.click("Until I resume them").await;
    wait_for_notifications(&app, "paused").await;
    tray.row("Notifications are paused").await;
    let call = app.socket.ring(IVAN).await;
    let call = app.socket.call_delivered(&call, &["done"]).await;
    assert_eq!((&call["silence"], &call["answer"]), (&json!("paused"), &json!("card")));

    tray.click("Resume notifications").await;
    wait_for_notifications(&app, "on").await;
    app.socket.ring(UNKNOWN).await;
    workplace.notifications.wait("Not in the CRM").await;
    let shown = workplace.notifications.shown();
    assert!(shown.iter().all(|notice| !notice.says(IVAN_DEAL)), "{shown:#?}");
}

#[tokio::test]
async fn test_call_and_open_window_open_the_window() {
    let (workplace, app) = workplace_with_app().await;
    let tray = app.tray(&workplace).await;
    for (row, title) in [("Test call…", crate::WINDOW), ("Open window", crate::HISTORY)] {
        tray.click(row).await;
        workplace.wait_for_window(title).await;
        workplace.close_window(title).await;
    }
}

#[tokio::test]
async fn on_wayland_nothing_is_drawn_of_a_tray_that_is_not_there_and_one_that_comes_has_it_all() {
    let mut workplace = Workplace::without_tray_on_wayland().await;
    let app = App::start_with(&workplace, &["--faults"], &[("GDK_BACKEND", "wayland".to_owned())]).await;
    for call in ["a", "b"] {
        let event = |phase: &str| json!({ "phone_number": IVAN, "call_id": call, "phase": phase });
        app.socket.ring_with(event("ringing")).await;
        workplace.notifications.wait(IVAN_DEAL).await;
        app.socket.ring_with(event("answered")).await;
        app.socket.ring_with(event("ended")).await;
        workplace.notifications.wait_for_none().await;
    }
    app.socket.ring(UNKNOWN).await;
    workplace.start_panel();
    let tray = app.tray(&workplace).await;
    tray.row("1 call is ringing").await;
    tray.click("Quit").await;
    let log = std::fs::read_to_string(App::log(&workplace)).expect("the app has a log");
    assert!(!log.contains("CRITICAL") && !log.contains("WARNING"), "{log}");
}

async fn wait_for_notifications(app: &App, state: &str) {
    until(&format!("notifications to be {state}"), LIMIT, async || {
        (app.socket.get("/status").await["notifications"] == state).then_some(())
    })
    .await;
}
