//! What somebody has filled in, as an entry of the settings, and an entry as it is filled in. Pure.
//!
//! People write an address as they have it: with a scheme, a port, a path. What nobody was asked for stays as it was.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::kinds::{Field, Kind, Shape, Unfit};

/// What is filled in, by the words of the fields. An empty text is a field that is left empty.
pub(crate) type Filled = BTreeMap<String, String>;

/// The entry that these values make of the one there is.
pub(crate) fn entry(kind: &dyn Kind, filled: &Filled, there: Option<&Value>) -> Result<Value, Unfit> {
    let mut entry = there.and_then(Value::as_object).cloned().unwrap_or_default();
    entry.insert("kind".into(), kind.word().into());
    for field in kind.fields() {
        let text = filled.get(field.word).map_or("", |text| text.trim());
        if let Some(value) = value(field, text)? {
            entry.insert(field.word.into(), value);
        } else if field.shape != Shape::Secret {
            entry.remove(field.word);
        }
    }
    take_address_apart(kind, &mut entry);
    Ok(Value::Object(entry))
}

/// An entry as it is filled in; a new one, where there is none.
pub(crate) fn filled(kind: &dyn Kind, entry: Option<&Value>) -> Filled {
    let of = |field: &Field| {
        let Some(entry) = entry else { return field.preset.to_owned() };
        match entry.get(field.word) {
            Some(Value::Null) | None => String::new(),
            Some(Value::String(text)) => text.clone(),
            Some(value) if field.shape == Shape::Json => format!("{value:#}"),
            Some(Value::Array(names)) => {
                let names: Vec<&str> = names.iter().filter_map(Value::as_str).collect();
                names.join(", ")
            }
            Some(other) => other.to_string(),
        }
    };
    let fields = kind.fields().iter().filter(|field| field.shape != Shape::Secret);
    fields.map(|field| (field.word.to_owned(), of(field))).collect()
}

/// The value of a field; `None` where it is left empty.
fn value(field: &Field, text: &str) -> Result<Option<Value>, Unfit> {
    let unfit = Unfit(field.word);
    if field.shape == Shape::Secret {
        return Ok(None);
    }
    if text.is_empty() {
        return if field.needed { Err(unfit) } else { Ok(None) };
    }
    Ok(Some(match field.shape {
        Shape::Text | Shape::Secret => text.into(),
        Shape::Json => serde_json::from_str(text).map_err(|_| unfit)?,
        Shape::Number => text.parse::<u64>().map_err(|_| unfit)?.into(),
        Shape::Switch => text.parse::<bool>().map_err(|_| unfit)?.into(),
        Shape::Choice(words) => words.iter().find(|word| **word == text).copied().ok_or(unfit)?.into(),
        Shape::Names => {
            let names = text.split([',', ';', '\n']).flat_map(names).filter(|name| !name.is_empty());
            names.collect::<Vec<_>>().into()
        }
    }))
}

/// The names between two commas: `101 102` are two, `Emma Taylor` and `+49 157 1234` are one.
fn names(text: &str) -> Vec<&str> {
    let is_number = |word: &str| word.chars().all(|c| c.is_ascii_digit());
    if text.split_whitespace().all(is_number) { text.split_whitespace().collect() } else { vec![text.trim()] }
}

/// `http://pbx.example.com:5038/admin` is a host and a port.
fn take_address_apart(kind: &dyn Kind, entry: &mut Map<String, Value>) {
    let Some(host) = entry.get("host").and_then(Value::as_str) else { return };
    let host = host.split_once("://").map_or(host, |(_, host)| host);
    let host = host.split_once('/').map_or(host, |(host, _)| host);
    let (host, port) = match host.rsplit_once(':') {
        // An address of IPv6 has colons of its own.
        Some((name, port)) if !name.contains(':') || name.ends_with(']') => match port.parse::<u16>() {
            Ok(port) => (name, Some(port)),
            Err(_) => (host, None),
        },
        _ => (host, None),
    };
    let (host, asks_for_port) = (host.to_owned(), kind.fields().iter().any(|field| field.word == "port"));
    if let Some(port) = port.filter(|_| asks_for_port && !entry.contains_key("port")) {
        entry.insert("port".into(), port.into());
    } else if port.is_some() {
        // There is no place for it, or another one was given: the kind says that a host has no port.
        return;
    }
    entry.insert("host".into(), host.into());
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::sources::kinds::KINDS;

    fn asterisk() -> &'static dyn Kind {
        *KINDS.iter().find(|kind| kind.word() == "asterisk").unwrap()
    }

    fn filled_in(values: &[(&str, &str)]) -> Filled {
        values.iter().map(|(word, text)| ((*word).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn what_is_filled_in_becomes_an_entry() {
        let whole = |host: &str, more: Value| {
            let mut entry = json!({ "kind": "asterisk", "host": host, "user": "callcard" });
            entry.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            entry
        };
        for (values, expected) in [
            (vec![("host", " pbx.local ")], whole("pbx.local", json!({}))),
            (
                vec![("host", "pbx"), ("extensions", "101, 102;103  104")],
                whole("pbx", json!({ "extensions": ["101", "102", "103", "104"] })),
            ),
            (
                vec![("host", "pbx"), ("extensions", "Emma Taylor, +49 157 1234; 101 102\n103")],
                whole("pbx", json!({ "extensions": ["Emma Taylor", "+49 157 1234", "101", "102", "103"] })),
            ),
            (
                vec![("host", "pbx"), ("port", "5039"), ("tls", "true"), ("login", "plain")],
                whole("pbx", json!({ "port": 5039, "tls": true, "login": "plain" })),
            ),
            (vec![("host", "http://10.0.0.2/admin")], whole("10.0.0.2", json!({}))),
            (vec![("host", "pbx:5038")], whole("pbx", json!({ "port": 5038 }))),
            (vec![("host", "[fd00::2]:5038")], whole("[fd00::2]", json!({ "port": 5038 }))),
            (vec![("host", "fd00::2")], whole("fd00::2", json!({}))),
            (vec![("host", "pbx:5038"), ("port", "5039")], whole("pbx:5038", json!({ "port": 5039 }))),
            (vec![("host", "pbx"), ("secret", "is kept elsewhere")], whole("pbx", json!({}))),
        ] {
            let mut filled = filled_in(&values);
            filled.insert("user".into(), "callcard".into());
            assert_eq!(entry(asterisk(), &filled, None), Ok(expected), "{values:?}");
        }
    }

    #[test]
    fn what_cannot_be_is_named_by_its_field() {
        for (values, field) in [
            (vec![("user", "callcard")], "host"),
            (vec![("host", "pbx"), ("user", " ")], "user"),
            (vec![("host", "pbx"), ("user", "u"), ("port", "many")], "port"),
            (vec![("host", "pbx"), ("user", "u"), ("tls", "perhaps")], "tls"),
            (vec![("host", "pbx"), ("user", "u"), ("login", "sha")], "login"),
        ] {
            assert_eq!(entry(asterisk(), &filled_in(&values), None), Err(Unfit(field)), "{values:?}");
        }
    }

    #[test]
    fn what_nobody_was_asked_for_stays_and_what_is_emptied_goes() {
        let there = json!({ "kind": "asterisk", "host": "old", "user": "callcard", "port": 5050, "of_a_newer": true });
        let filled = filled_in(&[("host", "new"), ("user", "callcard"), ("port", "")]);
        let expected = json!({ "kind": "asterisk", "host": "new", "user": "callcard", "of_a_newer": true });
        assert_eq!(entry(asterisk(), &filled, Some(&there)), Ok(expected));
    }

    #[test]
    fn entry_is_filled_in_as_it_was_and_a_new_one_with_the_presets() {
        let there = json!({ "kind": "asterisk", "host": "pbx", "user": "u", "port": 5050, "tls": true, "extensions": ["101", "102"] });
        let back = filled(asterisk(), Some(&there));
        assert_eq!(entry(asterisk(), &back, None), Ok(there));
        let new = filled(asterisk(), None);
        assert_eq!((new["user"].as_str(), new["host"].as_str(), new.contains_key("secret")), ("callcard", "", false));
    }

    #[test]
    fn mapping_is_filled_in_as_json_in_several_lines() {
        let mapped = *KINDS.iter().find(|kind| kind.word() == "mapped").unwrap();
        let there = json!({
            "kind": "mapped", "preset": "own", "network": true, "extensions": ["101"],
            "map": { "event": "e", "events": { "x": "ringing" } },
        });
        let back = filled(mapped, Some(&there));
        assert!(back["map"].contains("\n  \"event\": \"e\""), "{back:?}");
        assert_eq!(entry(mapped, &back, None), Ok(there));
        let wrong = filled_in(&[("preset", "own"), ("map", "{ event: e }")]);
        assert_eq!(entry(mapped, &wrong, None), Err(Unfit("map")));
        let new = filled(mapped, None);
        assert_eq!((new["preset"].as_str(), new["network"].as_str()), ("usual", "true"));
    }

    #[test]
    fn every_kind_asks_for_four_fields_at_most() {
        for kind in KINDS {
            let asked = kind.fields().iter().filter(|field| !field.more).count();
            assert!(asked <= 4, "{}: {asked}", kind.word());
            let secrets = kind.fields().iter().filter(|field| field.shape == Shape::Secret);
            let secrets: Vec<_> = secrets.map(|field| field.word).collect();
            assert_eq!(secrets, kind.secrets(), "{}", kind.word());
        }
    }
}
