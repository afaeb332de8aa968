//! Signing in by OAuth (API notes §3): a code or a refresh token for a pair of tokens. Keeps nothing.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use reqwest::{Method, StatusCode};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use serde_json::json;

use super::connection::{self, Connection};
use super::error::no_answer;
use crate::call::Refused;
use crate::crm::{CrmError, Integration};

/// How long the token endpoint may take.
const PATIENCE: Duration = Duration::from_secs(15);

/// What is given for a pair of tokens. Either works once.
#[derive(Debug)]
pub(super) enum Grant<'a> {
    /// The code from the integration's card; it lives 20 minutes.
    Code(&'a SecretString),
    Refresh(&'a SecretString),
}

/// A pair of tokens.
#[derive(Clone, Debug)]
pub(super) struct Pair {
    pub(super) access: SecretString,
    /// When the access token ends, by this computer's clock.
    pub(super) ends: Timestamp,
    pub(super) refresh: SecretString,
}

#[derive(Deserialize)]
struct Reply {
    access_token: SecretString,
    refresh_token: SecretString,
    expires_in: i64,
}

/// Exchanges a grant, on a turn already taken. After `Uncertain` nobody knows whether it was used up.
pub(super) async fn exchange(
    connection: &Connection,
    integration: &Integration,
    client_secret: &SecretString,
    grant: &Grant<'_>,
) -> Result<Pair, CrmError> {
    let (kind, name, value) = match grant {
        Grant::Code(code) => ("authorization_code", "code", code),
        Grant::Refresh(token) => ("refresh_token", "refresh_token", token),
    };
    let body = json!({
        "client_id": integration.client_id,
        "client_secret": client_secret.expose_secret(),
        "redirect_uri": integration.redirect_uri,
        "grant_type": kind,
        name: value.expose_secret(),
    });
    let request = connection.request(Method::POST, "/oauth2/access_token").timeout(PATIENCE).json(&body);
    let asked = Timestamp::now();
    let response = connection.send(request).await?;
    if !response.status().is_success() {
        let gone = response.status() == StatusCode::NOT_FOUND;
        return Err(match connection::refusal(&response) {
            // Every account has this path: whoever answers so is none, or is one no longer.
            CrmError::Refused(_) if gone => CrmError::Refused(Refused::NotAnAccount),
            // A grant that is not accepted is answered with 400 or 401.
            CrmError::Refused(Refused::Rejected | Refused::SignIn | Refused::NoRight) => {
                CrmError::Refused(Refused::SignIn)
            }
            other => other,
        });
    }
    let html = connection::is_html(&response);
    let body = connection.whole(response).await?;
    pair(&body, asked).ok_or_else(|| no_answer(html))
}

/// The ends are counted from before the request, so that they never lie later than the CRM sees them.
fn pair(body: &[u8], asked: Timestamp) -> Option<Pair> {
    let reply: Reply = serde_json::from_slice(body).ok()?;
    let lives = SignedDuration::from_secs(reply.expires_in.clamp(0, 31_536_000));
    Some(Pair { access: reply.access_token, ends: asked + lives, refresh: reply.refresh_token })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_is_read_and_nothing_less() {
        let asked = Timestamp::from_second(1_000).unwrap();
        let reply =
            br#"{"token_type":"Bearer","expires_in":86400,"access_token":"a","refresh_token":"r","server_time":1}"#;
        let read = pair(reply, asked).unwrap();
        assert_eq!((read.access.expose_secret(), read.refresh.expose_secret()), ("a", "r"));
        assert_eq!(read.ends.as_second(), 1_000 + 86_400);
        for short in [&b"{}"[..], b"", b"<html>", br#"{"access_token":"a","expires_in":1}"#] {
            assert!(pair(short, asked).is_none());
        }
    }
}
