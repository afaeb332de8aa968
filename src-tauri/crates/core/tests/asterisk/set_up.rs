//! Setting a source up, trying it, removing it.

use callcard_stand_in::{Asterisk, SECRET};
use serde_json::{Value, json as value};

use super::{Company, recorded};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn source_that_nobody_has_set_up_is_not_there() {
    let company = Company::with(Asterisk::start().await).await;
    let names = async || {
        let list = company.bench.get("/sources").await.body;
        list["sources"].as_array().unwrap().iter().map(|source| source["name"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(names().await, ["socket"]);
    for (method, path, body) in [
        ("DELETE", "/sources/asterisk", Value::Null),
        ("PUT", "/sources/asterisk/secrets/secret", value!({ "value": SECRET })),
        ("POST", "/sources/asterisk/test", value!({})),
    ] {
        let answer = company.send(method, path, body).await;
        assert_eq!((answer.status, &answer.body["code"]), (404, &value!("no_such_source")), "{method} {path}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn source_is_tried_before_it_is_kept_and_keeps_nothing() {
    let company = Company::with(Asterisk::start().await).await;
    let trial = async |own, secret: &str| {
        let body = value!({ "settings": company.entry(own), "secrets": { "secret": secret } });
        let answer = company.send("POST", "/sources/asterisk/test", body).await;
        assert_eq!(answer.status, 200, "{answer:?}");
        answer.body
    };
    assert_eq!(trial(value!({}), SECRET).await, value!({ "ok": true, "trouble": null, "detail": null }));
    for (own, secret, trouble) in [(value!({}), "wrong", "sign_in"), (value!({ "port": 1 }), SECRET, "unreachable")] {
        let outcome = trial(own, secret).await;
        assert_eq!((&outcome["ok"], &outcome["trouble"]), (&value!(false), &value!(trouble)));
        assert!(outcome["detail"].as_str().unwrap().contains(". "), "{outcome}");
    }
    let answer =
        company.send("POST", "/sources/asterisk/test", value!({ "settings": company.entry(value!({})) })).await;
    assert_eq!(answer.body["trouble"], "no_secret", "{answer:?}");
    assert_eq!((company.source().await, company.keyring.count()), (None, 0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn kept_source_is_tried_with_what_is_kept() {
    let company = Company::connected().await;
    let answer = company.send("POST", "/sources/asterisk/test", value!({})).await;
    assert_eq!((answer.status, &answer.body["ok"]), (200, &value!(true)), "{answer:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fault_is_named_by_its_field() {
    let company = Company::with(Asterisk::start().await).await;
    for (own, path) in [
        (value!({ "kind": "telegraph" }), "kind"),
        (value!({ "host": "pbx:5038" }), "host"),
        (value!({ "extensions": "101" }), "extensions"),
    ] {
        for (method, path_, body) in [
            ("PUT", "/sources/asterisk", company.entry(own.clone())),
            ("POST", "/sources/asterisk/test", value!({ "settings": company.entry(own.clone()) })),
        ] {
            let answer = company.send(method, path_, body).await;
            assert_eq!((answer.status, &answer.body["code"]), (400, &value!("unfit_source")), "{answer:?}");
            assert_eq!(answer.body["validation-errors"][0]["path"], path, "{answer:?}");
        }
    }
    company.set_up(value!({})).await;
    for secret in [value!(""), value!("a\nb"), value!("x".repeat(5_000))] {
        let answer = company.put("/sources/asterisk/secrets/secret", value!({ "value": secret })).await;
        assert_eq!((answer.status, &answer.body["code"]), (400, &value!("unfit_source")), "{answer:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn removed_source_leaves_nothing_behind() {
    let company = Company::connected().await;
    company.asterisk.say(&recorded("normal", 60).before("HangupRequest").text());
    company.newest(|call| call["phase"] == "answered").await;
    assert_eq!(company.keyring.count(), 1);
    let answer = company.send("DELETE", "/sources/asterisk", Value::Null).await;
    assert_eq!(answer.status, 204, "{answer:?}");
    while company.source().await.is_some() {
        tokio::task::yield_now().await;
    }
    assert_eq!(company.keyring.count(), 0);
    company.newest(|call| call["phase"] == "ended").await;
    let written = std::fs::read_to_string(company.bench.home().join("settings.json")).unwrap();
    assert!(!written.contains("127.0.0.1") && !written.contains(SECRET), "{written}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn source_is_heard_again_after_a_restart_of_the_app() {
    let company = Company::connected().await;
    let Company { bench, keyring, asterisk } = company;
    let company = Company { bench: bench.restart().await, keyring, asterisk };
    company.asterisk.let_in(2).await;
    company.asterisk.say(&recorded("missed-cancelled", 70).text());
    company.newest(|call| call["outcome"] == "missed").await;
    let shown = company.bench.get("/sources").await.body.to_string();
    assert!(shown.contains("127.0.0.1") && !shown.contains(SECRET), "{shown}");
}
