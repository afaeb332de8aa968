//! The shapes an event's answer may come in besides the documented one. An answer that is about no event stays as it is.

use serde_json::{Map, Value, json};

/// What a body is padded to, and a bit more: two mebibytes.
const LARGE: usize = 2 * 1024 * 1024;

/// The fields of the first item at the top, instead of `_embedded.items`.
pub(super) fn top_level(mut body: Value) -> Value {
    let Some(item) = items(&mut body).and_then(|items| items.first_mut()).map(Value::take) else {
        return body;
    };
    if let (Value::Object(fields), Value::Object(item)) = (&mut body, item) {
        fields.remove("_embedded");
        fields.extend(item);
    }
    body
}

/// Types nobody expects: the id an object, the kind a word.
pub(super) fn wrong_types(mut body: Value) -> Value {
    for item in items(&mut body).into_iter().flatten() {
        item["element_id"] = json!({"id": item["element_id"]});
        item["element_type"] = json!("contact");
    }
    body
}

/// Ids and kinds as digits in quotes. Null stays null.
pub(super) fn numeric_strings(mut body: Value) -> Value {
    for item in items(&mut body).into_iter().flatten() {
        for name in ["element_id", "element_type"] {
            if let Some(number) = item[name].as_i64() {
                item[name] = json!(number.to_string());
            }
        }
    }
    body
}

/// Every entity is a task, which no call is about. Null stays null.
pub(super) fn unknown_type(mut body: Value) -> Value {
    for item in items(&mut body).into_iter().flatten() {
        if !item["element_type"].is_null() {
            item["element_type"] = json!(4);
        }
    }
    body
}

/// The same and two mebibytes of nothing.
pub(super) fn too_large(body: Value) -> Value {
    let mut fields = match body {
        Value::Object(fields) => fields,
        _ => Map::new(),
    };
    fields.insert("padding".to_owned(), Value::from("x".repeat(LARGE)));
    Value::Object(fields)
}

/// An answer that says that the only entry failed.
pub(super) fn partial_errors() -> Value {
    json!({
        "_links": {"self": {"href": "/api/v2/events", "method": "post"}},
        "_embedded": {"errors": [{"msg": "The entry was not accepted", "item": 0, "code": 400}]},
    })
}

fn items(body: &mut Value) -> Option<&mut Vec<Value>> {
    body.pointer_mut("/_embedded/items")?.as_array_mut()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(id: Value, kind: Value) -> Value {
        json!({"_links": {}, "_embedded": {"items": [{"element_id": id, "element_type": kind, "uid": "u"}]}})
    }

    #[test]
    fn each_shape_says_the_same_in_another_way() {
        let (known, unknown) = (body(json!(7), json!(2)), body(Value::Null, Value::Null));
        for (shape, from, to) in [
            (numeric_strings as fn(Value) -> Value, &known, body(json!("7"), json!("2"))),
            (numeric_strings, &unknown, unknown.clone()),
            (unknown_type, &known, body(json!(7), json!(4))),
            (unknown_type, &unknown, unknown.clone()),
            (wrong_types, &known, body(json!({"id": 7}), json!("contact"))),
            (top_level, &known, json!({"_links": {}, "element_id": 7, "element_type": 2, "uid": "u"})),
        ] {
            assert_eq!(shape(from.clone()), to, "{from}");
        }
        let other = json!({"access_token": "a"});
        for shape in [numeric_strings, unknown_type, wrong_types, top_level] {
            assert_eq!(shape(other.clone()), other);
        }
    }

    #[test]
    fn a_large_body_is_larger_than_two_mebibytes_and_still_json() {
        for from in [body(json!(7), json!(2)), Value::Null] {
            let large = too_large(from.clone());
            assert!(large.to_string().len() > LARGE);
            assert_eq!(large["_embedded"], from["_embedded"]);
        }
    }
}
