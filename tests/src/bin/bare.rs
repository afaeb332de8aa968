//! A window with one word in it: what a web view costs a window at the least, as a baseline.
//!
//! It runs without a window until a line comes in; with each line it opens one. It ends with its input.

use std::io::{BufRead, stdin};

use gtk::glib::MainContext;
use gtk::prelude::{ContainerExt, GtkWindowExt, WidgetExt};
use gtk::{Window, WindowType};
use webkit2gtk::{
    CacheModel, HardwareAccelerationPolicy, LoadEvent, SettingsExt, WebContext, WebContextExt, WebView, WebViewExt,
};

const PAGE: &str = "<!doctype html><meta charset=utf-8><title>Bare</title><h1>Bare</h1>";

fn main() -> Result<(), gtk::glib::BoolError> {
    gtk::init()?;
    if let Some(context) = WebContext::default() {
        context.set_cache_model(CacheModel::DocumentViewer);
    }
    std::thread::spawn(|| {
        for _ in stdin().lock().lines().map_while(Result::ok) {
            MainContext::default().invoke(open);
        }
        MainContext::default().invoke(gtk::main_quit);
    });
    gtk::main();
    Ok(())
}

/// It is shown when its page is there, as Callcard's is.
fn open() {
    let window = Window::new(WindowType::Toplevel);
    window.set_default_size(960, 680);
    window.set_title("Bare");
    let view = WebView::new();
    if let Some(settings) = WebViewExt::settings(&view) {
        settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
    }
    window.add(&view);
    view.connect_load_changed(move |_, event| {
        if event == LoadEvent::Finished {
            window.show_all();
        }
    });
    view.load_html(PAGE, None);
}
