//! When a window has something on it, as somebody in front of the screen sees it.

use x11rb::connection::Connection;
use x11rb::protocol::xproto::{AtomEnum, ConnectionExt, ImageFormat, Window};
use x11rb::rust_connection::RustConnection;

use super::Workplace;
use crate::{LIMIT, until};

/// Of the window's top left corner, what is looked at; in pixels.
const LOOKED_AT: u16 = 400;

impl Workplace {
    /// Waits until the window with this in its title shows more than one colour.
    pub async fn wait_until_drawn(&self, title: &str) {
        let screen = Screen::of(self);
        until(&format!("something to be seen in the window {title:?}"), LIMIT, async || {
            screen.windows().into_iter().any(|window| screen.is_drawn(window, title).unwrap_or(false)).then_some(())
        })
        .await;
    }
}

struct Screen {
    connection: RustConnection,
    root: Window,
    /// The property in which the window manager lists the windows that it has put on a desktop.
    managed: u32,
}

impl Screen {
    fn of(workplace: &Workplace) -> Screen {
        let display =
            workplace.environment.iter().find(|(name, _)| *name == "DISPLAY").map(|(_, value)| value.as_str());
        let (connection, number) = x11rb::connect(display).expect("the screen answers");
        let root = connection.setup().roots[number].root;
        let managed = connection.intern_atom(false, b"_NET_CLIENT_LIST").expect("the screen is there");
        let managed = managed.reply().expect("the screen knows names").atom;
        Screen { connection, root, managed }
    }

    fn windows(&self) -> Vec<Window> {
        let list = self.connection.get_property(false, self.root, self.managed, AtomEnum::WINDOW, 0, 1_000);
        let list = list.ok().and_then(|list| list.reply().ok());
        list.iter().filter_map(|list| list.value32()).flatten().collect()
    }

    /// Fails for a window that is gone or not on the screen.
    fn is_drawn(&self, window: Window, title: &str) -> Result<bool, Box<dyn std::error::Error>> {
        let name = self.connection.get_property(false, window, AtomEnum::WM_NAME, AtomEnum::ANY, 0, 100)?.reply()?;
        if !String::from_utf8_lossy(&name.value).contains(title) {
            return Ok(false);
        }
        let size = self.connection.get_geometry(window)?.reply()?;
        let (width, height) = (size.width.min(LOOKED_AT), size.height.min(LOOKED_AT));
        let image = self.connection.get_image(ImageFormat::Z_PIXMAP, window, 0, 0, width, height, u32::MAX)?.reply()?;
        let (pixels, _) = image.data.as_chunks::<4>();
        Ok(pixels.iter().any(|pixel| Some(pixel) != pixels.first()))
    }
}
