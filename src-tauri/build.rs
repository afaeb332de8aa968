//! Declares the commands of the window, so that a capability has to name each one, and embeds what Tauri needs.

fn main() {
    let commands = &[
        "window_start",
        "read_number",
        "test_call",
        "open_card",
        "end_call",
        "follow_page",
        "window_drawn",
        "close_window",
        "history",
        "follow_history",
        "see_history",
        "delete_call",
        "clear_history",
        "call_back",
    ];
    let manifest = tauri_build::AppManifest::new().commands(commands);
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))
        .unwrap_or_else(|error| panic!("the shell cannot be built: {error:#}"));
}
