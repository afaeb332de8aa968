//! From the arguments of `sources add` to the entry that Callcard keeps. What is not said is Callcard's to choose.

use serde_json::{Value, json};

use crate::args::{AddSource, Cloud, Keeping, Sender};

/// A source that is wanted.
pub(super) struct Wanted {
    pub(super) name: String,
    pub(super) entry: Value,
    /// Callcard's word for the secret that is to be read.
    pub(super) secret: Option<&'static str>,
    pub(super) untested: bool,
}

impl AddSource {
    pub(super) fn wanted(&self) -> Wanted {
        match self {
            Self::Asterisk(asked) => {
                let login = asked.plain.then_some("plain");
                let entry = json!({
                    "kind": "asterisk", "host": asked.host, "port": asked.port, "tls": asked.tls, "user": asked.user,
                    "extensions": asked.extensions, "login": login, "call_back": asked.call_back, "context": asked.context,
                    "plus": asked.plus,
                });
                wanted(entry, (!asked.kept).then_some("secret"), &asked.keeping)
            }
            Self::Fritzbox(asked) => {
                let entry = json!({
                    "kind": "fritzbox", "host": asked.host, "port": asked.port, "extensions": asked.extensions,
                });
                wanted(entry, None, &asked.keeping)
            }
            Self::Baresip(asked) => {
                let extensions = (!asked.extensions.is_empty()).then_some(&asked.extensions);
                let entry =
                    json!({ "kind": "baresip", "host": asked.host, "port": asked.port, "extensions": extensions });
                wanted(entry, None, &asked.keeping)
            }
            Self::Sipuni(asked) => in_the_cloud("sipuni", asked),
            Self::Onlinepbx(asked) => in_the_cloud("onlinepbx", asked),
            Self::Sender(asked) => {
                let (kind, Sender { extensions, network, peers, name }, own) = asked.said();
                let peers = (!peers.is_empty()).then_some(peers);
                let network = network.then_some(true);
                let mut entry = json!({ "kind": kind, "extensions": extensions, "network": network, "peers": peers });
                if let (Some(entry), Value::Object(own)) = (entry.as_object_mut(), own) {
                    entry.extend(own);
                }
                // It comes to us: there is nothing to try.
                wanted(entry, None, &Keeping { name: name.clone(), untested: true })
            }
        }
    }
}

fn in_the_cloud(kind: &str, asked: &Cloud) -> Wanted {
    let entry = json!({ "kind": kind, "host": asked.host, "port": asked.port, "extensions": asked.extensions });
    wanted(entry, (!asked.kept).then_some("key"), &asked.keeping)
}

fn wanted(mut entry: Value, secret: Option<&'static str>, keeping: &Keeping) -> Wanted {
    if let Some(fields) = entry.as_object_mut() {
        fields.retain(|_, value| !value.is_null());
    }
    let kind = entry["kind"].as_str().unwrap_or_default();
    let name = keeping.name.clone().unwrap_or_else(|| kind.to_owned());
    Wanted { name, entry, secret, untested: keeping.untested }
}
