//! Reads forms with nested keys (`add[0][users][1]=99999`) into the tree that JSON would give.
//!
//! As in PHP, an empty bracket appends; as in Rails, a sub-key that the item already has begins the next item; a dot
//! works like brackets. An unreadable key is skipped: the CRM's PHP does not fail on it either.

use std::collections::BTreeMap;

use percent_encoding::percent_decode;
use serde_json::Value;

use super::encoding;

/// The most fields a form may have: fifty events with every field and a few users each.
const MOST_FIELDS: usize = 2_000;

/// The deepest key that is read. `add[0][users][1]` has four parts.
const DEEPEST: usize = 6;

/// The one key that people repeat to write a list; for all others the last value counts, as in PHP.
const REPEATED: &str = "users";

/// A tree of keys; a node has texts or children.
#[derive(Default)]
pub(super) struct Form {
    texts: Vec<String>,
    children: BTreeMap<String, Form>,
    /// The highest number among the children's keys.
    last: Option<u64>,
    fields: usize,
}

/// Reads the body of a form; if it is not one, says why.
pub(crate) fn tree(body: &str, charset: Option<&str>) -> Result<Value, String> {
    let mut form = Form::default();
    for pair in body.split('&').filter(|pair| !pair.is_empty()) {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        let value = match value.strip_prefix('+') {
            // A leading space is a plus that was not encoded: no number begins with a space.
            Some(rest) if rest.starts_with(|c: char| c.is_ascii_digit()) => format!("+{}", decoded(rest, charset)),
            _ => decoded(value, charset),
        };
        form.put(&decoded(key, charset), value)?;
    }
    Ok(form.value(""))
}

/// Decodes `+` and `%D0%98`.
pub(super) fn decoded(text: &str, charset: Option<&str>) -> String {
    unescaped(&text.replace('+', " "), charset)
}

/// Decodes `%D0%98` where a plus is a plus.
pub(crate) fn unescaped(text: &str, charset: Option<&str>) -> String {
    let bytes: Vec<u8> = percent_decode(text.as_bytes()).collect();
    encoding::part(&bytes, charset).into_owned()
}

impl Form {
    /// Adds a field.
    pub(super) fn put(&mut self, key: &str, value: String) -> Result<(), String> {
        self.fields += 1;
        if self.fields > MOST_FIELDS {
            return Err(format!("more than {MOST_FIELDS} fields"));
        }
        if let Some(parts) = parts(encoding::trimmed(key)) {
            self.place(&parts, value);
        }
        Ok(())
    }

    fn place(&mut self, parts: &[&str], value: String) {
        let [part, rest @ ..] = parts else {
            self.texts.push(value);
            return;
        };
        let key = if part.is_empty() { self.appended(rest) } else { (*part).to_owned() };
        self.last = self.last.max(key.parse().ok());
        self.children.entry(key).or_default().place(rest, value);
    }

    /// The index for an empty bracket: the last item if it lacks this field, else a new one.
    fn appended(&self, rest: &[&str]) -> String {
        let Some(last) = self.last else { return "0".into() };
        let open = self.children.get(&last.to_string()).filter(|item| !rest.is_empty() && !item.has(rest));
        if open.is_some() { last.to_string() } else { last.saturating_add(1).to_string() }
    }

    fn has(&self, parts: &[&str]) -> bool {
        match parts {
            [] => true,
            ["", ..] => false,
            [part, rest @ ..] => self.children.get(*part).is_some_and(|child| child.has(rest)),
        }
    }

    /// The finished tree. If all children are numbered they are a list, ordered by number; gaps do not matter.
    pub(super) fn value(mut self, name: &str) -> Value {
        if self.children.is_empty() {
            return match self.texts.pop() {
                Some(last) if self.texts.is_empty() || name != REPEATED => last.into(),
                Some(last) => self.texts.into_iter().chain([last]).collect(),
                None => Value::Null,
            };
        }
        let mut children: Vec<_> =
            self.children.into_iter().map(|(key, node)| (key.parse::<u64>(), key, node)).collect();
        if children.iter().all(|(number, ..)| number.is_ok()) {
            children.sort_by_key(|(number, ..)| number.clone().unwrap_or_default());
            return children.into_iter().map(|(_, key, node)| node.value(&key)).collect();
        }
        Value::Object(children.into_iter().map(|(_, key, node)| (key.clone(), node.value(&key))).collect())
    }
}

/// `add[0][type]`, `add.0.type` and `add[0].type` → `add`, `0`, `type`; `None` for any other key.
fn parts(key: &str) -> Option<Vec<&str>> {
    let end = key.find(['[', '.']).unwrap_or(key.len());
    let mut parts = vec![&key[..end]];
    let mut rest = &key[end..];
    while !rest.is_empty() {
        let part;
        (part, rest) = match rest.strip_prefix('[') {
            Some(inner) => inner.split_once(']')?,
            None => {
                let name = rest.strip_prefix('.').filter(|name| !name.is_empty() && !name.starts_with(['[', '.']))?;
                name.split_at(name.find(['[', '.']).unwrap_or(name.len()))
            }
        };
        if part.contains(['[', ']']) || parts.len() == DEEPEST {
            return None;
        }
        parts.push(part);
    }
    Some(parts).filter(|parts| !parts[0].contains(']'))
}
