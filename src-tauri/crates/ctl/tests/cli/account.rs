//! `login`, `whoami` and `logout`: what is sent, what is shown, and that a secret is shown nowhere.

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::stub::{Finished, Stub};

const TOKEN: &str = "eyJ0eXAi.c2VjcmV0LXRva2Vu.fictional-signature";
const CLIENT_SECRET: &str = "fictional-client-secret";
const CODE: &str = "def50200fictional-code";

const WITH_TOKEN: [&str; 4] = ["login", "--host", "https://cedar.amocrm.ru/leads/", "--token-stdin"];
const WITH_OAUTH: [&str; 8] =
    ["login", "--host", "cedar", "--oauth", "--client-id", "c-1", "--redirect-uri", "https://example.com/back"];

/// An account as `GET /account` tells it, with these fields of its own.
fn account(own: Value) -> Value {
    let mut account = json!({
        "kind": "account",
        "origin": "https://cedar.amocrm.ru",
        "name": "Cedar Studio",
        "account_id": 31415926,
        "sign_in": "token",
        "expires_at": "2027-01-31T12:00:00Z",
        "state": "ready",
        "detail": null,
        "me": 88888,
        "suggested_me": 99999,
        "users": [
            { "id": 88888, "name": "Ivan\u{1b}[2J Petrov", "admin": false },
            { "id": 99999, "name": "Анна Керн", "admin": true },
            { "id": 77, "name": "Boris", "admin": true },
        ],
    });
    for (field, value) in own.as_object().unwrap() {
        account[field] = value.clone();
    }
    account
}

fn undecided() -> Value {
    account(json!({ "me": null, "state": "choose_me", "detail": "Say who you are." }))
}

/// The run, in which no secret was shown.
fn discreet(finished: Finished) -> Finished {
    for secret in [TOKEN, CLIENT_SECRET, CODE] {
        assert!(!finished.stdout.contains(secret) && !finished.stderr.contains(secret), "{finished:?}");
    }
    finished
}

/// Method and path, and the body, of the only request.
fn only_request(stub: &Stub) -> (String, Value) {
    let [request] = &stub.requests()[..] else { panic!("one request, no more") };
    assert!(request.headers.contains(&"content-type: application/json".into()), "{:?}", request.headers);
    (request.line.clone(), request.body.clone())
}

#[test]
fn login_sends_the_token_without_the_space_around_it() {
    for input in [TOKEN.into(), format!("{TOKEN}\n"), format!("{TOKEN}\r\n"), format!("\n \u{feff}{TOKEN} \n\n")] {
        let stub = Stub::always("200 OK", account(json!({})));
        discreet(stub.run_with(&WITH_TOKEN, &input)).printed();
        let expected = json!({ "host": "https://cedar.amocrm.ru/leads/", "token": TOKEN });
        assert_eq!(only_request(&stub), ("PUT /account".into(), expected), "{input:?}");
    }
}

#[test]
fn login_takes_a_token_of_16_kib() {
    let stub = Stub::always("200 OK", account(json!({})));
    let token = "a".repeat(16 * 1024);
    stub.run_with(&WITH_TOKEN, &token).printed();
    assert_eq!(only_request(&stub).1["token"], token);
}

#[test]
fn login_sends_what_the_integration_exchanges_for_tokens() {
    for input in [
        format!("{CLIENT_SECRET}\n{CODE}"),
        format!("{CLIENT_SECRET}\n{CODE}\n"),
        format!("\u{feff} {CLIENT_SECRET}\r\n{CODE}\r\n"),
    ] {
        let stub = Stub::always("200 OK", account(json!({ "sign_in": "oauth" })));
        discreet(stub.run_with(&[&WITH_OAUTH[..], &["--me", "88888"]].concat(), &input)).printed();
        let oauth = json!({
            "client_id": "c-1", "client_secret": CLIENT_SECRET,
            "redirect_uri": "https://example.com/back", "code": CODE,
        });
        let expected = json!({ "host": "cedar", "oauth": oauth, "me": 88888 });
        assert_eq!(only_request(&stub), ("PUT /account".into(), expected), "{input:?}");
    }
}

#[test]
fn login_to_a_renamed_account_asks_for_no_secret() {
    let stub = Stub::always("200 OK", account(json!({})));
    stub.run_with(&["login", "--host", "oak.amocrm.ru", "--kept"], TOKEN).printed();
    assert_eq!(only_request(&stub), ("PUT /account".into(), json!({ "host": "oak.amocrm.ru", "kept": true })));
}

#[test]
fn login_shows_the_account() {
    let stub = Stub::always("200 OK", account(json!({})));
    assert_snapshot!(stub.run_with(&WITH_TOKEN, TOKEN).printed(), @r"
    account  Cedar Studio, cedar.amocrm.ru
    sign-in  token, until 2027-01-31 12:00
    state    ready
    me       user 88888, Ivan[2J Petrov
    ");
}

#[test]
fn login_says_how_to_go_on_as_nobody() {
    let stub = Stub::always("200 OK", undecided());
    assert_snapshot!(stub.run_with(&WITH_TOKEN, TOKEN).printed(), @r"
    account  Cedar Studio, cedar.amocrm.ru
    sign-in  token, until 2027-01-31 12:00
    state    Say who you are.
    me       not chosen yet, suggested is user 99999

    ID     NAME            NOTE
    88888  Ivan[2J Petrov  -
    99999  Анна Керн       administrator, suggested
    77     Boris           administrator

    Nothing is sent to the account until you say which of its users you are: callcardctl whoami --me ID
    ");

    let unnamed = json!({ "me": null, "users": null, "suggested_me": null, "name": null, "expires_at": null });
    let stub = Stub::always("200 OK", account(unnamed));
    assert_snapshot!(stub.run_with(&WITH_TOKEN, TOKEN).printed(), @r"
    account  cedar.amocrm.ru
    sign-in  token
    state    ready
    me       not chosen yet

    Nothing is sent to the account until you say which of its users you are: callcardctl whoami --me ID
    ");
}

#[test]
fn without_a_secret_nothing_is_sent() {
    let too_long = [b'a'; 16 * 1024 + 1];
    let lone = format!("{CLIENT_SECRET}\n");
    let second_too_long = [lone.as_bytes(), &too_long].concat();
    for (args, input, complaint) in [
        (&WITH_TOKEN[..], &b""[..], "the token on standard input is empty"),
        (&WITH_TOKEN, b" \r\n\n", "the token on standard input is empty"),
        (&WITH_TOKEN, &too_long, "the token on standard input is longer than 16384 bytes"),
        (&WITH_TOKEN, b"a\xff", "the token on standard input is not text"),
        (&WITH_OAUTH, b"", "the client secret on standard input is empty"),
        (&WITH_OAUTH, b"\nx\n", "the client secret on standard input is empty"),
        (&WITH_OAUTH, lone.as_bytes(), "the code on standard input is empty"),
        (&WITH_OAUTH, &too_long, "the client secret on standard input is longer than 16384 bytes"),
        (&WITH_OAUTH, &second_too_long, "the code on standard input is longer than 16384 bytes"),
    ] {
        let stub = Stub::always("200 OK", account(json!({})));
        let told = discreet(stub.run_with(args, input)).complained(2);
        assert_eq!(told, format!("callcardctl: {complaint}\n"));
        let told = discreet(stub.run_with(&[args, &["--json"]].concat(), input)).complained(2);
        let told: Value = serde_json::from_str(&told).unwrap();
        assert_eq!(told, json!({ "code": "usage", "detail": complaint, "problem": null }));
        assert!(stub.requests().is_empty());
    }
}

#[test]
fn one_way_to_sign_in_must_be_chosen() {
    let stub = Stub::always("200 OK", account(json!({})));
    for line in [
        "login",
        "login --token-stdin",
        "login --host cedar",
        "login --host cedar --token-stdin --oauth --client-id c --redirect-uri u",
        "login --host cedar --token-stdin --client-id c",
        "login --host cedar --client-id c --redirect-uri u",
        "login --host cedar --oauth --client-id c",
        "login --host cedar --oauth --redirect-uri u",
        "login --host cedar --token-stdin --me 0",
        "login --host cedar --token-stdin --me Ivan",
        &format!("login --host cedar --token={TOKEN}"),
        &format!("login --host cedar --token {TOKEN}"),
        "whoami --me 0",
        "logout now",
    ] {
        let args: Vec<&str> = line.split(' ').collect();
        let complaint = discreet(stub.run_with(&args, format!("{TOKEN}\n{CODE}\n"))).complained(2);
        assert!(complaint.starts_with("error: "), "{line}: {complaint}");
    }
    assert!(stub.requests().is_empty());
}

#[test]
fn the_environment_is_no_place_for_a_token() {
    let stub = Stub::always("200 OK", account(json!({})));
    let mut command = crate::stub::callcardctl(stub.home());
    command.args(WITH_TOKEN).env("TOKEN", TOKEN).env("CALLCARD_TOKEN", TOKEN).env("CALLCARDCTL_TOKEN", TOKEN);
    let finished = discreet(Finished::from(command.output().unwrap()));
    assert_eq!(finished.complained(2), "callcardctl: the token on standard input is empty\n");
}

#[test]
fn a_refused_login_says_why() {
    let faults = json!([{ "path": "host", "code": "not_a_host", "detail": "has no dot" }]);
    for (head, problem, complaint) in [
        (
            "422 Unprocessable Content",
            json!({ "title": "No", "detail": "That is no account.", "code": "not_a_host", "validation-errors": faults }),
            "That is no account. (422, not_a_host)\n  host: has no dot (not_a_host)\n",
        ),
        (
            "401 Unauthorized",
            json!({ "detail": "The token was revoked\u{202e}.", "code": "sign_in\u{7}" }),
            "The token was revoked. (401, sign_in)\n",
        ),
        (
            "503 Service Unavailable\r\nretry-after: 3",
            json!({ "title": "The keyring is locked", "code": "keyring_locked" }),
            "The keyring is locked (503, keyring_locked)\n  Retry-After: 3 s\n",
        ),
    ] {
        let stub = Stub::always(head, &problem);
        for (args, input) in [(&WITH_TOKEN[..], TOKEN.into()), (&WITH_OAUTH, format!("{CLIENT_SECRET}\n{CODE}\n"))] {
            let told = discreet(stub.run_with(args, &input)).complained(1);
            assert_eq!(told, format!("callcardctl: {complaint}"));
            let told = discreet(stub.run_with(&[args, &["--json"]].concat(), &input)).complained(1);
            assert_eq!(serde_json::from_str::<Value>(&told).unwrap()["problem"], problem);
        }
        for args in [&["whoami"][..], &["whoami", "--me", "5"], &["logout"]] {
            assert_eq!(stub.run(args).complained(1), format!("callcardctl: {complaint}"));
        }
    }
}

#[test]
fn a_login_without_callcard_shows_no_secret_either() {
    let nobody = tempfile::tempdir().unwrap();
    let token = nobody.path().join("token");
    std::fs::write(&token, TOKEN).unwrap();
    for args in [&WITH_TOKEN[..], &[&WITH_TOKEN[..], &["--json"]].concat()] {
        let mut command = crate::stub::callcardctl(nobody.path());
        command.args(args).stdin(std::fs::File::open(&token).unwrap());
        let finished = discreet(Finished::from(command.output().unwrap()));
        assert!(finished.complained(3).contains("Callcard is not running"));
    }
}

#[test]
fn whoami_shows_what_is_in_the_way() {
    let stub = Stub::always("200 OK", account(json!({ "state": "expired", "detail": "The token\nis over.", "me": 5 })));
    assert_snapshot!(stub.run(&["whoami"]).printed(), @r"
    account  Cedar Studio, cedar.amocrm.ru
    sign-in  token, until 2027-01-31 12:00
    state    The tokenis over.
    me       user 5
    ");
    let [request] = &stub.requests()[..] else { panic!("one request, no more") };
    assert_eq!((request.line.as_str(), &request.body), ("GET /account", &Value::Null));

    let demo = json!({
        "kind": "sandbox", "origin": "http://127.0.0.1:27277", "name": null, "account_id": null, "sign_in": "sandbox",
        "expires_at": null, "users": null, "suggested_me": null,
    });
    assert_snapshot!(Stub::always("200 OK", account(demo)).run(&["whoami"]).printed(), @r"
    account  http://127.0.0.1:27277
    sign-in  demo
    state    ready
    me       user 88888
    ");

    let printed = Stub::always("200 OK", undecided()).run(&["whoami"]).printed();
    assert!(printed.ends_with("you are: callcardctl whoami --me ID\n"), "{printed}");
}

#[test]
fn whoami_says_first_who_one_is() {
    let stub = Stub::always("200 OK", account(json!({ "me": 99999 })));
    let printed = stub.run(&["whoami", "--me", "99999"]).printed();
    assert!(printed.ends_with("\nme       user 99999, Анна Керн\n"), "{printed}");
    assert_eq!(only_request(&stub), ("PUT /account/me".into(), json!({ "me": 99999 })));
}

#[test]
fn logout_says_what_became_of_the_secrets() {
    let stub = Stub::always("204 No Content", "");
    assert_snapshot!(stub.run(&["logout"]).printed(), @"Signed out. The secrets were removed, and calls go to the demo again.");
    assert_eq!(stub.run(&["logout", "--json"]).printed(), "{}\n");
    let requests = stub.requests();
    assert!(requests.iter().all(|request| request.line == "DELETE /account" && request.body.is_null()));
    assert_eq!(requests.len(), 2);
}

#[test]
fn machines_get_the_account_as_it_came() {
    let body = r#"{"anything": [1, 2]}"#;
    let stub = Stub::always("200 OK", body);
    for args in [&["whoami", "--json"][..], &["--json", "whoami", "--me", "5"], &["logout", "--json"]] {
        assert_eq!(stub.run(args).printed(), format!("{body}\n"));
    }
    assert_eq!(stub.run_with(&[&WITH_TOKEN[..], &["--json"]].concat(), TOKEN).printed(), format!("{body}\n"));
    for complaint in [stub.run(&["whoami"]), stub.run_with(&WITH_TOKEN, TOKEN)] {
        let complaint = discreet(complaint).complained(1);
        assert!(complaint.starts_with("callcardctl: Callcard's answer cannot be read\n  "), "{complaint}");
    }
}
