//! Keeps parts of a text on one line: a phone number, which is hard to read in two pieces, and the dot between two
//! parts with the part before it. The words themselves stay as they are.

/// A space at which no line ends.
const SPACE: char = '\u{a0}';
/// Unseen, and no line ends at it. A hyphen that does not break is another letter, which not every font has.
const JOINER: char = '\u{2060}';
/// From this many digits on, it is a number that people may have to read out.
const DIGITS: usize = 6;

/// The text, kept together where it must be.
pub(super) fn together(text: &str) -> String {
    let text = text.replace(" ·", "\u{a0}·");
    let mut whole = String::with_capacity(text.len() + 16);
    let mut rest = text.as_str();
    while !rest.is_empty() {
        let number = number(rest);
        if number.chars().filter(char::is_ascii_digit).count() >= DIGITS {
            for c in number.chars() {
                match c {
                    ' ' => whole.push(SPACE),
                    '-' => whole.extend([c, JOINER]),
                    _ => whole.push(c),
                }
            }
            rest = &rest[number.len()..];
            continue;
        }
        // Copy the few digits, or one character, and everything up to the next character that may begin a number.
        let passed = number.len().max(rest.chars().next().map_or(0, char::len_utf8));
        let next = rest[passed..].find(starts).map_or(rest.len(), |at| passed + at);
        whole.push_str(&rest[..next]);
        rest = &rest[next..];
    }
    whole
}

/// The number at the beginning of a text, up to its last digit.
fn number(text: &str) -> &str {
    let end =
        text.char_indices().find(|(at, c)| !is_within(*c) || (*at > 0 && *c == '+')).map_or(text.len(), |(at, _)| at);
    text[..end].trim_end_matches(|c: char| !c.is_ascii_digit())
}

fn starts(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '+' | '(')
}

fn is_within(c: char) -> bool {
    starts(c) || matches!(c, ')' | '-' | ' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// With the unseen marks made visible: `_` for the space, `~` for the joiner.
    fn shown(text: &str) -> String {
        together(text).replace(SPACE, "_").replace(JOINER, "~")
    }

    #[test]
    fn number_and_dot_stay_on_their_line() {
        for (text, expected) in [
            ("+7 999 888-55-33", "+7_999_888-~55-~33"),
            ("Olga · +7 999 888-55-33", "Olga_· +7_999_888-~55-~33"),
            ("(020) 7946 0018 ext. 5", "(020)_7946_0018 ext. 5"),
            ("+7 999 888-55-33 +44 20 7946 0018", "+7_999_888-~55-~33 +44_20_7946_0018"),
            ("3 calls · 12 · €18,400", "3 calls_· 12_· €18,400"),
            ("Deal 5 · Kitchen - white", "Deal 5_· Kitchen - white"),
            ("No number: + ( -", "No number: + ( -"),
            ("Заявка 12-34", "Заявка 12-34"),
            ("", ""),
        ] {
            assert_eq!(shown(text), expected);
        }
    }
}
