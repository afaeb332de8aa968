//! The mouse, for what is drawn by programs that cannot be told to do as if.

use super::Workplace;
use crate::{LIMIT, until};

/// A button of the mouse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MouseButton {
    Left,
    Middle,
}

impl Workplace {
    /// Clicks in the one window that a program of this class shows, at so many pixels from its left upper corner; from its
    /// right or lower edge, if negative.
    pub async fn click_in(&self, class: &str, right: i32, down: i32, button: MouseButton) {
        let (left, top, width, height) = self.wait_for_window_of(class).await;
        let at = |offset: i32, start: i32, size: i32| start + if offset < 0 { size + offset } else { offset };
        let (x, y) = (at(right, left, width).to_string(), at(down, top, height).to_string());
        let button = match button {
            MouseButton::Left => "1",
            MouseButton::Middle => "2",
        };
        self.xdotool(&["mousemove", "--sync", &x, &y, "click", button]).await;
    }

    /// Where the one window is that a program of this class shows: left, top, width and height, once it rests there.
    pub async fn wait_for_window_of(&self, class: &str) -> (i32, i32, i32, i32) {
        let mut last = None;
        until(&format!("a window of {class}"), LIMIT, async || {
            let now = self.window_of(class).await;
            let rests = now.is_some() && now == last;
            last = now;
            now.filter(|_| rests)
        })
        .await
    }

    async fn window_of(&self, class: &str) -> Option<(i32, i32, i32, i32)> {
        let found = self.xdotool(&["search", "--onlyvisible", "--class", class]).await;
        let window = found.lines().next_back()?;
        let said = self.xdotool(&["getwindowgeometry", "--shell", window]).await;
        let value = |name: &str| {
            said.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix('=')?.trim().parse::<i32>().ok())
        };
        Some((value("X")?, value("Y")?, value("WIDTH")?, value("HEIGHT")?))
    }
}
