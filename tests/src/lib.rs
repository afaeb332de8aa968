//! A desktop in a box, and the doors of Callcard that a person or a program uses on it.
//!
//! Each [`Workplace`] is a whole Linux desktop of its own: X server, bus, window manager, tray, notification daemon, keyring
//! and browser, with a fresh home. Nothing here looks inside Callcard: only its socket, its notices, its tray menu, its
//! window, its process and the sandbox CRM it talks to. What a workplace starts ends with it, and nothing else is touched.
#![expect(
    clippy::expect_used,
    clippy::missing_panics_doc,
    reason = "a harness fails by panicking: its message is the message of the test"
)]

mod accessibility;
mod app;
mod browser;
mod crm;
mod workplace;
mod http;
mod internet;
pub mod kernel;
mod network;
mod notifications;
mod pbx;
mod places;
mod processes;
mod sandbox_door;
mod socket;
mod tray;
mod wait;
mod watched;
mod web_driver;

pub use accessibility::{Node, Role, ScreenReader};
pub use app::App;
pub use browser::Browser;
pub use crm::{Crm, HOST};
pub use http::{Connection, Reply};
pub use hyper::StatusCode;
pub use internet::{Certificate, Cut, Front, Internet, Manner, Proxy};
pub use network::Network;
pub use notifications::{Habits, Notice, Notifications, Request, Seen, StandIn};
pub use pbx::{DOOR, Door, From, Line, Mood, Pbx, Relay, SECRET, Softphone, Tap, Telephone, Version};
pub use sandbox_door::{Integration, SandboxDoor};
pub use socket::Socket;
pub use tray::{Row, Tray};
pub use wait::{LIMIT, until, within};
pub use watched::{Thread, Watched};
pub use web_driver::Window;
pub use workplace::{Daemon, FileManager, Geometry, Kept, Keyring, KeyringState, MouseButton, Workplace};
