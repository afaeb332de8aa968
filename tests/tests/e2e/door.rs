//! The HTTP door, from outside: a desk phone that opens the addresses that were copied into it.

use std::net::Ipv4Addr;

use e2e::{LIMIT, Window, Workplace, until};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::timeout;

use crate::first_run::holds;
use crate::phones::{Agent, MOST_ACTIONS};
use crate::{IVAN_DEAL, UNKNOWN_READABLE};

/// A port that nobody has.
pub(crate) async fn free_port() -> u16 {
    let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.and_then(|free| free.local_addr());
    free.expect("there is a free port").port()
}

/// Says this to the door, and what it says until it hangs up; nothing while it is closed.
pub(crate) async fn ask(port: u16, request: &str) -> String {
    let asked = async {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).await?;
        // Whoever is refused early may be hung up on while it still speaks.
        stream.write_all(request.as_bytes()).await.ok();
        stream.shutdown().await.ok();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await.ok();
        std::io::Result::Ok(String::from_utf8_lossy(&answer).into_owned())
    };
    timeout(LIMIT, asked).await.expect("the door answers in time").unwrap_or_default()
}

/// A Yealink opens an address that was written into it.
async fn yealink_opens(url: &str, from: &str, id: u32) -> String {
    let filled = [
        ("$remote", format!("\"Ivan Petrov\" <sip:{from}@10.0.0.5;user=phone>")),
        ("$display_remote", "Ivan%20Petrov".into()),
        ("$active_user", "101".into()),
        ("$call_id", id.to_string()),
        ("$mac", "001565aabbcc".into()),
    ];
    let url = filled.iter().fold(url.to_owned(), |url, (variable, value)| url.replace(variable, value));
    let rest = url.strip_prefix("http://").expect("it is an address");
    let (host, target) = rest.split_once('/').expect("it has a path");
    let port = host.rsplit(':').next().and_then(|port| port.parse().ok()).expect("it has a port");
    ask(port, &format!("GET /{target} HTTP/1.1\r\nHost: {host}\r\nUser-Agent: Yealink SIP-T46S\r\n\r\n")).await
}

/// The text that was copied, once it is one like this.
async fn copied(workplace: &Workplace, is_it: impl Fn(&str) -> bool) -> String {
    until("it to be copied", LIMIT, async || Some(workplace.copied().await).filter(|copied| is_it(copied))).await
}

async fn door(window: &Window) -> Value {
    let sources = window.socket.get("/sources").await["sources"].clone();
    let sources = sources.as_array().cloned().unwrap_or_default();
    sources.into_iter().find(|source| source["kind"] == "phone").unwrap_or_default()
}

#[tokio::test]
async fn somebody_new_with_a_desk_phone_sees_its_first_call_within_six_actions() {
    let workplace = Workplace::start().await;
    let window = Window::on(&workplace, "phone").await;
    let json = [("content-type", "application/json")];
    let port = json!({ "value": free_port().await });
    window.socket.send("PUT", "/settings/door_port", &json, port.to_string()).await;
    window.wait_for("[data-waiting=yes]").await;

    let mut agent = Agent { window: &window, actions: 0 };
    agent.click("[data-phone=yealink]").await;
    agent.type_into("extensions", "101").await;
    // Nothing is to listen in the network of whoever runs this.
    agent.click("[data-field=network] [role=switch]").await;
    agent.click("[data-action=keep-source]").await;
    window.wait_for("[data-source=phone][data-standing=listening]").await;
    window.wait_for("[data-addresses=phone][data-reach=here]").await;
    assert!(window.text("[data-source=phone]").await.contains("No call has come yet"));
    agent.click("[data-url=ringing] [data-action=copy-url]").await;
    let url = copied(&workplace, |copied| copied.starts_with("http://127.0.0.1:")).await;
    assert!(agent.actions <= MOST_ACTIONS, "{} actions", agent.actions);
    let token = url.split('/').nth(5).expect("it has a token").to_owned();
    assert!(token.len() == 32 && !holds(&window, &token).await, "the secret is in the page");

    assert!(yealink_opens(&url, "+79998885533", 1).await.starts_with("HTTP/1.1 200"));
    workplace.notifications.wait(IVAN_DEAL).await;
    until("the page to say when it came", LIMIT, async || {
        window.text("[data-source=phone]").await.contains("Last call").then_some(())
    })
    .await;
    let expected = json!({ "kind": "phone", "extensions": ["101"] });
    assert_eq!(door(&window).await["settings"], expected);

    // The message has all addresses, whole; the page has it masked.
    window.click("[data-addresses=phone] [data-ask] summary").await;
    window.click("[data-addresses=phone] [data-action=copy-ask]").await;
    let message = copied(&workplace, |copied| copied.contains("Features → Action URL")).await;
    assert!(message.contains(&url) && message.matches(&token).count() >= 8, "{message}");
    assert!(!holds(&window, &token).await, "the secret is in the page");

    // New addresses: whoever has the old one is turned away, and the page says who.
    window.click("[data-addresses=phone] [data-action=renew]").await;
    window.click("[data-action=confirm]").await;
    until("them to be made", LIMIT, async || window.text("body").await.contains("has new addresses").then_some(()))
        .await;
    until("the old one to be refused, and the page to say so", LIMIT, async || {
        // The door opens anew, for nobody else is behind it.
        let answer = yealink_opens(&url, "+79998885500", 2).await;
        assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 404"), "{answer}");
        window.text("[data-source=phone]").await.contains("127.0.0.1 was turned away").then_some(())
    })
    .await;
    window.click("[data-url=ringing] [data-action=copy-url]").await;
    let new = copied(&workplace, |copied| copied.starts_with("http://") && copied != url).await;
    assert!(yealink_opens(&new, "+79998885500", 3).await.starts_with("HTTP/1.1 200"), "{new}");
    workplace.notifications.wait(UNKNOWN_READABLE).await;
    let kept = workplace.keyring.kept().await;
    assert!(kept.iter().all(|kept| !kept.secret.contains(&token)), "the old one is kept nowhere");
}
