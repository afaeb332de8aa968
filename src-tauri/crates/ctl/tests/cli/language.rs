//! People are spoken to in the language of their terminal; machines, and who asks for no language, in English.

use serde_json::{Value, json};

use crate::stub::{Finished, Stub, callcardctl};

/// How a run with these variables of the environment ends.
fn run(stub: &Stub, args: &[&str], variables: &[(&str, &str)]) -> Finished {
    let mut command = callcardctl(stub.home());
    command.env_remove("LC_ALL").env_remove("LC_MESSAGES").env_remove("LANG").env_remove("LANGUAGE");
    Finished::from(command.args(args).envs(variables.iter().copied()).output().unwrap())
}

/// Windows and macOS ask the system instead.
#[cfg(target_os = "linux")]
#[test]
fn the_locale_of_the_terminal_chooses_the_language() {
    const EN: &str = "no call is live; name one by its number or --call-id";
    const RU: &str = "сейчас нет звонков; укажите звонок по номеру или через --call-id";
    const ES: &str = "no hay llamadas en curso; indique una por su número o con --call-id";
    const PT: &str = "não há chamadas em andamento; indique uma pelo número ou com --call-id";
    let stub = Stub::always("200 OK", json!({ "calls": [] }));
    for (variables, text) in [
        (&[][..], EN),
        (&[("LANG", "ru_RU.UTF-8")], RU),
        (&[("LANG", "es_MX.UTF-8")], ES),
        (&[("LANG", "pt_BR.UTF-8")], PT),
        (&[("LANG", "en_GB.UTF-8")], EN),
        (&[("LANG", "de_DE.UTF-8")], EN),
        (&[("LANG", "ru_RU.UTF-8"), ("LC_MESSAGES", "es_ES.UTF-8")], ES),
        (&[("LANG", "ru_RU.UTF-8"), ("LC_MESSAGES", "es_ES.UTF-8"), ("LC_ALL", "pt_PT")], PT),
        (&[("LANG", "ru_RU.UTF-8"), ("LC_ALL", "C")], EN),
        (&[("LANG", "ru_RU.UTF-8"), ("LC_ALL", "C.UTF-8")], EN),
        (&[("LANG", "ru_RU.UTF-8"), ("LC_ALL", "POSIX")], EN),
    ] {
        assert_eq!(run(&stub, &["end"], variables).complained(1), format!("callcardctl: {text}\n"), "{variables:?}");
    }
}

#[test]
fn machines_read_english_everywhere() {
    let stub = Stub::always("200 OK", json!({ "calls": [] }));
    let told = run(&stub, &["--json", "end"], &[("LANG", "ru_RU.UTF-8")]).complained(1);
    let told: Value = serde_json::from_str(&told).unwrap();
    let detail = "no call is live; name one by its number or --call-id";
    assert_eq!(told, json!({ "code": "no_live_call", "detail": detail, "problem": null }));
}

/// What tells the state of each check is as wide as the widest word for one, and the advice stands below the title.
#[cfg(target_os = "linux")]
#[test]
fn tables_stand_straight_in_every_language() {
    let checks = json!([
        { "name": "a", "title": "Один", "state": "ok", "detail": "x", "advice": null },
        { "name": "b", "title": "Два", "state": "failed", "detail": "y", "advice": "Совет" },
    ]);
    let stub = Stub::always("200 OK", json!({ "checks": checks, "report": "" }));
    let finished = run(&stub, &["doctor"], &[("LANG", "ru_RU.UTF-8")]);
    assert_eq!(finished.code, Some(1));
    assert_eq!(finished.stdout, "хорошо    Один  x\nОШИБКА    Два   y\n          Совет\n");
    assert_eq!(finished.stderr, "callcardctl: проверок не пройдено: 1 из 2\n");
}

/// No half Russian, half English: the codes of Callcard have words, and where the app's own words are passed on, all is
/// in the app's language.
#[cfg(target_os = "linux")]
#[test]
fn an_output_is_in_one_language() {
    use crate::stub::call;

    const RU: [(&str, &str); 1] = [("LANG", "ru_RU.UTF-8")];
    let stub = Stub::accepting();
    assert_eq!(run(&stub, &["ring", "+79998885533"], &RU).printed(), "Принято: звонит +79998885533\n");
    let hidden = "Принято: звонит скрытый номер (номер не указан)\n";
    assert_eq!(run(&stub, &["ring", ""], &RU).printed(), hidden);

    let all = [
        call(json!({ "phase": "ended", "outcome": "missed", "silence": "not_for_you" })),
        call(
            json!({ "direction": "out", "delivery": { "state": "none", "reason": "outgoing" }, "silence": "outgoing" }),
        ),
        call(json!({ "delivery": { "state": "dropped", "reason": "stale" } })),
        call(json!({ "answer": "not_in_crm", "delivery": { "state": "done", "reason": null } })),
    ];
    let table = run(&Stub::always("200 OK", json!({ "calls": all })), &["calls"], &RU).printed();
    let foreign = |text: &str| text.chars().any(|c| c.is_ascii_alphabetic());
    assert!(!foreign(&table.replace("CRM", "")), "{table}");

    let status = json!({
        "version": "0.1.0", "account": { "kind": "sandbox", "origin": "" }, "me": null, "notifications": "paused",
        "trouble": "sign_in", "calls": { "live": 0, "missed": 0, "waiting": 0 },
    });
    let table = run(&Stub::always("200 OK", status), &["status"], &RU).printed();
    assert!(!foreign(&table.replace("CRM", "").replace("Callcard", "")), "{table}");

    let nobody = tempfile::tempdir().unwrap();
    let mut command = callcardctl(nobody.path());
    command.env_remove("LC_ALL").env_remove("LANGUAGE").envs(RU).args(["ring", "1"]);
    let complaint = Finished::from(command.output().unwrap()).complained(3);
    let words = complaint.lines().next().unwrap().replace("callcardctl", "").replace("Callcard", "");
    assert!(!foreign(&words) && complaint.contains(": такого файла нет\n"), "{complaint}");
    let garbled = run(&Stub::always("200 OK", "{"), &["status"], &RU).complained(1);
    assert_eq!(garbled, "callcardctl: не удалось прочитать ответ Callcard\n");
}

#[cfg(target_os = "linux")]
#[test]
fn the_apps_own_words_are_shown_in_the_apps_language() {
    let checks = json!([{ "name": "a", "title": "Один", "state": "ok", "detail": "x", "advice": null }]);
    let head = "200 OK\r\ncontent-language: ru";
    let stub = Stub::always(head, json!({ "checks": checks, "report": "" }));
    for variables in [&[][..], &[("LANG", "pt_BR.UTF-8")]] {
        assert_eq!(run(&stub, &["doctor"], variables).printed(), "хорошо    Один  x\n", "{variables:?}");
    }
    // What the app says nothing of in words stays in the language of the terminal.
    let calls = Stub::always(head, json!({ "calls": [] }));
    assert!(run(&calls, &["calls"], &[]).printed().starts_with("RANG AT"));
}
