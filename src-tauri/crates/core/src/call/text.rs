//! Text from outside, made harmless before it is kept: callers and programs write what they like.
//!
//! It is shortened and stripped here, and escaped where it is shown.

/// The most characters that are kept of a text.
pub const LONGEST: usize = 200;

/// A text from outside made harmless: no control characters, no characters that change the direction of writing,
/// 200 characters at most; `None` when nothing is left.
pub fn clean(text: &str) -> Option<String> {
    let turns =
        |c: char| matches!(c, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let kept = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c });
    let kept: String = kept.filter(|c| !c.is_control() && !turns(*c)).take(LONGEST).collect();
    let kept = kept.trim();
    (!kept.is_empty()).then(|| kept.to_owned())
}
