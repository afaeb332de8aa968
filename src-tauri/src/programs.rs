//! Whether another program of the agent's runs.

/// Whether a program with this file's name runs. Where that cannot be told, it is taken for one that does not.
#[cfg(windows)]
pub(crate) async fn is_running(name: &str) -> bool {
    use std::time::Duration;

    /// No console is to appear for it.
    const CREATE_NO_WINDOW: u32 = 0x0800_0000;
    const PATIENCE: Duration = Duration::from_secs(5);

    let mut list = tokio::process::Command::new("tasklist");
    list.args(["/NH", "/FO", "CSV", "/FI", &format!("IMAGENAME eq {name}")]);
    list.creation_flags(CREATE_NO_WINDOW).kill_on_drop(true);
    match tokio::time::timeout(PATIENCE, list.output()).await {
        Ok(Ok(listed)) => String::from_utf8_lossy(&listed.stdout).to_lowercase().contains(&name.to_lowercase()),
        Ok(Err(error)) => {
            tracing::debug!(%error, "which programs run cannot be told");
            false
        }
        Err(_) => false,
    }
}

/// Programs of Windows run on Windows alone.
#[cfg(not(windows))]
pub(crate) async fn is_running(_: &str) -> bool {
    std::future::ready(false).await
}
