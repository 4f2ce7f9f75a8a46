//! Bases written as JSON (an array of objects, alone or under a name) or NDJSON (one object a line).

use std::cell::Cell;
use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::io::{self, BufRead, BufReader, Read};
use std::marker::PhantomData;
use std::rc::Rc;

use serde::de::{self, DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::mapping::Mapping;
use super::row::{BETWEEN, Cells};
use super::{Arrived, LONGEST_RECORD, MOST_COLUMNS, Outline};
use crate::bad_cell::BadCell;

/// The names and values of one object, names met twice told apart as `Name#1`, `Name#2`.
struct Object(HashMap<String, String>);

/// Reads NDJSON: a line that is no object is refused, and the next is read.
pub(super) fn read_lines<E: From<io::Error>>(
    text: impl Read,
    file: &str,
    mapping: &Mapping,
    each: &mut dyn FnMut(Arrived) -> Result<(), E>,
) -> Result<Outline, E> {
    let mut reading = Reading::new(file, mapping);
    let mut text = BufReader::new(text);
    let (mut bytes, mut line) = (Vec::new(), 0_u64);
    loop {
        bytes.clear();
        let most = LONGEST_RECORD as u64 + 1;
        let read = text.by_ref().take(most).read_until(b'\n', &mut bytes)?;
        if read == 0 {
            return Ok(reading.outline());
        }
        line += 1;
        if read > LONGEST_RECORD {
            let fault = BadCell::new(file, line, "", "", "rex-row-long").with("most", LONGEST_RECORD);
            each(Arrived { line, record: Err(vec![fault]) })?;
            return Ok(reading.outline());
        }
        if bytes.trim_ascii().is_empty() {
            continue;
        }
        let arrived = match serde_json::from_slice::<Value>(&bytes) {
            // Once more, for what a plain value forgets: names that are there twice.
            Ok(Value::Object(_)) => match serde_json::from_slice::<Object>(&bytes) {
                Ok(object) => reading.arrived(line, &object),
                Err(error) => reading.malformed(line, &error),
            },
            Ok(_) => reading.no_object(line),
            Err(error) => reading.malformed(line, &error),
        };
        each(arrived)?;
    }
}

/// Reads JSON, one object of the array in memory at a time. What is malformed ends the file: the records before it have
/// been handed over, and one more is refused.
pub(super) fn read_whole<E: From<io::Error>>(
    text: impl Read,
    file: &str,
    mapping: &Mapping,
    each: &mut dyn FnMut(Arrived) -> Result<(), E>,
) -> Result<Outline, E> {
    let mut reading = Reading::new(file, mapping);
    let place = Place::default();
    let counted = Counted { from: BufReader::new(text), place: place.clone() };
    let mut stopped = None;
    let mut json = serde_json::Deserializer::from_reader(counted);
    let mut hand_over = |line: u64, object: Option<&Object>| {
        let arrived = match object {
            Some(object) => reading.arrived(line, object),
            None => reading.no_object(line),
        };
        each(arrived).map_err(|error| stopped = Some(error)).is_ok()
    };
    let root = Root { records: mapping.records.as_deref(), place: &place, each: &mut hand_over };
    let outcome = root.deserialize(&mut json).and_then(|found| json.end().map(|()| found));
    if let Some(error) = stopped {
        return Err(error);
    }
    match outcome {
        Ok(true) => {}
        Ok(false) => {
            let name = mapping.records.as_deref().unwrap_or_default();
            reading.faults.push(BadCell::new(file, None, name, "", "rex-json-no-records"));
        }
        Err(error) if error.is_io() && place.left.get() > 0 => return Err(E::from(error.into())),
        Err(error) => {
            let line = place.line.get();
            let arrived = if place.left.get() == 0 {
                let fault = BadCell::new(file, line, "", "", "rex-row-long").with("most", LONGEST_RECORD);
                Arrived { line, record: Err(vec![fault]) }
            } else {
                reading.malformed(line, &error)
            };
            each(arrived)?;
        }
    }
    Ok(reading.outline())
}

/// What is kept while objects are read.
struct Reading<'a> {
    file: &'a str,
    mapping: &'a Mapping,
    unmapped: BTreeSet<String>,
    faults: Vec<BadCell>,
}

impl<'a> Reading<'a> {
    fn new(file: &'a str, mapping: &'a Mapping) -> Self {
        Self { file, mapping, unmapped: BTreeSet::new(), faults: Vec::new() }
    }

    fn arrived(&mut self, line: u64, Object(cells): &Object) -> Arrived {
        let taken = self.mapping.columns();
        let several: Vec<BadCell> = taken
            .iter()
            .filter(|column| cells.contains_key(&format!("{column}#2")))
            .map(|column| BadCell::new(self.file, line, column, "", "rex-column-several").with("count", 2))
            .collect();
        if !several.is_empty() {
            return Arrived { line, record: Err(several) };
        }
        for name in cells.keys() {
            let known = taken.contains(name.as_str()) || self.mapping.ignored.contains(name);
            if !known && self.unmapped.len() < MOST_COLUMNS && !self.unmapped.contains(name) {
                self.unmapped.insert(name.clone());
            }
        }
        let get = |column: &str| cells.get(column).map(String::as_str);
        Arrived { line, record: Cells { file: self.file, line, get: &get }.record(self.mapping) }
    }

    fn no_object(&self, line: u64) -> Arrived {
        Arrived { line, record: Err(vec![BadCell::new(self.file, line, "", "", "rex-json-no-object")]) }
    }

    fn malformed(&self, line: u64, error: &serde_json::Error) -> Arrived {
        let fault = BadCell::new(self.file, line, "", "", "rex-json");
        Arrived { line, record: Err(vec![fault.with("message", kind_of(error)).with("column", error.column())]) }
    }

    fn outline(self) -> Outline {
        Outline { unmapped: self.unmapped.into_iter().collect(), faults: self.faults }
    }
}

/// What is wrong with JSON, without what it holds.
fn kind_of(error: &serde_json::Error) -> &'static str {
    if error.is_eof() { "EOF" } else { "JSON" }
}

/// Where a reading stands; shared with whoever is told.
#[derive(Clone)]
struct Place {
    line: Rc<Cell<u64>>,
    /// Bytes that the record may still take.
    left: Rc<Cell<usize>>,
}

impl Default for Place {
    fn default() -> Self {
        Self { line: Rc::new(Cell::new(1)), left: Rc::new(Cell::new(LONGEST_RECORD)) }
    }
}

struct Counted<R> {
    from: BufReader<R>,
    place: Place,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.place.left.get() == 0 {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        // Byte by byte, as the parser asks: what is counted has been read, and no more.
        let Some(into) = into.get_mut(..1) else { return Ok(0) };
        let read = self.from.read(into)?;
        self.place.left.set(self.place.left.get() - read);
        if read == 1 && into.first() == Some(&b'\n') {
            self.place.line.set(self.place.line.get() + 1);
        }
        Ok(read)
    }
}

type HandOver<'a> = &'a mut dyn FnMut(u64, Option<&Object>) -> bool;

/// The document: the array itself, or an object that has it under a name.
struct Root<'a> {
    records: Option<&'a str>,
    place: &'a Place,
    each: HandOver<'a>,
}

impl<'de> DeserializeSeed<'de> for Root<'_> {
    type Value = bool;

    fn deserialize<D: de::Deserializer<'de>>(self, from: D) -> Result<bool, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Root<'_> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array of records")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut records: A) -> Result<bool, A::Error> {
        if self.records.is_some() {
            while records.next_element::<IgnoredAny>()?.is_some() {
                self.place.left.set(LONGEST_RECORD);
            }
            return Ok(false);
        }
        while let Some(element) = {
            self.place.left.set(LONGEST_RECORD);
            records.next_element_seed(Element { place: self.place, of: PhantomData })?
        } {
            if !(self.each)(element.0, element.1.as_ref()) {
                return Err(de::Error::custom("stopped"));
            }
        }
        Ok(true)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<bool, A::Error> {
        let mut found = false;
        while let Some(name) = map.next_key::<String>()? {
            if self.records == Some(name.as_str()) && !found {
                found = map.next_value_seed(Root { records: None, place: self.place, each: &mut *self.each })?;
            } else {
                self.place.left.set(LONGEST_RECORD);
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(found)
    }
}

/// One element of the array, with the line on which it was begun.
struct Element<'a> {
    place: &'a Place,
    of: PhantomData<Object>,
}

impl<'de> DeserializeSeed<'de> for Element<'_> {
    type Value = (u64, Option<Object>);

    fn deserialize<D: de::Deserializer<'de>>(self, from: D) -> Result<Self::Value, D::Error> {
        let line = self.place.line.get();
        Ok((line, from.deserialize_any(ObjectVisitor)?))
    }
}

impl<'de> de::Deserialize<'de> for Object {
    fn deserialize<D: de::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let object = from.deserialize_any(ObjectVisitor)?;
        object.ok_or_else(|| de::Error::custom("no object"))
    }
}

struct ObjectVisitor;

impl<'de> Visitor<'de> for ObjectVisitor {
    type Value = Option<Object>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a record")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut cells = HashMap::new();
        let mut met: HashMap<String, usize> = HashMap::new();
        while let Some(name) = map.next_key::<String>()? {
            flatten(&name, &map.next_value::<Value>()?, &mut cells, &mut met);
        }
        // The first of several is told apart only once there is a second.
        for (name, _) in met.into_iter().filter(|(_, count)| *count > 1) {
            if let Some(first) = cells.remove(&name) {
                cells.insert(format!("{name}#1"), first);
            }
        }
        Ok(Some(Object(cells)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(None)
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_str<E>(self, _: &str) -> Result<Self::Value, E> {
        Ok(None)
    }
}

/// Puts a value under its name; an object within is reached as `outer.inner`, an array's values stand in one cell.
fn flatten(name: &str, value: &Value, cells: &mut HashMap<String, String>, met: &mut HashMap<String, usize>) {
    if let Value::Object(inner) = value {
        for (under, value) in inner {
            flatten(&format!("{name}.{under}"), value, cells, met);
        }
        return;
    }
    let nth = met.entry(name.to_owned()).or_default();
    *nth += 1;
    let name = if *nth == 1 { name.to_owned() } else { format!("{name}#{nth}") };
    cells.insert(name, written(value));
}

fn written(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(values) => values.iter().map(written).collect::<Vec<_>>().join(BETWEEN.encode_utf8(&mut [0; 4])),
        other => other.to_string(),
    }
}
