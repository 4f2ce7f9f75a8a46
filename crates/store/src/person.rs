//! Persons: one sign-in each, whatever hats they wear.

use crate::{Result, Row, Tx, vals};

/// Someone who can be invited or sign in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// 63 random bits.
    pub person_id: i64,
    /// Their e-mail address; unique, kept and looked up in lower case.
    pub email: String,
    /// Their name.
    pub name: String,
    /// Their language, such as `fr`.
    pub locale: String,
    /// Their password as a PHC string; none until they chose one.
    pub password_hash: Option<String>,
    /// When the account was made, in milliseconds UTC.
    pub created_ms: i64,
    /// When the account was closed.
    pub closed_ms: Option<i64>,
}

const COLUMNS: &str = "SELECT person_id, email, name, locale, password_hash, created_ms, closed_ms FROM person";

fn read(row: &Row<'_>) -> Result<Person> {
    Ok(Person {
        person_id: row.int(0)?,
        email: row.text(1)?,
        name: row.text(2)?,
        locale: row.text(3)?,
        password_hash: row.opt_text(4)?,
        created_ms: row.int(5)?,
        closed_ms: row.opt_int(6)?,
    })
}

/// The person with this id.
pub fn find(tx: &mut Tx<'_>, person_id: i64) -> Result<Option<Person>> {
    tx.query_opt(&format!("{COLUMNS} WHERE person_id = $1"), vals![person_id], read)
}

/// The person with this e-mail address, in whatever case it is written.
pub fn find_by_email(tx: &mut Tx<'_>, email: &str) -> Result<Option<Person>> {
    tx.query_opt(&format!("{COLUMNS} WHERE email = $1"), vals![email.to_lowercase()], read)
}

/// Persons by e-mail address, at most `limit`, after the address `after` (empty for the first page).
pub fn list(tx: &mut Tx<'_>, after: &str, limit: i64) -> Result<Vec<Person>> {
    tx.query(&format!("{COLUMNS} WHERE email > $1 ORDER BY email LIMIT $2"), vals![after, limit], read)
}

/// Persons by e-mail address, at most `limit`, after the address of a person (0 for the first page).
pub fn list_after(tx: &mut Tx<'_>, after: i64, limit: i64) -> Result<Vec<Person>> {
    // The last person of the page before says where this one begins, so that no address of a page holds theirs.
    tx.query(
        &format!(
            "{COLUMNS} WHERE CAST($1 AS BIGINT) = 0 OR email > (SELECT last.email FROM person last WHERE last.person_id = $1)
             ORDER BY email LIMIT $2"
        ),
        vals![after, limit],
        read,
    )
}

/// How many accounts there are, closed ones included.
pub fn count(tx: &mut Tx<'_>) -> Result<i64> {
    tx.query_one("SELECT COUNT(*) FROM person", &[], |row| row.int(0))
}

/// Adds a person; false, and nothing changed, if the e-mail address is taken.
pub fn add(tx: &mut Tx<'_>, new: &Person) -> Result<bool> {
    let added = tx.execute(
        "INSERT INTO person (person_id, email, name, locale, password_hash, created_ms, closed_ms)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (email) DO NOTHING",
        vals![
            new.person_id,
            new.email.to_lowercase(),
            &new.name,
            &new.locale,
            &new.password_hash,
            new.created_ms,
            new.closed_ms
        ],
    )?;
    Ok(added == 1)
}

/// Sets the password (a PHC string); false if there is no such person.
pub fn set_password(tx: &mut Tx<'_>, person_id: i64, password_hash: &str) -> Result<bool> {
    let rows =
        tx.execute("UPDATE person SET password_hash = $1 WHERE person_id = $2", vals![password_hash, person_id])?;
    Ok(rows == 1)
}

/// Sets the language; false if there is no such person.
pub fn set_locale(tx: &mut Tx<'_>, person_id: i64, locale: &str) -> Result<bool> {
    let rows = tx.execute("UPDATE person SET locale = $1 WHERE person_id = $2", vals![locale, person_id])?;
    Ok(rows == 1)
}

/// Closes the account; false if it is closed already or not there.
pub fn close(tx: &mut Tx<'_>, person_id: i64, now_ms: i64) -> Result<bool> {
    let rows = tx.execute(
        "UPDATE person SET closed_ms = $1 WHERE person_id = $2 AND closed_ms IS NULL",
        vals![now_ms, person_id],
    )?;
    Ok(rows == 1)
}
