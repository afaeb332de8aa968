//! A company with an account at `demo.amocrm.ru` and one workplace, as the tests of the real account all need it. The app is
//! led to it by its environment alone, and connected through its socket as `callcardctl` does it.

use std::sync::Arc;
use std::time::Duration;

use e2e::{App, Crm, Front, HOST, Integration, Internet, KeyringState, LIMIT, Notice, Reply, Workplace, until};
use serde_json::{Value, json};

/// Where links of the account begin.
pub(crate) const ORIGIN: &str = "https://demo.amocrm.ru";

/// The demo agent, whom the tokens belong to.
pub(crate) const AGENT: u64 = 88_888;

/// Connecting asks the CRM twice or more, at the pace of the limiter; what is wrong with the way shows within a time-out.
const STATE_LIMIT: Duration = Duration::from_secs(20);

/// The company.
pub(crate) struct Company {
    pub(crate) app: App,
    pub(crate) workplace: Workplace,
    pub(crate) front: Arc<Front>,
    pub(crate) internet: Internet,
    pub(crate) crm: Crm,
}

impl Company {
    /// With the app started for the first time: no account is connected.
    pub(crate) async fn start() -> Company {
        Company::with_keyring(KeyringState::Unlocked).await
    }

    /// The same on a workplace with the keyring in this state.
    pub(crate) async fn with_keyring(state: KeyringState) -> Company {
        let crm = Crm::start().await;
        let internet = Internet::start().await;
        let front = internet.host(HOST, crm.address());
        let workplace = Workplace::with_keyring(state).await;
        let app = App::start_with(&workplace, &[], &internet.environment()).await;
        Company { app, workplace, front, internet, crm }
    }

    /// With the account connected by a long-lived token, and it is known who sits here.
    pub(crate) async fn connected() -> Company {
        let company = Company::start().await;
        company.connect().await;
        company
    }

    /// With the account connected by the code of an integration.
    pub(crate) async fn connected_by_code() -> Company {
        let company = Company::start().await;
        company.connect_by_code().await;
        company
    }

    /// Connects the account by a new long-lived token.
    pub(crate) async fn connect(&self) {
        let token = self.crm.door.long_lived_token(30).await;
        self.connect_with(json!({ "host": HOST, "token": token, "me": AGENT })).await;
    }

    /// Connects the account by a new code of the integration.
    pub(crate) async fn connect_by_code(&self) {
        let integration = integration();
        self.crm.door.integration(&integration).await;
        let Integration { client_id, client_secret, redirect_uri } = integration;
        let code = self.crm.door.code().await;
        let oauth = json!({
            "client_id": client_id, "client_secret": client_secret, "redirect_uri": redirect_uri, "code": code
        });
        self.connect_with(json!({ "host": HOST, "oauth": oauth, "me": AGENT })).await;
    }

    async fn connect_with(&self, body: Value) {
        let reply = self.put("/account", &body).await;
        assert!(reply.status.is_success(), "not connected: {}", reply.text());
        let account = self.wait_for_state("ready").await;
        assert_eq!((&account["origin"], &account["me"]), (&json!(ORIGIN), &json!(AGENT)), "{account}");
    }

    /// `PUT`s JSON to the app.
    pub(crate) async fn put(&self, path: &str, body: &Value) -> Reply {
        self.app.socket.send("PUT", path, &[("content-type", "application/json")], body.to_string()).await
    }

    /// The account as the app knows it.
    pub(crate) async fn account(&self) -> Value {
        self.app.socket.get("/account").await
    }

    /// Waits until the account stands like this, and returns it.
    pub(crate) async fn wait_for_state(&self, state: &str) -> Value {
        let mut last = Value::Null;
        let waited = tokio::time::timeout(STATE_LIMIT, async {
            until(&format!("the account to be {state}"), STATE_LIMIT * 2, async || {
                last = self.account().await;
                (last["state"] == state).then(|| last.clone())
            })
            .await
        });
        let waited = waited.await;
        waited.unwrap_or_else(|_| panic!("waited {STATE_LIMIT:?} for the account to be {state:?}: {last}"))
    }

    /// Ends the app as a log-out does, and starts it again.
    pub(crate) async fn restart(mut self) -> Company {
        self.end().await;
        self.start_again().await
    }

    /// Kills the app and starts it again.
    pub(crate) async fn killed(self) -> Company {
        let Company { app, workplace, front, internet, crm } = self;
        app.kill().await;
        let app = App::start_with(&workplace, &[], &internet.environment()).await;
        Company { app, workplace, front, internet, crm }
    }

    /// Ends the app as a log-out does.
    pub(crate) async fn end(&mut self) {
        self.app.terminate();
        let status = self.app.ended(e2e::LIMIT).await;
        assert!(status.success(), "{status}");
    }

    /// Starts the app that has ended.
    pub(crate) async fn start_again(self) -> Company {
        let Company { workplace, front, internet, crm, .. } = self;
        let app = App::start_with(&workplace, &[], &internet.environment()).await;
        Company { app, workplace, front, internet, crm }
    }

    /// The CRM answers like this wherever the path begins so.
    pub(crate) async fn fault(&self, answer: &str, only: &str) {
        self.crm.door.faults(&json!({ "answer": answer, "only": only })).await;
    }

    /// A call rings and its delivery comes to an end; `None` among the states stands for a report never made.
    pub(crate) async fn ring(&self, number: &str) -> Value {
        let call = self.app.socket.ring(number).await;
        self.app.socket.call_delivered(&call, &["done", "uncertain", "refused", "dropped", "none"]).await
    }

    /// A call was answered and is over.
    pub(crate) async fn hang_up(&self, number: &str) {
        for phase in ["answered", "ended"] {
            self.app.socket.ring_with(json!({ "phone_number": number, "phase": phase })).await;
        }
        until(&format!("every call of {number} to be over"), e2e::LIMIT, async || {
            let calls = self.app.socket.get("/calls?limit=100").await["calls"].clone();
            let mut of_this = calls.as_array()?.iter().filter(|call| call["number"]["e164"] == number);
            of_this.all(|call| call["phase"] == "ended").then_some(())
        })
        .await;
    }

    /// How many notices, from this one on, say what keeps calls from the CRM: this account's detail. Waits for the first:
    /// the account's state is known before its notice is shown.
    pub(crate) async fn notices_of(&self, account: &Value, from: usize) -> usize {
        let detail = account["detail"].as_str().unwrap_or_default();
        let says_it = |notice: &Notice| !notice.summary.is_empty() && detail.starts_with(&notice.summary);
        until(&format!("a notice that says: {detail}"), LIMIT, async || {
            let shown = self.workplace.notifications.shown();
            let notices = shown.iter().skip(from).filter(|notice| says_it(notice)).count();
            (notices > 0).then_some(notices)
        })
        .await
    }

    /// How many requests for tokens the CRM has had.
    pub(crate) async fn token_requests(&self) -> usize {
        self.crm.door.count("/oauth2/access_token").await
    }
}

/// The integration of every company.
pub(crate) fn integration() -> Integration {
    Integration {
        client_id: "7a1f0c55-6d1f-4a0e-9a44-callcard".to_owned(),
        client_secret: "kQ2vS8wZ4rT1yU6iO3pA9sD5fG7hJ0kL".to_owned(),
        redirect_uri: "https://example.com/callcard".to_owned(),
    }
}

/// A number that nobody has, one of a hundred, and how people read it.
pub(crate) fn number(place: usize) -> (String, String) {
    assert!(place < 100, "there are a hundred");
    (format!("+799988851{place:02}"), format!("+7 999 888-51-{place:02}"))
}
