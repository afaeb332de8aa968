//! What real Asterisks were heard to say, to be said again: whole, or packet by packet, and with other numbers in it.

/// What was recorded, by its name.
macro_rules! recordings {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../core/src/sources/asterisk/captures/22/", $name, ".ami")))),*]
    };
}

const RECORDINGS: &[(&str, &str)] = recordings![
    "normal",
    "missed-cancelled",
    "group-answered",
    "queue-answered",
    "blind-transfer",
    "outgoing",
    "internal",
    "anonymous",
    "restarted-before",
    "restarted-after",
];

/// The number that calls in the recordings, and what all their ids begin with.
const CALLER: &str = "79161234567";

/// The packets of one recording, in order.
#[derive(Clone, Debug)]
pub struct Recording {
    packets: Vec<String>,
}

impl Recording {
    /// The recording of this name, without the banner and the answer to the sign-in.
    #[must_use]
    pub fn named(name: &str) -> Self {
        let found = RECORDINGS.iter().find(|(known, _)| *known == name);
        let (_, text) = found.unwrap_or_else(|| panic!("there is no recording {name:?}"));
        let packets = text.split_inclusive("\r\n\r\n").skip(1).map(str::to_owned).collect();
        Self { packets }
    }

    /// The same call from another number, and one that Asterisk has never had before: its ids begin with `id`.
    #[must_use]
    pub fn of(self, number: &str, id: u64) -> Self {
        // `Uniqueid: 1795753334.0`: the second in which Asterisk was started and a counter. They all have ten digits.
        let own = self.packets.iter().find_map(|packet| packet.split("Uniqueid: ").nth(1)?.split('.').next());
        let own = own.expect("a recording has a channel").to_owned();
        self.with(CALLER, number).with(&own, &id.to_string())
    }

    /// The same with another text in the place of one.
    #[must_use]
    pub fn with(self, text: &str, other: &str) -> Self {
        Self { packets: self.packets.into_iter().map(|packet| packet.replace(text, other)).collect() }
    }

    /// All packets before the first one of this event.
    #[must_use]
    pub fn before(&self, event: &str) -> Self {
        Self { packets: self.packets[..self.place(event)].to_vec() }
    }

    /// The first packet of this event and all after it.
    #[must_use]
    pub fn since(&self, event: &str) -> Self {
        Self { packets: self.packets[self.place(event)..].to_vec() }
    }

    /// As Asterisk sends it.
    #[must_use]
    pub fn text(&self) -> String {
        self.packets.concat()
    }

    /// How many packets there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.packets.len()
    }

    fn place(&self, event: &str) -> usize {
        let line = format!("Event: {event}\r\n");
        let place = self.packets.iter().position(|packet| packet.starts_with(&line));
        place.unwrap_or_else(|| panic!("there is no {event} in this recording"))
    }
}
