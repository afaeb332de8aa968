//! The real account: connected, used, left, and found again after a restart. The app reaches it over TLS, by HTTP/2,
//! through the company's proxy, as it would the CRM itself.

use e2e::{App, HOST, LIMIT, StatusCode, Window, until};
use serde_json::{Value, json};
use tokio::net::TcpStream;

use crate::company::{AGENT, Company, ORIGIN};
use crate::{IVAN, IVAN_DEAL, IVAN_READABLE, UNKNOWN};

#[tokio::test]
async fn nothing_is_sent_until_somebody_says_who_sits_here() {
    let company = Company::start().await;
    let token = company.crm.door.long_lived_token(30).await;
    let reply = company.put("/account", &json!({ "host": HOST, "token": token })).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.text());
    let account = company.wait_for_state("choose_me").await;
    assert_eq!(reply.json()["origin"], account["origin"]);
    let expected =
        json!({ "kind": "account", "origin": ORIGIN, "sign_in": "token", "me": null, "suggested_me": AGENT });
    for (field, value) in expected.as_object().expect("it is an object") {
        assert_eq!(&account[field], value, "{field}: {account}");
    }
    assert!(account["account_id"].is_u64() && account["name"].is_string(), "{account}");
    let users = account["users"].as_array().expect("an administrator may see the users");
    assert!(users.iter().any(|user| user["id"] == AGENT && user["admin"] == true), "{account}");

    let call = company.ring(IVAN).await;
    assert_eq!(call["delivery"]["state"], "none", "{call}");
    assert_eq!(call["delivery"]["reason"], "no_me", "{call}");
    company.workplace.notifications.wait(IVAN_READABLE).await;
    assert!(company.crm.door.events().await.is_empty(), "the CRM was told");
    company.hang_up(IVAN).await;

    let reply = company.put("/account/me", &json!({ "me": 1 })).await;
    assert_eq!((reply.status, &reply.json()["code"]), (StatusCode::BAD_REQUEST, &json!("no_such_user")));
    let reply = company.put("/account/me", &json!({ "me": AGENT })).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.text());
    company.wait_for_state("ready").await;
    company.workplace.notifications.wait_for_none().await;
    let call = company.ring(IVAN).await;
    assert_eq!(call["delivery"]["state"], "done", "{call}");
    let notice = company.workplace.notifications.wait(IVAN_DEAL).await;
    assert!(notice.says(IVAN_READABLE) && !notice.says("Demo"), "{notice:#?}");
    company.workplace.notifications.click(&notice).await;
    let opened = company.workplace.browser.wait_for(1).await;
    assert!(opened.starts_with(&format!("{ORIGIN}/leads/detail/")), "{opened}");

    let events = company.crm.door.events().await;
    assert_eq!(events.len(), 1, "{events:#?}");
    let event = &events[0];
    assert_eq!((&event["users"], &event["http_version"]), (&json!([AGENT]), &json!("HTTP/2.0")), "{event}");
    // Connections are kept, and nobody else was ever asked for.
    assert!(company.front.connections() <= 2, "{} connections", company.front.connections());
    assert!(company.internet.proxy.asked().iter().all(|name| *name == format!("{HOST}:443")));
}

#[tokio::test]
async fn the_sandbox_makes_way_for_the_account_and_comes_back_after_it() {
    let company = Company::start().await;
    let sandbox = company.account().await;
    assert_eq!((&sandbox["kind"], &sandbox["state"]), (&json!("sandbox"), &json!("ready")), "{sandbox}");
    company.ring(UNKNOWN).await;
    company.workplace.notifications.wait("Demo").await;
    company.hang_up(UNKNOWN).await;

    company.connect().await;
    let origin = sandbox["origin"].as_str().expect("the sandbox has an origin").to_owned();
    until("the sandbox to stop", LIMIT, async || connect(&origin).await.is_err().then_some(())).await;
    assert_eq!(numbers(&company.app).await, Vec::<String>::new(), "calls of another account are shown");
    assert_eq!(company.ring(IVAN).await["delivery"]["state"], "done");
    company.hang_up(IVAN).await;
    assert_eq!((company.crm.door.events_for(IVAN).await, company.crm.door.events_for(UNKNOWN).await), (1, 0));

    let reply = company.app.socket.send("DELETE", "/account", &[], "").await;
    assert_eq!(reply.status, StatusCode::NO_CONTENT, "{}", reply.text());
    let back = company.account().await;
    assert_eq!((&back["kind"], &back["state"]), (&json!("sandbox"), &json!("ready")), "{back}");
    assert_eq!(company.workplace.keyring.kept().await, [], "a secret stayed in the keyring");
    assert_eq!(numbers(&company.app).await, [UNKNOWN]);
    let call = company.ring(UNKNOWN).await;
    assert_eq!(call["delivery"]["state"], "done", "{call}");
    connect(back["origin"].as_str().expect("the sandbox has an origin")).await.expect("the sandbox runs");
    assert_eq!(company.crm.door.events().await.len(), 1, "the account that was left was told of a call");

    company.connect().await;
    assert_eq!(numbers(&company.app).await, [IVAN], "the account's own calls are there again");
}

#[tokio::test]
async fn a_restart_keeps_the_account_and_asks_nobody() {
    let company = Company::connected().await;
    let kept = company.workplace.keyring.kept().await;
    assert!(!kept.is_empty(), "nothing is in the keyring");
    let company = company.restart().await;
    let account = company.wait_for_state("ready").await;
    assert_eq!((&account["origin"], &account["me"]), (&json!(ORIGIN), &json!(AGENT)), "{account}");
    assert_eq!(company.ring(IVAN).await["delivery"]["state"], "done");
    assert_eq!(company.crm.door.events_for(IVAN).await, 1);
    let company = company.killed().await;
    company.wait_for_state("ready").await;
    assert_eq!(company.ring(UNKNOWN).await["delivery"]["state"], "done");
    assert_eq!(company.workplace.keyring.kept().await, kept);
}

#[tokio::test]
async fn whatever_is_pasted_the_host_is_the_account_s() {
    let company = Company::start().await;
    for pasted in [
        "demo",
        " Demo.amoCRM.ru ",
        "https://demo.amocrm.ru",
        "https://demo.amocrm.ru/leads/list/pipeline/1/?skip_filter=Y#x",
        "demo.amocrm.ru:443/dashboard/",
    ] {
        let token = company.crm.door.long_lived_token(30).await;
        let reply = company.put("/account", &json!({ "host": pasted, "token": token, "me": AGENT })).await;
        assert_eq!(reply.status, StatusCode::OK, "{pasted}: {}", reply.text());
        assert_eq!(reply.json()["origin"], ORIGIN, "{pasted}");
    }
}

#[tokio::test]
async fn a_token_goes_to_no_host_that_is_no_account_s() {
    let company = Company::start().await;
    let token = company.crm.door.long_lived_token(30).await;
    for host in [
        "",
        "amocrm.ru",
        "www.amocrm.ru",
        "https://www.kommo.com/login",
        "a.b.amocrm.ru",
        "demo.amocrm.ru.evil.example",
        "https://demo.amocrm.ru@evil.example/",
        "evil.example/demo.amocrm.ru",
        "evil.example\\.amocrm.ru",
        "demoamocrm.ru",
        "127.0.0.1",
        "http://localhost:27277",
    ] {
        let reply = company.put("/account", &json!({ "host": host, "token": token, "me": AGENT })).await;
        assert_eq!(reply.status, StatusCode::BAD_REQUEST, "{host:?}: {}", reply.text());
        let problem = reply.json();
        assert_eq!((&problem["code"], path(&problem)), (&json!("not_a_host"), "host"), "{host:?}: {problem}");
        assert!(!reply.text().contains(&token), "{host:?}: the token came back");
    }
    assert!(company.internet.proxy.asked().is_empty(), "{:?}", company.internet.proxy.asked());
    assert_eq!(company.account().await["kind"], "sandbox");
}

#[tokio::test]
async fn what_is_no_sign_in_is_refused_and_changes_nothing() {
    let company = Company::start().await;
    let door = &company.crm.door;
    let revoked = door.long_lived_token(30).await;
    door.revoke().await;
    let token = door.long_lived_token(30).await;
    let oauth = json!({ "client_id": "a", "client_secret": token, "redirect_uri": "https://example.com", "code": "b" });
    let with = |token: &str| json!({ "host": HOST, "token": token, "me": AGENT });
    for (what, body, status, code, says) in [
        ("nothing", json!({}), 400, None, ""),
        ("no sign-in", json!({ "host": HOST }), 400, None, ""),
        ("two of them", json!({ "host": HOST, "token": token, "oauth": oauth }), 400, None, ""),
        ("a field too many", json!({ "host": HOST, "token": token, "remember": true }), 400, None, ""),
        ("a number", json!({ "host": HOST, "token": 7 }), 400, None, ""),
        ("an empty token", with(""), 400, Some("not_a_token"), ""),
        ("a token of two lines", with(&format!("{token}\nx")), 400, Some("not_a_token"), ""),
        ("somebody else's id", json!({ "host": HOST, "token": token, "me": 1 }), 400, Some("no_such_user"), ""),
        ("a revoked token", with(&revoked), 403, Some("sign_in"), "does not accept this token"),
        ("an unknown integration", json!({ "host": HOST, "oauth": oauth }), 403, Some("sign_in"), "accept the code"),
    ] {
        let reply = company.put("/account", &body).await;
        assert_eq!(reply.status.as_u16(), status, "{what}: {}", reply.text());
        assert!(reply.header("content-type").starts_with("application/problem+json"), "{what}");
        if let Some(code) = code {
            assert_eq!(reply.json()["code"], code, "{what}: {}", reply.text());
        }
        assert!(reply.text().contains(says), "{what}: {}", reply.text());
        assert!(!reply.text().contains(&token) && !reply.text().contains(&revoked), "{what}: a secret came back");
        assert_eq!(company.account().await["kind"], "sandbox", "{what}");
        assert_eq!(company.workplace.keyring.kept().await, [], "{what}: it was kept");
    }
}

#[tokio::test]
async fn a_large_company_and_a_long_token_are_nothing_special() {
    let company = Company::start().await;
    company.crm.door.more_users(300).await;
    let token = company.crm.door.token_of_length(1_800, 3_900).await;
    let reply = company.put("/account", &json!({ "host": HOST, "token": token, "me": AGENT })).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.text());
    let users = reply.json()["users"].as_array().map_or(0, Vec::len);
    assert!(users > 300, "{users}");
    let company = company.restart().await;
    company.wait_for_state("ready").await;
    assert_eq!(company.ring(IVAN).await["delivery"]["state"], "done");
}

#[tokio::test]
async fn without_a_screen_calls_are_reported_all_the_same() {
    let Company { mut app, workplace, front: _front, internet, crm } = Company::connected().await;
    app.terminate();
    app.ended(LIMIT).await;
    let mut app = App::launch_headless(&workplace, &[], &internet.environment());
    app.socket.accepting().await;
    let call = app.socket.ring(IVAN).await;
    app.socket.call_delivered(&call, &["done"]).await;
    assert_eq!(crm.door.events_for(IVAN).await, 1);
    app.terminate();
    assert!(app.ended(LIMIT).await.success());
}

#[tokio::test]
async fn the_doctor_finds_nothing_wrong_and_then_what_is_wrong() {
    let company = Company::connected().await;
    let examine = async || {
        let json = [("content-type", "application/json")];
        let reply = company.app.socket.send("POST", "/doctor", &json, "{}").await;
        assert_eq!(reply.status, StatusCode::OK, "{}", reply.text());
        reply.json()
    };
    let well = examine().await;
    let checks = well["checks"].as_array().expect("the checks are a list").clone();
    assert!(checks.len() > 2, "{well}");
    for check in &checks {
        for field in ["name", "title", "state"] {
            assert!(check[field].is_string(), "{check}");
        }
    }
    assert!(well["report"].is_string(), "{well}");
    company.internet.proxy.leave().await;
    let ill = examine().await;
    let states = |found: &Value| found["checks"].as_array().into_iter().flatten().map(|c| c["state"].clone()).collect();
    let (before, after): (Vec<Value>, Vec<Value>) = (states(&well), states(&ill));
    assert_ne!(before, after, "{ill}");
    let advised = ill["checks"].as_array().into_iter().flatten().any(|check| check["advice"].is_string());
    assert!(advised, "{ill}");
    assert!(company.crm.door.events().await.is_empty(), "the doctor told the CRM of a call");
}

async fn connect(origin: &str) -> std::io::Result<TcpStream> {
    TcpStream::connect(origin.trim_start_matches("http://")).await
}

/// The numbers in the history, the newest first.
async fn numbers(app: &App) -> Vec<String> {
    let calls = app.socket.get("/calls?limit=100").await["calls"].clone();
    let calls = calls.as_array().expect("the calls are a list");
    calls.iter().filter_map(|call| call["number"]["e164"].as_str().map(str::to_owned)).collect()
}

fn path(problem: &Value) -> &str {
    problem["validation-errors"][0]["path"].as_str().unwrap_or_default()
}

#[tokio::test]
async fn after_a_restart_the_window_names_who_sits_here() {
    let mut company = Company::connected().await;
    company.end().await;
    let Company { workplace, internet, front: _front, crm, .. } = company;
    let before = crm.door.count("/api/v4/users").await;
    let window = Window::on_with(&workplace, "settings", &internet.environment()).await;
    until("the window to name the user", e2e::LIMIT, async || {
        window.text("#setting-me").await.contains("Alex Morgan").then_some(())
    })
    .await;
    assert_eq!(crm.door.count("/api/v4/users").await, before + 1, "the users are asked for once");
}
