//! The words of notices, in every case, language and degree of privacy.

mod cards;
mod lists;
mod narrow;
mod troubles;

use super::*;
use crate::call::Refused;
use crate::call::knowledge::Known;
use crate::call::knowledge::{Card, CardKey, CardKind, Names};
use crate::call::number::{CallNumber, Country};
use crate::text::Language;

const PLAIN: Abilities = Abilities { update: true, relabel: true, actions: false, click: Click::Plain };

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
