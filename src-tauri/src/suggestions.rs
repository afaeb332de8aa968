//! The numbers to try in the demo, each with what it leads to, in the agent's language.

use callcard_core::call::knowledge::{Card, CardKey, CardKind, Names};
use callcard_core::notice;
use callcard_core::text::Texts;
use callcard_core::view::Suggestion;
use callcard_sandbox::Kind;
use callcard_sandbox::demo::{DemoCard, NUMBERS};

/// One for each way the CRM can answer.
pub(crate) fn all(texts: &Texts) -> Vec<Suggestion> {
    let label = |card: Option<DemoCard>| match card {
        Some(card) => notice::title(&known(card), texts),
        None => texts.get("notice-not-in-crm"),
    };
    NUMBERS.iter().map(|one| Suggestion { number: one.readable.into(), label: label(one.card) }).collect()
}

fn known(card: DemoCard) -> Card {
    let kind = match card.kind {
        Kind::Deal => CardKind::Deal,
        Kind::Customer => CardKind::Customer,
        Kind::Contact => CardKind::Contact,
        Kind::Company => CardKind::Company,
    };
    let names = Names { title: Some(card.title.into()), person: Some(card.caller.into()), ..Names::default() };
    Card { key: CardKey { kind, id: card.id.unsigned_abs() }, names }
}

#[cfg(test)]
mod tests {
    use super::*;
    use callcard_core::text::Language;

    #[test]
    fn every_number_says_what_it_leads_to() {
        let suggestions = all(&Texts::load(Language::En));
        assert_eq!(suggestions.len(), NUMBERS.len());
        assert_eq!(suggestions[0].label, "Deal: Oak kitchen, Hill Street");
        assert_eq!(suggestions.last().unwrap().label, "Not in the CRM");
    }
}
