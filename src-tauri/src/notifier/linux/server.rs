//! The notification server's side of the freedesktop specification, as far as our notices need it.

use std::num::NonZeroU32;

use callcard_core::notice::{Manner, Notice};
use serde::Serialize;
use zbus::Message;
use zbus::zvariant::{Type, as_value};

use super::icon::{Icon, Picture, Pixmap};
use super::profile::Profile;
use super::wrap::together;

/// The interface of the server's signals.
pub(super) const INTERFACE: &str = "org.freedesktop.Notifications";
/// The name the server has on the bus.
pub(super) const NAME: &str = "org.freedesktop.Notifications";

const PATH: &str = "/org/freedesktop/Notifications";
const APP_NAME: &str = "Callcard";
const DESKTOP_ENTRY: &str = "callcard";
/// The reason that the server gives when the agent closed a notice.
pub(super) const DISMISSED: u32 = 2;

/// What the server is told of a notice besides its words.
#[derive(Serialize, Type)]
#[zvariant(signature = "a{sv}")]
#[serde(rename_all = "kebab-case")]
struct Hints<'a> {
    #[serde(with = "as_value")]
    urgency: u8,
    #[serde(with = "as_value")]
    category: &'static str,
    /// A click does not take it away.
    #[serde(with = "as_value")]
    resident: bool,
    #[serde(with = "as_value")]
    suppress_sound: bool,
    #[serde(with = "as_value")]
    desktop_entry: &'static str,
    #[serde(with = "as_value::optional", skip_serializing_if = "Option::is_none")]
    image_path: Option<&'a str>,
    #[serde(with = "as_value::optional", skip_serializing_if = "Option::is_none")]
    image_data: Option<Pixmap>,
}

/// What a manner is to the server: its category, its urgency, whether it stays when clicked, and for how many milliseconds
/// it is shown; -1 leaves that to the server, 0 is for ever.
fn manner(manner: Manner) -> (&'static str, u8, bool, i32) {
    match manner {
        Manner::Ringing => ("call.incoming", 2, true, 0),
        Manner::Talking => ("call", 1, true, -1),
        Manner::Missed => ("call.unanswered", 1, false, -1),
        Manner::Trouble => ("network.error", 1, false, -1),
    }
}

/// The methods of the server on the bus that are waited for. Notices are asked for by `request`.
#[zbus::proxy(
    interface = "org.freedesktop.Notifications",
    default_service = "org.freedesktop.Notifications",
    default_path = "/org/freedesktop/Notifications",
    gen_blocking = false
)]
pub(super) trait Notifications {
    /// Starts no server: one that does not run has no notice to close.
    #[zbus(no_autostart)]
    fn close_notification(&self, id: u32) -> zbus::Result<()>;

    /// What it can do; starts it, where it is started on demand.
    fn get_capabilities(&self) -> zbus::Result<Vec<String>>;

    /// The same of one that is there.
    #[zbus(name = "GetCapabilities", no_autostart)]
    fn capabilities_now(&self) -> zbus::Result<Vec<String>>;

    /// Its name, who makes it, its version, and that of the specification.
    #[zbus(no_autostart)]
    fn get_server_information(&self) -> zbus::Result<(String, String, String, String)>;
}

impl NotificationsProxy<'_> {
    /// What the server says of itself. `start`: start it if need be. Never by default: a server that crashes at its start
    /// would be started again and again.
    pub(super) async fn profile(&self, start: bool) -> zbus::Result<Profile> {
        let abilities = if start { self.get_capabilities().await? } else { self.capabilities_now().await? };
        let (name, _, version, _) = self.get_server_information().await?;
        Ok(Profile::read(&name, &version, &abilities))
    }
}

/// The request to show a notice, in place of the one under `replaces` if there is one.
pub(super) fn request(notice: &Notice, replaces: Option<u32>, profile: &Profile, icon: &Icon) -> zbus::Result<Message> {
    let (category, urgency, resident, expires) = manner(notice.manner);
    let (image_path, image_data) = match &icon.picture {
        Picture::File(address) => (Some(address.as_str()), None),
        Picture::Pixels(pixels) => (None, Some(*pixels)),
    };
    let hints = Hints {
        urgency,
        category,
        resident,
        // What changes in place says nothing that has to be heard.
        suppress_sound: !notice.sound || replaces.is_some(),
        desktop_entry: DESKTOP_ENTRY,
        image_path,
        image_data,
    };
    let (title, body) = (profile.title(&together(&notice.summary)), profile.body(&together(&notice.body)));
    let replaces = replaces.unwrap_or_default();
    let arguments = (APP_NAME, replaces, icon.name, title, body, profile.actions(notice), hints, expires);
    Message::method_call(PATH, "Notify")?.destination(NAME)?.interface(INTERFACE)?.build(&arguments)
}

/// The number of a request.
pub(super) fn number(request: &Message) -> NonZeroU32 {
    request.primary_header().serial_num()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notifier::linux::icon;
    use std::collections::HashMap;
    use zbus::zvariant::{OwnedValue, Structure, Value};

    type Arguments = (String, u32, String, String, String, Vec<String>, HashMap<String, OwnedValue>, i32);

    fn ringing() -> Notice {
        let (summary, body) = ("Ivan <Petrov>".into(), "Oak & Co".into());
        Notice { summary, body, buttons: Vec::new(), manner: Manner::Ringing, sound: true }
    }

    fn arguments(picture: Picture) -> Arguments {
        let icon = Icon { name: "callcard", picture };
        request(&ringing(), Some(7), &Profile::default(), &icon).unwrap().body().deserialize().unwrap()
    }

    #[test]
    fn a_request_has_the_words_the_manner_and_the_picture() {
        let address = "file:///home/anna/notice.png";
        let (app, replaces, icon, title, body, _, hints, expires) = arguments(Picture::File(address.into()));
        assert_eq!((app.as_str(), replaces, icon.as_str(), expires), ("Callcard", 7, "callcard", 0));
        assert_eq!((title.as_str(), body.as_str()), ("Ivan <Petrov>", "Oak &amp; Co"));
        assert_eq!(hints["image-path"].downcast_ref::<&str>(), Ok(address));
        assert_eq!(hints["urgency"].downcast_ref::<u8>(), Ok(2));
        assert_eq!(hints["suppress-sound"].downcast_ref::<bool>(), Ok(true), "a change is not heard");
        let names = ["category", "desktop-entry", "image-path", "resident", "suppress-sound", "urgency"];
        let mut sent: Vec<&str> = hints.keys().map(String::as_str).collect();
        sent.sort_unstable();
        assert_eq!(sent, names);
    }

    #[test]
    fn picture_that_is_in_no_file_goes_along_as_pixels() {
        let hints = arguments(Picture::Pixels(icon::pixels())).6;
        let picture: &Structure<'_> = hints["image-data"].downcast_ref().unwrap();
        assert_eq!(picture.signature(), "(iiibiiay)");
        let Value::Array(pixels) = &picture.fields()[6] else { panic!("{picture:?}") };
        assert_eq!(pixels.len(), 64 * 64 * 4);
        assert!(!hints.contains_key("image-path"));
    }
}
