//! "Call back" placed by the telephone system: what it is told to do, and what the agent is told came of it.

use callcard_core::call::CallId;
use callcard_core::desk::{Button, Subject};
use callcard_core::desktop::Press;
use callcard_stand_in::{Asterisk, Placing};
use serde_json::{Value, json as value};

use super::{Company, recorded};

/// A company whose calls are placed by its Asterisk, with a missed call of Ivan.
async fn with_a_missed_call(own: Value) -> (Company, Subject) {
    let company = Company::with(Asterisk::start().await).await;
    company.set_up(own).await;
    company.keep(callcard_stand_in::SECRET).await;
    company.stands("listening", None).await;
    company.asterisk.say(&recorded("missed-cancelled", 80).text());
    let subject =
        company.bench.shown(|notice| notice.buttons.iter().any(|(button, _)| *button == Button::CallBack)).await;
    (company, subject)
}

async fn missed(company: &Company) -> CallId {
    let call = company.newest(|call| call["outcome"] == "missed").await;
    serde_json::from_value(call["id"].clone()).unwrap()
}

/// Presses "Call back" on the notice, as the link of a notice does.
async fn press(company: &Company, subject: Subject, link: &str) {
    company.bench.link(link, Press { subject, button: Button::CallBack, current: true });
    assert_eq!(company.send("POST", "/press", value!({ "link": link })).await.status, 204);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn call_back_has_the_agents_telephone_ring_and_deals_with_the_missed_call() {
    let (company, subject) = with_a_missed_call(value!({ "call_back": "101", "plus": "" })).await;
    company.asterisk.places(Placing::Ends(4));
    press(&company, subject, "callcard:1").await;
    let placed = company.asterisk.placed(1).await;
    assert_eq!(placed, ["Channel=PJSIP/101 Context=from-internal Exten=79998885533 Priority=1 Async=true"]);
    company.bench.closed(subject).await;
    company.newest(|call| call["unseen"] == false).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_failure_is_told_and_the_call_stays_missed() {
    for (placing, words) in [
        (Placing::Denied, "does not let Callcard place calls"),
        (Placing::Ends(0), "did not reach your telephone"),
        (Placing::Ends(3), "did not reach your telephone"),
        (Placing::RingsOut, "was not picked up"),
    ] {
        let (company, subject) = with_a_missed_call(value!({ "call_back": "SIP/101" })).await;
        company.asterisk.places(placing);
        press(&company, subject, "callcard:1").await;
        let told = company.bench.shown(|notice| notice.summary.contains(words)).await;
        assert_eq!(told, Subject::Unopened, "{placing:?}");
        company.stands("listening", None).await;
        assert_eq!(company.asterisk.placed(1).await.len(), 1, "{placing:?}: it is not tried again");
        assert_eq!(company.newest(|call| call["outcome"] == "missed").await["unseen"], true, "{placing:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn second_press_places_no_second_call_and_a_lost_connection_is_told() {
    let (company, subject) = with_a_missed_call(value!({ "call_back": "101" })).await;
    company.asterisk.places(Placing::Untold);
    let call = missed(&company).await;
    press(&company, subject, "callcard:1").await;
    company.asterisk.placed(1).await;
    for _ in 0..5 {
        company.bench.app().call_back(call);
    }
    company.asterisk.cut();
    company.bench.shown(|notice| notice.summary.contains("did not say whether it called")).await;
    company.asterisk.let_in(2).await;
    assert_eq!(company.asterisk.placed(1).await.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn unconnected_asterisk_is_told_and_one_that_was_not_chosen_is_left_alone() {
    let (mut company, _) = with_a_missed_call(value!({ "call_back": "101" })).await;
    let call = missed(&company).await;
    company.asterisk.stop().await;
    company.stands("waiting", Some("unreachable")).await;
    company.bench.app().call_back(call);
    company.bench.shown(|notice| notice.summary.contains("Not connected to the telephone system")).await;
    // No longer chosen: the program for telephone links takes it.
    company.set_up(value!({})).await;
    company.asterisk.run().await;
    company.stands("listening", None).await;
    company.bench.app().call_back(call);
    assert_eq!(company.bench.opened_last(1).await.as_str(), "tel:+79998885533");
    assert!(!company.asterisk.actions().contains(&"Originate".to_owned()), "{:?}", company.asterisk.actions());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_could_hide_more_than_a_telephone_is_refused() {
    let company = Company::with(Asterisk::start().await).await;
    for (own, field) in [
        (value!({ "call_back": "101\r\nAction: Command" }), "call_back"),
        (value!({ "call_back": "Local/1@x,System(reboot)" }), "call_back"),
        (value!({ "call_back": "101", "context": "" }), "context"),
        (value!({ "call_back": "101", "plus": "w" }), "plus"),
    ] {
        let answer = company.send("PUT", "/sources/asterisk", company.entry(own.clone())).await;
        assert_eq!(answer.body["validation-errors"][0]["path"], field, "{own} {answer:?}");
        assert!(!answer.body["detail"].as_str().unwrap_or_default().contains("source-unfit"), "{answer:?}");
    }
}
