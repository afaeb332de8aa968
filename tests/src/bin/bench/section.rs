//! The sections of the table, and which of them are wanted.

/// A section, in the order in which they are measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Section {
    Desk,
    Start,
    Popup,
    Asterisk,
    Door,
    Tls,
    Quiet,
    Hanging,
    Sender,
    Idle,
    History,
    Window,
    Flood,
}

/// Every section, with its name on the command line.
const ALL: [(&str, Section); 13] = [
    ("desk", Section::Desk),
    ("start", Section::Start),
    ("popup", Section::Popup),
    ("asterisk", Section::Asterisk),
    ("door", Section::Door),
    ("tls", Section::Tls),
    ("quiet", Section::Quiet),
    ("hanging", Section::Hanging),
    ("sender", Section::Sender),
    ("idle", Section::Idle),
    ("history", Section::History),
    ("window", Section::Window),
    ("flood", Section::Flood),
];

/// The sections of these names, in their own order; without a name, all. An error says what is wrong, and what is there.
pub(crate) fn wanted(names: impl IntoIterator<Item = String>) -> Result<Vec<Section>, String> {
    let names: Vec<_> = names.into_iter().collect();
    if let Some(unknown) = names.iter().find(|name| ALL.iter().all(|(known, _)| known != name)) {
        let known = ALL.map(|(known, _)| known).join(", ");
        return Err(format!("there is no section {unknown:?}; there are {known}"));
    }
    let is_wanted = |known: &str| names.is_empty() || names.iter().any(|name| name == known);
    Ok(ALL.into_iter().filter(|(known, _)| is_wanted(known)).map(|(_, section)| section).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(names: &[&str], expected: Result<&[Section], &str>) {
        let found = wanted(names.iter().map(|name| (*name).to_owned()));
        match (found, expected) {
            (Ok(found), Ok(expected)) => assert_eq!(found, expected, "{names:?}"),
            (Err(error), Err(named)) => assert!(error.contains(named), "{names:?}: {error}"),
            (found, expected) => panic!("{names:?}: {found:?} instead of {expected:?}"),
        }
    }

    #[test]
    fn what_is_named_is_measured_in_the_usual_order() {
        check(&[], Ok(&ALL.map(|(_, section)| section)));
        check(&["tls"], Ok(&[Section::Tls]));
        check(&["flood", "desk", "flood"], Ok(&[Section::Desk, Section::Flood]));
        check(&["desk", "tsl"], Err("\"tsl\""));
        check(&["--help"], Err("desk, start, popup"));
    }
}
