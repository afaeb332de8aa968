//! The icon of a notice: ours where it is installed, else what every theme has for a call.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

const OURS: &str = "callcard";
const THEMED: &str = "call-start";
/// Packages install the icon in this size among others.
const INSTALLED: &str = "icons/hicolor/128x128/apps/callcard.png";
const DATA_DIRS: &str = "/usr/local/share:/usr/share";

/// The name of the icon, by the folders that the environment says are for data.
pub(super) fn name(variable: impl Fn(&str) -> Option<OsString>) -> &'static str {
    let set = |name| variable(name).filter(|value| !value.is_empty());
    let own = set("XDG_DATA_HOME").map(PathBuf::from).or_else(|| Some(Path::new(&set("HOME")?).join(".local/share")));
    let shared = set("XDG_DATA_DIRS").unwrap_or_else(|| DATA_DIRS.into());
    let installed = own.into_iter().chain(std::env::split_paths(&shared)).any(|dir| dir.join(INSTALLED).is_file());
    if installed { OURS } else { THEMED }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_icon_is_named_only_where_it_is_installed() {
        let data = std::env::temp_dir().join(format!("callcard-icon-{}", std::process::id()));
        let variable = |name: &str| match name {
            "XDG_DATA_DIRS" => Some(data.clone().into()),
            _ => Some("/nonexistent".into()),
        };
        assert_eq!(name(variable), THEMED);
        let icon = data.join(INSTALLED);
        std::fs::create_dir_all(icon.parent().unwrap()).unwrap();
        std::fs::write(&icon, []).unwrap();
        assert_eq!(name(variable), OURS);
        std::fs::remove_dir_all(&data).unwrap();
    }
}
