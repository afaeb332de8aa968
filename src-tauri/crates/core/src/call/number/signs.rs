//! Normalises the characters of a text: digits of any script become 0 to 9, invisible characters are dropped, and the
//! many spaces, dashes and quotation marks become one of each. It reads no numbers.

/// The most characters of a text that are read: no number is longer.
const LONGEST: usize = 400;

/// The zeros of the scripts that have decimal digits of their own (Unicode, category Nd); nine more follow each.
const ZEROS: [u32; 75] = [
    0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xDE6, 0xE50, 0xED0, 0xF20,
    0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0,
    0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10, 0x104A0, 0x10D30, 0x10D40, 0x11066, 0x110F0, 0x11136, 0x111D0,
    0x112F0, 0x11450, 0x114D0, 0x11650, 0x116C0, 0x116D0, 0x116DA, 0x11730, 0x118E0, 0x11950, 0x11BF0, 0x11C50,
    0x11D50, 0x11DA0, 0x11F50, 0x16130, 0x16A60, 0x16AC0, 0x16B50, 0x16D70, 0x1CCF0, 0x1D7CE, 0x1D7D8, 0x1D7E2,
    0x1D7EC, 0x1D7F6, 0x1E140, 0x1E2F0, 0x1E4F0, 0x1E5F1, 0x1E950, 0x1FBF0,
];

/// A text in normalised characters.
pub(super) fn plain(text: &str) -> String {
    let plain: String = text.chars().take(LONGEST).filter_map(sign).collect();
    // A quotation mark that was escaped for a shell or for JSON still counts as one.
    if plain.contains("\\\"") { plain.replace("\\\"", "\"") } else { plain }
}

/// The digits of a text.
pub(super) fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// `None` for an invisible character.
fn sign(c: char) -> Option<char> {
    match c {
        ' '..='~' => Some(c),
        c if c.is_whitespace() => Some(' '),
        c if c.is_control() || is_invisible(c) => None,
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' => Some('-'),
        '\u{ab}' | '\u{bb}' | '\u{201c}'..='\u{201f}' => Some('"'),
        '\u{fe62}' => Some('+'),
        // Full-width forms are in ASCII order.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0),
        c => Some(decimal(c).unwrap_or(c)),
    }
}

fn decimal(c: char) -> Option<char> {
    let code = u32::from(c);
    let zero = ZEROS[..ZEROS.partition_point(|zero| *zero <= code)].last()?;
    char::from_digit(code - zero, 10)
}

/// Marks for the direction of writing, joiners, soft hyphens, byte order marks, selectors of a glyph's form.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimal_digits_of_every_script_count() {
        let decimal = regex::Regex::new(r"^\p{Nd}$").unwrap();
        let mut buffer = [0; 4];
        let mut seen = 0;
        for c in (0x80..=u32::from(char::MAX)).filter_map(char::from_u32) {
            let is_decimal = decimal.is_match(c.encode_utf8(&mut buffer));
            let read = plain(&c.to_string());
            assert_eq!(read.len() == 1 && read.as_bytes()[0].is_ascii_digit(), is_decimal, "{c:?} {:x}", u32::from(c));
            seen += usize::from(is_decimal);
        }
        assert!(seen > 600, "{seen}");
        for (text, read) in [
            ("٨٩٩٩٨٨٨٥٥٣٣", "89998885533"),
            ("۸۹۹۹", "8999"),
            ("８９９９８８８５５３３", "89998885533"),
            ("＋७९९९", "+7999"),
            ("𝟖𝟗", "89"),
        ] {
            assert_eq!(plain(text), read);
        }
    }

    #[test]
    fn invisible_characters_are_dropped_and_spaces_unified() {
        let text = "\u{feff}\u{202a}8\u{200e}999\u{ad}888\u{200b}\u{a0}55\u{2009}33\u{202c}\0";
        assert_eq!(plain(text), "8999888 55 33");
        assert_eq!(plain("8\u{2011}999\u{2013}888\t5533\n"), "8-999-888 5533 ");
        assert_eq!(plain("«Иван» \\\"x\\\""), "\"Иван\" \"x\"");
    }
}
