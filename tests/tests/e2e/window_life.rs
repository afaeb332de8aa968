//! The window as a thing on the desktop: when it opens by itself, how it turns, where it comes back to, how it goes.

use e2e::{App, Desk, LIMIT, Window, until};
use serde_json::{Value, json};

use crate::company::Company;
use crate::{HISTORY, WELCOME, WINDOW, desk_with_app};

#[tokio::test]
async fn the_first_start_shows_how_to_begin_and_the_next_one_nothing() {
    let desk = Desk::start().await;
    let mut app = App::launch(&desk, &["--faults"]);
    desk.wait_for_window(WELCOME).await;
    until("the welcome to be remembered", LIMIT, async || is_welcomed(&desk).then_some(())).await;
    desk.close_window(WELCOME).await;
    app.socket.get("/status").await;
    app.terminate();
    app.ended(LIMIT).await;
    until("the page's process to end", LIMIT, async || (!has_web_page(&desk)).then_some(())).await;

    let app = App::launch(&desk, &["--faults"]);
    assert_no_window(&desk, &app).await;
}

#[tokio::test]
async fn no_window_opens_by_itself_at_login() {
    let (desk, app) = desk_with_app().await;
    assert_no_window(&desk, &app).await;
    assert!(!is_welcomed(&desk));
    // As if the desktop started it twice.
    let mut second = App::launch(&desk, &["--background"]);
    assert!(second.ended(LIMIT).await.success());
    assert_no_window(&desk, &app).await;
}

#[tokio::test]
async fn no_window_opens_by_itself_without_a_screen() {
    let desk = Desk::start().await;
    let mut app = App::launch_headless(&desk, &[], &[]);
    app.socket.accepting().await;
    app.terminate();
    app.ended(LIMIT).await;
    assert!(!is_welcomed(&desk));
}

#[tokio::test]
async fn whoever_has_an_account_is_not_shown_how_to_begin() {
    let mut company = Company::connected().await;
    company.app.terminate();
    company.app.ended(LIMIT).await;
    let app = App::launch_with(&company.desk, &[], &company.internet.environment());
    assert_no_window(&company.desk, &app).await;
    assert!(!is_welcomed(&company.desk));
}

#[tokio::test]
async fn an_open_window_turns_without_loading_anything_again() {
    let desk = Desk::start().await;
    let window = Window::on(&desk, "history").await;
    window.wait_for("input[type=search]").await;
    desk.wait_for_window(HISTORY).await;
    window.ask("window.theSame = true").await;
    let url = window.ask("return location.href").await;

    open(&window.socket, "test-call").await;
    window.wait_for("#number").await;
    desk.wait_for_window(WINDOW).await;
    open(&window.socket, "history").await;
    window.wait_for("input[type=search]").await;
    desk.wait_for_window(HISTORY).await;
    assert_eq!(window.ask("return [window.theSame, location.href]").await, json!([true, url]));
}

#[tokio::test]
async fn the_page_that_was_asked_for_last_is_shown_however_soon_it_was() {
    let (desk, app) = desk_with_app().await;
    for page in ["history", "settings", "test-call"] {
        open(&app.socket, page).await;
    }
    desk.wait_for_window(WINDOW).await;
    desk.press_keys(WINDOW, "ctrl+w", async || !desk.has_window(WINDOW).await).await;
    until("the page's process to end", LIMIT, async || (!has_web_page(&desk)).then_some(())).await;
    app.socket.get("/status").await;
}

#[tokio::test]
async fn the_window_comes_back_to_where_it_was() {
    let (desk, app) = desk_with_app().await;
    open(&app.socket, "history").await;
    let usual = desk.geometry(HISTORY).await;
    assert_eq!((usual.width, usual.height), (880, 640));

    desk.place_window(HISTORY, 200, 100, 600, 500).await;
    let put = desk.geometry(HISTORY).await;
    assert_eq!((put.width, put.height), (600, 500));
    until("the place to be written", LIMIT, async || (place(&desk)["width"] == 600.0).then_some(())).await;
    reopened(&desk, &app).await;
    assert_eq!(desk.geometry(HISTORY).await, put);

    desk.press_keys(HISTORY, "alt+F10", async || desk.geometry(HISTORY).await.width > 1200).await;
    reopened(&desk, &app).await;
    until("the window to fill the screen", LIMIT, async || (desk.geometry(HISTORY).await.width > 1200).then_some(()))
        .await;
    let written = place(&desk);
    assert_eq!((&written["maximized"], &written["width"]), (&json!(true), &json!(600.0)), "{written}");
    desk.press_keys(HISTORY, "alt+F10", async || desk.geometry(HISTORY).await.width == 600).await;
}

#[tokio::test]
async fn a_place_that_is_of_no_use_does_no_harm() {
    let (desk, app) = desk_with_app().await;
    for bad in ["{", r#"{"width":880,"height":640,"position":[9000,-9000],"maximized":false}"#] {
        std::fs::write(desk.callcard_home().join("window.json"), bad).expect("it can be written");
        open(&app.socket, "history").await;
        let shown = desk.geometry(HISTORY).await;
        assert_eq!((shown.width, shown.height), (880, 640), "{bad}");
        let is_inside = shown.left >= 0 && shown.top >= 0 && shown.left < 1280 - 880 + 20 && shown.top < 800 - 640 + 40;
        assert!(is_inside, "{bad}: {shown:?}");
        desk.close_window(HISTORY).await;
    }
}

#[tokio::test]
async fn the_web_view_is_as_dark_as_the_agent_wants_it() {
    let desk = Desk::start().await;
    let window = Window::on(&desk, "settings").await;
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
    let desk = Desk::start().await;
    let window = Window::on(&desk, "history").await;
    let empty = window.invoke("take_secret", json!({ "kind": "token" })).await;
    assert!(empty.as_ref().is_err_and(|why| why["code"].is_string()), "{empty:?}");

    desk.copy("def502-a-secret").await;
    until("the secret in the clipboard", LIMIT, async || {
        let taken = window.invoke("take_secret", json!({ "kind": "client_secret" })).await.ok()?;
        (taken == json!({ "characters": 15, "expires_at": null })).then_some(())
    })
    .await;
    window.invoke("forget_secrets", json!({})).await.expect("they can be forgotten");
}

/// Closes the window and opens it again.
async fn reopened(desk: &Desk, app: &App) {
    desk.close_window(HISTORY).await;
    open(&app.socket, "history").await;
    desk.wait_for_window(HISTORY).await;
}

async fn open(socket: &e2e::Socket, page: &str) {
    let reply = socket.send("POST", &format!("/window/{page}"), &[], "").await;
    assert!(reply.status.is_success(), "{}", reply.text());
}

/// The app has come so far that a window would be there.
async fn assert_no_window(desk: &Desk, app: &App) {
    app.socket.accepting().await;
    app.tray(desk).await.row("Quit").await;
    // That of a window from before may take a moment to go.
    until("no page", LIMIT, async || (!has_web_page(desk)).then_some(())).await;
}

fn is_welcomed(desk: &Desk) -> bool {
    read(desk, "settings.json")["welcomed"] == true
}

fn place(desk: &Desk) -> Value {
    read(desk, "window.json")
}

/// One of the app's files; nothing while there is none.
fn read(desk: &Desk, file: &str) -> Value {
    let text = std::fs::read_to_string(desk.callcard_home().join(file)).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

fn has_web_page(desk: &Desk) -> bool {
    // The kernel keeps fifteen characters of a name.
    desk.processes().iter().any(|name| name == "WebKitWebProces")
}
