//! The browser of a workplace, and its telephone: it writes down each address it is given and shows nothing.
//!
//! It is registered the way a real one is, by a .desktop file and the user's list of defaults, so the app must find it
//! the way it finds a real one.

use std::path::{Path, PathBuf};

use crate::{LIMIT, until};

const DESKTOP_FILE: &str = "written-down.desktop";
const APPLICATIONS: &str = ".local/share/applications";
const DEFAULTS: &str = ".config/mimeapps.list";

/// The addresses that were opened on the workplace, in order.
pub struct Browser {
    opened: PathBuf,
}

impl Browser {
    /// Puts the browser into a home that nothing has started in yet.
    pub(crate) fn install(home: &Path, opened: PathBuf) -> std::io::Result<Browser> {
        let applications = home.join(APPLICATIONS);
        std::fs::create_dir_all(&applications)?;
        let script = home.join("browser");
        let body = format!("#!/bin/sh\nprintf '%s\\n' \"$1\" >> '{}'\n", opened.display());
        crate::workplace::write_executable(&script, &body)?;
        let entry = format!(
            "[Desktop Entry]\nType=Application\nName=Browser\nExec={} %u\n\
             MimeType=x-scheme-handler/http;x-scheme-handler/https;x-scheme-handler/tel;\n",
            script.display()
        );
        std::fs::write(applications.join(DESKTOP_FILE), entry)?;
        let lines = ["http", "https", "tel"].map(|scheme| format!("x-scheme-handler/{scheme}={DESKTOP_FILE}\n"));
        let defaults = format!("[Default Applications]\n{}", lines.concat());
        std::fs::write(home.join(DEFAULTS), defaults)?;
        Ok(Browser { opened })
    }

    /// Takes it off the workplace, so that nothing is left that shows a page.
    pub fn uninstall(&self) {
        let home = self.opened.parent().expect("the list of addresses is in the home");
        for file in [home.join(DEFAULTS), home.join(APPLICATIONS).join(DESKTOP_FILE)] {
            std::fs::remove_file(file).expect("the browser is installed");
        }
    }

    /// Every address opened so far.
    #[must_use]
    pub fn opened(&self) -> Vec<String> {
        let text = std::fs::read_to_string(&self.opened).unwrap_or_default();
        text.lines().map(str::to_owned).collect()
    }

    /// Waits until `count` addresses have been opened and returns the last one.
    pub async fn wait_for(&self, count: usize) -> String {
        until(&format!("address number {count} in the browser"), LIMIT, async || self.opened().get(count - 1).cloned())
            .await
    }
}
