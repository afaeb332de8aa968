//! A call from its first ring to its end, as the real notification daemon is told of it.

use e2e::{App, LIMIT, Notice, Socket, Workplace, until};
use serde_json::{Value, json};

use crate::{IVAN, IVAN_DEAL, IVAN_READABLE, UNKNOWN, workplace_with_app};

#[tokio::test]
async fn a_notice_asks_for_attention_only_while_it_rings() {
    let (workplace, app) = workplace_with_app().await;
    tell(&app.socket, IVAN, json!({ "call_id": "a" })).await;
    let ringing = workplace.notifications.wait(IVAN_DEAL).await;
    assert_eq!(manner(&ringing), (2, "call.incoming", true, false));

    tell(&app.socket, IVAN, json!({ "call_id": "a", "phase": "answered" })).await;
    let talking = until("the notice to become quiet", LIMIT, async || {
        workplace.notifications.open().into_iter().find(|notice| notice.urgency == 1)
    })
    .await;
    assert_eq!((talking.id, talking.replaces), (ringing.id, ringing.id), "in place");
    assert_eq!(manner(&talking), (1, "call", true, true));
    assert!(talking.says(IVAN_DEAL), "{talking:#?}");

    tell(&app.socket, IVAN, json!({ "call_id": "a", "phase": "ended" })).await;
    workplace.notifications.wait_for_none().await;
    assert!(workplace.notifications.close_was_asked(&talking));
    let call = newest(&app.socket).await;
    assert_eq!((&call["phase"], &call["outcome"]), (&json!("ended"), &json!("talked")));
}

#[tokio::test]
async fn an_answered_call_leaves_the_screen_and_opens_its_card_when_that_is_wished() {
    let workplace = Workplace::start().await;
    workplace.settings(&json!({ "notices": { "keep_answered": false }, "opening": { "when": "answered" } }));
    let app = App::start(&workplace).await;
    tell(&app.socket, IVAN, json!({ "call_id": "a" })).await;
    workplace.notifications.wait(IVAN_DEAL).await;
    assert!(workplace.browser.opened().is_empty(), "nothing opens by itself while it rings");
    tell(&app.socket, IVAN, json!({ "call_id": "a", "phase": "answered" })).await;
    workplace.notifications.wait_for_none().await;
    assert!(workplace.browser.wait_for(1).await.contains("/leads/detail/"));
    tell(&app.socket, IVAN, json!({ "call_id": "a", "phase": "answered" })).await;
    tell(&app.socket, UNKNOWN, json!({ "call_id": "b" })).await;
    workplace.notifications.wait("Not in the CRM").await;
    tell(&app.socket, UNKNOWN, json!({ "call_id": "b", "phase": "answered" })).await;
    workplace.notifications.wait_for_none().await;
    tell(&app.socket, "+15550100112", json!({ "call_id": "c" })).await;
    tell(&app.socket, "+15550100112", json!({ "call_id": "c", "phase": "answered" })).await;
    let all = until("the customer's card", LIMIT, async || {
        let opened = workplace.browser.opened();
        opened.last().is_some_and(|last| last.contains("/customers/")).then_some(opened)
    })
    .await;
    assert_eq!(all.len(), 2, "once for each call, and only cards: {all:?}");
}

#[tokio::test]
async fn answered_by_a_colleague_it_goes_and_is_not_missed() {
    let (workplace, app) = workplace_with_app().await;
    for (call, end) in [
        ("a", json!({ "phase": "ended", "cause": "answered_elsewhere" })),
        ("b", json!({ "phase": "answered", "users": [99999] })),
        ("c", json!({ "phase": "ended", "cause": "rejected" })),
    ] {
        tell(&app.socket, IVAN, json!({ "call_id": call, "users": [88888, 99999] })).await;
        workplace.notifications.wait(IVAN_DEAL).await;
        let mut event = end.clone();
        event["call_id"] = json!(call);
        tell(&app.socket, IVAN, event).await;
        workplace.notifications.wait_for_none().await;
        assert_eq!(app.socket.get("/status").await["calls"]["missed"], 0, "{end}");
    }
}

#[tokio::test]
async fn two_sources_that_tell_of_one_call_make_one_notice_and_one_request() {
    let (workplace, app) = workplace_with_app().await;
    tell(&app.socket, IVAN, json!({ "call_id": "77", "source": "pbx" })).await;
    let first = workplace.notifications.wait(IVAN_DEAL).await;
    let more = json!({ "call_id": "x1", "source": "softphone", "line": "Sales" });
    tell(&app.socket, "8 (999) 888-55-33", more).await;
    let second = workplace.notifications.wait("Sales").await;
    assert_eq!(second.id, first.id, "what was missing is added in place");
    tell(&app.socket, IVAN, json!({ "call_id": "x1", "source": "softphone", "phase": "answered" })).await;
    tell(&app.socket, IVAN, json!({ "call_id": "77", "source": "pbx", "phase": "ended" })).await;
    workplace.notifications.wait_for_none().await;
    assert_eq!(app.sandbox().await.events_for(IVAN).await, 1);
    let calls = app.socket.get("/calls").await;
    assert_eq!(calls["calls"].as_array().map(Vec::len), Some(1), "{calls}");
    assert_eq!(calls["calls"][0]["outcome"], "talked");
}

#[tokio::test]
async fn a_restart_in_the_middle_of_a_talk_leaves_its_end_open() {
    let (workplace, app) = workplace_with_app().await;
    tell(&app.socket, IVAN, json!({ "call_id": "a" })).await;
    workplace.notifications.wait(IVAN_DEAL).await;
    tell(&app.socket, IVAN, json!({ "call_id": "a", "phase": "answered" })).await;
    app.kill().await;
    let app = App::start(&workplace).await;
    assert_eq!(newest(&app.socket).await["outcome"], "unknown");
    tell(&app.socket, IVAN, json!({ "call_id": "a", "phase": "ended" })).await;
    let call = newest(&app.socket).await;
    assert_eq!(call["outcome"], "talked", "a source that knows is believed: {call}");
    assert_eq!(app.socket.get("/calls").await["calls"].as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn late_reports_are_stale_unless_the_source_is_always_late() {
    let (workplace, app) = workplace_with_app().await;
    let at = |seconds: i64| (jiff::Timestamp::now() - jiff::SignedDuration::from_secs(seconds)).to_string();
    tell(&app.socket, IVAN, json!({ "call_id": "a", "source": "pbx", "at": at(0) })).await;
    workplace.notifications.wait(IVAN_DEAL).await;
    let late = json!({ "call_id": "b", "source": "pbx", "at": at(60), "phone_number": UNKNOWN, "type": "phone_call" });
    let reply = app.socket.post(&json!({ "add": [late] })).await;
    assert_eq!(reply.item(0)["outcome"], "stale");
    assert_eq!(app.sandbox().await.events_for(UNKNOWN).await, 0);
    assert_eq!(app.socket.get("/status").await["late_clocks"], json!([]));

    tell(&app.socket, UNKNOWN, json!({ "call_id": "c", "source": "old", "at": at(120) })).await;
    workplace.notifications.wait("Not in the CRM").await;
    let clocks = app.socket.get("/status").await["late_clocks"].clone();
    assert_eq!(clocks[0]["source"], "old");
    assert!((119..=125).contains(&clocks[0]["seconds"].as_u64().unwrap_or(0)), "{clocks}");
}

#[tokio::test]
async fn notices_show_no_more_than_the_agent_wants_seen() {
    for (privacy, ringing, missed) in
        [("number", IVAN_READABLE, IVAN_READABLE), ("hidden", "Incoming call · Demo", "Missed call")]
    {
        let workplace = Workplace::start().await;
        workplace.settings(&json!({ "notices": { "privacy": privacy } }));
        let app = App::start(&workplace).await;
        tell(&app.socket, IVAN, json!({ "call_id": "a" })).await;
        let notice = workplace.notifications.wait(ringing).await;
        assert_eq!(notice.summary, ringing);
        tell(&app.socket, IVAN, json!({ "call_id": "a", "phase": "ended" })).await;
        assert_eq!(workplace.notifications.wait("Missed").await.summary, missed);
        let told = workplace.notifications.shown().iter().any(|notice| notice.says(IVAN_DEAL) || notice.says("Petrov"));
        assert!(!told, "{privacy}: {:#?}", workplace.notifications.shown());
        let hidden = workplace.notifications.shown().iter().any(|notice| notice.says(IVAN_READABLE));
        assert_eq!(hidden, privacy == "number");
    }
}

#[tokio::test]
async fn the_agents_rules_of_quiet_keep_calls_from_the_screen_and_the_crm() {
    let workplace = Workplace::start().await;
    workplace.settings(&json!({
        "quiet": { "ignored": ["+7999888*"], "shortest": 4, "lines": ["Sales"] }
    }));
    let app = App::start(&workplace).await;
    let ring = async |number: &str, line: Option<&str>| {
        let event = json!({ "type": "phone_call", "phone_number": number, "line": line });
        app.socket.post(&json!({ "add": [event] })).await.item(0)["outcome"].clone()
    };
    assert_eq!(ring(IVAN, Some("Sales")).await, "ignored");
    assert_eq!(ring("101", Some("Sales")).await, "too_short");
    assert_eq!(ring("+15550100140", Some("Support")).await, "other_line");
    assert_eq!(ring("+15550100112", None).await, "other_line");
    assert_eq!(ring("+15550100112", Some("sales")).await, "card", "its line became known");
    workplace.notifications.wait("Whitfield").await;
    let shown = workplace.notifications.shown();
    assert!(shown.iter().all(|notice| notice.says("555-010-0112")), "{shown:#?}");
    assert_eq!(app.sandbox().await.events().await.len(), 1);
}

/// Reports a phase of a call, with these fields.
pub(crate) async fn tell(socket: &Socket, number: &str, mut event: Value) {
    event["phone_number"] = json!(number);
    socket.ring_with(event).await;
}

async fn newest(socket: &Socket) -> Value {
    socket.get("/calls?limit=1").await["calls"][0].clone()
}

/// Urgency, category, whether a click leaves it, whether it is silent.
fn manner(notice: &Notice) -> (u8, &str, bool, bool) {
    (notice.urgency, &notice.category, notice.resident, notice.silent)
}
