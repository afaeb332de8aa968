//! Extensions behind a number: by a word (`доб. 12`, `ext 12`), by a parameter (`;ext=12`), by a sign (`#12`, `/68`,
//! `(5533)`). They are split off the number, so that they never count among its digits.

use std::sync::LazyLock;

use regex::Regex;

/// The longest extension.
const LONGEST: usize = 8;

/// Words for an extension, as people write them behind a number.
const WORDS: &str = r"доб(?:ав(?:очный)?)?|вн(?:утр(?:енний)?)?|ext(?:ension|n|ensi[oó]n|ens[aã]o)?|extn|xtn|x|ramal|int(?:erno|erne|ern)?|anexo|poste|durchwahl|dw|nst|wew|wewn|dahili|toestel|ankn|anknytning|lok(?:al)?|кімн|қос|ішкі|вът|εσωτ|内線|分机|分機|내선|תחנה|داخلی|تحويلة";

#[expect(clippy::expect_used, reason = "the patterns are constants, and the tests use each")]
fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a pattern")
}

/// A word, not glued to a letter before it, and digits.
static BY_WORD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)(?:^|[^\p{{L}}])[\s,;(\[/-]*(?:{WORDS})[\s.:=#№-]*(\d{{1,{LONGEST}}})(?:[)\]]|$|[^\p{{L}}\d])"
    ))
});
/// A sign that directly follows a number.
static BY_SIGN: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"(?i)^\s*(?:[,;]+|[*#]+|[pw]+)\s*(\d{{1,{LONGEST}}})?\s*#?\s*(?:[)\]]|$)")));
/// Signs that may just as well belong to the end of a number.
static AT_END: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(.*\d.*?)\s*(?:\((\d{1,6})\)|/\s*(\d{1,5}))\s*$"));

/// Splits off an extension that is named by a word.
pub(super) fn by_word(text: &str) -> (String, Option<String>) {
    let Some(found) = BY_WORD.captures(text) else { return (text.into(), None) };
    let (Some(whole), Some(digits)) = (found.get(0), found.get(1)) else { return (text.into(), None) };
    // The pattern begins with the sign before the word, which may be the last digit of the number.
    let before = &text[..whole.start()];
    let first = text[whole.start()..].chars().next().filter(char::is_ascii_digit);
    let rest = format!("{before}{} {}", first.map(String::from).unwrap_or_default(), &text[digits.end()..]);
    (rest.replace("()", " ").replace(" )", " ").replace("[]", " "), Some(digits.as_str().into()))
}

/// The extension, if nothing else follows the number's digits; `None` otherwise.
pub(super) fn by_sign(behind: &str) -> Option<Option<String>> {
    let found = BY_SIGN.captures(behind)?;
    Some(found.get(1).map(|digits| digits.as_str().to_owned()))
}

/// Splits a spelling that may be number and extension: `8 (495) 123-45-67 (123)`, `…67/68`.
pub(super) fn at_end(spelling: &str) -> Option<(&str, &str)> {
    let found = AT_END.captures(spelling)?;
    Some((found.get(1)?.as_str(), found.get(2).or(found.get(3))?.as_str()))
}
