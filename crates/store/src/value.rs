//! Values that go to the engines and rows that come back, the same for both.

use std::borrow::Cow;

use bytes::{BufMut, BytesMut};
use postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};
use rusqlite::types::{ToSqlOutput, ValueRef};

use crate::{Result, StoreError};

/// One parameter of a statement. Made with `into()` or, for a whole list, with [`vals!`](crate::vals).
#[derive(Debug, Clone, PartialEq)]
pub enum Val<'a> {
    /// No value.
    Null,
    /// A whole number; also a boolean (0 or 1) and an instant (milliseconds UTC).
    Int(i64),
    /// A real number; NaN is refused, because SQLite would make it null.
    Real(f64),
    /// Text; also a civil date in ISO form. U+0000 is refused, because PostgreSQL cannot hold it.
    Text(Cow<'a, str>),
    /// Bytes.
    Bytes(Cow<'a, [u8]>),
}

/// The parameters of a statement, each made from its argument with `Val::from`: `vals![org_id, &name, None::<i64>]`.
#[macro_export]
macro_rules! vals {
    ($($value:expr),* $(,)?) => { &[$($crate::Val::from($value)),*] };
}

macro_rules! whole {
    ($($kind:ty),*) => {$(
        impl From<$kind> for Val<'_> {
            fn from(value: $kind) -> Self {
                Val::Int(i64::from(value))
            }
        }
    )*};
}
whole!(i64, i32, i16, i8, u32, u16, u8, bool);

impl From<f64> for Val<'_> {
    fn from(value: f64) -> Self {
        Val::Real(value)
    }
}
impl<'a> From<&'a str> for Val<'a> {
    fn from(value: &'a str) -> Self {
        Val::Text(Cow::Borrowed(value))
    }
}
impl<'a> From<&'a String> for Val<'a> {
    fn from(value: &'a String) -> Self {
        Val::Text(Cow::Borrowed(value))
    }
}
impl From<String> for Val<'_> {
    fn from(value: String) -> Self {
        Val::Text(Cow::Owned(value))
    }
}
impl<'a> From<&'a [u8]> for Val<'a> {
    fn from(value: &'a [u8]) -> Self {
        Val::Bytes(Cow::Borrowed(value))
    }
}
impl<'a> From<&'a Vec<u8>> for Val<'a> {
    fn from(value: &'a Vec<u8>) -> Self {
        Val::Bytes(Cow::Borrowed(value))
    }
}
impl From<Vec<u8>> for Val<'_> {
    fn from(value: Vec<u8>) -> Self {
        Val::Bytes(Cow::Owned(value))
    }
}
impl<'a, const N: usize> From<&'a [u8; N]> for Val<'a> {
    fn from(value: &'a [u8; N]) -> Self {
        Val::Bytes(Cow::Borrowed(value))
    }
}
/// An instant becomes milliseconds UTC; what is finer is dropped.
impl From<jiff::Timestamp> for Val<'_> {
    fn from(value: jiff::Timestamp) -> Self {
        Val::Int(value.as_millisecond())
    }
}
/// A civil date becomes its ISO text.
impl From<jiff::civil::Date> for Val<'_> {
    fn from(value: jiff::civil::Date) -> Self {
        Val::Text(Cow::Owned(value.to_string()))
    }
}
impl<'a, T: Into<Val<'a>>> From<Option<T>> for Val<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Val::Null, Into::into)
    }
}
/// A borrowed option of something owned, as a noun's field is: `&person.password_hash`.
impl<'a> From<&'a Option<String>> for Val<'a> {
    fn from(value: &'a Option<String>) -> Self {
        value.as_deref().into()
    }
}

impl Val<'_> {
    /// Refuses what one of the engines would change or refuse in its own words.
    pub(crate) fn check(&self) -> Result<()> {
        match self {
            Val::Text(text) if text.contains('\0') => {
                Err(StoreError::value("a text holds the character U+0000; remove it"))
            }
            Val::Real(number) if number.is_nan() => Err(StoreError::value("a number is not a number (NaN)")),
            _ => Ok(()),
        }
    }
}

impl rusqlite::ToSql for Val<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Val::Null => ValueRef::Null,
            Val::Int(number) => ValueRef::Integer(*number),
            Val::Real(number) => ValueRef::Real(*number),
            Val::Text(text) => ValueRef::Text(text.as_bytes()),
            Val::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

impl ToSql for Val<'_> {
    fn to_sql(
        &self,
        ty: &Type,
        out: &mut BytesMut,
    ) -> std::result::Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match (self, ty) {
            (Val::Null, _) => return Ok(IsNull::Yes),
            (Val::Int(number), &Type::INT8) => out.put_i64(*number),
            (Val::Int(number), &Type::INT4) => out.put_i32(i32::try_from(*number)?),
            (Val::Int(number), &Type::INT2) => out.put_i16(i16::try_from(*number)?),
            // A small whole number beside a real column, as SQLite takes it.
            #[expect(clippy::cast_precision_loss, reason = "the column is a real number; so does SQLite")]
            (Val::Int(number), &Type::FLOAT8) => out.put_f64(*number as f64),
            (Val::Real(number), &Type::FLOAT8) => out.put_f64(*number),
            (Val::Text(text), &Type::TEXT | &Type::VARCHAR | &Type::NAME | &Type::UNKNOWN) => {
                out.put_slice(text.as_bytes());
            }
            (Val::Bytes(bytes), &Type::BYTEA) => out.put_slice(bytes),
            _ => return Err(format!("a parameter does not fit the type {ty}").into()),
        }
        Ok(IsNull::No)
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

/// One row of an answer; columns are counted from 0.
pub struct Row<'a>(Inner<'a>);

enum Inner<'a> {
    Sqlite(&'a rusqlite::Row<'a>),
    Postgres(&'a postgres::Row),
}

impl<'a> Row<'a> {
    pub(crate) fn sqlite(row: &'a rusqlite::Row<'a>) -> Self {
        Row(Inner::Sqlite(row))
    }

    pub(crate) fn postgres(row: &'a postgres::Row) -> Self {
        Row(Inner::Postgres(row))
    }

    /// A whole number that is there.
    pub fn int(&self, i: usize) -> Result<i64> {
        self.opt_int(i)?.ok_or_else(|| absent(i))
    }

    /// A whole number, or none.
    pub fn opt_int(&self, i: usize) -> Result<Option<i64>> {
        match &self.0 {
            Inner::Sqlite(row) => match row.get_ref(i) {
                Ok(ValueRef::Integer(number)) => Ok(Some(number)),
                Ok(ValueRef::Null) => Ok(None),
                _ => Err(other(i, "a whole number")),
            },
            Inner::Postgres(row) => match row.try_get::<_, Option<Whole>>(i) {
                Ok(number) => Ok(number.map(|whole| whole.0)),
                Err(_) => Err(other(i, "a whole number (CAST a sum AS BIGINT)")),
            },
        }
    }

    /// A boolean kept as 0 or 1.
    pub fn flag(&self, i: usize) -> Result<bool> {
        match self.int(i)? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(other(i, "0 or 1")),
        }
    }

    /// A real number that is there; a whole number will do.
    pub fn real(&self, i: usize) -> Result<f64> {
        self.opt_real(i)?.ok_or_else(|| absent(i))
    }

    /// A real number, or none.
    #[expect(clippy::cast_precision_loss, reason = "a whole number read as a real one is asked for by the caller")]
    pub fn opt_real(&self, i: usize) -> Result<Option<f64>> {
        match &self.0 {
            Inner::Sqlite(row) => match row.get_ref(i) {
                Ok(ValueRef::Real(number)) => Ok(Some(number)),
                Ok(ValueRef::Integer(number)) => Ok(Some(number as f64)),
                Ok(ValueRef::Null) => Ok(None),
                _ => Err(other(i, "a real number")),
            },
            Inner::Postgres(row) => match row.try_get::<_, Option<f64>>(i) {
                Ok(number) => Ok(number),
                Err(_) => Ok(self.opt_int(i)?.map(|number| number as f64)),
            },
        }
    }

    /// Text that is there.
    pub fn text(&self, i: usize) -> Result<String> {
        Ok(self.text_ref(i)?.to_owned())
    }

    /// Text, or none.
    pub fn opt_text(&self, i: usize) -> Result<Option<String>> {
        Ok(self.opt_text_ref(i)?.map(str::to_owned))
    }

    /// Text that is there, without a copy.
    pub fn text_ref(&self, i: usize) -> Result<&str> {
        self.opt_text_ref(i)?.ok_or_else(|| absent(i))
    }

    /// Text, or none, without a copy.
    pub fn opt_text_ref(&self, i: usize) -> Result<Option<&str>> {
        match &self.0 {
            Inner::Sqlite(row) => match row.get_ref(i) {
                Ok(ValueRef::Text(text)) => std::str::from_utf8(text).map(Some).map_err(|_| other(i, "text")),
                Ok(ValueRef::Null) => Ok(None),
                _ => Err(other(i, "text")),
            },
            Inner::Postgres(row) => row.try_get(i).map_err(|_| other(i, "text")),
        }
    }

    /// Bytes that are there.
    pub fn bytes(&self, i: usize) -> Result<Vec<u8>> {
        Ok(self.bytes_ref(i)?.to_vec())
    }

    /// Bytes, or none.
    pub fn opt_bytes(&self, i: usize) -> Result<Option<Vec<u8>>> {
        Ok(self.opt_bytes_ref(i)?.map(<[u8]>::to_vec))
    }

    /// Bytes that are there, without a copy.
    pub fn bytes_ref(&self, i: usize) -> Result<&[u8]> {
        self.opt_bytes_ref(i)?.ok_or_else(|| absent(i))
    }

    /// Bytes, or none, without a copy.
    pub fn opt_bytes_ref(&self, i: usize) -> Result<Option<&[u8]>> {
        match &self.0 {
            Inner::Sqlite(row) => match row.get_ref(i) {
                Ok(ValueRef::Blob(bytes)) => Ok(Some(bytes)),
                Ok(ValueRef::Null) => Ok(None),
                _ => Err(other(i, "bytes")),
            },
            Inner::Postgres(row) => row.try_get(i).map_err(|_| other(i, "bytes")),
        }
    }

    /// An instant kept as milliseconds UTC.
    pub fn time(&self, i: usize) -> Result<jiff::Timestamp> {
        self.opt_time(i)?.ok_or_else(|| absent(i))
    }

    /// An instant, or none.
    pub fn opt_time(&self, i: usize) -> Result<Option<jiff::Timestamp>> {
        let instant = |ms| jiff::Timestamp::from_millisecond(ms).map_err(|_| other(i, "an instant"));
        self.opt_int(i)?.map(instant).transpose()
    }

    /// A civil date kept as ISO text.
    pub fn date(&self, i: usize) -> Result<jiff::civil::Date> {
        self.opt_date(i)?.ok_or_else(|| absent(i))
    }

    /// A civil date, or none.
    pub fn opt_date(&self, i: usize) -> Result<Option<jiff::civil::Date>> {
        let date = |text: &str| text.parse().map_err(|_| other(i, "an ISO date"));
        self.opt_text_ref(i)?.map(date).transpose()
    }
}

fn absent(i: usize) -> StoreError {
    StoreError::Value(format!("column {i} is empty"))
}

fn other(i: usize, wanted: &str) -> StoreError {
    StoreError::Value(format!("column {i} is not {wanted}"))
}

/// Whatever PostgreSQL counts with, as one kind of number.
struct Whole(i64);

impl<'a> FromSql<'a> for Whole {
    fn from_sql(ty: &Type, raw: &'a [u8]) -> std::result::Result<Self, Box<dyn std::error::Error + Sync + Send>> {
        Ok(Whole(match *ty {
            Type::INT8 => i64::from_sql(ty, raw)?,
            Type::INT4 => i64::from(i32::from_sql(ty, raw)?),
            Type::INT2 => i64::from(i16::from_sql(ty, raw)?),
            _ => i64::from(bool::from_sql(ty, raw)?),
        }))
    }

    fn accepts(ty: &Type) -> bool {
        matches!(*ty, Type::INT8 | Type::INT4 | Type::INT2 | Type::BOOL)
    }
}
