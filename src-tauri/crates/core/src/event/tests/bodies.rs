//! Bodies in every encoding and under every media type, and JSON with something broken in it.

use super::*;

const GOOD: &str = r#"{"add":[{"type":"phone_call","phone_number":"+79998885533","caller_name":"Иван"}]}"#;

fn name(read: Result<Vec<Report>, Refusal>) -> Option<String> {
    let mut reports = read.unwrap();
    assert_eq!(reports.len(), 1);
    assert_eq!(reports[0].raw_number, "+79998885533");
    reports.remove(0).details.caller_name
}

fn named(name: &str) -> String {
    format!(r#"{{"add":[{{"type":"phone_call","phone_number":"+79998885533","caller_name":"{name}"}}]}}"#)
}

fn utf_16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(unit).collect()
}

#[test]
fn json_is_read_under_any_media_type_or_none() {
    for media_type in [
        "",
        "application/json",
        "Application/JSON; charset=utf-8",
        "application/vnd.api+json",
        "application/x-www-form-urlencoded",
        "text/plain",
        "text/xml",
        "multipart/form-data",
        "?;;=,",
    ] {
        assert_eq!(name(read_as(media_type, GOOD)).as_deref(), Some("Иван"), "{media_type:?}");
    }
    for around in ["\u{feff}", " \r\n\t", "\0", "\u{feff}\u{feff} "] {
        let body = format!("{around}{GOOD}{around}");
        assert_eq!(name(json(&body)).as_deref(), Some("Иван"), "{around:?}");
        // As curl sends it when nobody names a media type.
        let curls = read_as("application/x-www-form-urlencoded", &body);
        assert_eq!(name(curls).as_deref(), Some("Иван"), "{around:?} as curl sends it");
    }
}

#[test]
fn marks_and_utf_16_are_read() {
    for mark in ["", "\u{feff}"] {
        for unit in [u16::to_le_bytes, u16::to_be_bytes] {
            let body = utf_16(&format!("{mark}{GOOD}"), unit);
            for media_type in ["application/json", "", "application/json; charset=utf-16", "text/plain; charset=utf-8"]
            {
                assert_eq!(name(read_as(media_type, &body)).as_deref(), Some("Иван"), "{mark:?} {media_type}");
            }
        }
    }
    let form = "add[0][type]=phone_call&add[0][phone_number]=%2B79998885533&add[0][caller_name]=Иван";
    assert_eq!(name(read_as("", utf_16(form, u16::to_le_bytes))).as_deref(), Some("Иван"));
}

#[test]
fn declared_older_encoding_is_decoded() {
    let (before, after) = GOOD.split_once("Иван").unwrap();
    let with = |bytes: &[u8]| [before.as_bytes(), bytes, after.as_bytes()].concat();
    for (charset, bytes, expected) in [
        ("windows-1251", &[0xc8, 0xe2, 0xe0, 0xed][..], "Иван"),
        ("CP1251", &[0xc8, 0xe2, 0xe0, 0xed], "Иван"),
        ("\"koi8-r\"", &[0xe9, 0xd7, 0xc1, 0xce], "Иван"),
        ("ISO-8859-1", &[b'J', b'o', b's', 0xe9], "José"),
        ("iso-8859-1", "Иван".as_bytes(), "Иван"),
        ("utf-8", &[b'I', 0xc8, 0xe2, 0xe0, 0xed], "I\u{fffd}\u{fffd}\u{fffd}\u{fffd}"),
        ("martian", &[b'I', 0xff], "I\u{fffd}"),
        ("utf-16", "Иван".as_bytes(), "Иван"),
    ] {
        let read = read_as(&format!("application/json; charset={charset}"), with(bytes));
        assert_eq!(name(read).as_deref(), Some(expected), "{charset}");
    }
    // A name without a letter is not a name.
    assert_eq!(name(read_as("", with(&[0xc8, 0xe2, 0xe0, 0xed]))), None);
    // A letter cut in two, and a lone surrogate written out.
    assert_eq!(name(read_as("", with(&[b'I', 0xd0]))).as_deref(), Some("I\u{fffd}"));
    assert!(name(read_as("", with(&[b'I', 0xed, 0xa0, 0xbd]))).is_some_and(|name| name.starts_with("I\u{fffd}")));
}

#[test]
fn broken_character_is_replaced_and_the_event_is_read() {
    for (written, expected) in [
        (r"Ivan \ud83d", "Ivan \u{fffd}"),
        (r"Ivan\udce8", "Ivan\u{fffd}"),
        (r"Ivan \uD83D\ud83d\ude00", "Ivan \u{fffd}😀"),
        (r"Ivan \ude00\ud83d", "Ivan \u{fffd}\u{fffd}"),
        (r"Ivan \ud83dx", "Ivan \u{fffd}x"),
        (r"Ivan \\ud83d", r"Ivan \ud83d"),
        ("Ivan\nPetrov", "Ivan Petrov"),
        ("Ivan\t\u{1}Petrov", "Ivan  Petrov"),
        (r"O\'Brien", "O'Brien"),
        (r"OFFICE\ivan", r"OFFICE\ivan"),
        (r"\u12 Ivan", r"\u12 Ivan"),
        (r"\u00e9t\u00e9 \ud83d", "été \u{fffd}"),
        ("I\\\"van\\\" \\ud83d", "I\"van\" \u{fffd}"),
    ] {
        assert_eq!(name(json(&named(written))).as_deref(), Some(expected), "{written}");
    }
}

#[test]
fn invalid_json_is_refused_with_line_and_column() {
    let body = |fields: &str| format!("{{\"add\":[\n {{\"type\":\"phone_call\",\"phone_number\":{fields}}}]}}");
    for (body, place, word) in [
        (body("'1'"), "line 2, column 38", "double quotes"),
        (body("“1”"), "line 2, column 38", "double quotes"),
        (body("+79998885533"), "line 2, column 38", "plus or a zero"),
        (body("089998885533"), "line 2, column 39", "plus or a zero"),
        (body("NaN"), "line 2, column 38", "values"),
        (body("None"), "line 2, column 38", "values"),
        (body("\"1\","), "line 2, column 42", "comma"),
        (body("\"1\" // the caller"), "line 2, column 42", "comments"),
        (body("\"1\",\"phone_number\":\"2\""), "line 2, column 60", "phone_number stands twice"),
        (body("\"Ж\" 'x'"), "line 2, column 42", "double quotes"),
        ("{\"add\":[{\"type\":\"phone_call\"".to_owned(), "line 1, column 28", "cut off"),
        ("[".repeat(200), "line 1, column 128", "recursion"),
        ("hello".to_owned(), "line 1, column 1", "expected value"),
    ] {
        let Err(Refusal::Unreadable(why)) = json(&body) else { panic!("{body}: {:?}", json(&body)) };
        assert!(why.contains(place) && why.contains(word), "{body}: {why}");
    }
}

#[test]
fn last_of_two_equal_keys_counts_unless_it_names_another_call() {
    let twice = item(r#","line":"1","line":"2","phone_number":"+79998885533","note":1,"note":2"#);
    assert_eq!(twice, item(r#","line":"2""#));
}

#[test]
fn events_are_found_where_a_list_belongs() {
    let event = r#"{"type":"phone_call","phone_number":"+79998885533"}"#;
    let text = serde_json::to_string(event).unwrap();
    let whole = serde_json::to_string(&format!("{{\"add\":[{event}]}}")).unwrap();
    for body in [
        event.to_owned(),
        format!("[{event}]"),
        format!("{{\"add\":{event}}}"),
        format!("{{\"add\":{{\"1\":{event}}}}}"),
        format!("{{\"add\":{{\"call\":{event}}}}}"),
        format!("{{\"0\":{event}}}"),
        format!("{{\"add\":[{text}]}}"),
        format!("{{\"add\":{text}}}"),
        format!("{{\"payload\":{whole},\"token\":\"x\"}}"),
        text.clone(),
        whole.clone(),
        r#"{"phone_number":"+79998885533"}"#.to_owned(),
        r#"{"type":null,"phone_number":"+79998885533"}"#.to_owned(),
        r#"{"type":" Phone_Call ","phone_number":"+79998885533"}"#.to_owned(),
    ] {
        assert_eq!(json(&body), item(""), "{body}");
    }
    let gaps = json(r#"{"add":{"10":{"phone_number":"2"},"9":{"phone_number":"1"}}}"#).unwrap();
    assert_eq!(gaps.iter().map(|report| report.raw_number.as_str()).collect::<Vec<_>>(), ["1", "2"]);
}
