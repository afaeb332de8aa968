//! Searching as people do: any part of any field, letters in any case, numbers in any spelling.
//! It must not decide what a call is about; that is `choose`.

use rusqlite::{Connection, Result};

use crate::kind::Kind;
use crate::phone;

/// Digits from which on a term that is all digits is taken for a phone number.
const PHONE: usize = 8;

/// Every field of an entity as one text that terms are looked for in.
pub(crate) fn search_text<'a>(fields: impl IntoIterator<Item = &'a str>) -> String {
    let mut text = String::new();
    for field in fields {
        text.push_str(&fold(field));
        text.push('\n');
    }
    text
}

/// The ids of a kind whose fields contain `term`, oldest first: at most `limit`, after the first `offset`.
/// Deals and customers are also found by their contacts and their company. An empty term finds all.
pub(crate) fn find(connection: &Connection, kind: Kind, term: &str, limit: i64, offset: i64) -> Result<Vec<i64>> {
    let sql = match kind {
        Kind::Contact => {
            "SELECT id FROM contacts WHERE instr(search_text, ?1)
             ORDER BY created_at, id LIMIT ?2 OFFSET ?3"
        }
        Kind::Company => {
            "SELECT id FROM companies WHERE instr(search_text, ?1)
             ORDER BY created_at, id LIMIT ?2 OFFSET ?3"
        }
        Kind::Deal => {
            "SELECT id FROM deals WHERE instr(search_text, ?1)
             OR id IN (SELECT deal_id FROM deal_contacts JOIN contacts ON contacts.id = contact_id
                       WHERE instr(contacts.search_text, ?1))
             OR company_id IN (SELECT id FROM companies WHERE instr(search_text, ?1))
             ORDER BY created_at, id LIMIT ?2 OFFSET ?3"
        }
        Kind::Customer => {
            "SELECT id FROM customers WHERE instr(search_text, ?1)
             OR id IN (SELECT customer_id FROM customer_contacts
                       JOIN contacts ON contacts.id = contact_id
                       WHERE instr(contacts.search_text, ?1))
             OR company_id IN (SELECT id FROM companies WHERE instr(search_text, ?1))
             ORDER BY created_at, id LIMIT ?2 OFFSET ?3"
        }
    };
    connection.prepare_cached(sql)?.query_map((needle(term), limit, offset), |row| row.get(0))?.collect()
}

/// Whether a term can only be a phone number, or a part of one.
pub(crate) fn is_number(term: &str) -> bool {
    term.contains(|c: char| c.is_ascii_digit()) && term.chars().all(|c| c.is_ascii_digit() || " +-().".contains(c))
}

/// What a term is compared as: a whole phone number by its tail, like a call; a part of one by its digits; anything
/// else as folded text.
fn needle(term: &str) -> String {
    let digits = phone::digits(term);
    match phone::tail(term) {
        Some(tail) if is_number(term) && digits.len() >= PHONE => tail,
        Some(_) if is_number(term) => digits,
        _ => fold(term.trim()),
    }
}

/// Lower case, and ё as е: people type either.
fn fold(text: &str) -> String {
    text.to_lowercase().replace('ё', "е")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_become_needles() {
        for (term, expected) in [
            (" Алёна ", "алена"),
            ("+7 (999) 888-55-33", "98885533"),
            ("79998885533", "98885533"),
            ("885-53", "88553"),
            ("flat 12", "flat 12"),
            ("", ""),
        ] {
            assert_eq!(needle(term), expected, "{term}");
        }
    }
}
