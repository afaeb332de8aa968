//! One setting with a new value for it, and why it is not taken.

use std::io;

use serde::Deserialize;
use serde_json::Value as Json;

use super::entries::{Entry, Preferences};
use super::value::Why;

/// A setting with the value that somebody chose for it, still unchecked.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "Written")]
pub struct Preference {
    pub entry: &'static Entry,
    value: Json,
}

/// A value that a setting does not take.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{setting} {why}")]
pub struct Unfit {
    /// The setting's name.
    pub setting: &'static str,
    pub why: Why,
}

/// Why what was chosen is not in force.
#[derive(Debug, thiserror::Error)]
pub enum NotChosen {
    #[error(transparent)]
    Unfit(#[from] Unfit),
    #[error("the settings could not be saved: {0}")]
    NotSaved(#[from] io::Error),
}

impl Preference {
    /// A value that somebody chose for this setting.
    pub fn new(entry: &'static Entry, value: Json) -> Self {
        Self { entry, value }
    }

    /// Puts the value in its place, if it is one that the setting takes. Waits for the numbering plans the first time that
    /// a country is looked up.
    pub fn put_into(&self, preferences: &mut Preferences) -> Result<(), Unfit> {
        let Self { entry, value } = self;
        (entry.choose)(preferences, value, entry.limits).map_err(|why| Unfit { setting: entry.name, why })
    }
}

/// A preference as the window sends it.
#[derive(Deserialize)]
struct Written {
    name: String,
    value: Json,
}

impl TryFrom<Written> for Preference {
    type Error = String;

    fn try_from(Written { name, value }: Written) -> Result<Self, String> {
        Entry::named(&name).map(|entry| Self::new(entry, value)).ok_or_else(|| format!("there is no setting {name:?}"))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::settings::ENTRIES;
    use crate::text::{Language, Texts};

    /// The value, as the window sends it, and what it does.
    fn put(name: &str, value: &Json, preferences: &mut Preferences) -> Result<(), Unfit> {
        let preference: Preference = serde_json::from_value(json!({"name": name, "value": value})).unwrap();
        preference.put_into(preferences)
    }

    /// A whole path, of this system.
    fn path(file: &str) -> String {
        format!("{}{file}", if cfg!(windows) { "C:\\" } else { "/" })
    }

    fn value(name: &str, preferences: &Preferences) -> Json {
        Entry::named(name).unwrap().value(preferences)
    }

    #[test]
    fn each_setting_takes_its_value_under_its_name() {
        let table = [
            ("language", json!("ru")),
            ("theme", json!("dark")),
            ("default_country", json!("KZ")),
            ("internal_digits", json!(4)),
            ("everyone", json!(true)),
            ("privacy", json!("hidden")),
            ("keep_answered", json!(false)),
            ("ring_limit", json!(600)),
            ("sound", json!(false)),
            ("open_when", json!("answered")),
            ("open_outgoing", json!(true)),
            ("call_back", json!("sip")),
            ("ignored", json!(["+7495*", "101"])),
            ("shortest", json!(4)),
            ("lines", json!(["Sales", "Отдел продаж"])),
            ("unreported_while_paused", json!(true)),
            ("door_address", json!("0.0.0.0")),
            ("door_port", json!(8088)),
            ("door_url", json!("https://calls.example.com/door")),
            ("door_certificate", json!(path("door.pem"))),
            ("door_key", json!(path("door.key"))),
            ("door_proxies", json!(["127.0.0.1", "10.0.0.0/8"])),
            ("history_days", json!(3650)),
        ];
        let mut preferences = Preferences::default();
        assert_eq!(
            table.each_ref().map(|(name, _)| *name),
            *ENTRIES.iter().map(|entry| entry.name).collect::<Vec<_>>()
        );
        for (name, chosen) in &table {
            assert_ne!(&value(name, &preferences), chosen, "{name}");
            put(name, chosen, &mut preferences).unwrap();
            assert_eq!(&value(name, &preferences), chosen, "{name}");
        }
    }

    #[test]
    fn unknown_setting_is_refused_by_its_name() {
        let unknown = serde_json::from_value::<Preference>(json!({"name": "colour", "value": "red"})).unwrap_err();
        assert!(unknown.to_string().contains("colour"), "{unknown}");
    }

    #[test]
    fn what_people_type_is_tidied() {
        let table = [
            ("default_country", json!(" kz "), json!("KZ")),
            ("default_country", json!("Auto"), json!("auto")),
            ("ignored", json!(["", " +7 (495) * ", "+7495*", "101"]), json!(["+7495*", "101"])),
            ("lines", json!([" Sales ", "", "Sales"]), json!(["Sales"])),
            ("door_address", json!(" [::1] "), json!("::1")),
            ("door_url", json!(" https://calls.example.com/door/ "), json!("https://calls.example.com/door")),
            ("door_certificate", json!(""), json!("")),
            ("door_proxies", json!([" 10.0.0.1 ", "", "10.0.0.1"]), json!(["10.0.0.1"])),
        ];
        for (name, typed, kept) in table {
            let mut preferences = Preferences::default();
            put(name, &typed, &mut preferences).unwrap();
            assert_eq!(value(name, &preferences), kept, "{name}");
        }
    }

    #[test]
    fn what_does_not_fit_is_refused_and_says_why() {
        let many = json!((0..=200).map(|number| number.to_string()).collect::<Vec<_>>());
        let table = [
            ("ring_limit", json!(4), "out_of_range", "From 5 to 600"),
            ("ring_limit", json!(-1), "out_of_range", "From 5 to 600"),
            ("history_days", json!(70_000), "out_of_range", "From 1 to 3650"),
            ("internal_digits", json!(1), "out_of_range", "From 2 to 9"),
            ("internal_digits", json!(10), "out_of_range", "From 2 to 9"),
            ("shortest", json!(16), "out_of_range", "From 0 to 15"),
            ("default_country", json!("Russia"), "not_a_country", ""),
            ("default_country", json!("XX"), "not_a_country", ""),
            ("ignored", json!(["101", "office"]), "not_a_pattern", "office"),
            ("ignored", many.clone(), "too_many", "200"),
            ("lines", many, "too_many", "200"),
            ("lines", json!(["x".repeat(201)]), "not_a_name", ""),
            ("ring_limit", json!("long"), "out_of_range", "From 5 to 600"),
            ("sound", json!("yes"), "not_one_of", "true, false"),
            ("theme", json!("sepia"), "not_one_of", "system, light, dark"),
            ("language", json!(1), "not_one_of", "auto, en"),
            ("lines", json!("Sales"), "not_a_list", ""),
            ("ignored", json!([101]), "not_a_list", ""),
            ("door_address", json!("localhost"), "not_an_address", ""),
            ("door_address", json!(0), "not_an_address", ""),
            ("door_port", json!(80), "out_of_range", "From 1024 to 65535"),
            ("door_url", json!("calls.example.com"), "not_a_url", ""),
            ("door_url", json!("ftp://calls.example.com"), "not_a_url", ""),
            ("door_url", json!("https://a:b@calls.example.com"), "not_a_url", ""),
            ("door_url", json!("https://calls.example.com/?a=1"), "not_a_url", ""),
            ("door_certificate", json!("door.pem"), "not_a_path", ""),
            ("door_key", json!(1), "not_a_path", ""),
            ("door_proxies", json!(["10.0.0.0/33"]), "not_a_network", "10.0.0.0/33"),
        ];
        for (name, value, code, words) in table {
            let mut preferences = Preferences::default();
            let unfit = put(name, &value, &mut preferences).unwrap_err();
            assert_eq!(preferences, Preferences::default(), "{value}");
            assert_eq!((unfit.setting, crate::trouble::word(&unfit.why.code())), (name, code.to_owned()), "{value}");
            for language in [Language::En, Language::Ru] {
                let said = unfit.why.words(&Texts::load(language));
                assert!(!said.starts_with("settings-refusal"), "{said}");
                assert!(language != Language::En || said.contains(words), "{said}");
            }
        }
    }
}
