//! The kinds of cards as the API writes them: a number (`element_type`, API notes §1) and the word in its paths.

use crate::call::knowledge::CardKind;

/// The kind behind an `element_type`; `None` for types that have no card.
pub(super) fn of_element_type(number: i64) -> Option<CardKind> {
    match number {
        1 => Some(CardKind::Contact),
        2 => Some(CardKind::Deal),
        3 => Some(CardKind::Company),
        12 => Some(CardKind::Customer),
        _ => None,
    }
}

/// The word for a kind in the paths of the API and of the pages. The API says "lead" for a deal.
pub(super) fn path(kind: CardKind) -> &'static str {
    match kind {
        CardKind::Deal => "leads",
        CardKind::Customer => "customers",
        CardKind::Contact => "contacts",
        CardKind::Company => "companies",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_four_element_types_with_cards_have_a_kind() {
        for (number, word) in [(1, "contacts"), (2, "leads"), (3, "companies"), (12, "customers")] {
            assert_eq!(of_element_type(number).map(path), Some(word), "{number}");
        }
        for number in [0, 4, 5, 11, 13, -1] {
            assert_eq!(of_element_type(number), None, "{number}");
        }
    }
}
