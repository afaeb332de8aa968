//! What the window asks of the app, with everything real behind it.

use std::process::Command;
use std::time::Duration;

use callcard_core::call::CallId;
use callcard_core::code::Code;
use callcard_core::settings::{Entry, LanguageChoice, Preference, Privacy, SettingsFile, Theme};
use callcard_core::store::Filter;
use callcard_core::text::Language;
use callcard_core::trouble::{KeyringTrouble, Trouble};
use callcard_core::view::{
    AccountKind, AccountState, ConnectRequest, HistoryQuestion, IntegrationView, RecipeId, Refusal, SecretKind,
    WindowStatus,
};
use serde_json::json as value;
use tokio::sync::watch;
use tokio::time::timeout;

use crate::bench::{Bench, json, ring};

const PATIENCE: Duration = Duration::from_secs(5);

/// A value for a setting, as the page sends it.
fn preference(name: &str, value: serde_json::Value) -> Preference {
    Preference::new(Entry::named(name).unwrap(), value)
}

async fn until(status: &mut watch::Receiver<WindowStatus>, is_so: impl FnMut(&WindowStatus) -> bool) {
    assert!(timeout(PATIENCE, status.wait_for(is_so)).await.is_ok(), "{:?}", status.borrow());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn another_language_is_spoken_at_once_and_by_everybody() {
    let bench = Bench::start().await;
    let app = bench.app();
    let shown = watch::Sender::new(true);
    let (mut status, mut tray) = (app.status(shown.subscribe()), app.tray());
    app.prefer(preference("language", value!("en"))).await.unwrap();
    bench.post(json(ring("+79998885533"))).await;
    bench.notice(|notice| notice.body.contains("Incoming · Demo\nDeal · ")).await;
    let preferences = app.prefer(preference("language", value!("ru"))).await.unwrap();
    assert_eq!(preferences.language, LanguageChoice::Ru);
    let notice = bench.notice(|notice| notice.body.contains("\nСделка · ")).await;
    assert!(notice.body.contains("Демо"), "what is on the screen says it anew: {notice:?}");
    until(&mut status, |status| status.language == Language::Ru).await;
    let russian = |tray: &callcard_core::menu::Tray| format!("{tray:?}").contains("Открыть окно");
    assert!(timeout(PATIENCE, tray.wait_for(russian)).await.is_ok(), "{:?}", tray.borrow());
    let doctor = bench.post(json("{}").uri("http://localhost/doctor")).await;
    assert_eq!(doctor.body["checks"][0]["title"], "Настройки", "the socket, too");
    let refusal = app.prefer(preference("ring_limit", value!(1))).await.unwrap_err();
    let message = "От 5 до 600".to_owned();
    assert_eq!(refusal, Refusal { code: Code::OutOfRange, field: Some("ring_limit"), message });
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_chosen_is_in_force_and_on_disk_when_the_answer_comes() {
    let bench = Bench::start().await;
    let app = bench.app();
    bench.post(json(ring("+79998885533"))).await;
    assert!(bench.notice(|notice| notice.summary == "Ivan Petrov").await.sound);
    app.prefer(preference("privacy", value!("number"))).await.unwrap();
    app.prefer(preference("sound", value!(false))).await.unwrap();
    bench.notice(|notice| notice.summary == "+7 999 888-55-33" && !notice.sound).await;

    assert_eq!(app.type_number("02079460018".into()).await.unwrap().number.e164, None);
    app.prefer(preference("default_country", value!("gb"))).await.unwrap();
    assert_eq!(app.type_number("02079460018".into()).await.unwrap().number.e164.unwrap(), "+442079460018");
    bench.post(json(ring("02079460018"))).await;
    bench.notice(|notice| notice.summary == "+44 20 7946 0018").await;

    app.prefer(preference("ignored", value!(["+7999*"]))).await.unwrap();
    let item = bench.post(json(ring("+79998885500"))).await.body["_embedded"]["items"][0].clone();
    assert_eq!(item["outcome"], "ignored");

    let saved = SettingsFile::open(&bench.home().join("settings.json")).0.get().preferences;
    assert_eq!((saved.privacy, saved.sound), (Privacy::Number, false));
    assert_eq!(value!([saved.default_country, saved.ignored]), value!(["GB", ["+7999*"]]));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn source_is_configured_on_disk_and_an_unknown_one_is_refused() {
    let bench = Bench::start().await;
    let app = bench.app();
    let entry = value!({ "kind": "asterisk", "host": "127.0.0.1", "user": "callcard", "extensions": ["101"] });
    app.configure_source("office", entry.clone()).await.unwrap();
    app.prefer(preference("sound", value!(false))).await.unwrap();
    let written = std::fs::read_to_string(bench.home().join("settings.json")).unwrap();
    let written: serde_json::Value = serde_json::from_str(&written).unwrap();
    assert_eq!(written["sources"], value!({ "office": entry }));
    for (name, entry, field) in [
        ("socket", entry.clone(), "name"),
        ("test", entry.clone(), "name"),
        ("Büro", entry.clone(), "name"),
        ("office", value!({ "kind": "telegraph" }), "kind"),
        ("office", value!({ "kind": "asterisk", "host": "a b" }), "host"),
    ] {
        let refusal = app.configure_source(name, entry).await.unwrap_err();
        assert_eq!((refusal.code, refusal.field), (Code::UnfitSource, Some(field)), "{name}");
    }
    let refusal = app.keep_source_secret("attic", "secret", "password".into()).await.unwrap_err();
    assert_eq!(refusal.code, Code::NoSuchSource);
    let refusal = app.keep_source_secret("office", "token", "password".into()).await.unwrap_err();
    assert_eq!(refusal.code, Code::UnfitSource);
    let refusal = app.keep_source_secret("office", "secret", "password".into()).await.unwrap_err();
    assert_eq!(refusal.code, Code::Trouble(Trouble::Keyring(KeyringTrouble::NoKeyring)));
    std::fs::create_dir(bench.home().join(".settings.json.new")).unwrap();
    let refusal = app.configure_source("office", entry).await.unwrap_err();
    assert_eq!(refusal.code, Code::NotSaved);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn preview_says_what_a_notice_would() {
    let bench = Bench::start().await;
    let app = bench.app();
    app.prefer(preference("language", value!("en"))).await.unwrap();
    for (privacy, heading, lines) in [
        (
            Privacy::Full,
            "Ivan Petrov",
            &["Incoming · Demo", "Deal · Oak kitchen, Hill Street", "+7 999 888-55-33"] as &[&str],
        ),
        (Privacy::Number, "+7 999 888-55-33", &["Incoming · Demo"]),
        (Privacy::Hidden, "Incoming call · Demo", &[]),
    ] {
        let view = app.preview_notice(privacy);
        assert_eq!(
            (view.heading.as_str(), &view.lines),
            (heading, &lines.iter().map(|line| line.to_string()).collect())
        );
        assert_eq!(view.buttons, ["Open card"]);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_cannot_be_saved_is_not_in_force() {
    let bench = Bench::start().await;
    // The draft cannot be written where a folder is.
    std::fs::create_dir(bench.home().join(".settings.json.new")).unwrap();
    let before = bench.app().preferences();
    let refusal = bench.app().prefer(preference("theme", value!("dark"))).await.unwrap_err();
    assert_eq!((refusal.code, refusal.field), (Code::NotSaved, None));
    assert_eq!(bench.app().preferences(), before);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_status_follows_theme_and_pause() {
    let bench = Bench::start().await;
    let app = bench.app();
    let shown = watch::Sender::new(false);
    let mut status = app.status(shown.subscribe());
    let first = status.borrow().clone();
    assert_eq!((first.theme, first.paused, first.tray), (Theme::System, None, false));
    assert_eq!((first.account.kind, first.account.state), (AccountKind::Sandbox, AccountState::Ready));
    app.prefer(preference("theme", value!("dark"))).await.unwrap();
    until(&mut status, |status| status.theme == Theme::Dark).await;
    shown.send_replace(true);
    until(&mut status, |status| status.tray).await;
    app.pause(true);
    until(&mut status, |status| status.paused.as_ref().is_some_and(|pause| pause.until.is_none())).await;
    app.pause(false);
    until(&mut status, |status| status.paused.is_none()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_first_call_of_a_source_is_awaited_and_test_calls_are_none() {
    let bench = Bench::start().await;
    bench.post(json(ring("+79998885500"))).await;
    let awaited = [bench.app().await_call(), bench.app().await_call()];
    bench.app().test_call("+79998885533").await.unwrap();
    bench.app().examine(true).await.unwrap();
    bench.post(json(ring("+79998885541"))).await;
    bench.post(json(ring("+79998885570"))).await;
    for awaited in awaited {
        let mut call = timeout(PATIENCE, awaited).await.unwrap().unwrap();
        assert_eq!(call.borrow().number.key(), Some("+79998885541"));
        assert!(timeout(PATIENCE, call.wait_for(|call| call.card().is_some())).await.is_ok(), "it is followed");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_recipes_ring_as_they_are() {
    let bench = Bench::start().await;
    let phone = bench.app().phone();
    let text = |id| phone.recipes.iter().find(|recipe| recipe.id == id).unwrap().text.clone().unwrap();
    for (id, program, flag) in [(RecipeId::Curl, "sh", "-c"), (RecipeId::Python, "python3", "-c")] {
        let text = text(id);
        let script = text.clone();
        let run = tokio::task::spawn_blocking(move || Command::new(program).args([flag, &script]).output().unwrap());
        let output = run.await.unwrap();
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success() && said.contains("element_id"), "{text}\n{output:?}");
        assert!(said.contains("card"), "the CRM named a card: {said}");
    }
    assert_eq!(bench.get("/calls").await.body["calls"].as_array().unwrap().len(), 1, "the same call, told twice");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_doctor_says_the_same_to_the_window_and_to_the_socket() {
    let bench = Bench::start().await;
    let shown = serde_json::to_value(bench.app().examine(false).await.unwrap()).unwrap();
    let served = bench.post(json("{}").uri("http://localhost/doctor")).await.body;
    assert_eq!(shown, served);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_history_is_asked_for_by_its_parts() {
    let bench = Bench::start().await;
    for number in ["+79998885533", "+79998885500"] {
        bench.post(json(ring(number))).await;
    }
    let question = |filter, before| HistoryQuestion { search: None, filter, before };
    let numbers = async |filter| {
        let page = bench.app().history(question(filter, None)).await.unwrap();
        page.calls.into_iter().map(|call| call.number.e164.unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(numbers(Filter::All).await, ["+79998885500", "+79998885533"]);
    assert_eq!(numbers(Filter::Unknown).await, ["+79998885500"]);
    assert_eq!(numbers(Filter::Silent).await, Vec::<String>::new());
    let unknown = bench.get("/calls?filter=unknown").await.body;
    assert_eq!(unknown["calls"].as_array().unwrap().len(), 1);
    assert_eq!(bench.get("/calls?filter=strange").await.status, 400);
    let refusal = bench.app().history(question(Filter::All, Some(CallId::fresh()))).await.unwrap_err();
    assert_eq!(refusal.code, Code::UnknownCall);
    let table = bench.app().history(question(Filter::Missed, None)).await.unwrap();
    assert_eq!(value!(table.calls), value!([]));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_account_is_refused_with_the_field_that_is_at_fault() {
    let bench = Bench::start().await;
    let app = bench.app();
    let oauth = || Some(IntegrationView { client_id: "id".into(), redirect_uri: "https://example.com".into() });
    let asked = |host: &str, oauth| ConnectRequest { host: host.into(), oauth, kept: false };
    let mut seen = Vec::new();
    let mut note = |result: Result<(), Refusal>| {
        let refusal = result.unwrap_err();
        assert!(!refusal.message.starts_with("settings-refusal"), "{refusal:?}");
        seen.push((refusal.code, refusal.field.unwrap_or_default()));
    };
    note(app.connect_with_taken(asked("cedar.amocrm.ru", None)).await);
    note(app.connect_with_taken(asked("cedar.amocrm.ru", oauth())).await);
    app.take_secret(SecretKind::Token, &"eyJ0.abc".into()).unwrap();
    note(app.connect_with_taken(asked("example.com", None)).await);
    app.forget_secrets();
    note(app.connect_with_taken(asked("cedar.amocrm.ru", None)).await);
    app.take_secret(SecretKind::ClientSecret, &"secret".into()).unwrap();
    note(app.connect_with_taken(asked("cedar.amocrm.ru", oauth())).await);
    app.take_secret(SecretKind::Code, &"code".into()).unwrap();
    note(app.connect_with_taken(asked("cedar.amocrm.ru", oauth())).await);
    note(app.connect_with_taken(asked("cedar.amocrm.ru", oauth())).await);
    note(app.choose_me(7).await.map_err(|why| app.refuse(&why)));
    note(app.take_secret(SecretKind::Code, &"two words".into()).map(drop));
    let expected = [
        (Code::NoSecret, "token"),
        (Code::NoSecret, "client_secret"),
        (Code::NotAHost, "host"),
        (Code::NoSecret, "token"),
        (Code::NoSecret, "code"),
        (Code::Trouble(Trouble::Keyring(KeyringTrouble::NoKeyring)), ""),
        (Code::NoSecret, "code"),
        (Code::Sandbox, ""),
        (Code::SeveralWords, "code"),
    ];
    assert_eq!(seen, expected);
    assert!(app.sign_out().await.is_ok(), "of the demo nobody needs to sign out");
}
