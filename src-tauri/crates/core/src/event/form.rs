//! Forms with nested keys (`add[0][users][1]=99999`) read into the tree that JSON would have given.

use std::collections::BTreeMap;

use serde_json::Value;

/// The most fields a form may have: fifty events with every field and a few users each.
const MOST_FIELDS: usize = 2_000;

/// The deepest key there is: `add[0][users][1]`.
const DEEPEST: usize = 4;

/// A tree of keys; a node is a text or has children.
#[derive(Default)]
struct Node {
    text: Option<String>,
    children: BTreeMap<String, Node>,
}

/// Reads a form body; the reason in words when it is none.
pub(super) fn tree(body: &[u8]) -> Result<Value, String> {
    let mut root = Node::default();
    for (count, (key, value)) in form_urlencoded::parse(body).enumerate() {
        if count == MOST_FIELDS {
            return Err(format!("more than {MOST_FIELDS} fields"));
        }
        let mut node = &mut root;
        for part in parts(&key)? {
            node = node.children.entry(part.to_owned()).or_default();
        }
        node.text = Some(value.into_owned());
    }
    Ok(root.value())
}

/// `add[0][type]` → `add`, `0`, `type`.
fn parts(key: &str) -> Result<Vec<&str>, String> {
    let broken = || format!("the key {key:?} is not like add[0][type]");
    let (first, rest) = key.split_once('[').map_or((key, ""), |(first, rest)| (first, rest));
    let mut parts = vec![first];
    if !rest.is_empty() {
        let rest = rest.strip_suffix(']').ok_or_else(broken)?;
        parts.extend(rest.split("]["));
    }
    if parts.len() > DEEPEST || parts.iter().any(|part| part.is_empty() || part.contains(['[', ']'])) {
        return Err(broken());
    }
    Ok(parts)
}

impl Node {
    /// Children that are all numbered are a list, in the order of their numbers.
    fn value(self) -> Value {
        if let Some(text) = self.text {
            return Value::String(text);
        }
        let numbers: Option<Vec<u32>> = self.children.keys().map(|key| key.parse().ok()).collect();
        match numbers.filter(|numbers| !numbers.is_empty()) {
            Some(numbers) => {
                let values = self.children.into_values().map(Node::value);
                let mut items: Vec<_> = numbers.into_iter().zip(values).collect();
                items.sort_by_key(|(number, _)| *number);
                Value::Array(items.into_iter().map(|(_, value)| value).collect())
            }
            None => Value::Object(self.children.into_iter().map(|(key, node)| (key, node.value())).collect()),
        }
    }
}
