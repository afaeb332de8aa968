//! What Asterisk writes where there is no value, and how it writes names.

/// Words for a number that is not known or not to be shown.
const NOBODY: [&str; 8] =
    ["<unknown>", "unknown", "anonymous", "unavailable", "restricted", "asterisk", "private", "s"];

/// A caller's number; an empty text when it is withheld.
pub(super) fn number(text: &str) -> &str {
    let text = text.trim();
    if NOBODY.iter().any(|word| text.eq_ignore_ascii_case(word)) { "" } else { text }
}

/// A caller's name: escaped as in C, around the quoted pairs that SIP had in it.
pub(super) fn name(text: &str) -> Option<String> {
    let text = unquoted(&unescaped(text.trim()));
    let text = text.trim();
    let says_nothing = NOBODY.iter().any(|word| text.eq_ignore_ascii_case(word));
    (!text.is_empty() && !says_nothing).then(|| text.to_owned())
}

/// The escapes of C that Asterisk writes; any other backslash stands for itself.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        if c != '\\' {
            plain.push(c);
            continue;
        }
        match rest.next() {
            Some('a' | 'b' | 'f' | 'v') => plain.push(' '),
            Some('n' | 'r' | 't') => plain.push(' '),
            Some(escaped @ ('\\' | '\'' | '"' | '?')) => plain.push(escaped),
            Some(other) => plain.extend(['\\', other]),
            None => plain.push('\\'),
        }
    }
    plain
}

/// SIP's quoted pairs: a backslash before a quote or a backslash.
fn unquoted(text: &str) -> String {
    text.replace("\\\"", "\"").replace("\\\\", "\\")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_people_wrote_them() {
        for (written, meant) in [
            (r#"Ivan \"Vanya\" O\'Neil"#, Some(r#"Ivan "Vanya" O'Neil"#)),
            (r#"Ivan \\\"Vanya\\\""#, Some(r#"Ivan "Vanya""#)),
            (r"C:\\temp", Some(r"C:\temp")),
            (r"a\nb\", Some("a b\\")),
            ("Анна", Some("Анна")),
            ("<unknown>", None),
            ("Anonymous", None),
            ("", None),
        ] {
            assert_eq!(name(written).as_deref(), meant, "{written}");
        }
    }

    #[test]
    fn words_for_nobody_are_no_number() {
        for word in ["<unknown>", "", "anonymous", "Unavailable", "restricted", "asterisk", "s"] {
            assert_eq!(number(word), "", "{word}");
        }
        assert_eq!(number(" 79161234567 "), "79161234567");
    }
}
