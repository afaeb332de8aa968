//! Finds the events in a tree: `{"add":[…]}` as the CRM defines it, and the near misses that programs write.
//!
//! A list may be an object with numbers for keys, a single event may stand in place of a list or alone, and JSON may
//! stand inside a text. A value without an event is refused by its path.

use serde_json::{Map, Value};

use super::{Fault, FaultCode, Refusal, encoding, json};

/// How many times JSON may be nested inside a JSON text.
const DEEPEST: usize = 3;

/// One event, and its path as the sender wrote it.
pub(super) struct Item {
    pub(super) path: String,
    pub(super) value: Value,
}

/// The events of a body.
pub(super) fn of(root: Value) -> Result<Vec<Item>, Refusal> {
    within(root, DEEPEST)
}

fn within(root: Value, depth: usize) -> Result<Vec<Item>, Refusal> {
    let mut fields = match opened(root)? {
        Value::Array(items) => return list("", items),
        Value::Object(fields) => fields,
        _ => return Err(fault(FaultCode::Required, "is required: a list of events")),
    };
    let add = fields.remove("add").filter(|add| !add.is_null());
    let Some(add) = add else {
        if is_event(&fields) {
            return Ok(vec![Item { path: String::new(), value: fields.into() }]);
        }
        if let Some(items) = numbered(&fields) {
            return list("", items);
        }
        // A form with one field, of any name, that holds everything.
        let mut texts = fields.into_iter().map(|(_, value)| value).filter(is_json);
        return match (texts.next(), texts.next(), depth) {
            (Some(text), None, 1..) => within(text, depth - 1),
            _ => Err(fault(FaultCode::Required, "is required: a list of events")),
        };
    };
    match opened(add)? {
        Value::Array(items) => list("add", items),
        Value::Object(event) if is_event(&event) => Ok(vec![Item { path: "add[0]".into(), value: event.into() }]),
        Value::Object(items) if items.is_empty() => Err(fault(FaultCode::Type, "must be a list of events")),
        Value::Object(items) => match numbered(&items) {
            Some(items) => list("add", items),
            None if items.values().all(Value::is_object) => {
                list("add", items.into_iter().map(|(_, item)| item).collect())
            }
            None => Err(fault(FaultCode::Type, "must be a list of events")),
        },
        _ => Err(fault(FaultCode::Type, "must be a list of events")),
    }
}

fn list(path: &str, items: Vec<Value>) -> Result<Vec<Item>, Refusal> {
    if items.is_empty() {
        return Err(fault(FaultCode::Required, "holds no event"));
    }
    let items = items.into_iter().enumerate();
    items.map(|(index, item)| Ok(Item { path: format!("{path}[{index}]"), value: opened(item)? })).collect()
}

/// A list that PHP encoded as an object because an element had been removed.
pub(super) fn numbered(fields: &Map<String, Value>) -> Option<Vec<Value>> {
    let numbers: Option<Vec<(u64, &Value)>> =
        fields.iter().map(|(key, value)| key.parse().ok().map(|number| (number, value))).collect();
    let mut numbers = numbers.filter(|numbers| !numbers.is_empty())?;
    numbers.sort_by_key(|(number, _)| *number);
    Some(numbers.into_iter().map(|(_, value)| value.clone()).collect())
}

fn is_event(fields: &Map<String, Value>) -> bool {
    fields.contains_key("phone_number") || fields.get("type").and_then(Value::as_str).is_some_and(super::is_phone_call)
}

fn is_json(value: &Value) -> bool {
    value.as_str().is_some_and(|text| json::begins(encoding::trimmed(text)))
}

/// JSON inside a text.
fn opened(value: Value) -> Result<Value, Refusal> {
    match value {
        Value::String(text) if json::begins(encoding::trimmed(&text)) => {
            json::tree(encoding::trimmed(&text)).map_err(|why| Refusal::Unreadable(format!("a text in it is {why}")))
        }
        other => Ok(other),
    }
}

fn fault(code: FaultCode, detail: &str) -> Refusal {
    Refusal::Faults(vec![Fault { path: "add".into(), code, detail: detail.into() }])
}
