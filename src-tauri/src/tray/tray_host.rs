//! Whether this desktop shows tray icons at all.

use std::time::Duration;

use futures_util::{Stream, StreamExt};
use tokio::sync::watch;
use zbus::fdo::DBusProxy;
use zbus::names::BusName;

/// The name that whatever collects tray icons has on the session bus.
const WATCHER: &str = "org.kde.StatusNotifierWatcher";
/// A panel that starts again takes a moment.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);
/// At the start of a session the panel may come up long after us.
pub(super) const LOGIN: Duration = Duration::from_secs(60);

/// Says whether there is something to show a tray icon, and each time that this changes: at once to `there`, and to
/// `shown` what is so for longer than a panel takes to start again. `missing` is called once, if there is none at the
/// start, nor within that time. A bus that cannot be asked counts as a tray.
pub(super) async fn follow(
    shown: &watch::Sender<bool>,
    patience: Duration,
    there: impl Fn(bool),
    missing: impl FnOnce(),
) {
    if let Err(error) = watched(shown, patience, &there, missing).await {
        tracing::debug!(%error, "nobody can say whether there is a tray");
        there(true);
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

async fn watched(
    shown: &watch::Sender<bool>,
    patience: Duration,
    there: &impl Fn(bool),
    missing: impl FnOnce(),
) -> zbus::Result<()> {
    let names = DBusProxy::new(&zbus::Connection::session().await?).await?;
    let owners = names.receive_name_owner_changed_with_args(&[(0, WATCHER)]).await?;
    let is_there = names.name_has_owner(BusName::try_from(WATCHER)?).await?;
    there(is_there);
    let owned = owners.map(|change| change.args().is_ok_and(|args| args.new_owner().is_some()));
    judge(is_there, owned.inspect(|is_there| there(*is_there)), shown, patience, missing).await;
    Ok(())
}

/// Goes by whether there is a panel, and each time that this changes.
async fn judge(
    mut is_there: bool,
    owned: impl Stream<Item = bool>,
    shown: &watch::Sender<bool>,
    mut patience: Duration,
    missing: impl FnOnce(),
) {
    tokio::pin!(owned);
    let mut missing = Some(missing);
    loop {
        // A panel that starts, or starts again, is given its time.
        let change = if is_there {
            (missing, patience) = (None, PATIENCE);
            say(shown, true);
            owned.next().await
        } else if let Ok(change) = tokio::time::timeout(patience, owned.next()).await {
            change
        } else {
            say(shown, false);
            if let Some(missing) = missing.take() {
                missing();
            }
            owned.next().await
        };
        let Some(change) = change else { return };
        is_there = change;
    }
}

fn say(shown: &watch::Sender<bool>, newest: bool) {
    shown.send_if_modified(|last| std::mem::replace(last, newest) != newest);
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use futures_util::stream;

    use super::*;

    /// What is said at the end, and whether it was missed, of a panel that comes or goes after so many seconds each.
    async fn check(patience: Duration, at_first: bool, changes: &[(u64, bool)]) -> (bool, bool) {
        let (shown, missed) = (watch::Sender::new(true), Cell::new(false));
        let owned = stream::iter(changes.to_vec()).then(|(seconds, owned)| async move {
            tokio::time::sleep(Duration::from_secs(seconds)).await;
            owned
        });
        // A bus does not end.
        let owned = owned.chain(stream::pending());
        let judged = judge(at_first, owned, &shown, patience, || missed.set(true));
        assert!(tokio::time::timeout(Duration::from_secs(600), judged).await.is_err());
        let said = *shown.borrow();
        (said, missed.get())
    }

    #[tokio::test(start_paused = true)]
    async fn a_panel_is_waited_for_as_long_as_one_takes_to_start() {
        for (patience, at_first, changes, expected) in [
            (LOGIN, false, &[(8, true)][..], (true, false)),
            (LOGIN, false, &[(59, true)], (true, false)),
            (LOGIN, false, &[(61, true)], (true, true)),
            (LOGIN, false, &[], (false, true)),
            (PATIENCE, false, &[(4, true)], (true, false)),
            (PATIENCE, false, &[(8, true)], (true, true)),
            (LOGIN, true, &[], (true, false)),
            // The panel is restarted, or goes for good: the agent has had a way in already.
            (LOGIN, true, &[(100, false), (4, true)], (true, false)),
            (LOGIN, true, &[(100, false)], (false, false)),
        ] {
            assert_eq!(check(patience, at_first, changes).await, expected, "{patience:?} {at_first} {changes:?}");
        }
    }
}
