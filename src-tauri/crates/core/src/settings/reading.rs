//! Reads the settings as far as they are understood: what one field says wrongly costs that field alone.
//!
//! An unknown field is a newer Callcard's and no fault. Nothing here knows a setting by its name.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value as Json, json};

use super::entries::ENTRIES;
use super::migrations::VERSION;
use super::trouble::Fault;
use super::value::Why;
use super::{Settings, seat};

/// The settings that a document holds, and what in it could not be used.
pub(super) fn read(document: &Map<String, Json>) -> (Settings, Vec<Fault>) {
    let mut faults = Vec::new();
    let mut settings = Settings {
        version: field(document, "version", &mut faults).unwrap_or(VERSION),
        welcomed: field(document, "welcomed", &mut faults).unwrap_or_default(),
        account: document.get("account").and_then(|account| seat::account(account, &mut faults)),
        me: field(document, "me", &mut faults).flatten(),
        paused: field(document, "paused", &mut faults).unwrap_or_default(),
        ..Settings::default()
    };
    for entry in ENTRIES {
        match find(document, entry.place) {
            Ok(None) => {}
            Ok(Some(json)) => {
                let mut lost = Vec::new();
                (entry.read)(&mut settings.preferences, json, entry.limits, &mut lost);
                let fault = |why: Why| Fault { field: entry.place.into(), why: why.to_string() };
                faults.extend(lost.into_iter().map(fault));
            }
            Err(group) => faults.push(Fault { field: group.into(), why: "is no group of settings".into() }),
        }
    }
    faults.sort();
    faults.dedup();
    (settings, faults)
}

/// The settings as they are written.
pub(super) fn written(settings: &Settings) -> Json {
    let Settings { version, preferences, welcomed, account, me, paused } = settings;
    let mut document =
        json!({ "version": version, "welcomed": welcomed, "account": account, "me": me, "paused": paused });
    for entry in ENTRIES {
        let mut place = &mut document;
        for key in entry.place.split('.') {
            // What is no object yet becomes one.
            place = &mut place[key];
        }
        *place = entry.value(preferences);
    }
    document
}

/// A field that is no setting.
fn field<T: DeserializeOwned>(document: &Map<String, Json>, name: &str, faults: &mut Vec<Fault>) -> Option<T> {
    let read = T::deserialize(document.get(name)?);
    read.map_err(|error| faults.push(Fault { field: name.into(), why: error.to_string() })).ok()
}

/// What stands at a place, if anything does; or the group on the way that is none.
fn find<'d, 'p>(document: &'d Map<String, Json>, place: &'p str) -> Result<Option<&'d Json>, &'p str> {
    match place.split_once('.') {
        None => Ok(document.get(place)),
        Some((group, rest)) => match document.get(group) {
            None => Ok(None),
            Some(Json::Object(inner)) => find(inner, rest),
            Some(_) => Err(group),
        },
    }
}
