//! Setting sources up at the door, their addresses, and how they stand.

use std::net::{Ipv4Addr, SocketAddr};

use serde_json::{Value, json as value};
use tokio::net::{TcpListener, TcpStream};

use super::{Entrance, THERE};
use crate::bench::json;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn door_is_open_while_a_source_needs_it() {
    let entrance = Entrance::closed().await;
    let is_open = async || TcpStream::connect((Ipv4Addr::LOCALHOST, entrance.port)).await.is_ok();
    assert!(!is_open().await, "nobody needs it");
    for kind in ["phone", "callcard"] {
        entrance.set_up(kind, value!({})).await;
        entrance.stands(kind, "listening", None).await;
    }
    assert!(is_open().await);
    assert_eq!(entrance.keyring.count(), 2, "each has a token");
    assert_eq!(entrance.send("DELETE", "/sources/phone", Value::Null).await.status, 204);
    assert!(is_open().await, "another source needs it");
    assert_eq!(entrance.send("DELETE", "/sources/callcard", Value::Null).await.status, 204);
    while is_open().await {
        tokio::task::yield_now().await;
    }
    assert_eq!(entrance.keyring.count(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn addresses_are_ready_to_copy_and_masked_unless_somebody_asks_to_see_them() {
    let entrance = Entrance::open("phone", value!({})).await;
    let masked = entrance.bench.get("/sources/phone/urls").await.body;
    let shown = entrance.bench.get("/sources/phone/urls?show=true").await.body;
    let first = &shown["urls"][0];
    assert_eq!(
        (&first["phone"], &first["field"], &first["phase"]),
        (&value!("yealink"), &value!("action_url.incoming_call"), &value!("ringing"))
    );
    let url = first["url"].as_str().unwrap();
    let begins = format!("http://127.0.0.1:{}/in/phone/", entrance.port);
    let token = url.strip_prefix(&begins).and_then(|rest| rest.split('/').next()).unwrap();
    assert!(token.len() == 32 && token.chars().all(|c| c.is_ascii_hexdigit()), "{url}");
    assert_eq!(shown["here_alone"], true);
    assert!(!masked.to_string().contains(token), "{masked}");
    assert_eq!(masked.to_string().replace("••••••••", token), shown.to_string());
    let message = &shown["messages"][0];
    assert_eq!(message["phone"], "yealink");
    assert!(message["text"].as_str().unwrap().contains(url) && !masked["messages"].to_string().contains(token));
    for path in ["/sources", "/status", "/settings", "/doctor"] {
        let told = entrance.bench.get(path).await.body.to_string();
        assert!(!told.contains(token), "{path}: {told}");
    }
    let log = std::fs::read_to_string(entrance.bench.home().join("settings.json")).unwrap();
    assert!(!log.contains(token), "{log}");
    let entrance = Entrance { bench: entrance.bench.restart().await, ..entrance };
    entrance.stands("phone", "listening", None).await;
    assert_eq!(entrance.get(&format!("/in/phone/{token}/ringing")).await, 200, "telephones keep their addresses");
    assert_eq!(entrance.bench.get("/sources/nobody/urls").await.status, 404);
    assert_eq!(entrance.bench.get("/sources/socket/urls").await.status, 404);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn taken_port_is_said_and_the_door_opens_when_it_is_free() {
    let entrance = Entrance::closed().await;
    let other = TcpListener::bind((Ipv4Addr::LOCALHOST, entrance.port)).await.unwrap();
    entrance.set_up("phone", value!({})).await;
    let source = entrance.stands("phone", "waiting", Some("port_taken")).await;
    assert!(source["detail"].as_str().unwrap().contains("Another program"), "{source}");
    drop(other);
    entrance.stands("phone", "listening", None).await;
    let elsewhere = super::free_port().await;
    entrance.choose("door_port", value!(elsewhere)).await;
    let moved = Entrance { port: elsewhere, ..entrance };
    let path = moved.path("phone").await;
    while TcpStream::connect((Ipv4Addr::LOCALHOST, elsewhere)).await.is_err() {
        tokio::task::yield_now().await;
    }
    assert_eq!(moved.get(&path).await, 200, "it moves at once");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn address_that_this_computer_does_not_have_is_said() {
    let entrance = Entrance::closed().await;
    entrance.choose("door_address", value!("192.0.2.77")).await;
    entrance.set_up("phone", value!({})).await;
    entrance.stands("phone", "waiting", Some("no_such_address")).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_senders_on_the_list_are_let_in_and_proxies_are_believed_if_they_are_ours() {
    let entrance = Entrance::open("callcard", value!({ "peers": ["10.0.0.0/8"] })).await;
    let path = entrance.path("callcard").await;
    let forwarded = |by: &str| format!("GET {path} HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: {by}\r\n\r\n");
    assert_eq!(entrance.status(forwarded("10.1.2.3")).await, 403, "anybody can write that");
    entrance.choose("door_proxies", value!(["127.0.0.2"])).await;
    let mut last = String::new();
    while super::status(&last) != 200 {
        // The door opens anew, with its proxies.
        if TcpStream::connect((Ipv4Addr::LOCALHOST, entrance.port)).await.is_ok() {
            last = entrance.say(THERE, forwarded("10.1.2.3")).await;
        }
    }
    assert_eq!(super::status(&entrance.say(THERE, forwarded("9.9.9.9")).await), 403);
    assert_eq!(super::status(&entrance.say(THERE, forwarded("10.1.2.3, 9.9.9.9")).await), 403);
    assert_eq!(entrance.status(forwarded("10.1.2.3")).await, 403);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_must_reach_us_from_the_internet_is_marked_and_needs_its_secrets() {
    let entrance = Entrance::closed().await;
    let list = entrance.bench.get("/sources").await.body;
    let kind = |word: &str| {
        let kinds = list["kinds"].as_array().unwrap();
        kinds.iter().find(|kind| kind["kind"] == word).unwrap_or_else(|| panic!("{word}: {list}")).clone()
    };
    for (word, needs_hub, by_door) in [
        ("asterisk", false, false),
        ("phone", false, true),
        ("mapped", false, true),
        ("mango", true, true),
        ("twilio", true, true),
    ] {
        assert_eq!(
            (&kind(word)["needs_hub"], &kind(word)["by_door"]),
            (&value!(needs_hub), &value!(by_door)),
            "{word}"
        );
    }
    assert_eq!(
        kind("mango")["secrets"],
        value!([{ "word": "key", "needed": true }, { "word": "salt", "needed": true }])
    );
    entrance.set_up("mango", value!({})).await;
    entrance.stands("mango", "failed", Some("no_secret")).await;
    for word in ["key", "salt"] {
        let kept = entrance.send("PUT", &format!("/sources/mango/secrets/{word}"), value!({ "value": "s3cret" })).await;
        assert_eq!(kept.status, 204, "{kept:?}");
    }
    entrance.stands("mango", "listening", None).await;
    let answer = entrance.send("PUT", "/sources/mango/secrets/door_token", value!({ "value": "guessed" })).await;
    assert_eq!(answer.body["code"], "unfit_source", "nobody but us makes tokens: {answer:?}");
    for (own, field) in
        [(value!({ "map": {} }), "map"), (value!({ "map": {"event": "e", "events": {"x": "dance"}} }), "map")]
    {
        let mut entry = value!({ "kind": "mapped", "extensions": ["101"] });
        entry.as_object_mut().unwrap().extend(own.as_object().unwrap().clone());
        let answer = entrance.send("PUT", "/sources/mapped", entry).await;
        assert_eq!(answer.body["validation-errors"][0]["path"], field, "{answer:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn door_with_a_certificate_speaks_tls_alone() {
    let entrance = Entrance::closed().await;
    let (certificate, key) = callcard_stand_in::certificate();
    let file = |name: &str| entrance.bench.home().join(name);
    entrance.choose("door_certificate", value!(file("door.pem"))).await;
    entrance.set_up("callcard", value!({})).await;
    entrance.stands("callcard", "waiting", Some("certificate")).await;
    std::fs::write(file("door.pem"), certificate).unwrap();
    std::fs::write(file("door.key"), key).unwrap();
    entrance.choose("door_key", value!(file("door.key"))).await;
    entrance.stands("callcard", "listening", None).await;
    let urls = entrance.bench.get("/sources/callcard/urls?show=true").await.body;
    let url = urls["urls"][0]["url"].as_str().unwrap();
    assert!(url.starts_with("https://127.0.0.1:"), "{url}");
    let client = reqwest::Client::builder().no_proxy().tls_danger_accept_invalid_certs(true).build().unwrap();
    let answer = client.get(format!("{url}/ringing?id=1&from=79998885533&ext=101")).send().await.unwrap();
    assert_eq!(answer.status(), 200);
    entrance.newest(|call| call["phase"] == "ringing").await;
    let path = entrance.path("callcard").await;
    assert_eq!(entrance.get(&path).await, 0, "nothing is said in plain text");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn new_address_takes_the_place_of_the_old_one_at_once() {
    let entrance = Entrance::open("phone", value!({})).await;
    entrance.set_up("callcard", value!({})).await;
    entrance.stands("callcard", "listening", None).await;
    let (old, other) = (entrance.path("phone").await, entrance.path("callcard").await);
    assert_eq!(entrance.get(&old).await, 200);
    assert_eq!(entrance.send("POST", "/sources/phone/renew", Value::Null).await.status, 204);
    assert_eq!(entrance.get(&old).await, 404, "nobody gets in by the old one");
    let new = entrance.path("phone").await;
    assert_ne!(new, old);
    while entrance.get(&new).await != 200 {
        tokio::task::yield_now().await;
    }
    assert_eq!(entrance.get(&old).await, 404);
    assert_eq!(entrance.get(&other).await, 200, "those of others stay");
    assert_eq!(entrance.keyring.count(), 2, "the old one is kept nowhere");
    entrance.stands("phone", "listening", None).await;
    let told = entrance.bench.get("/sources").await.body;
    assert_eq!(
        told["sources"].as_array().unwrap().iter().find(|source| source["name"] == "phone").unwrap()["knock"]["why"],
        "wrong_secret"
    );
    for (name, status) in [("nobody", 404), ("socket", 404)] {
        let answer = entrance.send("POST", &format!("/sources/{name}/renew"), Value::Null).await;
        assert_eq!(answer.status, status, "{answer:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn addresses_for_devices_lead_to_this_computer_in_its_network_and_those_of_a_script_stay_here() {
    let entrance = Entrance::closed().await;
    // Nothing is to listen in the network of whoever runs this: the port is taken.
    let held = TcpListener::bind((Ipv4Addr::LOCALHOST, entrance.port)).await.unwrap();
    entrance.set_up("callcard", value!({})).await;
    entrance.set_up("phone", value!({ "network": true })).await;
    for name in ["callcard", "phone"] {
        entrance.stands(name, "waiting", Some("port_taken")).await;
    }
    let here = entrance.bench.get("/sources/callcard/urls").await.body;
    assert_eq!((&here["here_alone"], &here["at"]), (&value!(true), &value!(format!("127.0.0.1:{}", entrance.port))));
    let network = entrance.bench.get("/sources/phone/urls").await.body;
    let at: SocketAddr = network["at"].as_str().unwrap().parse().unwrap();
    assert_eq!((&network["here_alone"], at.port()), (&value!(false), entrance.port));
    assert!(network["urls"][0]["url"].as_str().unwrap().starts_with(&format!("http://{at}/in/phone/")), "{network}");
    assert_eq!(entrance.send("DELETE", "/sources/phone", Value::Null).await.status, 204);
    drop(held);
    entrance.stands("callcard", "listening", None).await;
    let elsewhere = TcpStream::connect((Ipv4Addr::from(THERE), entrance.port)).await;
    assert!(elsewhere.is_err(), "it listens on one address of this computer");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_was_turned_away_is_said_until_a_call_comes() {
    let entrance = Entrance::open("callcard", value!({ "peers": ["127.0.0.1"] })).await;
    let path = entrance.path("callcard").await;
    let knock = async || {
        let list = entrance.bench.get("/sources").await.body;
        let source = list["sources"].as_array().unwrap().iter().find(|source| source["name"] == "callcard").cloned();
        source.unwrap()["knock"].clone()
    };
    let found = async || {
        let checks =
            entrance.bench.post(json(value!({})).method("POST").uri("http://localhost/doctor")).await.body["checks"]
                .clone();
        let row = checks.as_array().unwrap().iter().find(|check| check["source"] == "callcard").cloned().unwrap();
        (row["detail"].as_str().unwrap().to_owned(), row["advice"].as_str().unwrap_or_default().to_owned())
    };
    assert_eq!(knock().await, Value::Null);
    let (detail, advice) = found().await;
    assert!(
        detail.contains("No program") && advice.contains(&format!("127.0.0.1:{}", entrance.port)),
        "{detail} {advice}"
    );
    let asked = format!("GET {path}/ringing HTTP/1.1\r\nHost: x\r\n\r\n");
    assert_eq!(super::status(&entrance.say(THERE, asked).await), 403);
    let said = knock().await;
    assert_eq!((&said["why"], &said["from"]), (&value!("not_on_the_list"), &value!("127.0.0.2")));
    let (detail, advice) = found().await;
    assert!(detail.contains("127.0.0.2") && advice.contains("add its address"), "{detail} {advice}");
    assert_eq!(entrance.get(&format!("{path}/ringing?id=1&from=79998885533&ext=101")).await, 200);
    entrance.newest(|call| call["phase"] == "ringing").await;
    assert_eq!(knock().await, Value::Null, "a call has come since");
    assert!(found().await.0.contains("last call"));
}
