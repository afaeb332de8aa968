//! Somebody new: the window opens by itself, a call pops within two clicks, an account is connected without a terminal,
//! and the phone is connected with what the window says.

use std::process::Stdio;

use e2e::{Crm, HOST, Internet, Window, Workplace, until};
use serde_json::{Value, json};

use crate::company::{AGENT, ORIGIN};
use crate::{IVAN, IVAN_DEAL, UNKNOWN};

#[tokio::test]
async fn somebody_new_sees_a_call_within_two_clicks() {
    let workplace = Workplace::start().await;
    let window = Window::of_first_start(&workplace).await;
    window.click("[data-action=try]").await;
    workplace.notifications.wait(IVAN_DEAL).await;
    let calls = window.socket.get("/calls").await;
    let call = &calls["calls"][0];
    assert_eq!((&call["source"], &call["number"]["e164"]), (&json!("test"), &json!(IVAN)), "{call}");
}

#[tokio::test]
async fn an_account_is_connected_and_the_page_never_sees_the_token() {
    let (crm, internet, workplace) = (Crm::start().await, Internet::start().await, Workplace::start().await);
    let _front = internet.host(HOST, crm.address());
    let window = Window::on_with(&workplace, "welcome", &internet.environment()).await;
    window.click("[data-action=connect-account]").await;
    window.type_into("#host", &format!("https://{HOST}/leads/")).await;

    // What was copied is not always a token.
    workplace.copy("two words").await;
    window.click("[data-secret=token]").await;
    until("the page to refuse it", e2e::LIMIT, async || {
        window.page_text().await.contains("more than one word").then_some(())
    })
    .await;
    let token = crm.door.long_lived_token(30).await;
    workplace.copy(&format!("  {token}\n")).await;
    window.click("[data-secret=token]").await;
    window.wait_for("[data-secret=token][data-taken=true]").await;
    assert!(!holds(&window, &token).await, "the token is in the page");

    window.click("[data-action=connect]").await;
    let user = format!("[data-user=\"{AGENT}\"]");
    window.click(&user).await;
    window.click("[data-action=me]").await;
    let account = until("the account to be ready", e2e::LIMIT, async || {
        let account = window.socket.get("/account").await;
        (account["state"] == "ready").then_some(account)
    })
    .await;
    assert_eq!((&account["origin"], &account["me"]), (&json!(ORIGIN), &json!(AGENT)), "{account}");
    assert!(!holds(&window, &token).await, "the token is in the page");
    assert!(!workplace.keyring.kept().await.is_empty(), "nothing is in the keyring");

    window.wait_for("[data-waiting=yes]").await;
    let call = window.socket.ring(UNKNOWN).await;
    let call = window.socket.call_delivered(&call, &["done", "uncertain", "refused", "dropped", "none"]).await;
    assert_eq!(call["delivery"]["state"], "done", "{call}");
    window.wait_for("[data-waiting=no]").await;
    window.click("[data-action=finish]").await;
    window.wait_for("[data-call]").await;
    assert_eq!(crm.door.events_for(UNKNOWN).await, 1);
}

#[tokio::test]
async fn a_copied_secret_is_forgotten_with_the_window() {
    let workplace = Workplace::start().await;
    let window = Window::on(&workplace, "welcome").await;
    // The address is looked at when the secret is there, and nothing is sent to one that is none.
    let connect =
        || window.invoke("connect", json!({ "request": { "host": "nowhere.invalid", "oauth": null, "kept": false } }));
    workplace.copy("eyJ0.abc").await;
    window.invoke("take_secret", json!({ "kind": "token" })).await.expect("it is a word");
    assert_eq!(connect().await.expect_err("it is no address")["code"], "not_a_host");
    window.reopen(&workplace, "welcome").await;
    let refusal = connect().await.expect_err("it is no address");
    assert_eq!((&refusal["code"], &refusal["field"]), (&json!("no_secret"), &json!("token")), "{refusal}");
}

#[tokio::test]
async fn what_the_window_gives_to_copy_works() {
    let workplace = Workplace::start().await;
    let window = Window::on(&workplace, "phone").await;
    for (calls, recipe) in ["callcardctl", "curl", "python", "php"].into_iter().enumerate() {
        window.click(&format!("[data-phone={recipe}]")).await;
        window.click(&format!("[data-recipe={recipe}] [data-action=copy]")).await;
        let text = workplace.copied().await;
        window.click("[data-action=back]").await;
        let (program, option) = match recipe {
            "python" => ("python3", "-c"),
            "php" => ("php", "-r"),
            _ => ("sh", "-c"),
        };
        // A file of PHP says that it is one.
        let text = text.trim_start_matches("<?php");
        let ran = workplace
            .command(program)
            .args([option, text])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .output()
            .await;
        let ran = ran.expect("it runs");
        assert!(ran.status.success(), "{recipe}: {}\n{text}", String::from_utf8_lossy(&ran.stderr));
        until(&format!("the call of {recipe}"), e2e::LIMIT, async || {
            let known = window.socket.get("/status").await;
            let all: Value = window.socket.get("/calls").await;
            (all["calls"].as_array()?.len() > calls || known["live"] == json!(calls + 1)).then_some(())
        })
        .await;
        let call = window.socket.get("/calls?limit=1").await["calls"][0].clone();
        // The same number may ring again only when it has stopped.
        let id = call["source_call_id"].clone();
        let number = call["number"]["e164"].clone();
        let event = json!({ "phone_number": number, "source": call["source"], "call_id": id, "phase": "ended" });
        window.socket.ring_with(event).await;
    }
}

/// Whether a text stands anywhere in the page: in its markup, its fields, or what its scripts keep in storage.
pub(crate) async fn holds(window: &Window, text: &str) -> bool {
    let script = "const [text, done] = arguments;\n\
                  const fields = [...document.querySelectorAll('input, textarea')].map((field) => field.value);\n\
                  const all = [document.documentElement.outerHTML, ...fields, JSON.stringify({ ...localStorage })];\n\
                  done(all.join().includes(text));";
    window.measure(script, &json!(text)).await == json!(true)
}
