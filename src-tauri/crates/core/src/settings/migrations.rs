//! The steps from each version of the file to the next. A field that is only added needs none: it has a default.
//!
//! Written files of every version are in `migrations/`, and must be read for as long as anybody may have one. A file of a
//! newer version is left as it is and read as far as it is understood.

use serde_json::{Map, Value as Json};

/// The version this build writes.
pub(super) const VERSION: u32 = 1;

type Document = Map<String, Json>;
type Step = fn(&mut Document);

/// What makes the next version out of each, beginning with version 1.
const STEPS: [Step; VERSION as usize - 1] = [];

/// Brings a document to the version of this build.
pub(super) fn migrate(document: &mut Document) {
    take(&STEPS, document);
}

fn take(steps: &[Step], document: &mut Document) {
    // Without a version it was written by hand, for this one.
    let Some(version) = document.get("version").and_then(Json::as_u64).filter(|version| *version > 0) else { return };
    for (next, step) in (2_u64..).zip(steps).skip(usize::try_from(version - 1).unwrap_or(usize::MAX)) {
        step(document);
        document.insert("version".into(), next.into());
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::settings::reading;

    /// A file of each version as that version wrote it, and as this one writes what it has read.
    const FILES: [(&str, &str); VERSION as usize] =
        [(include_str!("migrations/1.json"), include_str!("migrations/1-today.json"))];

    #[test]
    fn files_of_every_version_are_read_without_a_loss() {
        for (file, today) in FILES {
            let mut document = serde_json::from_str(file).unwrap();
            migrate(&mut document);
            let (settings, faults) = reading::read(&document);
            assert_eq!(faults, []);
            assert_eq!(reading::written(&settings), serde_json::from_str::<Json>(today).unwrap());
        }
    }

    #[test]
    fn an_older_file_takes_every_step_from_its_version_on_and_a_newer_one_none() {
        let steps: [Step; 2] = [
            |document| drop(document.insert("second".into(), true.into())),
            |document| drop(document.insert("third".into(), true.into())),
        ];
        for (before, after) in [
            (json!({ "version": 1 }), json!({ "version": 3, "second": true, "third": true })),
            (json!({ "version": 2 }), json!({ "version": 3, "third": true })),
            (json!({ "version": 3 }), json!({ "version": 3 })),
            (json!({ "version": 9 }), json!({ "version": 9 })),
            (json!({}), json!({})),
        ] {
            let mut document = before.as_object().unwrap().clone();
            take(&steps, &mut document);
            assert_eq!(Json::Object(document), after, "{before}");
        }
    }
}
