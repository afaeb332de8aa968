//! One app per workplace: how it starts beside itself, how it ends, and what runs meanwhile.

use std::path::Path;
use std::time::Duration;

use e2e::{App, LIMIT, Workplace, until};

use crate::{HISTORY, IVAN, IVAN_DEAL, WELCOME, WINDOW, workplace_with_app};

/// How long the loser of a start may take to hand over: it tries for 5 s.
const HAND_OVER: Duration = Duration::from_secs(10);
/// How long an end may take: the app gives itself 3 s.
const QUIT: Duration = Duration::from_secs(5);

#[tokio::test]
async fn a_second_start_opens_the_window_of_the_first_and_exits() {
    let (workplace, mut app) = workplace_with_app().await;
    assert!(!has_web_page(&workplace), "a web process without a window: {:?}", workplace.processes());
    let mut second = App::launch(&workplace, &[]);
    assert!(second.ended(HAND_OVER).await.success());
    workplace.wait_for_window(WELCOME).await;
    assert!(app.runs());
    app.socket.get("/status").await;
}

#[tokio::test]
async fn of_two_starts_at_the_same_instant_one_lives() {
    let workplace = Workplace::start().await;
    for round in 0..5 {
        let mut both = [App::launch(&workplace, &["--faults"]), App::launch(&workplace, &["--faults"])];
        both[0].socket.accepting().await;
        let ended =
            until("one of two starts to end", HAND_OVER, async || both.iter_mut().position(|app| !app.runs())).await;
        assert!(both[ended].ended(HAND_OVER).await.success(), "round {round}: the loser failed");
        let winner = &mut both[1 - ended];
        assert!(winner.runs(), "round {round}: both ended");
        winner.socket.get("/status").await;
        let [one, other] = both;
        if ended == 0 { other.kill().await } else { one.kill().await }
    }
}

#[tokio::test]
async fn started_again_while_it_ends_it_is_there() {
    let (workplace, mut old) = workplace_with_app().await;
    for round in 0..8 {
        if round == 0 {
            // It waits for the CRM as long as it may.
            let sandbox = old.sandbox().await;
            sandbox.faults(&serde_json::json!({ "answer": "hang" })).await;
            old.socket.ring(IVAN).await;
            sandbox.wait_for(IVAN).await;
            old.terminate();
        } else {
            old.crash();
        }
        let mut new = App::launch(&workplace, &["--faults"]);
        old.ended(QUIT).await;
        until("the new one to answer", LIMIT, async || new.socket.try_get("/status").await).await;
        assert!(new.runs(), "round {round}");
        old = new;
    }
}

#[tokio::test]
async fn quit_ends_it_soon_and_leaves_nothing_behind() {
    let (workplace, mut app) = workplace_with_app().await;
    app.socket.ring(IVAN).await;
    workplace.notifications.wait(IVAN_DEAL).await;
    app.tray(&workplace).await.click("Quit").await;
    assert!(app.ended(QUIT).await.success());
    assert!(!app.socket.path().exists(), "the socket is still there");
    assert_eq!(workplace.notifications.open().len(), 0, "a notice is left that nobody would answer for");
    let left: Vec<_> = workplace.processes().into_iter().filter(|name| name.contains("callcard")).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[tokio::test]
async fn a_signal_ends_it_in_order() {
    let (workplace, mut app) = workplace_with_app().await;
    app.tray(&workplace).await;
    app.terminate();
    assert!(app.ended(QUIT).await.success());
    assert!(!app.socket.path().exists(), "the socket is still there");
}

#[tokio::test]
async fn a_request_ends_it_in_order_and_callcardctl_waits_for_that() {
    let (workplace, mut app) = workplace_with_app().await;
    app.socket.ring(IVAN).await;
    workplace.notifications.wait(IVAN_DEAL).await;
    let quit = App::callcardctl(&workplace).arg("quit").output().await.expect("callcardctl starts");
    assert!(quit.status.success(), "{quit:?}");
    assert!(!app.socket.path().exists(), "the socket is still there");
    assert!(app.ended(QUIT).await.success());
    assert_eq!(workplace.notifications.open().len(), 0, "a notice is left that nobody would answer for");
}

#[tokio::test]
async fn quit_does_not_wait_for_a_hanging_crm() {
    let (workplace, mut app) = workplace_with_app().await;
    let sandbox = app.sandbox().await;
    sandbox.faults(&serde_json::json!({ "answer": "hang" })).await;
    app.socket.ring(IVAN).await;
    sandbox.wait_for(IVAN).await;
    app.tray(&workplace).await.click("Quit").await;
    assert!(app.ended(QUIT).await.success());
}

#[tokio::test]
async fn a_web_process_lives_only_as_long_as_a_window() {
    let (workplace, app) = workplace_with_app().await;
    app.socket.ring(IVAN).await;
    workplace.notifications.wait(IVAN_DEAL).await;
    assert!(!has_web_page(&workplace), "a web process without a window: {:?}", workplace.processes());

    let opened = app.socket.send("POST", "/window/test-call", &[], "").await;
    assert!(opened.status.is_success(), "{}", opened.text());
    workplace.wait_for_window(WINDOW).await;
    until("the page's process", LIMIT, async || has_web_page(&workplace).then_some(())).await;
    workplace.close_window(WINDOW).await;
    until("the page's process to end", LIMIT, async || (!has_web_page(&workplace)).then_some(())).await;
    app.socket.get("/status").await;
}

#[tokio::test]
async fn without_a_tray_the_window_is_the_way_in() {
    let workplace = Workplace::without_tray().await;
    workplace.settings(&serde_json::json!({ "welcomed": true }));
    // Not as at login, where the panel may be long in coming.
    let app = App::launch(&workplace, &["--faults"]);
    workplace.wait_for_window(HISTORY).await;
    app.socket.ring(IVAN).await;
    workplace.notifications.wait(IVAN_DEAL).await;
}

#[tokio::test]
async fn a_stale_socket_does_not_hinder_a_start() {
    let (workplace, app) = workplace_with_app().await;
    let socket = app.socket.clone();
    app.kill().await;
    assert!(socket.path().exists(), "a killed app cannot have removed its socket");
    let app = App::start(&workplace).await;
    app.socket.ring(IVAN).await;
    workplace.notifications.wait(IVAN_DEAL).await;
}

#[tokio::test]
async fn a_lock_that_nobody_here_answers_for_is_told_and_no_success() {
    for (signed, notice, printed) in [
        // As a Callcard of another machine does, whose home this is as well.
        ("other-workplace", "other-workplace", "on other-workplace"),
        // Whoever holds it has not said who it is.
        ("", "another session, or is stuck", "in another session or stuck"),
    ] {
        let workplace = Workplace::start().await;
        let lock = std::fs::File::create(workplace.callcard_home().join("callcard.lock")).expect("it can be made");
        lock.try_lock().expect("nobody has it");
        std::fs::write(workplace.callcard_home().join("callcard.lock"), signed).expect("it can be signed");
        let mut second = App::launch(&workplace, &["--background"]);
        let told = workplace.notifications.wait("Callcard is not running here").await;
        assert!(told.body.contains(notice), "{told:?}");
        assert_eq!(second.ended(HAND_OVER).await.code(), Some(1), "{signed:?}");
        let said = std::fs::read_to_string(App::log(&workplace)).unwrap_or_default();
        assert!(said.contains(printed), "{said}");
    }
}

#[tokio::test]
async fn a_second_session_of_the_same_home_is_told_that_it_has_no_calls() {
    let (first, second) = (Workplace::start().await, Workplace::start().await);
    let of = |workplace: &Workplace, name: &str| {
        let known = workplace.environment().iter().find(|(known, _)| *known == name);
        known.map(|(_, value)| value.clone()).expect("the workplace has it")
    };
    let socket = Path::new(&of(&first, "XDG_RUNTIME_DIR")).join("callcard/callcard.sock");
    let mut app = App::launch_at_home(&first, &[], socket);
    app.socket.accepting().await;
    // The same home, and a screen and a bus of its own. What is set to nothing counts as unset.
    let home = ["HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"].map(|name| (name, of(&first, name)));
    let environment = [&home[..], &[("CALLCARD_HOME", String::new())]].concat();
    let mut other = App::launch_with(&second, &["--background"], &environment);
    let told = second.notifications.wait("Callcard is not running here").await;
    assert!(told.body.contains("another session"), "{told:?}");
    assert_eq!(other.ended(HAND_OVER).await.code(), Some(1));
    // In its own session, another one of it has nothing to say.
    let environment = [("CALLCARD_HOME", String::new())];
    assert!(App::launch_with(&first, &["--background"], &environment).ended(HAND_OVER).await.success());
    assert!(app.runs() && first.notifications.shown().is_empty(), "{:#?}", first.notifications.shown());
}

#[tokio::test]
async fn a_panel_that_comes_late_after_a_login_shows_the_icon_and_no_window_opens() {
    /// Longer than a panel is waited for that starts again, and as long as one takes at a login.
    const LATE: Duration = Duration::from_secs(8);
    let mut workplace = Workplace::without_tray().await;
    let app = App::start(&workplace).await;
    tokio::time::sleep(LATE).await;
    workplace.start_panel();
    app.tray(&workplace).await.row("Quit").await;
    assert!(!has_web_page(&workplace), "a window has opened: {:?}", workplace.processes());
    assert!(!workplace.has_window(HISTORY).await && !workplace.has_window(WELCOME).await);
}

fn has_web_page(workplace: &Workplace) -> bool {
    // The kernel keeps fifteen characters of a name.
    workplace.processes().iter().any(|name| name == "WebKitWebProces")
}
