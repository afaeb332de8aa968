//! What an Asterisk is set up with: its entry in the settings. The secret is not in it.

use serde_json::Value;

use super::session::Plain;
use crate::sources::kinds::Unfit;

/// The ports of the manager interface, without and with TLS.
const PORT: u16 = 5038;
const TLS_PORT: u16 = 5039;
/// The longest name that is taken, and the extensions of one agent at most.
const LONGEST: usize = 200;
const MOST: usize = 50;

/// Where an Asterisk is, how to sign in, and which telephones are the agent's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) way: Way,
    /// The agent's extensions, by the names of their channels: `101` of `PJSIP/101-0000002b`.
    pub(super) extensions: Vec<String>,
}

/// All that a connection depends on, but for the secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Way {
    /// A name or an address.
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) tls: bool,
    pub(super) user: String,
    /// Whether the secret may be sent as plain text.
    pub(super) plain: Plain,
}

impl Entry {
    /// Reads an entry, or names the field that is at fault.
    pub(super) fn read(entry: &Value) -> Result<Self, Unfit> {
        let said = |field: &str| entry.get(field).filter(|value| !value.is_null());
        let word = |field: &'static str| {
            let text = said(field).and_then(Value::as_str).map(str::trim);
            text.filter(|text| is_word(text)).map(str::to_owned).ok_or(Unfit(field))
        };
        let tls = said("tls").map_or(Some(false), Value::as_bool).ok_or(Unfit("tls"))?;
        let port = match said("port") {
            Some(port) => port.as_u64().and_then(|port| u16::try_from(port).ok()).filter(|port| *port != 0),
            None => Some(if tls { TLS_PORT } else { PORT }),
        };
        let plain = match said("login").map(Value::as_str) {
            None | Some(Some("md5")) if tls => Plain::IfNeeded,
            None | Some(Some("md5")) => Plain::Never,
            Some(Some("plain")) => Plain::AtOnce,
            Some(_) => return Err(Unfit("login")),
        };
        let host = word("host")?;
        let host = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(&host).to_owned();
        if !is_host(&host) {
            return Err(Unfit("host"));
        }
        let extensions = said("extensions").and_then(Value::as_array).ok_or(Unfit("extensions"))?;
        let extensions =
            extensions.iter().map(|extension| extension.as_str().map(str::trim).filter(|text| is_word(text)));
        let extensions: Option<Vec<String>> = extensions.map(|extension| extension.map(str::to_owned)).collect();
        let extensions = extensions.filter(|list| (1..=MOST).contains(&list.len())).ok_or(Unfit("extensions"))?;
        let way = Way { host, port: port.ok_or(Unfit("port"))?, tls, user: word("user")?, plain };
        Ok(Self { way, extensions })
    }
}

/// Something to be said in one line of the manager interface.
fn is_word(text: &str) -> bool {
    !text.is_empty() && text.chars().count() <= LONGEST && !text.contains(char::is_control)
}

/// The name of a host, or an address; a port, a path and a scheme are not in it.
fn is_host(host: &str) -> bool {
    let is_address = host.parse::<std::net::IpAddr>().is_ok();
    is_address || host.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_'))
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
            let way = Entry::read(&entry).unwrap().way;
            (way.host, way.port, way.plain)
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
        assert_eq!(Entry::read(&whole).unwrap().extensions, ["101", "102"]);
        for (field, values) in [
            ("host", vec![json!(null), json!(""), json!("pbx:5038"), json!("http://pbx"), json!("a b"), json!(7)]),
            ("port", vec![json!(0), json!(70_000), json!("5038"), json!(-1)]),
            ("tls", vec![json!("yes"), json!(1)]),
            ("user", vec![json!(null), json!(" "), json!("a\r\nAction: Logoff"), json!("x".repeat(201))]),
            ("login", vec![json!("sha"), json!(false)]),
            ("extensions", vec![json!(null), json!([]), json!("101"), json!([101]), json!([""]), json!(vec!["1"; 51])]),
        ] {
            for value in values {
                let mut entry = whole.clone();
                entry[field] = value;
                assert_eq!(Entry::read(&entry), Err(Unfit(field)), "{entry}");
            }
        }
        assert_eq!(Entry::read(&json!([])), Err(Unfit("host")));
    }
}
