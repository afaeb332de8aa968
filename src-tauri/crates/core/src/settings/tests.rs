//! What a file holds, read and written back: whole, broken, older and newer than this Callcard.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tempfile::TempDir;

use super::*;
use crate::call::number::CallNumber;
use crate::call::number::INTERNAL_DIGITS;

/// A file with this text.
fn file(text: &str) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("settings.json");
    fs::write(&file, text).unwrap();
    (folder, file)
}

fn written(file: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap()
}

fn faults(trouble: Option<Trouble>) -> Vec<String> {
    match trouble {
        None => Vec::new(),
        Some(Trouble::Fields(faults)) => faults.into_iter().map(|fault| fault.field).collect(),
        Some(unusable) => panic!("{unusable}"),
    }
}

#[test]
fn saved_settings_are_read_back() {
    let (_folder, file) = file("{}");
    SettingsFile::open(&file)
        .0
        .change(|settings| (settings.paused, settings.preferences.keep_answered) = (Pause::UntilResumed, false))
        .unwrap();
    let (kept, trouble) = SettingsFile::open(&file);
    let preferences = Preferences { keep_answered: false, ..Preferences::default() };
    let expected = Settings { paused: Pause::UntilResumed, preferences, ..Settings::default() };
    assert_eq!((kept.get(), trouble), (expected, None));
}

#[test]
fn change_that_cannot_be_written_is_not_in_force() {
    let (folder, file) = file("{}");
    let kept = SettingsFile::open(&file).0;
    kept.change(|settings| settings.me = Some(7)).unwrap();
    fs::create_dir(folder.path().join(".settings.json.new")).unwrap();
    assert!(kept.change(|settings| settings.me = Some(8)).is_err());
    assert_eq!((kept.get().me, written(&file)["me"].clone()), (Some(7), json!(7)));
}

#[test]
fn a_missing_file_is_the_defaults_and_no_trouble() {
    let (kept, trouble) = SettingsFile::open(Path::new("/nowhere/settings.json"));
    assert_eq!((kept.get(), trouble), (Settings::default(), None));
}

#[test]
fn file_without_a_json_object_is_put_aside_and_reported() {
    for (text, why) in [("{", "EOF"), ("", "EOF"), ("[]", "expected a map"), ("{\"me\":1}}", "trailing"), ("7", "map")]
    {
        let (_folder, file) = file(text);
        let (kept, trouble) = SettingsFile::open(&file);
        let trouble = trouble.unwrap();
        assert!(matches!(&trouble, Trouble::Unusable { .. }) && trouble.to_string().contains(why), "{text}: {trouble}");
        assert_eq!(kept.get(), Settings::default());
        assert_eq!(fs::read_to_string(file.with_extension("json.unusable")).unwrap(), text);
    }
}

/// All that a newer Callcard might write.
fn of_a_newer_version() -> Value {
    json!({
        "version": 9,
        "colour": "red",
        "welcomed": true,
        "account": {
            "host": "example.amocrm.ru", "id": 7, "name": "Example", "kind": "amo",
            "oauth": { "client_id": "c", "redirect_uri": "https://example.com/", "scopes": ["all"] },
        },
        "me": 88888,
        "theme": "sepia",
        "notices": { "ring_limit": 60, "position": { "x": 1 }, "privacy": "first_name" },
        "quiet": { "ignored": ["+7495*", { "prefix": "+44" }], "holidays": ["2026-01-01"] },
        "history_days": { "calls": 90 },
    })
}

#[test]
fn newer_version_keeps_the_account_and_is_read_as_far_as_it_is_understood() {
    let (_folder, file) = file(&of_a_newer_version().to_string());
    let (kept, trouble) = SettingsFile::open(&file);
    let settings = kept.get();
    let account = settings.account.unwrap();
    assert_eq!(
        (account.host.as_str(), account.id, account.oauth.unwrap().client_id),
        ("example.amocrm.ru", 7, "c".into())
    );
    let preferences = settings.preferences;
    assert_eq!((settings.me, settings.welcomed, preferences.ring_limit), (Some(88888), true, 60));
    assert_eq!(preferences.ignored, ["+7495*".parse().unwrap()]);
    // What it does not understand is as usual.
    assert_eq!((preferences.theme, preferences.privacy, preferences.history_days), (Theme::System, Privacy::Full, 30));
    assert_eq!(faults(trouble), ["history_days", "notices.privacy", "quiet.ignored", "theme"]);
    assert_eq!(written(&file), of_a_newer_version(), "reading writes nothing");
}

#[test]
fn unknown_fields_are_written_back_unchanged() {
    let (_folder, file) = file(&of_a_newer_version().to_string());
    let kept = SettingsFile::open(&file).0;
    kept.change(|settings| settings.preferences.sound = false).unwrap();
    let mut expected = of_a_newer_version();
    expected["notices"]["sound"] = json!(false);
    let after = written(&file);
    assert_eq!(after["notices"]["sound"], false);
    assert!(contains(&after, &expected), "{after:#}");

    // A choice in place of something unknown counts, and only that one.
    kept.change(|settings| settings.preferences.theme = Theme::Dark).unwrap();
    expected["theme"] = json!("dark");
    assert!(contains(&written(&file), &expected));
    assert_eq!(SettingsFile::open(&file).0.get(), kept.get());
}

/// Everything of the smaller one is in the larger one, word for word.
fn contains(larger: &Value, smaller: &Value) -> bool {
    match (larger, smaller) {
        (Value::Object(larger), Value::Object(smaller)) => {
            smaller.iter().all(|(key, value)| larger.get(key).is_some_and(|larger| contains(larger, value)))
        }
        (larger, smaller) => larger == smaller,
    }
}

#[test]
fn another_account_inherits_nothing_of_the_last_one() {
    let (_folder, file) = file(&of_a_newer_version().to_string());
    let kept = SettingsFile::open(&file).0;
    let other = ConnectedAccount {
        host: "other.kommo.com".to_owned().try_into().unwrap(),
        id: 8,
        name: "Other".into(),
        oauth: None,
        country: None,
    };
    kept.change(|settings| settings.account = Some(other.clone())).unwrap();
    assert_eq!(
        written(&file)["account"],
        json!({ "host": "other.kommo.com", "id": 8, "name": "Other", "oauth": null, "country": null })
    );
    kept.change(|settings| settings.account = None).unwrap();
    assert_eq!(written(&file)["account"], Value::Null);
    assert_eq!(written(&file)["colour"], "red");
}

#[test]
fn account_of_an_unknown_form_stays_in_the_file() {
    let stranger = json!({ "account": { "crm": "other", "host": "example.org" }, "me": 3 });
    let (_folder, file) = file(&stranger.to_string());
    let (kept, trouble) = SettingsFile::open(&file);
    assert_eq!((kept.get().account, faults(trouble)), (None, vec!["account".into()]));
    kept.change(|settings| settings.preferences.sound = false).unwrap();
    assert_eq!(written(&file)["account"], stranger["account"]);
}

#[test]
fn a_broken_value_costs_its_own_field_alone() {
    let account = json!({ "host": "example.amocrm.ru", "id": 7, "name": "Example", "oauth": null });
    for (broken, field) in [
        (json!({ "default_country": "Russia" }), "default_country"),
        (json!({ "notices": { "ring_limit": 1 } }), "notices.ring_limit"),
        (json!({ "notices": { "ring_limit": "long" } }), "notices.ring_limit"),
        (json!({ "notices": { "sound": null } }), "notices.sound"),
        (json!({ "notices": true }), "notices"),
        (json!({ "history_days": 0 }), "history_days"),
        (json!({ "history_days": -1 }), "history_days"),
        (json!({ "paused": "tomorrow" }), "paused"),
        (json!({ "language": "tlh" }), "language"),
        (json!({ "theme": ["dark"] }), "theme"),
        (json!({ "me": "88888" }), "me"),
        (json!({ "version": "one" }), "version"),
        (json!({ "opening": { "when": "always" } }), "opening.when"),
        (json!({ "quiet": { "ignored": ["office"] } }), "quiet.ignored"),
        (json!({ "quiet": { "shortest": 1.5 } }), "quiet.shortest"),
        (json!({ "quiet": { "lines": "sales" } }), "quiet.lines"),
    ] {
        let mut document = broken.clone();
        document["account"] = account.clone();
        document["everyone"] = json!(true);
        let (_folder, file) = file(&document.to_string());
        let (kept, trouble) = SettingsFile::open(&file);
        assert_eq!(faults(trouble), [field], "{broken}");
        let expected = Settings {
            account: Some(serde_json::from_value(account.clone()).unwrap()),
            preferences: Preferences { everyone: true, ..Preferences::default() },
            ..Settings::default()
        };
        assert_eq!(kept.get(), expected, "{broken}");
    }
}

#[test]
fn a_broken_part_of_the_account_is_not_the_end_of_it() {
    for (account, field) in [
        (json!({ "host": "example.amocrm.ru", "id": 7, "name": 5 }), "account.name"),
        (json!({ "host": "example.amocrm.ru", "id": 7, "name": "Example", "oauth": "yes" }), "account.oauth"),
    ] {
        let (_folder, file) = file(&json!({ "account": account, "me": 3 }).to_string());
        let (kept, trouble) = SettingsFile::open(&file);
        let settings = kept.get();
        assert_eq!((settings.account.unwrap().id, settings.me), (7, Some(3)), "{account}");
        assert_eq!(faults(trouble), [field], "{account}");
    }
}

#[test]
fn a_byte_order_mark_is_no_fault() {
    let (_folder, file) = file("\u{feff}{\"me\":3}");
    let (kept, trouble) = SettingsFile::open(&file);
    assert_eq!((kept.get().me, trouble), (Some(3), None));
}

#[test]
fn the_country_is_the_chosen_one_or_else_the_accounts() {
    let account = r#""account":{"host":"cedar.amocrm.ru","id":7,"name":"Cedar","oauth":null,"country":"BR"}"#;
    let older = r#""account":{"host":"cedar.amocrm.ru","id":7,"name":"Cedar","oauth":null}"#;
    for (text, country) in [
        ("{}".to_owned(), "RU"),
        (r#"{"default_country":"KZ"}"#.to_owned(), "KZ"),
        (format!("{{{account}}}"), "BR"),
        (format!(r#"{{"default_country":"auto",{account}}}"#), "BR"),
        (format!(r#"{{"default_country":"RU",{account}}}"#), "RU"),
        (format!("{{{older}}}"), "RU"),
    ] {
        let (_folder, file) = file(&text);
        let (settings, trouble) = SettingsFile::open(&file);
        assert_eq!(trouble, None, "{text}");
        assert_eq!(Some(settings.get().country()), Country::from_code(country), "{text}");
        assert_eq!(settings.get().dial_plan().internal_digits, INTERNAL_DIGITS);
    }
}

#[test]
fn numbers_are_read_by_the_chosen_length_of_internal_ones() {
    for (text, is_internal) in [(r#"{"internal_digits":6}"#, true), ("{}", false)] {
        let (_folder, file) = file(text);
        let plan = SettingsFile::open(&file).0.get().dial_plan();
        let number = CallNumber::read("735797", plan);
        assert_eq!(matches!(number, CallNumber::Internal(_)), is_internal, "{text}: {number:?}");
    }
}
