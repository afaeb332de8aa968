//! The words of notices, in every case, language and degree of privacy.

use super::*;
use crate::call::Refused;
use crate::card::{CardKey, Names};
use crate::number::Country;
use crate::text::Language;

const PLAIN: Abilities = Abilities { update: true, actions: false, click: Click::Plain };

fn caller(finding: Finding) -> Caller {
    let number = CallNumber::read("+79998885533", Country::from_code("RU").unwrap());
    Caller { number, name: None, line: None, finding }
}

fn withheld() -> Caller {
    Caller { number: CallNumber::Withheld, ..caller(Finding::Withheld) }
}

fn internal() -> Caller {
    Caller { number: CallNumber::Internal("204".into()), ..caller(Finding::Internal) }
}

fn card(title: Option<&str>, person: Option<&str>) -> Finding {
    let names = Names { title: title.map(str::to_owned), person: person.map(str::to_owned) };
    Finding::Card { card: Card { key: CardKey { kind: CardKind::Deal, id: 7 }, names }, known: Known::Named }
}

/// A deal that is known in this way.
fn known(known: Known) -> Finding {
    match card(Some("Kitchen"), None) {
        Finding::Card { card, .. } => Finding::Card { card, known },
        other => other,
    }
}

fn kitchen() -> Caller {
    caller(card(Some("Kitchen"), Some("Ivan Petrov")))
}

fn ringing(caller: Caller) -> Popup {
    Popup::Call { caller, stage: Stage::Ringing }
}

fn missed(caller: Caller, at: &str, tries: usize) -> Popup {
    Popup::Missed { caller, at: at.parse().unwrap(), tries }
}

/// The notice for a popup at noon in Moscow.
fn notice(popup: &Popup, language: Language, change: impl FnOnce(&mut Style<'_>)) -> Notice {
    let texts = Texts::load(language);
    let now = "2026-01-31T12:00:00+03:00[Europe/Moscow]".parse().unwrap();
    let mut style = Style {
        texts: &texts,
        abilities: Abilities::default(),
        demo: false,
        privacy: Privacy::Full,
        sound: true,
        now: &now,
    };
    change(&mut style);
    compose(popup, &style)
}

type Words<'a> = (&'a str, &'a str, &'a [&'a str]);

fn check(popup: &Popup, en: Words<'_>, ru: Words<'_>) {
    for (language, (summary, body, buttons)) in [(Language::En, en), (Language::Ru, ru)] {
        let notice = notice(popup, language, |_| {});
        let labels: Vec<&str> = notice.buttons.iter().map(|(_, label)| label.as_str()).collect();
        assert_eq!((notice.summary.as_str(), notice.body.as_str(), &labels[..]), (summary, body, buttons), "{popup:?}");
    }
}

#[test]
fn a_card_comes_with_its_person_and_the_number() {
    check(
        &ringing(kitchen()),
        ("Deal: Kitchen", "Ivan Petrov · +7 999 888-55-33", &["Open card"]),
        ("Сделка: Kitchen", "Ivan Petrov · +7 999 888-55-33", &["Открыть карточку"]),
    );
}

#[test]
fn a_card_without_names_still_says_what_it_is() {
    check(
        &ringing(caller(card(None, None))),
        ("Deal 7", "+7 999 888-55-33", &["Open card"]),
        ("Сделка 7", "+7 999 888-55-33", &["Открыть карточку"]),
    );
}

#[test]
fn only_an_unknown_number_offers_a_new_contact() {
    let create = Texts::load(Language::En).get("notice-create-contact");
    let findings = [
        (Finding::NotInCrm, true),
        (Finding::Asking, false),
        (Finding::Untold, false),
        (Finding::Uncertain, false),
        (Finding::Unreported, false),
        (Finding::NoMe, false),
        (Finding::Refused(Refused::Blocked), false),
        (known(Known::Remembered), false),
        (known(Known::Found), false),
    ];
    for (finding, offered) in findings {
        let notice = notice(&ringing(caller(finding.clone())), Language::En, |_| {});
        assert_eq!(notice.buttons.iter().any(|(_, label)| *label == create), offered, "{finding:?}");
        assert!(!notice.buttons.is_empty() && !notice.body.is_empty(), "{finding:?}");
    }
}

#[test]
fn what_the_crm_said_is_remarked_on_below_the_line() {
    let refused = Finding::Refused;
    let table = [
        (Finding::Asking, "Asking the CRM…", "Ищем в CRM…"),
        (Finding::NotInCrm, "Not in the CRM", "Нет в CRM"),
        (Finding::Untold, "The CRM did not say who it is", "CRM не сообщила, кто это"),
        (Finding::Uncertain, "No answer from the CRM", "CRM не ответила"),
        (Finding::Unreported, "The CRM has not been told of this call", "Звонок не передан в CRM"),
        (
            Finding::NoMe,
            "The call was not sent to the CRM: choose who you are first",
            "Звонок не передан в CRM: сначала укажите, кто вы",
        ),
        (refused(Refused::Unpaid), "The CRM has not been told of this call", "Звонок не передан в CRM"),
        (refused(Refused::Blocked), "The CRM has not been told of this call", "Звонок не передан в CRM"),
    ];
    for (finding, en, ru) in table {
        for (language, remark) in [(Language::En, en), (Language::Ru, ru)] {
            let named = Caller { name: Some("Olga".into()), ..caller(finding.clone()) };
            let notice = notice(&ringing(named), language, |_| {});
            assert_eq!((notice.summary.as_str(), notice.body), ("Olga", format!("+7 999 888-55-33\n{remark}")));
        }
    }
}

#[test]
fn a_card_that_the_crm_has_not_named_says_how_it_is_known() {
    let number = "+7 999 888-55-33";
    for (how, en, ru) in [
        (Known::Remembered, "As last time; the CRM has not confirmed it", "Как в прошлый раз, CRM не подтвердила"),
        (Known::Found, "Found by the number; the CRM has not confirmed it", "Найдено по номеру, CRM не подтвердила"),
    ] {
        check(
            &ringing(caller(known(how))),
            ("Deal: Kitchen", &format!("{number}\n{en}"), &["Open card"]),
            ("Сделка: Kitchen", &format!("{number}\n{ru}"), &["Открыть карточку"]),
        );
    }
}

#[test]
fn each_kind_of_card_has_its_word() {
    let table = [
        (CardKind::Deal, ["Deal 7", "Сделка 7", "Lead 7", "Lead 7"]),
        (CardKind::Customer, ["Customer 7", "Покупатель 7", "Cliente 7", "Cliente 7"]),
        (CardKind::Contact, ["Contact 7", "Контакт 7", "Contacto 7", "Contato 7"]),
        (CardKind::Company, ["Company 7", "Компания 7", "Compañía 7", "Empresa 7"]),
    ];
    for (kind, titles) in table {
        let card = Card { key: CardKey { kind, id: 7 }, names: Names::default() };
        assert_eq!(Language::ALL.map(|language| title(&card, &Texts::load(language))), titles);
    }
}

#[test]
fn a_withheld_number_has_words_and_nothing_to_open() {
    check(&ringing(withheld()), ("Withheld number", "", &[]), ("Номер скрыт", "", &[]));
    check(
        &missed(withheld(), "2026-01-31T11:30:00+03:00", 1),
        ("Missed · Withheld number", "at 11:30", &[]),
        ("Пропущен · Номер скрыт", "в 11:30", &[]),
    );
}

#[test]
fn a_missed_call_says_when_and_how_often_and_offers_to_call_back() {
    let (open, back) = (&["Open card", "Call back"], &["Открыть карточку", "Перезвонить"]);
    let table = [
        ("2026-01-31T11:30:00+03:00", 1, "at 11:30", "в 11:30"),
        ("2026-01-31T11:30:00+03:00", 2, "2 calls, the last at 11:30", "2 звонка, последний в 11:30"),
        ("2026-01-30T18:05:00+03:00", 1, "yesterday at 18:05", "вчера в 18:05"),
        (
            "2026-01-29T18:05:00+03:00",
            5,
            "5 calls, the last 2 days ago at 18:05",
            "5 звонков, последний 2 дня назад в 18:05",
        ),
        (
            "2026-01-20T18:05:00+03:00",
            21,
            "21 calls, the last 11 days ago at 18:05",
            "21 звонок, последний 11 дней назад в 18:05",
        ),
    ];
    for (at, tries, en, ru) in table {
        let who = "Ivan Petrov · +7 999 888-55-33\n";
        check(
            &missed(kitchen(), at, tries),
            ("Missed · Deal: Kitchen", &format!("{who}{en}"), open),
            ("Пропущен · Сделка: Kitchen", &format!("{who}{ru}"), back),
        );
    }
}

#[test]
fn many_callers_are_a_list() {
    let named = Caller { name: Some("Olga".into()), ..caller(Finding::Asking) };
    let callers = vec![kitchen(), named, caller(Finding::NotInCrm)];
    let lines = "Deal: Kitchen · +7 999 888-55-33\nOlga · +7 999 888-55-33\n+7 999 888-55-33\n";
    let ru_lines = lines.replace("Deal", "Сделка");
    check(
        &Popup::Ringing { callers: callers.clone(), more: 4 },
        ("7 calls are ringing", &format!("{lines}and 4 more"), &["Open history"]),
        ("7 входящих звонков", &format!("{ru_lines}и ещё 4"), &["Открыть историю"]),
    );
    check(
        &Popup::AllMissed { calls: 12, callers, more: 2 },
        ("12 missed calls", &format!("{lines}and 2 more"), &["Open history"]),
        ("12 пропущенных звонков", &format!("{ru_lines}и ещё 2"), &["Открыть историю"]),
    );
}

#[test]
fn the_crms_silence_about_a_call_that_is_over_is_not_remarked_on() {
    check(
        &missed(caller(Finding::Asking), "2026-01-31T11:30:00+03:00", 1),
        ("Missed · +7 999 888-55-33", "at 11:30", &["Find in CRM", "Call back"]),
        ("Пропущен · +7 999 888-55-33", "в 11:30", &["Найти в CRM", "Перезвонить"]),
    );
}

#[test]
fn a_card_without_a_person_has_the_name_that_the_telephone_system_has() {
    for (person, name) in [(None, "Olga"), (Some("Ivan Petrov"), "Ivan Petrov")] {
        let named = Caller { name: Some("Olga".into()), ..caller(card(Some("Kitchen"), person)) };
        let notice = notice(&ringing(named), Language::En, |_| {});
        assert_eq!(notice.body, format!("{name} · +7 999 888-55-33"));
    }
}

#[test]
fn a_list_says_no_number_twice_and_no_lines() {
    let on_line = |caller: Caller| Caller { line: Some("Sales".into()), ..caller };
    let callers = vec![on_line(kitchen()), on_line(caller(Finding::NotInCrm)), internal()];
    let notice = notice(&Popup::Ringing { callers, more: 0 }, Language::En, |_| {});
    assert_eq!(notice.body, "Deal: Kitchen · +7 999 888-55-33\n+7 999 888-55-33\nInternal number 204");
}

#[test]
fn a_notice_shows_no_more_than_the_agent_wants_seen() {
    let at = "2026-01-31T11:30:00+03:00";
    let talking = Popup::Call { caller: kitchen(), stage: Stage::Talking };
    let all = Popup::AllMissed { calls: 4, callers: vec![kitchen(), withheld()], more: 2 };
    let table = [
        (Privacy::Number, ringing(kitchen()), "+7 999 888-55-33", ""),
        (Privacy::Number, ringing(withheld()), "Withheld number", ""),
        (Privacy::Number, missed(kitchen(), at, 1), "Missed · +7 999 888-55-33", "at 11:30"),
        (Privacy::Number, all.clone(), "4 missed calls", "+7 999 888-55-33\nWithheld number\nand 2 more"),
        (Privacy::Hidden, ringing(kitchen()), "Incoming call", ""),
        (Privacy::Hidden, talking, "Call in progress", ""),
        (Privacy::Hidden, missed(kitchen(), at, 2), "Missed call", "2 calls, the last at 11:30"),
        (Privacy::Hidden, all, "4 missed calls", ""),
    ];
    for (privacy, popup, summary, body) in table {
        let notice = notice(&popup, Language::En, |style| style.privacy = privacy);
        assert_eq!((notice.summary.as_str(), notice.body.as_str()), (summary, body), "{privacy:?} {popup:?}");
    }
}

#[test]
fn each_stage_has_its_manner() {
    let all = Popup::AllMissed { calls: 1, callers: vec![], more: 0 };
    let table = [
        (ringing(kitchen()), Manner::Ringing),
        (Popup::Call { caller: kitchen(), stage: Stage::Talking }, Manner::Talking),
        (Popup::Ringing { callers: vec![], more: 0 }, Manner::Ringing),
        (missed(kitchen(), "2026-01-31T11:30:00+03:00", 1), Manner::Missed),
        (all, Manner::Missed),
    ];
    for (popup, manner) in table {
        assert_eq!(notice(&popup, Language::En, |_| {}).manner, manner, "{popup:?}");
    }
}

#[test]
fn a_name_that_looks_like_markup_is_left_as_it_came() {
    let mut hostile = caller(card(Some("<b>Deal</b>"), Some("<a href=\"x\">Ivan & Co</a>")));
    hostile.line = Some("<img>".into());
    let notice = notice(&ringing(hostile), Language::En, |_| {});
    assert_eq!(notice.summary, "Deal: <b>Deal</b>");
    assert_eq!(notice.body, "<a href=\"x\">Ivan & Co</a> · +7 999 888-55-33 · <img>");
}

#[test]
fn a_server_without_buttons_gets_none() {
    let named = Caller { line: Some("R&D".into()), ..caller(Finding::NotInCrm) };
    let notice = notice(&ringing(named), Language::En, |style| style.abilities = PLAIN);
    assert_eq!((notice.body.as_str(), notice.buttons), ("R&D\nNot in the CRM", vec![]));
}

#[test]
fn a_server_whose_plain_click_closes_is_told_of_only_where_there_is_something_to_open() {
    let middle = |style: &mut Style<'_>| style.abilities.click = Click::Middle;
    for language in Language::ALL {
        let hint = Texts::load(language).get("notice-middle-click");
        let opens = notice(&ringing(kitchen()), language, middle);
        assert_eq!(opens.body.lines().last(), Some(hint.as_str()), "{opens:?}");
        for (popup, change) in [(ringing(withheld()), Click::Middle), (ringing(kitchen()), Click::Button)] {
            let notice = notice(&popup, language, |style| style.abilities.click = change);
            assert!(!notice.body.contains(&hint), "{notice:?}");
        }
    }
}

#[test]
fn the_demo_says_so_last() {
    let list = Popup::Ringing { callers: vec![kitchen()], more: 0 };
    let bodies = [
        (ringing(caller(Finding::NotInCrm)), "Not in the CRM · Demo"),
        (ringing(caller(card(None, None))), "+7 999 888-55-33 · Demo"),
        (ringing(withheld()), "Demo"),
        (missed(withheld(), "2026-01-31T11:30:00+03:00", 1), "at 11:30 · Demo"),
        (list, "Deal: Kitchen · +7 999 888-55-33\nDemo"),
    ];
    for (popup, body) in bodies {
        assert_eq!(notice(&popup, Language::En, |style| style.demo = true).body, body);
    }
}

#[test]
fn a_number_is_not_said_twice() {
    check(&ringing(internal()), ("Internal number 204", "", &[]), ("Внутренний номер 204", "", &[]));
    let named = Caller { name: Some("Olga".into()), ..internal() };
    check(&ringing(named), ("Olga", "204", &[]), ("Olga", "204", &[]));
}

#[test]
fn a_text_that_is_no_number_is_an_unknown_caller_with_no_button() {
    let read = |text: &str, finding| {
        let number = CallNumber::read(text, Country::from_code("RU").unwrap());
        Caller { number, ..caller(finding) }
    };
    let unreadable = || read("Line 2 (?)", Finding::Unreadable);
    check(&ringing(unreadable()), ("Unknown caller", "Line 2 (?)", &[]), ("Неизвестный абонент", "Line 2 (?)", &[]));
    let missed = missed(unreadable(), "2026-01-31T11:30:00+03:00", 1);
    assert_eq!(notice(&missed, Language::En, |_| ()).buttons, []);
    let colleague = read("ivan.petrov", Finding::Internal);
    check(&ringing(colleague), ("Colleague ivan.petrov", "", &[]), ("Коллега ivan.petrov", "", &[]));
}

#[test]
fn an_extension_stands_behind_its_number() {
    let number = CallNumber::read("8 (495) 123-45-67 (123)", Country::from_code("RU").unwrap());
    let caller = |finding| Caller { number: number.clone(), ..caller(finding) };
    let summary = |popup: &Popup, language| notice(popup, language, |_| ()).summary;
    assert_eq!(summary(&ringing(caller(Finding::Asking)), Language::En), "+7 495 123-45-67 ext. 123");
    assert_eq!(summary(&ringing(caller(Finding::Asking)), Language::Ru), "+7 495 123-45-67 доб. 123");
    let known = notice(&ringing(caller(card(Some("Kitchen"), None))), Language::En, |_| ());
    assert_eq!(known.body, "+7 495 123-45-67 ext. 123");
}

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
fn only_what_rings_is_heard_and_only_if_the_agent_wants_it() {
    let at = "2026-01-31T12:00:00Z".parse().unwrap();
    let popups = [
        (Popup::Call { caller: caller(Finding::NotInCrm), stage: Stage::Ringing }, true),
        (Popup::Ringing { callers: vec![caller(Finding::NotInCrm)], more: 0 }, true),
        (Popup::Call { caller: caller(Finding::NotInCrm), stage: Stage::Talking }, false),
        (Popup::Missed { caller: caller(Finding::NotInCrm), at, tries: 1 }, false),
        (Popup::Trouble(Trouble::ChooseMe), false),
    ];
    for (popup, rings) in popups {
        for wanted in [true, false] {
            let heard = notice(&popup, Language::En, |style| style.sound = wanted).sound;
            assert_eq!(heard, rings && wanted, "{popup:?}");
        }
    }
}
