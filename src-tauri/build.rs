//! Declares the commands of the window, so that a capability has to name each one, and embeds what Tauri needs.

fn main() {
    let commands = &[
        "connect",
        "choose_me",
        "sign_out",
        "try_again",
        "offer",
        "type_number",
        "test_call",
        "await_call",
        "end_call",
        "open_card",
        "call_back",
        "examine",
        "follow_page",
        "page_turned",
        "window_drawn",
        "take_secret",
        "forget_secrets",
        "reveal_export",
        "starts_at_login",
        "start_at_login",
        "close_window",
        "history",
        "follow_history",
        "see_history",
        "delete_call",
        "clear_history",
        "export_history",
        "phone",
        "preferences",
        "prefer",
        "pause",
        "window_start",
        "follow_status",
    ];
    let manifest = tauri_build::AppManifest::new().commands(commands);
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))
        .unwrap_or_else(|error| panic!("the shell cannot be built: {error:#}"));
}
