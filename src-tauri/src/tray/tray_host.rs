//! Whether this desktop shows tray icons at all.

use std::time::Duration;

use futures_util::StreamExt;
use zbus::fdo::DBusProxy;
use zbus::names::BusName;

/// The name that whatever collects tray icons has on the session bus.
const WATCHER: &str = "org.kde.StatusNotifierWatcher";
/// At the start of a session the panel may come up after us.
const PATIENCE: Duration = Duration::from_secs(5);

/// Whether there is nothing to show a tray icon, nor is soon. A bus that cannot be asked counts as a tray.
pub(super) async fn is_missing() -> bool {
    match tokio::time::timeout(PATIENCE, appeared()).await {
        Ok(Ok(())) => false,
        Ok(Err(error)) => {
            tracing::debug!(%error, "nobody can say whether there is a tray");
            false
        }
        Err(_) => true,
    }
}

/// Whether there is something to show a tray icon now.
pub(super) async fn is_there() -> bool {
    let owned = async {
        let names = DBusProxy::new(&zbus::Connection::session().await?).await?;
        Ok::<_, zbus::Error>(names.name_has_owner(BusName::try_from(WATCHER)?).await?)
    };
    matches!(tokio::time::timeout(PATIENCE, owned).await, Ok(Ok(true)))
}

/// Returns when there is a tray.
async fn appeared() -> zbus::Result<()> {
    let names = DBusProxy::new(&zbus::Connection::session().await?).await?;
    let mut owners = names.receive_name_owner_changed_with_args(&[(0, WATCHER)]).await?;
    if names.name_has_owner(BusName::try_from(WATCHER)?).await? {
        return Ok(());
    }
    // Nobody owned the name, so the first change is that somebody does.
    owners.next().await;
    Ok(())
}
