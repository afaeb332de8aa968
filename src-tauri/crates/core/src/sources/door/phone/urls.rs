//! The addresses to write into a desk phone, ready to copy: one for each event, with the phone's own variables.
//!
//! The event is in the path, because not every phone allows several `&`; where a phone takes no more than one, the number
//! comes first. Fields are named as the phone's own pages or configuration files name them.

/// Who makes the phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Brand {
    Yealink,
    Grandstream,
    Akuvox,
    Snom,
    Fanvil,
}

/// One address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Url {
    /// What it tells of.
    pub phase: &'static str,
    /// Where it belongs: the setting's name.
    pub field: &'static str,
    pub url: String,
}

/// The phase at the end of a path, and the field of a phone.
type Row = (&'static str, &'static str);

const YEALINK: [Row; 8] = [
    ("ringing", "action_url.incoming_call"),
    ("outgoing", "action_url.outgoing_call"),
    ("answered", "action_url.call_established"),
    ("ended", "action_url.call_terminated"),
    ("missed", "action_url.missed_call"),
    ("cancelled", "action_url.call_remote_canceled"),
    ("ended", "action_url.cancel_callout"),
    ("rejected", "action_url.reject_incoming_call"),
];
const GRANDSTREAM: [Row; 5] = [
    ("ringing", "Incoming Call"),
    ("outgoing", "Outgoing Call"),
    ("answered", "Established Call"),
    ("ended", "Terminated Call"),
    ("missed", "Missed Call"),
];
const AKUVOX: [Row; 5] = [
    ("ringing", "Incoming Call"),
    ("outgoing", "Outgoing Call"),
    ("answered", "Established"),
    ("ended", "Terminated"),
    ("missed", "Missed Call"),
];
const SNOM: [Row; 5] = [
    ("ringing", "action_incoming_url"),
    ("outgoing", "action_outgoing_url"),
    ("answered", "action_connected_url"),
    ("ended", "action_disconnected_url"),
    ("missed", "action_missed_url"),
];
/// Nobody has shown us a Fanvil yet: its fields are guessed by Yealink's.
const FANVIL: [Row; 5] = [
    ("ringing", "Incoming Calls"),
    ("outgoing", "Outgoing Calls"),
    ("answered", "Established Calls"),
    ("ended", "Terminated Calls"),
    ("missed", "Missed Calls"),
];

impl Brand {
    pub const ALL: [Self; 5] = [Self::Yealink, Self::Grandstream, Self::Akuvox, Self::Snom, Self::Fanvil];

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Yealink => "yealink",
            Self::Grandstream => "grandstream",
            Self::Akuvox => "akuvox",
            Self::Snom => "snom",
            Self::Fanvil => "fanvil",
        }
    }

    /// The phone's addresses. `door` is the address of its source, token and all: `http://10.0.0.2:4573/in/phone/T`.
    pub fn urls(self, door: &str) -> Vec<Url> {
        let (rows, query) = match self {
            Self::Yealink => (&YEALINK[..], WITH_IDS),
            Self::Akuvox => (&AKUVOX[..], WITH_IDS),
            Self::Fanvil => (&FANVIL[..], "from=$remote&ext=$local&id=$call_id&mac=$mac"),
            Self::Grandstream => (&GRANDSTREAM[..], "from=$remote&name=$display_remote&ext=$active_user&mac=$mac"),
            Self::Snom => (&SNOM[..], "from=$remote&name=$display_remote&ext=$active_user&id=$call-id&phone=$phone_ip"),
        };
        let door = door.trim_end_matches('/');
        // Grandstream puts the scheme before it by itself.
        let door = if self == Self::Grandstream { door.trim_start_matches("http://") } else { door };
        rows.iter().map(|(phase, field)| Url { phase, field, url: format!("{door}/{phase}?{query}") }).collect()
    }
}

const WITH_IDS: &str = "from=$remote&name=$display_remote&ext=$active_user&id=$call_id&mac=$mac";

#[cfg(test)]
mod tests {
    use super::super::super::tests::Bench;
    use super::*;

    const DOOR: &str = "http://10.0.0.2:4573/in/phone/T";

    #[test]
    fn addresses_are_ready_to_copy() {
        let yealink = Brand::Yealink.urls(DOOR);
        assert_eq!(yealink[0].field, "action_url.incoming_call");
        assert_eq!(
            yealink[0].url,
            "http://10.0.0.2:4573/in/phone/T/ringing?from=$remote&name=$display_remote&ext=$active_user&id=$call_id&mac=$mac"
        );
        assert!(Brand::Grandstream.urls(DOOR)[0].url.starts_with("10.0.0.2:4573/in/phone/T/ringing?from=$remote"));
        assert!(Brand::Snom.urls(DOOR)[0].url.contains("id=$call-id"));
    }

    /// Each address is understood when its phone opens it.
    #[test]
    fn every_address_of_every_phone_is_understood() {
        for brand in Brand::ALL {
            let urls = brand.urls(DOOR);
            let phases: Vec<&str> =
                urls.iter().map(|url| url.url.split("/T/").nth(1).unwrap().split('?').next().unwrap()).collect();
            for phase in ["ringing", "outgoing", "answered", "ended", "missed"] {
                assert!(phases.contains(&phase), "{brand:?} {phase}");
            }
            for url in urls {
                let filled = ["$remote=79161234567", "$display_remote=Ivan", "$active_user=101", "$local=101"];
                let filled = filled.iter().chain(&["$call_id=7", "$call-id=7", "$mac=0015", "$phone_ip=10.0.0.9"]);
                let request = filled.fold(url.url.split("/T/").nth(1).unwrap().to_owned(), |url, pair| {
                    let (variable, value) = pair.split_once('=').unwrap();
                    url.replace(variable, value)
                });
                assert!(!request.contains('$'), "{brand:?} {request}");
                let mut bench = Bench::new("phone");
                let (_, query) = request.split_once('?').unwrap();
                bench.facts(&format!("GET outgoing?{query}"));
                let facts = bench.facts(&format!("GET {request}"));
                assert_eq!(facts.len(), 1, "{brand:?} {request}");
                assert!(facts[0].contains("extension:101") && facts[0].contains("from=79161234567"), "{facts:?}");
            }
        }
    }
}
