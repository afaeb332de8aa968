//! Whether this desktop shows tray icons at all.

use std::time::Duration;

use futures_util::StreamExt;
use tokio::sync::watch;
use zbus::fdo::DBusProxy;
use zbus::names::BusName;

/// The name that whatever collects tray icons has on the session bus.
const WATCHER: &str = "org.kde.StatusNotifierWatcher";
/// At the start of a session the panel may come up after us.
const PATIENCE: Duration = Duration::from_secs(5);

/// Says whether there is something to show a tray icon, and each time that this changes. `missing` is called once, if
/// there is none at the start, nor soon. A bus that cannot be asked counts as a tray.
pub(super) async fn follow(shown: &watch::Sender<bool>, missing: impl FnOnce()) {
    if let Err(error) = watched(shown, missing).await {
        tracing::debug!(%error, "nobody can say whether there is a tray");
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

async fn watched(shown: &watch::Sender<bool>, missing: impl FnOnce()) -> zbus::Result<()> {
    let names = DBusProxy::new(&zbus::Connection::session().await?).await?;
    let mut owners = names.receive_name_owner_changed_with_args(&[(0, WATCHER)]).await?;
    let mut is_there = names.name_has_owner(BusName::try_from(WATCHER)?).await?;
    let mut missing = Some(missing);
    loop {
        // A panel that starts, or starts again, is given its time.
        let change = if is_there {
            missing = None;
            say(shown, true);
            owners.next().await
        } else if let Ok(change) = tokio::time::timeout(PATIENCE, owners.next()).await {
            change
        } else {
            say(shown, false);
            if let Some(missing) = missing.take() {
                missing();
            }
            owners.next().await
        };
        let Some(change) = change else { return Ok(()) };
        is_there = change.args()?.new_owner().is_some();
    }
}

fn say(shown: &watch::Sender<bool>, newest: bool) {
    shown.send_if_modified(|last| std::mem::replace(last, newest) != newest);
}
