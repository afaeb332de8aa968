//! The notification server's side of the freedesktop specification, as far as our notices need it.

use std::collections::HashMap;

use callcard_core::desk::Button;
use callcard_core::notice::{Manner, Notice};
use zbus::zvariant::Value;

/// The interface of the server's signals.
pub(super) const INTERFACE: &str = "org.freedesktop.Notifications";
/// The name the server has on the bus.
pub(super) const NAME: &str = "org.freedesktop.Notifications";

const APP_NAME: &str = "Callcard";
const DESKTOP_ENTRY: &str = "callcard";
/// The action of the button that calls back. What a click and the other button do is the same.
pub(super) const CALL_BACK: &str = "call-back";
/// The reason that the server gives when the agent closed a notice.
pub(super) const DISMISSED: u32 = 2;

/// What a manner is to the server.
struct Hints {
    category: &'static str,
    urgency: u8,
    /// A click does not take it away.
    resident: bool,
    /// Milliseconds; -1 leaves it to the server, 0 is never.
    expires: i32,
}

impl Hints {
    fn of(manner: Manner) -> Self {
        match manner {
            Manner::Ringing => Self { category: "call.incoming", urgency: 2, resident: true, expires: 0 },
            Manner::Talking => Self { category: "call", urgency: 1, resident: true, expires: -1 },
            Manner::Missed => Self { category: "call.unanswered", urgency: 1, resident: false, expires: -1 },
            Manner::Trouble => Self { category: "network.error", urgency: 1, resident: false, expires: -1 },
        }
    }
}

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

    /// Its name, who makes it, its version, and that of the specification.
    fn get_server_information(&self) -> zbus::Result<(String, String, String, String)>;
}

impl NotificationsProxy<'_> {
    /// Shows a notice, in place of the one under `replaces` if there is one. Returns its id.
    pub(super) async fn show(&self, notice: &Notice, replaces: Option<u32>, icon: &str) -> zbus::Result<u32> {
        let Hints { category, urgency, resident, expires } = Hints::of(notice.manner);
        let hints = HashMap::from([
            ("urgency", Value::from(urgency)),
            ("category", Value::from(category)),
            ("resident", Value::from(resident)),
            // What changes in place says nothing that has to be heard.
            ("suppress-sound", Value::from(!notice.sound || replaces.is_some())),
            ("desktop-entry", Value::from(DESKTOP_ENTRY)),
        ]);
        let actions = notice.buttons.iter().flat_map(|(button, label)| match button {
            Button::Open => vec!["default", label, "open", label],
            Button::CallBack => vec![CALL_BACK, label],
        });
        let actions: Vec<&str> = actions.collect();
        let replaces = replaces.unwrap_or_default();
        self.notify(APP_NAME, replaces, icon, &notice.summary, &notice.body, &actions, hints, expires).await
    }
}
