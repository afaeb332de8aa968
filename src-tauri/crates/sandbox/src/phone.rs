//! Phone numbers as the CRM compares them: by their last eight digits, whatever the spelling.
//! It must not judge whether a number is valid; the CRM stores what people type.

/// How many digits from the end decide that two numbers are the same.
const TAIL: usize = 8;

/// The ASCII digits of a text, in order.
pub(crate) fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// What two numbers are compared by: the last eight digits, or all of them when there are fewer.
/// `None` when the text has no digit at all, as with "anonymous".
pub(crate) fn tail(text: &str) -> Option<String> {
    let digits = digits(text);
    let start = digits.len().saturating_sub(TAIL);
    (!digits.is_empty()).then(|| digits[start..].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_compared_by_their_last_eight_digits() {
        for (text, expected) in [
            ("+79998885533", Some("98885533")),
            ("8 (999) 888-55-33", Some("98885533")),
            ("+1 999 888 5533", Some("98885533")),
            ("98885533", Some("98885533")),
            ("8885533", Some("8885533")),
            ("101", Some("101")),
            ("anonymous", None),
            ("", None),
        ] {
            assert_eq!(tail(text).as_deref(), expected, "{text}");
        }
    }
}
