//! Who works at the company, as far as somebody signs in in their name, and people nobody met: enough of them to fill
//! pages. It must not name the company's own people; the seed does.

use rusqlite::{Connection, OptionalExtension, Result};

/// The id of the first person that is added. Everybody from here on was.
const FIRST: i64 = 8_900_001;

/// Whether there is such a user.
pub(crate) fn exists(connection: &Connection, id: i64) -> Result<bool> {
    connection.prepare_cached("SELECT 1 FROM users WHERE id = ?1")?.exists([id])
}

/// Whether this user is an administrator. Unknown users are not.
pub(crate) fn is_administrator(connection: &Connection, id: i64) -> Result<bool> {
    let admin = connection
        .prepare_cached("SELECT admin FROM users WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?;
    Ok(admin.unwrap_or(false))
}

/// Makes it exactly so many people beyond the company's own, all of them active and no administrators. Those that go
/// take the entries of their notification centres with them.
pub(crate) fn set_extra(connection: &mut Connection, extra: u32) -> Result<()> {
    let transaction = connection.transaction()?;
    let end = FIRST + i64::from(extra);
    transaction.execute("DELETE FROM notifications WHERE user_id >= ?1", [end])?;
    transaction.execute("DELETE FROM users WHERE id >= ?1", [end])?;
    {
        let mut insert = transaction.prepare("INSERT OR IGNORE INTO users VALUES (?1, ?2, ?3, 'en', FALSE, TRUE)")?;
        for id in FIRST..end {
            let number = id - FIRST + 1;
            insert.execute((id, format!("Extra Colleague {number}"), format!("extra{number}@cedarstudio.example")))?;
        }
    }
    transaction.commit()
}
