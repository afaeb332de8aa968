//! Who is behind a storm of calls, and what the CRM is asked for that.

use std::collections::BTreeMap;

use callcard_core::desk::Subject;
use callcard_core::menu::{Row, Tray};
use serde_json::{Value, json as value};
use tokio::time::timeout;

use crate::bench::{Bench, PATIENCE, json, ring};

/// Callers of every kind, with who they are; the newest is the last.
const CALLERS: [(&str, &str); 8] = [
    ("+447700900131", "Olivia Grant · +44 7700 900131"),
    ("+79998885562", "Дмитрий Власов · +7 999 888-55-62"),
    ("+79998885541", "Елена Кравцова · +7 999 888-55-41"),
    ("+79998885570", "Игорь Маслов · +7 999 888-55-70"),
    ("+15550100140", "Harbour Lane Developments · +1 555-010-0140"),
    ("+15550100112", "Sarah Whitfield · +1 555-010-0112"),
    ("+447700900118", "James Holloway · +44 7700 900118"),
    ("+79998885533", "Ivan Petrov · +7 999 888-55-33"),
];

/// An event for each of them.
fn all(fields: &Value) -> Value {
    let event = |(number, _): (&str, &str)| {
        let mut event = value!({"type": "phone_call", "phone_number": number, "call_id": number});
        event.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        event
    };
    value!({"add": CALLERS.map(event)})
}

/// The rows of calls, newest first.
fn calls(tray: &Tray) -> Vec<&str> {
    let rows = tray.rows.iter().filter_map(|row| match row {
        Row::Item { label, .. } | Row::Text(label) => label.split_once("  ").map(|(_, call)| call),
        _ => None,
    });
    rows.collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_storm_is_named_in_one_list_of_each_kind_wherever_it_is_shown() {
    let bench = Bench::start().await;
    let mut tray = bench.app().tray();
    bench.post(json(all(&value!({}))).header("prefer", "respond-async")).await;
    let newest: Vec<&str> = CALLERS.iter().rev().map(|(_, who)| *who).take(5).collect();
    let list = |heading: &str| format!("{heading}\n{}\nand 3 more", newest.join("\n"));
    let said = |notice: &callcard_core::notice::Notice| format!("{}\n{}", notice.summary, notice.body);

    let ringing = list("8 calls are ringing · Demo");
    assert_eq!(bench.shown(|notice| said(notice) == ringing).await, Subject::Ringing);
    bench.post(json(all(&value!({"phase": "ended", "cause": "no_answer"})))).await;
    let missed = list("8 missed calls · Demo");
    assert_eq!(bench.shown(|notice| said(notice) == missed).await, Subject::AllMissed);
    let rows: Vec<String> = newest.iter().map(|who| format!("{who} · missed")).collect();
    let named = |tray: &Tray| calls(tray) == rows;
    assert!(timeout(PATIENCE, tray.wait_for(named)).await.is_ok(), "{:?}", calls(&tray.borrow()));
    let history = bench.get("/calls").await.body;
    let titles = history["calls"].as_array().unwrap().iter().filter(|call| call["card"]["title"].is_string());
    assert_eq!(titles.count(), CALLERS.len(), "{history}");

    assert_eq!(bench.requests("/api/v2/events").await, CALLERS.len());
    // A machine that is so busy that the last answer is half a second late needs a second list.
    let kinds = ["leads", "customers", "contacts", "companies"].map(|kind| format!("/api/v4/{kind}"));
    let mut asked = BTreeMap::new();
    for kind in &kinds {
        asked.insert(kind, bench.requests(kind).await - bench.requests(&format!("{kind}/")).await);
    }
    assert!(asked.values().all(|times| (1..=2).contains(times)), "{asked:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn names_that_come_when_all_is_over_are_in_the_missed_list() {
    let bench = Bench::start().await;
    bench.faults(value!({"latency_ms": 1500, "only": "/api/v4/"})).await;
    bench.post(json(all(&value!({}))).header("prefer", "respond-async")).await;
    bench.requested("/api/v4/leads", 1).await;
    bench.post(json(all(&value!({"phase": "ended", "cause": "no_answer"})))).await;
    let numbers = bench.notice(|notice| notice.summary == "8 missed calls · Demo").await;
    assert!(numbers.body.starts_with("+7 999 888-55-33\n"), "the number until there is a name: {numbers:?}");
    assert!(!format!("{numbers:?}").contains("000001"), "no ids: {numbers:?}");
    let whole = |body: &str| CALLERS.iter().rev().take(5).all(|(_, who)| body.contains(who));
    bench.notice(|notice| notice.summary == "8 missed calls · Demo" && whole(&notice.body)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_first_notice_waits_for_no_stage_and_the_next_one_has_it() {
    let bench = Bench::start().await;
    let ring = || json(ring("+79998885533"));
    bench.post(ring()).await;
    let first = bench.notice(|notice| notice.summary == "Ivan Petrov").await;
    let deal = "Deal · Oak kitchen, Hill Street";
    assert!(first.body.contains(deal), "{first:?}");
    bench.requested("/api/v4/account", 1).await;
    let names = ["/api/v2/events", "/api/v4/leads", "/api/v4/contacts", "/api/v4/leads/pipelines", "/api/v4/account"];
    assert_eq!(bench.paths().await, names, "what the notice needs comes first, and nothing twice");

    let full = format!("{deal} · Design · €18,400");
    bench.notice(|notice| notice.body.contains(&full)).await;
    let end = value!({"add": [{"type": "phone_call", "phone_number": "+79998885533", "phase": "ended"}]});
    bench.post(json(end)).await;
    let bench = bench.restart().await;
    bench.post(ring()).await;
    let again = |notice: &callcard_core::notice::Notice| notice.body.starts_with("Incoming");
    assert!(bench.notice(again).await.body.contains(&full), "known at once, also after a restart");
    let asked = bench.paths().await;
    assert_eq!(asked[5..], ["/api/v2/events"], "and nothing but the call is asked for");
}
