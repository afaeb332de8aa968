//! A Callcard on a bench: everything real but the desktop, which writes down what it is asked for.

mod pockets;

use std::collections::HashMap;
use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use callcard_core::app::{App, Demo, DemoAccount, Deps, Inputs, Keyring, Office, inputs, lock};
use callcard_core::call::knowledge::Link;
use callcard_core::desk::{Click, Input, Subject};
use callcard_core::desktop::{Desktop, DesktopFacts, NoticeServer, Notices, Page, Press, Telephone};
use callcard_core::keyring::Reply;
use callcard_core::notice::Notice;
use callcard_core::settings::CallBack;
use callcard_core::trouble::KeyringTrouble;
use callcard_local::{Paths, System};
use callcard_sandbox::{Options, Sandbox};
use http::request::Builder;
use secrecy::SecretString;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::UnixStream;
use tokio::sync::watch;
use tokio::time::timeout;
use url::Url;

pub(crate) use pockets::Pockets;

/// How long anything may take that is waited for: generous, because other work may keep every core busy.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

pub(crate) struct Bench {
    app: App,
    paths: Paths,
    desk: Arc<Written>,
    sandbox: Sandbox,
    http: reqwest::Client,
    keyring: Arc<dyn Keyring>,
    folder: tempfile::TempDir,
}

/// What the desktop was asked for.
#[derive(Clone, Debug, Default)]
struct Asked {
    notices: HashMap<Subject, Notice>,
    closed: Vec<Subject>,
    opened: Vec<Url>,
    windows: Vec<Page>,
    quit: bool,
    /// What links of notices lead to.
    links: HashMap<String, Press>,
}

/// The desktop that writes down, and takes whatever it is to open.
struct Written(watch::Sender<Asked>, Inputs);

impl Desktop for Written {
    fn notice(&self, subject: Subject, notice: Option<Notice>) {
        self.0.send_modify(|asked| match notice {
            Some(notice) => drop(asked.notices.insert(subject, notice)),
            None => {
                asked.notices.remove(&subject);
                asked.closed.push(subject);
            }
        });
    }

    fn open(&self, link: Link, url: Url) {
        self.0.send_modify(|asked| asked.opened.push(url));
        self.1.tell(Input::Opened(link));
    }

    fn window(&self, page: Page) {
        self.0.send_modify(|asked| asked.windows.push(page));
    }

    fn quit(&self) {
        self.0.send_modify(|asked| asked.quit = true);
    }

    fn press(&self, link: String) -> Pin<Box<dyn Future<Output = Option<Press>> + Send>> {
        Box::pin(std::future::ready(self.0.borrow().links.get(&link).copied()))
    }

    fn examine(&self, _: CallBack) -> Pin<Box<dyn Future<Output = DesktopFacts> + Send>> {
        let notices = Notices::Server(NoticeServer {
            name: "the bench".into(),
            actions: true,
            click: Click::Plain,
            buttons: true,
        });
        Box::pin(std::future::ready(DesktopFacts {
            notices,
            tray: None,
            browser: true,
            window: None,
            web_view: true,
            telephone: Telephone::Untold,
        }))
    }
}

/// The sandbox of the bench, which runs in any case.
struct Running {
    origin: Url,
    token: String,
    agent: u64,
}

impl Demo for Running {
    fn open(&self) -> Pin<Box<dyn Future<Output = Result<DemoAccount, String>> + Send + '_>> {
        let demo = DemoAccount { origin: self.origin.clone(), token: self.token.clone().into(), agent: self.agent };
        Box::pin(std::future::ready(Ok(demo)))
    }

    fn close(&self) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        Box::pin(std::future::ready(()))
    }
}

/// A computer without a keyring.
#[derive(Default)]
struct NoKeyring(watch::Sender<u64>);

impl Keyring for NoKeyring {
    fn get(&self, _: &str) -> Reply<Option<SecretString>> {
        Box::pin(std::future::ready(Err(KeyringTrouble::NoKeyring)))
    }

    fn set(&self, _: &str, _: SecretString) -> Reply<()> {
        Box::pin(std::future::ready(Err(KeyringTrouble::NoKeyring)))
    }

    fn delete(&self, _: &str) -> Reply<()> {
        Box::pin(std::future::ready(Err(KeyringTrouble::NoKeyring)))
    }

    fn changes(&self) -> watch::Receiver<u64> {
        self.0.subscribe()
    }
}

/// A request that is not addressed yet.
pub(crate) struct Body {
    head: Builder,
    body: String,
}

impl Body {
    pub(crate) fn header(mut self, name: &'static str, value: &str) -> Self {
        let headers = self.head.headers_mut().unwrap();
        headers.insert(name, value.parse().unwrap());
        self
    }

    pub(crate) fn method(self, method: &str) -> Self {
        Self { head: self.head.method(method), ..self }
    }

    pub(crate) fn uri(self, uri: &str) -> Self {
        Self { head: self.head.uri(uri), ..self }
    }
}

pub(crate) fn json(body: impl ToString) -> Body {
    let head = http::Request::post("http://localhost/api/v2/events").header("host", "localhost");
    Body { head, body: body.to_string() }.header("content-type", "application/json; charset=utf-8")
}

pub(crate) fn form(body: &str) -> Body {
    json(body).header("content-type", "application/x-www-form-urlencoded")
}

pub(crate) fn ring(number: &str) -> Value {
    json!({"add": [{"type": "phone_call", "phone_number": number}]})
}

#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) media_type: String,
    pub(crate) body: Value,
}

impl Bench {
    pub(crate) async fn start() -> Self {
        Self::with(Arc::new(NoKeyring::default())).await
    }

    /// The same on a computer with this keyring.
    pub(crate) async fn with(keyring: Arc<dyn Keyring>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let options = Options { port: Some(0), faults: true, ..Options::default() };
        let sandbox = Sandbox::start(options).await.unwrap();
        Self::start_in(folder, sandbox, keyring).await
    }

    /// Stops the app and starts it again on the same disk.
    pub(crate) async fn restart(self) -> Self {
        let Self { app, folder, sandbox, keyring, .. } = self;
        app.stop(PATIENCE).await;
        drop(app);
        Self::start_in(folder, sandbox, keyring).await
    }

    async fn start_in(folder: tempfile::TempDir, sandbox: Sandbox, keyring: Arc<dyn Keyring>) -> Self {
        let settings = folder.path().join("settings.json");
        if !settings.exists() {
            std::fs::write(settings, r#"{"language":"en"}"#).unwrap();
        }
        let paths = paths(folder.path());
        let inputs = inputs();
        let desk = Arc::new(Written(watch::Sender::default(), inputs.0.clone()));
        let demo = Arc::new(Running {
            origin: Url::parse(sandbox.origin()).unwrap(),
            token: sandbox.token().into(),
            agent: sandbox.agent(),
        });
        let deps = Deps { paths: paths.clone(), demo, keyring: keyring.clone(), desktop: desk.clone(), inputs };
        let app = App::start(deps, lock(&paths).unwrap()).await.unwrap();
        let http = reqwest::Client::builder().no_proxy().build().unwrap();
        Self { app, paths, desk, sandbox, http, keyring, folder }
    }

    pub(crate) fn app(&self) -> &Office {
        self.app.office()
    }

    pub(crate) fn home(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.post(json("").method("GET").uri(&format!("http://localhost{path}"))).await
    }

    pub(crate) async fn post(&self, request: Body) -> Answer {
        let request = request.head.body(request.body.into()).unwrap();
        let answer = callcard_local::ask(&self.paths, request, PATIENCE * 3).await.unwrap();
        let media_type = answer.headers().get("content-type").map(|value| value.to_str().unwrap().to_owned());
        let status = answer.status().as_u16();
        let body = serde_json::from_slice(answer.body()).unwrap_or(Value::Null);
        Answer { status, media_type: media_type.unwrap_or_default(), body }
    }

    /// A bare connection, for what no well-behaved client sends.
    pub(crate) async fn raw(&self) -> UnixStream {
        UnixStream::connect(self.paths.socket().as_path()).await.unwrap()
    }

    /// Says something to the socket, and what it says until it hangs up; `None` when it does not within the limit.
    pub(crate) async fn talk(&self, text: &str, limit: Duration) -> Option<String> {
        let mut stream = UnixStream::connect(self.paths.socket().as_path()).await.unwrap();
        stream.write_all(text.as_bytes()).await.unwrap();
        let mut rest = Vec::new();
        let read = timeout(limit, stream.read_to_end(&mut rest)).await.ok()?;
        read.ok().map(|_| String::from_utf8_lossy(&rest).into_owned()).or(Some(String::new()))
    }

    pub(crate) async fn faults(&self, faults: Value) {
        let url = format!("{}/sandbox/faults", self.sandbox.origin());
        self.http.put(url).json(&faults).send().await.unwrap().error_for_status().unwrap();
    }

    /// Puts a contact into the CRM, as somebody does on its page.
    pub(crate) async fn contact(&self, name: &str, phone: &str) {
        let form = format!("{}/contacts/add/", self.sandbox.origin());
        let page = self.http.get(&form).send().await.unwrap().text().await.unwrap();
        let (_, token) = page.split_once(r#"name="token" value=""#).unwrap();
        let token = token.split('"').next().unwrap();
        let filled = [("token", token), ("name", name), ("phone", phone), ("email", "")];
        let filled = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(filled).finish();
        let sent = self.http.post(form).header("content-type", "application/x-www-form-urlencoded").body(filled);
        sent.send().await.unwrap().error_for_status().unwrap();
    }

    /// All requests that the CRM has seen, in order.
    async fn seen(&self) -> Vec<Value> {
        let url = format!("{}/sandbox/requests", self.sandbox.origin());
        let all: Value = self.http.get(url).send().await.unwrap().json().await.unwrap();
        all["requests"].as_array().unwrap().clone()
    }

    /// The paths of all requests that the CRM has seen, in order and without a slash at the end.
    pub(crate) async fn paths(&self) -> Vec<String> {
        let path = |request: &Value| request["path"].as_str().unwrap().split('?').next().unwrap_or_default().to_owned();
        self.seen().await.iter().map(|request| path(request).trim_end_matches('/').to_owned()).collect()
    }

    /// What the requests under a path said, in JSON.
    pub(crate) async fn bodies(&self, path: &str) -> Vec<Value> {
        let seen = self.seen().await;
        let under = seen.iter().filter(|request| request["path"].as_str().unwrap().starts_with(path));
        under.map(|request| serde_json::from_str(request["body"].as_str().unwrap()).unwrap()).collect()
    }

    /// How many requests under a path the CRM has seen.
    pub(crate) async fn requests(&self, path: &str) -> usize {
        self.paths().await.iter().filter(|seen| seen.starts_with(path)).count()
    }

    /// Waits until the CRM has seen so many requests under a path.
    pub(crate) async fn requested(&self, path: &str, times: usize) {
        let seen = async {
            while self.requests(path).await < times {
                tokio::task::yield_now().await;
            }
        };
        assert!(timeout(PATIENCE, seen).await.is_ok(), "not {times} requests under {path} within {PATIENCE:?}");
    }

    /// The first notice that is as wanted.
    pub(crate) async fn notice(&self, is_wanted: impl Fn(&Notice) -> bool) -> Notice {
        let subject = self.shown(is_wanted).await;
        self.desk.0.borrow().notices[&subject].clone()
    }

    /// What the first notice that is as wanted is about.
    pub(crate) async fn shown(&self, is_wanted: impl Fn(&Notice) -> bool) -> Subject {
        let found =
            |asked: &Asked| asked.notices.iter().find(|(_, notice)| is_wanted(notice)).map(|(subject, _)| *subject);
        let asked = self.wait(|asked| found(asked).is_some()).await;
        found(&asked).unwrap()
    }

    pub(crate) async fn closed(&self, subject: Subject) {
        self.wait(|asked| asked.closed.contains(&subject)).await;
    }

    pub(crate) async fn opened(&self) -> Url {
        self.wait(|asked| !asked.opened.is_empty()).await.opened[0].clone()
    }

    /// The last of so many pages and numbers that were opened.
    pub(crate) async fn opened_last(&self, count: usize) -> Url {
        self.wait(|asked| asked.opened.len() >= count).await.opened[count - 1].clone()
    }

    /// From now on this link is one of ours.
    pub(crate) fn link(&self, link: &str, press: Press) {
        self.desk.0.send_modify(|asked| asked.links.extend([(link.to_owned(), press)]));
    }

    pub(crate) fn is_to_quit(&self) -> bool {
        self.desk.0.borrow().quit
    }

    pub(crate) fn windows(&self) -> Vec<Page> {
        self.desk.0.borrow().windows.clone()
    }

    async fn wait(&self, is_so: impl Fn(&Asked) -> bool) -> Asked {
        let mut asked = self.desk.0.subscribe();
        let waited = timeout(PATIENCE, asked.wait_for(|asked| is_so(asked))).await;
        match waited {
            Ok(Ok(asked)) => asked.clone(),
            _ => panic!("not within {PATIENCE:?}: {:?}", self.desk.0.borrow()),
        }
    }
}

fn paths(home: &Path) -> Paths {
    let home = home.as_os_str().to_owned();
    let variable = |name: &str| (name == callcard_local::HOME_VARIABLE).then(|| home.clone());
    Paths::new(&variable, &System::current().unwrap()).unwrap()
}
