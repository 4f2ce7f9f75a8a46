//! Everything that whoever has the database has: every table, every column, every row.

use std::collections::BTreeMap;

use app::testing::World;
use store::{Engine, Row};

/// One value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Cell {
    Null,
    Number(i64),
    Text(String),
    Bytes(Vec<u8>),
    Real(String),
}

impl Cell {
    /// Whether a text stands in it, as it is or as the bytes of something else.
    pub(crate) fn holds(&self, text: &str) -> bool {
        match self {
            Cell::Text(words) => words.contains(text),
            Cell::Bytes(bytes) => bytes.windows(text.len()).any(|window| window == text.as_bytes()),
            Cell::Number(number) => number.to_string() == text,
            Cell::Null | Cell::Real(_) => false,
        }
    }

    /// Whether a number stands in it: as itself, in decimals, in its eight bytes of either end.
    pub(crate) fn names(&self, number: i64) -> bool {
        let (big, little) = (number.to_be_bytes(), number.to_le_bytes());
        match self {
            Cell::Bytes(bytes) => bytes.windows(8).any(|window| window == big || window == little),
            _ => self.holds(&number.to_string()),
        }
    }
}

/// A table: the names of its columns, and its rows in the order in which they lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Table {
    pub(crate) columns: Vec<String>,
    pub(crate) rows: Vec<Vec<Cell>>,
}

/// Every table by its name.
pub(crate) type Dump = BTreeMap<String, Table>;

fn cell(row: &Row<'_>, at: usize) -> Cell {
    if let Ok(number) = row.opt_int(at) {
        return number.map_or(Cell::Null, Cell::Number);
    }
    if let Ok(text) = row.opt_text(at) {
        return text.map_or(Cell::Null, Cell::Text);
    }
    if let Ok(bytes) = row.opt_bytes(at) {
        return bytes.map_or(Cell::Null, Cell::Bytes);
    }
    row.opt_real(at).unwrap().map_or(Cell::Null, |real| Cell::Real(real.to_string()))
}

/// Every table, its rows in the order in which they lie in the file: what a copy of the database tells.
pub(crate) fn dump(world: &World) -> Dump {
    let engine = world.app.store.engine();
    let read = world.app.store.read(move |tx| {
        let names = match engine {
            Engine::Sqlite => "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
            Engine::Postgres => {
                "SELECT CAST(table_name AS TEXT) FROM information_schema.tables WHERE table_schema = 'public'"
            }
        };
        let mut dump = Dump::new();
        for name in tx.query(names, &[], |row| row.text(0))? {
            let columns = match engine {
                Engine::Sqlite => format!("SELECT name FROM pragma_table_info('{name}') ORDER BY cid"),
                Engine::Postgres => format!(
                    "SELECT CAST(column_name AS TEXT) FROM information_schema.columns
                     WHERE table_schema = 'public' AND table_name = '{name}' ORDER BY ordinal_position"
                ),
            };
            let columns = tx.query(&columns, &[], |row| row.text(0))?;
            let order = match engine {
                Engine::Postgres => "ORDER BY ctid".to_owned(),
                Engine::Sqlite => {
                    let made = format!("SELECT sql FROM sqlite_master WHERE name = '{name}' AND type = 'table'");
                    let made = tx.query_one(&made, &[], |row| row.text(0))?;
                    if made.contains("WITHOUT ROWID") { String::new() } else { "ORDER BY rowid".to_owned() }
                }
            };
            let select = format!("SELECT {} FROM {name} {order}", columns.join(", "));
            let rows = tx.query(&select, &[], |row| Ok((0..columns.len()).map(|at| cell(row, at)).collect()))?;
            dump.insert(name, Table { columns, rows });
        }
        Ok::<_, store::StoreError>(dump)
    });
    read.unwrap()
}

/// The same with the rows of each table in an order of their own: what was there, and not where.
pub(crate) fn facts(world: &World) -> Dump {
    let mut all = dump(world);
    for table in all.values_mut() {
        table.rows.sort();
    }
    all
}

/// Where a text stands, by table and column.
pub(crate) fn places_of(dump: &Dump, text: &str) -> Vec<String> {
    places_where(dump, |cell| cell.holds(text))
}

/// Where something stands, by table and column.
pub(crate) fn places_where(dump: &Dump, is_it: impl Fn(&Cell) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for (name, table) in dump {
        for row in &table.rows {
            for (column, cell) in table.columns.iter().zip(row) {
                if is_it(cell) {
                    found.push(format!("{name}.{column}"));
                }
            }
        }
    }
    found.sort();
    found.dedup();
    found
}
