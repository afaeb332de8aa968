//! The users that an event names: an id or a list of ids, however it is written.
//!
//! A list that means nobody is the same as no list. A value that is not an id is left out: a ring is worth more than
//! its list of users.

use serde_json::Value;

use super::items::numbered;

/// The ids, and whether anything else was among them.
pub(super) fn ids(value: &Value) -> (Vec<u64>, bool) {
    let mut users = Vec::new();
    let all_read = gather(value, &mut users);
    (users, !all_read)
}

fn gather(value: &Value, users: &mut Vec<u64>) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::Bool(true) => false,
        Value::Number(number) => match number.as_u64().or_else(|| whole(number.as_f64()?)) {
            Some(id) => add(id, users),
            None => false,
        },
        Value::String(text) => {
            let words = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '|' | '[' | ']' | '"'));
            // Read every one, even after a bad one.
            let mut all = true;
            for word in words.filter(|word| !word.is_empty()) {
                all &= word.parse().is_ok_and(|id| add(id, users));
            }
            all
        }
        Value::Array(items) => {
            let mut all = true;
            for item in items {
                all &= gather(item, users);
            }
            all
        }
        Value::Object(fields) => match (numbered(fields), fields.get("id")) {
            (Some(items), _) => gather(&items.into(), users),
            (None, Some(id)) => gather(id, users),
            (None, None) => fields.is_empty(),
        },
    }
}

/// Programs write zero for "nobody".
fn add(id: u64, users: &mut Vec<u64>) -> bool {
    if id > 0 && !users.contains(&id) {
        users.push(id);
    }
    true
}

/// `88888.0`: some programs have no integers.
fn whole(number: f64) -> Option<u64> {
    let is_id = number.fract() == 0.0 && (0.0..=9e15).contains(&number);
    is_id.then_some(number as u64)
}
