//! Finds the one number, and the name beside it, in any text that a source writes for a caller. If it is not certain to
//! be a number it does not count as one: a text can always be shown, but only a number may be claimed.

use super::address::{Address, Parts};
use super::extension;
use super::plan::{DialPlan, Grade, Read};
use super::scan::{
    Run, SHORTEST, is_code, is_glued, is_ip_address, is_spelling, runs, scientific, without_service_code,
};
use super::signs::{digits, plain};
use super::words::{name_beside, say_nothing};
use super::{CallNumber, PhoneNumber};

/// The longest text that is taken for the name of a telephone.
const LONGEST_NAME: usize = 64;

/// What a text says about a caller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    pub number: CallNumber,
    /// The name beside the number.
    pub name: Option<String>,
}

/// The number in a text, and the rest of the text.
struct Found {
    number: CallNumber,
    around: String,
}

impl Found {
    fn alone(number: CallNumber) -> Self {
        Self { number, around: String::new() }
    }
}

impl Reading {
    /// Reads any text: a number in any spelling, a `From`, a `CALLERID(all)`, a URI, something pasted, words.
    pub fn of(text: &str, plan: impl Into<DialPlan>) -> Self {
        let (plan, text) = (plan.into(), plain(text));
        let text = text.trim();
        let whole_number = scientific(text);
        let text = whole_number.as_deref().unwrap_or(text);
        if text.chars().all(is_spelling)
            && !is_ip_address(text)
            && let Some(number) = spelled(text, None, plan)
        {
            return Self { number, name: None };
        }
        if say_nothing(text) {
            return Self { number: CallNumber::Withheld, name: None };
        }
        let parts = Parts::of(text);
        let found = address(&parts.address, plan);
        let is_phone = |found: &Found| matches!(found.number, CallNumber::Phone(_));
        let found = match found {
            Some(found)
                if is_phone(&found) || matches!(found.number, CallNumber::Internal(ref short) if is_short(short)) =>
            {
                found
            }
            // Some telephone systems put the number in place of the name.
            other => match parts.beside.iter().find_map(|beside| whole(beside, plan)) {
                Some(number) => Found::alone(number),
                None => match other {
                    Some(found) => found,
                    None => return Self { number: CallNumber::Unreadable(shown(text)), name: None },
                },
            },
        };
        let beside = parts.beside.iter().copied().chain([found.around.as_str()]);
        let mut names = beside.filter(|beside| whole(beside, plan).is_none()).filter_map(name_beside);
        let name = names.next().map(|first| names.fold(first, |name, more| format!("{name} {more}")));
        Self { number: found.number, name }
    }
}

fn is_short(internal: &str) -> bool {
    internal.chars().any(|c| c.is_ascii_digit()) && !internal.chars().any(char::is_alphabetic)
}

/// Cuts a text to the length that is shown.
fn shown(text: &str) -> String {
    text.chars().take(super::LONGEST_SHOWN).collect::<String>().trim().to_owned()
}

/// Reads a text that is, as a whole, a phone number.
fn whole(text: &str, plan: DialPlan) -> Option<CallNumber> {
    let text = text.trim();
    let number = text.chars().all(is_spelling).then(|| spelled(text, None, plan))??;
    matches!(number, CallNumber::Phone(_)).then_some(number)
}

/// Reads the number in an address: in a URI's user, or in a text.
fn address(text: &str, plan: DialPlan) -> Option<Found> {
    let address = Address::of(text);
    let (user, extension) = (&address.user, address.extension.as_deref());
    if say_nothing(user) {
        return Some(Found::alone(CallNumber::Withheld));
    }
    let found = if is_ip_address(user) && address.is_uri { None } else { find(user, extension, plan) };
    match found {
        Some(found) => Some(found),
        None if address.is_nobodys() => Some(Found::alone(CallNumber::Withheld)),
        None if is_name_of_telephone(user, address.is_uri) => Some(Found::alone(CallNumber::Internal(user.clone()))),
        None => None,
    }
}

/// `ivan.petrov`, `cc800`: names that companies give to telephones.
fn is_name_of_telephone(user: &str, is_uri: bool) -> bool {
    let fits = |c: char| match is_uri {
        true => !c.is_whitespace() && !matches!(c, '<' | '>' | '"'),
        false => c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '~' | '+' | '='),
    };
    // An x stands for a hidden digit, an E for an exponent.
    let says_a_name = user.chars().any(|c| c.is_alphabetic() && !matches!(c, 'x' | 'X' | 'х' | 'Х'));
    let is_name = says_a_name && !user.starts_with('+') && user.replace(',', ".").parse::<f64>().is_err();
    is_name && user.chars().count() <= LONGEST_NAME && user.chars().all(fits)
}

/// The only number in a text.
fn find(text: &str, extension: Option<&str>, plan: DialPlan) -> Option<Found> {
    let text = text.trim();
    if is_ip_address(text) {
        return None;
    }
    if let Some(digits) = scientific(text) {
        return spelled(&digits, extension, plan).map(Found::alone);
    }
    if is_code(text) {
        return Some(Found::alone(CallNumber::Internal(text.into())));
    }
    // Brazilians mark where the carrier's digits go.
    let text = &text.replace("0xx", "0").replace("0XX", "0");
    let (rest, by_word) = extension::by_word(text);
    let extension = extension.map(str::to_owned).or(by_word);
    let text = without_service_code(rest.trim());
    if text.is_empty() {
        return extension.map(|digits| Found::alone(CallNumber::Internal(digits)));
    }
    let runs = runs(text);
    // Only a number, perhaps with an extension.
    if let Some(run) = runs.first()
        && run.start == 0
    {
        let behind = &text[run.end..];
        if behind.trim().is_empty() {
            if let Some(number) = spelled(run.text, extension.as_deref(), plan) {
                return Some(Found::alone(number));
            }
        } else if extension.is_none()
            && let Some(sign) = extension::by_sign(behind)
        {
            let number = spelled(run.text, sign.as_deref(), plan);
            // The same signs also stand for hidden digits.
            let is_certain = |number: &CallNumber| match number {
                CallNumber::Phone(phone) => phone.e164().is_some(),
                _ => sign.is_none(),
            };
            return number.filter(is_certain).map(Found::alone);
        }
    }
    among_words(text, &runs, extension.as_deref(), plan).or_else(|| {
        let extension = extension.filter(|_| digits(text).is_empty())?;
        Some(Found { number: CallNumber::Internal(extension), around: text.into() })
    })
}

/// A number among words or other digits: the only valid one, or else the only long one that is possible.
fn among_words(text: &str, runs: &[Run<'_>], extension: Option<&str>, plan: DialPlan) -> Option<Found> {
    let mut numbers: Vec<(Grade, PhoneNumber, usize, usize)> = Vec::new();
    let mut long = 0;
    for piece in runs.iter().flat_map(|run| pieces(run, plan)) {
        if digits(piece.text).len() < SHORTEST || is_glued(text, &piece) {
            continue;
        }
        long += 1;
        let Some((grade, phone)) = phone(piece.text, extension, plan) else { continue };
        numbers.push((grade, phone, piece.start, piece.end));
    }
    let best = numbers.iter().map(|(grade, ..)| *grade).max()?;
    numbers.retain(|(grade, ..)| *grade == best);
    let (grade, first, start, end) = numbers.first()?.clone();
    let only = numbers.iter().all(|(_, phone, ..)| phone.key() == first.key());
    let is_certain = match grade {
        Grade::Valid => only,
        Grade::Possible => only && long == numbers.len(),
        Grade::Local => false,
    };
    if !is_certain {
        return None;
    }
    // Other digits around it are dates, times or orders, not part of a name.
    let around = if numbers.len() == 1 { format!("{} {}", &text[..start], &text[end..]) } else { String::new() };
    let around = if digits(&around).is_empty() { around } else { String::new() };
    Some(Found { number: CallNumber::Phone(first), around })
}

/// A run, or, if it is not a number, the parts between its spaces.
fn pieces<'a>(run: &Run<'a>, plan: DialPlan) -> Vec<Run<'a>> {
    let is_valid = phone(run.text, None, plan).is_some_and(|(grade, _)| grade == Grade::Valid);
    if is_valid || !run.text.contains([' ', '/']) {
        return vec![*run];
    }
    let mut parts = Vec::new();
    let mut at = 0;
    for part in run.text.split([' ', '/']) {
        if !digits(part).is_empty() {
            parts.push(Run { text: part, start: run.start + at, end: run.start + at + part.len() });
        }
        at += part.len() + 1;
    }
    let is_long = |part: &Run<'_>| digits(part.text).len() > SHORTEST + 1;
    if parts.iter().any(is_long) { parts } else { vec![*run] }
}

/// Reads a spelling of a number; `None` if it is not one.
pub(super) fn spelled(spelling: &str, extension: Option<&str>, plan: DialPlan) -> Option<CallNumber> {
    let all = digits(spelling);
    if all.is_empty() || spelling.chars().skip_while(|c| *c == '+').any(|c| c == '+') {
        return None;
    }
    if all.chars().all(|digit| digit == '0') {
        return Some(CallNumber::Withheld);
    }
    // Some telephone systems put a plus before everything; no international number is that short.
    if all.len() <= usize::from(plan.internal_digits) && (!spelling.contains('+') || all.len() < SHORTEST) {
        return Some(CallNumber::Internal(all));
    }
    phone(spelling, extension, plan).map(|(_, phone)| CallNumber::Phone(phone))
}

/// Reads a spelling of a phone number, with an extension at its end.
fn phone(spelling: &str, extension: Option<&str>, plan: DialPlan) -> Option<(Grade, PhoneNumber)> {
    let read = |text: &str| {
        let text = text.trim_start_matches([' ', '(', '[']);
        let (plus, text) =
            text.strip_prefix('+').map_or((false, text), |rest| (true, rest.trim_start_matches(['+', ' ', '(', '['])));
        let spaced = text.chars().nth(1).is_some_and(|c| !c.is_ascii_digit());
        plan.weigh(plus, &digits(text), spaced)
    };
    if extension.is_none()
        && spelling.contains(['(', '/'])
        && let Some((main, extension)) = extension::at_end(spelling)
        && let Some(found) = read(main).filter(|found| found.grade == Grade::Valid)
    {
        return Some((found.grade, PhoneNumber::of(found, Some(extension.into()))));
    }
    let found: Read = read(spelling)?;
    Some((found.grade, PhoneNumber::of(found, extension.map(str::to_owned))))
}

/// The digits of every number in a text, without extensions: of each separate part, or of the whole text if it cannot
/// be read.
pub(super) fn each(text: &str, plan: DialPlan) -> Vec<String> {
    let text = plain(text);
    let read = |part: &str| match Reading::of(part, plan).number {
        CallNumber::Phone(phone) => Some(phone.digits().to_owned()),
        _ => None,
    };
    if let Some(only) = read(&text) {
        return vec![only];
    }
    let among = |part: &str| runs(part).iter().filter_map(|run| read(run.text)).collect();
    let parts =
        text.split([',', ';', '|', '/']).flat_map(|part| read(part).map_or_else(|| among(part), |one| vec![one]));
    let mut numbers: Vec<String> = parts.collect();
    if numbers.is_empty() {
        numbers.push(digits(&text));
    }
    numbers
}
