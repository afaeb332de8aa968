//! The words for who is calling and about what: the same on notices, in lists and in the menu.
//!
//! They never include an id: until there is a name, the agent knows the number.

use super::BETWEEN;
use crate::call::knowledge::Finding;
use crate::call::knowledge::{Card, CardKind, Names};
use crate::call::number::CallNumber;
use crate::desk::Caller;
use crate::text::Texts;

/// `Deal: Kitchen`, or `Deal` while it has no name.
pub fn title(card: &Card, texts: &Texts) -> String {
    let kind = kind(card, texts);
    match &card.names.title {
        Some(title) => texts.with("card-titled", [("kind", kind), ("title", title.clone())]),
        None => kind,
    }
}

/// The caller: the person, else the company, else the telephone system's name for the caller, else the number.
pub fn who(caller: &Caller, texts: &Texts) -> String {
    let card = match &caller.finding {
        Finding::Card { card, .. } => card.caller(),
        _ => None,
    };
    card.or(caller.name.as_deref()).map_or_else(|| number(caller, texts), str::to_owned)
}

/// The caller in one line, with the number, which the agent may know better than the name.
pub fn who_and_number(caller: &Caller, texts: &Texts) -> String {
    let (who, number) = (who(caller, texts), below(caller, texts));
    if who == number { who } else { [who, number].join(BETWEEN) }
}

/// The number, in place of a caller's name.
pub(super) fn number(caller: &Caller, texts: &Texts) -> String {
    match &caller.number {
        CallNumber::Withheld => texts.get("notice-withheld"),
        CallNumber::Internal(name) if name.chars().any(char::is_alphabetic) => {
            texts.with("notice-colleague", [("name", name.as_str())])
        }
        CallNumber::Internal(digits) => texts.with("notice-internal", [("number", digits.as_str())]),
        CallNumber::Unreadable(_) => texts.get("notice-unreadable"),
        CallNumber::Phone(phone) => match phone.extension() {
            Some(extension) => texts.with("notice-extension", [("number", phone.readable()), ("extension", extension)]),
            None => phone.readable().to_owned(),
        },
    }
}

/// The number, below the caller; a text that is not a number is shown as it came.
fn below(caller: &Caller, texts: &Texts) -> String {
    match &caller.number {
        CallNumber::Unreadable(text) => text.clone(),
        _ => number(caller, texts),
    }
}

/// The number, unless it is the heading, and the telephone system's name for the caller, unless a person is known. The
/// number is always shown, because the CRM compares only its last eight digits and may be wrong.
pub(super) fn number_line(caller: &Caller, heading: &str, texts: &Texts) -> Vec<String> {
    let of_a_person = matches!(&caller.finding, Finding::Card { card, .. } if card.is_of_a_person());
    let name = caller.name.clone().filter(|_| !of_a_person);
    name.into_iter().chain([below(caller, texts)]).filter(|part| part != heading).collect()
}

/// What a call is about: for a deal its kind of card, name, stage and value.
pub(super) fn matter(card: &Card, heading: &str, texts: &Texts) -> Vec<String> {
    let Names { title, stage, .. } = &card.names;
    if matches!(card.key.kind, CardKind::Contact | CardKind::Company) && title.is_some() {
        return Vec::new();
    }
    let title = title.clone().filter(|title| title != heading);
    [Some(kind(card, texts)), title, stage.clone(), price(card, texts)].into_iter().flatten().collect()
}

fn kind(card: &Card, texts: &Texts) -> String {
    texts.get(match card.key.kind {
        CardKind::Deal => "card-deal",
        CardKind::Customer => "card-customer",
        CardKind::Contact => "card-contact",
        CardKind::Company => "card-company",
    })
}

/// `€18,400`, as each language writes it; nothing while the currency is unknown, because a bare number could be
/// anything.
fn price(card: &Card, texts: &Texts) -> Option<String> {
    let (price, currency) = (card.names.price?, card.names.currency.clone()?);
    let digits = price.to_string();
    let mark = texts.get("card-thousands");
    let mut amount = String::with_capacity(digits.len() * 2);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            amount.push_str(&mark);
        }
        amount.push(digit);
    }
    // In English a sign touches the amount, and a word does not.
    let key = if currency.ends_with(char::is_alphabetic) { "card-price-word" } else { "card-price" };
    Some(texts.with(key, [("amount", amount), ("currency", currency)]))
}
