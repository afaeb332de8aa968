//! The fields of an entry in the settings, read one by one: each as it should be, or named as the one at fault.

use std::net::IpAddr;

use serde_json::Value;

use crate::sources::kinds::Unfit;

/// The longest word that is taken, and the extensions of one agent at most.
const LONGEST: usize = 200;
const MOST: usize = 50;

/// An entry.
#[derive(Clone, Copy, Debug)]
pub(in crate::sources) struct Fields<'a>(pub(in crate::sources) &'a Value);

impl<'a> Fields<'a> {
    /// What a field says; `null` says nothing.
    pub(in crate::sources) fn said(self, field: &str) -> Option<&'a Value> {
        self.0.get(field).filter(|value| !value.is_null())
    }

    /// A text of one line.
    pub(in crate::sources) fn word(self, field: &'static str) -> Result<String, Unfit> {
        let text = self.said(field).and_then(Value::as_str).map(str::trim);
        text.filter(|text| is_word(text)).map(str::to_owned).ok_or(Unfit(field))
    }

    /// `true` or `false`.
    pub(in crate::sources) fn flag(self, field: &'static str, otherwise: bool) -> Result<bool, Unfit> {
        self.said(field).map_or(Some(otherwise), Value::as_bool).ok_or(Unfit(field))
    }

    /// The name of a host or its address, without a port.
    pub(in crate::sources) fn host(self, otherwise: Option<&str>) -> Result<String, Unfit> {
        let host = match (self.said("host"), otherwise) {
            (None, Some(host)) => host.to_owned(),
            _ => self.word("host")?,
        };
        let host = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(&host).to_owned();
        if is_host(&host) { Ok(host) } else { Err(Unfit("host")) }
    }

    /// A port.
    pub(in crate::sources) fn port(self, otherwise: Option<u16>) -> Result<u16, Unfit> {
        let port = match self.said("port") {
            Some(port) => port.as_u64().and_then(|port| u16::try_from(port).ok()).filter(|port| *port != 0),
            None => otherwise,
        };
        port.ok_or(Unfit("port"))
    }

    /// The agent's extensions. Without any, those that ring are only shown, for the agent to say which are his.
    pub(in crate::sources) fn extensions(self) -> Result<Vec<String>, Unfit> {
        let list = match self.said("extensions") {
            Some(list) => list.as_array().ok_or(Unfit("extensions"))?.as_slice(),
            None => &[],
        };
        let list = list.iter().map(|extension| extension.as_str().map(str::trim).filter(|text| is_word(text)));
        let list: Option<Vec<String>> = list.map(|extension| extension.map(str::to_owned)).collect();
        list.filter(|list| list.len() <= MOST).ok_or(Unfit("extensions"))
    }
}

/// Something to be said in one line.
fn is_word(text: &str) -> bool {
    !text.is_empty() && text.chars().count() <= LONGEST && !text.contains(char::is_control)
}

/// The name of a host, or an address; a port, a path and a scheme are not in it.
fn is_host(host: &str) -> bool {
    host.parse::<IpAddr>().is_ok() || host.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_'))
}
