//! The client: one connection to one account.
//!
//! It never follows a redirect, never retries and never logs the token. What an error means is told by its class.

use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock::Clock;
use governor::{DefaultDirectRateLimiter, Quota, RateLimiter};
use reqwest::header::{CONTENT_TYPE, HeaderName, RETRY_AFTER};
use reqwest::redirect::Policy;
use reqwest::{Client, Response, StatusCode};
use secrecy::{ExposeSecret, SecretString};
use serde_json::Value;
use url::Url;

use super::error::CrmError;
use super::wire::{self, Events, Notified};
use crate::card::{CardKey, CardKind, Names};

const CONNECT: Duration = Duration::from_secs(3);
const TOTAL: Duration = Duration::from_secs(8);
/// Shorter than the CRM keeps an idle connection, so that a request is seldom sent on a dead one.
const POOL_IDLE: Duration = Duration::from_secs(30);
/// No answer of the API that we ask for comes near it.
const LONGEST_REPLY: usize = 1 << 20;
/// All desks of a company that share one integration share 7 requests a second (API notes §4).
const PER_SECOND: NonZeroU32 = NonZeroU32::new(2).unwrap();
const BURST: NonZeroU32 = NonZeroU32::new(4).unwrap();
const USER_AGENT: &str = concat!("Callcard/", env!("CARGO_PKG_VERSION"));

/// Which account to talk to, and as whom.
#[derive(Clone, Debug)]
pub struct Connection {
    /// Scheme, host and port; links of the account start with it.
    pub origin: Url,
    /// The bearer.
    pub token: SecretString,
    /// The account is our own sandbox on this computer.
    pub sandbox: bool,
    /// The user who sits here, when the account itself says so.
    pub me: Option<u64>,
}

impl Connection {
    /// The name under which this account's rows are kept. The sandbox is one account wherever it listens.
    pub fn account(&self) -> String {
        if self.sandbox { "sandbox".into() } else { self.origin.host_str().unwrap_or_default().into() }
    }
}

/// A client of one account.
#[derive(Debug)]
pub struct Crm {
    http: Client,
    connection: Connection,
    limiter: DefaultDirectRateLimiter,
}

/// The client could not be made: the system's TLS or proxy settings are broken.
#[derive(Debug, thiserror::Error)]
#[error("cannot prepare connections: {0}")]
pub struct Unprepared(#[from] reqwest::Error);

impl Crm {
    /// A client that has not connected yet.
    pub fn new(connection: Connection) -> Result<Self, Unprepared> {
        // The process has one provider of cryptography; whoever came first has set the same one.
        rustls::crypto::ring::default_provider().install_default().ok();
        let mut http = Client::builder()
            .user_agent(USER_AGENT)
            .redirect(Policy::none())
            .connect_timeout(CONNECT)
            .timeout(TOTAL)
            .pool_idle_timeout(POOL_IDLE)
            .tcp_nodelay(true);
        if connection.sandbox {
            // It is on this computer and speaks plain HTTP: no proxy, and no need to load the trust store.
            http = http.no_proxy().tls_certs_only([]);
        } else {
            http = http.https_only(true);
        }
        let limiter = RateLimiter::direct(Quota::per_second(PER_SECOND).allow_burst(BURST));
        Ok(Self { http: http.build()?, connection, limiter })
    }

    /// The account this client talks to.
    pub fn connection(&self) -> &Connection {
        &self.connection
    }

    /// Waits for the turn that every request to the account needs: take one, then send one request.
    pub async fn turn(&self) {
        while let Err(not_yet) = self.limiter.check() {
            tokio::time::sleep(not_yet.wait_time_from(self.limiter.clock().now())).await;
        }
    }

    /// Reports a call, on a turn already taken. At most one request leaves; whether it was processed is told by the error's class.
    pub async fn notify_call(&self, phone_number: &str, users: &[u64]) -> Result<Notified, CrmError> {
        let request = self.http.post(self.address("/api/v2/events/"));
        let body = Events::call(phone_number, users);
        let response = self.send(request.json(&body)).await?;
        if !response.status().is_success() {
            return Err(refusal(&response));
        }
        // Any 2xx means accepted: a body that breaks off afterwards says nothing, but takes nothing back.
        let body = whole(response).await.unwrap_or_default();
        Ok(wire::notified(&body, phone_number))
    }

    /// Reads the names on a card, on a turn already taken: its own, and for deals and customers that of the main
    /// contact, which takes a turn more.
    pub async fn names(&self, card: CardKey) -> Result<Names, CrmError> {
        let with_contacts = matches!(card.kind, CardKind::Deal | CardKind::Customer);
        let Some(entity) = self.entity(card, with_contacts).await? else {
            return Ok(Names::default());
        };
        let contact = wire::main_contact(&entity).filter(|_| with_contacts);
        let person = match contact {
            Some(id) => {
                self.turn().await;
                self.entity(CardKey { kind: CardKind::Contact, id }, false).await?
            }
            None => None,
        };
        let title = wire::name(&entity);
        Ok(Names { title, person: person.as_ref().and_then(wire::name) })
    }

    /// `None` when it is gone, or not ours to see.
    async fn entity(&self, card: CardKey, with_contacts: bool) -> Result<Option<Value>, CrmError> {
        let mut address = self.address(&format!("/api/v4/{}/{}", card.kind.path(), card.id));
        if with_contacts {
            address.query_pairs_mut().append_pair("with", "contacts");
        }
        let response = self.send(self.http.get(address)).await?;
        match response.status() {
            StatusCode::NO_CONTENT | StatusCode::NOT_FOUND | StatusCode::FORBIDDEN => Ok(None),
            status if status.is_success() => Ok(serde_json::from_slice(&whole(response).await?).ok()),
            _ => Err(refusal(&response)),
        }
    }

    fn address(&self, path: &str) -> Url {
        let mut address = self.connection.origin.clone();
        address.set_path(path);
        address
    }

    async fn send(&self, request: reqwest::RequestBuilder) -> Result<Response, CrmError> {
        let request = request.bearer_auth(self.connection.token.expose_secret());
        request.send().await.map_err(|error| {
            tracing::info!(%error, "the CRM gave no answer");
            CrmError::of_transport(&error)
        })
    }
}

/// The whole body, up to a bound.
async fn whole(mut response: Response) -> Result<Vec<u8>, CrmError> {
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| CrmError::of_transport(&error))? {
        if body.len() + chunk.len() > LONGEST_REPLY {
            return Err(CrmError::Uncertain);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

fn refusal(response: &Response) -> CrmError {
    let header = |name: HeaderName| response.headers().get(name).and_then(|value| value.to_str().ok());
    let html = header(CONTENT_TYPE).is_some_and(|kind| kind.starts_with("text/html"));
    tracing::info!(status = %response.status(), request_id = header(HeaderName::from_static("x-request-id")).unwrap_or("-"), "the CRM refused");
    CrmError::of_reply(response.status(), html, header(RETRY_AFTER))
}
