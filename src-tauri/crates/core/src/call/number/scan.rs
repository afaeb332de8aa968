//! Finds where a number may be in a text, and what is written before or instead of one: runs of a number's signs, dial
//! codes, IP addresses, floats. It does not decide whether digits are a number.

use super::plan::LONGEST;
use super::signs::digits;

/// The fewest digits of a number that counts among other words.
pub(super) const SHORTEST: usize = 7;
/// The digits of a number whose end an exponent may replace.
const CERTAIN: usize = 8;

/// A part of a text made of a number's signs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run<'a> {
    pub(super) text: &'a str,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// The parts of a text made of a number's signs; a plus begins a new one.
pub(super) fn runs(text: &str) -> Vec<Run<'_>> {
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

/// Digits with a letter directly before or after them are part of something else.
pub(super) fn is_glued(text: &str, run: &Run<'_>) -> bool {
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '*' || c == '_');
    let first = run.text.starts_with(|c: char| c.is_ascii_digit() || c == '+');
    let last = run.text.ends_with(|c: char| c.is_ascii_digit());
    (first && letter(text[..run.start].chars().next_back())) || (last && letter(text[run.end..].chars().next()))
}

/// Four groups, but not all of two digits: people group numbers like that.
pub(super) fn is_ip_address(text: &str) -> bool {
    text.parse::<std::net::Ipv4Addr>().is_ok() && !text.split('.').all(|group| group.len() == 2)
}

/// `*72`, `#21#`: dialled, but not a number.
pub(super) fn is_code(text: &str) -> bool {
    let digits = digits(text).len();
    text.starts_with(['*', '#'])
        && (1..SHORTEST).contains(&digits)
        && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '*' | '#'))
}

/// A number without the code before it that hides or shows the caller: `*31#`, `#31#`, `*67`.
pub(super) fn without_service_code(text: &str) -> &str {
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

/// The digits of a number that went through a spreadsheet or a float: `79998885533.0`, `7.9998885533e10`. A rounded one
/// has lost its end, so it is not a number.
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
