//! The test-call window, typed into and clicked over WebDriver, with the whole path behind it.

use e2e::{StatusCode, Window, Workplace};

use serde_json::json;

use crate::life::tell;
use crate::{IVAN, IVAN_DEAL, IVAN_READABLE, UNKNOWN, UNKNOWN_READABLE};

const NUMBER: &str = "#number";
const STEPS: [&str; 4] = ["accepted", "sent", "answered", "shown"];

#[tokio::test]
async fn a_test_call_goes_the_whole_way_and_shows_each_step() {
    let workplace = Workplace::start().await;
    let window = Window::test_call(&workplace).await;
    window.type_into(NUMBER, "8 999 888 55 33").await;
    window.enter(NUMBER).await;

    for step in STEPS {
        window.wait_for(&format!("[data-step={step}][data-state=done]")).await;
    }
    let result = window.text("[data-result]").await;
    for text in [IVAN_DEAL, "Ivan Petrov", IVAN_READABLE] {
        assert!(result.contains(text), "{text:?} is not in {result:?}");
    }
    assert!(window.page_text().await.contains("Demo"));
    workplace.notifications.wait(IVAN_DEAL).await;
    let sandbox = window.sandbox().await;
    assert_eq!(sandbox.events().await.len(), 1);

    window.click("[data-action=open]").await;
    let url = workplace.browser.wait_for(1).await;
    let (status, page) = sandbox.page(&url).await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains(IVAN_DEAL), "{page}");
}

#[tokio::test]
async fn an_unknown_number_and_a_hang_up() {
    let workplace = Workplace::start().await;
    let window = Window::test_call(&workplace).await;
    window.type_into(NUMBER, UNKNOWN_READABLE).await;
    window.click("[type=submit]").await;

    let notice = workplace.notifications.wait("Not in the CRM").await;
    window.wait_for("[data-step=shown][data-state=done]").await;
    let result = window.text("[data-result]").await;
    assert!(result.contains("Not in the CRM") && result.contains("Create contact"), "{result:?}");
    window.click("[data-action=hang-up]").await;
    workplace.notifications.wait_for_none().await;
    assert!(workplace.notifications.close_was_asked(&notice));
    let calls = window.socket.get("/calls?limit=1").await;
    assert_eq!(calls["calls"][0]["phase"], "ended");
}

#[tokio::test]
async fn a_failing_crm_is_told_in_the_window() {
    let workplace = Workplace::start().await;
    let window = Window::test_call(&workplace).await;
    let sandbox = window.sandbox().await;
    sandbox.faults(&serde_json::json!({ "answer": "unpaid", "only": "/api/v2/events" })).await;
    window.type_into(NUMBER, IVAN_READABLE).await;
    window.enter(NUMBER).await;
    window.wait_for("[data-step=answered][data-state=failed]").await;
    window.wait_for("[data-step=shown][data-state=done]").await;
    assert!(window.text("[data-result]").await.contains("The CRM refused the call"));
}

#[tokio::test]
async fn the_history_follows_the_calls_and_is_searched_and_deleted() {
    let workplace = Workplace::start().await;
    let window = Window::on(&workplace, "history").await;
    let empty = window.text("[data-empty=call]").await;
    assert!(empty.contains("Calls appear here"), "an empty history says what it is for: {empty:?}");
    tell(&window.socket, UNKNOWN, json!({ "call_id": "a" })).await;
    window.wait_for("[data-outcome=ringing]").await;
    tell(&window.socket, UNKNOWN, json!({ "call_id": "a", "phase": "ended", "cause": "no_answer" })).await;
    window.wait_for("[data-outcome=missed]").await;
    tell(&window.socket, IVAN, json!({ "call_id": "b" })).await;
    tell(&window.socket, IVAN, json!({ "call_id": "b", "phase": "answered" })).await;
    window.wait_for("[data-outcome=answered]").await;
    tell(&window.socket, IVAN, json!({ "call_id": "b", "phase": "ended" })).await;
    window.wait_for("[data-outcome=talked]").await;

    window.type_into("input[type=search]", "petrov").await;
    window.wait_for_none("[data-outcome=missed]").await;
    window.click("[data-outcome=talked] button").await;
    window.click("[data-action=open]").await;
    assert!(workplace.browser.wait_for(1).await.contains("/leads/detail/"));
    window.click("[data-action=call-back]").await;
    assert_eq!(workplace.browser.wait_for(2).await, format!("tel:{IVAN}"));

    window.click("[data-action=delete]").await;
    window.wait_for_none("[data-outcome=talked]").await;
    window.wait_for("[data-action=undo]").await;
    window.wait_for_none("[data-action=undo]").await;
    let calls = window.socket.get("/calls").await;
    let left: Vec<_> = calls["calls"].as_array().into_iter().flatten().map(|call| &call["number"]["e164"]).collect();
    assert_eq!(left, [UNKNOWN], "deleted when the time to take it back was over");
}
