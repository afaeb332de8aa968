//! The routes of the account: which it is, connecting another, who sits here, signing out. Secrets come in; none goes out.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use secrecy::SecretString;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::body::whole as received;
use super::problem::Problem;
use super::routes::{Answer, Door};
use crate::accounts::{Connect, How, NotConnected};
use crate::crm::{Credentials, Integration, NotSignedIn};
use crate::event::Fault;
use crate::view::{AccountView, Refusal};

/// A request to connect an account.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    host: String,
    token: Option<SecretString>,
    oauth: Option<OAuth>,
    /// Sign in with what is kept of the account that is connected, which has this address now.
    #[serde(default)]
    kept: bool,
    me: Option<u64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OAuth {
    client_id: String,
    client_secret: SecretString,
    redirect_uri: String,
    code: SecretString,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Me {
    me: u64,
}

pub(super) async fn show(State(door): State<Arc<Door>>) -> Answer {
    Ok(Json(view(&door)).into_response())
}

pub(super) async fn connect(State(door): State<Arc<Door>>, request: Request) -> Answer {
    let Asked { host, token, oauth, kept, me } = body(request).await?;
    let how = match (token, oauth, kept) {
        (Some(token), None, false) => How::Given(Credentials::Token(token)),
        (None, Some(OAuth { client_id, client_secret, redirect_uri, code }), false) => {
            let integration = Integration { client_id, redirect_uri };
            How::Given(Credentials::Code { integration, client_secret, code })
        }
        (None, None, true) => How::Kept,
        _ => return Err(Problem::new(StatusCode::BAD_REQUEST, "Give one of token, oauth and kept to sign in with")),
    };
    whole(&door, |door| async move { door.accounts.connect(Connect { host, how, me }).await }).await
}

pub(super) async fn choose_me(State(door): State<Arc<Door>>, request: Request) -> Answer {
    let Me { me } = body(request).await?;
    whole(&door, |door| async move { door.accounts.choose_me(me).await }).await
}

pub(super) async fn sign_out(State(door): State<Arc<Door>>) -> Answer {
    whole(&door, |door| async move { door.accounts.sign_out().await }).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// A change of the account is made whole even when whoever asked for it hangs up meanwhile.
async fn whole<F>(door: &Arc<Door>, change: impl FnOnce(Arc<Door>) -> F) -> Answer
where
    F: Future<Output = Result<(), NotConnected>> + Send + 'static,
{
    let broken = |_| Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "The change was broken off");
    let changed = tokio::spawn(change(door.clone())).await.map_err(broken)?;
    changed.map_err(|why| problem(&why, door))?;
    Ok(Json(view(door)).into_response())
}

fn view(door: &Door) -> AccountView {
    AccountView::of(&door.accounts, &door.overview.borrow(), &door.texts)
}

/// What a body that cannot be read holds is not repeated: there may be a secret in it.
pub(super) async fn body<T: DeserializeOwned>(request: Request) -> Result<T, Problem> {
    let body = received(request.into_body()).await?;
    serde_json::from_slice(&body).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        let detail = format!("The body is not what this path takes, at line {line}, column {column}");
        Problem::new(StatusCode::BAD_REQUEST, detail)
    })
}

fn problem(why: &NotConnected, door: &Door) -> Problem {
    let code = why.code();
    let fault = |path: &str, code| {
        let fault = Fault { path: path.into(), code, detail: why.to_string() };
        Problem::at(fault, "Nothing was changed: see validation-errors").coded(code)
    };
    let of = |status| Problem::new(status, Refusal::not_connected(why, &door.texts).message).coded(code.clone());
    let failed = || Problem::new(StatusCode::INTERNAL_SERVER_ERROR, why.to_string()).coded(code.clone());
    match why {
        NotConnected::NotSignedIn(why) => match why {
            NotSignedIn::Address(_) => fault("host", "not_a_host"),
            NotSignedIn::Token(_) | NotSignedIn::OtherAccount => fault("token", "not_a_token"),
            NotSignedIn::TokenRefused | NotSignedIn::CodeRefused => of(StatusCode::FORBIDDEN),
            NotSignedIn::Crm(_) => of(StatusCode::BAD_GATEWAY),
            NotSignedIn::Keyring(_) => of(StatusCode::SERVICE_UNAVAILABLE),
            NotSignedIn::Unprepared(_) => failed(),
        },
        NotConnected::NoSuchUser(_) => fault("me", "no_such_user"),
        NotConnected::Sandbox => Problem::new(StatusCode::CONFLICT, "No account is connected").coded(code),
        NotConnected::NotRemoved(_) | NotConnected::NotSaved(_) | NotConnected::NoAccount(_) => failed(),
    }
}
