mod bodies;
mod fields;
mod forms;
pub(crate) mod fuzz;

use super::*;
use crate::call::number::{CallNumber, Country};

fn country() -> Country {
    Country::from_code("RU").unwrap()
}

fn read_as(media_type: &str, body: impl AsRef<[u8]>) -> Result<Vec<Report>, Refusal> {
    read(body.as_ref(), &Media::read(media_type.as_bytes()), country()).map(|told| told.reports)
}

fn json(body: &str) -> Result<Vec<Report>, Refusal> {
    read_as("application/json", body)
}

fn form(body: &str) -> Result<Vec<Report>, Refusal> {
    read_as("application/x-www-form-urlencoded", body)
}

fn item(fields: &str) -> Result<Vec<Report>, Refusal> {
    json(&format!(r#"{{"add":[{{"type":"phone_call","phone_number":"+79998885533"{fields}}}]}}"#))
}

fn paths(refused: Result<Vec<Report>, Refusal>) -> Vec<(String, String)> {
    match refused {
        Err(Refusal::Faults(faults)) => {
            faults.into_iter().map(|fault| (fault.path, crate::trouble::word(&fault.code))).collect()
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_crms_own_example_is_read() {
    let reports = json(r#"{"add":[{"type":"phone_call","phone_number":"+79998885533","users":[88888,99999]}]}"#);
    let mut expected =
        Report::ring(CallNumber::read("+79998885533", country()), "+79998885533".into(), Source::outside(None));
    expected.details.users = Some(vec![88888, 99999]);
    expected.direction_told = false;
    assert_eq!(reports, Ok(vec![expected]));
}

#[test]
fn a_form_says_the_same_as_json() {
    let written = "add%5B0%5D%5Bphone_number%5D=%2B79998885533&add%5B0%5D%5Busers%5D%5B0%5D=88888\
        &add%5B0%5D%5Busers%5D%5B1%5D=99999&add%5B0%5D%5Btype%5D=phone_call";
    let as_json = item(r#","users":["88888",99999]"#);
    assert_eq!(form(written), as_json);
    let raw = "add[0][type]=phone_call&add[0][phone_number]=%2B79998885533&add[0][users]=88888";
    assert_eq!(form(raw), item(r#","users":88888"#));
}

#[test]
fn form_items_keep_the_order_of_their_numbers() {
    let written: String =
        (0..12).map(|n| format!("add[{n}][type]=phone_call&add[{n}][phone_number]={}&", 100 + n)).collect();
    let numbers: Vec<String> = form(&written).unwrap().into_iter().map(|report| report.raw_number).collect();
    let expected: Vec<String> = (100..112).map(|n| n.to_string()).collect();
    assert_eq!(numbers, expected);
}

#[test]
fn our_optional_fields_are_read() {
    let report = item(
        r#","call_id":"a-1","source":"pbx","phase":"ended","cause":"busy","direction":"out","to":"101","line":"sales",
        "caller_name":"Ivan","at":"2026-01-31T12:00:00+03:00""#,
    )
    .unwrap()
    .remove(0);
    assert_eq!(report.source_call_id.as_deref(), Some("a-1"));
    assert_eq!(report.source.as_str(), "pbx");
    assert_eq!(report.phase, Reported::Ended(Some(Cause::Busy)));
    assert_eq!(report.direction, Direction::Out);
    assert_eq!((report.details.to.as_deref(), report.details.line.as_deref()), (Some("101"), Some("sales")));
    assert_eq!(report.details.caller_name.as_deref(), Some("Ivan"));
    assert_eq!(report.at, Some("2026-01-31T09:00:00Z".parse().unwrap()));
}

#[test]
fn each_fault_is_named_by_its_path() {
    let table: [(&str, &[(&str, &str)]); 14] = [
        (r#"{}"#, &[("add", "required")]),
        (r#"[]"#, &[("add", "required")]),
        (r#"{"add":{}}"#, &[("add", "type")]),
        (r#"{"add":7}"#, &[("add", "type")]),
        (r#"{"add":[]}"#, &[("add", "required")]),
        (r#"{"add":[7]}"#, &[("add[0]", "type")]),
        (r#"{"add":[{}]}"#, &[("add[0].phone_number", "required")]),
        (r#"[{}]"#, &[("[0].phone_number", "required")]),
        (r#"{"type":"phone_call"}"#, &[("phone_number", "required")]),
        (r#"{"add":[{"type":"sms","phone_number":"1"}]}"#, &[("add[0].type", "value")]),
        (r#"{"add":[{"type":7,"phone_number":"1"}]}"#, &[("add[0].type", "value")]),
        (
            r#"{"add":[{"type":"phone_call","phone_number":"1"},{"type":"x","phone_number":"1"}]}"#,
            &[("add[1].type", "value")],
        ),
        (r#"{"add":[{"type":"phone_call","phone_number":"1","phase":"held"}]}"#, &[("add[0].phase", "value")]),
        (r#"{"add":[{"type":"phone_call","phone_number":"1","cause":"busy"}]}"#, &[("add[0].cause", "value")]),
    ];
    for (body, expected) in table {
        let expected: Vec<_> = expected.iter().map(|(path, code)| (path.to_string(), code.to_string())).collect();
        assert_eq!(paths(json(body)), expected, "{body}");
    }
}

#[test]
fn unreadable_and_oversized_bodies_are_refused_whole() {
    assert!(matches!(json("{"), Err(Refusal::Unreadable(_))));
    for nothing in ["", " \r\n", "\u{feff}", "\0"] {
        assert_eq!(json(nothing), Err(Refusal::Empty));
    }
    assert_eq!(read_as("text/xml", "<add/>"), Err(Refusal::Foreign("text/xml".into())));
    let many = |count| {
        let events = vec![r#"{"type":"phone_call","phone_number":"1"}"#; count].join(",");
        json(&format!(r#"{{"add":[{events}]}}"#)).map(|reports| reports.len())
    };
    assert_eq!(many(MOST_EVENTS), Ok(MOST_EVENTS));
    assert_eq!(many(MOST_EVENTS + 1), Err(Refusal::TooMany(MOST_EVENTS + 1)));
    let fields = |count| form(&vec!["a=x"; count].join("&"));
    assert!(matches!(fields(2_000), Err(Refusal::Faults(_))), "read, and found to hold no event");
    assert!(matches!(fields(2_001), Err(Refusal::Unreadable(_))));
}

fn caller(number: &str, fields: &str) -> Report {
    json(&format!(r#"{{"add":[{{"type":"phone_call","phone_number":{number}{fields}}}]}}"#)).unwrap().remove(0)
}

#[test]
fn any_number_is_accepted_and_cut_to_length() {
    let spaced = |length: usize| caller(&format!("\"{:length$}\"", "+79998885533"), "");
    let long = caller(&format!("\"{}\"", "я".repeat(5_000)), "");
    assert_eq!(spaced(5_000).number, CallNumber::read("+79998885533", country()));
    assert_eq!(spaced(5_000).raw_number.chars().count(), 200);
    assert_eq!((long.raw_number.chars().count(), long.number.readable().chars().count()), (200, 200));
    let unreadable = |text: &str| CallNumber::Unreadable(text.into());
    for (value, number) in [
        ("\"hello world\"", unreadable("hello world")),
        ("\"ivan.petrov\"", CallNumber::Internal("ivan.petrov".into())),
        ("10.5", unreadable("10.5")),
        ("-5", unreadable("-5")),
        ("0", CallNumber::Withheld),
        ("false", CallNumber::Withheld),
        ("true", CallNumber::Withheld),
        ("[]", CallNumber::Withheld),
        ("{}", CallNumber::Withheld),
        ("101", CallNumber::Internal("101".into())),
    ] {
        assert_eq!(caller(value, "").number, number, "{value}");
    }
    for value in [
        "79998885533",
        "79998885533.0",
        "7.9998885533e10",
        "\"7.9998885533E+10\"",
        "[\"+79998885533\"]",
        r#"{"number":"79998885533","name":"x"}"#,
    ] {
        let report = caller(value, "");
        assert_eq!(report.number.key(), Some("+79998885533"), "{value}");
        assert_eq!(report.details.caller_name, None, "{value}");
    }
}

#[test]
fn number_field_can_carry_the_callers_name() {
    let table = [
        (r#""\"Ivan\" <79998885533>""#, "", Some("Ivan")),
        (r#""+79998885533 (Ivan)""#, "", Some("Ivan")),
        (r#""\"Ivan\" <79998885533>""#, r#","caller_name":"<unknown>""#, Some("Ivan")),
        (r#""\"Ivan\" <79998885533>""#, r#","caller_name":"Olga""#, Some("Olga")),
        (r#""\"79998885533\" <sip:79998885533@10.0.0.1>""#, "", None),
        (r#""\"Ivan Petrov\" <sip:anonymous@anonymous.invalid>""#, "", Some("Ivan Petrov")),
    ];
    for (number, fields, name) in table {
        assert_eq!(caller(number, fields).details.caller_name.as_deref(), name, "{number}{fields}");
    }
}

#[test]
fn json_numbers_are_read_as_text() {
    let body = r#"{"add":[{"type":"phone_call","phone_number":79998885533,"call_id":17,"line":2,"users":7}]}"#;
    let report = json(body).unwrap().remove(0);
    assert_eq!((report.raw_number.as_str(), report.source_call_id.as_deref()), ("79998885533", Some("17")));
    assert_eq!((report.details.line.as_deref(), report.details.users), (Some("2"), Some(vec![7])));
}

#[test]
fn null_and_empty_count_as_missing() {
    let fields = r#","call_id":null,"source":" ","phase":null,"direction":null,"line":"","caller_name":null,
        "at":null,"users":[]"#;
    assert_eq!(item(fields), item(""));
    assert_eq!(item(r#","users":null"#), item(""));
    assert_eq!(item(r#","users":" 7 ""#), item(r#","users":7"#));
}

#[test]
fn hostile_text_is_made_harmless() {
    assert_eq!(clean("Ivan\u{202e}vortep\u{0}\nX"), Some("Ivanvortep X".into()));
    assert_eq!(clean("\u{200f}  \u{7}"), None);
    let turns = "\u{61c}\u{200e}\u{200f}\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}";
    assert_eq!(turns.chars().find(|c| clean(&c.to_string()).is_some()), None);
    assert_eq!(clean(&"я".repeat(500)).unwrap().chars().count(), 200);
}

#[test]
fn a_number_is_no_name() {
    let name = |text: &str| item(&format!(r#","caller_name":"{text}""#)).unwrap().remove(0).details.caller_name;
    for text in ["+7 (999) 888-55-33", "sip:+79998885533@10.0.0.1", "<79998885533>", "8 999 888-55-33 (моб.)"] {
        assert_eq!(name(text), None, "{text}");
    }
    for text in ["Ivan 2", "Acme 8 999 888-55-34", "No", "Private Bank"] {
        assert_eq!(name(text), Some(text.into()));
    }
    assert_eq!(name(r#"\"Ivan\" <79998885533>"#), Some("Ivan".into()));
}

#[test]
fn word_for_a_missing_name_is_not_a_name() {
    let name = |text: &str| item(&format!(r#","caller_name":"{text}""#)).unwrap().remove(0).details.caller_name;
    for text in
        ["<unknown>", "Unknown", "anonymous", "asterisk", "(N/A)", "Неизвестно", "Нет имени", "Desconocido", "-", "O"]
    {
        assert_eq!(name(text), None, "{text}");
    }
}

#[test]
fn empty_number_is_withheld() {
    for number in ["null", "\"\"", "\"anonymous\"", "\"Номер скрыт\"", "\"<unknown>\"", "\"Out-Of-Area\""] {
        let body = format!(r#"{{"add":[{{"type":"phone_call","phone_number":{number}}}]}}"#);
        assert_eq!(json(&body).unwrap()[0].number, CallNumber::Withheld);
    }
}
