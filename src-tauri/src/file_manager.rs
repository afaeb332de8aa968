//! Shows a file in the system's file manager, or else the folder that it is in.

use std::io;
use std::path::Path;

/// Shows a file that Callcard has written. Returns when the file manager has been told.
#[cfg(target_os = "linux")]
pub(crate) async fn reveal(file: &Path) -> io::Result<()> {
    use crate::browser;
    let url = |path: &Path| url::Url::from_file_path(path).map_err(|()| io::Error::other("the path is not absolute"));
    if let Err(error) = linux::select(&url(file)?).await {
        tracing::debug!(%error, "no file manager that can point at a file");
        return browser::launch(&url(file.parent().unwrap_or(file))?).await;
    }
    Ok(())
}

/// Shows a file that Callcard has written. Returns when the file manager has been told.
#[cfg(windows)]
pub(crate) async fn reveal(file: &Path) -> io::Result<()> {
    // Explorer takes a whole line, and says nothing useful when it is done. No file name has a quotation mark here.
    let line = format!("/select,\"{}\"", file.display());
    tokio::process::Command::new("explorer").raw_arg(line).spawn()?.wait().await.map(drop)
}

/// Shows a file that Callcard has written. Returns when the file manager has been told.
#[cfg(target_os = "macos")]
pub(crate) async fn reveal(file: &Path) -> io::Result<()> {
    let status = tokio::process::Command::new("open").arg("-R").arg(file).status().await?;
    if status.success() { Ok(()) } else { Err(io::Error::other(format!("open failed with {status}"))) }
}

#[cfg(target_os = "linux")]
mod linux {
    use std::time::Duration;

    use url::Url;
    use zbus::{Connection, Proxy};

    /// The bus may have to start the file manager first.
    const PATIENCE: Duration = Duration::from_secs(5);

    /// By the interface that the file managers of all large desktops have in common.
    pub(super) async fn select(file: &Url) -> zbus::Result<()> {
        let told = async {
            let bus = Connection::session().await?;
            let name = "org.freedesktop.FileManager1";
            let manager = Proxy::new(&bus, name, "/org/freedesktop/FileManager1", name).await?;
            manager.call("ShowItems", &([file.as_str()].as_slice(), "")).await
        };
        let late = |_| zbus::Error::Failure("the file manager does not answer".into());
        tokio::time::timeout(PATIENCE, told).await.map_err(late)?
    }
}
