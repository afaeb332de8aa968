//! The icon of a notice: its picture goes along, so that it is ours wherever a server looks for icons; and its name, where
//! it is installed, for servers that show the app's icon apart.
//!
//! The picture is a file that the server reads. As pixels it would be sixteen kilobytes on the bus for every change of a
//! notice, and the bus takes two at a time: that alone took a fifth of the time from the event to the notice.

use std::ffi::OsString;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::{fs, io};

use callcard_local::Paths;
use serde::{Serialize, Serializer};
use tauri::include_image;
use url::Url;
use zbus::zvariant::Type;

const OURS: &str = "callcard";
/// Packages install the icon in this size among others.
const INSTALLED: &str = "icons/hicolor/128x128/apps/callcard.png";
const DATA_DIRS: &str = "/usr/local/share:/usr/share";

/// The icon of all notices.
#[derive(Clone, Debug)]
pub(super) struct Icon {
    /// Its name, where it is installed; else empty.
    pub(super) name: &'static str,
    pub(super) picture: Picture,
}

/// Its picture.
#[derive(Clone, Debug)]
pub(super) enum Picture {
    /// In a file: its address.
    File(String),
    /// As pixels, where no file can be kept.
    Pixels(Pixmap),
}

impl Icon {
    /// The icon, with its picture in a file among our data.
    pub(super) fn load(paths: &Paths) -> Self {
        let file = keep(paths.data_dir()).inspect_err(|error| {
            tracing::info!(%error, "the picture of notices goes along as pixels");
        });
        let picture = file.map_or_else(|_| Picture::Pixels(pixels()), Picture::File);
        Self { name: name(|name| std::env::var_os(name)), picture }
    }
}

/// Keeps the picture in a file, and returns its address.
fn keep(folder: &Path) -> io::Result<String> {
    let file = folder.join(FILE);
    if fs::read(&file).ok().as_deref() != Some(PNG) {
        let new = file.with_extension("new");
        let opened = fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&new);
        opened?.write_all(PNG)?;
        fs::rename(&new, &file)?;
    }
    let address = Url::from_file_path(&file).map_err(|()| io::Error::other("the path is not absolute"))?;
    Ok(address.into())
}

/// Raw pixels, as the specification wants them: width, height, bytes a row, transparency, bits a channel, channels.
#[derive(Clone, Copy, Debug, Serialize, Type)]
pub(super) struct Pixmap(i32, i32, i32, bool, i32, i32, Pixels);

/// Bytes that are written at once: one by one, as a list of numbers, they take milliseconds.
#[derive(Clone, Copy, Debug, Type)]
#[zvariant(signature = "ay")]
struct Pixels(&'static [u8]);

impl Serialize for Pixels {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(self.0)
    }
}

/// The picture among our data.
const FILE: &str = "notice.png";
const PNG: &[u8] = include_bytes!("../../../../icons/64x64.png");
const SIDE: i32 = 64;
const CHANNELS: i32 = 4;
const PIXELS: tauri::image::Image<'static> = include_image!("../icons/64x64.png");

/// The picture in raw pixels; one of 128 pixels would be four times as large.
pub(super) fn pixels() -> Pixmap {
    static RGBA: tauri::image::Image<'static> = PIXELS;
    Pixmap(SIDE, SIDE, SIDE * CHANNELS, true, 8, CHANNELS, Pixels(RGBA.rgba()))
}

/// The name of the icon, by the folders that the environment says are for data; empty where it is not installed.
fn name(variable: impl Fn(&str) -> Option<OsString>) -> &'static str {
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
    fn picture_is_kept_once_and_mended_when_it_is_another() {
        let folder = std::env::temp_dir().join(format!("callcard picture {}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        for broken in [None, Some("of an older version")] {
            if let Some(text) = broken {
                std::fs::write(folder.join(FILE), text).unwrap();
            }
            let address = keep(&folder).unwrap();
            let file = Url::parse(&address).unwrap().to_file_path().unwrap();
            assert_eq!(std::fs::read(&file).unwrap(), PNG);
            let before = std::fs::metadata(&file).unwrap().modified().unwrap();
            assert_eq!(keep(&folder).unwrap(), address);
            assert_eq!(std::fs::metadata(&file).unwrap().modified().unwrap(), before, "it is not written again");
        }
        std::fs::remove_dir_all(&folder).unwrap();
        assert!(keep(&folder).is_err(), "then pixels go along");
    }

    #[test]
    fn the_picture_is_as_large_as_it_says() {
        let Pixmap(width, height, row, _, _, channels, Pixels(pixels)) = pixels();
        assert_eq!((row, pixels.len()), (width * channels, usize::try_from(row * height).unwrap()));
        assert!(
            pixels.chunks_exact(4).any(|pixel| pixel[3] == 0) && pixels.chunks_exact(4).any(|pixel| pixel[3] == 255)
        );
    }
}
