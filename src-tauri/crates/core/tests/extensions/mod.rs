//! A number with an extension, in the CRM or on the line, over the wire: it leads to the card of its main number alone.

use serde_json::{Value, json as value};

use crate::bench::{Answer, Bench, PATIENCE, json, ring};

/// The call that an answer is about, as soon as this is so.
async fn call_of(bench: &Bench, answer: &Answer, is_so: impl Fn(&Value) -> bool) -> Value {
    let id = answer.body["_embedded"]["items"][0]["call_id"].as_str().unwrap();
    let looked = async {
        loop {
            let call = bench.get(&format!("/calls/{id}")).await.body;
            if is_so(&call) {
                return call;
            }
        }
    };
    tokio::time::timeout(PATIENCE, looked).await.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_contact_whose_phone_field_has_an_extension_is_found_where_the_reply_names_nobody() {
    const RECEPTION: &str = "Reception, White Pier";
    let bench = Bench::start().await;
    bench.contact(RECEPTION, "+7 495 555-01-00 доб. 12").await;
    bench.faults(value!({"answer": "accepted_empty", "only": "/api/v2/events"})).await;
    let answer = bench.post(json(ring("+74955550100"))).await;
    assert_eq!(answer.body["_embedded"]["items"][0]["outcome"], "untold", "{answer:?}");
    bench.notice(|notice| notice.summary == RECEPTION).await;
    let call = call_of(&bench, &answer, |call| !call["found"].is_null()).await;
    assert_eq!((&call["found"]["kind"], &call["card"]), (&value!("contact"), &Value::Null), "{call}");
    let url = call["url"].as_str().unwrap_or_default();
    assert!(url.contains("/contacts/detail/"), "{call}");
    assert_eq!(bench.requests("/api/v4/contacts").await, 1, "it is searched for by its last digits");
    assert_eq!(bench.requests("/api/v4/companies").await, 0, "and found");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_extension_that_completes_the_number_of_somebody_else_opens_nobodys_card() {
    let bench = Bench::start().await;
    for (place, spelling) in
        ["8 (495) 123-98-88 (5533)", "8 (495) 123-98-88 доб. 5533", "8 (495) 123-98-88/5533"].into_iter().enumerate()
    {
        let event = value!({"type": "phone_call", "phone_number": spelling, "call_id": spelling});
        let answer = bench.post(json(value!({"add": [event]}))).await;
        let item = &answer.body["_embedded"]["items"][0];
        assert_eq!(
            (&item["outcome"], &item["element_id"]),
            (&value!("not_in_crm"), &Value::Null),
            "{spelling}: {item}"
        );
        let told = bench.bodies("/api/v2/events").await;
        assert_eq!(told.len(), place + 1, "{spelling}");
        assert_eq!(told[place]["add"][0]["phone_number"], "+74951239888", "{spelling}: {}", told[place]);
        let call = call_of(&bench, &answer, |_| true).await;
        assert_eq!((&call["card"], &call["found"]), (&Value::Null, &Value::Null), "{call}");
        let url = call["url"].as_str().unwrap_or_default();
        assert!(url.contains("/contacts/add/") && url.contains("74951239888"), "{call}");
    }
}
