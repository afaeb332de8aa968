//! The Secret Service of a freedesktop session: GNOME's keyring, KDE's wallet.

use std::collections::HashMap;
use std::sync::Arc;

use callcard_core::trouble::KeyringTrouble;
use futures_util::StreamExt;
use keyring_core::api::CredentialStore;
use tokio::runtime::Handle;
use tokio::sync::watch;
use zbus::zvariant::Value;
use zbus::{Connection, MatchRule, MessageStream, message};
use zbus_secret_service_keyring_store::Store;

const SERVICE: &str = "org.freedesktop.secrets";
const OBJECTS: &str = "/org/freedesktop/secrets";

/// Connects to the service of the session.
pub(super) fn open() -> Result<Arc<CredentialStore>, KeyringTrouble> {
    let store = Store::new().map_err(|error| {
        tracing::info!(%error, "no keyring");
        KeyringTrouble::NoKeyring
    })?;
    Ok(store)
}

/// Counts each time that a keyring appears in the session, or one is unlocked.
pub(super) fn listen(runtime: &Handle, changes: watch::Sender<u64>) {
    runtime.spawn(async move {
        if let Err(error) = follow(&changes).await {
            tracing::info!(%error, "a keyring that comes later will not be noticed");
        }
    });
}

async fn follow(changes: &watch::Sender<u64>) -> zbus::Result<()> {
    let bus = Connection::session().await?;
    let rule = || MatchRule::builder().msg_type(message::Type::Signal);
    let appears = rule()
        .sender("org.freedesktop.DBus")?
        .interface("org.freedesktop.DBus")?
        .member("NameOwnerChanged")?
        .arg(0, SERVICE)?
        .build();
    let changed = rule()
        .sender(SERVICE)?
        .interface("org.freedesktop.DBus.Properties")?
        .member("PropertiesChanged")?
        .path_namespace(OBJECTS)?
        .build();
    let mut appears = MessageStream::for_match_rule(appears, &bus, None).await?;
    let mut changed = MessageStream::for_match_rule(changed, &bus, None).await?;
    loop {
        let usable = tokio::select! {
            Some(message) = appears.next() => has_owner(&message?),
            Some(message) = changed.next() => is_unlocked(&message?),
            else => return Ok(()),
        };
        if usable {
            changes.send_modify(|changes| *changes += 1);
        }
    }
}

fn has_owner(message: &zbus::Message) -> bool {
    let body = message.body();
    body.deserialize::<(&str, &str, &str)>().is_ok_and(|(_, _, owner)| !owner.is_empty())
}

fn is_unlocked(message: &zbus::Message) -> bool {
    let body = message.body();
    let changed = body.deserialize::<(&str, HashMap<&str, Value<'_>>, Vec<&str>)>();
    changed.is_ok_and(|(_, changed, _)| matches!(changed.get("Locked"), Some(Value::Bool(false))))
}
