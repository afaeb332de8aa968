//! A number while it is typed or pasted: how the field shows it, and how it is read so far.
//!
//! It is grouped like the shortest complete number that begins with it, cut where the typing ends. Nothing is added
//! that was not typed, so deleted characters stay deleted.

use rlibphonenumber::{PHONE_NUMBER_UTIL, PhoneNumber, PhoneNumberFormat, enums::NumberLengthType};

use super::address::{Address, Parts};
use super::plan::{DialPlan, LONGEST};
use super::scan::{SHORTEST, is_spelling};
use super::signs::{digits, plain};
use super::{CallNumber, extension};

/// The most digits of a number, with a dialling prefix (E.164 ends at 15).
const WHOLE: usize = 17;

/// A number, as far as it is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// The text for the field.
    pub text: String,
    /// How it is read; `None` while it means nothing.
    pub number: Option<CallNumber>,
}

impl Typed {
    /// Reads the text of the field. A text without a number, or with several, stays as it is.
    pub fn read(text: &str, plan: impl Into<DialPlan>) -> Self {
        let plan = plan.into();
        let Some((plus, digits)) = only_number(text) else {
            return Self { text: text.into(), number: said(text, plan) };
        };
        let grouping = Grouping::of(plus, &digits, plan);
        let bare = || if plus { format!("+{digits}") } else { digits.clone() };
        let text = match &grouping {
            Some(grouping) => grouping.text.clone(),
            // An unknown way to write a number: leave it.
            None if text.chars().all(|c| is_spelling(c) || c.is_whitespace()) => text.trim_start().into(),
            None => bare(),
        };
        let unfinished = plus || grouping.as_ref().is_some_and(|grouping| grouping.promises);
        let number = said(&text, plan).filter(|number| match number {
            CallNumber::Phone(phone) => phone.e164().is_some() || !unfinished,
            CallNumber::Internal(_) => !plus,
            CallNumber::Unreadable(_) | CallNumber::Withheld => true,
        });
        Self { text, number }
    }
}

/// Reads a text like the number of a call, except that a typed sign or zero does not mean "withheld".
fn said(text: &str, plan: DialPlan) -> Option<CallNumber> {
    match CallNumber::read(text, plan) {
        CallNumber::Unreadable(_) => None,
        CallNumber::Withheld if !text.trim().is_empty() && !text.chars().any(char::is_alphabetic) => None,
        number => Some(number),
    }
}

/// Groups the beginning of a number as its country does.
struct Grouping {
    text: String,
    /// It begins a number in use and is not complete yet.
    promises: bool,
}

impl Grouping {
    fn of(plus: bool, digits: &str, plan: DialPlan) -> Option<Self> {
        if digits.is_empty() || digits.len() > WHOLE {
            return None;
        }
        let forms: Vec<Form> =
            (digits.len()..=WHOLE).filter_map(|length| Form::of(plus, digits, length, plan)).collect();
        let best = forms
            .iter()
            .find(|form| form.is_valid && form.missing == 0)
            .or_else(|| forms.iter().find(|form| form.is_valid && form.with_prefix))
            .or_else(|| forms.iter().find(|form| form.is_valid))
            // A merely possible number is grouped once it is too long to be internal.
            .or_else(|| forms.first().filter(|_| plus || digits.len() >= SHORTEST))?;
        Some(Self { text: cut(&best.text, digits.len()), promises: best.is_valid && best.missing > 0 })
    }
}

/// A complete number that begins with the typed digits.
struct Form {
    /// In groups, beginning with the typed digits and no others before them.
    text: String,
    /// How many digits are not typed yet.
    missing: usize,
    is_valid: bool,
    /// It begins with a country code or a prefix for dialling.
    with_prefix: bool,
}

impl Form {
    fn of(plus: bool, digits: &str, length: usize, plan: DialPlan) -> Option<Self> {
        let whole = format!("{digits:0<length$}");
        let number = if plus {
            PHONE_NUMBER_UTIL.parse(format!("+{whole}"), None)
        } else {
            PHONE_NUMBER_UTIL.parse(&whole, Some(plan.country.0))
        };
        let number = number.ok()?;
        if !matches!(number.is_possible_with_reason(), Ok(NumberLengthType::IsPossible)) {
            return None;
        }
        let (text, with_prefix) = spelling(&number, plus, &whole)?;
        Some(Self { text, missing: length - digits.len(), is_valid: number.is_valid(), with_prefix })
    }
}

/// The spelling of a number with exactly these digits, and whether it begins with a code or a prefix.
fn spelling(number: &PhoneNumber, plus: bool, whole: &str) -> Option<(String, bool)> {
    let international = number.format_as(PhoneNumberFormat::International).into_owned();
    if plus {
        return (digits(&international) == whole).then_some((international, true));
    }
    let national = number.format_as(PhoneNumberFormat::National).into_owned();
    let without_plus = international.trim_start_matches('+').to_owned();
    let code = number.country_code.to_string();
    let without_code = without_plus.strip_prefix(&code).map(|rest| rest.trim_start_matches([' ', '-']).to_owned());
    let has_prefix = digits(&national).len() > without_code.as_deref().map_or(0, |rest| digits(rest).len());
    let spellings = [(Some(national), has_prefix), (Some(without_plus), true), (without_code, false)];
    spellings.into_iter().find_map(|(text, prefix)| Some((text.filter(|text| digits(text) == whole)?, prefix)))
}

/// The one number that a text plainly holds: whether it begins with a plus, and its digits.
fn only_number(text: &str) -> Option<(bool, String)> {
    let plain = plain(text);
    let address = Address::of(&Parts::of(plain.trim()).address).user;
    let (address, _extension) = extension::by_word(&address);
    let text = address.trim();
    let plain = text.chars().all(is_spelling) && text.chars().skip(1).all(|c| c != '+');
    let number = if plain { text } else { only_long_run(text)? };
    let found = digits(number);
    let plus = number.trim_start_matches([' ', '(']).starts_with('+');
    (found.len() <= LONGEST && (plus || !found.is_empty())).then_some((plus, found))
}

/// The only run in a text that is long enough to be a public number.
fn only_long_run(text: &str) -> Option<&str> {
    let mut runs = text.split(|c| !is_spelling(c)).flat_map(|run| {
        // A plus begins a new number.
        let starts = run.match_indices('+').map(|(at, _)| at).filter(|at| *at > 0);
        let mut cuts: Vec<usize> = std::iter::once(0).chain(starts).collect();
        cuts.push(run.len());
        cuts.windows(2).map(|cut| &run[cut[0]..cut[1]]).collect::<Vec<_>>()
    });
    let mut long = runs.by_ref().filter(|run| digits(run).len() >= SHORTEST);
    let only = long.next()?;
    long.next().is_none().then_some(only)
}

/// Cuts a spelling after this many digits.
fn cut(text: &str, count: usize) -> String {
    let last = text.char_indices().filter(|(_, c)| c.is_ascii_digit()).nth(count.saturating_sub(1));
    last.map_or(text, |(at, _)| &text[..=at]).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::number::Country;

    fn typed(text: &str, country: &str) -> Typed {
        Typed::read(text, Country::from_code(country).unwrap())
    }

    fn says(typed: &Typed) -> String {
        match &typed.number {
            Some(CallNumber::Phone(phone)) => phone.dialable().into(),
            Some(CallNumber::Internal(digits)) => format!("internal {digits}"),
            Some(CallNumber::Withheld) => "withheld".into(),
            Some(CallNumber::Unreadable(text)) => format!("unreadable {text}"),
            None => "nothing".into(),
        }
    }

    #[test]
    fn a_number_is_grouped_as_it_grows() {
        let table = [
            ("RU", "8", "8", "internal 8"),
            ("RU", "89", "8 (9", "internal 89"),
            ("RU", "8999", "8 (999", "internal 8999"),
            ("RU", "8 (9998", "8 (999) 8", "internal 89998"),
            ("RU", "8 (999) 888-5", "8 (999) 888-5", "nothing"),
            ("RU", "89998885533", "8 (999) 888-55-33", "+79998885533"),
            ("RU", "8 (999) 888-55-33", "8 (999) 888-55-33", "+79998885533"),
            ("RU", "79998885533", "7 999 888-55-33", "+79998885533"),
            ("RU", "9998885533", "999 888-55-33", "+79998885533"),
            ("RU", "+", "+", "nothing"),
            ("RU", "+7", "+7", "nothing"),
            ("RU", "+79998", "+7 999 8", "nothing"),
            ("RU", "+7999888553", "+7 999 888-55-3", "nothing"),
            ("RU", "+7 999 888-55-33", "+7 999 888-55-33", "+79998885533"),
            ("RU", "+442079460018", "+44 20 7946 0018", "+442079460018"),
            ("RU", "+15550100123", "+1 555-010-0123", "+15550100123"),
            ("RU", "101", "101", "internal 101"),
            ("RU", "1234567", "1234567", "1234567"),
            ("US", "5550100123", "(555) 010-0123", "+15550100123"),
            ("GB", "02079460018", "020 7946 0018", "+442079460018"),
            ("KZ", "87015550123", "8 (701) 555 0123", "+77015550123"),
        ];
        for (country, text, shown, says_) in table {
            let typed = typed(text, country);
            assert_eq!((typed.text.as_str(), says(&typed).as_str()), (shown, says_), "{country} {text:?}");
        }
    }

    #[test]
    fn pasted_text_with_one_plain_number_is_cleaned() {
        let table = [
            ("tel:+7(999)888-55-33 ext. 4", "+7 999 888-55-33"),
            ("Ivan +7 999 888-55-33", "+7 999 888-55-33"),
            ("<sip:89998885533@10.0.0.1>", "8 (999) 888-55-33"),
            ("24.11 at 10:30, +7 999 888-55-33", "+7 999 888-55-33"),
            (" 8\u{a0}999\u{a0}888\u{2011}55\u{2011}33 ", "8 (999) 888-55-33"),
            ("8 999 888-55-33, 8 999 888-55-34", "8 999 888-55-33, 8 999 888-55-34"),
            ("+79998885533 +79998885534", "+79998885533 +79998885534"),
            ("Ivan", "Ivan"),
            ("anonymous", "anonymous"),
            ("sip:101@pbx", "101"),
            ("*72", "*72"),
            ("room 12", "room 12"),
            ("", ""),
        ];
        for (pasted, shown) in table {
            assert_eq!(typed(pasted, "RU").text, shown, "{pasted:?}");
        }
    }

    #[test]
    fn deleted_digits_stay_deleted_and_others_stay() {
        for country in ["RU", "US", "GB", "BR", "ES"] {
            for whole in ["+79998885533", "89998885533", "5550100123", "02079460018", "11961234567", "612345678"] {
                let mut text = typed(whole, country).text;
                while !text.is_empty() {
                    assert_eq!(typed(&text, country).text, text, "{country} {whole}: it stands");
                    text.pop();
                    let shorter = typed(&text, country).text;
                    assert_eq!(digits(&shorter), digits(&text), "{country} {whole}: no digit comes back");
                    assert!(shorter.len() <= text.len() + 4, "{country} {text:?} {shorter:?}");
                    text = shorter;
                }
            }
        }
    }

    #[test]
    fn unknown_country_groups_only_international_numbers() {
        assert_eq!(typed("89998885533", "XX").text, "89998885533");
        assert_eq!(typed("+79998885533", "XX").text, "+7 999 888-55-33");
    }
}
