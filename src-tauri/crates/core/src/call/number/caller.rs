//! Countries where one mobile has several spellings: Brazil with and without its ninth digit, Mexico with and without the 1,
//! Argentina with and without the 9. The last eight digits, which the CRM compares, are the same in all of them.

use rlibphonenumber::{PhoneNumber as Parsed, PhoneNumberFormat};

const BRAZIL: i32 = 55;
const MEXICO: i32 = 52;
const ARGENTINA: i32 = 54;

/// A number as it is dialled today: a Brazilian mobile without its ninth digit gets it, and a Mexican one loses the
/// prefix that mobiles had until 2019.
pub(super) fn in_use(number: Parsed) -> Parsed {
    let changed = match number.country_code {
        BRAZIL | MEXICO if number.is_valid() => return number,
        BRAZIL => with_ninth_digit(&national(&number)),
        MEXICO => national(&number).strip_prefix('1').filter(|digits| digits.len() == 10).map(str::to_owned),
        _ => return number,
    };
    let changed = changed.and_then(|digits| digits.parse().ok());
    let changed = changed.map(|national_number| Parsed { national_number, ..number.clone() });
    changed.filter(Parsed::is_valid).unwrap_or(number)
}

/// The digits of a Mexican number without the prefix that was dialled until 2019.
pub(super) fn without_old_prefix(calling_code: Option<i32>, digits: &str) -> &str {
    let rest = ["044", "045", "01"].iter().find_map(|prefix| digits.strip_prefix(prefix));
    rest.filter(|rest| calling_code == Some(MEXICO) && rest.len() == 10).unwrap_or(digits)
}

/// The key that all spellings of a number share; `None` if it has only one spelling.
pub(super) fn canonical(number: &Parsed) -> Option<String> {
    let digits = national(number);
    let canonical = match number.country_code {
        BRAZIL => with_ninth_digit(&digits)?,
        ARGENTINA if digits.len() == 11 => digits.strip_prefix('9')?.to_owned(),
        _ => return None,
    };
    Some(format!("+{}{canonical}", number.country_code))
}

/// Mobiles have 6 to 9 after the two digits of the area.
fn with_ninth_digit(digits: &str) -> Option<String> {
    let is_mobile = digits.len() == 10 && matches!(digits.as_bytes().get(2), Some(b'6'..=b'9'));
    is_mobile.then(|| format!("{}9{}", &digits[..2], &digits[2..]))
}

/// The number without its country code.
fn national(number: &Parsed) -> String {
    let e164 = number.format_as(PhoneNumberFormat::E164).into_owned();
    let code = number.country_code.to_string();
    e164.strip_prefix('+').and_then(|digits| digits.strip_prefix(&code)).unwrap_or_default().to_owned()
}
