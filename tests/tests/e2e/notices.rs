//! What the agent sees when a phone rings, and where a click leads.

use e2e::{App, Reply, Socket, StatusCode, Workplace};
use serde_json::{Value, json};

use crate::{IVAN, IVAN_DEAL, IVAN_READABLE, UNKNOWN, UNKNOWN_READABLE, workplace_with_app};

/// Characters that turn the direction of writing. Message formats like to add them around what they insert.
const INVISIBLE: [char; 4] = ['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'];

#[tokio::test]
async fn a_ring_shows_the_card_and_a_click_opens_it() {
    let (workplace, app) = workplace_with_app().await;
    app.socket.ring(IVAN).await;

    let notice = workplace.notifications.wait(IVAN_DEAL).await;
    assert_eq!(notice.app_name, "Callcard");
    assert_eq!(notice.summary, "Ivan Petrov", "who calls, and nothing else");
    assert!(notice.body.starts_with("Incoming · Demo\n") && notice.says(IVAN_READABLE), "{notice:#?}");
    assert!(!notice.summary.contains(INVISIBLE) && !notice.body.contains(INVISIBLE), "{notice:#?}");
    assert_eq!(notice.buttons(), ["Open card"]);

    workplace.notifications.click(&notice).await;
    let sandbox = app.sandbox().await;
    let url = workplace.browser.wait_for(1).await;
    assert!(url.starts_with(&format!("{}/leads/detail/", sandbox.origin())), "{url}");
    let (status, page) = sandbox.page(&url).await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains(IVAN_DEAL), "{page}");
    assert_eq!(sandbox.events_for(IVAN).await, 1);
}

#[tokio::test]
async fn the_button_opens_the_card_as_well() {
    let (workplace, app) = workplace_with_app().await;
    app.socket.ring(IVAN).await;
    let notice = workplace.notifications.wait(IVAN_DEAL).await;
    workplace.notifications.press(&notice, "Open card").await;
    assert!(workplace.browser.wait_for(1).await.contains("/leads/detail/"));
}

#[tokio::test]
async fn an_unknown_number_offers_to_create_a_contact_with_it() {
    let (workplace, app) = workplace_with_app().await;
    app.socket.ring(UNKNOWN).await;
    let notice = workplace.notifications.wait("Not in the CRM").await;
    assert!(notice.says(UNKNOWN_READABLE), "{notice:#?}");

    workplace.notifications.press(&notice, "Create contact").await;
    let sandbox = app.sandbox().await;
    let url = workplace.browser.wait_for(1).await;
    assert_eq!(url, format!("{}/contacts/add/?phone=%2B79998885500", sandbox.origin()));
    let (status, page) = sandbox.page(&url).await;
    assert_eq!(status, StatusCode::OK);
    assert!(page.contains(UNKNOWN) || page.contains(UNKNOWN_READABLE), "{page}");
}

#[tokio::test]
async fn an_empty_answer_offers_to_search_and_never_to_create() {
    let (workplace, app) = workplace_with_app().await;
    let sandbox = app.sandbox().await;
    sandbox.faults(&json!({ "answer": "accepted_empty" })).await;
    let call = app.socket.ring(UNKNOWN).await;

    let notice = workplace.notifications.wait("The CRM did not say who it is").await;
    assert!(notice.says(UNKNOWN_READABLE), "{notice:#?}");
    workplace.notifications.press(&notice, "Find in CRM").await;
    let url = workplace.browser.wait_for(1).await;
    assert_eq!(url, format!("{}/contacts/list/?term=79998885500", sandbox.origin()));
    assert_eq!(sandbox.page(&url).await.0, StatusCode::OK);

    let call = app.socket.call_delivered(&call, &["done"]).await;
    assert_eq!(call["answer"], "untold");
    let offered = workplace.notifications.shown().iter().any(|notice| notice.has_button("Create contact"));
    assert!(!offered, "a contact was offered for a number the CRM may know");
}

#[tokio::test]
async fn a_caller_whom_the_crm_did_not_name_is_found_by_the_number() {
    let (workplace, app) = workplace_with_app().await;
    let sandbox = app.sandbox().await;
    sandbox.faults(&json!({ "answer": "accepted_empty", "only": "/api/v2/events" })).await;
    let call = app.socket.ring(IVAN).await;

    let notice = workplace.notifications.wait("Found by number, not confirmed by the CRM").await;
    assert!(notice.summary == "Ivan Petrov" && notice.says(IVAN_READABLE), "{notice:#?}");
    assert_eq!(notice.buttons(), ["Open card"]);
    workplace.notifications.click(&notice).await;
    assert!(workplace.browser.wait_for(1).await.contains("/contacts/detail/"));

    let call = app.socket.call_delivered(&call, &["done"]).await;
    assert_eq!(
        (&call["answer"], &call["card"], &call["found"]["kind"]),
        (&json!("untold"), &json!(null), &json!("contact"))
    );
    assert_eq!(sandbox.events_for(IVAN).await, 1);
}

#[tokio::test]
async fn a_slow_answer_changes_the_notice_in_place() {
    let (workplace, app) = workplace_with_app().await;
    let sandbox = app.sandbox().await;
    sandbox.faults(&json!({ "latency_ms": 3_000, "only": "/api/v2/events" })).await;
    app.socket.ring(IVAN).await;

    // When exactly it comes is the desk's to say, and its tables' to test; here it comes before the answer.
    let first = workplace.notifications.wait(IVAN_READABLE).await;
    assert!(!first.says(IVAN_DEAL), "{first:#?}");
    let last = workplace.notifications.wait(IVAN_DEAL).await;
    assert_eq!(last.id, first.id, "the card is a second notice");
    assert_eq!(last.replaces, first.id);
    assert!(last.silent, "a change makes a sound again");
    let shown = workplace.notifications.shown().len();
    assert!(shown <= 3, "{shown} notices for one call");
}

#[tokio::test]
async fn a_hanging_crm_delays_no_notice_and_loses_no_call() {
    let (workplace, app) = workplace_with_app().await;
    let sandbox = app.sandbox().await;
    sandbox.faults(&json!({ "answer": "hang", "only": "/api/v2/events" })).await;
    let call = app.socket.ring(UNKNOWN).await;

    let first = workplace.notifications.wait(UNKNOWN_READABLE).await;
    assert_eq!(first.buttons(), ["Find in CRM"]);
    let call = app.socket.call_delivered(&call, &["uncertain"]).await;
    assert_eq!(call["phase"], "ringing");
    let last = workplace.notifications.wait("No answer from the CRM").await;
    assert_eq!(last.id, first.id, "the end of the wait is a second notice");
    assert_eq!(sandbox.events_for(UNKNOWN).await, 1, "it was sent again");
    let trouble = workplace.notifications.wait("The CRM does not answer in time").await;
    workplace.notifications.put_away(&trouble).await;
    workplace.notifications.click(&last).await;
    let search = format!("{}/contacts/list/?term=79998885500", sandbox.origin());
    assert_eq!(workplace.browser.wait_for(1).await, search);
}

#[tokio::test]
async fn a_remembered_card_is_shown_while_the_crm_hangs() {
    let (workplace, app) = workplace_with_app().await;
    let sandbox = app.sandbox().await;
    let first = json!({ "phone_number": IVAN, "call_id": "first" });
    app.socket.ring_with(first).await;
    workplace.notifications.wait(IVAN_DEAL).await;
    end(&app.socket, "first").await;
    workplace.notifications.wait_for_none().await;

    sandbox.faults(&json!({ "answer": "hang", "only": "/api/v2/events" })).await;
    app.socket.ring_with(json!({ "phone_number": IVAN, "call_id": "second" })).await;
    let notice = workplace.notifications.wait(IVAN_DEAL).await;
    workplace.notifications.click(&notice).await;
    assert!(workplace.browser.wait_for(1).await.contains("/leads/detail/"));
}

#[tokio::test]
async fn the_notice_goes_when_the_call_ends() {
    let (workplace, app) = workplace_with_app().await;
    app.socket.ring_with(json!({ "phone_number": IVAN, "call_id": "a" })).await;
    let notice = workplace.notifications.wait(IVAN_DEAL).await;
    end(&app.socket, "a").await;
    workplace.notifications.wait_for_none().await;
    assert!(workplace.notifications.close_was_asked(&notice));
}

#[tokio::test]
async fn a_dismissed_notice_does_not_come_back() {
    let (workplace, app) = workplace_with_app().await;
    let sandbox = app.sandbox().await;
    sandbox.faults(&json!({ "latency_ms": 1500, "only": "/api/v2/events" })).await;
    let call = app.socket.ring(IVAN).await;
    let notice = workplace.notifications.wait(IVAN_READABLE).await;
    workplace.notifications.dismiss(&notice).await;
    workplace.notifications.wait_for_none().await;

    app.socket.call_delivered(&call, &["done"]).await;
    sandbox.faults(&json!({})).await;
    // The next call's notice comes after whatever the first call's answer might have shown.
    app.socket.ring(UNKNOWN).await;
    workplace.notifications.wait("Not in the CRM").await;
    let again = workplace.notifications.shown().iter().any(|notice| notice.says(IVAN_DEAL));
    assert!(!again, "a dismissed notice came back");
}

#[tokio::test]
async fn text_from_outside_is_shown_as_text() {
    let (workplace, app) = workplace_with_app().await;
    let name = "<b>Eve</b> & <a href=\"http://evil.example\">co</a>\u{202e}\u{0007}\nx";
    app.socket.ring_with(json!({ "phone_number": UNKNOWN, "caller_name": name, "line": "<i>sales</i>" })).await;

    let notice = workplace.notifications.wait("Not in the CRM").await;
    assert!(notice.says("Eve"), "{notice:#?}");
    for raw in ["<", ">", "& "] {
        assert!(!notice.body.contains(raw), "{raw:?} is markup in {notice:#?}");
    }
    let text = format!("{}{}", notice.summary, notice.body);
    assert!(!text.contains(['\u{202e}', '\u{0007}']), "{notice:#?}");
}

#[tokio::test]
async fn russian_settings_give_russian_notices() {
    let workplace = Workplace::start().await;
    workplace.settings(&json!({ "version": 1, "language": "ru" }));
    let app = App::start(&workplace).await;
    app.socket.ring(UNKNOWN).await;
    let notice = workplace.notifications.wait(UNKNOWN_READABLE).await;
    assert_eq!(notice.buttons(), ["Создать контакт"]);
    let tray = app.tray(&workplace).await;
    tray.row("Выйти").await;
}

#[tokio::test]
async fn a_call_for_somebody_else_is_reported_and_not_shown() {
    let (workplace, app) = workplace_with_app().await;
    let call = app.socket.ring_with(json!({ "phone_number": IVAN, "users": ["99999"] })).await;
    let call = app.socket.call_delivered(&call, &["done"]).await;
    assert_eq!(call["silence"], "not_for_you");
    let sandbox = app.sandbox().await;
    assert_eq!(sandbox.events().await[0]["users"], json!([99999]));

    app.socket.ring(UNKNOWN).await;
    workplace.notifications.wait("Not in the CRM").await;
    let shown = workplace.notifications.shown();
    assert!(shown.iter().all(|notice| notice.says(UNKNOWN_READABLE)), "{shown:#?}");
}

#[tokio::test]
async fn a_call_without_users_is_reported_for_me_alone() {
    let (_workplace, app) = workplace_with_app().await;
    let call = app.socket.ring(IVAN).await;
    app.socket.call_delivered(&call, &["done"]).await;
    let me = app.socket.get("/status").await["me"].clone();
    let me = me.as_u64().expect("the demo account has a user who is me");
    assert_eq!(app.sandbox().await.events().await[0]["users"], json!([me]));
}

#[tokio::test]
async fn withheld_and_internal_numbers_are_shown_and_never_sent() {
    let (workplace, app) = workplace_with_app().await;
    let withheld = app.socket.post(&json!({"add": [{"type": "phone_call", "phone_number": "anonymous"}]})).await;
    assert_silent(&withheld, "withheld");
    workplace.notifications.wait("Withheld number").await;
    let internal = app.socket.post(&json!({"add": [{"type": "phone_call", "phone_number": "101"}]})).await;
    assert_silent(&internal, "internal");
    workplace.notifications.wait("Internal number 101").await;

    // Requests leave in order: once this one has arrived, the others would have.
    app.socket.ring(IVAN).await;
    let sandbox = app.sandbox().await;
    sandbox.wait_for(IVAN).await;
    assert_eq!(sandbox.events().await.len(), 1);
}

fn assert_silent(reply: &Reply, outcome: &str) {
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.text());
    let item = reply.item(0);
    assert_eq!(item["outcome"], outcome, "{item}");
    assert_eq!((&item["element_id"], &item["element_type"]), (&Value::Null, &Value::Null));
}

/// The call was answered and is over now.
async fn end(socket: &Socket, call_id: &str) {
    let phase = |phase: &str| json!({ "type": "phone_call", "phone_number": IVAN, "call_id": call_id, "phase": phase });
    let reply = socket.post(&json!({ "add": [phase("answered"), phase("ended")] })).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.text());
}
