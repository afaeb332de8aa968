//! Repairs broken characters inside the texts of a JSON body so that it can be read.
//!
//! Half an emoji (`\ud83d`), a raw line break, a backslash that a shell or PHP's `addslashes` put there: none of them
//! says anything about the call, so none may cost it. Nothing outside the texts is touched.

use std::borrow::Cow;
use std::iter::Peekable;
use std::str::CharIndices;

/// The text with its broken characters replaced; borrowed when there are none.
pub(super) fn mended(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    // How much of `text` is already in `out`.
    let mut copied = 0;
    let mut replace = |from: usize, to: usize, with: &str| {
        out.push_str(&text[copied..from]);
        out.push_str(with);
        copied = to;
    };
    let mut inside = false;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => inside = !inside,
            '\\' if inside => escape(text, at, &mut chars, &mut replace),
            '\0'..='\u{1f}' if inside => replace(at, at + 1, " "),
            _ => {}
        }
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[copied..]);
    Cow::Owned(out)
}

fn escape(text: &str, at: usize, chars: &mut Peekable<CharIndices<'_>>, replace: &mut impl FnMut(usize, usize, &str)) {
    match chars.peek() {
        Some((_, '"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't')) => drop(chars.next()),
        Some((_, '\'')) => replace(at, at + 1, ""),
        Some((_, 'u')) => match unit(text, at) {
            Some(0xd800..0xdc00) if matches!(unit(text, at + 6), Some(0xdc00..0xe000)) => skip(chars, 11),
            Some(0xd800..0xe000) => {
                replace(at, at + 6, "\\ufffd");
                skip(chars, 5);
            }
            Some(_) => skip(chars, 5),
            None => replace(at, at + 1, "\\\\"),
        },
        // A Windows path, or a name such as OFFICE\ivan.
        Some(_) => replace(at, at + 1, "\\\\"),
        None => {}
    }
}

/// The sixteen bits of `\uXXXX` at this place.
fn unit(text: &str, at: usize) -> Option<u16> {
    let digits = text.get(at..at + 6)?.strip_prefix("\\u")?;
    digits.chars().all(|c| c.is_ascii_hexdigit()).then(|| u16::from_str_radix(digits, 16).ok()).flatten()
}

fn skip(chars: &mut Peekable<CharIndices<'_>>, count: usize) {
    chars.by_ref().take(count).for_each(drop);
}
