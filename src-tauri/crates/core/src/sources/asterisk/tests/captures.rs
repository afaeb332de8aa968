//! What real Asterisks sent, and what each agent is to know of it.

/// What was captured, and what agents are told: `AGENT PHASE [NUMBER] [queue]`.
pub(super) const CAPTURES: [(&str, &[u8], &[&str]); 18] = [
    (
        "normal",
        include_bytes!("../captures/normal.ami"),
        &["101 ringing +79161234567 74951112244", "101 answered +79161234567 74951112244", "101 ended normal"],
    ),
    (
        "missed-cancelled",
        include_bytes!("../captures/missed-cancelled.ami"),
        &["101 ringing +79161234567 74951112244", "101 ended cancelled"],
    ),
    (
        "no-answer",
        include_bytes!("../captures/no-answer.ami"),
        &["101 ringing +79161234567 74951112244", "101 ended no_answer"],
    ),
    ("busy", include_bytes!("../captures/busy.ami"), &[]),
    ("declined", include_bytes!("../captures/declined.ami"), &[]),
    (
        "group-answered",
        include_bytes!("../captures/group-answered.ami"),
        &[
            "101 ringing +79161234567 74951112233",
            "102 ringing +79161234567 74951112233",
            "103 ringing +79161234567 74951112233",
            "101 ended answered_elsewhere",
            "103 ended answered_elsewhere",
            "102 answered +79161234567 74951112233",
            "102 ended normal",
        ],
    ),
    (
        "group-cancelled",
        include_bytes!("../captures/group-cancelled.ami"),
        &[
            "101 ringing +79161234567 74951112233",
            "102 ringing +79161234567 74951112233",
            "101 ended cancelled",
            "102 ended cancelled",
        ],
    ),
    (
        "queue-answered",
        include_bytes!("../captures/queue-answered.ami"),
        &[
            "101 ringing +79161234567 sales",
            "102 ringing +79161234567 sales",
            "101 ended answered_elsewhere",
            "102 answered +79161234567 sales",
            "102 ended normal",
        ],
    ),
    (
        "blind-transfer",
        include_bytes!("../captures/blind-transfer.ami"),
        &[
            "101 ringing +79161234567 74951112244",
            "101 answered +79161234567 74951112244",
            "101 ended normal",
            "103 ringing +79161234567 74951112244",
            "103 answered +79161234567 74951112244",
            "103 ended normal",
        ],
    ),
    (
        "outgoing",
        include_bytes!("../captures/outgoing.ami"),
        &["101 ringing +79161234567", "101 answered +79161234567", "101 ended normal"],
    ),
    (
        "internal",
        include_bytes!("../captures/internal.ami"),
        &["102 ringing internal 101", "102 answered internal 101", "102 ended normal"],
    ),
    (
        "anonymous",
        include_bytes!("../captures/anonymous.ami"),
        &["101 ringing withheld 74951112244", "101 answered withheld 74951112244", "101 ended normal"],
    ),
    (
        "two-calls",
        include_bytes!("../captures/two-calls.ami"),
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
        "queue-abandoned",
        include_bytes!("../captures/queue-abandoned.ami"),
        &["101 ringing +79161234567 sales", "101 ended cancelled"],
    ),
    (
        "local-answered",
        include_bytes!("../captures/local-answered.ami"),
        &[
            "102 ringing +79161234567 74951112266",
            "101 ringing +79161234567 74951112266",
            "101 ended answered_elsewhere",
            "102 answered +79161234567 74951112266",
            "102 ended normal",
        ],
    ),
    (
        "pickup",
        include_bytes!("../captures/pickup.ami"),
        &[
            "101 ringing +79161234567 74951112244",
            "101 ended answered_elsewhere",
            "102 ringing +79161234567 74951112244",
            "102 answered +79161234567 74951112244",
            "102 ended normal",
        ],
    ),
    (
        "attended-transfer",
        include_bytes!("../captures/attended-transfer.ami"),
        &[
            "101 ringing +79161234567 74951112244",
            "101 answered +79161234567 74951112244",
            "103 ringing internal 101",
            "103 answered internal 101",
            "103 answered +79161234567 74951112244",
            "101 ended normal",
            "103 ended normal",
        ],
    ),
    (
        "declined-after-ring",
        include_bytes!("../captures/declined-after-ring.ami"),
        &["101 ringing +79161234567 74951112244", "101 ended rejected"],
    ),
];
