//! The account that calls go to: connect it, say which of its users you are, disconnect it.
//!
//! Callcard itself signs in and keeps the secrets; here they only pass from standard input to its socket.

use std::io::ErrorKind;
use std::time::Duration;

use jiff::tz::TimeZone;
use tokio::signal::ctrl_c;

use crate::args;
use crate::callcard::{Callcard, Reply};
use crate::failure::Failure;
use crate::secret::{self, Wanted};
use crate::text::{columns, harmless};
use crate::voice::Voice;
use crate::wire::{Account, Credentials, Grant, Me, SignIn, User};

/// How long signing in may take; Callcard itself gives up after 30 s.
const SIGNING_IN: Duration = Duration::from_secs(35);
/// How long signing out may take; Callcard itself gives up after 15 s.
const SIGNING_OUT: Duration = Duration::from_secs(20);

/// Connects an account.
pub(crate) async fn login(callcard: &Callcard, login: args::Login, voice: &Voice) -> Result<String, Failure> {
    if !secret::is_typed() {
        return sign_in(callcard, login, voice).await;
    }
    // Check first that Callcard runs, so that no secret or code is fetched in vain.
    callcard.get("/account").await?;
    // Ctrl-C at the prompt must not end the process at once, or the terminal would go on hiding what is typed.
    tokio::select! {
        biased;
        interrupted = ctrl_c() => Err(interrupted.err().unwrap_or(ErrorKind::Interrupted.into()).into()),
        result = sign_in(callcard, login, voice) => result,
    }
}

/// Shows the account; before that, sets which user you are if `--me` says so.
pub(crate) async fn whoami(callcard: &Callcard, whoami: args::Whoami, voice: &Voice) -> Result<String, Failure> {
    let answer = match whoami.me {
        Some(me) => callcard.put("/account/me", &Me { me }, SIGNING_IN).await?,
        None => callcard.get("/account").await?,
    };
    shown(&answer, voice)
}

/// Disconnects the account.
pub(crate) async fn logout(callcard: &Callcard, voice: &Voice) -> Result<String, Failure> {
    let answer = callcard.delete("/account", SIGNING_OUT).await?;
    if voice.is_json() {
        return Ok(answer.line());
    }
    Ok(voice.say("ctl-signed-out") + "\n")
}

async fn sign_in(callcard: &Callcard, login: args::Login, voice: &Voice) -> Result<String, Failure> {
    let by = match (login.client_id, login.redirect_uri) {
        _ if login.kept => Credentials::Kept(true),
        (Some(client_id), Some(redirect_uri)) => Credentials::Oauth(Grant {
            client_id,
            client_secret: secret::line(Wanted::ClientSecret, voice)?,
            redirect_uri,
            code: secret::line(Wanted::Code, voice)?,
        }),
        _ => Credentials::Token(secret::whole(Wanted::Token, voice)?),
    };
    let request = SignIn { host: login.host, by, me: login.me };
    shown(&callcard.put("/account", &request, SIGNING_IN).await?, voice)
}

fn shown(answer: &Reply, voice: &Voice) -> Result<String, Failure> {
    if voice.is_json() {
        return Ok(answer.line());
    }
    voice.adopt(answer.language());
    let account: Account = answer.read()?;
    let mut text = summary(&account, voice);
    if account.me.is_none() {
        text += &choice(&account, voice);
    }
    Ok(text)
}

/// The account at a glance.
fn summary(account: &Account, voice: &Voice) -> String {
    let host = account.origin.strip_prefix("https://").unwrap_or(&account.origin);
    let name = account.name.as_ref().map(|name| format!("{name}, {host}"));
    let until = account.expires_at.map(|end| end.to_zoned(TimeZone::system()).strftime("%Y-%m-%d %H:%M"));
    let by = voice.word(&account.sign_in);
    let sign_in = until.map(|end| voice.say_with("ctl-until", [("what", by.clone()), ("end", end.to_string())]));
    let state = match &account.detail {
        // A sentence of the app's says it all.
        Some(detail) => detail.clone(),
        None => voice.word(&account.state),
    };
    let rows = [
        [voice.say("ctl-row-account"), name.unwrap_or_else(|| host.into())],
        [voice.say("ctl-row-sign-in"), sign_in.unwrap_or(by)],
        [voice.say("ctl-row-state"), state],
        [voice.say("ctl-row-me"), me(account, voice)],
    ];
    columns(&rows.map(|row| row.map(|text| harmless(&text))))
}

fn me(account: &Account, voice: &Voice) -> String {
    match (account.me, account.suggested_me) {
        (Some(me), _) => {
            let user = account.users.iter().flatten().find(|user| user.id == me);
            match user {
                Some(user) => voice.say_with("ctl-user-named", [("id", me.to_string()), ("name", user.name.clone())]),
                None => voice.say_with("ctl-user", [("id", me.to_string())]),
            }
        }
        (None, Some(suggested)) => voice.say_with("ctl-no-me-suggested", [("id", suggested.to_string())]),
        (None, None) => voice.say("ctl-no-me"),
    }
}

/// Whom one can be, and how to say so.
fn choice(account: &Account, voice: &Voice) -> String {
    let row = |user: &User| {
        let notes = [(user.admin, "ctl-administrator"), (account.suggested_me == Some(user.id), "ctl-suggested")];
        let notes: Vec<_> =
            notes.into_iter().filter(|(applies, _)| *applies).map(|(_, note)| voice.say(note)).collect();
        [user.id.to_string(), harmless(&user.name), notes.join(", ")]
    };
    let users: Vec<_> = account.users.iter().flatten().map(row).collect();
    let heading = ["ctl-column-id", "ctl-column-name", "ctl-column-note"].map(|key| voice.say(key));
    let list = match &users[..] {
        [] => String::new(),
        users => format!("\n{}", columns(&[&[heading], users].concat())),
    };
    format!("{list}\n{}\n", voice.say("ctl-choose-me"))
}
