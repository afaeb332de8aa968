//! Missed calls, and lists of callers.

use super::*;

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
