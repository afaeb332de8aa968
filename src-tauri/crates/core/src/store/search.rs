//! What calls are searched by, and how what a person types is compared to it.

use crate::call::Call;
use crate::call::knowledge::Card;

/// Words of a search beyond these are ignored, because each costs time.
const MOST_TERMS: usize = 8;

/// A word that must occur, in either of two spellings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Term(pub(super) String, pub(super) String);

/// The words of a call: its names, its line and its digits, in lower case.
pub(super) fn words(call: &Call) -> String {
    let cards: Vec<&Card> = call.card().into_iter().chain(&call.remembered).chain(&call.found).collect();
    let names = cards.iter().flat_map(|card| [&card.names.title, &card.names.person, &card.names.company]);
    let texts = names.chain([&call.details.caller_name, &call.details.line]).flatten().map(|text| text.to_lowercase());
    // A caller without a number is searched by the letters of its text.
    let own = Some(call.number.readable()).filter(|text| text.chars().any(char::is_alphabetic));
    let texts = texts.chain(own.map(str::to_lowercase));
    let numbers = call.number.key().into_iter().chain([call.raw_number.as_str()]).map(digits);
    let mut words: Vec<String> = Vec::new();
    for word in texts.chain(numbers) {
        if !word.is_empty() && !words.contains(&word) {
            words.push(word);
        }
    }
    words.join(" ")
}

/// The terms of a search. A term without letters is compared by its digits, and a Russian trunk prefix stands for
/// nothing: `8 (999) 888` finds +7 999 888-55-33.
pub(super) fn terms(text: &str) -> Vec<Term> {
    let text = text.to_lowercase();
    let term = |word: &str| {
        if word.chars().any(char::is_alphabetic) {
            return Some(Term(word.into(), word.into()));
        }
        let digits = digits(word);
        let national = digits.strip_prefix('8').filter(|rest| rest.len() >= 3).unwrap_or(&digits).to_owned();
        (!digits.is_empty()).then_some(Term(digits, national))
    };
    let numberlike = !text.chars().any(char::is_alphabetic);
    if numberlike {
        // A number is one term, however it is spaced.
        let joined: String = text.split_whitespace().collect();
        return term(&joined).into_iter().collect();
    }
    text.split_whitespace().filter_map(term).take(MOST_TERMS).collect()
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}
