//! What an Asterisk is set up with: its entry in the settings. The secret is not in it.

use serde_json::Value;

use super::calling::Telephone;
use super::session::Plain;
use crate::exchange::fact::Extension;
use crate::sources::facts::Mine;
use crate::sources::kinds::Unfit;
use crate::sources::wire::{Entry, Fields, Place};

/// The ports of the manager interface, without and with TLS.
const PORT: u16 = 5038;
const TLS_PORT: u16 = 5039;

/// All that a connection depends on, but for the secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Way {
    pub(super) place: Place,
    pub(super) user: String,
    /// Whether the secret may be sent as plain text.
    pub(super) plain: Plain,
    /// How the agent's calls are placed, where that is wished.
    pub(super) telephone: Option<Telephone>,
}

/// Reads an entry, or names the field that is at fault. The agent's extensions go by the names of their channels: `101` of
/// `PJSIP/101-0000002b`.
pub(super) fn read(entry: &Value) -> Result<Entry<Way>, Unfit> {
    let fields = Fields(entry);
    let tls = fields.flag("tls", false)?;
    let plain = match fields.said("login").map(Value::as_str) {
        None | Some(Some("md5")) if tls => Plain::IfNeeded,
        None | Some(Some("md5")) => Plain::Never,
        Some(Some("plain")) => Plain::AtOnce,
        Some(_) => return Err(Unfit("login")),
    };
    let host = fields.host(None)?;
    let mine = fields.extensions()?.iter().filter_map(|name| Extension::number(name)).collect();
    let port = fields.port(Some(if tls { TLS_PORT } else { PORT }))?;
    let way = Way {
        place: Place { host: host.clone(), port, tls },
        user: fields.word("user")?,
        plain,
        telephone: Telephone::read(entry)?,
    };
    let calls = way.telephone.is_some();
    Ok(Entry { way, host, mine: Mine::Those(mine), calls })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn entry_is_read_with_the_ports_of_the_interface() {
        let entry = |more: Value| {
            let mut entry = json!({ "host": "pbx.local", "user": "callcard", "extensions": ["101"] });
            entry.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            let way = read(&entry).unwrap().way;
            (way.place.host, way.place.port, way.plain)
        };
        for (more, host, port, plain) in [
            (json!({}), "pbx.local", 5038, Plain::Never),
            (json!({ "port": null, "login": "md5" }), "pbx.local", 5038, Plain::Never),
            (json!({ "tls": true }), "pbx.local", 5039, Plain::IfNeeded),
            (json!({ "tls": true, "port": 15039, "login": "plain" }), "pbx.local", 15039, Plain::AtOnce),
            (json!({ "host": " 10.0.0.2 ", "login": "plain" }), "10.0.0.2", 5038, Plain::AtOnce),
            (json!({ "host": "[fd00::2]" }), "fd00::2", 5038, Plain::Never),
        ] {
            assert_eq!(entry(more.clone()), (host.to_owned(), port, plain), "{more}");
        }
    }

    #[test]
    fn what_cannot_be_used_is_named() {
        let whole = json!({ "host": "pbx", "user": "callcard", "extensions": ["101", "102"] });
        let mine = ["101", "102"].map(|name| Extension::number(name).unwrap());
        assert_eq!(read(&whole).unwrap().mine, Mine::Those(mine.to_vec()));
        for none in [json!(null), json!([])] {
            let entry = json!({ "host": "pbx", "user": "callcard", "extensions": none });
            assert_eq!(read(&entry).unwrap().mine, Mine::Those(Vec::new()), "which are the agent's is said later");
        }
        for (field, values) in [
            ("host", vec![json!(null), json!(""), json!("pbx:5038"), json!("http://pbx"), json!("a b"), json!(7)]),
            ("port", vec![json!(0), json!(70_000), json!("5038"), json!(-1)]),
            ("tls", vec![json!("yes"), json!(1)]),
            ("user", vec![json!(null), json!(" "), json!("a\r\nAction: Logoff"), json!("x".repeat(201))]),
            ("login", vec![json!("sha"), json!(false)]),
            ("extensions", vec![json!("101"), json!([101]), json!([""]), json!(vec!["1"; 51])]),
        ] {
            for value in values {
                let mut entry = whole.clone();
                entry[field] = value;
                assert_eq!(read(&entry), Err(Unfit(field)), "{entry}");
            }
        }
        assert_eq!(read(&json!([])), Err(Unfit("host")));
    }
}
