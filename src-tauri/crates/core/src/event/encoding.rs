//! Decodes bytes into text: byte order marks, UTF-16, and the encodings of older programs.
//!
//! It never fails. A broken byte becomes U+FFFD: one bad letter in a name must not cost the call.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Decodes a whole body. A byte order mark decides; without one the zero bytes reveal UTF-16, because JSON and forms
/// begin with two ASCII characters.
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

/// Decodes a part of a body, such as a form field. Valid UTF-8 is read as UTF-8 whatever was declared: old clients
/// declare ISO-8859-1 for everything, and text in an older encoding is hardly ever valid UTF-8 by chance.
pub(super) fn part<'a>(bytes: &'a [u8], charset: Option<&str>) -> Cow<'a, str> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    let declared = charset.and_then(|charset| Encoding::for_label(charset.as_bytes()));
    let encoding = declared.filter(|encoding| encoding.is_ascii_compatible()).unwrap_or(UTF_8);
    encoding.decode_without_bom_handling(bytes).0
}

/// Strips what programs leave around a body: spaces, misplaced marks, the zero that ends a text in C.
pub(super) fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\0' | '\u{feff}'))
}
