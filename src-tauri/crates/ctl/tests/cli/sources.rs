//! `sources`: what is sent, where the password goes, what is printed, and what is said of a system that lets nobody in.

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::stub::{Reply, Request, Stub};

const PASSWORD: &str = "s3cret of the exchange";

/// What sets an Asterisk up.
const ADD: [&str; 6] = ["sources", "add", "asterisk", "--host=pbx.example.com", "--user=callcard", "--extension=101"];

/// A Callcard with a telephone system that lets in whoever knows the password.
fn answer(request: &Request) -> Reply {
    let ok = |body: Value| Reply::Answer("200 OK", body.to_string());
    match request.line.as_str() {
        "GET /sources" => ok(json!({ "sources": [
            { "name": "socket", "title": "Local socket", "state": "listening", "trouble": null, "strangers": [] },
            {
                "name": "asterisk", "title": "Asterisk\u{1b}[2J", "state": "listening", "trouble": null,
                "strangers": [{ "name": "102" }, { "name": "103\n" }]
            },
            { "name": "attic", "title": "Asterisk (attic)", "state": "waiting", "trouble": "sign_in", "strangers": [] },
        ] })),
        line if line.ends_with("/test") => {
            let is_in = request.body["secrets"]["secret"] == PASSWORD || request.body == json!({});
            let (trouble, detail) = if is_in { (None, None) } else { (Some("sign_in"), Some("It says no. Ask it")) };
            ok(json!({ "ok": is_in, "trouble": trouble, "detail": detail }))
        }
        _ => Reply::Answer("204 No Content", String::new()),
    }
}

fn lines(stub: &Stub) -> Vec<String> {
    stub.requests().into_iter().map(|request| request.line).collect()
}

#[test]
fn a_line_a_source_with_the_names_of_others() {
    let stub = Stub::start(answer);
    assert_snapshot!(stub.run(&["sources", "list"]).printed(), @r"
    NAME      WHAT              STATE                                             NOT YOURS
    socket    Local socket      takes calls                                       -
    asterisk  Asterisk[2J       takes calls                                       102, 103
    attic     Asterisk (attic)  The telephone system does not accept the sign-in  -
    ");
    let list = stub.run(&["--json", "sources", "list"]).printed();
    assert_eq!(serde_json::from_str::<Value>(&list).unwrap()["sources"][2]["name"], "attic");
}

#[test]
fn asterisk_is_tried_then_kept_and_its_password_apart() {
    let stub = Stub::start(answer);
    let more = ["--extension=201", "--tls", "--port=15039"];
    let said = stub.run_with(&[&ADD[..], &more].concat(), format!("{PASSWORD}\r\n")).printed();
    assert_eq!(said, "asterisk is set up. Callcard listens to it from now on\n");
    let entry = json!({
        "kind": "asterisk", "host": "pbx.example.com", "user": "callcard", "extensions": ["101", "201"], "tls": true,
        "port": 15039
    });
    let bodies: Vec<(String, Value)> =
        stub.requests().into_iter().map(|request| (request.line, request.body)).collect();
    assert_eq!(
        bodies,
        [
            ("POST /sources/asterisk/test".into(), json!({ "settings": entry, "secrets": { "secret": PASSWORD } })),
            ("PUT /sources/asterisk".into(), entry),
            ("PUT /sources/asterisk/secrets/secret".into(), json!({ "value": PASSWORD })),
        ]
    );
}

#[test]
fn key_of_a_cloud_is_kept_apart_under_its_own_word() {
    for (asked, entry) in [
        (&["sipuni", "--extension=205"][..], json!({ "kind": "sipuni", "extensions": ["205"] })),
        (
            &["onlinepbx", "--host=pbx.example.com", "--port=3342", "--extension=101"],
            json!({ "kind": "onlinepbx", "host": "pbx.example.com", "port": 3342, "extensions": ["101"] }),
        ),
    ] {
        let stub = Stub::start(answer);
        stub.run_with(&[&["sources", "add"], asked, &["--untested"]].concat(), PASSWORD).printed();
        let sent: Vec<(String, Value)> =
            stub.requests().into_iter().map(|request| (request.line, request.body)).collect();
        let path = format!("PUT /sources/{}", asked[0]);
        assert_eq!(sent, [(path.clone(), entry), (path + "/secrets/key", json!({ "value": PASSWORD }))]);
    }
}

#[test]
fn what_needs_no_password_asks_for_none() {
    for (asked, entry) in [
        (
            &["fritzbox", "--extension=5551234", "--extension=11"][..],
            json!({ "kind": "fritzbox", "extensions": ["5551234", "11"] }),
        ),
        (
            &["fritzbox", "--host=10.0.0.1", "--port=11012", "--extension=5551234"],
            json!({ "kind": "fritzbox", "host": "10.0.0.1", "port": 11012, "extensions": ["5551234"] }),
        ),
        (&["baresip"], json!({ "kind": "baresip" })),
        (
            &["baresip", "--port=14444", "--extension=101"],
            json!({ "kind": "baresip", "port": 14444, "extensions": ["101"] }),
        ),
    ] {
        let stub = Stub::start(answer);
        stub.run(&[&["sources", "add"], asked, &["--untested"]].concat()).printed();
        let sent = stub.requests();
        assert_eq!((sent.len(), &sent[0].line, &sent[0].body), (1, &format!("PUT /sources/{}", asked[0]), &entry));
    }
    let stub = Stub::start(answer);
    stub.run(&["sources", "add", "baresip"]).complained(1);
    assert_eq!(lines(&stub), ["POST /sources/baresip/test"]);
    stub.run(&["sources", "add", "fritzbox"]).complained(2);
}

#[test]
fn asterisk_that_lets_nobody_in_is_not_kept_unless_that_is_wished() {
    let stub = Stub::start(answer);
    let failure = stub.run_with(&ADD, "wrong").complained(1);
    assert_eq!(failure, "callcardctl: It says no. Ask it\n");
    assert_eq!(lines(&stub), ["POST /sources/asterisk/test"]);
    let failure = stub.run_with(&[&["--json"], &ADD[..]].concat(), "wrong").complained(1);
    assert_eq!(serde_json::from_str::<Value>(&failure).unwrap()["code"], "not_let_in");

    let stub = Stub::start(answer);
    stub.run_with(
        &[&ADD[..], &["--untested", "--name=attic", "--plain", "--call-back=101", "--plus="]].concat(),
        "wrong",
    )
    .printed();
    assert_eq!(lines(&stub), ["PUT /sources/attic", "PUT /sources/attic/secrets/secret"]);
    let entry = &stub.requests()[0].body;
    assert_eq!([&entry["login"], &entry["call_back"], &entry["plus"]], ["plain", "101", ""]);
    stub.run(&[&ADD[..], &["--untested", "--kept", "--context=office"]].concat()).complained(2);
}

#[test]
fn kept_password_is_not_asked_for() {
    let stub = Stub::start(answer);
    stub.run(&[&ADD[..], &["--kept", "--untested"]].concat()).printed();
    assert_eq!(lines(&stub), ["PUT /sources/asterisk"]);
    let failure = stub.run(&ADD).complained(2);
    assert_eq!(failure, "callcardctl: the password on standard input is empty\n");
}

#[test]
fn what_is_kept_is_tried_and_removed_by_its_name() {
    let stub = Stub::start(answer);
    assert_eq!(stub.run(&["sources", "test", "asterisk"]).printed(), "asterisk lets Callcard in\n");
    let removed = stub.run(&["sources", "remove", "asterisk"]).printed();
    assert_eq!(removed, "asterisk was removed, and its password with it\n");
    assert_eq!(lines(&stub), ["POST /sources/asterisk/test", "DELETE /sources/asterisk"]);
    for wrong in [&["sources", "remove", "../account"][..], &["sources", "add", "telegraph"], &["sources", "add"]] {
        stub.run(wrong).complained(2);
    }
}
