//! From an empty page "Phones" to the first notice of a call, by what an agent does in the real window.

use callcard_stand_in::{Asterisk, Recording, SECRET};
use e2e::{LIMIT, Window, Workplace, until};
use serde_json::{Value, json};

use crate::first_run::holds;
use crate::{IVAN_DEAL, UNKNOWN_READABLE};

/// What somebody new may have to do at most.
pub(crate) const MOST_ACTIONS: usize = 6;

/// An agent at the window, whose clicks and typing are counted.
pub(crate) struct Agent<'a> {
    pub(crate) window: &'a Window,
    pub(crate) actions: usize,
}

impl Agent<'_> {
    pub(crate) async fn click(&mut self, selector: &str) {
        self.actions += 1;
        self.window.click(selector).await;
    }

    pub(crate) async fn type_into(&mut self, field: &str, text: &str) {
        self.actions += 1;
        self.window.type_into(&format!("[data-field={field}] input"), text).await;
    }
}

/// A recorded call to extension 101.
fn call(number: &str, id: u64) -> String {
    Recording::named("normal").of(number, 1_800_000_000 + id).before("DialEnd").text()
}

async fn asterisks(window: &Window) -> Vec<Value> {
    let sources = window.socket.get("/sources").await["sources"].clone();
    let sources = sources.as_array().cloned().unwrap_or_default();
    sources.into_iter().filter(|source| source["kind"] == "asterisk").collect()
}

#[tokio::test]
async fn somebody_new_connects_an_asterisk_and_sees_its_first_call_within_six_actions() {
    let (workplace, asterisk) = (Workplace::start().await, Asterisk::start().await);
    let window = Window::on(&workplace, "phone").await;
    // The message with the password has come by mail.
    workplace.copy(&format!(" {SECRET}\n")).await;
    window.wait_for("[data-waiting=yes]").await;

    let mut agent = Agent { window: &window, actions: 0 };
    agent.click("[data-phone=asterisk]").await;
    agent.type_into("host", &format!("127.0.0.1:{}", asterisk.port())).await;
    agent.click("[data-secret=secret]").await;
    // Tried while the rest is filled in.
    window.wait_for("[data-trial=ok]").await;
    assert!(asterisks(&window).await.is_empty(), "a trial keeps nothing");
    agent.type_into("extensions", "101").await;
    agent.click("[data-action=keep-source]").await;
    window.wait_for("[data-source=asterisk][data-standing=listening]").await;
    assert!(agent.actions <= MOST_ACTIONS, "{} actions", agent.actions);
    assert!(!holds(&window, SECRET).await, "the password is in the page");

    asterisk.say(&call("79998885533", 1));
    workplace.notifications.wait(IVAN_DEAL).await;
    until("the page to say when it came", LIMIT, async || {
        window.text("[data-source=asterisk]").await.contains("Last call").then_some(())
    })
    .await;
    let [kept] = &asterisks(&window).await[..] else { panic!("one is kept") };
    let expected = json!({
        "kind": "asterisk", "host": "127.0.0.1", "port": asterisk.port(), "user": "callcard", "extensions": ["101"],
    });
    assert_eq!(kept["settings"], expected);
}

#[tokio::test]
async fn who_does_not_know_the_extension_rings_and_takes_it_with_a_click() {
    let (workplace, asterisk) = (Workplace::start().await, Asterisk::start().await);
    let window = Window::on(&workplace, "phone").await;
    workplace.copy(SECRET).await;
    let mut agent = Agent { window: &window, actions: 0 };
    agent.click("[data-phone=freepbx]").await;
    agent.type_into("host", &format!("127.0.0.1:{}", asterisk.port())).await;
    agent.click("[data-secret=secret]").await;
    agent.click("[data-action=keep-source]").await;
    window.wait_for("[data-source=asterisk][data-standing=listening]").await;

    // It is nobody's yet: shown in the page, and nothing rings.
    asterisk.say(&call("79998885533", 1));
    window.wait_for("[data-stranger=\"101\"]").await;
    assert!(workplace.notifications.open().is_empty(), "the call was nobody's when it rang");
    agent.click("[data-stranger=\"101\"] [data-action=take]").await;
    assert!(agent.actions <= MOST_ACTIONS, "{} actions", agent.actions);
    window.wait_for_none("[data-stranger=\"101\"]").await;
    asterisk.say(&call("79998885500", 2));
    workplace.notifications.wait(UNKNOWN_READABLE).await;
}

#[tokio::test]
async fn what_is_wrong_is_said_in_the_page_and_a_source_is_changed_and_removed_there() {
    let (workplace, asterisk) = (Workplace::start().await, Asterisk::start().await);
    let window = Window::on(&workplace, "phone").await;
    window.click("[data-phone=asterisk]").await;
    window.type_into("[data-field=host] input", &format!("127.0.0.1:{}", asterisk.port())).await;
    workplace.copy("wr0ng-secret").await;
    window.click("[data-secret=secret]").await;
    window.wait_for("[data-trial=failed]").await;
    assert!(window.text("[data-trial]").await.contains("does not accept the sign-in"));
    window.click("[data-action=keep-anyway]").await;
    window.wait_for("[data-source=asterisk][data-standing=waiting]").await;

    window.click("[data-source=asterisk] [data-action=change]").await;
    workplace.copy(SECRET).await;
    window.click("[data-secret=secret]").await;
    window.wait_for("[data-trial=ok]").await;
    window.click("[data-action=keep-source]").await;
    window.wait_for("[data-source=asterisk][data-standing=listening]").await;

    window.click("[data-source=asterisk] [data-action=remove]").await;
    window.click("[data-action=confirm]").await;
    window.wait_for_none("[data-source=asterisk]").await;
    until("the source to be gone", LIMIT, async || asterisks(&window).await.is_empty().then_some(())).await;
    let kept = workplace.keyring.kept().await;
    assert!(kept.iter().all(|kept| !kept.secret.contains(SECRET)), "its password is gone from the keyring");
}
