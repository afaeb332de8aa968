//! How large the tray shows pictures, and when that may have changed: the agent turns the scale of a screen, joins another
//! screen, or moves the taskbar there. The icon's own window hears of it.
#![expect(unsafe_code, reason = "Windows has no other way to ask for these")]

use std::ptr;

use tokio::sync::watch;
use windows_sys::Win32::Foundation::{HWND, LPARAM, LRESULT, WPARAM};
use windows_sys::Win32::UI::HiDpi::{GetDpiForWindow, GetSystemMetricsForDpi};
use windows_sys::Win32::UI::Shell::{DefSubclassProc, RemoveWindowSubclass, SetWindowSubclass};
use windows_sys::Win32::UI::WindowsAndMessaging::{
    FindWindowW, GetSystemMetrics, SM_CXSMICON, WM_DISPLAYCHANGE, WM_DPICHANGED, WM_NCDESTROY, WM_SETTINGCHANGE,
};
use windows_sys::core::w;

/// What `hear` is called to the windows that it listens at.
const NAME: usize = 1;

/// The side of a tray icon in pixels, on the screen that the taskbar is on now.
pub(crate) fn tray_icon_side() -> u32 {
    // SAFETY: the name is a constant that ends with a zero, and a window may have any title.
    let taskbar = unsafe { FindWindowW(w!("Shell_TrayWnd"), ptr::null()) };
    // SAFETY: any window is allowed; of one that is gone, or none, the answer is 0.
    let dpi = unsafe { GetDpiForWindow(taskbar) };
    // SAFETY: numbers are all that the calls take.
    let side =
        unsafe { if dpi == 0 { GetSystemMetrics(SM_CXSMICON) } else { GetSystemMetricsForDpi(SM_CXSMICON, dpi) } };
    u32::try_from(side).ok().filter(|side| *side > 0).unwrap_or(16)
}

/// Tells whenever the screen may have another scale, or the taskbar may be on another screen, until the window is gone. To be
/// called on the thread of the window, which is one of the top level: Windows tells no other.
pub(crate) fn follow(window: HWND) -> watch::Receiver<()> {
    let (teller, changes) = watch::channel(());
    let teller = Box::into_raw(Box::new(teller));
    // SAFETY: the teller lives until the window is destroyed, of which `hear` is told before it is called no more.
    if unsafe { SetWindowSubclass(window, Some(hear), NAME, teller as usize) } == 0 {
        tracing::debug!("changes of the screen are not told");
        // SAFETY: nobody else has got it.
        drop(unsafe { Box::from_raw(teller) });
    }
    changes
}

/// The taskbar follows a new scale some time after the windows, and makes itself known by its new size: a setting.
unsafe extern "system" fn hear(
    window: HWND,
    message: u32,
    wide: WPARAM,
    long: LPARAM,
    _: usize,
    teller: usize,
) -> LRESULT {
    let teller = teller as *mut watch::Sender<()>;
    match message {
        // SAFETY: it is alive as long as the window.
        WM_DPICHANGED | WM_DISPLAYCHANGE | WM_SETTINGCHANGE => {
            unsafe { &*teller }.send_replace(());
        }
        // SAFETY: this is the last that the window is told, so the teller is used no more.
        WM_NCDESTROY => unsafe {
            RemoveWindowSubclass(window, Some(hear), NAME);
            drop(Box::from_raw(teller));
        },
        _ => {}
    }
    // SAFETY: all of it is handed on as it came.
    unsafe { DefSubclassProc(window, message, wide, long) }
}

#[cfg(test)]
mod tests {
    use windows_sys::Win32::Foundation::RECT;
    use windows_sys::Win32::UI::WindowsAndMessaging::{
        CreateWindowExW, DestroyWindow, HWND_MESSAGE, SendMessageW, WM_NULL, WM_THEMECHANGED,
    };

    use super::*;

    #[test]
    fn each_message_about_the_screen_is_told_and_no_other_until_the_window_is_gone() {
        let place = RECT::default();
        let window = unsafe {
            let (none, no_menu) = (ptr::null_mut(), ptr::null_mut());
            CreateWindowExW(0, w!("STATIC"), ptr::null(), 0, 0, 0, 0, 0, HWND_MESSAGE, no_menu, none, ptr::null())
        };
        assert!(!window.is_null());
        let mut changes = follow(window);
        for (message, is_told) in [
            (WM_NULL, false),
            (WM_DPICHANGED, true),
            (WM_THEMECHANGED, false),
            (WM_DISPLAYCHANGE, true),
            (WM_SETTINGCHANGE, true),
        ] {
            let long = if message == WM_DPICHANGED { &raw const place as LPARAM } else { 0 };
            unsafe { SendMessageW(window, message, 0, long) };
            assert_eq!(changes.has_changed().unwrap(), is_told, "{message:#x}");
            changes.mark_unchanged();
        }
        unsafe { DestroyWindow(window) };
        assert!(changes.has_changed().is_err());
    }

    #[test]
    fn tray_icon_has_one_of_the_sizes_of_windows() {
        assert!((16..=64).contains(&tray_icon_side()));
    }
}
