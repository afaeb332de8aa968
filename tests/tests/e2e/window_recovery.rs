//! The process behind the window's page dies, or does nothing any more: the window does not stay blank.

use std::process::Stdio;
use std::time::Instant;

use e2e::{App, Desk, LIMIT, Window, until};
use serde_json::{Value, json};

use crate::{HISTORY, desk_with_app};

/// The kernel keeps fifteen characters of a name.
const PAGE: &str = "WebKitWebProces";
const SEARCH: &str = "input[type=search]";
const NUMBER: &str = "#number";

#[tokio::test]
async fn a_page_whose_process_dies_comes_back_where_it_was() {
    let desk = Desk::start().await;
    let window = Window::on(&desk, "history").await;
    window.wait_for(SEARCH).await;
    // The agent has turned since.
    window.click("nav [href='?page=test-call']").await;
    window.wait_for(NUMBER).await;
    window.ask("window.theSame = true").await;

    desk.end(PAGE);
    let died = Instant::now();
    window.comes_back_with(NUMBER).await;
    println!("the page was back {:?} after its process had died", died.elapsed());
    assert_eq!(window.ask("return window.theSame === true").await, false, "it is another page");
    assert_eq!(health(&desk).await["state"], "warning");

    // It follows what is asked for as the one before did.
    window.socket.send("POST", "/window/history", &[], "").await;
    window.comes_back_with(SEARCH).await;
    window.invoke("history", json!({ "question": {} })).await.ok();
}

#[tokio::test]
async fn a_page_that_dies_again_gets_another_window_and_then_the_agent_is_told() {
    let desk = Desk::start().await;
    let window = Window::on(&desk, "history").await;
    window.wait_for(SEARCH).await;
    for _ in 0..2 {
        desk.end_at_last(PAGE).await;
        window.comes_back_with(SEARCH).await;
        desk.wait_for_window(HISTORY).await;
    }
    assert_eq!(desk.notifications.open().len(), 0, "there is nothing to tell yet");
    desk.end_at_last(PAGE).await;
    desk.notifications.wait("The window could not be kept open").await;
    until("the window to go", LIMIT, async || (!desk.has_window(HISTORY).await).then_some(())).await;
    assert_eq!(health(&desk).await["state"], "failed");

    // Whoever asks for it gets it all the same.
    window.socket.send("POST", "/window/test-call", &[], "").await;
    window.comes_back_with(NUMBER).await;
    until("the page to be well", LIMIT, async || (health(&desk).await["state"] == "warning").then_some(())).await;
}

#[tokio::test]
async fn a_page_that_dies_while_it_loads_comes_back() {
    let (desk, app) = desk_with_app().await;
    app.socket.send("POST", "/window/history", &[], "").await;
    // WebKit gives up everything, and ends the app, for a process that dies before it has said who it is.
    until("the page's process to work", LIMIT, async || (desk.threads(PAGE) > 4).then_some(())).await;
    desk.end(PAGE);
    // The window is called what its page says it is, in the page's own words.
    until("its death to be seen", LIMIT, async || (health(&desk).await["state"] == "warning").then_some(())).await;
    desk.wait_for_window(HISTORY).await;
    desk.wait_until_drawn(HISTORY).await;
}

#[tokio::test]
async fn a_page_that_does_nothing_any_more_is_replaced_when_it_is_asked_for() {
    let desk = Desk::start().await;
    let window = Window::on(&desk, "history").await;
    window.wait_for(SEARCH).await;
    desk.freeze(PAGE);
    window.socket.send("POST", "/window/test-call", &[], "").await;
    until("its process to be ended", LIMIT, async || (health(&desk).await["state"] == "warning").then_some(())).await;
    window.comes_back_with(NUMBER).await;
}

#[tokio::test]
async fn stress() {
    let (desk, app) = desk_with_app().await;
    for round in 0..60 {
        app.socket.send("POST", "/window/history", &[], "").await;
        desk.wait_for_window(HISTORY).await;
        if round % 2 == 0 {
            desk.place_window(HISTORY, 100, 100, 700, 500 + round).await;
        }
        desk.close_window(HISTORY).await;
        let h = health(&desk).await;
        if h["state"] != "ok" {
            println!("round {round}: {h}");
        }
    }
}

/// What the check-up says of the window.
async fn health(desk: &Desk) -> Value {
    let examined = App::callcardctl(desk).args(["doctor", "--json"]).stdout(Stdio::piped()).output().await;
    let examined = examined.expect("callcardctl runs").stdout;
    let found: Value = serde_json::from_slice(&examined).expect("it prints what it found");
    let checks = found["checks"].as_array().expect("there are checks");
    checks.iter().find(|check| check["name"] == "window").expect("the window is one").clone()
}
