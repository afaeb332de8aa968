//! What sends requests to the HTTP door: set up, its secrets, its addresses. A secret is printed only when it is asked for.

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::stub::{Reply, Request, Stub};

const TOKEN: &str = "0123456789abcdef0123456789abcdef";

/// A Callcard with a door.
fn answer(request: &Request) -> Reply {
    let ok = |body: Value| Reply::Answer("200 OK", body.to_string());
    let urls = |token: &str| {
        let url = |phase: &str| format!("http://192.168.1.7:4580/in/phone/{token}/{phase}?from=$remote");
        json!({ "here_alone": false, "urls": [
            { "phone": "yealink", "field": "action_url.incoming_call", "phase": "ringing", "url": url("ringing") },
            { "phone": "snom", "field": "action_missed_url", "phase": "missed", "url": url("missed") },
        ]})
    };
    match request.line.as_str() {
        "GET /sources" => ok(json!({
            "sources": [{
                "name": "mango", "title": "Mango Office", "state": "listening", "trouble": null, "needs_hub": true,
                "strangers": []
            }],
            "kinds": [
                { "kind": "phone", "title": "Desk phones", "needs_hub": false, "secrets": [] },
                {
                    "kind": "mango", "title": "Mango Office", "needs_hub": true,
                    "secrets": [{ "word": "key", "needed": true }, { "word": "salt", "needed": true }]
                },
            ]
        })),
        "GET /sources/phone/urls?show=false" => ok(urls("••••••••")),
        "GET /sources/phone/urls?show=true" => ok(urls(TOKEN)),
        "GET /sources/callcard/urls?show=false" => ok(json!({ "here_alone": true, "urls": [
            { "phone": null, "field": null, "phase": null, "url": "http://127.0.0.1:4580/in/callcard/••••••••" }
        ]})),
        "GET /sources/uis/urls?show=false" => ok(json!({ "here_alone": false, "urls": [{
            "phone": null, "field": "Talk started", "phase": "answered",
            "url": "https://calls.example.com/in/uis/••••••••",
            "body": "{\"e\":\"answered\",\"id\":{{call_session_id}}}"
        }]})),
        "GET /sources/asterisk/urls?show=false" => ok(json!({ "here_alone": true, "urls": [] })),
        _ => Reply::Answer("204 No Content", String::new()),
    }
}

#[test]
fn addresses_are_masked_unless_somebody_asks_to_see_them() {
    let stub = Stub::start(answer);
    assert_snapshot!(stub.run(&["sources", "url", "phone"]).printed(), @r"
    yealink  action_url.incoming_call  http://192.168.1.7:4580/in/phone/••••••••/ringing?from=$remote
    snom     action_missed_url         http://192.168.1.7:4580/in/phone/••••••••/missed?from=$remote
    The secret in them is masked: --show shows it
    ");
    let shown = stub.run(&["sources", "url", "phone", "--show"]).printed();
    assert!(shown.contains(TOKEN) && !shown.contains("masked"), "{shown}");
    assert_snapshot!(stub.run(&["sources", "url", "callcard"]).printed(), @r"
    http://127.0.0.1:4580/in/callcard/••••••••
    The secret in them is masked: --show shows it
    Only programs on this computer reach them. For telephones in the network, set it up again with --network
    ");
    let none = stub.run(&["sources", "url", "asterisk"]).printed();
    assert_eq!(none, "asterisk has no address: Callcard goes to it\n");
}

#[test]
fn sender_is_kept_untried_and_what_is_still_to_be_done_is_said() {
    let stub = Stub::start(answer);
    assert_snapshot!(stub.run(&["sources", "add", "mango", "--extension=101", "--peer=81.88.80.0/24"]).printed(), @r"
    mango is set up. Callcard listens to it from now on
    It needs its secret: callcardctl sources secret mango key
    It needs its secret: callcardctl sources secret mango salt
    The addresses to write into it: callcardctl sources url mango
    It has to reach Callcard from the internet: at a workplace it cannot, it needs the hub
    ");
    let requests = stub.requests();
    assert_eq!(requests[0].line, "PUT /sources/mango");
    assert_eq!(requests[0].body, json!({ "kind": "mango", "extensions": ["101"], "peers": ["81.88.80.0/24"] }));
    let said = stub.run_with(&["sources", "secret", "mango", "key"], "s3cret\n").printed();
    assert_eq!(said, "The secret of mango is kept\n");
    let last = stub.requests().pop().unwrap();
    assert_eq!((last.line.as_str(), &last.body), ("PUT /sources/mango/secrets/key", &json!({ "value": "s3cret" })));
}

#[test]
fn new_addresses_are_asked_for_and_what_is_to_be_written_into_the_phone_is_said() {
    let stub = Stub::start(answer);
    let said = stub.run(&["sources", "renew", "phone"]).printed();
    assert_eq!(said, "phone has new addresses, the old ones no longer work: callcardctl sources url phone\n");
    assert_eq!(stub.requests().pop().unwrap().line, "POST /sources/phone/renew");
}

#[test]
fn what_we_write_for_a_notification_is_printed_below_its_address() {
    let stub = Stub::start(answer);
    assert_snapshot!(stub.run(&["sources", "url", "uis"]).printed(), @r#"
    Talk started
      https://calls.example.com/in/uis/••••••••
      {"e":"answered","id":{{call_session_id}}}
    The secret in them is masked: --show shows it
    "#);
}

#[test]
fn device_in_the_network_is_let_in_by_choice_and_a_preset_takes_the_place_of_a_mapping() {
    let stub = Stub::start(answer);
    stub.run(&["sources", "add", "phone", "--extension=101", "--network"]).printed();
    stub.run(&["sources", "add", "mapped", "--preset=usual"]).printed();
    let bodies: Vec<Value> =
        stub.requests().into_iter().filter(|sent| sent.line.starts_with("PUT")).map(|sent| sent.body).collect();
    assert_eq!(
        bodies,
        [
            json!({ "kind": "phone", "extensions": ["101"], "network": true }),
            json!({ "kind": "mapped", "extensions": [], "preset": "usual" }),
        ]
    );
    for wrong in [&["sources", "add", "mapped"][..], &["sources", "add", "mapped", "--preset=usual", "--map=/dev/null"]]
    {
        assert_eq!(stub.run(wrong).code, Some(2), "it is a fault of the command");
    }
}

#[test]
fn mapping_comes_from_a_file() {
    let stub = Stub::start(answer);
    let file = tempfile::NamedTempFile::new().unwrap();
    let map = json!({ "event": "e", "events": { "start": "ringing" } });
    std::fs::write(file.path(), json!({ "kind": "mapped", "map": map }).to_string()).unwrap();
    let path = format!("--map={}", file.path().display());
    stub.run(&["sources", "add", "mapped", "--name=pbx", &path]).printed();
    let first = &stub.requests()[0];
    assert_eq!(first.line, "PUT /sources/pbx");
    assert_eq!(first.body, json!({ "kind": "mapped", "extensions": [], "map": map }));
    std::fs::write(file.path(), "no JSON").unwrap();
    let failed = stub.run(&["sources", "add", "mapped", &path]);
    assert_eq!(failed.code, Some(2), "it is a fault of the command");
}

#[test]
fn kinds_and_sources_that_need_the_hub_are_marked() {
    let stub = Stub::start(answer);
    assert_snapshot!(stub.run(&["sources", "kinds"]).printed(), @r"
    NAME   WHAT          NOTE
    phone  Desk phones   -
    mango  Mango Office  needs the hub
    ");
    assert!(stub.run(&["sources", "list"]).printed().contains("takes calls · needs the hub"));
}
