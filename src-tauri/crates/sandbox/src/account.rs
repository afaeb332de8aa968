//! The company that owns this CRM: an account and its sales stages. Users are rows, the rest never changes.

/// The account's number.
pub(crate) const ID: i64 = 31_415_926;
/// The name on every page.
pub(crate) const NAME: &str = "Cedar Studio";
/// The part before the host's domain, if this were the real CRM.
pub(crate) const SUBDOMAIN: &str = "cedarstudio";
/// The user the bearer belongs to, the demo agent. It is the one in the examples of the CRM's documentation, so that they
/// work here word for word.
pub(crate) const AGENT: i64 = 88_888;
/// The only sales pipeline.
pub(crate) const PIPELINE: i64 = 7_100_001;
/// Status of a deal that was won. This number is the same in every account of the CRM.
pub(crate) const WON: i64 = 142;
/// Status of a deal that was lost. This number is the same in every account of the CRM.
pub(crate) const LOST: i64 = 143;

/// The stages a deal goes through in their order, then the two ways it ends, each with the key of its name in the locales.
const STAGES: [(i64, &str); 7] = [
    (stage::ENQUIRY, "stage-enquiry"),
    (stage::MEASURING, "stage-measuring"),
    (stage::DESIGN, "stage-design"),
    (stage::CONTRACT, "stage-contract"),
    (stage::WORKSHOP, "stage-workshop"),
    (WON, "stage-won"),
    (LOST, "stage-lost"),
];

/// Status numbers of the stages that are this account's own.
pub(crate) mod stage {
    pub(crate) const ENQUIRY: i64 = 61_000_001;
    pub(crate) const MEASURING: i64 = 61_000_002;
    pub(crate) const DESIGN: i64 = 61_000_003;
    pub(crate) const CONTRACT: i64 = 61_000_004;
    pub(crate) const WORKSHOP: i64 = 61_000_005;
}

/// The stages in their order, each with the key of its name.
pub(crate) fn stages() -> impl Iterator<Item = (i64, &'static str)> {
    STAGES.into_iter()
}

/// The locale key of a stage's name.
pub(crate) fn stage_key(status: i64) -> &'static str {
    STAGES.iter().find(|(id, _)| *id == status).map_or("stage-enquiry", |(_, key)| key)
}

/// For each stage on the way, whether a deal with this status has come to it. Empty once the deal is over.
pub(crate) fn steps(status: i64) -> Vec<bool> {
    let reached = STAGES.iter().position(|(id, _)| *id == status);
    let open = STAGES.iter().filter(|(id, _)| !is_closed(*id)).count();
    match reached {
        Some(reached) if reached < open => (0..open).map(|step| step <= reached).collect(),
        _ => Vec::new(),
    }
}

/// Whether a deal with this status is over.
pub(crate) fn is_closed(status: i64) -> bool {
    matches!(status, WON | LOST)
}
