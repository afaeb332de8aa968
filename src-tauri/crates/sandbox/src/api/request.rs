//! Reads the body of an event: JSON or form, ids as numbers or as digits, and says precisely what is wrong.
//! It must not look into the database: whether a user exists is not a question of form.

use axum::http::{HeaderMap, StatusCode, header};
use serde_json::Value;

use super::form;
use super::problem::{Invalid, Problem};
use crate::notify::Call;

/// The most entries one request may add.
const ENTRIES: usize = 250;
/// The longest text that is taken for a number.
const NUMBER: usize = 255;

/// The calls in a request's body, all of them or a refusal.
pub(crate) fn parse(headers: &HeaderMap, body: &[u8]) -> Result<Vec<Call>, Problem> {
    let tree = tree(headers, body)?;
    let entries = match form::entries(&tree["add"]) {
        Some(entries) if entries.len() > ENTRIES => {
            return Err(whole("add", "TooMany", "At most 250 entries are accepted."));
        }
        Some(entries) if !entries.is_empty() => entries,
        _ => return Err(whole("add", "NotBlank", "This value should not be blank.")),
    };
    let mut calls = Vec::with_capacity(entries.len());
    let mut invalid = Vec::new();
    for (position, entry) in entries.into_iter().enumerate() {
        let mut faults = Vec::new();
        calls.push(call(entry, &mut faults));
        invalid.extend(faults.into_iter().map(|fault| Invalid { entry: position, ..fault }));
    }
    if invalid.is_empty() { Ok(calls) } else { Err(Problem::invalid(invalid)) }
}

/// What the body is said to be, in lower case and without parameters.
pub(super) fn media_type(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    value.split(';').next().map(|value| value.trim().to_ascii_lowercase())
}

fn tree(headers: &HeaderMap, body: &[u8]) -> Result<Value, Problem> {
    // `curl -d '{…}'` says "form" and sends JSON; no form begins with a brace.
    let braced = body.trim_ascii_start().starts_with(b"{");
    match media_type(headers).as_deref() {
        Some("application/x-www-form-urlencoded") if !braced => Ok(form::tree(body)),
        None | Some("application/json" | "application/x-www-form-urlencoded") => {
            serde_json::from_slice(body).map_err(|_| Problem::new(StatusCode::BAD_REQUEST, "The body is no valid JSON"))
        }
        Some(_) => Err(Problem::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "Send application/json or application/x-www-form-urlencoded",
        )),
    }
}

/// Reads one entry and adds what is wrong with it to `faults`.
fn call(entry: &Value, faults: &mut Vec<Invalid>) -> Call {
    match entry.get("type") {
        Some(Value::String(kind)) if kind == "phone_call" => {}
        Some(_) => faults.push(fault("type", "NotSupportedChoice", "The value you selected is not a valid choice.")),
        None => faults.push(fault("type", "FieldMissing", "This field is missing.")),
    }
    Call { phone_number: phone_number(entry.get("phone_number"), faults), users: users(entry.get("users"), faults) }
}

fn phone_number(value: Option<&Value>, faults: &mut Vec<Invalid>) -> String {
    let number = match value {
        None => {
            faults.push(fault("phone_number", "FieldMissing", "This field is missing."));
            return String::new();
        }
        Some(Value::String(number)) => number.clone(),
        Some(Value::Number(number)) => number.to_string(),
        Some(_) => {
            faults.push(fault("phone_number", "InvalidType", "This value should be a string."));
            return String::new();
        }
    };
    if number.trim().is_empty() {
        faults.push(fault("phone_number", "NotBlank", "This value should not be blank."));
    } else if number.len() > NUMBER {
        faults.push(fault("phone_number", "TooLong", "This value is too long."));
    }
    number
}

/// `None` means everybody: that is what an absent, null or empty list says.
fn users(value: Option<&Value>, faults: &mut Vec<Invalid>) -> Option<Vec<i64>> {
    let value = value.filter(|value| !value.is_null())?;
    let single = [value];
    let entries = form::entries(value);
    let (entries, is_list) = match &entries {
        Some(entries) => (entries.as_slice(), true),
        None => (single.as_slice(), false),
    };
    let mut ids = Vec::with_capacity(entries.len());
    for (position, entry) in entries.iter().enumerate() {
        let id = match entry {
            Value::Number(number) => number.as_i64(),
            Value::String(digits) => digits.trim().parse().ok(),
            _ => None,
        };
        match id {
            Some(id) if id > 0 => ids.push(id),
            _ => {
                let path = if is_list { format!("users.{position}") } else { "users".to_owned() };
                faults.push(fault(path, "InvalidType", "This value should be of type int."));
            }
        }
    }
    (!entries.is_empty()).then_some(ids)
}

fn whole(path: &str, code: &'static str, detail: &'static str) -> Problem {
    Problem::invalid(vec![fault(path, code, detail)])
}

fn fault(path: impl Into<String>, code: &'static str, detail: &'static str) -> Invalid {
    Invalid { entry: 0, path: path.into(), code, detail }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn read(media_type: Option<&'static str>, body: &str) -> Result<Vec<Call>, Problem> {
        let mut headers = HeaderMap::new();
        if let Some(media_type) = media_type {
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
        }
        parse(&headers, body.as_bytes())
    }

    #[test]
    fn every_spelling_of_users_is_understood() {
        for (users, expected) in [
            ("", None),
            (r#","users":null"#, None),
            (r#","users":[]"#, None),
            (r#","users":7"#, Some(vec![7])),
            (r#","users":"7""#, Some(vec![7])),
            (r#","users":[7,"8"]"#, Some(vec![7, 8])),
            (r#","users":{"1":8,"0":7}"#, Some(vec![7, 8])),
        ] {
            let body = format!(r#"{{"add":[{{"type":"phone_call","phone_number":"+1"{users}}}]}}"#);
            let calls = read(Some("application/json; charset=utf-8"), &body).unwrap();
            assert_eq!(calls[0].users, expected, "{users}");
        }
    }

    #[test]
    fn forms_and_unlabelled_json_are_read() {
        let form = "add[0][phone_number]=%2B7999&add[0][users][0]=88888&add[0][type]=phone_call";
        let json = r#"{"add":[{"type":"phone_call","phone_number":"+7999","users":[88888]}]}"#;
        let label = "application/x-www-form-urlencoded";
        let from_form = read(Some(label), form).unwrap();
        assert_eq!(from_form[0].phone_number, "+7999");
        assert_eq!(from_form, read(None, json).unwrap());
        assert_eq!(from_form, read(Some(label), json).unwrap());
        assert!(read(Some("text/plain"), json).is_err());
    }
}
