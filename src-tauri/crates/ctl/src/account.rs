//! The account that calls go to: connecting it, saying who one is in it, disconnecting it.
//!
//! Callcard itself signs in and keeps the secrets; here they only pass from standard input to its socket.

use std::{
    io::{Error, ErrorKind},
    time::Duration,
};

use jiff::tz::TimeZone;
use tokio::signal::ctrl_c;

use crate::{
    args,
    callcard::{Answer, Callcard},
    failure::Failure,
    output::{columns, harmless},
    secret,
    wire::{Account, Credentials, Grant, Me, SignIn, User},
};

/// How long signing in may take; Callcard itself gives up after 30 s.
const SIGNING_IN: Duration = Duration::from_secs(35);
/// How long signing out may take; Callcard itself gives up after 15 s.
const SIGNING_OUT: Duration = Duration::from_secs(20);

/// Connects an account.
pub(crate) async fn login(callcard: &Callcard, login: args::Login, json: bool) -> Result<String, Failure> {
    if !secret::is_typed() {
        return sign_in(callcard, login, json).await;
    }
    // Nobody should have to look for a secret, or fetch another code, because Callcard was not running.
    callcard.get("/account").await?;
    // Ctrl-C at the prompt must not end the process at once, or the terminal would go on hiding what is typed.
    tokio::select! {
        biased;
        interrupted = ctrl_c() => Err(Failure::System(interrupted.err().unwrap_or(Error::from(ErrorKind::Interrupted)))),
        result = sign_in(callcard, login, json) => result,
    }
}

/// Shows the account; first says who one is in it, if that is asked for.
pub(crate) async fn whoami(callcard: &Callcard, whoami: args::Whoami, json: bool) -> Result<String, Failure> {
    let answer = match whoami.me {
        Some(me) => callcard.put("/account/me", &Me { me }, SIGNING_IN).await?,
        None => callcard.get("/account").await?,
    };
    shown(&answer, json)
}

/// Disconnects the account.
pub(crate) async fn logout(callcard: &Callcard, json: bool) -> Result<String, Failure> {
    let answer = callcard.delete("/account", SIGNING_OUT).await?;
    if json {
        return Ok(answer.line());
    }
    Ok("Signed out. The secrets were removed, and calls go to the demo again.\n".into())
}

async fn sign_in(callcard: &Callcard, login: args::Login, json: bool) -> Result<String, Failure> {
    let by = match (login.client_id, login.redirect_uri) {
        (Some(client_id), Some(redirect_uri)) => Credentials::Oauth(Grant {
            client_id,
            client_secret: secret::line("client secret")?,
            redirect_uri,
            code: secret::line("code")?,
        }),
        _ => Credentials::Token(secret::whole("token")?),
    };
    let request = SignIn { host: login.host, by, me: login.me };
    shown(&callcard.put("/account", &request, SIGNING_IN).await?, json)
}

fn shown(answer: &Answer, json: bool) -> Result<String, Failure> {
    if json {
        return Ok(answer.line());
    }
    let account: Account = answer.read()?;
    let mut text = summary(&account);
    if account.me.is_none() {
        text += &choice(&account);
    }
    Ok(text)
}

/// The account at a glance.
fn summary(account: &Account) -> String {
    let host = account.origin.strip_prefix("https://").unwrap_or(&account.origin);
    let name = account.name.as_ref().map(|name| format!("{name}, {host}"));
    let until = account.expires_at.map(|end| end.to_zoned(TimeZone::system()).strftime("%Y-%m-%d %H:%M"));
    let sign_in = until.map(|end| format!("{}, until {end}", account.sign_in));
    let state = account.detail.as_ref().map(|detail| format!("{}: {detail}", account.state));
    let rows = [
        ["account".into(), name.unwrap_or_else(|| host.into())],
        ["sign-in".into(), sign_in.unwrap_or_else(|| account.sign_in.clone())],
        ["state".into(), state.unwrap_or_else(|| account.state.clone())],
        ["me".into(), me(account)],
    ];
    columns(&rows.map(|row| row.map(|text| harmless(&text))))
}

fn me(account: &Account) -> String {
    match (account.me, account.suggested_me) {
        (Some(me), _) => {
            let user = account.users.iter().flatten().find(|user| user.id == me);
            user.map_or_else(|| format!("user {me}"), |user| format!("user {me}, {}", user.name))
        }
        (None, Some(suggested)) => format!("not chosen yet, suggested is user {suggested}"),
        (None, None) => "not chosen yet".into(),
    }
}

/// Whom one can be, and how to say so.
fn choice(account: &Account) -> String {
    let row = |user: &User| {
        let notes = [(user.admin, "administrator"), (account.suggested_me == Some(user.id), "suggested")];
        let notes: Vec<_> = notes.into_iter().filter_map(|(applies, note)| applies.then_some(note)).collect();
        [user.id.to_string(), harmless(&user.name), notes.join(", ")]
    };
    let users: Vec<_> = account.users.iter().flatten().map(row).collect();
    let heading = ["ID", "NAME", "NOTE"].map(String::from);
    let list = match &users[..] {
        [] => String::new(),
        users => format!("\n{}", columns(&[&[heading], users].concat())),
    };
    format!(
        "{list}\nNothing is sent to the account until you say which of its users you are: callcardctl whoami --me ID\n"
    )
}
