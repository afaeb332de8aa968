//! Quotes texts for other languages.

/// For a POSIX shell; unquoted if it needs no quotes.
pub(super) fn shell(text: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '_' | '-' | '+' | ':' | '=' | '@' | ',');
    if !text.is_empty() && text.chars().all(plain) {
        return text.to_owned();
    }
    format!("'{}'", text.replace('\'', r"'\''"))
}

/// For PowerShell.
pub(super) fn powershell(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// For Python.
pub(super) fn python(text: &str) -> String {
    // A JSON string is a valid Python string.
    serde_json::Value::from(text).to_string()
}

/// For PHP.
pub(super) fn php(text: &str) -> String {
    format!("'{}'", text.replace('\\', r"\\").replace('\'', r"\'"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_marks() {
        let table = [
            ("/run/a.sock", "/run/a.sock", r#""/run/a.sock""#, "'/run/a.sock'"),
            ("/a b", "'/a b'", r#""/a b""#, "'/a b'"),
            ("it's", r"'it'\''s'", r#""it's""#, r"'it\'s'"),
            (r#"a\"b"#, r#"'a\"b'"#, r#""a\\\"b""#, r#"'a\\"b'"#),
            ("", "''", r#""""#, "''"),
        ];
        for (text, for_shell, for_python, for_php) in table {
            assert_eq!((shell(text), python(text), php(text)), (for_shell.into(), for_python.into(), for_php.into()));
        }
        assert_eq!(powershell(r"C:\O'Neil $x `b"), r"'C:\O''Neil $x `b'");
    }
}
