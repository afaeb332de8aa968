//! Takes the secrets out of a request for tokens before it is written down.

use serde_json::{Map, Value};

/// The fields of such a request that are secret.
const SECRET: [&str; 3] = ["client_secret", "code", "refresh_token"];
/// What stands in place of a secret, and of a body that cannot be read and might hold some.
const HIDDEN: &str = "…";

/// The body with every secret hidden.
pub(super) fn without(body: &[u8]) -> String {
    if body.is_empty() {
        return String::new();
    }
    let Ok(mut fields) = serde_json::from_slice::<Map<String, Value>>(body) else {
        return HIDDEN.to_owned();
    };
    for name in SECRET {
        if let Some(value) = fields.get_mut(name) {
            *value = Value::from(HIDDEN);
        }
    }
    Value::Object(fields).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_secret_is_left() {
        for (body, expected) in [
            ("", ""),
            (r#"{"client_id":"a","client_secret":"x"}"#, r#"{"client_id":"a","client_secret":"…"}"#),
            (r#"{"code":["x"],"grant_type":"b"}"#, r#"{"code":"…","grant_type":"b"}"#),
            (r#"{"refresh_token":{"x":"x"}}"#, r#"{"refresh_token":"…"}"#),
            ("client_secret=x", "…"),
            (r#"["x"]"#, "…"),
            (r#"{"client_secret":"x""#, "…"),
        ] {
            assert_eq!(without(body.as_bytes()), expected, "{body}");
        }
    }
}
