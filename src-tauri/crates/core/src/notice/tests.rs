//! The words of notices, in every case, language and degree of privacy.

mod narrow;

use super::*;
use crate::call::Refused;
use crate::call::knowledge::Known;
use crate::call::knowledge::{Card, CardKey, CardKind, Names};
use crate::call::number::{CallNumber, Country};
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
    let names = Names { title: title.map(str::to_owned), person: person.map(str::to_owned), ..Names::default() };
    found(CardKind::Deal, names)
}

fn found(kind: CardKind, names: Names) -> Finding {
    Finding::Card { card: Card { key: CardKey { kind, id: 7 }, names }, known: Known::Named }
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
fn the_person_comes_first_and_then_that_it_rings_and_what_it_is_about() {
    check(
        &ringing(kitchen()),
        ("Ivan Petrov", "Incoming\nDeal · Kitchen\n+7 999 888-55-33", &["Open card"]),
        ("Ivan Petrov", "Входящий\nСделка · Kitchen\n+7 999 888-55-33", &["Открыть карточку"]),
    );
    let talking = Popup::Call { caller: Caller { line: Some("Sales".into()), ..kitchen() }, stage: Stage::Talking };
    check(
        &talking,
        ("Ivan Petrov", "On the call · Sales\nDeal · Kitchen\n+7 999 888-55-33", &["Open card"]),
        ("Ivan Petrov", "Разговор · Sales\nСделка · Kitchen\n+7 999 888-55-33", &["Открыть карточку"]),
    );
}

#[test]
fn the_heading_is_the_person_else_the_company_else_the_telephones_name_else_the_number() {
    let text = |text: &str| Some(text.to_owned());
    let names = |title: Option<&str>, person: Option<&str>, company: Option<&str>| {
        let [title, person, company] = [title, person, company].map(|name| name.map(str::to_owned));
        Names { title, person, company, ..Names::default() }
    };
    let number = "+7 999 888-55-33";
    let olga = |rest: &str| format!("Incoming\n{rest}Olga · {number}");
    let bare = |rest: &str| format!("Incoming\n{rest}{number}");
    use CardKind::{Company, Contact, Customer, Deal};
    let table = [
        (Deal, names(Some("Kitchen"), Some("Ivan"), None), "Ivan", bare("Deal · Kitchen\n")),
        (Deal, names(Some("Kitchen"), Some("Ivan"), Some("Cedar")), "Ivan", bare("Deal · Kitchen\n")),
        (Deal, names(Some("Kitchen"), None, Some("Cedar")), "Cedar", olga("Deal · Kitchen\n")),
        (Deal, names(Some("Kitchen"), None, None), "Olga", bare("Deal · Kitchen\n")),
        (Deal, names(Some("Ivan"), Some("Ivan"), None), "Ivan", bare("Deal\n")),
        (Deal, names(None, None, None), "Olga", bare("Deal\n")),
        (Customer, names(Some("Care: a year"), Some("Ivan"), None), "Ivan", bare("Customer · Care: a year\n")),
        (Contact, names(Some("Ivan"), None, None), "Ivan", bare("")),
        (Contact, names(None, None, None), "Olga", bare("Contact\n")),
        (Company, names(Some("Cedar"), None, None), "Cedar", olga("")),
        (Company, names(None, None, None), "Olga", bare("Company\n")),
    ];
    for (kind, names, who, body) in table {
        let named = Caller { name: text("Olga"), ..caller(found(kind, names.clone())) };
        let shown = notice(&ringing(named), Language::En, |_| {});
        assert_eq!((shown.summary.as_str(), shown.body.as_str()), (who, body.as_str()), "{kind:?} {names:?}");
        let nameless = caller(found(kind, names.clone()));
        let expected = if who == "Olga" { number } else { who };
        let shown = notice(&ringing(nameless), Language::En, |_| {});
        assert_eq!(shown.summary, expected, "{kind:?} {names:?} without a name from the telephone system");
    }
}

#[test]
fn a_deal_says_what_stage_it_is_at_and_what_it_is_worth() {
    let names = Names {
        title: Some("Oak kitchen".into()),
        person: Some("Ivan Petrov".into()),
        price: Some(1_240_000),
        currency: Some("₽".into()),
        stage: Some("Negotiation".into()),
        stage_id: Some(61),
        company: None,
    };
    let line = |names: &Names, language| {
        let caller = caller(found(CardKind::Deal, names.clone()));
        notice(&ringing(caller), language, |_| {}).body.lines().nth(1).unwrap().to_owned()
    };
    for (language, expected) in [
        (Language::En, "Deal · Oak kitchen · Negotiation · ₽1,240,000"),
        (Language::Ru, "Сделка · Oak kitchen · Negotiation · 1\u{a0}240\u{a0}000\u{a0}₽"),
        (Language::Es, "Lead · Oak kitchen · Negotiation · 1.240.000\u{a0}₽"),
        (Language::Pt, "Lead · Oak kitchen · Negotiation · ₽\u{a0}1.240.000"),
    ] {
        assert_eq!(line(&names, language), expected);
    }
    let no_currency = Names { currency: None, ..names.clone() };
    assert_eq!(line(&no_currency, Language::En), "Deal · Oak kitchen · Negotiation", "240 of what?");
    for (price, currency, expected) in [(480, "zł", "zł\u{a0}480"), (480, "R$", "R$480"), (1_000, "€", "€1,000")]
    {
        let names = Names { price: Some(price), currency: Some(currency.into()), stage: None, ..names.clone() };
        assert_eq!(line(&names, Language::En), format!("Deal · Oak kitchen · {expected}"));
    }
}

#[test]
fn a_card_without_names_is_shown_by_the_number_and_never_by_an_id() {
    check(
        &ringing(caller(card(None, None))),
        ("+7 999 888-55-33", "Incoming\nDeal", &["Open card"]),
        ("+7 999 888-55-33", "Входящий\nСделка", &["Открыть карточку"]),
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
            let state = if language == Language::En { "Incoming" } else { "Входящий" };
            let body = format!("{state}\n+7 999 888-55-33\n{remark}");
            assert_eq!((notice.summary.as_str(), notice.body), ("Olga", body));
        }
    }
}

#[test]
fn a_card_that_the_crm_has_not_named_says_how_it_is_known() {
    let number = "+7 999 888-55-33";
    for (how, en, ru) in [
        (Known::Remembered, "As last time, not confirmed by the CRM", "Как в прошлый раз, CRM не подтвердила"),
        (Known::Found, "Found by number, not confirmed by the CRM", "Найдено по номеру, CRM не подтвердила"),
    ] {
        check(
            &ringing(caller(known(how))),
            (number, &format!("Incoming\nDeal · Kitchen\n{en}"), &["Open card"]),
            (number, &format!("Входящий\nСделка · Kitchen\n{ru}"), &["Открыть карточку"]),
        );
    }
}

#[test]
fn each_kind_of_card_has_its_word() {
    let table = [
        (CardKind::Deal, ["Deal", "Сделка", "Lead", "Lead"]),
        (CardKind::Customer, ["Customer", "Покупатель", "Cliente", "Cliente"]),
        (CardKind::Contact, ["Contact", "Контакт", "Contacto", "Contato"]),
        (CardKind::Company, ["Company", "Компания", "Compañía", "Empresa"]),
    ];
    for (kind, titles) in table {
        let card = Card { key: CardKey { kind, id: 7 }, names: Names::default() };
        assert_eq!(Language::ALL.map(|language| title(&card, &Texts::load(language))), titles);
    }
}

#[test]
fn a_withheld_number_has_words_and_nothing_to_open() {
    check(&ringing(withheld()), ("Withheld number", "Incoming", &[]), ("Номер скрыт", "Входящий", &[]));
    check(
        &missed(withheld(), "2026-01-31T11:30:00+03:00", 1),
        ("Withheld number", "Missed · at 11:30", &[]),
        ("Номер скрыт", "Пропущен · в 11:30", &[]),
    );
    let named = Caller { name: Some("Olga".into()), ..withheld() };
    check(&ringing(named), ("Olga", "Incoming\nWithheld number", &[]), ("Olga", "Входящий\nНомер скрыт", &[]));
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
        let number = "+7 999 888-55-33";
        check(
            &missed(kitchen(), at, tries),
            ("Ivan Petrov", &format!("Missed · {en}\nDeal · Kitchen\n{number}"), open),
            ("Ivan Petrov", &format!("Пропущен · {ru}\nСделка · Kitchen\n{number}"), back),
        );
    }
}

#[test]
fn many_callers_are_a_list() {
    let named = Caller { name: Some("Olga".into()), ..caller(Finding::Asking) };
    let callers = vec![kitchen(), named, caller(Finding::NotInCrm)];
    let lines = "Ivan Petrov · +7 999 888-55-33\nOlga · +7 999 888-55-33\n+7 999 888-55-33\n";
    check(
        &Popup::Ringing { callers: callers.clone(), more: 4 },
        ("7 calls are ringing", &format!("{lines}and 4 more"), &["Open history"]),
        ("7 входящих звонков", &format!("{lines}и ещё 4"), &["Открыть историю"]),
    );
    check(
        &Popup::AllMissed { calls: 12, callers, more: 2 },
        ("12 missed calls", &format!("{lines}and 2 more"), &["Open history"]),
        ("12 пропущенных звонков", &format!("{lines}и ещё 2"), &["Открыть историю"]),
    );
}

#[test]
fn the_crms_silence_about_a_call_that_is_over_is_not_remarked_on() {
    check(
        &missed(caller(Finding::Asking), "2026-01-31T11:30:00+03:00", 1),
        ("+7 999 888-55-33", "Missed · at 11:30", &["Find in CRM", "Call back"]),
        ("+7 999 888-55-33", "Пропущен · в 11:30", &["Найти в CRM", "Перезвонить"]),
    );
}

#[test]
fn a_list_says_no_number_twice_no_lines_and_no_ids() {
    let on_line = |caller: Caller| Caller { line: Some("Sales".into()), ..caller };
    let nameless = caller(card(None, None));
    let callers = vec![on_line(kitchen()), on_line(caller(Finding::NotInCrm)), internal(), nameless];
    let notice = notice(&Popup::Ringing { callers, more: 0 }, Language::En, |_| {});
    let number = "+7 999 888-55-33";
    assert_eq!(notice.body, format!("Ivan Petrov · {number}\n{number}\nInternal number 204\n{number}"));
}

#[test]
fn a_notice_shows_no_more_than_the_agent_wants_seen() {
    let at = "2026-01-31T11:30:00+03:00";
    let talking = Popup::Call { caller: kitchen(), stage: Stage::Talking };
    let all = Popup::AllMissed { calls: 4, callers: vec![kitchen(), withheld()], more: 2 };
    let on_line = Caller { line: Some("Sales".into()), ..kitchen() };
    let table = [
        (Privacy::Number, ringing(kitchen()), "+7 999 888-55-33", "Incoming"),
        (Privacy::Number, ringing(on_line.clone()), "+7 999 888-55-33", "Incoming · Sales"),
        (Privacy::Number, talking.clone(), "+7 999 888-55-33", "On the call"),
        (Privacy::Number, ringing(withheld()), "Withheld number", "Incoming"),
        (Privacy::Number, missed(kitchen(), at, 1), "+7 999 888-55-33", "Missed · at 11:30"),
        (Privacy::Number, all.clone(), "4 missed calls", "+7 999 888-55-33\nWithheld number\nand 2 more"),
        (Privacy::Hidden, ringing(kitchen()), "Incoming call", ""),
        (Privacy::Hidden, ringing(on_line), "Incoming call", ""),
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
    assert_eq!(notice.summary, "<a href=\"x\">Ivan & Co</a>");
    assert_eq!(
        notice.body,
        "Incoming · <img>
Deal · <b>Deal</b>
+7 999 888-55-33"
    );
}

#[test]
fn a_server_without_buttons_gets_none() {
    let named = Caller { line: Some("R&D".into()), ..caller(Finding::NotInCrm) };
    let notice = notice(&ringing(named), Language::En, |style| style.abilities = PLAIN);
    assert_eq!((notice.body.as_str(), notice.buttons), ("Incoming · R&D\nNot in the CRM", vec![]));
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
fn the_demo_says_so_at_the_end_of_a_line_and_never_on_one_of_its_own() {
    let list = || Popup::Ringing { callers: vec![kitchen()], more: 0 };
    let sales = Caller { line: Some("Sales".into()), ..caller(Finding::NotInCrm) };
    let at = "2026-01-31T11:30:00+03:00";
    let number = "+7 999 888-55-33";
    let table = [
        (Privacy::Full, ringing(sales), number, "Incoming · Sales · Demo\nNot in the CRM"),
        (Privacy::Full, ringing(caller(card(None, None))), number, "Incoming · Demo\nDeal"),
        (Privacy::Full, ringing(withheld()), "Withheld number", "Incoming · Demo"),
        (Privacy::Full, missed(withheld(), at, 1), "Withheld number", "Missed · at 11:30 · Demo"),
        (Privacy::Full, list(), "1 call is ringing · Demo", "Ivan Petrov · +7 999 888-55-33"),
        (Privacy::Number, ringing(kitchen()), number, "Incoming · Demo"),
        (Privacy::Hidden, ringing(kitchen()), "Incoming call · Demo", ""),
        (Privacy::Hidden, missed(kitchen(), at, 1), "Missed call", "at 11:30 · Demo"),
        (Privacy::Hidden, list(), "1 call is ringing · Demo", ""),
    ];
    for (privacy, popup, summary, body) in table {
        let shown = notice(&popup, Language::En, |style| {
            style.demo = true;
            style.privacy = privacy;
        });
        assert_eq!((shown.summary.as_str(), shown.body.as_str()), (summary, body), "{privacy:?} {popup:?}");
    }
}

#[test]
fn a_number_is_not_said_twice() {
    let number = ("Internal number 204", "Внутренний номер 204");
    check(&ringing(internal()), (number.0, "Incoming", &[]), (number.1, "Входящий", &[]));
    let named = Caller { name: Some("Olga".into()), ..internal() };
    let bodies = (format!("Incoming\n{}", number.0), format!("Входящий\n{}", number.1));
    check(&ringing(named), ("Olga", &bodies.0, &[]), ("Olga", &bodies.1, &[]));
    let same = Caller { name: Some("+7 999 888-55-33".into()), ..caller(Finding::NotInCrm) };
    let shown = notice(&ringing(same), Language::En, |_| {});
    assert_eq!((shown.summary.as_str(), shown.body.as_str()), ("+7 999 888-55-33", "Incoming\nNot in the CRM"));
}

#[test]
fn a_text_that_is_no_number_is_an_unknown_caller_with_no_button() {
    let read = |text: &str, finding| {
        let number = CallNumber::read(text, Country::from_code("RU").unwrap());
        Caller { number, ..caller(finding) }
    };
    let unreadable = || read("Line 2 (?)", Finding::Unreadable);
    check(
        &ringing(unreadable()),
        ("Unknown caller", "Incoming\nLine 2 (?)", &[]),
        ("Неизвестный абонент", "Входящий\nLine 2 (?)", &[]),
    );
    let missed = missed(unreadable(), "2026-01-31T11:30:00+03:00", 1);
    assert_eq!(notice(&missed, Language::En, |_| ()).buttons, []);
    let colleague = read("ivan.petrov", Finding::Internal);
    check(&ringing(colleague), ("Colleague ivan.petrov", "Incoming", &[]), ("Коллега ivan.petrov", "Входящий", &[]));
}

#[test]
fn an_extension_stands_behind_its_number() {
    let number = CallNumber::read("8 (495) 123-45-67 (123)", Country::from_code("RU").unwrap());
    let caller = |finding| Caller { number: number.clone(), ..caller(finding) };
    let summary = |popup: &Popup, language| notice(popup, language, |_| ()).summary;
    assert_eq!(summary(&ringing(caller(Finding::Asking)), Language::En), "+7 495 123-45-67 ext. 123");
    assert_eq!(summary(&ringing(caller(Finding::Asking)), Language::Ru), "+7 495 123-45-67 доб. 123");
    let known = notice(&ringing(caller(card(Some("Kitchen"), Some("Ivan")))), Language::En, |_| ());
    assert_eq!(known.body, "Incoming\nDeal · Kitchen\n+7 495 123-45-67 ext. 123");
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
