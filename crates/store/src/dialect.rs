//! The whole of what differs between the two engines in SQL text.

/// One of the two engines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Engine {
    /// SQLite, embedded, one file.
    Sqlite,
    /// PostgreSQL, or an engine that speaks like it.
    Postgres,
}

impl Engine {
    /// What the end of a `SELECT` adds to take rows that no other worker is taking. SQLite has a single writer.
    pub(crate) fn skip_locked(self) -> &'static str {
        match self {
            Engine::Sqlite => "",
            Engine::Postgres => " FOR UPDATE SKIP LOCKED",
        }
    }

    /// What the end of a `SELECT` adds to wait for whoever holds the row. SQLite has a single writer.
    pub(crate) fn for_update(self) -> &'static str {
        match self {
            Engine::Sqlite => "",
            Engine::Postgres => " FOR UPDATE",
        }
    }

    /// A migration's one text in this engine's words.
    ///
    /// Types and table options are words in capitals: `BIGINT SMALLINT DOUBLE TEXT BYTES`, `STRICT`, `STRICT, WITHOUT
    /// ROWID` (SQLite's options: typed columns, and rows kept in key order). Lines between `-- only sqlite` or
    /// `-- only postgres` and `-- end` are for one engine and taken as they stand; only triggers need them.
    pub(crate) fn render(self, text: &str) -> String {
        let mut out = String::with_capacity(text.len() + 512);
        let mut only = None;
        for line in text.lines() {
            match line.trim() {
                "-- only sqlite" => only = Some(Engine::Sqlite),
                "-- only postgres" => only = Some(Engine::Postgres),
                "-- end" => only = None,
                comment if comment.starts_with("--") => {}
                _ if only.is_none() => out.push_str(&self.words(line)),
                _ if only == Some(self) => out.push_str(line),
                _ => {}
            }
            out.push('\n');
        }
        out
    }

    /// One line with its types and table options put into this engine's words.
    fn words(self, line: &str) -> String {
        let line = match self {
            Engine::Sqlite => line.to_owned(),
            Engine::Postgres => line.replace(" STRICT, WITHOUT ROWID", "").replace(" STRICT", ""),
        };
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        let mut out = String::with_capacity(line.len() + 64);
        let mut rest = line.as_str();
        while let Some(start) = rest.find(is_word) {
            let (before, word) = rest.split_at(start);
            let (word, after) = word.split_at(word.find(|c| !is_word(c)).unwrap_or(word.len()));
            out.push_str(before);
            out.push_str(match (self, word) {
                (Engine::Sqlite, "BIGINT" | "SMALLINT") => "INTEGER",
                (Engine::Sqlite, "DOUBLE") => "REAL",
                (Engine::Sqlite, "BYTES") => "BLOB",
                (Engine::Postgres, "DOUBLE") => "DOUBLE PRECISION",
                (Engine::Postgres, "BYTES") => "BYTEA",
                // SQLite compares text byte by byte; so must PostgreSQL, whatever the database's own collation.
                (Engine::Postgres, "TEXT") => "TEXT COLLATE \"C\"",
                _ => word,
            });
            rest = after;
        }
        out + rest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_text_becomes_each_engines_own() {
        let text = "-- why\nCREATE TABLE t (a BIGINT, b TEXT, c BYTES, d DOUBLE) STRICT, WITHOUT ROWID;\n\
                    -- only sqlite\nTRIGGER TEXT;\n-- end\n-- only postgres\nFUNCTION BYTES;\n-- end\n";
        let compact = |engine: Engine| engine.render(text).split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(
            compact(Engine::Sqlite),
            "CREATE TABLE t (a INTEGER, b TEXT, c BLOB, d REAL) STRICT, WITHOUT ROWID; TRIGGER TEXT;"
        );
        assert_eq!(
            compact(Engine::Postgres),
            "CREATE TABLE t (a BIGINT, b TEXT COLLATE \"C\", c BYTEA, d DOUBLE PRECISION); FUNCTION BYTES;"
        );
    }
}
