//! What is said of troubles, with the CRM, the keyring and the history.

use super::*;

#[test]
fn trouble_with_the_history_names_the_file_or_the_reason() {
    let table = [
        (
            store::Trouble::PutAside { kept: "/data/callcard.unusable-1.db".into(), why: "x".into() },
            "/data/callcard.unusable-1.db",
        ),
        (
            store::Trouble::NotKept { file: "/data/callcard.db".into(), why: "read-only & full".into() },
            "read-only & full",
        ),
    ];
    for (trouble, named) in table {
        for language in Language::ALL {
            let notice = of_store_trouble(&trouble, &Texts::load(language));
            assert!(notice.body.contains(named), "{notice:?}");
            assert_eq!((notice.manner, notice.buttons.len()), (Manner::Trouble, 1));
        }
    }
}

#[test]
fn every_trouble_has_words_and_advice_in_every_language() {
    use crate::trouble::{KeyringTrouble as Keyring, Remedy, SignInTrouble as SignIn, Way};
    let ways = [
        Way::NoSuchName,
        Way::Offline,
        Way::Proxy,
        Way::TlsUntrusted,
        Way::TlsName,
        Way::TlsClock,
        Way::Tls,
        Way::TimedOut,
        Way::CutOff,
        Way::TooMany,
        Way::ServerFault,
        Way::Portal,
        Way::TooLarge,
    ];
    let refused = [
        Refused::SignIn,
        Refused::Unpaid,
        Refused::Blocked,
        Refused::NoRight,
        Refused::NotAnAccount,
        Refused::Redirected,
        Refused::Rejected,
    ];
    let keyring = [
        Keyring::NoKeyring,
        Keyring::KeyringLocked,
        Keyring::KeyringRefused,
        Keyring::KeyringUnsupported,
        Keyring::SecretTooLong,
    ];
    let sign_in = [SignIn::SecretMissing, SignIn::Expired, SignIn::Revoked, SignIn::SignInLost, SignIn::Moved];
    let all = ways.map(Trouble::Way).into_iter().chain(refused.map(Trouble::Refused));
    let all = all.chain(keyring.map(Trouble::Keyring)).chain(sign_in.map(Trouble::SignIn)).chain([Trouble::ChooseMe]);
    for trouble in all {
        for language in Language::ALL {
            let notice = notice(&Popup::Trouble(trouble), language, |_| {});
            for text in [&notice.summary, &notice.body] {
                assert!(!text.starts_with("trouble-") && !text.is_empty(), "{language:?}: {text}");
            }
            let button = if trouble.remedy() == Remedy::Settings { "notice-settings" } else { "notice-doctor" };
            let button = (Button::Open, Texts::load(language).get(button));
            assert_eq!((notice.manner, notice.buttons), (Manner::Trouble, vec![button]));
        }
    }
}

/// The CRM answers both alike: a sign-in that was revoked, and an address that is no longer this account's.
#[test]
fn advice_on_a_refused_sign_in_names_the_address_in_every_language() {
    use crate::trouble::SignInTrouble;
    for trouble in [SignInTrouble::Revoked, SignInTrouble::Moved] {
        for language in Language::ALL {
            let word = match language {
                Language::En => "address",
                Language::Ru => "адрес",
                Language::Es => "dirección",
                Language::Pt => "endereço",
            };
            let notice = notice(&Popup::Trouble(Trouble::SignIn(trouble)), language, |_| {});
            assert!(notice.body.contains(word), "{language:?}: {}", notice.body);
        }
    }
}

#[test]
fn days_are_counted_as_people_count_them() {
    let now: Zoned = "2026-01-31T15:00:00+03:00[Europe/Moscow]".parse().unwrap();
    for (ends, days) in [
        ("2026-01-31T20:59:00Z", 0),
        ("2026-01-31T21:01:00Z", 1),
        ("2026-02-01T11:59:00Z", 1),
        ("2026-02-14T12:00:00Z", 14),
        ("2026-01-30T12:00:00Z", -1),
    ] {
        assert_eq!(days_until(ends.parse().unwrap(), &now), days, "{ends}");
    }
}

#[test]
fn another_callcard_is_named_by_its_machine_where_that_is_known() {
    for language in Language::ALL {
        let texts = Texts::load(language);
        let known = of_another(Some("olga-laptop"), &texts);
        let unknown = of_another(None, &texts);
        assert!(known.body.contains("olga-laptop"), "{language:?}: {}", known.body);
        assert!(!unknown.body.is_empty() && unknown.body != known.body, "{language:?}: {}", unknown.body);
        // A text with a name left open would show its braces.
        assert!(!unknown.body.contains(['{', '}', '$']), "{language:?}: {}", unknown.body);
    }
}
