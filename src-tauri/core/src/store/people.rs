//! People.

use std::collections::HashMap;
use std::ops::Range;

use chrono::NaiveDate;
use rusqlite::functions::FunctionFlags;
use rusqlite::types::{ToSql, Value};
use rusqlite::{Connection, OptionalExtension, params, params_from_iter};

use super::named_row::{self, NamedRow};
use super::transact::Tx;
use crate::error::Result;
use crate::id::PersonId;
use crate::person::Person;
use crate::person_kind::PersonKind;
use crate::text::comparable;

const COLUMNS: &str = "id, name, kind, role, where_active, link, why, habit, added_on";

pub(crate) fn get(conn: &Connection, id: PersonId) -> Result<Person> {
    let sql = format!("SELECT {COLUMNS} FROM person WHERE id = ?1");
    named_row::one(conn, &sql, [id], from_row)?.ok_or_else(|| id.missing())
}

/// The names of those of a kind.
pub(crate) fn names_of_kind(conn: &Connection, kind: PersonKind) -> Result<Vec<String>> {
    named_row::collect(conn, "SELECT name FROM person WHERE kind = ?1", [kind], |row| row.get("name").map(Some))
}

/// Everybody's id and name, whoever was added first at the head.
pub(crate) fn names(conn: &Connection) -> Result<Vec<(PersonId, String)>> {
    let sql = "SELECT id, name FROM person ORDER BY id";
    named_row::collect(conn, sql, [], |row| Ok(Some((row.get("id")?, row.get("name")?))))
}

/// Everybody, by name.
pub(crate) fn all(conn: &Connection) -> Result<Vec<Person>> {
    named_row::collect(conn, &format!("SELECT {COLUMNS} FROM person ORDER BY name COLLATE NOCASE, id"), [], |row| from_row(row).map(Some))
}

/// The names of some.
pub(crate) fn names_of(conn: &Connection, ids: impl IntoIterator<Item = PersonId>) -> Result<HashMap<PersonId, String>> {
    let mut statement = conn.prepare_cached("SELECT name FROM person WHERE id = ?1")?;
    let mut names = HashMap::new();
    for id in ids {
        if let Some(name) = statement.query_row([id], |row| row.get("name")).optional()? {
            names.insert(id, name);
        }
    }
    Ok(names)
}

/// How many people there are.
pub(crate) struct Counts {
    kinds: Vec<(PersonKind, u32)>,
    /// Those last spoken with, or added, on a day or before.
    pub(crate) quiet: u32,
}

impl Counts {
    pub(crate) fn everybody(&self) -> u32 {
        self.kinds.iter().map(|(_, people)| people).sum()
    }

    pub(crate) fn of(&self, kind: PersonKind) -> u32 {
        self.kinds.iter().filter(|(known, _)| *known == kind).map(|(_, people)| people).sum()
    }
}

/// How many people there are of each kind, and how many were last spoken with, or added, on a day or before.
pub(crate) fn counts(conn: &Connection, quiet_until: NaiveDate) -> Result<Counts> {
    let sql = "SELECT kind, count(*) AS people, sum(added_on <= ?1) AS quiet FROM person GROUP BY kind";
    let counted = named_row::collect(conn, sql, [quiet_until], |row| {
        Ok(Some((row.get::<PersonKind>("kind")?, row.get::<u32>("people")?, row.get::<i64>("quiet")?)))
    })?;
    // Of the few who were spoken with, that decides and not when they were added.
    let sql = "SELECT ifnull(sum((latest <= ?1) - (added_on <= ?1)), 0) AS more FROM person JOIN
               (SELECT person_id, max(happened_on) AS latest FROM conversation WHERE person_id IS NOT NULL GROUP BY person_id)
               ON person_id = id";
    let more: i64 = conn.prepare_cached(sql)?.query_row([quiet_until], |row| row.get("more"))?;
    let quiet = counted.iter().map(|(.., quiet)| quiet).sum::<i64>() + more;
    Ok(Counts {
        kinds: counted.into_iter().map(|(kind, people, _)| (kind, people)).collect(),
        quiet: u32::try_from(quiet).unwrap_or_default(),
    })
}

/// Which people are wanted. Everything that is given must fit.
pub(crate) struct Wanted {
    /// Words in the form in which texts are compared.
    pub(crate) words: Vec<String>,
    /// Only these, where an address was looked for that somebody has.
    pub(crate) at_page: Vec<PersonId>,
    pub(crate) kind: Option<PersonKind>,
    /// Only those last spoken with, or added, on this day or before.
    pub(crate) quiet_until: Option<NaiveDate>,
}

/// The people whose link leads to a page, however it is written.
pub(crate) fn at_page(conn: &Connection, page: &str) -> Result<Vec<PersonId>> {
    named_row::collect(conn, "SELECT id, link FROM person WHERE link IS NOT NULL ORDER BY id", [], |row| {
        let link: String = row.get("link")?;
        let id: PersonId = row.get("id")?;
        Ok((crate::address::canonical(&link) == page).then_some(id))
    })
}

/// When somebody was last spoken with, and how often.
type Engaged = Option<(NaiveDate, u32)>;

/// How many are wanted, and a stretch of them with when they were last spoken with: by name, or the longest unspoken first
/// when only those are asked for.
pub(crate) fn find(conn: &Connection, wanted: &Wanted, stretch: Range<usize>) -> Result<(u32, Vec<(Person, Engaged)>)> {
    const LATEST: &str = "(SELECT max(happened_on) FROM conversation WHERE person_id = person.id)";
    let mut fits = vec!["1".to_owned()];
    let mut values: Vec<Value> = Vec::new();
    for word in &wanted.words {
        values.push(Value::Text(word.clone()));
        fits.push(format!("instr(ifnull(sought, {SOUGHT}), ?{}) > 0", values.len()));
    }
    if !wanted.at_page.is_empty() {
        let ids: Vec<_> = wanted.at_page.iter().map(|id| id.0.to_string()).collect();
        fits.push(format!("id IN ({})", ids.join(", ")));
    }
    if let Some(kind) = wanted.kind {
        values.push(Value::Text(kind.slug().to_owned()));
        fits.push(format!("kind = ?{}", values.len()));
    }
    if let Some(day) = wanted.quiet_until {
        values.push(Value::Text(day.to_string()));
        fits.push(format!("ifnull({LATEST}, added_on) <= ?{}", values.len()));
    }
    let fits = fits.join(" AND ");
    let total: u32 = conn
        .prepare_cached(&format!("SELECT count(*) AS people FROM person WHERE {fits}"))?
        .query_row(params_from_iter(&values), |row| row.get("people"))?;
    let order = if wanted.quiet_until.is_some() { "latest, name COLLATE NOCASE, id" } else { "name COLLATE NOCASE, id" };
    let (from, most) = (stretch.start, stretch.len());
    let sql = format!(
        "SELECT {COLUMNS}, {LATEST} AS latest, (SELECT count(*) FROM conversation WHERE person_id = person.id) AS times
         FROM person WHERE {fits} ORDER BY {order} LIMIT {most} OFFSET {from}"
    );
    let found = named_row::collect(conn, &sql, params_from_iter(&values), |row| {
        let engaged = row.day_if("latest")?.map(|latest| Ok::<_, rusqlite::Error>((latest, row.get("times")?))).transpose()?;
        Ok(Some((from_row(row)?, engaged)))
    })?;
    Ok((total, found))
}

/// What somebody is found by, where the row does not hold it.
const SOUGHT: &str = "comparable(name || char(10) || role || char(10) || where_active || char(10) || why || char(10) || habit)";

fn sought(person: &Person) -> String {
    let Person { name, role, where_active, why, habit, .. } = person;
    comparable(&[name, role, where_active, why, habit].map(String::as_str).join("\n"))
}

/// Lets SQL compare texts as the program does: `comparable(TEXT)`.
pub(super) fn set_up(conn: &Connection) -> rusqlite::Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_DIRECTONLY;
    conn.create_scalar_function("comparable", 1, flags, |context| Ok(comparable(context.get_raw(0).as_str()?)))
}

/// Adds a person and gives the id; the id handed in is not used.
pub(crate) fn add(tx: &Tx<'_>, person: &Person) -> Result<PersonId> {
    let sql = "INSERT INTO person (name, kind, role, where_active, link, why, habit, added_on, sought)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) RETURNING id";
    let Person { name, kind, role, where_active, link, why, habit, added_on, .. } = person;
    let id = tx
        .conn()
        .prepare_cached(sql)?
        .query_row(params![name, kind, role, where_active, link, why, habit, added_on, sought(person)], |row| row.get("id"))?;
    Ok(id)
}

/// Writes what changed of a person, and nothing else of them. Whether anything did.
pub(crate) fn change(tx: &Tx<'_>, before: &Person, after: &Person) -> Result<bool> {
    let pairs: [(&str, &dyn ToSql, bool); 7] = [
        ("name", &after.name, before.name != after.name),
        ("kind", &after.kind, before.kind != after.kind),
        ("role", &after.role, before.role != after.role),
        ("where_active", &after.where_active, before.where_active != after.where_active),
        ("link", &after.link, before.link != after.link),
        ("why", &after.why, before.why != after.why),
        ("habit", &after.habit, before.habit != after.habit),
    ];
    let changed: Vec<_> = pairs.into_iter().filter(|(.., changed)| *changed).collect();
    if changed.is_empty() {
        return Ok(false);
    }
    let sought = sought(after);
    let columns: String = changed.iter().enumerate().map(|(place, (column, ..))| format!("{column} = ?{}, ", place + 3)).collect();
    let mut values: Vec<&dyn ToSql> = vec![&after.id, &sought];
    values.extend(changed.iter().map(|(_, value, _)| *value));
    let rows = tx.conn().prepare_cached(&format!("UPDATE person SET {columns}sought = ?2 WHERE id = ?1"))?.execute(values.as_slice())?;
    if rows == 0 { Err(after.id.missing()) } else { Ok(true) }
}

pub(crate) fn remove(tx: &Tx<'_>, id: PersonId) -> Result<()> {
    let removed = tx.conn().prepare_cached("DELETE FROM person WHERE id = ?1")?.execute([id])?;
    if removed == 0 { Err(id.missing()) } else { Ok(()) }
}

fn from_row(row: &NamedRow<'_>) -> rusqlite::Result<Person> {
    Ok(Person {
        id: row.get("id")?,
        name: row.get("name")?,
        kind: row.get("kind")?,
        role: row.get("role")?,
        where_active: row.get("where_active")?,
        link: row.get("link")?,
        why: row.get("why")?,
        habit: row.get("habit")?,
        added_on: row.get("added_on")?,
    })
}
