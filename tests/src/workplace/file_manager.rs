//! A file manager that writes down what it is to point at.

use std::sync::{Arc, Mutex};

use super::Workplace;
use crate::{LIMIT, until};

/// The files that somebody was shown, as addresses.
#[derive(Clone, Default)]
pub struct FileManager(Arc<Mutex<Vec<String>>>);

#[zbus::interface(name = "org.freedesktop.FileManager1")]
impl FileManager {
    fn show_items(&self, items: Vec<String>, _startup_id: &str) {
        self.0.lock().expect("nobody failed while they held it").extend(items);
    }
}

impl FileManager {
    /// Waits until a file was shown and returns its address.
    pub async fn shown(&self) -> String {
        until("a file to be shown", LIMIT, async || self.0.lock().expect("nobody failed").last().cloned()).await
    }
}

impl Workplace {
    /// Puts a file manager on the workplace.
    pub async fn file_manager(&self) -> FileManager {
        let manager = FileManager::default();
        let path = "/org/freedesktop/FileManager1";
        self.bus.object_server().at(path, manager.clone()).await.expect("the workplace's bus takes it");
        self.bus.request_name("org.freedesktop.FileManager1").await.expect("the workplace has no other");
        manager
    }
}
