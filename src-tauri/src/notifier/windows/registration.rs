//! What Windows has to know of Callcard before it shows its notices and starts it by their links: its name, its icon and
//! its scheme, in the user's own part of the registry. Written at each start, where it is not so already: a copy that was
//! moved is found again, and no setup is needed.

use std::path::Path;
use std::{fs, io};

use windows::UI::Notifications::ToastNotificationManager;
use windows::core::HSTRING;
use windows_registry::{CURRENT_USER, Key};

use crate::notifier::toast::link::SCHEME;

/// By this Windows tells our notices and windows from those of other programs.
pub(crate) const APP_ID: &str = "app.callcard";
/// A COM class that nobody serves. Without any, Windows keeps no notices in its list; with this one, it starts us by links.
const ACTIVATOR: &str = "{6A2F5C0E-3D0B-4C57-9B55-0C4D2C1B7E11}";
const ICON: &[u8] = include_bytes!("../../../../icons/128x128.png");

/// Registers this program. What goes wrong is said in the log: notices may still be shown.
pub(super) fn register(data: &Path) {
    let icon = data.join("icon.png");
    let program = std::env::current_exe().map(|program| program.display().to_string());
    let registered = keep(&icon).and_then(|()| write(&icon, &program?).map_err(io::Error::other));
    if let Err(error) = registered {
        tracing::warn!(%error, "Windows may not show notices, or not open them");
    }
}

/// Takes all notices away, and what Windows knows of this program. For the uninstaller.
pub(crate) fn leave() -> io::Result<()> {
    let ours = command(&std::env::current_exe()?.display().to_string());
    let classes = CURRENT_USER.create(r"Software\Classes")?;
    if classes
        .open(format!(r"{SCHEME}\shell\open\command"))
        .is_ok_and(|key| key.get_string("").is_ok_and(|is| is == ours))
    {
        let cleared =
            ToastNotificationManager::History().and_then(|history| history.ClearWithId(&HSTRING::from(APP_ID)));
        if let Err(error) = cleared {
            tracing::warn!(%error, "notices were not taken away");
        }
        classes.remove_tree(SCHEME)?;
        classes.remove_tree(format!(r"AppUserModelId\{APP_ID}"))?;
    }
    Ok(())
}

/// What Windows starts for a link.
fn command(program: &str) -> String {
    format!("\"{program}\" \"%1\"")
}

fn write(icon: &Path, program: &str) -> windows_registry::Result<()> {
    let classes = CURRENT_USER.create(r"Software\Classes")?;
    let app = classes.create(format!(r"AppUserModelId\{APP_ID}"))?;
    set(&app, "DisplayName", "Callcard")?;
    set(&app, "IconUri", &icon.display().to_string())?;
    set(&app, "CustomActivator", ACTIVATOR)?;
    let scheme = classes.create(SCHEME)?;
    set(&scheme, "", "URL:Callcard")?;
    set(&scheme, "URL Protocol", "")?;
    set(&scheme.create(r"shell\open\command")?, "", &command(program))
}

fn set(key: &Key, name: &str, value: &str) -> windows_registry::Result<()> {
    if key.get_string(name).is_ok_and(|is| is == value) { Ok(()) } else { key.set_string(name, value) }
}

/// Windows takes the icon from a file.
fn keep(icon: &Path) -> io::Result<()> {
    if fs::read(icon).is_ok_and(|is| is == ICON) { Ok(()) } else { fs::write(icon, ICON) }
}
