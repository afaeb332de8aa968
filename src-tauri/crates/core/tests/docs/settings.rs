//! The table of the settings: every one is there, with its default, and takes what the table says and nothing else.

use std::collections::BTreeMap;
use std::fs;

use callcard_core::settings::SettingsFile;
use serde_json::{Map, Value};

use crate::{quoted, table};

/// Every setting by its way, with dots, and its default: what a new file has.
fn defaults() -> BTreeMap<String, Value> {
    fn walk(way: &str, group: &Map<String, Value>, found: &mut BTreeMap<String, Value>) {
        for (key, value) in group {
            let way = if way.is_empty() { key.clone() } else { format!("{way}.{key}") };
            match value {
                Value::Object(inner) => walk(&way, inner, found),
                other => drop(found.insert(way, other.clone())),
            }
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("settings.json");
    SettingsFile::open(&file).0.change(|_| {}).unwrap();
    let written = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
    let mut found = BTreeMap::new();
    walk("", &written, &mut found);
    found.remove("version");
    found
}

/// Whether a file that says only this is understood.
fn takes(way: &str, value: &Value) -> bool {
    let said =
        way.rsplit('.').fold(value.clone(), |inner, key| Value::Object(Map::from_iter([(key.to_owned(), inner)])));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("settings.json");
    fs::write(&file, said.to_string()).unwrap();
    SettingsFile::open(&file).1.is_none()
}

#[test]
fn the_table_has_every_setting_with_its_default() {
    let told: BTreeMap<String, Value> = table("docs/settings.md", "key")
        .iter()
        .map(|row| (row[0].trim_matches('`').to_owned(), serde_json::from_str(row[3].trim_matches('`')).unwrap()))
        .collect();
    assert_eq!(told, defaults());
}

#[test]
fn a_setting_takes_what_the_table_says_and_nothing_else() {
    let defaults = defaults();
    for row in table("docs/settings.md", "key") {
        let (way, values) = (row[0].trim_matches('`'), row[2].as_str());
        if let Some((least, most)) = values.split_once(" to ").filter(|_| !values.contains('`')) {
            let (least, most): (i64, i64) = (least.parse().unwrap(), most.parse().unwrap());
            assert!(takes(way, &least.into()) && takes(way, &most.into()), "{way}: {values}");
            assert!(!takes(way, &(least - 1).into()) && !takes(way, &(most + 1).into()), "{way}: {values}");
        }
        for word in quoted(values) {
            let value = serde_json::from_str(word).unwrap_or_else(|_| word.into());
            let value = if defaults[way].is_array() { Value::Array(vec![word.into()]) } else { value };
            assert!(takes(way, &value), "{way}: {word}");
            assert!(defaults[way].is_array() || !takes(way, &"no such word".into()), "{way}");
        }
    }
}
