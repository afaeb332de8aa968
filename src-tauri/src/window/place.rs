//! Where the window was, so that it comes back there: its size, its position where the desktop tells one, and whether it
//! filled the screen. It has a small file of its own, because it changes all the time and losing it would not matter.
//!
//! It is looked at when the window rests and when it closes: while it moves, its size and whether it fills the screen
//! are told one after the other.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use parking_lot::Mutex;
use serde::{Deserialize, Serialize};
use tauri::{Monitor, PhysicalPosition, WebviewWindow, WindowEvent};
use tokio::sync::{oneshot, watch};

/// The smallest window, in logical pixels.
pub(super) const SMALLEST: (f64, f64) = (420.0, 480.0);
/// The first one.
const USUAL: (f64, f64) = (880.0, 640.0);
/// A window counts as resting once it has not moved for this long.
const REST: Duration = Duration::from_millis(500);

/// Size and position as they are when the window does not fill the screen.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Place {
    /// In logical pixels, without the frame.
    pub(super) width: f64,
    pub(super) height: f64,
    /// In physical pixels of the whole desktop, with the frame; `None`: in the middle of the screen.
    position: Option<(i32, i32)>,
    pub(super) maximized: bool,
}

/// The part of a screen that windows may cover: in physical pixels of the whole desktop, and how many make a logical one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Screen {
    left: f64,
    top: f64,
    width: f64,
    height: f64,
    scale: f64,
}

impl Default for Place {
    fn default() -> Self {
        Self { width: USUAL.0, height: USUAL.1, position: None, maximized: false }
    }
}

impl Screen {
    pub(super) fn of(monitor: &Monitor) -> Self {
        let area = monitor.work_area();
        Self {
            left: area.position.x.into(),
            top: area.position.y.into(),
            width: area.size.width.into(),
            height: area.size.height.into(),
            scale: monitor.scale_factor(),
        }
    }
}

impl Place {
    /// What the file says; the usual place where it says nothing of use.
    pub(super) fn load(file: &Path) -> Self {
        let text = match std::fs::read_to_string(file) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Self::default(),
            Err(error) => return Self::unusable(file, &error),
        };
        serde_json::from_str(&text).unwrap_or_else(|error| Self::unusable(file, &error))
    }

    /// The place on these screens: where it was if that can be seen, and no larger than its screen.
    pub(super) fn on(self, screens: &[Screen]) -> Self {
        let seen = |screen: &&Screen| self.overlap(screen) > 0.0;
        let by_overlap = |one: &&Screen, other: &&Screen| self.overlap(one).total_cmp(&self.overlap(other));
        let there = screens.iter().filter(seen).max_by(by_overlap);
        // Without a screen there is nothing to fit into: the window manager will do what it can.
        let Some(screen) = there.or(screens.first()) else { return Self { position: None, ..self } };
        let width = self.width.min(screen.width / screen.scale).max(SMALLEST.0);
        let height = self.height.min(screen.height / screen.scale).max(SMALLEST.1);
        let position = self.position.filter(|_| there.is_some()).map(|(x, y)| {
            let right = screen.left + (screen.width - width * screen.scale).max(0.0);
            let bottom = screen.top + (screen.height - height * screen.scale).max(0.0);
            (f64::from(x).clamp(screen.left, right).round(), f64::from(y).clamp(screen.top, bottom).round())
        });
        #[expect(clippy::cast_possible_truncation, reason = "it is on a screen, and screens are not that large")]
        let position = position.map(|(x, y)| (x as i32, y as i32));
        Self { width, height, position, ..self }
    }

    pub(super) fn position(&self) -> Option<PhysicalPosition<i32>> {
        self.position.map(|(x, y)| PhysicalPosition::new(x, y))
    }

    /// How much of the window is on the screen, in square pixels.
    fn overlap(&self, screen: &Screen) -> f64 {
        let Some((x, y)) = self.position else { return 0.0 };
        let common = |from: f64, size: f64, start: f64, length: f64| {
            ((from + size * screen.scale).min(start + length) - from.max(start)).max(0.0)
        };
        common(x.into(), self.width, screen.left, screen.width)
            * common(y.into(), self.height, screen.top, screen.height)
    }

    /// Where the window is now, if it was there before. On the main thread.
    fn of(window: &WebviewWindow, before: Self) -> tauri::Result<Self> {
        if window.is_minimized()? {
            return Ok(before);
        }
        if window.is_maximized()? || window.is_fullscreen()? {
            return Ok(Self { maximized: true, ..before });
        }
        let size = window.inner_size()?.to_logical::<f64>(window.scale_factor()?);
        let position = if tells_positions() { Some(window.outer_position()?.into()) } else { None };
        Ok(Self { width: size.width, height: size.height, position, maximized: false })
    }

    /// Writes the file whole or not at all, readable by its owner alone.
    fn save(self, file: &Path) -> io::Result<()> {
        let folder = file.parent().unwrap_or(Path::new("."));
        let mut draft = tempfile::NamedTempFile::new_in(folder)?;
        draft.write_all(serde_json::to_string(&self)?.as_bytes())?;
        draft.persist(file).map(drop).map_err(|error| error.error)
    }

    fn unusable(file: &Path, why: &dyn std::error::Error) -> Self {
        tracing::debug!("{} is of no use: {why}", file.display());
        Self::default()
    }
}

/// Keeps the file up to date for as long as there is the window, which was put into this place.
pub(super) fn keep(window: &WebviewWindow, place: Place, file: PathBuf) {
    let place = Arc::new(Mutex::new(place));
    let (move_on, moves) = watch::channel(Moves::default());
    let (seen, looked_at) = (window.clone(), place.clone());
    window.on_window_event(move |event| match event {
        WindowEvent::Moved(_) | WindowEvent::Resized(_) => move_on.send_modify(|moves| moves.count += 1),
        WindowEvent::CloseRequested { .. } => look(&seen, &looked_at),
        WindowEvent::Destroyed => move_on.send_modify(|moves| moves.are_over = true),
        _ => {}
    });
    tauri::async_runtime::spawn(write(window.clone(), place, moves, file));
}

#[derive(Clone, Copy, Debug, Default)]
struct Moves {
    count: u64,
    are_over: bool,
}

async fn write(window: WebviewWindow, place: Arc<Mutex<Place>>, mut moves: watch::Receiver<Moves>, file: PathBuf) {
    let mut written = now(&place);
    loop {
        // A window that is gone without a word is over, too.
        let mut over = moves.changed().await.is_err();
        while !over && !moves.borrow_and_update().are_over {
            match tokio::time::timeout(REST, moves.changed()).await {
                Ok(moved) => over = moved.is_err(),
                Err(_) => break,
            }
        }
        over |= moves.borrow().are_over;
        if !over {
            let (done, looked) = oneshot::channel();
            let (seen, looked_at) = (window.clone(), place.clone());
            let posted = window.run_on_main_thread(move || {
                look(&seen, &looked_at);
                done.send(()).ok();
            });
            if posted.is_err() || looked.await.is_err() {
                return;
            }
        }
        let newest = now(&place);
        if newest != written {
            let file = file.clone();
            let saved = tokio::task::spawn_blocking(move || newest.save(&file)).await;
            match saved {
                Ok(Ok(())) => written = newest,
                Ok(Err(error)) => tracing::debug!(%error, "where the window is could not be written"),
                Err(_) => return,
            }
        }
        if over {
            return;
        }
    }
}

fn now(place: &Mutex<Place>) -> Place {
    *place.lock()
}

fn look(window: &WebviewWindow, place: &Mutex<Place>) {
    let mut place = place.lock();
    match Place::of(window, *place) {
        Ok(newest) => *place = newest,
        Err(error) => tracing::debug!(%error, "nobody can say where the window is"),
    }
}

/// Wayland keeps to itself where windows are.
#[cfg(target_os = "linux")]
fn tells_positions() -> bool {
    use gtk::gdk::prelude::DisplayExtManual;
    gtk::gdk::Display::default().is_some_and(|display| !display.backend().is_wayland())
}

#[cfg(not(target_os = "linux"))]
fn tells_positions() -> bool {
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    const LAPTOP: Screen = Screen { left: 0.0, top: 0.0, width: 1280.0, height: 770.0, scale: 1.0 };
    const LARGE: Screen = Screen { left: 1280.0, top: -200.0, width: 3840.0, height: 2160.0, scale: 2.0 };

    #[test]
    fn the_window_comes_back_to_where_it_can_be_seen() {
        let place = |position, width, height| Place { width, height, position, maximized: false };
        let table: [(&str, Place, &[Screen], Place); 8] = [
            ("untouched", place(Some((100, 50)), 880.0, 640.0), &[LAPTOP], place(Some((100, 50)), 880.0, 640.0)),
            ("in the middle", place(None, 880.0, 640.0), &[LAPTOP], place(None, 880.0, 640.0)),
            ("too large", place(Some((10, 10)), 2000.0, 900.0), &[LAPTOP], place(Some((0, 0)), 1280.0, 770.0)),
            ("too small", place(None, 1.0, -5.0), &[LAPTOP], place(None, SMALLEST.0, SMALLEST.1)),
            ("half outside", place(Some((1000, 600)), 880.0, 640.0), &[LAPTOP], place(Some((400, 130)), 880.0, 640.0)),
            ("screen gone", place(Some((3000, 100)), 880.0, 640.0), &[LAPTOP], place(None, 880.0, 640.0)),
            (
                "on the second",
                place(Some((3000, 1500)), 880.0, 640.0),
                &[LAPTOP, LARGE],
                place(Some((3000, 680)), 880.0, 640.0),
            ),
            ("no screen", place(Some((5, 5)), 880.0, 640.0), &[], place(None, 880.0, 640.0)),
        ];
        for (what, was, screens, expected) in table {
            assert_eq!(was.on(screens), expected, "{what}");
        }
    }

    #[test]
    fn saved_place_is_read_back_and_a_useless_one_is_replaced_by_the_default() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("window.json");
        assert_eq!(Place::load(&file), Place::default());
        let place = Place { width: 500.0, height: 600.0, position: Some((-7, 40)), maximized: true };
        place.save(&file).unwrap();
        assert_eq!(Place::load(&file), place);
        for text in ["", "{", "[]", r#"{"width":1}"#, r#"{"width":1e999,"height":1,"position":null,"maximized":false}"#]
        {
            std::fs::write(&file, text).unwrap();
            assert_eq!(Place::load(&file), Place::default(), "{text}");
        }
        assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1, "a draft is left");
    }
}
