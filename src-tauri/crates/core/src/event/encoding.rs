//! Bytes read as the text they were meant to be: byte order marks, UTF-16, and the encodings of older programs.
//!
//! It never fails. A byte that means nothing becomes U+FFFD: one broken letter in a name must not cost the call.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// A whole body. A mark decides; without one the zeros of UTF-16 do, for JSON and forms begin with two ASCII characters.
pub(super) fn text<'a>(bytes: &'a [u8], charset: Option<&str>) -> Cow<'a, str> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0;
    }
    match bytes {
        [0, 1..=255, 0, 1..=255, ..] => UTF_16BE.decode_without_bom_handling(bytes).0,
        [1..=255, 0, 1..=255, 0, ..] => UTF_16LE.decode_without_bom_handling(bytes).0,
        _ => part(bytes, charset),
    }
}

/// A part of a body, such as a field of a form. What is good UTF-8 is UTF-8 whatever was declared: old clients declare
/// ISO-8859-1 of everything, and hardly any text in an older encoding is UTF-8 by chance.
pub(super) fn part<'a>(bytes: &'a [u8], charset: Option<&str>) -> Cow<'a, str> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    let declared = charset.and_then(|charset| Encoding::for_label(charset.as_bytes()));
    let encoding = declared.filter(|encoding| encoding.is_ascii_compatible()).unwrap_or(UTF_8);
    encoding.decode_without_bom_handling(bytes).0
}

/// Without what programs leave around a body: spaces, marks in the wrong place, the zero that ends a text in C.
pub(super) fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\0' | '\u{feff}'))
}
