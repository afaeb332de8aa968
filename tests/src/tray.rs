//! The tray icon's menu, driven as a panel drives it: the item is found at the tray's host and its menu read and clicked
//! over `com.canonical.dbusmenu`.

use std::collections::HashMap;

use zbus::proxy::CacheProperties;
use zbus::zvariant::{OwnedValue, Value};
use zbus::{Connection, Proxy};

use crate::{LIMIT, until};

/// One item of a menu as the protocol carries it: id, properties, children (each again such an item).
type Item = (i32, HashMap<String, OwnedValue>, Vec<OwnedValue>);

/// The menu of one process's tray icon.
pub struct Tray {
    menu: Proxy<'static>,
}

/// A visible row of the menu.
#[derive(Clone, Debug)]
pub struct Row {
    id: i32,
    /// The text; empty for a separator.
    pub label: String,
    /// Whether it can be clicked.
    pub enabled: bool,
}

impl Tray {
    /// Waits until this process has an icon in the tray of the workplace.
    pub(crate) async fn of(bus: &Connection, pid: u32) -> Tray {
        until("the tray icon", LIMIT, async || find(bus, pid).await.ok().flatten()).await
    }

    /// The visible rows, top to bottom; those of a menu in the menu follow its row.
    pub async fn rows(&self) -> Vec<Row> {
        let layout: zbus::Result<(u32, Item)> = self.menu.call("GetLayout", &(0, -1, Vec::<&str>::new())).await;
        let (_revision, root) = layout.expect("the menu has a layout");
        let mut rows = Vec::new();
        root.2.into_iter().for_each(|item| add_rows(item, &mut rows));
        rows
    }

    /// Waits for a row whose label contains this text.
    pub async fn row(&self, text: &str) -> Row {
        until(&format!("a row with {text:?} in the tray menu"), LIMIT, async || {
            self.rows().await.into_iter().find(|row| row.label.contains(text))
        })
        .await
    }

    /// Clicks the row whose label contains this text.
    pub async fn click(&self, text: &str) {
        let row = self.row(text).await;
        assert!(row.enabled, "the row cannot be clicked: {row:?}");
        let event = (row.id, "clicked", Value::I32(0), 0_u32);
        let clicked: zbus::Result<()> = self.menu.call("Event", &event).await;
        clicked.expect("the menu takes a click");
    }
}

/// The item that belongs to the process, if it is registered by now.
async fn find(bus: &Connection, pid: u32) -> zbus::Result<Option<Tray>> {
    let watcher =
        proxy(bus, "org.kde.StatusNotifierWatcher", "/StatusNotifierWatcher", "org.kde.StatusNotifierWatcher").await?;
    let items: Vec<String> = watcher.get_property("RegisteredStatusNotifierItems").await?;
    let names = zbus::fdo::DBusProxy::new(bus).await?;
    for item in items {
        let Some((owner, path)) = item.split_once('/') else { continue };
        let path = format!("/{path}");
        if names.get_connection_unix_process_id(owner.try_into()?).await? != pid {
            continue;
        }
        let item = proxy(bus, owner, &path, "org.kde.StatusNotifierItem").await?;
        let menu: zbus::zvariant::OwnedObjectPath = item.get_property("Menu").await?;
        let menu = proxy(bus, owner, menu.as_str(), "com.canonical.dbusmenu").await?;
        return Ok(Some(Tray { menu }));
    }
    Ok(None)
}

async fn proxy(bus: &Connection, owner: &str, path: &str, interface: &str) -> zbus::Result<Proxy<'static>> {
    zbus::proxy::Builder::new(bus)
        .destination(owner.to_owned())?
        .path(path.to_owned())?
        .interface(interface.to_owned())?
        .cache_properties(CacheProperties::No)
        .build()
        .await
}

/// A visible row and those under it, from their wire form; a hidden one is none.
fn add_rows(item: OwnedValue, rows: &mut Vec<Row>) {
    let Ok((id, properties, children)) = Item::try_from(item) else { return };
    let flag = |name: &str| properties.get(name).and_then(|value| value.downcast_ref::<bool>().ok());
    if flag("visible") == Some(false) {
        return;
    }
    let label = properties.get("label").and_then(|value| value.downcast_ref::<&str>().ok());
    let label = without_mnemonics(label.unwrap_or_default());
    rows.push(Row { id, label, enabled: flag("enabled").unwrap_or(true) });
    children.into_iter().for_each(|child| add_rows(child, rows));
}

/// In menu labels an underscore marks the letter after it, and two stand for one.
fn without_mnemonics(label: &str) -> String {
    label.replace("__", "\0").replace('_', "").replace('\0', "_")
}
