//! Reads forms the way PHP does: `add[0][users][]=1` becomes the tree that JSON would have been.
//! It must not know what the fields mean.

use serde_json::{Map, Value};

/// How deep keys may nest; deeper pairs are left out.
const DEPTH: usize = 6;

/// The tree behind an `application/x-www-form-urlencoded` body. Arrays become objects with their indices as keys,
/// as in PHP; [`entries`] reads both. Keys may be percent-encoded or not.
pub(crate) fn tree(body: &[u8]) -> Value {
    let mut root = Value::Object(Map::new());
    for (key, value) in form_urlencoded::parse(body) {
        let path: Vec<&str> = key.split('[').map(|segment| segment.strip_suffix(']').unwrap_or(segment)).collect();
        if path.len() <= DEPTH {
            put(&mut root, &path, value.into_owned());
        }
    }
    root
}

/// The entries of a JSON array, or of an object that stands for one, in the order of their indices.
pub(crate) fn entries(value: &Value) -> Option<Vec<&Value>> {
    match value {
        Value::Array(entries) => Some(entries.iter().collect()),
        Value::Object(fields) => {
            let mut entries = fields
                .iter()
                .map(|(key, value)| Some((key.parse::<u32>().ok()?, value)))
                .collect::<Option<Vec<_>>>()?;
            entries.sort_by_key(|(index, _)| *index);
            Some(entries.into_iter().map(|(_, value)| value).collect())
        }
        _ => None,
    }
}

/// Sets `path` in the tree. What stands in the way is replaced: of two contradicting pairs the later one counts.
fn put(node: &mut Value, path: &[&str], value: String) {
    let Some((first, rest)) = path.split_first() else {
        *node = Value::String(value);
        return;
    };
    if !node.is_object() {
        *node = Value::Object(Map::new());
    }
    if let Value::Object(fields) = node {
        // An empty index appends.
        let key = match *first {
            "" => fields.len().to_string(),
            key => key.to_owned(),
        };
        put(fields.entry(key).or_insert(Value::Null), rest, value);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn keys_become_a_tree() {
        for (body, expected) in [
            ("a=1&b=2", json!({"a": "1", "b": "2"})),
            ("add[0][users][0]=7&add[0][users][1]=8", json!({"add": {"0": {"users": {"0": "7", "1": "8"}}}})),
            (
                "add%5B0%5D%5Busers%5D%5B%5D=7&add%5B0%5D%5Busers%5D%5B%5D=8",
                json!({"add": {"0": {"users": {"0": "7", "1": "8"}}}}),
            ),
            ("phone=%2B7+999", json!({"phone": "+7 999"})),
            ("a=1&a[b]=2", json!({"a": {"b": "2"}})),
            ("a[b]=2&a=1", json!({"a": "1"})),
            ("a[b][c][d][e][f][g]=1", json!({})),
        ] {
            assert_eq!(tree(body.as_bytes()), expected, "{body}");
        }
    }

    #[test]
    fn entries_keep_the_order_of_their_indices() {
        let tree = tree(b"add[10]=k&add[9]=j&add[0]=a");
        let entries = entries(&tree["add"]).unwrap();
        assert_eq!(entries, ["a", "j", "k"]);
        assert_eq!(super::entries(&json!({"0": 1, "type": 2})), None);
    }
}
