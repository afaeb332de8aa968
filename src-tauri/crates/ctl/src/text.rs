//! Text as a terminal may have it: harmless, and in columns.

/// A text from elsewhere as a terminal may have it: nothing that steers the cursor or turns the writing round.
pub(crate) fn harmless(text: &str) -> String {
    let steers = |c: char| {
        c.is_control()
            || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().filter(|c| !steers(*c)).collect()
}

/// Rows as aligned columns, one row a line; an empty cell is a dash.
pub(crate) fn columns<const N: usize>(rows: &[[String; N]]) -> String {
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let widths: [usize; N] = std::array::from_fn(width);
    let mut text = String::new();
    for row in rows {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(widths) {
            let cell = if cell.is_empty() { "-" } else { cell };
            line.push_str(&format!("{cell:width$}  "));
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_under_each_other() {
        let rows = [["a", "", "x"], ["Иван", "deal", ""]].map(|row| row.map(String::from));
        assert_eq!(columns(&rows), "a     -     x\nИван  deal  -\n");
    }

    #[test]
    fn a_title_cannot_steer_the_terminal() {
        assert_eq!(harmless("a\u{1b}[2Jb\u{202e}c\n"), "a[2Jbc");
    }
}
