//! What is copied from the page "Phones" into a softphone, run as that softphone runs it, from ring to end.

use std::path::{Path, PathBuf};

use callcard_core::phone::{Machine, System};
use callcard_core::view::RecipeId;
use e2e::{App, LIMIT, Workplace, until};
use serde_json::{Value, json};

use crate::{IVAN, IVAN_DEAL, workplace_with_app};

/// A recipe for a system, with the real callcardctl in it.
fn recipe(system: System, id: RecipeId) -> String {
    let program = App::callcardctl_file().to_string_lossy().into_owned();
    let recipes = Machine { system, program, socket: String::new() }.recipes();
    recipes.into_iter().find(|recipe| recipe.id == id).and_then(|recipe| recipe.text).expect("there is such a recipe")
}

/// Twinkle starts the file with the message in its environment.
async fn twinkle(workplace: &Workplace, script: &Path, trigger: &str, status: &str, from: &str) {
    let mut command = workplace.command(script);
    command.env("TWINKLE_TRIGGER", trigger).env("SIPSTATUS_CODE", status).env("SIP_CALL_ID", "-Zk3x9~Q@pbx");
    let ran = command.env("SIP_FROM_USER", from).env("SIP_FROM_DISPLAY", "").env("SIP_TO_USER", "101").status().await;
    assert!(ran.expect("the script runs").success(), "{trigger}");
}

fn script(workplace: &Workplace) -> PathBuf {
    use std::os::unix::fs::PermissionsExt;
    let path = workplace.callcard_home().join("twinkle.sh");
    std::fs::write(&path, recipe(System::Linux, RecipeId::Twinkle)).expect("the script can be written");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).expect("and made executable");
    path
}

/// MicroSIP appends the number and waits.
async fn microsip(workplace: &Workplace, key: &str, number: &str) {
    let text = recipe(System::Windows, RecipeId::Microsip);
    let value = text.lines().find_map(|line| line.strip_prefix(&format!("{key}="))).expect("the key is there");
    let (_, arguments) = value.rsplit_once('"').expect("the program stands in quotation marks");
    let ran = App::callcardctl(workplace).args(format!("{arguments} {number}").split_whitespace()).status().await;
    assert!(ran.expect("callcardctl runs").success(), "{key}");
}

async fn newest(app: &App) -> Value {
    app.socket.get("/calls?limit=1").await["calls"][0].clone()
}

async fn outcome(app: &App, expected: &str) {
    until(&format!("the call to be {expected}"), LIMIT, async || {
        (newest(app).await["outcome"] == json!(expected)).then_some(())
    })
    .await;
}

#[tokio::test]
async fn a_softphone_that_was_given_the_recipe_of_twinkle_tells_the_whole_call() {
    let (workplace, app) = workplace_with_app().await;
    let script = script(&workplace);
    twinkle(&workplace, &script, "in_call", "", IVAN).await;
    workplace.notifications.wait(IVAN_DEAL).await;
    twinkle(&workplace, &script, "in_call_answered", "200", IVAN).await;
    until("the call to be answered", LIMIT, async || (newest(&app).await["phase"] == "answered").then_some(())).await;
    // In a release of our own, the message is from the agent.
    twinkle(&workplace, &script, "local_release", "", "101").await;
    outcome(&app, "talked").await;
    workplace.notifications.wait_for_none().await;
    assert_eq!(newest(&app).await["number"]["e164"], json!(IVAN));
}

#[tokio::test]
async fn a_caller_who_gives_up_on_twinkle_is_missed() {
    let (workplace, app) = workplace_with_app().await;
    let script = script(&workplace);
    twinkle(&workplace, &script, "in_call", "", IVAN).await;
    workplace.notifications.wait(IVAN_DEAL).await;
    twinkle(&workplace, &script, "in_call_failed", "487", IVAN).await;
    outcome(&app, "missed").await;
    assert_eq!(app.socket.get("/status").await["calls"]["missed"], json!(1));
}

#[tokio::test]
async fn a_softphone_that_was_given_the_lines_of_microsip_tells_the_whole_call() {
    let (workplace, app) = workplace_with_app().await;
    microsip(&workplace, "cmdIncomingCall", IVAN).await;
    workplace.notifications.wait(IVAN_DEAL).await;
    microsip(&workplace, "cmdCallAnswer", IVAN).await;
    microsip(&workplace, "cmdCallStart", IVAN).await;
    assert_eq!(newest(&app).await["phase"], "answered");
    microsip(&workplace, "cmdCallEnd", IVAN).await;
    outcome(&app, "talked").await;
    workplace.notifications.wait_for_none().await;

    // Given up, and tried again: missed, and shown again.
    microsip(&workplace, "cmdIncomingCall", IVAN).await;
    workplace.notifications.wait(IVAN_DEAL).await;
    microsip(&workplace, "cmdCallEnd", IVAN).await;
    outcome(&app, "missed").await;
    microsip(&workplace, "cmdIncomingCall", IVAN).await;
    until("it to ring again", LIMIT, async || {
        workplace.notifications.open().into_iter().find(|notice| notice.urgency == 2)
    })
    .await;
    microsip(&workplace, "cmdCallBusy", IVAN).await;
    outcome(&app, "missed").await;

    // A caller who hides the number: nothing is appended.
    microsip(&workplace, "cmdIncomingCall", "").await;
    assert_eq!(newest(&app).await["number"]["kind"], "withheld");
    microsip(&workplace, "cmdCallEnd", "").await;
    outcome(&app, "missed").await;

    // Placed, to a line that is busy: told with the same words, and nothing is missed.
    microsip(&workplace, "cmdOutgoingCall", "+442079460018").await;
    microsip(&workplace, "cmdCallBusy", "+442079460018").await;
    let call = newest(&app).await;
    assert_eq!((&call["direction"], &call["outcome"]), (&json!("out"), &json!("unknown")), "{call}");
}
