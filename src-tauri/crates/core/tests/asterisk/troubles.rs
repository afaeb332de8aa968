//! Why an Asterisk cannot be heard: each reason with its code, its words, and its way out.

use std::sync::Arc;

use callcard_stand_in::{Asterisk, SECRET};
use serde_json::json as value;

use super::{Company, recorded};
use crate::bench::Bench;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_reason_is_told_apart_and_has_its_words() {
    let refused = Asterisk::start().await;
    refused.secret("another");
    let foreign = Asterisk::start().await;
    foreign.banner("SSH-2.0-OpenSSH_9.2");
    let old = Asterisk::start().await;
    old.banner("Asterisk Call Manager/1.3");
    let unproven = Asterisk::start().await;
    unproven.no_challenges();
    let mut gone = Asterisk::start().await;
    gone.stop().await;
    for (asterisk, own, trouble) in [
        (refused, value!({}), "sign_in"),
        (foreign, value!({}), "foreign"),
        (old, value!({}), "foreign"),
        (unproven, value!({}), "plain_only"),
        (gone, value!({}), "unreachable"),
        (Asterisk::start().await, value!({ "host": "no-such-host.invalid" }), "no_such_name"),
        (Asterisk::start().await, value!({ "tls": true }), "tls"),
        (Asterisk::self_signed().await, value!({ "tls": true, "host": "localhost" }), "tls_untrusted"),
    ] {
        let company = Company::with(asterisk).await;
        company.set_up(own).await;
        company.stands("failed", Some("no_secret")).await;
        company.keep(SECRET).await;
        let source = company.stands("waiting", Some(trouble)).await;
        assert!(source["until"].is_string(), "{source}");
        let detail = source["detail"].as_str().unwrap();
        assert!(detail.contains(". ") && !detail.contains("source-"), "{detail}");
        let status = company.bench.get("/status").await.body;
        assert!(status["sources"].as_array().unwrap().iter().any(|source| source["trouble"] == trouble), "{status}");
        let check = company.bench.post(crate::bench::json("{}").uri("http://localhost/doctor")).await.body;
        let check = check["checks"].as_array().unwrap().iter().find(|check| check["name"] == "source").cloned();
        let check = check.unwrap();
        assert_eq!(check["state"], "warning", "{check}");
        assert_eq!((&check["title"], &check["source"]), (&value!("Asterisk"), &value!("asterisk")), "{check}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn right_password_is_used_as_soon_as_it_is_there() {
    let company = Company::with(Asterisk::start().await).await;
    company.set_up(value!({})).await;
    company.keep("wrong").await;
    company.stands("waiting", Some("sign_in")).await;
    company.keep(SECRET).await;
    company.asterisk.let_in(1).await;
    company.stands("listening", None).await;
    let sign_ins = company.asterisk.actions().iter().filter(|action| *action == "Login").count();
    assert_eq!(sign_ins, 2, "a wrong password is not tried again and again");
    company.asterisk.say(&recorded("missed-cancelled", 50).text());
    company.newest(|call| call["outcome"] == "missed").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn plain_password_is_sent_where_it_was_allowed() {
    let asterisk = Asterisk::start().await;
    asterisk.no_challenges();
    let company = Company::with(asterisk).await;
    company.set_up(value!({ "login": "plain" })).await;
    company.keep(SECRET).await;
    company.asterisk.let_in(1).await;
    assert_eq!(company.asterisk.actions(), ["Login"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn computer_without_a_keyring_says_so() {
    let asterisk = Asterisk::start().await;
    let (bench, keyring) = (Bench::start().await, Arc::default());
    let company = Company { bench, keyring, asterisk };
    company.set_up(value!({})).await;
    company.stands("failed", Some("keyring")).await;
    let answer = company.put("/sources/asterisk/secrets/secret", value!({ "value": SECRET })).await;
    assert_eq!((answer.status, &answer.body["code"]), (503, &value!("no_keyring")), "{answer:?}");
}
