//! The Secret Service of a freedesktop session: GNOME's keyring, KDE's wallet.

use std::sync::Arc;
use std::time::Duration;

use callcard_core::trouble::KeyringTrouble;
use futures_util::StreamExt;
use keyring_core::api::CredentialStore;
use tokio::runtime::Handle;
use tokio::sync::watch;
use zbus::zvariant::OwnedObjectPath;
use zbus::{Connection, MatchRule, MessageStream, Proxy, message};
use zbus_secret_service_keyring_store::Store;

const SERVICE: &str = "org.freedesktop.secrets";
/// How long the service may take to say whether a keyring is locked.
const PATIENCE: Duration = Duration::from_secs(5);
/// What changes when a keyring is locked or unlocked. The property itself tells of it only when it is locked.
const CHANGED: (&str, &str) = ("org.freedesktop.Secret.Service", "CollectionChanged");

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
    let changed = rule().sender(SERVICE)?.interface(CHANGED.0)?.member(CHANGED.1)?.build();
    let mut appears = MessageStream::for_match_rule(appears, &bus, None).await?;
    let mut changed = MessageStream::for_match_rule(changed, &bus, None).await?;
    loop {
        let usable = tokio::select! {
            Some(message) = appears.next() => has_owner(&message?),
            Some(message) = changed.next() => is_unlocked(&bus, &message?).await,
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

async fn is_unlocked(bus: &Connection, message: &zbus::Message) -> bool {
    let Ok(collection) = message.body().deserialize::<OwnedObjectPath>() else { return false };
    let locked = async {
        let collection = Proxy::new(bus, SERVICE, collection, "org.freedesktop.Secret.Collection").await?;
        collection.get_property::<bool>("Locked").await
    };
    matches!(tokio::time::timeout(PATIENCE, locked).await, Ok(Ok(false)))
}
