//! Reads JSON into a tree, repairs broken characters, and reports faults by line and column.
//!
//! Only characters inside texts are repaired. A syntax error is reported, never guessed around.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::error::Category;
use serde_json::{Map, Value};

use super::mend::mended;

/// Keys whose second value would make it a different call. For all others the last value counts, as usual in JSON.
const ONLY_ONCE: [&str; 6] = ["add", "type", "phone_number", "phase", "cause", "call_id"];

/// Reads a text; if it is not JSON, says why.
pub(super) fn tree(text: &str) -> Result<Value, String> {
    let error = match parse(text) {
        Ok(tree) => return Ok(tree),
        Err(error) => error,
    };
    match mended(text) {
        Cow::Borrowed(_) => Err(words(text, &error)),
        Cow::Owned(mended) => parse(&mended).map_err(|error| words(&mended, &error)),
    }
}

/// Whether a text is meant to be JSON. No form begins like that.
pub(super) fn begins(text: &str) -> bool {
    text.starts_with(['{', '['])
}

fn parse(text: &str) -> serde_json::Result<Value> {
    serde_json::from_str(text).map(|Tree(value)| value)
}

/// What is wrong, where, and what to change.
fn words(text: &str, error: &serde_json::Error) -> String {
    let line = text.lines().nth(error.line().saturating_sub(1)).unwrap_or_default();
    let before = line.get(..error.column().saturating_sub(1)).unwrap_or(line);
    let (column, rest) = (before.chars().count() + 1, &line[before.len()..]);
    let said = error.to_string();
    let said = said.split(" at line ").next().unwrap_or_default();
    let why = match error.classify() {
        Category::Eof => "it is cut off; Content-Length counts bytes, not characters",
        _ => hint(rest, before).unwrap_or(said),
    };
    format!("no JSON at line {}, column {column}: {why}", error.line())
}

/// Common mistakes of scripts, recognised by the text at the fault.
fn hint(rest: &str, before: &str) -> Option<&'static str> {
    let is_number = |text: &str| text.trim_start_matches(['+', '-']).starts_with(|c: char| c.is_ascii_digit());
    Some(match rest.chars().next()? {
        '\'' => "texts stand in double quotes, not in single ones",
        '“' | '”' | '„' | '«' => "texts stand in plain double quotes",
        '/' | '#' => "JSON has no comments",
        ']' | '}' if before.trim_end().ends_with(',') => "there is a comma too many before it",
        '+' | '0'..='9' if is_number(rest) => "a number with a plus or a zero in front stands in double quotes",
        _ if ["NaN", "Inf", "-Inf", "None", "True", "False", "undefined"].iter().any(|word| rest.starts_with(word)) => {
            "only true, false, null, numbers and texts in double quotes are values"
        }
        _ => return None,
    })
}

/// A value that remembers that it was read key by key.
struct Tree(Value);

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        input.deserialize_any(Reader).map(Tree)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Value;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let mut items = Vec::new();
        while let Some(Tree(item)) = seq.next_element()? {
            items.push(item);
        }
        Ok(items.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut fields = Map::new();
        while let Some((key, Tree(value))) = map.next_entry::<String, Tree>()? {
            let again = fields.get(&key).is_some_and(|before| *before != value);
            if again && let Some(key) = ONLY_ONCE.iter().find(|once| **once == key) {
                return Err(A::Error::custom(format_args!("{key} stands twice, with different values")));
            }
            fields.insert(key, value);
        }
        Ok(fields.into())
    }
}
