//! The notification server's side of the freedesktop specification, as far as a call's notice needs it.

use std::collections::HashMap;

use callcard_core::notice::Notice;
use zbus::zvariant::Value;

/// The interface of the server's signals.
pub(super) const INTERFACE: &str = "org.freedesktop.Notifications";
/// The name the server has on the bus.
pub(super) const NAME: &str = "org.freedesktop.Notifications";

const APP_NAME: &str = "Callcard";
const DESKTOP_ENTRY: &str = "callcard";
const CATEGORY: &str = "call.incoming";
/// It stays, and on most desktops even above a full screen.
const CRITICAL: u8 = 2;
/// A call says itself when it is over.
const NEVER_EXPIRES: i32 = 0;

/// The server, by the name it has on the bus.
#[zbus::proxy(
    interface = "org.freedesktop.Notifications",
    default_service = "org.freedesktop.Notifications",
    default_path = "/org/freedesktop/Notifications",
    gen_blocking = false
)]
pub(super) trait Notifications {
    #[expect(clippy::too_many_arguments, reason = "the specification has them")]
    fn notify(
        &self,
        app_name: &str,
        replaces: u32,
        icon: &str,
        summary: &str,
        body: &str,
        actions: &[&str],
        hints: HashMap<&str, Value<'_>>,
        expires: i32,
    ) -> zbus::Result<u32>;

    fn close_notification(&self, id: u32) -> zbus::Result<()>;

    fn get_capabilities(&self) -> zbus::Result<Vec<String>>;
}

impl NotificationsProxy<'_> {
    /// Shows a notice, in place of the one under `replaces` if there is one. Returns its id.
    pub(super) async fn show(&self, notice: &Notice, replaces: Option<u32>, icon: &str) -> zbus::Result<u32> {
        let mut hints = HashMap::from([
            ("urgency", Value::from(CRITICAL)),
            ("category", Value::from(CATEGORY)),
            ("desktop-entry", Value::from(DESKTOP_ENTRY)),
        ]);
        if replaces.is_some() {
            hints.insert("suppress-sound", Value::from(true));
        }
        let label = notice.action.as_deref();
        let actions = label.map_or(vec![], |label| vec!["default", label, "open", label]);
        let replaces = replaces.unwrap_or_default();
        self.notify(APP_NAME, replaces, icon, &notice.summary, &notice.body, &actions, hints, NEVER_EXPIRES).await
    }
}
