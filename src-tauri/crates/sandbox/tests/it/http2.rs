//! The same sandbox in HTTP/2 by prior knowledge.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use reqwest::{Method, Version};
use serde_json::{Value, json};

use crate::support::{Rig, client_builder, ring};

#[tokio::test]
async fn everything_is_answered_in_http2_too() {
    let rig = Rig::with_faults().await.in_http2();
    let response = rig.get("/api/v4/users/?limit=2").await;
    assert_eq!((response.status().as_u16(), response.version()), (200, Version::HTTP_2));
    let next = response.json::<Value>().await.unwrap()["_links"]["next"]["href"].to_string();
    assert!(next.contains(rig.sandbox.origin()), "{next}");
    assert_eq!(rig.ring("+79998885533").await["element_id"], 21_000_001);
    assert!(rig.page("/notifications/").await.contains("1 call<"));

    let records = rig.requests().await;
    assert_eq!(records[0]["path"], "/api/v4/users?limit=2");
    assert_eq!(records[0]["http_version"], "HTTP/2.0");
    assert_eq!(records[1]["phone_number"], "+79998885533");
}

#[tokio::test]
async fn the_guard_reads_names_in_http2_too() {
    let rig = Rig::with_faults().await.in_http2();
    let request = rig.call(Method::GET, "/api/v4/account").header("origin", "https://evil.example");
    assert_eq!(request.send().await.unwrap().status(), 403);

    let address = rig.sandbox.origin().trim_start_matches("http://").parse::<SocketAddr>().unwrap();
    let port = address.port();
    let known = format!("demo.amocrm.ru:{port}");
    rig.door(Method::PUT, "/sandbox/hosts", json!([known])).await;
    for (host, status) in [("demo.amocrm.ru", 200), ("evil.example", 421)] {
        let client = client_builder().http2_prior_knowledge().resolve(host, address).build().unwrap();
        let request = client.get(format!("http://{host}:{port}/api/v4/account")).bearer_auth(rig.sandbox.token());
        let response = request.send().await.unwrap();
        assert_eq!(response.status(), status, "{host}");
        if status == 200 {
            let account: Value = response.json().await.unwrap();
            assert_eq!(account["_links"]["self"]["href"], format!("https://{known}/api/v4/account"));
        }
    }
}

#[tokio::test]
async fn a_cut_resets_the_stream_and_leaves_the_connection() {
    let rig = Rig::with_faults().await.in_http2();
    for (answer, processed) in [("cut_before", false), ("cut_after", true)] {
        let fault = json!({"answer": answer, "times": 1});
        rig.door(Method::PUT, "/sandbox/faults", fault).await;
        assert!(rig.event(&ring("+79998885533")).send().await.is_err(), "{answer}");
        let record = rig.requests().await.pop().unwrap();
        assert_eq!(record["processed"], processed, "{answer}");
        assert_eq!(record["http_version"], "HTTP/2.0");
    }
    assert_eq!(rig.ring("+79998885533").await["element_id"], 21_000_001);
}

#[tokio::test]
async fn a_head_that_is_too_large_is_refused_in_both_versions() {
    let rig = Rig::open().await;
    let large = "x".repeat(40 * 1024);
    let first = rig.call(Method::GET, "/api/v4/account").header("x-large", &large).send().await;
    assert_eq!(first.unwrap().status(), 431);
    let rig = rig.in_http2();
    let second = rig.call(Method::GET, "/api/v4/account").header("x-large", &large).send().await;
    assert!(second.is_err() || second.is_ok_and(|response| response.status() == 431));
    assert_eq!(rig.get("/api/v4/account").await.status(), 200);
}

#[tokio::test]
async fn stopping_takes_a_second_at_most_whatever_hangs() {
    let rig = Rig::with_faults().await.in_http2();
    rig.door(Method::PUT, "/sandbox/faults", json!({"answer": "hang"})).await;
    let hanging = tokio::spawn(rig.event(&ring("+79998885533")).send());
    let recorded = async {
        while rig.requests().await.first().is_none_or(|record| record["processed"] != true) {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(5), recorded).await.unwrap();
    let address = rig.sandbox.origin().trim_start_matches("http://").to_owned();
    // Somebody who has said nothing yet must not be waited for either.
    let mut silent = TcpStream::connect(&address).unwrap();
    silent.write_all(b"PRI").unwrap();
    // A second by its own clock; a busy machine may take longer to turn it.
    tokio::time::timeout(Duration::from_secs(15), rig.sandbox.stop()).await.unwrap();
    assert!(hanging.await.unwrap().is_err());
    silent.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
    let mut rest = Vec::new();
    // Closed or reset, as long as it is over.
    silent.read_to_end(&mut rest).ok();
    assert!(TcpStream::connect(address).is_err());
}
