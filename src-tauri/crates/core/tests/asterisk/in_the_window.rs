//! Set up in the window: drafts that are tried and kept, secrets that came by the clipboard, names taken with a click.

use std::collections::BTreeMap;

use callcard_core::code::Code;
use callcard_core::standing::SourceStanding;
use callcard_core::view::{SourceCard, SourceDraft, SourcesView};
use tokio::sync::watch;
use tokio::time::timeout;

use super::*;
use crate::bench::PATIENCE;

impl Company {
    fn draft(&self, name: Option<&str>, values: &[(&str, &str)]) -> SourceDraft {
        let address = format!("127.0.0.1:{}", self.asterisk.port());
        let usual = [("host", address.as_str()), ("user", USER)];
        let values = usual.iter().chain(values).map(|(word, text)| ((*word).to_owned(), (*text).to_owned()));
        let values: BTreeMap<_, _> = values.collect();
        SourceDraft { name: name.map(str::to_owned), kind: "asterisk".into(), values }
    }
}

/// Waits until the source is shown as wanted.
async fn shown(
    sources: &mut watch::Receiver<SourcesView>,
    name: &str,
    is_so: impl Fn(&SourceCard) -> bool,
) -> SourceCard {
    let is_wanted = |view: &SourcesView| view.sources.iter().any(|card| card.source.name == name && is_so(card));
    let seen = timeout(PATIENCE, sources.wait_for(is_wanted)).await.is_ok();
    assert!(seen, "{:?}", sources.borrow());
    sources.borrow().sources.iter().find(|card| card.source.name == name).unwrap().clone()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn draft_is_tried_and_kept_with_the_secret_that_was_taken() {
    let company = Company::with(Asterisk::start().await).await;
    let app = company.bench.app();
    let mut sources = app.follow_sources();
    let draft = || company.draft(None, &[("extensions", "101, 102")]);
    assert_eq!(app.try_draft(draft()).await.unwrap().trouble.map(|trouble| trouble.code()), Some("no_secret".into()));
    let refusal = app.keep_draft(draft()).await.unwrap_err();
    assert_eq!((refusal.code, refusal.field), (Code::UnfitSource, Some("secret")), "{refusal:?}");

    for (kind, word, secret, code) in [
        ("asterisk", "secret", " \n", Code::UnfitSource),
        ("asterisk", "secret", "two\nlines", Code::UnfitSource),
        ("asterisk", "token", SECRET, Code::UnfitSource),
        ("telegraph", "secret", SECRET, Code::UnfitSource),
    ] {
        let refusal = app.take_source_secret(kind, word, &secret.into()).unwrap_err();
        assert_eq!(refusal.code, code, "{kind} {word} {secret:?}");
    }
    app.take_source_secret("asterisk", "secret", &"wrong".into()).unwrap();
    assert_eq!(app.try_draft(draft()).await.unwrap().trouble.map(|trouble| trouble.code()), Some("sign_in".into()));
    let view = app.take_source_secret("asterisk", "secret", &format!(" {SECRET}\n").into()).unwrap();
    assert_eq!((view.characters, view.expires_at), (SECRET.len(), None));
    assert!(app.try_draft(draft()).await.unwrap().ok);
    assert_eq!(company.source().await, None, "a trial keeps nothing");

    assert_eq!(app.keep_draft(draft()).await.unwrap(), "asterisk");
    let card = shown(&mut sources, "asterisk", |card| card.source.state == SourceStanding::Listening).await;
    assert_eq!(card.mine.as_deref(), Some(&["101".to_owned(), "102".to_owned()][..]));
    assert_eq!(card.values.unwrap()["port"], company.asterisk.port().to_string());
    // The secret was for this one: the next needs its own.
    let refusal = app.keep_draft(draft()).await.unwrap_err();
    assert_eq!(refusal.field, Some("secret"));
    app.take_source_secret("asterisk", "secret", &SECRET.into()).unwrap();
    assert_eq!(app.keep_draft(draft()).await.unwrap(), "asterisk-2");
    app.remove_source("asterisk-2").await.unwrap();

    // What was kept is good for a change.
    let change = company.draft(Some("asterisk"), &[("extensions", "101")]);
    assert!(app.try_draft(change.clone()).await.unwrap().ok);
    assert_eq!(app.keep_draft(change).await.unwrap(), "asterisk");
    shown(&mut sources, "asterisk", |card| card.mine.as_ref().is_some_and(|mine| mine == &["101"])).await;
    let refusal = app.try_draft(company.draft(Some("attic"), &[])).await.unwrap_err();
    assert_eq!(refusal.code, Code::NoSuchSource);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn name_that_was_heard_is_shown_and_taken() {
    let company = Company::with(Asterisk::start().await).await;
    let app = company.bench.app();
    app.take_source_secret("asterisk", "secret", &SECRET.into()).unwrap();
    app.keep_draft(company.draft(None, &[])).await.unwrap();
    let mut sources = app.follow_sources();
    shown(&mut sources, "asterisk", |card| card.source.state == SourceStanding::Listening).await;
    let doctor = company.bench.post(json("{}").uri("http://localhost/doctor")).await;
    let checks = doctor.body["checks"].as_array().unwrap();
    let row = checks.iter().find(|check| check["name"] == "source").unwrap();
    assert_eq!((&row["source"], &row["state"]), (&value!("asterisk"), &value!("warning")), "{row}");

    company.asterisk.say(&recorded("normal", 1).text());
    let is_heard = |card: &SourceCard| card.strangers.iter().any(|stranger| stranger.name == "101");
    shown(&mut sources, "asterisk", is_heard).await;
    app.take_extension("asterisk", "101".into()).await.unwrap();
    shown(&mut sources, "asterisk", |card| card.mine.as_ref().is_some_and(|mine| mine == &["101"]) && !is_heard(card))
        .await;
    company.asterisk.say(&recorded("normal", 2).before("DialEnd").text());
    company.bench.notice(|notice| notice.summary == NAME).await;
    assert_eq!(app.take_extension("attic", "1".into()).await.unwrap_err().code, Code::NoSuchSource);
}
