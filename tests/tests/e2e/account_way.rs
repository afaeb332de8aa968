//! Everything that can be wrong with the way to the real account: its certificate, its name, the company's proxy, and
//! connections that have died unnoticed. What surely reached nobody is sent when the way is free again, and only then.

use e2e::{Certificate, Cut, Manner};
use serde_json::json;

use crate::IVAN;
use crate::company::{AGENT, Company, number};

/// What is wrong with the way to the CRM, and how the account stands then. Nothing reaches the CRM meanwhile, so that the
/// call waits and is sent when it is mended.
#[derive(Clone, Copy, Debug)]
enum Way {
    Certificate(Certificate),
    Unreachable,
    Proxy(Manner),
    NoProxy,
}

const WAYS: [(Way, &str); 10] = [
    (Way::Certificate(Certificate::Stranger), "tls_untrusted"),
    (Way::Certificate(Certificate::OtherName), "tls_name"),
    (Way::Certificate(Certificate::Expired), "tls_clock"),
    (Way::Certificate(Certificate::NotYetValid), "tls_clock"),
    // Behind a proxy a name that nobody has, and a host that nobody can reach, look the same.
    (Way::Unreachable, "proxy"),
    (Way::Proxy(Manner::Refusing(403)), "proxy"),
    (Way::Proxy(Manner::Refusing(407)), "proxy"),
    (Way::Proxy(Manner::Refusing(502)), "proxy"),
    (Way::Proxy(Manner::Silent), "proxy"),
    (Way::NoProxy, "proxy"),
];

#[tokio::test]
async fn a_way_that_is_barred_is_named_and_the_call_goes_through_when_it_is_mended() {
    let company = Company::connected().await;
    for (place, (way, expected)) in WAYS.into_iter().enumerate() {
        bar(&company, way).await;
        let shown = company.workplace.notifications.shown().len();
        let (number, readable) = number(place);
        let call = company.app.socket.ring(&number).await;
        company.workplace.notifications.wait(&readable).await;
        let account = company.wait_for_state(expected).await;
        let waiting = company.app.socket.call(&call).await.expect("the call is known");
        let state = waiting["delivery"]["state"].as_str().unwrap_or_default();
        assert!(["queued", "sending"].contains(&state), "{way:?}: {waiting}");
        assert_eq!(company.crm.door.events_for(&number).await, 0, "{way:?}");

        mend(&company).await;
        let call = company.app.socket.call_delivered(&call, &["done", "uncertain", "refused", "dropped"]).await;
        assert_eq!(call["delivery"]["state"], "done", "{way:?}: {call}");
        assert_eq!(company.crm.door.events_for(&number).await, 1, "{way:?}");
        company.wait_for_state("ready").await;
        let notices = company.notices_of(&account, shown).await;
        assert_eq!(notices, 1, "{way:?}: {account}");
        company.hang_up(&number).await;
        // What says that it is barred goes when it is not.
        company.workplace.notifications.wait_for_none().await;
    }
}

async fn bar(company: &Company, way: Way) {
    match way {
        Way::Certificate(certificate) => company.front.certificate(certificate),
        Way::Unreachable => company.front.reachable(false),
        Way::Proxy(manner) => company.internet.proxy.manner(manner),
        Way::NoProxy => company.internet.proxy.leave().await,
    }
    // What was connected before does not count.
    company.front.cut(Cut::Now);
}

async fn mend(company: &Company) {
    company.front.certificate(Certificate::Good);
    company.front.reachable(true);
    company.internet.proxy.manner(Manner::Open);
    company.internet.proxy.leave().await;
    company.internet.proxy.come_back();
}

#[tokio::test]
async fn kept_connections_that_have_died_cost_at_most_one_call() {
    let company = Company::connected().await;
    for (round, cut) in [Cut::Now, Cut::WhenUsed, Cut::Silently].into_iter().enumerate() {
        for protocols in [&["h2", "http/1.1"][..], &["http/1.1"]] {
            company.front.protocols(protocols);
            company.front.cut(Cut::Now);
            assert_eq!(company.ring(IVAN).await["delivery"]["state"], "done");
            company.hang_up(IVAN).await;

            company.front.cut(cut);
            let what = format!("{cut:?} over {}", protocols[0]);
            let (first, readable) = number(round * 2 + protocols.len());
            let call = company.ring(&first).await;
            company.workplace.notifications.wait(&readable).await;
            let heard = company.crm.door.events_for(&first).await;
            match call["delivery"]["state"].as_str() {
                Some("done") => assert_eq!(heard, 1, "{what}"),
                // Nobody can know whether it got through, so it is not sent again.
                Some("uncertain") => assert!(heard == 0 && cut != Cut::Now, "{what}: heard {heard} times"),
                _ => panic!("{what}: {call}"),
            }
            company.hang_up(&first).await;
            let next = number(round * 2 + protocols.len() + 50).0;
            let call = company.ring(&next).await;
            assert_eq!(call["delivery"]["state"], "done", "{what}: the next call suffers too: {call}");
            company.hang_up(&next).await;
        }
    }
}

#[tokio::test]
async fn an_account_that_cannot_be_reached_is_not_connected() {
    let company = Company::start().await;
    let token = company.crm.door.long_lived_token(30).await;
    let body = json!({ "host": e2e::HOST, "token": token, "me": AGENT });
    let refused = async |what: &str, code: &str| {
        let reply = company.put("/account", &body).await;
        assert_eq!((reply.status.as_u16(), &reply.json()["code"]), (502, &json!(code)), "{what}: {}", reply.text());
        assert!(!reply.text().contains(&token), "{what}: the token came back");
        let account = company.account().await;
        assert_eq!(account["kind"], "sandbox", "{what}");
        assert_eq!(company.workplace.keyring.kept().await, [], "{what}: it was kept");
    };
    for (way, code) in WAYS {
        bar(&company, way).await;
        refused(&format!("{way:?}"), code).await;
        mend(&company).await;
    }
    for (answer, code) in [
        ("unpaid", "unpaid"),
        ("blocked_html", "blocked"),
        ("not_an_account", "not_an_account"),
        ("redirect", "redirected"),
        ("captive_portal", "portal"),
        ("server_error", "server_fault"),
        ("too_many", "too_many"),
        ("too_large", "too_large"),
        ("hang", "timed_out"),
    ] {
        company.crm.door.faults(&json!({ "answer": answer, "only": "/api/v4/account" })).await;
        let before = company.crm.door.count("/api/v4/account").await;
        refused(answer, code).await;
        assert_eq!(company.crm.door.count("/api/v4/account").await, before + 1, "{answer}: asked again");
    }
    company.crm.door.faults(&json!({})).await;
    company.connect().await;
}
