//! The process behind the window's page dies, or does nothing any more: the window does not stay blank.
//!
//! Read like a screen reader does: the web driver loses a page whose process dies, and a window keeps its picture.

use std::process::Stdio;
use std::time::Instant;

use e2e::{App, LIMIT, ScreenReader, Workplace, until};
use serde_json::Value;

use crate::{HISTORY, WINDOW};

/// The kernel keeps fifteen characters of a name.
const PAGE: &str = "WebKitWebProces";
/// What the screen reader finds the app under.
const PROGRAM: &str = "callcard";

#[tokio::test]
async fn a_page_whose_process_dies_comes_back_where_it_was() {
    let (workplace, reader, app) = workplace_with_reader().await;
    open(&app, "history").await;
    reader.page_of(PROGRAM, HISTORY).await;
    // The agent has turned since.
    workplace.press_keys(HISTORY, "ctrl+2", async || workplace.has_window(WINDOW).await).await;
    reader.page_of(PROGRAM, WINDOW).await;

    workplace.end_at_last(PAGE).await;
    let died = Instant::now();
    reader.page_of(PROGRAM, WINDOW).await;
    println!("the page was back {:?} after its process had died", died.elapsed());
    assert_eq!(health(&workplace).await["state"], "warning");

    // It follows what is asked for as the one before did.
    open(&app, "history").await;
    reader.page_of(PROGRAM, HISTORY).await;
    workplace.wait_for_window(HISTORY).await;
}

#[tokio::test]
async fn a_page_that_dies_again_gets_another_window_and_then_the_agent_is_told() {
    let (workplace, reader, app) = workplace_with_reader().await;
    open(&app, "history").await;
    reader.page_of(PROGRAM, HISTORY).await;
    for _ in 0..2 {
        workplace.end_at_last(PAGE).await;
        reader.page_of(PROGRAM, HISTORY).await;
        workplace.wait_for_window(HISTORY).await;
    }
    assert_eq!(workplace.notifications.open().len(), 0, "there is nothing to tell yet");
    workplace.end_at_last(PAGE).await;
    workplace.notifications.wait("The window could not be kept open").await;
    until("the window to go", LIMIT, async || (!workplace.has_window(HISTORY).await).then_some(())).await;
    assert_eq!(health(&workplace).await["state"], "failed");

    // Whoever asks for it gets it all the same.
    open(&app, "test-call").await;
    reader.page_of(PROGRAM, WINDOW).await;
    until("the page to be well", LIMIT, async || (health(&workplace).await["state"] == "warning").then_some(())).await;
}

#[tokio::test]
async fn a_page_that_dies_while_it_loads_comes_back() {
    let (workplace, reader, app) = workplace_with_reader().await;
    open(&app, "history").await;
    // WebKit gives up everything, and ends the app, for a process that dies before it has said who it is.
    until("the page's process to work", LIMIT, async || (workplace.threads(PAGE) > 4).then_some(())).await;
    workplace.end_at_last(PAGE).await;
    reader.page_of(PROGRAM, HISTORY).await;
    workplace.wait_for_window(HISTORY).await;
    assert_eq!(health(&workplace).await["state"], "warning");
}

#[tokio::test]
async fn a_page_that_does_nothing_any_more_is_replaced_when_it_is_asked_for() {
    let (workplace, reader, app) = workplace_with_reader().await;
    open(&app, "history").await;
    reader.page_of(PROGRAM, HISTORY).await;
    workplace.freeze(PAGE);
    open(&app, "test-call").await;
    until("its process to be ended", LIMIT, async || (health(&workplace).await["state"] == "warning").then_some(()))
        .await;
    reader.page_of(PROGRAM, WINDOW).await;
}

async fn workplace_with_reader() -> (Workplace, ScreenReader, App) {
    let workplace = Workplace::start().await;
    let reader = ScreenReader::start(&workplace).await;
    let app = App::start_with(&workplace, &["--faults"], &reader.environment()).await;
    (workplace, reader, app)
}

async fn open(app: &App, page: &str) {
    let reply = app.socket.send("POST", &format!("/window/{page}"), &[], "").await;
    assert!(reply.status.is_success(), "{page}: {}", reply.text());
}

/// What the check-up says of the window.
async fn health(workplace: &Workplace) -> Value {
    let examined = App::callcardctl(workplace).args(["doctor", "--json"]).stdout(Stdio::piped()).output().await;
    let examined = examined.expect("callcardctl runs").stdout;
    let found: Value = serde_json::from_slice(&examined).expect("it prints what it found");
    let checks = found["checks"].as_array().expect("there are checks");
    checks.iter().find(|check| check["name"] == "window").expect("the window is one").clone()
}
