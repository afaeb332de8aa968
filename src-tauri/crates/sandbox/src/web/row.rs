//! One entity in a list: its kind, its name, a note, and the way to its card.

use rusqlite::{Connection, Result};

use crate::account;
use crate::entity::{Details, Entity};
use crate::kind::{EntityId, Kind};
use crate::words::Words;

/// A line of a list, ready for a template.
pub(crate) struct Row {
    pub(crate) href: String,
    /// The kind's word in paths; the style sheet colours by it.
    pub(crate) class: &'static str,
    pub(crate) kind: String,
    pub(crate) name: String,
    pub(crate) note: String,
}

impl Row {
    /// The line for an entity, or `None` when it does not exist.
    pub(crate) fn read(connection: &Connection, of: EntityId, words: &Words) -> Result<Option<Row>> {
        let entity = Entity::read(connection, of)?;
        Ok(entity.map(|entity| {
            let note = match &entity.details {
                Details::Deal { status, price, .. } => {
                    let stage = words.say(account::stage_key(*status));
                    format!("{stage} · {}", words.money(*price))
                }
                Details::Customer { next_price, .. } => words.money(*next_price),
                Details::Contact { .. } | Details::Company { .. } => {
                    entity.phones.first().map(|phone| phone.number.clone()).unwrap_or_default()
                }
            };
            Row::new(of, &entity.name, note, words)
        }))
    }

    fn new(of: EntityId, name: &str, note: String, words: &Words) -> Row {
        Row {
            href: of.card(),
            class: of.kind.path(),
            kind: words.say(kind_key(of.kind)),
            name: named(name, words),
            note,
        }
    }
}

/// The locale key of a kind's name.
pub(crate) fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Contact => "kind-contact",
        Kind::Deal => "kind-deal",
        Kind::Company => "kind-company",
        Kind::Customer => "kind-customer",
    }
}

/// The locale key of a kind's name in the plural.
pub(crate) fn kinds_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Contact => "kinds-contact",
        Kind::Deal => "kinds-deal",
        Kind::Company => "kinds-company",
        Kind::Customer => "kinds-customer",
    }
}

/// A name, or words for its absence.
pub(crate) fn named(name: &str, words: &Words) -> String {
    if name.is_empty() { words.say("no-name") } else { name.to_owned() }
}
