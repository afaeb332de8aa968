//! Asterisk, from `callcardctl sources` to the notice: set up as an administrator does it, then heard on a real connection.

use callcard_stand_in::{Asterisk, Recording, SECRET, USER};
use e2e::{App, LIMIT, Workplace, until};
use serde_json::{Value, json};

use crate::{IVAN_DEAL, workplace_with_app};

/// Somebody in the CRM, as a telephone system writes his number.
const IVAN: &str = "79998885533";

/// How a run of callcardctl ended.
struct Said {
    worked: bool,
    words: String,
}

/// A recorded call from Ivan, to extension 101 and perhaps others.
fn recorded(name: &str, id: u64) -> Recording {
    Recording::named(name).of(IVAN, 1_800_000_000 + id)
}

/// Sets the Asterisk up for extension 101, with this password on standard input.
pub(crate) async fn set_up(workplace: &Workplace, asterisk: &Asterisk, secret: &str, more: &[&str]) -> (bool, String) {
    let port = format!("--port={}", asterisk.port());
    let add = ["sources", "add", "asterisk", "--host=127.0.0.1", "--user", USER, "--extension=101", &port];
    App::told_by_ctl(workplace, &[&add[..], more].concat(), secret).await
}

async fn ctl(workplace: &Workplace, arguments: &[&str]) -> Said {
    let (worked, words) = App::told_by_ctl(workplace, arguments, "").await;
    Said { worked, words }
}

async fn connected() -> (Workplace, App, Asterisk) {
    let (workplace, app) = workplace_with_app().await;
    let asterisk = Asterisk::start().await;
    let (worked, said) = set_up(&workplace, &asterisk, SECRET, &[]).await;
    assert!(worked, "{said}");
    // Once to try it, once to stay.
    asterisk.let_in(2).await;
    stands(&app, "listening").await;
    (workplace, app, asterisk)
}

/// Waits until the source stands so.
async fn stands(app: &App, state: &str) -> Value {
    until(&format!("the source to be {state}"), LIMIT, async || {
        let status = app.socket.get("/status").await;
        let sources = status["sources"].as_array().expect("sources is a list").clone();
        sources.into_iter().find(|source| source["name"] == "asterisk" && source["state"] == state)
    })
    .await
}

/// Waits until the newest call ended so.
async fn ended(app: &App, outcome: &str) {
    until(&format!("the call to be {outcome}"), LIMIT, async || {
        let call = app.socket.get("/calls").await["calls"][0].clone();
        (call["phase"] == "ended" && call["outcome"] == outcome).then_some(())
    })
    .await;
}

#[tokio::test]
async fn call_heard_from_asterisk_is_a_notice_from_its_ring_to_its_end() {
    let (workplace, app, asterisk) = connected().await;
    let call = recorded("normal", 1);
    asterisk.say(&call.before("DialEnd").text());
    let ringing = workplace.notifications.wait(IVAN_DEAL).await;
    assert_eq!(ringing.urgency, 2, "{ringing:#?}");
    asterisk.say(&call.since("DialEnd").before("HangupRequest").text());
    until("the notice to become quiet", LIMIT, async || {
        workplace.notifications.open().into_iter().find(|notice| notice.urgency == 1)
    })
    .await;
    asterisk.say(&call.since("HangupRequest").text());
    workplace.notifications.wait_for_none().await;
    ended(&app, "talked").await;

    // Told by a group, a colleague takes it: gone, and not missed.
    let call = recorded("group-answered", 2);
    asterisk.say(&call.before("DialEnd").text());
    workplace.notifications.wait(IVAN_DEAL).await;
    asterisk.say(&call.since("DialEnd").text());
    workplace.notifications.wait_for_none().await;
    ended(&app, "elsewhere").await;

    // The caller gives up.
    let call = recorded("missed-cancelled", 3);
    asterisk.say(&call.text());
    workplace.notifications.wait("Missed").await;
    ended(&app, "missed").await;
}

#[tokio::test]
async fn call_outlives_a_cut_connection_and_a_restarted_asterisk_is_heard_again() {
    let (workplace, app, mut asterisk) = connected().await;
    let call = recorded("normal", 10);
    asterisk.say(&call.before("DialEnd").text());
    workplace.notifications.wait(IVAN_DEAL).await;
    asterisk.cut();
    asterisk.let_in(3).await;
    stands(&app, "listening").await;
    assert_eq!(workplace.notifications.open().len(), 1, "it rings on");
    asterisk.say(&call.since("DialEnd").text());
    workplace.notifications.wait_for_none().await;
    ended(&app, "talked").await;

    asterisk.stop().await;
    until("the source to say that nobody answers", LIMIT, async || {
        // First the connection is cut off, and the next try finds nobody.
        (stands(&app, "waiting").await["trouble"] == "unreachable").then_some(())
    })
    .await;
    asterisk.run().await;
    asterisk.let_in(4).await;
    asterisk.say(&recorded("normal", 11).before("DialEnd").text());
    workplace.notifications.wait(IVAN_DEAL).await;
}

#[tokio::test]
async fn wrong_password_is_said_before_anything_is_kept_and_where_it_is_kept() {
    let (workplace, app) = workplace_with_app().await;
    let asterisk = Asterisk::start().await;
    let (worked, said) = set_up(&workplace, &asterisk, "wrong", &[]).await;
    assert!(!worked && said.contains("does not accept the sign-in"), "{said}");
    assert_eq!(app.socket.get("/sources").await["sources"].as_array().map(Vec::len), Some(1), "nothing was kept");

    let (worked, said) = set_up(&workplace, &asterisk, "wrong", &["--untested"]).await;
    assert!(worked, "{said}");
    let source = stands(&app, "waiting").await;
    assert_eq!((&source["trouble"], &source["title"]), (&json!("sign_in"), &json!("Asterisk")));
    let words = "does not accept the sign-in";
    let status = ctl(&workplace, &["status"]).await;
    assert!(status.worked && status.words.contains(words), "{}", status.words);
    let doctor = ctl(&workplace, &["doctor"]).await;
    assert!(doctor.words.contains(words) && doctor.words.contains("user name and the password"), "{}", doctor.words);
    let list = ctl(&workplace, &["sources", "list"]).await;
    assert!(list.words.contains(words), "{}", list.words);
    assert!(!ctl(&workplace, &["sources", "test", "asterisk"]).await.worked);

    asterisk.secret("wrong");
    let tried = ctl(&workplace, &["sources", "test", "asterisk"]).await;
    assert!(tried.worked, "what is right now was wrong before: {}", tried.words);
    let removed = ctl(&workplace, &["sources", "remove", "asterisk"]).await;
    assert!(removed.worked, "{}", removed.words);
    until("the source to be gone", LIMIT, async || {
        let sources = app.socket.get("/sources").await["sources"].clone();
        (sources.as_array().map(Vec::len) == Some(1)).then_some(())
    })
    .await;
}
