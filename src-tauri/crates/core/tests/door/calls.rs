//! What telephones and scripts tell at the door becomes calls of the agent's.

use serde_json::json as value;

use super::Entrance;

/// Nobody of this computer has this address.
const NEIGHBOUR_ONLY: &str = "192.0.2.7";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn desk_phone_rings_at_the_desk_however_it_writes_its_request() {
    let entrance = Entrance::open("phone", value!({})).await;
    let path = entrance.path("phone").await;
    let from = "from=\"Ivan Petrov\" <sip:79998885533@10.0.0.5;user=phone>&ext=101&id=7&mac=0015";
    assert_eq!(entrance.get(&format!("{path}/ringing?{from}")).await, 200);
    let call = entrance.newest(|call| call["phase"] == "ringing").await;
    assert_eq!((&call["source"], &call["number"]["e164"]), (&value!("phone"), &value!("+79998885533")), "{call}");
    entrance.bench.notice(|notice| notice.summary == "Ivan Petrov").await;
    assert_eq!(entrance.get(&format!("{path}/answered?{from}")).await, 200);
    assert_eq!(entrance.get(&format!("{path}/ended?ext=101&id=7&mac=0015")).await, 200);
    entrance.newest(|call| call["outcome"] == "talked").await;
    assert_eq!(entrance.calls().await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn script_tells_of_calls_with_json_forms_and_queries_and_those_of_colleagues_are_theirs() {
    let entrance = Entrance::open("callcard", value!({})).await;
    let path = entrance.path("callcard").await;
    let post = |kind: &str, body: &str| {
        let length = body.len();
        format!(
            "POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n\r\n{body}"
        )
    };
    let colleague = r#"{"e":"ringing","id":1,"from":"+79998885533","ext":"102"}"#;
    assert_eq!(entrance.status(post("application/json", colleague)).await, 200);
    let of_crm = r#"{"add":[{"type":"phone_call","phone_number":"+79998885533","call_id":"3","users":[999]}]}"#;
    assert_eq!(entrance.status(post("application/json", of_crm)).await, 200);
    let form = "e=ringing&id=2&from=%2B79998885533&ext=101";
    assert_eq!(entrance.status(post("application/x-www-form-urlencoded", form)).await, 200);
    entrance.newest(|call| call["source_call_id"] == "2").await;
    assert_eq!(entrance.get(&format!("{path}/missed?id=2&ext=101")).await, 200);
    entrance.newest(|call| call["outcome"] == "missed").await;
    assert_eq!(entrance.calls().await, 1, "the colleague's is not ours");
    let sources = entrance.bench.get("/sources").await.body;
    let door = sources["sources"].as_array().unwrap().iter().find(|source| source["name"] == "callcard").unwrap();
    assert_eq!(door["strangers"][0]["name"], "102", "{door}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_looks_whether_the_address_is_right_is_answered() {
    let entrance = Entrance::open("zadarma", value!({})).await;
    let path = entrance.path("zadarma").await;
    let answer = entrance.say(super::HERE, format!("GET {path}?zd_echo=Xy7 HTTP/1.0\r\n\r\n")).await;
    assert!(answer.starts_with("HTTP/1.0 200") && answer.ends_with("\r\n\r\nXy7"), "{answer}");
    for (name, value) in
        [("content-type", "text/plain"), ("x-content-type-options", "nosniff"), ("cache-control", "no-store")]
    {
        assert!(answer.contains(&format!("{name}: {value}\r\n")), "{answer}");
    }
    assert_eq!(entrance.calls().await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ring_is_heard_while_the_keyring_takes_its_time() {
    let entrance = Entrance::open("callcard", value!({})).await;
    let path = entrance.path("callcard").await;
    entrance.keyring.slow(true);
    // Whatever is chosen, the source looks whether it concerns it.
    entrance.choose("history_days", value!(31)).await;
    for id in ["1", "2", "3"] {
        assert_eq!(entrance.get(&format!("{path}/ringing?id={id}&from=7999888553{id}&ext=101")).await, 200);
        entrance.newest(|call| call["source_call_id"] == id).await;
    }
    entrance.keyring.slow(false);
    assert_eq!(entrance.calls().await, 3, "each once");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn call_goes_on_when_other_peers_are_chosen_while_it_rings() {
    let entrance = Entrance::open("phone", value!({})).await;
    let path = entrance.path("phone").await;
    assert_eq!(entrance.get(&format!("{path}/ringing?from=79998885533&ext=101&id=7&mac=0015")).await, 200);
    entrance.newest(|call| call["phase"] == "ringing").await;
    entrance.set_up("phone", value!({ "peers": [NEIGHBOUR_ONLY] })).await;
    entrance.until(403, &format!("{path}/answered?ext=101&id=7&mac=0015")).await;
    entrance.set_up("phone", value!({ "peers": ["127.0.0.0/8"] })).await;
    entrance.until(200, &format!("{path}/answered?ext=101&id=7&mac=0015")).await;
    entrance.newest(|call| call["phase"] == "answered").await;
    assert_eq!(entrance.get(&format!("{path}/ended?ext=101&id=7&mac=0015")).await, 200);
    entrance.newest(|call| call["outcome"] == "talked").await;
    assert_eq!(entrance.calls().await, 1, "one call is told");
}
