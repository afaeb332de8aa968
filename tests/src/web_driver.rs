//! Callcard's window, driven over WebDriver: WebKit's own driver starts the app and types and clicks inside its page.

use std::net::TcpListener;

use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio::process::Child;

use crate::http::JSON;
use crate::{App, Connection, LIMIT, SandboxDoor, Socket, Workplace, places, until, within};

/// The name under which the protocol returns an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";
const ENTER: &str = "\u{e007}";
/// All that the page says.
const BODY: &str = "return document.body.innerText";

/// A window of an app that the driver started.
pub struct Window {
    /// The app's local socket.
    pub socket: Socket,
    driver: Driver,
    /// The path of our session with the driver.
    session: String,
    process: Child,
}

impl Window {
    /// Starts the app the way somebody does who has never had it: it opens its window by itself.
    pub async fn of_first_start(workplace: &Workplace) -> Window {
        Window::started(workplace, &["--faults"], &[]).await
    }

    /// Starts the app with the test-call window open.
    pub async fn test_call(workplace: &Workplace) -> Window {
        Window::on(workplace, "test-call").await
    }

    /// Starts the app with the window open on this page.
    pub async fn on(workplace: &Workplace, page: &str) -> Window {
        Window::on_with(workplace, page, &[]).await
    }

    /// The same with these variables besides the workplace's.
    pub async fn on_with(workplace: &Workplace, page: &str, environment: &[(&str, String)]) -> Window {
        Window::started(workplace, &["--faults", "--window", page], environment).await
    }

    /// Starts the app with these arguments, which make it open its window.
    async fn started(workplace: &Workplace, arguments: &[&str], environment: &[(&str, String)]) -> Window {
        let port = free_port();
        let process = workplace
            .command("WebKitWebDriver")
            .arg(format!("--port={port}"))
            .envs(environment.iter().map(|(name, value)| (name, value)))
            .env("TAURI_AUTOMATION", "true")
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .spawn()
            .expect("WebKitWebDriver starts");
        let driver = Driver { address: format!("127.0.0.1:{port}") };
        until("the web driver", LIMIT, async || TcpStream::connect(&driver.address).await.ok().map(drop)).await;

        let options = json!({ "binary": logging_app(workplace), "args": arguments });
        let wanted = json!({ "alwaysMatch": { "webkitgtk:browserOptions": options } });
        let opened = driver.post("/session", &json!({ "capabilities": wanted })).await;
        let id = opened["sessionId"].as_str().unwrap_or_else(|| panic!("no session: {opened}"));
        let session = format!("/session/{id}");
        Window { socket: App::socket_of(workplace), driver, session, process }
    }

    /// The sandbox CRM the app runs.
    pub async fn sandbox(&self) -> SandboxDoor {
        SandboxDoor::of(&self.socket).await
    }

    /// Ends the app and what drives it.
    pub async fn close(self, workplace: &Workplace) {
        let Window { mut process, .. } = self;
        workplace.end("callcard");
        process.kill().await.expect("the web driver ends");
        until("the app to end", LIMIT, async || {
            (!workplace.processes().iter().any(|name| name == "callcard")).then_some(())
        })
        .await;
    }

    /// Closes the window while the app goes on, and opens it again: another page, of another process.
    pub async fn reopen(&self, workplace: &Workplace, page: &str) {
        let before = self.pages().await;
        workplace.close_window("Callcard").await;
        self.socket.send("POST", &format!("/window/{page}"), &[], "").await;
        let new =
            until("another page", LIMIT, async || self.pages().await.into_iter().find(|page| !before.contains(page)));
        self.command("window", &json!({ "handle": new.await })).await;
    }

    async fn pages(&self) -> Vec<String> {
        let handles = self.driver.get(&format!("{}/window/handles", self.session)).await;
        serde_json::from_value(handles).unwrap_or_default()
    }

    /// Waits until the page has an element for this CSS selector.
    pub async fn wait_for(&self, selector: &str) {
        self.element(selector).await;
    }

    /// Waits until the page has no element for this CSS selector.
    pub async fn wait_for_none(&self, selector: &str) {
        until(&format!("no {selector} in the page"), LIMIT, async || {
            let found = self.script("return document.querySelector(arguments[0]) !== null", selector).await;
            (found == false).then_some(())
        })
        .await;
    }

    /// The text of the element, waited for.
    pub async fn text(&self, selector: &str) -> String {
        self.wait_for(selector).await;
        let text = self.script("return document.querySelector(arguments[0]).innerText", selector).await;
        text.as_str().unwrap_or_default().to_owned()
    }

    /// The visible text of the whole page.
    pub async fn page_text(&self) -> String {
        self.text("body").await
    }

    /// Types into the element with the keyboard.
    pub async fn type_into(&self, selector: &str, text: &str) {
        let element = self.element(selector).await;
        self.command(&format!("element/{element}/value"), &json!({ "text": text })).await;
    }

    /// Empties a field.
    pub async fn clear(&self, selector: &str) {
        let element = self.element(selector).await;
        self.command(&format!("element/{element}/clear"), &json!({})).await;
    }

    /// Presses Enter in the element.
    pub async fn enter(&self, selector: &str) {
        self.type_into(selector, ENTER).await;
    }

    /// Clicks the element with the mouse, as soon as it is drawn.
    pub async fn click(&self, selector: &str) {
        until(&format!("{selector} to take a click"), LIMIT, async || {
            let element = self.element(selector).await;
            let path = format!("{}/element/{element}/click", self.session);
            self.driver.post(&path, &json!({})).await.get("error").is_none().then_some(())
        })
        .await;
    }

    /// Asks the app something, as the page does. Fails with the app's refusal.
    pub async fn invoke(&self, command: &str, arguments: Value) -> Result<Value, Value> {
        let script = "const [command, given, done] = arguments; \
                      window.__TAURI_INTERNALS__.invoke(command, given).then((said) => done([said]), (why) => done(why));";
        let body = json!({ "script": script, "args": [command, arguments] });
        match self.command("execute/async", &body).await {
            Value::Array(mut said) if said.len() == 1 => Ok(said.remove(0)),
            why => Err(why),
        }
    }

    /// What a script says of the page.
    pub async fn ask(&self, script: &str) -> Value {
        self.script(script, "").await
    }

    async fn element(&self, selector: &str) -> String {
        let query = json!({ "using": "css selector", "value": selector });
        let found = within(LIMIT, async || {
            let path = format!("{}/element", self.session);
            self.driver.post(&path, &query).await[ELEMENT].as_str().map(str::to_owned)
        });
        match found.await {
            Some(element) => element,
            None => panic!("waited {LIMIT:?} for {selector} in the page, which says: {}", self.ask(BODY).await),
        }
    }

    /// What a script comes to that is run in the page. It may wait for something: it says so by `arguments[1]`.
    pub async fn measure(&self, script: &str, argument: &Value) -> Value {
        self.command("timeouts", &json!({ "script": 120_000 })).await;
        self.command("execute/async", &json!({ "script": script, "args": [argument] })).await
    }

    async fn script(&self, script: &str, argument: &str) -> Value {
        self.command("execute/sync", &json!({ "script": script, "args": [argument] })).await
    }

    async fn command(&self, path: &str, body: &Value) -> Value {
        let value = self.driver.post(&format!("{}/{path}", self.session), body).await;
        assert!(value.get("error").is_none(), "{path}: {value}");
        value
    }
}

/// WebKit's driver, which listens on a port of its own.
struct Driver {
    address: String,
}

impl Driver {
    /// The `value` of the driver's reply, which may be an error.
    async fn post(&self, path: &str, body: &Value) -> Value {
        self.send("POST", path, &[JSON], body.to_string()).await
    }

    async fn get(&self, path: &str) -> Value {
        self.send("GET", path, &[], String::new()).await
    }

    async fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: String) -> Value {
        let stream = TcpStream::connect(&self.address).await.expect("the web driver accepts a connection");
        let mut connection = Connection::over(stream, &self.address).await.expect("the web driver speaks HTTP");
        let reply = connection.send(method, path, headers, body).await;
        reply.json()["value"].take()
    }
}

/// The driver swallows what the app writes, so it starts a script that keeps it in the app's log.
fn logging_app(workplace: &Workplace) -> String {
    let script = workplace.callcard_home().join("callcard-under-test");
    let (app, log) = (places::callcard(), App::log(workplace));
    let body = format!("#!/bin/sh\nexec '{}' \"$@\" 2>>'{}'\n", app.display(), log.display());
    crate::workplace::write_executable(&script, &body).expect("the script can be written");
    script.display().to_string()
}

/// A port that was free a moment ago: the driver cannot choose one by itself.
fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port can be bound");
    listener.local_addr().expect("a bound port has an address").port()
}
