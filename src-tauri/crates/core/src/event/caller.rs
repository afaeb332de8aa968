//! The caller in the fields of an event: the number, whatever the value is, and the name in it or beside it. Nothing is
//! refused here: a call with an unreadable number is still shown.

use serde_json::Value;

use super::{LONGEST_TEXT, clean};
use crate::call::number::{CallNumber, DialPlan, Reading, say_nothing, scientific};

/// The number as it came, to be echoed, and what it says.
pub(super) fn number(value: &Value, plan: DialPlan) -> (String, Reading) {
    let raw: String = raw(value).chars().take(LONGEST_TEXT).collect();
    let mut reading = Reading::of(&raw, plan);
    match value {
        // Its other words are names of fields.
        Value::Array(_) | Value::Object(_) => reading.name = None,
        // No phone number is negative or has a fraction.
        Value::Number(_) if !raw.chars().all(|c| c.is_ascii_digit()) => {
            reading.number = CallNumber::Unreadable(raw.clone());
        }
        _ => {}
    }
    (raw, reading)
}

/// The caller's name: from its field, else from the text around the number. Telephone systems that have no name write a
/// word for that, or repeat the number.
pub(crate) fn name(field: Option<String>, reading: &Reading, plan: DialPlan) -> Option<String> {
    let is_name = |name: &str| name.chars().any(char::is_alphabetic) && !say_nothing(name);
    let field = field.filter(|name| is_name(name));
    let field = field.and_then(|name| match Reading::of(&name, plan) {
        again if again.number.phone().is_some() && again.number.key() == reading.number.key() => again.name,
        Reading { number: CallNumber::Withheld, name } => name,
        _ => Some(name),
    });
    field.or_else(|| reading.name.as_deref().and_then(clean)).filter(|name| name != reading.number.readable())
}

fn raw(value: &Value) -> String {
    match value {
        // PHP writes `false` this way, or a variable that was never set.
        Value::Null | Value::Bool(_) => String::new(),
        Value::String(text) => text.clone(),
        Value::Number(number) => {
            let text = number.to_string();
            scientific(&text).unwrap_or(text)
        }
        Value::Array(values) if values.is_empty() => String::new(),
        Value::Array(values) if values.len() == 1 => raw(&values[0]),
        Value::Object(fields) if fields.is_empty() => String::new(),
        other => other.to_string(),
    }
}
