//! Calls that an Asterisk tells of.

use callcard_core::notice::Notice;
use callcard_stand_in::{Asterisk, Recording, SECRET};
use serde_json::{Value, json as value};

use super::{Company, NAME, recorded};

fn is_ivan(notice: &Notice) -> bool {
    notice.summary == NAME
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn call_to_the_agents_telephone_is_shown_and_told_from_ring_to_end() {
    let company = Company::connected().await;
    let call = recorded("normal", 1);
    company.asterisk.say(&call.before("DialEnd").text());
    let subject = company.bench.shown(is_ivan).await;
    let ringing = company.newest(|call| call["phase"] == "ringing" && call["answer"] == "card").await;
    assert_eq!((&ringing["source"], &ringing["line"]), (&value!("asterisk"), &value!("74951112244")), "{ringing}");
    assert_eq!(ringing["caller_name"], "Ivan \"Vanya\"");
    company.asterisk.say(&call.since("DialEnd").before("HangupRequest").text());
    company.newest(|call| call["phase"] == "answered").await;
    company.asterisk.say(&call.since("HangupRequest").text());
    let over = company.newest(|call| call["phase"] == "ended").await;
    assert_eq!((&over["outcome"], &over["id"]), (&value!("talked"), &ringing["id"]));
    company.bench.closed(subject).await;
    assert_eq!((company.calls().await, company.bench.requests("/api/v2/events").await), (1, 1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_end_of_a_call_has_its_outcome() {
    let company = Company::connected().await;
    for (id, (name, outcome)) in [
        ("missed-cancelled", "missed"),
        ("group-answered", "elsewhere"),
        ("queue-answered", "elsewhere"),
        ("blind-transfer", "talked"),
        ("outgoing", "talked"),
    ]
    .into_iter()
    .enumerate()
    {
        company.asterisk.say(&recorded(name, 10 + id as u64).text());
        let own = format!("{}.", 1_800_000_010 + id);
        let is_own = |call: &Value| call["source_call_id"].as_str().is_some_and(|said| said.starts_with(&own));
        let call = company.newest(|call| is_own(call) && call["phase"] == "ended").await;
        assert_eq!(call["outcome"], outcome, "{name}: {call}");
        assert_eq!(call["direction"], if name == "outgoing" { "out" } else { "in" }, "{name}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn call_of_somebody_else_is_not_shown_and_his_extension_is_named() {
    let company = Company::with(Asterisk::start().await).await;
    company.set_up(value!({ "extensions": ["105"] })).await;
    company.keep(SECRET).await;
    company.stands("listening", None).await;
    company.asterisk.say(&recorded("normal", 20).text());
    let source = company.source_as(|source| source["strangers"][0]["name"] == "101").await;
    assert!(source["heard_at"].is_string() && source["reported_at"].is_null(), "{source}");
    assert_eq!(company.calls().await, 0);
    company.set_up(value!({ "extensions": ["105", "101"] })).await;
    company.source_as(|source| source["strangers"] == value!([])).await;
    company.asterisk.say(&recorded("normal", 21).text());
    company.newest(|call| call["outcome"] == "talked").await;
    let source = company.source().await.unwrap();
    assert!(source["reported_at"].is_string() && source["strangers"] == value!([]), "{source}");
    let sign_ins = company.asterisk.actions().iter().filter(|action| *action == "Login").count();
    assert_eq!(sign_ins, 1, "other extensions cost no connection");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn call_goes_on_over_a_connection_that_is_cut_for_a_moment() {
    let company = Company::connected().await;
    let call = recorded("normal", 30);
    company.asterisk.say(&call.before("DialEnd").text());
    company.bench.shown(is_ivan).await;
    company.asterisk.cut();
    company.asterisk.let_in(2).await;
    company.stands("listening", None).await;
    company.asterisk.say(&call.since("DialEnd").text());
    let over = company.newest(|call| call["phase"] == "ended").await;
    assert_eq!((over["outcome"].as_str(), company.calls().await), (Some("talked"), 1), "{over}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn restarted_asterisk_takes_its_talks_along_and_rings_anew() {
    let mut company = Company::connected().await;
    let call = recorded("normal", 40);
    company.asterisk.say(&call.before("HangupRequest").text());
    company.newest(|call| call["phase"] == "answered").await;
    company.asterisk.stop().await;
    company.stands("waiting", Some("unreachable")).await;
    let over = company.newest(|call| call["phase"] == "ended").await;
    assert_eq!(over["outcome"], "talked", "nobody talks through an Asterisk that does not run");
    company.asterisk.run().await;
    company.asterisk.let_in(2).await;
    company.stands("listening", None).await;
    company.asterisk.say(&recorded("normal", 41).text());
    company.newest(|call| call["phase"] == "ended" && call["id"] != over["id"]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn call_that_rang_before_a_restart_that_nobody_saw_is_over_with_the_next_call() {
    let company = Company::connected().await;
    company.asterisk.say(&Recording::named("restarted-before").text());
    let before = company.newest(|call| call["phase"] == "ringing").await;
    let subject = company.bench.shown(is_ivan).await;
    company.asterisk.cut();
    company.asterisk.let_in(2).await;
    let after = Recording::named("restarted-after");
    company.asterisk.say(&after.before("HangupRequest").text());
    company.newest(|call| call["id"] != before["id"] && call["phase"] == "ringing").await;
    company.bench.closed(subject).await;
    let path = format!("/calls/{}", before["id"].as_str().unwrap());
    assert_eq!(company.bench.get(&path).await.body["outcome"], "unknown");
    company.asterisk.say(&after.since("HangupRequest").text());
    company.newest(|call| call["outcome"] == "missed").await;
}
