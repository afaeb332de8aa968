//! Windows as the window manager has them: where they are, and where a person puts them.

use super::Workplace;
use crate::{LIMIT, until};

/// Where a window is on the screen, without its frame, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Geometry {
    pub left: i32,
    pub top: i32,
    pub width: i32,
    pub height: i32,
}

impl Workplace {
    /// Whether a window with this title is on the screen.
    pub async fn has_window(&self, title: &str) -> bool {
        self.find_window(title).await.is_some()
    }

    /// Where the window with this title is, waited for.
    pub async fn geometry(&self, title: &str) -> Geometry {
        until(&format!("the place of the window {title:?}"), LIMIT, async || {
            let window = self.find_window(title).await?;
            let said = self.xdotool(&["getwindowgeometry", "--shell", &window]).await;
            let value = |name: &str| {
                said.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix('=')?.trim().parse().ok())
            };
            Some(Geometry { left: value("X")?, top: value("Y")?, width: value("WIDTH")?, height: value("HEIGHT")? })
        })
        .await
    }

    /// Moves the window with this title and gives it a size, the way a person does.
    pub async fn place_window(&self, title: &str, left: i32, top: i32, width: i32, height: i32) {
        let window = until(title, LIMIT, async || self.find_window(title).await).await;
        let [left, top, width, height] = [left, top, width, height].map(|number| number.to_string());
        self.xdotool(&["windowsize", "--sync", &window, &width, &height]).await;
        self.xdotool(&["windowmove", "--sync", &window, &left, &top]).await;
    }

    /// Presses keys in the window with this title until something has come of it.
    pub async fn press_keys(&self, title: &str, keys: &str, come_of_it: impl AsyncFn() -> bool) {
        until(&format!("{keys} in {title:?} to do something"), LIMIT, async || {
            if come_of_it().await {
                return Some(());
            }
            // Again while nothing has: a key reaches nobody when the focus has not settled yet.
            let window = self.find_window(title).await?;
            self.xdotool(&["windowactivate", "--sync", &window, "key", "--clearmodifiers", keys]).await;
            let waited = async { while !come_of_it().await {} };
            tokio::time::timeout(super::TAKEN, waited).await.ok()
        })
        .await;
    }
}
