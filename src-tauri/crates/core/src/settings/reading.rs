//! Reads the settings as far as they are understood: what one field says wrongly costs that field alone.
//!
//! An unknown field is a newer Callcard's and no fault. Nothing here knows any field by its name.

use std::fmt;
use std::path::PathBuf;

use serde_json::{Map, Value};

use super::Settings;

/// A value that could not be used: its field has the default.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The way to the field, with dots.
    pub field: String,
    pub why: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.field, self.why)
    }
}

/// What was wrong with the settings when they were read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// The file could not be read at all; it is kept beside its place, and everything has its default.
    #[error("{} could not be used ({why}); kept as {}", .file.display(), .kept.display())]
    Unusable { file: PathBuf, kept: PathBuf, why: String },
    /// These fields have their defaults; the file stays as it is.
    #[error("{}", list(.0))]
    Fields(Vec<Fault>),
}

fn list(faults: &[Fault]) -> String {
    faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

/// The settings that a document holds, and what in it could not be used.
pub(super) fn read(document: &Map<String, Value>) -> (Settings, Vec<Fault>) {
    if let Ok(settings) = understood(Value::Object(document.clone())) {
        return (settings, Vec::new());
    }
    let settings = Settings::default();
    let mut reading = Reading { whole: written(&settings), settings, faults: Vec::new() };
    reading.take(&mut Vec::new(), document);
    (reading.settings, reading.faults)
}

/// The settings as they are written.
pub(super) fn written(settings: &Settings) -> Value {
    // Texts, numbers, lists and objects of them: there is nothing that could not be written.
    serde_json::to_value(settings).unwrap_or_default()
}

fn understood(document: Value) -> Result<Settings, String> {
    let settings: Settings = serde_json::from_value(document).map_err(|error| error.to_string())?;
    settings.fault().map_or(Ok(settings), Err)
}

/// The defaults, with everything put in that fits.
struct Reading {
    settings: Settings,
    whole: Value,
    faults: Vec<Fault>,
}

impl Reading {
    fn take<'a>(&mut self, path: &mut Vec<&'a str>, group: &'a Map<String, Value>) {
        for (key, value) in group {
            path.push(key);
            match (at(&mut self.whole, path), value) {
                (None, _) => {}
                (Some(Value::Object(_)), Value::Object(inner)) => self.take(path, inner),
                (Some(Value::Object(_)), _) => self.blame(path, "is no group of settings".into()),
                (Some(_), _) => self.put(path, value),
            }
            path.pop();
        }
    }

    /// Puts a value in; of one that does not fit whole, the parts that do.
    fn put(&mut self, path: &[&str], value: &Value) {
        let Err(why) = self.try_put(path, value) else { return };
        match value {
            Value::Array(items) => {
                let mut fitting = Vec::new();
                for item in items {
                    fitting.push(item.clone());
                    if let Err(why) = self.try_put(path, &Value::Array(fitting.clone())) {
                        fitting.pop();
                        self.blame(path, why);
                    }
                }
            }
            Value::Object(parts) => {
                let without = |key: &String| {
                    let mut rest = parts.clone();
                    rest.remove(key);
                    Value::Object(rest)
                };
                let odd = parts.keys().find(|key| self.try_put(path, &without(key)).is_ok());
                self.blame(&[path, &odd.map(|key| key.as_str()).into_iter().collect::<Vec<_>>()].concat(), why);
            }
            _ => self.blame(path, why),
        }
    }

    /// Puts a value in, if it fits.
    fn try_put(&mut self, path: &[&str], value: &Value) -> Result<(), String> {
        let mut whole = self.whole.clone();
        if let Some(place) = at(&mut whole, path) {
            *place = value.clone();
        }
        self.settings = understood(whole.clone())?;
        self.whole = whole;
        Ok(())
    }

    fn blame(&mut self, path: &[&str], why: String) {
        self.faults.push(Fault { field: path.join("."), why });
    }
}

fn at<'v>(whole: &'v mut Value, path: &[&str]) -> Option<&'v mut Value> {
    path.iter().try_fold(whole, |value, key| value.as_object_mut()?.get_mut(*key))
}
