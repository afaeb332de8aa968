//! The settings and the check-up in the real window: what is chosen there holds at once, and what is broken is seen.

use std::fs;

use e2e::{Window, Workplace, until};
use serde_json::Value;

use crate::{IVAN, IVAN_DEAL, IVAN_READABLE};

#[tokio::test]
async fn what_is_chosen_in_the_settings_holds_at_once_and_is_kept() {
    let workplace = Workplace::start().await;
    let window = Window::on(&workplace, "settings").await;
    window.click("[data-setting=privacy] [data-value=number]").await;
    wait_for_setting(&workplace, "/notices/privacy", &"number".into()).await;
    window.socket.ring(IVAN).await;
    let notice = workplace.notifications.wait(IVAN_READABLE).await;
    assert!(!notice.says(IVAN_DEAL), "{notice:#?}");

    window.click("#setting-language").await;
    window.click("[role=option][data-value=ru]").await;
    wait_for_setting(&workplace, "/language", &"ru".into()).await;
    until("the page to be in Russian", e2e::LIMIT, async || {
        window.page_text().await.contains("Настройки").then_some(())
    })
    .await;
    workplace.wait_for_window("Настройки").await;
}

#[tokio::test]
async fn what_is_out_of_range_is_refused_where_it_was_typed() {
    let workplace = Workplace::start().await;
    let window = Window::on(&workplace, "settings").await;
    let field = "[data-setting=ring_limit] input";
    window.clear(field).await;
    window.type_into(field, "4").await;
    window.enter(field).await;
    window.wait_for("[data-setting=ring_limit] [aria-invalid=true]").await;
    window.clear(field).await;
    window.type_into(field, "60").await;
    window.enter(field).await;
    wait_for_setting(&workplace, "/notices/ring_limit", &60.into()).await;
    window.wait_for_none("[data-setting=ring_limit] [aria-invalid=true]").await;
}

#[tokio::test]
async fn the_check_up_sees_what_breaks() {
    let workplace = Workplace::start().await;
    let window = Window::on(&workplace, "doctor").await;
    window.wait_for("[data-check=notices][data-state=ok]").await;
    workplace.end("dunst");
    window.click("[data-action=run-again]").await;
    window.wait_for("[data-check=notices][data-state=failed]").await;
    window.wait_for("[data-summary=failed]").await;
    window.click("[data-action=copy-report]").await;
    let report = workplace.copied().await;
    assert!(report.contains("notices: failed"), "{report}");
}

#[tokio::test]
async fn the_history_is_written_as_a_table_and_shown() {
    let workplace = Workplace::start().await;
    let file_manager = workplace.file_manager().await;
    let window = Window::on(&workplace, "history").await;
    window.socket.ring(IVAN).await;
    window.wait_for("[data-call]").await;
    window.click("[data-action=export]").await;
    window.click("[data-action=reveal]").await;
    let shown = file_manager.shown().await.replace("%20", " ");
    let file = shown.strip_prefix("file://").expect("it is a file of this machine");
    let table = fs::read_to_string(file).expect("it can be read");
    assert!(file.ends_with(".csv") && table.contains(IVAN_DEAL), "{file}: {table}");
}

/// Waits until the settings on disk have this value.
async fn wait_for_setting(workplace: &Workplace, pointer: &str, expected: &Value) {
    let file = workplace.callcard_home().join("settings.json");
    until(&format!("{pointer} to be {expected}"), e2e::LIMIT, async || {
        let settings: Value = serde_json::from_str(&fs::read_to_string(&file).ok()?).ok()?;
        (settings.pointer(pointer) == Some(expected)).then_some(())
    })
    .await;
}
