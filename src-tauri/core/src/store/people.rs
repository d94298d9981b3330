//! People.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use chrono::NaiveDate;
use rusqlite::functions::FunctionFlags;
use rusqlite::types::{ToSql, Value};
use rusqlite::{Connection, OptionalExtension, params, params_from_iter};

use super::named_row::{self, NamedRow};
use super::transact::Tx;
use crate::error::Result;
use crate::id::PersonId;
use crate::people::kind::PersonKind;
use crate::people::person::{Circle, Circles, Person, PersonOrder, Talked};
use crate::text::comparable;

const COLUMNS: &str = "id, name, kind, role, where_active, link, why, habit, added_on";

pub(crate) fn get(conn: &Connection, id: PersonId) -> Result<Person> {
    let sql = format!("SELECT {COLUMNS} FROM person WHERE id = ?1");
    named_row::one(conn, &sql, [id], from_row)?.ok_or_else(|| id.missing())
}

/// The names of those of a kind.
pub(crate) fn names_of_kind(conn: &Connection, kind: PersonKind) -> Result<Vec<String>> {
    named_row::collect(conn, "SELECT name FROM person WHERE kind = ?1", [kind], |row| {
        row.get("name").map(Some)
    })
}

/// Everybody's id and name, the oldest first.
pub(crate) fn names(conn: &Connection) -> Result<Vec<(PersonId, String)>> {
    let sql = "SELECT id, name FROM person ORDER BY id";
    named_row::collect(conn, sql, [], |row| Ok(Some((row.get("id")?, row.get("name")?))))
}

/// Everybody, by name.
pub(crate) fn all(conn: &Connection) -> Result<Vec<Person>> {
    named_row::collect(
        conn,
        &format!("SELECT {COLUMNS} FROM person ORDER BY name COLLATE NOCASE, id"),
        [],
        |row| from_row(row).map(Some),
    )
}

/// The names of some.
pub(crate) fn names_of(
    conn: &Connection,
    ids: impl IntoIterator<Item = PersonId>,
) -> Result<HashMap<PersonId, String>> {
    let mut statement = conn.prepare_cached("SELECT name FROM person WHERE id = ?1")?;
    let mut names = HashMap::new();
    for id in ids {
        if let Some(name) = statement.query_row([id], |row| row.get("name")).optional()? {
            names.insert(id, name);
        }
    }
    Ok(names)
}

/// How many people there are of each kind.
pub(crate) struct Counts(Vec<(PersonKind, u32)>);

impl Counts {
    pub(crate) fn everybody(&self) -> u32 {
        self.0.iter().map(|(_, people)| people).sum()
    }

    pub(crate) fn of(&self, kind: PersonKind) -> u32 {
        self.0.iter().filter(|(known, _)| *known == kind).map(|(_, people)| people).sum()
    }
}

pub(crate) fn counts(conn: &Connection) -> Result<Counts> {
    let sql = "SELECT kind, count(*) AS people FROM person GROUP BY kind";
    named_row::collect(conn, sql, [], |row| Ok(Some((row.get("kind")?, row.get("people")?)))).map(Counts)
}

/// Whom the user has talked with since a day, how often and when last.
pub(crate) fn talked_since(conn: &Connection, from: NaiveDate) -> Result<Vec<Talked>> {
    // The sign keeps SQLite from looking everybody up, of whom most were never talked with.
    let sql = "SELECT person_id, count(*) AS times, max(happened_on) AS latest FROM conversation
               WHERE happened_on >= ?1 AND +person_id IN (SELECT id FROM person) GROUP BY person_id";
    named_row::collect(conn, sql, [from], |row| {
        Ok(Some(Talked {
            person: row.get("person_id")?,
            times: row.get("times")?,
            latest: row.day("latest")?,
        }))
    })
}

/// The first few the user wrote down why they want to know them, and has never talked with, in the order they were added.
pub(crate) fn never_talked_with(conn: &Connection, most: usize) -> Result<Vec<Person>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM person WHERE (why <> '' OR habit <> '')
         AND NOT EXISTS (SELECT 1 FROM conversation WHERE person_id = person.id) ORDER BY added_on, id LIMIT {most}"
    );
    named_row::collect(conn, &sql, [], |row| from_row(row).map(Some))
}

/// When someone was last talked with.
const LATEST: &str = "(SELECT max(happened_on) FROM conversation WHERE person_id = person.id)";

/// Which people are wanted. Everything that is given must fit.
#[derive(Default)]
pub(crate) struct Wanted {
    /// Words in the form in which texts are compared.
    pub(crate) words: Vec<String>,
    /// Only these, where an address was looked for that someone has.
    pub(crate) at_page: Vec<PersonId>,
    pub(crate) kind: Option<PersonKind>,
    /// Only these.
    pub(crate) only: Option<Vec<PersonId>>,
    pub(crate) order: PersonOrder,
    /// The order the other way round; those never talked with stay last.
    pub(crate) descending: bool,
}

fn order_by(order: PersonOrder, descending: bool, circles: &Circles) -> String {
    let way = if descending { " DESC" } else { "" };
    match order {
        PersonOrder::Name => format!("name COLLATE NOCASE{way}, id"),
        PersonOrder::Kind => format!("kind{way}, name COLLATE NOCASE, id"),
        PersonOrder::Circle => {
            let of = |circle| ids(circles.in_circle(circle).map(|one| one.person));
            let (close, warm) = (of(Circle::Close), of(Circle::Warm));
            format!(
                "CASE WHEN id IN ({close}) THEN 0 WHEN id IN ({warm}) THEN 1 ELSE 2 END{way}, name COLLATE NOCASE, id"
            )
        }
        PersonOrder::LastContact => {
            format!("{LATEST} IS NULL, {LATEST}{way}, name COLLATE NOCASE, id")
        }
    }
}

fn ids(people: impl IntoIterator<Item = PersonId>) -> String {
    people.into_iter().map(|id| id.0.to_string()).collect::<Vec<_>>().join(", ")
}

/// The people whose link leads to a page, however it is written.
pub(crate) fn at_page(conn: &Connection, page: &str) -> Result<Vec<PersonId>> {
    named_row::collect(conn, "SELECT id, link FROM person WHERE link IS NOT NULL ORDER BY id", [], |row| {
        let link: String = row.get("link")?;
        let id: PersonId = row.get("id")?;
        Ok((crate::address::canonical(&link) == page).then_some(id))
    })
}

/// When someone was last spoken with, and how often.
type Engaged = Option<(NaiveDate, u32)>;

/// How many are wanted, and a stretch of them with when they were last talked with.
pub(crate) fn find(
    conn: &Connection,
    wanted: &Wanted,
    circles: &Circles,
    stretch: Range<usize>,
) -> Result<(u32, Vec<(Person, Engaged)>)> {
    let mut fits = vec!["1".to_owned()];
    let mut values: Vec<Value> = Vec::new();
    let with_words = if wanted.words.is_empty() { None } else { Some(with_words(conn, &wanted.words)?) };
    // Few are looked up one by one; many are sifted out of everybody in order, which an index gives.
    if let Some(few) = with_words.as_ref().filter(|found| found.0.len() <= FEW) {
        fits.push(format!("id IN ({})", ids(few.0.iter().copied())));
    }
    if !wanted.at_page.is_empty() {
        fits.push(format!("id IN ({})", ids(wanted.at_page.iter().copied())));
    }
    if let Some(kind) = wanted.kind {
        values.push(Value::Text(kind.slug().to_owned()));
        fits.push(format!("kind = ?{}", values.len()));
    }
    if let Some(only) = &wanted.only {
        fits.push(format!("id IN ({})", ids(only.iter().copied())));
    }
    let fits = fits.join(" AND ");
    let order = order_by(wanted.order, wanted.descending, circles);
    let (from, most) = (stretch.start, stretch.len());
    let in_order = |rest: String| -> Result<Vec<PersonId>> {
        // Only numbers are sorted: what is shown of a person is read of the few that are shown.
        let sql = format!("SELECT id FROM person WHERE {fits} ORDER BY {order}{rest}");
        named_row::collect(conn, &sql, params_from_iter(&values), |row| row.get("id").map(Some))
    };
    let narrows = !wanted.at_page.is_empty() || wanted.kind.is_some() || wanted.only.is_some();
    let (total, page) =
        if let Some(with_words) = with_words.as_ref().filter(|found| narrows || found.0.len() <= FEW) {
            let mut all = in_order(String::new())?;
            all.retain(|id| with_words.holds(*id));
            (u32::try_from(all.len()).unwrap_or(u32::MAX), all.into_iter().skip(from).take(most).collect())
        } else if let Some(with_words) = &with_words {
            let sql = format!("SELECT id FROM person ORDER BY {order}");
            let page = named_row::stretch_of(conn, &sql, [], stretch, |row| {
                let id: PersonId = row.get("id")?;
                Ok(with_words.holds(id).then_some(id))
            })?;
            (u32::try_from(with_words.0.len()).unwrap_or(u32::MAX), page)
        } else {
            let total: u32 = conn
                .prepare_cached(&format!("SELECT count(*) AS people FROM person WHERE {fits}"))?
                .query_row(params_from_iter(&values), |row| row.get("people"))?;
            (total, in_order(format!(" LIMIT {most} OFFSET {from}"))?)
        };
    let sql = format!(
        "SELECT {COLUMNS}, {LATEST} AS latest, (SELECT count(*) FROM conversation WHERE person_id = person.id) AS times
         FROM person WHERE id = ?1"
    );
    let mut found = Vec::with_capacity(page.len());
    for id in page {
        found.extend(named_row::one(conn, &sql, [id], |row| {
            let engaged = row
                .day_if("latest")?
                .map(|latest| Ok::<_, rusqlite::Error>((latest, row.get("times")?)))
                .transpose()?;
            Ok((from_row(row)?, engaged))
        })?);
    }
    Ok((total, found))
}

/// How many are few enough to be looked up one by one.
const FEW: usize = 500;

/// Those found by all of the words: an index holds nothing but what people are found by.
fn with_words(conn: &Connection, words: &[String]) -> Result<Sorted> {
    let holds = |text: &str| {
        let each = (1..=words.len()).map(|word| format!("instr({text}, ?{word}) > 0"));
        each.collect::<Vec<_>>().join(" AND ")
    };
    let sql = format!(
        "SELECT id FROM person WHERE sought IS NOT NULL AND {} UNION ALL SELECT id FROM person WHERE sought IS NULL AND {}",
        holds("sought"),
        holds(SOUGHT)
    );
    let mut ids = named_row::collect(conn, &sql, params_from_iter(words), |row| row.get("id").map(Some))?;
    ids.sort_unstable();
    Ok(Sorted(ids))
}

/// People, the one who was added first first.
struct Sorted(Vec<PersonId>);

impl Sorted {
    fn holds(&self, id: PersonId) -> bool {
        self.0.binary_search(&id).is_ok()
    }
}

/// What someone is found by, where the row does not hold it.
const SOUGHT: &str = "comparable(name || char(10) || role || char(10) || where_active || char(10) || why || char(10) || habit)";

fn sought(person: &Person) -> String {
    let Person { name, role, where_active, why, habit, .. } = person;
    comparable(&[name, role, where_active, why, habit].map(String::as_str).join("\n"))
}

/// Lets SQL compare texts as the program does: `comparable(TEXT)`.
pub(super) fn set_up(conn: &Connection) -> rusqlite::Result<()> {
    let flags =
        FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_DIRECTONLY;
    conn.create_scalar_function("comparable", 1, flags, |context| {
        Ok(comparable(context.get_raw(0).as_str()?))
    })
}

/// Adds a person and gives the id; the id handed in is not used.
pub(crate) fn add(tx: &Tx<'_>, person: &Person) -> Result<PersonId> {
    let sql = "INSERT INTO person (name, kind, role, where_active, link, why, habit, added_on, sought)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) RETURNING id";
    let Person { name, kind, role, where_active, link, why, habit, added_on, .. } = person;
    let id = tx.conn().prepare_cached(sql)?.query_row(
        params![name, kind, role, where_active, link, why, habit, added_on, sought(person)],
        |row| row.get("id"),
    )?;
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
    let columns: String = changed
        .iter()
        .enumerate()
        .map(|(place, (column, ..))| format!("{column} = ?{}, ", place + 3))
        .collect();
    let mut values: Vec<&dyn ToSql> = vec![&after.id, &sought];
    values.extend(changed.iter().map(|(_, value, _)| *value));
    let rows = tx
        .conn()
        .prepare_cached(&format!("UPDATE person SET {columns}sought = ?2 WHERE id = ?1"))?
        .execute(values.as_slice())?;
    if rows == 0 { Err(after.id.missing()) } else { Ok(true) }
}

/// Keeps since when someone is known, unless that is kept.
pub(crate) fn put_since(tx: &Tx<'_>, id: PersonId, since: Option<NaiveDate>) -> Result<()> {
    if let Some(since) = since {
        let sql = "UPDATE person SET known_since = ?2 WHERE id = ?1 AND known_since IS NULL";
        tx.conn().prepare_cached(sql)?.execute(params![id, since])?;
    }
    Ok(())
}

/// Those of whom it is kept since when they are known.
pub(crate) fn with_since(conn: &Connection) -> Result<HashSet<PersonId>> {
    let sql = "SELECT id FROM person WHERE known_since IS NOT NULL";
    let ids = named_row::collect(conn, sql, [], |row| row.get("id").map(Some))?;
    Ok(ids.into_iter().collect())
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
