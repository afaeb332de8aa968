//! What real Asterisks sent, and what each agent is to know of it.
//!
//! `captures/22` and `captures/16` are by the version: recorded in `make phones`, which leaves what it heard in `target/phones/heard/`.

/// What was recorded.
pub(super) struct Capture {
    pub(super) name: String,
    pub(super) bytes: &'static [u8],
    /// What agents are told: `AGENT PHASE [NUMBER] [line or queue]`.
    pub(super) told: &'static [&'static str],
}

/// All that was recorded.
pub(super) fn captures() -> Vec<Capture> {
    let of_both = OF_BOTH.iter().flat_map(|(name, [newest, sixteen], told)| {
        [("22", newest), ("16", sixteen)].map(|(version, bytes)| Capture {
            name: format!("{name} of {version}"),
            bytes,
            told,
        })
    });
    let of_one = OF_ONE.iter().map(|(name, bytes, told)| Capture { name: (*name).to_owned(), bytes, told });
    of_both.chain(of_one).collect()
}

macro_rules! heard {
    ($version:literal, $name:literal) => {
        include_bytes!(concat!("../captures/", $version, "/", $name, ".ami"))
    };
}

/// What each version sent over a connection before it was restarted while a call rang, and over one after it.
pub(super) const RESTARTED: [[&[u8]; 2]; 2] = [
    [heard!("22", "restarted-before"), heard!("22", "restarted-after")],
    [heard!("16", "restarted-before"), heard!("16", "restarted-after")],
];

/// From both, by name.
macro_rules! both {
    ($($name:literal => $told:expr),* $(,)?) => { &[$(($name, [heard!("22", $name), heard!("16", $name)], $told)),*] };
}

type Told = &'static [&'static str];

const OF_ONE: [(&str, &[u8], Told); 2] = [
    (
        "two-calls-on-two-lines",
        heard!("22", "two-calls-on-two-lines"),
        &[
            "101 ringing +79161234567 74951112244",
            "101 ringing +79161234568 sales",
            "102 ringing +79161234568 sales",
            "101 answered +79161234567 74951112244",
            "101 answered +79161234568 sales",
            "102 ended answered_elsewhere",
            "101 ended normal",
            "101 ended normal",
        ],
    ),
    (
        "queue-abandoned-once",
        heard!("22", "queue-abandoned-once"),
        &["101 ringing +79161234567 sales", "101 ended cancelled"],
    ),
];

const OF_BOTH: &[(&str, [&[u8]; 2], Told)] = both![
    "normal" => &["101 ringing +79161234567 74951112244", "101 answered +79161234567 74951112244", "101 ended normal"],
    "missed-cancelled" => &["101 ringing +79161234567 74951112244", "101 ended cancelled"],
    "no-answer" => &["101 ringing +79161234567 74951112244", "101 ended no_answer"],
    "busy" => &[],
    "declined" => &[],
    "group-answered" => &[
            "101 ringing +79161234567 74951112233",
            "102 ringing +79161234567 74951112233",
            "103 ringing +79161234567 74951112233",
            "101 ended answered_elsewhere",
            "103 ended answered_elsewhere",
            "102 answered +79161234567 74951112233",
            "102 ended normal",
        ],
    "group-cancelled" => &[
            "101 ringing +79161234567 74951112233",
            "102 ringing +79161234567 74951112233",
            "101 ended cancelled",
            "102 ended cancelled",
        ],
    "queue-answered" => &[
            "101 ringing +79161234567 sales",
            "102 ringing +79161234567 sales",
            "101 ended answered_elsewhere",
            "102 answered +79161234567 sales",
            "102 ended normal",
        ],
    "blind-transfer" => &[
            "101 ringing +79161234567 74951112244",
            "101 answered +79161234567 74951112244",
            "101 ended normal",
            "103 ringing +79161234567 74951112244",
            "103 answered +79161234567 74951112244",
            "103 ended normal",
        ],
    "outgoing" => &["101 ringing +79161234567", "101 answered +79161234567", "101 ended normal"],
    "internal" => &["102 ringing internal 101", "102 answered internal 101", "102 ended normal"],
    "anonymous" => &["101 ringing withheld 74951112244", "101 answered withheld 74951112244", "101 ended normal"],
    "local-answered" => &[
            "102 ringing +79161234567 74951112266",
            "101 ringing +79161234567 74951112266",
            "101 ended answered_elsewhere",
            "102 answered +79161234567 74951112266",
            "102 ended normal",
        ],
    "pickup" => &[
            "101 ringing +79161234567 74951112244",
            "101 ended answered_elsewhere",
            "102 ringing +79161234567 74951112244",
            "102 answered +79161234567 74951112244",
            "102 ended normal",
        ],
    "attended-transfer" => &[
            "101 ringing +79161234567 74951112244",
            "101 answered +79161234567 74951112244",
            "103 ringing internal 101",
            "103 answered internal 101",
            "103 answered +79161234567 74951112244",
            "101 ended normal",
            "103 ended normal",
        ],
    "declined-after-ring" => &["101 ringing +79161234567 74951112244", "101 ended rejected"],
    "progress" => &["101 ringing +79161234567 74951112244", "101 ended cancelled"],
    "originate" => &["101 ringing withheld", "101 ringing +79998885533", "101 answered +79998885533", "101 ended normal"],
    "call-back" => &[
            "101 ringing withheld",
            "101 ringing +79998885533",
            "101 answered +79998885533",
            "101 ended normal",
        ],
    "queue-local" => &["101 ringing +79161234567 support", "102 ringing +79161234567 support", "101 ended answered_elsewhere", "102 answered +79161234567 support", "102 ended normal"],
    "two-calls" => &["101 ringing +79161234567 74951112244", "101 answered +79161234567 74951112244", "101 ringing withheld 74951112244", "101 ended normal", "101 answered withheld 74951112244", "101 ended normal"],
    "queue-abandoned" => &["101 ringing +79161234567 sales", "102 ringing +79161234567 sales", "101 ended cancelled", "102 ended cancelled"],
];
