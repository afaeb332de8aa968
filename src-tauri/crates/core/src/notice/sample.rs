//! A call that nobody makes, for a preview of notices.
//!
//! A preview goes the way of every notice, so that it cannot look different from one.

use crate::call::knowledge::{Card, CardKey, CardKind, Finding, Known, Names};
use crate::call::number::{CallNumber, DialPlan};
use crate::desk::{Caller, Popup, Stage};
use crate::text::Texts;

/// A number that no one has.
const NUMBER: &str = "+7 999 888-55-33";

/// What is to be shown of a caller who rings and whose deal is known.
pub fn sample(texts: &Texts, plan: DialPlan) -> Popup {
    let names = Names {
        title: Some(texts.get("settings-sample-deal")),
        person: Some(texts.get("settings-sample-person")),
        ..Names::default()
    };
    let card = Card { key: CardKey { kind: CardKind::Deal, id: 1 }, names };
    let caller = Caller {
        number: CallNumber::read(NUMBER, plan),
        name: None,
        line: None,
        finding: Finding::Card { card, known: Known::Named },
    };
    Popup::Call { caller, stage: Stage::Ringing }
}
