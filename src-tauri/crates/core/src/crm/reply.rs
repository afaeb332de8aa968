//! What the CRM answers when it is told of a call, or asked about cards.

use std::collections::BTreeMap;

use crate::call::knowledge::{Answer, CardKey, Names};

/// What an accepted report came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notified {
    pub answer: Answer,
    /// The CRM's id of its notification.
    pub uid: Option<String>,
    /// The id that the CRM's support asks for.
    pub request_id: Option<String>,
}

/// What was found out about cards.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// By card; a card that is gone, or not ours to see, has nothing.
    pub names: BTreeMap<CardKey, Names>,
    /// Nothing was left out because the CRM did not answer in between.
    pub whole: bool,
}
