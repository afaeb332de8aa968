//! A sandbox for one test and a client that calls it.

use callcard_sandbox::{Options, Sandbox};
use reqwest::{Client, ClientBuilder, Method, RequestBuilder, Response};
use serde_json::{Value, json};

/// A running sandbox on any free port.
pub(crate) struct Rig {
    pub(crate) sandbox: Sandbox,
    client: Client,
}

impl Rig {
    pub(crate) async fn open() -> Rig {
        Rig::with(Options::default()).await
    }

    pub(crate) async fn with_faults() -> Rig {
        Rig::with(Options { faults: true, ..Options::default() }).await
    }

    /// The port of the options is replaced by any free one.
    pub(crate) async fn with(options: Options) -> Rig {
        let options = Options { port: Some(0), ..options };
        let sandbox = Sandbox::start(options).await.unwrap();
        Rig { sandbox, client: client_builder().build().unwrap() }
    }

    /// The same rig, called in HTTP/2.
    pub(crate) fn in_http2(self) -> Rig {
        Rig { client: client_builder().http2_prior_knowledge().build().unwrap(), ..self }
    }

    /// A request without the bearer.
    pub(crate) fn visit(&self, method: Method, path: &str) -> RequestBuilder {
        let url = format!("{}{path}", self.sandbox.origin());
        self.client.request(method, url)
    }

    /// A request with the bearer.
    pub(crate) fn call(&self, method: Method, path: &str) -> RequestBuilder {
        self.visit(method, path).bearer_auth(self.sandbox.token())
    }

    pub(crate) async fn get(&self, path: &str) -> Response {
        self.call(Method::GET, path).send().await.unwrap()
    }

    pub(crate) async fn json(&self, path: &str) -> Value {
        let response = self.get(path).await;
        assert_eq!(response.status(), 200, "{path}");
        response.json().await.unwrap()
    }

    /// What a door that changes something answers, which must be a success.
    pub(crate) async fn door(&self, method: Method, path: &str, body: Value) -> Value {
        let request = self.visit(method, path);
        let request = if body.is_null() { request } else { request.json(&body) };
        let response = request.send().await.unwrap();
        assert!(response.status().is_success(), "{path} {body}: {}", response.status());
        let text = response.text().await.unwrap();
        if text.is_empty() { Value::Null } else { serde_json::from_str(&text).unwrap() }
    }

    /// The status that opening the account with this bearer is answered with.
    pub(crate) async fn opens(&self, bearer: &str) -> u16 {
        let request = self.visit(Method::GET, "/api/v4/account").bearer_auth(bearer);
        request.send().await.unwrap().status().as_u16()
    }

    pub(crate) async fn requests(&self) -> Vec<Value> {
        let body = self.json("/sandbox/requests").await;
        body["requests"].as_array().unwrap().clone()
    }

    pub(crate) async fn page(&self, path: &str) -> String {
        let response = self.visit(Method::GET, path).send().await.unwrap();
        assert_eq!(response.status(), 200, "{path}");
        response.text().await.unwrap()
    }

    pub(crate) fn event(&self, body: &Value) -> RequestBuilder {
        self.call(Method::POST, "/api/v2/events").json(body)
    }

    /// Rings with a number and returns the answer's item.
    pub(crate) async fn ring(&self, number: &str) -> Value {
        let response = self.event(&ring(number)).send().await.unwrap();
        assert_eq!(response.status(), 200);
        let mut body: Value = response.json().await.unwrap();
        body["_embedded"]["items"][0].take()
    }

    /// Sends the form for a new contact as a browser would, with the page's own token.
    pub(crate) async fn add_contact(&self, name: &str, phone: &str) -> Response {
        let page = self.page("/contacts/add/").await;
        let (_, rest) = page.split_once(r#"name="token" value=""#).unwrap();
        let (token, _) = rest.split_once('"').unwrap();
        self.send_contact(token, name, phone).await
    }

    pub(crate) async fn send_contact(&self, token: &str, name: &str, phone: &str) -> Response {
        self.visit(Method::POST, "/contacts/add/")
            .form(&[("token", token), ("name", name), ("phone", phone)])
            .send()
            .await
            .unwrap()
    }
}

/// A client that follows no redirect and asks no proxy.
pub(crate) fn client_builder() -> ClientBuilder {
    // Needed to build a client at all, though nothing here is encrypted. A second install changes nothing.
    rustls::crypto::ring::default_provider().install_default().ok();
    Client::builder()
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .user_agent("Rig/1")
        .timeout(std::time::Duration::from_secs(10))
}

/// The body of an event for everybody.
pub(crate) fn ring(number: &str) -> Value {
    json!({"add": [{"type": "phone_call", "phone_number": number}]})
}

/// The value of a response header, or an empty text.
pub(crate) fn header<'a>(response: &'a Response, name: &str) -> &'a str {
    response.headers().get(name).map_or("", |value| value.to_str().unwrap())
}
