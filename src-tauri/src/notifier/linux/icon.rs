//! The icon of a notice: its picture goes along, so that it is ours wherever a server looks for icons; and its name, where
//! it is installed, for servers that show the app's icon apart.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use serde::{Serialize, Serializer};
use tauri::include_image;
use zbus::zvariant::Type;

const OURS: &str = "callcard";
/// Packages install the icon in this size among others.
const INSTALLED: &str = "icons/hicolor/128x128/apps/callcard.png";
const DATA_DIRS: &str = "/usr/local/share:/usr/share";

/// Raw pixels, as the specification wants them: width, height, bytes a row, transparency, bits a channel, channels.
#[derive(Clone, Copy, Debug, Serialize, Type)]
pub(super) struct Picture(i32, i32, i32, bool, i32, i32, Pixels);

/// Bytes that are written at once: one by one, as a list of numbers, they take milliseconds.
#[derive(Clone, Copy, Debug, Type)]
#[zvariant(signature = "ay")]
struct Pixels(&'static [u8]);

impl Serialize for Pixels {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(self.0)
    }
}

const SIDE: i32 = 64;
const CHANNELS: i32 = 4;
const PIXELS: tauri::image::Image<'static> = include_image!("../icons/64x64.png");

/// The picture of every notice. Sixteen kilobytes: one of 128 pixels would be four times that, for every change.
pub(super) fn picture() -> Picture {
    static RGBA: tauri::image::Image<'static> = PIXELS;
    Picture(SIDE, SIDE, SIDE * CHANNELS, true, 8, CHANNELS, Pixels(RGBA.rgba()))
}

/// The name of the icon, by the folders that the environment says are for data; empty where it is not installed.
pub(super) fn name(variable: impl Fn(&str) -> Option<OsString>) -> &'static str {
    let set = |name| variable(name).filter(|value| !value.is_empty());
    let own = set("XDG_DATA_HOME").map(PathBuf::from).or_else(|| Some(Path::new(&set("HOME")?).join(".local/share")));
    let shared = set("XDG_DATA_DIRS").unwrap_or_else(|| DATA_DIRS.into());
    let installed = own.into_iter().chain(std::env::split_paths(&shared)).any(|dir| dir.join(INSTALLED).is_file());
    if installed { OURS } else { "" }
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
        assert_eq!(name(variable), "");
        let icon = data.join(INSTALLED);
        std::fs::create_dir_all(icon.parent().unwrap()).unwrap();
        std::fs::write(&icon, []).unwrap();
        assert_eq!(name(variable), OURS);
        std::fs::remove_dir_all(&data).unwrap();
    }

    #[test]
    fn the_picture_is_as_large_as_it_says() {
        let Picture(width, height, row, _, _, channels, Pixels(pixels)) = picture();
        assert_eq!((row, pixels.len()), (width * channels, usize::try_from(row * height).unwrap()));
        assert!(
            pixels.chunks_exact(4).any(|pixel| pixel[3] == 0) && pixels.chunks_exact(4).any(|pixel| pixel[3] == 255)
        );
    }
}
