//! What the measure of a cohort is fed with: who enrolled, left, chose and answered, person by person.
//!
//! People are read by pages of [`PAGE`], and for each page departures, choices and outcomes by ranges of the same keys,
//! so that four statements move through four tables in step. One statement that merges them (`UNION ALL … ORDER BY`)
//! was measured slower than the four one after another on SQLite: each row goes through coroutines. Memory is that of one
//! page, whatever the cohort.

use domain::ids::{CohortId, OrgId};
use domain::measure::{ChoiceRow, CohortMeasure, OutcomeRow, Wave};
use domain::outcome::Values;
use jiff::civil::Date;

use crate::{Result, Row, StoreError, Tx, vals};

/// People read at once: enough to forget the cost of four statements, few enough to stay in the processor's cache.
const PAGE: usize = 512;

const PEOPLE: &str = "SELECT enrolment_id FROM enrolment
    WHERE org_id = $1 AND cohort_id = $2 AND enrolment_id > $3 ORDER BY enrolment_id LIMIT $4";
const DEPARTURES: &str = "SELECT enrolment_id, on_date FROM departure
    WHERE org_id = $1 AND cohort_id = $2 AND enrolment_id >= $3 AND enrolment_id <= $4 ORDER BY enrolment_id";
const CHOICES: &str = "SELECT enrolment_id,
        (set_no * 65536 + goal) * 2 + CASE WHEN replaced_ms IS NULL THEN 0 ELSE 1 END FROM choice
    WHERE org_id = $1 AND cohort_id = $2 AND enrolment_id >= $3 AND enrolment_id <= $4 ORDER BY enrolment_id";
// Taking a column out of a row costs more than computing with it there, and there are millions of rows: what is small
// comes packed. Wave 0 is the baseline, which is not measured here.
const OUTCOMES: &str = "SELECT enrolment_id, (set_no * 65536 + goal) * 256 + wave, eligible, implemented, obstacles,
        ((elapsed_days * 256 + COALESCE(status, 255)) * 256 + COALESCE(relevance, 255)) * 256
            + COALESCE(feasibility, 255) FROM outcome
    WHERE org_id = $1 AND cohort_id = $2 AND enrolment_id >= $3 AND enrolment_id <= $4 AND wave > 0
    ORDER BY enrolment_id";
/// A code that was not given, where codes are packed: lists have far fewer.
const NOT_GIVEN: u8 = 255;

/// Counts every enrolment of a cohort, in flat memory and on one moment of the data.
pub fn count(tx: &mut Tx<'_>, org: OrgId, cohort: CohortId, measure: &mut CohortMeasure) -> Result<()> {
    let mut page = Page::default();
    let mut after = i64::MIN;
    loop {
        page.clear();
        tx.scan(PEOPLE, vals![org.0, cohort.0, after, i64::try_from(PAGE).unwrap_or(i64::MAX)], |row| {
            page.people.push(row.int(0)?);
            Ok(())
        })?;
        let (Some(first), Some(last)) = (page.people.first().copied(), page.people.last().copied()) else {
            return Ok(());
        };
        page.read(tx, [org.0, cohort.0, first, last], measure)?;
        if page.people.len() < PAGE {
            return Ok(());
        }
        after = last;
    }
}

/// The people of a page and what is small of them. Outcomes, the bulk, are counted as they come.
#[derive(Default)]
struct Page {
    people: Vec<i64>,
    departures: Vec<(i64, Date)>,
    choices: Vec<(i64, ChoiceRow)>,
}

impl Page {
    fn clear(&mut self) {
        self.people.clear();
        self.departures.clear();
        self.choices.clear();
    }

    fn read(&mut self, tx: &mut Tx<'_>, range: [i64; 4], measure: &mut CohortMeasure) -> Result<()> {
        let [org, cohort, first, last] = range;
        tx.scan(DEPARTURES, vals![org, cohort, first, last], |row| {
            self.departures.push((row.int(0)?, row.date(1)?));
            Ok(())
        })?;
        tx.scan(CHOICES, vals![org, cohort, first, last], |row| {
            let packed = row.int(1)?;
            let (set, goal) = set_and_goal(packed >> 1)?;
            self.choices.push((row.int(0)?, ChoiceRow { set, goal, replaced: packed & 1 == 1 }));
            Ok(())
        })?;
        let mut walk = Walk { page: self, person: 0, departure: 0, choice: 0 };
        let mut current = None;
        tx.scan(OUTCOMES, vals![org, cohort, first, last], |row| {
            let who = row.int(0)?;
            if current != Some(who) {
                walk.up_to(who, measure);
                current = Some(who);
            }
            // An answer of nobody enrolled would be the next person's: rows without an enrolment are left alone.
            if walk.has_reached(who) {
                measure.outcome(&outcome(row)?);
            }
            Ok(())
        })?;
        walk.up_to(last, measure);
        Ok(())
    }
}

/// Where each of the page's lists was left.
struct Walk<'a> {
    page: &'a Page,
    person: usize,
    departure: usize,
    choice: usize,
}

impl Walk<'_> {
    /// Introduces everybody up to `who`, with their departure and choices.
    fn up_to(&mut self, who: i64, measure: &mut CohortMeasure) {
        while let Some(person) = self.page.people.get(self.person).filter(|person| **person <= who) {
            self.person += 1;
            measure.enrolment();
            while let Some((of, on)) = self.page.departures.get(self.departure).filter(|(of, _)| of <= person) {
                self.departure += 1;
                if of == person {
                    measure.departure(*on);
                }
            }
            while let Some((of, row)) = self.page.choices.get(self.choice).filter(|(of, _)| of <= person) {
                self.choice += 1;
                if of == person {
                    measure.choice(*row);
                }
            }
        }
    }

    fn has_reached(&self, who: i64) -> bool {
        self.person.checked_sub(1).and_then(|last| self.page.people.get(last)) == Some(&who)
    }
}

fn outcome(row: &Row<'_>) -> Result<OutcomeRow> {
    let (asked, said) = (row.int(1)?, row.int(5)?);
    let (set, goal) = set_and_goal(asked >> 8)?;
    let wave = Wave::from_number(lowest(asked)).ok_or_else(|| StoreError::value("an outcome is of no wave"))?;
    let code = |packed| Some(lowest(packed)).filter(|code| *code != NOT_GIVEN);
    Ok(OutcomeRow {
        set,
        goal,
        wave,
        values: Values {
            status: code(said >> 16),
            eligible: row.opt_int(2)?.map(small).transpose()?,
            implemented: row.opt_int(3)?.map(small).transpose()?,
            obstacles: row.int(4)?.cast_unsigned(),
            relevance: code(said >> 8),
            feasibility: code(said),
        },
        elapsed_days: small(said >> 24)?,
    })
}

fn set_and_goal(packed: i64) -> Result<(u16, u16)> {
    Ok((small(packed >> 16)?, small(packed & 0xFFFF)?))
}

fn lowest(packed: i64) -> u8 {
    packed.to_le_bytes()[0]
}

fn small<T: TryFrom<i64>>(number: i64) -> Result<T> {
    T::try_from(number).map_err(|_| StoreError::value("a number is larger than its column's meaning"))
}
