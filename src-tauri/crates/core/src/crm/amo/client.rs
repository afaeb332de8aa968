//! The client: the requests of the API that Callcard makes, as one account's user.
//!
//! It sends again only where the first try surely was not processed: when a token had to be renewed. What an error means
//! is told by its class.

use std::sync::Arc;

use reqwest::{Method, RequestBuilder, Response, StatusCode};
use secrecy::ExposeSecret;

use super::auth::SignIn;
use super::connection::{self, Connection};
use super::error::no_answer;
use super::kind;
use super::search::{self, Holder};
use super::wire::{self, Events};
use crate::call::knowledge::{Card, CardKind};
use crate::call::number::{DialPlan, PhoneNumber};
use crate::crm::{Account, AccountFacts, CrmError, Notified, User};
use crate::trouble::Way;

/// Users on a page of their list; more is not given at once.
const USERS: &str = "250";
/// Pages that are asked for at most.
const PAGES: usize = 8;

/// A client of one account.
#[derive(Debug)]
pub(super) struct Client {
    pub(super) account: Account,
    pub(super) connection: Arc<Connection>,
    pub(super) sign_in: Arc<SignIn>,
}

impl Client {
    /// A client that has not connected yet.
    pub(super) fn new(account: Account, connection: Arc<Connection>, sign_in: Arc<SignIn>) -> Self {
        Self { account, connection, sign_in }
    }

    /// Reports a call, on a turn already taken. At most one request leaves that may have been processed.
    pub(super) async fn notify_call(&self, phone_number: &str, users: &[u64]) -> Result<Notified, CrmError> {
        let body = Events::call(phone_number, users);
        let response = self.send(|| self.connection.request(Method::POST, "/api/v2/events/").json(&body)).await?;
        if !response.status().is_success() {
            return Err(connection::refusal(&response));
        }
        if connection::is_html(&response) {
            return Err(no_answer(true));
        }
        let request_id = connection::request_id(&response);
        // Any 2xx means accepted: a body that breaks off afterwards says nothing, but takes nothing back.
        let body = self.connection.whole(response).await.unwrap_or_default();
        Ok(Notified { request_id, ..wire::notified(&body, phone_number) })
    }

    /// Looks for the only one who has a phone number, on a turn already taken: among the contacts, and when none of them
    /// has it among the companies, which takes a turn more.
    pub(super) async fn only_holder(&self, number: &PhoneNumber, plan: DialPlan) -> Result<Option<Card>, CrmError> {
        let digits = search::compared(number.digits());
        let mut holder = self.holder(CardKind::Contact, digits, plan).await?;
        if holder == Holder::Nobody {
            self.connection.turn().await;
            holder = self.holder(CardKind::Company, digits, plan).await?;
        }
        Ok(match holder {
            Holder::Only(card) => Some(card),
            Holder::Nobody | Holder::Unclear => None,
        })
    }

    /// Whose account it is, on a turn already taken. Proves host and sign-in at once.
    pub(super) async fn read_facts(&self) -> Result<AccountFacts, CrmError> {
        let response = self.send(|| self.connection.request(Method::GET, "/api/v4/account")).await?;
        let body = self.read(response).await?;
        let (html, body) = body.ok_or(CrmError::Uncertain(Way::CutOff))?;
        wire::account(&body).ok_or_else(|| no_answer(html))
    }

    /// The active users of the account. Only administrators may ask, and not every integration. Takes its turns itself.
    pub(super) async fn read_users(&self) -> Result<Vec<User>, CrmError> {
        let mut users = Vec::new();
        for page in 1..=PAGES {
            self.connection.turn().await;
            let asked = [("limit", USERS), ("page", &page.to_string())];
            let response = self.send(|| self.connection.request(Method::GET, "/api/v4/users").query(&asked)).await?;
            let Some((_, body)) = self.read(response).await? else { break };
            let (some, more) = wire::users(&body);
            users.extend(some);
            if !more {
                break;
            }
        }
        Ok(users)
    }

    async fn holder(&self, kind: CardKind, digits: &str, plan: DialPlan) -> Result<Holder, CrmError> {
        let path = format!("/api/v4/{}", kind::path(kind));
        let asked = [("query", digits), ("limit", search::ENTRIES)];
        let response = self.send(|| self.connection.request(Method::GET, &path).query(&asked)).await?;
        match self.read(response).await? {
            Some((html, list)) => search::holder(&list, kind, digits, plan).ok_or_else(|| no_answer(html)),
            None => Ok(Holder::Nobody),
        }
    }

    /// The body of a success, and whether it is a page for people; `None` where there is none.
    pub(super) async fn read(&self, response: Response) -> Result<Option<(bool, Vec<u8>)>, CrmError> {
        match response.status() {
            StatusCode::NO_CONTENT => Ok(None),
            status if status.is_success() => {
                Ok(Some((connection::is_html(&response), self.connection.whole(response).await?)))
            }
            _ => Err(connection::refusal(&response)),
        }
    }

    /// Sends with the bearer. A request that was refused for its token was not processed: with a newer one it is sent
    /// again, once.
    pub(super) async fn send(&self, request: impl Fn() -> RequestBuilder) -> Result<Response, CrmError> {
        let bearer = self.sign_in.bearer().await?;
        let mut response = self.connection.send(request().bearer_auth(bearer.token.expose_secret())).await?;
        if response.status() == StatusCode::UNAUTHORIZED {
            let newer = self.sign_in.renewed(&bearer).await?;
            self.connection.turn().await;
            response = self.connection.send(request().bearer_auth(newer.token.expose_secret())).await?;
        }
        if bearer.trial && response.status().is_success() {
            self.sign_in.accepted();
        }
        Ok(response)
    }
}
