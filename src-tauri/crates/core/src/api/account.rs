//! The routes of the account: which it is, connecting another, who sits here, signing out. Secrets come in; none goes out.

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use axum::routing::{get, put};
use axum::{Json, Router};
use secrecy::SecretString;
use serde::Deserialize;

use crate::accounts::{Connect, How, NotConnected};
use crate::crm::{Credentials, Integration, NotSignedIn};
use crate::event::{Fault, FaultCode};
use crate::office::Office;
use crate::server::problem::Problem;
use crate::server::{Answer, body};
use crate::view::Refusal;

/// A request to connect an account.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ConnectBody {
    host: String,
    token: Option<SecretString>,
    oauth: Option<OAuthBody>,
    /// Sign in with what is kept of the account that is connected, which has this address now.
    #[serde(default)]
    kept: bool,
    me: Option<u64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OAuthBody {
    client_id: String,
    client_secret: SecretString,
    redirect_uri: String,
    code: SecretString,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MeBody {
    me: u64,
}

pub(super) fn routes() -> Router<Office> {
    Router::new().route("/account", get(show).put(connect).delete(sign_out)).route("/account/me", put(choose_me))
}

async fn show(State(office): State<Office>) -> Answer {
    Ok(Json(office.account_view()).into_response())
}

async fn connect(State(office): State<Office>, request: Request) -> Answer {
    let ConnectBody { host, token, oauth, kept, me } = body::json(request).await?;
    let how = match (token, oauth, kept) {
        (Some(token), None, false) => How::Given(Credentials::Token(token)),
        (None, Some(OAuthBody { client_id, client_secret, redirect_uri, code }), false) => {
            let integration = Integration { client_id, redirect_uri };
            How::Given(Credentials::Code { integration, client_secret, code })
        }
        (None, None, true) => How::Kept,
        _ => return Err(Problem::new(StatusCode::BAD_REQUEST, "Give one of token, oauth and kept to sign in with")),
    };
    changed(&office, office.connect(Connect { host, how, me }).await)
}

async fn choose_me(State(office): State<Office>, request: Request) -> Answer {
    let MeBody { me } = body::json(request).await?;
    changed(&office, office.choose_me(me).await)
}

async fn sign_out(State(office): State<Office>) -> Answer {
    changed(&office, office.sign_out().await)?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// The account as it is after a change.
fn changed(office: &Office, change: Result<(), NotConnected>) -> Answer {
    change.map_err(|why| problem(&why, office))?;
    Ok(Json(office.account_view()).into_response())
}

fn problem(why: &NotConnected, office: &Office) -> Problem {
    let code = why.code();
    let fault = |path: &str| {
        let fault = Fault { path: path.into(), code: FaultCode::Refused(code), detail: why.to_string() };
        Problem::at(fault, "Nothing was changed: see validation-errors").coded(code)
    };
    let of = |status| Problem::new(status, Refusal::not_connected(why, office.texts()).message).coded(code);
    let failed = || Problem::new(StatusCode::INTERNAL_SERVER_ERROR, why.to_string()).coded(code);
    match why {
        NotConnected::NotSignedIn(why) => match why {
            NotSignedIn::Address(_) | NotSignedIn::OtherAddress => fault("host"),
            NotSignedIn::Token(_) | NotSignedIn::OtherAccount => fault("token"),
            NotSignedIn::TokenRefused | NotSignedIn::CodeRefused | NotSignedIn::SignInRefused => {
                of(StatusCode::FORBIDDEN)
            }
            NotSignedIn::Crm(_) => of(StatusCode::BAD_GATEWAY),
            NotSignedIn::Keyring(_) => of(StatusCode::SERVICE_UNAVAILABLE),
            NotSignedIn::Unprepared(_) => failed(),
        },
        NotConnected::NoSuchUser(_) => fault("me"),
        NotConnected::Sandbox => Problem::new(StatusCode::CONFLICT, "No account is connected").coded(code),
        NotConnected::NotRemoved(_)
        | NotConnected::NotSaved(_)
        | NotConnected::NoAccount(_)
        | NotConnected::BrokenOff(_) => failed(),
    }
}
