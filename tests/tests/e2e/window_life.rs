//! The window as a thing on the desktop: when it opens by itself, how it turns, where it comes back to, how it goes.

use e2e::{App, LIMIT, Window, Workplace, until};
use serde_json::{Value, json};

use crate::company::Company;
use crate::{HISTORY, IVAN, WELCOME, WINDOW, workplace_with_app};

#[tokio::test]
async fn the_first_start_shows_how_to_begin_and_the_next_one_nothing() {
    let workplace = Workplace::start().await;
    let mut app = App::launch(&workplace, &["--faults"]);
    workplace.wait_for_window(WELCOME).await;
    until("the welcome to be remembered", LIMIT, async || is_welcomed(&workplace).then_some(())).await;
    workplace.close_window(WELCOME).await;
    app.socket.get("/status").await;
    app.terminate();
    app.ended(LIMIT).await;
    until("the page's process to end", LIMIT, async || (!has_web_page(&workplace)).then_some(())).await;

    let app = App::launch(&workplace, &["--faults"]);
    assert_no_window(&workplace, &app).await;
}

#[tokio::test]
async fn no_window_opens_by_itself_at_login() {
    let (workplace, app) = workplace_with_app().await;
    assert_no_window(&workplace, &app).await;
    assert!(!is_welcomed(&workplace));
    // As if the desktop started it twice.
    let mut second = App::launch(&workplace, &["--background"]);
    assert!(second.ended(LIMIT).await.success());
    assert_no_window(&workplace, &app).await;
}

#[tokio::test]
async fn no_window_opens_by_itself_without_a_screen() {
    let workplace = Workplace::start().await;
    let mut app = App::launch_headless(&workplace, &[], &[]);
    app.socket.accepting().await;
    app.terminate();
    app.ended(LIMIT).await;
    assert!(!is_welcomed(&workplace));
}

#[tokio::test]
async fn end_without_a_bus_waits_for_no_notice() {
    let workplace = Workplace::start().await;
    let nowhere = ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus".to_owned());
    let mut app = App::launch_headless(&workplace, &[], &[nowhere]);
    app.socket.accepting().await;
    app.socket.ring(IVAN).await;
    app.terminate();
    assert!(app.ended(LIMIT).await.success());
    let log = std::fs::read_to_string(App::log(&workplace)).unwrap();
    assert!(!log.contains("not all notices could be closed"), "{log}");
}

#[tokio::test]
async fn agent_with_an_account_is_not_shown_how_to_begin() {
    let mut company = Company::connected().await;
    company.app.terminate();
    company.app.ended(LIMIT).await;
    let app = App::launch_with(&company.workplace, &[], &company.internet.environment());
    assert_no_window(&company.workplace, &app).await;
    assert!(!is_welcomed(&company.workplace));
}

#[tokio::test]
async fn an_open_window_turns_without_loading_anything_again() {
    let workplace = Workplace::start().await;
    let window = Window::on(&workplace, "history").await;
    window.wait_for("input[type=search]").await;
    workplace.wait_for_window(HISTORY).await;
    window.ask("window.theSame = true").await;
    let url = window.ask("return location.href").await;

    open(&window.socket, "test-call").await;
    window.wait_for("#number").await;
    workplace.wait_for_window(WINDOW).await;
    open(&window.socket, "history").await;
    window.wait_for("input[type=search]").await;
    workplace.wait_for_window(HISTORY).await;
    assert_eq!(window.ask("return [window.theSame, location.href]").await, json!([true, url]));
}

#[tokio::test]
async fn the_page_that_was_asked_for_last_is_shown_however_soon_it_was() {
    let (workplace, app) = workplace_with_app().await;
    for page in ["history", "settings", "test-call"] {
        open(&app.socket, page).await;
    }
    workplace.wait_for_window(WINDOW).await;
    workplace.press_keys(WINDOW, "ctrl+w", async || !workplace.has_window(WINDOW).await).await;
    until("the page's process to end", LIMIT, async || (!has_web_page(&workplace)).then_some(())).await;
    app.socket.get("/status").await;
}

#[tokio::test]
async fn the_window_comes_back_to_where_it_was() {
    let (workplace, app) = workplace_with_app().await;
    open(&app.socket, "history").await;
    let usual = workplace.geometry(HISTORY).await;
    assert_eq!((usual.width, usual.height), (880, 640));

    workplace.place_window(HISTORY, 200, 100, 600, 500).await;
    let put = workplace.geometry(HISTORY).await;
    assert_eq!((put.width, put.height), (600, 500));
    until("the place to be written", LIMIT, async || (place(&workplace)["width"] == 600.0).then_some(())).await;
    reopened(&workplace, &app).await;
    assert_eq!(workplace.geometry(HISTORY).await, put);

    workplace.press_keys(HISTORY, "alt+F10", async || workplace.geometry(HISTORY).await.width > 1200).await;
    reopened(&workplace, &app).await;
    until("the window to fill the screen", LIMIT, async || {
        (workplace.geometry(HISTORY).await.width > 1200).then_some(())
    })
    .await;
    let written = place(&workplace);
    assert_eq!((&written["maximized"], &written["width"]), (&json!(true), &json!(600.0)), "{written}");
    workplace.press_keys(HISTORY, "alt+F10", async || workplace.geometry(HISTORY).await.width == 600).await;
}

#[tokio::test]
async fn a_place_that_is_of_no_use_does_no_harm() {
    let (workplace, app) = workplace_with_app().await;
    for bad in ["{", r#"{"width":880,"height":640,"position":[9000,-9000],"maximized":false}"#] {
        std::fs::write(workplace.callcard_home().join("window.json"), bad).expect("it can be written");
        open(&app.socket, "history").await;
        let shown = workplace.geometry(HISTORY).await;
        assert_eq!((shown.width, shown.height), (880, 640), "{bad}");
        let is_inside = shown.left >= 0 && shown.top >= 0 && shown.left < 1280 - 880 + 20 && shown.top < 800 - 640 + 40;
        assert!(is_inside, "{bad}: {shown:?}");
        workplace.close_window(HISTORY).await;
    }
}

#[tokio::test]
async fn the_web_view_is_as_dark_as_the_agent_wants_it() {
    let workplace = Workplace::start().await;
    let window = Window::on(&workplace, "settings").await;
    let is_dark = "return matchMedia('(prefers-color-scheme: dark)').matches";
    assert_eq!(window.ask(is_dark).await, false);
    for (theme, dark) in [("dark", true), ("light", false), ("dark", true), ("system", false)] {
        let preference = json!({ "preference": { "name": "theme", "value": theme } });
        window.invoke("prefer", preference).await.expect("a theme can be chosen");
        until(&format!("the theme to be {theme}"), LIMIT, async || (window.ask(is_dark).await == dark).then_some(()))
            .await;
    }
}

#[tokio::test]
async fn a_secret_is_taken_from_the_clipboard_past_the_page() {
    let workplace = Workplace::start().await;
    let window = Window::on(&workplace, "history").await;
    let empty = window.invoke("take_secret", json!({ "kind": "token" })).await;
    assert!(empty.as_ref().is_err_and(|why| why["code"].is_string()), "{empty:?}");

    workplace.copy("def502-a-secret").await;
    until("the secret in the clipboard", LIMIT, async || {
        let taken = window.invoke("take_secret", json!({ "kind": "client_secret" })).await.ok()?;
        (taken == json!({ "characters": 15, "expires_at": null })).then_some(())
    })
    .await;
    window.invoke("forget_secrets", json!({})).await.expect("they can be forgotten");
}

/// Closes the window and opens it again.
async fn reopened(workplace: &Workplace, app: &App) {
    workplace.close_window(HISTORY).await;
    open(&app.socket, "history").await;
    workplace.wait_for_window(HISTORY).await;
}

async fn open(socket: &e2e::Socket, page: &str) {
    let reply = socket.send("POST", &format!("/window/{page}"), &[], "").await;
    assert!(reply.status.is_success(), "{}", reply.text());
}

/// The app has come so far that a window would be there.
async fn assert_no_window(workplace: &Workplace, app: &App) {
    app.socket.accepting().await;
    app.tray(workplace).await.row("Quit").await;
    // That of a window from before may take a moment to go.
    until("no page", LIMIT, async || (!has_web_page(workplace)).then_some(())).await;
}

fn is_welcomed(workplace: &Workplace) -> bool {
    read(workplace, "settings.json")["welcomed"] == true
}

fn place(workplace: &Workplace) -> Value {
    read(workplace, "window.json")
}

/// One of the app's files; nothing while there is none.
fn read(workplace: &Workplace, file: &str) -> Value {
    let text = std::fs::read_to_string(workplace.callcard_home().join(file)).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

fn has_web_page(workplace: &Workplace) -> bool {
    // The kernel keeps fifteen characters of a name.
    workplace.processes().iter().any(|name| name == "WebKitWebProces")
}
