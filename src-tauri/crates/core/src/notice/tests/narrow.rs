//! How notices look where a line holds thirty characters, as on the narrowest of screens: line by line, in every language.

use super::*;

const WIDTH: usize = 30;

/// The lines that a notification server makes of a text: broken at spaces, and within a word only where it must be.
fn lines(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        for word in paragraph.split(' ') {
            let (length, more) = (line.chars().count(), word.chars().count());
            if length > 0 && length + 1 + more > WIDTH {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        lines.push(line);
    }
    lines
}

/// The notice as it is seen: the heading, and below it the body.
fn seen(popup: &Popup, language: Language) -> Vec<String> {
    let plain = |style: &mut Style<'_>| {
        style.abilities = PLAIN;
        style.demo = true;
    };
    let notice = notice(popup, language, plain);
    let body = lines(&notice.body).into_iter().map(|line| format!("  {line}"));
    lines(&notice.summary).into_iter().chain(body).collect()
}

fn sales(language: Language) -> Option<String> {
    let lines = ["Sales", "Продажи", "Ventas", "Vendas"];
    Language::ALL.iter().position(|known| *known == language).map(|place| lines[place].into())
}

/// A deal with all that can be known of it.
fn deal() -> Caller {
    let names = Names {
        title: Some("Oak kitchen, Hill Street".into()),
        person: Some("Ivan Petrov".into()),
        price: Some(18_400),
        currency: Some("€".into()),
        stage: Some("Design".into()),
        ..Names::default()
    };
    caller(found(CardKind::Deal, names))
}

fn check(of: impl Fn(Option<String>) -> Popup, expected: [&[&str]; 4]) {
    for (language, expected) in Language::ALL.into_iter().zip(expected) {
        let seen: Vec<String> =
            seen(&of(sales(language)), language).into_iter().map(|line| line.replace('\u{a0}', "_")).collect();
        assert_eq!(seen, expected, "{language:?}");
        assert!(seen.iter().all(|line| line.trim_start().chars().count() <= WIDTH), "{language:?}: {seen:#?}");
    }
}

#[test]
fn a_known_caller_is_a_name_a_state_a_matter_and_a_number() {
    let number = "  +7 999 888-55-33";
    check(
        |line| ringing(Caller { line, ..deal() }),
        [
            &[
                "Ivan Petrov",
                "  Incoming · Sales · Demo",
                "  Deal · Oak kitchen, Hill",
                "  Street · Design · €18,400",
                number,
            ],
            &[
                "Ivan Petrov",
                "  Входящий · Продажи · Демо",
                "  Сделка · Oak kitchen, Hill",
                "  Street · Design · 18_400_€",
                number,
            ],
            &[
                "Ivan Petrov",
                "  Entrante · Ventas · Demo",
                "  Lead · Oak kitchen, Hill",
                "  Street · Design · 18.400_€",
                number,
            ],
            &[
                "Ivan Petrov",
                "  Tocando · Vendas · Demo",
                "  Lead · Oak kitchen, Hill",
                "  Street · Design · €_18.400",
                number,
            ],
        ],
    );
}

#[test]
fn what_rings_what_is_talked_on_and_what_was_missed_differ_in_words() {
    let ivan = || caller(found(CardKind::Contact, Names { title: Some("Ivan Petrov".into()), ..Names::default() }));
    let number = "  +7 999 888-55-33";
    let who = "Ivan Petrov";
    check(
        |line| Popup::Call { caller: Caller { line, ..ivan() }, stage: Stage::Talking },
        [
            &[who, "  On the call · Sales · Demo", number],
            &[who, "  Разговор · Продажи · Демо", number],
            &[who, "  En curso · Ventas · Demo", number],
            &[who, "  Em chamada · Vendas · Demo", number],
        ],
    );
    check(
        |_| missed(ivan(), "2026-01-31T11:30:00+03:00", 1),
        [
            &[who, "  Missed · at 11:30 · Demo", number],
            &[who, "  Пропущен · в 11:30 · Демо", number],
            &[who, "  Perdida · a las 11:30 · Demo", number],
            &[who, "  Perdida · às 11:30 · Demo", number],
        ],
    );
}

#[test]
fn an_unknown_caller_is_a_number_and_that_nobody_has_it() {
    let number = "+7 999 888-55-33";
    check(
        |line| ringing(Caller { line, ..caller(Finding::NotInCrm) }),
        [
            &[number, "  Incoming · Sales · Demo", "  Not in the CRM"],
            &[number, "  Входящий · Продажи · Демо", "  Нет в CRM"],
            &[number, "  Entrante · Ventas · Demo", "  No está en el CRM"],
            &[number, "  Tocando · Vendas · Demo", "  Não está no CRM"],
        ],
    );
}

#[test]
fn a_caller_without_a_number_of_the_public_network_is_said_in_words() {
    check(
        |line| ringing(Caller { line, ..withheld() }),
        [
            &["Withheld number", "  Incoming · Sales · Demo"],
            &["Номер скрыт", "  Входящий · Продажи · Демо"],
            &["Número oculto", "  Entrante · Ventas · Demo"],
            &["Número oculto", "  Tocando · Vendas · Demo"],
        ],
    );
    check(
        |line| ringing(Caller { line, ..internal() }),
        [
            &["Internal number 204", "  Incoming · Sales · Demo"],
            &["Внутренний номер 204", "  Входящий · Продажи · Демо"],
            &["Número interno 204", "  Entrante · Ventas · Demo"],
            &["Ramal 204", "  Tocando · Vendas · Demo"],
        ],
    );
}

#[test]
fn a_colleagues_sip_name_and_a_text_that_is_no_number_are_said_for_what_they_are() {
    let sip = || Caller { number: CallNumber::Internal("maria.lopez".into()), ..caller(Finding::Internal) };
    check(
        |line| ringing(Caller { line, ..sip() }),
        [
            &["Colleague maria.lopez", "  Incoming · Sales · Demo"],
            &["Коллега maria.lopez", "  Входящий · Продажи · Демо"],
            &["Compañero maria.lopez", "  Entrante · Ventas · Demo"],
            &["Colega maria.lopez", "  Tocando · Vendas · Demo"],
        ],
    );
    let text = || Caller { number: CallNumber::Unreadable("Line 2 (?)".into()), ..caller(Finding::Unreadable) };
    check(
        |line| ringing(Caller { line, ..text() }),
        [
            &["Unknown caller", "  Incoming · Sales · Demo", "  Line 2 (?)"],
            &["Неизвестный абонент", "  Входящий · Продажи · Демо", "  Line 2 (?)"],
            &["Llamante desconocido", "  Entrante · Ventas · Demo", "  Line 2 (?)"],
            &["Chamador desconhecido", "  Tocando · Vendas · Demo", "  Line 2 (?)"],
        ],
    );
}

#[test]
fn a_list_begins_each_line_with_who() {
    let (ivan, number) = ("  Ivan Petrov · +7 999 888-55-33", "  +7 999 888-55-33");
    let nameless = || caller(card(None, None));
    check(
        |_| Popup::AllMissed { calls: 9, callers: vec![kitchen(), nameless(), withheld()], more: 6 },
        [
            &["9 missed calls · Demo", ivan, number, "  Withheld number", "  and 6 more"],
            &["9 пропущенных звонков · Демо", ivan, number, "  Номер скрыт", "  и ещё 6"],
            &["9 llamadas perdidas · Demo", ivan, number, "  Número oculto", "  y 6 más"],
            &["9 chamadas perdidas · Demo", ivan, number, "  Número oculto", "  e mais 6"],
        ],
    );
}

#[test]
fn the_first_line_carries_who_however_long_the_name_is() {
    let long = "María José Fernández-Villaverde de la Torre";
    let caller = caller(found(CardKind::Contact, Names { title: Some(long.into()), ..Names::default() }));
    for language in Language::ALL {
        for popup in [
            ringing(caller.clone()),
            Popup::Call { caller: caller.clone(), stage: Stage::Talking },
            missed(caller.clone(), "2026-01-31T11:30:00+03:00", 3),
        ] {
            assert_eq!(seen(&popup, language)[0], "María José", "{language:?}");
        }
    }
}
