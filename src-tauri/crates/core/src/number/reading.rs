//! From any text that a source writes for a caller to the one number in it, and the name beside it. What is not certain to be
//! a number is none: a text may always be shown, but only a number may be claimed.

use super::address::{Address, Parts};
use super::extension;
use super::plan::{DialPlan, Grade, LONGEST, Read};
use super::signs::{digits, plain};
use super::words::{name_beside, say_nothing};
use super::{CallNumber, PhoneNumber};

/// Digits of the shortest number that counts among other words.
const SHORTEST: usize = 7;
/// Digits of a number in which an exponent may stand for the last ones.
const CERTAIN: usize = 8;
/// The longest name of a telephone that is taken for one.
const LONGEST_NAME: usize = 64;

/// What a text says about a caller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    pub number: CallNumber,
    /// The name that stands beside the number.
    pub name: Option<String>,
}

/// The number of a text, and what of the text is not the number.
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
        if text.chars().all(is_spelling)
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
            // Some put the number where the name belongs.
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

/// As much of a text as is shown.
fn shown(text: &str) -> String {
    text.chars().take(super::LONGEST_SHOWN).collect::<String>().trim().to_owned()
}

/// The phone number that a text is as a whole.
fn whole(text: &str, plan: DialPlan) -> Option<CallNumber> {
    let text = text.trim();
    let number = text.chars().all(is_spelling).then(|| spelled(text, None, plan))??;
    matches!(number, CallNumber::Phone(_)).then_some(number)
}

/// The number of an address: of a URI's user, or of a text.
fn address(text: &str, plan: DialPlan) -> Option<Found> {
    let Address { user, extension, .. } = &Address::of(text);
    let address = Address::of(text);
    if say_nothing(user) {
        return Some(Found::alone(CallNumber::Withheld));
    }
    let found = if is_ip_address(user) && address.is_uri { None } else { find(user, extension.as_deref(), plan) };
    match found {
        Some(found) => Some(found),
        None if address.is_nobodys() => Some(Found::alone(CallNumber::Withheld)),
        None if is_name_of_telephone(user, address.is_uri) => Some(Found::alone(CallNumber::Internal(user.clone()))),
        None => None,
    }
}

/// `ivan.petrov`, `cc800`: what telephones are called in a company.
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

/// Four groups, and not all of two digits as people group numbers.
fn is_ip_address(text: &str) -> bool {
    text.parse::<std::net::Ipv4Addr>().is_ok() && !text.split('.').all(|group| group.len() == 2)
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
    // Brazilians write where the digits of a carrier belong.
    let text = &text.replace("0xx", "0").replace("0XX", "0");
    let (rest, by_word) = extension::by_word(text);
    let extension = extension.map(str::to_owned).or(by_word);
    let text = without_service_code(rest.trim());
    if text.is_empty() {
        return extension.map(|digits| Found::alone(CallNumber::Internal(digits)));
    }
    let runs = runs(text);
    // Nothing but a number, and perhaps an extension behind it.
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
            // Hidden digits are written with the same signs.
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

/// A number among words or other digits: the only one that is valid, or else possible and the only long one.
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
    // Other digits around it are dates, times, orders: no part of a name.
    let around = if numbers.len() == 1 { format!("{} {}", &text[..start], &text[end..]) } else { String::new() };
    let around = if digits(&around).is_empty() { around } else { String::new() };
    Some(Found { number: CallNumber::Phone(first), around })
}

/// A part of a text that has the signs of a number.
#[derive(Clone, Copy, Debug)]
struct Run<'a> {
    text: &'a str,
    start: usize,
    end: usize,
}

/// The parts of a text that have the signs of numbers; a plus begins another one.
fn runs(text: &str) -> Vec<Run<'_>> {
    let mut runs = Vec::new();
    let mut start = None;
    let mut has_digits = false;
    for (at, c) in text.char_indices().chain([(text.len(), '\0')]) {
        let ends = !is_spelling(c) || (c == '+' && has_digits);
        if ends && let Some(from) = start.take() {
            if has_digits {
                runs.push(trimmed(text, from, at));
            }
            has_digits = false;
        }
        if is_spelling(c) {
            start = start.or(Some(at));
            has_digits |= c.is_ascii_digit();
        }
    }
    runs
}

fn trimmed(text: &str, from: usize, to: usize) -> Run<'_> {
    let run = &text[from..to];
    let start = from + (run.len() - run.trim_start().len());
    let end = start + run.trim().len();
    Run { text: &text[start..end], start, end }
}

/// A run, or where it is no number the parts between its spaces.
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

/// A letter right before or behind the digits makes them part of something else.
fn is_glued(text: &str, run: &Run<'_>) -> bool {
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '*' || c == '_');
    let first = run.text.starts_with(|c: char| c.is_ascii_digit() || c == '+');
    let last = run.text.ends_with(|c: char| c.is_ascii_digit());
    (first && letter(text[..run.start].chars().next_back())) || (last && letter(text[run.end..].chars().next()))
}

/// The number that a spelling is; `None` when it is no number.
pub(super) fn spelled(spelling: &str, extension: Option<&str>, plan: DialPlan) -> Option<CallNumber> {
    let all = digits(spelling);
    if all.is_empty() || spelling.chars().skip_while(|c| *c == '+').any(|c| c == '+') {
        return None;
    }
    if all.chars().all(|digit| digit == '0') {
        return Some(CallNumber::Withheld);
    }
    // Some telephone systems put a plus before everything; no number of the world is that short.
    if all.len() <= usize::from(plan.internal_digits) && (!spelling.contains('+') || all.len() < SHORTEST) {
        return Some(CallNumber::Internal(all));
    }
    phone(spelling, extension, plan).map(|(_, phone)| CallNumber::Phone(phone))
}

/// The phone number that a spelling is, with the extension that stands at its end.
fn phone(spelling: &str, extension: Option<&str>, plan: DialPlan) -> Option<(Grade, PhoneNumber)> {
    let read = |text: &str| {
        let text = text.trim_start_matches([' ', '(', '[']);
        let (plus, text) =
            text.strip_prefix('+').map_or((false, text), |rest| (true, rest.trim_start_matches(['+', ' ', '(', '['])));
        let spaced = text.chars().nth(1).is_some_and(|c| !c.is_ascii_digit());
        plan.weigh(plus, &digits(text), spaced)
    };
    if extension.is_none()
        && let Some((main, extension)) = extension::at_end(spelling)
        && let Some(found) = read(main).filter(|found| found.grade == Grade::Valid)
    {
        return Some((found.grade, PhoneNumber::of(found, Some(extension.into()))));
    }
    let found: Read = read(spelling)?;
    Some((found.grade, PhoneNumber::of(found, extension.map(str::to_owned))))
}

/// `*72`, `#21#`: dialled, but no number.
fn is_code(text: &str) -> bool {
    let digits = digits(text).len();
    text.starts_with(['*', '#'])
        && (1..SHORTEST).contains(&digits)
        && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '*' | '#'))
}

/// A number without the code before it that hides or shows the caller: `*31#`, `#31#`, `*67`.
fn without_service_code(text: &str) -> &str {
    if !text.starts_with(['*', '#']) {
        return text;
    }
    let rest = text.trim_start_matches(['*', '#']);
    let code = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let behind = match &rest[code..] {
        marked if (2..=3).contains(&code) && marked.starts_with(['*', '#']) => marked.trim_start_matches(['*', '#']),
        spaced if code == 2 && spaced.starts_with([' ', '-', '+', ',']) => spaced.trim_start_matches([' ', '-', ',']),
        _ if code > SHORTEST => match rest.get(..2) {
            Some("67" | "82" | "31" | "30") => &rest[2..],
            _ => return text,
        },
        _ => return text,
    };
    let is_number =
        behind.starts_with(|c: char| is_spelling(c)) && (SHORTEST..=LONGEST).contains(&digits(behind).len());
    if is_number { behind } else { text }
}

/// The digits of a number that went through a spreadsheet or a float: `79998885533.0`, `7.9998885533e10`. One that was
/// rounded has lost its end, and is none.
pub(crate) fn scientific(text: &str) -> Option<String> {
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.trim_start_matches('+').parse::<usize>().ok()?),
        None => (text, 0),
    };
    let (whole, part) = mantissa.split_once(['.', ','])?;
    let is_number = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    if !is_number(whole) || !is_number(part) || exponent > LONGEST {
        return None;
    }
    if exponent == 0 {
        let is_whole = text.len() > mantissa.len() || (whole.len() >= SHORTEST && mantissa.contains('.'));
        return (is_whole && part.chars().all(|digit| digit == '0')).then(|| whole.to_owned());
    }
    let part = part.trim_end_matches('0');
    let is_certain = part.len() <= exponent && whole.len() + part.len() >= CERTAIN;
    is_certain.then(|| format!("{whole}{part}{}", "0".repeat(exponent - part.len())))
}

/// People write numbers with these.
pub(super) fn is_spelling(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '+' | ' ' | '-' | '(' | ')' | '[' | ']' | '.' | '/' | '~')
}

/// The digits of every number in a text, without extensions: of each part that is set apart, or of the whole as it stands
/// where it cannot be read.
pub(super) fn each(text: &str, plan: DialPlan) -> Vec<String> {
    let text = plain(text);
    let read = |part: &str| match Reading::of(part, plan).number {
        CallNumber::Phone(phone) => Some(phone.digits().to_owned()),
        _ => None,
    };
    if let Some(only) = read(&text) {
        return vec![only];
    }
    let parts = text.split([',', ';', '|', '\n', '/']).flat_map(|part| {
        let found = read(part)
            .map_or_else(|| Vec::from_iter(runs(part).iter().filter_map(|run| read(run.text))), |one| vec![one]);
        found
    });
    let mut numbers: Vec<String> = parts.collect();
    if numbers.is_empty() {
        numbers.push(digits(&text));
    }
    numbers
}
