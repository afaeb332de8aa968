//! Integrations, and the codes, bearers and refresh tokens that were issued to them. A sandbox keeps all of it in
//! memory for as long as it runs; nothing secret is written down.
//! It must not read the clock: `now` is given, in Unix seconds, like every time here.

mod error;

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use self::error::Flaw;
pub(crate) use self::error::GrantError;
use crate::token::{self, Claims};

/// How many codes, bearers and refresh tokens are remembered, of each; the oldest are forgotten first.
const KEPT: usize = 1_000;
/// How many integrations an account may have here.
const INTEGRATIONS: usize = 100;

/// A program that may ask for tokens, as its card in the CRM shows it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Integration {
    pub(crate) client_id: String,
    client_secret: String,
    redirect_uri: String,
}

/// For how long things are good, in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Lives {
    code: u32,
    access: u32,
    refresh: u32,
}

impl Default for Lives {
    /// The real CRM's: 20 minutes, a day, three months.
    fn default() -> Lives {
        Lives { code: 20 * 60, access: 24 * 60 * 60, refresh: 90 * 24 * 60 * 60 }
    }
}

/// What a client asks for at `/oauth2/access_token`.
#[derive(Default, Deserialize)]
#[serde(default)]
#[cfg_attr(test, derive(Debug, Clone))]
pub(crate) struct Wish {
    pub(crate) client_id: Option<String>,
    pub(crate) client_secret: Option<String>,
    pub(crate) grant_type: Option<String>,
    pub(crate) redirect_uri: Option<String>,
    pub(crate) code: Option<String>,
    pub(crate) refresh_token: Option<String>,
}

/// What a client is given.
#[cfg_attr(test, derive(Debug))]
pub(crate) struct Pair {
    pub(crate) access: String,
    pub(crate) refresh: String,
    /// How long the bearer is good, in seconds.
    pub(crate) expires_in: u32,
}

/// A code or a refresh token: good once.
struct Ticket {
    text: String,
    client_id: String,
    user: i64,
    expires: i64,
    is_used: bool,
}

/// A bearer, until it expires.
struct Bearer {
    text: String,
    user: i64,
    expires: i64,
}

/// Everything that was given to anybody, except the bearer of the start.
pub(crate) struct Grants {
    pub(crate) lives: Lives,
    /// The one that was set last is the last.
    integrations: Vec<Integration>,
    codes: VecDeque<Ticket>,
    refreshes: VecDeque<Ticket>,
    bearers: VecDeque<Bearer>,
}

impl Grants {
    /// At first there is no integration to sign in with.
    pub(crate) fn new() -> Grants {
        Grants {
            lives: Lives::default(),
            integrations: Vec::new(),
            codes: VecDeque::new(),
            refreshes: VecDeque::new(),
            bearers: VecDeque::new(),
        }
    }

    /// Adds an integration or replaces the one with the same id. The oldest of too many goes.
    pub(crate) fn integrate(&mut self, integration: Integration) {
        self.integrations.retain(|known| known.client_id != integration.client_id);
        if self.integrations.len() >= INTEGRATIONS {
            self.integrations.remove(0);
        }
        self.integrations.push(integration);
    }

    /// Whether there is an integration with this id.
    pub(crate) fn has_integration(&self, client_id: &str) -> bool {
        self.integrations.iter().any(|known| known.client_id == client_id)
    }

    /// The id of the integration that was set last.
    pub(crate) fn last_integration(&self) -> Option<&str> {
        self.integrations.last().map(|integration| integration.client_id.as_str())
    }

    /// A code with which this client gets its first pair, in this user's name.
    pub(crate) fn code(&mut self, client_id: &str, user: i64, now: i64) -> String {
        let life = self.lives.code;
        issue(&mut self.codes, client_id, user, now + i64::from(life))
    }

    /// A bearer that is good for days and has nothing to refresh it. `None` when `length` is too short for one.
    pub(crate) fn long_lived(&mut self, user: i64, days: u32, length: Option<usize>, now: i64) -> Option<String> {
        let client_id = self.last_integration().map_or_else(|| Uuid::new_v4().to_string(), str::to_owned);
        let expires = now + i64::from(days) * 24 * 60 * 60;
        let claims = Claims { client_id: &client_id, user, issued: now, expires };
        let text = match length {
            None => token::bearer(claims),
            Some(length) => token::bearer_of_length(claims, length)?,
        };
        keep(&mut self.bearers, Bearer { text: text.clone(), user, expires });
        Some(text)
    }

    /// Issues the tokens, or says why not. A refusal uses up neither code nor refresh token.
    pub(crate) fn exchange(&mut self, wish: &Wish, now: i64) -> Result<Pair, GrantError> {
        let grant = given(wish.grant_type.as_deref(), "grant_type")?;
        let client_id = self.client(wish)?;
        let user = match grant {
            "authorization_code" => {
                let code = given(wish.code.as_deref(), "code")?;
                redeem(&mut self.codes, code, &client_id, now).map_err(GrantError::Code)?
            }
            "refresh_token" => {
                let refresh = given(wish.refresh_token.as_deref(), "refresh_token")?;
                redeem(&mut self.refreshes, refresh, &client_id, now).map_err(GrantError::Refresh)?
            }
            _ => return Err(GrantError::GrantType),
        };
        let Lives { access: expires_in, refresh: life, .. } = self.lives;
        let expires = now + i64::from(expires_in);
        let access = token::bearer(Claims { client_id: &client_id, user, issued: now, expires });
        keep(&mut self.bearers, Bearer { text: access.clone(), user, expires });
        let refresh = issue(&mut self.refreshes, &client_id, user, now + i64::from(life));
        Ok(Pair { access, refresh, expires_in })
    }

    /// The user of this bearer, while it is valid.
    pub(crate) fn user_of(&self, bearer: &str, now: i64) -> Option<i64> {
        let bearer = self.bearers.iter().find(|known| known.text == bearer)?;
        (now < bearer.expires).then_some(bearer.user)
    }

    /// All bearers have expired, as if a long time had passed. Refresh tokens stay good.
    pub(crate) fn expire(&mut self) {
        self.bearers.clear();
    }

    /// All bearers and refresh tokens are revoked, as when somebody removes the integration from the account.
    pub(crate) fn revoke(&mut self) {
        self.bearers.clear();
        for refresh in &mut self.refreshes {
            refresh.is_used = true;
        }
    }

    /// The id of the integration the client proves to be.
    fn client(&self, wish: &Wish) -> Result<String, GrantError> {
        let client_id = given(wish.client_id.as_deref(), "client_id")?;
        let secret = given(wish.client_secret.as_deref(), "client_secret")?;
        let redirect_uri = given(wish.redirect_uri.as_deref(), "redirect_uri")?;
        let is_it = |known: &&Integration| {
            known.client_id == client_id && known.client_secret == secret && known.redirect_uri == redirect_uri
        };
        let integration = self.integrations.iter().find(is_it).ok_or(GrantError::Client)?;
        Ok(integration.client_id.clone())
    }
}

fn given<'a>(value: Option<&'a str>, name: &'static str) -> Result<&'a str, GrantError> {
    value.filter(|value| !value.is_empty()).ok_or(GrantError::Parameter(name))
}

fn issue(tickets: &mut VecDeque<Ticket>, client_id: &str, user: i64, expires: i64) -> String {
    let text = token::opaque();
    keep(tickets, Ticket { text: text.clone(), client_id: client_id.to_owned(), user, expires, is_used: false });
    text
}

/// Uses the ticket up and returns its user, or says what is wrong with it.
fn redeem(tickets: &mut VecDeque<Ticket>, text: &str, client_id: &str, now: i64) -> Result<i64, Flaw> {
    let ticket = tickets.iter_mut().find(|ticket| ticket.text == text).ok_or(Flaw::Unknown)?;
    if ticket.client_id != client_id {
        return Err(Flaw::Foreign);
    }
    if now >= ticket.expires {
        return Err(Flaw::Expired);
    }
    if ticket.is_used {
        return Err(Flaw::Used);
    }
    ticket.is_used = true;
    Ok(ticket.user)
}

fn keep<T>(kept: &mut VecDeque<T>, new: T) {
    if kept.len() >= KEPT {
        kept.pop_front();
    }
    kept.push_back(new);
}

#[cfg(test)]
mod tests;
