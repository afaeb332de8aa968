//! Notification daemons as people have them: each shows a notice once, changes it in place, closes it at its end, and leads
//! to the card by what it has for that.

use e2e::{App, Daemon, LIMIT, MouseButton, Notice, Workplace, until};
use serde_json::{Value, json};

use crate::{IVAN, IVAN_DEAL, IVAN_READABLE, UNKNOWN};

/// The class of the windows in which Xfce's daemon shows notices.
const XFCE: &str = "xfce4-notifyd";
/// And LXQt's.
const LXQT: &str = "lxqt-notificationd";

#[tokio::test]
async fn xfce_shows_a_call_once_changes_it_in_place_and_closes_it() {
    shows_changes_and_closes(Daemon::Xfce).await;
}

#[tokio::test]
async fn mako_shows_a_call_once_changes_it_in_place_and_closes_it() {
    shows_changes_and_closes(Daemon::Mako).await;
}

#[tokio::test]
async fn lxqt_shows_a_call_once_changes_it_in_place_and_closes_it() {
    shows_changes_and_closes(Daemon::Lxqt).await;
}

async fn shows_changes_and_closes(daemon: Daemon) {
    let workplace = Workplace::with_daemon(daemon).await;
    let app = App::start(&workplace).await;
    let sandbox = app.sandbox().await;
    sandbox.faults(&json!({ "latency_ms": 800, "only": "/api/v2/events" })).await;
    let call = |phase: &str| json!({ "add": [{ "type": "phone_call", "phone_number": IVAN, "call_id": "a", "phase": phase }] });
    app.socket.post(&call("ringing")).await;
    let first = workplace.notifications.wait(IVAN_READABLE).await;
    let named = workplace.notifications.wait(IVAN_DEAL).await;
    assert_eq!((named.id, named.replaces, named.urgency), (first.id, first.id, 2), "{named:#?}");
    assert_eq!(named.picture, Some((64, 64)));
    picture(&workplace, "ringing");
    app.socket.post(&call("answered")).await;
    until("the notice to be quiet", LIMIT, async || {
        workplace.notifications.open().into_iter().find(|notice| notice.id == first.id && notice.urgency == 1)
    })
    .await;
    app.socket.post(&call("ended")).await;
    workplace.notifications.wait_for_none().await;
    assert_eq!(workplace.notifications.most_at_once(), 1);
}

#[tokio::test]
async fn xfce_has_one_button_that_opens_the_card_once() {
    let (workplace, _app, notice) = ringing_on(Daemon::Xfce).await;
    assert_eq!((notice.keys(), notice.buttons()), (vec!["default"], vec!["Open card"]));
    workplace.click_in(XFCE, -50, -25, MouseButton::Left).await;
    assert!(workplace.browser.wait_for(1).await.contains("/leads/detail/"));
}

#[tokio::test]
async fn lxqt_has_one_button_and_a_click_anywhere_on_the_notice_opens_the_card_once() {
    for (right, down) in [(90, -30), (60, 40)] {
        let (workplace, app, notice) = ringing_on(Daemon::Lxqt).await;
        assert_eq!((notice.keys(), notice.buttons()), (vec!["default"], vec!["Open card"]));
        workplace.click_in(LXQT, right, down, MouseButton::Left).await;
        assert!(workplace.browser.wait_for(1).await.contains("/leads/detail/"));
        // What another notice opens comes after whatever else the click would have opened.
        app.socket.ring(UNKNOWN).await;
        workplace.notifications.wait("Not in the CRM").await;
        assert_eq!(workplace.browser.opened().len(), 1, "{right}, {down}");
    }
}

#[tokio::test]
async fn lxqt_shows_a_name_as_it_is_written() {
    let workplace = Workplace::with_daemon(Daemon::Lxqt).await;
    let app = App::start(&workplace).await;
    let name = "<b>Oak & Co</b> <img src=x>";
    app.socket.ring_with(json!({ "phone_number": "301", "caller_name": name })).await;
    let notice = workplace.notifications.wait("Oak & Co").await;
    assert!(notice.summary == name, "{notice:#?}");
    picture(&workplace, "markup");
}

#[tokio::test]
async fn xfce_keeps_a_missed_call_with_a_button_to_open_and_one_to_call_back() {
    let (workplace, _app, notice) = missed_on(Daemon::Xfce).await;
    assert_eq!((notice.keys(), notice.buttons()), (vec!["default", "call-back"], vec!["Create contact", "Call back"]));
    picture(&workplace, "missed");
}

#[tokio::test]
async fn mako_opens_the_card_by_a_click_and_offers_nothing_twice() {
    let (workplace, _app, notice) = ringing_on(Daemon::Mako).await;
    assert_eq!(notice.keys(), ["default"]);
    workplace.makoctl(&["invoke"]).await;
    assert!(workplace.browser.wait_for(1).await.contains("/leads/detail/"));
}

#[tokio::test]
async fn mako_offers_to_call_back_in_its_menu_and_forgets_a_missed_call_that_is_dismissed() {
    let (workplace, _app, notice) = missed_on(Daemon::Mako).await;
    assert_eq!(notice.keys(), ["default", "call-back"]);
    picture(&workplace, "missed");
    workplace.makoctl(&["dismiss"]).await;
    workplace.notifications.wait_for_none().await;
}

#[tokio::test]
async fn the_doctor_says_how_a_notice_is_opened_on_this_workplace() {
    for (daemon, says) in [
        (Daemon::Dunst, ["dunst ", "Middle-click one"]),
        (Daemon::Xfce, ["Xfce Notify Daemon ", "Press the first button"]),
        (Daemon::Mako, ["mako ", "call back from the history"]),
        (Daemon::Lxqt, ["lxqt-notificationd ", "Click one"]),
    ] {
        let workplace = Workplace::with_daemon(daemon).await;
        let app = App::start(&workplace).await;
        let asked = app.socket.send("POST", "/doctor", &[("content-type", "application/json")], "{}").await;
        let doctor: Value = serde_json::from_str(&asked.text()).expect("the doctor answers in JSON");
        let checks = doctor["checks"].as_array().expect("it has checks");
        let notices = checks.iter().find(|check| check["name"] == "notices").expect("one is about notices");
        let detail = notices["detail"].as_str().unwrap_or_default();
        assert!(says.iter().all(|words| detail.contains(words)), "{daemon:?}: {notices}");
    }
}

#[tokio::test]
async fn only_where_a_plain_click_closes_a_notice_it_says_what_opens_it() {
    for (daemon, says) in [(Daemon::Dunst, true), (Daemon::Xfce, false), (Daemon::Mako, false), (Daemon::Lxqt, false)] {
        let (workplace, _app, notice) = ringing_on(daemon).await;
        picture(&workplace, &format!("{daemon:?}"));
        assert_eq!(notice.says("Middle-click to open"), says, "{daemon:?}: {notice:#?}");
    }
}

async fn ringing_on(daemon: Daemon) -> (Workplace, App, Notice) {
    let workplace = Workplace::with_daemon(daemon).await;
    let app = App::start(&workplace).await;
    app.socket.ring(IVAN).await;
    let notice = workplace.notifications.wait(IVAN_DEAL).await;
    (workplace, app, notice)
}

/// A stranger who gave up.
async fn missed_on(daemon: Daemon) -> (Workplace, App, Notice) {
    let workplace = Workplace::with_daemon(daemon).await;
    let app = App::start(&workplace).await;
    app.socket.ring_with(json!({ "phone_number": UNKNOWN, "call_id": "m" })).await;
    workplace.notifications.wait("Not in the CRM").await;
    let end = json!({ "type": "phone_call", "phone_number": UNKNOWN, "call_id": "m", "phase": "ended" });
    app.socket.post(&json!({ "add": [end] })).await;
    let notice = workplace.notifications.wait("Missed").await;
    (workplace, app, notice)
}

/// To be looked at: what the daemon made of the notice.
fn picture(workplace: &Workplace, name: &str) {
    let taken = workplace.picture(name);
    assert!(taken.exists(), "{}", taken.display());
}
