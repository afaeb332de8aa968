//! The part that is drawn, by Tauri on the main thread: tray and window. No window exists until one is asked for.

use callcard_local::Paths;
use tauri::RunEvent;
use tokio::runtime::Runtime;

use crate::ending::Ending;
use crate::start::Started;
use crate::tray_shown::TrayShown;
use crate::window::Pages;
use crate::window::look::{self, Look};
use crate::{Outcome, clipboard, commands, tray, window};

/// Runs until the app ends.
pub(crate) fn run(runtime: &Runtime, started: Started, ending: Ending, paths: &Paths, login: bool) -> Outcome<()> {
    tauri::async_runtime::set(runtime.handle().clone());
    // What the main thread asks of the core may start tasks.
    let _context = runtime.enter();
    let (office, page) = (started.app.office().clone(), started.desktop.page());
    let copied = started.desktop.copied();
    let (last, tasks) = (ending.clone(), runtime.handle().clone());
    let data = paths.data_dir().to_owned();
    let builder = tauri::Builder::default()
        .manage(office.clone())
        .manage(TrayShown::default())
        .manage(Look::default())
        .manage(Pages::default())
        .manage(started.desktop.recovery().clone())
        .invoke_handler(commands::handler())
        .setup(move |tauri| {
            #[cfg(target_os = "macos")]
            tauri.set_activation_policy(tauri::ActivationPolicy::Accessory);
            let handle = tauri.handle().clone();
            look::insist(&handle);
            tray::put(&handle, &office, login)?;
            tauri::async_runtime::spawn(window::follow(handle.clone(), page, data));
            tauri::async_runtime::spawn(clipboard::follow(handle.clone(), copied));
            tauri::async_runtime::spawn(async move {
                started.end_with(ending).await;
                handle.exit(0);
            });
            Ok(())
        });
    #[cfg(target_os = "macos")]
    let builder = {
        use tauri::Manager;
        let data = paths.data_dir().to_owned();
        builder.on_web_content_process_terminate(move |page| window::recovery::died(page.app_handle(), data.clone()))
    };
    builder.build(tauri::generate_context!())?.run(move |_, event| match event {
        // The last window is closed: the tray stays.
        RunEvent::ExitRequested { api, code: None, .. } => api.prevent_exit(),
        // The end may not come from us: the macOS app menu has a Quit of its own.
        RunEvent::Exit => last.hold(&tasks),
        _ => {}
    });
    Ok(())
}

/// Refuses to start without a display: GTK would end the process when everything else runs already.
pub(crate) fn needs_display() -> Outcome<()> {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if cfg!(target_os = "linux") && !is_set("DISPLAY") && !is_set("WAYLAND_DISPLAY") {
        return Err("there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)".into());
    }
    Ok(())
}
