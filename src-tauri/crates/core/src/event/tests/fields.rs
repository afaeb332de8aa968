//! Optional fields that are empty, spelt differently, or make no sense.

use super::*;

/// Reads an event with these fields: what was read, and the paths of the fields that were left out.
fn told(fields: &str) -> (Report, Vec<String>) {
    let body = format!(r#"{{"add":[{{"type":"phone_call","phone_number":"+79998885533"{fields}}}]}}"#);
    let told =
        read(body.as_bytes(), &Media::default(), country()).unwrap_or_else(|refusal| panic!("{body}: {refusal:?}"));
    let left_out = told.dropped.into_iter().map(|fault| fault.path).collect();
    (told.reports.into_iter().next().unwrap(), left_out)
}

#[test]
fn empty_value_in_any_spelling_counts_as_missing() {
    let (bare, _) = told("");
    for nothing in ["null", r#""""#, r#"" ""#, "[]", r#"[""]"#, "[null]", "{}", "false"] {
        for field in ["type", "users", "phase", "cause", "direction", "at", "call_id", "source", "to", "line"] {
            let fields = if field == "type" { String::new() } else { format!(r#","{field}":{nothing}"#) };
            assert_eq!(told(&fields), (bare.clone(), vec![]), "{field}: {nothing}");
        }
    }
    for zero in ["0", r#""0""#, "[0]", r#"["0"]"#, r#"[0,""]"#, r#"{"0":0}"#, r#"",""#] {
        assert_eq!(told(&format!(r#","users":{zero}"#)), (bare.clone(), vec![]), "{zero}");
    }
    assert_eq!(told(r#","call_id":"0""#).0.source_call_id.as_deref(), Some("0"), "calls may be counted from there");
    for zero in [r#","at":0"#, r#","at":"0""#, r#","call_id":0"#] {
        assert_eq!(told(zero), (bare.clone(), vec![]), "{zero}");
    }
}

#[test]
fn users_are_read_from_any_kind_of_list() {
    for users in [
        "[88888,99999]",
        r#"["88888","99999"]"#,
        r#"{"0":88888,"2":99999}"#,
        r#"{"10":99999,"9":"88888"}"#,
        r#""88888,99999""#,
        r#""88888; 99999""#,
        r#"["88888, 99999"]"#,
        r#""[88888,99999]""#,
        r#"[{"id":88888},{"id":"99999"}]"#,
        "[88888.0,99999.0]",
        "[88888,0,null,99999,88888]",
    ] {
        let (report, left_out) = told(&format!(r#","users":{users}"#));
        assert_eq!((report.details.users, left_out), (Some(vec![88888, 99999]), vec![]), "{users}");
    }
}

#[test]
fn senseless_optional_field_is_left_out_and_the_call_rings() {
    let (bare, _) = told("");
    for (field, nonsense) in [
        ("users", r#"["boss"]"#),
        ("users", "-5"),
        ("users", "true"),
        ("users", "1.5"),
        ("users", r#"{"name":"boss"}"#),
        ("direction", r#""up""#),
        ("direction", "7"),
        ("at", r#""noon""#),
        ("at", "1767225600"),
        ("at", r#"{"date":"2026-01-31"}"#),
        ("call_id", r#"["a","b"]"#),
        ("source", r#"{"name":"pbx"}"#),
        ("line", "true"),
        ("to", "[1,2]"),
    ] {
        let left_out = vec![format!("add[0].{field}")];
        assert_eq!(told(&format!(r#","{field}":{nonsense}"#)), (bare.clone(), left_out), "{field}: {nonsense}");
    }
    let (report, left_out) = told(r#","users":["boss",88888]"#);
    assert_eq!((report.details.users, left_out.len()), (Some(vec![88888]), 1));
    assert_eq!(told(r#","phase":"ringing","cause":"busy""#), (bare, vec!["add[0].cause".to_owned()]));
    let (report, _) = told(r#","phase":"answered","cause":"nonsense""#);
    assert_eq!(report.phase, Reported::Answered);
}

#[test]
fn words_are_read_in_any_case_and_spelling() {
    for (fields, phase) in [
        (r#""phase":"RINGING""#, Reported::Ringing),
        (r#""phase":" Answered ""#, Reported::Answered),
        (r#""phase":"Ended","cause":"NO ANSWER""#, Reported::Ended(Some(Cause::NoAnswer))),
        (r#""phase":"ended","cause":"noAnswer""#, Reported::Ended(Some(Cause::NoAnswer))),
        (r#""phase":"ENDED","cause":"Answered-Elsewhere""#, Reported::Ended(Some(Cause::AnsweredElsewhere))),
        (r#""phase":["ended"],"cause":["BUSY"]"#, Reported::Ended(Some(Cause::Busy))),
        (r#""phase":"ended","cause":"""#, Reported::Ended(None)),
    ] {
        assert_eq!(told(&format!(",{fields}")).0.phase, phase, "{fields}");
    }
    for word in ["out", "OUT", "Outgoing", "outbound", " out "] {
        assert_eq!(told(&format!(r#","direction":"{word}""#)).0.direction, Direction::Out, "{word}");
    }
    for word in ["in", "In", "incoming", "INBOUND"] {
        let (report, left_out) = told(&format!(r#","direction":"{word}""#));
        assert_eq!((report.direction, report.direction_told, left_out), (Direction::In, true, vec![]), "{word}");
    }
}

#[test]
fn unknown_phase_or_cause_is_refused_and_the_valid_ones_are_named() {
    for (fields, path, words) in [
        (r#","phase":"hold""#, "add[0].phase", "ringing, answered, ended"),
        (r#","phase":7"#, "add[0].phase", "ringing, answered, ended"),
        (r#","phase":"ended","cause":"bored""#, "add[0].cause", "busy, cancelled, no_answer"),
        (r#","cause":"bored""#, "add[0].cause", "goes with phase \"ended\""),
    ] {
        let Err(Refusal::Faults(faults)) = item(fields) else { panic!("{fields}: {:?}", item(fields)) };
        assert_eq!(faults.len(), 1, "{faults:?}");
        assert!(faults[0].path == path && faults[0].detail.contains(words), "{faults:?}");
    }
}
