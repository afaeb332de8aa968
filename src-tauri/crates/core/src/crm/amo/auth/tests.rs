//! The sign-in against the sandbox's token endpoint, with a keyring that keeps a diary and can fail.

mod course;

use callcard_sandbox::{Options, Sandbox};
use serde_json::{Value, json};

use super::held::dated;
use super::*;
use crate::crm::Account;
use crate::crm::amo::client::Client;
use crate::keyring::Secret;
use crate::keyring::memory::Memory;
use crate::trouble::KeyringTrouble;

/// An account in the sandbox, and a desk that signs in to it.
struct Office {
    sandbox: Sandbox,
    keyring: Arc<Memory>,
    http: reqwest::Client,
}

impl Office {
    async fn open() -> Self {
        let options = Options { port: Some(0), faults: true, ..Options::default() };
        let sandbox = Sandbox::start(options).await.unwrap();
        // It sets the provider of cryptography, without which no client is made.
        Connection::new(sandbox.origin().parse().unwrap(), true).unwrap();
        let http = reqwest::Client::builder().no_proxy().build().unwrap();
        Self { sandbox, keyring: Arc::default(), http }
    }

    async fn door(&self, method: reqwest::Method, path: &str, body: Value) -> Value {
        let url = format!("{}/sandbox/{path}", self.sandbox.origin());
        let reply = self.http.request(method, url).json(&body).send().await.unwrap().error_for_status().unwrap();
        reply.json().await.unwrap_or_default()
    }

    async fn faults(&self, faults: Value) {
        self.door(reqwest::Method::PUT, "faults", faults).await;
    }

    async fn expire(&self) {
        self.door(reqwest::Method::POST, "expire", Value::Null).await;
    }

    /// Requests for tokens so far.
    async fn requests(&self) -> usize {
        let all = self.door(reqwest::Method::GET, "requests", Value::Null).await;
        let path = |request: &&Value| request["path"].as_str().unwrap().starts_with("/oauth2/");
        all["requests"].as_array().unwrap().iter().filter(path).count()
    }

    fn connection(&self) -> Arc<Connection> {
        Arc::new(Connection::new(self.sandbox.origin().parse().unwrap(), true).unwrap())
    }

    fn vault(&self) -> Vault {
        Vault::new(self.keyring.clone(), "home", "host")
    }

    fn integration() -> Integration {
        Integration { client_id: "client".into(), redirect_uri: "https://example.com/".into() }
    }

    fn oauth(&self) -> Arc<SignIn> {
        Arc::new(SignIn::oauth(self.connection(), self.vault(), Self::integration()))
    }

    /// Signed in by a code, and kept.
    async fn signed_in(&self) -> Arc<SignIn> {
        let Integration { client_id, redirect_uri } = Self::integration();
        let integration = json!({"client_id": client_id, "client_secret": "s", "redirect_uri": redirect_uri});
        self.door(reqwest::Method::PUT, "integration", integration).await;
        let code = self.door(reqwest::Method::POST, "code", json!({})).await;
        let sign_in = self.oauth();
        sign_in.take_code("s".into(), &code["code"].as_str().unwrap().into()).await.unwrap();
        sign_in.keep().await.unwrap();
        self.keyring.written();
        sign_in
    }
}

fn standing(sign_in: &SignIn) -> Standing {
    *sign_in.standing().borrow()
}

const READY: Standing = Standing::Ready { ends: None };

fn lost(trouble: SignInTrouble) -> Standing {
    Standing::Trouble(Trouble::SignIn(trouble))
}

#[tokio::test]
async fn fifty_who_meet_the_same_refusal_renew_once() {
    let office = Office::open().await;
    let sign_in = office.signed_in().await;
    let stale = sign_in.bearer().await.unwrap();
    office.expire().await;
    let all: Vec<_> = (0..50)
        .map(|_| {
            let (sign_in, stale) = (sign_in.clone(), stale.clone());
            tokio::spawn(async move { sign_in.renewed(&stale).await.unwrap() })
        })
        .collect();
    let mut tokens = Vec::new();
    for one in all {
        tokens.push(one.await.unwrap().token.expose_secret().to_owned());
    }
    tokens.dedup();
    assert_eq!((tokens.len(), office.requests().await), (1, 2), "the code, and one renewal");
    assert_ne!(tokens[0], stale.token.expose_secret());
    assert_eq!(
        office.keyring.written(),
        ["set renewal", "set refresh", "set access", "delete renewal"],
        "marked before it begins, and kept before anybody has the new token"
    );
}

#[tokio::test]
async fn a_pair_that_somebody_else_kept_is_used_before_one_is_asked_for() {
    let office = Office::open().await;
    let sign_in = office.signed_in().await;
    let stale = sign_in.bearer().await.unwrap();
    office.expire().await;
    let other = office.oauth();
    other.load(&office.vault()).await;
    let newer = other.renewed(&stale).await.unwrap();
    let found = sign_in.renewed(&stale).await.unwrap();
    assert_eq!(found.token.expose_secret(), newer.token.expose_secret());
    assert_eq!(office.requests().await, 2, "one renewal served both");
}

#[tokio::test]
async fn a_pair_that_cannot_be_kept_is_used_and_kept_as_soon_as_it_can() {
    let office = Office::open().await;
    let sign_in = office.signed_in().await;
    let stale = sign_in.bearer().await.unwrap();
    office.expire().await;
    office.keyring.fail(Some(KeyringTrouble::NoKeyring));
    let newer = sign_in.renewed(&stale).await.unwrap();
    assert_ne!(newer.token.expose_secret(), stale.token.expose_secret());
    assert_eq!(standing(&sign_in), Standing::Unkept(KeyringTrouble::NoKeyring));
    office.keyring.fail(None);
    sign_in.look(&office.vault()).await;
    assert_eq!(
        (office.keyring.written(), standing(&sign_in)),
        (vec!["set refresh".into(), "set access".into(), "delete renewal".into()], READY)
    );
    let after = office.oauth();
    after.load(&office.vault()).await;
    assert_eq!(after.bearer().await.unwrap().token.expose_secret(), newer.token.expose_secret());
    assert_eq!(office.requests().await, 2);
}

#[tokio::test]
async fn a_refused_renewal_is_a_revocation_unless_one_was_interrupted() {
    for (lose_the_answer, trouble) in [(false, SignInTrouble::Revoked), (true, SignInTrouble::SignInLost)] {
        let office = Office::open().await;
        let sign_in = office.signed_in().await;
        let stale = sign_in.bearer().await.unwrap();
        if lose_the_answer {
            office.faults(json!({"only": "/oauth2/", "answer": "cut_after", "times": 1})).await;
            let error = sign_in.renewed(&stale).await.unwrap_err();
            assert!(matches!(error, CrmError::Uncertain(_)), "{error:?}");
            assert_eq!(standing(&sign_in), READY, "the old token may still be good");
        } else {
            office.door(reqwest::Method::DELETE, "tokens", Value::Null).await;
        }
        // A restart in between makes no difference.
        let sign_in = office.oauth();
        sign_in.load(&office.vault()).await;
        let error = sign_in.renewed(&sign_in.bearer().await.unwrap()).await.unwrap_err();
        assert_eq!((error, standing(&sign_in)), (CrmError::Refused(Refused::SignIn), lost(trouble)));
        let before = office.requests().await;
        assert!(sign_in.renewed(&stale).await.is_err());
        assert_eq!(office.requests().await, before, "what is lost is not asked for again");
    }
}

#[tokio::test]
async fn a_long_lived_token_is_looked_for_once_more_and_then_given_up() {
    let office = Office::open().await;
    let take = async |days: i64| {
        let made = office.door(reqwest::Method::POST, "token", json!({"kind": "long_lived", "days": days})).await;
        SecretString::from(made["token"].as_str().unwrap())
    };
    let sign_in = SignIn::long_lived(office.connection(), office.vault());
    sign_in.take_token(take(30).await);
    sign_in.keep().await.unwrap();
    let first = sign_in.bearer().await.unwrap();
    let second = take(30).await;
    office.vault().set(Secret::Token, second.clone()).await.unwrap();
    let renewed = sign_in.renewed(&first).await.unwrap();
    assert_eq!(renewed.token.expose_secret(), second.expose_secret());
    assert!(sign_in.renewed(&renewed).await.is_err());
    assert_eq!(standing(&sign_in), lost(SignInTrouble::Revoked));

    let ended = SignIn::long_lived(office.connection(), office.vault());
    ended.take_token(take(0).await);
    assert!(ended.renewed(&ended.bearer().await.unwrap()).await.is_err());
    assert_eq!(standing(&ended), lost(SignInTrouble::Expired));
}

impl Office {
    /// A client that reports calls with this sign-in.
    fn client(&self, sign_in: &Arc<SignIn>) -> Client {
        let origin = self.sandbox.origin().parse().unwrap();
        let account = Account { key: "key".into(), origin, sandbox: true, name: String::new() };
        Client::new(account, self.connection(), sign_in.clone())
    }

    /// Reports of calls so far.
    async fn reports(&self) -> usize {
        let all = self.door(reqwest::Method::GET, "requests", Value::Null).await;
        let path = |request: &&Value| request["path"].as_str().unwrap().starts_with("/api/v2/events");
        all["requests"].as_array().unwrap().iter().filter(path).count()
    }
}

#[tokio::test]
async fn a_token_that_was_refused_for_a_while_is_taken_again_as_the_keyring_has_it_then() {
    for replaced in [false, true] {
        let office = Office::open().await;
        let take = async || {
            let made = office.door(reqwest::Method::POST, "token", json!({"kind": "long_lived", "days": 30})).await;
            SecretString::from(made["token"].as_str().unwrap())
        };
        let sign_in = Arc::new(SignIn::long_lived(office.connection(), office.vault()));
        sign_in.take_token(take().await);
        sign_in.keep().await.unwrap();
        let crm = office.client(&sign_in);
        office.faults(json!({"answer": "unauthorized", "times": 2})).await;
        for tries in 1..=2 {
            let refused = crm.notify_call("+79998885533", &[1]).await;
            assert_eq!(refused.unwrap_err(), CrmError::Refused(Refused::SignIn));
            assert_eq!((office.reports().await, standing(&sign_in)), (tries, lost(SignInTrouble::Revoked)));
        }
        if replaced {
            office.door(reqwest::Method::DELETE, "tokens", Value::Null).await;
            office.vault().set(Secret::Token, take().await).await.unwrap();
        }
        crm.notify_call("+79998885533", &[1]).await.unwrap();
        assert_eq!(office.reports().await, 3, "one request: {replaced}");
        assert!(matches!(standing(&sign_in), Standing::Ready { ends: Some(_) }), "{replaced}");
    }
}

#[tokio::test]
async fn a_renewal_that_was_refused_keeps_its_token_and_is_tried_again_with_it() {
    for (answer, error, trouble) in [
        ("unauthorized", Refused::SignIn, SignInTrouble::Revoked),
        ("forbidden", Refused::SignIn, SignInTrouble::Revoked),
        ("not_an_account", Refused::NotAnAccount, SignInTrouble::Moved),
    ] {
        let office = Office::open().await;
        let sign_in = office.signed_in().await;
        let kept = office.vault().get(Secret::Refresh).await.unwrap().unwrap();
        office.expire().await;
        office.faults(json!({"only": "/oauth2/", "answer": answer})).await;
        let crm = office.client(&sign_in);
        let refused = crm.notify_call("+79998885533", &[1]).await.unwrap_err();
        assert_eq!((refused, standing(&sign_in)), (CrmError::Refused(error), lost(trouble)), "{answer}");
        let after = office.vault().get(Secret::Refresh).await.unwrap().unwrap();
        assert_eq!(after.expose_secret(), kept.expose_secret(), "{answer}");
        assert!(office.vault().get(Secret::Renewal).await.unwrap().is_none(), "it surely was not used up: {answer}");
        sign_in.look(&office.vault()).await;
        assert_eq!(office.requests().await, 2, "the code, and one renewal: {answer}");

        office.faults(json!({})).await;
        crm.notify_call("+79998885533", &[1]).await.unwrap();
        assert_eq!((office.requests().await, standing(&sign_in)), (3, READY), "{answer}");
    }
}

#[tokio::test]
async fn what_signed_in_to_a_renamed_account_signs_in_under_its_new_address() {
    let office = Office::open().await;
    let before = office.signed_in().await;
    let there = Vault::new(office.keyring.clone(), "home", "new-host");
    let sign_in = SignIn::oauth(office.connection(), there.clone(), Office::integration());
    office.faults(json!({"only": "/oauth2/", "answer": "not_an_account", "times": 1})).await;
    assert_eq!(sign_in.take_over(&before).await.unwrap_err(), CrmError::Refused(Refused::NotAnAccount));
    office.keyring.written();
    sign_in.take_over(&before).await.unwrap();
    assert_eq!(
        office.keyring.written(),
        ["set renewal", "set refresh", "set access", "delete renewal"],
        "marked before it begins, and kept where it was before it is used elsewhere"
    );
    sign_in.keep().await.unwrap();
    let (old, new) = (office.vault().get(Secret::Refresh).await, there.get(Secret::Refresh).await);
    assert_eq!(old.unwrap().unwrap().expose_secret(), new.unwrap().unwrap().expose_secret());
    assert_eq!((office.requests().await, standing(&sign_in)), (3, READY));

    let by_token = SignIn::long_lived(office.connection(), office.vault());
    let nothing = CrmError::NoSignIn(SignInTrouble::SecretMissing);
    assert_eq!(office.oauth().take_over(&by_token).await.unwrap_err(), nothing);
}

#[tokio::test]
async fn without_a_secret_or_a_keyring_it_says_which() {
    let office = Office::open().await;
    let sign_in = SignIn::long_lived(office.connection(), office.vault());
    sign_in.look(&office.vault()).await;
    assert_eq!(standing(&sign_in), lost(SignInTrouble::SecretMissing));
    assert!(matches!(sign_in.bearer().await, Err(CrmError::NoSignIn(_))));
    office.keyring.fail(Some(KeyringTrouble::NoKeyring));
    sign_in.look(&office.vault()).await;
    assert_eq!(standing(&sign_in), Standing::Trouble(Trouble::Keyring(KeyringTrouble::NoKeyring)));
}

#[test]
fn an_access_token_is_kept_with_its_end() {
    let (ends, token) = dated(&"1800000000 abc".into()).unwrap();
    assert_eq!((ends.as_second(), token.expose_secret()), (1_800_000_000, "abc"));
    for broken in ["", "abc", "soon abc"] {
        assert!(dated(&broken.into()).is_none(), "{broken}");
    }
}
