//! What a source at the HTTP door is set up with: its entry in the settings. No secret is in it.

use serde_json::Value;

use super::NETWORK;
use crate::exchange::fact::Extension;
use crate::settings::Peers;
use crate::sources::kinds::Unfit;

/// The longest name that is taken, and the names and networks of one entry at most.
const LONGEST: usize = 200;
const MOST: usize = 50;

/// Who the agent is there, and who may send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// By what the telephone system knows the agent: `101`, a login, the number of a telephone. Without any, those that
    /// ring are only shown, for the agent to say which is his.
    extensions: Vec<String>,
    pub(super) peers: Peers,
    /// Telephones in the network may reach it, not only programs on this computer.
    pub(super) in_network: bool,
    /// All that requests are read by, as it is written.
    rest: Value,
}

impl Entry {
    /// Reads an entry, or names the field that is at fault.
    pub(super) fn read(entry: &Value) -> Result<Self, Unfit> {
        let extensions = texts(entry, "extensions").ok_or(Unfit("extensions"))?;
        let peers = texts(entry, "peers").ok_or(Unfit("peers"))?;
        let peers = Peers::read(peers.iter().map(String::as_str)).map_err(|_| Unfit("peers"))?;
        let in_network = match entry.get(NETWORK) {
            None | Some(Value::Null) => false,
            Some(said) => said.as_bool().ok_or(Unfit(NETWORK))?,
        };
        let mut rest = entry.clone();
        if let Some(rest) = rest.as_object_mut() {
            rest.retain(|field, _| !["extensions", "peers", NETWORK].contains(&field.as_str()));
        }
        Ok(Self { extensions, peers, in_network, rest })
    }

    /// The agent's names, of whatever kind the telephone system takes them for.
    pub(super) fn names(&self) -> Vec<Extension> {
        self.extensions.iter().flat_map(|name| Extension::any(name)).collect()
    }

    /// Whether requests are read alike, whoever may send them and whose calls they tell of.
    pub(super) fn reads_like(&self, other: &Self) -> bool {
        self.rest == other.rest
    }
}

/// A list of short texts, perhaps none; `None` where it is another value.
fn texts(entry: &Value, field: &str) -> Option<Vec<String>> {
    let list = match entry.get(field) {
        None | Some(Value::Null) => return Some(Vec::new()),
        Some(list) => list.as_array()?,
    };
    let text = |text: &Value| {
        let text = text.as_str()?.trim();
        let is_short = !text.is_empty() && text.chars().count() <= LONGEST && !text.contains(char::is_control);
        is_short.then(|| text.to_owned())
    };
    list.iter().map(text).collect::<Option<Vec<_>>>().filter(|list| list.len() <= MOST)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_cannot_be_used_is_named() {
        let whole = json!({ "kind": "phone", "extensions": ["101", "ivan"], "peers": ["10.0.0.0/8"] });
        assert_eq!(Entry::read(&whole).unwrap().extensions, ["101", "ivan"]);
        assert!(Entry::read(&json!({ "extensions": [" 101 "], "peers": null })).is_ok());
        for (field, values) in [
            ("extensions", vec![json!("101"), json!([101]), json!([""]), json!(vec!["1"; 51])]),
            ("network", vec![json!("true"), json!(1)]),
            ("peers", vec![json!("10.0.0.1"), json!(["host"]), json!([1]), json!(["10.0.0.0/33"])]),
        ] {
            for value in values {
                let mut entry = whole.clone();
                entry[field] = value;
                assert_eq!(Entry::read(&entry).map(drop), Err(Unfit(field)), "{entry}");
            }
        }
        assert!(Entry::read(&json!({})).unwrap().names().is_empty(), "which are the agent's is said later");
    }

    #[test]
    fn agent_is_known_by_a_name_of_any_kind_but_never_by_the_id_of_somebody_in_the_crm() {
        let names = Entry::read(&json!({ "extensions": ["101", "Ivan"] })).unwrap().names();
        use crate::exchange::fact::Kind;
        for (kind, name, known) in [
            (Kind::Extension, "101", true),
            (Kind::Login, "ivan", true),
            (Kind::Id, "101", true),
            (Kind::User, "101", false),
            (Kind::Extension, "102", false),
        ] {
            assert_eq!(names.contains(&Extension::new(kind, name).unwrap()), known, "{kind:?} {name}");
        }
    }
}
